"""`evtx dedupe` and `evtx explain` of what it joined: files, standard input, known incidents, messages, exit status."""

from __future__ import annotations

import json
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator

from evtx.records import parse_event
from evtx.schema import json_schema
from tests.dedupe.cases import events_of, hard_cases

CASES = {case["name"]: case["told"] for case in hard_cases()}
ROOT = Path(__file__).parents[2]
GOLDEN = "fixtures/golden/events.jsonl"


def records(name: str) -> list[bytes]:
    return [orjson.dumps(event) for event in events_of(CASES[name])]


@pytest.fixture
def written(tmp_path):
    """Write the events of a case to a file."""

    def write(name: str, file: str = "events.jsonl", keep: slice = slice(None)) -> str:
        path = tmp_path / file
        path.write_bytes(b"\n".join(records(name)[keep]) + b"\n")
        return str(path)

    return write


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_pipe_gives_json_lines_and_the_last_words_go_to_standard_error(run, written):
    done = run("dedupe", written("agency copies"))
    assert done.exit_code == 0
    (incident,) = lines(done.stdout)
    assert (incident["schema"], incident["witnesses"]) == ("evtx.incident/1", 2)
    assert "4 events: 1 incidents, 1 told by several articles" in done.stderr


def test_standard_input_and_a_file_give_the_same(run, written):
    path = written("renewed strikes on one village")
    assert run("dedupe", "-", stdin=Path(path).read_bytes()).stdout == run("dedupe", path).stdout


def test_several_files_are_one_input(run, written):
    name = "the night between two days"
    parts = (written(name, "a.jsonl", slice(1)), written(name, "b.jsonl", slice(1, None)))
    assert run("dedupe", *parts).stdout == run("dedupe", *parts[::-1]).stdout == run("dedupe", written(name)).stdout


def test_every_incident_validates_and_is_read_back_as_it_was(run, written):
    validator = Draft202012Validator(json_schema("incident"))
    for name in CASES:
        for line in run("dedupe", written(name)).stdout.splitlines():
            assert [e.message for e in validator.iter_errors(json.loads(line))] == []
            assert orjson.dumps(parse_event(line.encode())) == line.encode()


def test_what_extract_wrote_goes_in(run):
    done = run("dedupe", GOLDEN)
    assert done.exit_code == 0
    events = lines((ROOT / GOLDEN).read_text(encoding="utf-8"))
    members = [member for incident in lines(done.stdout) for member in incident["members"]]
    assert sorted(members) == sorted(event["id"] for event in events)


def test_dedupe_of_what_it_wrote_changes_nothing(run, written, tmp_path):
    once, twice = tmp_path / "once.jsonl", tmp_path / "twice.jsonl"
    assert run("dedupe", written("a toll updated over three days"), "-o", str(once)).exit_code == 0
    assert run("dedupe", str(once), "-o", str(twice)).exit_code == 0
    assert once.read_bytes() == twice.read_bytes()


def test_against_adds_today_to_what_is_known(run, written, tmp_path):
    name = "a toll updated over three days"
    known = tmp_path / "incidents.jsonl"
    assert run("dedupe", written(name, keep=slice(1)), "-o", str(known)).exit_code == 0
    (before,) = lines(known.read_text(encoding="utf-8"))
    # the file that is known may be the one that is written
    done = run("dedupe", written(name, "today.jsonl", slice(1, None)), "--against", str(known), "-o", str(known))
    assert "3 events and 1 known incidents: 1 incidents" in done.stderr
    (after,) = lines(known.read_text(encoding="utf-8"))
    assert (after["cluster"], after["id"]) == (before["cluster"], before["id"])
    assert len(after["members"]) == 4
    assert known.read_text(encoding="utf-8") == run("dedupe", written(name)).stdout


def test_against_wants_incidents(run, written):
    path = written("agency copies")
    done = run("dedupe", path, "--against", path)
    assert done.exit_code == 2
    assert "holds events, not incidents: give what `evtx dedupe` wrote" in done.stderr


def test_a_bad_line_is_told_and_the_rest_is_read(run, written, tmp_path):
    path = Path(written("agency copies"))
    path.write_bytes(path.read_bytes() + b'{"half": \n')
    done = run("dedupe", str(path))
    assert done.exit_code == 1
    assert f"{path}, line 5: not JSON" in done.stderr
    assert "1 records could not be read" in done.stderr
    assert len(lines(done.stdout)) == 1


