"""What outlets look like: TOML templates go in, lookups by host, name and layout come out.

`generic.toml` holds what holds everywhere, and the vocabulary of datelines and bylines; every other file adds what
one outlet's pages have beside it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from evtx.config import DATA_DIR
from evtx.errors import DataError
from evtx.lexicon.tables import Entry, entries, read_toml
from evtx.text.normalize import fold_text

OUTLET_DIR = DATA_DIR / "outlets"
GENERIC = "generic"
_ZONES = ("head", "body", "any")
_EDGES = " :.,،؛-/|•·*+=_~…»«\"'()[]{}<>#@←→↑↓»"


@dataclass(frozen=True, slots=True)
class Block:
    """A kind of furniture: lines that are it, start with it or match it.

    where: head (before the report), body (after it began), any. What goes with it: rest: all that follows; list: the
    headlines under it; next: the line after it.
    """

    reason: str
    where: str
    lines: frozenset[str]
    starts: tuple[str, ...]
    pattern: re.Pattern[str] | None
    rest: bool
    list: bool
    next: bool

    def matches(self, key: str, bare: str, in_body: bool) -> bool:
        """Does a folded line (`bare`: without marks at its edges) belong to this block?"""
        if self.where == ("head" if in_body else "body"):
            return False
        if bare in self.lines or key.startswith(self.starts):
            return True
        return self.pattern is not None and self.pattern.search(key) is not None


@dataclass(frozen=True, slots=True)
class Template:
    """One outlet. `names` are folded; `marks` (lines, `mark_starts`: their beginnings) tell it by its layout alone."""

    id: str
    name: str
    name_en: str
    hosts: tuple[str, ...]
    names: frozenset[str]
    marks: frozenset[str]
    mark_starts: tuple[str, ...]
    header_end: frozenset[str]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary of datelines and bylines, folded."""

    date_labels: tuple[str, ...]
    updated_labels: tuple[str, ...]
    agencies: Mapping[str, str]  # folded -> as written; the names of all outlets are in it
    desks: frozenset[str]
    credits: frozenset[str]
    bylines: tuple[str, ...]
    sources: tuple[str, ...]
    places: frozenset[str]
    media: tuple[str, ...]
    retelling: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outlets:
    """All templates and the shared vocabulary."""

    generic: Template
    templates: Mapping[str, Template]
    words: Words
    by_host: Mapping[str, str]
    by_name: Mapping[str, str]
    by_mark: Mapping[str, str]
    by_start: tuple[tuple[str, str], ...]

    def find(self, name: str | None, url: str | None) -> Template | None:
        """The template of an outlet by the name that metadata gives it, or by the address of the article."""
        for key in (name, url):
            found = key and (self.by_name.get(fold_text(key)) or self.by_name.get(key) or self._host(key))
            if found:
                return self.templates[found]
        return None

    def _host(self, text: str) -> str | None:
        host = host_of(text)
        while host:
            if host in self.by_host:
                return self.by_host[host]
            host = host.partition(".")[2]
        return None

    def by_layout(self, lines: Iterable[str]) -> Template | None:
        """The template whose mark stands among some folded bare lines."""
        for line in lines:
            found = self.by_mark.get(line) or next((t for start, t in self.by_start if line.startswith(start)), None)
            if found:
                return self.templates[found]
        return None


def host_of(text: str) -> str:
    """Host name of an address, without www; empty where there is none."""
    text = text.strip()
    if "/" not in text and ("." not in text or " " in text):
        return ""
    try:
        host = urlsplit(text if "//" in text else "//" + text).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def bare(key: str) -> str:
    """A folded line without the marks at its edges, in small letters."""
    return key.strip(_EDGES).lower()


