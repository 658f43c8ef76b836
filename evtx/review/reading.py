"""What stands in a reviewed cell goes in; the value that it means comes out, or what is wrong and what to do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from evtx.model import PLACE_PRECISIONS
from evtx.review.columns import BETWEEN, FIELD_COLUMNS, Cell, Column, tidy
from evtx.review.lists import Lists

_ID = re.compile("[a-z][a-z0-9_]*")
_WHOLE = re.compile(r"\d+(\.0+)?")
_SHORT = 5  # letters of an id in which one slip changes much
_SHEET_ERRORS = frozenset({"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!"})


class CellError(Exception):
    """A cell that cannot be read: the cause and the remedy, for the person who filled it in."""

    def __init__(self, cause: str, remedy: str) -> None:
        super().__init__(f"{cause}: {remedy}")
        self.cause, self.remedy = cause, remedy


def read_cell(column: Column, raw: Any, cells: Mapping[str, Cell], lists: Lists, known: frozenset[str]) -> Cell:
    """The value of a cell. Raises CellError.

    `cells`: those of the row read so far (a subtype depends on its type). `known`: ids outside the lists that the
    row held when it was given out, which may stay.
    """
    if isinstance(raw, str) and raw.strip() in _SHEET_ERRORS:
        raise CellError(f"{raw.strip()} is a fault of the spreadsheet", "write the value itself, no formula")
    text = _text(raw)
    if text is None:
        return None
    if column.kind == "date":
        return _day(raw, text)
    if column.kind == "count":
        return _count(raw, text)
    if column.kind == "degrees":
        return _degrees(text, 90 if column.name == "lat" else 180)
    if column.name == "subtype":
        return _subtype(text, str(cells.get("type")), lists)
    if column.kind == "choice":
        return _choice(text, lists.values[column.listed])
    if column.kind == "ids":
        return BETWEEN.join(dict.fromkeys(_id(part, "actor", lists, known) for part in _parts(text)))
    if column.kind == "pairs":
        return BETWEEN.join(dict.fromkeys(_pair(part, lists, known) for part in _parts(text)))
    if column.kind == "told":
        return BETWEEN.join(dict.fromkeys(_source(part, lists) for part in _parts(text)))
    if column.kind == "names":
        return BETWEEN.join(dict.fromkeys(_parts(text)))
    return text


def check_row(cells: Mapping[str, Cell], changed: Collection[str], lists: Lists) -> list[tuple[str, CellError]]:
    """What is wrong between the cells of a row, each with the column to look at; `changed`: the columns touched."""
    faults: list[tuple[str, CellError]] = []
    start, end = cells.get("date_start"), cells.get("date_end")
    if end and not start:
        faults.append(("date_start", CellError("there is a last day and no first", "give both, or neither")))
    elif start and end and str(end) < str(start):
        faults.append(("date_end", CellError(f"{end} is before the first day, {start}", "swap them")))
    for column in FIELD_COLUMNS:
        if not column.name.endswith("_max"):
            continue
        least, most = cells.get(column.name.removesuffix("_max") + "_min"), cells.get(column.name)
        if isinstance(least, int) and isinstance(most, int) and most < least:
            faults.append((column.name, CellError(f"{most} is less than the least, {least}", "swap them")))
    if cells.get("place") and not cells.get("place_precision"):
        remedy = f"choose from {', '.join(PLACE_PRECISIONS)}"
        faults.append(("place_precision", CellError("a place needs its precision", remedy)))
    if (cells.get("lat") is None) != (cells.get("lon") is None):
        faults.append(("lat", CellError("latitude and longitude go together", "give both, or neither")))
    area, areas = str(cells.get("admin1") or ""), lists.areas.get(str(cells.get("country") or ""), frozenset())
    near = difflib.get_close_matches(area, areas, 1) if area not in areas and "admin1" in changed else []
    if near:
        cause = f"{area!r} is not how {cells.get('country')} has it"
        faults.append(("admin1", CellError(cause, f"did you mean {near[0]}?")))
    return faults


def _text(raw: Any) -> str | None:
    """The cell as text; None for an empty one. A whole number that a sheet made a fraction of is whole again."""
    if raw is None:
        return None
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    return tidy(str(raw).replace("\u00a0", " "))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split("[;؛\n]", text) if part.strip()]


def _day(raw: Any, text: str) -> str:
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise CellError(f"{text!r} is no date", "write it as 2021-06-17") from None


def _count(raw: Any, text: str) -> int:
    if isinstance(raw, date):  # datetime is one too
        raise CellError("the spreadsheet made a date of it", "write the least and the most in their two columns")
    if isinstance(raw, bool) or not _WHOLE.fullmatch(text):
        raise CellError(f"{text!r} is no number of people", "write a whole number, 0 or more")
    return int(float(text))


def _degrees(text: str, most: int) -> float:
    try:
        value = float(text.replace(",", ".").replace("٫", "."))
    except ValueError:
        raise CellError(f"{text!r} is no number", "write degrees with a point, as 36.5849") from None
    if not -most <= value <= most:
        raise CellError(f"{text} lies outside -{most} to {most}", "are latitude and longitude swapped?")
    return value


def _choice(text: str, values: Sequence[str]) -> str:
    """The value of a closed list, whatever its capitals."""
    found = next((v for v in values if v.lower() == text.lower()), None)
    if found is None:
        raise CellError(f"{text!r} is not in the list", _remedy(text, values))
    return found


def _subtype(text: str, event_type: str, lists: Lists) -> str:
    values = lists.subtypes.get(event_type, ())
    if text.lower() not in values:
        listed = ", ".join(values) or "those of its type"
        raise CellError(f"{text!r} is no subtype of {event_type}", f"choose from {listed}")
    return text.lower()


def _remedy(text: str, values: Sequence[str]) -> str:
    spelt = {v.lower(): v for v in values}
    near = difflib.get_close_matches(text.lower(), spelt, 1)
    if near:
        return f"did you mean {spelt[near[0]]}?"
    return f"choose from {', '.join(values)}" if len(values) <= 40 else "choose from the list of the column"


def _id(text: str, listed: str, lists: Lists, known: frozenset[str]) -> str:
    """An id of the lexicon, or a new one that is none of those misspelt."""
    values = lists.values[listed]
    name = text.lower()
    if name in values or name in known:
        return name
    if not _ID.fullmatch(name):
        raise CellError(f"{text!r} is no id", f"write ids such as {values[0]}, several joined with ;")
    near = difflib.get_close_matches(name, values, 1, 0.6 if len(name) <= _SHORT else 0.85)
    if near:
        command = f"evtx lexicon new {listed}" if listed == "actor" else "an entry of your own"
        raise CellError(
            f"{text!r} is not known", f"did you mean {near[0]}? Another one is added with {command} and --lexicon DIR"
        )
    return name


def _pair(text: str, lists: Lists, known: frozenset[str]) -> str:
    name, _, use = (part.strip() for part in text.partition(":"))
    if not use:
        raise CellError(
            f"{text!r} does not tell its use", f"write id:use, with one of {', '.join(lists.values['use'])}"
        )
    return f"{_id(name, 'item', lists, known)}:{_choice(use, lists.values['use'])}"


def _source(text: str, lists: Lists) -> str:
    kind, _, name = (part.strip() for part in text.partition(":"))
    if not name:
        kinds = ", ".join(lists.values["source_kind"])
        raise CellError(f"{text!r} does not tell its kind", f"write kind: name, with one of {kinds}")
    return f"{_choice(kind, lists.values['source_kind'])}: {name}"
