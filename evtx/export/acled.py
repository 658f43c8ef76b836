"""Events in, a CSV file with ACLED's columns and codes out: a row a location; what ACLED would not code is counted."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from evtx.export import Aids
from evtx.export.acled_actors import Scene
from evtx.export.acled_codes import COLUMNS, PROTESTS, RIOTS, disorder_type, interaction
from evtx.export.acled_place import Location, day_of, locations
from evtx.export.acled_sides import Sides, sides
from evtx.export.acled_source import sources
from evtx.export.cells import Cell, harmless
from evtx.export.columns import range_of
from evtx.export.knowledge import Knowledge
from evtx.incident import Incident
from evtx.model import ASSERTED, Event

_NO_EVENT = "of a type that ACLED does not code"
_NOT_HAPPENED = "not reported to have happened"
_NO_DAY = "with no day within a month"
_NO_PLACE = "with no place below a country"


def write_acled(events: Iterable[Event], path: str, aids: Aids) -> None:
    """Write the rows event by event, and tell the user how many events were left out, and why.

    Without a mark at the start, as ACLED's own files are; texts that would run as formulas are made harmless.
    """
    out: Counter[str] = Counter()
    unlocated = 0
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        for event in events:
            reason = left_out(event, aids)
            if reason:
                out[reason] += 1
                continue
            for line in rows(event, aids.knowledge()):
                unlocated += line["latitude"] is None
                table.writerow({name: harmless(cell) for name, cell in line.items()})
    if out:
        told = ", ".join(f"{count} {reason}" for reason, count in out.most_common())
        aids.tell(f"acled: {out.total()} left out: {told}")
    if unlocated:
        aids.tell(f"acled: {unlocated} rows have no coordinates: the gazetteer does not know their places")


def left_out(event: Event, aids: Aids) -> str | None:
    """Why ACLED would not code an event; None where it would."""
    if event.codes.acled is None:
        return _NO_EVENT
    if event.status not in ASSERTED:
        return _NOT_HAPPENED
    if day_of(event) is None:
        return _NO_DAY
    return None if locations(event, aids.knowledge()) else _NO_PLACE


def rows(event: Event, knowledge: Knowledge) -> Iterator[dict[str, Cell]]:
    """The rows of an event that ACLED would code: one a location, the dead parted among them, the first taking the
    rest of the division."""
    found = locations(event, knowledge)
    dead = fatalities(event)
    for n, where in enumerate(found):
        share = dead // len(found) + (dead % len(found) if n == 0 else 0)
        yield _row(event, where, n, len(found), dead, share, knowledge)


def fatalities(event: Event) -> int:
    """The lowest figure that is told, 0 where none is."""
    figure = event.casualties.get("killed")
    least = [figure.min, *(b.min for b in figure.by_source)] if figure else []
    spread = event.spread.get("killed") if isinstance(event, Incident) else None
    least += [spread.min] if spread else []
    return min((n for n in least if n is not None), default=0)


def _row(
    event: Event, where: Location, n: int, of: int, dead: int, share: int, knowledge: Knowledge
) -> dict[str, Cell]:
    event_type, sub_event_type = event.codes.acled or ("", "")
    day, time_precision = day_of(event) or ("", 3)
    scene = Scene(_letters(event, where, knowledge), where.country.name, day, sub_event_type)
    parties = sides(event, event_type, scene, knowledge)
    source, scale = sources(event, knowledge)
    key = event.cluster if isinstance(event, Incident) else event.id
    cells: tuple[Cell, ...] = (
        f"{where.country.iso3}-{key.split('_')[-1]}" + (f"-{n + 1}" if n else ""),
        day, int(day[:4]), time_precision,
        disorder_type(event_type, sub_event_type), event_type, sub_event_type,
        *_actors(parties),
        where.country.iso_number, where.country.region, where.country.name, where.admin1, None, None, where.name,
        where.lat, where.lon, where.precision,
        source, scale, _notes(event, where, of, dead), share, _tags(event, event_type), None,
    )  # fmt: skip
    return dict(zip(COLUMNS, cells, strict=True))


def _letters(event: Event, where: Location, knowledge: Knowledge) -> str:
    places = (event.place, *event.places)
    found = (p.country for p in places if p and knowledge.countries.get(p.country or "") == where.country)
    return next(found, None) or ""


def _actors(parties: Sides) -> tuple[Cell, ...]:
    """From actor1 to civilian_targeting."""
    second = parties.second
    inter2 = second.inter if second else ""
    return (
        parties.first.name, "; ".join(parties.with_first), parties.first.inter,
        second.name if second else None, "; ".join(parties.with_second), inter2,
        interaction(parties.first.inter, inter2), "Civilian targeting" if parties.civilians_targeted else None,
    )  # fmt: skip


def _notes(event: Event, where: Location, of: int, dead: int) -> str:
    notes = event.notes_en
    if where.named:
        notes += f" The place named is {where.named}; the seat of its governorate stands for it."
    if of > 1 and dead:
        notes += f" The {dead} fatalities are divided among {of} locations."
    return notes


def _tags(event: Event, event_type: str) -> str | None:
    if event_type not in (PROTESTS, RIOTS):
        return None
    return f"crowd size={range_of(event.casualties.get('crowd')) or 'no report'}"
