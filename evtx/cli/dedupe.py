"""`evtx dedupe`."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evtx.cli.app import app
from evtx.cli.keeping import Keeping, accounted, check_alone
from evtx.cli.options import (
    Country,
    Form,
    Format,
    LexiconDir,
    LogJson,
    MinConfidence,
    NoColor,
    Out,
    Place,
    Prune,
    Quiet,
    Scheduler,
    Since,
    StateFile,
    Types,
    Until,
    Wait,
    WhereTo,
)
from evtx.cli.shared import say, table, told
from evtx.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evtx.incident import Incident
    from evtx.incidents import Counts
    from evtx.output import Filters, Output


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
    state: StateFile = None,
    prune: Prune = False,
    wait: Wait = False,
    log_json: LogJson = False,
    place: WhereTo = Place.local,
    scheduler: Scheduler = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Join events of many articles that tell the same incident: one record each, with who tells what."""
    with told():
        from evtx import incidents, runs
        from evtx import output as out
        from evtx.cli.working import check_place
        from evtx.records import parse_event
        from evtx.render import events_table

        check_place(place, scheduler, state)
        if place == Place.dask and (against or articles):
            raise UsageError("--engine dask joins events alone: leave out --against and --articles")
        filters = out.make_filters(types or (), country or (), status or ("all",), since, until, min_confidence)
        counts = incidents.Counts()
        chosen = out.choose_format(form, output, sys.stdout.isatty())
        check_alone(state, log_json, prune, wait)
        if state is not None:
            if against:
                raise UsageError("--against does not go with --state, which knows the incidents of earlier runs itself")
            keeping = Keeping(state, wait, prune, 0.0, log_json, quiet, verbose=False)
            _keep_up(files, articles or [], filters, (output, chosen, no_color), lexicon, keeping)
            return
        with out.open_output(output) as file:
            records = incidents.read_all(files, against or (), filters, counts, say, sys.stdin.buffer)
            if place == Place.dask:
                from evtx.engine.dask_dedupe import dedupe_on_cluster

                found = dedupe_on_cluster(records, lexicon, counts, scheduler)
            else:
                known = incidents.known_of(runs.load_engine(lexicon), lexicon)
                texts = partial(incidents.texts_of, articles or ())
                made = incidents.incidents_from(records, known, incidents.outlet_names(lexicon), counts, texts)
                found = map(out.json_bytes, made)
            if chosen == Format.table:
                table(events_table, list(map(parse_event, found)), file, output, no_color)
            else:
                out.write_lines(file, found, chosen)
        _finish(counts, quiet)


def _keep_up(
    files: list[str],
    articles: list[str],
    filters: Filters,
    shown: tuple[str | None, str, bool],
    lexicon: Path | None,
    keeping: Keeping,
) -> None:
    """With a state: read what is new or changed, and say in one line what was done."""
    from evtx import incidents, runs
    from evtx.render import events_table
    from evtx.state import deduping
    from evtx.state.account import Account

    output, form, no_color = shown

    def show(file: Output, found: Iterator[Incident]) -> None:
        table(events_table, list(found), file, output, no_color)

    account = Account("dedupe")
    tell: Any = account.messages.append if keeping.log_json else say
    with accounted(account, keeping):
        engine = runs.load_engine(lexicon)
        plan = deduping.Dedupe(
            files, articles, keeping.file, filters, output, form, incidents.known_of(engine, lexicon),
            incidents.version_of(engine, lexicon), incidents.outlet_names(lexicon),
            show if form == Format.table else None, keeping.wait, keeping.prune, tell,
        )  # fmt: skip
        deduping.dedupe(plan, account)


def _finish(counts: Counts, quiet: bool) -> None:
    from evtx.incidents import summary

    if not quiet:
        say(summary(counts))
    if counts.failed:
        raise typer.Exit(1)
