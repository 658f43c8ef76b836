"""A user's TOML file goes in; every fault of its syntax, its tables and its entries comes out, each with its line.

The loader stops at the first fault; here each entry is read by itself, so that all of them are told at once.
"""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from evtx.additions.findings import Finding, remedy_of
from evtx.config import DATA_DIR, EVENT_TYPES
from evtx.errors import DataError
from evtx.lexicon import read, read_rules
from evtx.lexicon.tables import read_toml

Reader = Callable[[Path, dict[str, Any]], Iterator[object]]
_READERS: dict[str, Reader] = {
    "lemma": read.read_lemmas,
    "item": read.read_items,
    "people": read.read_people,
    "actor": read.read_actors,
    "cue": read.read_cues,
    "support": read.read_support_verbs,
    "outlet": read.read_outlets,
    "source_noun": read.read_outlets,
    "reporting": read.read_reporting,
    "claim": read.read_claims,
    "topic": read.read_topics,
    "preposition": read.read_prepositions,
    "thing_word": read.read_means,
    **dict.fromkeys(("figure", "zero", "part"), read.read_figures),
    **dict.fromkeys(("place_class", "place_near", "place_locative"), read.read_place_words),
}
_STRANGE = {
    "\u0640": "a tatweel (ـ)", "\u06cc": "a Persian yeh (ی)", "\u06a9": "a Persian kaf (ک)",
    "\u200e": "an invisible direction mark", "\u200f": "an invisible direction mark",
}  # fmt: skip


def read_own(path: Path) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The tables of a file, or None where its syntax is wrong; what is wrong, and letters that never match."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return None, [Finding("error", str(path), 0, "", f"cannot be read ({error})", "save it as UTF-8 text")]
    found = [
        Finding("note", str(path), number, "", f"{name} stands in it", "it is folded away; plain letters read better")
        for number, line in enumerate(text.split("\n"), 1)
        for mark, name in _STRANGE.items()
        if mark in line and not line.lstrip().startswith("#")
    ]
    try:
        return tomllib.loads(unicodedata.normalize("NFC", text)), found
    except tomllib.TOMLDecodeError as error:
        return None, [*found, _syntax(path, text, str(error))]


def _syntax(path: Path, text: str, said: str) -> Finding:
    """A fault of the notation, explained by what stands in its line."""
    place = re.search(r"at line (\d+)", said)
    lines = text.split("\n")
    number = int(place.group(1)) if place else len(lines)
    line = lines[min(number, len(lines)) - 1]
    again = re.search(r"[Oo]verwrite|[Dd]uplicate|twice", said)
    hints = (
        (again, "the same key stands twice", "join both lines into one"),
        (re.search("[“”„«»]", line), "curly quotation marks", 'use straight ones: "..."'),
        ("،" in line.split("#")[0] and _bare(line, "،"), "an Arabic comma between values", "use the Latin comma ,"),
        ("key part" in said and not line.isascii(), "an Arabic word before =", 'set it between "..." too'),
        (line.count('"') % 2, "a quotation mark is not closed", 'set one at the end of the text: "..."'),
        (re.match(r"\s*[\w-]+\s*:", line), "a colon after the name", "use the equals sign: name = ..."),
        (
            re.match(r"\s*\[\[?[^\[\]]*\]?\s*$", line),
            "a bracket is not closed",
            "write [[rule]], [[actor]] or [[lemma]]",
        ),
        (re.match(r"\s*[\w-]+\s*=\s*[^\s\"'\[{\d+tf-]", line), "a text without quotation marks", 'write name = "..."'),
        (not place or "end of document" in said, "the file ends in the middle", "is a ] or a quotation mark missing?"),
    )
    for holds, cause, remedy in hints:
        if holds:
            return Finding("error", str(path), number, "", cause, remedy)
    cause = f"the notation is wrong ({said})"
    return Finding("error", str(path), number, "", cause, "is a comma or bracket missing here or in the line before?")


def _bare(line: str, mark: str) -> bool:
    """Whether a mark stands outside quotation marks."""
    return any(mark in part for part in line.split('"')[::2])


