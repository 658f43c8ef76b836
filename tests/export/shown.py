"""What a file of each format holds, as text that a golden file can keep: read with a reader that is not ours."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from tests.export.page import shown_page

ROOT = Path(__file__).parents[2]
INPUT = ROOT / "fixtures" / "export"
GOLDEN = ROOT / "fixtures" / "golden" / "export"
SUFFIX = {
    "csv": "csv", "xlsx": "xlsx.jsonl", "sqlite": "sqlite.sql", "parquet": "parquet.jsonl", "geojson": "geojson",
    "acled": "acled.csv", "plover": "plover.jsonl", "html": "html.txt",
}  # fmt: skip
NEEDS = {"xlsx": "openpyxl", "parquet": "pyarrow"}


def golden(kind: str, form: str) -> Path:
    """The golden file of `events` or `incidents` in a format."""
    return GOLDEN / f"{kind}.{SUFFIX[form]}"


def shown(form: str, path: Path) -> bytes:
    """The text formats as they are, the others read back."""
    if form == "xlsx":
        return _sheets(path)
    if form == "sqlite":
        with sqlite3.connect(path) as database:
            return ("\n".join(database.iterdump()) + "\n").encode()
    if form == "parquet":
        return _columns(path)
    if form == "html":
        return shown_page(path)
    return path.read_bytes()


def _sheets(path: Path) -> bytes:
    import openpyxl

    book = openpyxl.load_workbook(path)
    rows = [[sheet.title, *(_cell(c) for c in row)] for sheet in book for row in sheet.iter_rows()]
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def _cell(cell) -> object:
    return f"{cell.value:%Y-%m-%d} (date)" if cell.is_date and cell.value else cell.value


def _columns(path: Path) -> bytes:
    from pyarrow import parquet

    table = parquet.read_table(path)
    lines = [json.dumps({field.name: str(field.type) for field in table.schema}, ensure_ascii=False)]
    lines += [json.dumps(row, ensure_ascii=False, default=str) for row in table.to_pylist()]
    return "\n".join(lines).encode() + b"\n"
