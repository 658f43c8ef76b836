"""`evtx diff`: what changed between two runs."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Annotated

import typer

from evtx.cli.app import app
from evtx.cli.options import Form, Format, NoColor, Out, Quiet
from evtx.cli.shared import say, table, told


@app.command(
    short_help="Show what changed between two runs, field by field.",
    epilog="\b\nExample:\n  evtx diff fixtures/runs/before.jsonl fixtures/runs/after.jsonl --format table",
)
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Events of the earlier run; - is standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Events of the later run; - is standard input.")],
    output: Out = None,
    form: Form = None,
    fields: Annotated[
        list[str] | None, typer.Option("--field", metavar="LIST", help="Compare these fields alone (date,place.name).")
    ] = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Show what changed between two runs: events added, gone and changed, field by field."""
    with told():
        from evtx import output as out
        from evtx.changes import DiffTally, as_json_line, compare, wanted_fields
        from evtx.errors import UsageError
        from evtx.records import STDIN, read_events
        from evtx.render import changes_table

        if old == new == STDIN:
            raise UsageError("both runs cannot be standard input: name a file for one")
        wanted_fields(fields or ())  # before anything is read or written
        bad: list[str] = []
        tally = DiffTally(Counter(), [])
        before, after = (read_events(path, sys.stdin.buffer, bad.append) for path in (old, new))
        found = compare(before, after, tally, fields or ())
        chosen = out.choose_format(form, output, sys.stdout.isatty())
        with out.open_output(output) as file:
            if chosen == Format.table:
                table(changes_table, list(found), file, output, no_color)
            else:
                out.write_records(file, (as_json_line(change) for change in found), chosen)
        for message in (*bad, *(f"{name}: twice in one run: the last one was compared" for name in tally.twice)):
            say(message)
        if not quiet:
            say(", ".join(f"{tally.counts[name]} {name}" for name in ("added", "gone", "changed", "same")))
        if bad:
            raise typer.Exit(1)
