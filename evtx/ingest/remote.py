"""An address that fsspec can open (s3://, gs://, memory:// ...) goes in; its files come out as sources, sorted.

fsspec is an extra: nothing is imported before an address is met. The order, and what is left out, are those of `walk`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from evtx.errors import InputError, UsageError
from evtx.ingest.raw import Skipped
from evtx.ingest.sidecar import MAX_SIDECAR_BYTES, SIDECAR_SUFFIX
from evtx.ingest.walk import Source, format_of

NOT_SHARED = "memory://"  # in the memory of this process: no other can read it


def check_url(url: str) -> None:
    """Raises UsageError where fsspec or its part for this kind of address is missing, InputError for nothing there."""
    system, path = _system(url)
    try:
        there = system.exists(path)
    except Exception as error:  # every store has its own errors for a wrong key or a server that does not answer
        raise InputError(
            f"{url}: cannot be looked at ({type(error).__name__}: {error}): check address and keys"
        ) from error
    if not there:
        raise InputError(f"{url}: nothing there: check the address")


def walk_url(url: str) -> Iterator[Source | Skipped]:
    """The files at an address, or below it."""
    system, path = _system(url)
    if system.isdir(path):
        yield from _folder(system, path, url.rstrip("/"), "")
    else:
        name = path.rsplit("/", 1)[-1]
        yield Source(None, url, name, format_of(name), url=url)


def size_of(url: str) -> int:
    """Bytes of a file; 0 where the store does not tell."""
    system, path = _system(url)
    return int(system.size(path) or 0)


@contextmanager
def open_url(url: str) -> Iterator[BinaryIO]:
    """The bytes at an address. Raises OSError as fsspec does."""
    system, path = _system(url)
    with system.open(path, "rb") as stream:
        yield stream


def in_folder_of_url(url: str) -> Callable[[str], bytes | None]:
    """Reads what lies beside a file. What it returns raises InputError for what cannot be a sidecar."""

    def read(name: str) -> bytes | None:
        system, path = _system(f"{url.rsplit('/', 1)[0]}/{name}")
        try:
            with system.open(path, "rb") as stream:
                data = bytes(stream.read(MAX_SIDECAR_BYTES + 1))
        except FileNotFoundError:
            return None
        if len(data) > MAX_SIDECAR_BYTES:
            raise InputError(f"its sidecar {name} is larger than {MAX_SIDECAR_BYTES >> 10} KB: mend or remove it")
        return data

    return read


def _system(url: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise UsageError(f"{url}: an address needs fsspec: pip install 'evtx[dask]'") from None
    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{url}: cannot be opened ({error})") from error
    return system, path


def _folder(system: Any, path: str, url: str, below: str) -> Iterator[Source | Skipped]:
    try:
        listing = sorted(system.ls(path, detail=True), key=lambda entry: _name(entry["name"]))
    except OSError as error:
        yield Skipped(url, f"cannot be listed ({error}): check its permissions", fatal=True, kind="unreadable")
        return
    for entry in listing:
        name = _name(entry["name"])
        relative, shown = f"{below}/{name}" if below else name, f"{url}/{name}"
        if entry["name"].rstrip("/") == path.rstrip("/"):
            continue  # some stores list the folder itself
        if name.startswith("."):
            yield Skipped(shown, "hidden", fatal=False, kind="hidden")
        elif entry["type"] == "directory":
            yield from _folder(system, entry["name"], shown, relative)
        elif not name.lower().endswith(SIDECAR_SUFFIX):
            kind = format_of(name)
            if kind is None:
                yield Skipped(shown, "not an article by its name", fatal=False, kind="not_an_article")
            else:
                yield Source(None, shown, relative, kind, named=False, url=shown)


def _name(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1]
