"""Parties of whom nothing is named but what they did or are: a filler of a frame in, ids with their words out.

Each answer is a list of id, first and last token, and the name of a man, which is empty here.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import DraftActor
from evtx.events.frames.fillers import Frame
from evtx.events.frames.scene import Filler
from evtx.lexicon.load import Lexicon
from evtx.model import HARM, Mention
from evtx.text.document import Document
from evtx.text.shape import FINITE
from evtx.text.words import word_class

UNKNOWN_ATTACKERS = "unknown_gunmen"
_PEOPLE = "civilians"
_NOBODY = frozenset({UNKNOWN_ATTACKERS, _PEOPLE})
_ANY_MEN = frozenset({"anybody", "gunman", "unknown_person"})
_FACTIONS = frozenset({"armed_group", "militia"})
_SECURITY = "الامن"
_UNITS = word_class("events.nameless.units")
_ORDINALS = word_class("events.nameless.ordinals")
_SIDES = frozenset({("participant", "between")})
_ACTING_PLACES = frozenset({"subject", "agent", "genitive", "support_subject"})
_ADULTS = frozenset({"man", "person", "youth", "worker"})
# Where men act of whom nothing is told, and who they may be there: a boy by a clause about what he threw.
_ACTING_MEN = {"subject": _ADULTS, "agent": _ADULTS, "relative": _ADULTS | {"child", "boy"}}
_SNIPER = "قناص"
_ONE_MAN = frozenset({"man", "anybody", "person", "child", "boy", "youth", "woman", "worker"})


def nationals(filler: Filler, *, taking: bool) -> list[tuple[str, int, int, str]]:
    """اعتقلوا 15 فلسطينيا: people of a nation, counted, of whom nothing more is told."""
    if not taking or filler.role != "target" or filler.chunk.people or not filler.chunk.numbers:
        return []
    counted = {n.last for n in filler.chunk.numbers}
    people = [m for m in filler.mentions if m.kind == "actor" and m.value.nation is not None and m.first in counted]
    return [("civilians", m.first, m.last, "") for m in people]


def lone_attackers(document: Document, filler: Filler) -> list[tuple[str, int, int, str]]:
    """اغتال شخصان يستقلان دراجة نارية، أطلق قناص النار: men of whom nothing is told but what they did."""
    people = filler.chunk.people
    told = [m for m in filler.chunk.actors if m.value.nation is not None] or filler.chunk.owners
    gunmen = bool(people) and people[0].value.id == "gunman"  # مسلحون أكراد, of no party there
    places = ("subject", "agent", "support_subject", "relative") if gunmen else ("subject", "agent")
    if filler.role != "initiator" or filler.place not in places or told or not people:
        return []
    word = document.tokens[people[0].first].text
    if (word.endswith("ين") and not gunmen) or not (all(m.value.id in _ANY_MEN for m in people) or word == _SNIPER):
        return []
    return [(UNKNOWN_ATTACKERS, m.first, m.last, "") for m in people[:1]]


def unknown_men(
    document: Document, filler: Filler, found: Sequence[tuple[str, int, int, str]]
) -> list[tuple[str, int, int, str]]:
    """فتح شابان النار على مقهى، قذف شخص قنبلة: men who attack others, of whom nothing is told, are unknown."""
    people = filler.chunk.people
    known = filler.chunk.owners or any(m.value.nation is not None for m in filler.chunk.actors)
    if filler.role != "initiator" or filler.place not in _ACTING_MEN or known or not people or filler.chunk.coordinated:
        return []
    men = _ANY_MEN | _ACTING_MEN[filler.place]
    alone = all(i == "civilians" for i, *_ in found) and people[0].value.id in men
    counted = any(m.last == people[0].first for m in filler.chunk.numbers)
    alone = alone and (counted or (people[0].first == filler.chunk.first and _behind_verb(document, filler)))
    return [(UNKNOWN_ATTACKERS, people[0].first, people[0].last, "")] if alone else []


def _behind_verb(document: Document, filler: Filler) -> bool:
    """أعدم شاب, not أعدم مجلس شورى شباب كذا: nothing stands before the men that can have them as its genitive."""
    before = document.analyses[filler.chunk.first - 1] if filler.chunk.first else ()
    return filler.place == "agent" or any(a.cat in FINITE for a in before)


def one_of_a_nation(
    document: Document, filler: Filler, frame: Frame, lexicon: Lexicon
) -> list[tuple[str, int, int, str]]:
    """طعن شاب فلسطيني جنديا، طعن فلسطيني مستوطنا: who attacks somebody else and is known by his nation alone."""
    others = [f for f in frame.fillers if f.role == "target" and f.chunk is not filler.chunk]
    acting = (filler.role, filler.place) == ("initiator", "subject") and frame.violent and frame.voice == "active"
    if not acting or not (frame.fired or any(f.mentions or f.chunk.items for f in others)):
        return []
    man = next((m for m in filler.chunk.people if m.value.id in _ONE_MAN), None)
    told = filler.chunk.first if man is None else _past_thing(filler, man.last)
    known = [a for a in document.analyses[told] if a.cat in ("ADJ", "N")] if told < filler.chunk.last else []
    nation = next((n for a in known if (n := lexicon.nations.get(a.noun or a.lemma)) is not None), None)
    if nation is None or (man is None and not _alone(filler)):
        return []
    first = told if man is None else man.first
    forces = {n.actor for n in nation.bodies.get("army", ())} if frame.fired else set()
    factions = [i for i in forces if i in lexicon.actors and lexicon.actors[i].kind in _FACTIONS]
    actor = factions[0] if factions else f"{nation.demonym.lower()}_individual"
    return [(actor, first, told + 1, "")]


def _past_thing(filler: Filler, at: int) -> int:
    """سائق شاحنة | فلسطيني: over the thing that the word for a man governs."""
    return next((m.last for m in filler.chunk.items if m.first == at), at)


def _alone(filler: Filler) -> bool:
    """Whether a phrase is no more than a nationality; a country's name may have the same letters."""
    named = any(m.value.how != "adjective" for m in filler.chunk.actors)
    return filler.chunk.last - filler.chunk.first == 1 and not (named or filler.chunk.owners)


