"""The packaged data files go in, their parsed tables come out: from one compiled file where that still holds.

Parsing some ninety TOML files takes 0.17 seconds, a fifth of the start of a process; their compiled form takes a
twentieth of that. It lies where Python keeps its compiled modules and on the same terms: in `__pycache__` beside the
data (or in $PYTHONPYCACHEPREFIX), written by the first run that may, never where $PYTHONDONTWRITEBYTECODE is set. It is
JSON, so that nothing in it can run, and good only for the very bytes that it was made of: names and contents of all
files, and the versions of what parsed them, go into its key. Where it is missing, damaged or of other files, the files
are parsed as if it had never been. `python -m evtx.lexicon.parsed` makes it at once, as `compileall` does for modules.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import secrets
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from evtx import __version__
from evtx.config import DATA_DIR
from evtx.lexicon.tables import parse_toml, read_bytes

Tables = list[tuple[Path, dict[str, Any]]]

_FORMAT = "1"
_HEAD = 64  # letters of a SHA-256 in hexadecimal


def read_tables(folder: Path) -> tuple[Tables, dict[Path, bytes]]:
    """The tables of a folder's files in order of path, outlets left out, and the bytes that they were parsed from.

    Raises DataError for a file that cannot be read or is not valid.
    """
    contents = {path: read_bytes(path) for path in _files(folder)}
    if folder != DATA_DIR:
        return _parse(contents), contents
    home, key = compiled_path(folder), _key(folder, contents)
    kept = _load(home, key)
    if kept is not None and len(kept) == len(contents):
        return list(zip(contents, kept, strict=True)), contents
    tables = _parse(contents)
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            _store(home, key, tables)
    return tables, contents


def compiled_path(folder: Path) -> Path:
    """Where the compiled form of a folder's tables lies."""
    return Path(importlib.util.cache_from_source(str(folder / "tables.py"))).with_suffix(".json")


def compile_tables(folder: Path = DATA_DIR) -> Path:
    """Write the compiled form of a folder's tables; where it lies. Raises DataError, and OSError where it cannot."""
    contents = {path: read_bytes(path) for path in _files(folder)}
    home = compiled_path(folder)
    _store(home, _key(folder, contents), _parse(contents))
    return home


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.toml")) if "outlets" not in path.parts]


def _parse(contents: Mapping[Path, bytes]) -> Tables:
    return [(path, parse_toml(path, content)) for path, content in contents.items()]


def _key(folder: Path, contents: Mapping[Path, bytes]) -> str:
    digest = hashlib.sha256()
    made_by = (_FORMAT, __version__, sys.version, unicodedata.unidata_version)
    digest.update(repr(made_by).encode())
    for path, content in contents.items():
        digest.update(f"\n{path.relative_to(folder).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _load(home: Path, key: str) -> list[dict[str, Any]] | None:
    """The tables kept under a key, or None. The second line of the file vouches for what follows."""
    try:
        content = home.read_bytes()
    except OSError:
        return None
    body = memoryview(content)[2 * (_HEAD + 1) :]
    if content[: 2 * (_HEAD + 1)] != _head(key, body):
        return None
    tables: list[dict[str, Any]] = orjson.loads(body)
    return tables


def _head(key: str, body: bytes | memoryview) -> bytes:
    return f"{key}\n{hashlib.sha256(body).hexdigest()}\n".encode()


def _store(home: Path, key: str, tables: Tables) -> None:
    """Write the tables whole or not at all. What JSON cannot hold as it is (dates, numbers without end) is not kept."""
    bare = [table for _, table in tables]
    try:
        body = orjson.dumps(bare, option=orjson.OPT_PASSTHROUGH_DATETIME)
    except TypeError:
        return
    if orjson.loads(body) != bare:
        return
    home.parent.mkdir(parents=True, exist_ok=True)
    temporary = home.with_name(f"{home.name}.{secrets.token_hex(4)}.tmp")
    try:
        temporary.write_bytes(_head(key, body) + body)
        temporary.replace(home)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


if __name__ == "__main__":
    print(compile_tables())
