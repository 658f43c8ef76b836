"""What changed between two runs, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from evtx.changes import EventChange
from evtx.render.console import Grid
from evtx.render.plain import clean

_STYLE = {"added": "green", "gone": "red", "changed": "yellow"}


def changes_table(console: Console, changes: Sequence[EventChange]) -> None:
    """A row an event: what became of it, which it is, and each field with its old and its new value."""
    grid = Grid(console, [("change", 8, 0), ("event", 16, 1), ("what changed", 24, 4)])
    for change in changes:
        event = Text(clean(change.type), style="bold")
        for part in (change.id[:9], change.date, change.place, change.article):
            event.append(f"\n{clean(part)}" if part else "", style="none")
        grid.add([Text(change.change, style=_STYLE[change.change]), event, _what(change)])
    console.print(grid.table)


def _what(change: EventChange) -> Text:
    if change.record is not None:
        return Text(clean(change.record.evidence.text))
    text = Text()
    for number, field in enumerate(change.fields):
        text.append("\n" if number else "").append(f"{field.field}: ", style="bold")
        text.append(_said(field.old), style="red").append(" → ").append(_said(field.new), style="green")
    return text


def _said(value: Any) -> str:
    if value is None or value == []:
        return "–"
    return clean(", ".join(str(v) for v in value) if isinstance(value, list) else str(value))
