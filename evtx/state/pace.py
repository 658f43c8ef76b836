"""When a run commits what it has done, and when it looks whether it was told to stop."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable

from evtx.errors import Stopped

_SECONDS = 1.0  # between two commits: what a killed run may have to do once more


class Pace:
    """The rhythm of one run; it holds a transaction open and commits it now and then."""

    def __init__(self, db: sqlite3.Connection, stopped: Callable[[], int]) -> None:
        self._db, self._stopped = db, stopped
        self._last = time.monotonic()

    def tick(self) -> None:
        """Between two files or articles: commit if it is time. Raises Stopped if the run was told to stop."""
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
        elif time.monotonic() - self._last > _SECONDS:
            self.commit()
            self._db.execute("BEGIN IMMEDIATE")
        self.check()

    def check(self) -> None:
        """Within a file: raises Stopped if the run was told to stop."""
        if number := self._stopped():
            raise Stopped(number)

    def commit(self) -> None:
        """Commit what is done."""
        if self._db.in_transaction:
            self._db.execute("COMMIT")
        self._last = time.monotonic()