def officers(filler: Filler) -> list[tuple[str, int, int, str]]:
    """قُتل العميد فلان: an officer of no side told is one of the army."""
    told = [m for m in filler.chunk.people if m.value.id == "officer"]
    return [("army", m.first, m.last, "") for m in told[:1] if filler.role == "target"]


def numbered_units(document: Document, filler: Filler) -> list[tuple[str, int, int, str]]:
    """قوات اللواء الثاني، دورية من الفرقة السابعة عشرة: a unit that has no name but a number is one of the army."""
    stop = min(len(document.tokens) - 1, filler.chunk.last + 1)
    for at in range(filler.chunk.first, stop):
        if document.tokens[at].text in _UNITS:
            number = document.tokens[at + 1].text
            if number in _ORDINALS or number.isdigit():
                return [("army", at, at + 2, "")]
    return []


def the_security(document: Document, filler: Filler) -> list[tuple[str, int, int, str]]:
    """اعتقل الأمن ثلاثة، برصاص الأمن: what is safety elsewhere is a force where it takes, strikes or fires."""
    heads = [m for m in filler.chunk.people if m.last - m.first == 1 and m.first - filler.chunk.first <= 1]
    forces = (m for m in heads if document.tokens[m.first].text.removeprefix("و") == _SECURITY)
    acting = filler.role == "initiator" and filler.place in _ACTING_PLACES
    acting = acting or (filler.role, filler.place) in _SIDES  # صدامات بين محتجين والأمن
    return [("security_forces", m.first, m.last, "") for m in forces if acting][:1]


def without_the_hurt(
    actors: Sequence[DraftActor], tolls: Sequence[Mention], people: Sequence[Mention]
) -> tuple[DraftActor, ...]:
    """قتل هجوم ثمانين شخصا، إن سبعين شخصا قتلوا: people of whom nothing is told but that they were hurt did nothing.

    `tolls` and `people`: the figures and the words for people of the sentence. Who is called a fighter or an
    attacker stays, for he may have fallen in his own act, and so does who acts on another side (اغتال شخصان عنصرا).
    """
    if any(a.role == "target" and a.id != _PEOPLE for a in actors):
        return tuple(actors)
    anybody = {m.first for m in people if m.value.actor in ("", _PEOPLE)}
    hurt = {at for m in tolls if m.value.figure in HARM for at in range(m.first, m.last + 1)} & anybody
    return tuple(a for a in actors if not (a.role == "initiator" and a.id in _NOBODY and a.first in hurt))
