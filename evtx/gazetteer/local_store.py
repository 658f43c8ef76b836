"""Changing the local gazetteer: files of places from outside in, one SQLite file that extraction reads out.

Every change is made on a copy that takes the file's place when it is whole, so that a run that reads the file keeps
what it began with, and an import that breaks off leaves everything as it was.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import hashlib
import os
import secrets
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evtx.errors import InputError, OutputError, UsageError
from evtx.gazetteer.governorates import Governorates
from evtx.gazetteer.imports import NAMES_ALONE, Source, read_places
from evtx.gazetteer.imports_rows import CodeRow, NameRow, PlaceRow, Row, Skip
from evtx.gazetteer.local import open_local
from evtx.gazetteer.local_schema import FORMAT, NAMES, SCHEMA, start_of
from evtx.gazetteer.names import tight_key
from evtx.gazetteer.places import Gazetteer
from evtx.text.normalize import fold_text

_WAIT = 60  # seconds for another import to end
_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that was imported: what it gave, when, and why lines of it gave nothing."""

    path: str
    form: str
    sha256: str
    imported: str  # UTC, ISO 8601
    places: int
    names: int  # names that it adds to places of other files
    codes: int
    skipped: dict[str, int]


# ---------------------------------------------------------------- changing


def import_files(
    path: Path, files: Sequence[Path], core: Gazetteer, country: str | None = None
) -> tuple[list[Imported], list[InputError]]:
    """Import files into the local gazetteer; what the same path or the same content gave before is replaced.

    A file that cannot be read whole changes nothing; its error is given back beside what was imported.
    Raises OutputError where the gazetteer cannot be written, InputError where what is there is none.
    """
    done: list[Imported] = []
    failed: list[InputError] = []
    sources: list[tuple[Path, Source]] = []
    for file in files:
        try:
            sources.append((file, read_places(file, country)))
        except InputError as error:
            failed.append(error)
    with _changed(path) as database:
        for file, source in sorted(sources, key=lambda s: NAMES_ALONE in s[1].form):  # their places come first
            try:
                done.append(_import(database, file, source))
            except InputError as error:
                failed.append(error)
        if not done:
            raise _NothingNew
        _index(database, core)
    return done, failed


def remove(path: Path, named: str, core: Gazetteer) -> list[Imported]:
    """Forget the files of a path, or of a file name where it is given alone. Raises UsageError where there is none."""
    told = list_imported(path)
    gone = [i for i in told if i.path == os.path.realpath(named)] or [i for i in told if Path(i.path).name == named]
    if not gone:
        known = ", ".join(Path(i.path).name for i in told) or "nothing"
        raise UsageError(f"{named}: was not imported into {path}; imported: {known}")
    with _changed(path) as database:
        for one in gone:
            _forget(database, one.path, one.sha256)
        _index(database, core)
    return gone


def list_imported(path: Path) -> list[Imported]:
    """What the local gazetteer holds, oldest first; nothing where there is no file yet. Raises InputError."""
    if not path.exists():
        return []
    with contextlib.closing(open_local(path)) as database:
        rows = database.execute(
            "SELECT path, form, sha256, imported, places, names, codes, skipped FROM files ORDER BY id"
        ).fetchall()
    return [
        Imported(name, form, stamp, when, places, names, codes, _reasons(skipped))
        for name, form, stamp, when, places, names, codes, skipped in rows
    ]


class _NothingNew(Exception):
    """Leaves a change without making it."""


