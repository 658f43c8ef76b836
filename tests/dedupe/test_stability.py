"""The same events give the same bytes: shuffled, again, in parts, on top of what is known; ids stay."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import orjson
import pytest

from benchmarks.world import world
from evtx.incident import Incident
from evtx.model import Event
from tests.dedupe.cases import events_of, hard_cases, incidents


@cache
def made_up(size: int = 700) -> tuple[Event, ...]:
    """Some days of a dense made-up war: many tellings, many slips."""
    return tuple(event for event, _ in world(size, seed=5, a_day=40))


def lines(found: list[Incident]) -> list[bytes]:
    return [orjson.dumps(incident) for incident in found]


@cache
def whole() -> tuple[Incident, ...]:
    return tuple(incidents(made_up()))


def test_there_is_something_to_join():
    sizes = [len(incident.members) for incident in whole()]
    assert max(sizes) > 3
    assert sum(size > 1 for size in sizes) > 50
    assert sum(sizes) == len(made_up())


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_input_changes_nothing(seed):
    shuffled = list(made_up())
    random.Random(seed).shuffle(shuffled)
    assert lines(incidents(shuffled)) == lines(list(whole()))


def test_a_second_run_changes_nothing():
    assert lines(incidents(whole())) == lines(list(whole()))


def test_events_that_come_again_change_nothing():
    assert lines(incidents([*whole(), *made_up()])) == lines(list(whole()))
    assert lines(incidents([*made_up(), *made_up()])) == lines(list(whole()))


@pytest.mark.parametrize("parts", [2, 5])
def test_day_by_day_gives_what_one_run_gives(parts):
    """Today's events on top of yesterday's incidents: the same bytes as all at once."""
    days = sorted({e.article.published for e in made_up()})
    cuts = [days[len(days) * n // parts] for n in range(1, parts)]
    known: list[Incident] = []
    for low, high in zip(["", *cuts], [*cuts, "9999"], strict=True):
        known = incidents([*known, *(e for e in made_up() if low <= e.article.published < high)])
    assert lines(known) == lines(list(whole()))


@pytest.mark.parametrize("seed", range(3))
def test_ids_stay_whatever_joins(seed):
    """Known incidents keep ids and members, also where the events that join were published before them."""
    chance = random.Random(seed)
    early = [e for e in made_up() if chance.random() < 0.6]
    late = [e for e in made_up() if e not in early]
    before = incidents(early)
    after = incidents([*before, *late])
    homes = {member: incident.cluster for incident in after for member in incident.members}
    taken_in = {old: incident.cluster for incident in after for old in incident.taken_in}
    for incident in before:
        now = taken_in.get(incident.cluster, incident.cluster)
        assert {homes[member] for member in incident.members} == {now}
    assert sum(len(incident.members) for incident in after) == len(made_up())


def test_an_incident_is_named_after_the_event_that_opened_it():
    for incident in whole():
        assert incident.cluster == "i_" + incident.members[0].removeprefix("e_")
        assert incident.id == incident.members[0]


def test_no_incident_has_two_events_of_one_article():
    for incident in whole():
        assert len(incident.articles) == len(incident.members)


def test_a_changed_record_of_a_known_event_takes_the_old_ones_place():
    told = next(case for case in hard_cases() if case["name"] == "agency copies")["told"]
    events = events_of(told)
    (before,) = incidents(events)
    better = replace(
        events[0], subtype=None, casualties={"killed": replace(events[0].casualties["killed"], min=4, max=4)}
    )
    (after,) = incidents([before, better])
    assert (after.cluster, after.members) == (before.cluster, before.members)
    assert [b.max for b in after.spread["killed"].by if b.source == "waha"] == [4]
    # an old incident does not bring the old record back
    assert lines(incidents([after, before])) == lines(incidents([before, after]))


SEAT, AREA = "السويداء, As-Suwayda, SY", "السويداء, As-Suwayda, SY, admin1"
GUARD = ["national_guard participant", "syria_government participant"]
BRIDGE = [
    {"by": "waha 2025-11-14", "when": "2025-11-14", "where": SEAT, "wounded": [2],
     "who": ["militants participant", "syria_government participant"]},
    {"by": "nahr 2025-11-14", "when": "news", "where": AREA, "who": GUARD, "wounded": [4]},
    {"by": "sahel 2025-11-15", "when": "2025-11-14", "where": SEAT, "who": GUARD, "wounded": [4]},
]  # fmt: skip


def test_an_event_that_fits_two_incidents_joins_them():
    events = events_of([{**told, "type": "armed_clash"} for told in BRIDGE])
    apart = incidents(events[:2])
    assert len(apart) == 2
    (joined,) = incidents(events)
    assert joined.cluster == apart[0].cluster
    assert joined.taken_in == (apart[1].cluster,)
    assert lines(incidents([*apart, events[2]])) == lines([joined])
    # whoever kept the older file is not told of two incidents again
    assert lines(incidents([joined, *apart])) == lines([joined])
