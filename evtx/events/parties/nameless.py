"""Parties of whom nothing is named but what they did or are: a filler of a frame in, ids with their words out.

Each answer is a list of id, first and last token, and the name of a man, which is empty here.
"""

from __future__ import annotations

from evtx.events.frames.fillers import Frame
from evtx.events.frames.scene import Filler
from evtx.text.document import Document

UNKNOWN_ATTACKERS = "unknown_gunmen"
_ANY_MEN = frozenset({"anybody", "gunman", "unknown_person"})
_SECURITY = "الامن"
_ACTING_PLACES = frozenset({"subject", "agent", "genitive", "support_subject"})
_SNIPER = "قناص"
_ONE_MAN = frozenset({"man", "anybody", "person", "child", "boy"})


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


def one_of_a_nation(filler: Filler, frame: Frame) -> list[tuple[str, int, int, str]]:
    """طعن شاب فلسطيني جنديا: one man who attacks somebody else, known by his nation alone."""
    others = any(f.role == "target" and f.mentions and f.chunk is not filler.chunk for f in frame.fillers)
    man = next((m for m in filler.chunk.people if m.value.id in _ONE_MAN), None)
    if not (frame.violent and others and (filler.role, filler.place) == ("initiator", "subject")) or man is None:
        return []
    nations = (m.value.nation for m in filler.chunk.actors if m.first == man.last)
    return [(f"{n.demonym.lower()}_individual", man.first, man.last, "") for n in nations if n is not None]


def officers(filler: Filler) -> list[tuple[str, int, int, str]]:
    """قُتل العميد فلان: an officer of no side told is one of the army."""
    told = [m for m in filler.chunk.people if m.value.id == "officer"]
    return [("army", m.first, m.last, "") for m in told[:1] if filler.role == "target"]


def the_security(document: Document, filler: Filler) -> list[tuple[str, int, int, str]]:
    """اعتقل الأمن ثلاثة، برصاص الأمن: what is safety elsewhere is a force where it takes, strikes or fires."""
    heads = [m for m in filler.chunk.people if m.last - m.first == 1 and m.first - filler.chunk.first <= 1]
    forces = (m for m in heads if document.tokens[m.first].text == _SECURITY)
    acting = filler.role == "initiator" and filler.place in _ACTING_PLACES
    return [("security_forces", m.first, m.last, "") for m in forces if acting][:1]
