"""Traits of an event among the others of its article: what else is told of its day, at its place, of its type.

An article tells an act once (codebook, section 1); so an event beside another one of its kind, day and place is often
that act again, and one that lies before the day of the account is told for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evtx.events.coref.kinds import types_meet
from evtx.model import ASSERTED, Event

NOTHING = "beside.nothing"  # of a text too short to be an account


def traits_beside(events: Sequence[Event]) -> list[tuple[str, ...]]:
    """For every event, in order of the text, its traits among the others that are told as facts."""
    return [tuple(_of_one(event, events, at)) for at, event in enumerate(events)]


def _of_one(event: Event, events: Sequence[Event], at: int) -> Iterator[str]:
    others = [(n, e) for n, e in enumerate(events) if n != at and e.status in ASSERTED]
    apart = [(n, e) for n, e in others if not _related(event, e)]  # what answers an act is not that act again
    alike = [(n, e) for n, e in apart if e.type == event.type]
    akin = [(n, e) for n, e in apart if e.type != event.type and types_meet(event.type, e.type)]
    if any(n < at for n, _ in alike):
        yield "beside.told_before.type"
    if any(n < at for n, _ in akin):
        yield "beside.told_before.kindred"
    if any(_day(e) == _day(event) for _, e in alike):
        yield "beside.day.type"
    if any(_day(e) == _day(event) and _spot(e) == _spot(event) for _, e in alike):
        yield "beside.spot.type"
    if any(_day(e) == _day(event) and _spot(e) == _spot(event) for _, e in (*alike, *akin)):
        yield "beside.spot.kindred"
    days = [day for day in (_day(e) for _, e in others) if day]
    own = _day(event)
    if own and days and own < max(days):
        yield "beside.older"


def _related(one: Event, two: Event) -> bool:
    return any(r.id == two.id for r in one.related) or any(r.id == one.id for r in two.related)


def _day(event: Event) -> str | None:
    return event.date.start if event.date is not None else None


def _spot(event: Event) -> str | None:
    return event.place.name if event.place is not None else None
