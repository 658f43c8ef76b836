"""What --state makes of a command: only what is new or changed is read, and one line says what was done."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from evtx.cli.shared import say, status_of, table
from evtx.errors import EvtxError, UsageError

if TYPE_CHECKING:
    from evtx.ingest.read import IngestOptions
    from evtx.output import Output
    from evtx.pipeline import Engine
    from evtx.review.held import Keeper
    from evtx.state.account import Account
    from evtx.state.delivering import Delivery

SETTLE = 5.0


@dataclass(frozen=True, slots=True)
class Keeping:
    """What the user said of the state: its file, and how to go about it."""

    file: str
    wait: bool
    prune: bool
    settle: float
    log_json: bool
    quiet: bool
    verbose: bool


def keep_up(
    command: str,
    sources: list[str],
    options: IngestOptions,
    load: Callable[[], Engine] | None,
    deliveries: list[Delivery],
    keeping: Keeping,
) -> None:
    """Run with a state, and say what was done: one line, in words or as JSON, with the exit status of the run.

    load: gives the engine; None: articles alone.
    """
    from evtx import runs
    from evtx.state import run as running
    from evtx.state.account import Account

    account = Account(command)
    tell = account.messages.append if keeping.log_json else say
    skip, rest = runs.teller(tell, keeping.verbose, keeping.quiet)
    plan = running.Plan(
        sources, keeping.file, options, load, deliveries, keeping.settle, keeping.wait, keeping.prune,
        tell if keeping.log_json or not keeping.quiet else hush, skip,
    )  # fmt: skip
    with accounted(account, keeping):
        running.run(plan, account)
        rest()


@contextlib.contextmanager
def accounted(account: Account, keeping: Keeping) -> Iterator[None]:
    """At the end of the block one line says what was done, or what error ended it; then the exit status."""
    from evtx.state.account import json_line, line

    with _as_json(account, keeping.log_json, json_line):
        yield
    if keeping.log_json:
        print(json_line(account, account.status, None), file=sys.stderr)
    elif not keeping.quiet:
        say(line(account))
    if account.status:
        raise typer.Exit(account.status)


@contextlib.contextmanager
def _as_json(account: Account, wanted: bool, json_line: Callable[[Account, int, str | None], str]) -> Iterator[None]:
    """An error that ends the run stands in the one line too, where that is JSON."""
    try:
        yield
    except EvtxError as error:
        if not wanted:
            raise
        status = status_of(error)
        print(json_line(account, status, str(error)), file=sys.stderr)
        raise typer.Exit(status) from None


def show_table(what: str, output: str | None, no_color: bool) -> Callable[[Output, Iterator[bytes]], None]:
    """Writes records of a state as a table, as the commands do without one."""

    def show(file: Output, records: Iterator[bytes]) -> None:
        import orjson

        from evtx import render
        from evtx.ingest.read import article_from_json
        from evtx.records import parse_event

        if what == "articles":
            table(render.articles_table, (article_from_json(orjson.loads(r)) for r in records), file, output, no_color)
        else:
            table(render.events_table, map(parse_event, records), file, output, no_color)

    return show


def keeper_of(corrections: Path | None, verbose: bool) -> Keeper | None:
    """What holds events to people's decisions, where a file of them is given."""
    if corrections is None:
        return None
    from evtx.review.held import keeper

    return keeper(corrections, say, verbose)


def check_alone(state: str | None, log_json: bool, prune: bool, wait: bool) -> None:
    """Raises UsageError for options that say nothing without --state."""
    for name, given in (("--prune", prune), ("--wait", wait), ("--log-json", log_json)):
        if given and state is None:
            raise UsageError(f"{name} says how to use a state: give --state FILE too")


def check_append(append: bool, form: str, output: str | None) -> None:
    """Raises UsageError where there is nothing that could be added to."""
    if append and (form != "jsonl" or output in (None, "-")):
        raise UsageError("--append adds lines to a file: give -o FILE.jsonl (and no other --format than jsonl)")


def hush(_message: str) -> None:
    """Say nothing."""
