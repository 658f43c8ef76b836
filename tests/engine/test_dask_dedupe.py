"""Dedupe on a Dask cluster gives the bytes of one process, however the events are cut into windows and parts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

import pytest

from benchmarks.world import world
from evtx.dedupe.account import account_of
from evtx.dedupe.block import Index
from evtx.dedupe.cluster import order
from evtx.dedupe.parts import Parts, matters, pairs_near
from evtx.errors import UsageError
from evtx.incidents import Counts, incidents_from, known_of, outlet_names
from evtx.output import json_bytes
from evtx.pipeline import default_engine

distributed = pytest.importorskip("distributed", reason="needs Dask: pip install 'evtx[dask]'")

from evtx.engine import dask_dedupe  # noqa: E402  it needs what may be missing


@cache
def events(size: int = 400, a_day: float = 25.0) -> tuple:
    """A dense war, so that much hangs together; told out of order, and some of it twice."""
    told = [event for event, _ in world(size, seed=3, a_day=a_day)]
    told += told[::50]
    random.Random(1).shuffle(told)
    return tuple(told)


@cache
def known():
    return known_of(default_engine())


def alone(told) -> tuple[list[bytes], Counts]:
    counts = Counts()
    return [json_bytes(i) for i in incidents_from(told, known(), outlet_names(), counts)], counts


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


@pytest.mark.parametrize(("window", "pack"), [(60, 20), (10_000, 1)])
def test_same_bytes_as_one_process(scheduler, monkeypatch, window, pack):
    monkeypatch.setattr(dask_dedupe, "WINDOW", window)
    monkeypatch.setattr(dask_dedupe, "PACK", pack)
    monkeypatch.setattr(dask_dedupe, "CHECKS", 100)
    expected, counted = alone(events())
    counts = Counts()
    assert list(dask_dedupe.dedupe_on_cluster(events(), None, counts, scheduler)) == expected
    assert counts == counted
    assert counts.shared > 30
    assert counts.repeated > 5


def test_nothing_in_nothing_out(scheduler):
    assert list(dask_dedupe.dedupe_on_cluster([], None, Counts(), scheduler)) == []


def test_incidents_are_refused(scheduler):
    (incident, *_) = incidents_from(events()[:5], known(), {}, Counts())
    with pytest.raises(UsageError, match="joins events, not incidents"):
        list(dask_dedupe.dedupe_on_cluster([incident], None, Counts(), scheduler))


def test_every_near_pair_is_found_in_some_window(monkeypatch):
    monkeypatch.setattr(dask_dedupe, "WINDOW", 30)
    stock = dask_dedupe._taken(events(), Counts())
    accounts = [account_of(event, known()) for event in events()]
    windows = list(dask_dedupe._windows(stock.days))
    assert len(windows) > 5
    index = Index(known())
    shared = {n: {w for w, window in enumerate(windows) if n in window} for n in range(len(accounts))}
    for number in sorted(range(len(accounts)), key=lambda n: order(accounts[n])):
        assert all(shared[number] & shared[other] for other in index.near(accounts[number]))
        index.post(accounts[number], number)


def test_pairs_that_matter_and_those_that_do_not():
    accounts = [account_of(event, known()) for event in events(200)]
    matter, idle = pairs_near(accounts, known())
    assert matter
    assert idle
    assert all(matters(accounts[one], accounts[two], known()) for one, two in matter)
    assert not any(matters(accounts[one], accounts[two], known()) for one, two in idle)
    assert all(order(accounts[one])[:2] > order(accounts[two])[:2] for one, two in (*matter, *idle))


def test_parts_hang_together_by_others():
    parts = Parts(6)
    assert parts.join([(1, 2), (4, 5)]) == {1, 4}
    assert parts.join([(2, 4), (5, 1)]) == {1}
    assert [parts.of(n) for n in range(6)] == [0, 1, 1, 3, 1, 1]


@pytest.mark.full
def test_same_bytes_for_a_larger_war(scheduler, monkeypatch):
    monkeypatch.setattr(dask_dedupe, "WINDOW", 300)
    told = events(6000, 200.0)
    assert list(dask_dedupe.dedupe_on_cluster(told, None, Counts(), scheduler)) == alone(told)[0]
