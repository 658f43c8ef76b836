"""Events in, a SQLite database of linked tables out; a run on the same file updates what it knows and adds the rest."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evtx.errors import OutputError
from evtx.export import Aids
from evtx.incident import Incident
from evtx.model import ArticleRef, Event, Figure

_SCHEMA = Path(__file__).with_suffix(".sql")
_VERSION = 1  # of the tables; kept in the database as PRAGMA user_version
# Tables of an event's parts, emptied before the event is written again; parts of parts go with them.
_PARTS = (
    "places", "actors", "casualties", "victims", "items", "claims", "sources", "event_articles", "related", "members",
    "spread", "differences",
)  # fmt: skip
_SIDE_FILES = ("-wal", "-journal")

Rows = Iterator[tuple[str, Sequence[Any]]]


def write_sqlite(events: Iterable[Event], path: str, _aids: Aids) -> None:
    """Write into the database at `path`, which may hold events already (see `copy_sqlite`).

    An event that is there is replaced with all its parts, so that a second run doubles nothing; events that are not
    among `events` stay. Raises OutputError where the file is no such database.
    """
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        try:
            _prepare(database)
            statements = _statements(database)
            database.execute("BEGIN")
            for event in events:
                _write(database, event, statements)
            database.execute("COMMIT")
            broken = database.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.Error as error:
            raise OutputError(f"the database cannot be written ({error}): name another file") from error
    if broken:
        raise OutputError(f"the database has {len(broken)} links that lead nowhere: name another file")


def copy_sqlite(source: str, path: str) -> None:
    """Copy the database that is to be updated. Raises OutputError where it is none, or another program has it open."""
    for side in _SIDE_FILES:
        beside = Path(source + side)
        if beside.exists() and beside.stat().st_size:
            raise OutputError(f"{source}: another program is writing it ({beside.name}): close that first")
    try:
        with contextlib.closing(sqlite3.connect(f"{Path(source).resolve().as_uri()}?mode=ro", uri=True)) as old:
            old.execute("SELECT count(*) FROM sqlite_master")
            with contextlib.closing(sqlite3.connect(path)) as new:
                old.backup(new)
    except sqlite3.Error as error:
        raise OutputError(f"{source}: is no SQLite database ({error}): name another file, or remove it") from error


def _prepare(database: sqlite3.Connection) -> None:
    """Make the tables where they are not there yet."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if version not in (0, _VERSION) or (version == 0 and tables & {"events", "articles", *_PARTS}):
        raise OutputError("the database has tables of another program or of another version of evtx: name another file")
    # The file is a copy that takes the old one's place only when it is whole: nothing is gained by a journal.
    database.execute("PRAGMA journal_mode = MEMORY")
    database.execute("PRAGMA foreign_keys = ON")
    database.executescript(_SCHEMA.read_text("utf-8"))
    database.execute(f"PRAGMA user_version = {_VERSION}")


def _statements(database: sqlite3.Connection) -> dict[str, str]:
    """What writes a row of each table. Events and articles that are known are updated; the rest was emptied before."""
    out = {}
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = [name for _, name, *_ in database.execute(f"PRAGMA table_info({table})")]
        out[table] = f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))}) ON CONFLICT "
        changed = ", ".join(f"{c} = excluded.{c}" for c in columns if c != "id")
        out[table] += f"(id) DO UPDATE SET {changed}" if table in ("articles", "events") else "DO NOTHING"
    return out


def _write(database: sqlite3.Connection, event: Event, statements: dict[str, str]) -> None:
    for table in _PARTS:
        key = "incident_id" if table == "members" else "event_id"
        database.execute(f"DELETE FROM {table} WHERE {key} = ?", (_id(event),))
    for table, values in _rows(event):
        database.execute(statements[table], values)


def _id(event: Event) -> str:
    return event.cluster if isinstance(event, Incident) else event.id


