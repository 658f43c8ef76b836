"""One or two plain English sentences about an event, made from its fields alone, for readers without Arabic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from evtx.model import Claim, EventActor, EventDate, EventItem, EventPlace, Figure, Source

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


def notes_en(
    event_type: str,
    subtype: str | None,
    status: str,
    when: EventDate | None,
    where: EventPlace | None,
    actors: Sequence[EventActor],
    casualties: Mapping[str, Figure],
    items: Sequence[EventItem],
    claimed_by: Sequence[Claim],
    sources: Sequence[Source],
) -> str:
    """The note."""
    parts = [_sentence(event_type, subtype, when, where, actors)]
    toll = _toll(casualties)
    if toll:
        parts.append(toll)
    if status in _STATUS:
        parts.append(_STATUS[status])
    for role, word in (("suspected", "suspected"), ("accused", "accused")):
        names = _names(actors, role)
        if names:
            parts.append(f"{names} {word}.")
    if claimed_by:
        parts.append(f"Claimed by {', '.join(c.name for c in claimed_by)}.")
    if sources:
        parts.append("Source: " + "; ".join(f"{s.kind} ({s.name})" for s in sources[:3]) + ".")
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
    area = f" ({where.admin1})" if where.admin1 and where.admin1 != name else ""
    return f" {word} {name}{area}"


def _names(actors: Sequence[EventActor], role: str) -> str:
    names = list(dict.fromkeys(a.name_en or a.id for a in actors if a.role == role))
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


def _toll(casualties: Mapping[str, Figure]) -> str:
    parts = [f"{_amount(f)} {_FIGURE[k]}" for k, f in casualties.items() if k in _FIGURE]
    return (", ".join(parts)).capitalize() + "." if parts else ""


def _amount(figure: Figure) -> str:
    low, high = figure.min, figure.max
    if low == 0 and high == 0:
        return "nobody"
    about = "about " if figure.approximate else ""
    if low is not None and low == high:
        return f"{about}{low}"
    if high is None:
        return f"at least {low}"
    return f"{about}{low or 0} to {high}"
