"""The days and places of an event in; ACLED's date, locations and precision codes (1 best, 3 worst) out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from evtx.export.columns import place_name
from evtx.export.knowledge import Country, Knowledge
from evtx.model import Event, EventPlace

_WEEK, _MONTH = 13, 31  # days that a span may have to count as within a week or so, as within a month
_SMALL_AREA_KM = 30  # an area with a greater radius counts as a region
_NAMESAKE = re.compile(r" \([^()]*\)$")  # the gazetteer tells namesakes apart in brackets


@dataclass(frozen=True, slots=True)
class Location:
    """A place as ACLED has it. `named`: the place of the text where its governorate's seat stands for it."""

    country: Country
    admin1: str
    name: str
    lat: float | None
    lon: float | None
    precision: int
    named: str = ""


def day_of(event: Event) -> tuple[str, int] | None:
    """The event's date and time precision; None where no day within a month is told, which ACLED does not code.

    A known day is 1. A span within two weeks, or a day that is only inferred, is 2; a longer one within a month 3;
    both have the day in their middle. What goes on at publication is dated to that day: the report vouches for it.
    """
    when = event.date
    if when is None or not when.start or when.precision == "year":
        return None
    try:
        start = date.fromisoformat(when.start)
        end = max(start, date.fromisoformat(when.end or when.start))
    except ValueError:
        return None
    if event.status == "ongoing":
        return end.isoformat(), 2 if when.precision == "inferred" else 1
    days = (end - start).days
    if days > _MONTH:
        return None
    middle = (start + timedelta(days=days // 2)).isoformat()
    if when.precision == "month" or days > _WEEK:
        return middle, 3
    exact = days == 0 and when.precision in ("hour", "day")
    return middle, 1 if exact else 2


def locations(event: Event, knowledge: Knowledge) -> list[Location]:
    """One for each place of the event that is more than a country; a governorate or region beside a place in it is
    none of its own."""
    places = list(dict.fromkeys(p for p in (event.place, *event.places) if p is not None))
    narrow = {(p.country, p.admin1) for p in places if not _wide(p)}
    found = (_location(p, knowledge) for p in places if not (_wide(p) and (p.country, p.admin1) in narrow))
    return list(dict.fromkeys(f for f in found if f is not None))


def _wide(place: EventPlace) -> bool:
    return place.kind in ("admin1", "region") or place.precision in ("admin1", "area", "country")


def _location(place: EventPlace, knowledge: Knowledge) -> Location | None:
    country = knowledge.countries.get(place.country or "")
    if country is None or place.precision == "country" or place.kind == "country":
        return None
    admin1 = place.admin1 or ""
    located = place.lat is not None and place.lon is not None
    if located and place.precision != "admin1":
        return Location(country, admin1, _name(place, knowledge), place.lat, place.lon, _precision(place))
    seat = knowledge.seats.get((place.country or "", admin1))
    name = _name(place, knowledge)
    if seat is None:
        return Location(country, admin1, name, place.lat, place.lon, 3)
    return Location(country, admin1, seat.name_en, seat.lat, seat.lon, 3, name if name != seat.name_en else "")


def _precision(place: EventPlace) -> int:
    """1 for a named place, 2 near one or in a small area, 3 for a region."""
    if place.precision == "exact":
        return 1
    if place.kind == "admin1" or (place.precision == "area" and (place.radius_km or 1e9) > _SMALL_AREA_KM):
        return 3
    return 2


def _name(place: EventPlace, knowledge: Knowledge) -> str:
    """The name; a quarter stands behind its city (Mosul - Old City)."""
    name = _NAMESAKE.sub("", place_name(place))
    listed = knowledge.places.get(place.id or "")
    city = knowledge.places.get(listed.parent) if listed and place.kind == "quarter" else None
    return f"{_NAMESAKE.sub('', city.name_en)} - {name}" if city and city.kind == "settlement" else name
