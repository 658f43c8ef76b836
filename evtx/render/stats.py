"""A summary of events in numbers, bars and a line of days."""

from __future__ import annotations

from collections.abc import Sequence

from rich.columns import Columns
from rich.console import Console
from rich.table import Table
from rich.text import Text

from evtx.render.plain import clean
from evtx.stats import Bin, Summary, bins

_BLOCKS = "▁▂▃▄▅▆▇█"
_PLAIN = ".:-=+*#@"  # where the terminal's encoding has no blocks
_NONE = " "
_ROWS = 10  # lines of a table; the rest is one line
_BAR = 12


def summary(console: Console, found: Summary) -> None:
    """The head, the line of days, then types, governorates, actors and outlets, side by side where they fit."""
    console.print(Text(_head(found)), soft_wrap=True)
    if found.toll:
        toll = ", ".join(f"{_range(low, high)} {kind}" for kind, (low, high) in found.toll.items())
        console.print(Text(f"toll as told, summed up: {toll}"), soft_wrap=True)
    _days(console, bins(found.days, max(10, min(console.width, 100) - 2)))
    tables = (
        ("type", found.types.most_common()),
        ("governorate", [(_governorate(*key), count) for key, count in found.governorates.most_common()]),
        ("actor", [(name, count) for (_, name), count in found.actors.most_common()]),
        ("outlet", found.outlets.most_common()),
    )
    console.print(
        Columns([_table(title, rows, _blocks(console)[-1]) for title, rows in tables if rows], padding=(1, 3))
    )


def _head(found: Summary) -> str:
    single = found.events - found.incidents
    parts = [_many(found.incidents, "incident")] if found.incidents else []
    parts += [_many(single, "event")] if single or not parts else []
    parts += [f"{count} {status}" for status, count in found.statuses.most_common() if status != "occurred"]
    parts += [f"{found.undated} without a day"] * bool(found.undated)
    parts += [f"{found.unplaced} without a place"] * bool(found.unplaced)
    return ", ".join(parts)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _governorate(admin1: str, country: str) -> str:
    if admin1:
        return f"{admin1}, {country}" if country else admin1
    return f"{country}, no governorate" if country else "not known"


def _days(console: Console, found: Sequence[Bin]) -> None:
    """The line of days with its ends and its highest bin."""
    if not found:
        return
    top = max(found, key=lambda b: b.events)
    blocks = _blocks(console)
    line = "".join(blocks[-(-b.events * len(blocks) // top.events) - 1] if b.events else _NONE for b in found)
    step = found[0].days
    unit = {1: "a day each", 7: "a week each"}.get(step, f"{step} days each")
    console.print(Text(line, style="cyan"), no_wrap=True, overflow="crop")
    most = f"{top.events} on {top.start}" if step == 1 else f"{top.events} from {top.start}"
    console.print(Text(f"{found[0].start} to {found[-1].start}, {unit}; most: {most}"), soft_wrap=True)


def _blocks(console: Console) -> str:
    return _BLOCKS if (console.encoding or "").lower().replace("-", "") == "utf8" else _PLAIN


def _table(title: str, rows: Sequence[tuple[str, int]], block: str) -> Table:
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    table.add_column(title, max_width=36, no_wrap=True, overflow="ellipsis")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("", width=_BAR, no_wrap=True)
    most = max(count for _, count in rows)
    for name, count in rows[:_ROWS]:
        table.add_row(Text(clean(name)), str(count), Text(block * max(1, round(count * _BAR / most)), style="cyan"))
    if len(rows) > _ROWS:
        table.add_row(Text(f"{len(rows) - _ROWS} more", style="dim"), str(sum(c for _, c in rows[_ROWS:])), "")
    return table
