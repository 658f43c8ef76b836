"""The type of an event: the drafts that tell it in, its type, subtype and the draft that it is about out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.kinds import PRECISION
from evtx.events.draft import Draft
from evtx.model import HEADS
from evtx.text.words import word_class

_BLOWS = frozenset({"assassination", "bombing", "airstrike", "shelling"})
_BURNING = word_class("events.things.burning")
_NO_ATTACK = frozenset({"armed_clash", "abduction"})  # what "the attack" takes up stays what it was
_TAKEN = frozenset({"abducted", "detained"})  # اقتادوا عشرين امرأة: whom gunmen lead away they abduct
_PRECISE = 4.0  # a type that says by which means or to what end (kinds.PRECISION)
# An attack or a killing whose only means is a planted or carried charge is a bombing, with this subtype.
_CHARGES = {"ied": "ied", "bomb": "ied", "explosives": None, "landmine": "landmine", "car_bomb": "car_bomb",
            "motorcycle_bomb": "car_bomb", "suicide_vest": "suicide"}  # fmt: skip
# Kinds of fire that are subtypes of shelling; قصف مدفعي وصاروخي is of no single one.
_FIRE = frozenset({"artillery", "mortar", "rocket", "missile"})
_MIXED = frozenset({"artillery", "rocket"})
# What aircraft or their bombs make the subtype of an air strike whose rules tell none.
_FLOWN = {"barrel_bomb": "barrel_bomb", "drone": "drone", "warplane": None, "helicopter": None, "aircraft": None}


def type_of(by_rank: Sequence[Draft], told: str) -> tuple[str, str | None]:
    """Type and subtype of a group whose main draft is of the type `told`."""
    event_type = told
    kinds = {m.value.figure for d in by_rank for m in d.casualties if m.value.min}
    if event_type == "killing" and "wounded" in kinds and "killed" not in kinds:
        event_type = "armed_attack"  # people hurt with no cause told: an attack whose means is not told
    subtype = next((d.subtype for d in by_rank if d.type == told and d.subtype), None)
    if event_type in ("armed_attack", "killing") and subtype is None:
        return _by_means(by_rank, event_type)
    if event_type == "shelling":
        return event_type, _by_fire(by_rank, subtype)
    if event_type == "airstrike" and subtype is None:
        flown = {_FLOWN[i.id] for d in by_rank for i in d.items if i.use == "used" and i.id in _FLOWN} - {None}
        subtype = flown.pop() if len(flown) == 1 else None
    return event_type, subtype


def main_draft(told: Sequence[Draft]) -> Draft:
    """The draft, of those in their order, that an event is about: the first of its most precise type."""
    event_type = _told_type(told)
    return next(d for d in told if d.type == event_type)


def _told_type(told: Sequence[Draft]) -> str:
    """The most precise type. An ambush stays one, whatever goes off in it, and bodies found are a killing, however
    they died; a noun that takes the act up (الضربة، الاغتيال) does not turn one precise type into another.
    """
    if _came_to_take(told):
        return "abduction"
    slain = any(d.type == "assassination" and d.trigger.form == "verb" for d in told)  # اغتيل في كمين
    if not slain and any(d.subtype == "ambush" and d.form_is_reference for d in told):
        return "armed_attack"
    if _found_dead(told):
        return "killing"
    if _is_blaze(told):
        return "property_destruction"
    if {d.type for d in told} == {"arrest", "seizure"}:
        # ضبطت المفرزة حشيشا وأوقفت السائق: what is told first
        body = [d for d in told if d.part not in ("title", "heading")] or told
        return min(body, key=lambda d: d.trigger.anchor).type
    told = _without_exchange(told)
    first = [d.type for d in told if not (d.definite and d.form_is_reference)]
    best = max(first, key=_precision, default="")
    if best and _precision(best) >= _PRECISE:
        return best
    vague = [d for d in told if d.type == "armed_attack" and d.definite and d.form_is_reference and not d.subtype]
    if best == "abduction":
        vague = [
            d for d in vague if d.trigger.analysis.det
        ]  # خطفوا ستة خلال هجومهم: an attack of which that was a part
    return max((d.type for d in told if best not in _NO_ATTACK or d not in vague), key=_precision)


def _found_dead(told: Sequence[Draft]) -> bool:
    """جثتا شابين قتلا برصاص مجهولين: bodies found, and nobody known who did it, nor a sentence of its own for it."""
    found = {d.sentence for d in told if d.subtype == "body_found"}
    if any(d.type in _BLOWS and d.sentence <= min(found, default=0) and d.part not in HEADS for d in told):
        return False  # اغتالت عبوة القاضي ... ووجدت أشلاء: what is left of the dead of an act that is told
    doers = [(a.id, d) for d in told for a in d.actors if a.role == "initiator"]
    return bool(found) and all(i == "unknown_gunmen" and (d.sentence in found or d.part in HEADS) for i, d in doers)


def _came_to_take(told: Sequence[Draft]) -> bool:
    """اقتحموا المسجد وخطفوا أربعين مصليا: a storming or an ambush told at once with people taken, and nobody hurt."""
    figures = {m.value.figure for d in told for m in d.casualties if m.value.min}
    if figures.isdisjoint(_TAKEN) or not figures.isdisjoint({"killed", "wounded"}):
        return False
    attacks = {d.sentence for d in told if d.type == "armed_attack"}
    taken = [d for d in told if d.type == "abduction"]
    civilians = any(a.id == "civilians" for d in taken for a in d.actors if a.role == "target")
    if "abducted" not in figures and not civilians:
        return False  # هاجموا حاجزا واقتادوا أربعة من الشرطة
    at_once = any(d.sentence in attacks or d.part in HEADS for d in taken)
    return at_once and {d.type for d in told} <= {"abduction", "armed_attack"}


def _without_exchange(told: Sequence[Draft]) -> Sequence[Draft]:
    """شن الفصيل هجوما حيث تبادل الطرفان القصف: the attack of one side, in which both used their guns."""
    attack = any(d.type == "armed_attack" and any(a.role == "initiator" for a in d.actors) for d in told)
    mutual = [d for d in told if d.type == "shelling" and {a.role for a in d.actors} == {"participant"}]
    return [d for d in told if d not in mutual] if attack else told


def _is_blaze(told: Sequence[Draft]) -> bool:
    """هاجم مستوطنون قرية وأحرقوا مركبات: what settlers set on fire, with nobody hurt, is what they did."""
    doers = {a.id for d in told for a in d.actors if a.role == "initiator"}
    hurt = any(d.casualties or d.subtype == "gunfire" for d in told)
    burnt = (d.type == "property_destruction" and d.trigger.analysis.lemma in _BURNING for d in told)
    return doers == {"settlers"} and not hurt and any(burnt)


def _precision(event_type: str) -> float:
    return PRECISION.get(event_type, _PRECISE)


def _by_means(told: Sequence[Draft], event_type: str) -> tuple[str, str | None]:
    """The type and subtype that the means give an attack or a killing."""
    used = list(dict.fromkeys(i.id for d in told for i in d.items if i.use == "used"))
    if used and all(item in _CHARGES for item in used):
        return "bombing", next((_CHARGES[item] for item in used if _CHARGES[item]), None)
    return event_type, None


def _by_fire(told: Sequence[Draft], subtype: str | None) -> str | None:
    """The subtype of a shelling whose words name none: the one kind of fire used; none where they name two.

    Tanks fire too, and theirs is no artillery.
    """
    for draft in told:
        arms = {i.id for i in draft.items if i.use == "used"}
        used = arms & _FIRE
        if subtype == "artillery" and "tank" in arms and not used:
            return None
        if used == _MIXED and draft.type == "shelling":
            return None
        if subtype is None and len(used) == 1:
            return used.pop()
    return subtype