@contextlib.contextmanager
def _changed(path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the gazetteer to change, put in its place when all went well; other imports wait meanwhile."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path):
            fresh = not path.exists()
            if not fresh:
                open_local(path).close()
                shutil.copyfile(path, temporary)
            with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as database:
                database.execute("PRAGMA synchronous = OFF")  # the copy counts only once it is whole
                if fresh:
                    database.executescript(SCHEMA)
                    database.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))
                database.execute("BEGIN")
                yield database
                database.execute("COMMIT")
            temporary.replace(path)
    except _NothingNew:
        return
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"{path}: cannot be written ({reason}): name another file with --gazetteer") from error
    finally:
        for left in (temporary, temporary.with_name(temporary.name + "-journal")):
            with contextlib.suppress(OSError):
                left.unlink()


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Keep other imports out while this one is at work; the lock ends with the process."""
    folder = os.open(path.parent, os.O_RDONLY)
    until = time.monotonic() + _WAIT
    try:
        while True:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > until:
                    raise OSError(errno.EBUSY, "another import has been at work for a minute") from error
                time.sleep(0.2)
        yield
    finally:
        os.close(folder)


def _import(database: sqlite3.Connection, file: Path, source: Source) -> Imported:
    stamp = _sha256(file)
    path = os.path.realpath(file)
    database.execute("SAVEPOINT file")
    try:
        _forget(database, path, stamp)
        number = database.execute(
            "INSERT INTO files (path, form, sha256, imported) VALUES (?, ?, ?, ?)",
            (path, source.form, stamp, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())),
        ).lastrowid
        counts, skipped = _fill(database, number or 0, source.rows)
        if not counts.total():
            raise InputError(f"{file}: nothing in it can be imported: {_told(skipped) or 'it is empty'}")
        reasons = "\n".join(f"{count}\t{reason}" for reason, count in skipped.most_common())
        database.execute(
            "UPDATE files SET places = ?, names = ?, codes = ?, skipped = ? WHERE id = ?",
            (counts["places"], counts["names"], counts["codes"], reasons, number),
        )
    except BaseException:
        database.execute("ROLLBACK TO file")
        raise
    finally:
        database.execute("RELEASE file")
    row = database.execute("SELECT imported FROM files WHERE id = ?", (number,)).fetchone()
    return Imported(path, source.form, stamp, row[0], counts["places"], counts["names"], counts["codes"], dict(skipped))


def _fill(database: sqlite3.Connection, number: int, rows: Iterable[Row]) -> tuple[Counter[str], Counter[str]]:
    counts: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    for row in rows:
        match row:
            case PlaceRow():
                counts["places"] += 1
                database.execute(
                    "INSERT INTO places (file, key, kind, country, lat, lon, radius_km, rank, name_en, given_admin1, "
                    "given_admin1_ar, given_admin2) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (number, row.key, row.kind, row.country, row.lat, row.lon, row.radius_km, row.rank, row.name_en,
                     row.admin1, row.admin1_ar, row.admin2),
                )  # fmt: skip
                given = [(number, row.key, name, fold_text(name), 1) for name in row.names]
                database.executemany("INSERT INTO given VALUES (?, ?, ?, ?, ?)", given)
            case NameRow():
                if _is_known(database, row.key):
                    counts["names"] += 1
                    given = [(number, row.key, row.name, fold_text(row.name), row.verdict)]
                    database.executemany("INSERT INTO given VALUES (?, ?, ?, ?, ?)", given)
                else:
                    skipped["names a place that was not imported (import the country first)"] += 1
            case CodeRow():
                counts["codes"] += 1
                database.execute("INSERT INTO codes VALUES (?, ?, ?)", (number, row.code, row.name))
            case Skip():
                skipped[row.reason] += 1
    return counts, skipped


def _is_known(database: sqlite3.Connection, key: str) -> bool:
    return database.execute("SELECT 1 FROM places WHERE key = ? LIMIT 1", (key,)).fetchone() is not None


def _forget(database: sqlite3.Connection, path: str, stamp: str) -> None:
    """Take out what a file gave before: the file at the same path, or the same content from elsewhere."""
    for (number,) in database.execute("SELECT id FROM files WHERE path = ? OR sha256 = ?", (path, stamp)).fetchall():
        for table in ("places", "given", "codes"):
            database.execute(f"DELETE FROM {table} WHERE file = ?", (number,))
        database.execute("DELETE FROM files WHERE id = ?", (number,))


def _index(database: sqlite3.Connection, core: Gazetteer) -> None:
    """Make anew what extraction reads: names by their start and by tight key, governorates, the version."""
    database.execute("DELETE FROM names")
    firsts: set[str] = set()
    found = database.cursor().execute(NAMES)
    while batch := found.fetchmany(_BATCH):
        rows = []
        for folded, name, place in batch:
            words = folded.split()
            firsts.add(words[0])
            rows.append((start_of(words), folded, tight_key(words), name, place))
        database.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?)", rows)
    _settle_governorates(database, core)
    stamps = [f"{stamp} {form}" for stamp, form in database.execute("SELECT sha256, form FROM files ORDER BY 1, 2")]
    version = hashlib.sha256("\n".join([str(FORMAT), *stamps]).encode()).hexdigest()[:12] if stamps else ""
    database.executemany(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)", [("version", version), ("firsts", "\n".join(sorted(firsts)))]
    )
    database.execute("ANALYZE")


def _settle_governorates(database: sqlite3.Connection, core: Gazetteer) -> None:
    """Give every place the governorate's name that evtx uses."""
    codes = dict(database.execute("SELECT code, name FROM codes"))
    votes = Governorates(core)
    towns = database.cursor().execute(
        "SELECT p.country, p.given_admin1, p.given_admin1_ar, p.given_admin2, p.lat, p.lon, g.folded "
        "FROM places p JOIN given g ON g.key = p.key WHERE p.kind = 'settlement'"
    )
    for country, one, arabic, two, lat, lon, folded in towns:
        votes.hear(country, (one, arabic, two), (lat, lon), folded)
    groups = database.execute(
        "SELECT DISTINCT country, given_admin1, given_admin1_ar, given_admin2 FROM places"
    ).fetchall()
    database.execute(
        "CREATE TEMP TABLE settled (country, one, arabic, two, name, PRIMARY KEY (country, one, arabic, two))"
    )
    database.executemany(
        "INSERT INTO settled VALUES (?, ?, ?, ?, ?)",
        [(country, *given, votes.name(country, tuple(given), codes)) for country, *given in groups],
    )
    database.execute(
        "UPDATE places SET admin1 = (SELECT name FROM settled s WHERE s.country = places.country AND "
        "s.one = given_admin1 AND s.arabic = given_admin1_ar AND s.two = given_admin2)"
    )
    database.execute("DROP TABLE settled")
    bare = database.execute("SELECT id, country, lat, lon FROM places WHERE admin1 = ''").fetchall()
    database.executemany(
        "UPDATE places SET admin1 = ? WHERE id = ?",
        [(votes.near(country, lat, lon), n) for n, country, lat, lon in bare],
    )


def _reasons(text: str) -> dict[str, int]:
    pairs = (line.split("\t", 1) for line in (text or "").splitlines())
    return {reason: int(count) for count, reason in pairs}


def _told(skipped: Mapping[str, int]) -> str:
    return ", ".join(f"{reason} ({count} lines)" for reason, count in skipped.items())


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}): check the path and the permissions") from error
