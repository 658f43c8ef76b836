"""Pairwise and B-cubed scores, worked out by hand; and what `evtx eval` says of incidents."""

from __future__ import annotations

import json
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from evtx.cli import app
from evtx.gazetteer.places import default_gazetteer
from evtx.gold_events import gold_events, gold_id
from evtx.grouping import agreement
from evtx.incident_scoring import articles_of, gold_groups, incident_scores
from evtx.scoring import read_lines, read_records
from tests.dedupe.cases import known

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "fixtures" / "gold"


def test_the_same_grouping_under_other_names():
    figures = agreement([1, 1, 2, 3, 3, 3], list("aabccc")).figures()
    assert figures["pairwise"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "hit": 4, "gold": 4, "pred": 4}
    assert figures["b_cubed"] == {"p": 1.0, "r": 1.0, "f1": 1.0}


def test_one_thing_in_the_wrong_group():
    # gold {1 2 3} {4 5}, found {1 2} {3 4 5}: pairs 12 and 45 are right, of four in either
    figures = agreement(list("aaabb"), list("xxyyy")).figures()
    assert (figures["pairwise"]["hit"], figures["pairwise"]["gold"], figures["pairwise"]["pred"]) == (2, 4, 4)
    # precision by thing: 1, 1, 1/3, 2/3, 2/3; recall: 2/3, 2/3, 1/3, 1, 1
    assert figures["b_cubed"]["p"] == round((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5, 3)
    assert figures["b_cubed"]["r"] == round((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5, 3)


def test_all_in_one_and_each_alone():
    lumped = agreement(list("aabb"), list("xxxx")).figures()
    assert (lumped["pairwise"]["p"], lumped["pairwise"]["r"]) == (0.333, 1.0)
    assert (lumped["b_cubed"]["p"], lumped["b_cubed"]["r"]) == (0.5, 1.0)
    alone = agreement(list("aabb"), list("wxyz")).figures()
    assert (alone["pairwise"]["p"], alone["pairwise"]["r"], alone["pairwise"]["f1"]) == (1.0, 0.0, 0.0)
    assert (alone["b_cubed"]["p"], alone["b_cubed"]["r"]) == (1.0, 0.5)


def test_nothing_at_all():
    assert agreement([], []).figures()["pairwise"]["f1"] == 1.0


def test_gold_groups_are_joined_through_others():
    rows = [
        {"article": "a", "event": "e1"},
        {"article": "b", "event": "e1", "same_as": "a:e1"},
        {"article": "c", "event": "e7", "same_as": ["b:e1", "d:e1"]},
        {"article": "d", "event": "e1"},
        {"article": "d", "event": "e2", "same_as": "z:e9"},
    ]
    groups = gold_groups(rows)
    assert groups == [0, 0, 0, 0, 4]


ROWS = read_records(GOLD / "gold.jsonl", ("article", "type"))
LINES = read_lines(GOLD)
ARTICLES = articles_of(read_records(GOLD / "articles.jsonl", ("id",)), LINES)


def scores(events):
    return incident_scores(ROWS, ARTICLES, LINES, events, known(), default_gazetteer())


def test_gold_records_are_joined_as_the_gold_says():
    found = scores([])
    assert found["records"]["pairwise"]["p"] == 1.0
    assert found["records"]["pairwise"]["f1"] >= 0.95
    assert found["records_counted"]["pairwise"]["f1"] == 1.0
    assert found["records_counted"]["b_cubed"]["f1"] == 1.0


def test_nothing_extracted_scores_nothing():
    found = scores([])["extracted"]["pairwise"]
    assert (found["r"], found["hit"], found["pred"]) == (0.0, 0, 0)


def test_gold_given_as_extracted_scores_like_the_gold_records():
    events = gold_events(ROWS, ARTICLES, default_gazetteer())
    found = scores(events)
    assert found["extracted"]["pairwise"] == found["records_counted"]["pairwise"]


def test_a_superfluous_event_that_is_joined_costs_precision():
    """Two further events of two articles that tell one thing that the gold has not."""
    events = gold_events(ROWS, ARTICLES, default_gazetteer())
    extra = [
        {"article": name, "event": "x", "type": "riot", "status": "occurred", "date": ["2021-01-21", "2021-01-21"],
         "date_precision": "day", "place": {"name": "البصرة", "admin1": "Basra", "country": "IQ", "precision": "exact"},
         "casualties": {"wounded": {"min": 31, "max": 31}}, "paragraphs": [2]}
        for name in ("h053", "h054")
    ]  # fmt: skip
    more = [*events, *gold_events(extra, ARTICLES, default_gazetteer())]
    before, after = scores(events)["extracted"]["pairwise"], scores(more)["extracted"]["pairwise"]
    assert after["pred"] == before["pred"] + 1
    assert after["hit"] == before["hit"]


def test_gold_without_same_as_has_no_incidents():
    rows = [{k: v for k, v in row.items() if k != "same_as"} for row in ROWS]
    assert incident_scores(rows, ARTICLES, LINES, [], known(), default_gazetteer()) is None


def test_a_gold_record_holds_what_the_annotation_says():
    row = next(r for r in ROWS if (r["article"], r["event"]) == ("h013", "e1"))
    (event,) = gold_events([row], ARTICLES, default_gazetteer())
    assert event.id == gold_id(row)
    assert (event.type, event.subtype, event.casualties["killed"].max) == ("bombing", "car_bomb", 15)
    assert event.place is not None
    assert event.place.id == "sy-manbij"
    assert event.article.outlet == "Enab Baladi"
    assert event.evidence.text in ARTICLES["h013"]["text"]


@pytest.fixture
def events_file(tmp_path):
    path = tmp_path / "events.jsonl"
    made = gold_events(ROWS, ARTICLES, default_gazetteer())
    path.write_bytes(b"\n".join(orjson.dumps(event) for event in made))
    return path


def test_eval_prints_both_scores(run_eval, events_file):
    done = run_eval(str(GOLD / "gold.jsonl"), "--articles", str(GOLD), "--pred", str(events_file))
    assert done.exit_code == 0
    shown = [line for line in done.stdout.splitlines() if line.startswith("incidents")]
    assert len(shown) == 3
    assert all("pairwise P" in line and "B-cubed P" in line for line in shown)


def test_eval_takes_incidents_as_they_are(run_eval, events_file, tmp_path):
    """A file in which nothing is joined scores so, and its events are scored as before."""
    alone = tmp_path / "alone.jsonl"
    levels = tmp_path / "lexicon"
    levels.mkdir()
    packaged = (ROOT / "evtx" / "data" / "dedupe.toml").read_text(encoding="utf-8")
    (levels / "dedupe.toml").write_text(packaged.replace("join = 8.0", "join = 99.0"), encoding="utf-8")
    CliRunner().invoke(app, ["dedupe", str(events_file), "--lexicon", str(levels), "-o", str(alone)])
    words = (str(GOLD / "gold.jsonl"), "--articles", str(GOLD), "--json", "--pred")
    joined, apart = (json.loads(run_eval(*words, str(path)).stdout) for path in (events_file, alone))
    assert joined["event"] == apart["event"]
    assert apart["incidents"]["extracted"]["pairwise"]["pred"] == 0
    assert joined["incidents"]["extracted"]["pairwise"]["r"] == 1.0
