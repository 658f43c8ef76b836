"""Two accounts in; out come the level of every comparison that holds, and their sum: whether they tell one incident."""

from __future__ import annotations

from dataclasses import dataclass

from evtx.dedupe.account import Account
from evtx.dedupe.copies import SENTENCE
from evtx.dedupe.days import when_alike
from evtx.dedupe.knowledge import VETO, Known, Level
from evtx.dedupe.parties import doers_alike, targets_alike
from evtx.dedupe.spots import where_alike
from evtx.dedupe.tolls import figures_alike, items_alike, victims_alike

_LONG = 8  # words of a sentence from which two outlets do not write it by chance
# What two articles about one fight do not have in common by that alone, unlike day, place and kind of act.
_OWN, _ALIKE = frozenset({"doers", "targets", "figures", "items", "victims", "words"}), 1.0
_TOLD_APART = frozenset({"within_5km", "within_20km", "within_40km", "other_quarter", "unlisted"})


@dataclass(frozen=True, slots=True)
class Match:
    """What speaks for and against two events being one: levels with their bits and what they are of, and the sum."""

    bits: float
    findings: tuple[tuple[Level, float, str], ...]
    kindred: bool  # nothing told apart and something of its own alike, so that the company of other incidents may count
    one_type: bool

    @property
    def forbidden(self) -> bool:
        """Whether a level forbids the merge."""
        return self.bits == VETO


def compare(one: Account, two: Account, known: Known) -> Match:
    """The match of two events of different articles. Stops at the first level that forbids it."""
    found: list[tuple[Level, float, str]] = []
    for level in (_status(one, two, known), _type(one, two, known), when_alike(one.days, two.days, known)):
        found.append((level, level.bits, ""))
        if level.bits == VETO:
            return Match(VETO, tuple(found), False, False)
    where = where_alike(one.spots, two.spots, known)
    words = _words(one, two, known)
    for told in (where, words):
        if told is not None:
            found.append((told, told.bits, ""))
            if told.bits == VETO:
                return Match(VETO, tuple(found), False, False)
    for level in (doers_alike(one, two, known), targets_alike(one, two, known)):
        found.append((level, level.bits, ""))
    found += figures_alike(one, two, known)
    found += items_alike(one, two, known)
    victims = victims_alike(one, two, known)
    if victims is not None:
        found.append((victims, victims.bits, ""))
    own = sum(bits for level, bits, _ in found if level.comparison in _OWN)
    apart = where.id in _TOLD_APART or found[1][0].id == "told_apart" or found[0][0].id != "same"
    return Match(sum(bits for _, bits, _ in found), tuple(found), own >= _ALIKE and not apart, one.type == two.type)


def _status(one: Account, two: Account, known: Known) -> Level:
    levels = known.levels["status"]
    if "loose" in (one.status, two.status):  # what has no one date is the same only in a copy of the same text
        return levels["same" if one.status == two.status and one.words == two.words else "other"]
    if one.status == two.status:
        return levels["same"]
    return levels["other"] if "planned" in (one.status, two.status) else levels["denied"]


def _type(one: Account, two: Account, known: Known) -> Level:
    levels = known.levels["type"]
    if one.type == two.type:
        if one.subtype == two.subtype and one.subtype:
            return levels["subtype"]
        if not one.subtype or not two.subtype:
            return levels["same"]
        return levels["near_subtype" if frozenset((one.subtype, two.subtype)) in known.subtypes else "other_subtype"]
    return levels[known.kin.get((one.type, two.type), "other")]


def _words(one: Account, two: Account, known: Known) -> Level | None:
    """The level of the comparison `words` that holds; None where the sentences tell nothing about each other."""
    levels = known.levels["words"]
    if one.words == two.words:
        return levels["same" if one.length >= _LONG else "short"]
    if one.text == two.text:
        return levels["other_passage"]
    if min(one.length, two.length) >= _LONG and one.signature.jaccard(two.signature) >= SENTENCE:
        return levels["near"]
    return None
