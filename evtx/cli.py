"""The command line: each command parses its words, calls plain functions and shows what they give."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evtx import __version__
from evtx.errors import DataError, EvtxError, InputError, NothingReadError, OutputError, UsageError

if TYPE_CHECKING:
    from evtx.model import Article, Event
    from evtx.runs import Tally

# Everything but typer is imported inside the commands, so that --help and --version answer at once.

_STATUS_OF = ((UsageError, 2), (DataError, 2), (OutputError, 4), (NothingReadError, 3), (InputError, 3))
app = typer.Typer(
    name="evtx",
    epilog="\b\nExample:\n  evtx extract fixtures/articles --format table",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How records are shown."""

    table = "table"
    jsonl = "jsonl"
    json = "json"


class Record(StrEnum):
    """The records that have a schema."""

    event = "event"
    article = "article"


class Stamp(StrEnum):
    """What of a file may tell the publication date, when the user says so."""

    filename = "filename"
    mtime = "mtime"


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SRC", help="Files or folders (.txt .md .html .json .jsonl .xml, .gz of these); - is standard input."
    ),
]
Out = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="Write here; the file appears whole or not at all.")
]
Form = Annotated[
    Format | None,
    typer.Option("--format", help="Default: table on a terminal, jsonl in a pipe or file, json in a .json file."),
]
Meta = Annotated[
    Path | None,
    typer.Option(metavar="FILE.csv", help="Table of path, published, outlet, url for files that do not tell it."),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date (2021-06-17) of articles that tell none.")
]
PublishedFrom = Annotated[Stamp | None, typer.Option(help="Take the date of articles that tell none from here.")]
Force = Annotated[bool, typer.Option("--force", help="Read articles in other languages than Arabic too.")]
LexiconDir = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Add to and override the packaged data; laid out as evtx/data is.")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Name every file that is left out, and why.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours (as NO_COLOR does).")]


def main() -> None:
    """Entry point of the `evtx` command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without Arabic shows ?, and no traceback
    with contextlib.suppress(ValueError, AttributeError):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that half-written files are taken away
    app()


@contextlib.contextmanager
def _told(after_closed_pipe: int = 0) -> Iterator[None]:
    """Turn what goes wrong into one message and its exit status; a closed pipe is no fault."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _close_pipe()
        raise typer.Exit(after_closed_pipe) from None
    except EvtxError as error:
        _say(str(error))
        raise typer.Exit(next((code for kind, code in _STATUS_OF if isinstance(error, kind)), 1)) from None
    except KeyboardInterrupt:
        _say("stopped")
        raise typer.Exit(130) from None
    except OSError as error:
        _close_pipe()
        _say(f"{error.filename or 'standard output'}: {error.strerror}")
        raise typer.Exit(3 if error.filename else 4) from None


def _close_pipe() -> None:
    """What is left in the buffer can go nowhere: without this, Python complains at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str) -> None:
    from evtx.render import say

    say(message)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"evtx {__version__}")
        raise typer.Exit


@app.callback()
def evtx(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Event records from Arabic news reports on armed conflict: what, when, where, who, how many,
    and the words that prove it."""


