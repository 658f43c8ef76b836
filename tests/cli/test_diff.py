"""`evtx diff` as a command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

BEFORE, AFTER = "fixtures/runs/before.jsonl", "fixtures/runs/after.jsonl"


def test_json_lines(run):
    result = run("diff", BEFORE, AFTER)
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["change"] for line in lines] == ["changed", "changed", "added", "gone"]
    for line in lines:
        assert line["schema"] == "evtx.change/1"
        assert ("record" in line) == (line["change"] != "changed")
        assert ("fields" in line) == (line["change"] == "changed")
    assert {"field": "type", "old": "armed_attack", "new": "shelling"} in lines[0]["fields"]
    assert result.stderr == "evtx: 1 added, 1 gone, 2 changed, 3 same\n"


def test_table(run):
    result = run("diff", BEFORE, AFTER, "--format", "table")
    for part in ("added", "gone", "type: armed_attack → shelling", "confidence: 0.5 → 0.98", "Zawiya"):
        assert part in result.stdout, part


def test_file_and_standard_input(run, tmp_path):
    with Path(AFTER).open(encoding="utf-8") as file:
        after = file.read()
    out = tmp_path / "changes.json"
    result = run("diff", BEFORE, "-", "-o", str(out), "-q", stdin=after)
    assert (result.exit_code, result.output) == (0, "")
    assert len(json.loads(out.read_text())) == 4


CASES = {
    "no file": (["nosuch.jsonl", AFTER], 3, "nosuch.jsonl: cannot be read"),
    "no events": (["README.md", AFTER], 3, "README.md: no event in it"),
    "both standard input": (["-", "-"], 2, "name a file for one"),
    "unknown field": ([BEFORE, AFTER, "--field", "colour"], 2, "no such field"),
}


@pytest.mark.parametrize("name", CASES)
def test_message_and_status(name, run):
    words, status, named = CASES[name]
    result = run("diff", *words)
    assert result.exit_code == status
    assert named in result.stderr


def test_a_bad_line_is_told_and_the_rest_compared(run, tmp_path):
    with Path(AFTER).open(encoding="utf-8") as file:
        after = file.read()
    (tmp_path / "after.jsonl").write_text(after + "no event\n", encoding="utf-8")
    result = run("diff", BEFORE, str(tmp_path / "after.jsonl"))
    assert result.exit_code == 1
    assert "after.jsonl, line 7: not JSON" in result.stderr
    assert len(result.stdout.splitlines()) == 4
