"""Who is no target beside the one that was meant: actors of an event in, the same without those who only stood by.

"فلسطينيان" beside the post of a movement are known by their nation alone, and may be its men; "سائقها، مترجمهم" are
with those who were aimed at; who is exchanged is a prisoner, whatever he was before.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.parties.naming import GENERIC
from evtx.lexicon.load import Lexicon
from evtx.model import EventActor
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

_STRIKES = frozenset({"shelling", "airstrike", "bombing", "armed_attack"})
_AGAINST_ONE = _STRIKES | {"assassination", "abduction"}
_WITH_THEM = word_class("events.bystanders.with_them")
_OWNED = ("هما", "هم", "ها", "ه")
_NUMBER = ("ين", "ون", "ان", "ا")
_CIVILIANS = ("civilians", "target")


def without_bystanders(
    actors: Sequence[EventActor], event_type: str, subtype: str | None, lexicon: Lexicon
) -> tuple[EventActor, ...]:
    """The actors without civilians who stand beside a target that was meant, or who are exchanged."""
    if subtype == "exchange":
        return tuple(a for a in actors if (a.id, a.role) != _CIVILIANS)
    others = {a.id for a in actors if a.role == "target"} - {"civilians"}
    named = bool(others - GENERIC) and event_type in _STRIKES
    meant = bool(others) and event_type in _AGAINST_ONE
    return tuple(
        a
        for a in actors
        if (a.id, a.role) != _CIVILIANS
        or not ((named and of_a_nation(a.text or "", lexicon)) or (meant and _goes_with_them(a.text or "")))
    )


def of_a_nation(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is no more than a nationality (فلسطينيان، الإسرائيليين)."""
    word = fold_text(text).removeprefix("ال")
    forms = {word, *(word.removesuffix(end) for end in _NUMBER)}
    return " " not in word and not forms.isdisjoint(lexicon.nations)


def _goes_with_them(text: str) -> bool:
    """سائقها، ومترجمهم، ركابها: a man of those who were aimed at, told by what he is to them."""
    words = fold_text(text).split()
    word = words[0] if words else ""
    stems = {w.removesuffix(end) for w in (word, word.removeprefix("و")) for end in _OWNED if w.endswith(end)}
    return not stems.isdisjoint(_WITH_THEM)