@app.command(epilog="\b\nExample:\n  evtx ingest fixtures/articles -o articles.jsonl")
def ingest(
    sources: Sources,
    output: Out = None,
    form: Form = None,
    removed: Annotated[
        bool, typer.Option("--removed", help="Keep what was left out of the text, with the reason.")
    ] = False,
    meta: Meta = None,
    published: Published = None,
    published_from: PublishedFrom = None,
    force: Force = False,
    lexicon: LexiconDir = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> None:
    """Read articles: text without page furniture, title, date, outlet."""
    with _told():
        from evtx import output as out
        from evtx import runs
        from evtx.ingest.read import ingest as read
        from evtx.render import articles_table, metered

        tally = runs.Tally()
        found = read(
            sources, runs.ingest_options(meta, published, published_from, force, lexicon, removed), sys.stdin.buffer
        )
        chosen = out.choose_format(form, output, sys.stdout.isatty())
        with out.open_output(output) as file, metered(_metered(quiet, chosen, output), not no_color) as meter:

            def articles() -> Iterator[Article]:
                for article, _ in runs.counted(found, tally, _say, verbose, quiet):
                    meter.step(tally)
                    yield article
                runs.check_read(tally)

            if chosen == Format.table:
                _table(articles_table, list(articles()), file, output, no_color)
            else:
                out.write_records(file, articles(), chosen)
        _finish(tally, False, quiet)


@app.command(epilog="\b\nExample:\n  evtx extract fixtures/articles --type shelling,airstrike --since 2019-01-01")
def extract(
    sources: Sources,
    output: Out = None,
    form: Form = None,
    articles_out: Annotated[
        str | None, typer.Option(metavar="FILE", help="Keep the articles as JSON lines; offsets point into them.")
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LIST", help="occurred, ongoing (the default), planned, denied, habitual, hypothetical; all."
        ),
    ] = None,
    types: Annotated[
        list[str] | None, typer.Option("--type", metavar="LIST", help="Only events of these types.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(metavar="LIST", help="Only events in these countries (SY,IQ).")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only events on or after this day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only events on or before this day.")] = None,
    min_confidence: Annotated[float, typer.Option(metavar="0..1", help="Only events at least so sure.")] = 0.0,
    meta: Meta = None,
    published: Published = None,
    published_from: PublishedFrom = None,
    lexicon: LexiconDir = None,
    force: Force = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> None:
    """Extract events from articles (files, folders, or what `evtx ingest` wrote)."""
    with _told(), contextlib.ExitStack() as stack:
        from evtx import output as out
        from evtx import runs
        from evtx.ingest.read import ingest as read
        from evtx.render import events_table, metered

        filters = out.make_filters(types or (), country or (), status or (), since, until, min_confidence)
        tally = runs.Tally()
        found = read(sources, runs.ingest_options(meta, published, published_from, force, lexicon), sys.stdin.buffer)
        chosen = out.choose_format(form, output, sys.stdout.isatty())
        file = stack.enter_context(out.open_output(output))
        kept = stack.enter_context(out.open_output(articles_out)) if articles_out else None
        meter = stack.enter_context(metered(_metered(quiet, chosen, output), not no_color))
        engine = runs.load_engine(lexicon)

        def events() -> Iterator[Event]:
            for article, told in runs.counted(runs.extract_all(found, engine), tally, _say, verbose, quiet):
                if kept is not None:
                    out.write_records(kept, [article], "jsonl")
                wanted = [event for event in told if out.passes(event, filters)]
                tally.shown += len(wanted)
                meter.step(tally)
                yield from wanted
            runs.check_read(tally)

        if chosen == Format.table:
            _table(events_table, list(events()), file, output, no_color)
        else:
            out.write_records(file, events(), chosen)
        stack.close()
        _finish(tally, True, quiet)


@app.command(epilog="\b\nExample:\n  evtx schema event > event.schema.json")
def schema(record: Annotated[Record, typer.Argument(help="Which record.")] = Record.event) -> None:
    """Print the JSON Schema (2020-12) of the records."""
    with _told():
        import json

        from evtx.schema import json_schema

        typer.echo(json.dumps(json_schema(record), ensure_ascii=False, indent=2))


@app.command(name="eval", epilog="\b\nExample:\n  evtx eval fixtures/gold/gold.jsonl --articles fixtures/gold")
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold annotations, one JSON object a line.")],
    articles: Annotated[
        Path,
        typer.Option(
            metavar="DIR|FILE",
            help="Folder of <article>.txt, with articles.jsonl if dates stand there; or such a file.",
        ),
    ],
    pred: Annotated[
        Path | None, typer.Option(metavar="EVENTS.jsonl", help="Score these events instead of extracting now.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every miss, false alarm and imperfect event.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Fail (status 1) where a figure is below its floor.")
    ] = None,
    write_floors: Annotated[
        bool, typer.Option("--write-floors", help="Write floors a little below the figures to --floors.")
    ] = False,
    allow_lower: Annotated[bool, typer.Option("--allow-lower", help="Let --write-floors lower a floor.")] = False,
    lexicon: LexiconDir = None,
    no_color: NoColor = False,
) -> None:
    """Score events against gold annotations: precision, recall, F1."""
    with _told():
        from evtx import evaluation, render

        result = evaluation.evaluate(gold, articles, pred, lexicon, _say)
        # The gate comes before the printing: a reader who leaves early (`| head`) does not open it.
        faults = evaluation.held_to(result, gold, articles, floors, write_floors, allow_lower)
        for fault in faults:
            _say(fault)
        with _told(1 if faults else 0):
            console = render.make_console(color=not no_color)
            if as_json:
                typer.echo(evaluation.as_json(result, errors))
            else:
                if errors:
                    render.mistakes(console, result.mistakes)
                render.figures(console, result.figures)
        if faults:
            raise typer.Exit(1)


