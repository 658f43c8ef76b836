"""The hard cases of `hard_cases.toml`: exactly the groups that they say, and what the records must hold."""

from __future__ import annotations

from itertools import combinations

import pytest

from evtx.dedupe.account import account_of
from evtx.dedupe.compare import compare
from evtx.incident import Incident
from tests.dedupe.cases import events_of, hard_cases, incidents, known

CASES = {case["name"]: case for case in hard_cases()}


@pytest.mark.parametrize("name", CASES)
def test_events_are_joined_as_they_should_be(name):
    case = CASES[name]
    events = events_of(case["told"])
    of = {event.id: telling["of"] for event, telling in zip(events, case["told"], strict=True)}
    found = {frozenset(incident.members) for incident in incidents(events)}
    wanted = {frozenset(i for i, o in of.items() if o == group) for group in of.values()}
    assert found == wanted, explained(events, of, found)


def explained(events, of, found) -> str:
    """The couples that are wrong, with their levels."""
    lines = []
    for one, two in combinations(events, 2):
        joined = any({one.id, two.id} <= group for group in found)
        if joined != (of[one.id] == of[two.id]):
            match = compare(account_of(one, known()), account_of(two, known()), known())
            levels = " ".join(f"{level.comparison}.{level.id}{bits:+.1f}" for level, bits, _ in match.findings)
            lines.append(f"{of[one.id]} and {of[two.id]} {'joined' if joined else 'apart'}: {match.bits:.1f} {levels}")
    return "\n".join(lines)


EXPECTED = [(name, group) for name, case in CASES.items() for group in case.get("expect", {})]


@pytest.mark.parametrize(("name", "group"), EXPECTED)
def test_the_record_holds_what_it_should(name, group):
    case = CASES[name]
    events = events_of(case["told"])
    first = next(e.id for e, telling in zip(events, case["told"], strict=True) if telling["of"] == group)
    incident = next(i for i in incidents(events) if first in i.members)
    assert held(incident, case["expect"][group]) == case["expect"][group]


def held(incident: Incident, expected: dict) -> dict:
    """What the incident holds of the fields that are expected."""
    shown = {
        "type": incident.type,
        "status": incident.status,
        "witnesses": incident.witnesses,
        "claims": sorted({claim.field for claim in incident.claims}),
        "spread": {kind: [s.min, s.max] for kind, s in incident.spread.items()},
        **{kind: [figure.min, figure.max] for kind, figure in incident.casualties.items()},
    }
    return {field: shown.get(field) for field in expected}


def test_the_cases_that_were_asked_for_are_all_here():
    wanted = (
        "two blasts in one city", "two village names", "toll updated over three days",
        "told by another outlet as an assault",
        "by one side's word", "claims that contradict", "agency copies", "anniversary", "renewed strikes",
    )  # fmt: skip
    for words in wanted:
        assert any(words in name for name in CASES), words
