"""Verbal nouns with their doer: what they are done to told with لـ, and two that share him.

تحرير الجيش لعدة قرى، قتل واعتقال القوات عشرة مسلحين: a noun and the phrases around it in, what of them counts out.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Scene
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger

_VERBAL, _OBJECT_MARK = "VN", "ل"
_DEATHS = frozenset({"مقتل", "مصرع", "اصابه", "استشهاد", "وفاه", "جرح"})


def shared(
    scene: Scene, trigger: Trigger, own: Chunk, after: Sequence[Chunk]
) -> tuple[Trigger, Chunk, Sequence[Chunk]]:
    """The noun, its phrase and what follows, from which the genitive of an act's noun is read.

    They are those of the noun joined to it where it stands bare right before that; else they stay as given.
    """
    joined = next((t for t in scene.event_nouns if t.first == trigger.last and t.analysis.conj == "و"), None)
    if joined is None or own.last != joined.first or not (_is_bare(scene, trigger) and _is_bare(scene, joined)):
        return trigger, own, after
    theirs = next((c for c in after if c.first == joined.first and c.coordinated), None)
    if theirs is None:
        return trigger, own, after
    return joined, theirs, [c for c in after if c.first >= theirs.last]


def is_a_death(scene: Scene, noun: Trigger) -> bool:
    """مقتل، إصابة: whether an act's noun tells what befalls those in its genitive."""
    return noun.form == "noun" and not bare_words(scene.document.tokens[noun.anchor].text).isdisjoint(_DEATHS)


def _is_bare(scene: Scene, noun: Trigger) -> bool:
    """Whether an act's noun is a verbal one that takes a genitive: without the article and a pronoun."""
    bare = not (noun.analysis.det or noun.analysis.pron)
    return noun.analysis.cat == _VERBAL and bare and not is_a_death(scene, noun)


def is_done_by(scene: Scene, part: Chunk, after: Sequence[Chunk]) -> bool:
    """تحرير الجيش | لعدة قرى: whether the genitive is a party right behind which لـ says to what it is done."""
    done_to = next(iter(after), None)
    if done_to is None or done_to.prep != _OBJECT_MARK or done_to.attached or done_to.first != part.last:
        return False
    return bool(part.actors) and scene.starts_with_actor(part) and not (done_to.actors or done_to.people)