def check_tables(path: Path, table: Mapping[str, Any], known: Collection[str]) -> Iterator[Finding]:
    """What is wrong with the tables of a file and with each entry. `known`: names of the tables that evtx reads."""
    lines = _lines_of_entries(path)
    for key, value in table.items():
        if key in ("type", "about"):
            continue
        line = lines.get((key, 1), 0)
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            remedy = f"did you mean [[{near[0]}]]?" if near else f"known are {', '.join(sorted(known))}"
            yield Finding("error", str(path), line, f"[[{key}]]", "evtx reads no such table", remedy)
        elif isinstance(value, Mapping) and key in _READERS:
            remedy = f"double the brackets: [[{key}]]"
            yield Finding("error", str(path), line, f"[{key}]", "there may be several of these", remedy)
        elif isinstance(value, list):
            for number, entry in enumerate(value, 1):
                yield from _entry(path, key, number, entry, lines.get((key, number), 0), table)
    if "rule" in table and table.get("type") not in EVENT_TYPES:
        given = table.get("type")
        near = difflib.get_close_matches(str(given), EVENT_TYPES, 1)
        remedy = (
            f"did you mean {near[0]}?" if near else f'write type = "shelling"; types: {", ".join(sorted(EVENT_TYPES))}'
        )
        cause = f"type {given!r} is not in the codebook" if given else "the file does not say its type"
        yield Finding("error", str(path), 1, "type", cause, remedy)
    if "rule" in table and not isinstance(table.get("about"), str):
        yield Finding("error", str(path), 1, "about", "the file does not say what it is about", 'write about = "..."')


def _word_sets(path: Path, table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The sets of words that conditions may name (`@aid`): the packaged ones and those of the file itself."""
    return {**_packaged_word_sets(), **dict(read.read_words(path, dict(table), "word_set"))}


@cache
def _packaged_word_sets() -> dict[str, frozenset[str]]:
    files = sorted(DATA_DIR.rglob("*.toml"))
    return {name: words for file in files for name, words in read.read_words(file, read_toml(file), "word_set")}


def _entry(path: Path, key: str, number: int, entry: object, line: int, table: Mapping[str, Any]) -> Iterator[Finding]:
    """What is wrong with one entry, read by itself."""
    label = f"[[{key}]] {_name(entry) or number}"
    alone = {key: [entry]}
    try:
        if key == "rule":
            kind = table.get("type") if table.get("type") in EVENT_TYPES else _kind_of(entry)
            list(
                read_rules.read_rules(path, {"type": kind, "about": "", **alone}, EVENT_TYPES, _word_sets(path, table))
            )
        elif key in _READERS:
            list(_READERS[key](path, alone))
        else:
            list(read.read_words(path, alone, key))
    except DataError as error:
        cause, known = _unknown_key(error.cause)
        yield Finding("error", str(path), line, label, cause, known or remedy_of(cause))
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        cause = f"a part of it has another form than evtx reads ({type(error).__name__}: {error})"
        yield Finding("error", str(path), line, label, cause, "compare it with an entry of the same kind in evtx/data")


def _kind_of(entry: object) -> str:
    """The type that a rule's id names, for a file whose own is wrong."""
    head = str(entry.get("id", "")).partition(".")[0] if isinstance(entry, Mapping) else ""
    return head if head in EVENT_TYPES else min(EVENT_TYPES)


def _unknown_key(cause: str) -> tuple[str, str]:
    """An unknown key with the known one that it is most like."""
    match = re.match(r"unknown key `(\w+)`.*; known: (.*)$", cause)
    if not match:
        return cause, ""
    near = difflib.get_close_matches(match.group(1), match.group(2).split(", "), 1)
    said = f"did you mean `{near[0]}`?" if near else f"known are {match.group(2)}"
    return f"evtx reads no `{match.group(1)}` there", said


def _name(entry: object) -> str:
    if not isinstance(entry, Mapping):
        return ""
    return str(next((entry[k] for k in ("id", "verb", "noun", "adj", "word") if k in entry), ""))


def _lines_of_entries(path: Path) -> dict[tuple[str, int], int]:
    """The line at which each entry begins, by table and number (from 1)."""
    lines: dict[tuple[str, int], int] = {}
    counts: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        match = re.match(r"\s*\[\[?\s*(\w+)", line)
        if match and not re.match(r"\s*\[\[?\s*\w+\s*\.", line):
            key = match.group(1)
            counts[key] = counts.get(key, 0) + 1
            lines[key, counts[key]] = number
    return lines


def line_of(path: Path, words: str) -> int:
    """The first line that holds some words, 0 where none does."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    return next((number for number, line in enumerate(lines, 1) if words in line), 0)
