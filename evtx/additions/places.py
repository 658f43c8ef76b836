"""A user's table of places goes in, beside the gazetteer; every wrong row comes out with its line and column."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evtx.additions.findings import Finding
from evtx.gazetteer.distance import apart
from evtx.gazetteer.places import COLUMNS, Gazetteer, Place
from evtx.text.normalize import fold_text

_SAME_KM = 10
_MARGIN_KM = 100  # how much farther out than the listed places of a governorate another one may lie
Row = Mapping[str, str]
Fault = tuple[str, str, str]  # level, cause, remedy


@dataclass(frozen=True, slots=True)
class Listed:
    """What the gazetteer holds: places by id and folded name, kinds, governorates by country, where these lie."""

    by_id: Mapping[str, Place]
    by_name: Mapping[str, tuple[Place, ...]]
    kinds: frozenset[str]
    areas: Mapping[str, frozenset[str]]
    reach: Mapping[tuple[str, str], tuple[float, float, float]]  # middle, and kilometres around it


def listed(gazetteer: Gazetteer) -> Listed:
    """The gazetteer, ready to hold rows against."""
    names: dict[str, list[Place]] = {}
    areas: dict[str, set[str]] = {}
    points: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for place in gazetteer.places.values():
        for name in {fold_text(n) for n in place.names}:
            names.setdefault(name, []).append(place)
        areas.setdefault(place.country, set()).update({place.admin1} - {""})
        if place.admin1 and place.lat is not None and place.lon is not None:
            points.setdefault((place.country, place.admin1), []).append((place.lat, place.lon))
    return Listed(
        gazetteer.places,
        {name: tuple(found) for name, found in names.items()},
        frozenset(p.kind for p in gazetteer.places.values()),
        {country: frozenset(known) for country, known in areas.items()},
        {area: _reach(around) for area, around in points.items()},
    )


def _reach(around: list[tuple[float, float]]) -> tuple[float, float, float]:
    north, east = sum(a for a, _ in around) / len(around), sum(b for _, b in around) / len(around)
    return north, east, 1.5 * max(apart(a, b, north, east) for a, b in around) + _MARGIN_KM


def check_places(path: Path, known: Listed) -> Iterator[Finding]:
    """What is wrong with a file of places. Lines that begin with # are notes."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        yield Finding("error", str(path), 0, "", f"cannot be read ({error})", "save it as UTF-8 text")
        return
    if tuple(lines[0].rstrip("\r").split("\t")) != COLUMNS:
        remedy = f"the first line must be these names with tabs between: {' '.join(COLUMNS)}"
        yield Finding("error", str(path), 1, "", "the names of the columns are not as they should be", remedy)
        return
    seen: dict[str, int] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) != len(COLUMNS):
            cause = f"there are {len(cells)} columns instead of {len(COLUMNS)}"
            yield Finding(
                "error", str(path), number, cells[0], cause, "put one tab between two columns, empty ones too"
            )
            continue
        row = dict(zip(COLUMNS, cells, strict=True))
        for level, cause, remedy in _faults(row, known):
            yield Finding(level, str(path), number, row["id"], cause, remedy)
        if row["id"] in seen:
            cause = f"the id stands in line {seen[row['id']]} too"
            yield Finding("error", str(path), number, row["id"], cause, "give each place an id of its own")
        seen[row["id"]] = number


def _faults(row: Row, known: Listed) -> Iterator[Fault]:
    """What is wrong with a row."""
    yield from _named("kind", row["kind"], known.kinds, needed=True)
    yield from _named("country", row["country"], frozenset(known.areas), needed=True)
    yield from _named("admin1", row["admin1"], known.areas.get(row["country"], frozenset()), needed=False)
    for column in ("id", "name_en", "names_ar"):
        if not row[column].strip():
            yield "error", f"{column} is empty", "every place has an id, an English and an Arabic name"
    numbers = {c: _number(row[c]) for c in ("lat", "lon", "radius_km", "rank")}
    for column, number in numbers.items():
        if row[column] and number is None:
            yield "error", f"{column} {row[column]!r} is no number", "write it as 36.5849, with a point"
    if (numbers["lat"] is None) != (numbers["lon"] is None):
        yield "error", "only one of lat and lon is told", "give both, or neither"
    if numbers["rank"] is not None and numbers["rank"] not in (1, 2, 3, 4, 5):
        yield "error", f"rank {row['rank']} lies outside 1 to 5", "1 capital, 2 large city, 3 town, 4 village, 5 hamlet"
    yield from _where(row, numbers["lat"], numbers["lon"], known)


def _named(column: str, value: str, known: frozenset[str], *, needed: bool) -> Iterator[Fault]:
    """A value of a list. One that the list has not is a slip where it is like one that it has, else perhaps new."""
    if value in known or (not value and not needed):
        return
    said = f"known: {', '.join(sorted(known)[:30])}"
    if not value:
        yield "error", f"{column} is empty", said
        return
    near = difflib.get_close_matches(value, known, 1)
    if near:
        yield "error", f"there is no {column} {value!r}", f"did you mean {near[0]}?"
    elif known:
        yield ("error" if needed else "note"), f"there is no {column} {value!r}", said


def _number(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _where(row: Row, lat: float | None, lon: float | None, known: Listed) -> Iterator[Fault]:
    """Coordinates that cannot be those of the governorate, and places that are listed already."""
    if lat is None or lon is None:
        if not row["lat"] and not row["lon"]:
            yield "note", "it has no coordinates", "its events will have none and stay off every map"
        return
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        yield "error", f"{lat}, {lon} is nowhere on earth", "lat is north (-90 to 90), lon is east (-180 to 180)"
        return
    north, east, reach = known.reach.get((row["country"], row["admin1"]), (lat, lon, 0.0))
    away = apart(lat, lon, north, east)
    if away > reach:
        turned = apart(lon, lat, north, east) < reach
        remedy = "lat and lon are swapped" if turned else "check lat, lon and admin1"
        yield "error", f"it lies {away:.0f} km from the middle of {row['admin1']}", remedy
    same = known.by_id.get(row["id"])
    if same is not None:
        yield "note", f"it replaces {same.name_en} of the package", "take another id if it is another place"
    for name in {fold_text(n) for n in row["names_ar"].split(";") if n.strip()}:
        for place in known.by_name.get(name, ()):
            if place is not same and _is_close(lat, lon, place):
                yield "note", f"{place.name_en} ({place.id}) has that name and lies there", "is it the same place?"


def _is_close(lat: float, lon: float, place: Place) -> bool:
    return place.lat is not None and place.lon is not None and apart(lat, lon, place.lat, place.lon) < _SAME_KM
