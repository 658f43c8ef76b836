"""SIGINT and SIGTERM go in; a question that a run asks between two articles comes out: was it told to stop?"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def stoppable() -> Iterator[Callable[[], int]]:
    """In the block the first of these signals is only noted; the second ends the run where it stands.

    Gives a function: the number of the signal that came, 0 for none. On threads other than the main one signals are
    left as they are.
    """
    came = 0

    def note(number: int, _frame: FrameType | None) -> None:
        nonlocal came
        if came:
            raise KeyboardInterrupt
        came = number

    if threading.current_thread() is not threading.main_thread():
        yield lambda: 0
        return
    before = {number: signal.signal(number, note) for number in _SIGNALS}
    try:
        yield lambda: came
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
