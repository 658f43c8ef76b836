"""A file of places from outside in, its rows out, whichever of the known forms it has."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evtx.errors import InputError
from evtx.gazetteer import imports_geonames as geonames
from evtx.gazetteer.distance import KM_PER_DEGREE
from evtx.gazetteer.imports_columns import Layout, Point, check_layout, layout_of, row_of
from evtx.gazetteer.imports_rows import Row
from evtx.gazetteer.imports_tables import (
    JSON_SUFFIXES,
    TEXT_SUFFIXES,
    Line,
    Member,
    delimited_lines,
    features,
    members_of,
    workbook,
)

NAMES_ALONE = "geonames names"  # the form of a file that only adds names to places of other files
FORMS = ".txt, .tsv, .csv, .xlsx, .geojson or .zip"
_TITLES_ABOVE = 10  # lines within which the header of a sheet stands


@dataclass(frozen=True, slots=True)
class Source:
    """A file as a stream of rows, and what kind of file it is."""

    form: str
    rows: Iterator[Row]


def read_places(path: Path, country: str | None = None) -> Source:
    """The rows of a file. `country`: two letters for tables that do not tell.

    Raises InputError, now or while the rows are read, naming file, line and remedy.
    """
    if not path.exists():
        raise InputError(f"{path}: no such file: check the path")
    if path.is_dir():
        raise InputError(f"{path}: is a folder: name the files in it ({FORMS})")
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return Source("workbook", _workbook_rows(path, country))
    members = members_of(path)
    found = [(member, _form(member)) for member in members]
    known = [(member, form) for member, form in found if form != "unknown"]
    if not known:
        raise InputError(f"{path}: not a form that can be imported: give {FORMS} of GeoNames or OCHA, or a table")
    forms = sorted({form for _, form in known})
    return Source("+".join(forms), (row for member, form in known for row in _rows(member, form, country)))


def _form(member: Member) -> str:
    if member.suffix in JSON_SUFFIXES:
        return "geojson"
    if member.suffix not in TEXT_SUFFIXES:
        return "unknown"
    what = geonames.sniff(member) if member.suffix == ".txt" else None
    if what is not None:
        return f"geonames {what}"
    return "table"


def _rows(member: Member, form: str, country: str | None) -> Iterator[Row]:
    match form:
        case "geonames places":
            return geonames.place_rows(member)
        case "geonames names":
            return geonames.name_rows(member)
        case "geonames codes":
            return geonames.code_rows(member)
        case "geojson":
            return _feature_rows(member, country)
    return _table_rows(member.name, delimited_lines(member), country)


def _table_rows(name: str, lines: Iterator[Line], country: str | None) -> Iterator[Row]:
    number, titles, layout = _header(name, lines)
    check_layout(f"{name}: line {number}", titles, layout, has_geometry=False)
    for at, cells in lines:
        yield row_of(f"{name}: line {at}", cells, layout, country, None)


def _header(name: str, lines: Iterator[Line]) -> tuple[int, Sequence[str], Layout]:
    """The first line whose columns name places (tables have titles above it), else the first line there is."""
    first: tuple[int, Sequence[str], Layout] | None = None
    for (number, titles), _ in zip(lines, range(_TITLES_ABOVE), strict=False):
        layout = layout_of(titles)
        if layout.useful:
            return number, titles, layout
        first = first or ((number, titles, layout) if any(titles) else None)
    if first is None:
        raise InputError(f"{name}: empty: give a table with a header")
    return first


def _workbook_rows(path: Path, country: str | None) -> Iterator[Row]:
    """All sheets that hold places; others (notes, metadata, names without coordinates) are passed over."""
    faults = []
    read = False
    with workbook(path) as sheets:
        for sheet in sheets:
            name = f"{path}: sheet {sheet.name}"
            try:
                number, titles, layout = _header(name, sheet.rows)
                check_layout(f"{name}: line {number}", titles, layout, has_geometry=False)
            except InputError as error:
                faults.append(error)
                continue
            read = True
            for at, cells in sheet.rows:
                yield row_of(f"{name}: line {at}", cells, layout, country, None)
    if not read:
        raise faults[0] if faults else InputError(f"{path}: no sheet in it")


def _feature_rows(member: Member, country: str | None) -> Iterator[Row]:
    titles: list[str] = []
    layout: Layout | None = None
    for number, feature in features(member):
        told = feature.get("properties") or {}
        where = f"{member.name}: feature {number}"
        if layout is None or titles != list(told):
            titles = list(told)
            layout = layout_of(titles)
            check_layout(where, titles, layout, has_geometry=True)
        cells = ["" if value is None else str(value) for value in told.values()]
        yield row_of(where, cells, layout, country, _shape(where, feature.get("geometry")))


def _shape(where: str, geometry: Any) -> Point | None:
    """The point of a geometry: a point itself, of lines and points the middle, of areas the centroid of the largest.

    The radius is that of a circle as large as the whole area.
    """
    if not isinstance(geometry, dict):
        return None
    try:
        rings = list(_rings(geometry.get("coordinates")))
        if not rings:
            return None
        if str(geometry.get("type")).endswith("Polygon"):
            areas = [_centroid(ring) for ring in rings]
            lon, lat, _ = max(areas, key=lambda a: a[2])
            size = sum(a[2] for a in areas) * KM_PER_DEGREE**2 * math.cos(math.radians(lat))
            return round(lat, 5), round(lon, 5), round(math.sqrt(size / math.pi), 1) or None
        points = [p for ring in rings for p in ring]
        lon, lat = (sum(p[n] for p in points) / len(points) for n in (0, 1))
    except (TypeError, ValueError, IndexError) as error:
        raise InputError(f"{where}: a geometry that cannot be read ({error}): export the layer anew") from error
    if abs(lat) > 90 or abs(lon) > 180:
        raise InputError(f"{where}: {lon}, {lat} are no degrees: export the layer in WGS 84 (EPSG:4326)")
    return round(lat, 5), round(lon, 5), None


Ring = list[tuple[float, float]]


def _rings(coordinates: Any) -> Iterator[Ring]:
    """The outer rings of areas, lines, or points as lines of one point."""
    if not coordinates:
        return
    if isinstance(coordinates[0], int | float):
        yield [(float(coordinates[0]), float(coordinates[1]))]
    elif isinstance(coordinates[0][0], int | float):
        yield [(float(p[0]), float(p[1])) for p in coordinates]
    elif isinstance(coordinates[0][0][0], int | float):
        yield from _rings(coordinates[0])
    else:
        for part in coordinates:
            yield from _rings(part)


def _centroid(ring: Ring) -> tuple[float, float, float]:
    """Centroid and size of an area in square degrees."""
    twice = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        twice += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if not twice:
        return (*ring[0], 0.0)
    return x / (3 * twice), y / (3 * twice), abs(twice) / 2
