"""Review files by their names: .xlsx is a workbook, .html a page, .json what the page saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from evtx.errors import InputError, UsageError
from evtx.incident import Incident
from evtx.model import Event
from evtx.review.corrections import Correction
from evtx.review.held import decided
from evtx.review.lists import Lists
from evtx.review.rows import Reviewed


def give_out(path: str, events: Iterable[Event], lists: Lists) -> tuple[bytes, int]:
    """The review file of that name, and the number of its rows. Raises UsageError for another kind of name."""
    kind = Path(path).suffix.lower()
    if kind == ".xlsx":
        from evtx.review.sheet import write_sheet

        return write_sheet(events, lists)
    if kind == ".html":
        from evtx.review.page import write_page

        return write_page(events, lists, path)
    raise UsageError(f"-o {path}: a review is a workbook or a page: name it .xlsx or .html")


def take_back(path: Path) -> Reviewed:
    """What stands in a reviewed file. Raises UsageError for another kind of name, InputError for what is in it."""
    kind = path.suffix.lower()
    if kind == ".xlsx":
        from evtx.review.sheet_read import read_sheet

        return read_sheet(path)
    if kind == ".json":
        from evtx.review.page import read_page

        return read_page(path)
    remedy = "the page saves its decisions as .json: give that" if kind == ".html" else "give an .xlsx or .json file"
    raise UsageError(f"{path}: not a reviewed file: {remedy}")


def to_review(events: Iterable[Event], corrections: Iterable[Correction]) -> Iterator[Event]:
    """The events that nobody has decided on, and those whose evidence has changed since. Raises InputError."""
    seen = decided(corrections).seen
    for event in events:
        if isinstance(event, Incident):
            raise InputError(f"{event.id}: an incident of several events: review the events that `evtx extract` wrote")
        before = seen.get(event.id)
        if before is None or before.evidence.text != event.evidence.text:
            yield event


def new_actors(corrections: Iterable[Correction], known: Iterable[str]) -> list[str]:
    """Ids of actors that people gave and no lexicon has."""
    listed = set(known)
    given = {a["id"] for c in corrections for a in c.fields.get("actors") or ()}
    given |= {a["id"] for c in corrections for field in ("claimed_by", "denied_by") for a in c.fields.get(field) or ()}
    return sorted(given - listed)
