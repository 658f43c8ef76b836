"""Events in, an Excel workbook out: the rows of csv with typed cells, and a sheet that explains the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from evtx.errors import OutputError
from evtx.export import Aids
from evtx.export.cells import Cell, harmless
from evtx.export.columns import COLUMNS
from evtx.model import Event

_ROWS = 1_048_576  # rows of a sheet, and characters of a cell: the limits of Excel
_CHARACTERS = 32_767
_DAYS = frozenset({"date", "date_end", "not_before", "published"})
_WIDE = {"notes_en": 60, "evidence": 80, "title": 40, "sources": 40, "casualties_by": 30}
_USUAL = 16


def write_xlsx(events: Iterable[Event], path: str, _aids: Aids) -> None:
    """Write row by row (memory does not grow with the rows). Raises OutputError for more events than a sheet holds.

    Texts are texts, never formulas; days are dates, numbers are numbers.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("events")
    sheet.freeze_panes = "B2"
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[_letters(number)].width = _WIDE.get(column.name, _USUAL)
    try:
        count = _fill(sheet, events)
    except BaseException:
        sheet.close()  # else openpyxl complains at its end that its file was left open
        raise
    sheet.auto_filter.ref = f"A1:{_letters(len(COLUMNS))}{count + 1}"
    legend = book.create_sheet("columns")
    legend.column_dimensions["A"].width, legend.column_dimensions["B"].width = 20, 80
    for column in COLUMNS:
        legend.append([column.name, column.about])
    book.save(path)


def _fill(sheet: Any, events: Iterable[Event]) -> int:
    """Write the head and a row an event; the number of events."""
    sheet.append(list(_heads(sheet)))
    count = 0
    for count, event in enumerate(events, 1):
        if count >= _ROWS:
            raise OutputError(f"Excel holds {_ROWS - 1} events a sheet, and there are more: take --to csv, or filter")
        sheet.append([_typed(sheet, column.name, column.cell(event)) for column in COLUMNS])
    return count


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    letters: str = get_column_letter(number)
    return letters


def _heads(sheet: Any) -> Iterator[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    for column in COLUMNS:
        cell = WriteOnlyCell(sheet, value=column.name)
        cell.font = Font(bold=True)
        yield cell


def _typed(sheet: Any, name: str, value: Cell) -> Any:
    """The value as Excel knows it; a text is marked as one, whatever it looks like."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    if name in _DAYS and (day := _day(value)):
        cell = WriteOnlyCell(sheet, value=day)
        cell.number_format = "yyyy-mm-dd"
        return cell
    text = str(harmless(value))[:_CHARACTERS]
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def _day(value: str) -> date | None:
    """The day, where Excel can hold it (from 1900 on)."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year >= 1900 else None
