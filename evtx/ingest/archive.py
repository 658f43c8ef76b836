"""A zip archive goes in; its members come out as sources with their bytes, and what is left out and why.

Nothing is ever unpacked to disk, and no member is believed about its own size or place: sizes are counted while
reading, names are names and no paths.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from evtx.errors import InputError
from evtx.ingest.raw import Skipped
from evtx.ingest.sidecar import SIDECAR_SUFFIX
from evtx.ingest.streams import BUFFER, check_ratio
from evtx.ingest.walk import ARCHIVE, Source, format_of
from evtx.limits import MAX_ZIP_INDEX

_ENCRYPTED = 1
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)

Member = tuple[Source, "io.BufferedReader[Any]", Callable[[str], bytes | None]]


def members(archive: Source, stream: BinaryIO) -> Iterator[Member | Skipped]:
    """Each member in sorted order: source, bytes, and a reader of what lies beside it.

    Raises InputError where the archive is none, is damaged or swells beyond reason.
    """
    if not stream.seekable():
        raise InputError("an archive from a pipe cannot be read: name the file")
    try:
        with zipfile.ZipFile(cast(BinaryIO, _Index(stream))) as opened:
            yield from _members(archive, opened, _size(stream))
    except InputError:
        raise
    except _DAMAGE as error:
        raise InputError(f"a damaged archive ({error}): fetch it again") from error


def _members(archive: Source, opened: zipfile.ZipFile, packed: int) -> Iterator[Member | Skipped]:
    inside = {info.filename: info for info in opened.infolist()}  # of namesakes the last counts, as for unzip
    read = _Total(packed)
    for name in sorted(inside):
        info = inside[name]
        shown, refused = f"{archive.shown}: {name}", _refused(info)
        if info.is_dir() or (name.endswith(SIDECAR_SUFFIX) and not refused):
            continue
        if refused:
            yield Skipped(shown, refused, fatal=True)
            continue
        kind = format_of(name)
        if PurePosixPath(name).name.startswith("."):
            yield Skipped(shown, "hidden", fatal=False, kind="hidden")
        elif kind is None:
            yield Skipped(shown, "not an article by its name", fatal=False, kind="not_an_article")
        elif kind == ARCHIVE:
            yield Skipped(shown, "an archive within an archive: unpack the outer one", fatal=True)
        else:
            source = Source(None, shown, f"{archive.relative}/{name}", kind, named=False)
            try:
                with opened.open(info) as member:
                    yield source, io.BufferedReader(_Member(member, read), BUFFER), _beside(opened, inside, name)
            except _DAMAGE as error:
                yield Skipped(shown, f"a damaged entry ({error}): fetch the archive again", fatal=True)


def _refused(info: zipfile.ZipInfo) -> str | None:
    """Why an entry is not read: it climbs out of the archive, is a link, is encrypted."""
    parts = info.filename.replace("\\", "/").split("/")
    if ".." in parts or info.filename.startswith(("/", "\\")) or ":" in parts[0]:
        return "its name leads out of the archive: not read"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link, not a file: not read"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted: unpack the archive with its password"
    return None


def _beside(opened: zipfile.ZipFile, inside: dict[str, zipfile.ZipInfo], member: str) -> Callable[[str], bytes | None]:
    folder = member.rpartition("/")[0]

    def read(name: str) -> bytes | None:
        info = inside.get(f"{folder}/{name}" if folder else name)
        if info is None or _refused(info):
            return None
        try:
            with opened.open(info) as stream:
                return stream.read(1 << 20)
        except _DAMAGE as error:
            raise InputError(f"its sidecar {name} cannot be read ({error}): mend or remove it") from error

    return read


class _Total:
    """How much came out of one archive in all."""

    def __init__(self, packed: int) -> None:
        self.packed, self.read = packed, 0

    def add(self, read: int) -> None:
        """Count more. Raises InputError where so much cannot come out of so little."""
        self.read += read
        check_ratio(self.read, self.packed)


class _Member(io.RawIOBase):
    """The bytes of one member, counted."""

    def __init__(self, stream: Any, total: _Total) -> None:
        self._stream, self._total = stream, total

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill the buffer with what is there. Raises InputError where the member is damaged or a bomb."""
        try:
            data = self._stream.read1(len(buffer))
        except _DAMAGE as error:
            raise InputError(f"a damaged entry ({error}): fetch the archive again") from error
        buffer[: len(data)] = data
        self._total.add(len(data))
        return len(data)


class _Index:
    """An archive's bytes for zipfile, which reads the whole list of contents at once; a huge one is refused."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int | None = -1) -> bytes:
        """So many bytes. Raises InputError where they are more than a list of contents may have."""
        if size is not None and size > MAX_ZIP_INDEX:
            raise InputError("an archive with more entries than evtx reads: unpack it into a folder")
        return self._stream.read(-1 if size is None else size)


def _size(stream: BinaryIO) -> int:
    here = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(here)
    return size