@app.command(epilog="\b\nExample:\n  evtx explain fixtures/articles/txt/ariha-strikes.txt")
def explain(
    what: Annotated[
        str, typer.Argument(metavar="FILE|ID", help="A file of articles, or the id of an event (its start will do).")
    ],
    events: Annotated[Path | None, typer.Option(metavar="EVENTS.jsonl", help="Where the event of the ID is.")] = None,
    articles: Annotated[
        str | None, typer.Option(metavar="DIR|FILE", help="Where its article is; default: the path in its record.")
    ] = None,
    published: Published = None,
    lexicon: LexiconDir = None,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Also why narrower rules did not fire.")] = False,
    no_color: NoColor = False,
) -> None:
    """Show why: each event's passage with its spans marked, and what every field was made from."""
    with _told():
        from evtx import lookup, render, runs

        options = runs.ingest_options(published=published, force=True, lexicon=lexicon)
        engine = runs.load_engine(lexicon)
        console = render.make_console(color=not no_color)
        if Path(what).exists() or what == "-":
            failed = False
            for told in lookup.explain_file(what, options, engine, sys.stdin.buffer, verbose):
                if isinstance(told, str):
                    failed = True
                    _say(told)
                else:
                    render.explanation(console, told, whole=True)
            raise typer.Exit(1 if failed else 0)
        told = lookup.explain_event(what, events, articles, options, engine, verbose)
        render.explanation(console, told, whole=False)


@app.command(epilog="\b\nExample:\n  evtx doctor")
def doctor(no_color: NoColor = False) -> None:
    """Show versions, data, and what is missing with what that costs."""
    with _told():
        from evtx.doctor import findings
        from evtx.render import findings as show
        from evtx.render import make_console

        found = list(findings(os.environ))
        show(make_console(color=not no_color), found)
        if any(finding.state == "broken" for finding in found):
            raise typer.Exit(1)


# ---------------------------------------------------------------- shared by commands


def _metered(quiet: bool, form: str, output: str | None) -> bool:
    """Progress would run into records that are written to the same terminal."""
    to_terminal = sys.stdout.isatty() and output in (None, "-")
    return not quiet and not (to_terminal and form != Format.table)


def _table(show: Any, rows: list[Any], file: Any, output: str | None, no_color: bool) -> None:
    """A table on standard output, or in a file as plain text."""
    from evtx.render import file_console, make_console

    if output in (None, "-"):
        show(make_console(color=not no_color), rows)
        return
    text = io.StringIO()
    show(file_console(text), rows)
    file.write(text.getvalue().encode())


def _finish(tally: Tally, extracting: bool, quiet: bool) -> None:
    """The last words of a run, and its exit status."""
    from evtx.runs import summary, undated_warning

    if not quiet:
        warning = undated_warning(tally)
        if warning:
            _say(warning)
        _say(summary(tally, extracting))
    if tally.status:
        raise typer.Exit(tally.status)


if __name__ == "__main__":
    main()
