"""Extraction on a Dask cluster: sources in, the events of their articles in the order of the input out.

Units of work (`units.py`) go out in chunks, a few a worker ahead, and their results are put in order and named here, so
that the output is byte for byte that of one process. Dask sends the chunk of a worker that dies to another one; what
kills several is run article by article, and only the article that does it is reported.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from evtx.engine.local import cores
from evtx.engine.naming import Names, shifted
from evtx.engine.units import Block, Done, Named, Task, Unit, read_unit, run_units, units_of, versions_of
from evtx.engine.work import CHUNK, Result, killer
from evtx.errors import EvtxError, UsageError
from evtx.ingest.read import Read, Skipped, check_options, is_kept, read_source
from evtx.ingest.remote import NOT_SHARED
from evtx.ingest.walk import Source, check_sources, walk
from evtx.runs import load_engine

_AHEAD = 3  # chunks a worker that are under way or wait
_TRIES = 1  # workers that a chunk may kill before it is taken apart, in a cluster of our own
_LOOK = 5.0  # seconds after which the workers are counted again
_CONNECT, _WORKERS = 10.0, 60.0  # seconds to wait for the scheduler, and for its first worker

Item = tuple[Unit, str | None]


def extract_on_cluster(
    sources: Sequence[str], task: Task, scheduler: str | None, jobs: int | None, stdin: BinaryIO | None = None
) -> Iterator[Result]:
    """Events of every article as `Task` wants them. Without a scheduler a cluster of `jobs` processes is made here.

    Raises UsageError where Dask is missing, the scheduler does not answer or has no workers, and what `ingest` and
    `load_engine` raise, before anything is read; EvtxError where the cluster goes away or has other versions.
    """
    try:
        import distributed  # noqa: F401  to say at once that it is missing
    except ImportError:
        raise UsageError("--engine dask needs Dask: pip install 'evtx[dask]', here and on the workers") from None
    check_options(task.options)
    check_sources(sources)
    return _extract(sources, task, scheduler, jobs, versions_of(load_engine(task.lexicon, task.gazetteer)), stdin)


def _extract(
    sources: Sequence[str], task: Task, scheduler: str | None, jobs: int | None, versions: str, stdin: BinaryIO | None
) -> Iterator[Result]:
    with _client(scheduler, jobs) as client:
        cluster = _Cluster(client, task, versions)
        names, lines = Names(), dict[str, int]()
        for (unit, _), done in cluster.all(_chunks(_units(sources, task, stdin))):
            before = lines.get(unit.source.shown, 0) if isinstance(unit, Block) else 0
            if isinstance(unit, Block):
                lines = {unit.source.shown: before + done.lines}
            reads: list[Read | Skipped] = []
            for number, outcome in enumerate(done.outcomes):
                if isinstance(outcome, Skipped):
                    yield shifted(outcome, unit.source.shown, before) if isinstance(unit, Block) else outcome
                    continue
                if not names.suits(outcome):
                    reads = reads or cluster.read(unit)
                    outcome = cluster.again(names.named(reads[number]), outcome.own)
                yield from names.told(outcome)


# ---------------------------------------------------------------- what is sent


def _units(sources: Sequence[str], task: Task, stdin: BinaryIO | None) -> Iterator[Unit]:
    """The work, in the order of the input. What no other machine can read is read here."""
    for found in walk(sources):
        if isinstance(found, Skipped):
            yield found
        elif not is_kept(found) or (found.url or "").startswith(NOT_SHARED):
            yield from read_source(found, task.options, stdin)
        else:
            yield from units_of(found)


def _chunks(units: Iterable[Unit]) -> Iterator[list[Item]]:
    """Units by chunk, each with the id that is sure to be taken. A block is a chunk of its own."""
    chunk: list[Item] = []
    met: set[str] = set()
    for unit in units:
        if isinstance(unit, Block):
            if chunk:
                yield chunk
            yield [(unit, None)]
            chunk = []
            continue
        name = unit.stem if isinstance(unit, Source) else unit.article.id if isinstance(unit, Read) else None
        chunk.append((unit, name if name in met else None))
        if name is not None:
            met.add(name)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


# ---------------------------------------------------------------- the cluster


@contextlib.contextmanager
def _client(scheduler: str | None, jobs: int | None) -> Iterator[Any]:
    """A client of the scheduler, or of a cluster of processes made for it."""
    from dask.config import set as configured
    from distributed import Client, LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # deaths of workers are told here, by their articles
    with contextlib.ExitStack() as stack:
        if scheduler is None:
            stack.enter_context(configured({"distributed.scheduler.allowed-failures": _TRIES}))
            made = LocalCluster(
                n_workers=jobs or cores(), threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
            )  # type: ignore[no-untyped-call]
            address: Any = stack.enter_context(made)
        else:
            address = scheduler
        try:
            client = stack.enter_context(Client(address, timeout=_CONNECT))  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            cause = f"{type(error).__name__}: {error}".splitlines()[0]
            remedy = "start one with `dask scheduler`, and give the tcp:// address that it shows"
            raise UsageError(f"--scheduler {scheduler}: does not answer ({cause}): {remedy}") from error
        try:
            client.wait_for_workers(1, timeout=_WORKERS)
        except TimeoutError as error:
            remedy = f"start some with `dask worker {scheduler} --nthreads 1 --nworkers auto`"
            raise UsageError(f"--scheduler {scheduler}: has no workers: {remedy}") from error
        yield client


class _Cluster:
    """The workers: chunks of units to them, results back."""

    def __init__(self, client: Any, task: Task, versions: str) -> None:
        self.client, self.task, self.versions = client, task, versions
        self._workers, self._looked = 1, float("-inf")

    def all(self, chunks: Iterator[list[Item]]) -> Iterator[tuple[Item, Done]]:
        """Every unit with what came of it, in order."""
        waiting: deque[tuple[list[Item], Any]] = deque()
        while True:
            while len(waiting) < _AHEAD * self._count() and (chunk := next(chunks, None)) is not None:
                waiting.append((chunk, self._send(run_units, chunk, self.task)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            for item, done in zip(chunk, self._done(chunk, future), strict=True):
                if done.versions != self.versions:
                    raise EvtxError(f"a worker has {done.versions}, not {self.versions}: install the same there")
                yield item, done

    def read(self, unit: Unit) -> list[Read | Skipped]:
        """The articles of a unit, for one of which the id has to be found here."""
        if isinstance(unit, Read):
            return [unit]
        reads, _ = self._result(self._send(read_unit, unit, self.task.options))
        return list(reads)

    def again(self, read: Read, own: str) -> Named:
        """An article extracted under the id that was found for it."""
        (done,) = self._done([(read, None)], self._send(run_units, [(read, None)], self.task))
        (named,) = done.outcomes
        if isinstance(named, Skipped):
            return Named(named, own, read.article.id, read.article.path)
        return Named(named.result, own, named.used, named.path)

    def _count(self) -> int:
        if time.monotonic() - self._looked > _LOOK:
            with self._kept():
                self._workers = max(1, len(self.client.nthreads()))
            self._looked = time.monotonic()
        return self._workers

    def _send(self, function: Any, *arguments: Any) -> Any:
        with self._kept():
            return self.client.submit(function, *arguments, pure=False)

    def _result(self, future: Any) -> Any:
        from distributed import KilledWorker

        with self._kept():
            try:
                return future.result()
            except KilledWorker:
                raise _Deadly from None

    @contextlib.contextmanager
    def _kept(self) -> Iterator[None]:
        """What goes wrong with the cluster itself, in words."""
        from concurrent.futures import CancelledError

        try:
            yield
        except (CancelledError, OSError, TimeoutError) as error:
            cause = f"{type(error).__name__}: {error}".rstrip(": ")
            raise EvtxError(f"the Dask cluster went away ({cause}): look at its log, and run this again") from error
        except (ImportError, AttributeError) as error:
            raise EvtxError(f"the workers cannot run evtx ({error}): install it there, in the same version") from error

    def _done(self, chunk: list[Item], future: Any) -> list[Done]:
        """What came of a chunk. One that killed several workers is done unit by unit, then article by article."""
        try:
            return list(self._result(future))
        except _Deadly:
            return [self._alone(item) if len(chunk) > 1 else self._apart(item) for item in chunk]

    def _alone(self, item: Item) -> Done:
        return self._done([item], self._send(run_units, [item], self.task))[0]

    def _apart(self, item: Item) -> Done:
        """A unit that kills its worker: its articles one by one."""
        unit, taken = item
        if isinstance(unit, Skipped):
            return Done((unit,), 0, self.versions)
        if isinstance(unit, Read):
            return Done((_killed(unit),), 0, self.versions)
        try:
            reads, lines = self._result(self._send(read_unit, unit, self.task.options))
        except _Deadly:
            shown = unit.source.shown if isinstance(unit, Block) else unit.shown
            reason = "reading it ended the process that did so (out of memory?): look at its size"
            return Done((Skipped(shown, reason, fatal=True),), 0, self.versions)
        outcomes = [self._alone((read, taken)).outcomes[0] for read in reads]
        return Done(tuple(outcomes), lines, self.versions)


class _Deadly(Exception):
    """A chunk killed as many workers as Dask lets it."""


def _killed(read: Read) -> Named:
    article = read.article
    return Named(killer(article), article.id, article.id, article.path)
