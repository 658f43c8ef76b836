"""The articles and events of a state go in; files (or standard output) with those wanted come out, whole or not at all.

A file that is already what it would become is left alone. Appending is a whole replacement too: the old content, then
the records of the articles that are new or changed since the last time. The state notes before and after how long the
file is, so that a run that is killed in between neither repeats nor loses a record.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from evtx import __version__
from evtx.ingest.read import article_from_json
from evtx.output import STDOUT, Facts, Filters, Output, fits, json_bytes, open_output, passes, write_lines
from evtx.records import parse_event
from evtx.review.held import Keeper
from evtx.state.extracting import extractions
from evtx.state.look import look_of
from evtx.state.pace import Pace
from evtx.state.store import State, fact

Show = Callable[[Output, Iterator[bytes]], None]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What to write where.

    what: events | articles. path: None or "-" for standard output. form: jsonl | json | table. filters: of events.
    removed: articles keep the blocks that were left out of them. show: writes the records of a table. keeper: what
    people decided on events, to which they are held.
    """

    what: str
    path: str | None
    form: str
    filters: Filters
    removed: bool = False
    append: bool = False
    show: Show | None = None
    keeper: Keeper | None = None


def deliver(state: State, delivery: Delivery, pace: Pace) -> bool:
    """Write what is wanted; False where the file is already so. Raises OutputError, and Stopped between two records."""
    pace.commit()
    if delivery.path in (None, STDOUT) or not _is_file(delivery.path):
        _write(state, delivery, pace, 0)
        return True
    path = os.path.realpath(delivery.path)
    if delivery.append:
        return _append(state, delivery, path, pace)
    made_of = _made_of(state, delivery)
    row = state.db.execute("SELECT made_of, look FROM output WHERE path = ?", (os.fsencode(path),)).fetchone()
    if row == (made_of, look_of(path)):
        return False
    _write(state, delivery, pace, 0)
    _note(state, path, made_of, state.run)
    return True


def _is_file(path: str) -> bool:
    """Not a pipe or device, which takes what it is given."""
    return not Path(path).exists() or Path(path).is_file()


def _made_of(state: State, delivery: Delivery) -> str:
    """What the content depends on: the state of the state, and the delivery."""
    roots = state.db.execute("SELECT low FROM root ORDER BY number").fetchall()
    decided = delivery.keeper.stamp if delivery.keeper else ""
    content = (delivery.what, delivery.form, filter_values(delivery.filters), delivery.removed, decided)
    return repr((fact(state.db, "generation"), *content, roots, __version__))


def filter_values(filters: Filters) -> list[object]:
    """What filters let through, so that it can be compared with what they let through before."""
    values = (
        filters.types, filters.countries, filters.statuses, filters.since, filters.until, filters.min_confidence,
    )  # fmt: skip
    return [sorted(value) if isinstance(value, frozenset) else value for value in values]


def _append(state: State, delivery: Delivery, path: str, pace: Pace) -> bool:
    """Add the records of articles that are new or changed since the last time."""
    db, key = state.db, os.fsencode(path)
    row = db.execute("SELECT upto, after, next FROM output WHERE path = ?", (key,)).fetchone()
    upto, after, following = row or (0, None, None)
    size = Path(path).stat().st_size if Path(path).exists() else 0
    if after is not None and size == after:
        upto = following  # the run before was killed after the file took its place and before that was noted
    fresh = sum(len(record) + 1 for record in _records(state, delivery, upto))
    if not fresh:
        _note(state, path, "append", max(upto, state.run))
        return False
    lead = 0 if not size or _ends_line(path) else 1
    db.execute(
        "INSERT OR REPLACE INTO output VALUES (?, 'append', '', ?, ?, ?)",
        (key, upto, size + lead + fresh, state.run),
    )
    pace.commit()
    _write(state, delivery, pace, upto)
    _note(state, path, "append", state.run)
    return True


def _ends_line(path: str) -> bool:
    with Path(path).open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read() == b"\n"


def _note(state: State, path: str, made_of: str, upto: int) -> None:
    state.db.execute(
        "INSERT OR REPLACE INTO output VALUES (?, ?, ?, ?, NULL, NULL)",
        (os.fsencode(path), made_of, look_of(path), upto),
    )


def _write(state: State, delivery: Delivery, pace: Pace, upto: int) -> None:
    def checked() -> Iterator[bytes]:
        for record in _records(state, delivery, upto):
            pace.check()
            yield record

    with open_output(delivery.path, delivery.append) as output:
        if delivery.show:
            delivery.show(output, checked())
        else:
            write_lines(output, checked(), delivery.form)


def _records(state: State, delivery: Delivery, upto: int) -> Iterator[bytes]:
    """The records wanted as JSON, of articles (or their events) of later runs than `upto`."""
    if delivery.what == "articles":
        for row, run, _, _ in extractions(state):
            if run > upto:
                yield _article(state, row, delivery.removed)
        return
    decided = _decided_on(state, delivery.keeper)
    for row, _, extraction, made in extractions(state):
        if extraction is None or made is None or made <= upto:
            continue
        if delivery.keeper and row in decided:
            yield from _held(state, row, extraction, delivery.filters, delivery.keeper)
        else:
            yield from _events(state, extraction, delivery.filters)


def _decided_on(state: State, keeper: Keeper | None) -> frozenset[int]:
    """The rows of the articles on whose events somebody has decided."""
    if keeper is None:
        return frozenset()
    rows = state.db.execute("SELECT rowid, given FROM article").fetchall()
    return frozenset(row for row, given in rows if given in keeper.articles)


def _held(state: State, row: int, extraction: int, filters: Filters, keeper: Keeper) -> Iterator[bytes]:
    """The events of an article as people decided on them."""
    (record,) = state.db.execute("SELECT record FROM article WHERE rowid = ?", (row,)).fetchone()
    made = state.db.execute("SELECT record FROM event WHERE extraction = ? ORDER BY number", (extraction,)).fetchall()
    events = keeper.keep(article_from_json(orjson.loads(record)), [parse_event(bytes(event)) for (event,) in made])
    yield from (json_bytes(event) for event in events if passes(event, filters))


def _article(state: State, row: int, removed: bool) -> bytes:
    record, blocks = state.db.execute("SELECT record, removed FROM article WHERE rowid = ?", (row,)).fetchone()
    if not removed:
        return bytes(record)
    return json_bytes(article_from_json({**orjson.loads(record), "removed": orjson.loads(blocks)}))


def _events(state: State, extraction: int, filters: Filters) -> Iterator[bytes]:
    rows = state.db.execute(
        'SELECT type, status, confidence, countries, start, "end", record FROM event WHERE extraction = ?'
        " ORDER BY number",
        (extraction,),
    )
    for kind, status, confidence, countries, start, end, record in rows.fetchall():
        if fits(Facts(kind, status, confidence, tuple(countries.split()), start, end), filters):
            yield record
