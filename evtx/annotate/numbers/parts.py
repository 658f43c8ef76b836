"""Folded text in, its numerals and number words in order out, each with what links it to the one before."""

from __future__ import annotations

import re
from typing import NamedTuple

from evtx.annotate.numbers.words import LEXICON, WEEKDAY_NEIGHBOURS, Word

_FORMS = frozenset(LEXICON)
_WORD = re.compile(r"[\u0621-\u06d3]+")
# A numeral with all that is written into it: separators, and the marks of dates, times and ranges.
_BLOB = re.compile(r"\d(?:[\d.,،:/+T-]*\d)?")
_NUMERAL = re.compile(r"\d+(?:[.,،]\d+)*")
_PLAIN = re.compile(r"(?<!\d)\d{1,18}(?!\d)")
_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
_RATIO = re.compile(r"(\d{1,9})/(\d{1,9})")
_MAX_DIGITS = 18  # longer runs are identifiers
_SEPARATORS = re.compile(r"[.,،]")
_SPACED_THOUSANDS = re.compile(r"(?<![\d.,:/-])([1-9]\d{0,2}(?:(?: \d{3}){2,}| 000))(?![\d.,:/-])")
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_VULGAR_SIGN = re.compile("[½¼¾⅓⅔]")
_IDENTIFIER = re.compile(r".?[A-Za-z]-|.?[A-Za-z_]")
# "Eleven" after a definite noun, unless the noun is a day or a part of one: then it is Sunday and a number.
_DEFINITE_ELEVEN = re.compile(r"(?:^|\b(ال[\u0621-\u06d3]+) )$")
_WORD_WINDOW = 30
_LOOSE_MARKS = " -\"'"
_MAX_GAP = 12  # characters between two tokens of one phrase ("جزء من" is the longest that matters)


class Part(NamedTuple):
    """One number word or numeral at its place. `outer` is where its proclitics begin; `gap` what stands before it."""

    outer: int
    start: int
    end: int
    word: Word
    gap: str  # "" next to the part before, "و" joined to it, other short text, or "…" where nothing links them


def last_word(text: str, at: int) -> str:
    """The word before `at` on the same line ("" if none); quotes, dashes and a numeral's article are passed over."""
    before = text[max(0, at - _WORD_WINDOW) : at].rpartition("\n")[2].rstrip(_LOOSE_MARKS)
    if before.endswith(" ال"):
        before = before[:-3].rstrip(_LOOSE_MARKS)
    return before.replace("(", " ").rpartition(" ")[2].strip('"')


def numeral_value(text: str) -> tuple[float | None, float | None]:
    """The value of a numeral with separators, and its decimal reading where "1.500" has two; None: no number."""
    marks = _SEPARATORS.findall(text)
    if len(text) - len(marks) > _MAX_DIGITS:
        return None, None
    if not marks:
        return int(text), None
    groups = _SEPARATORS.split(text)
    thousands = 1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])
    whole = "".join(groups)
    if len(set(marks)) == 1:
        if thousands:
            return int(whole), float(f"{groups[0]}.{groups[1]}") if len(marks) == 1 else None
        return (float(f"{groups[0]}.{groups[1]}"), None) if len(marks) == 1 else (None, None)
    if thousands and "." not in marks:
        return int(whole), None
    if marks[-1] in marks[:-1]:
        return None, None
    return float("".join(groups[:-1]) + "." + groups[-1]), None


def _numerals(text: str) -> list[tuple[int, int, Word]]:
    """The numerals of a text that are numbers, with their spans; dates, times and identifiers are none."""
    rows = []
    spaced = {match.start(): match for match in _SPACED_THOUSANDS.finditer(text)}
    done = 0
    for blob in _BLOB.finditer(text):
        start, end = blob.span()
        if start < done:
            continue
        if start in spaced:
            done = spaced[start].end()
            rows.append((start, done, Word("digits", int(spaced[start].group().replace(" ", "")))))
            continue
        before = text[max(0, start - 2) : start]
        if ":" in blob.group() or _DATE.fullmatch(blob.group()) or _IDENTIFIER.fullmatch(before):
            continue
        rows += _blob_numerals(text, start, end)
    if _VULGAR_SIGN.search(text):
        rows += [(m.start(), m.end(), Word("fraction", _VULGAR[m.group()])) for m in _VULGAR_SIGN.finditer(text)]
        rows.sort(key=lambda row: row[0])
    return rows


def _blob_numerals(text: str, start: int, end: int) -> list[tuple[int, int, Word]]:
    blob = text[start:end]
    ratio = _RATIO.fullmatch(blob)
    if ratio and int(ratio[2]) and int(ratio[1]):
        above, below = int(ratio[1]), int(ratio[2])
        # written from right to left, a half is 2/1: nobody divides by one
        return [(start, end, Word("fraction", above / below if below > 1 else below / above, "ratio"))]
    if text[start - 1 : start] == "." and (start < 2 or not text[start - 2].isalnum()) and blob.isdigit():
        return [(start - 1, end, Word("digits", float("0." + blob)))]
    rows = []
    for match in _NUMERAL.finditer(text, start, end):
        value, decimal = numeral_value(match.group())
        if value is not None:
            rows.append((*match.span(), Word("digits", value, other=decimal)))
        elif "." not in match.group():  # a list written without spaces
            rows += [(*m.span(), Word("digits", int(m.group()))) for m in _PLAIN.finditer(text, *match.span())]
    return rows


def _number_words(text: str) -> list[tuple[int, int, Word]]:
    """The number words of a text, found by set intersection: most words of an article are none."""
    rows = []
    for form in _FORMS.intersection(_WORD.findall(text)):
        word, size = LEXICON[form], len(form)
        at = text.find(form)
        while at >= 0:
            end = at + size
            inside = (at and "\u0621" <= text[at - 1] <= "\u06d3") or "\u0621" <= text[end : end + 1] <= "\u06d3"
            if not inside and (word.kind != "one" or not word.definite or _is_eleven(text, at, end)):
                rows.append((at, end, word))
            at = text.find(form, end)
    return rows


def _is_eleven(text: str, start: int, end: int) -> bool:
    """Whether the definite "one" at [start, end) belongs to "the eleven"; "الأحد" is Sunday before any other number."""
    if text[start:end].endswith("ي"):
        return True
    before = _DEFINITE_ELEVEN.search(text[max(0, start - 20) : start])
    after = text[end : end + 6]
    return bool(before and before[1] not in WEEKDAY_NEIGHBOURS and after[:4] == " عشر" and after[4:5] in ("", " "))


def find_parts(text: str) -> list[Part]:
    """All numerals and number words of a folded text in order, each with what links it to the one before."""
    rows = _number_words(text) + _numerals(text)
    rows.sort(key=lambda row: row[0])
    parts: list[Part] = []
    previous = -_MAX_GAP - 1
    for start, end, word in rows:
        gap = "…"
        if 0 <= start - previous <= _MAX_GAP:
            gap = text[previous:start]
            gap = "…" if "\n" in gap else gap.strip()
            if (word.conj and not gap) or (word.kind == "digits" and gap in ("وال", "و ال")):
                gap = "و"
        if (
            word.kind == "ten"
            and not gap
            and parts[-1].gap in ("", "…")
            and text[parts[-1].start : parts[-1].end] == "واحد"
        ):
            one = parts[-1]  # before "ten" it is "and one"
            parts[-1] = one._replace(gap="و", start=one.start + 1 if one.start else 0)
        parts.append(Part(start, start + word.lead, end, word, gap))
        previous = end
    return parts
