"""The conditions under which a rule must not fire, as they are read: one for each place and kind."""

from __future__ import annotations

from pathlib import Path

from evtx.lexicon.read_rules import read_rules
from evtx.lexicon.schema import Condition

HEAD = {"type": "raid", "about": "operations"}
RULE = {"id": "raid.verb.fattasha", "verb": ["فتش"], "frame": "object.verb", "yes": [], "no": []}
SETS = {"sport": frozenset({"لاعب"})}


def _vetoes(*unless: str) -> tuple[Condition, ...]:
    table = {**HEAD, "rule": [{**RULE, "unless": list(unless)}]}
    (rule,) = read_rules(Path("raid.toml"), table, frozenset({"raid"}), SETS)
    return rule.unless


def test_what_is_asked_of_one_place_is_one_condition() -> None:
    words = Condition("clause", "word", frozenset({"سفن", "بحار", "لاعب"}))
    assert _vetoes("word:سفن|بحار", "next:word:عن", "clause:word:@sport|سفن") == (
        words,
        Condition("next", "word", frozenset({"عن"})),
    )


def test_alternatives_and_conditions_without_values_stay_as_they_are() -> None:
    people = Condition("clause", "people", frozenset())
    told = _vetoes("people", "people:soldier", "word:سفن / near:word:بحار", "word:سفن / near:word:لاعب")
    assert told[:2] == (people, Condition("clause", "people", frozenset({"soldier"})))
    assert [len(c.others) for c in told[2:]] == [1, 1]
