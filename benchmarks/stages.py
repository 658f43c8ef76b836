"""What each stage of evtx costs, in microseconds of CPU an article.

The stages are the functions that `evtx/pipeline.py` calls, found by name when this runs, so that the table follows the
code; each is timed from outside. What the pipeline itself does between them is the last row.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from inspect import isfunction
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.corpus import write
from evtx import pipeline
from evtx.ingest.read import IngestOptions, ingest
from evtx.model import Article
from evtx.output import json_bytes
from evtx.pipeline import default_engine, extract_article

_STAGES = ("evtx.text.", "evtx.annotate.", "evtx.events.")
READ, WRITE, REST = "read (JSON lines)", "write (JSON)", "between the stages"


def stages(articles: Sequence[Article], rounds: int) -> dict[str, float]:
    """Microseconds an article by stage, medians of rounds, dearest first."""
    extract_article(articles[0], default_engine())  # what is loaded on first use is no part of the price
    found: dict[str, list[float]] = {}
    for number in range(rounds):
        per = len(articles) // rounds
        for name, seconds in _round(articles[number * per : (number + 1) * per]).items():
            found.setdefault(name, []).append(1e6 * seconds / per)
    return dict(sorted(((name, median(values)) for name, values in found.items()), key=lambda item: -item[1]))


def _round(articles: Sequence[Article]) -> dict[str, float]:
    engine = default_engine()
    with _timed() as spent:
        started = time.process_time()
        events = [extract_article(article, engine) for article in articles]
        whole = time.process_time() - started
    took = {REST: whole - sum(spent.values()), **spent}
    started = time.process_time()
    for told in events:
        for event in told:
            json_bytes(event)
    took[WRITE] = time.process_time() - started
    took[READ] = _reading(len(articles))
    return took


@contextmanager
def _timed() -> Iterator[Counter[str]]:
    """While it is open, the seconds of CPU that each stage takes are counted."""
    spent: Counter[str] = Counter()
    kept: dict[str, Callable[..., Any]] = {}

    def timing(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*words: Any, **named: Any) -> Any:
            started = time.process_time()
            try:
                return stage(*words, **named)
            finally:
                spent[name] += time.process_time() - started

        return timed

    for name, stage in list(vars(pipeline).items()):
        if isfunction(stage) and stage.__module__.startswith(_STAGES):
            kept[name] = stage
            setattr(pipeline, name, timing(name, stage))
    try:
        yield spent
    finally:
        for name, stage in kept.items():
            setattr(pipeline, name, stage)


def _reading(count: int) -> float:
    """Seconds of CPU to read so many articles from a file of JSON lines."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        write(path, count)
        started = time.process_time()
        for _ in ingest([str(path)], IngestOptions(keep_removed=False)):
            pass
        return time.process_time() - started
