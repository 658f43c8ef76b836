"""Events in, a table for spreadsheets out: CSV in UTF-8 with its mark, a row an event."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from evtx.export import Aids
from evtx.export.cells import harmless
from evtx.export.columns import COLUMNS
from evtx.model import Event


def write_csv(events: Iterable[Event], path: str, _aids: Aids) -> None:
    """Write the rows one by one. The mark at the start makes Excel read UTF-8, so that Arabic is shown as Arabic.

    Texts are quoted, numbers are not; None is an empty cell. Line ends are CR LF (RFC 4180).
    """
    with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        rows.writerow(column.name for column in COLUMNS)
        for event in events:
            rows.writerow(_blank(harmless(column.cell(event))) for column in COLUMNS)


def _blank(cell: str | int | float | None) -> str | int | float:
    return "" if cell is None else cell
