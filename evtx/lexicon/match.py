"""Matching names and word patterns on tokens.

`NameTable` finds the longest listed name at every token (any proclitic before it, quotation marks
inside it ignored). `PatternTable` finds the patterns of rules, items, people and cues. Both look a
token up in a dictionary and remember how a word splits, so that cost does not grow with the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from evtx.errors import DataError
from evtx.lexicon.positions import Positions, between, positions_of
from evtx.lexicon.schema import Element
from evtx.model import Token
from evtx.text.clitics import bare_words as bare_words
from evtx.text.clitics import splits as splits
from evtx.text.document import Document
from evtx.text.normalize import fold_text

MentionAt = Callable[[int, str, frozenset[str]], int | None]
Starts = Mapping[str, Collection[int]]  # first tokens of mentions by kind
_NO_STARTS: Starts = MappingProxyType({})


class NameHit(NamedTuple):
    """A name at tokens [first, last): the letters before it (و ف ب ل ك), everything that it means."""

    first: int
    last: int
    proclitic: str
    payload: list[Any]


_SKIPPED = frozenset({'"', "'", "-", "/", "("})
_END = ""
_NAME_WORD = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+")


class NameTable:
    """Names of one or several words, each with a payload, in a tree of words; the longest wins."""

    def __init__(self, names: Iterable[tuple[str, object]]) -> None:
        tree: dict[str, Any] = {}
        for name, payload in names:
            folded = fold_text(name)
            node = tree
            for word in (folded,) if folded.isalpha() else _NAME_WORD.findall(folded):
                below = node.get(word)
                if below is None:
                    below = node[word] = {}
                node = below
            if node is not tree:
                node.setdefault(_END, []).append(payload)
        self._tree = tree
        self._firsts = frozenset(tree)

    def __reduce__(self) -> tuple[Any, ...]:
        """As `evtx.kept` keeps it; said here because a compiled class is made through its `__init__` only."""
        return NameTable, ((),), (self._tree, self._firsts)

    def __setstate__(self, state: tuple[dict[str, Any], frozenset[str]]) -> None:
        self._tree, self._firsts = state

    def find(self, document: Document) -> list[NameHit]:
        """All longest matches, left to right, not overlapping; payload is the list of all that the name means."""
        hits: list[NameHit] = []
        stop = 0
        for index in positions_of(document).of_rests(self._firsts):
            hit = self.at(document.tokens, index) if index >= stop else None
            if hit is not None:
                hits.append(hit)
                stop = hit.last
        return hits

    def of(self, name: str) -> list[Any]:
        """Everything that a whole name means."""
        node = self._tree
        for word in _NAME_WORD.findall(fold_text(name)):
            node = node.get(word) or {}
        return list(node.get(_END, ()))

    def within(self, document: Document, first: int, last: int) -> Iterator[NameHit]:
        """The longest name at each of the tokens [first, last) where one starts; they may overlap."""
        for index in between(positions_of(document).of_rests(self._firsts), first, last):
            hit = self.at(document.tokens, index)
            if hit is not None:
                yield hit

    def at(self, tokens: Sequence[Token], index: int) -> NameHit | None:
        """The longest name that starts at a token, or None; none starts behind the last one."""
        token = tokens[index] if index < len(tokens) else None
        if token is None or not token.word:
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
        following = node.get(text) if text else None  # the empty word is where a name ends
        if following is None:
            break
        node = following
        at += 1
        if _END in node:
            last, payload = at, node[_END]
    return last, payload


class PatternHit(NamedTuple):
    """A pattern at tokens [first, last) whose anchor is token `anchor`."""

    first: int
    last: int
    anchor: int
    payload: Any


_INSIDE = frozenset({'"', "'", "(", ")"})
_SENTENCE_END = frozenset(".!?؟")
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


class _Entry(NamedTuple):
    """A pattern of a table with its payload, and the words or lemmas that it asks for behind its first element."""

    elements: tuple[Element, ...]
    payload: Any
    lemmas: tuple[frozenset[str], ...]
    words: tuple[frozenset[str], ...]

    def can_stand(self, positions: Positions) -> bool:
        """Whether a document has every word that the pattern asks for, wherever."""
        for values in self.words:
            if values.isdisjoint(positions.bare_words):
                return False
        return not any(values.isdisjoint(positions.lemma_words) for values in self.lemmas)


def _entry(elements: tuple[Element, ...], payload: object) -> _Entry:
    behind = elements[1:]
    return _Entry(
        elements,
        payload,
        tuple(e.values for e in behind if e.kind == "lemma"),
        tuple(e.values for e in behind if e.kind == "word"),
    )


_Numbered = tuple[int, _Entry]  # the number is the place in the table, which orders the matches at one token
Likely = Sequence[tuple[int, Sequence[_Entry]]]  # tokens with the patterns that may match there


class _Heads:
    """Patterns with the same first word: those whose second element must be a word or lemma by that, and the others."""

    __slots__ = ("_sure", "alone", "second_lemma", "second_word")

    def __init__(self) -> None:
        self.alone: list[_Numbered] = []
        self._sure: list[_Entry] = []  # those of `alone`
        self.second_lemma: dict[str, list[_Numbered]] = {}
        self.second_word: dict[str, list[_Numbered]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return _Heads, (), (self.alone, self._sure, self.second_lemma, self.second_word)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.alone, self._sure, self.second_lemma, self.second_word = state

    def add(self, number: int, entry: _Entry) -> None:
        elements = entry[0]
        if len(elements) < 2 or elements[1].kind not in ("lemma", "word"):
            self.alone.append((number, entry))
            self._sure.append(entry)
            return
        table = self.second_lemma if elements[1].kind == "lemma" else self.second_word
        for value in elements[1].values:
            table.setdefault(value, []).append((number, entry))

    def likely(self, document: Document, index: int) -> list[_Entry]:
        """The patterns that the word after token `index` does not rule out, in the table's order."""
        if not (self.second_lemma or self.second_word):
            return self._sure
        at, tokens = index + 1, document.tokens
        while at < len(tokens) and tokens[at].text in _INSIDE:
            at += 1
        if at >= len(tokens) or not tokens[at].word:
            return self._sure
        found: list[_Numbered] = []
        following = document.words[at]
        if self.second_lemma:
            for lemma in following.lemmas:
                found += self.second_lemma.get(lemma, ())
        if self.second_word:
            for word in following.bare:
                found += self.second_word.get(word, ())
        if not found:
            return self._sure
        return [entry for _, entry in sorted([*self.alone, *found], key=itemgetter(0))]


