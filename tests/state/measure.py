"""Measures a run with a state on many known files: `python -m tests.state.measure [FILES [NEW]]` prints seconds."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.state.world import report, write

ROOT = Path(__file__).parents[2]


def main(files: int = 10_000, new: int = 10) -> None:
    """Make the files, run once, add new ones, run again, run a third time; each run is a program of its own."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for number in range(files):
            write(home / f"incoming/{number % 100:02d}/a{number}.txt", report(number) * 3)
        print(f"{files} files: {_run(home):.1f} s")
        for number in range(files, files + new):
            write(home / f"incoming/new/a{number}.txt", report(number) * 3)
        print(f"{files} known and {new} new: {_run(home):.1f} s")
        print(f"{files + new} known: {_run(home):.1f} s")
        sizes = {path.name: path.stat().st_size >> 20 for path in (home / "s.db", *(home / "out").iterdir())}
        print(", ".join(f"{name} {size} MB" for name, size in sizes.items()))


def _run(home: Path) -> float:
    started = time.monotonic()
    words = ["run", str(home / "incoming"), "--state", str(home / "s.db"), "-o", str(home / "out"), "--settle", "0"]
    program = [sys.executable, "-m", "evtx", *words]
    subprocess.run(program, cwd=ROOT, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return time.monotonic() - started


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
