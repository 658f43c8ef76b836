"""A small cascaded grammar: items (words with a kind) and ordered rules go in, items merged by the rules come out.

A rule's pattern is a regular expression over kinds, written with their names: `PART? DAY? WEEKDAY PAST`.
Blanks separate, `( | ) ? * +` mean what they mean in regular expressions, and names of `MACROS` stand
for alternatives. Rules run in the order given, each over the whole row of items from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evtx.frozen import quick

_NAME = re.compile(r"[A-Z][A-Z_]*")
_FIRST_LETTER = 0x4E00  # kinds become single letters of a block that needs no escaping in patterns


@quick
@dataclass(frozen=True, slots=True)
class Item:
    """One word or one merged expression: its kind, its folded text's span, what it means, the rule behind it."""

    kind: str
    start: int
    end: int
    value: Any
    text: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """The items that a rule matched, in order."""

    items: tuple[Item, ...]

    def all(self, *kinds: str) -> list[Item]:
        """The matched items of these kinds."""
        return [item for item in self.items if item.kind in kinds]

    def get(self, *kinds: str) -> Any:
        """The value of the first matched item of these kinds, None when there is none."""
        return next((item.value for item in self.items if item.kind in kinds), None)

    def has(self, *kinds: str) -> bool:
        """Whether an item of these kinds was matched."""
        return any(item.kind in kinds for item in self.items)


Make = Callable[[Hit], tuple[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over kinds; `make` gives the kind and value of the merged item, or None to refuse."""

    id: str
    pattern: re.Pattern[str]
    keys: frozenset[str]  # letters one of which must be present
    make: Make
    lenient: bool


class Grammar:
    """Compiles patterns and applies rules; `macros` are named alternatives of kinds."""

    def __init__(self, macros: Mapping[str, str]) -> None:
        self._macros = macros
        self._letters: dict[str, str] = {}

    def letter(self, kind: str) -> str:
        """The letter that stands for a kind in compiled patterns."""
        return self._letters.setdefault(kind, chr(_FIRST_LETTER + len(self._letters)))

    def kinds(self) -> set[str]:
        """All kinds that occur in the rules made so far."""
        return set(self._letters)

    def rule(self, id: str, key: str, pattern: str, make: Make, lenient: bool = False) -> Rule:
        """A rule; it is tried only where one of the kinds of `key` (a kind, a macro, or `A|B`) is present."""
        return Rule(id, re.compile(self._compile(pattern)), frozenset(self._kinds(key)), make, lenient)

    def apply(self, rules: Iterable[Rule], items: Sequence[Item], lenient: bool) -> list[Item]:
        """The items after all rules; lenient rules run only when asked for."""
        row = list(items)
        letters = "".join(map(self.letter, (item.kind for item in row)))
        present = set(letters)
        for rule in rules:
            if rule.keys.isdisjoint(present) or (rule.lenient and not lenient):
                continue
            at = 0
            while found := rule.pattern.search(letters, at):
                first, last = found.span()
                made = rule.make(Hit(tuple(row[first:last]))) if last > first else None
                at = first + 1
                if made is None:
                    continue
                kind, value = made
                row[first:last] = [Item(kind, row[first].start, row[last - 1].end, value, rule=rule.id)]
                letters = letters[:first] + self.letter(kind) + letters[last:]
                present = set(letters)
                at = first + (last - first == 1)  # a rule may join its own result with what follows
        return row

    def _kinds(self, key: str) -> list[str]:
        names = _NAME.findall(self._expand(key))
        return [self.letter(name) for name in names]

    def _expand(self, pattern: str) -> str:
        while True:
            expanded = _NAME.sub(lambda m: f"(?:{self._macros[m[0]]})" if m[0] in self._macros else m[0], pattern)
            if expanded == pattern:
                return pattern
            pattern = expanded

    def _compile(self, pattern: str) -> str:
        plain = re.sub(r"\((?!\?)", "(?:", self._expand(pattern))
        return _NAME.sub(lambda m: self.letter(m[0]), plain).replace(" ", "")
