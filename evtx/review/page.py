"""Events go in; one page to review them without a network comes out, and what it saved is read back.

All text of articles reaches the page as data and is shown as text; the page's policy lets nothing run or load but its
own script and style.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from typing import Any

import orjson

from evtx.errors import InputError
from evtx.model import Event
from evtx.records import parse_event
from evtx.review.columns import BY_NAME, FIELD_COLUMNS, blanked, cells_of
from evtx.review.lists import Lists
from evtx.review.rows import Reviewed, Row

SCHEMA_REVIEW = "evtx.review/1"
_HERE = Path(__file__).parent
_REMEDY = "give the file that the review page saved"
# Fields that are always in sight; the others are where the event tells them, and behind "more fields".
_MAIN = frozenset(
    """type subtype status date_start date_end date_precision place admin1 country place_precision initiator target
    killed_min killed_max wounded_min wounded_max""".split()
)


def write_page(events: Iterable[Event], lists: Lists, name: str) -> tuple[bytes, int]:
    """The page, and the number of its rows. `name`: the file's name, which the saved review takes."""
    rows, records = [], []
    for event in events:
        rows.append(_row(event))
        records.append(event)
    data = {
        "schema": SCHEMA_REVIEW,
        "save_as": f"{Path(name).stem}.json",
        "columns": [
            {**{key: getattr(c, key) for key in ("name", "kind", "about", "listed", "field")}, "main": c.name in _MAIN}
            for c in FIELD_COLUMNS
        ],
        "lists": lists.values,
        "subtypes": lists.subtypes,
        "rows": rows,
        "records": records,
    }
    style, script = _part("page.css"), _part("page.js")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}';"
        " base-uri 'none'; form-action 'none'"
    )
    page = Template(_part("page.html"))
    whole = page.substitute(policy=policy, style=style, script=script, data=_inert(data))
    return whole.encode(), len(rows)


def _row(event: Event) -> dict[str, Any]:
    evidence = event.evidence
    start = evidence.trigger.start - evidence.start
    cells = cells_of(event)
    about = (cells[name] for name in ("id", "title", "outlet", "published", "url"))
    return {
        "cells": {c.name: cells[c.name] for c in FIELD_COLUMNS} | {"id": event.id},
        "evidence": {
            # the page counts in the units of its own strings, not in code points
            "text": blanked(evidence.text),
            "start": _units(evidence.text[:start]),
            "end": _units(evidence.text[: start + len(evidence.trigger.text)]),
        },
        "english": cells["in_english"],
        "about": [str(part) for part in about if part],
    }


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _part(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _inert(data: Any) -> str:
    """JSON in which nothing can end the script element that holds it."""
    return orjson.dumps(data).decode().replace("<", "\\u003c").replace(">", "\\u003e")


def read_page(path: Path) -> Reviewed:
    """The rows of a saved review. Raises InputError where it is none or cannot be read."""
    try:
        raw = orjson.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}): check the path") from error
    except orjson.JSONDecodeError as error:
        raise InputError(f"{path}: broken JSON ({error}): {_REMEDY}") from error
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA_REVIEW:
        raise InputError(f"{path}: no saved review: {_REMEDY}")
    try:
        records = [parse_event(orjson.dumps(record)) for record in raw["records"]]
        rows = tuple(_saved_row(number, row) for number, row in enumerate(raw["rows"], 1))
        saved = _moment(str(raw["saved"]))
        by = str(raw["by"]).strip() or None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{path}: not as the page saved it ({error}): {_REMEDY}") from error
    return Reviewed(path.name, saved, by, {name: name for name in BY_NAME}, rows, {e.id: e for e in records})


def _saved_row(number: int, row: dict[str, Any]) -> Row:
    cells = {name: value for name, value in row["cells"].items() if name in BY_NAME}
    cells |= {"id": row["id"], "verdict": row.get("verdict"), "note": row.get("note")}
    return Row(f"row {number}", cells, _moment(row["at"]) if row.get("at") else None)


def _moment(text: str) -> str:
    """A moment as the corrections file writes it. Raises ValueError."""
    return datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="seconds")
