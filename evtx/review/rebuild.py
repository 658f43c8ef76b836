"""An event and the cells that a person changed go in; the parts of the record that this makes come out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from evtx.lexicon.load import Lexicon
from evtx.model import FIGURES, ROLES, Claim, Event, EventActor, EventDate, EventItem, Figure, Source
from evtx.review.columns import BETWEEN, BY_NAME, NONE, Cell
from evtx.review.where import Atlas, place_of, places_of
from evtx.schema import WEEKDAYS

Cells = Mapping[str, Cell]


def parts_of(event: Event, cells: Cells, changed: Collection[str], lexicon: Lexicon, atlas: Atlas) -> dict[str, Any]:
    """The parts of the record, by field, that hold a changed cell, made anew from all cells of the row.

    What a person did not touch stays: an actor that was there keeps the words that name it. Raises CellError for a
    place that cannot be told.
    """
    fields = dict.fromkeys(BY_NAME[name].field for name in changed)
    if ("place" in fields and event.places) or "places" in fields:
        fields = {"place": None, **fields, "places": None}
    parts: dict[str, Any] = {}
    for field in fields:
        if field == "place":
            parts["place"] = place_of(event.place, cells, changed, atlas)
        elif field == "places":
            parts["places"] = places_of(event, parts["place"], cells, changed, atlas)
        else:
            parts[field] = _MAKERS[field](event, cells, lexicon)
    return parts


def _ids(cells: Cells, name: str) -> list[str]:
    value = cells.get(name)
    return str(value).split(BETWEEN) if value else []


def _subtype(_event: Event, cells: Cells, _lexicon: Lexicon) -> str | None:
    value = cells.get("subtype")
    return None if value in (None, NONE) else str(value)


def _date(event: Event, cells: Cells, _lexicon: Lexicon) -> EventDate | None:
    """The days of the cells; what the article calls them stays beside them."""
    start = cells.get("date_start")
    old = event.date
    if start is None and old is None:
        return None
    told = old or EventDate(None, None, None)
    if start is None:
        return replace(told, start=None, end=None, precision=_text(cells, "date_precision"), weekday=None, time=None)
    first, last = str(start), str(cells.get("date_end") or start)
    same = told.start == first
    return EventDate(
        start=first,
        end=last,
        precision=_text(cells, "date_precision") or ("day" if first == last else "days"),
        part=_text(cells, "date_part"),
        time=told.time if same else None,
        weekday=WEEKDAYS[date.fromisoformat(first).weekday()] if first == last else None,
        not_before=None,
        text=told.text,
    )


def _text(cells: Cells, name: str) -> str | None:
    value = cells.get(name)
    return None if value is None else str(value)


def _actors(event: Event, cells: Cells, lexicon: Lexicon) -> tuple[EventActor, ...]:
    """Those that stay in their order, then the new ones; an actor in another role keeps its words."""
    wanted = [(name, role) for role in ROLES for name in _ids(cells, role)]
    kept = [a for a in event.actors if (a.id, a.role) in wanted]
    there = {(a.id, a.role) for a in kept}
    known = {a.id: a for a in event.actors}
    added = [_actor(name, role, known, lexicon) for name, role in wanted if (name, role) not in there]
    return (*kept, *added)


def _actor(name: str, role: str, known: Mapping[str, EventActor], lexicon: Lexicon) -> EventActor:
    if name in known:
        return replace(known[name], role=role, by=None)
    entry = lexicon.actors.get(name)
    if entry is not None:
        return EventActor(name, entry.name, entry.name_en, role)
    return EventActor(name, name.replace("_", " "), name.replace("_", " ").capitalize(), role)


def _claims(column: str) -> Callable[[Event, Cells, Lexicon], tuple[Claim, ...]]:
    def make(event: Event, cells: Cells, lexicon: Lexicon) -> tuple[Claim, ...]:
        known = {claim.id: claim for claim in getattr(event, column)}
        return tuple(known.get(name) or _claim(event, name, lexicon) for name in _ids(cells, column))

    return make


def _claim(event: Event, name: str, lexicon: Lexicon) -> Claim:
    entry = lexicon.actors.get(name)
    return Claim(name, entry.name if entry else name.replace("_", " "), event.evidence.text)


def _casualties(event: Event, cells: Cells, _lexicon: Lexicon) -> dict[str, Figure]:
    """Figures as the cells say; one that was changed loses its breakdown, which no longer adds up."""
    figures: dict[str, Figure] = {}
    for kind in FIGURES:
        least, most = _number(cells, f"{kind}_min"), _number(cells, f"{kind}_max")
        old = event.casualties.get(kind)
        if old is not None and (old.min, old.max) == (least, most):
            figures[kind] = old
        elif least is not None or most is not None:
            figures[kind] = Figure(least, most, by_source=old.by_source if old else ())
    return figures


def _number(cells: Cells, name: str) -> int | None:
    value = cells.get(name)
    return value if isinstance(value, int) else None


def _items(event: Event, cells: Cells, lexicon: Lexicon) -> tuple[EventItem, ...]:
    known = {f"{item.id}:{item.use}": item for item in event.items}
    called = {item.id: item for item in event.items}
    items = []
    for pair in _ids(cells, "items"):
        name, _, use = pair.partition(":")
        entry, same = lexicon.items.get(name), called.get(name)
        kind = same.kind if same else entry.kind if entry else "equipment"
        items.append(known.get(pair) or EventItem(name, same.name if same else name.replace("_", " "), kind, use))
    return tuple(items)


def _sources(event: Event, cells: Cells, _lexicon: Lexicon) -> tuple[Source, ...]:
    told = {source.name.replace(";", ","): source for source in event.sources}
    sources = []
    for pair in _ids(cells, "sources"):
        kind, _, name = pair.partition(": ")
        old = told.get(name)
        sources.append(Source(old.name if old else name, kind, old.via if old else ()))
    return tuple(sources)


_MAKERS: dict[str, Callable[[Event, Cells, Lexicon], Any]] = {
    "type": lambda event, cells, lexicon: cells["type"],
    "subtype": _subtype,
    "status": lambda event, cells, lexicon: cells["status"],
    "date": _date,
    "actors": _actors,
    "claimed_by": _claims("claimed_by"),
    "denied_by": _claims("denied_by"),
    "casualties": _casualties,
    "items": _items,
    "sources": _sources,
}
