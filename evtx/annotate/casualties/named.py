"""People hurt or taken who are told by name alone: a token in, the end of the names there and how many out.

"استشهد لؤي أبو جراد"، "اغتال مجهولون كلاً من فلان وفلان": nothing but the names says how many they are.
"""

from __future__ import annotations

from collections.abc import Set

from evtx.annotate.casualties.scene import QUOTES, Scene
from evtx.lexicon.given_names import name_end
from evtx.text.words import word_class

_EACH = frozenset({"كل", "كلا", "من"})
_TITLES = word_class("annotate.casualties_named.titles")
_LONGEST_AGE = 8  # tokens of a bracket after a name


def names_at(scene: Scene, at: int, blocked: Set[int]) -> tuple[int, int] | None:
    """The end of the run of names that begins at a token and how many they are; None where no name stands.

    `blocked`: tokens that are in no name.
    """
    while scene.text(at) in QUOTES or scene.text(at) in _EACH:
        at += 1
    start = _past_title(scene, at)
    end, count, joined, titled, at = start, 0, False, start > at, start
    while (last := _name(scene, at, blocked, titled=titled, joined=joined)) > at:
        end, count, titled = last, count + 1, False
        at = _past_bracket(scene, last)
        joined = scene.text(at).startswith("و")
        if not joined and scene.text(at) != "،":
            break
        apart = scene.text(at) in ("و", "،")
        at, joined = (at + 1, False) if apart else (at, True)
        while scene.text(at) in QUOTES:
            at += 1
    return (end, count) if count else None


def _past_title(scene: Scene, at: int) -> int:
    """The token after a title and the body that the man is of (المقدم في الشرطة فلان)."""
    if scene.text(at) not in _TITLES:
        return at
    body = scene.actors.get(at + 2) if scene.text(at + 1) in ("في", "من") else None
    return body.last if body is not None else at + 1


def _name(scene: Scene, at: int, blocked: Set[int], *, titled: bool, joined: bool) -> int:
    return name_end(scene.document, at, scene.lexicon, blocked, titled=titled, joined=joined)


def _past_bracket(scene: Scene, at: int) -> int:
    """The token after the quotation mark and the age in brackets behind a name."""
    while scene.text(at) in QUOTES:
        at += 1
    if scene.text(at) != "(":
        return at
    return next((n + 1 for n in range(at, at + _LONGEST_AGE) if scene.text(n) == ")"), at)
