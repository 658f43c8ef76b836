"""Values of a table go in; cells that no spreadsheet runs and no terminal obeys come out."""

from __future__ import annotations

import re

Cell = str | int | float | None

# What opens a formula in Excel, LibreOffice or Google Sheets, also in its full-width form (OWASP, CSV injection).
_STARTS = "=+\\-@＝＋－＠﹢﹣﹦﹫−"
_SPACES = r"\s\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # white space, and characters that are not seen
# A cell may also begin inside a text, where a spreadsheet is set to another separator than the file has.
_FORMULA = re.compile(rf"(^|[;|\t])(?=[{_SPACES}]*[{_STARTS}])")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def clean(text: str) -> str:
    """A text on one line: control characters, line feeds and tabs among them, become a space."""
    return _CONTROLS.sub(" ", text)


def harmless(value: Cell) -> Cell:
    """The value as a spreadsheet may show it: an apostrophe stands before what would run as a formula.

    Numbers stay numbers. Control characters go first, so that a tab or line feed cannot hide the start.
    """
    if not isinstance(value, str):
        return value
    return _FORMULA.sub(r"\1'", clean(value))
