"""Files of event and incident records go in; typed records come out one by one, and a message for every bad line."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import orjson
from pydantic import TypeAdapter, ValidationError

from evtx.errors import InputError, NothingReadError
from evtx.incident import SCHEMA_INCIDENT, Incident
from evtx.model import SCHEMA_EVENT, Event

STDIN = "-"
_KINDS: dict[str, type[Event]] = {SCHEMA_EVENT: Event, SCHEMA_INCIDENT: Incident}
_BEGINS = {schema: b'{"schema":"%s",' % schema.encode() for schema in _KINDS}
_ADAPTERS: dict[str, TypeAdapter[Event]] = {schema: TypeAdapter(kind) for schema, kind in _KINDS.items()}


def read_events(path: str, stdin: BinaryIO | None, bad: Callable[[str], None]) -> Iterator[Event]:
    """Events (or incidents, which are events) of a file or, for "-", of standard input, in its order.

    Takes what evtx writes: JSON lines, or one JSON list. A line that is no record is told to `bad` with file, line
    and cause, and the others are read. Raises InputError where the file cannot be read, and NothingReadError where
    it holds no record at all but is not empty.
    """
    read = failed = 0
    for number, line in _lines(path, stdin):
        try:
            record = parse_event(line)
        except ValueError as error:
            failed += 1
            bad(f"{_named(path)}, line {number}: {error}")
            continue
        read += 1
        yield record
    if failed and not read:
        raise NothingReadError(f"{_named(path)}: no event in it: give a file that `evtx extract` or `dedupe` wrote")


def parse_event(line: bytes) -> Event:
    """One record from its JSON. Raises ValueError saying what is wrong where; a null field may also be absent."""
    for name, begins in _BEGINS.items():
        if line.startswith(begins):  # as evtx writes it: most likely whole, and then read in half the time
            with contextlib.suppress(ValidationError):
                return _ADAPTERS[name].validate_json(line)
    try:
        raw = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error}): was the file cut off?") from error
    schema = raw.get("schema") if isinstance(raw, dict) else None
    kind = _KINDS.get(schema) if isinstance(schema, str) else None
    if schema is None or kind is None:
        told = f"schema {schema!r} is not one of {', '.join(_KINDS)}" if isinstance(raw, dict) else "not a JSON object"
        raise ValueError(f"{told}: was it made by `evtx extract`?")
    try:
        return _ADAPTERS[schema].validate_python(_with_nulls(raw, kind))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the record"
        raise ValueError(f"{where}: {first['msg'].lower()}: see `evtx schema`") from error


def _lines(path: str, stdin: BinaryIO | None) -> Iterator[tuple[int, bytes]]:
    """Numbered records: the lines of JSON lines, the elements of a JSON list."""
    try:
        if path == STDIN:
            if stdin is None:
                raise InputError("standard input: there is none")
            yield from _records(stdin)
            return
        with Path(path).open("rb") as stream:
            yield from _records(stream)
    except IsADirectoryError as error:
        raise InputError(f"{path}: is a folder: name a file of events") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}): check the path") from error


def _records(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(stream, 1):
        text = line.removeprefix(b"\xef\xbb\xbf").strip()
        if number == 1 and text.startswith(b"["):
            yield from _listed(text + stream.read())
            return
        if text:
            yield number, text


def _listed(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The elements of a list as evtx writes it, a record a line from the second on; or of any other JSON list."""
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError:
        found = []
        for number, line in enumerate(data.split(b"\n"), 1):
            text = line.strip().removesuffix(b",")
            if text not in (b"", b"[", b"]"):
                yield number, text
    for number, record in enumerate(found, 2):
        yield number, orjson.dumps(record)


def _named(path: str) -> str:
    return "standard input" if path == STDIN else path


@functools.cache
def _fields(kind: type) -> tuple[tuple[str, type | None, bool, bool], ...]:
    """Fields of a record class: name, class of its parts, whether a dictionary of them, whether it may be null."""
    told = []
    for name, hint in typing.get_type_hints(kind).items():
        nullable = type(None) in typing.get_args(hint)
        inner = [hint, *typing.get_args(hint)]
        part = next((h for h in inner if isinstance(h, type) and dataclasses.is_dataclass(h)), None)
        told.append((name, part, typing.get_origin(hint) is dict, nullable))
    return tuple(told)


def _with_nulls(raw: Any, kind: type) -> Any:
    """The same record with null where a field that may be null is absent, at every depth."""
    if not isinstance(raw, dict):
        return raw
    filled = dict(raw)
    for name, part, keyed, nullable in _fields(kind):
        value = filled.get(name)
        if name not in filled and nullable:
            filled[name] = None
        elif part is None or value is None:
            continue
        elif isinstance(value, list):
            filled[name] = [_with_nulls(v, part) for v in value]
        elif keyed and isinstance(value, dict):
            filled[name] = {key: _with_nulls(v, part) for key, v in value.items()}
        else:
            filled[name] = _with_nulls(value, part)
    return filled
