"""Records go in; those wanted come out as JSON, on standard output or in a file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import difflib
import errno
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

import orjson

from evtx.config import EVENT_TYPES, MIN_CONFIDENCE
from evtx.errors import OutputError, UsageError
from evtx.files import replacing, take_over
from evtx.model import ASSERTED, STATUSES, Event

STDOUT = "-"
FORMATS = ("table", "jsonl", "json")
# DEL, C1 controls and the marks that turn a line round, in UTF-8; JSON itself escapes C0.
_CONTROLS = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")


# ---------------------------------------------------------------- filters


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events come out. Empty sets and None let everything through."""

    types: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    statuses: frozenset[str] = ASSERTED
    since: str | None = None  # ISO dates, both inclusive
    until: str | None = None
    min_confidence: float | None = None  # None: MIN_CONFIDENCE for asserted events, 0 for others


def make_filters(
    types: Sequence[str] = (),
    countries: Sequence[str] = (),
    statuses: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    min_confidence: float | None = None,
) -> Filters:
    """Filters from what the user typed (lists may hold comma-separated values). Raises UsageError."""
    wanted = _values(statuses, "--status", (*STATUSES, "all"))
    first, last = _day(since, "--since"), _day(until, "--until")
    if first and last and first > last:
        raise UsageError(f"--since {first} is after --until {last}: swap them")
    if min_confidence is not None and not 0 <= min_confidence <= 1:
        raise UsageError(f"--min-confidence {min_confidence}: give a number from 0 to 1")
    return Filters(
        types=_values(types, "--type", sorted(EVENT_TYPES)),
        countries=frozenset(_country(c) for c in _split(countries)),
        statuses=frozenset(STATUSES) if "all" in wanted else wanted or ASSERTED,
        since=first,
        until=last,
        min_confidence=min_confidence,
    )


@dataclass(frozen=True, slots=True)
class Facts:
    """What filters ask of an event: its type, status and confidence, the countries of its places, its days."""

    type: str
    status: str
    confidence: float
    countries: tuple[str, ...]
    start: str | None
    end: str | None


def facts_of(event: Event) -> Facts:
    """The facts of an event. One that is only announced starts on the first day that it may happen."""
    places = event.places or ((event.place,) if event.place else ())
    countries = tuple(dict.fromkeys(p.country for p in places if p.country))
    start = (event.date.start or event.date.not_before) if event.date else None
    end = (event.date.end if event.date else None) or start
    return Facts(event.type, event.status, event.confidence, countries, start, end)


def passes(event: Event, filters: Filters) -> bool:
    """Whether an event is wanted. One without a date passes only where no date is asked for."""
    return fits(facts_of(event), filters)


def fits(facts: Facts, filters: Filters) -> bool:
    """Whether an event with these facts is wanted."""
    least = filters.min_confidence
    if least is None:
        least = MIN_CONFIDENCE if facts.status in ASSERTED else 0.0
    if facts.status not in filters.statuses or facts.confidence < least:
        return False
    if filters.types and facts.type not in filters.types:
        return False
    if filters.countries and filters.countries.isdisjoint(facts.countries):
        return False
    if not filters.since and not filters.until:
        return True
    if facts.start is None or facts.end is None:
        return False
    return not (filters.since and facts.end < filters.since) and not (filters.until and facts.start > filters.until)


