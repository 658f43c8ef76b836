"""On a terminal: a table that fits, Arabic that stays in its cell, colours that can go, no foreign escapes."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from rich.cells import cell_len

ROOT = Path(__file__).parents[2]
ARTICLE = "fixtures/articles/txt/ariha-strikes.txt"
STYLE = re.compile(r"\x1b\[[0-9;]*m")
COLOUR = re.compile(r"\x1b\[(?:[0-9]+;)*3[0-9](?:;[0-9]+)*m")


def on_terminal(width: int, *words: str, **environment: str) -> str:
    """What a terminal of that width gets on its screen (standard error goes elsewhere)."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "evtx", *words], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=theirs,
        stderr=subprocess.DEVNULL, env={**kept, "TERM": "xterm-256color", **environment},
    )  # fmt: skip
    os.close(theirs)
    read = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        read += piece
    os.close(ours)
    assert process.wait() == 0
    return read.decode()


@pytest.mark.parametrize("width", [30, 60, 80, 100, 120, 200])
def test_table_fits_and_keeps_its_meaning(width):
    screen = STYLE.sub("", on_terminal(width, "extract", ARTICLE))
    lines = screen.splitlines()
    assert max(cell_len(line) for line in lines) <= width
    for word in ("2020-01-30", "airstrike", "Ariha", "أريحا", "Russia", "11 killed"):
        assert word in screen, word
    titles = next(line for line in lines if "date" in line or "events" in line)
    assert ("evidence" in titles) == (width >= 112)
    assert ("source" in titles) == (width >= 150)


def test_arabic_is_isolated_line_by_line():
    screen = STYLE.sub("", on_terminal(120, "extract", ARTICLE))
    for line in screen.splitlines():
        for cell in line.split("│"):
            assert cell.count("\u2068") == cell.count("\u2069") == bool(re.search("[\u0621-\u064a]", cell)), line


def test_no_isolates_in_a_pipe(run):
    assert "\u2068" not in run("extract", ARTICLE, "--format", "table").stdout


def test_colours_can_be_switched_off():
    assert COLOUR.search(on_terminal(120, "extract", ARTICLE))
    assert not COLOUR.search(on_terminal(120, "extract", ARTICLE, NO_COLOR="1"))
    assert not COLOUR.search(on_terminal(120, "extract", ARTICLE, "--no-color"))


HOSTILE = (
    "قصف على بلدة سرمين\x1b[2J\x1b]0;title\x07\n\n"
    "قصفت قوات النظام السوري بالمدفعية \x9b31m\u202eبلدة سرمين شرقي إدلب [red]اليوم[/red] الأحد.\n"
)


@pytest.mark.parametrize("words", [["extract"], ["extract", "--format", "jsonl"], ["ingest"], ["explain"]])
def test_escapes_of_an_article_never_reach_the_terminal(words, tmp_path):
    article = tmp_path / "hostile\x1b[31m.txt"
    article.write_text(HOSTILE, encoding="utf-8")
    screen = on_terminal(120, *words, str(article), "--published", "2019-05-05")
    left = STYLE.sub("", screen) if "jsonl" not in words else screen
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", left.replace("\r\n", "\n"))
    assert "سرمين" in left


def test_markup_of_an_article_is_text(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(HOSTILE, encoding="utf-8")
    assert "[red]" in STYLE.sub("", on_terminal(200, "extract", str(article), "--published", "2019-05-05"))
