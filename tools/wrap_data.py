"""Wrap the arrays of strings in the TOML files of `evtx/data`, and put the vetoes of a rule together.

    python tools/wrap_data.py [--check] [FILE ...]

An array of strings whose line is too long goes on several: conditions and patterns one a line, other words as many as
fit. The conditions of one `unless` that ask the same of the same place become one list, classes (`@sport`) first,
cut where a line ends: read back, they are one condition again (`lexicon/read_rules.py`). Arrays that hold tables or
comments, and single strings that are too long, stay as they are. Without FILE all data files; `--check` changes
nothing, names the files that are not so and exits with 1.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

DATA = Path(__file__).parents[1] / "evtx" / "data"
WIDTH = 150  # letters of a line
_INDENT = "  "
_STRING = r'"(?:[^"\\]|\\.)*"'
_ARRAY = re.compile(
    rf"^(?P<key>[ \t]*[A-Za-z_]+) = \[(?P<body>(?:\s|,|{_STRING})*)\](?P<note>[ \t]*(?:#.*)?)$", re.MULTILINE
)
_CONDITION = re.compile(r"(?P<head>(?:[a-z]+:)?(?:word|lemma|token|people|item|actor|place):)(?P<values>.+)")
_VETOES = "unless"
_ONE_A_LINE = frozenset({_VETOES, "needs", "phrase"})


def wrapped(text: str) -> str:
    """The text of a data file with its arrays wrapped; what they say stays."""
    return _ARRAY.sub(_wrap, text)


def _wrap(array: re.Match[str]) -> str:
    strings = [found[1:-1] for found in re.findall(_STRING, array["body"])]
    key = array["key"].strip()
    told = list(_together(strings)) if key == _VETOES else strings
    fits = max(map(len, array[0].split("\n"))) <= WIDTH
    if fits and told == strings:
        return array[0]
    line = f"{array['key']} = [{', '.join(map(_quoted, told))}]{array['note']}"
    if len(line) <= WIDTH:
        return line
    lines = map(_quoted, told) if key in _ONE_A_LINE else _filled(told)
    body = "".join(f"{_INDENT}{words},\n" for words in lines)
    note = f" {array['note'].strip()}" if array["note"].strip() else ""
    return f"{array['key']} = [{note}\n{body}]"


def _quoted(string: str) -> str:
    return f'"{string}"'


def _filled(strings: Iterable[str]) -> Iterator[str]:
    """Lines of as many strings as fit."""
    line = ""
    for string in map(_quoted, strings):
        if line and len(line) + len(string) + len(_INDENT) + 3 > WIDTH:
            yield line
            line = ""
        line += f", {string}" if line else string
    yield line


def _together(conditions: Sequence[str]) -> Iterator[str]:
    """Conditions with what asks the same of the same place in one list, cut to lines; alternatives (" / ") stay."""
    heads = [c[:0] if " / " in c or not (m := _CONDITION.fullmatch(c)) else m["head"] for c in conditions]
    done: set[str] = set()
    for head, condition in zip(heads, conditions, strict=True):
        if not head:
            yield condition
        elif head not in done:
            done.add(head)
            alike = [c.removeprefix(head) for h, c in zip(heads, conditions, strict=True) if h == head]
            yield from _cut(head, dict.fromkeys(value for values in alike for value in values.split("|")))


def _cut(head: str, values: Iterable[str]) -> Iterator[str]:
    """One condition, or several where the values do not fit on a line."""
    told = head
    for value in sorted(values, key=lambda v: not v.startswith("@")):
        if told != head and len(_INDENT) + len(told) + len(value) + 4 > WIDTH:
            yield told
            told = head
        told += value if told == head else f"|{value}"
    yield told


def main(words: Sequence[str]) -> int:
    files = [Path(w) for w in words if w != "--check"] or sorted(DATA.rglob("*.toml"))
    off = [(file, text) for file in files if (text := wrapped(was := file.read_text(encoding="utf-8"))) != was]
    for file, text in off:
        if "--check" in words:
            print(f"{file}: arrays are not wrapped; run python tools/wrap_data.py")
        else:
            file.write_text(text, encoding="utf-8")
    return int(bool(off) and "--check" in words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
