"""Resolving: a value that the grammar built and the publication go in, the time that is meant comes out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from evtx.annotate.dates.values import (
    DAYS_IN,
    PART_NAMES,
    SUITE_PARTS,
    Amount,
    Anchor,
    Clock,
    Day,
    Moment,
    Month,
    Part,
    Shift,
    Span,
    TimeValue,
    Unanchored,
    expand,
    iso_duration,
    month_span,
    part_of,
    part_of_clock,
    shift,
)
from evtx.text import calendar


def resolve(value: Any, anchor: Anchor) -> TimeValue:
    """The time that a value of the grammar means. Raises ValueError or OverflowError for impossible dates."""
    try:
        return _RESOLVERS[type(value)](value, anchor)
    except Unanchored:
        clock = value.clock if isinstance(value, Moment) else None
        day = value.day if isinstance(value, Moment) else value
        part = _told_part(clock) or part_of(getattr(day, "part", None))
        weekday = getattr(day, "weekday", None)
        return TimeValue("date", part=part, clock=clock.text() if clock else None, weekday=weekday, anchored=False)


def _day(value: Day, anchor: Anchor) -> TimeValue:
    day = value.pick(anchor, value.weekday)
    return TimeValue("date", day.isoformat(), part=part_of(value.part), weekday=value.weekday)


def _span(value: Span, anchor: Anchor) -> TimeValue:
    first, last = value.pick(anchor)
    return TimeValue("daterange", first.isoformat(), last.isoformat(), grain=value.grain, part=part_of(value.part))


def _month(value: Month, anchor: Anchor) -> TimeValue:
    first, last = month_span(value, anchor)
    return TimeValue("daterange", first.isoformat(), last.isoformat(), grain="month")


def _moment(value: Moment, anchor: Anchor) -> TimeValue:
    start = value.clock.text() if value.clock else None
    end = value.end.text() if value.end else None
    if value.day is None and value.end_day is None:
        return TimeValue("time", start, end, grain="hour", clock=start, told=_told_part(value.clock))
    first = value.day.pick(anchor, value.day.weekday) if value.day else anchor.today
    last = value.end_day.pick(anchor, value.end_day.weekday) if value.end_day else first
    weekday = value.day.weekday if value.day else None
    clock_start = f"{first.isoformat()}T{start}" if start else None
    if end is None:
        return TimeValue(
            "datetime", clock_start, grain="hour", clock=start, weekday=weekday, told=_told_part(value.clock)
        )
    return TimeValue("daterange", clock_start, f"{last.isoformat()}T{end}", grain="hour", clock=start, weekday=weekday)


def _told_part(clock: Clock | None) -> str | None:
    """The part of day that the words give a clock time, else the one that the hour falls in."""
    told = part_of(clock.part) if clock else None
    return told if told in SUITE_PARTS else part_of_clock(clock.text()) if clock else None


def _clock(value: Clock, anchor: Anchor) -> TimeValue:
    return _moment(Moment(None, value), anchor)


def _shift(value: Shift, anchor: Anchor) -> TimeValue:
    smallest = value.amount.smallest
    if anchor.time is None and smallest in ("hour", "minute", "second"):
        # no clock time to count from: hours ago is the day itself, 24 hours ago the day before
        days = 0 if value.amount.vague else round(sum(n * DAYS_IN[u] for u, n in expand(value.amount).items()))
        day = calendar.shift_days(anchor.today, value.sign * days)
        return TimeValue("date", day.isoformat())
    found = shift(anchor, value.amount, value.sign)
    if smallest not in ("hour", "minute", "second"):
        grain = "days" if value.amount.vague else smallest
        return TimeValue("date", found.date().isoformat(), grain=grain, unit=smallest)
    text = found.isoformat(timespec="seconds" if found.second else "minutes")
    return TimeValue("datetime", text, grain="hour", clock=None if value.amount.vague else text[11:16])


def _amount(value: Amount, _anchor: Anchor) -> TimeValue:
    days = sum(count * DAYS_IN[unit] for unit, count in expand(value).items())
    return TimeValue("duration", iso=iso_duration(value), grain=value.smallest, days=days)


def _part(value: Part, _anchor: Anchor) -> TimeValue:
    name = PART_NAMES.get(value.name, value.name)
    if value.name == "midnight":
        return TimeValue("time", "00:00", grain="hour", part=name)
    _, start, end = SUITE_PARTS[name]
    return TimeValue("time", start, end or None, grain="hour", part=name)


_RESOLVERS: dict[type, Callable[[Any, Anchor], TimeValue]] = {
    Day: _day, Span: _span, Month: _month, Moment: _moment, Clock: _clock, Shift: _shift, Amount: _amount, Part: _part,
}  # fmt: skip
