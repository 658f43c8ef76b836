"""The state file: opened by one run at a time, its tables, and the numbers that every run looks up first.

Tables: `file` (what was read, and how it looked then), `article` (what its reading gave), `extraction` and `event`
(found by the hash of the article, so that what is extracted once is found again wherever the article stands), `output`
(what was delivered where).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evtx.errors import OutputError, Stopped, UsageError

_APPLICATION = 0x65767478  # "evtx"
_VERSION = 1
_PATIENCE = 0.2  # seconds between two tries to get hold of a state that another run has
_SCHEMA = f"""
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE file (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, look TEXT, sha256 BLOB, told TEXT, failed TEXT,
    tries INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0);
CREATE TABLE article (
    file INTEGER NOT NULL, name TEXT NOT NULL, place INTEGER NOT NULL, own INTEGER NOT NULL, asked TEXT NOT NULL,
    given TEXT NOT NULL, digest BLOB NOT NULL, run INTEGER NOT NULL, gone INTEGER NOT NULL, dated INTEGER NOT NULL,
    record BLOB NOT NULL, removed BLOB, UNIQUE (file, name));
CREATE INDEX article_given ON article (given);
CREATE INDEX article_digest ON article (digest);
CREATE TABLE extraction (
    id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, made_with TEXT NOT NULL, run INTEGER NOT NULL, failed TEXT,
    tries INTEGER NOT NULL DEFAULT 0);
CREATE TABLE event (
    extraction INTEGER NOT NULL, number INTEGER NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL,
    confidence REAL NOT NULL, countries TEXT NOT NULL, start TEXT, "end" TEXT, record BLOB NOT NULL);
CREATE INDEX event_extraction ON event (extraction, number);
CREATE TABLE output (
    path BLOB PRIMARY KEY, made_of TEXT NOT NULL, look TEXT NOT NULL, upto INTEGER NOT NULL, after INTEGER,
    next INTEGER);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
"""
_OF_THIS_RUN = """
CREATE TEMP TABLE root (number INTEGER PRIMARY KEY, low BLOB NOT NULL, high BLOB NOT NULL);
CREATE TEMP VIEW scope AS SELECT f.*, (SELECT MIN(number) FROM root r WHERE f.key >= r.low AND f.key < r.high) AS root
    FROM file f WHERE root IS NOT NULL;
CREATE TEMP TABLE seen (key BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE here (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class State:
    """An open state file. `run`: number of this run, one more than that of the run before."""

    path: str
    db: sqlite3.Connection
    run: int


@contextlib.contextmanager
def open_state(
    path: str, wait: bool, stopped: Callable[[], int] = lambda: 0, tell: Callable[[str], None] = lambda message: None
) -> Iterator[State]:
    """The state at a path, made where there is none, held by this run alone until the block ends.

    wait: stay until another run has let go of it (and tell so); else raises OutputError, as for all that cannot be
    written there. Raises UsageError for a file that is something else.
    """
    with _told(path):
        db = _held(path, wait, stopped, tell)
        try:
            _check(path, db)
            db.executescript(_OF_THIS_RUN)
            run = int(fact(db, "run") or 0) + 1
            set_fact(db, "run", str(run))
            yield State(path, db, run)
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")
            db.close()


def _held(path: str, wait: bool, stopped: Callable[[], int], tell: Callable[[str], None]) -> sqlite3.Connection:
    """A connection that nobody else can write or read through."""
    waiting = False
    while True:
        db = sqlite3.connect(path, timeout=0, isolation_level=None)
        try:
            db.execute("PRAGMA temp_store = MEMORY")
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("PRAGMA journal_mode = WAL").fetchone()
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("BEGIN IMMEDIATE")
            db.execute("COMMIT")
            return db
        except sqlite3.OperationalError as error:
            db.close()
            if not _is_busy(error):
                raise
            if number := stopped():
                raise Stopped(number) from error
            if not wait:
                raise OutputError(f"{path}: another run has it: wait for its end, or say --wait") from error
        except BaseException:
            db.close()
            raise
        if not waiting:
            tell(f"{path}: another run has it: waiting for its end")
            waiting = True
        time.sleep(_PATIENCE)


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _check(path: str, db: sqlite3.Connection) -> None:
    """Make the tables in a new file; raises UsageError for a file of another program or of a later evtx."""
    ours = db.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION
    if not ours and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise UsageError(f"--state {path}: a database of another program: name another file")
    if not ours:
        db.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version != _VERSION:
        raise UsageError(f"--state {path}: made by another version of evtx (form {version}): name another file")


@contextlib.contextmanager
def whole_or_not(state: State, name: str) -> Iterator[Callable[[], None]]:
    """All that the block changes, or nothing where it raises or calls the function that it is given."""
    db, undone = state.db, False

    def undo() -> None:
        nonlocal undone
        undone = True

    db.execute(f"SAVEPOINT {name}")
    try:
        yield undo
    except BaseException:
        undone = True
        raise
    finally:
        with contextlib.suppress(sqlite3.OperationalError):  # a full disk has undone it already
            if undone:
                db.execute(f"ROLLBACK TO {name}")
            db.execute(f"RELEASE {name}")


def fact(db: sqlite3.Connection, name: str) -> str | None:
    """A number or version that the state keeps."""
    row = db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def set_fact(db: sqlite3.Connection, name: str, value: str) -> None:
    """Keep a number or version."""
    db.execute("INSERT INTO fact VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value))


def changed(db: sqlite3.Connection) -> None:
    """Note, in the transaction that changes articles or events, that outputs are out of date."""
    set_fact(db, "generation", str(int(fact(db, "generation") or 0) + 1))


def key_of(path: Path | str) -> bytes:
    """The place of a file as bytes that sort as a walk through the folders does."""
    text = str(path)
    whole = text if text.startswith(os.sep) else f"{Path.cwd()}{os.sep}{text}"
    return os.fsencode(os.path.normpath(whole)).replace(os.fsencode(os.sep), b"\0")


def set_roots(state: State, sources: list[str]) -> None:
    """The files and folders of this run, in order: what lies elsewhere is left as it is and out of the outputs."""
    keys = [key_of(source).rstrip(b"\0") for source in sources]
    rows = [(number, key, key + b"\1") for number, key in enumerate(keys)]
    state.db.executemany("INSERT INTO root VALUES (?, ?, ?)", rows)


@contextlib.contextmanager
def _told(path: str) -> Iterator[None]:
    """Turn what SQLite says into what a user can act on."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_NOTADB:
            raise UsageError(f"--state {path}: no state of evtx: name another file") from error
        if code == sqlite3.SQLITE_CORRUPT:
            remedy = "move it away, and the next run reads everything anew"
            raise OutputError(f"{path}: damaged ({error}): {remedy}") from error
        remedy = {
            sqlite3.SQLITE_FULL: "free some space",
            sqlite3.SQLITE_CANTOPEN: "make the folder first, and check its permissions",
            sqlite3.SQLITE_READONLY: "check the permissions or name another file",
        }.get(code, "check the disk")
        raise OutputError(f"{path}: the state cannot be written ({error}): {remedy}") from error
