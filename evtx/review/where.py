"""What a reviewer writes of a place goes in; the place of the record comes out, the gazetteer's where it knows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from evtx.gazetteer.places import Gazetteer, Place
from evtx.gazetteer.romanise import romanise
from evtx.model import Event, EventPlace
from evtx.review.columns import BETWEEN, Cell, one_value
from evtx.review.reading import CellError
from evtx.text.normalize import fold_text

_SHOWN = 6  # namesakes named in a message


@dataclass(frozen=True, slots=True)
class Atlas:
    """The gazetteer by id, and by every folded name in Arabic and every name in English."""

    places: Mapping[str, Place]
    named: Mapping[str, tuple[Place, ...]]


def atlas_of(gazetteer: Gazetteer) -> Atlas:
    """The names of a gazetteer, ready to be looked up."""
    named: dict[str, dict[str, Place]] = {}
    for place in gazetteer.places.values():
        for name in (*place.names, place.name_en):
            named.setdefault(_key(name), {})[place.id] = place
    return Atlas(gazetteer.places, {name: tuple(found.values()) for name, found in named.items()})


def _key(name: str) -> str:
    return fold_text(name).lower().strip()


def place_of(
    old: EventPlace | None, cells: Mapping[str, Cell], changed: Collection[str], atlas: Atlas
) -> EventPlace | None:
    """The place that a row now tells. Raises CellError where a name is that of several places."""
    name = cells.get("place")
    if name is None:
        return None
    precision = str(cells.get("place_precision") or "exact")
    if old is not None and "place" not in changed:
        base = _moved(old, cells, changed, atlas)
    else:
        touched = {n: cells.get(n) for n in ("country", "admin1") if n in changed}
        found = _found(str(name), touched, old, atlas)
        base = _listed(found) if found else _unlisted(str(name), cells)
    told = {n: cells.get(n) for n in ("country", "admin1", "lat", "lon") if n in changed}
    return replace(base, precision=precision, **told)  # type: ignore[arg-type]  # read_cell gave them their types


def places_of(
    event: Event, place: EventPlace | None, cells: Mapping[str, Cell], changed: Collection[str], atlas: Atlas
) -> tuple[EventPlace, ...]:
    """All places of an event in several, the first being its place. Raises CellError."""
    if "places" not in changed:
        return (place, *event.places[1:]) if place and event.places else ()
    names = str(cells.get("places") or "").split(BETWEEN)
    if names == [""]:
        return ()
    known = {one_value(p.id or p.name): p for p in event.places}
    told = []
    for name in names[1:]:
        found = None if name in known else _found(name, {}, place, atlas)
        told.append(known.get(name) or (_listed(found) if found else _unlisted(name, cells)))
    if place is None or names[0] not in (place.id, place.name, one_value(place.name)):
        raise CellError(f"the first, {names[0]!r}, is not the place", "name the place of the row first")
    return (place, *told) if told else ()


def _moved(old: EventPlace, cells: Mapping[str, Cell], changed: Collection[str], atlas: Atlas) -> EventPlace:
    """The same name in another governorate or country is another place."""
    if not {"admin1", "country"} & set(changed):
        return old
    there = {n: cells.get(n) for n in ("country", "admin1")}
    namesakes = [p for p in atlas.named.get(_key(old.name), ()) if _is_in(p, there)]
    if len(namesakes) == 1:
        return replace(_listed(namesakes[0]), text=old.text)
    return replace(old, id=None, lat=None, lon=None, radius_km=None, candidates=())


def _found(name: str, there: Mapping[str, Cell], near: EventPlace | None, atlas: Atlas) -> Place | None:
    """The listed place that a name or id means; None for an unlisted one. Raises CellError for one of several."""
    if name in atlas.places:
        return atlas.places[name]
    found = [p for p in atlas.named.get(_key(name), ()) if _is_in(p, there)]
    for area in ("country", "admin1"):
        at_home = [p for p in found if near is not None and getattr(p, area) == getattr(near, area)]
        found = at_home if len(found) > 1 and at_home and area not in there else found
    if len(found) > 1:
        listed = ", ".join(f"{p.id} ({p.admin1 or p.country}, {p.kind})" for p in found[:_SHOWN])
        raise CellError(f"{name!r} is the name of {len(found)} places", f"write the id of one: {listed}")
    return found[0] if found else None


def _is_in(place: Place, there: Mapping[str, Cell]) -> bool:
    return all(value is None or getattr(place, name) == value for name, value in there.items())


def _listed(place: Place) -> EventPlace:
    name = place.names[0] if place.names else place.name_en
    return EventPlace(
        place.id, name, place.name_en, place.kind, place.admin1 or None, place.country or None, place.lat, place.lon,
        "exact", place.radius_km,
    )  # fmt: skip


def _unlisted(name: str, cells: Mapping[str, Cell]) -> EventPlace:
    """A place that no list has, in the governorate and country of the row; its coordinates only where they are told."""
    country, admin1 = cells.get("country"), cells.get("admin1")
    return EventPlace(
        None, name, romanise(name), None, str(admin1) if admin1 else None, str(country) if country else None, None,
        None, "exact",
    )  # fmt: skip
