"""Rules of places in a period: أول جمعة من شهر 5, آخر يوم بالشهر, الأسبوع الأول من 2015, الربع الثالث, الجمعة 15."""

from __future__ import annotations

from datetime import date
from typing import Any

from evtx.annotate.dates.grammar import Hit
from evtx.annotate.dates.kinds import GRAMMAR, days_of, lean_of, scheduled, whole, year_number
from evtx.annotate.dates.values import Anchor, Day, Month, Span, month_of
from evtx.text import calendar

Made = tuple[str, Any] | None
rule = GRAMMAR.rule
_FEW_UNITS = {"day": 7, "week": 3, "month": 3}  # where none counts them
_SOME_UNITS = "THE_MANY (NUM|THE_NUM)?"


def _nth_weekday(hit: Hit) -> Made:
    weekday = hit.get("WEEKDAY", "BARE_WEEKDAY")
    number = -1 if hit.has("LAST", "FINAL") else whole(hit.get("NTH", "ORD"), 1, 5)
    if number is None:
        return None
    month = hit.get("MON")
    if hit.has("ORD") and isinstance(month, Month):
        return "DATE", Day(lambda anchor, _: _ordinal_weekday(month, weekday, number, anchor), weekday=weekday)
    inside = days_of("MON", scheduled(month)) if month else days_of("YEAR", hit.get("YEAR"))
    return "DATE", Day(lambda anchor, _: calendar.nth_weekday_of(inside(anchor), weekday, number), weekday=weekday)


def _ordinal_weekday(month: Month, weekday: int, number: int, anchor: Anchor) -> date:
    """الخميس الأول من أيار is Thursday 1 May where that is a Thursday, else the first Thursday."""
    year, month_number = month_of(month, anchor, number)
    if date(year, month_number, number).weekday() == weekday and anchor.day is not None:
        return date(year, month_number, number)
    return calendar.nth_weekday_of(days_of("MON", scheduled(month))(anchor), weekday, number)


def _nth_weekday_of_this_month(hit: Hit) -> Made:
    weekday, number = hit.get("WEEKDAY"), whole(hit.get("ORD"), 1, 4)
    if number is None:
        return None
    inside = days_of("MON", Month())
    return "DATE", Day(lambda anchor, _: calendar.nth_weekday_of(inside(anchor), weekday, number), weekday=weekday)


def _nth_day(hit: Hit) -> Made:
    month = hit.get("MON")
    inside = days_of("MON", scheduled(month)) if month else days_of("YEAR", hit.get("YEAR"))
    if hit.has("LAST", "FINAL"):
        return "DATE", Day(lambda anchor, _: inside(anchor)[1])
    number = whole(hit.get("NTH", "ORD"), 1, 31)
    if number is None:
        return None
    return "DATE", Day(lambda anchor, _: calendar.shift_days(inside(anchor)[0], number - 1))


def _nth_week(hit: Hit) -> Made:
    number = -1 if hit.has("LAST", "FINAL") else whole(hit.get("NTH", "ORD"), 1, 52)
    if number is None:
        return None
    year = hit.get("YEAR")
    if year:
        if number < 0:
            return None
        return "WEEK_SPAN", Span(lambda anchor: calendar.nth_week_of_year(year(anchor), number), "week")
    inside = days_of("MON", scheduled(hit.get("MON")))
    return "WEEK_SPAN", Span(lambda anchor: calendar.nth_week_of(inside(anchor), number), "week")


def _fraction_of_year(hit: Hit) -> Made:
    """الربع الثالث من 2016, النصف الأول من العام."""
    months = {"half": 6, "third": 4, "quarter": 3}[hit.get("THE_HALF")]
    number = 12 // months if hit.has("FINAL") else whole(hit.get("ORD"), 1, 12 // months)
    if number is None:
        return None
    year = hit.get("YEAR")
    if year is None and hit.has("NUM"):
        fixed = year_number(hit.get("NUM"))
        if fixed is None:
            return None
        year = lambda anchor: fixed  # noqa: E731
    if year is None:
        year = lambda anchor: anchor.today.year  # noqa: E731
    first = (number - 1) * months + 1

    def pick(anchor: Anchor) -> calendar.Days:
        in_year = year(anchor)
        return date(in_year, first, 1), calendar.month_days(in_year, first + months - 1)[1]

    return "SPAN", Span(pick, "month" if months < 3 else "days")


