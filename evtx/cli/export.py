"""`evtx export`."""

from __future__ import annotations

import sys
import textwrap
from enum import StrEnum
from typing import Annotated

import typer

from evtx.cli.app import app
from evtx.cli.options import Country, LexiconDir, Quiet, Records, Since, Statuses, SureOfThese, Types, Until
from evtx.cli.shared import say, told
from evtx.export import FORMATS

_LEAD = max(len(name) for name in FORMATS) + 4
_WIDTH = 78


class Redact(StrEnum):
    """Whose names are replaced."""

    persons = "persons"


def _formats() -> str:
    """What each format holds, under its name, for terminals of the usual width."""
    lines = []
    for form in FORMATS.values():
        lead = f"  {form.name}".ljust(_LEAD)
        lines += textwrap.wrap(form.about, _WIDTH, initial_indent=lead, subsequent_indent=" " * _LEAD)
    return "\n".join(lines)


def _named(incomplete: str) -> list[str]:
    """Formats for the completion of the shell."""
    return [name for name in FORMATS if name.startswith(incomplete)]


def _listed(wanted: bool) -> None:
    if wanted:
        typer.echo(_formats())
        raise typer.Exit


@app.command(
    short_help="Write events or incidents as csv, xlsx, sqlite, html ...",
    help="Write events or incidents in another format, for a spreadsheet, a database, a map or other coders.\n\n\b\n"
    f"Formats:\n{_formats()}",
    epilog="\b\nExample:\n  evtx export fixtures/golden/events.jsonl --to csv -o events.csv",
)
def export(
    source: Records,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="The format (see above); default: as FILE is named.",
            autocompletion=_named,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write here, whole or not at all; sqlite is updated."),
    ] = None,
    _listed_only: Annotated[
        bool, typer.Option("--list", callback=_listed, is_eager=True, help="List the formats and what they hold.")
    ] = False,
    redact: Annotated[
        Redact | None,
        typer.Option(help="Replace names of private persons (victims, witnesses, activists, locals) by what they are."),
    ] = None,
    status: Statuses = None,
    types: Types = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    min_confidence: SureOfThese = 0.0,
    lexicon: LexiconDir = None,
    quiet: Quiet = False,
) -> None:
    """Write events or incidents in another format."""
    with told():
        from evtx import exporting
        from evtx import output as out

        filters = out.make_filters(types or (), country or (), status or (), since, until, min_confidence)
        form = exporting.choose(to, output)
        change = exporting.redaction(lexicon) if redact else None
        note = (lambda _: None) if quiet else say
        counts = exporting.export(source, sys.stdin.buffer, form, output, filters, say, note, lexicon, change)
        if not quiet:
            filtered = counts.read - counts.passed
            say(
                f"{counts.read} event{'' if counts.read == 1 else 's'} read"
                + (f", {filtered} filtered out" if filtered else "")
            )
        if counts.bad:
            raise typer.Exit(1)