def _split(values: Sequence[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _values(given: Sequence[str], option: str, known: Sequence[str]) -> frozenset[str]:
    for value in _split(given):
        if value not in known:
            near = difflib.get_close_matches(value, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"choose from {', '.join(known)}"
            raise UsageError(f"{option} {value!r}: no such value; {hint}")
    return frozenset(_split(given))


def _country(value: str) -> str:
    if not re.fullmatch("[A-Za-z]{2}", value):
        raise UsageError(f"--country {value!r}: give the two letters of ISO 3166, such as SY or IQ")
    return value.upper()


def _day(value: str | None, option: str) -> str | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError(f"{option} {value!r} is no date: write it as 2021-06-17") from error


# ---------------------------------------------------------------- writing


class Output:
    """An open place to write to; what goes wrong there is an OutputError, but for a closed pipe."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name

    def write(self, data: bytes) -> None:
        """Write bytes. Raises OutputError, and BrokenPipeError where the reader has gone."""
        with writing(self._name):
            self._stream.write(data)

    def flush(self) -> None:
        """Hand on what was written. Raises as `write` does."""
        with writing(self._name):
            self._stream.flush()


@contextlib.contextmanager
def open_output(path: str | None, append: bool = False) -> Iterator[Output]:
    """Standard output for None and "-", else the file at `path`, which is replaced only when all went well.

    `append`: what the file holds stays at its start, and all the same it appears whole or not at all. Raises
    OutputError at once where nothing can be written there.
    """
    if path is None or path == STDOUT:
        output = Output(sys.stdout.buffer, "standard output")
        yield output
        output.flush()
        return
    if Path(path).exists() and not Path(path).is_file():
        yield from _open_special(Path(path))
        return
    with _replaced(path) as (_, stream):
        if append:
            with writing(path):
                take_over(Path(path), stream)
        output = Output(stream, path)
        yield output
        output.flush()


@contextlib.contextmanager
def whole(path: str) -> Iterator[str]:
    """The path of an empty temporary file beside `path` for the caller to write (see `writing`).

    It takes the place of the file at `path` when all went well, and is taken away otherwise. Raises OutputError.
    """
    with _replaced(path) as (temporary, _):
        yield str(temporary)


@contextlib.contextmanager
def _replaced(path: str) -> Iterator[tuple[Path, BinaryIO]]:
    """A temporary file as path and stream; what goes wrong with it, not in the block, is an OutputError."""
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"{path}: is a folder: name a file in it")
    with contextlib.ExitStack() as stack:
        with writing(path):
            made = stack.enter_context(replacing(target))
        yield made
        with writing(path):
            stack.close()


def _open_special(target: Path) -> Iterator[Output]:
    """A pipe or device is written to as it is: renaming a file over it would destroy it."""
    if target.is_dir():
        raise OutputError(f"{target}: is a folder: name a file in it")
    with writing(str(target)):
        stream = target.open("wb")
    with stream:
        output = Output(stream, str(target))
        yield output
        output.flush()


@contextlib.contextmanager
def writing(name: str) -> Iterator[None]:
    """Where the output `name` is written: what the system refuses is an OutputError, but for a closed pipe."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        remedy = {
            errno.ENOENT: "make the folder first",
            errno.EACCES: "check the permissions or write elsewhere",
            errno.EROFS: "write elsewhere",
            errno.ENOSPC: "free some space",
        }.get(error.errno or 0, "write elsewhere")
        raise OutputError(f"{name}: cannot be written ({error.strerror or error}): {remedy}") from error


def choose_format(wanted: str | None, path: str | None, terminal: bool) -> str:
    """The format asked for; else what the file's name says; else a table on a terminal and JSON lines in a pipe."""
    if wanted is not None:
        return wanted
    if path is not None and path != STDOUT:
        return "json" if path.lower().endswith(".json") else "jsonl"
    return "table" if terminal else "jsonl"


def json_bytes(record: object) -> bytes:
    """One record as JSON without a line feed; no control character and no mark that turns a line round reaches a
    terminal through it."""
    return _CONTROLS.sub(lambda m: b"\\u%04x" % ord(m.group().decode()), orjson.dumps(record))


def write_records(output: Output, records: Iterable[object], form: str) -> None:
    """Records as JSON lines ("jsonl") or as one list with a record a line ("json")."""
    write_lines(output, map(json_bytes, records), form)


def write_lines(output: Output, records: Iterable[bytes], form: str) -> None:
    """The same for records that are JSON already."""
    if form == "jsonl":
        for record in records:
            output.write(record + b"\n")
        return
    lead = b"[\n"
    for record in records:
        output.write(lead + record)
        lead = b",\n"
    output.write(b"\n]\n" if lead == b",\n" else b"[]\n")