def _relative_quarter(hit: Hit) -> Made:
    """الربع الماضي: of the four of a year, counted from the one of publication."""
    if hit.get("THE_HALF") != "quarter" or hit.has("FINAL"):
        return None
    step = lean_of(hit)

    def pick(anchor: Anchor) -> calendar.Days:
        first = anchor.today.replace(month=(anchor.today.month - 1) // 3 * 3 + 1, day=1)
        start = calendar.shift_months(first, 3 * step)
        return start, calendar.shift_days(calendar.shift_months(start, 3), -1)

    return "SPAN", Span(pick, "days")


def _end_of_many(hit: Hit) -> Made:
    """الأشهر الأخيرة من عام 2016, الأيام الأولى من آذار: the last or first units of a period."""
    unit = hit.get("THE_PLURAL", "THE_DUAL")
    if unit not in _FEW_UNITS or (hit.has("ORD") and hit.get("ORD") != 1):
        return None
    period = hit.items[-1]
    fixed = year_number(period.value) if period.kind == "NUM" else None
    if period.kind == "NUM" and fixed is None:
        return None
    numbers = [item.value for item in hit.items[:-1] if item.kind in ("NUM", "THE_NUM")]
    count = 2 if hit.has("THE_DUAL") else (whole(numbers[0], 2, 90) if numbers else None) or _FEW_UNITS[unit]
    value = scheduled(period.value) if period.kind == "MON" else period.value
    inside = days_of(period.kind, value) if fixed is None else days_of("YEAR", lambda anchor: fixed)
    ends = hit.has("FINAL")

    def pick(anchor: Anchor) -> calendar.Days:
        first, last = inside(anchor)
        if unit == "month":
            start = calendar.shift_months(last.replace(day=1), 1 - count)
            stop = calendar.shift_days(calendar.shift_months(first.replace(day=1), count), -1)
        else:
            days = count * (7 if unit == "week" else 1) - 1
            start, stop = calendar.shift_days(last, -days), calendar.shift_days(first, days)
        return (max(first, start), last) if ends else (first, min(last, stop))

    return "SPAN", Span(pick, "days")


def _half_of_month(hit: Hit) -> Made:
    """النصف الأول من أيار: to the 15th, or from the 16th."""
    number = 2 if hit.has("FINAL") else whole(hit.get("ORD"), 1, 2)
    if number is None or hit.get("THE_HALF") != "half":
        return None
    inside = days_of("MON", hit.get("MON"))

    def pick(anchor: Anchor) -> calendar.Days:
        first, last = inside(anchor)
        middle = calendar.shift_days(first, 14)
        return (first, middle) if number == 1 else (calendar.shift_days(middle, 1), last)

    return "SPAN", Span(pick, "days")


def _weekday_day(hit: Hit) -> Made:
    """الجمعة 15, الخميس في الحادي والعشرين: the day of the nearest month in which it is that weekday."""
    weekday, day = hit.get("WEEKDAY"), whole(hit.get("NUM", "ORD"), 1, 31)
    if day is None:
        return None

    def pick(anchor: Anchor, _: int | None) -> date:
        for offset in (0, -1, 1, -2, 2, -3, 3):
            month = calendar.shift_months(anchor.today.replace(day=1), offset)
            if day <= calendar.month_length(month.year, month.month) and month.replace(day=day).weekday() == weekday:
                return month.replace(day=day)
        return calendar.weekday_on_or_before(anchor.today, weekday)

    return "DATE", Day(pick, weekday=weekday)


PLACE_RULES = [
    rule("date.nth.weekday", "MONTH_OR_YEAR", "(NTH|LAST) DAY? ANY_WEEKDAY OF? MONTH_OR_YEAR", _nth_weekday),
    rule("date.edge", "MONTH_OR_YEAR", f"{_SOME_UNITS} (ORD|FINAL) (NUM|THE_NUM)? OF? MONTH_OR_YEAR", _end_of_many),
    rule("date.edge", "THE_MANY", f"{_SOME_UNITS} (ORD|FINAL) (NUM|THE_NUM)? FROM NUM", _end_of_many),
    rule("date.nth.weekday", "MONTH_OR_YEAR", "WEEKDAY (ORD|FINAL) OF? MONTH_OR_YEAR", _nth_weekday),
    rule("date.nth.week", "WEEK", "(NTH|LAST) WEEK OF? MONTH_OR_YEAR", _nth_week),
    rule("date.nth.week", "THE_WEEK", "THE_WEEK (ORD|FINAL) OF? MONTH_OR_YEAR", _nth_week),
    rule("date.half.month", "THE_HALF", "THE_HALF (ORD|FINAL) OF? MON", _half_of_month),
    rule("date.quarter", "THE_HALF", "THE_HALF (ORD|FINAL) OF? (YEAR|THE_YEAR|NUM)", _fraction_of_year),
    rule("date.quarter", "THE_HALF", "THE_HALF COMING", _relative_quarter),
    rule("date.nth.day", "MONTH_OR_YEAR", "TODAY (ORD|FINAL) OF? MONTH_OR_YEAR", _nth_day),
    rule("date.nth.day", "MONTH_OR_YEAR", "(NTH|LAST) DAY OF? MONTH_OR_YEAR", _nth_day),
]  # fmt: skip

# A weekday and a number: as easily a count of people.
WEEKDAY_NUMBER_RULES = [
    rule("date.quarter", "THE_HALF", "THE_HALF ORD", _fraction_of_year, lenient=True),
    rule("date.nth.weekday", "WEEKDAY", "WEEKDAY ORD (?! OF? MON)", _nth_weekday_of_this_month, lenient=True),
    rule("date.weekday.day", "WEEKDAY", "WEEKDAY IN? NUMBER (?! SINGULAR|PLURAL|ANY_PART)", _weekday_day, lenient=True),
]  # fmt: skip
