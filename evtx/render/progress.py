"""Progress of a run on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from evtx.runs import Tally

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 1.0  # seconds before a run counts as long and shows its progress


class Meter:
    """Progress of a run on standard error; silent until the run turns out long, and where no terminal is."""

    def __init__(self, shown: bool, color: bool) -> None:
        self._progress: Progress | None = None
        self._shown, self._color, self._started = shown, color, time.monotonic()
        self._next = self._started + _PATIENCE

    def step(self, tally: Tally) -> None:
        """Called after every article."""
        now = time.monotonic()
        if not self._shown or now < self._next:
            return
        self._next = now + 0.2
        if self._progress is None:
            self._progress = _begin(self._color)
            self._progress.add_task("")
        rate = tally.articles / max(now - self._started, 0.001)
        line = f"{tally.articles} articles, {tally.events} events, {tally.failed} failed, {rate:.0f} articles a second"
        self._progress.update(self._progress.task_ids[0], description=line)

    def stop(self) -> None:
        """Take the line away."""
        if self._progress is not None:
            self._progress.stop()


def _begin(color: bool) -> Progress:
    """A line of progress; Rich is loaded only when there is one."""
    from rich.progress import Progress, SpinnerColumn, TextColumn

    from evtx.render.console import make_console

    console = make_console(sys.stderr, color)
    progress = Progress(SpinnerColumn(), TextColumn("{task.description}"), console=console, transient=True)
    progress.start()
    return progress


@contextmanager
def metered(shown: bool, color: bool) -> Iterator[Meter]:
    """A meter that is gone from the screen when the block ends."""
    meter = Meter(shown and sys.stderr.isatty(), color)
    try:
        yield meter
    finally:
        meter.stop()
