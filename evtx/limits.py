"""What one article may cost, in bytes, characters and seconds; and the clock that stops what takes too long.

The figures are chosen so that the worst input of each kind stays below a gigabyte of memory (docs/reliability.md has
the measurements) and no real report comes near them.
"""

from __future__ import annotations

import ctypes
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

MAX_BYTES = 16 << 20  # of a text, page or feed, unpacked
MAX_JSON_BYTES = 64 << 20  # of one JSON document, unpacked
MAX_JSON_PARTS = 4_000_000  # brackets and commas of one: each may become an object of 50 bytes and more
MAX_LINE_BYTES = 16 << 20  # of one line of JSON lines
MAX_VAIN_ENTRIES = 100_000  # entries of one file without a single article among them
MAX_MAIL_BYTES = 32 << 20  # of one message with all that is attached
MAX_MAIL_PARTS = 200
MAX_TAGS = 100_000  # of one page, 5,000 being many
MAX_FEED_TAGS = 500_000
MAX_CHARS = 500_000  # of one article, a long one having 20,000
MAX_WORD_CHARS = 1_000  # of a title, name or address
MAX_DEPTH = 20  # of lists and objects within each other where one field is sought
MAX_RATIO = 200  # unpacked to packed; text packs to a tenth, repeated lines to a fiftieth
RATIO_FROM = 64 << 20  # bytes unpacked from which the ratio counts
MAX_ZIP_INDEX = 32 << 20  # bytes of an archive's list of contents: some 300,000 entries
READ_SECONDS = 4.0  # to find the report in a file
EXTRACT_SECONDS = 6.0  # to find its events
_AGAIN = 0.5  # seconds after which the alarm rings again, should a library have swallowed it
_STARVED = 10  # times the limit that a block may take where the machine gives it no time to work


class TookTooLong(BaseException):
    """One article took longer than it may. Never leaves evtx: whoever reads or extracts reports the article.

    No Exception, so that no library's `except Exception` swallows it.
    """


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TookTooLong in the block when it runs longer than so many seconds.

    These are seconds on the wall; but on a machine with more to do than it can, the seconds count in which this process
    was at work, so that no report is lost because of its neighbours.

    On a process's main thread (the command line, a pool's worker) by an interval timer, which also stops a regular
    expression at work; on other threads, and where there is no such timer, by a watching thread, which stops the
    block at its next step in Python. Not to be nested.
    """
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        yield from _by_timer(seconds)
    else:
        yield from _by_thread(seconds)


def _by_timer(seconds: float) -> Iterator[None]:
    armed, began, worked = True, time.monotonic(), time.process_time()

    def ring(*_: Any) -> None:
        starved = time.process_time() - worked < seconds and time.monotonic() - began < _STARVED * seconds
        if armed and not (starved and _is_overloaded()):
            raise TookTooLong

    before: Callable[..., Any] | int | None = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        try:
            yield
        finally:
            armed = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if before is None else before)


def _is_overloaded() -> bool:
    """Has the machine had more to do, for a minute, than its processors can?"""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > (os.cpu_count() or 1)


def _by_thread(seconds: float) -> Iterator[None]:
    watched = ctypes.c_ulong(threading.get_ident())
    over, guard = threading.Event(), threading.Lock()
    rung = False

    def watch() -> None:
        nonlocal rung
        left = seconds
        while not over.wait(left):
            with guard:
                if not over.is_set():
                    rung = True
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(watched, ctypes.py_object(TookTooLong))
            left = _AGAIN

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with guard:
            over.set()
            if rung:  # one that has rung but not arrived must not arrive later
                ctypes.pythonapi.PyThreadState_SetAsyncExc(watched, None)
