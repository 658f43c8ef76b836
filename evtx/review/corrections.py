"""The corrections file: what people decided, one JSON object a line, only ever added to. Read, added to, and looked up.

Its form is in docs/review.md. The latest line of an event counts; the older ones stay, so that who changed what and
when is kept.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from evtx.errors import InputError, OutputError, UsageError
from evtx.model import Event
from evtx.records import parse_event
from evtx.review.columns import VERDICTS, Cell

SCHEMA_CORRECTION = "evtx.correction/1"
SET = frozenset("type subtype status date place places actors claimed_by denied_by casualties items sources".split())
"""The fields of a record that a person decides on, and that no later run changes."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that a person changed: what stood there, what stands there now (None: nothing)."""

    column: str
    was: Cell
    now: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What one person decided on one event. `orjson.dumps` of it is one line of the file."""

    schema: str = SCHEMA_CORRECTION
    event: str  # id
    verdict: str  # accept | reject | correct
    by: str
    at: str  # when it was decided, ISO with zone; for a sheet, when it was last saved
    imported: str  # when it came into the file
    file: str  # name of the reviewed file
    note: str | None
    changes: tuple[Change, ...]
    fields: dict[str, Any]  # the parts of the record that a person made, by field
    record: dict[str, Any]  # the record as it was when it was reviewed

    def same_as(self, other: Correction) -> bool:
        """Whether both say the same of the same record, whenever it was."""
        return (self.event, self.verdict, self.by, self.note, self.fields, self.record) == (
            other.event, other.verdict, other.by, other.note, other.fields, other.record,
        )  # fmt: skip


def reviewed_event(correction: Correction) -> Event:
    """The record as the person left it. Raises ValueError where the line holds no record."""
    return parse_event(orjson.dumps({**correction.record, **correction.fields}))


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """All lines of a corrections file, in order. Raises UsageError where it is not there, InputError for a bad line.

    A line that cannot be read stops the run: without it, what a person decided would be lost unsaid.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        raise UsageError(f"{path}: no such file: `evtx review import` makes it (an empty file will do)") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}): check the path") from error
    return tuple(_correction(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _correction(path: Path, number: int, line: bytes) -> Correction:
    where = f"{path}, line {number}"
    try:
        raw = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise InputError(f"{where}: broken JSON ({error}): take the line out, or restore it from a copy") from error
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA_CORRECTION:
        raise InputError(f"{where}: no correction: is this the file that `evtx review import` wrote?")
    try:
        correction = Correction(**{**raw, "changes": tuple(Change(**change) for change in raw["changes"])})
        if correction.verdict not in VERDICTS or set(correction.fields) - SET:
            raise ValueError("a verdict or field that there is not")
        if reviewed_event(correction).id != correction.event:
            raise ValueError("its record is of another event")
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{where}: not in the form of docs/review.md ({error}): restore it from a copy") from error
    return correction


def latest(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The correction that counts of every event: the last one in the file."""
    return {correction.event: correction for correction in corrections}


def add_corrections(path: Path, new: Sequence[Correction]) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """Add decisions at the end of the file, which is made where there is none.

    Gives back those that were added (one that its event already has from the same person, word for word, is not
    added again) and a line for each that says otherwise than another person did. Raises OutputError and InputError.
    """
    with _locked(path) as file:
        old = read_corrections(path)
        counting = latest(old)
        mine = {(c.event, c.by): c for c in old}
        added: list[Correction] = []
        quarrels: list[str] = []
        for correction in new:
            before, own = counting.get(correction.event), mine.get((correction.event, correction.by))
            if own is not None and own is before and own.same_as(correction):
                continue
            if before is not None and before.by != correction.by and _differ(before, correction):
                quarrels.append(_quarrel(before, correction))
            counting[correction.event] = mine[correction.event, correction.by] = correction
            added.append(correction)
        _append(path, file, b"".join(orjson.dumps(c) + b"\n" for c in added))
    return tuple(added), tuple(quarrels)


def _differ(one: Correction, other: Correction) -> bool:
    if "reject" in (one.verdict, other.verdict):
        return one.verdict != other.verdict
    return _decided(one) != _decided(other)


def _decided(correction: Correction) -> Mapping[str, Any]:
    whole = {**correction.record, **correction.fields}
    return {field: whole.get(field) for field in SET}


def _quarrel(before: Correction, now: Correction) -> str:
    return (
        f"{now.event}: {before.by} decided {before.verdict} on {before.at[:10]}, {now.by} decides otherwise"
        f" ({now.verdict}): the later one counts, both are kept"
    )


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[int]:
    """The file open for adding, while nobody else adds to it."""
    try:
        file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}): check folder and permissions") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
    finally:
        os.close(file)


def _append(path: Path, file: int, data: bytes) -> None:
    """Write at the end in one go; what was written of a failed go is taken back."""
    if not data:
        return
    size = os.fstat(file).st_size
    lead = b"\n" if size and os.pread(file, 1, size - 1) != b"\n" else b""
    try:
        data = lead + data
        while data:
            data = data[os.write(file, data) :]
        os.fsync(file)
    except OSError as error:
        os.ftruncate(file, size)
        raise OutputError(f"{path}: cannot be written ({error.strerror}): nothing was added") from error
