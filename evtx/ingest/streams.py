"""A source goes in; its bytes come out, unpacked where they are gzip, whole or line by line, never beyond a limit."""

from __future__ import annotations

import gzip
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from evtx.errors import InputError
from evtx.ingest.remote import open_url
from evtx.ingest.walk import Source
from evtx.limits import MAX_RATIO, RATIO_FROM

BUFFER = 1 << 18  # so that a peek sees the first line of JSON lines
_GZIP = b"\x1f\x8b"


@contextmanager
def opened(source: Source, stdin: BinaryIO | None) -> Iterator[io.BufferedReader[Any]]:
    """The bytes of a source, packed as they are. Standard input is left open. Raises InputError and OSError."""
    if source.url is not None:
        with open_url(source.url) as far, io.BufferedReader(_Borrowed(far), BUFFER) as stream:
            yield stream
        return
    if source.file is None:
        if stdin is None:
            raise InputError("no standard input here: name a file")
        yield io.BufferedReader(_Borrowed(stdin), BUFFER)
        return
    # Not blocking: what was a file when the folder was listed may be a pipe by now, and opening it would wait for ever.
    flags = os.O_RDONLY | (0 if source.named else getattr(os, "O_NONBLOCK", 0))
    number = os.open(source.file, flags | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    with io.BufferedReader(io.FileIO(number), BUFFER) as stream:
        if not source.named and not stat.S_ISREG(os.fstat(number).st_mode):
            raise InputError("no file any more (a pipe or a device took its place): remove it")
        yield stream


def unpacked(stream: io.BufferedReader[Any]) -> io.BufferedReader[Any]:
    """The same bytes, unpacked where they are gzip; reading them raises InputError where they swell beyond reason."""
    if stream.peek(len(_GZIP))[: len(_GZIP)] != _GZIP:
        return stream
    packed = _Counted(stream)
    return io.BufferedReader(_Unpacking(packed), BUFFER)


def whole(stream: io.BufferedReader[Any], limit: int) -> bytes:
    """All bytes. Raises InputError where they are more than the limit."""
    data = bytes(stream.read(limit + 1))
    if len(data) > limit:
        raise InputError(f"larger than {limit >> 20} MB: split it, or write it as JSON lines")
    return data


def lines(stream: io.BufferedReader[Any] | io.TextIOWrapper, limit: int) -> Iterator[bytes | str | None]:
    """Line by line; None for a line longer than the limit (in bytes, or characters of a decoded stream)."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        end = "\n" if isinstance(line, str) else b"\n"
        while line and not line.endswith(end):  # type: ignore[arg-type]
            line = stream.readline(limit)
        yield None


def lines_between(stream: io.BufferedReader[Any], start: int, end: int, limit: int) -> Iterator[bytes | str | None]:
    """The lines that start from one byte to before another, as `lines` gives them; the stream must be able to seek."""
    stream.seek(max(0, start - 1))
    rest = lines(stream, limit)
    if start > 0:
        next(rest, None)  # the end of the line before
    while stream.tell() < end:
        try:
            yield next(rest)
        except StopIteration:
            return


def check_ratio(read: int, packed: int) -> None:
    """Raises InputError where so many bytes came out of so few that it can be no text."""
    if read > RATIO_FROM and read > MAX_RATIO * max(packed, 1):
        raise InputError(f"unpacks to more than {MAX_RATIO} times its size (a bomb?): unpack and look at it yourself")


class _Borrowed(io.RawIOBase):
    """Somebody else's stream: read from, never closed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def seekable(self) -> bool:
        """As the stream is."""
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go there in the stream."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Where the stream is."""
        return self._stream.tell()

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill the buffer with what is there."""
        read = getattr(self._stream, "read1", self._stream.read)
        data = read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Counted(_Borrowed):
    """A stream that knows how much was read from it."""

    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self.count = 0

    def readinto(self, buffer: Any, /) -> int:
        """Fill the buffer with what is there, and count it."""
        got = super().readinto(buffer)
        self.count += got
        return got


class _Unpacking(io.RawIOBase):
    """What a gzip stream holds."""

    def __init__(self, packed: _Counted) -> None:
        self._packed = packed
        self._stream = gzip.GzipFile(fileobj=io.BufferedReader(packed))
        self._read = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill the buffer with what is there; complain where it is a bomb."""
        data = self._stream.read1(len(buffer))
        buffer[: len(data)] = data
        self._read += len(data)
        check_ratio(self._read, self._packed.count)
        return len(data)
