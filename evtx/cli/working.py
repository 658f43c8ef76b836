"""Where `evtx extract` works: in this machine's processes or on a cluster; and what is done with what comes back."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evtx.cli.options import Place
from evtx.errors import UsageError

if TYPE_CHECKING:
    from evtx.ingest.read import IngestOptions, Skipped
    from evtx.output import Filters
    from evtx.review.held import Keeper
    from evtx.runs import Sealed


@dataclass(frozen=True, slots=True)
class Working:
    """What the user said of the work: the articles, what to know of them, and where to do it."""

    sources: list[str]
    options: IngestOptions
    lexicon: Path | None
    gazetteer: str | None
    jobs: int | None
    place: Place
    scheduler: str | None


def check_place(place: Place, scheduler: str | None, state: str | None) -> None:
    """Raises UsageError for options that do not go together."""
    if scheduler is not None and place != Place.dask:
        raise UsageError("--scheduler names a Dask cluster: give --engine dask too")
    if state is not None and place == Place.dask:
        raise UsageError("--engine dask does not go with --state, which works here and in one process: leave one out")


def results_of(working: Working, wanted: Filters | None, kept_articles: bool) -> Iterable[Sealed | Skipped]:
    """The events of every article as JSON, in the order of the input. `wanted`: None for all of them."""
    from evtx import runs

    if working.place == Place.dask:
        from evtx.engine.dask import extract_on_cluster
        from evtx.engine.units import Task

        task = Task(working.options, working.lexicon, working.gazetteer, wanted, kept_articles)
        return extract_on_cluster(working.sources, task, working.scheduler, working.jobs, sys.stdin.buffer)
    from evtx.engine import local
    from evtx.ingest.read import ingest

    found = ingest(working.sources, working.options, sys.stdin.buffer)
    engine = runs.load_engine(working.lexicon, working.gazetteer)
    return local.extract_in_processes(found, engine, working.jobs or local.cores(), wanted)


def records_of(sealed: Sealed, keeper: Keeper | None, filters: Filters) -> list[bytes]:
    """The JSON of an article's events that are wanted, held to what people decided on them."""
    if keeper is None:
        return [record for _, record in sealed.records]
    from evtx.output import fits, json_bytes, passes
    from evtx.records import parse_event

    if sealed.article is None or sealed.id not in keeper.articles:
        return [record for facts, record in sealed.records if fits(facts, filters)]
    kept = keeper.keep(sealed.article, [parse_event(record) for _, record in sealed.records])
    return [json_bytes(event) for event in kept if passes(event, filters)]
