"""A column of a workbook goes in; what its cells take, and the formulas that turn a wrong one red, come out.

A validation stops what is typed; the red also shows what came in by pasting, which no validation sees.
"""

from __future__ import annotations

from typing import Any

from evtx.review.columns import COLUMNS, Column

_RED, _GREEN, _YELLOW, _GREY = "FFF4B6B6", "FFDFF2DF", "FFFFF6CF", "FFE4E4E4"


def _letter(name: str) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(next(n for n, column in enumerate(COLUMNS, 1) if column.name == name)))


def guard(sheet: Any, number: int, column: Column, last: int) -> None:
    """What a column takes: a list to choose from or a test, a word of help, and red for what came in by pasting."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.kind == "shown":
        return
    letter = get_column_letter(number)
    span, cell = f"{letter}2:{letter}{last}", f"{letter}2"
    rule, style = _rule(column)
    check = DataValidation(**rule, allow_blank=True, showInputMessage=True, showErrorMessage=bool(rule and style))
    check.errorStyle = style or None
    check.promptTitle, check.prompt = column.name, column.about[:255]
    check.errorTitle = column.name
    check.error = f"This is not what the column takes. {column.about}"[:255]
    check.add(span)
    sheet.data_validations.append(check)
    test = wrong(column, cell)
    if test:
        red = PatternFill("solid", bgColor=_RED)
        sheet.conditional_formatting.add(span, FormulaRule(formula=[test], fill=red, stopIfTrue=True))


def _rule(column: Column) -> tuple[dict[str, Any], str]:
    """The validation of a column, and how strict it is (stop, warning, or not at all)."""
    kind, name = column.kind, column.name
    if name == "subtype":
        kinds, kind_cell = "list_type_of_subtype", f"${_letter('type')}2"
        first = f"OFFSET(list_subtype_of_type,MATCH({kind_cell},{kinds},0)-1,0,COUNTIF({kinds},{kind_cell}),1)"
        return {"type": "list", "formula1": first}, "stop"
    if kind == "choice":
        return {"type": "list", "formula1": f"list_{column.listed}"}, "stop"
    if kind == "area":
        return {"type": "list", "formula1": f"list_{column.listed}"}, "warning"
    if kind == "ids":
        return {"type": "list", "formula1": f"list_{column.listed}"}, ""  # several ids are none of the list
    if kind == "date":
        first = f"{_letter('date_start')}2" if name == "date_end" else "DATE(1900,1,1)"
        return {"type": "date", "operator": "greaterThanOrEqual", "formula1": first}, "stop"
    if kind == "count":
        first = f"{_letter(name.removesuffix('_max') + '_min')}2" if name.endswith("_max") else "0"
        return {"type": "whole", "operator": "greaterThanOrEqual", "formula1": first}, "stop"
    if kind == "degrees":
        most = 90 if name == "lat" else 180
        return {"type": "decimal", "operator": "between", "formula1": str(-most), "formula2": str(most)}, "stop"
    return {}, ""


def wrong(column: Column, cell: str) -> str:
    """The formula that is true of a cell that the import would refuse; empty where none can tell."""
    filled = f'{cell}<>""'
    if column.name == "subtype":
        kind_cell = f"${_letter('type')}2"
        return f"AND({filled},COUNTIFS(list_type_of_subtype,{kind_cell},list_subtype_of_type,{cell})=0)"
    if column.kind == "choice":
        return f"AND({filled},COUNTIF(list_{column.listed},{cell})=0)"
    if column.kind == "ids":
        parts = f'TRIM(MID(SUBSTITUTE({cell},";",REPT(" ",99)),(ROW($1:$20)-1)*99+1,99))'
        count = f'LEN({cell})-LEN(SUBSTITUTE({cell},";",""))+1'
        return f"AND({filled},SUMPRODUCT(COUNTIF(list_{column.listed},{parts}))<{count})"
    if column.kind in ("pairs", "told"):
        colons, marks = (f'LEN({cell})-LEN(SUBSTITUTE({cell},"{mark}",""))' for mark in ":;")
        return f"AND({filled},{colons}<{marks}+1)"
    if column.kind == "date":
        after = f",{cell}<{_letter('date_start')}2" if column.name == "date_end" else ""
        return f"AND({filled},OR(NOT(ISNUMBER({cell})){after}))"
    if column.kind == "count":
        least = f"{_letter(column.name.removesuffix('_max') + '_min')}2" if column.name.endswith("_max") else "0"
        return f"AND({filled},OR(NOT(ISNUMBER({cell})),{cell}<0,{cell}<{least}))"
    if column.kind == "degrees":
        most = 90 if column.name == "lat" else 180
        return f"AND({filled},OR(NOT(ISNUMBER({cell})),ABS({cell})>{most}))"
    return ""


def tint(sheet: Any, last: int) -> None:
    """The row in the colour of its verdict."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill
    from openpyxl.utils import get_column_letter

    verdict = f"${_letter('verdict')}2"
    span = f"A2:{get_column_letter(len(COLUMNS))}{last}"
    for name, colour in (("accept", _GREEN), ("correct", _YELLOW), ("reject", _GREY)):
        fill = PatternFill("solid", bgColor=colour)
        sheet.conditional_formatting.add(span, FormulaRule(formula=[f'{verdict}="{name}"'], fill=fill))
