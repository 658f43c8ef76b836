"""A path goes in; a temporary file comes out that is at that path when all went well, and else nowhere.

It lies in the same folder and takes the old file's place in one step. A run that is killed leaves it behind; the next
one that writes to the same path takes it away.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # where files cannot be locked, what a killed run left stays
    fcntl = None  # type: ignore[assignment]

_NAME_BYTES = 180  # of the target's name in that of its temporary file; a file system takes 255


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A temporary file, as path and as stream, that becomes `target` at the end of the block; `target` keeps its mode.

    Raises OSError where it cannot be written; the old file is then as it was.
    """
    _sweep(target)
    temporary, stream = _temporary(target)
    try:
        with stream:
            yield temporary, stream
            stream.flush()
            os.fsync(stream.fileno())
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
        _sync_folder(target.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def take_over(target: Path, stream: BinaryIO) -> None:
    """Write what a file holds to a stream, ended by a line feed, so that what follows starts a line of its own."""
    with contextlib.suppress(FileNotFoundError), target.open("rb") as old:
        shutil.copyfileobj(old, stream, 1 << 20)
        if old.tell():
            old.seek(-1, os.SEEK_END)
            stream.write(b"" if old.read() == b"\n" else b"\n")


def _temporary(target: Path) -> tuple[Path, BinaryIO]:
    """A new file beside the target, locked as long as it is open, so that it is known for one in use."""
    while True:
        path = target.with_name(f"{_prefix(target)}{secrets.token_hex(4)}.tmp")
        stream = path.open("xb")
        if fcntl is None:
            return path, stream
        fcntl.flock(stream, fcntl.LOCK_EX)
        if os.fstat(stream.fileno()).st_nlink:
            return path, stream
        stream.close()  # swept away by another run before it was locked


def _prefix(target: Path) -> str:
    name = os.fsencode(target.name)[:_NAME_BYTES].decode("utf-8", "ignore")
    return f".{name}."


def _sweep(target: Path) -> None:
    """Take away the temporary files of the same target that nobody holds any more."""
    if fcntl is None:
        return
    ours = re.compile(re.escape(_prefix(target)) + r"[0-9a-f]{8}\.tmp")
    with contextlib.suppress(OSError), os.scandir(target.parent) as listing:
        for name in [entry.name for entry in listing if ours.fullmatch(entry.name)]:
            with contextlib.suppress(OSError), target.with_name(name).open("rb") as left:
                fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
                target.with_name(name).unlink()
                target.with_name(f"{name}-journal").unlink()  # of a database


def _sync_folder(folder: Path) -> None:
    """The new name too must outlive a power cut; some file systems cannot promise that, and none fails over it."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
