"""Rules that join: a day with a clock time, two ends with a range, a start with منذ."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

from evtx.annotate.dates.grammar import Hit, Item
from evtx.annotate.dates.kinds import GRAMMAR, days_of
from evtx.annotate.dates.rules_clock import clock_range
from evtx.annotate.dates.values import Anchor, Clock, Day, Moment, Span
from evtx.frozen import replace
from evtx.text import calendar

Made = tuple[str, Any] | None
rule = GRAMMAR.rule


def _moment(hit: Hit) -> Made:
    day: Day = hit.get("DATE")
    clock: Clock = hit.get("CLOCK")
    if clock.part is None and day.part:
        clock = replace(clock, part=day.part)
    return "MOMENT", Moment(day, clock)


def _moment_of_part(hit: Hit) -> Made:
    """الساعة 9 مساء أمس: the part of day before the day is the clock time's own."""
    return _moment(hit) if hit.get("DATE").part and not hit.get("CLOCK").part else None


def _moment_span(hit: Hit) -> Made:
    return "MOMENT", replace(hit.get("CLOCK_SPAN"), day=hit.get("DATE"))


def _night_moment(hit: Hit) -> Made:
    """02:30 in the night from Thursday to Friday is the Friday; 23:00 is the Thursday."""
    clock: Clock = hit.get("CLOCK")
    night: Span = hit.get("NIGHT")
    clock = clock if clock.part else replace(clock, part="night")
    late = int(clock.text()[:2]) >= 12
    return "MOMENT", Moment(Day(lambda anchor, _: night.pick(anchor)[0 if late else 1], "night"), clock)


def _until_day(hit: Hit) -> Made:
    """من السابعة مساء إلى الخامسة صباحا يوم غد: the day told with the end is the end's alone."""
    stretch: Moment = hit.get("CLOCK_SPAN")
    today = Day(lambda anchor, _: anchor.today)
    if stretch.clock is None or stretch.end is None:
        return "MOMENT", replace(stretch, day=hit.get("DATE"))
    if stretch.clock.text() > stretch.end.text() or hit.items[-1].kind != "DATE":
        return "MOMENT", replace(stretch, day=today, end_day=hit.get("DATE"))
    return "MOMENT", replace(stretch, day=hit.get("DATE"))


def _moments(hit: Hit) -> Made:
    first, last = (item.value for item in hit.items if item.kind in ("MOMENT", "CLOCK"))
    start = first if isinstance(first, Moment) else Moment(None, first)
    end = last if isinstance(last, Moment) else Moment(None, last)
    if start.clock is None or end.clock is None or start.end or end.end:
        return None
    opening, closing = clock_range(start.clock, end.clock)
    today = Day(lambda anchor, _: anchor.today)
    return "MOMENT", Moment(start.day or today, opening, closing, end.day or start.day)


def _ends(item: Item) -> Callable[[Anchor], calendar.Days]:
    if item.kind == "DATE":
        day: Day = item.value
        return lambda anchor: (day.pick(anchor, day.weekday),) * 2
    return days_of(item.kind, item.value)


_GRAINS = {"DATE": "days", "WEEK_SPAN": "days", "MON": "month", "YEAR": "year", "SPAN": "days"}


def _range(hit: Hit) -> Made:
    first, last = hit.all("DATE", "MON", "YEAR", "WEEK_SPAN", "SPAN")
    opening, closing = _ends(first), _ends(last)

    def pick(anchor: Anchor) -> calendar.Days:
        start, end = opening(anchor)[0], closing(anchor)[1]
        return _ordered(start, end, last)

    return "SPAN", Span(pick, _GRAINS[last.kind])


def _ordered(start: date, end: date, last: Item) -> calendar.Days:
    """A start that was read as later than the end takes the end's year; a weekday end goes a week on."""
    if start <= end:
        return start, end
    if last.kind == "DATE" and last.value.plain:
        return start, calendar.weekday_on_or_after(start, last.value.weekday)
    moved = _in_year(start, end.year)
    if moved <= end:
        return moved, end
    moved = _in_year(end, start.year)
    return (start, moved) if moved >= start else (_in_year(start, end.year - 1), end)


def _in_year(day: date, year: int) -> date:
    return calendar.shift_months(day, 12 * (year - day.year))


