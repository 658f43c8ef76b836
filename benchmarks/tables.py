"""Figures in, lines of Markdown out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.corpus import variety
from benchmarks.programs import Cost, Speed
from benchmarks.ratios import Ratio
from benchmarks.rivals import Rival
from benchmarks.scale import Dedupe, Extraction
from evtx.model import Article
from evtx.pipeline import default_engine, extract_article


def machine() -> str:
    """Processors and memory of the machine, and how busy it is."""
    cores = os.cpu_count() or 1
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)  # in KB
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{cores} processors, {memory / 2**20:.0f} GB{busy}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown."""
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def corpus(fixtures: Sequence[Article], made: Sequence[Article]) -> Iterator[str]:
    """How rich the made-up articles are in words and events, beside those that they are made of."""
    rows = []
    engine = default_engine()
    for name, articles in (("fixtures", fixtures), ("made up", made)):
        found = variety(article.text for article in articles)
        size = sum(len(article.text.encode()) for article in articles) / len(articles)
        events = sum(len(extract_article(article, engine)) for article in articles) / len(articles)
        rows.append(
            (name, f"{len(articles)}", f"{size:,.0f}", f"{found.words:,}", f"{found.different:,}",
             f"{found.ratio:.3f} of {found.sample:,}", f"{events:.1f}")
        )  # fmt: skip
    yield from table(("", "articles", "bytes each", "words", "different", "types to tokens", "events each"), rows)


def ratios(found: Sequence[Ratio], skipped: Sequence[tuple[Rival, str]]) -> Iterator[str]:
    """evtx and its rivals, the cheapest first."""
    yield from table(
        ("", "does", "ms of CPU an article", "evtx costs"),
        ((r.rival.name, r.rival.does, f"{r.micros / 1000:,.2f}", f"{r.of_evtx:.3g} times that") for r in found),
    )
    for rival, reason in skipped:
        yield f"\nSkipped: {rival.name} ({rival.does}): {reason}."


def stages(found: Mapping[str, float]) -> Iterator[str]:
    """Microseconds by stage, dearest first."""
    whole = sum(found.values())
    rows = [(name, f"{micros:,.0f}", f"{micros / whole:.1%}") for name, micros in found.items()]
    yield from table(("stage", "us an article", "share"), [*rows, ("all", f"{whole:,.0f}", "")])


def costs(found: Mapping[str, Cost]) -> Iterator[str]:
    """Runs of the program."""
    yield from table(
        ("run", "seconds", "of CPU", "MB"),
        ((name, f"{c.seconds:.2f}", f"{c.cpu:.2f}", f"{c.megabytes:.0f}") for name, c in found.items()),
    )


def memory(found: Mapping[int, Cost], size: int) -> Iterator[str]:
    """Peaks of runs, and how many times that of the smallest the largest has."""
    yield from costs({f"{count:,} articles of {size:,} bytes": cost for count, cost in found.items()})
    peaks = [cost.megabytes for cost in found.values()]
    yield f"\n{peaks[-1] / peaks[0]:.3f} times the peak."


def cores(rounds: Sequence[Sequence[Speed]]) -> Iterator[str]:
    """Runs in one process and in two, and how much faster the second is; medians of ratios of one round."""
    rows = []
    for runs in zip(*rounds, strict=True):
        cells = (median(r.seconds for r in runs), median(r.own for r in runs), median(r.workers for r in runs))
        rows.append((f"{runs[0].jobs}", f"{runs[0].articles}", *(f"{cell:.2f}" for cell in cells)))
    yield from table(("jobs", "articles", "seconds", "CPU of the reader", "CPU of the workers"), rows)
    faster = median(one.seconds / two.seconds for one, two in rounds)
    more = median((two.own + two.workers) / one.own for one, two in rounds)
    yield f"\n{faster:.2f} times as fast on the wall; {more:.2f} times the CPU."


def dedupe(found: Sequence[tuple[int, float, float, float]]) -> Iterator[str]:
    """How the cost of dedupe grows with the events."""
    yield from table(
        ("events", "seconds", "of CPU", "us an event", "MB"),
        (
            (f"{size:,}", f"{seconds:.1f}", f"{cpu:.1f}", f"{1e6 * cpu / size:.0f}", f"{megabytes:.0f}")
            for size, seconds, cpu, megabytes in found
        ),
    )


def scale(runs: Sequence[Extraction], joined: Dedupe) -> Iterator[str]:
    """Extraction on a Dask cluster, and what dedupe sends about."""
    rows = []
    for r in runs:
        hour = 3600 * r.articles / r.theirs
        rows.append(
            (f"{r.workers}", f"{r.articles}", f"{r.seconds:.1f}", f"{r.theirs:.1f}", f"{r.own:.1f}", f"{hour:,.0f}",
             f"{r.read / r.articles / 1000:.1f}", f"{r.written / r.articles / 1000:.1f}")
        )  # fmt: skip
    head = (
        "workers", "articles", "seconds", "CPU of the workers", "CPU of the client", "articles a core-hour",
        "KB in, an article", "KB out",
    )  # fmt: skip
    yield from table(head, rows)
    d, n = joined, joined.events
    yield (
        f"\nDedupe of {n:,} events of {d.given / n:,.0f} bytes: {d.sent / n:,.0f} bytes an event go to workers,"
        f" {d.back / n:,.0f} come back; {1e6 * d.theirs / n:,.0f} us of CPU there, {1e6 * d.own / n:,.0f} here."
    )
