"""Events in, JSON lines in the form of the PLOVER manual out: what, how and why, with actors and recipients."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson

from evtx.export import Aids
from evtx.export.cells import clean
from evtx.export.columns import outlets, place_name
from evtx.export.knowledge import Knowledge
from evtx.export.plover_codes import QUAD, contexts, modes, score
from evtx.incident import Incident
from evtx.model import Event, EventActor, EventPlace

_NO_EVENT = "of a type without a PLOVER category"
_NO_DAY = "without a date"
_SECTORS = {
    "armed_group": "REB", "militia": "PRM", "party": "PTY", "tribe": "SOC", "ngo": "SOC", "civil": "SOC",
    "people": "CVL", "army": "MIL", "police": "COP", "security": "COP", "coalition": "MIL",
}  # fmt: skip
_CODES = {"io": "IGO", "ngo": "NGO", "coalition": "IGO"}
_SIZE = {"killed": "dead", "wounded": "injured", "detained": "arrested"}
_ARMED = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "COERCE"})  # acts that a state does by its forces
_RESOLUTION = {"country": 1, "admin1": 2, "region": 2, "admin2": 3, "settlement": 4}  # anything else is within a town


def write_plover(events: Iterable[Event], path: str, aids: Aids) -> None:
    """Write a record a line, and tell the user how many events were left out, and why (the manual requires a date)."""
    out: Counter[str] = Counter()
    with Path(path).open("wb") as file:
        for event in events:
            reason = _NO_EVENT if not event.codes.plover else _NO_DAY if not _day(event) else None
            if reason:
                out[reason] += 1
                continue
            file.write(orjson.dumps(_told(record(event, aids.knowledge()))) + b"\n")
    if out:
        told = ", ".join(f"{count} {reason}" for reason, count in out.most_common())
        aids.tell(f"plover: {out.total()} left out: {told}")


def record(event: Event, knowledge: Knowledge) -> dict[str, Any]:
    """One PLOVER record (manual, tables "PLOVER JSON" and following); None and empty where nothing is told.

    The key `evtx` holds what PLOVER has no field for.
    """
    actors, recipients = _parties(event)
    doers = [_entity(a, event, knowledge) for a in actors] or [_nobody(event, knowledge)]
    targets = [_entity(a, event, knowledge) for a in recipients]
    sectors = [e["sector"] for e in (*doers, *targets)]
    found = modes(event, [e["sector"] for e in doers])
    lineage = _lineage(event, knowledge)
    context = contexts(event, [e["sector"] for e in doers], [e["sector"] for e in targets], sectors, lineage)
    when = event.date
    return {
        "id": event.cluster if isinstance(event, Incident) else event.id,
        "date": _day(event),
        "time": when.time if when else None,
        "enddate": when.end if when else None,
        "actor": doers,
        "recipient": targets,
        "event": list(event.codes.plover),
        "mode": found,
        "context": context,
        "quad_code": QUAD.get(event.codes.plover[0]),
        "event_scale": score(event.codes.plover, found),
        "event_loc": _place(event.place, knowledge) if event.place else None,
        "other_locs": [_place(p, knowledge) for p in event.places if p != event.place],
        "size": {name: f.min for kind, name in _SIZE.items() if (f := event.casualties.get(kind))},
        "event_text": [event.evidence.text],
        "text_info": {"start": event.evidence.start, "end": event.evidence.end},
        "cite_info": _cited(event, knowledge),
        "link": [r.id for r in event.related],
        "coder": f"evtx {event.run.evtx}",
        "comment": event.notes_en,
        "evtx": {
            "type": event.type,
            "subtype": event.subtype,
            "status": event.status,
            "confidence": event.confidence,
            "date_precision": when.precision if when else None,
            "members": list(event.members) if isinstance(event, Incident) else [],
        },
    }


def _day(event: Event) -> str | None:
    """The first day; for what is only planned the earliest."""
    return (event.date.start or event.date.not_before) if event.date else None


def _parties(event: Event) -> tuple[list[EventActor], list[EventActor]]:
    """Actors and recipients. The sides of a symmetrical act are all actors; who claims what nobody is known to have
    done is its actor; suspects, accused and backers have no place in PLOVER."""
    doers = [a for a in event.actors if a.role == "initiator"]
    if event.claimed_by and all(a.id == "unknown_gunmen" for a in doers):
        doers = [EventActor(c.id, c.name, None, "initiator", None, c.name) for c in event.claimed_by]
    partners = [a for a in event.actors if a.role == "participant"]
    return [*doers, *partners], [a for a in event.actors if a.role == "target"]


def _entity(actor: EventActor, event: Event, knowledge: Knowledge) -> dict[str, Any]:
    entry = knowledge.actor(actor.id)
    note = knowledge.note(actor.id, event.date.start if event.date else None)
    kind = entry.kind if entry else ""
    home = (entry.country if entry else "") or (event.place.country if event.place else "") or ""
    country = knowledge.countries.get(home)
    iso3 = country.iso3 if country else ""
    code = (note.code if note else "") or ("" if entry and entry.country else _CODES.get(kind, "")) or iso3
    return {
        "code": code or None,
        "sector": (note.sector if note else "") or _sector(kind, event),
        "entity_text": actor.text or actor.name,
        "identifier_id": actor.id,
        "identifier_text": actor.name_en or (entry.name_en if entry else None),
    }


def _sector(kind: str, event: Event) -> str:
    """A state acts by its military in force and moves, by its government in words and meetings."""
    if kind in ("state", "government"):
        return "MIL" if _ARMED & set(event.codes.plover) else "GOV"
    return _SECTORS.get(kind, "GOV" if kind == "io" else "UNK")


def _nobody(event: Event, knowledge: Knowledge) -> dict[str, Any]:
    """The actor of an act that nobody is said to have done: unknown, of the country where it happened."""
    country = knowledge.countries.get(event.place.country or "") if event.place else None
    code = country.iso3 if country else None
    return {"code": code, "sector": "UNK", "entity_text": None, "identifier_id": None, "identifier_text": None}


def _lineage(event: Event, knowledge: Knowledge) -> Iterator[str]:
    for actor_id in (*(a.id for a in event.actors), *(c.id for c in event.claimed_by)):
        found: str | None = actor_id
        while found:
            yield found
            entry = knowledge.actor(found)
            found = entry.parent if entry else None


def _place(place: EventPlace, knowledge: Knowledge) -> dict[str, Any]:
    country = knowledge.countries.get(place.country or "")
    by_precision = {"country": 1, "admin1": 2, "area": 2}
    return {
        "extracted_place": place.name,
        "resolved_place": place_name(place),
        "lat": place.lat,
        "lon": place.lon,
        "province": place.admin1,
        "country": country.name if country else None,
        "country_code": country.iso3 if country else None,
        "resolution": by_precision.get(place.precision) or _RESOLUTION.get(place.kind or "", 5),
    }


def _cited(event: Event, knowledge: Knowledge) -> dict[str, Any]:
    return {
        "citation": event.article.id,
        "url": event.article.url,
        "title": event.article.title,
        "language": "ar",
        "publication": "; ".join(knowledge.outlet(o).name for o in outlets(event)) or None,
        "coder": f"evtx {event.run.evtx}, lexicon {event.run.lexicon}, gazetteer {event.run.gazetteer}",
        "codebook": "PLOVER 2021",
    }


def _told(value: Any) -> Any:
    """The record with every text on one line, without control characters."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _told(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [_told(inner) for inner in value]
    return value
