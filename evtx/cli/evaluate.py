"""`evtx eval`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from evtx.cli.app import app
from evtx.cli.options import GazetteerFile, LexiconDir, NoColor
from evtx.cli.shared import say, told


@app.command(
    name="eval",
    short_help="Score events against gold: precision, recall, F1.",
    epilog="\b\nExample:\n  evtx eval fixtures/gold/gold.jsonl --articles fixtures/gold",
)
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
    gazetteer: GazetteerFile = None,
    no_color: NoColor = False,
) -> None:
    """Score events against gold annotations: precision, recall, F1."""
    with told():
        from evtx import evaluation, render

        result = evaluation.evaluate(gold, articles, pred, lexicon, say, gazetteer)
        # The gate comes before the printing: a reader who leaves early (`| head`) does not open it.
        faults = evaluation.held_to(result, gold, articles, floors, write_floors, allow_lower)
        for fault in faults:
            say(fault)
        with told(1 if faults else 0):
            console = render.make_console(color=not no_color)
            if as_json:
                typer.echo(evaluation.as_json(result, errors))
            else:
                if errors:
                    render.mistakes(console, result.mistakes)
                render.figures(console, result.figures)
        if faults:
            raise typer.Exit(1)
