"""A reviewed workbook goes in; its rows, and the records that were given out with it, come out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

from evtx.errors import InputError
from evtx.model import Event
from evtx.records import parse_event
from evtx.review.columns import BY_NAME
from evtx.review.rows import Reviewed, Row
from evtx.review.sheet import RECORDS, SHEET, needs_openpyxl

_REMEDY = "give the workbook that `evtx review export` made, with all of its sheets"


def read_sheet(path: Path) -> Reviewed:
    """The rows of a workbook. Raises InputError where it is none of ours or cannot be read."""
    needs_openpyxl()
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}): check the path") from error
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputError(f"{path}: no workbook ({error}): {_REMEDY}") from error
    try:
        missing = [name for name in (SHEET, RECORDS) if name not in book.sheetnames]
        if missing:
            raise InputError(f"{path}: there is no sheet {missing[0]!r}: {_REMEDY}")
        records = dict(_records(path, book[RECORDS]))
        columns, rows = _rows(path, book[SHEET])
        saved = book.properties.modified.replace(tzinfo=UTC).isoformat(timespec="seconds")
    finally:
        book.close()
    return Reviewed(path.name, saved, None, columns, rows, records)


def _records(path: Path, sheet: Any) -> Iterator[tuple[str, Event]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        pieces = [str(value) for value in row if value is not None]
        if not pieces:
            continue
        try:
            event = parse_event("".join(pieces[1:]).encode())
        except ValueError as error:
            raise InputError(f"{path}: sheet {RECORDS}, row {number}: {error}; {_REMEDY}") from error
        yield event.id, event


def _rows(path: Path, sheet: Any) -> tuple[dict[str, str], tuple[Row, ...]]:
    """The rows that hold anything, by the names in the first row, wherever a column was moved to."""
    from openpyxl.utils import get_column_letter

    lines = sheet.iter_rows(values_only=True)
    head = [str(value).strip() if value is not None else "" for value in next(lines, ())]
    missing = [name for name, column in BY_NAME.items() if name not in head and column.kind != "shown"]
    missing += ["id"] if "id" not in head else []
    if missing:
        raise InputError(f"{path}: sheet {SHEET}, row 1: there is no column {missing[0]!r}: name it so again")
    columns = {name: f"column {get_column_letter(head.index(name) + 1)} ({name})" for name in BY_NAME if name in head}
    rows = [
        Row(f"sheet {SHEET}, row {number}", _cells(head, line))
        for number, line in enumerate(lines, 2)
        if any(value is not None and str(value).strip() for value in line)
    ]
    return columns, tuple(rows)


def _cells(head: Sequence[str], line: Sequence[Any]) -> dict[str, Any]:
    return {name: value for name, value in zip(head, line, strict=False) if name in BY_NAME}
