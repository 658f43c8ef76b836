"""Matching names and word patterns on tokens.

`NameTable` finds the longest listed name at every token (any proclitic before it, quotation marks
inside it ignored). `PatternTable` finds the patterns of rules, items, people and cues. Both look a
token up in a dictionary and remember how a word splits, so that cost does not grow with the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from evtx.errors import DataError
from evtx.lexicon.schema import Element
from evtx.model import Token
from evtx.text.document import Document
from evtx.text.normalize import fold_text

_PROCLITIC = re.compile(r"^(?:و|ف)?(?:ب|ل|ك)?")
MentionAt = Callable[[int, str, frozenset[str]], int | None]


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name at tokens [first, last): the letters before it (و ف ب ل ك), everything that it means."""

    first: int
    last: int
    proclitic: str
    payload: list[Any]


@lru_cache(maxsize=200_000)
def splits(word: str) -> tuple[tuple[str, str], ...]:
    """All ways to take proclitics off a folded word: (proclitic, rest), the whole word first."""
    out = [("", word)]
    for head in ("", *("وف" if word[:1] in "وف" else "")):
        if head and not word.startswith(head):
            continue
        rest = word[len(head) :]
        if head and len(rest) > 1:
            out.append((head, rest))
        if rest[:2] == "لل" and len(rest) > 3:
            out.append((head + "ل", "ال" + rest[2:]))
        if rest[:1] in ("ب", "ل", "ك") and len(rest) > 2:
            out.append((head + rest[0], rest[1:]))
    return tuple(dict.fromkeys(out))


@lru_cache(maxsize=200_000)
def bare_words(word: str) -> frozenset[str]:
    """The word, and what is left of it without proclitics and article."""
    out = set()
    for _, rest in splits(word):
        out.add(rest)
        if rest.startswith("ال") and len(rest) > 3:
            out.add(rest[2:])
    return frozenset(out)


_SKIPPED = frozenset({'"', "'", "-", "/", "("})
_END = ""


class NameTable:
    """Names of one or several words, each with a payload, in a tree of words; the longest wins."""

    def __init__(self, names: Iterable[tuple[str, object]]) -> None:
        tree: dict[str, Any] = {}
        for name, payload in names:
            words = re.findall(r"\d+|[^\W\d_]+", fold_text(name))
            if not words:
                continue
            node = tree
            for word in words:
                node = node.setdefault(word, {})
            node.setdefault(_END, []).append(payload)
        self._tree = tree

    def find(self, document: Document) -> list[NameHit]:
        """All longest matches, left to right, not overlapping; payload is the list of all that the name means."""
        tokens = document.tokens
        hits: list[NameHit] = []
        index, count = 0, len(tokens)
        while index < count:
            hit = self.at(tokens, index)
            if hit is None:
                index += 1
            else:
                hits.append(hit)
                index = hit.last
        return hits

    def at(self, tokens: Sequence[Token], index: int) -> NameHit | None:
        """The longest name that starts at a token, or None."""
        token = tokens[index]
        if not token.word:
            return None
        best: NameHit | None = None
        for proclitic, word in splits(token.text):
            node = self._tree.get(word)
            if node is None:
                continue
            last, payload = _longest(tokens, index + 1, node)
            if payload is not None and (best is None or last > best.last):
                best = NameHit(index, last, proclitic, payload)
        return best


def _longest(tokens: Sequence[Token], at: int, node: dict[str, Any]) -> tuple[int, list[object] | None]:
    """Walk down the tree; quotation marks, dashes and an opening bracket inside a name are passed over."""
    last, payload = at, node.get(_END)
    count = len(tokens)
    while at < count:
        text = tokens[at].text
        if text in _SKIPPED:
            at += 1
            continue
        following = node.get(text)
        if following is None:
            break
        node = following
        at += 1
        if _END in node:
            last, payload = at, node[_END]
    return last, payload


@dataclass(frozen=True, slots=True)
class PatternHit:
    """A pattern at tokens [first, last) whose anchor is token `anchor`."""

    first: int
    last: int
    anchor: int
    payload: object


