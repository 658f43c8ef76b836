"""The application that every command module adds to."""

from __future__ import annotations

from typing import Annotated

import typer
from typer.core import TyperGroup

from evtx import __version__

ORDER = (
    "ingest", "extract", "dedupe", "export", "run", "explain", "stats", "eval", "diff", "review", "lexicon",
    "gazetteer", "schema", "doctor",
)  # fmt: skip
"""The commands in the order of `evtx --help`."""


class _Workflow(TyperGroup):
    """The commands in the order of the work: first what every run needs, last what is looked at now and then."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Names of the commands; one that has no place in the order yet comes last."""
        places = {name: place for place, name in enumerate(ORDER)}
        return sorted(super().list_commands(ctx), key=lambda name: places.get(name, len(places)))


app = typer.Typer(
    name="evtx",
    cls=_Workflow,
    epilog="\b\nExample:\n  evtx extract fixtures/articles --format table",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
