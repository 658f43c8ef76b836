"""The gazetteer: TSV files in, places by name out."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from evtx.config import DATA_DIR
from evtx.errors import DataError
from evtx.text.normalize import fold_text

COLUMNS = (
    "id", "kind", "country", "admin1", "parent", "lat", "lon", "radius_km", "rank", "flags", "source", "name_en",
    "names_ar",
)  # fmt: skip
DEMONYM_COLUMNS = ("country", "adjectives_ar")


class Place(NamedTuple):
    """One place. Coordinates in degrees (WGS 84), radius in kilometres, rank 1 (capital) to 5 (hamlet)."""

    id: str
    kind: str
    country: str
    admin1: str
    parent: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    rank: int
    common: bool
    source: str
    name_en: str
    names: tuple[str, ...]
    imported: bool = False  # from the local gazetteer, not from the curated core


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All places, by id, and a version that changes with the data."""

    version: str
    places: dict[str, Place]
    demonyms: dict[str, str]  # folded adjective in any form -> ISO-2 country

    def container(self, place: Place) -> Place | None:
        """The place that a place lies in, where the data say so."""
        return self.places.get(place.parent)


@cache
def default_gazetteer() -> Gazetteer:
    """The packaged core, loaded once a process."""
    return load_gazetteer(place_files())


def place_files() -> list[Path]:
    """The files of the packaged core, in order."""
    return sorted((DATA_DIR / "places").glob("*.tsv"))


def load_gazetteer(files: Sequence[Path]) -> Gazetteer:
    """Read gazetteer files. Raises DataError with file, line and cause."""
    places: dict[str, Place] = {}
    demonyms: dict[str, str] = {}
    digest = hashlib.sha256()
    for path in files:
        if path.name == "exceptions.tsv":
            continue
        digest.update(path.read_bytes())
        if path.name == "demonyms.tsv":
            for _, (country, adjectives) in _rows(path, DEMONYM_COLUMNS):
                demonyms |= {form: country for word in adjectives.split(";") for form in _forms(fold_text(word))}
            continue
        for number, row in _rows(path, COLUMNS):
            place = _place(path, number, row)
            places[place.id] = place
    return Gazetteer(digest.hexdigest()[:12], places, demonyms)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file with their line numbers, each as long as its header."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(next(rows, [])) != columns:
            raise DataError(str(path), "line 1", f"columns must be {', '.join(columns)}")
        for number, row in enumerate(rows, 2):
            if row and row[0].startswith("#"):  # a note
                continue
            if row and len(row) != len(columns):
                raise DataError(str(path), f"line {number}", f"{len(row)} columns instead of {len(columns)}")
            if row:
                yield number, row


def _forms(adjective: str) -> Iterator[str]:
    """سوري in both genders and of people, with and without article (سوريه is a country's name too)."""
    for form in (adjective, adjective + "ه", adjective + "ون", adjective + "ين"):
        yield form
        yield f"ال{form}"


def _place(path: Path, number: int, row: Sequence[str]) -> Place:
    id, kind, country, admin1, parent, lat, lon, radius_km, rank, flags, source, name_en, names_ar = row
    try:
        return Place(
            id=id,
            kind=kind,
            country=country,
            admin1=admin1,
            parent=parent,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            radius_km=float(radius_km) if radius_km else None,
            rank=int(rank or 4),
            common="common" in flags.split(),
            source=source,
            name_en=name_en,
            names=tuple([n for n in names_ar.split(";") if n]),
        )
    except ValueError as error:
        raise DataError(str(path), f"line {number}", str(error)) from error
