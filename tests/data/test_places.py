"""The curated gazetteer: in evtx/data/places/*.tsv, out checks of form, of references and of coordinates."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from evtx.text.normalize import fold_text

ROOT = Path(__file__).resolve().parents[2]
PLACES = ROOT / "evtx" / "data" / "places"
EXCEPTIONS = PLACES / "exceptions.tsv"
REFERENCE = ROOT.parent / "shared" / "reference" / "places.tsv"
SUITE = ROOT.parent / "shared" / "suites" / "places_dev.jsonl"

COLUMNS = (
    "id", "kind", "country", "admin1", "parent", "lat", "lon", "radius_km", "rank", "flags", "source", "name_en",
    "names_ar",
)  # fmt: skip
KINDS = frozenset({
    "settlement", "quarter", "field", "bridge", "crossing", "airport", "base", "camp", "dam", "road", "street",
    "square", "market", "site", "island", "valley", "mountain", "river", "desert", "region", "admin1", "admin2",
    "country",
})  # fmt: skip
SOURCES = frozenset({"geonames", "ocha", "open-syria", "hand", "simplemaps", "cldr", "estimate"})
# What a name may hold once folded: Arabic letters, digits, Latin letters (H3, M4) and a few marks.
FOLDED_NAME = re.compile(r'[ء-غف-ي0-9A-Za-z "\-]+')
SETTLEMENT_KM = 5.0
DEMONYMS = PLACES / "demonyms.tsv"
FILES = sorted(path for path in PLACES.glob("*.tsv") if path not in (EXCEPTIONS, DEMONYMS))

# South, north, west, east of the countries with many rows, with a margin for the sea and the border strip.
BOXES = {
    "SY": (32.2, 37.5, 35.5, 42.6), "IQ": (29.0, 37.5, 38.7, 48.9), "LB": (33.0, 34.8, 35.0, 36.7),
    "PS": (31.1, 32.7, 34.1, 35.7), "IL": (29.3, 33.5, 34.1, 35.9), "YE": (12.0, 19.5, 41.5, 54.8),
    "LY": (19.3, 33.4, 9.2, 25.4), "SD": (8.5, 23.3, 21.7, 39.2), "TR": (35.7, 42.3, 25.5, 45.0),
    "EG": (21.7, 31.9, 24.6, 37.0), "JO": (29.0, 33.5, 34.8, 39.4), "SO": (-1.9, 12.2, 40.8, 51.6),
    "ML": (10.0, 25.2, -12.4, 9.0), "NE": (11.6, 23.7, 0.0, 16.1), "BF": (9.3, 15.2, -5.7, 2.6),
    "TD": (7.3, 23.6, 13.4, 24.2), "NG": (4.1, 14.0, 2.5, 14.8), "IR": (24.8, 39.9, 43.9, 63.5),
    "AF": (29.2, 38.6, 60.4, 75.0), "PK": (23.5, 37.2, 60.8, 77.2), "SA": (15.8, 32.3, 34.4, 55.8),
    "UA": (44.2, 52.5, 22.0, 40.4), "ET": (3.3, 15.0, 32.9, 48.1), "KE": (-4.9, 5.2, 33.8, 42.0),
    "QA": (24.4, 26.3, 50.7, 51.8), "AE": (22.5, 26.3, 51.4, 56.5), "KW": (28.5, 30.2, 46.5, 48.5),
    "BH": (25.5, 26.4, 50.3, 50.9), "OM": (16.6, 26.5, 51.9, 59.9), "DZ": (18.9, 37.2, -8.7, 12.0),
    "TN": (30.2, 37.6, 7.5, 11.7), "MA": (27.6, 36.0, -13.2, -0.9), "EH": (20.7, 27.7, -17.2, -8.6),
    "MR": (14.7, 27.3, -17.1, -4.8), "CM": (1.6, 13.1, 8.4, 16.2), "CF": (2.2, 11.1, 14.4, 27.5),
    "CD": (-13.5, 5.4, 12.2, 31.4), "SS": (3.4, 12.3, 23.4, 36.0), "ER": (12.3, 18.1, 36.4, 43.2),
    "DJ": (10.9, 12.8, 41.7, 43.5), "UG": (-1.5, 4.3, 29.5, 35.1), "MZ": (-26.9, -10.4, 30.2, 40.9),
    "BD": (20.5, 26.7, 88.0, 92.7), "LK": (5.9, 9.9, 79.6, 81.9), "MM": (9.6, 28.6, 92.1, 101.2),
    "TH": (5.6, 20.5, 97.3, 105.7), "PH": (4.5, 21.2, 116.9, 126.7), "ID": (-11.1, 6.1, 95.0, 141.1),
    "IN": (6.7, 35.7, 68.1, 97.4), "GE": (41.0, 43.6, 39.9, 46.8), "AM": (38.8, 41.4, 43.4, 46.7),
    "AZ": (38.3, 42.0, 44.7, 50.7), "CO": (-4.3, 13.5, -79.1, -66.8), "MX": (14.5, 32.8, -117.3, -86.7),
    "HT": (18.0, 20.2, -74.5, -71.6), "VE": (0.6, 12.3, -73.4, -59.8), "GR": (34.7, 41.8, 19.3, 28.3),
    "US": (13.2, 71.5, -172.0, 144.9), "GB": (49.8, 60.9, -8.7, 1.9), "DE": (47.2, 55.1, 5.8, 15.1),
    "ES": (27.6, 43.9, -18.2, 4.4), "IT": (35.4, 47.1, 6.6, 18.6),
}  # fmt: skip

Row = dict[str, str]
Point = tuple[float, float]


def read_tsv(path: Path) -> list[Row]:
    """The rows of a TSV file with a header line, as dictionaries."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    names = header.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


