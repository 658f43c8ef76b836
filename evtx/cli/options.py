"""What several commands take: the types of their arguments and options."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How records are shown."""

    table = "table"
    jsonl = "jsonl"
    json = "json"


class Stamp(StrEnum):
    """What of a file may tell the publication date, when the user says so."""

    filename = "filename"
    mtime = "mtime"


class Place(StrEnum):
    """Where extraction runs."""

    local = "local"
    dask = "dask"


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SRC",
        help="Files or folders (.txt .md .html .json .jsonl .xml .eml, .gz and .zip of these), addresses (s3://...,"
        " with fsspec); - is standard input.",
    ),
]
Out = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="Write here; the file appears whole or not at all.")
]
Form = Annotated[
    Format | None,
    typer.Option("--format", help="Default: table on a terminal, jsonl in a pipe or file, json in a .json file."),
]
Append = Annotated[
    bool, typer.Option("--append", help="Keep what the file of -o holds, and add the new records at its end (jsonl).")
]
StateFile = Annotated[
    str | None,
    typer.Option("--state", metavar="FILE", help="Remember here (SQLite) what was read; next time read only the rest."),
]
Wait = Annotated[bool, typer.Option("--wait", help="Wait for another run that has the state, instead of leaving.")]
Prune = Annotated[
    bool, typer.Option("--prune", help="Forget files that are gone, with their events; without it they are kept.")
]
Settle = Annotated[
    float,
    typer.Option(metavar="SECONDS", min=0, help="Leave files written to less than so long ago for the next run."),
]
LogJson = Annotated[
    bool, typer.Option("--log-json", help="Say all there is to say as one line of JSON on standard error.")
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
Jobs = Annotated[
    int | None, typer.Option("-j", "--jobs", min=1, metavar="N", help="Processes to work in; default: all processors.")
]
WhereTo = Annotated[
    Place, typer.Option("--engine", help="Where to work: in processes here, or on a Dask cluster (evtx[dask]).")
]
Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Dask's scheduler (tcp://host:8786); without it a cluster of --jobs here."),
]
Corrections = Annotated[
    Path | None,
    typer.Option(metavar="FILE.jsonl", help="Hold the events to what people decided (`evtx review import`)."),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Name every file that is left out, and why.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours (as NO_COLOR does).")]


def event_types(incomplete: str) -> list[str]:
    """Event types for the completion of the shell."""
    from evtx.config import EVENT_TYPES

    return sorted(name for name in EVENT_TYPES if name.startswith(incomplete))


def _statuses(incomplete: str) -> list[str]:
    """Statuses for the completion of the shell."""
    from evtx.model import STATUSES

    return [name for name in (*STATUSES, "all") if name.startswith(incomplete)]


Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="LIST", help="Only events of these types.", autocompletion=event_types),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        metavar="LIST",
        help="occurred, ongoing (the default), planned, denied, habitual, hypothetical; all.",
        autocompletion=_statuses,
    ),
]
Country = Annotated[list[str] | None, typer.Option(metavar="LIST", help="Only events in these countries (SY,IQ).")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only events on or after this day.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only events on or before this day.")]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        metavar="0..1", help="Only events at least so sure; 0 for all. Default 0.5 for what took place or goes on."
    ),
]
Records = Annotated[
    str,
    typer.Argument(metavar="EVENTS|INCIDENTS", help="What `evtx extract` or `evtx dedupe` wrote; - is standard input."),
]
SureOfThese = Annotated[
    float, typer.Option(metavar="0..1", help="Only events at least so sure. Default: all that are there.")
]
GazetteerFile = Annotated[
    str | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        help="Imported places (default: $EVTX_GAZETTEER, else ~/.local/share/evtx/places.sqlite); core for none.",
    ),
]
