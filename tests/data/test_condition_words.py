"""The conditions of the rules: each word of an alternative stands there once."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[2] / "evtx" / "data" / "events").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_word_stands_once_in_a_condition(path: Path) -> None:
    rules = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
    twice = [
        (rule["id"], alternative)
        for rule in rules
        for condition in (*rule.get("needs", ()), *rule.get("unless", ()))
        for alternative in condition.split(" / ")
        if len(set(words := alternative.rpartition(":")[2].split("|"))) < len(words)
    ]
    assert twice == []
