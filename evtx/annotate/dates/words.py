"""Words of dates: folded text goes in, the segments that can hold dates and their classified items come out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from evtx.annotate.dates.grammar import Item
from evtx.annotate.dates.numerals import NUMERAL_WORDS, merge_numerals
from evtx.errors import DataError
from evtx.text.normalize import fold_text

FILE = "data/cues/dates.toml"


def _kinds(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Kinds that start an expression: a segment is parsed only when it holds one of these, or a number
# written like a date, a year or a clock time.
_TRIGGERS = _kinds(
    """MONTH AMBIGUOUS_MONTH HIJRI_MONTH WEEKDAY DEICTIC TODAY TONIGHT DAY WEEK MONTH_WORD YEAR_WORD YEARS_WORD UNIT
    THE_WEEK THE_MONTH THE_YEAR THE_HOUR THE_UNIT DUAL THE_DUAL PLURAL THE_PLURAL DECADE SEASON THE_SEASON PART
    PART_ADVERB PART_NOUN AMBIGUOUS_PART LATE NOW WEEKEND HIJRI CHRISTIAN HALF THE_HALF AM PM ORD THE_NUM CURRENT
    ITS_DAY"""
)
_CONTEXT = _kinds(
    """SHORT_MONTH BARE_WEEKDAY EARLY DEMONSTRATIVE PAST FINAL FUTURE START MIDDLE END REST LAST FEW REL BEFORE
    AFTER SINCE WITHIN DURING LENGTH ABOUT IN FROM TO BETWEEN AND MATCHING EXCEPT WHOLE NUMBER_OF SPOT STARTING"""
)
# Kinds that take no preposition as prefix: one letter before them makes another word (باب, لاب).
_ONLY_AND = _kinds(
    """AMBIGUOUS_MONTH SHORT_MONTH BARE_WEEKDAY BEFORE AFTER SINCE WITHIN DURING LENGTH IN FROM TO BETWEEN MATCHING
    EXCEPT NOW DEMONSTRATIVE REL SPOT STARTING WORD"""
)
_OPENING = _kinds("BEFORE SINCE DAY PART DURING WITHIN")  # of words that open a sentence (فقبل أشهر، فمساء الجمعة)
_BARE = frozenset({"AND", "AM", "PM", "HIJRI", "NUMBER_OF"})
_CENTURIES = ("19", "20")
_MARKS = {"-": "DASH", "/": "SLASH", ",": "COMMA", "،": "COMMA", "(": "OPEN", ")": "CLOSE", "[": "OPEN", "]": "CLOSE"}
_TOKEN = re.compile(
    r"[^\W\d_]+"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?"
    r"|\d+(?::\d\d){1,2}(?!\d)"  # 15:25, 15:25:50
    r"|\d{1,4}(?: ?/ ?\d{1,4}){1,2}(?![\d/])|\d{1,4}(?:[.\-]\d{1,4}){1,2}(?![\d])"  # 14/2/2010, 22-4
    r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+"
    r"|[^\w ]"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`words`: surface form to its pieces (kind, value, text); `phrases`: first word to longer forms, longest first.

    `triggers`: every known word, and whether it starts an expression.
    `not_event`: by relation, the words beside a date that make it no date of an event.
    """

    words: dict[str, tuple[tuple[str, Any, str], ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str, Any], ...]]
    triggers: dict[str, bool]
    not_event: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of folded text made of date words only."""

    start: int
    end: int


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of `dates.toml`, folded, with prefixes. Raises DataError on an unknown table or key."""
    raw = tomllib.loads((files("evtx") / FILE).read_text(encoding="utf-8"))
    not_event = {key: frozenset(map(fold_text, forms)) for key, forms in raw.pop("not_event").items()}
    words: dict[str, tuple[tuple[str, Any, str], ...]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    singles: list[tuple[str, str, Any]] = [(word, kind, value) for word, (kind, value) in NUMERAL_WORDS.items()]
    for kind, entries in raw.items():
        for key, forms in entries.items():
            value = _value(kind, key)
            for form in map(fold_text, forms):
                tokens = tuple(_TOKEN.findall(form))
                if len(tokens) == 1:
                    singles.append((form, kind, value))
                else:
                    phrases.setdefault(tokens[0], []).append((tokens, kind, value))
    for form, kind, value in singles:
        words.setdefault(form, ((kind, value, form),))
    for tokens, kind, _ in [entry for entries in phrases.values() for entry in entries]:
        for token in tokens:
            if not token.isdigit() and (token not in words or (kind in _TRIGGERS and words[token][0][0] == "WORD")):
                words[token] = (("WORD", kind in _TRIGGERS, token),)
    for form, pieces in list(words.items()):
        for surface, prefixed in _prefixed(form, pieces[0]):
            words.setdefault(surface, prefixed)
    ordered = {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in phrases.items()}
    return Vocabulary(words, ordered, _triggers(words), not_event)


# Characters; no date is as long, but a text may be nothing but date words, and rules look at each beside each other.
_LONGEST_SEGMENT = 400


def segments(folded: str) -> Iterator[Segment]:
    """The stretches of a folded text that may hold a date, in order."""
    known = vocabulary().triggers
    start, end, trigger = -1, 0, False
    for match in _TOKEN.finditer(folded):
        token = match[0]
        starts = known.get(token)
        if starts is None:
            if not "0" <= token[0] <= "9":
                if trigger:
                    yield Segment(start, end)
                start, trigger = -1, False
                continue
            starts = not token.isdigit() or (len(token) == 4 and token[:2] in _CENTURIES)
        if start >= 0 and match.end() - start > _LONGEST_SEGMENT:
            if trigger:
                yield Segment(start, end)
            start, trigger = -1, False
        if start < 0:
            start = match.start()
        end = match.end()
        trigger = trigger or starts
    if trigger:
        yield Segment(start, end)


def _triggers(words: dict[str, tuple[tuple[str, Any, str], ...]]) -> dict[str, bool]:
    """Every known word, and whether it starts an expression."""
    triggers = dict.fromkeys(_MARKS, False)
    for word, pieces in words.items():
        kind, value, _ = pieces[-1]
        triggers[word] = kind in _TRIGGERS or (kind == "WORD" and value) or (kind == "NUM" and value >= 1000)
    return triggers


def items_of(text: str) -> list[Item]:
    """The classified items of one segment's text: words, phrases, numbers (number words merged)."""
    known = vocabulary()
    pieces: list[Item] = []
    for match in _TOKEN.finditer(text):
        token, at = match[0], match.start()
        if token[0].isdigit():
            day, mark, clock = token.partition("T")
            pieces.append(_number(day, at))
            if mark:
                pieces.append(_number(re.split(r"[Z+-]", clock)[0], at + len(day) + 1))
        elif token in _MARKS:
            pieces.append(Item(_MARKS[token], at, at + 1, None, token))
        else:
            for kind, value, form in known.words.get(token, (("WORD", None, token),)):
                # a letter that assimilates (لل for ل + ال) stands in no text of its own
                length = len(form) if form != "ل+" else 1
                pieces.append(Item(kind, at, min(at + length, match.end()), value, form.rstrip("+")))
                at = min(at + length, match.end())
            pieces[-1] = _ending(pieces[-1], match.end())
    return merge_numerals(_merge_phrases(pieces, known))


def _ending(item: Item, end: int) -> Item:
    return Item(item.kind, item.start, end, item.value, item.text)


def _number(token: str, at: int) -> Item:
    end = at + len(token)
    if token.isdigit():
        return Item("NUM", at, end, float(token), token)
    if ":" in token:
        return Item("CLOCK_DIGITS", at, end, tuple(int(part) for part in token.split(":")), token)
    if "," in token:
        return Item("NUM", at, end, float(token.replace(",", "")), token)
    separator = re.search(r"[/.\-]", token)
    mark = separator[0] if separator else "/"
    parts = tuple(part.strip() for part in re.split(r"[/.\-]", token))
    return Item("NUMERIC", at, end, (mark, parts), token)


def _merge_phrases(pieces: list[Item], known: Vocabulary) -> list[Item]:
    merged: list[Item] = []
    index = 0
    while index < len(pieces):
        first = pieces[index]
        for tokens, kind, value in known.phrases.get(first.text, ()):
            run = pieces[index : index + len(tokens)]
            if tuple(piece.text for piece in run) == tokens:
                merged.append(Item(kind, first.start, run[-1].end, value, " ".join(tokens)))
                index += len(tokens)
                break
        else:
            merged.append(first)
            index += 1
    return merged


def _prefixed(form: str, piece: tuple[str, Any, str]) -> Iterator[tuple[str, tuple[tuple[str, Any, str], ...]]]:
    kind = piece[0]
    if kind in _BARE or not form[0].isalpha():
        return
    conjunction = ("AND", "and", "و")
    yield "و" + form, (conjunction, piece)
    if kind in _OPENING:
        yield "ف" + form, (conjunction, piece)
    if kind in _ONLY_AND:
        return
    for letter, preposition in (("ب", ("IN", "in", "ب")), ("ل", ("TO", "to", "ل"))):
        if letter == "ل" and form.startswith("ال"):
            surface, pieces = "ل" + form[1:], (("TO", "to", "ل+"), piece)
        else:
            surface, pieces = letter + form, (preposition, piece)
        yield surface, pieces
        yield "و" + surface, (conjunction, *pieces)
    if form.startswith("ال") or kind == "DEICTIC":
        yield "ف" + form, (conjunction, piece)


def _value(kind: str, key: str) -> int | str:
    if kind not in _TRIGGERS and kind not in _CONTEXT:
        raise DataError(FILE, kind, "unknown table; kinds are listed in evtx/annotate/dates/words.py")
    return int(key) if key.lstrip("-").isdigit() else key