_ELEMENT = re.compile(r"\{([^{}]+)\}|\[([^\[\]]+)\]|<([a-z_]+)(?::([^<>]+))?>|~(\d+)|(\S+)")


def parse_pattern(pattern: str, file: str, entry: str) -> tuple[Element, ...]:
    """Read the pattern notation of `evtx/data/README.md`. Raises DataError where it is malformed."""
    elements: list[Element] = []
    for match in _ELEMENT.finditer(pattern):
        lemma, words, what, values, gap, word = match.groups()
        if lemma:
            elements.append(Element("lemma", frozenset(fold_text(v) for v in lemma.split("|"))))
        elif words:
            elements.append(Element("word", frozenset(fold_text(v) for v in words.split("|"))))
        elif what:
            elements.append(Element("mention", frozenset((values or "").split("|")) - {""}, what=what))
        elif gap:
            elements.append(Element("gap", gap=int(gap)))
        elif any(c in word for c in "{}[]<>|"):
            raise DataError(file, entry, f"unreadable element {word!r} in the pattern {pattern!r}")
        else:
            elements.append(Element("word", frozenset({fold_text(word)})))
    if not elements or elements[0].kind == "gap":
        raise DataError(file, entry, f"the pattern {pattern!r} is empty or starts with a gap")
    return tuple(elements)


@dataclass(frozen=True, slots=True)
class _Positions:
    """Where every lemma and every bare word of a document stands, and the keys of each token."""

    lemmas: dict[str, list[int]]
    words: dict[str, list[int]]
    keys: list[tuple[_Key, ...]]


_Key = tuple[str, str]  # ("lemma" | "word", value)
_Entry = tuple[tuple[Element, ...], object]
_Numbered = tuple[int, _Entry]  # the number is the place in the table, which orders the matches at one token


@lru_cache(maxsize=4)
def _positions(document: Document) -> _Positions:
    """Built once a document (documents compare by identity) and used by every table."""
    lemmas: dict[str, list[int]] = {}
    words: dict[str, list[int]] = {}
    keys: list[tuple[_Key, ...]] = []
    for index, token in enumerate(document.tokens):
        if not token.word:
            keys.append(())
            continue
        here = {a.lemma for a in document.analyses[index]}
        bare = bare_words(token.text)
        for lemma in here:
            lemmas.setdefault(lemma, []).append(index)
        for word in bare:
            words.setdefault(word, []).append(index)
        keys.append((*(("lemma", lemma) for lemma in here), *(("word", word) for word in bare)))
    return _Positions(lemmas, words, keys)


class _Heads:
    """Patterns with the same first word: those whose second element must be a word or lemma by that, and the others."""

    __slots__ = ("alone", "second")

    def __init__(self) -> None:
        self.alone: list[_Numbered] = []
        self.second: dict[_Key, list[_Numbered]] = {}

    def add(self, number: int, entry: _Entry) -> None:
        elements = entry[0]
        if len(elements) < 2 or elements[1].kind not in ("lemma", "word"):
            self.alone.append((number, entry))
            return
        for value in elements[1].values:
            self.second.setdefault((elements[1].kind, value), []).append((number, entry))


