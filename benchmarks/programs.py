"""What whole runs cost: start-up, memory, several processes, a second run with a state. Each run is a program."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.corpus import ROOT, lines, write
from evtx.engine.local import extract_in_processes
from evtx.ingest.read import IngestOptions, ingest
from evtx.pipeline import default_engine

# a small process in between, so that the peak of this one does not count
_MEASURED = (
    "import resource, subprocess, sys, time; t = time.monotonic(); subprocess.run(sys.argv[1:], check=True, "
    "stdout=subprocess.DEVNULL); u = resource.getrusage(resource.RUSAGE_CHILDREN); "
    "print(time.monotonic() - t, u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall, seconds of CPU, and megabytes at the peak of the largest process."""

    seconds: float
    cpu: float
    megabytes: float


def program(*words: str) -> Cost:
    """What `evtx` with these words costs."""
    command = (sys.executable, "-c", _MEASURED, sys.executable, "-m", "evtx", *words)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "EVTX_GAZETTEER": "core"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=ROOT)
    return Cost(*map(float, done.stdout.split()))


def start_up(rounds: int) -> dict[str, Cost]:
    """Medians for a version asked for, and for one article from cold."""
    article = "fixtures/articles/txt/ariha-strikes.txt"
    runs = {
        "evtx --version": ("--version",),
        "evtx extract, one article": ("extract", article, "-q", "-j", "1"),
    }
    return {name: _median([program(*words) for _ in range(rounds)]) for name, words in runs.items()}


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(median(c.seconds for c in costs), median(c.cpu for c in costs), median(c.megabytes for c in costs))


def memory(folder: Path, counts: Sequence[int], size: int) -> dict[int, Cost]:
    """What runs over so many articles of `size` bytes cost in one process."""
    found = {}
    for count in counts:
        path = folder / f"memory{count}.jsonl"
        write(path, count, size)
        found[count] = program("extract", str(path), "-o", str(folder / "events.jsonl"), "-q", "-j", "1")
        path.unlink()
    return found


@dataclass(frozen=True, slots=True)
class Speed:
    """A run over so many articles with a number of processes: seconds on the wall, seconds of CPU of the process that
    reads and writes, and of the workers."""

    jobs: int
    articles: int
    seconds: float
    own: float
    workers: float


def speed(folder: Path, count: int, jobs: int) -> Speed:
    """One run with so many processes over articles of 5 KB, without start-up."""
    path = folder / f"speed{count}.jsonl"
    if not path.exists():
        write(path, count)
    engine = default_engine()
    before, started = os.times(), time.monotonic()
    written = 0
    for sealed in extract_in_processes(ingest([str(path)], IngestOptions(keep_removed=False)), engine, jobs):
        written += sum(len(data) for _, data in getattr(sealed, "records", ()))
    seconds, after = time.monotonic() - started, os.times()
    own = after.user + after.system - before.user - before.system
    workers = after.children_user + after.children_system - before.children_user - before.children_system
    assert written
    return Speed(jobs, count, seconds, own, workers)


def again(folder: Path, known: int, new: int) -> dict[str, Cost]:
    """A run with a state over files, then with a few new ones, then with none."""
    incoming = folder / "incoming"
    incoming.mkdir()
    words = ("run", str(incoming), "--state", str(folder / "s.db"), "-o", str(folder / "out"), "--settle", "0", "-q")
    every = list(lines(known + new, 1500))
    found = {}
    for name, some in (
        (f"{known} new", every[:known]),
        (f"{known} known, {new} new", every[known:]),
        ("all known", []),
    ):
        for number, line in enumerate(some):
            (incoming / f"{name.replace(' ', '-')}-{number}.json").write_bytes(line)
        found[name] = program(*words)
    return found
