"""What stands beside an article goes in (a --meta table, NAME.meta.json); date, outlet, url, author, title come out."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path, PurePath

import orjson

from evtx.errors import InputError
from evtx.ingest.dateline import parse_date
from evtx.ingest.encodings import decode
from evtx.ingest.records import field_of

SIDECAR_SUFFIX = ".meta.json"
_COLUMNS = ("published", "outlet", "url", "author", "title")


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


def beside(file: Path, relative: str, meta: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What the table and NAME.meta.json tell about a file, the latter first. Raises InputError if that is broken."""
    told: dict[str, str] = {}
    for key in (relative, file.as_posix(), file.name, _stems(file.name)[-1]):
        if key in meta:
            told = dict(meta[key])
            break
    for stem in _stems(file.name):
        sidecar = file.with_name(stem + SIDECAR_SUFFIX)
        if sidecar.is_file():
            return told | _read(sidecar)
    return told


def _stems(name: str) -> list[str]:
    """The file's name, and without one and two of its endings: a.txt.gz, a.txt, a."""
    stems = [name]
    if name.lower().endswith(".gz"):
        stems.append(name[:-3])
    return [*stems, PurePath(stems[-1]).stem]


def _read(sidecar: Path) -> dict[str, str]:
    try:
        data = orjson.loads(sidecar.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise InputError(f"its sidecar {sidecar.name} cannot be read ({error}): mend or remove it") from error
    if not isinstance(data, Mapping):
        raise InputError(f"its sidecar {sidecar.name} is no JSON object: mend or remove it")
    told = {name: value for name in _COLUMNS if (value := field_of(data, name))}
    _check_date(told, f"its sidecar {sidecar.name}")
    return told


def _check_date(told: Mapping[str, str], where: str) -> None:
    if "published" in told and parse_date(told["published"]) is None:
        raise InputError(f"{where}: `published` is no date ({told['published']!r}): write it as 2021-06-17")
