"""What the tests of the exports share: events to change, and the way through `evtx export` without the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import orjson
import pytest

from evtx.export import FORMATS
from evtx.export.knowledge import Knowledge
from evtx.exporting import export, knowledge
from evtx.model import STATUSES, Event, EventDate
from evtx.output import Filters
from evtx.records import parse_event
from tests.export.shown import INPUT

ALL = Filters(statuses=frozenset(STATUSES))


@cache
def events_by_type() -> dict[str, Event]:
    """The events of fixtures/export by their type (the last of each)."""
    lines = (INPUT / "events.jsonl").read_bytes().splitlines()
    return {event.type: event for event in map(parse_event, lines)}


@pytest.fixture
def event() -> Callable[..., Event]:
    """An event of a type, with fields changed."""

    def make(event_type: str, **fields: object) -> Event:
        return replace(events_by_type()[event_type], **fields)

    return make


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """The packaged tables, lexicon and gazetteer."""
    return knowledge(None)


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., tuple[Path, list[str]]]:
    """Write events in a format: the file, and what the user is told."""

    def write(form: str, *events: Event, change: Callable[[Event], Event] | None = None) -> tuple[Path, list[str]]:
        source = tmp_path / "in.jsonl"
        source.write_bytes(b"".join(orjson.dumps(e) + b"\n" for e in events))
        path, told = tmp_path / f"out.{form}", []
        export(str(source), None, FORMATS[form], str(path), ALL, told.append, told.append, None, change)
        return path, told

    return write


def day(start: str | None, end: str | None = None, precision: str = "day") -> EventDate:
    """A date of a record."""
    return EventDate(start, end or start, precision)
