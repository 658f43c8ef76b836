"""What a worker does with a chunk of articles, wherever it is, and what the process that sent the chunk does then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from evtx.ingest.read import Skipped
from evtx.model import Article
from evtx.output import Filters
from evtx.pipeline import Engine
from evtx.runs import Sealed, extract_all, seal

CHUNK = 64  # articles; fewer make the way to the workers dear, more make the last worker late

Outcome = Article | Skipped
Result = Sealed | Skipped


def work(chunk: Sequence[Outcome], engine: Engine, wanted: Filters | None) -> list[Result]:
    """The events of a chunk, one result an outcome, in order."""
    return [seal(outcome, wanted) for outcome in extract_all(chunk, engine)]


def with_articles(chunk: Sequence[Outcome], results: Sequence[Result]) -> Iterator[Result]:
    """The results of a chunk with their articles, which stayed where they were read."""
    for outcome, result in zip(chunk, results, strict=True):
        if isinstance(result, Sealed) and isinstance(outcome, Article):
            yield replace(result, article=outcome)
        else:
            yield result


def killer(outcome: Outcome) -> Skipped:
    """What is told of an article that ended the process that extracted it, twice."""
    if isinstance(outcome, Skipped):
        return outcome
    shown = f"{outcome.path or Path('-')} (article {outcome.id})"
    return Skipped(shown, "extracting it ended the process that did so (out of memory?): look at its size", fatal=True)
