"""Numbers of a report in, those that can be counts out: no dates, clock times, identifiers; labels become ordinals."""

from __future__ import annotations

import re

from evtx.annotate.numbers.parts import last_word
from evtx.annotate.numbers.scan import Found
from evtx.annotate.numbers.words import DESIGNATORS, LABELS, MONTHS

_MONTH = rf"(?:{'|'.join(MONTHS)}|ربيع (?:الاول|الاخر|الثاني)|جمادي|ذي (?:القعده|الحجه)|ذو (?:القعده|الحجه))"
_MONTH_AFTER = re.compile(rf"\s*+[-/]?\s*+(?:من )?(?:شهر )?{_MONTH}\b")
_MONTH_BEFORE = re.compile(rf"\b[وفبل]?{_MONTH}(?: ال(?:اول|ثاني|اخر|اخره|قعده|حجه))?\)?[\s/،,-]*$")
_CALENDAR_AFTER = re.compile(r"\s*+(?:ه|م|هجري|ميلادي)(?!\w)")
_YEAR_WORD = re.compile(
    r"[وفبلك]{0,2}(?:ال)?(?:عام|عامي|سنه|سنتي|موسم|مطلع|نهايه|بدايه|منتصف|اواخر|اوايل|صيف|شتاء|ربيع|خريف|تاسس\w*)"
)
_TIME_WORD = re.compile(r"[وف]?(?:في|منذ|حتي|قبل|بعد|خلال|بين|من|الي)")
_CLOCK_WORD = re.compile(r"[وفبل]{0,2}(?:ال|ل)ساعه")
# يوم 14 is a day; اليوم خمسة شبان tells five: the day has its month after it then
_DAY_WORD = re.compile(r"(?:ب?تاريخ|[وف]?يوم)")
_CODE_BEFORE = re.compile(r".?[A-Za-z_/=@#&?+]|[\u0621-\u06d3]-")
_CODE_AFTER = re.compile(r"[A-Za-z_@]|/\w")
_SLASHED = re.compile(r"(?<![^\s\"(])/\d[\d.,]*/(?!\w)")  # "/12/ عنصرا": the slashes only set the numeral off
_DATE_LINK = re.compile(r"\s*+(?:و|-|الي|حتي|او|/|،)\s*+(?:ال)?")
_LONGEST_COUNT = 9  # digits without separators


def in_counts(text: str, found: list[Found]) -> list[Found]:
    """Leave out what is no amount, and mark numerals that name a unit, a decree or a calibre as ordinals."""
    kept: list[Found] = []
    year_end = -1
    for bare in found:
        hit = _with_slashes(text, bare)
        if hit.kind not in ("cardinal", "ordinal") or hit.low is None:
            kept.append(hit)
            continue
        word = last_word(text, hit.start)
        if _is_year(text, hit, hit.low, word, year_end):
            year_end = hit.end
        elif _MONTH_AFTER.match(text, hit.end) and hit.low <= 31:
            _drop_days_before(text, kept, hit)
        elif _is_day_or_clock(hit, hit.low, word) or ("digits" in hit.rule and _is_code(text, hit, word)):
            continue
        elif hit.rule == "cardinal.digits" and (word in LABELS or word[1:] in LABELS):
            kept.append(hit._replace(kind="ordinal", rule="ordinal.label"))
        else:
            kept.append(hit)
    return kept


def _with_slashes(text: str, hit: Found) -> Found:
    """The numeral with the slashes that some outlets set around every figure."""
    slashed = _SLASHED.match(text, hit.start - 1) if "digits" in hit.rule and hit.start else None
    if slashed is None or slashed.end() != hit.end + 1:
        return hit
    return hit._replace(start=slashed.start(), end=slashed.end())


def _is_year(text: str, hit: Found, value: float, word: str, year_end: int) -> bool:
    """A numeral of four digits that tells a year: after the word, a month, "since", or another year."""
    numeral = text[hit.start : hit.end].strip("/")
    if len(numeral) != 4 or hit.kind != "cardinal" or not numeral.isdigit():
        return False
    if not (1300 <= value < 1500 or 1900 <= value < 2100):  # the Hijri and common years that news may name
        return False
    if _CALENDAR_AFTER.match(text, hit.end) or _MONTH_BEFORE.search(text[max(0, hit.start - 24) : hit.start]):
        return True
    if value < 1900:
        return False
    if _YEAR_WORD.fullmatch(word) or (year_end >= 0 and _DATE_LINK.fullmatch(text[year_end : hit.start])):
        return True
    return bool(value % 100 and 1980 <= value < 2050 and _TIME_WORD.fullmatch(word))


def _is_day_or_clock(hit: Found, value: float, word: str) -> bool:
    if value > 31:
        return False
    return bool(_CLOCK_WORD.fullmatch(word)) or (hit.kind == "cardinal" and bool(_DAY_WORD.fullmatch(word)))


def _drop_days_before(text: str, kept: list[Found], day: Found) -> None:
    """Take back the days that share a month with this one: "3 و4 أيار", "14-15 شباط"."""
    start = day.start
    while kept and kept[-1].low is not None and kept[-1].low <= 31 and _DATE_LINK.fullmatch(text[kept[-1].end : start]):
        start = kept.pop().start


def _is_code(text: str, hit: Found, word: str) -> bool:
    """A telephone number, a part of an address or of a type's name ("F 16")."""
    if _CODE_BEFORE.fullmatch(text[max(0, hit.start - 2) : hit.start]) or _CODE_AFTER.match(text, hit.end):
        return True
    numeral = text[hit.start : hit.end]
    if numeral.isdigit() and (len(numeral) > _LONGEST_COUNT or (numeral[0] == "0" and len(numeral) > 4)):
        return True
    return word in DESIGNATORS
