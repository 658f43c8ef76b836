"""Hostile folders for the heavy cases: many files, loops of links, pipes, devices, names that are no text."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.hostile.texts import DAY, SENTENCE, Made

_GOOD = (DAY + SENTENCE).encode()


def _small_files(folder: Path) -> None:
    for number in range(100_000):
        path = folder / f"{number % 100:02d}"
        path.mkdir(exist_ok=True)
        (path / f"{number}.txt").write_text(f"خبر قصير رقم {number} عن سوق البلدة.\n", encoding="utf-8")


def _loops(folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "a/good.txt").write_bytes(_GOOD)
    (folder / "a/up").symlink_to("..")
    (folder / "a/itself").symlink_to("itself")
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "one").symlink_to("two")
    (folder / "two").symlink_to("one")
    (folder / "root").symlink_to(folder)


def _no_files(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    for name in ("zero", "urandom", "full", "tty", "null"):
        (folder / f"{name}.txt").symlink_to(f"/dev/{name}")
    (folder / "gone.txt").symlink_to("/nowhere/at/all")
    (folder / "memory.txt").symlink_to("/proc/self/mem")
    (folder / "folder.txt").mkdir()
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(folder)  # an address of this kind has at most 108 bytes
        try:
            made.bind("socket.txt")
        finally:
            os.chdir(here)


def _names(folder: Path) -> None:
    names = [
        b"\xff\xfe\xe1.txt", b"\xed\xa0\x80.txt", b"new\nline.txt", b"\x1b[2J\x1b]0;x\x07.txt",
        b"\xe2\x80\xaetxt.exe.txt",
        b"-rf.txt", b"a" * 251 + b".txt", b"=cmd.txt", b"<script>.txt", b"%s%n{0}.txt",
        b"[red].txt", b"\\.txt", b"'\".txt",
    ]  # fmt: skip
    for name in names:
        (Path(os.fsdecode(os.fsencode(folder) + b"/" + name))).write_bytes(_GOOD)


def _deep(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder)
    try:
        for _ in range(1000):
            Path("d").mkdir()
            os.chdir("d")
        Path("a.txt").write_bytes(_GOOD)
    finally:
        os.chdir(here)


def _attacks(folder: Path) -> None:
    """Titles that would steer a terminal, turn a line round, run in a page or a sheet."""
    titles: dict[str, Callable[[], str]] = {
        "escape": lambda: "قصف \x1b[2J\x1b]0;owned\x07\x1b]8;;http://x\x07 \x9b31m سرمين",
        "bidi": lambda: "قصف \u202egnp.exe\u202c \u2066\u2067\u2069\u200f سرمين",
        "formula": lambda: '=HYPERLINK("http://x","قصف سرمين")',
        "script": lambda: "<script>alert(1)</script><img src=x onerror=alert(1)> قصف سرمين",
    }
    for name, title in titles.items():
        (folder / f"{name}.txt").write_text(f"{title()}\n\n{DAY}{title()} {SENTENCE}\n", encoding="utf-8")


PLACES: dict[str, Made] = {
    # what lies in the folder, what is said of it, exit status
    "100,000 small files": (_small_files, "100000 articles", 0),
    "loops of links": (_loops, "self.txt", 1),
    "pipes, devices, sockets, broken links": (_no_files, "neither a file nor a folder", 1),
    "file names that are no text": (_names, "articles", 0),
    "a thousand folders deep": (_deep, "articles", 0),
    "titles with escapes, bidi marks, formulas, scripts": (_attacks, "articles", 0),
}
