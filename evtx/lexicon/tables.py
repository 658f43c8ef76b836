"""Reading TOML tables with checks: what a key must hold, which keys there may be, whose fault it is."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evtx.errors import DataError


def read_toml(path: Path) -> dict[str, Any]:
    """One TOML file. Raises DataError with file, line and cause where it cannot be read."""
    return parse_toml(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """What a data file holds. Raises DataError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError(str(path), "file", f"cannot be read: {error}") from error


def parse_toml(path: Path, content: bytes) -> dict[str, Any]:
    """The table that the bytes of a file are. Raises DataError with file, line and cause."""
    try:
        text = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise DataError(str(path), "file", f"cannot be read: {error}") from error
    try:
        return tomllib.loads(unicodedata.normalize("NFC", text))
    except tomllib.TOMLDecodeError as error:
        raise DataError(str(path), "syntax", f"not valid TOML: {error}") from error


class Entry:
    """One table of a TOML file: typed reads, and a complaint about any key that was never asked for."""

    def __init__(self, file: Path, name: str, table: Mapping[str, Any]) -> None:
        if not isinstance(table, Mapping):
            raise DataError(str(file), name, f"must be a table, not {type(table).__name__}")
        self.file, self.name, self.table = str(file), name, table
        self._asked: set[str] = set()

    def error(self, cause: str) -> DataError:
        """A DataError for this entry."""
        return DataError(self.file, self.name, cause)

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required where no default is given."""
        self._asked.add(key)
        value = self.table.get(key, default)
        if value is None:
            raise self.error(f"`{key}` is missing")
        if not isinstance(value, str):
            raise self.error(f"`{key}` must be a string")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, or one string; empty where absent."""
        self._asked.add(key)
        value = self.table.get(key, ())
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise self.error(f"`{key}` must be a list of strings")
        return tuple(value)

    def flag(self, key: str) -> bool:
        """A boolean; false where absent."""
        self._asked.add(key)
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            raise self.error(f"`{key}` must be true or false")
        return value

    def number(self, key: str, default: int) -> int:
        """A whole number."""
        self._asked.add(key)
        value = self.table.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(f"`{key}` must be a whole number")
        return value

    def strings(self, key: str) -> dict[str, str]:
        """A table of strings; empty where absent."""
        self._asked.add(key)
        value = self.table.get(key, {})
        if not isinstance(value, Mapping) or not all(isinstance(v, str) for v in value.values()):
            raise self.error(f"`{key}` must be a table of strings")
        return dict(value)

    def part(self, key: str) -> Entry:
        """A table within this one, as an entry of its own; an empty one where absent."""
        self._asked.add(key)
        return Entry(Path(self.file), f"{self.name} {key}", self.table.get(key, {}))

    def raw(self, key: str) -> list[Any]:
        """A list of anything; the caller checks its members."""
        self._asked.add(key)
        value = self.table.get(key, [])
        if not isinstance(value, list):
            raise self.error(f"`{key}` must be a list")
        return value

    def done(self) -> None:
        """Complain about unknown keys; call it when every known one was read."""
        unknown = sorted(set(self.table) - self._asked)
        if unknown:
            raise self.error(
                f"unknown key {', '.join(f'`{k}`' for k in unknown)}; known: {', '.join(sorted(self._asked))}"
            )


def entries(file: Path, table: Mapping[str, Any], key: str) -> Iterator[Entry]:
    """The tables of an array of tables, each named by its id, lemma or number."""
    for number, member in enumerate(table.get(key, ()), 1):
        label = str(number)
        if isinstance(member, Mapping):
            label = str(member.get("id") or member.get("verb") or member.get("noun") or member.get("adj") or number)
        yield Entry(file, f"[[{key}]] {label}", member)