def _rows(event: Event) -> Rows:
    """The event as rows (table, values in the order of its columns), each after the rows that it links to."""
    articles = event.articles if isinstance(event, Incident) else (event.article,)
    for article in {a.id: a for a in (*articles, event.article)}.values():
        yield "articles", _article(article)
    yield "events", _event(event)
    yield from _who_and_where(event)
    yield from _figures(event)
    key = _id(event)
    for n, victim in enumerate(event.victims):
        yield "victims", (key, n, victim.name, victim.age, victim.affiliation)
    for n, item in enumerate(event.items):
        count = item.count
        amount = (count.min, count.max, count.approximate) if count else (None, None, None)
        yield "items", (key, n, item.id, item.name, item.kind, item.use, *amount)
    claims = [("claimed", c) for c in event.claimed_by] + [("denied", c) for c in event.denied_by]
    for n, (how, claim) in enumerate(claims):
        yield "claims", (key, n, how, claim.id, claim.name, claim.text)
    for n, source in enumerate(event.sources):
        yield "sources", (key, n, source.name, source.kind, "; ".join(source.via) or None)
    for article in articles:
        yield "event_articles", (key, article.id)
    for related in event.related:
        yield "related", (key, related.id, related.how)
    if isinstance(event, Incident):
        yield from _incident(event)


def _article(article: ArticleRef) -> Sequence[Any]:
    return (
        article.id, article.outlet, article.title, article.published, article.url, article.path, article.reports_on,
        article.text_sha256,
    )  # fmt: skip


def _event(event: Event) -> Sequence[Any]:
    when, evidence, trigger = event.date, event.evidence, event.evidence.trigger
    return (
        _id(event), "incident" if isinstance(event, Incident) else "event",
        event.type, event.subtype, event.status, event.confidence,
        *((when.start, when.end, when.precision, when.part, when.time, when.not_before, when.text)
          if when else (None,) * 7),
        event.notes_en, evidence.text, evidence.start, evidence.end, evidence.paragraph,
        trigger.text, trigger.start, trigger.end,
        *(event.codes.acled or (None, None)), "; ".join(event.codes.plover) or None, "; ".join(event.rules),
        event.article.id, event.witnesses if isinstance(event, Incident) else None,
        event.run.evtx, event.run.lexicon, event.run.gazetteer,
    )  # fmt: skip


def _who_and_where(event: Event) -> Rows:
    key = _id(event)
    places = [p for p in (event.place, *event.places) if p is not None]
    for n, p in enumerate(dict.fromkeys(places)):
        yield "places", (
            key, n, p.id, p.name, p.name_en, p.kind, p.admin1, p.country, p.lat, p.lon, p.precision, p.radius_km,
            p.text,
        )  # fmt: skip
    for n, a in enumerate(event.actors):
        yield "actors", (key, n, a.id, a.name, a.name_en, a.role, a.by, a.text)


def _figures(event: Event) -> Rows:
    key = _id(event)
    for kind, figure in event.casualties.items():
        yield "casualties", (key, kind, figure.min, figure.max, figure.approximate)
        yield from _parts(key, kind, figure)


def _parts(key: str, kind: str, figure: Figure) -> Rows:
    for n, part in enumerate(figure.of):
        yield "casualty_parts", (key, kind, n, part.actor, part.category, part.min, part.max)
    for n, by in enumerate(figure.by_source):
        yield "casualty_sources", (key, kind, n, by.source, by.min, by.max)


def _incident(event: Incident) -> Rows:
    key = _id(event)
    for member in dict.fromkeys(event.members):
        yield "members", (key, member)
    for kind, spread in event.spread.items():
        yield "spread", (key, kind, spread.min, spread.max)
        for n, by in enumerate(spread.by):
            yield "spread_sources", (key, kind, n, by.source, by.min, by.max)
    for n, variant in enumerate(event.claims):
        values = (variant.field, variant.value, "; ".join(variant.events), "; ".join(variant.outlets))
        yield "differences", (key, n, *values)
