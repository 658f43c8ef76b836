"""When two articles say that it was: two events' days in, the level of their likeness out.

An article that tells no day stands for its publication day: the event was on it or shortly before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from evtx.dedupe.knowledge import Known, Level
from evtx.model import EventDate

_PARTS: dict[str, tuple[tuple[float, float], ...]] = {
    "dawn": ((3, 6.5),), "morning": ((6, 12),), "noon": ((11, 14),), "afternoon": ((13, 18),), "evening": ((17, 22),),
    "night": ((0, 5), (19, 24)),
}  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NIGHT, _SMALL_HOURS = 17.0, 6.5  # from when on it may be told as the next day, and until when as the day before
_CLOSE, _FAR = 1.0, 5.0  # hours between two times of one act, and between two acts
_NEWS_DAYS = 7  # how long after an event an article may still tell it without its day


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """When, as one article tells it. Days are ordinals, both inclusive; hours of the day are spans.

    Equal values are one object (`_remembered`), so that comparing and looking up cost nothing.
    """

    kind: str  # told (a day or a night) | span | news (the publication day for want of another) | none
    first: int
    last: int
    hours: tuple[tuple[float, float], ...] = ()
    clock: bool = False
    weekday: int | None = None
    ongoing: bool = False


def days_of(told: EventDate | None, ongoing: bool, published: int) -> Days:
    """The days of an event; `published` (0: unknown) stands in where none is told."""
    start = told.start or told.not_before if told else None
    if told is None or not start:
        weekday = _WEEKDAYS.index(told.weekday) if told and told.weekday in _WEEKDAYS else None
        return _remembered("none", published, published, (), False, weekday, ongoing)
    first = date.fromisoformat(start).toordinal()
    last = date.fromisoformat(told.end).toordinal() if told.end else first
    guessed = told.precision == "inferred" or not told.start
    kind = "span" if last > first + 1 else "news" if guessed else "told"
    hours = _PARTS.get(told.part or "", ())
    if told.time:
        hour = int(told.time[:2]) + int(told.time[3:5]) / 60
        hours = ((hour, hour),)
    return _remembered(kind, first, max(first, last), hours, told.time is not None, None, ongoing)


@cache
def _remembered(
    kind: str,
    first: int,
    last: int,
    hours: tuple[tuple[float, float], ...],
    clock: bool,
    weekday: int | None,
    ongoing: bool,
) -> Days:
    return Days(kind, first, last, hours, clock, weekday, ongoing)


def when_alike(one: Days, two: Days, known: Known) -> Level:
    """The level of the comparison `date` that holds for two events."""
    return known.levels["date"][_level(one, two)]


@lru_cache(maxsize=1 << 18)
def _level(one: Days, two: Days) -> str:
    if "none" in (one.kind, two.kind):
        return _unknown(one, two)
    if "span" in (one.kind, two.kind):
        return _spans(one, two)
    if one.kind == two.kind == "news":
        return _apart("both_news", "next_news", abs(one.first - two.first))
    if one.kind == "news" or two.kind == "news":
        told, news = (one, two) if two.kind == "news" else (two, one)
        return _news(told, news)
    if one.first == one.last == two.first == two.last:
        return _one_day(one, two)
    if one.first <= two.last and two.first <= one.last:
        return "overlap"
    return _two_days(*sorted((one, two), key=lambda d: d.first))


def _apart(same: str, next_day: str, gap: int) -> str:
    """Days by which the later one was published after the other."""
    return (same, next_day, "later_news", "late_news", "other")[min(gap, 4)]


def _news(told: Days, news: Days) -> str:
    """A day told, and the publication day of an article that tells none: news follow, they do not precede."""
    gap = news.last - told.last
    if gap < 0:
        return "overlap" if told.first <= news.last else "next_day" if gap == -1 else "other"
    return _apart("news_day", "news_after", gap)


def _one_day(one: Days, two: Days) -> str:
    if not one.hours or not two.hours:
        return "same_day"
    gap = min(max(0.0, a - d, c - b) for a, b in one.hours for c, d in two.hours)
    if one.clock and two.clock:
        return "same_hour" if gap <= _CLOSE else "beside_part" if gap <= _FAR / 2 else "other_part"
    return "same_part" if gap == 0 else "beside_part" if gap <= _FAR else "other_part"


def _two_days(early: Days, late: Days) -> str:
    """Two days told, the first before the second."""
    if late.first - early.last > 1:
        return "other"
    ends_late = any(end >= _NIGHT for _, end in early.hours)
    starts_early = any(start <= _SMALL_HOURS for start, _ in late.hours)
    if ends_late and starts_early:
        return "one_night"
    night = (ends_late and not late.hours) or (starts_early and not early.hours)
    return "next_night" if night else "next_day"


def _spans(one: Days, two: Days) -> str:
    if (one.first, one.last) == (two.first, two.last):
        return "same_span"
    if one.ongoing and two.ongoing and abs(one.last - two.last) <= 2:
        return "same_span"
    slack = 1 if "news" in (one.kind, two.kind) else 0
    if one.first > two.last + slack or two.first > one.last + slack:
        return "other"
    length = max(one.last - one.first, two.last - two.first)
    return "overlap" if length <= 3 else "week" if length <= 8 else "month" if length <= 31 else "long_span"


def _unknown(one: Days, two: Days) -> str:
    """One tells no date. Its publication day, or the weekday that it tells, can still speak against the other."""
    bare, other = (one, two) if one.kind == "none" else (two, one)
    told = (other.first - 1) % 7 if other.kind == "told" and other.first == other.last else other.weekday
    if bare.weekday is not None and told is not None and bare.weekday != told:
        return "other"
    if not bare.first or not other.first:
        return "unknown"
    if other.kind == "none":
        return _apart("both_news", "next_news", abs(bare.first - other.first))
    return "undated" if other.first - 1 <= bare.first <= other.last + _NEWS_DAYS else "other"


def days_hold(one: EventDate, two: EventDate) -> bool:
    """Whether a first date is the second, or a span that holds it, or tells no day."""
    if not one.start or not two.start:
        return not one.start
    return one.start <= two.start and (two.end or two.start) <= (one.end or one.start)
