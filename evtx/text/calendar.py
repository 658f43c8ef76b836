"""Calendar arithmetic: days, weeks from Saturday, months, quarters, Hijri dates; Python dates in and out."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

SATURDAY = 5
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Umm al-Qura tables, as in the library, reach from 1343 to 1500 AH.
HIJRI_YEARS = range(1343, 1501)

Days = tuple[date, date]


def shift_days(day: date, count: int) -> date:
    """The day `count` days later (earlier when negative)."""
    return day + timedelta(days=count)


def days_after(day: str, count: int) -> str:
    """The ISO day `count` days after one (negative: before); beyond the calendar's ends its first or last day."""
    number = date.fromisoformat(day).toordinal() + count
    return date.fromordinal(min(max(number, 1), date.max.toordinal())).isoformat()


def shift_months(day: date, count: int) -> date:
    """The same day `count` months later, or the last day of that month where it has no such day."""
    index = max(day.year * 12 + day.month - 1 + count, 12)  # no month before the calendar begins
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """Number of days of a month."""
    return calendar.monthrange(year, month)[1]


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, month_length(year, month))


def year_days(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_days(day: date, offset: int = 0) -> Days:
    """The Saturday-to-Friday week that holds `day`, or the one `offset` weeks later."""
    start = day - timedelta(days=(day.weekday() - SATURDAY) % 7) + timedelta(weeks=offset)
    return start, start + timedelta(days=6)


def nth_week_of_year(year: int, number: int) -> Days:
    """Week `number` of a year: the Saturday before the Monday of the ISO week of that number."""
    start = date.fromisocalendar(year, number, 1) - timedelta(days=2)
    return start, start + timedelta(days=6)


def nth_week_of(days: Days, number: int) -> Days:
    """Full week `number` (from Saturday) of a span of days; -1 is the last one."""
    first, last = days
    if number < 0:
        end = last - timedelta(days=(last.weekday() - 4) % 7) + timedelta(weeks=number + 1)
        return end - timedelta(days=6), end
    start = first + timedelta(days=(SATURDAY - first.weekday()) % 7) + timedelta(weeks=number - 1)
    return start, start + timedelta(days=6)


def nth_weekday_of(days: Days, weekday: int, number: int) -> date:
    """The `number`-th given weekday of a span of days; -1 is the last one. Raises ValueError when outside."""
    first, last = days
    if number < 0:
        found = last - timedelta(days=(last.weekday() - weekday) % 7) + timedelta(weeks=number + 1)
    else:
        found = first + timedelta(days=(weekday - first.weekday()) % 7) + timedelta(weeks=number - 1)
    if not first <= found <= last:
        raise ValueError("no such weekday in the span")
    return found


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The most recent given weekday, `day` itself included."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The next given weekday, `day` itself included."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def weekday_near(day: date, weekday: int, offset: int) -> date:
    """The given weekday before (offset -1, -2 ...) or after (1, 2 ...) a day that itself does not count."""
    if offset < 0:
        return weekday_on_or_before(day - timedelta(days=1), weekday) + timedelta(weeks=offset + 1)
    return weekday_on_or_after(day + timedelta(days=1), weekday) + timedelta(weeks=offset - 1)


def is_hijri_year(year: int) -> bool:
    """Whether the number, as the year of a date in the news, is one of the Hijri calendar."""
    return year in HIJRI_YEARS


def hijri_to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Hijri date (Umm al-Qura). Raises ValueError or OverflowError when there is none."""
    from hijridate import Hijri  # kept out of start-up: few articles need it

    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def hijri_month_days(year: int, month: int) -> Days:
    """First and last Gregorian day of a Hijri month."""
    first = hijri_to_gregorian(year, month, 1)
    following = hijri_to_gregorian(*((year, month + 1) if month < 12 else (year + 1, 1)), 1)
    return first, following - timedelta(days=1)


def hijri_year_of(day: date) -> int:
    """The Hijri year of a Gregorian day."""
    from hijridate import Gregorian

    return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
