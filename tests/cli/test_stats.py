"""`evtx stats`: counts that add up, as a summary and as JSON."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from evtx.stats import Bin, bins

EVENTS = "fixtures/export/events.jsonl"


def test_json_counts(run):
    told = json.loads(run("stats", EVENTS, "--json").stdout)
    assert told["events"] == sum(told["types"].values()) == sum(told["statuses"].values()) == 18
    assert told["undated"] + sum(told["days"].values()) == 18
    assert told["statuses"] == {"occurred": 17, "ongoing": 1}
    assert told["toll"]["killed"] == {"min": 51, "max": 54}
    assert told["governorates"][0] == {"admin1": "As-Suwayda", "country": "SY", "events": 2}
    assert {a["id"]: a["events"] for a in told["actors"]}["isis"] == 2
    assert list(told["days"]) == sorted(told["days"])


def test_an_event_in_several_places_counts_once_a_governorate(run):
    told = json.loads(run("stats", EVENTS, "--json", "--type", "shelling").stdout)
    assert [(g["admin1"], g["events"]) for g in told["governorates"]] == [("Aleppo", 1), ("As-Suwayda", 1)]


def test_summary(run):
    result = run("stats", EVENTS)
    assert result.exit_code == 0
    for said in ("18 events, 1 ongoing", "killed", "shelling", "As-Suwayda, SY", "Civilians", "enab_baladi", "█"):
        assert said in result.stdout
    assert "2021-01-21 to " in result.stdout


def test_incidents(run):
    result = run("stats", "fixtures/export/incidents.jsonl")
    assert result.stdout.startswith("2 incidents\n")


def test_filters_and_nothing(run):
    assert run("stats", EVENTS, "--country", "SD").stdout.startswith("1 event, 1 ongoing")
    assert run("stats", "-", stdin="").stdout.startswith("0 events")


def test_bad_lines(run):
    result = run("stats", "-", stdin="x\n")
    assert (result.exit_code, "not JSON" in result.stderr) == (3, True)


@pytest.mark.parametrize(
    ("days", "most", "made"),
    [
        ({}, 10, []),
        ({"2024-05-01": 2}, 10, [("2024-05-01", 1, 2)]),
        ({"2024-05-01": 2, "2024-05-03": 1}, 10,
         [("2024-05-01", 1, 2), ("2024-05-02", 1, 0), ("2024-05-03", 1, 1)]),
        ({"2024-05-01": 2, "2024-05-03": 1, "2024-05-14": 4}, 10, [("2024-05-01", 7, 3), ("2024-05-08", 7, 4)]),
        ({"2024-01-01": 1, "2024-12-31": 1}, 2, [("2024-01-01", 183, 1), ("2024-07-02", 183, 1)]),
    ],
)  # fmt: skip
def test_days_in_bins(days, most, made):
    found = bins(Counter(days), most)
    assert [(str(b.start), b.days, b.events) for b in found] == made
    assert all(isinstance(b, Bin) for b in found)
