"""What ACLED and PLOVER need beside the record: tables of `data/exports`, actors, outlets and places."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evtx.config import DATA_DIR
from evtx.errors import DataError
from evtx.gazetteer.places import Gazetteer, Place
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import ActorEntry, OutletEntry
from evtx.lexicon.tables import read_toml
from evtx.text.segment import segment

_FOLDER = DATA_DIR / "exports"


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166 codes, and its name and region in ACLED."""

    iso3: str
    iso_number: int
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class ActorNote:
    """What holds of an actor from one day to another where its kind alone would say otherwise; "" for nothing."""

    start: str
    end: str
    inter: str  # ACLED's type of actor
    sector: str  # PLOVER's sector
    code: str  # PLOVER's code in the place of a country's


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet in English; its reach: subnational, national, regional, international, other or new_media."""

    name: str
    country: str
    reach: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All of it; countries by their two letters, the rest by id."""

    lexicon: Lexicon
    countries: Mapping[str, Country]
    notes: Mapping[str, tuple[ActorNote, ...]]
    outlets: Mapping[str, str]  # English names of the outlets that articles come from
    reach: Mapping[str, tuple[str, str]]  # of outlets and monitors: country, how far
    places: Mapping[str, Place]
    seats: Mapping[tuple[str, str], Place]  # where a governorate is, by country and governorate

    def actor(self, actor_id: str) -> ActorEntry | None:
        """The lexicon's entry of an actor; None for ids that it does not list."""
        return self.lexicon.actors.get(actor_id)

    def note(self, actor_id: str, day: str | None) -> ActorNote | None:
        """What is noted of an actor for a day; a note without days holds always."""
        for note in self.notes.get(actor_id, ()):
            if not day or (note.start or day) <= day <= (note.end or day):
                return note
        return None

    def outlet(self, outlet_id: str) -> Outlet:
        """The outlet of an article; its id is its name where it is not listed."""
        return Outlet(self.outlets.get(outlet_id, outlet_id), *self.reach.get(outlet_id, ("", "")))

    def outlet_in(self, name: str) -> Outlet | None:
        """The outlet or monitor that the name of a source means (`وكالة سانا`); None where none is listed."""
        for hit in self.lexicon.outlets.find(segment(name, self.lexicon.morphology, None)):
            for entry in hit.payload if isinstance(hit.payload, list) else ():
                if isinstance(entry, OutletEntry):
                    return Outlet(entry.name_en, *self.reach.get(entry.id, ("", "")))
        return None


def load_knowledge(lexicon: Lexicon, gazetteer: Gazetteer) -> Knowledge:
    """Read the tables. Raises DataError with file, line and cause."""
    notes: dict[str, list[ActorNote]] = {}
    for row in _rows("actors.tsv", ("id", "from", "to", "inter", "sector", "code")):
        note = ActorNote(row["from"], row["to"], row["inter"], row["sector"], row["code"])
        notes.setdefault(row["id"], []).append(note)
    countries = {
        row["id"]: Country(row["iso3"], int(row["iso_number"]), row["acled_name"], row["acled_region"])
        for row in _rows("countries.tsv", ("id", "iso3", "iso_number", "acled_name", "acled_region"))
    }
    reach = {row["id"]: (row["country"], row["reach"]) for row in _rows("outlets.tsv", ("id", "country", "reach"))}
    tables = [read_toml(path) for path in sorted((DATA_DIR / "outlets").glob("*.toml"))]
    outlets = {str(t["id"]): str(t["name_en"]) for t in tables if "id" in t and "name_en" in t}
    found = {key: tuple(of_actor) for key, of_actor in notes.items()}
    return Knowledge(lexicon, countries, found, outlets, reach, gazetteer.places, _seats(gazetteer))


def _seats(gazetteer: Gazetteer) -> dict[tuple[str, str], Place]:
    """For each governorate the town of its name, which is its seat, else its own point."""
    seats: dict[tuple[str, str], Place] = {}
    for place in gazetteer.places.values():
        key = (place.country, place.admin1)
        known = place.lat is not None and place.lon is not None and place.name_en == place.admin1
        if known and (place.kind == "settlement" or (place.kind == "admin1" and key not in seats)):
            seats[key] = place
    return seats


def _rows(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    path: Path = _FOLDER / name
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or tuple(rows[0]) != columns:
        raise DataError(str(path), "line 1", f"columns must be {', '.join(columns)}")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(columns):
            raise DataError(str(path), f"line {number}", f"{len(row)} columns instead of {len(columns)}")
    return [dict(zip(columns, row, strict=True)) for row in rows[1:]]
