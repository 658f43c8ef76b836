"""Extraction in several processes: the same results in the same order, and what happens when a worker dies."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path

import orjson
import pytest

from evtx.engine import local
from evtx.ingest.read import IngestOptions, Skipped, ingest
from evtx.model import Article
from evtx.output import json_bytes, make_filters, passes
from evtx.pipeline import Engine, default_engine, extract_article
from evtx.runs import Extracted, Sealed, extract_all, seal

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(local, "CHUNK", 3)


@cache
def _outcomes() -> tuple[Article | Skipped, ...]:
    found = list(ingest([str(ROOT / "fixtures" / "articles")], IngestOptions()))
    found.insert(4, Skipped("nowhere.txt", "not there", fatal=True))
    assert sum(isinstance(o, Article) for o in found) > 6
    return tuple(found)


def outcomes() -> list[Article | Skipped]:
    return list(_outcomes())


@cache
def expected() -> tuple[Extracted | Skipped, ...]:
    return tuple(extract_all(outcomes(), default_engine()))


def as_bytes(results: Iterable[Extracted | Sealed | Skipped]) -> list[list[bytes] | bytes]:
    """The JSON that comes out for each article, or what is told of it."""
    sealed = [seal(r, None) if isinstance(r, Extracted) else r for r in results]
    return [
        [record for _, record in s.records] if isinstance(s, Sealed) else orjson.dumps([s.path, s.reason])
        for s in sealed
    ]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_same_results_in_the_same_order(jobs):
    assert as_bytes(local.extract_in_processes(outcomes(), default_engine(), jobs)) == as_bytes(expected())


@pytest.mark.parametrize("jobs", [1, 2])
def test_articles_come_back_with_their_events(jobs):
    """They stay where they were read; only what was found of them crosses."""
    found = outcomes()
    results = list(local.extract_in_processes(found, default_engine(), jobs))
    assert [r.article for r in results if isinstance(r, Sealed)] == [o for o in found if isinstance(o, Article)]
    told = [(r.id, r.found, r.dated) for r in results if isinstance(r, Sealed)]
    alone = [e for e in expected() if isinstance(e, Extracted)]
    assert told == [(e.article.id, len(e.events), e.article.published is not None) for e in alone]


@pytest.mark.parametrize("jobs", [1, 2])
def test_only_events_that_are_wanted_come_back(jobs):
    filters = make_filters(types=["shelling"])
    results = local.extract_in_processes(outcomes(), default_engine(), jobs, filters)
    found = [e for r in expected() if isinstance(r, Extracted) for e in r.events]
    wanted = [json_bytes(event) for event in found if passes(event, filters)]
    assert 0 < len(wanted) < len(found)
    assert [record for r in results if isinstance(r, Sealed) for _, record in r.records] == wanted


def test_nothing_in_nothing_out():
    assert list(local.extract_in_processes([], default_engine(), 2)) == []


def test_input_is_not_read_far_ahead():
    taken = 0

    def slowly() -> Iterator[Article | Skipped]:
        nonlocal taken
        for outcome in outcomes() * 4:
            taken += 1
            yield outcome

    results = local.extract_in_processes(slowly(), default_engine(), 2)
    next(results)
    assert taken <= local.CHUNK * 2 * 2
    results.close()


def test_an_article_that_kills_its_worker_costs_only_itself(monkeypatch):
    assert expected()  # before the engine is tampered with
    victim = next(o for o in outcomes()[5:] if isinstance(o, Article))

    def deadly(article: Article, engine: Engine):
        if article.id == victim.id:
            os._exit(9)
        return extract_article(article, engine)

    monkeypatch.setattr("evtx.runs.extract_article", deadly)
    results = list(local.extract_in_processes(outcomes(), default_engine(), 2))
    assert len(results) == len(expected())
    lost = [r for r, e in zip(results, expected(), strict=True) if as_bytes([r]) != as_bytes([e])]
    assert len(lost) == 1
    assert isinstance(lost[0], Skipped)
    assert lost[0].fatal
    assert victim.id in lost[0].path


def test_a_worker_that_dies_once_costs_nothing(monkeypatch, tmp_path):
    assert expected()  # before the engine is tampered with
    mark = tmp_path / "died"

    def dies_once(article: Article, engine: Engine):
        if not mark.exists():
            mark.touch()
            os._exit(9)
        return extract_article(article, engine)

    monkeypatch.setattr("evtx.runs.extract_article", dies_once)
    results = as_bytes(local.extract_in_processes(outcomes(), default_engine(), 2))
    assert mark.exists()
    assert results == as_bytes(expected())


def test_a_chunk_that_is_sent_after_a_worker_died_is_not_lost():
    """The pool refuses it at once; that is told as for a chunk that went down with the pool."""
    pool = local._Pool(default_engine(), 1, None)
    try:
        pool._executor.submit(os._exit, 9).exception()
        with pytest.raises(BrokenProcessPool):
            pool.submit(outcomes()[:1]).result()
        pool.renew()
        assert as_bytes(pool.submit(outcomes()[:1]).result()) == as_bytes(expected()[:1])
    finally:
        pool.close()
