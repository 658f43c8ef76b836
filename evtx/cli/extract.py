"""`evtx ingest` and `evtx extract`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from evtx.cli.app import app
from evtx.cli.keeping import SETTLE, Keeping, check_alone, check_append, keep_up, keeper_of, show_table
from evtx.cli.options import (
    Append,
    Corrections,
    Country,
    Force,
    Form,
    Format,
    GazetteerFile,
    Jobs,
    LexiconDir,
    LogJson,
    Meta,
    MinConfidence,
    NoColor,
    Out,
    Place,
    Prune,
    Published,
    PublishedFrom,
    Quiet,
    Scheduler,
    Settle,
    Since,
    Sources,
    StateFile,
    Statuses,
    Types,
    Until,
    Verbose,
    Wait,
    WhereTo,
)
from evtx.cli.shared import finish, is_metered, say, table, told

if TYPE_CHECKING:
    from evtx.model import Article


@app.command(
    short_help="Read articles: text, title, date, outlet.",
    epilog="\b\nExample:\n  evtx ingest fixtures/articles -o articles.jsonl",
)
def ingest(
    sources: Sources,
    output: Out = None,
    form: Form = None,
    append: Append = False,
    removed: Annotated[
        bool, typer.Option("--removed", help="Keep what was left out of the text, with the reason.")
    ] = False,
    meta: Meta = None,
    published: Published = None,
    published_from: PublishedFrom = None,
    force: Force = False,
    lexicon: LexiconDir = None,
    state: StateFile = None,
    prune: Prune = False,
    wait: Wait = False,
    settle: Settle = SETTLE,
    log_json: LogJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> None:
    """Read articles: text without page furniture, title, date, outlet."""
    with told():
        from evtx import output as out
        from evtx import runs
        from evtx.ingest.read import ingest as read
        from evtx.render import metered

        chosen = out.choose_format(form, output, sys.stdout.isatty())
        check_alone(state, log_json, prune, wait)
        check_append(append, chosen, output)
        options = runs.ingest_options(meta, published, published_from, force, lexicon, removed or state is not None)
        if state is not None:
            from evtx.state.delivering import Delivery

            show = show_table("articles", output, no_color) if chosen == Format.table else None
            wanted = Delivery("articles", output, chosen, out.make_filters(), removed, append, show)
            keeping = Keeping(state, wait, prune, settle, log_json, quiet, verbose)
            keep_up("ingest", sources, options, None, [wanted], keeping)
            return
        tally = runs.Tally()
        found = read(sources, options, sys.stdin.buffer)
        with out.open_output(output, append) as file, metered(is_metered(quiet, chosen, output), not no_color) as meter:

            def articles() -> Iterator[Article]:
                for article, _ in runs.counted(found, tally, say, verbose, quiet):
                    meter.step(tally)
                    yield article
                runs.check_read(tally)

            if chosen == Format.table:
                from evtx.render import articles_table

                table(articles_table, articles(), file, output, no_color, meter.stop)
            else:
                out.write_records(file, articles(), chosen)
        finish(tally, False, quiet)


@app.command(
    short_help="Extract events from articles.",
    epilog="\b\nExample:\n  evtx extract fixtures/articles --type shelling,airstrike --since 2019-01-01",
)
def extract(
    sources: Sources,
    output: Out = None,
    form: Form = None,
    append: Append = False,
    articles_out: Annotated[
        str | None, typer.Option(metavar="FILE", help="Keep the articles as JSON lines; offsets point into them.")
    ] = None,
    status: Statuses = None,
    types: Types = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    min_confidence: MinConfidence = None,
    meta: Meta = None,
    published: Published = None,
    published_from: PublishedFrom = None,
    lexicon: LexiconDir = None,
    gazetteer: GazetteerFile = None,
    corrections: Corrections = None,
    force: Force = False,
    jobs: Jobs = None,
    place: WhereTo = Place.local,
    scheduler: Scheduler = None,
    state: StateFile = None,
    prune: Prune = False,
    wait: Wait = False,
    settle: Settle = SETTLE,
    log_json: LogJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> None:
    """Extract events from articles (files, folders, or what `evtx ingest` wrote)."""
    with told(), contextlib.ExitStack() as stack:
        from evtx import output as out
        from evtx import runs
        from evtx.cli.working import Working, check_place, records_of, results_of
        from evtx.render import metered

        check_place(place, scheduler, state)
        filters = out.make_filters(types or (), country or (), status or (), since, until, min_confidence)
        keeper = keeper_of(corrections, verbose)
        chosen = out.choose_format(form, output, sys.stdout.isatty())
        check_alone(state, log_json, prune, wait)
        check_append(append, chosen, output)
        options = runs.ingest_options(meta, published, published_from, force, lexicon, state is not None)
        if state is not None:
            from evtx.state.delivering import Delivery

            show = show_table("events", output, no_color) if chosen == Format.table else None
            deliveries = [Delivery("events", output, chosen, filters, append=append, show=show, keeper=keeper)]
            if articles_out:
                deliveries.append(Delivery("articles", articles_out, "jsonl", filters))
            keeping = Keeping(state, wait, prune, settle, log_json, quiet, verbose)
            keep_up("extract", sources, options, lambda: runs.load_engine(lexicon, gazetteer), deliveries, keeping)
            return
        tally = runs.Tally()
        working = Working(sources, options, lexicon, gazetteer, jobs, place, scheduler)
        made = results_of(working, None if keeper else filters, kept_articles=bool(keeper or articles_out))
        file = stack.enter_context(out.open_output(output, append))
        kept = stack.enter_context(out.open_output(articles_out)) if articles_out else None
        meter = stack.enter_context(metered(is_metered(quiet, chosen, output), not no_color))

        def events() -> Iterator[bytes]:
            for sealed in runs.counted_sealed(made, tally, say, verbose, quiet):
                if kept is not None:
                    out.write_records(kept, [sealed.article], "jsonl")
                wanted = records_of(sealed, keeper, filters)
                tally.shown += len(wanted)
                meter.step(tally)
                yield from wanted
            runs.check_read(tally)

        if chosen == Format.table:
            from evtx.records import parse_event  # takes a while to import, as Rich does; JSON does without both
            from evtx.render import events_table

            table(events_table, map(parse_event, events()), file, output, no_color, meter.stop)
        else:
            out.write_lines(file, events(), chosen)
        stack.close()
        finish(tally, True, quiet)
