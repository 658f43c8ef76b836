"""How many names of private persons `evtx export --redact persons` lets through, in every format.

    python -m benchmarks.redaction EVENTS.jsonl NAMES.txt

NAMES.txt has a name a line (a family's name alone with the word before it), as people found it in the texts; no list
is kept here, since lists of victims are what the option is there to avoid. A name counts as told where its letters are
in the unredacted file, and as let through where they are in the redacted one. The table has a line a format.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from evtx.export import FORMATS
from evtx.exporting import export, redaction
from evtx.model import STATUSES, Event
from evtx.output import Filters
from evtx.text.normalize import fold_text

_ALL = Filters(statuses=frozenset(STATUSES))


def written(source: str, name: str, change: Callable[[Event], Event] | None) -> str:
    """The text of a format, folded; of a binary one what its own reader gives."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"out.{name}"
        export(source, None, FORMATS[name], str(path), _ALL, _quiet, _quiet, None, change)
        return fold_text(_read(name, path))


def _quiet(_: str) -> None:
    pass


def _read(name: str, path: Path) -> str:
    if name == "xlsx":
        import openpyxl

        book = openpyxl.load_workbook(path)
        return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    if name == "sqlite":
        import sqlite3

        with sqlite3.connect(path) as database:
            return "\n".join(database.iterdump())
    if name == "parquet":
        from pyarrow import parquet

        return str(parquet.read_table(path).to_pylist())
    return path.read_text("utf-8")


def main(source: str, names: str) -> None:
    """Print a line a format: names told, names let through, and which."""
    sought = [line.strip() for line in Path(names).read_text("utf-8").splitlines() if line.strip()]
    change = redaction(None)
    for name in FORMATS:
        before, after = written(source, name, None), written(source, name, change)
        told = [n for n in sought if fold_text(n) in before]
        left = [n for n in told if fold_text(n) in after]
        print(f"{name:8} {len(told):4} told {len(left):4} let through  {'; '.join(left)}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
