"""`evtx run`: the one line for cron."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from evtx.cli.app import app
from evtx.cli.keeping import SETTLE, Keeping, keep_up, keeper_of
from evtx.cli.options import (
    Corrections,
    Force,
    GazetteerFile,
    LexiconDir,
    LogJson,
    Meta,
    Prune,
    Published,
    PublishedFrom,
    Quiet,
    Settle,
    Sources,
    Statuses,
    Verbose,
    Wait,
)
from evtx.cli.shared import told
from evtx.errors import OutputError


@app.command(
    name="run",
    short_help="Keep a folder of outputs up to date: the line for cron.",
    epilog="\b\nExample:\n  evtx run fixtures/articles --state evtx.db -o evtx-events",
)
def run(
    sources: Sources,
    state: Annotated[
        str, typer.Option("--state", metavar="FILE", help="What was read and found so far (SQLite); made if missing.")
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="DIR", help="Folder for events.jsonl and articles.jsonl; made if missing."
        ),
    ],
    status: Statuses = None,
    prune: Prune = False,
    wait: Wait = False,
    settle: Settle = SETTLE,
    meta: Meta = None,
    published: Published = None,
    published_from: PublishedFrom = None,
    lexicon: LexiconDir = None,
    gazetteer: GazetteerFile = None,
    corrections: Corrections = None,
    force: Force = False,
    log_json: LogJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Bring a folder of outputs up to date with folders of articles: the one line for cron."""
    with told():
        from evtx import output as out
        from evtx import runs
        from evtx.state.delivering import Delivery

        filters = out.make_filters(statuses=status or ())
        keeper = keeper_of(corrections, verbose)
        with _writable(output):
            output.mkdir(parents=True, exist_ok=True)
        deliveries = [
            Delivery("events", str(output / "events.jsonl"), "jsonl", filters, keeper=keeper),
            Delivery("articles", str(output / "articles.jsonl"), "jsonl", filters),
        ]
        options = runs.ingest_options(meta, published, published_from, force, lexicon, keep_removed=True)
        keeping = Keeping(state, wait, prune, settle, log_json, quiet, verbose)
        keep_up("run", sources, options, lambda: runs.load_engine(lexicon, gazetteer), deliveries, keeping)


@contextlib.contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be made ({error.strerror}): name a folder that you may write to"
        ) from error
