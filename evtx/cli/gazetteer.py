"""`evtx gazetteer`: import places from outside, list and remove what was imported, look up a name."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evtx.cli.app import app
from evtx.cli.options import Form, Format, GazetteerFile, NoColor, Out, Quiet
from evtx.cli.shared import say, table, told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evtx.gazetteer.local_store import Imported

gazetteer = typer.Typer(
    name="gazetteer",
    short_help="Import places (GeoNames, OCHA), look up a name.",
    help="Import places from GeoNames, OCHA or your own tables, and look names up.",
    epilog="\b\nExample:\n  evtx gazetteer lookup عين عيسى",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(gazetteer)

LandCode = Annotated[
    str | None, typer.Option("--country", metavar="SY", help="Two letters, for tables that do not tell.")
]


@gazetteer.command(
    name="import",
    epilog="\b\nExample:\n  evtx gazetteer import fixtures/gazetteer/SY.txt --gazetteer places.sqlite",
)
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="GeoNames .txt or .zip, OCHA or other tables .csv .tsv .xlsx .geojson."),
    ],
    file: GazetteerFile = None,
    country: LandCode = None,
    quiet: Quiet = False,
) -> None:
    """Import files of places into the local gazetteer; a file imported before is replaced."""
    with told():
        from evtx.gazetteer.local_store import import_files
        from evtx.gazetteer.places import default_gazetteer

        path, land = _path(file), _land(country)
        done, failed = import_files(path, files, default_gazetteer(), land)
        for one in done:
            if not quiet:
                say(_sum(one))
        for error in failed:
            say(str(error))
        if not quiet and done:
            say(f"extraction uses {path} from now on" if file is None else f"say --gazetteer {path} to extract with it")
        if failed:
            raise typer.Exit(1 if done else 3)


@gazetteer.command(name="list", epilog="\b\nExample:\n  evtx gazetteer list --format json")
def list_(file: GazetteerFile = None, output: Out = None, form: Form = None, no_color: NoColor = False) -> None:
    """List what was imported: file, form, time, rows, and what was left out."""
    with told():
        from evtx.gazetteer.local_store import list_imported
        from evtx.render import imported_table

        path = _path(file)
        found = list_imported(path)
        if not found:
            say(f"nothing is imported ({path}): `evtx gazetteer import FILE` does it")
        _show(imported_table, found, output, form, no_color)


@gazetteer.command(
    epilog="\b\nExample:\n  evtx gazetteer import fixtures/gazetteer/SY.txt --gazetteer p.sqlite"
    " && evtx gazetteer remove SY.txt --gazetteer p.sqlite"
)
def remove(
    names: Annotated[list[str], typer.Argument(metavar="FILE", help="Paths or names as `evtx gazetteer list` shows.")],
    file: GazetteerFile = None,
    quiet: Quiet = False,
) -> None:
    """Take imported files out of the local gazetteer."""
    with told():
        from evtx.gazetteer.local_store import remove as forget
        from evtx.gazetteer.places import default_gazetteer

        for name in names:
            for one in forget(_path(file), name, default_gazetteer()):
                if not quiet:
                    say(f"removed {one.path}: {one.places} places")


@gazetteer.command(epilog="\b\nExample:\n  evtx gazetteer lookup البصيرة --near 35.3,40.1")
def lookup(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="The name, in Arabic or English letters.")],
    country: Annotated[
        str | None, typer.Option(metavar="SY", help="Only places of this country (two letters).")
    ] = None,
    near: Annotated[str | None, typer.Option(metavar="LAT,LON", help="Prefer places near this point, degrees.")] = None,
    file: GazetteerFile = None,
    output: Out = None,
    form: Form = None,
    no_color: NoColor = False,
) -> None:
    """Show the places that a name can mean, the likeliest first: scores, reasons, coordinates, core or import."""
    with told():
        from evtx import runs
        from evtx.gazetteer.lookup import as_record, look_up
        from evtx.gazetteer.places import default_gazetteer
        from evtx.render import candidates_table

        words = " ".join(name)
        found = look_up(words, default_gazetteer(), runs.load_imported(file), _land(country), _near(near))
        if not found:
            say(f"{words}: no place of that name" + (f" in {country}" if country else ""))
        _show(candidates_table, found, output, form, no_color, as_record)
        if not found:
            raise typer.Exit(1)


def _path(named: str | None) -> Path:
    from evtx.errors import UsageError
    from evtx.gazetteer.local import VARIABLE, local_path

    path = local_path(os.environ, named)
    if path is None:
        raise UsageError(f"no file to import into: name one with --gazetteer FILE or in {VARIABLE}")
    return path


def _land(country: str | None) -> str | None:
    from evtx.errors import UsageError
    from evtx.gazetteer.countries import country_of

    if country is None:
        return None
    known = country_of(country)
    if not known or len(country) != 2:
        raise UsageError(f"--country {country!r}: give the two letters of ISO 3166, such as SY or IQ")
    return known


def _near(text: str | None) -> tuple[float, float] | None:
    from evtx.errors import UsageError

    if text is None:
        return None
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError as error:
        raise UsageError(f"--near {text!r}: give degrees of latitude and longitude, such as 35.33,40.14") from error
    if abs(lat) > 90 or abs(lon) > 180:
        raise UsageError(f"--near {text!r}: latitude goes to 90 and longitude to 180 degrees")
    return lat, lon


def _sum(one: Imported) -> str:
    counts = [
        f"{count:,} {what}"
        for what, count in (("places", one.places), ("names", one.names), ("codes", one.codes))
        if count
    ]
    left = sum(one.skipped.values())
    why = "; ".join(f"{reason}: {count:,}" for reason, count in one.skipped.items())
    return f"{one.path}: {one.form}, {', '.join(counts)}" + (f", {left:,} lines left out ({why})" if left else "")


def _show(
    shown: Callable[..., None], found: Sequence[object], output: str | None, form: Format | None, no_color: bool,
    as_record: Callable[..., object] = lambda row: row,
) -> None:  # fmt: skip
    from evtx import output as out

    chosen = out.choose_format(form, output, sys.stdout.isatty())
    with out.open_output(output) as file:
        if chosen == Format.table:
            table(shown, list(found), file, output, no_color)
        else:
            out.write_records(file, [as_record(row) for row in found], chosen)
