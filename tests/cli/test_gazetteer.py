"""`evtx gazetteer` from import to removal, and what extraction makes of it."""

from __future__ import annotations

import sys
from pathlib import Path

import orjson
import pytest

SAMPLES = Path("fixtures/gazetteer")
TEXT = (
    "إدلب - 2024-06-14\n\nقصفت قوات النظام بالمدفعية قرية تعس الشاير في ريف دير الزور الشرقي، ما أدى إلى مقتل مدني.\n"
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home of its own, without any choice of a gazetteer."""
    monkeypatch.delenv("EVTX_GAZETTEER")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def events(run, home, *words):
    result = run("extract", str(home / "article.txt"), "--published", "2024-06-15", "-q", *words)
    assert result.exit_code == 0, result.stderr
    return [orjson.loads(line) for line in result.stdout.splitlines()]


def test_import_changes_the_place_and_the_version(run, home):
    (before,) = events(run, home)
    assert before["place"]["id"] is None
    done = run("gazetteer", "import", str(SAMPLES / "SY.txt"), str(SAMPLES / "admin1CodesASCII.txt"))
    assert done.exit_code == 0
    assert "geonames places, 7 places" in done.stderr
    (after,) = events(run, home)
    place = after["place"]
    assert (place["name"], place["id"], place["precision"]) == ("تعس الشاير", "gn-384701", "exact")
    assert (place["lat"], place["lon"], place["admin1"]) == (34.51452, 40.90747, "Deir ez-Zor")
    assert after["run"]["gazetteer"].startswith(before["run"]["gazetteer"] + "+")
    assert after["run"]["lexicon"] == before["run"]["lexicon"]
    assert events(run, home, "--gazetteer", "core") == [before]


def test_only_the_users_data_folder_is_written_to(run, home):
    run("gazetteer", "import", str(SAMPLES / "SY.txt"))
    files = [path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()]
    assert sorted(files) == [".local/share/evtx/places.sqlite", "article.txt"]


def test_a_file_named_by_option_or_environment(run, home, monkeypatch):
    named = str(home / "mine.sqlite")
    assert run("gazetteer", "import", str(SAMPLES / "SY.txt"), "--gazetteer", named).exit_code == 0
    assert events(run, home)[0]["place"]["id"] is None
    assert events(run, home, "--gazetteer", named)[0]["place"]["id"] == "gn-384701"
    monkeypatch.setenv("EVTX_GAZETTEER", named)
    assert events(run, home)[0]["place"]["id"] == "gn-384701"


def test_list_and_remove(run, home):
    run("gazetteer", "import", str(SAMPLES / "SY.txt"), str(SAMPLES / "places.tsv"))
    rows = [orjson.loads(line) for line in run("gazetteer", "list").stdout.splitlines()]
    assert [(Path(row["path"]).name, row["form"], row["places"]) for row in rows] == [
        ("SY.txt", "geonames places", 7),
        ("places.tsv", "table", 3),
    ]
    table = run("gazetteer", "list", "--format", "table").stdout
    assert "SY.txt" in table
    removed = run("gazetteer", "remove", "SY.txt")
    assert (removed.exit_code, "SY.txt: 7 places" in removed.stderr) == (0, True)
    assert "SY.txt" not in run("gazetteer", "list").stdout


def test_lookup_as_json_lines_and_as_a_table(run, home):
    run("gazetteer", "import", str(SAMPLES / "places.tsv"))
    line, *_ = run("gazetteer", "lookup", "بيت مري").stdout.splitlines()
    record = orjson.loads(line)
    assert (record["origin"], record["country"], record["match"]) == ("import", "LB", "exact")
    assert record["score"] is not None
    assert record["reasons"]
    table = run("gazetteer", "lookup", "بيت", "مري", "--format", "table").stdout
    assert "Mount Lebanon" in table
    assert "33.8639, 35.6036" in table


def test_lookup_with_country_and_point(run, home):
    near = run("gazetteer", "lookup", "دوما", "--country", "SY", "--near", "32.85,36.77").stdout.splitlines()
    assert orjson.loads(near[0])["id"] == "sy-douma-suwayda"
    assert {orjson.loads(line)["country"] for line in near} == {"SY"}


MESSAGES = {
    "no file": (["import", "nosuch.csv"], 3, "nosuch.csv: no such file"),
    "a folder": (["import", "fixtures"], 3, "is a folder"),
    "another form": (["import", "LICENSE"], 3, "not a form that can be imported"),
    "no country": (["import", "fixtures/gazetteer/SY.txt", "--country", "Syria"], 2, "two letters"),
    "into the core": (["import", "fixtures/gazetteer/SY.txt", "--gazetteer", "core"], 2, "name one with --gazetteer"),
    "not imported": (["remove", "IQ.txt"], 2, "IQ.txt: was not imported"),
    "unknown name": (["lookup", "قرية لا وجود لها"], 1, "no place of that name"),
    "no point": (["lookup", "حلب", "--near", "north"], 2, "35.33,40.14"),
    "no such gazetteer": (["lookup", "حلب", "--gazetteer", "nosuch.sqlite"], 2, "evtx gazetteer import --gazetteer"),
    "no gazetteer": (["lookup", "حلب", "--gazetteer", "LICENSE"], 3, "not a gazetteer of evtx"),
}


@pytest.mark.parametrize("about", MESSAGES)
def test_messages(about, run, home):
    words, status, named = MESSAGES[about]
    result = run("gazetteer", *words)
    assert result.exit_code == status, result.stderr
    assert named in result.stderr
    assert "Traceback" not in result.output


def test_some_files_fail_and_the_others_are_imported(run, home):
    result = run("gazetteer", "import", "nosuch.csv", str(SAMPLES / "places.tsv"))
    assert result.exit_code == 1
    assert "nosuch.csv: no such file" in result.stderr
    assert "places.tsv" in run("gazetteer", "list").stdout


def test_a_gazetteer_that_is_named_must_be_there(run, home):
    result = run("extract", str(home / "article.txt"), "--gazetteer", "nosuch.sqlite")
    assert (result.exit_code, "nosuch.sqlite: no such file" in result.stderr) == (2, True)


def test_without_openpyxl(run, home, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    result = run("gazetteer", "import", str(SAMPLES / "syr_populatedplaces.xlsx"))
    assert (result.exit_code, "pip install 'evtx[xlsx]'" in result.stderr) == (3, True)


def test_a_home_that_cannot_be_written_to(run, home):
    (home / ".local").write_text("a file where a folder is wanted")
    result = run("gazetteer", "import", str(SAMPLES / "SY.txt"))
    assert (result.exit_code, "cannot be written" in result.stderr) == (4, True)
    assert events(run, home)


def test_doctor_tells_what_is_imported(run, home):
    assert "imported places" in run("doctor").stdout
    run("gazetteer", "import", str(SAMPLES / "SY.txt"))
    assert "7 places of 1 files" in run("doctor").stdout.replace("\n", " ")
