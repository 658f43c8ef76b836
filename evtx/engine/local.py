"""Extraction in several processes of one machine: outcomes of reading in, their events in the same order out.

Chunks of articles go to a pool of workers and come back in the order of the input, so that the output is byte for byte
that of one process. A worker that dies (out of memory, killed) costs its chunk one more try; what dies again is run
article by article in a process of its own, and only the article that kills it is reported.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice

from evtx.engine.work import CHUNK, Outcome, Result, killer, with_articles, work
from evtx.output import Filters
from evtx.pipeline import Engine

_AHEAD = 2  # chunks a worker that are under way or wait, so that memory does not grow with the input

_engine: Engine | None = None  # of a worker: inherited by fork


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def extract_in_processes(
    found: Iterable[Outcome], engine: Engine, jobs: int, wanted: Filters | None = None
) -> Iterator[Result]:
    """Events of every article, in the order of the input; with one job, or no more than one chunk, in this process.

    `wanted`: the events that are to come back; None: all.
    """
    chunks = _chunks(found)
    first = next(chunks, [])
    second = next(chunks, None) if jobs > 1 else None
    if second is None:
        for outcome in chain(first, chain.from_iterable(chunks)):
            yield from with_articles([outcome], work([outcome], engine, wanted))
        return
    pool = _Pool(engine, jobs, wanted)
    try:
        waiting: deque[tuple[list[Outcome], Future[list[Result]]]] = deque()
        for chunk in (first, second):
            waiting.append((chunk, pool.submit(chunk)))
        while waiting:
            while len(waiting) < _AHEAD * jobs and (later := next(chunks, None)) is not None:
                waiting.append((later, pool.submit(later)))
            done, future = waiting.popleft()
            yield from with_articles(done, _result(pool, done, future, waiting))
    finally:
        pool.close()


def _chunks(found: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    outcomes = iter(found)
    while chunk := list(islice(outcomes, CHUNK)):
        yield chunk


class _Pool:
    """A pool of workers that can be made anew when one of them has died."""

    def __init__(self, engine: Engine, jobs: int, wanted: Filters | None) -> None:
        self.engine, self.jobs, self.wanted = engine, jobs, wanted
        self._executor = self._start(jobs)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        global _engine
        _engine = self.engine  # a forked worker finds it in its memory, and loads nothing
        context = multiprocessing.get_context("fork")
        # what a worker inherits is never garbage: looking through it would copy the pages that it shares
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=gc.freeze)

    def submit(self, chunk: list[Outcome]) -> Future[list[Result]]:
        """A chunk on its way. Where a worker has died already, its result says so, as that of one under way does."""
        try:
            return self._executor.submit(_work, chunk, self.wanted)
        except BrokenProcessPool as error:
            lost: Future[list[Result]] = Future()
            lost.set_exception(error)
            return lost

    def renew(self, jobs: int | None = None) -> None:
        """A new pool after the death of a worker, which took the whole pool with it."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._start(jobs or self.jobs)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _work(chunk: list[Outcome], wanted: Filters | None) -> list[Result]:
    """What a worker does with a chunk."""
    assert _engine is not None
    return work(chunk, _engine, wanted)


def _result(
    pool: _Pool,
    chunk: list[Outcome],
    future: Future[list[Result]],
    waiting: deque[tuple[list[Outcome], Future[list[Result]]]],
) -> list[Result]:
    """The results of a chunk. When its worker has died, those under way are sent again, to a new pool."""
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
    for number, (other, sent) in enumerate(waiting):
        if _is_lost(sent):
            waiting[number] = (other, pool.submit(other))
    return results


def _is_lost(sent: Future[list[Result]]) -> bool:
    """Whether a chunk went down with the pool, rather than having come back before."""
    try:
        return sent.exception() is not None
    except CancelledError:
        return True


def _one_by_one(pool: _Pool, chunk: list[Outcome]) -> list[Result]:
    """A chunk of which some article kills its worker."""
    results: list[Result] = []
    for outcome in chunk:
        try:
            results += pool.submit([outcome]).result()
        except BrokenProcessPool:
            pool.renew(1)
            results.append(killer(outcome))
    return results
