"""Hostile packed files and XML for the heavy cases: bombs, nested and overlapping, entities, names that climb out."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.hostile.texts import DAY, MEGABYTE, SENTENCE, Made

_GOOD = (DAY + SENTENCE).encode()
_CLIMBERS = ("../../up.txt", "/tmp/up.txt", "..\\up.txt", "C:\\up.txt", "a/../../up.txt", "in.txt")
_LEVELS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def _bytes(files: dict[str, Callable[[], bytes]]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        for name, content in files.items():
            (folder / name).write_bytes(content())

    return make


def _gzip_of(piece: bytes, times: int) -> bytes:
    """A gzip file of a piece repeated, without ever holding it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(piece) for _ in range(times)) + packer.flush()


def _zip_of(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def _zip_bomb() -> bytes:
    """One member that unpacks to 4 GB."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.jsonl", "w", force_zip64=True) as to,
    ):
        for _ in range(4096):
            to.write(b"[1]\n" * (MEGABYTE // 4))
    return made.getvalue()


def _overlapping() -> bytes:
    """Thousands of entries that all point to the same packed bytes."""
    whole = bytearray(_zip_of({"a0000.txt": b"x" * (15 * MEGABYTE)}))
    start, end = whole.rindex(b"PK\1\2"), whole.rindex(b"PK\5\6")
    entry, tail = bytes(whole[start:end]), bytearray(whole[end:])
    many = b"".join(entry.replace(b"a0000", f"a{n:04d}".encode()) for n in range(3000))
    tail[8:12] = struct.pack("<HH", 3000, 3000)
    tail[12:16] = struct.pack("<L", len(many))
    return bytes(whole[:start]) + many + bytes(tail)


def _nested(depth: int) -> bytes:
    data = _zip_of({"a.txt": _GOOD})
    for number in range(depth):
        data = _zip_of({f"{number}{n}.zip": data for n in range(2)} | {"good.txt": _GOOD})
    return data


def _many_entries(count: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(count):
            archive.writestr(zipfile.ZipInfo(f"{number}.png"), b"")
    return made.getvalue()


def _entities(inside: str) -> bytes:
    head = f'<?xml version="1.0"?><!DOCTYPE rss [{inside}]>'
    return (
        f"{head}<rss><channel><item><title>x</title><description>&l11;&x;</description></item></channel></rss>".encode()
    )


ARCHIVES: dict[str, Made] = {
    # what lies in the folder, what is said of it, exit status
    "entity bombs": (
        _bytes({
            "laughs.xml": lambda: _entities(f'<!ENTITY l0 "lol"><!ENTITY x "">{_LEVELS}'),
            "quadratic.xml": lambda: _entities(f'<!ENTITY l11 "{"a" * 100_000}"><!ENTITY x "{"&l11;" * 5000}">'),
            "parameter.rss": lambda: _entities('<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;'),
            "utf16.xml": lambda: _entities(f'<!ENTITY l0 "lol">{_LEVELS}').decode().encode("utf-16")}),
        "entities of its own", 1,
    ),
    "entities that read files and call the network": (
        _bytes({
            "file.xml": lambda: _entities('<!ENTITY l11 ""><!ENTITY x SYSTEM "file:///etc/passwd">'),
            "net.xml": lambda: _entities('<!ENTITY l11 ""><!ENTITY x SYSTEM "http://127.0.0.1:9/x">'),
            "page.html": lambda: b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;<p>'
            + SENTENCE.encode() + b"</p></body></html>"}),
        "entities of its own", 1,
    ),
    "gzip bombs of 1 GB": (
        _bytes({
            "zeros.txt.gz": lambda: _gzip_of(b"\0" * MEGABYTE, 1024),
            "text.txt.gz": lambda: _gzip_of(SENTENCE.encode() * 6000, 1024),
            "lines.jsonl.gz": lambda: _gzip_of(b'{"a": 1}\n' * 110_000, 1024),
            "line.jsonl.gz": lambda: _gzip_of(b" " * MEGABYTE, 1024)}),
        "(a bomb?)", 1,
    ),
    "gzip within gzip": (
        _bytes({"a.txt.gz": lambda: gzip.compress(_gzip_of(b"\0" * MEGABYTE, 2048)),
                "b.txt.gz": lambda: gzip.compress(gzip.compress(_GOOD))}), "binary data", 1,
    ),
    "zip bomb of 4 GB": (_bytes({"a.zip": _zip_bomb}), "larger than 64 MB", 1),
    "3,000 zip entries over the same bytes": (_bytes({"a.zip": _overlapping}), "a.zip", 1),
    "zips within zips": (_bytes({"a.zip": lambda: _nested(8)}), "an archive within an archive", 1),
    "zip of 400,000 entries": (_bytes({"a.zip": lambda: _many_entries(400_000)}), "", 0),
    "zip entries that climb out": (
        _bytes({"a.zip": lambda: _zip_of(dict.fromkeys(_CLIMBERS, _GOOD))}), "leads out of the archive", 1,
    ),
}  # fmt: skip
