"""A file of events goes in; the same events, filtered, come out in another format, whole or not at all."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from evtx.errors import OutputError, UsageError
from evtx.export import FORMATS, Aids, Format, format_of
from evtx.export.knowledge import Knowledge, load_knowledge
from evtx.model import Event
from evtx.output import STDOUT, Filters, json_bytes, passes, whole, writing
from evtx.records import parse_event, read_events
from evtx.redact import redactor
from evtx.runs import load_engine

# Marks that turn a text round, as JSON has them; an even number of strokes before is itself escaped.
_TURNS = re.compile(rb"(?<!\\)((?:\\\\)*)\\u20(?:2[a-e]|6[6-9])")
Change = Callable[[Event], Event]


@dataclass(slots=True)
class Counts:
    """What an export has met: records read, events that passed the filters, lines that were no record."""

    read: int = 0
    passed: int = 0
    bad: int = 0


def choose(to: str | None, output: str | None) -> Format:
    """The format asked for, else the one that the file's name tells. Raises UsageError."""
    told = to or (format_of(output) if output else None)
    if told is None:
        raise UsageError(f"--to: say which format: {', '.join(FORMATS)} (`evtx export --list` tells what they hold)")
    if told not in FORMATS:
        raise UsageError(f"--to {told!r}: no such format; choose from {', '.join(FORMATS)}")
    return FORMATS[told]


def export(
    source: str,
    stdin: BinaryIO | None,
    form: Format,
    output: str | None,
    filters: Filters,
    tell: Callable[[str], None],
    note: Callable[[str], None],
    lexicon: Path | None = None,
    change: Change | None = None,
) -> Counts:
    """Write the events of `source` that pass the filters to `output`; "-" (or None) is standard input and output.

    `change` is made to every event before it is written. Bad lines go to `tell` and are counted; `note` gets what was
    left out on purpose. Raises UsageError where the
    format's package is missing or it cannot go to standard output, InputError and NothingReadError where the source
    cannot be read, and OutputError where the file cannot be written; what stood there is then untouched.
    """
    try:
        write = form.load()
    except ImportError as error:
        raise UsageError(f"--to {form.name} needs the package {error.name}: pip install 'evtx[{form.name}]'") from error
    counts = Counts()

    def bad(message: str) -> None:
        counts.bad += 1
        tell(message)

    def events() -> Iterator[Event]:
        for event in read_events(source, stdin, bad):
            counts.read += 1
            if passes(event, filters):
                counts.passed += 1
                steady = unturned(event)
                yield change(steady) if change else steady

    aids = Aids(note, cache(lambda: knowledge(lexicon)))
    if output is None or output == STDOUT:
        _to_stream(form, "standard output", lambda path: write(events(), path, aids))
    elif Path(output).exists() and not (Path(output).is_file() or Path(output).is_dir()):
        _to_stream(form, output, lambda path: write(events(), path, aids))
    else:
        _to_file(form, output, lambda path: write(events(), path, aids))
    return counts


def unturned(event: Event) -> Event:
    """The event without marks that turn a text round, with which a name can be made to read as another.

    U+FFFD stands in the place of each, so that positions stay. evtx reads no article with such marks into a text; but a
    file of events may come from anywhere.
    """
    record = json_bytes(event)
    return parse_event(_TURNS.sub(rb"\1\\ufffd", record)) if _TURNS.search(record) else event


def redaction(lexicon: Path | None) -> Change:
    """What `--redact persons` makes of every event."""
    return redactor(load_engine(lexicon))


def knowledge(lexicon: Path | None) -> Knowledge:
    """Actors, outlets and places for the formats that ask for them, with a user's folder on top."""
    engine = load_engine(lexicon)
    return load_knowledge(engine.lexicon, engine.gazetteer)


def _to_stream(form: Format, output: str, write: Callable[[str], None]) -> None:
    """To standard output, or to a pipe or device of that name, all at once at the end."""
    if not form.text:
        raise UsageError(f"--to {form.name} is not text: name a plain file with -o")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        with writing(str(made)):
            write(str(made))
        with made.open("rb") as stream, writing(output):
            if output == "standard output":
                shutil.copyfileobj(stream, sys.stdout.buffer)
                sys.stdout.buffer.flush()
                return
            with Path(output).open("wb") as sink:
                shutil.copyfileobj(stream, sink)


def _to_file(form: Format, output: str, write: Callable[[str], None]) -> None:
    """To a file that appears whole or not at all; one that is there is replaced, or copied and added to."""
    target = Path(output)
    before = _state(target)
    with whole(output) as temporary:
        if form.copier and before is not None:
            form.copy(output, temporary)
        with writing(output):
            write(temporary)
        if form.copier and _state(target) != before:
            raise OutputError(f"{output}: another program changed it meanwhile: run the export again")


def _state(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file is written or replaced; None where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns
