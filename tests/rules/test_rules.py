"""The event rules themselves: their form, and that everything they name is declared somewhere in the data."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from evtx.config import DATA_DIR, EVENT_TYPES
from evtx.lexicon.load import Lexicon, default_lexicon
from evtx.lexicon.schema import Condition, Element, Rule
from evtx.model import ASSERTED, FIGURES, ROLES, STATUSES
from evtx.text.disambiguate import FINITE

FILES = sorted((DATA_DIR / "events").glob("*.toml"))
RULES = [pytest.param(rule, id=rule.id) for rule in default_lexicon().rules.values()]
KEYS = frozenset({"actors", "place", "status", "subtype", *FIGURES})
KINDS = frozenset(
    """state government army police security militia armed_group coalition party io ngo media civil people
    tribe""".split()
)
ROLE_VALUES = frozenset({*ROLES, "actor_or_target", "place", "item", "none"})
SUBTYPES = {
    "armed_attack": "ambush gunfire stabbing grenade",
    "assassination": "attempt",
    "shelling": "artillery mortar rocket missile",
    "airstrike": "drone barrel_bomb",
    "bombing": "ied landmine car_bomb suicide",
    "explosion": "unexploded_ordnance",
    "killing": "body_found torture",
    "physical_assault": "beating torture sexual",
    "raid": "air_landing sweep house_raid",
    "release": "exchange",
    "explosive_found": "defused",
    "territory": "captured retaken advance",
    "surrender": "defection",
    "deployment": "convoy base",
    "patrol": "joint",
    "blockade": "siege road_closure curfew",
    "protest": "sit_in strike",
    "meeting": "visit negotiation",
    "agreement": "ceasefire",
    "displacement": "return",
}
NOT_ALLOWED = {
    "\u0640": "tatweel",
    "\u06cc": "Persian yeh",
    "\u06a9": "Persian kaf",
    "\u200e": "bidi mark",
    "\u200f": "bidi mark",
}


@cache
def known_lemmas(word: str) -> bool:
    """Whether a folded word is a listed lemma, or a noun or participle that a listed one makes."""
    return any(word in (a.lemma, a.noun) for a in default_lexicon().morphology.analyse(word))


def known_values(lexicon: Lexicon, what: str) -> frozenset[str]:
    """Everything that a condition on a kind of mention may name."""
    if what == "item":
        entries = lexicon.items.values()
        return frozenset(lexicon.items).union(*(e.classes for e in entries), {e.kind for e in entries})
    if what == "actor":
        return frozenset(lexicon.actors) | KINDS
    if what == "people":
        tables = [tomllib.loads(p.read_text(encoding="utf-8")) for p in DATA_DIR.rglob("*.toml")]
        people = [e for table in tables for e in table.get("people", [])]
        return frozenset(str(e[key]) for e in people for key in ("id", "figure", "category") if e.get(key))
    return frozenset()


@cache
def people_values() -> frozenset[str]:
    return known_values(default_lexicon(), "people")


def undeclared(what: str, values: frozenset[str]) -> list[str]:
    """Those of a condition's or element's values that nothing declares."""
    if what in ("word", "gap", "place", "number", "form"):
        return []
    if what == "lemma":
        return sorted(v for v in values if not known_lemmas(v))
    known = people_values() if what == "people" else known_values(default_lexicon(), what)
    return sorted(values - known)


def elements(rule: Rule) -> list[tuple[str, frozenset[str]]]:
    """Kind and values of every element of a rule's patterns."""
    flat: list[Element] = [e for pattern in rule.patterns for e in pattern]
    return [(e.what if e.kind == "mention" else e.kind, e.values) for e in flat]


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
def test_rule_has_examples(rule: Rule) -> None:
    """A yes and a no, with keys and values that the codebook knows."""
    assert rule.yes
    assert rule.no
    texts = [e.text for e in rule.yes] + list(rule.no)
    assert len(set(texts)) == len(texts)
    for example in rule.yes:
        assert set(example.expect) <= KEYS
        assert example.expect.get("status", "occurred") in STATUSES
        assert example.expect.get("subtype", "") in {"", *SUBTYPES.get(rule.type, "").split()}
        listed = example.expect.get("actors", [])
        assert isinstance(listed, list)
        for actor in listed:
            actor_id, _, role = str(actor).partition(":")
            assert actor_id in default_lexicon().actors
            assert role in ROLES


@pytest.mark.parametrize("rule", RULES)
def test_rule_form(rule: Rule) -> None:
    """Frame, roles, subtype and id are of the closed lists; the id tells the trigger."""
    assert rule.frame in default_lexicon().frames
    assert set(rule.roles.values()) <= ROLE_VALUES
    assert rule.subtype is None or rule.subtype in SUBTYPES.get(rule.type, "").split()
    assert rule.status is None or rule.status in STATUSES
    first, kind, name = rule.id.split(".")
    assert first == rule.type
    assert name
    assert kind in ("verb", "noun", "phrase")
    assert rule.trigger in (kind, "phrase")


@pytest.mark.parametrize("rule", RULES)
def test_trigger_can_be_found(rule: Rule) -> None:
    """A verb trigger is a listed verb and a noun trigger a listed noun, under the key by which rules are looked up."""
    analyse = default_lexicon().morphology.analyse
    if rule.trigger == "verb":
        missing = [v for v in rule.lemmas if not any(a.lemma == v and a.cat in FINITE for a in analyse(v))]
    else:
        missing = [
            n for n in rule.lemmas if not any((a.noun or a.lemma) == n and a.cat not in FINITE for a in analyse(n))
        ]
    assert missing == []


@pytest.mark.parametrize("rule", RULES)
def test_rule_names_declared_things(rule: Rule) -> None:
    """Lemmas, items, actors and people of the trigger and the conditions are declared."""
    assert undeclared("lemma", rule.lemmas) == []
    conditions: list[Condition] = [c for condition in rule.needs + rule.unless for c in condition.choices]
    missing = [m for c in conditions for m in undeclared(c.what, c.values)]
    missing += [m for what, values in elements(rule) for m in undeclared(what, values)]
    assert missing == []


def test_example_status_can_be_asserted() -> None:
    """Most yes examples tell events that happened: a rule that never does is no rule of events."""
    for rule in default_lexicon().rules.values():
        statuses = {str(e.expect.get("status", "occurred")) for e in rule.yes}
        assert statuses & ASSERTED or rule.status, rule.id
