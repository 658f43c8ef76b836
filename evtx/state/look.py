"""A file and what the state knows of it go in; whether it must be read comes out. Nothing is parsed here."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from evtx import __version__
from evtx.ingest.outlets import outlets_version
from evtx.ingest.read import IngestOptions
from evtx.ingest.sidecar import sidecar_names, told_by_meta
from evtx.ingest.walk import Source
from evtx.state.store import State

TRIES = 3  # readings of an article that took too long: it may have been the machine
_SKEW = 60  # seconds by which the clock of a file server may be ahead
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Known:
    """What the state knows of a file: its row, how it looked when it was read, the hash of its bytes, what it was read
    with, and whether it must be tried again."""

    id: int
    look: str | None
    sha256: bytes | None
    told: str | None
    again: bool
    gone: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done with a file.

    what: new | changed | again (with other settings, or once more) | known | waiting (written to a moment ago) |
    vanished. look, told: to be noted when it is read.
    """

    what: str
    known: Known | None
    look: str = ""
    told: str = ""
    sha256: bytes = b""


def settings_of(options: IngestOptions) -> str:
    """What changes the reading of every file: the version of evtx, outlet templates, the user's options."""
    told = (__version__, outlets_version(options.outlet_dirs), options.published, options.published_from, options.force)
    return repr(told)


def look_at(
    known: Known | None, source: Source, file: Path, options: IngestOptions, settings: str, settle: float
) -> Verdict:
    """Whether a file must be read. Raises OSError where that cannot be found out."""
    try:
        stat = file.stat()
    except FileNotFoundError:
        return Verdict("vanished", known)
    beside = _beside(file)
    look, told = _look(stat), _told(source, file, options, settings, [stat, *beside])
    if known and known.look == look and known.told == told and not known.again:
        return Verdict("known", known, look, told)
    now = time.time()
    if any(is_young(one, now, settle) for one in (stat, *beside)):
        return Verdict("waiting", known, look, told)
    digest = _hash(file)
    if known is None or known.sha256 is None:
        what = "new" if known is None else "changed"
    elif known.sha256 != digest:
        what = "changed"
    else:
        what = "again" if known.told != told or known.again else "known"
    return Verdict(what, known, look, told, digest)


def is_young(stat: os.stat_result, now: float, settle: float) -> bool:
    """Was a file touched less than so many seconds ago? A time far ahead of ours says nothing."""
    age = now - max(stat.st_mtime, stat.st_ctime)
    return -_SKEW < age < settle


def known_file(state: State, key: bytes) -> Known | None:
    """What the state knows of a file, None where it does not."""
    row = state.db.execute(
        "SELECT id, look, sha256, told, failed, tries, gone FROM file WHERE key = ?", (key,)
    ).fetchone()
    if row is None:
        return None
    number, look, sha256, told, failed, tries, gone = row
    again = failed == "unreadable" or (failed == "slow" and tries < TRIES)
    return Known(number, look, sha256, told, again, bool(gone))


def look_of(file: Path | str) -> str:
    """How a file looks from outside: size, times, number. "" where it is not there."""
    try:
        return _look(Path(file).stat())
    except OSError:
        return ""


def _look(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def _beside(file: Path) -> list[os.stat_result]:
    """How the sidecars of a file look."""
    found = []
    folder, _, own = str(file).rpartition(os.sep)
    for name in sidecar_names(own):
        with contextlib.suppress(OSError):
            found.append(Path(f"{folder}{os.sep}{name}" if folder else name).stat())
    return found


def _told(source: Source, file: Path, options: IngestOptions, settings: str, stats: list[os.stat_result]) -> str:
    """A hash of what is told about a file from outside: settings, its row of the table, its sidecars, its time."""
    row = sorted(told_by_meta(file, source.relative, options.meta).items()) if options.meta else []
    by_time = stats[0].st_mtime_ns if options.published_from == "mtime" else None
    about = (settings, row, [_look(stat) for stat in stats[1:]], by_time)
    return hashlib.sha256(repr(about).encode("utf-8", "surrogatepass")).hexdigest()


def _hash(file: Path) -> bytes:
    digest = hashlib.sha256()
    number = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(number, "rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.digest()
