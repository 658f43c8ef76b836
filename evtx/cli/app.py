"""The application that every command module adds to."""

from __future__ import annotations

from typing import Annotated

import typer

from evtx import __version__

app = typer.Typer(
    name="evtx",
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
