"""Work that can be sent to another machine: files to read, blocks of large ones, articles; and what comes back.

A worker reads what it is sent the address of, so that texts need not pass through the process that sends the work.
Only that process knows which ids are taken: a worker is told which one is sure to be, and says which it used.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from evtx.ingest.raw import IngestOptions
from evtx.ingest.read import Read, Skipped, hashed_id, is_cut, read_lines, read_source
from evtx.ingest.remote import size_of
from evtx.ingest.walk import Source
from evtx.output import Filters
from evtx.pipeline import Engine
from evtx.runs import Extracted, Sealed, extract_one, load_engine, seal

BLOCK = 1 << 19  # bytes of JSON lines that are one piece of work: about a chunk of articles of 5 KB

_one_at_a_time = (
    threading.Lock()
)  # a worker with several threads gains nothing by them, and matching is not made for it


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a file that start from one byte to before another."""

    source: Source
    start: int
    end: int


Unit = Source | Block | Read | Skipped


@dataclass(frozen=True, slots=True)
class Task:
    """What to do with every unit: how to read, with which knowledge to extract (folders and files as the workers see
    them), which events are to come back (None: all), and whether the articles come back with them."""

    options: IngestOptions
    lexicon: Path | None = None
    gazetteer: str | None = None
    wanted: Filters | None = None
    articles: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """What came of one article: the id that it takes unless another has it, the one that it was given, its path."""

    result: Sealed | Skipped
    own: str
    used: str
    path: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one unit, how many lines it had (0: no block), and with which versions."""

    outcomes: tuple[Named | Skipped, ...]
    lines: int
    versions: str


def units_of(source: Source) -> Iterator[Unit]:
    """A file, or the blocks of a large one that can be cut."""
    size = _size(source)
    if size <= BLOCK or not is_cut(source):
        yield source
        return
    for start in range(0, size, BLOCK):
        yield Block(source, start, min(size, start + BLOCK))


def _size(source: Source) -> int:
    """Bytes of a file of JSON lines; 0 for others, which are never cut."""
    if source.format != "jsonl":
        return 0
    try:
        return size_of(source.url) if source.url else source.file.stat().st_size if source.file else 0
    except OSError:
        return 0  # whoever reads it tells why not


def run_units(units: Sequence[tuple[Unit, str | None]], task: Task) -> list[Done]:
    """What a worker does. Each unit comes with the id that is sure to be taken when its turn comes, or None."""
    with _one_at_a_time:
        engine = _engine(task.lexicon, task.gazetteer)
        versions = versions_of(engine)
        done = []
        for unit, taken in units:
            reads, lines = read_unit(unit, task.options)
            outcomes = tuple(r if isinstance(r, Skipped) else extract_read(r, taken, task, engine) for r in reads)
            done.append(Done(outcomes, lines, versions))
        return done


def read_unit(unit: Unit, options: IngestOptions) -> tuple[list[Read | Skipped], int]:
    """The articles of a unit, and its lines where it is a block."""
    if isinstance(unit, Block):
        return read_lines(unit.source, unit.start, unit.end, options)
    return (list(read_source(unit, options)) if isinstance(unit, Source) else [unit]), 0


def extract_read(read: Read, taken: str | None, task: Task, engine: Engine) -> Named:
    """The events of an article; under its id with a hash where that is known to be taken."""
    own = read.article.id
    article = replace(read.article, id=hashed_id(read)) if own == taken else read.article
    outcome = extract_one(article, engine)
    result = seal(outcome, task.wanted)
    if task.articles and isinstance(result, Sealed) and isinstance(outcome, Extracted):
        result = replace(result, article=outcome.article)
    return Named(result, own, article.id, article.path)


def versions_of(engine: Engine) -> str:
    """The versions that decide what comes out, as one line."""
    run = engine.run
    return f"evtx {run.evtx}, lexicon {run.lexicon}, gazetteer {run.gazetteer}"


@cache
def _engine(lexicon: Path | None, gazetteer: str | None) -> Engine:
    return load_engine(lexicon, gazetteer)
