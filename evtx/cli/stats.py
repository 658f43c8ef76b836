"""`evtx stats`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from evtx.cli.app import app
from evtx.cli.options import Country, NoColor, Records, Since, Statuses, SureOfThese, Types, Until
from evtx.cli.shared import say, told


@app.command(
    short_help="Count by type, day, governorate, actor, with the toll.",
    epilog="\b\nExample:\n  evtx stats fixtures/golden/events.jsonl",
)
def stats(
    source: Records,
    as_json: Annotated[bool, typer.Option("--json", help="Print all counts as JSON.")] = False,
    status: Statuses = None,
    types: Types = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    min_confidence: SureOfThese = 0.0,
    no_color: NoColor = False,
) -> None:
    """Summarise events: by type, day, governorate, actor and outlet, with the toll."""
    with told():
        from evtx import output as out
        from evtx.records import read_events
        from evtx.stats import as_json as told_as_json
        from evtx.stats import summarise

        filters = out.make_filters(types or (), country or (), status or (), since, until, min_confidence)
        bad = 0

        def count(message: str) -> None:
            nonlocal bad
            bad += 1
            say(message)

        found = summarise(e for e in read_events(source, sys.stdin.buffer, count) if out.passes(e, filters))
        if as_json:
            import orjson

            typer.echo(orjson.dumps(told_as_json(found), option=orjson.OPT_INDENT_2).decode())
        else:
            from evtx import render

            render.summary(render.make_console(color=not no_color), found)
        if bad:
            raise typer.Exit(1)