class PatternTable:
    """Patterns with payloads, indexed by what their first and second elements can be."""

    def __init__(self, patterns: Iterable[tuple[tuple[Element, ...], object]]) -> None:
        self._by_lemma: dict[str, _Heads] = {}
        self._by_word: dict[str, _Heads] = {}
        self._by_mention: dict[str, list[_Entry]] = {}  # by kind
        for number, (elements, payload) in enumerate(patterns):
            head, entry = elements[0], _entry(elements, payload)
            if head.kind == "mention":
                self._by_mention.setdefault(head.what, []).append(entry)
                continue
            index = self._by_lemma if head.kind == "lemma" else self._by_word
            for value in head.values:
                index.setdefault(value, _Heads()).add(number, entry)
        self._lemmas, self._words = frozenset(self._by_lemma), frozenset(self._by_word)

    def __reduce__(self) -> tuple[Any, ...]:
        """As `NameTable` is kept."""
        return PatternTable, ((),), (self._by_lemma, self._by_word, self._by_mention, self._lemmas, self._words)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._by_lemma, self._by_word, self._by_mention, self._lemmas, self._words = state

    def find(
        self, document: Document, mention_at: MentionAt | None = None, starts: Starts = _NO_STARTS
    ) -> list[PatternHit]:
        """All matches, of every pattern, in order of their first token.

        `starts`: by kind of mention, the tokens at which `mention_at` finds one.
        """
        hits: list[PatternHit] = []
        positions = positions_of(document)
        able: dict[int, bool] = {}  # by the identity of a pattern
        for index, entries in self.likely(document, starts):
            for entry in entries:
                can = able.get(id(entry))
                if can is None:
                    can = able[id(entry)] = entry.can_stand(positions)
                if not can:
                    continue
                elements, payload = entry.elements, entry.payload
                known = elements[0].kind != "mention"  # a first word is known to stand here
                last = _match(document, index + known, elements, int(known), mention_at)
                if last is not None:
                    anchor = index if elements[0].kind == "lemma" else _anchor(document, index, last, elements)
                    hits.append(PatternHit(index, last, anchor, payload))
        return hits

    def may_stand(self, document: Document, last: int, wanted: Callable[[Any], bool]) -> bool:
        """Whether a pattern whose payload is wanted can begin before token `last`, by its words: each stands in the
        document, the second one behind the first. Any pattern that begins with a mention can.
        """
        positions = positions_of(document)
        likely = [entry for index, entries in self.likely(document, _NO_STARTS) if index < last for entry in entries]
        by_mention = [entry for entries in self._by_mention.values() for entry in entries]
        return any(wanted(entry.payload) and entry.can_stand(positions) for entry in (*likely, *by_mention))

    def likely(self, document: Document, starts: Starts) -> Likely:
        """Tokens in order, each with the patterns that its word and the next one do not rule out, each pattern once."""
        positions = positions_of(document)
        tried: dict[int, list[_Entry]] = {}
        for table, firsts, places, known in (
            (self._by_lemma, self._lemmas, positions.lemmas, positions.lemma_words),
            (self._by_word, self._words, positions.bare, positions.bare_words),
        ):
            for key in sorted(known & firsts):
                heads = table[key]
                for index in places[key]:
                    found = heads.likely(document, index)
                    if found:
                        tried.setdefault(index, []).extend(found)
        for kind, entries in self._by_mention.items():
            for index in starts.get(kind, ()):
                tried.setdefault(index, []).extend(entries)
        return [(index, _once(tried[index])) for index in sorted(tried)]


def _once(entries: list[_Entry]) -> Sequence[_Entry]:
    return entries if len(entries) == 1 else tuple({id(entry): entry for entry in entries}.values())


def _anchor(document: Document, first: int, last: int, elements: tuple[Element, ...]) -> int:
    """The token of the first lemma element (by form alone); the first token where there is none."""
    lemmas = next((e.values for e in elements if e.kind == "lemma"), None)
    if lemmas:
        for index in range(first, last):
            if any(a.lemma in lemmas for a in document.analyses[index]):
                return index
    return first


def _match(
    document: Document, index: int, elements: tuple[Element, ...], at: int, mention_at: MentionAt | None
) -> int | None:
    """The token after a match of the elements from number `at` on, or None."""
    tokens, words = document.tokens, document.words
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
            if element.values.isdisjoint(words[index].lemmas):
                return None
            index += 1
        elif element.kind == "word":
            if element.values.isdisjoint(words[index].bare):
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
