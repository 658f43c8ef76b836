"""Two runs' events go in; which are new, which are gone and which have changed, field by field, comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from evtx.errors import UsageError
from evtx.incident import Incident
from evtx.model import FIGURES, ROLES, Event, Figure, FigureBySource, FigureOf

SCHEMA_CHANGE = "evtx.change/1"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its value in the old and in the new run (None: not told)."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChange:
    """What has become of one event. `record` is the whole event where only one run has it."""

    schema: str = SCHEMA_CHANGE
    change: str  # added | gone | changed
    id: str
    type: str
    article: str
    date: str | None
    place: str | None
    fields: tuple[FieldChange, ...] = ()
    record: Event | None = None


@dataclass(slots=True)
class DiffTally:
    """How many events were added, gone, changed and the same; ids that a run had twice."""

    counts: Counter[str]
    twice: list[str]


def compare(
    old: Iterable[Event], new: Iterable[Event], tally: DiffTally, fields: Sequence[str] = ()
) -> Iterator[EventChange]:
    """The events of two runs that differ: changed and added ones in the order of the new run, then those gone.

    Events are the same by their id, incidents by that of their cluster. `fields`: compare these alone (`date` is all
    of the date). Versions, offsets, paths and notes made from other fields are never compared.
    """
    names = wanted_fields(fields)
    before: dict[str, Event] = {}
    for event in old:
        _note_twice(_key(event), before, tally)
        before[_key(event)] = event
    seen: dict[str, Event] = {}
    for event in new:
        key = _key(event)
        _note_twice(key, seen, tally)
        seen[key] = event
        found = _change(before.get(key), event, names)
        tally.counts[found.change if found else "same"] += 1
        if found:
            yield found
    for key, event in before.items():
        if key not in seen:
            tally.counts["gone"] += 1
            yield _told("gone", event, record=event)


def wanted_fields(given: Sequence[str]) -> tuple[str, ...]:
    """Names of fields from what the user typed, comma-separated: a whole name, or the part before the point."""
    asked = [part.strip() for value in given for part in value.split(",") if part.strip()]
    for name in asked:
        if not any(_covers(name, field) for field in FIELDS):
            known = ", ".join(dict.fromkeys(field.partition(".")[0] for field in FIELDS))
            raise UsageError(f"--field {name!r}: no such field; choose from {known}")
    return tuple(field for field in FIELDS if not asked or any(_covers(name, field) for name in asked))


def _covers(name: str, field: str) -> bool:
    return field == name or field.startswith(f"{name}.")


def _key(event: Event) -> str:
    return event.cluster if isinstance(event, Incident) else event.id


def _note_twice(key: str, known: dict[str, Event], tally: DiffTally) -> None:
    if key in known:
        tally.twice.append(key)


def _change(old: Event | None, new: Event, names: Sequence[str]) -> EventChange | None:
    if old is None:
        return _told("added", new, record=new)
    told = ((name, FIELDS[name](old), FIELDS[name](new)) for name in names)
    changes = tuple(FieldChange(name, was, now) for name, was, now in told if was != now)
    return _told("changed", new, changes) if changes else None


def _told(change: str, event: Event, fields: tuple[FieldChange, ...] = (), record: Event | None = None) -> EventChange:
    return EventChange(
        change=change,
        id=_key(event),
        type=event.type,
        article=event.article.id,
        date=event.date.start if event.date else None,
        place=(event.place.name_en or event.place.name) if event.place else None,
        fields=fields,
        record=record,
    )


def as_json_line(change: EventChange) -> dict[str, Any]:
    """A change as JSON, without the parts that do not go with its kind."""
    line: dict[str, Any] = orjson.loads(orjson.dumps(change))
    del line["fields" if change.record else "record"]
    return line


# ---------------------------------------------------------------- fields


def _date(name: str) -> Callable[[Event], Any]:
    return lambda event: getattr(event.date, name) if event.date else None


def _place(name: str) -> Callable[[Event], Any]:
    return lambda event: getattr(event.place, name) if event.place else None


def _role(role: str) -> Callable[[Event], Any]:
    return lambda event: sorted(a.id + (f" by {a.by}" if a.by else "") for a in event.actors if a.role == role)


def _figure(kind: str) -> Callable[[Event], Any]:
    return lambda event: amount(event.casualties[kind]) if kind in event.casualties else None


def _parts(kind: str) -> Callable[[Event], Any]:
    def parts(event: Event) -> list[str]:
        figure = event.casualties.get(kind)
        return sorted(f"{o.actor or o.category}: {amount(o)}" for o in figure.of) if figure else []

    return parts


def amount(value: Figure | FigureOf | FigureBySource) -> str:
    """A figure as read: 3, 3..5, 3.. (open), ~15 (about)."""
    about = "~" if isinstance(value, Figure) and value.approximate else ""
    low = "" if value.min is None else str(value.min)
    high = "" if value.max is None else str(value.max)
    return f"{about}{low}" if low == high and low else f"{about}{low}..{high}"


def _items(event: Event) -> list[str]:
    counts = ((f"{i.id}:{i.use}", i.count) for i in event.items)
    return sorted(name + (f" {c.min}..{'' if c.max is None else c.max}" if c else "") for name, c in counts)


def _of_incident(name: str) -> Callable[[Event], Any]:
    def value(event: Event) -> Any:
        found = getattr(event, name, None)
        return sorted(found) if isinstance(found, tuple) else found

    return value


FIELDS: dict[str, Callable[[Event], Any]] = {
    "type": lambda e: e.type,
    "subtype": lambda e: e.subtype,
    "status": lambda e: e.status,
    "confidence": lambda e: e.confidence,
    **{f"date.{n}": _date(n) for n in ("start", "end", "precision", "part", "time", "not_before", "text")},
    **{f"place.{n}": _place(n) for n in ("id", "name", "admin1", "country", "lat", "lon", "precision", "text")},
    "places": lambda e: [p.name for p in e.places],
    **{f"actors.{role}": _role(role) for role in ROLES},
    **{f"casualties.{kind}": _figure(kind) for kind in FIGURES},
    **{f"casualties.{kind}.of": _parts(kind) for kind in FIGURES},
    "victims": lambda e: sorted(v.name for v in e.victims),
    "items": _items,
    "claimed_by": lambda e: sorted(c.id for c in e.claimed_by),
    "denied_by": lambda e: sorted(c.id for c in e.denied_by),
    "sources": lambda e: sorted(f"{s.kind}: {s.name}" for s in e.sources),
    "evidence.text": lambda e: e.evidence.text,
    "evidence.trigger": lambda e: e.evidence.trigger.text,
    "related": lambda e: sorted(f"{r.how} {r.id}" for r in e.related),
    "rules": lambda e: list(e.rules),
    "codes.acled": lambda e: list(e.codes.acled) if e.codes.acled else None,
    "codes.plover": lambda e: list(e.codes.plover),
    "article.title": lambda e: e.article.title,
    "article.outlet": lambda e: e.article.outlet,
    "article.published": lambda e: e.article.published,
    "article.text_sha256": lambda e: e.article.text_sha256,
    "members": _of_incident("members"),
    "witnesses": _of_incident("witnesses"),
}
"""Every field that is compared, in the order of the record, with what it holds in a form to read."""
