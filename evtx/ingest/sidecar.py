"""What stands beside an article goes in (a --meta table, NAME.meta.json); date, outlet, url, author, title come out."""

from __future__ import annotations

import csv
import errno
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

import orjson

from evtx.errors import InputError
from evtx.ingest.dateline import parse_date
from evtx.ingest.encodings import decode
from evtx.ingest.records import field_of

SIDECAR_SUFFIX = ".meta.json"
_COLUMNS = ("published", "outlet", "url", "author", "title")
MAX_SIDECAR_BYTES = 1 << 20


def load_meta(path: Path | str) -> dict[str, dict[str, str]]:
    """The rows of a --meta table by path: columns path, and any of published, outlet, url, author, title.

    Comma, semicolon or tab separated. Raises InputError naming line and cause.
    """
    try:
        lines = decode(Path(path).read_bytes()).splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    head = lines[0] if lines else ""
    rows = csv.DictReader(lines, delimiter=max(",;\t", key=head.count), skipinitialspace=True)
    try:
        return _rows(rows, path)
    except csv.Error as error:
        raise InputError(f"{path}: line {rows.line_num}: no table ({error}): mend the line") from error


def _rows(rows: csv.DictReader[str], path: Path | str) -> dict[str, dict[str, str]]:
    names = {name.strip().lower(): name for name in rows.fieldnames or () if name}
    if "path" not in names:
        raise InputError(f"{path}: line 1: no column `path`: name the columns there (path, published, outlet, url)")
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        key = (row[names["path"]] or "").strip()
        if not key:
            continue
        told = {c: value.strip() for c in _COLUMNS if c in names and (value := row[names[c]]) and value.strip()}
        _check_date(told, f"{path}: line {rows.line_num}")
        found[PurePath(key).as_posix()] = told
    return found


def told_by_meta(file: PurePath, relative: str, meta: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What the table tells about a file, by its path below the folder, its whole path, its name or its stem."""
    for key in (relative, file.as_posix(), file.name, _stems(file.name)[-1]):
        if key in meta:
            return dict(meta[key])
    return {}


def sidecar_names(name: str) -> list[str]:
    """The names that a file's sidecar may have, the first that is there counting."""
    return [stem + SIDECAR_SUFFIX for stem in _stems(name)]


def beside(
    file: PurePath, relative: str, meta: Mapping[str, Mapping[str, str]], sidecar: Callable[[str], bytes | None]
) -> dict[str, str]:
    """What the table and NAME.meta.json tell about a file, the latter first.

    sidecar: the bytes of a file beside it by name, None where there is none. Raises InputError if that is broken.
    """
    told = told_by_meta(file, relative, meta)
    for name in sidecar_names(file.name):
        data = sidecar(name)
        if data is not None:
            return told | _read(name, data)
    return told


def in_folder_of(file: Path) -> Callable[[str], bytes | None]:
    """Reads what lies beside a file of a folder. What it returns raises InputError for what cannot be a sidecar."""

    def read(name: str) -> bytes | None:
        path = file.with_name(name)
        try:
            if not path.is_file():
                return None
            with path.open("rb") as stream:
                data = stream.read(MAX_SIDECAR_BYTES + 1)
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                return None  # the file's own name is as long as one may be
            raise InputError(f"its sidecar {name} cannot be read ({error.strerror}): mend or remove it") from error
        if len(data) > MAX_SIDECAR_BYTES:
            raise InputError(f"its sidecar {name} is larger than {MAX_SIDECAR_BYTES >> 10} KB: mend or remove it")
        return data

    return read


def _stems(name: str) -> list[str]:
    """The file's name, and without one and two of its endings: a.txt.gz, a.txt, a."""
    stems = [name]
    if name.lower().endswith(".gz"):
        stems.append(name[:-3])
    return [*stems, PurePath(stems[-1]).stem]


def _read(name: str, bytes_read: bytes) -> dict[str, str]:
    try:
        data = orjson.loads(bytes_read)
    except orjson.JSONDecodeError as error:
        raise InputError(f"its sidecar {name} cannot be read ({error}): mend or remove it") from error
    if not isinstance(data, Mapping):
        raise InputError(f"its sidecar {name} is no JSON object: mend or remove it")
    told = {name: value for name in _COLUMNS if (value := field_of(data, name))}
    _check_date(told, f"its sidecar {name}")
    return told


def _check_date(told: Mapping[str, str], where: str) -> None:
    if "published" in told and parse_date(told["published"]) is None:
        raise InputError(f"{where}: `published` is no date ({told['published']!r}): write it as 2021-06-17")
