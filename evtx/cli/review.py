"""`evtx review export`, `import` and `report`: decisions of people, kept and held to."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from evtx.cli.app import app
from evtx.cli.options import Country, LexiconDir, NoColor, Since, Types, Until
from evtx.cli.shared import say, told

review = typer.Typer(
    name="review",
    short_help="Corrections by people: give out, take back, report.",
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog="\b\nExample:\n  evtx review export fixtures/review/events.jsonl -o review.html",
    help="Review by people: give events out as rows, take decisions back, hold later runs to them.",
)
app.add_typer(review)

Corrections = Annotated[
    Path, typer.Option(metavar="FILE.jsonl", help="The corrections file that decisions are added to.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")]


@review.command("export", epilog="\b\nExample:\n  evtx review export fixtures/review/events.jsonl -o review.html")
def export_rows(
    events: Annotated[str, typer.Argument(metavar="EVENTS", help="Events of `evtx extract`; - is standard input.")],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="A workbook (.xlsx) or a page that needs no network.")
    ],
    corrections: Annotated[
        Path | None, typer.Option(metavar="FILE.jsonl", help="Leave out what is decided there and has not changed.")
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(metavar="LIST", help="Only events of these statuses; default: all that the file holds."),
    ] = None,
    types: Types = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Annotated[float, typer.Option(metavar="0..1", help="Only events at least so sure.")] = 0.0,
    lexicon: LexiconDir = None,
) -> None:
    """Write a sheet or page to review: a row an event, its evidence, its fields, and a verdict to choose."""
    with told():
        from evtx import output as out
        from evtx import runs
        from evtx.records import read_events
        from evtx.review.corrections import read_corrections
        from evtx.review.files import give_out, to_review
        from evtx.review.lists import lists_of

        filters = out.make_filters(types or (), country or (), status or ("all",), since, until, min_confidence)
        old = read_corrections(corrections) if corrections else ()
        bad: list[str] = []
        found = (e for e in read_events(events, sys.stdin.buffer, bad.append) if out.passes(e, filters))
        engine = runs.load_engine(lexicon)
        data, rows = give_out(output, to_review(found, old), lists_of(engine.lexicon, engine.gazetteer))
        with out.open_output(output) as file:
            file.write(data)
        for message in bad:
            say(message)
        say(f"{output}: {rows} events to review" + (f", {len(bad)} lines left out" if bad else ""))
        if bad:
            raise typer.Exit(1)


@review.command(
    "import",
    epilog="\b\nExample:\n  evtx review import fixtures/review/review.json --corrections corrections.jsonl",
)
def import_rows(
    reviewed: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Reviewed workbooks (.xlsx), or what the page saved (.json).")
    ],
    corrections: Corrections = Path("corrections.jsonl"),
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who decided, where the file does not say it.")] = None,
    gold: Annotated[
        Path | None, typer.Option(metavar="FILE.jsonl", help="Write gold annotations of all decisions for `evtx eval`.")
    ] = None,
    as_json: AsJson = False,
    lexicon: LexiconDir = None,
    no_color: NoColor = False,
) -> None:
    """Check a reviewed file and keep its decisions; show how often evtx was right, by rule, type and outlet."""
    with told():
        from evtx import runs
        from evtx.review.imports import Imported, import_files

        now = datetime.now(UTC).isoformat(timespec="seconds")
        done: Imported = import_files(reviewed, corrections, gold, runs.load_engine(lexicon), by, now)
        for message in done.messages:
            say(message)
        _show(done.precision, as_json, no_color)
        if done.failed:
            raise typer.Exit(1)


@review.command("report", epilog="\b\nExample:\n  evtx review report fixtures/review/corrections.jsonl")
def report(
    corrections: Annotated[Path, typer.Argument(metavar="CORRECTIONS", help="A corrections file.")],
    as_json: AsJson = False,
    no_color: NoColor = False,
) -> None:
    """Show how often evtx was right, by rule, type and outlet, over all decisions of a corrections file."""
    with told():
        from evtx.review.corrections import read_corrections
        from evtx.review.precision import precision

        _show(precision(read_corrections(corrections)), as_json, no_color)


def _show(result: object, as_json: bool, no_color: bool) -> None:
    from evtx import render
    from evtx.review.precision import Precision

    assert isinstance(result, Precision)
    if as_json:
        import orjson

        typer.echo(orjson.dumps(result.figures()).decode())
    else:
        render.precision(render.make_console(color=not no_color), result)
