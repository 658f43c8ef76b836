"""One or two plain English sentences about an event, made from its fields alone, for readers without Arabic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from evtx.model import Claim, Event, EventActor, EventDate, EventItem, EventPlace, Figure

_NOUN = {
    "armed_clash": "armed clashes", "armed_attack": "an armed attack", "assassination": "an assassination",
    "shelling": "shelling", "airstrike": "an air strike", "bombing": "a bombing", "explosion": "an explosion",
    "chemical_attack": "a chemical attack", "killing": "a killing", "execution": "an execution",
    "abduction": "an abduction",
    "physical_assault": "a physical assault", "raid": "a security operation", "arrest": "an arrest",
    "release": "a release of detainees", "seizure": "a seizure", "property_destruction": "destruction of property",
    "explosive_found": "a find of explosives", "interception": "an interception",
    "territory": "a change of territorial control",
    "withdrawal": "a withdrawal", "surrender": "a surrender", "deployment": "a deployment", "patrol": "a patrol",
    "overflight": "an overflight", "training": "a military exercise", "blockade": "a blockade", "protest": "a protest",
    "riot": "a riot", "meeting": "a meeting", "agreement": "an agreement", "displacement": "displacement",
    "aid": "delivery of aid", "accusation": "an accusation", "threat": "a threat",
}  # fmt: skip
_SUBTYPE = {
    "ied": "an IED attack", "landmine": "a landmine blast", "car_bomb": "a car bombing", "suicide": "a suicide bombing",
    "ambush": "an ambush", "gunfire": "a shooting", "stabbing": "a stabbing", "grenade": "a grenade attack",
    "drone": "a drone strike", "barrel_bomb": "a barrel-bomb strike", "artillery": "artillery shelling",
    "mortar": "mortar shelling", "rocket": "rocket fire", "missile": "a missile strike", "body_found": "a body found",
    "air_landing": "an air landing", "sweep": "a sweep", "house_raid": "a house raid", "convoy": "a convoy",
    "base": "the setting up of a base", "joint": "a joint patrol", "siege": "a siege", "road_closure": "a road closure",
    "curfew": "a curfew", "sit_in": "a sit-in", "strike": "a strike", "visit": "a visit", "negotiation": "negotiations",
    "ceasefire": "a cease-fire", "exchange": "a prisoner exchange", "captured": "the capture of ground",
    "retaken": "the recapture of ground", "advance": "an advance", "defused": "the defusing of explosives",
    "attempt": "an assassination attempt", "torture": "torture",
    "unexploded_ordnance": "a blast of left-over munitions",
}  # fmt: skip
_STATUS = {
    "ongoing": "It was still going on at publication.",
    "planned": "It is announced or feared, not reported to have happened.",
    "denied": "It is denied.",
    "habitual": "It is reported as repeated, without one date.",
    "hypothetical": "It is hypothetical.",
}
_FIGURE = {
    "killed": "killed", "wounded": "wounded", "detained": "detained", "abducted": "abducted", "missing": "missing",
    "displaced": "displaced", "released": "released", "surrendered": "surrendered", "crowd": "taking part",
}  # fmt: skip
_USE = {
    "used": "Used", "targeted": "Hit or aimed at", "destroyed": "Destroyed", "seized": "Seized", "found": "Found",
    "deployed": "Deployed",
}  # fmt: skip
_THING = {"ied": "IED", "rpg": "RPG", "ied_workshop": "IED workshop"}  # ids that are no plain words
_PLURAL = {"bus": "buses", "knife": "knives"}
_UNCOUNTED = (
    "s", "ammunition", "aircraft", "money", "oil", "fuel", "artillery", "livestock", "equipment", "gas", "medicine",
    "housing", "air defence",
)  # fmt: skip


def note_of(event: Event) -> str:
    """The note of an event, as its fields stand; `notes_en` itself is not read."""
    parts = [_sentence(event.type, event.subtype, event.date, event.place, event.actors)]
    parts += [f"{heading}: {things}." for use, heading in _USE.items() if (things := _things(event, use))]
    toll = _toll(event.casualties)
    if toll:
        parts.append(toll)
    if event.status in _STATUS:
        parts.append(_STATUS[event.status])
    for role in ("suspected", "accused"):
        names = _names(event.actors, role)
        if names:
            parts.append(f"{names} {role}.")
    if event.claimed_by:
        parts.append(f"Claimed by {_listed([_claimant(event, c) for c in event.claimed_by])}.")
    if event.sources:
        parts.append("Source: " + "; ".join(f"{s.kind} ({s.name})" for s in event.sources[:3]) + ".")
    return " ".join(parts)


def _sentence(
    event_type: str, subtype: str | None, when: EventDate | None, where: EventPlace | None, actors: Sequence[EventActor]
) -> str:
    noun = _SUBTYPE.get(subtype or "", _NOUN[event_type])
    text = f"{_when(when)}{noun}{_where(where)}"
    doers, partners, targets = _names(actors, "initiator"), _names(actors, "participant"), _names(actors, "target")
    if doers:
        text += f" by {doers}"
    if partners:
        text += (
            f", with {partners} taking part"
            if event_type not in ("armed_clash", "meeting", "agreement")
            else f" between {partners}"
        )
    if targets:
        text += f"; target: {targets}"
    return text[0].upper() + text[1:] + "."


def _when(when: EventDate | None) -> str:
    if when is None or not when.start:
        return ""
    start = _day(when.start)
    span = start if when.end in (None, when.start) else f"{start} to {_day(when.end or when.start)}"
    part = f", {when.part}" if when.part else ""
    return f"{span}{part}: "


def _day(iso: str) -> str:
    value = date.fromisoformat(iso)
    return f"{value.day} {value:%B %Y}"


def _where(where: EventPlace | None) -> str:
    if where is None:
        return ""
    name = where.name_en or where.name
    word = {"near": "near", "area": "in the area of"}.get(where.precision, "in")
    if not where.admin1 or where.admin1 == name:
        return f" {word} {name}"
    return f" {word} {name.split(' (')[0]} ({where.admin1})"  # Al-Rashad (Kirkuk): listed so among its namesakes


def _names(actors: Sequence[EventActor], role: str) -> str:
    return _listed([_in_english(a) for a in actors if a.role == role])


def _in_english(actor: EventActor) -> str:
    return actor.name_en or _words(actor.id)


def _claimant(event: Event, claim: Claim) -> str:
    """A claimant's English name where he is one of the parties, else his id in words."""
    return next((_in_english(a) for a in event.actors if a.id == claim.id), _words(claim.id))


