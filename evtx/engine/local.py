"""Extraction in several processes of one machine: outcomes of reading in, their events in the same order out.

Chunks of articles go to a pool of workers and come back in the order of the input, so that the output is byte for byte
that of one process. A worker that dies (out of memory, killed) costs its chunk one more try; what dies again is run
article by article in a process of its own, and only the article that kills it is reported.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from evtx.ingest.read import Skipped
from evtx.model import Article
from evtx.pipeline import Engine
from evtx.runs import Extracted, extract_all

CHUNK = 64  # articles; fewer make the way to the workers dear, more make the last worker late
_AHEAD = 2  # chunks a worker that are under way or wait, so that memory does not grow with the input

Outcome = Article | Skipped
Result = Extracted | Skipped

_engine: Engine | None = None  # of a worker: inherited by fork, or loaded by the initializer


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def extract_in_processes(found: Iterable[Outcome], engine: Engine, jobs: int) -> Iterator[Result]:
    """Events of every article, in the order of the input; with one job, or no more than one chunk, in this process."""
    chunks = _chunks(found)
    first = next(chunks, [])
    second = next(chunks, None) if jobs > 1 else None
    if second is None:
        yield from extract_all(first, engine)
        for rest in chunks:
            yield from extract_all(rest, engine)
        return
    pool = _Pool(engine, jobs)
    try:
        waiting: deque[tuple[list[Outcome], Future[list[Result]]]] = deque()
        for chunk in (first, second):
            waiting.append((chunk, pool.submit(chunk)))
        while waiting:
            while len(waiting) < _AHEAD * jobs and (later := next(chunks, None)) is not None:
                waiting.append((later, pool.submit(later)))
            done, future = waiting.popleft()
            yield from _result(pool, done, future, waiting)
    finally:
        pool.close()


def _chunks(found: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    outcomes = iter(found)
    while chunk := list(islice(outcomes, CHUNK)):
        yield chunk


class _Pool:
    """A pool of workers that can be made anew when one of them has died."""

    def __init__(self, engine: Engine, jobs: int) -> None:
        self.engine, self.jobs = engine, jobs
        self._executor = self._start(jobs)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        global _engine
        _engine = self.engine  # a forked worker finds it in its memory, and loads nothing
        context = multiprocessing.get_context("fork")
        return ProcessPoolExecutor(jobs, mp_context=context)

    def submit(self, chunk: list[Outcome]) -> Future[list[Result]]:
        return self._executor.submit(_work, chunk)

    def renew(self, jobs: int | None = None) -> None:
        """A new pool after the death of a worker, which took the whole pool with it."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._start(jobs or self.jobs)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _work(chunk: list[Outcome]) -> list[Result]:
    """What a worker does with a chunk."""
    assert _engine is not None
    return list(extract_all(chunk, _engine))


def _result(
    pool: _Pool,
    chunk: list[Outcome],
    future: Future[list[Result]],
    waiting: deque[tuple[list[Outcome], Future[list[Result]]]],
) -> list[Result]:
    """The results of a chunk. When its worker has died, all chunks under way are sent again, to a new pool."""
    try:
        return future.result()
    except BrokenProcessPool:
        pool.renew()
    try:
        results = pool.submit(chunk).result()
    except BrokenProcessPool:
        pool.renew(1)
        results = _one_by_one(pool, chunk)
        pool.renew()
    for number, (other, _) in enumerate(waiting):
        waiting[number] = (other, pool.submit(other))
    return results


def _one_by_one(pool: _Pool, chunk: list[Outcome]) -> list[Result]:
    """A chunk of which some article kills its worker."""
    results: list[Result] = []
    for outcome in chunk:
        try:
            results += pool.submit([outcome]).result()
        except BrokenProcessPool:
            pool.renew(1)
            results.append(_killer(outcome))
    return results


def _killer(outcome: Outcome) -> Skipped:
    if isinstance(outcome, Skipped):
        return outcome
    shown = f"{outcome.path or Path('-')} (article {outcome.id})"
    return Skipped(shown, "extracting it ended the process that did so (out of memory?): look at its size", fatal=True)
