"""What the tests of review share: events, the desk at which rows are judged, and a filled-in workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evtx.model import Event
from evtx.pipeline import default_engine
from evtx.records import read_events
from evtx.review.decide import Judged, judge
from evtx.review.desk import Desk, make_desk
from evtx.review.sheet import write_sheet
from evtx.review.sheet_read import read_sheet

ROOT = Path(__file__).parents[2]
GIVEN = ROOT / "fixtures" / "review" / "events.jsonl"


@cache
def given_events() -> tuple[Event, ...]:
    return tuple(read_events(str(GIVEN), None, print))


@cache
def the_desk() -> Desk:
    return make_desk(default_engine(), "Layla", "2025-12-10T10:00:00+00:00")


@pytest.fixture
def events() -> tuple[Event, ...]:
    return given_events()


@pytest.fixture
def desk() -> Desk:
    return the_desk()


@pytest.fixture
def filled(tmp_path: Path) -> Callable[..., Judged]:
    """Judge a workbook of events after some cells were filled in: (row of the event, column) -> value."""

    def fill(given: tuple[Event, ...], cells: dict[tuple[int, str], Any]) -> Judged:
        from openpyxl import load_workbook

        book = load_workbook(io.BytesIO(write_sheet(given, the_desk().lists)[0]), rich_text=True)
        sheet = book["review"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        for (row, column), value in cells.items():
            sheet.cell(row + 2, columns[column]).value = value
        path = tmp_path / "review.xlsx"
        book.save(path)
        return judge(read_sheet(path), the_desk())

    return fill
