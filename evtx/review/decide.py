"""Reviewed rows go in; decisions come out, and every fault with its sheet, row, column, cause and remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from evtx.model import Event
from evtx.review.columns import COLUMNS, FIELD_COLUMNS, Cell, cells_of
from evtx.review.corrections import Change, Correction
from evtx.review.desk import Desk
from evtx.review.lists import Lists
from evtx.review.reading import CellError, check_row, read_cell
from evtx.review.rebuild import parts_of
from evtx.review.rows import Reviewed, Row


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a reviewed file, for the person who filled it in."""

    file: str
    where: str
    column: str
    cause: str
    remedy: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.where, self.column) if part)
        return f"{place}: {self.cause}: {self.remedy}"


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of a file: decisions, faults, and the events that nobody has decided on yet."""

    corrections: tuple[Correction, ...]
    faults: tuple[Fault, ...]
    open: tuple[Event, ...]


def judge(reviewed: Reviewed, desk: Desk) -> Judged:
    """Decisions of all rows without a fault."""
    corrections: list[Correction] = []
    faults: list[Fault] = []
    times = Counter(str(row.cells.get("id") or "").strip() for row in reviewed.rows)
    for row in reviewed.rows:
        name = str(row.cells.get("id") or "").strip()
        event = reviewed.records.get(name)
        if event is None or times[name] > 1:
            faults.append(_unknown(reviewed, row, name, times[name]))
            continue
        found = list(_judge_row(reviewed, row, event, desk))
        faults += [f for f in found if isinstance(f, Fault)]
        corrections += [f for f in found if isinstance(f, Correction)]
    done = {correction.event for correction in corrections}
    return Judged(tuple(corrections), tuple(faults), tuple(e for e in reviewed.records.values() if e.id not in done))


def _unknown(reviewed: Reviewed, row: Row, name: str, times: int) -> Fault:
    column = reviewed.columns.get("id", "id")
    if times > 1 and name in reviewed.records:
        return Fault(reviewed.file, row.where, column, f"{name} stands in {times} rows", "keep one of them")
    cause = f"{name!r} is none of the events that were given out" if name else "there is no id"
    return Fault(reviewed.file, row.where, column, cause, "restore the id from the file as it was given out")


def _judge_row(reviewed: Reviewed, row: Row, event: Event, desk: Desk) -> Iterator[Correction | Fault]:
    """The decision of a row, or its faults; nothing for a row that nobody touched."""

    def fault(column: str, error: CellError) -> Fault:
        return Fault(reviewed.file, row.where, reviewed.columns.get(column, column), error.cause, error.remedy)

    shown = cells_of(event)
    cells, errors = _read(row, shown, desk.lists)
    changed = [c.name for c in FIELD_COLUMNS if cells.get(c.name) != shown[c.name]]
    verdict = cells.get("verdict")
    if not errors and verdict != "reject":
        errors = check_row(cells, changed, desk.lists)
    by = str(cells.get("reviewer") or reviewed.by or desk.by or "")
    errors += [] if errors else _verdict_errors(verdict, changed, shown, cells, by)
    if verdict is None and not errors:
        return
    parts: dict[str, Any] = {}
    if not errors and verdict == "correct":
        try:
            parts = parts_of(event, cells, changed, desk.lexicon, desk.atlas)
        except CellError as error:
            errors = [("place" if "place" in changed else "places", error)]
    if errors:
        yield from (fault(*error) for error in errors)
        return
    yield Correction(
        event=event.id,
        verdict=str(verdict),
        by=by,
        at=row.at or reviewed.saved,
        imported=desk.now,
        file=reviewed.file,
        note=str(cells["note"]) if cells.get("note") else None,
        changes=tuple(Change(name, shown[name], cells.get(name)) for name in changed) if verdict == "correct" else (),
        fields=orjson.loads(orjson.dumps(parts)),
        record=orjson.loads(orjson.dumps(event)),
    )


def _read(row: Row, shown: dict[str, Cell], lists: Lists) -> tuple[dict[str, Cell], list[tuple[str, CellError]]]:
    """The values of all cells that are read back, in the order of the columns, and what cannot be read."""
    known = frozenset(
        part.partition(":")[0]
        for column in FIELD_COLUMNS
        if column.kind in ("ids", "pairs")
        for part in str(shown[column.name] or "").split("; ")
    )
    cells: dict[str, Cell] = {}
    errors: list[tuple[str, CellError]] = []
    for column in COLUMNS:
        if column.kind == "shown":
            continue
        raw = row.cells.get(column.name)
        if column.name == "subtype" and cells.get("type") is None:
            continue  # nothing to hold it against
        retyped = column.name == "subtype" and cells["type"] != shown["type"]
        if raw == shown[column.name] and not retyped:
            cells[column.name] = shown[column.name]  # as it was given out, whatever the lists of today say
            continue
        try:
            cells[column.name] = read_cell(column, raw, cells, lists, known)
        except CellError as error:
            errors.append((column.name, error))
    return cells, errors


def _verdict_errors(
    verdict: Cell, changed: list[str], shown: dict[str, Cell], cells: dict[str, Cell], by: str
) -> list[tuple[str, CellError]]:
    """What a verdict and the rest of its row say against each other."""
    if verdict is None:
        if not changed:
            return []
        return [("verdict", CellError(f"{_change(changed[0], shown, cells)}, without a verdict", "choose correct"))]
    errors: list[tuple[str, CellError]] = []
    if verdict == "accept" and changed:
        remedy = "choose correct, or put it back"
        errors.append(("verdict", CellError(f"accept, but {_change(changed[0], shown, cells)}", remedy)))
    if verdict == "correct" and not changed:
        errors.append(("verdict", CellError("correct, but nothing was changed", "choose accept, or change a field")))
    for name in ("type", "status"):
        if verdict == "correct" and name in cells and cells[name] is None:
            errors.append((name, CellError("it is empty", "every event has one: choose it from the list")))
    if not by:
        errors.append(("reviewer", CellError("nobody is named", "fill in the column, or give --by NAME")))
    return errors


def _change(name: str, shown: dict[str, Cell], cells: dict[str, Cell]) -> str:
    return f"{name} was changed from {_said(shown[name])} to {_said(cells.get(name))}"


def _said(value: Cell) -> str:
    return "nothing" if value is None else repr(value)
