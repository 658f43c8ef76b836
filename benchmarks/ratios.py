"""What one article costs evtx and each rival, in the same run: microseconds of CPU and ratios, medians of rounds.

The machine may be shared and its clock may change, so the rivals take turns and every ratio is of one round. Seconds
of CPU are counted, of all threads together: what waits for a neighbour costs nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.rivals import EVTX, RIVALS, Rival, Work, missing
from evtx.model import Article


@dataclass(frozen=True, slots=True)
class Ratio:
    """A rival, microseconds of CPU an article, and how often it fits into what evtx takes (evtx / rival)."""

    rival: Rival
    micros: float
    of_evtx: float


def ratios(
    articles: Sequence[Article], rounds: int, tell: Callable[[str], None]
) -> tuple[list[Ratio], list[tuple[Rival, str]]]:
    """evtx and its rivals by what they cost, and those that are not here with the reason."""
    ready: list[tuple[Rival, Work]] = []
    skipped = []
    for rival in (EVTX, *RIVALS):
        reason = missing(rival)
        if reason is None:
            tell(f"making ready: {rival.name}")
            work = rival.make()
            for article in articles[: 2 if rival.articles > 2 else 1]:
                work(article)  # what is loaded on first use is no part of the price
            ready.append((rival, work))
        else:
            skipped.append((rival, reason))
    taken: dict[str, list[float]] = {rival.name: [] for rival, _ in ready}
    for number in range(rounds):
        tell(f"round {number + 1} of {rounds}")
        for rival, work in ready:
            taken[rival.name].append(_micros(work, _turn(articles, number, rival.articles)))
    base = taken[EVTX.name]
    found = [
        Ratio(r, median(taken[r.name]), median(e / o for e, o in zip(base, taken[r.name], strict=True)))
        for r, _ in ready
    ]
    return sorted(found, key=lambda r: r.micros), skipped


def _turn(articles: Sequence[Article], number: int, count: int) -> list[Article]:
    """Other articles each round, so that a memory of words meets new ones."""
    start = number * count
    return [articles[(start + n) % len(articles)] for n in range(count)]


def _micros(work: Work, articles: Sequence[Article]) -> float:
    started = time.process_time()
    for article in articles:
        work(article)
    return 1e6 * (time.process_time() - started) / len(articles)
