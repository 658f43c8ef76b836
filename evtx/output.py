"""Records go in; those wanted come out as JSON, on standard output or in a file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import difflib
import errno
import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

import orjson

from evtx.config import EVENT_TYPES, MIN_CONFIDENCE
from evtx.errors import OutputError, UsageError
from evtx.model import ASSERTED, STATUSES, Event

STDOUT = "-"
FORMATS = ("table", "jsonl", "json")
_CONTROLS = re.compile(rb"\x7f|\xc2[\x80-\x9f]")  # DEL and C1 in UTF-8; JSON itself escapes C0


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


def passes(event: Event, filters: Filters) -> bool:
    """Whether an event is wanted. One without a date passes only where no date is asked for."""
    least = filters.min_confidence
    if least is None:
        least = MIN_CONFIDENCE if event.status in ASSERTED else 0.0
    if event.status not in filters.statuses or event.confidence < least:
        return False
    if filters.types and event.type not in filters.types:
        return False
    if filters.countries:
        places = event.places or ((event.place,) if event.place else ())
        if not any(p.country in filters.countries for p in places):
            return False
    return _in_time(event, filters)


def _in_time(event: Event, filters: Filters) -> bool:
    if not filters.since and not filters.until:
        return True
    start = (event.date.start or event.date.not_before) if event.date else None
    if not event.date or not start:
        return False
    end = event.date.end or start
    return not (filters.since and end < filters.since) and not (filters.until and start > filters.until)


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
def open_output(path: str | None) -> Iterator[Output]:
    """Standard output for None and "-", else the file at `path`, which is replaced only when all went well.

    Raises OutputError at once where nothing can be written there.
    """
    if path is None or path == STDOUT:
        output = Output(sys.stdout.buffer, "standard output")
        yield output
        output.flush()
        return
    if Path(path).exists() and not Path(path).is_file():
        yield from _open_special(Path(path))
        return
    with whole(path) as temporary, contextlib.ExitStack() as stack:
        with writing(path):
            stream = stack.enter_context(Path(temporary).open("xb"))
        output = Output(stream, path)
        yield output
        output.flush()


@contextlib.contextmanager
def whole(path: str) -> Iterator[str]:
    """The path of a temporary file beside `path` for the caller to write (see `writing`).

    It takes the place of the file at `path` when all went well, and is taken away otherwise. Raises OutputError.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise OutputError(f"{path}: is a folder: name a file in it")
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield str(temporary)
        with writing(path):
            with temporary.open("rb+") as stream:
                os.fsync(stream.fileno())
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


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
    """One record as JSON without a line feed; no control character of a text reaches a terminal through it."""
    return _CONTROLS.sub(lambda m: b"\\u%04x" % ord(m.group().decode()), orjson.dumps(record))


def write_records(output: Output, records: Iterable[object], form: str) -> None:
    """Records as JSON lines ("jsonl") or as one list with a record a line ("json")."""
    if form == "jsonl":
        for record in records:
            output.write(json_bytes(record) + b"\n")
        return
    lead = b"[\n"
    for record in records:
        output.write(lead + json_bytes(record))
        lead = b",\n"
    output.write(b"\n]\n" if lead == b",\n" else b"[]\n")