@cache
def all_rows() -> tuple[Row, ...]:
    return tuple(row for path in FILES for row in read_tsv(path))


def names_of(row: Row) -> list[str]:
    return row["names_ar"].split(";")


def point_of(row: Row) -> Point:
    return float(row["lat"]), float(row["lon"])


def kilometres(a: Point, b: Point) -> float:
    """Great-circle distance of two points in degrees, in kilometres."""
    rad = math.pi / 180
    half = math.sin((b[0] - a[0]) * rad / 2) ** 2
    half += math.cos(a[0] * rad) * math.cos(b[0] * rad) * math.sin((b[1] - a[1]) * rad / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_form_of_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0].split("\t") == list(COLUMNS)
    assert text.endswith("\n")
    assert "\r" not in text
    ids = [row["id"] for row in read_tsv(path)]
    assert ids == sorted(ids)


def test_ids_are_unique_and_name_the_country() -> None:
    ids = [row["id"] for row in all_rows()]
    assert len(ids) == len(set(ids))
    bad = [i for i in ids if not re.fullmatch(r"[a-z]{2}(-[a-z0-9]+)+", i)]
    assert bad == []
    assert [row["id"] for row in all_rows() if row["id"][:2] != row["country"].lower()] == []


def test_closed_lists() -> None:
    assert {row["kind"] for row in all_rows()} <= KINDS
    assert {row["rank"] for row in all_rows()} <= set("12345")
    assert {row["flags"] for row in all_rows()} <= {"", "common"}
    assert {part for row in all_rows() for part in row["source"].split("+")} <= SOURCES


def test_parents_and_governorates_exist() -> None:
    ids = {row["id"]: row for row in all_rows()}
    parents = [(row["id"], row["parent"]) for row in all_rows() if row["parent"]]
    assert [pair for pair in parents if pair[1] not in ids or pair[1] == pair[0]] == []
    assert [pair for pair in parents if ids[pair[1]]["country"] != ids[pair[0]]["country"]] == []
    governorates = {(row["country"], row["admin1"]) for row in all_rows() if row["kind"] == "admin1"}
    used = {(row["country"], row["admin1"]) for row in all_rows() if row["admin1"]}
    assert used - governorates == set()


def test_areas_have_a_radius() -> None:
    areas = [row for row in all_rows() if row["kind"] in {"admin1", "region", "desert"}]
    assert [row["id"] for row in areas if not row["radius_km"]] == []
    for row in all_rows():
        assert row["radius_km"] == "" or float(row["radius_km"]) > 0, row["id"]


