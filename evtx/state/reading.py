"""The files of a run go in; the state's files and articles are as the files are, when they come out of here.

A file is taken in whole or not at all: all that one reading changes is changed by one transaction.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from evtx.errors import InputError
from evtx.ingest.read import IngestOptions, Read, Skipped, free_id, read_source, renamed
from evtx.ingest.walk import Source, walk
from evtx.model import Article
from evtx.output import json_bytes
from evtx.state.account import Account
from evtx.state.look import Known, Verdict, known_file, look_at, look_of, settings_of
from evtx.state.pace import Pace
from evtx.state.store import State, changed, key_of, whole_or_not

_MESSAGES = 10_000  # of one file; what goes beyond is counted as its failure alone
Tell = Callable[[Skipped], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading needs: options, seconds that a file must have lain still, the files that the run itself writes (real
    paths by name), what to do with a message, and the pace of commits."""

    options: IngestOptions
    settle: float
    own: Mapping[str, frozenset[str]]
    tell: Tell
    pace: Pace


def read_files(state: State, sources: list[str], reading: Reading, account: Account, prune: bool) -> None:
    """Take in all new and changed files of the sources; note those that are gone, or (prune) forget them."""
    settings = settings_of(reading.options)
    blind: list[bytes] = []  # folders that could not be looked into: nothing is known of what lies there
    for found in walk(sources):
        reading.pace.tick()
        if isinstance(found, Skipped):
            _left_out(state, found, reading, account, blind)
            continue
        assert found.file is not None  # standard input is refused before
        if found.name in reading.own and os.path.realpath(found.file) in reading.own[found.name]:
            continue
        key = key_of(found.file)
        state.db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,))
        known = known_file(state, key)
        try:
            verdict = look_at(known, found, found.file, reading.options, settings, reading.settle)
        except OSError as error:
            refused = Skipped(
                found.shown, f"cannot be read ({error.strerror}): check its permissions", True, "unreadable"
            )
            _note_failure(state, found.file, Verdict("again", known), refused, reading, account)
            continue
        _deal_with(state, found, found.file, verdict, reading, account)
    _missing(state, blind, account, prune)


def _deal_with(state: State, source: Source, file: Path, verdict: Verdict, reading: Reading, account: Account) -> None:
    if verdict.what == "vanished":
        state.db.execute("DELETE FROM seen WHERE key = ?", (key_of(file),))
    elif verdict.what == "waiting":
        account.waiting += 1
    elif verdict.what == "known":
        account.known += 1
        if verdict.known and (verdict.known.gone or verdict.sha256):
            _note_look(state, verdict.known, verdict)
    else:
        _take_in(state, source, file, verdict, reading, account)


def _take_in(state: State, source: Source, file: Path, verdict: Verdict, reading: Reading, account: Account) -> None:
    """Read a file; what it held before is replaced, unless it changes meanwhile or cannot be read."""
    with whole_or_not(state, "file") as undo:
        number = verdict.known.id if verdict.known else _new_file(state, file)
        told, failed = _read_in(state, source, number, reading)
        if look_of(file) != verdict.look:
            undo()
            account.waiting += 1
            return
        if failed is None:
            _drop_missing(state, number)
        tries = "tries + 1" if failed == "slow" else "0"
        state.db.execute(
            f"UPDATE file SET look = ?, sha256 = ?, told = ?, failed = ?, tries = {tries}, gone = 0 WHERE id = ?",
            (verdict.look, verdict.sha256, verdict.told, failed, number),
        )
        changed(state.db)
    setattr(account, verdict.what, getattr(account, verdict.what) + 1)
    account.failed += failed is not None
    for skipped in told:
        account.skipped += not skipped.fatal and skipped.kind != "renamed"
        reading.tell(skipped)


def _read_in(state: State, source: Source, number: int, reading: Reading) -> tuple[list[Skipped], str | None]:
    """Note every article of a file; what is to be told, and how the reading failed, if it did."""
    told: list[Skipped] = []
    failed: str | None = None
    again: dict[str, int] = {}
    state.db.execute("DELETE FROM here")
    for place, outcome in enumerate(read_source(source, reading.options)):
        reading.pace.check()
        if isinstance(outcome, Read):
            told += _keep(state, number, place, outcome, again)
        elif len(told) < _MESSAGES or outcome.fatal > (failed is not None):
            told.append(outcome)
        if isinstance(outcome, Skipped) and outcome.fatal:
            failed = outcome.kind if failed in (None, "failed") else failed
    return told, failed


