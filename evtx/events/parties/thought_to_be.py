"""Whose people the hurt are thought or said to be (مقتل ثلاثة يعتقد أنهم من كذا): an act's tolls in, actors out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.draft import Draft
from evtx.model import HARM, Mention
from evtx.text.words import word_class

_CIVILIAN = frozenset({"civilian", "child", "woman"})
_THINKING = word_class("events.thought_to_be.thinking")
_THAT_HE = word_class("events.who_he_was.that_he")
_TIES = word_class("events.thought_to_be.ties")
_MEMBERS = word_class("events.thought_to_be.members")
_OF = frozenset({"من", "ل", "الي", "ب", "في"})
_SERVING = frozenset({"combatant", "official"})
_SAID_REACH = 9  # tokens from those who were hurt to the words that say whose they are
_NAME_REACH = 6  # tokens from those words to the name of the side


def thought_to_be(known: Annotated, group: Sequence[Draft]) -> Iterator[Mention]:
    """The sides that the text names right behind a toll of the group, unless others were civilians."""
    acted = [(a.first, a.last) for d in group for a in d.actors if a.role == "initiator"]
    tolls = [
        m
        for d in group
        for m in d.casualties
        if m.value.figure in HARM and not any(first < m.last <= last for first, last in acted)
    ]  # قتل مسلحون يعتقد أنهم من كذا شرطيين: who killed
    for toll in tolls:
        others = (m for m in tolls if m is not toll and m.first != toll.first)
        doers = [first for first, _ in acted if first >= toll.last]  # على يد مسلحين يعتقد أنهم من كذا
        civil = any(m.value.category in _CIVILIAN for m in others)
        side = None if civil else _side_behind(known, toll, min(doers, default=None))
        if side is not None:
            yield side


def _side_behind(known: Annotated, toll: Mention, doer: int | None) -> Mention | None:
    """The side behind "thought to be" or "who, they said, belonged to", no other act, mark or doer between."""
    tokens, stop = known.document.tokens, known.document.sentences[known.document.sentence_of(toll.first)].last
    acts = {t.anchor for t in known.triggers}
    thought = False
    for at in range(toll.last, min(stop, toll.last + _SAID_REACH)):
        word, reading = tokens[at].text, known.readings[at]
        if at in acts or word in "،؛:" or at == doer:
            return None
        thought = thought or word in _THINKING or (reading is not None and reading.analysis.lemma in _THINKING)
        if thought and (word in _THAT_HE or word in _TIES):
            return _named(known, at + 1, stop, tied=word in _TIES)
    return None


def _named(known: Annotated, first: int, stop: int, *, tied: bool) -> Mention | None:
    """The first side named, which a title, a verb of belonging or "of" ties to those who were hurt."""
    sides = {m.first: m for m in mentions_by_kind(known)["actor"] if m.value.how in ("name", "hostile")}
    people = mentions_by_kind(known)["people"]
    titles = {m.first for m in people if m.value.category in _SERVING and m.value.id != "force"}
    for at in range(first, min(stop, first + _NAME_REACH)):
        side, word = sides.get(at), known.document.tokens[at].text
        reading = known.readings[at]
        lemma = reading.analysis.lemma if reading is not None else ""
        if side is not None:
            of_it = at == first and word in _OF  # أنهم | من القاعدة
            return side if tied or of_it or at in titles else None
        if word in "،؛:":
            return None
        tied = tied or at in titles or lemma in _MEMBERS or word in _MEMBERS or (at == first and word in _OF)
    return None