def test_nothing_but_bad_lines(run, tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text("not events\n")
    assert run("dedupe", str(path)).exit_code == 3
    assert run("dedupe", str(tmp_path / "none.jsonl")).exit_code == 3


def test_an_empty_file_gives_nothing(run, tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text("")
    done = run("dedupe", str(path))
    assert (done.exit_code, done.stdout) == (0, "")


def test_output_that_cannot_be_written(run, written, tmp_path):
    assert run("dedupe", written("agency copies"), "-o", str(tmp_path / "no" / "such.jsonl")).exit_code == 4


def test_filters_hold_for_what_comes_in(run, written):
    path = written("the plan and the act")
    assert [i["status"] for i in lines(run("dedupe", path).stdout)] == ["planned", "occurred"]
    done = run("dedupe", path, "--status", "occurred")
    assert [i["status"] for i in lines(done.stdout)] == ["occurred"]
    assert "2 events left out by the filters" in done.stderr
    assert lines(run("dedupe", path, "--until", "2023-01-01").stdout) == []


def test_events_that_come_twice_count_once(run, written):
    path = written("agency copies")
    done = run("dedupe", path, path)
    assert "4 events came twice" in done.stderr
    assert done.stdout == run("dedupe", path).stdout


def test_a_table(run, written):
    done = run("dedupe", written("agency copies"), "--format", "table")
    assert "airstrike" in done.stdout
    assert "2 outlets" in done.stdout


def test_articles_show_copies(run, tmp_path):
    """Two pages of one text: their whole texts are compared where they are given."""
    text = (ROOT / "fixtures/gold/h047.txt").read_text(encoding="utf-8")
    pages = [
        {"id": "a", "outlet": "waha", "published": "2021-09-06", "text": text},
        {"id": "b", "outlet": "nahr", "published": "2021-09-06", "text": "خبر منقول\n\n" + text.partition("\n\n")[2]},
    ]
    (tmp_path / "pages.jsonl").write_bytes(b"\n".join(orjson.dumps(page) for page in pages))
    events, articles = tmp_path / "events.jsonl", tmp_path / "articles.jsonl"
    done = run("extract", str(tmp_path / "pages.jsonl"), "-o", str(events), "--articles-out", str(articles))
    assert done.exit_code == 0
    found = lines(run("dedupe", str(events), "--articles", str(articles)).stdout)
    assert found
    assert {len(i["members"]) for i in found} == {2}
    assert {i["witnesses"] for i in found} == {1}
    assert {tuple(i["copies"][0]) for i in found} == {("a", "b")}


def test_a_broken_level_is_told(run, written, tmp_path):
    packaged = (ROOT / "evtx/data/dedupe.toml").read_text(encoding="utf-8")
    (tmp_path / "dedupe.toml").write_text(packaged.replace("bits = 4.5", "bit = 4.5", 1), encoding="utf-8")
    done = run("dedupe", written("agency copies"), "--lexicon", str(tmp_path))
    assert done.exit_code == 2
    assert "dedupe.toml: date.same_hour: must hold" in done.stderr


def test_own_levels_are_used(run, written, tmp_path):
    packaged = (ROOT / "evtx/data/dedupe.toml").read_text(encoding="utf-8")
    (tmp_path / "dedupe.toml").write_text(packaged.replace("join = 8.0", "join = 99.0"), encoding="utf-8")
    done = run("dedupe", written("agency copies"), "--lexicon", str(tmp_path))
    assert len(lines(done.stdout)) == 4


# ---------------------------------------------------------------- explain


@pytest.fixture
def joined(run, written, tmp_path):
    """A file of the incidents of a case."""

    def join(name: str) -> tuple[str, list[dict]]:
        path = tmp_path / "incidents.jsonl"
        assert run("dedupe", written(name), "-o", str(path)).exit_code == 0
        return str(path), lines(path.read_text(encoding="utf-8"))

    return join


def test_explain_tells_why_each_member_joined(run, joined):
    path, (incident,) = joined("the same blast under two village names")
    done = run("explain", incident["cluster"], "--events", path)
    assert done.exit_code == 0
    shown = " ".join(done.stdout.replace("│", " ").split())
    assert "3 events, 3 independent outlets" in shown
    for part in ("+2.5 date.same_day", "place.within_5km", "figures.equal (killed)", "bits with"):
        assert part in shown, part
    for member in incident["members"]:
        assert member in shown
        assert run("explain", member[:10], "--events", path).stdout == done.stdout


def test_explain_tells_who_is_one_witness_and_what_is_contested(run, joined):
    path, (incident,) = joined("agency copies")
    shown = " ".join(run("explain", incident["cluster"], "--events", path).stdout.replace("│", " ").split())
    assert "counted as 2 independent outlets" in shown
    assert "copies of one text" in shown
    path, (incident,) = joined("an air strike by one side's word and rockets by the other's")
    shown = " ".join(run("explain", incident["cluster"], "--events", path).stdout.replace("│", " ").split())
    assert "actors.initiator: opposition_factions say dawla" in shown
    assert "type: shelling say dawla" in shown


def test_explain_tells_why_two_are_not_one(run, written):
    path = written("renewed strikes on one village")
    ids = [record["id"] for record in lines(Path(path).read_text(encoding="utf-8"))]
    apart = " ".join(run("explain", ids[0], "--with", ids[2], "--events", path).stdout.replace("│", " ").split())
    assert "one article" not in apart
    assert "-7.0 date.next_day" in apart
    assert "8.0 are needed" in apart
    joined = " ".join(run("explain", ids[0], "--with", ids[1], "--events", path).stdout.replace("│", " ").split())
    assert "+2.5 date.same_day" in joined


def test_explain_of_two_events_of_one_article(run, written):
    path = written("a mine and gunfire told by another outlet as an assault")
    ids = [record["id"] for record in lines(Path(path).read_text(encoding="utf-8"))]
    done = run("explain", ids[0], "--with", ids[1], "--events", path)
    assert "one article tells an event once" in " ".join(done.stdout.split())


def test_explain_names_what_joined_by_company(run, joined):
    """Two articles that tell one clash: their vaguer shelling is one too."""
    path, incidents = joined("two accounts of one night")
    vague = next(i for i in incidents if i["type"] == "shelling")
    shown = " ".join(run("explain", vague["cluster"], "--events", path).stdout.replace("│", " ").split())
    assert "also tell" in shown
    assert next(i["cluster"] for i in incidents if i["type"] == "armed_clash") in shown


@pytest.mark.parametrize(
    ("words", "status", "cause"),
    [
        (("i_0000", "--events", "{path}"), 3, "no incident i_0000 in it"),
        (("e_0000", "--with", "e_0001", "--events", "{path}"), 3, "no event e_0000 in it"),
        (("e_0000", "--with", "e_0001"), 2, "Say --events FILE"),
    ],
)
def test_explain_says_what_is_missing(run, joined, words, status, cause):
    path, _ = joined("agency copies")
    done = run("explain", *(word.format(path=path) for word in words))
    assert done.exit_code == status
    assert cause in done.stderr
