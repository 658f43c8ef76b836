"""The quality gate: floors hold, rise by themselves and never sink unsaid."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evtx.errors import UsageError
from evtx.floors import Floors, below, corpus_hash, raised, read_floors

ROOT = Path(__file__).parents[2]


def figures(f1: float, false_asserted: int = 1) -> dict:
    ratio = {"p": f1, "r": f1, "f1": f1, "hit": 1, "gold": 1, "pred": 1}
    names = ("date", "place", "admin1", "actor", "actor_role", "figure", "item", "source")
    return {
        "event": ratio, "detect": ratio, "status": f1, "perfect": f1, "slots": dict.fromkeys(names, ratio),
        "false_asserted": false_asserted, "false_in_empty": 0,
    }  # fmt: skip


def test_floors_lie_a_little_below():
    floors = raised(figures(0.756), None, "hash", False)
    assert set(floors.floors.values()) == {0.74}
    assert floors.ceilings == {"false_asserted": 1, "false_in_empty": 0}
    assert below(figures(0.745), floors, "hash") == []


def test_what_fell_is_named():
    floors = raised(figures(0.756), None, "hash", False)
    told = below(figures(0.5, false_asserted=2), floors, "hash")
    assert "event.f1 is 0.500, below its floor 0.74" in told
    assert "false_asserted is 2, above its ceiling 1" in told


def test_floors_of_another_gold_do_not_hold():
    floors = raised(figures(0.756), None, "hash", False)
    assert "have changed" in below(figures(0.9), floors, "other")[0]


def test_floors_rise_and_do_not_sink():
    old = raised(figures(0.756), None, "hash", False)
    assert raised(figures(0.9), old, "hash", False).floors["event.f1"] == 0.89
    assert raised(figures(0.745), old, "hash", False) == old
    with pytest.raises(UsageError, match="--allow-lower"):
        raised(figures(0.6), old, "hash", False)
    with pytest.raises(UsageError, match="false_asserted"):
        raised(figures(0.9, false_asserted=3), old, "hash", False)
    assert raised(figures(0.6), old, "hash", True).floors["event.f1"] == 0.59


def test_committed_floors_are_of_the_committed_gold():
    gold = ROOT / "fixtures" / "gold"
    floors = read_floors(gold / "floors.json")
    assert floors.corpus == corpus_hash(gold / "gold.jsonl", gold)
    assert floors.floors["event.f1"] > 0.6


def test_gate_of_the_command(run_eval, tmp_path):
    gold, articles, events, floors = (tmp_path / n for n in ("gold.jsonl", "a", "events.jsonl", "floors.json"))
    articles.mkdir()
    (articles / "x.txt").write_text("قصفت قوات النظام بلدة سرمين.", encoding="utf-8")
    row = {"article": "x", "event": "e1", "type": "shelling", "paragraphs": [1], "triggers": ["قصفت"]}
    gold.write_text(json.dumps(row), encoding="utf-8")
    event = {"id": "e_1", "type": "shelling", "evidence": {"text": "قصفت قوات النظام"}, "article": {"id": "x"}}
    events.write_text(json.dumps(event), encoding="utf-8")
    words = (str(gold), "--articles", str(articles), "--pred", str(events), "--floors", str(floors))
    assert run_eval(*words).exit_code == 3  # no floors yet
    assert run_eval(*words, "--write-floors").exit_code == 0
    assert read_floors(floors).floors["event.f1"] == 0.99
    assert run_eval(*words).exit_code == 0
    events.write_text("", encoding="utf-8")
    fallen = run_eval(*words)
    assert fallen.exit_code == 1
    assert "event.f1 is 0.000, below its floor 0.99" in fallen.stderr
    before = floors.read_bytes()
    assert run_eval(*words, "--write-floors").exit_code == 2
    assert floors.read_bytes() == before
    assert run_eval(*words, "--write-floors", "--allow-lower").exit_code == 0
    assert isinstance(read_floors(floors), Floors)
    assert read_floors(floors).floors["event.f1"] == 0.0
