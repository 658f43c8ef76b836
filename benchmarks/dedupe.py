"""How the cost of `evtx dedupe` grows, beside a plain join of every event with every other.

`python -m benchmarks.dedupe`: made-up events (benchmarks/world.py) of several sizes; each size runs as a process of its
own. The plain join runs in full up to --join-up-to events; beyond that its time is computed from the number of pairs,
and shown in brackets.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import orjson

from benchmarks.world import pairs_of, world
from evtx.dedupe.account import Account, account_of
from evtx.dedupe.compare import compare
from evtx.dedupe.knowledge import Known
from evtx.incidents import known_of
from evtx.pipeline import default_engine
from evtx.records import read_events

_SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Measure and print one line a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES, help="numbers of events")
    parser.add_argument("--join-up-to", type=int, default=10_000, help="largest number of events for the plain join")
    parser.add_argument("--incidents-a-day", type=float, default=60.0, help="how dense the made-up war is")
    options = parser.parse_args()
    head = ("events", "seconds", "CPU s", "us/event", "MB", "incidents", "pairs P", "pairs R", "plain join")
    print(" ".join(f"{name:>10}" for name in head))
    per_pair = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            events, incidents = Path(folder, "events.jsonl"), Path(folder, "incidents.jsonl")
            truth = _write(events, size, options.incidents_a_day)
            seconds, cpu, megabytes = _run(events, incidents)
            precision, recall, found = _pairs(incidents, truth)
            joined, per_pair = _join(events, size, options.join_up_to, per_pair)
            cells = (
                f"{size:,}", f"{seconds:.1f}", f"{cpu:.1f}", f"{1e6 * cpu / size:.0f}", f"{megabytes:.0f}",
                f"{found:,}", f"{precision:.3f}", f"{recall:.3f}", joined,
            )  # fmt: skip
            print(" ".join(f"{cell:>10}" for cell in cells), flush=True)


def cost(folder: Path, size: int) -> tuple[float, float, float]:
    """Seconds, seconds of CPU and megabytes of `evtx dedupe` on so many made-up events."""
    events = folder / f"events{size}.jsonl"
    _write(events, size, 60.0)
    return _run(events, folder / "incidents.jsonl")


def _write(path: Path, size: int, a_day: float) -> dict[str, int]:
    """Write the events; the incident that each of them tells."""
    truth = {}
    with path.open("wb") as stream:
        for event, incident in world(size, a_day=a_day):
            stream.write(orjson.dumps(event) + b"\n")
            truth[event.id] = incident
    return truth


def _run(events: Path, incidents: Path) -> tuple[float, float, float]:
    """Seconds, seconds of CPU and megabytes of `evtx dedupe`."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = (sys.executable, "-m", "evtx", "dedupe", str(events), "-o", str(incidents), "--quiet")
    # a small process in between, so that the peak of this one does not count
    measured = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run((sys.executable, "-c", measured, *command), check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - started, cpu, int(done.stdout) / 1024


def _pairs(incidents: Path, truth: dict[str, int]) -> tuple[float, float, int]:
    """Precision and recall of the pairs joined, and the number of incidents."""
    right = joined = found = 0
    with incidents.open("rb") as stream:
        for line in stream:
            members = orjson.loads(line)["members"]
            found += 1
            joined += pairs_of([len(members)])
            right += pairs_of(list(Counter(truth[m] for m in members).values()))
    gold = pairs_of(list(Counter(truth.values()).values()))
    return right / max(1, joined), right / max(1, gold), found


def _join(events: Path, size: int, most: int, per_pair: float) -> tuple[str, float]:
    """How long comparing all pairs takes, measured or computed, and the seconds a pair."""
    if size > most:
        return f"({_duration(per_pair * size * (size - 1) / 2)})", per_pair
    known = known_of(default_engine())
    accounts = [account_of(e, known) for e in itertools.islice(read_events(str(events), None, print), size)]
    started = time.process_time()
    _plain(accounts, known)
    seconds = time.process_time() - started
    return _duration(seconds), seconds / max(1, size * (size - 1) / 2)


def _plain(accounts: Sequence[Account], known: Known) -> int:
    """Compare every event with every other."""
    return sum(
        compare(one, two, known).bits >= known.join for number, one in enumerate(accounts) for two in accounts[:number]
    )


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.0f} h"


if __name__ == "__main__":
    main()