def test_coordinates_lie_in_the_country() -> None:
    outside = []
    for row in all_rows():
        lat, lon = point_of(row)
        south, north, west, east = BOXES.get(row["country"], (-60.0, 80.0, -180.0, 180.0))
        if not (south <= lat <= north and west <= lon <= east) and row["kind"] not in {"region", "river"}:
            outside.append((row["id"], lat, lon))
    assert outside == []


def test_names_are_clean_arabic() -> None:
    bad = []
    for row in all_rows():
        for name in names_of(row):
            clean = name == unicodedata.normalize("NFC", name) == " ".join(name.split())
            if not clean or "\N{ARABIC TATWEEL}" in name or not FOLDED_NAME.fullmatch(fold_text(name)):
                bad.append((row["id"], name))
    assert bad == []
    assert [row["id"] for row in all_rows() if not row["name_en"].isascii() or not row["name_en"]] == []


def test_names_of_a_row_differ_when_folded() -> None:
    doubled = [
        row["id"] for row in all_rows() if len({fold_text(name) for name in names_of(row)}) != len(names_of(row))
    ]
    assert doubled == []


def test_no_place_is_listed_twice() -> None:
    seen: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in all_rows():
        for name in names_of(row):
            seen[row["country"], row["kind"], fold_text(name)].append(row)
    twice = [
        (a["id"], b["id"], key[2])
        for key, rows in seen.items()
        for n, a in enumerate(rows)
        for b in rows[n + 1 :]
        if kilometres(point_of(a), point_of(b)) < SETTLEMENT_KM
    ]
    assert twice == []


def test_exceptions_name_settlements_and_say_why() -> None:
    exceptions = read_tsv(EXCEPTIONS)
    ids = [row["id"] for row in exceptions]
    settlements = {row["id"] for row in all_rows() if row["kind"] == "settlement"}
    assert ids == sorted(set(ids))
    assert [i for i in ids if i not in settlements] == []
    assert [row["id"] for row in exceptions if len(row["reason"]) < 10] == []


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference data lies outside the repository and is not here")
def test_settlements_agree_with_the_reference() -> None:
    reference: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for row in read_tsv(REFERENCE):
        for name in names_of(row):
            reference[row["country"], fold_text(name)].append(point_of(row))
    covered = {country for country, _ in reference}
    excepted = {row["id"] for row in read_tsv(EXCEPTIONS)}
    unknown, needless = [], []
    for row in all_rows():
        if row["kind"] != "settlement" or row["country"] not in covered:
            continue
        near = (
            kilometres(point_of(row), point) <= SETTLEMENT_KM
            for name in names_of(row)
            for point in reference.get((row["country"], fold_text(name)), ())
        )
        found = any(near)
        if not found and row["id"] not in excepted:
            unknown.append(row["id"])
        if found and row["id"] in excepted:
            needless.append(row["id"])
    assert unknown == []
    assert needless == []


@pytest.mark.skipif(not SUITE.exists(), reason="the suite lies outside the repository and is not here")
def test_suite_of_places_is_found() -> None:
    index: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for row in all_rows():
        for name in names_of(row):
            index[fold_text(name), row["country"], row["admin1"]].append(point_of(row))
    missing = []
    for line in SUITE.read_text(encoding="utf-8").splitlines():
        want = json.loads(line)
        points = index[fold_text(want["name"]), want["country"], want["admin1"]]
        if not any(kilometres((want["lat"], want["lon"]), point) <= want["within_km"] for point in points):
            missing.append(want["name"])
    assert missing == []


def test_adjectives_of_countries_have_one_country_each() -> None:
    rows = read_tsv(DEMONYMS)
    codes = [row["country"] for row in rows]
    words = [fold_text(word) for row in rows for word in row["adjectives_ar"].split(";")]
    assert codes == sorted(set(codes))
    assert set(codes) <= {row["country"] for row in all_rows() if row["kind"] == "country"}
    assert len(words) == len(set(words))
