"""Where `evtx extract` works: how many processes, which engine, and what goes together."""

from __future__ import annotations

import os

import pytest

from evtx.engine import local, work
from evtx.pipeline import extract_article


def test_without_a_number_all_processors_work(run, monkeypatch):
    """And a chunk is neither so small that the way to the workers counts, nor so large that one waits for it."""
    asked = []
    alone = local.extract_in_processes

    def noted(found, engine, jobs, wanted):
        asked.append(jobs)
        return alone(found, engine, 1, wanted)

    monkeypatch.setattr(local, "extract_in_processes", noted)
    assert run("extract", "fixtures/articles/md", "-q").exit_code == 0
    assert run("extract", "fixtures/articles/md", "-q", "--jobs", "3").exit_code == 0
    assert asked == [local.cores(), 3]
    assert 64 <= work.CHUNK <= 256


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--scheduler", "tcp://127.0.0.1:1"], "give --engine dask too"),
        (["--engine", "dask", "--state", "state.db"], "--engine dask does not go with --state"),
        (["--engine", "cloud"], "'cloud' is not one of"),
    ],
)
def test_what_does_not_go_together(run, options, told):
    result = run("extract", "fixtures/articles/md", *options)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--scheduler", "tcp://127.0.0.1:1"], "give --engine dask too"),
        (["--engine", "dask", "--against", "fixtures/golden/events.jsonl"], "leave out --against and --articles"),
    ],
)
def test_what_does_not_go_together_in_dedupe(run, options, told):
    result = run("dedupe", "fixtures/golden/events.jsonl", *options)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_a_cluster_gives_what_this_process_gives(run):
    """Events, a filter, articles kept beside, incidents: all of it as with the engine here."""
    distributed = pytest.importorskip("distributed", reason="needs Dask: pip install 'evtx[dask]'")
    filtered = ("extract", "fixtures/articles/txt", "--type", "airstrike", "-q")
    joined = ("dedupe", "fixtures/golden/events.jsonl", "-q")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=50
    ) as cluster:
        there = ("--engine", "dask", "--scheduler", cluster.scheduler_address)
        assert run(*filtered, *there).stdout == run(*filtered).stdout != ""
        assert run(*joined, *there).stdout == run(*joined).stdout != ""


def test_a_dead_worker_costs_the_article_that_killed_it(run, monkeypatch):
    """It is told where it is, what happened and what to do; the others' events are there."""

    def deadly(article, engine):
        if article.id == "ariha-strikes":
            os._exit(9)
        return extract_article(article, engine)

    whole = run("extract", "fixtures/articles/txt", "-q", "--jobs", "1").stdout.splitlines()
    monkeypatch.setattr(local, "CHUNK", 2)
    monkeypatch.setattr("evtx.runs.extract_article", deadly)
    result = run("extract", "fixtures/articles/txt", "-q", "--jobs", "2")
    assert result.exit_code == 1
    assert "fixtures/articles/txt/ariha-strikes.txt (article ariha-strikes)" in result.stderr
    assert "ended the process that did so (out of memory?): look at its size" in " ".join(result.stderr.split())
    lost = {line for line in whole if '"id":"ariha-strikes"' in line}
    assert lost
    assert result.stdout.splitlines() == [line for line in whole if line not in lost]
