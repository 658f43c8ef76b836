"""Measures evtx: `python -m benchmarks [--quick] [PART ...]` prints the tables that docs/performance.md keeps."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import corpus, dedupe, programs, scale, tables
from benchmarks.ratios import ratios
from benchmarks.stages import stages
from evtx.model import Article

PARTS = ("corpus", "ratios", "stages", "start", "memory", "cores", "dedupe", "state", "scale")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured: articles and rounds of the ratios and stages, articles and bytes of the runs for memory,
    articles and rounds of those on several processors, events of dedupe, files of the state, articles of the cluster
    (which are cut into blocks of 512 KB, so that 190 are two)."""

    articles: int
    rounds: int
    memory: tuple[int, int]
    memory_bytes: int
    cores: int
    cores_rounds: int
    events: tuple[int, ...]
    known: int
    scale: int


FULL = Sizes(100, 5, (1000, 10_000), 400, 128, 3, (1000, 4000, 16_000), 500, 190)
QUICK = Sizes(2, 1, (3, 6), 300, 130, 1, (50,), 5, 4)


def main(words: list[str] | None = None) -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What evtx costs, part by part.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all by default")
    parser.add_argument("--quick", action="store_true", help="as little as shows that every part runs")
    options = parser.parse_args(words)
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    sizes = QUICK if options.quick else FULL
    print(f"Measured on {datetime.now(UTC):%Y-%m-%d}, {tables.machine()}.")
    with tempfile.TemporaryDirectory(prefix="evtx-bench-") as folder:
        for name, show in _parts(sizes, Path(folder)).items():
            if not options.parts or name in options.parts:
                _tell(f"measuring: {name}")
                print(f"\n## {name}\n")
                for line in show():
                    print(line, flush=True)


def _parts(sizes: Sizes, folder: Path) -> dict[str, Callable[[], Iterator[str]]]:
    made: list[Article] = []

    def articles() -> list[Article]:
        made.extend(corpus.articles(sizes.articles) if not made else ())
        return made

    return {
        "corpus": lambda: tables.corpus(corpus.fixtures(), articles()),
        "ratios": lambda: tables.ratios(*ratios(articles(), sizes.rounds, _tell)),
        "stages": lambda: tables.stages(stages(articles(), sizes.rounds)),
        "start": lambda: tables.costs(programs.start_up(sizes.rounds)),
        "memory": lambda: tables.memory(programs.memory(folder, sizes.memory, sizes.memory_bytes), sizes.memory_bytes),
        "cores": lambda: tables.cores(
            [[programs.speed(folder, sizes.cores, jobs) for jobs in (1, 2)] for _ in range(sizes.cores_rounds)]
        ),
        "dedupe": lambda: tables.dedupe([(size, *dedupe.cost(folder, size)) for size in sizes.events]),
        "state": lambda: tables.costs(programs.again(folder, sizes.known, 5)),
        "scale": lambda: _scale(sizes, folder),
    }


def _scale(sizes: Sizes, folder: Path) -> Iterator[str]:
    reason = scale.missing()
    if reason is not None:
        yield f"Skipped: {reason}."
        return
    runs = [scale.extraction(folder, sizes.scale, workers) for workers in (1, 2)]
    yield from tables.scale(runs, scale.dedupe(sizes.events[-1] // 2))


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
