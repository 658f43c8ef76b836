"""The tables that the exports read: in order, without doubles, and in step with the lexicon and the gazetteer."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from evtx.config import DATA_DIR
from evtx.export.acled_codes import INTERS
from evtx.gazetteer.places import default_gazetteer
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.tables import read_toml
from evtx.text.normalize import fold_text

TABLES = [DATA_DIR / "exports" / f"{name}.tsv" for name in ("actors", "countries", "outlets")]
PERSONS = [DATA_DIR / "persons" / f"{name}.tsv" for name in ("given_names", "titles")]
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
REACHES = frozenset("subnational national regional international other new_media".split())


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.stem)
def test_rows_are_in_order_and_there_once(path):
    keys = [(row["id"], row.get("from", "")) for row in rows(path)]
    assert keys == sorted(set(keys))


def test_countries_cover_the_gazetteer():
    table = {row["id"]: row for row in rows(TABLES[1])}
    assert {p.country for p in default_gazetteer().places.values()} - {""} <= set(table)
    assert all(len(row["iso3"]) == 3 and row["iso_number"].isdigit() and row["acled_region"] for row in table.values())


def test_actors_are_listed_ones_with_known_codes():
    for row in rows(TABLES[0]):
        assert row["id"] in default_lexicon().actors, row["id"]
        assert row["inter"] in ("", *INTERS), row
        assert row["sector"] in {"", *SECTORS}, row
        assert row["inter"] or row["sector"] or row["code"], row


def test_every_kind_of_people_has_a_type_and_a_sector():
    table = {row["id"]: row for row in rows(TABLES[0])}
    people = [a.id for a in default_lexicon().actors.values() if a.kind == "people"]
    assert [i for i in people if i not in table or not table[i]["inter"] or not table[i]["sector"]] == []


def test_outlets_are_known_ones():
    own = {read_toml(path)["id"] for path in (DATA_DIR / "outlets").glob("*.toml")}
    named = {e["id"] for e in read_toml(DATA_DIR / "cues" / "sources.toml")["outlet"]}
    countries = {row["id"] for row in rows(TABLES[1])}
    for row in rows(TABLES[2]):
        assert row["id"] in own | named, row["id"]
        assert row["reach"] in REACHES, row
        assert (row["country"] in countries) == (row["reach"] in ("national", "subnational")), row


@pytest.mark.parametrize("path", PERSONS, ids=lambda p: p.stem)
def test_names_and_titles_are_there_once(path):
    words = [fold_text(list(row.values())[1]) for row in rows(path)]
    assert len(words) == len(set(words))