def _words(identifier: str) -> str:
    return identifier.replace("_", " ")


def _listed(names: Iterable[str]) -> str:
    names = list(dict.fromkeys(names))
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


def _things(event: Event, use: str) -> str:
    """The things of one use; not the weapon that the subtype has named already."""
    return _listed(_counted(i) for i in event.items if i.use == use and i.id != event.subtype)


def _counted(item: EventItem) -> str:
    """A kind of thing with how many there were, where that is told and more than one."""
    noun = _THING.get(item.id, _words(item.id))
    low, high = (item.count.min, item.count.max) if item.count else (None, None)
    if (low is None and high is None) or (low, high) == (1, 1):
        return noun
    amount = _amount(low, high, approximate=item.count is not None and item.count.approximate)
    return f"{amount} {_plural(noun)}"


def _plural(noun: str) -> str:
    if noun in _PLURAL or noun.endswith(_UNCOUNTED):
        return _PLURAL.get(noun, noun)
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("x", "ch", "sh")) else "s")


def _toll(casualties: Mapping[str, Figure]) -> str:
    parts = [
        f"{_amount(f.min, f.max, approximate=f.approximate)} {word}"
        for kind, word in _FIGURE.items()
        if (f := casualties.get(kind)) is not None
    ]
    return (", ".join(parts)).capitalize() + "." if parts else ""


def _amount(low: int | None, high: int | None, *, approximate: bool) -> str:
    if low == 0 and high == 0:
        return "nobody"
    about = "about " if approximate else ""
    if low is not None and low == high:
        return f"{about}{low}"
    if high is None:
        return f"at least {low}"
    return f"{about}{low or 0} to {high}"
