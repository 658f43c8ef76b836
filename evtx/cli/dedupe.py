"""`evtx dedupe`."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from evtx.cli.app import app
from evtx.cli.options import (
    Country,
    Form,
    Format,
    LexiconDir,
    MinConfidence,
    NoColor,
    Out,
    Quiet,
    Since,
    Types,
    Until,
)
from evtx.cli.shared import say, table, told

if TYPE_CHECKING:
    from evtx.incidents import Counts


@app.command(
    short_help="Join events that tell the same incident into one record.",
    epilog="\b\nExample:\n  evtx dedupe fixtures/golden/events.jsonl -o incidents.jsonl",
)
def dedupe(
    files: Annotated[
        list[str],
        typer.Argument(metavar="EVENTS.jsonl", help="Events that `evtx extract` wrote; - is standard input."),
    ],
    output: Out = None,
    form: Form = None,
    against: Annotated[
        list[str] | None,
        typer.Option(metavar="INCIDENTS.jsonl", help="Incidents known before; they keep their ids and gain members."),
    ] = None,
    articles: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="Articles (--articles-out), to find copies by their whole text."),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(metavar="LIST", help="Only events of these statuses; default: all that the files hold."),
    ] = None,
    types: Types = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    min_confidence: MinConfidence = 0.0,
    lexicon: LexiconDir = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Join events of many articles that tell the same incident: one record each, with who tells what."""
    with told():
        from evtx import incidents, runs
        from evtx import output as out
        from evtx.render import events_table

        filters = out.make_filters(types or (), country or (), status or ("all",), since, until, min_confidence)
        counts = incidents.Counts()
        chosen = out.choose_format(form, output, sys.stdout.isatty())
        with out.open_output(output) as file:
            known = incidents.known_of(runs.load_engine(lexicon), lexicon)
            records = incidents.read_all(files, against or (), filters, counts, say, sys.stdin.buffer)
            texts = partial(incidents.texts_of, articles or ())
            found = incidents.incidents_from(records, known, incidents.outlet_names(lexicon), counts, texts)
            if chosen == Format.table:
                table(events_table, list(found), file, output, no_color)
            else:
                out.write_records(file, found, chosen)
        _finish(counts, quiet)


def _finish(counts: Counts, quiet: bool) -> None:
    from evtx.incidents import summary

    if not quiet:
        say(summary(counts))
    if counts.failed:
        raise typer.Exit(1)
