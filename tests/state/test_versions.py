"""A state with data of the user's own: its content decides, with the packaged data, what is extracted anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evtx.gazetteer.local_store import import_files
from evtx.gazetteer.places import default_gazetteer
from tests.state.world import records, write

SAMPLES = Path(__file__).parents[2] / "fixtures" / "gazetteer"
REPORT = "5 مايو 2019\n\nقصفت قوات النظام السوري بالمدفعية بلدة {} اليوم، ما أدى إلى مقتل ثلاثة مدنيين.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for number, place in enumerate(("سرمين", "أريحا", "منبج")):
        write(tmp_path / f"incoming/a{number}.txt", REPORT.format(place))
    return tmp_path


def imported(desk: Path, *names: str) -> str:
    path = desk / "places.sqlite"
    assert import_files(path, [SAMPLES / name for name in names], default_gazetteer(), None)[1] == []
    return str(path)


def told(run: Any, desk: Path, *more: str, command: str = "run") -> dict[str, Any]:
    """The line of a run, as JSON."""
    out = str(desk / "out") if command == "run" else str(desk / "e.jsonl")
    words = [command, str(desk / "incoming"), "--state", str(desk / "s.db"), "--settle", "0", "-o", out, "--log-json"]
    result = run(*words, *more)
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stderr)
    return found


def test_imported_places_count_by_what_is_in_them(desk: Path, run: Any) -> None:
    told(run, desk)
    places = imported(desk, "SY.txt")
    second = told(run, desk, "--gazetteer", places)
    assert (second["files"]["known"], second["articles"]["made_anew"]) == (3, 3)
    assert second["messages"][0].startswith("new gazetteer ")
    assert second["messages"][0].endswith("3 articles known are extracted anew, none is read anew")
    again = told(run, desk, "--gazetteer", places, command="extract")
    assert (again["articles"]["made_anew"], again["messages"]) == (0, [])
    plain = run("extract", str(desk / "incoming"), "--gazetteer", places).stdout
    assert (desk / "out/events.jsonl").read_text(encoding="utf-8") == plain
    assert (desk / "e.jsonl").read_text(encoding="utf-8") == plain
    imported(desk, "IQ.txt")  # into the same file
    assert told(run, desk, "--gazetteer", places)["articles"]["made_anew"] == 3


def test_a_folder_of_ones_own_counts_by_what_is_in_it(desk: Path, run: Any) -> None:
    own = desk / "own"
    write(
        own / "places/own.tsv", (SAMPLES.parents[1] / "evtx/data/places/other.tsv").read_bytes().split(b"\n")[0] + b"\n"
    )
    told(run, desk, "--lexicon", str(own))
    actor = '[[actor]]\nid = "sarmin_guard"\nname_en = "Sarmin Guard"\nkind = "armed_group"\ncountry = "SY"\n'
    write(own / "actors/own.toml", actor + 'names = ["حرس سرمين"]\n')
    changed = told(run, desk, "--lexicon", str(own))
    assert (changed["files"]["again"], changed["articles"]["made_anew"]) == (0, 3)
    assert changed["messages"][0].startswith("new lexicon ")
    assert {e["run"]["lexicon"] for e in records(desk / "out/events.jsonl")} == {changed["messages"][0].split()[2]}
