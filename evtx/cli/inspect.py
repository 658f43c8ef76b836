"""`evtx schema`, `evtx explain`, `evtx doctor`: what there is, and why."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from evtx.cli.app import app
from evtx.cli.options import GazetteerFile, LexiconDir, NoColor, Published
from evtx.cli.shared import say, told


class Record(StrEnum):
    """The records that have a schema."""

    event = "event"
    article = "article"
    incident = "incident"


@app.command(
    short_help="Print the JSON Schema of the records.", epilog="\b\nExample:\n  evtx schema event > event.schema.json"
)
def schema(record: Annotated[Record, typer.Argument(help="Which record.")] = Record.event) -> None:
    """Print the JSON Schema (2020-12) of the records."""
    with told():
        import json

        from evtx.schema import json_schema

        typer.echo(json.dumps(json_schema(record), ensure_ascii=False, indent=2))


@app.command(
    short_help="Show why events are what they are, or are one incident.",
    epilog="\b\nExample:\n  evtx explain fixtures/articles/txt/ariha-strikes.txt",
)
def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="FILE|ID", help="A file of articles, or the id of an event or incident (its start will do)."
        ),
    ],
    events: Annotated[
        Path | None, typer.Option(metavar="EVENTS.jsonl", help="Where the event or incident of the ID is.")
    ] = None,
    other: Annotated[
        str | None, typer.Option("--with", metavar="ID", help="Why the two events are, or are not, one incident.")
    ] = None,
    articles: Annotated[
        str | None, typer.Option(metavar="DIR|FILE", help="Where its article is; default: the path in its record.")
    ] = None,
    published: Published = None,
    lexicon: LexiconDir = None,
    gazetteer: GazetteerFile = None,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Also why narrower rules did not fire.")] = False,
    no_color: NoColor = False,
) -> None:
    """Show why: each event's passage with its spans marked and what every field was made from; why events are one
    incident."""
    with told():
        from evtx import lookup, render, runs

        options = runs.ingest_options(published=published, force=True, lexicon=lexicon)
        engine = runs.load_engine(lexicon, gazetteer)
        console = render.make_console(color=not no_color)
        if Path(what).exists() or what == "-":
            failed = False
            for found in lookup.explain_file(what, options, engine, sys.stdin.buffer, verbose):
                if isinstance(found, str):
                    failed = True
                    say(found)
                else:
                    render.explanation(console, found, whole=True)
            raise typer.Exit(1 if failed else 0)
        if other is not None:
            render.tree(console, lookup.explain_two(what, other, events, engine, lexicon))
            return
        merged = lookup.explain_merge(what, events, engine, lexicon)
        if merged is not None:
            render.tree(console, merged)
            return
        found = lookup.explain_event(what, events, articles, options, engine, verbose)
        render.explanation(console, found, whole=False)


@app.command(short_help="Show what is installed, missing, and what that costs.", epilog="\b\nExample:\n  evtx doctor")
def doctor(no_color: NoColor = False) -> None:
    """Show versions, data, and what is missing with what that costs."""
    with told():
        from evtx.doctor import findings
        from evtx.render import findings as show
        from evtx.render import make_console

        noted = list(findings(os.environ))
        show(make_console(color=not no_color), noted)
        if any(finding.state == "broken" for finding in noted):
            raise typer.Exit(1)
