"""Paths go in; the files to read, and what is left out and why, come out one after the other, in sorted order.

Nothing is opened here. Paths are of this machine or, where fsspec is installed, addresses (`remote.py`). A folder is
entered once, however many links lead to it; what is neither a file nor a folder (a pipe, a device) is read only where
the user names it himself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from evtx.errors import InputError
from evtx.ingest.raw import Skipped
from evtx.ingest.sidecar import SIDECAR_SUFFIX

STDIN = "-"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
ARCHIVE = "zip"
FORMATS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".xml": "xml", ".rss": "xml", ".atom": "xml",
    ".eml": "mail", ".zip": ARCHIVE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it is (None: standard input, in an archive, or elsewhere), its name in messages and
    records, its path below the folder given, its format by its name, whether the user named it himself, its address
    where it is no file of this machine."""

    file: Path | None
    shown: str
    relative: str
    format: str | None
    named: bool = True
    url: str | None = None

    @property
    def name(self) -> str:
        """The file's own name."""
        return PurePath(self.relative).name

    @property
    def stem(self) -> str:
        """The name that an article without id of its own takes."""
        name = self.name[:-3] if self.name.lower().endswith(".gz") else self.name
        return PurePath(name).stem if PurePath(name).suffix.lower() in FORMATS else name


def check_sources(sources: Sequence[str]) -> None:
    """Raises InputError for a path or address where there is nothing, UsageError for an address of an unknown kind."""
    for source in map(local_path, sources):
        if is_url(source):
            from evtx.ingest.remote import check_url

            check_url(source)
        elif source != STDIN and not os.path.lexists(source):
            raise InputError(f"{printable(source)}: no such file or folder: check the path")


def is_url(source: str) -> bool:
    """Whether it is an address (s3://bucket/folder) rather than a path."""
    return _URL.match(source) is not None


def local_path(source: str) -> str:
    """The path of a file:// address; anything else as it is."""
    return source.removeprefix("file://") if source.startswith("file:///") else source


def walk(sources: Sequence[str]) -> Iterator[Source | Skipped]:
    """The files of files, folders (recursive, sorted) and "-" (standard input), each once."""
    seen: set[str] = set()
    for source in map(local_path, sources):
        for found in _walk(source):
            if isinstance(found, Source) and (found.file or found.url) and len(sources) > 1:
                real = os.path.realpath(found.file) if found.file else str(found.url)
                if real in seen:
                    yield Skipped(found.shown, "named twice on the command line", fatal=False, kind="not_an_article")
                    continue
                seen.add(real)
            yield found


def printable(name: str) -> str:
    """A file name as text: bytes that are no UTF-8 are written \\xNN, so that records and messages can hold it."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def format_of(name: str) -> str | None:
    """The format that a file's name tells, with or without .gz; None where it is no article by its name."""
    low = name.lower()
    found = FORMATS.get(PurePath(low.removesuffix(".gz")).suffix)
    return None if found == ARCHIVE and low.endswith(".gz") else found


def _walk(source: str) -> Iterator[Source | Skipped]:
    if source == STDIN:
        yield Source(None, STDIN, "stdin", None)
    elif is_url(source):
        from evtx.ingest.remote import walk_url

        yield from walk_url(source)
    elif Path(source).is_dir():
        yield from _folder(source)
    else:
        yield Source(Path(source), printable(source), printable(Path(source).name), format_of(source))


def _folder(root: str) -> Iterator[Source | Skipped]:
    """All below a folder. A stack of our own: folders may lie deeper than Python calls may."""
    entered = {os.path.realpath(root)}
    waiting: list[tuple[os.DirEntry[str], str]] = []
    listing = _listed(root)
    while True:
        if isinstance(listing, Skipped):
            yield listing
        else:
            waiting += reversed(listing)
        listing = []
        if not waiting:
            return
        entry, below = waiting.pop()
        relative = f"{below}/{printable(entry.name)}" if below else printable(entry.name)
        found = _entry(entry, relative)
        if isinstance(found, Source | Skipped):
            yield found
        elif found and (real := os.path.realpath(entry.path)) not in entered:
            entered.add(real)
            listing = _listed(entry.path, relative)


def _listed(folder: str, below: str = "") -> list[tuple[os.DirEntry[str], str]] | Skipped:
    try:
        with os.scandir(folder) as listing:
            return [(entry, below) for entry in sorted(listing, key=lambda entry: entry.name)]
    except OSError as error:
        reason = f"cannot be listed ({error.strerror}): check its permissions"
        return Skipped(printable(folder), reason, fatal=True, kind="unreadable")


def _entry(entry: os.DirEntry[str], relative: str) -> Source | Skipped | bool:
    """What a member of a folder is: to be read, left out, or (True) a folder to enter; False: passed over."""
    shown = printable(entry.path)
    if entry.name.startswith("."):
        return Skipped(shown, "hidden", fatal=False, kind="hidden")
    try:
        if entry.is_dir():
            return True
        if entry.name.lower().endswith(SIDECAR_SUFFIX):
            return False
        kind = format_of(entry.name)
        if kind is None:
            return Skipped(shown, "not an article by its name", fatal=False, kind="not_an_article")
        if entry.is_file():
            return Source(Path(entry.path), shown, relative, kind, named=False)
    except OSError as error:
        return Skipped(shown, f"cannot be looked at ({error.strerror}): remove it", fatal=True, kind="unreadable")
    return Skipped(shown, "neither a file nor a folder (a broken link, a pipe?): remove it", fatal=True)
