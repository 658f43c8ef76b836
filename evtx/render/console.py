"""Consoles and the grid that tables are laid out on; no character of a text steers a terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import IO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from evtx.explain import Node
from evtx.render.plain import UNSAFE, clean

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
FSI, PDI = "\u2068", "\u2069"
_FILE_WIDTH = 160


def make_console(file: IO[str] | None = None, color: bool = True, width: int | None = None) -> Console:
    """A console on standard output (or `file`), plain where the user or NO_COLOR says so. No markup is read."""
    return Console(
        file=file, no_color=None if color else True, highlight=False, markup=False, emoji=False, width=width,
        soft_wrap=False, legacy_windows=False,
    )  # fmt: skip


def file_console(file: IO[str]) -> Console:
    """A console for a table in a file: wide, without colour."""
    return make_console(file, color=False, width=_FILE_WIDTH)


class Grid:
    """A table whose columns get their share of the width, and whose Arabic lines stay in their cells."""

    def __init__(self, console: Console, columns: Sequence[tuple[str, int, int]]) -> None:
        """Columns as (title, least width, weight of its share of the rest); a weight of 0 keeps to the least."""
        self.console = console
        self.isolate = console.is_terminal
        free = console.width - sum(least + 2 for _, least, _ in columns) - len(columns) - 1
        weights = sum(weight for _, _, weight in columns) or 1
        self.widths = [max(4, least + max(0, free) * weight // weights) for _, least, weight in columns]
        self.table = Table(box=box.SIMPLE_HEAD if console.width < 60 else box.ROUNDED, show_lines=True, safe_box=True)
        for (title, _, _), width in zip(columns, self.widths, strict=True):
            self.table.add_column(title, width=width, no_wrap=True, overflow="crop")

    def add(self, cells: Sequence[str | Text]) -> None:
        """One row; a cell may hold several lines."""
        self.table.add_row(*(self._cell(c, w) for c, w in zip(cells, self.widths, strict=True)))

    def _cell(self, cell: str | Text, width: int) -> Text:
        text = cell.copy() if isinstance(cell, Text) else Text(cell)
        text.plain = UNSAFE.sub("\ufffd", text.plain)  # what was not cleaned; the length stays, and with it the styles
        lines = [part for line in text.split("\n", allow_blank=True) for part in line.wrap(self.console, width)]
        for line in lines:
            line.rstrip()
        return Text("\n").join(self._isolated(line) for line in lines)

    def _isolated(self, line: Text) -> Text:
        if not self.isolate or not _RTL.search(line.plain):
            return line
        return Text(FSI).append_text(line).append(PDI)


def tree_of(node: Node) -> Tree:
    tree = Tree(Text(clean(node.label), style="bold"), guide_style="dim")

    def grow(branch: Tree, children: Sequence[Node]) -> None:
        for child in children:
            grow(branch.add(Text(clean(child.label))), child.children)

    grow(tree, node.children)
    return tree
