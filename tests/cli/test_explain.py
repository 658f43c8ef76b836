"""`evtx explain`: the passage with its marks, and the tree of why."""

from __future__ import annotations

import json
import math
import re

import pytest

ARTICLE = "fixtures/articles/txt/ariha-strikes.txt"


@pytest.fixture
def extracted(run, tmp_path):
    events, articles = tmp_path / "events.jsonl", tmp_path / "articles.jsonl"
    assert run("extract", "fixtures/articles/txt", "-o", str(events), "--articles-out", str(articles)).exit_code == 0
    return events, articles, [json.loads(line) for line in events.read_text().splitlines()]


def test_file(run):
    result = run("explain", ARTICLE)
    assert result.exit_code == 0
    for part in (
        "told by",
        "rule airstrike.",
        "roles",
        "initiator russia",
        "date",
        "place",
        "status occurred",
        "confidence",
    ):
        assert part in result.stdout, part
    assert "[1 " in result.stdout
    assert "rejected candidates" in result.stdout


def test_one_event_by_the_start_of_its_id(run, extracted):
    events, articles, records = extracted
    wanted = next(r for r in records if r["type"] == "airstrike" and r["actors"])
    result = run("explain", wanted["id"][:10], "--events", str(events), "--articles", str(articles))
    assert result.exit_code == 0, result.stderr
    assert wanted["id"] in result.stdout
    assert sum(r["id"] in result.stdout for r in records) == 1
    for rule in wanted["rules"]:
        assert rule in result.stdout, rule
    for actor in wanted["actors"]:
        assert f"{actor['role']} {actor['id']}" in result.stdout
    assert f"confidence {wanted['confidence']:.2f}" in result.stdout


def test_the_article_is_found_by_its_path(run, extracted):
    events, _, records = extracted
    result = run("explain", records[0]["id"], "--events", str(events))
    assert result.exit_code == 0, result.stderr
    assert records[0]["id"] in result.stdout


def test_verbose_tells_why_narrower_rules_did_not_fire(run):
    short, full = run("explain", ARTICLE).stdout, run("explain", ARTICLE, "-v").stdout
    assert "did not fire" in short
    assert ": needs " in full
    assert len(full) > len(short)


def test_reasons_add_up_to_the_confidence(run):
    shown = run("explain", ARTICLE).stdout.split("confidence ")[1:]
    assert shown
    for block in shown:
        told = float(block.split()[0])
        summed = 0.0
        for line in block.splitlines()[1:]:
            weight = re.search(r"[├└]── ([+-]\d+\.\d\d) ", line)
            if weight is None:
                break
            summed += float(weight[1])
        assert 1 / (1 + math.exp(-summed)) == pytest.approx(told, abs=0.02)


CHANGED = {
    "unknown id": (lambda e, a: ("e_0000000000000000", e, a), "no event e_0000000000000000"),
    "several ids": (lambda e, a: ("e_", e, a), "no such file"),
    "article gone": (lambda e, a: (None, e, "fixtures/articles/html"), "is not there"),
    "articles missing": (lambda e, a: (None, e, "nosuch"), "nosuch: not found"),
}


@pytest.mark.parametrize("name", CHANGED)
def test_what_cannot_be_explained_is_told(name, run, extracted):
    make, said = CHANGED[name]
    events, articles, records = extracted
    wanted, where, texts = make(str(events), str(articles))
    result = run("explain", wanted or records[0]["id"], "--events", where, "--articles", texts)
    assert result.exit_code == 3
    assert said in result.stderr


def test_changed_article_is_told(run, extracted):
    events, articles, records = extracted
    rows = [json.loads(line) for line in articles.read_text().splitlines()]
    for row in rows:
        row["text"] += "\nسطر آخر."
    articles.write_text("\n".join(json.dumps(row) for row in rows))
    result = run("explain", records[0]["id"], "--events", str(events), "--articles", str(articles))
    assert result.exit_code == 3
    assert "extract it anew" in result.stderr


def test_doctor_names_versions_and_data(run):
    result = run("doctor")
    assert result.exit_code == 0
    for word in ("python", "typer", "camel-tools", "lexicon", "gazetteer", "camel data"):
        assert word in result.stdout, word


def test_what_forbids_a_rule_is_named_by_the_words_that_stand_there(run, tmp_path):
    report = tmp_path / "search.txt"
    report.write_text("أطلقت قوات الأمن عملية بحث عن مفقودين تحت الركام في مدينة حماة أمس.", encoding="utf-8")
    result = run("explain", str(report), "--published", "2018-08-13", "-v")
    assert result.exit_code == 0, result.stderr
    told = re.search(r"bahth_wa_tafish: unless clause:word (\S+)", result.stdout)
    assert told is not None
    assert told[1].split("|") == ["مفقودين", "الركام"]
