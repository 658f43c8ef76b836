"""The event rules themselves: their form, and that everything they name is declared somewhere in the data."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from evtx.additions.rules import people_values, rule_faults
from evtx.config import DATA_DIR, EVENT_TYPES
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.schema import Rule
from evtx.model import ASSERTED

FILES = sorted((DATA_DIR / "events").glob("*.toml"))
RULES = [pytest.param(rule, id=rule.id) for rule in default_lexicon().rules.values()]
NOT_ALLOWED = {
    "\u0640": "tatweel",
    "\u06cc": "Persian yeh",
    "\u06a9": "Persian kaf",
    "\u200e": "bidi mark",
    "\u200f": "bidi mark",
}


@cache
def people() -> frozenset[str]:
    return people_values((DATA_DIR,))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_file(path: Path) -> None:
    """One file a type of the codebook, named by it; ids once; plain NFC text."""
    text = path.read_text(encoding="utf-8")
    table = tomllib.loads(text)
    assert table["type"] == path.stem
    assert table["type"] in EVENT_TYPES
    assert table["about"]
    ids = Counter(rule["id"] for rule in table["rule"])
    assert [i for i, n in ids.items() if n > 1] == []
    assert unicodedata.normalize("NFC", text) == text
    assert [name for mark, name in NOT_ALLOWED.items() if mark in text] == []


def test_every_type_has_a_file() -> None:
    assert {path.stem for path in FILES} == set(EVENT_TYPES)


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_distinct_examples(rule: Rule) -> None:
    texts = [e.text for e in rule.yes] + list(rule.no)
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("rule", RULES)
def test_id_tells_type_and_trigger(rule: Rule) -> None:
    first, kind, name = rule.id.split(".")
    assert first == rule.type
    assert name
    assert kind in ("verb", "noun", "phrase")
    assert rule.trigger in (kind, "phrase")


@pytest.mark.parametrize("rule", RULES)
def test_rule_can_fire_and_names_declared_things(rule: Rule) -> None:
    """Frame, roles, subtype and status of the closed lists, triggers that are listed, a yes and a no example."""
    assert list(rule_faults(rule, default_lexicon(), people())) == []


def test_example_status_can_be_asserted() -> None:
    """Most yes examples tell events that happened: a rule that never does is no rule of events."""
    for rule in default_lexicon().rules.values():
        statuses = {str(e.expect.get("status", "occurred")) for e in rule.yes}
        assert statuses & ASSERTED or rule.status, rule.id