def _keep(state: State, file: int, place: int, read: Read, again: dict[str, int]) -> Iterator[Skipped]:
    """Note one article of a file under the id that it has, or that is free."""
    db, asked = state.db, read.article.id
    name = _name_in_file(state, asked if read.several else "", again)
    row = db.execute(
        "SELECT asked, given, digest, run FROM article WHERE file = ? AND name = ?", (file, name)
    ).fetchone()
    given = row[1] if row and row[0] == asked else free_id(read, lambda other: _taken(state, other, file, name), again)
    if given != asked:
        yield renamed(read.article.path, read.article.id, given)
    record, removed, digest = record_of(replace(read.article, id=given))
    run = row[3] if row and row[2] == digest else state.run
    db.execute(
        "INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)",
        (file, name, place, read.own, asked, given, digest, run, read.article.published is not None, record, removed),
    )


def _name_in_file(state: State, asked: str, again: dict[str, int]) -> str:
    """What tells an article from the others of its file: the id that it asks for, numbered where that is repeated."""
    name = asked
    while state.db.execute("INSERT OR IGNORE INTO here VALUES (?)", (name,)).rowcount == 0:
        counter = f"#{asked}"
        again[counter] = again.get(counter, 1) + 1
        name = f"{asked} #{again[counter]}"
    return name


def record_of(article: Article) -> tuple[bytes, bytes, bytes]:
    """An article as JSON without the blocks left out of it, these, and a hash of what its extraction depends on."""
    record = json_bytes(replace(article, removed=()))
    return record, orjson.dumps(article.removed), hashlib.sha256(record).digest()


def _taken(state: State, given: str, file: int, name: str) -> bool:
    """Has another article of this run's files the id?"""
    found = state.db.execute(
        "SELECT 1 FROM article a JOIN scope f ON f.id = a.file WHERE a.given = ? AND NOT (a.file = ? AND a.name = ?)",
        (given, file, name),
    ).fetchone()
    return found is not None


def _drop_missing(state: State, file: int) -> None:
    """Articles that a file holds no more: one with an id of its own is gone (and kept), another was replaced."""
    missing = "file = ? AND name NOT IN (SELECT name FROM here)"
    state.db.execute(f"DELETE FROM article WHERE {missing} AND NOT (own AND name != '')", (file,))
    state.db.execute(f"UPDATE article SET gone = 1 WHERE {missing}", (file,))


def _new_file(state: State, file: Path) -> int:
    return int(state.db.execute("INSERT INTO file (key) VALUES (?)", (key_of(file),)).lastrowid or 0)


def _note_look(state: State, known: Known, verdict: Verdict) -> None:
    """The same bytes under other times, or back where they were."""
    state.db.execute("UPDATE file SET look = ?, gone = 0 WHERE id = ?", (verdict.look, known.id))
    if known.gone:
        changed(state.db)


def _note_failure(
    state: State, file: Path, verdict: Verdict, skipped: Skipped, reading: Reading, account: Account
) -> None:
    number = verdict.known.id if verdict.known else _new_file(state, file)
    state.db.execute("UPDATE file SET failed = ? WHERE id = ?", (skipped.kind, number))
    account.failed += 1
    reading.tell(skipped)


def _left_out(state: State, skipped: Skipped, reading: Reading, account: Account, blind: list[bytes]) -> None:
    """What the walk itself passes over. A failure that lasts is told once, and then again when asked for."""
    if not skipped.fatal:
        account.skipped += skipped.kind not in ("hidden", "not_an_article")
    elif skipped.kind == "unreadable":
        blind.append(key_of(skipped.path))
        account.failed += 1
    else:
        key = key_of(skipped.path)
        state.db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,))
        cursor = state.db.execute("INSERT OR IGNORE INTO file (key, failed) VALUES (?, 'failed')", (key,))
        if not cursor.rowcount:
            return
        account.failed += 1
    reading.tell(skipped)


def _missing(state: State, blind: Iterable[bytes], account: Account, prune: bool) -> None:
    """Files that are not there any more are noted as gone; with `prune` they are forgotten with all they held."""
    db = state.db
    rows = db.execute("SELECT id, key, gone FROM scope WHERE key NOT IN (SELECT key FROM seen)").fetchall()
    lost = [(number, gone) for number, key, gone in rows if not key.startswith(tuple(f + b"\0" for f in blind))]
    if prune and lost and not db.execute("SELECT 1 FROM seen").fetchone():
        raise InputError(f"--prune: the sources hold no file, and {len(lost)} are known of them: are they mounted?")
    account.gone += sum(not gone for _, gone in lost)
    for number, _ in lost:
        if prune:
            db.execute("DELETE FROM article WHERE file = ?", (number,))
            db.execute("DELETE FROM file WHERE id = ?", (number,))
        else:
            db.execute("UPDATE file SET gone = 1 WHERE id = ?", (number,))
    if prune:
        gone = db.execute("DELETE FROM article WHERE gone AND file IN (SELECT id FROM scope)").rowcount
        account.pruned += len(lost) + gone
    if lost or account.pruned:
        changed(db)
