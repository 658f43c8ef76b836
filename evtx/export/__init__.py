"""The list of formats that events go out in: one module each, with a plain function from events to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evtx.export.knowledge import Knowledge
    from evtx.model import Event


@dataclass(frozen=True, slots=True)
class Aids:
    """What a writer may use beside the events."""

    tell: Callable[[str], None]  # a line for standard error: what was left out, and why
    knowledge: Callable[[], Knowledge]  # actors, outlets and places; loaded only when it is asked for


Writer = Callable[["Iterable[Event]", str, Aids], None]
"""Writes all events to the file at a path. The file is new, but for a format with a `copier`."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `needs`: the package that writes it, which the extra of the same name as the format installs."""

    name: str
    about: str  # what it holds, for --help and --list
    suffixes: tuple[str, ...]  # the first is the usual one; they tell the format where --to does not
    writer: str  # module:function
    needs: str = ""
    text: bool = True  # may go to standard output
    copier: str = ""  # module:function that copies a file that is there, which then is added to, not replaced

    def load(self) -> Writer:
        """The writer; its module, and what that needs, is imported now. Raises ImportError."""
        if self.needs:
            import_module(self.needs)
        write: Writer = _function(self.writer)
        return write

    def copy(self, source: str, path: str) -> None:
        """Copy the file that is to be added to. Raises OutputError where it is none of this format."""
        copy: Callable[[str, str], None] = _function(self.copier)
        copy(source, path)


def _function(name: str) -> Any:
    module, function = name.split(":")
    return getattr(import_module(module), function)


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format(
            "csv",
            "a row an event for spreadsheets, UTF-8 with its mark; cells that would run as formulas are made harmless",
            (".csv",),
            "evtx.export.csv:write_csv",
        ),
        Format(
            "xlsx",
            "the same rows as an Excel workbook with a filter, dates as dates, and a sheet that explains the columns",
            (".xlsx",),
            "evtx.export.xlsx:write_xlsx",
            needs="openpyxl",
            text=False,
        ),
        Format(
            "sqlite",
            "a database of linked tables (events, actors, places, casualties, items, sources, articles ...);"
            " a second run updates it",
            (".sqlite", ".db", ".sqlite3"),
            "evtx.export.sqlite:write_sqlite",
            text=False,
            copier="evtx.export.sqlite:copy_sqlite",
        ),
        Format(
            "parquet",
            "the whole records as typed, nested columns for pandas, DuckDB or Spark",
            (".parquet",),
            "evtx.export.parquet:write_parquet",
            needs="pyarrow",
            text=False,
        ),
        Format(
            "geojson",
            "a point an event (RFC 7946) with the columns of csv; events without coordinates are named and left out",
            (".geojson",),
            "evtx.export.geojson:write_geojson",
        ),
        Format(
            "acled",
            "CSV with ACLED's columns and codes, a row a location; what ACLED would not code is counted and left out",
            (),
            "evtx.export.acled:write_acled",
        ),
        Format(
            "plover",
            "JSON lines in the form of the PLOVER manual (as POLECAT): event, mode, context, actors with sectors",
            (),
            "evtx.export.plover:write_plover",
        ),
        Format(
            "html",
            "a page for any browser, without a network: map, timeline, counts, tolls, a table to search, evidence",
            (".html", ".htm"),
            "evtx.export.html:write_html",
        ),
    )
}
"""Every format by its name; a new one is a module and an entry here."""


def format_of(path: str) -> str | None:
    """The format that the name of a file tells, if any."""
    return next((f.name for f in FORMATS.values() if path.lower().endswith(f.suffixes)), None)
