"""How unlisted organisations are named (`data/groups.toml`): class words and the words around names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evtx.lexicon.read import read_words
from evtx.lexicon.tables import Entry, entries
from evtx.text.normalize import fold_text

_NATIVES = ("rebels", "separatists", "militias")


@dataclass(frozen=True, slots=True)
class GroupHead:
    """A class word that opens a name: its English, the kind of organisation, whether it comes before the name."""

    name_en: str
    kind: str
    strong: bool
    prefix: bool  # the class word stands before the name in English too


@dataclass(frozen=True, slots=True)
class GroupNaming:
    """Class words by folded word, and word lists by what they do."""

    heads: dict[str, GroupHead]
    opens: frozenset[str]
    armed: frozenset[str]
    ends: frozenset[str]
    natives: dict[str, str]  # word of armed people known by their country alone -> English (rebels, militias)
    members: frozenset[str]
    common: frozenset[str]
    spelling: dict[str, str]  # folded word of a name -> its English spelling


def read_group_heads(file: Path, table: dict[str, Any]) -> Iterator[tuple[str, GroupHead]]:
    """Each class word with what it stands for."""
    for entry in entries(file, table, "group_head"):
        head = GroupHead(entry.text("name_en"), entry.text("kind"), entry.flag("strong"), entry.flag("prefix"))
        words = entry.texts("words")
        entry.done()
        yield from ((fold_text(word), head) for word in words)


def group_naming(tables: list[tuple[Path, dict[str, Any]]]) -> GroupNaming:
    """Everything from all files."""
    heads = dict(h for path, table in tables for h in read_group_heads(path, table))
    lists: dict[str, set[str]] = {name: set() for name in (*_NATIVES, "opens", "armed", "ends", "members", "common")}
    for path, table in tables:
        for name, words in read_words(path, table, "group_words"):
            lists[name] |= words
    spelling: dict[str, str] = {}
    for path, table in tables:
        entry = Entry(path, "[group_spelling]", table)
        spelling.update((fold_text(word), said) for word, said in entry.strings("group_spelling").items())
    natives = {word: name for name in _NATIVES for word in lists.pop(name)}
    rest = {name: frozenset(words) for name, words in lists.items()}
    return GroupNaming(heads, spelling=spelling, natives=natives, **rest)
