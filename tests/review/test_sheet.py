"""The workbook: what goes out comes back, lists are the codebook's, texts are no formulas, slips turn red."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from evtx import model
from evtx.config import EVENT_TYPES
from evtx.errors import InputError
from evtx.model import SpanText
from evtx.review.columns import BY_NAME, COLUMNS, FIELD_COLUMNS, NONE, cells_of
from evtx.review.guards import wrong
from evtx.review.sheet import write_sheet
from evtx.review.sheet_read import read_sheet
from evtx.schema import SUBTYPES

NASTY = ('=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(1)", "=1+1")


def workbook(events, desk):
    return load_workbook(io.BytesIO(write_sheet(events, desk.lists)[0]), rich_text=True)


def test_every_cell_comes_back_as_it_went_out(events, desk):
    sheet = workbook(events, desk)["review"]
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0] == tuple(column.name for column in COLUMNS)
    for event, line in zip(events, lines[1:], strict=True):
        shown = cells_of(event)
        for column, value in zip(COLUMNS, line, strict=True):
            if isinstance(value, datetime):
                value = value.date().isoformat()
            assert (str(value) if column.name == "evidence" else value) == shown[column.name], column.name


def test_an_untouched_sheet_decides_nothing(events, filled):
    judged = filled(events, {})
    assert (judged.corrections, judged.faults) == ((), ())
    assert judged.open == events


def test_the_record_comes_back_whole_however_long(events, desk, tmp_path):
    mentions = tuple(model.SpanRef(n, n + 1) for n in range(4000))
    long = replace(events[0], mentions=mentions)
    path = tmp_path / "review.xlsx"
    path.write_bytes(write_sheet([long], desk.lists)[0])
    assert read_sheet(path).records == {long.id: long}


def test_the_trigger_is_set_off_in_the_evidence(events, desk):
    cell = workbook(events, desk)["review"]["C2"].value
    assert [str(part) for part in cell if not isinstance(part, str)] == [events[0].evidence.trigger.text]


# ---------------------------------------------------------------- formulas


def test_no_text_of_an_article_is_a_formula(events, desk):
    event = events[0]
    hostile = [
        replace(
            event,
            id=f"e_{n:016x}",
            place=replace(event.place, name=text),
            sources=(model.Source(text, "media"),),
            evidence=replace(event.evidence, text=text, start=0, end=len(text), trigger=SpanText(text[:1], 0, 1)),
            article=replace(event.article, title=text, url=text, outlet=text, id=text),
            notes_en=text,
        )
        for n, text in enumerate(NASTY)
    ]
    data = write_sheet(hostile, desk.lists)[0]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets" in name]
    assert not any(re.search(r"<f[ >]", sheet) for sheet in sheets)
    sheet = load_workbook(io.BytesIO(data))["review"]
    for row in sheet.iter_rows(min_row=2):
        assert {cell.data_type for cell in row} <= {"s", "n", "d"}
        texts = [c for c in row if isinstance(c.value, str) and c.value[:1] in "=+-@" and c.column_letter != "C"]
        assert texts
        assert all(cell.quotePrefix and cell.number_format == "@" for cell in texts)


def test_hostile_texts_survive_the_round_trip(events, filled):
    place = replace(events[0].place, name="=1+1")
    judged = filled((replace(events[0], place=place, places=()),), {(0, "verdict"): "accept"})
    assert judged.faults == ()
    assert judged.corrections[0].record["place"]["name"] == "=1+1"


# ---------------------------------------------------------------- what a cell takes


def listed(book, name):
    span = book.defined_names[f"list_{name}"].attr_text.replace("$", "")
    sheet, cells = span.split("!")
    return [row[0].value for row in book[sheet][cells]]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("verdict", ("accept", "reject", "correct")),
        ("type", sorted(EVENT_TYPES)),
        ("status", model.STATUSES),
        ("date_precision", model.DATE_PRECISIONS),
        ("place_precision", model.PLACE_PRECISIONS),
    ],
)
def test_closed_lists_are_drop_downs(name, values, events, desk):
    book = workbook(events, desk)
    checks = {c.promptTitle: c for c in book["review"].data_validations.dataValidation}
    check = checks[name]
    assert (check.type, check.errorStyle or "stop", check.showErrorMessage) == ("list", "stop", True)
    assert check.formula1 == f"list_{name}"
    assert listed(book, name) == list(values)
    assert str(check.sqref).endswith(str(len(events) + 1))


def test_subtypes_are_those_of_the_type(events, desk):
    book = workbook(events, desk)
    pairs = list(zip(listed(book, "type_of_subtype"), listed(book, "subtype_of_type"), strict=True))
    assert set(pairs) == {(t, s) for t in EVENT_TYPES for s in (NONE, *SUBTYPES.get(t, ()))}
    assert [t for t, _ in pairs] == sorted(t for t, _ in pairs), "the drop-down cuts one run of rows"


def test_every_column_that_is_read_says_what_it_takes(events, desk):
    checks = {c.promptTitle for c in workbook(events, desk)["review"].data_validations.dataValidation}
    assert checks == {column.name for column in COLUMNS if column.kind != "shown"}


def test_ids_and_evidence_are_locked_and_fields_are_not(events, desk):
    sheet = workbook(events, desk)["review"]
    assert sheet.protection.sheet
    locked = {COLUMNS[cell.column - 1].name for cell in sheet[2] if cell.protection.locked}
    assert locked == {column.name for column in COLUMNS if column.kind == "shown"}


# (column, a value that the import refuses, one that it takes), as a spreadsheet would hold them
GUARDED = [
    ("verdict", "yes", "accept"),
    ("type", "shellin", "shelling"),
    ("subtype", "ied", "mortar"),
    ("status", "done", "ongoing"),
    ("date_start", "soon", date(2025, 8, 27)),
    ("date_end", date(2025, 8, 1), date(2025, 8, 29)),
    ("lat", 97, 13.6),
    ("initiator", "rsf; sfd", "rsf; sdf"),
    ("killed_min", -1, 3),
    ("killed_max", 1, 30),
    ("items", "artillery", "artillery:used; house:destroyed"),
    ("sources", "سانا", "media: سانا; official: وزارة الدفاع"),
]


@pytest.mark.parametrize("column", [g[0] for g in GUARDED])
def test_what_turns_red_is_refused_and_what_does_not_is_taken(column, events, filled):
    _, bad, good = next(g for g in GUARDED if g[0] == column)
    events = [e for e in events if e.subtype is None and e.type != "shelling"] if column == "type" else events
    (fault,) = filled(events[:1], {(0, "verdict"): "correct", (0, column): bad}).faults
    assert (fault.where, fault.column.split()[-1]) == ("sheet review, row 2", f"({column})")
    verdict = {} if column == "verdict" else {(0, "verdict"): "correct"}
    assert filled(events[:1], {**verdict, (0, column): good}).faults == ()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_the_red_formulas_hold_in_a_spreadsheet(events, desk, tmp_path):
    """Each formula is set beside a wrong and a right value, and LibreOffice says which is which."""
    book = workbook([events[0]] * (2 * len(GUARDED)), desk)
    sheet, red = book["review"], book.create_sheet("red")
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    for number, (column, bad, good) in enumerate(GUARDED):
        for row, value in ((2 * number + 2, bad), (2 * number + 3, good)):
            sheet[f"{letters[column]}{row}"] = value
            formula = wrong(BY_NAME[column], f"{letters[column]}2")
            shifted = re.sub(r"(?<![A-Za-z_$0-9])(\$?[A-Z]{1,2})2(?!\d)", rf"review!\g<1>{row}", formula)
            red.append([column, f"={shifted}"])
    book.save(tmp_path / "red.xlsx")
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    call = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "red.xlsx"),
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    told = [line.split(",") for line in (tmp_path / "red-red.csv").read_text(encoding="utf-8").split()]
    assert told == [[column, answer] for column, _, _ in GUARDED for answer in ("TRUE", "FALSE")]


# ---------------------------------------------------------------- reading


def test_columns_may_be_moved_and_added(events, filled, tmp_path, desk):
    book = workbook(events[:2], desk)
    sheet = book["review"]
    sheet.insert_cols(1)
    sheet["A1"] = "my own"
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["verdict"]).value = "accept"
    book.save(tmp_path / "moved.xlsx")
    rows = read_sheet(tmp_path / "moved.xlsx").rows
    assert [row.cells["verdict"] for row in rows] == ["accept", None]
    assert [row.cells["id"] for row in rows] == [event.id for event in events[:2]]


def _without_column(book):
    book["review"].delete_cols(2)


def _without_records(book):
    del book["records"]


def _without_review(book):
    book["review"].title = "mine"


def _with_cut_record(book):
    book["records"]["B1"] = book["records"]["B1"].value[:100]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_without_column, "sheet review, row 1: there is no column 'verdict': name it so again"),
        (_without_records, "there is no sheet 'records': give the workbook"),
        (_without_review, "there is no sheet 'review'"),
        (_with_cut_record, "sheet records, row 1: not JSON"),
    ],
)
def test_a_spoilt_workbook_is_told(spoil, said, events, desk, tmp_path):
    book = workbook(events[:2], desk)
    spoil(book)
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(InputError, match=re.escape(said)):
        read_sheet(tmp_path / "x.xlsx")


def test_what_is_no_workbook_is_told(tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_text("no zip")
    with pytest.raises(InputError, match="no workbook"):
        read_sheet(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_sheet(tmp_path / "none.xlsx")
    Workbook().save(path)
    with pytest.raises(InputError, match="there is no sheet 'review'"):
        read_sheet(path)


def test_the_moment_of_saving_is_kept(events, desk, tmp_path):
    path: Path = tmp_path / "x.xlsx"
    path.write_bytes(write_sheet(events[:1], desk.lists)[0])
    assert datetime.fromisoformat(read_sheet(path).saved).utcoffset() is not None


def test_all_fields_that_people_decide_on_have_columns():
    from evtx.review.corrections import SET

    assert {column.field for column in FIELD_COLUMNS} == SET
