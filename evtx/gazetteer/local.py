"""Reading the local gazetteer: how a name begins in, the imported places of all names that begin so out.

Nothing is loaded beforehand but the set of first words, so that start-up and memory hardly grow with what was
imported; rows are read when a text has the first two words of a name.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evtx.errors import InputError
from evtx.gazetteer.local_schema import FORMAT, start_of
from evtx.gazetteer.places import Place

VARIABLE = "EVTX_GAZETTEER"
CORE_ALONE = "core"  # in the place of a file: the packaged places and no others
_FILE = "places.sqlite"
_ROW = """
SELECT n.folded, n.name, p.key, p.kind, p.country, p.admin1, p.lat, p.lon, p.radius_km, p.rank, p.name_en
FROM names n JOIN places p ON p.id = n.place WHERE {} ORDER BY n.rowid
"""
_BY_START = _ROW.format("n.start = ?")
_BY_TIGHT = _ROW.format("n.tight = ?")
_BY_ENGLISH = _ROW.format("p.name_en = ? COLLATE NOCASE")

Named = tuple[str, str, Place]  # folded name, name as imported, place


def local_path(environment: Mapping[str, str], named: str | None = None) -> Path | None:
    """Where the local gazetteer is: as named, else $EVTX_GAZETTEER, else below $XDG_DATA_HOME (~/.local/share).

    None for "core", and where there is no home.
    """
    told = named or environment.get(VARIABLE)
    if told:
        return None if told == CORE_ALONE else Path(told)
    home = environment.get("XDG_DATA_HOME") or (
        f"{environment['HOME']}/.local/share" if environment.get("HOME") else ""
    )
    return Path(home) / "evtx" / _FILE if home else None


@dataclass(frozen=True, slots=True)
class LocalPlaces:
    """An open local gazetteer. A process that inherits or unpickles one opens the file for itself."""

    path: Path
    version: str
    first_words: frozenset[str]
    _connections: dict[int, sqlite3.Connection] = field(default_factory=dict, compare=False, repr=False)

    def __reduce__(self) -> tuple[type[LocalPlaces], tuple[Path, str, frozenset[str]]]:
        return LocalPlaces, (self.path, self.version, self.first_words)

    def beginning_with(self, words: Sequence[str]) -> list[Named]:
        """The names of one folded word that are this one; of two, all that begin with both."""
        return self._read(_BY_START, start_of(words)) if words[0] in self.first_words else []

    def like(self, key: str) -> list[Named]:
        """All names of a tight key (`names.tight_key`)."""
        return self._read(_BY_TIGHT, key)

    def in_english(self, name: str) -> list[Named]:
        """All names of the places with this Latin name."""
        return self._read(_BY_ENGLISH, name)

    def _read(self, query: str, value: str) -> list[Named]:
        database = self._connections.get(os.getpid())
        if database is None:
            database = self._connections[os.getpid()] = open_local(self.path)
        return [_named(row) for row in database.execute(query, (value,))]


def load_local(path: Path) -> LocalPlaces | None:
    """Open the local gazetteer; None where nothing is imported. Raises InputError where it cannot be read."""
    if not path.exists():
        return None
    database = open_local(path)
    told = dict(database.execute("SELECT key, value FROM meta WHERE key IN ('version', 'firsts')"))
    if not told.get("version"):
        return None
    firsts = frozenset(told["firsts"].split("\n"))
    return LocalPlaces(path, told["version"], firsts, {os.getpid(): database})


def open_local(path: Path) -> sqlite3.Connection:
    """A connection that reads the file as it is now: changes make a new file. Raises InputError."""
    try:
        # immutable: no locks and no files beside it, so that it can lie where nothing may be written
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        made = database.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    except sqlite3.Error as error:
        raise InputError(f"{path}: not a gazetteer of evtx ({error}): make one with `evtx gazetteer import`") from error
    if made is None or made[0] != str(FORMAT):
        raise InputError(f"{path}: made by another version of evtx: delete it and import the files again")
    return database


def _named(row: tuple[str, str, str, str, str, str, float, float, float | None, int, str]) -> Named:
    folded, name, key, kind, country, admin1, lat, lon, radius, rank, english = row
    place = Place(
        id=key, kind=kind, country=country, admin1=admin1 or "", parent="", lat=lat, lon=lon, radius_km=radius,
        rank=rank, common=False, source="import", name_en=english, names=(name,), imported=True,
    )  # fmt: skip
    return folded, name, place
