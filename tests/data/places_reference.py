"""The rows of the core beside those of the reference: `python -m tests.data.places_reference` writes the table anew.

`places_checked.tsv` holds, for every row of the core that the reference has too, what the reference says of it: where
it is (to a hundredth of a degree), governorate and district in its spelling, and its source. The reference itself is
not part of the repository.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evtx.gazetteer.distance import apart
from evtx.gazetteer.imports_rows import arabic_names
from evtx.gazetteer.names import tight_key
from evtx.gazetteer.places import Place, default_gazetteer
from evtx.text.normalize import fold_text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REFERENCE = ROOT.parent / "shared" / "reference" / "places.tsv"
CHECKED = HERE / "places_checked.tsv"
EXCEPTIONS = ROOT / "evtx" / "data" / "places" / "exceptions.tsv"
COVERED = frozenset({"IQ", "LB", "LY", "PS", "SD", "SY", "TR", "YE"})
COLUMNS = ("id", "country", "admin1", "admin2", "lat", "lon", "source")
SETTLEMENT_KM, FEATURE_KM = 5.0, 15.0
# Kinds that reach over more than a point: a distance between two ideas of their middle says nothing.
WIDE = frozenset({"country", "admin1", "admin2", "region", "desert", "river", "road", "mountain", "valley"})
_SPELLS = "the reference spells it "
_CENTROIDS = frozenset({"county", "region", "admin1", "admin2", "admin3", "localadmin"})  # of areas, not towns

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """What the reference says of a row of the core: where it is, and in which governorate and district."""

    id: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    source: str


def read_tsv(path: Path) -> list[Row]:
    """The rows of a TSV file with a header line, without quoting, as dictionaries."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def checked() -> dict[str, Checked]:
    """The committed table, by id."""
    rows = read_tsv(CHECKED)
    return {r["id"]: Checked(*(r[c] for c in COLUMNS[:4]), float(r["lat"]), float(r["lon"]), r["source"]) for r in rows}


@cache
def exceptions() -> dict[str, str]:
    """Why the reference does not have a settlement of the core, by id."""
    return {row["id"]: row["reason"] for row in read_tsv(EXCEPTIONS)}


def spelled(place: Place) -> list[str]:
    """The names of a row, with the reference's own spelling where an exception gives it."""
    reason = exceptions().get(place.id, "")
    return [*place.names, *([reason.removeprefix(_SPELLS)] if reason.startswith(_SPELLS) else [])]


def kilometres(place: Place, row: Checked) -> float:
    """How far apart the core and the reference put a place."""
    if place.lat is None or place.lon is None:
        return math.inf
    return apart(place.lat, place.lon, row.lat, row.lon)


def matches() -> list[Checked]:
    """The reference's row for every row of the core that it has: the nearest of the same name, not too far."""
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in read_tsv(REFERENCE):
        for name in {fold_text(n) for n in (*row["names_ar"].split(";"), *arabic_names(row["names_ar"].split(";")))}:
            by_name[row["country"], name].append(row)
            by_name[row["country"], f"~{tight_key(name.split())}"].append(row)
    found = []
    for place in default_gazetteer().places.values():
        if place.country in COVERED and place.kind not in WIDE:
            keys = [k for n in spelled(place) for k in (fold_text(n), f"~{tight_key(fold_text(n).split())}")]
            rows = [r for k in keys if k != "~" for r in by_name.get((place.country, k), ())]
            nearest = _nearest(place, rows)
            if nearest is not None:
                found.append(nearest)
    return sorted(found, key=lambda row: row.id)


def _nearest(place: Place, rows: list[Row]) -> Checked | None:
    limit = SETTLEMENT_KM if place.kind == "settlement" else FEATURE_KM
    made = []
    for r in rows:
        told = Checked(place.id, r["country"], r["admin1"], r["admin2"], float(r["lat"]), float(r["lon"]), r["source"])
        made.append((kilometres(place, told), r["feature"] in _CENTROIDS, told))
    near = sorted((m for m in made if m[0] <= limit), key=lambda m: (m[1], m[0]))
    return near[0][2] if near else None


def table(rows: list[Checked]) -> str:
    """The text of `places_checked.tsv`."""
    lines = ["\t".join(COLUMNS)]
    for r in rows:
        lines.append("\t".join((r.id, r.country, r.admin1, r.admin2, f"{r.lat:.2f}", f"{r.lon:.2f}", r.source)))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    CHECKED.write_text(table(matches()), encoding="utf-8")
    print(f"{CHECKED.relative_to(ROOT)}: {len(read_tsv(CHECKED))} rows")
