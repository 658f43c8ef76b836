"""The command line: each command parses its words, calls plain functions and shows what they give.

One module a group of commands; `app.py` has their order in `evtx --help`. Everything but typer is imported inside the
commands, so that --help and --version answer at once.
"""

from __future__ import annotations

import contextlib
import gc
import io
import signal
import sys

from evtx.cli import (  # noqa: F401  each adds its commands
    compare,
    cron,
    dedupe,
    evaluate,
    export,
    extract,
    gazetteer,
    inspect,
    lexicon,
    review,
    stats,
)
from evtx.cli.app import app

__all__ = ["app", "main"]

# New objects after which Python looks for cycles among them. Lexicon and articles make none: at the usual 700 a tenth
# of a run, and a third of the start, would go into looking.
_NEW_OBJECTS = 50_000


def main() -> None:
    """Entry point of the `evtx` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without Arabic shows ?, and no traceback
    with contextlib.suppress(ValueError, AttributeError):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that half-written files are taken away
    gc.set_threshold(_NEW_OBJECTS)
    try:
        app()
    finally:
        gc.freeze()  # at its end Python looks for cycles among all objects, a third of the time of a short run
