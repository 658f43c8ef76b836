"""Events in, GeoJSON (RFC 7946) out: a point an event, its columns as properties."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from evtx.export import Aids
from evtx.export.cells import clean
from evtx.export.columns import place_name, row
from evtx.model import Event, EventPlace


def write_geojson(events: Iterable[Event], path: str, aids: Aids) -> None:
    """Write a FeatureCollection feature by feature, its bounding box last.

    The point is the event's place, or the first of its places that has coordinates; longitude comes first, in degrees
    (WGS 84, so that no `crs` is written). An event with no coordinates at all is named to the user and left out.
    """
    bounds: list[float] = []
    lead = b'{"type":"FeatureCollection","features":[\n'
    with Path(path).open("wb") as file:
        for event in events:
            place = _located(event)
            if place is None:
                aids.tell(f"geojson: {_named(event)} has no coordinates and is left out")
                continue
            point = (place.lon, place.lat)
            file.write(lead + orjson.dumps(_feature(event, point)))
            lead, bounds = b",\n", _widened(bounds, point)
        file.write((b"\n" if bounds else lead) + b"]")
        if bounds:
            file.write(b',"bbox":' + orjson.dumps(bounds))
        file.write(b"}\n")


def _located(event: Event) -> Any:
    places = (event.place, *event.places)
    return next((p for p in places if p is not None and p.lat is not None and p.lon is not None), None)


def _feature(event: Event, point: tuple[float, float]) -> dict[str, Any]:
    properties = {name: clean(cell) if isinstance(cell, str) else cell for name, cell in row(event).items()}
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": point},
        "properties": properties,
    }


def _widened(bounds: list[float], point: tuple[float, float]) -> list[float]:
    """West, south, east, north; no event of ours lies so that the box would cross the 180th meridian."""
    x, y = point
    if not bounds:
        return [x, y, x, y]
    west, south, east, north = bounds
    return [min(west, x), min(south, y), max(east, x), max(north, y)]


def _named(event: Event) -> str:
    where = _where(event.place)
    when = event.date.start if event.date and event.date.start else "undated"
    return f"{event.id} ({event.type}, {when}, {where})"


def _where(place: EventPlace | None) -> str:
    return clean(place_name(place)) if place else "no place"
