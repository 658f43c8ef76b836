"""The grammar object of dates with its macros, and the small readers that all rule modules share."""

from __future__ import annotations

from datetime import date

from evtx.annotate.dates.grammar import Grammar, Hit
from evtx.annotate.dates.values import Anchor, Month, PickDays, month_span
from evtx.text import calendar

GRAMMAR = Grammar(
    {
        "SINGULAR": "DAY|WEEK|MONTH_WORD|YEAR_WORD|UNIT",
        "THE_SHORT": "TODAY|THE_WEEK|THE_HOUR|THE_UNIT",
        "THE_LONG": "THE_WEEK|THE_MONTH|THE_YEAR",
        "THE_MANY": "THE_PLURAL|THE_DUAL",
        "NUMBER": "NUM|ORD",
        "BETWEEN_PARTS": "(COMMA|IN|LATE|FROM|PLURAL|DEMONSTRATIVE)*",
        "SOON": "EARLY|ORD",
        "COMING": "PAST|FINAL|FUTURE",
        "COUNTED": "SINGULAR|PLURAL",
        "MEASURE": "BEFORE|SINCE|AFTER|ABOUT|LENGTH|WITHIN",
        "COUNT": "NUM|THE_NUM|NUMERIC|FEW",
        "OF": "FROM|IN",
        "WHICH": "REL|TO",  # اللي, spelt like إلى by some
        "ANY_WEEKDAY": "WEEKDAY|BARE_WEEKDAY",
        "ANY_MONTH": "MONTH|AMBIGUOUS_MONTH|HIJRI_MONTH",
        "FRACTION": "HALF|THE_HALF",
        "EDGE": "START|MIDDLE|END",
        "LEANING": "WHICH? BEFORE PAST|PAST|WHICH? AFTER FUTURE|FUTURE",
        "MODIFIER": "LEANING|FINAL|CURRENT|DEMONSTRATIVE",
        "CLOCK_WORD": "NUM|ORD|THE_NUM|CLOCK_DIGITS",
        "NAMED_MONTH": "MONTH|AMBIGUOUS_MONTH",
        "ERA": "HIJRI|PM|CHRISTIAN",
        "MONTH_OR_YEAR": "MON|YEAR",
        "JOIN": "TO|AND|DASH|SLASH",
        "ANY_PART": "PART|PART_ADVERB|PART_NOUN|AMBIGUOUS_PART",
        "THE_PART": "PART_NOUN|AMBIGUOUS_PART",
    }
)
PARTS = ("PART", "PART_ADVERB", "PART_NOUN", "AMBIGUOUS_PART")
FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}


def lean_of(hit: Hit) -> int:
    """-1 last, -2 the one before last, 1 next, 2 the one after next, 0 this."""
    if hit.has("FUTURE"):
        return 2 if hit.has("AFTER") else 1
    if hit.has("PAST", "FINAL", "LAST"):
        return -2 if hit.has("BEFORE") else -1
    return 0


def whole(value: float | None, low: int, high: int) -> int | None:
    """The number as an integer when it is one between the bounds."""
    if value is None or value != int(value) or not low <= value <= high:
        return None
    return int(value)


def year_number(value: float | None) -> int | None:
    """The number when it can be a year, Gregorian (1000-2199)."""
    return whole(value, 1000, 2199)


def year_start(year: int) -> calendar.Days:
    """First and last day of a year, Gregorian or Hijri by its size."""
    if calendar.is_hijri_year(year):
        return calendar.hijri_month_days(year, 1)[0], calendar.hijri_month_days(year, 12)[1]
    return calendar.year_days(year)


def days_of(kind: str, value: object) -> PickDays:
    """The picker of the days of a month, year, week or span item."""
    if isinstance(value, Month):
        return lambda anchor: month_span(value, anchor)
    if kind == "YEAR":
        return lambda anchor: year_start(value(anchor))  # type: ignore[operator]
    return value.pick  # type: ignore[attr-defined, no-any-return]


def scheduled(month: Month) -> Month:
    """The month of "the last Monday of October": this year's, unless that is more than nine months ahead."""
    if month.month is None or month.year or month.lean or month.hijri:
        return month
    number = month.month

    def year(anchor: Anchor) -> int:
        today: date = anchor.today
        return today.year - (number - today.month > 9)

    return Month(number, year=year)
