"""Heavy and hostile folders, one a case: what is made, what a run must say of it, and how it must end.

`python -m tests.hostile.heavy [CASE...]` makes each, extracts it with a program of its own and prints a row of the
table in docs/reliability.md: seconds on the wall and at work, megabytes, exit status, articles, what was said. `make
test-full` runs them too.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.bombs import ARCHIVES
from tests.hostile.places import PLACES
from tests.hostile.texts import DAY, SENTENCE, TEXTS

ROOT = Path(__file__).parents[2]
MOST_MEGABYTES = 1024
_READ = re.compile(r"(\d+) articles")
# Runs a command and prints its exit status, seconds of processors and megabytes. A program starts with the peak memory
# of the one that forks it in its account, so it is forked by a small one, not by the tests.
_MEASURED = """
import os, subprocess, sys
_, status, usage = os.wait4(subprocess.Popen(sys.argv[1:], stdout=sys.stderr).pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
"""


@dataclass(frozen=True, slots=True)
class Case:
    """What lies in the folder, what standard error must hold, and the exit status that is right."""

    make: Callable[[Path], None]
    said: str
    status: int


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: seconds on the wall and of processors, megabytes of its largest process, exit status, standard
    error, what it wrote."""

    seconds: float
    worked: float
    megabytes: int
    status: int
    said: str
    out: str


CASES: dict[str, Case] = {name: Case(*given) for name, given in {**TEXTS, **ARCHIVES, **PLACES}.items()}


def ended(case: Case, home: Path) -> Ended:
    """Make the case in a folder, with a good article at its end, and extract it with a program of its own."""
    folder = home / "incoming"
    folder.mkdir()
    case.make(folder)
    (folder / "zz-last.txt").write_text(DAY + SENTENCE, encoding="utf-8")
    words = ["extract", str(folder), "--status", "all", "-o", str(home / "events.jsonl")]
    errors = home / "errors"
    began = time.monotonic()
    with errors.open("wb") as stream:
        program = subprocess.run(
            [sys.executable, "-c", _MEASURED, sys.executable, "-m", "evtx", *words], cwd=ROOT, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=stream, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    status, worked, megabytes = (float(n) for n in program.stdout.split())
    made = home / "events.jsonl"
    out = made.read_text(encoding="utf-8") if made.exists() else ""
    subprocess.run(["rm", "-rf", folder], check=True)  # which also manages a thousand folders deep
    said = errors.read_text(encoding="utf-8", errors="surrogateescape")
    return Ended(time.monotonic() - began, worked, round(megabytes), round(status), said, out)


def faults(case: Case, run: Ended) -> list[str]:
    """What is wrong with how a run ended; nothing, if all is as it must be."""
    found = [] if '"id":"zz-last"' in run.out else ["the good article beside it has no events"]
    if run.status != case.status:
        found.append(f"exit status {run.status}, not {case.status}")
    if case.said not in run.said:
        found.append(f"does not say {case.said!r}")
    found += [f"says {word!r}" for word in ("Traceback", "evtx failed on it") if word in run.said]
    if run.megabytes >= MOST_MEGABYTES:
        found.append(f"took {run.megabytes} MB")
    if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", run.said):
        found.append("control characters on standard error")
    return found


def main(names: list[str]) -> None:
    """Run the cases named (all of them if none is) and print a row for each."""
    for name in names or CASES:
        with tempfile.TemporaryDirectory() as home:
            run = ended(CASES[name], Path(home))
        read = _READ.search(run.said)
        lines = run.said.splitlines()
        first = lines[0].removeprefix("evtx: ").replace(home, "")[-170:] if lines else ""
        wrong = "; ".join(faults(CASES[name], run)) or "right"
        articles = read.group() if read else "-"
        print(
            f"{name} | {run.seconds:.1f} s | {run.worked:.1f} s | {run.megabytes} MB | {run.status} | {articles} |"
            f" {len(lines)} lines: {first} | {wrong}", flush=True,
        )  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