class PatternTable:
    """Patterns with payloads, indexed by what their first and second elements can be."""

    def __init__(self, patterns: Iterable[_Entry]) -> None:
        self._by_lemma: dict[str, _Heads] = {}
        self._by_word: dict[str, _Heads] = {}
        self._by_mention: list[_Entry] = []
        for number, (elements, payload) in enumerate(patterns):
            head = elements[0]
            if head.kind == "mention":
                self._by_mention.append((elements, payload))
                continue
            index = self._by_lemma if head.kind == "lemma" else self._by_word
            for value in head.values:
                index.setdefault(value, _Heads()).add(number, (elements, payload))

    def find(self, document: Document, mention_at: MentionAt | None = None) -> list[PatternHit]:
        """All matches, of every pattern, in order of their first token."""
        positions = _positions(document)
        tried: dict[int, list[_Entry]] = {}
        for table, places in ((self._by_lemma, positions.lemmas), (self._by_word, positions.words)):
            for key in sorted(table.keys() & places.keys()):
                heads = table[key]
                for index in places[key]:
                    likely = _likely(heads, _following(document, positions, index)) if heads.second else heads.alone
                    if likely:
                        tried.setdefault(index, []).extend(entry for _, entry in likely)
        if mention_at is not None and self._by_mention:
            for index in range(len(document.tokens)):
                tried.setdefault(index, []).extend(self._by_mention)
        hits: list[PatternHit] = []
        for index in sorted(tried):
            for elements, payload in {id(e): (e, p) for e, p in tried[index]}.values():
                self._try(document, index, elements, payload, mention_at, hits)
        return hits

    def _try(
        self,
        document: Document,
        index: int,
        elements: tuple[Element, ...],
        payload: object,
        mention_at: MentionAt | None,
        hits: list[PatternHit],
    ) -> None:
        last = _match(document, index, elements, 0, mention_at)
        if last is None:
            return
        anchor = index
        if elements[0].kind != "lemma":
            anchor = _anchor(document, index, last, elements)
        hits.append(PatternHit(index, last, anchor, payload))


def _following(document: Document, positions: _Positions, index: int) -> tuple[_Key, ...]:
    """The keys of the next token that a pattern looks at."""
    at = index + 1
    while at < len(document.tokens) and document.tokens[at].text in _INSIDE:
        at += 1
    return positions.keys[at] if at < len(document.tokens) else ()


def _likely(heads: _Heads, following: tuple[_Key, ...]) -> list[_Numbered]:
    """The patterns that the next token does not rule out, in the table's order."""
    found = [entry for key in following for entry in heads.second.get(key, ())]
    return sorted([*heads.alone, *found], key=lambda numbered: numbered[0]) if found else heads.alone


def _anchor(document: Document, first: int, last: int, elements: tuple[Element, ...]) -> int:
    """The token of the first lemma element (by form alone); the first token where there is none."""
    lemmas = next((e.values for e in elements if e.kind == "lemma"), None)
    if lemmas:
        for index in range(first, last):
            if any(a.lemma in lemmas for a in document.analyses[index]):
                return index
    return first


_INSIDE = frozenset({'"', "'", "(", ")"})
_SENTENCE_END = frozenset(".!?؟")


def _match(
    document: Document, index: int, elements: tuple[Element, ...], at: int, mention_at: MentionAt | None
) -> int | None:
    """The token after a match of the elements from number `at` on, or None."""
    tokens, analyses = document.tokens, document.analyses
    count = len(tokens)
    while at < len(elements):
        element = elements[at]
        if element.kind == "gap":
            return _match_after_gap(document, index, elements, at, mention_at)
        while at and index < count and tokens[index].text in _INSIDE:
            index += 1
        if index >= count or not tokens[index].word:
            return None
        if element.kind == "lemma":
            values = element.values
            for analysis in analyses[index]:
                if analysis.lemma in values:
                    break
            else:
                return None
            index += 1
        elif element.kind == "word":
            if element.values.isdisjoint(bare_words(tokens[index].text)):
                return None
            index += 1
        else:
            last = mention_at(index, element.what, element.values) if mention_at else None
            if last is None:
                return None
            index = last
        at += 1
    return index


def _match_after_gap(
    document: Document, index: int, elements: tuple[Element, ...], at: int, mention_at: MentionAt | None
) -> int | None:
    """The nearest match of what follows a gap, within its reach and the sentence."""
    tokens = document.tokens
    for skip in range(elements[at].gap + 1):
        if skip and (index + skip > len(tokens) or tokens[index + skip - 1].text in _SENTENCE_END):
            return None
        last = _match(document, index + skip, elements, at + 1, mention_at)
        if last is not None:
            return last
    return None