def _weekday_row(hit: Hit) -> Made:
    """الخميس والجمعة: weekdays in a row are one stretch."""
    dates = hit.all("DATE")
    days: list[Day] = [item.value for item in dates]
    if not all(day.plain and not day.part for day in days):
        return None
    weekdays = [day.weekday or 0 for day in days]
    if any((after - before) % 7 != 1 for before, after in pairwise(weekdays)):
        return None
    return _range(Hit((dates[0], dates[-1])))


def _two_months(hit: Hit) -> Made:
    first, last = hit.all("MON")
    one, two = first.value.month, last.value.month
    return _range(hit) if one and two and (two - one) % 12 == 1 else None


def _since(hit: Hit) -> Made:
    item = next(item for item in hit.items if item.kind in ("DATE", "MON", "SPAN", "WEEK_SPAN", "NIGHT"))
    opening = _ends(item)
    part = item.value.part if isinstance(item.value, (Day, Span)) else None

    def pick(anchor: Anchor) -> calendar.Days:
        start = opening(anchor)[0]
        return start, max(start, anchor.today)

    return "SINCE_SPAN", Span(pick, "days", part)


def _from_clock(hit: Hit) -> Made:
    return "CLOCK_SPAN", hit.get("CLOCK")


def _year_range(hit: Hit) -> Made:
    years = [item.value for item in hit.items if item.kind in ("YEAR", "NUM")]
    if any(isinstance(year, float) and not 1000 <= year < 2200 for year in years):
        return None
    first, last = (_fixed(year) if isinstance(year, float) else year for year in years)
    return "SPAN", Span(lambda anchor: (date(first(anchor), 1, 1), date(last(anchor), 12, 31)), "year")


def _fixed(year: float) -> Callable[[Anchor], int]:
    return lambda anchor: int(year)


_DAYS = "(DATE|MON|YEAR|WEEK_SPAN|SPAN)"
_GAP = "(COMMA|IN|FROM|MATCHING|DURING|ABOUT|DASH|AND)*"
JOIN_RULES = [
    rule("date.night.clock", "NIGHT", f"CLOCK {_GAP} NIGHT", _night_moment),
    rule("date.night.clock", "NIGHT", f"NIGHT {_GAP} CLOCK", _night_moment),
    rule("time.range.day", "CLOCK_SPAN", f"DATE {_GAP} CLOCK_SPAN", _moment_span),
    rule("time.range.day", "CLOCK_SPAN", f"CLOCK_SPAN {_GAP} DATE", _until_day),
    rule("time.range", "CLOCK", "FROM? DATE (IN|COMMA)? CLOCK (TO|DASH) CLOCK", lambda hit: _moment_hours(hit)),
    rule("date.clock", "CLOCK", "CLOCK FROM? DATE", _moment_of_part),
    rule("date.clock", "CLOCK", "DATE (IN|ABOUT|DURING)* CLOCK", _moment),
    rule("date.clock", "CLOCK", "CLOCK (IN|FROM|DURING)* DATE", _moment),
    rule("date.clock", "CLOCK", f"DATE {_GAP} CLOCK", _moment),
    rule("date.clock", "CLOCK", f"CLOCK {_GAP} DATE", _moment),
    rule("time.range.days", "MOMENT", "(FROM|BETWEEN)? (MOMENT|CLOCK) (TO|DASH|AND) MOMENT", _moments),
    rule("time.range.days", "MOMENT", "(FROM|BETWEEN) MOMENT (TO|DASH|AND) (MOMENT|CLOCK)", _moments),
    rule("date.range", "DATE|MON|YEAR", f"(FROM|BETWEEN) {_DAYS} (TO|DASH|AND TO|AND) {_DAYS}", _range),
    rule("date.range", "TO|DASH", f"{_DAYS} (TO|DASH|AND TO) {_DAYS}", _range),
    rule("date.range.years", "NUM", "(FROM|BETWEEN) (YEAR|NUM) (TO|AND|DASH) (YEAR|NUM) (?! COUNTED)", _year_range),
    rule("date.range.weekdays", "AND", "DATE (AND DATE)+", _weekday_row),
    rule("date.range.months", "MON", "MON AND MON", _two_months),
    rule("date.since", "SINCE", "SINCE (DATE|MON|SPAN|WEEK_SPAN|NIGHT)", _since),
    rule("time.from", "FROM", "FROM CLOCK", _from_clock),
]  # fmt: skip


def _moment_hours(hit: Hit) -> Made:
    first, last = (item.value for item in hit.all("CLOCK"))
    opening, closing = clock_range(first, last)
    return "MOMENT", Moment(hit.get("DATE"), opening, closing)
