"""`evtx lexicon check` and `evtx lexicon new`: a user's own additions."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evtx.cli.app import app
from evtx.cli.options import NoColor, event_types
from evtx.cli.shared import say, told

if TYPE_CHECKING:
    from evtx.additions.new import Begun
    from evtx.pipeline import Engine

lexicon = typer.Typer(
    name="lexicon",
    short_help="Your own rules, actors and places: begin, check.",
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog="\b\nExample:\n  evtx lexicon check fixtures/lexicon",
    help="Your own event rules, actors and places: begin an entry, check a folder, run its examples.",
)
new = typer.Typer(
    name="new",
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog='\b\nExample:\n  evtx lexicon new actor "كتيبة نسور الجزيرة" --into lexicon',
    help="Begin an entry in your folder: a commented template, with all that can be guessed filled in.",
)
app.add_typer(lexicon)
lexicon.add_typer(new)


class Trigger(StrEnum):
    """What a rule's words are."""

    verb = "verb"
    noun = "noun"
    phrase = "phrase"


Into = Annotated[Path, typer.Option("--into", metavar="DIR", help="Your folder, laid out as evtx/data is.")]
Id = Annotated[str | None, typer.Option("--id", metavar="ID", help="Its id; guessed from the English name.")]
English = Annotated[
    str | None, typer.Option("--english", metavar="NAME", help="Its English name; romanised where none is given.")
]
CountryCode = Annotated[
    str | None,
    typer.Option("--country", metavar="SY", help="Its country, two letters; guessed where its name tells it."),
]


@lexicon.command(epilog="\b\nExample:\n  evtx lexicon check fixtures/lexicon")
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Your folder, laid out as evtx/data is.")],
    no_color: NoColor = False,
) -> None:
    """Check your additions: every fault with file, line and remedy, and the examples of your rules, run."""
    with told():
        from evtx import render
        from evtx.additions.check import check_folder

        checked = check_folder(folder)
        render.additions(render.make_console(color=not no_color), checked)
        if not checked.ok:
            raise typer.Exit(1)


@new.command(epilog='\b\nExample:\n  evtx lexicon new event shelling "رشق" --into lexicon')
def event(
    event_type: Annotated[
        str, typer.Argument(metavar="TYPE", help="Type of event, as shelling.", autocompletion=event_types)
    ],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The verb, noun or phrase that tells it.")],
    trigger: Annotated[
        Trigger | None, typer.Option("--as", help="What the words are; guessed from lexicon and form.")
    ] = None,
    rule_id: Id = None,
    into: Into = Path("lexicon"),
) -> None:
    """Begin an event rule for a verb, a noun or a phrase."""
    with told():
        from evtx.additions.new import Told, new_rule

        _tell(new_rule(into, event_type, words, Told(id=rule_id, kind=trigger), _engine(into)), into)


@new.command(epilog='\b\nExample:\n  evtx lexicon new actor "كتيبة نسور الجزيرة" --into lexicon')
def actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its Arabic name, as it should be shown.")],
    english: English = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="armed_group, militia, army ...; guessed from the first word.")
    ] = None,
    country: CountryCode = None,
    actor_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Its id; that of a listed actor adds a name to him.")
    ] = None,
    into: Into = Path("lexicon"),
) -> None:
    """Begin an actor: an armed group, a body, an organisation."""
    with told():
        from evtx.additions.new import Told, new_actor

        _tell(new_actor(into, name, Told(actor_id, english, kind, country), _engine(into)), into)


@new.command(epilog='\b\nExample:\n  evtx lexicon new place "مرج طولون" --at 35.88,36.71 --into lexicon')
def place(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its Arabic name.")],
    at: Annotated[
        str | None, typer.Option("--at", metavar="LAT,LON", help="Degrees north and east; they tell its governorate.")
    ] = None,
    near: Annotated[
        str | None, typer.Option("--near", metavar="PLACE", help="A listed place in the same governorate.")
    ] = None,
    english: English = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="settlement, quarter, bridge ...; guessed from the first word.")
    ] = None,
    country: CountryCode = None,
    place_id: Id = None,
    into: Into = Path("lexicon"),
) -> None:
    """Begin a place that the gazetteer does not have."""
    with told():
        from evtx.additions.new import Told, new_place

        _tell(new_place(into, name, at, near, Told(place_id, english, kind, country), _engine(into)), into)


def _engine(folder: Path) -> Engine:
    """The packaged data with the user's on top; without them where they cannot be read yet."""
    from evtx.errors import EvtxError
    from evtx.runs import load_engine

    try:
        return load_engine(folder if folder.is_dir() else None)
    except EvtxError as error:
        say(f"{error} (`evtx lexicon check {folder}` says more); going on without it")
        return load_engine(None)


def _tell(begun: Begun, folder: Path) -> None:
    typer.echo(begun.text)
    say(f"{begun.file}: entry added; look it over, then: evtx lexicon check {folder}")
    say(f"use it with: evtx extract --lexicon {folder} ...")
