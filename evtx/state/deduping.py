"""What `evtx dedupe --state` does: files of events go in, of which only new and changed ones are read; incidents that
keep their ids come out.

All of a run is one transaction that ends after the output has taken its place: a run that is cut off at any moment has
changed nothing, and the next one does the same once more.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from evtx.dedupe.knowledge import Known
from evtx.errors import InputError, NothingReadError, Stopped, UsageError
from evtx.incident import Incident
from evtx.incidents import Counts, Stock, incidents_of, take, texts_of
from evtx.ingest.read import IngestOptions, ingest
from evtx.ingest.walk import STDIN
from evtx.model import Article
from evtx.output import STDOUT, Filters, Output, json_bytes, open_output, passes, write_lines
from evtx.records import parse_event, read_events
from evtx.state.account import Account
from evtx.state.delivering import filter_values
from evtx.state.extracting import what_is_new
from evtx.state.look import look_of
from evtx.state.pace import Pace
from evtx.state.stopping import stoppable
from evtx.state.store import State, fact, key_of, open_state, set_fact, whole_or_not

_SCHEMA = """
CREATE TABLE IF NOT EXISTS event_file (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, look TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS telling (
    file INTEGER NOT NULL, article TEXT NOT NULL, text TEXT NOT NULL, id TEXT NOT NULL, gone INTEGER NOT NULL,
    record BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS telling_article ON telling (article, file);
CREATE TABLE IF NOT EXISTS member (event TEXT PRIMARY KEY, incident TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS taken_in (old TEXT PRIMARY KEY, incident TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS twin (article TEXT PRIMARY KEY, first TEXT NOT NULL) WITHOUT ROWID;
"""
Told = dict[str, tuple[str, list[tuple[str, bytes]]]]  # by article: the hash of its text, its events by id
Show = Callable[[Output, Iterator[Incident]], None]


@dataclass(frozen=True, slots=True)
class Dedupe:
    """What the user asked of a run that joins events with a state.

    files: of events. articles: files of their articles, to find copies, and articles that tell nothing any more.
    version: of all that decides what is joined. show: writes a table. prune: forget events of articles and files that
    are gone.
    """

    files: Sequence[str]
    articles: Sequence[str]
    state: str
    filters: Filters
    path: str | None
    form: str
    known: Known
    version: str
    outlets: dict[str, str]
    show: Show | None = None
    wait: bool = False
    prune: bool = False
    tell: Callable[[str], None] = field(default=print)


def dedupe(plan: Dedupe, account: Account) -> None:
    """Bring state and incidents up to date. Raises Stopped, OutputError, InputError, UsageError; all is then as before.

    Known incidents keep their ids and members, events of a changed article take the place of its old ones.
    """
    if STDIN in (*plan.files, *plan.articles):
        raise UsageError("--state needs files, which can be looked at again: standard input cannot")
    with stoppable() as stopped, _all_or_nothing(), open_state(plan.state, plan.wait, stopped, plan.tell) as state:
        pace = Pace(state.db, stopped)
        state.db.executescript(_SCHEMA)
        state.db.execute("BEGIN IMMEDIATE")
        changed = _read_files(state, plan, pace, account)
        changed |= _pruned(state, account) if plan.prune else False
        before = fact(state.db, "joined_with")
        if before not in (None, plan.version):
            news = what_is_new(before or "", plan.version)
            plan.tell(f"new {news}: incidents are made anew, and keep the ids and members known")
        articles = [look_of(path) for path in plan.articles]
        made_of = repr((plan.version, plan.form, filter_values(plan.filters), articles))
        if changed or _is_due(state, plan, made_of):
            _write(state, plan, pace, made_of, account)
        set_fact(state.db, "joined_with", plan.version)
        state.db.execute("COMMIT")
        account.events = int(state.db.execute("SELECT count(DISTINCT id) FROM telling").fetchone()[0])
        account.articles = int(state.db.execute("SELECT count(DISTINCT article) FROM telling").fetchone()[0])
        account.incidents = int(fact(state.db, "incidents") or 0)


@contextlib.contextmanager
def _all_or_nothing() -> Iterator[None]:
    """Told to stop, the run says that nothing has changed."""
    try:
        yield
    except Stopped as stopped:
        raise Stopped(stopped.signal, "all is as it was, and the next run begins anew") from stopped


# ---------------------------------------------------------------- taking in


def _read_files(state: State, plan: Dedupe, pace: Pace, account: Account) -> bool:
    """Take in the files that are new or changed; whether any was."""
    due = []
    for path in dict.fromkeys(plan.files):
        row = state.db.execute("SELECT id, look FROM event_file WHERE key = ?", (key_of(path),)).fetchone()
        look = look_of(path)
        if row and look in (row[1], ""):
            account.gone += not look
            account.known += bool(look)
        elif not look:
            raise InputError(f"{path}: no such file: check the path")
        else:
            due.append((path, look, row[0] if row else None))
    there = _articles(plan.articles) if due else frozenset()
    taken_in = [_take_in(state, plan, path, look, number, there, pace, account) for path, look, number in due]
    return any(taken_in)


def _articles(files: Sequence[str]) -> frozenset[str]:
    """Ids of the articles of files, which may have events or none."""
    if not files:
        return frozenset()
    found = ingest(list(files), IngestOptions(force=True, keep_removed=False))
    return frozenset(article.id for article in found if isinstance(article, Article))


def _take_in(
    state: State,
    plan: Dedupe,
    path: str,
    look: str,
    number: int | None,
    there: frozenset[str],
    pace: Pace,
    account: Account,
) -> bool:
    """Replace what a file told before; False where it changes while it is read, which is left for the next run."""
    broken: list[str] = []
    with whole_or_not(state, "file") as undo:
        db = state.db
        key = key_of(path)
        file = number or db.execute("INSERT INTO event_file (key, look) VALUES (?, '')", (key,)).lastrowid
        told = _told(path, broken.append, pace)
        db.executemany("DELETE FROM telling WHERE article = ? AND file = ?", [(a, file) for a in {*told, *there}])
        db.execute("UPDATE telling SET gone = 1 WHERE file = ?", (file,))
        for article, (text, records) in told.items():
            db.execute("DELETE FROM telling WHERE article = ? AND text != ?", (article, text))
            db.executemany(
                "INSERT INTO telling VALUES (?, ?, ?, ?, 0, ?)", [(file, article, text, *r) for r in records]
            )
        db.execute("UPDATE event_file SET look = ? WHERE id = ?", (look, file))
        if look_of(path) != look:
            undo()
            account.waiting += 1
            return False
    for message in broken:
        plan.tell(message)
    account.failed += len(broken)
    account.changed += number is not None
    account.new += number is None
    return True


def _told(path: str, bad: Callable[[str], None], pace: Pace) -> Told:
    """The events of a file by article, with the hash of its text; of an article told in two versions the later."""
    told: Told = {}
    try:
        for event in read_events(path, None, bad):
            pace.check()
            if isinstance(event, Incident):
                raise UsageError(f"{path}: holds incidents, which the state keeps itself: give it events")
            text = event.article.text_sha256
            if event.article.id not in told or told[event.article.id][0] != text:
                told[event.article.id] = (text, [])
            told[event.article.id][1].append((event.id, json_bytes(event)))
    except NothingReadError:
        pass  # told line by line
    return told


def _pruned(state: State, account: Account) -> bool:
    """Forget events of articles and files that are gone; whether there were any."""
    db = state.db
    files = [
        (number, os.fsdecode(key.replace(b"\0", b"/"))) for number, key in db.execute("SELECT id, key FROM event_file")
    ]
    lost = [(number,) for number, path in files if not Path(path).exists()]
    forgotten = db.execute("DELETE FROM telling WHERE gone").rowcount
    db.executemany("DELETE FROM telling WHERE file = ?", lost)
    db.executemany("DELETE FROM event_file WHERE id = ?", lost)
    db.execute("DELETE FROM member WHERE event NOT IN (SELECT id FROM telling)")
    account.pruned = len(lost)
    return bool(lost or forgotten)


# ---------------------------------------------------------------- giving out


def _is_due(state: State, plan: Dedupe, made_of: str) -> bool:
    """Must the output be written though no event has changed?"""
    if plan.path in (None, STDOUT):
        return True
    path = os.path.realpath(str(plan.path))
    row = state.db.execute("SELECT made_of, look FROM output WHERE path = ?", (os.fsencode(path),)).fetchone()
    return bool(row != (made_of, look_of(path)))


def _write(state: State, plan: Dedupe, pace: Pace, made_of: str, account: Account) -> None:
    counts = Counts()
    stock = _stock(state, plan, pace)
    found = incidents_of(stock, plan.outlets, counts, partial(texts_of, plan.articles))
    with open_output(plan.path) as output:
        if plan.show:
            plan.show(output, _kept(state, found, pace))
        else:
            write_lines(output, map(json_bytes, _kept(state, found, pace)), plan.form)
    set_fact(state.db, "incidents", str(counts.incidents))
    account.written.append("standard output" if plan.path in (None, STDOUT) else str(plan.path))
    if plan.path not in (None, STDOUT):
        path = os.path.realpath(str(plan.path))
        row = (os.fsencode(path), made_of, look_of(path), state.run)
        state.db.execute("INSERT OR REPLACE INTO output VALUES (?, ?, ?, ?, NULL, NULL)", row)


def _stock(state: State, plan: Dedupe, pace: Pace) -> Stock:
    """The events that are wanted, and the incidents that they were in before."""
    db = state.db
    stock = Stock(plan.known)
    for (record,) in db.execute("SELECT record FROM telling ORDER BY rowid"):
        pace.check()
        event = parse_event(bytes(record))
        if passes(event, plan.filters):
            take(stock, event, fresh=True)
    for event_id, incident in db.execute("SELECT event, incident FROM member"):
        if event_id in stock.number_of:
            stock.home[stock.number_of[event_id]] = incident
    stock.taken_in.update(db.execute("SELECT old, incident FROM taken_in").fetchall())
    stock.twins.update(db.execute("SELECT article, first FROM twin").fetchall())
    return stock


def _kept(state: State, found: Iterator[Incident], pace: Pace) -> Iterator[Incident]:
    """The incidents, each noted in the state as it goes by."""
    db = state.db
    for incident in found:
        pace.check()
        members = [(event, incident.cluster) for event in incident.members]
        db.executemany("INSERT OR REPLACE INTO member VALUES (?, ?)", members)
        db.executemany(
            "INSERT OR REPLACE INTO taken_in VALUES (?, ?)", [(o, incident.cluster) for o in incident.taken_in]
        )
        for group in incident.copies:
            db.executemany("INSERT OR REPLACE INTO twin VALUES (?, ?)", [(article, min(group)) for article in group])
        yield incident
