"""Extraction on a Dask cluster: sources in, the events of their articles in the order of the input out.

Units of work (`units.py`) go out in chunks, a few a worker ahead, and their results are put in order and named here, so
that the output is byte for byte that of one process. Dask sends the chunk of a worker that dies to another one; what
kills several is run article by article, and only the article that does it is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from evtx.engine.dask_client import DeadlyError, Workers, check_dask, connected
from evtx.engine.naming import Names, Vain, shifted
from evtx.engine.units import Block, Done, Named, Task, Unit, read_unit, run_units, units_of, versions_of
from evtx.engine.work import CHUNK, Result, killer
from evtx.errors import EvtxError
from evtx.ingest.read import Read, Skipped, check_options, in_vain, is_kept, read_source
from evtx.ingest.remote import NOT_SHARED
from evtx.ingest.walk import Source, check_sources, walk
from evtx.runs import load_engine

Item = tuple[Unit, str | None]


def extract_on_cluster(
    sources: Sequence[str], task: Task, scheduler: str | None, jobs: int | None, stdin: BinaryIO | None = None
) -> Iterator[Result]:
    """Events of every article as `Task` wants them. Without a scheduler a cluster of `jobs` processes is made here.

    Raises UsageError where Dask is missing, the scheduler does not answer or has no workers, and what `ingest` and
    `load_engine` raise, before anything is read; EvtxError where the cluster goes away or has other versions.
    """
    check_dask()
    check_options(task.options)
    check_sources(sources)
    return _extract(sources, task, scheduler, jobs, versions_of(load_engine(task.lexicon, task.gazetteer)), stdin)


def _extract(
    sources: Sequence[str], task: Task, scheduler: str | None, jobs: int | None, versions: str, stdin: BinaryIO | None
) -> Iterator[Result]:
    with connected(scheduler, jobs) as workers:
        task = _wherever(task)
        cluster = _Work(workers, task, versions)
        names, vain, lines = Names(), Vain(), dict[str, int]()
        for (unit, _), done in cluster.all(_chunks(_units(sources, task, stdin))):
            before = lines.get(unit.source.shown, 0) if isinstance(unit, Block) else 0
            if isinstance(unit, Block):
                lines = {unit.source.shown: before + done.lines}
                if vain.is_over(unit.source):
                    continue
            reads: list[Read | Skipped] = []
            for number, outcome in enumerate(done.outcomes):
                if isinstance(unit, Block) and isinstance(outcome, Skipped):
                    yield shifted(outcome, unit.source.shown, before)
                    if vain.is_one_more(unit.source):
                        yield in_vain(unit.source)
                        break
                    continue
                if isinstance(unit, Block):
                    vain.end(unit.source)
                if isinstance(outcome, Skipped):
                    yield outcome
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
            yield from units_of(found if found.file is None else replace(found, file=found.file.absolute()))


def _wherever(task: Task) -> Task:
    """A task whose folders are found from any folder: a worker runs in another one."""
    named = task.gazetteer
    return replace(
        task,
        options=replace(task.options, outlet_dirs=tuple(path.absolute() for path in task.options.outlet_dirs)),
        lexicon=task.lexicon and task.lexicon.absolute(),
        gazetteer=str(Path(named).absolute()) if named and Path(named).exists() else named,
    )


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


# ---------------------------------------------------------------- what comes back


class _Work:
    """The units of a task on their way to workers and back."""

    def __init__(self, workers: Workers, task: Task, versions: str) -> None:
        self.workers, self.task, self.versions = workers, task, versions

    def all(self, chunks: Iterator[list[Item]]) -> Iterator[tuple[Item, Done]]:
        """Every unit with what came of it, in order."""
        for chunk, sent in self.workers.each(run_units, chunks, self.task):
            for item, done in zip(chunk, self._done(chunk, sent), strict=True):
                if done.versions != self.versions:
                    raise EvtxError(f"a worker has {done.versions}, not {self.versions}: install the same there")
                yield item, done

    def read(self, unit: Unit) -> list[Read | Skipped]:
        """The articles of a unit, for one of which the id has to be found here."""
        if isinstance(unit, Read):
            return [unit]
        reads, _ = self.workers.result(self.workers.send(read_unit, unit, self.task.options))
        return list(reads)

    def again(self, read: Read, own: str) -> Named:
        """An article extracted under the id that was found for it."""
        (done,) = self._done([(read, None)], self.workers.send(run_units, [(read, None)], self.task))
        (named,) = done.outcomes
        if isinstance(named, Skipped):
            return Named(named, own, read.article.id, read.article.path)
        return Named(named.result, own, named.used, named.path)

    def _done(self, chunk: list[Item], future: Any) -> list[Done]:
        """What came of a chunk. One that killed several workers is done unit by unit, then article by article."""
        try:
            return list(self.workers.result(future))
        except DeadlyError:
            return [self._alone(item) if len(chunk) > 1 else self._apart(item) for item in chunk]

    def _alone(self, item: Item) -> Done:
        return self._done([item], self.workers.send(run_units, [item], self.task))[0]

    def _apart(self, item: Item) -> Done:
        """A unit that kills its worker: its articles one by one."""
        unit, taken = item
        if isinstance(unit, Skipped):
            return Done((unit,), 0, self.versions)
        if isinstance(unit, Read):
            return Done((_killed(unit),), 0, self.versions)
        try:
            reads, lines = self.workers.result(self.workers.send(read_unit, unit, self.task.options))
        except DeadlyError:
            shown = unit.source.shown if isinstance(unit, Block) else unit.shown
            reason = "reading it ended the process that did so (out of memory?): look at its size"
            return Done((Skipped(shown, reason, fatal=True),), 0, self.versions)
        outcomes = [self._alone((read, taken)).outcomes[0] for read in reads]
        return Done(tuple(outcomes), lines, self.versions)


def _killed(read: Read) -> Named:
    article = read.article
    return Named(killer(article), article.id, article.id, article.path)
