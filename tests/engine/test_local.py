"""Extraction in several processes: the same results in the same order, and what happens when a worker dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from evtx.engine import local
from evtx.ingest.read import IngestOptions, Skipped, ingest
from evtx.model import Article
from evtx.pipeline import Engine, default_engine, extract_article
from evtx.runs import Extracted, extract_all

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(local, "CHUNK", 3)


def outcomes() -> list[Article | Skipped]:
    found = list(ingest([str(ROOT / "fixtures" / "articles")], IngestOptions()))
    found.insert(4, Skipped("nowhere.txt", "not there", fatal=True))
    assert sum(isinstance(o, Article) for o in found) > 6
    return found


def as_bytes(results: Iterator[Extracted | Skipped] | list[Extracted | Skipped]) -> list[bytes]:
    return [orjson.dumps([r.path, r.reason]) if isinstance(r, Skipped) else orjson.dumps(r.events) for r in results]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_same_results_in_the_same_order(jobs):
    expected = as_bytes(list(extract_all(outcomes(), default_engine())))
    assert as_bytes(local.extract_in_processes(outcomes(), default_engine(), jobs)) == expected


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
    victim = next(o for o in outcomes()[5:] if isinstance(o, Article))

    def deadly(article: Article, engine: Engine):
        if article.id == victim.id:
            os._exit(9)
        return extract_article(article, engine)

    monkeypatch.setattr("evtx.runs.extract_article", deadly)
    results = list(local.extract_in_processes(outcomes(), default_engine(), 2))
    monkeypatch.undo()
    monkeypatch.setattr(local, "CHUNK", 3)
    expected = list(extract_all(outcomes(), default_engine()))
    assert len(results) == len(expected)
    lost = [r for r, e in zip(results, expected, strict=True) if as_bytes([r]) != as_bytes([e])]
    assert len(lost) == 1
    assert isinstance(lost[0], Skipped)
    assert lost[0].fatal
    assert victim.id in lost[0].path


def test_a_worker_that_dies_once_costs_nothing(monkeypatch, tmp_path):
    mark = tmp_path / "died"

    def dies_once(article: Article, engine: Engine):
        if not mark.exists():
            mark.touch()
            os._exit(9)
        return extract_article(article, engine)

    monkeypatch.setattr("evtx.runs.extract_article", dies_once)
    results = as_bytes(local.extract_in_processes(outcomes(), default_engine(), 2))
    assert mark.exists()
    monkeypatch.undo()
    assert results == as_bytes(list(extract_all(outcomes(), default_engine())))
