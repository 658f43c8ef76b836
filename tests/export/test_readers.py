"""Each format is read back by a reader of its own, with the values that went in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from evtx.export.columns import COLUMNS
from evtx.export.plover_codes import MODES
from evtx.model import Event
from tests.export.conftest import events_by_type

Written = Callable[..., tuple[Path, list[str]]]


def all_events() -> list[Event]:
    return list(events_by_type().values())


def test_csv_in_pandas(written):
    pandas = pytest.importorskip("pandas")
    path, _ = written("csv", *all_events())
    assert path.read_bytes().startswith("\N{ZERO WIDTH NO-BREAK SPACE}".encode())
    table = pandas.read_csv(path, parse_dates=["date"])
    assert list(table.columns) == [c.name for c in COLUMNS]
    row = table.set_index("event_id").loc[events_by_type()["bombing"].id]
    assert (row["killed_min"], row["type"], row["place_ar"]) == (32, "bombing", "بغداد")
    assert row["date"].date() == date(2021, 1, 21)
    assert pandas.isna(row["killed_max"])


def test_xlsx_in_openpyxl(written):
    openpyxl = pytest.importorskip("openpyxl")
    path, _ = written("xlsx", *all_events())
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["events", "columns"]
    rows = list(book["events"].iter_rows())
    names = [cell.value for cell in rows[0]]
    assert names == [c.name for c in COLUMNS]
    assert [(r[0].value, r[1].value) for r in book["columns"].iter_rows()] == [(c.name, c.about) for c in COLUMNS]
    by_id = {row[0].value: dict(zip(names, row, strict=True)) for row in rows[1:]}
    cells = by_id[events_by_type()["assassination"].id]
    assert cells["date"].is_date
    assert cells["date"].value.date() == date(2024, 5, 10)
    assert (cells["lat"].value, cells["lat"].data_type) == (35.0248, "n")
    assert not any(cell.data_type == "f" for row in rows for cell in row)
    assert book["events"].freeze_panes == "B2"


def test_more_events_than_excel_holds(written, event, monkeypatch):
    pytest.importorskip("openpyxl")
    from evtx.errors import OutputError
    from evtx.export import xlsx

    monkeypatch.setattr(xlsx, "_ROWS", 3)
    written("xlsx", event("raid"), event("riot"))
    with pytest.raises(OutputError, match="--to csv"):
        written("xlsx", event("raid"), event("riot"), event("protest"))


def test_parquet_in_pyarrow_and_pandas(written):
    pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    from pyarrow import parquet

    path, _ = written("parquet", *all_events())
    table = parquet.read_table(path)
    raid = next(r for r in table.to_pylist() if r["type"] == "raid")
    assert raid["date"]["start"] == date(2024, 5, 7)
    assert raid["casualties"]["detained"] == {"min": 7, "max": 7, "approximate": False, "of": [], "by_source": []}
    assert raid["casualties"]["wounded"] is None
    assert raid["codes"]["acled"] == ["Strategic developments", "Arrests"]
    frame = pandas.read_parquet(path)
    assert len(frame) == len(all_events())
    assert frame.loc[frame.type == "protest", "place"].iloc[0]["admin1"] == "As-Suwayda"


def test_geojson_is_valid_and_names_what_has_no_place(written):
    geojson = pytest.importorskip("geojson")
    path, told = written("geojson", *all_events())
    found = geojson.loads(path.read_text("utf-8"))
    assert found.is_valid, found.errors()
    assert "crs" not in found
    assert {f.id for f in found.features} == {e.id for e in all_events() if e.place and e.place.lat is not None}
    west, south, east, north = found["bbox"]
    for feature in found.features:
        lon, lat = feature.geometry.coordinates
        assert feature.properties["lon"] == lon
        assert west <= lon <= east
        assert south <= lat <= north
    missing = events_by_type()["explosion"]
    assert told == [f"geojson: {missing.id} (explosion, 2024-05-12, القرية) has no coordinates and is left out"] + [
        line for line in told if missing.id not in line
    ]


def test_geojson_takes_another_place_of_the_event(written, event):
    shelling = event("shelling")
    from dataclasses import replace

    nowhere = replace(shelling.place, lat=None, lon=None)
    path, told = written("geojson", replace(shelling, place=nowhere, places=(nowhere, *shelling.places[1:])))
    feature = json.loads(path.read_bytes())["features"][0]
    assert feature["geometry"]["coordinates"] == [shelling.places[1].lon, shelling.places[1].lat]
    assert told == []


def test_geojson_of_nothing(written):
    path, _ = written("geojson")
    assert json.loads(path.read_bytes()) == {"type": "FeatureCollection", "features": []}


ENTITY = {
    "type": "object",
    "properties": {
        "code": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"},
        "sector": {
            "enum": (
                "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
            ).split()
        },
        "entity_text": {"type": ["string", "null"]},
        "identifier_id": {"type": ["string", "null"]},
        "identifier_text": {"type": ["string", "null"]},
    },
    "required": ["code", "sector"],
    "additionalProperties": False,
}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
PLOVER = {  # after the tables of the PLOVER manual, chapter "Data Fields"
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "properties": {
        "id": {"type": "string"},
        "date": DAY,
        "enddate": {"anyOf": [DAY, {"type": "null"}]},
        "actor": {"type": "array", "minItems": 1, "items": ENTITY},
        "recipient": {"type": "array", "items": ENTITY},
        "event": {"type": "array", "minItems": 1, "items": {"enum": list(MODES)}},
        "mode": {"type": "array", "items": {"enum": sorted({m for modes in MODES.values() for m in modes})}},
        "context": {
            "type": "array",
            "items": {
                "enum": (
                    "military repression rights_freedoms diplomatic territory peacekeeping terrorism cbrn crime"
                    " illegal_drugs trafficking future hypothetical negation"
                ).split()
            },
        },
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "event_loc": {
            "anyOf": [
                {
                    "type": "object",
                    "required": ["extracted_place", "resolved_place", "lat", "lon", "country_code", "resolution"],
                    "properties": {
                        "country_code": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"},
                        "resolution": {"enum": [1, 2, 3, 4, 5]},
                    },
                },
                {"type": "null"},
            ]
        },
        "size": {
            "type": "object",
            "properties": {key: {"type": ["integer", "null"], "minimum": 0} for key in ("dead", "injured", "arrested")},
            "additionalProperties": False,
        },
        "event_text": {"type": "array", "items": {"type": "string"}},
        "link": {"type": "array", "items": {"type": "string"}},
    },
}


def test_plover_validates(written):
    path, told = written("plover", *all_events())
    records = [json.loads(line) for line in path.read_bytes().splitlines()]
    validator = Draft202012Validator(PLOVER)
    faults = [f"{r['id']} {e.json_path}: {e.message}" for r in records for e in validator.iter_errors(r)]
    assert faults == []
    for record in records:
        allowed = {mode for category in record["event"] for mode in MODES[category]}
        assert set(record["mode"]) <= allowed, record
    assert told == ["plover: 2 left out: 1 without a date, 1 of a type without a PLOVER category"]


def test_sqlite_links_and_updates(tmp_path, written, event):
    from dataclasses import replace

    path, _ = written("sqlite", *all_events())
    counts = tables(path)
    assert counts["events"] == len(all_events())
    assert counts["places"] > counts["events"] - 2
    written("sqlite", *all_events())
    assert tables(path) == counts, "a second run doubles nothing"

    raid = event("raid")
    changed = replace(raid, confidence=0.5, actors=raid.actors[:1], casualties={})
    written("sqlite", changed)
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("SELECT confidence FROM events WHERE id = ?", (raid.id,)).fetchall() == [(0.5,)]
        assert database.execute("SELECT actor_id FROM actors WHERE event_id = ?", (raid.id,)).fetchall() == [
            (raid.actors[0].id,)
        ]
        assert database.execute("SELECT kind FROM casualties WHERE event_id = ?", (raid.id,)).fetchall() == []
        plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM actors WHERE actor_id = 'isis'").fetchall()
        assert "actors_by_id" in str(plan)
        line = database.execute("SELECT place, killed_min FROM event_lines WHERE type = 'bombing'").fetchone()
    assert line == ("Baghdad", 32)
    assert tables(path)["events"] == counts["events"], "what the second file lacks stays"


def tables(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as database:
        names = [n for (n,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {n: database.execute(f"SELECT count(*) FROM {n}").fetchone()[0] for n in names}
