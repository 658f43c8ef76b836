"""No regular expression can be made to run away: each is fed its worst case, and its cost may grow no faster than the
text, unless what it is given is short.

The patterns are collected as they are compiled, by a process that imports all of evtx and extracts articles. Cost is
compared with the cost for a quarter of the text, so that no figure depends on the machine. A pattern of which only
`match` and `fullmatch` are called is tried at the start of the text, every other at every place.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evtx.limits import TookTooLong, within
from evtx.text import segment
from tests.hostile.attacks import attacks

ROOT = Path(__file__).parents[2]
SHORT, LONG = 1024, 4096
# A quadratic pattern takes 16 times as long for a text of four times the length, a linear one 4 times.
_STEEPEST = 9.0
# Files whose patterns grow faster, and why no text of theirs is long. Length: the most that they are ever given.
BOUNDED = {
    "ingest/boilerplate.py": (200, "lines of at most 200 characters, their blanks made single, and credits of 60"),
    "ingest/byline.py": (150, "lines of at most 200 characters with single blanks, and the first 150 of a paragraph"),
    "ingest/dateline.py": (200, "date lines of at most 160 characters, their blanks made single"),
    "ingest/encodings.py": (4096, "the first 4096 bytes of a file"),
    "ingest/html.py": (1000, "titles, their blanks made single"),
    "ingest/outlets.py": (200, "lines of at most 200 characters, their blanks made single"),
    "annotate/casualties/scene.py": (64, "one token, of at most 64 letters"),
    "annotate/dates/grammar.py": (200, "kinds of words of one date, a segment of at most 400 characters"),
}

COLLECT = """
import importlib, pkgutil, re, sys
found, real = {}, re._compile
def noted(pattern, flags):
    made, frame = real(pattern, flags), sys._getframe(1)
    while frame and ("/re/" in frame.f_code.co_filename or "functools" in frame.f_code.co_filename):
        frame = frame.f_back
    if frame and "/evtx/" in frame.f_code.co_filename:
        where = (frame.f_code.co_filename.rpartition("/evtx/")[2], frame.f_lineno, frame.f_code.co_name == "<module>")
        found.setdefault((made.pattern, made.flags), where)
    return made
re._compile = noted
import evtx
for module in pkgutil.walk_packages(evtx.__path__, "evtx."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
from evtx.ingest.read import IngestOptions, Skipped, ingest
from evtx.pipeline import default_engine, extract_article
for article in ingest(["fixtures/articles"], IngestOptions()):
    if not isinstance(article, Skipped):
        extract_article(article, default_engine())
print([(*where, pattern, flags) for (pattern, flags), where in found.items()])
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern, its file below `evtx`, and whether it is only ever tried at one place of a text."""

    where: str
    pattern: re.Pattern[Any]
    at_once: bool


@cache
def collected() -> list[Found]:
    done = subprocess.run([sys.executable, "-c", COLLECT], cwd=ROOT, capture_output=True, text=True, check=True)
    found = []
    for where, line, constant, pattern, flags in ast.literal_eval(done.stdout):
        calls = methods(where, line) if constant else {"search"}
        made = re.compile(pattern, flags & ~re.UNICODE & ~re.DEBUG)
        found.append(Found(where, made, bool(calls) and calls <= {"match", "fullmatch"}))
    return found


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def methods(where: str, line: int) -> set[str]:
    """What is called of the constant that is assigned at a line of a module; anywhere in evtx if its name is public."""
    path = ROOT / "evtx" / where
    assigned = [n for n in tree_of(path).body if isinstance(n, ast.Assign) and n.lineno <= line <= (n.end_lineno or 0)]
    names = {target.id for n in assigned for target in n.targets if isinstance(target, ast.Name)}
    files = [path] if all(name.startswith("_") for name in names) else sorted((ROOT / "evtx").rglob("*.py"))
    found = set()
    for file in files:
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
                found.add(node.attr)
    return found


def cost(found: Found, text: str, times: int = 1) -> float:
    """Seconds of this process for all matches in a text, or for one at its start; the least of some times."""
    data = text.encode("utf-8", "replace") if isinstance(found.pattern.pattern, bytes) else text
    took = []
    for _ in range(times):
        began = time.process_time()
        if found.at_once:
            found.pattern.match(data)
            found.pattern.fullmatch(data)
        else:
            for _match in found.pattern.finditer(data):
                pass
        took.append(time.process_time() - began)
    return min(took)


@cache
def floor() -> float:
    """What a pattern without any repeat costs on a text of full length: below some of these nothing is worth a look."""
    return cost(Found("", re.compile("[قك][ثف]ت"), False), "ق" * LONG, 5)


def steepness(found: Found) -> tuple[float, str]:
    """How many times as long the pattern takes for four times the text, at its worst; and on what."""
    worst, on = 0.0, ""
    for attack in attacks(found.pattern):
        try:
            with within(3):
                if cost(found, attack(LONG)) < 40 * floor():
                    continue
                times = cost(found, attack(LONG), 3) / max(cost(found, attack(SHORT), 3), 1e-9)
        except TookTooLong:
            return float("inf"), attack(6)
        if times > worst:
            worst, on = times, attack(6)
    return worst, on


def steep(patterns: Iterable[Found]) -> list[str]:
    told = []
    for found in patterns:
        times, on = steepness(found)
        if times > _STEEPEST:
            told.append(f"{found.where}: {times:.1f} times on {on!r}: {str(found.pattern.pattern)[:60]}")
    return told


@pytest.mark.skipif(not str(segment.__file__).endswith(".py"), reason="patterns of compiled modules have no source")
def test_patterns_are_found() -> None:
    files = {found.where for found in collected()}
    assert len(collected()) > 250
    assert {"ingest/dateline.py", "annotate/numbers/scan.py", "text/segment.py", "output.py"} <= files
    assert set(BOUNDED) <= files
    assert 50 < sum(found.at_once for found in collected()) < len(collected()) - 50


@pytest.mark.parametrize("pattern", ["(a+)+b", r"(\w+\s?)*x", r"\s*,?\s*x", r"\s+$"])
def test_the_measure_tells_a_runaway(pattern: str) -> None:
    assert steep([Found("here", re.compile(pattern), False)])


def test_no_pattern_on_whole_texts_runs_away() -> None:
    assert steep(found for found in collected() if found.where not in BOUNDED) == []


def test_bounded_patterns_cost_little_on_what_they_are_given() -> None:
    """The worst case at the bound costs less than a thousand looks at a text of full length without repeats."""
    told = []
    for found in collected():
        if found.where in BOUNDED:
            length, _ = BOUNDED[found.where]
            worst = max(cost(found, attack(length)) for attack in attacks(found.pattern))
            if worst > 1000 * floor():
                told.append(f"{found.where}: {worst / floor():.0f} on {length}: {str(found.pattern.pattern)[:60]}")
    assert told == []