@lru_cache(maxsize=4)
def load_outlets(extra: tuple[Path, ...] = ()) -> Outlets:
    """Templates of the package and of more folders. Raises DataError where a file is wrong."""
    templates: dict[str, Template] = {}
    vocabulary: dict[str, Any] = {}
    for file in _files((OUTLET_DIR, *extra)):
        table = read_toml(file)
        if "words" in table:
            vocabulary = {**vocabulary, **table["words"]}
        template = _template(file, table)
        templates[template.id] = template
    generic = templates.pop(GENERIC)
    return Outlets(
        generic=generic,
        templates=templates,
        words=_words(vocabulary, templates.values()),
        by_host={host: t.id for t in templates.values() for host in t.hosts},
        by_name={name: t.id for t in templates.values() for name in (*t.names, t.id)},
        by_mark={mark: t.id for t in templates.values() for mark in t.marks},
        by_start=tuple((start, t.id) for t in templates.values() for start in t.mark_starts),
    )


def outlets_version(extra: tuple[Path, ...] = ()) -> str:
    """A version of the templates that changes with their files."""
    digest = hashlib.sha256()
    for file in _files((OUTLET_DIR, *extra)):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.glob("*.toml"))


def _template(file: Path, table: dict[str, Any]) -> Template:
    entry = Entry(file, "outlet", {key: value for key, value in table.items() if key != "words"})
    name, name_en = entry.text("name"), entry.text("name_en")
    template = Template(
        id=entry.text("id"),
        name=name,
        name_en=name_en,
        hosts=entry.texts("hosts"),
        names=frozenset(fold_text(n) for n in (name, name_en, *entry.texts("names")) if n),
        marks=frozenset(bare(fold_text(m)) for m in entry.texts("marks")),
        mark_starts=tuple(bare(fold_text(m)) for m in entry.texts("mark_starts")),
        header_end=frozenset(bare(fold_text(m)) for m in entry.texts("header_end")),
        blocks=tuple(_block(block) for block in entries(file, table, "block")),
    )
    entry.raw("block")
    entry.done()
    if template.id != file.stem:
        raise DataError(str(file), "outlet", f"`id` must be the file's name, {file.stem!r}")
    return template


def _block(entry: Entry) -> Block:
    where = entry.text("where", "any")
    if where not in _ZONES:
        raise entry.error(f"`where` must be one of {', '.join(_ZONES)}")
    patterns = [fold_text(p) for p in entry.texts("pattern")]
    try:
        pattern = re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE) if patterns else None
    except re.error as error:
        raise entry.error(f"`pattern` is no regular expression: {error}") from error
    block = Block(
        reason=entry.text("reason"),
        where=where,
        lines=frozenset(bare(fold_text(line)) for line in entry.texts("line")),
        starts=tuple(fold_text(start).lower() for start in entry.texts("starts")),
        pattern=pattern,
        rest=entry.flag("rest"),
        list=entry.flag("list"),
        next=entry.flag("next"),
    )
    entry.done()
    return block


def _words(table: dict[str, Any], templates: Iterable[Template]) -> Words:
    entry = Entry(OUTLET_DIR / f"{GENERIC}.toml", "words", table)
    agencies = {initials(fold_text(n)): n for n in entry.texts("agencies")}
    for template in templates:
        agencies |= {initials(name): template.name for name in template.names if initials(name) not in agencies}
    words = Words(
        date_labels=_folded(entry.texts("date_labels")),
        updated_labels=_folded(entry.texts("updated_labels")),
        agencies=agencies,
        desks=frozenset(_folded(entry.texts("desks"))),
        credits=frozenset(_folded(entry.texts("credits"))),
        bylines=_folded(entry.texts("bylines")),
        sources=_folded(entry.texts("sources")),
        places=frozenset(_folded(entry.texts("places"))),
        media=_folded(entry.texts("media")),
        retelling=frozenset(_folded(entry.texts("retelling"))),
    )
    entry.done()
    return words


def initials(key: str) -> str:
    """Agency initials in one spelling: "ا.ف.ب", "(ا ف ب)" and "ا. ف. ب." alike; case is levelled."""
    plain = re.sub(r"(?<=\b\w)\.\s?(?=\w\b|\s|$)", " ", key)
    return " ".join(plain.split()).lower()


def _folded(values: Iterable[str]) -> tuple[str, ...]:
    """Folded values, longest first, so that alternatives match as much as they can."""
    return tuple(sorted({fold_text(v).lower() for v in values}, key=lambda v: (-len(v), v)))
