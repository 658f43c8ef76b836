"""Events go in; a workbook to review them comes out: a row an event, lists to choose from, wrong cells turning red.

Made with openpyxl (the extra `xlsx`). No text of an article is ever a formula: every text is stored as text, with the
mark that keeps it one when its cell is edited.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import orjson

from evtx.errors import UsageError
from evtx.model import Event
from evtx.review.columns import COLUMNS, Column, blanked, cells_of
from evtx.review.guards import guard, tint
from evtx.review.lists import Lists

if TYPE_CHECKING:
    from openpyxl import Workbook

SHEET, RECORDS, LISTS, HELP = "review", "records", "lists", "how to"
_LONGEST = 32_000  # characters of a cell; spreadsheets hold 32,767
_PIECE = 30_000
_LINE, _WIDE = 15, 60  # height of a line in points, letters of a line of evidence
_GREY = "FFE4E4E4"
_HOW_TO = (
    "One row is one event that evtx found. Read the evidence, then choose a verdict:",
    "accept: it happened as the row says, every cell of it.",
    "correct: there is such an event, and the row is right after your changes. Change whatever is wrong.",
    "reject: there is no such event, or it is told in another row.",
    "Leave the verdict empty where you have not decided.",
    "A verdict covers the whole row: no later run changes these fields.",
    "A cell that turns red holds something that the import will refuse. Click a cell to see what it takes.",
    "Several values in a cell are joined with a semicolon. An empty cell means: not told.",
    "The sheet is protected against slips, without a password; the id must stay as it is.",
)


def needs_openpyxl() -> None:
    """Raises UsageError where the library that reads and writes workbooks is not installed."""
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        remedy = "install it with pip install 'evtx[xlsx]', or review a page instead: -o review.html"
        raise UsageError(f"a workbook needs openpyxl, which is not installed: {remedy}") from None


def write_sheet(events: Iterable[Event], lists: Lists) -> tuple[bytes, int]:
    """The workbook, and the number of its rows."""
    needs_openpyxl()
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    rows = _review(book, events)
    _lists(book, lists)
    _how_to(book)
    sheet = book[SHEET]
    if rows:
        for number, column in enumerate(COLUMNS, 1):
            guard(sheet, number, column, rows + 1)
        tint(sheet, rows + 1)
    book.move_sheet(HELP, -book.index(book[HELP]))
    book.active = 1
    data = io.BytesIO()
    book.save(data)
    return data.getvalue(), rows


# ---------------------------------------------------------------- rows


def _review(book: Workbook, events: Iterable[Event]) -> int:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils import get_column_letter

    _add_styles(book)
    sheet = book.create_sheet(SHEET)
    records = book.create_sheet(RECORDS)
    records.sheet_state = "veryHidden"
    sheet.freeze_panes = "D2"
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.wide
    sheet.row_dimensions[1].height = 2 * _LINE
    sheet.append([_cell(WriteOnlyCell(sheet), column.name, "head") for column in COLUMNS])
    count = 0
    for event in events:
        shown = cells_of(event)
        sheet.row_dimensions[count + 2].height = _LINE * (2 + len(event.evidence.text) // _WIDE)
        sheet.append([_filled(sheet, column, shown[column.name], event) for column in COLUMNS])
        records.append([_cell(WriteOnlyCell(records), piece, "locked") for piece in _pieces(event)])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{count + 1}"
    _protect(sheet)
    return count


def _pieces(event: Event) -> Iterator[str]:
    yield event.id
    record = orjson.dumps(event).decode()
    for start in range(0, len(record), _PIECE):
        yield record[start : start + _PIECE]


def _add_styles(book: Workbook) -> None:
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection

    for name, locked, order, form in (
        ("locked", True, 0, "@"),
        ("open", False, 0, "@"),
        ("arabic", True, 2, "@"),
        ("day", False, 0, "yyyy-mm-dd"),
        ("number", False, 0, "General"),
        ("head", True, 0, "@"),
    ):
        style = NamedStyle(f"evtx {name}")
        style.protection = Protection(locked=locked)
        style.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=order)
        style.number_format = form
        if name == "head":
            style.font = Font(bold=True)
            style.fill = PatternFill("solid", fgColor=_GREY)
        book.add_named_style(style)


def _cell(cell: Any, value: Any, style: str) -> Any:
    """A cell with its value; text stays text, whatever it begins with."""
    cell.value = value
    cell.style = f"evtx {style}"
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _filled(sheet: Any, column: Column, value: Any, event: Event) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    if column.name == "evidence":
        cell.value = _marked(event)
        cell.style = "evtx arabic"
        return cell
    if column.kind == "date":
        return _cell(cell, date.fromisoformat(value) if value else None, "day")
    if column.kind in ("count", "degrees"):
        return _cell(cell, value, "number")
    text = value[:_LONGEST] if isinstance(value, str) else value
    return _cell(cell, text, "locked" if column.kind == "shown" else "open")


def _marked(event: Event) -> Any:
    """The sentence, its trigger in bold red."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    text = blanked(event.evidence.text)[:_LONGEST]
    start = event.evidence.trigger.start - event.evidence.start
    end = event.evidence.trigger.end - event.evidence.start
    red = InlineFont(b=True, color="FFC00000")
    parts = [text[:start], TextBlock(red, text[start:end]), text[end:]]
    return CellRichText(*(part for part in parts if str(part)))


def _protect(sheet: Any) -> None:
    """Ids and evidence cannot be changed by a slip; widths, heights and the filter can."""
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(sheet.protection, allowed, False)  # these say what is forbidden


# ---------------------------------------------------------------- lists and what a cell takes


def _lists(book: Workbook, lists: Lists) -> None:
    """A hidden sheet with a named column for each list, and type beside subtype in the last two."""
    from openpyxl.utils import get_column_letter
    from openpyxl.workbook.defined_name import DefinedName

    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    pairs = [(name, subtype) for name, known in lists.subtypes.items() for subtype in known]
    columns: dict[str, Sequence[str]] = {**lists.values}
    columns["type_of_subtype"] = [name for name, _ in pairs]
    columns["subtype_of_type"] = [subtype for _, subtype in pairs]
    sheet.append(list(columns))
    for row in zip_longest(*columns.values()):
        sheet.append(row)
    for number, (name, values) in enumerate(columns.items(), 1):
        letter = get_column_letter(number)
        span = f"{LISTS}!${letter}$2:${letter}${max(2, len(values) + 1)}"
        book.defined_names[f"list_{name}"] = DefinedName(f"list_{name}", attr_text=span)


def _how_to(book: Workbook) -> None:
    sheet = book.create_sheet(HELP)
    sheet.column_dimensions["A"].width = 18
    sheet.column_dimensions["B"].width = 110
    for line in _HOW_TO:
        sheet.append([line])
    sheet.append([])
    for column in COLUMNS:
        if column.kind != "shown":
            sheet.append([column.name, column.about])
