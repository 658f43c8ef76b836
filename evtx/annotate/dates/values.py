"""What date expressions mean: the grammar's values and an anchor (publication) go in, resolved times come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from evtx.frozen import replace
from evtx.text import calendar

SUITE_PARTS = {
    "dawn": ("MO", "04:00", "08:00"), "morning": ("MO", "08:00", "12:00"), "noon": ("", "12:00", ""),
    "afternoon": ("AF", "12:00", "16:00"), "evening": ("EV", "16:00", "20:00"), "night": ("NI", "20:00", "24:00"),
}  # fmt: skip


class Unanchored(Exception):
    """The expression is relative and the day of publication is not known."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The publication: its day and clock time (HH:MM or HH:MM:SS), None where unknown."""

    day: date | None
    time: str | None = None

    @property
    def today(self) -> date:
        """The day of publication. Raises Unanchored when it is not known."""
        if self.day is None:
            raise Unanchored
        return self.day

    @property
    def now(self) -> datetime:
        """The moment of publication, midnight when its clock time is not known."""
        return datetime.combine(self.today, time.fromisoformat(self.time or "00:00"))


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A resolved expression. `type`: date, datetime, daterange, time or duration; ISO strings, both ends inclusive.

    `grain` is the size that the words name (hour, day, days, week, month, year). `start` of an expression
    that needs a publication day, where none is known, is None.
    """

    type: str
    start: str | None = None
    end: str | None = None
    iso: str | None = None
    grain: str = "day"
    part: str | None = None
    clock: str | None = None
    weekday: int | None = None
    anchored: bool = True
    unit: str | None = None  # smallest unit of a vague amount (قبل أشهر)
    told: str | None = None  # part of day of a clock time
    days: float | None = None  # rough length of a duration

    def as_json(self) -> dict[str, str]:
        """The form of the date suites: type, start, end, iso, pod."""
        pod = SUITE_PARTS[self.part][0] if self.part else ""
        fields = {"type": self.type, "start": self.start, "end": self.end, "iso": self.iso, "pod": pod}
        return {key: value for key, value in fields.items() if value}


# ---------------------------------------------------------------- what the grammar builds

PickDay = Callable[[Anchor, int | None], date]
PickDays = Callable[[Anchor], calendar.Days]
PickYear = Callable[[Anchor], int]


@dataclass(frozen=True, slots=True)
class Day:
    """One day. `pick` takes the weekday named beside it, which may settle the year or the order of numbers."""

    pick: PickDay
    part: str | None = None
    weekday: int | None = None
    hijri: bool = False
    plain: bool = False  # a bare weekday: it may still be bound to a week or a month


@dataclass(frozen=True, slots=True)
class Span:
    """A run of days; `grain` is the size that the words name."""

    pick: PickDays
    grain: str
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month: named (`month`) or relative (`offset` months from publication), with what is known of its year.

    `lean`: 0 the most recent one; -1 the last one before this month, -2 the one before it; 1, 2 to come.
    """

    month: int | None = None
    offset: int = 0
    year: PickYear | None = None
    lean: int = 0
    hijri: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time; `part` is what the words beside it say (evening ...), None when they say nothing."""

    hour: int
    minute: int = 0
    second: int | None = None
    part: str | None = None

    def text(self) -> str:
        """HH:MM or HH:MM:SS in the 24-hour clock."""
        hour = clock_hour(self.hour, self.part)
        return f"{hour:02d}:{self.minute:02d}" + (f":{self.second:02d}" if self.second else "")


@dataclass(frozen=True, slots=True)
class Moment:
    """A clock time on a day (None: not told), or a stretch of clock time."""

    day: Day | None
    clock: Clock | None
    end: Clock | None = None
    end_day: Day | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A distance from the moment of publication: `sign` -1 for ago, 1 for from now."""

    amount: Amount
    sign: int


@dataclass(frozen=True, slots=True)
class Amount:
    """A length: (unit, count) pairs; `vague` when the count is not told (قبل أيام)."""

    parts: tuple[tuple[str, float], ...]
    vague: bool = False

    @property
    def smallest(self) -> str:
        """The smallest unit named."""
        return min((unit for unit, _ in self.parts), key=UNITS.index)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of day with no day beside it."""

    name: str


UNITS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")
_ISO = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_TIMES = {"decade": ("year", 10), "century": ("year", 100), "quarter": ("month", 3)}
DAYS_IN = {"year": 365, "month": 30, "week": 7, "day": 1, "hour": 1 / 24, "minute": 0, "second": 0}
PART_NAMES = {"after_midnight": "night", "midnight": "night", "before_midnight": "night"}


def clock_hour(hour: int, part: str | None) -> int:
    """The hour of the 24-hour clock that `hour` with a part of day beside it means."""
    if part in ("pm", "evening", "afternoon"):
        return hour + 12 if hour < 12 else hour
    if part in ("am", "morning", "dawn", "after_midnight"):
        return 0 if hour == 12 else hour
    if part == "noon":
        return hour + 12 if hour < 6 else hour
    if part in ("night", "midnight", "before_midnight"):
        if hour == 12:
            return 0
        return hour + 12 if 5 < hour < 12 else hour
    return hour


def part_of(name: str | None) -> str | None:
    """The codebook's part of day for a part of the vocabulary."""
    return PART_NAMES.get(name, name) if name else None


def part_of_clock(clock: str) -> str:
    """The codebook's part of day for a clock time."""
    hour = int(clock[:2])
    for limit, part in ((3, "night"), (6, "dawn"), (12, "morning"), (14, "noon"), (17, "afternoon"), (20, "evening")):
        if hour < limit:
            return part
    return "night"


def expand(amount: Amount) -> dict[str, float]:
    """The counts of an amount by basic unit (decades in years, quarters in months)."""
    counts: dict[str, float] = {}
    for unit, count in amount.parts:
        unit, factor = _TIMES.get(unit, (unit, 1))
        counts[unit] = counts.get(unit, 0) + count * factor
    return counts


def iso_duration(amount: Amount) -> str:
    """An ISO 8601 length: P1Y2M3DT4H; fractions are kept (P0.5Y)."""
    counts = expand(amount)

    def piece(units: tuple[str, ...]) -> str:
        return "".join(f"{round(counts[unit], 3):g}{_ISO[unit]}" for unit in units if counts.get(unit))

    days, clock = piece(("year", "month", "week", "day")), piece(("hour", "minute", "second"))
    return f"P{days}" + (f"T{clock}" if clock else "")


def shift(anchor: Anchor, amount: Amount, sign: int) -> datetime:
    """The moment an amount before (sign -1) or after publication."""
    counts = expand(amount)
    now = anchor.now
    months = round(counts.get("year", 0) * 12 + counts.get("month", 0))
    day = calendar.shift_months(now.date(), sign * months)
    rest = timedelta(
        weeks=counts.get("week", 0), days=counts.get("day", 0), hours=counts.get("hour", 0),
        minutes=counts.get("minute", 0), seconds=counts.get("second", 0),
    )  # fmt: skip
    return datetime.combine(day, now.time()) + sign * rest


def month_of(value: Month, anchor: Anchor, day: int | None = None, weekday: int | None = None) -> tuple[int, int]:
    """Year and number of a month (Hijri where it is one), given the day of month and weekday named with it."""
    if value.month is None:
        shifted = calendar.shift_months(anchor.today.replace(day=1), value.offset)
        return shifted.year, shifted.month
    if value.year:
        return value.year(anchor), value.month
    today = anchor.today
    if value.hijri:
        return _hijri_year(value.month, today, day), value.month
    if value.lean > 0:
        year = today.year + (value.month <= today.month) + value.lean - 1
    elif value.lean < 0:
        gone = value.month == today.month and day is not None and day < today.day  # on the 27th: 20 يوليو الماضي
        year = today.year - (value.month >= today.month and not gone) + value.lean + 1
    else:
        year = _recent_year(value.month, today, day, weekday)
    return year, value.month


def _recent_year(month: int, today: date, day: int | None, weekday: int | None) -> int:
    years = [today.year - (_safe(today.year, month, day or 1) > today)]
    years += [years[0] + 1, years[0] - 1]
    if weekday is not None and day:
        for year in years:
            if day <= calendar.month_length(year, month) and date(year, month, day).weekday() == weekday:
                return year
    return years[0]


def _safe(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.month_length(year, month)))


def _hijri_year(month: int, today: date, day: int | None) -> int:
    year = calendar.hijri_year_of(today)
    return year - (calendar.hijri_to_gregorian(year, month, day or 1) > today)


def month_span(value: Month, anchor: Anchor) -> calendar.Days:
    """First and last day of a month."""
    year, month = month_of(value, anchor)
    return calendar.hijri_month_days(year, month) if value.hijri else calendar.month_days(year, month)


def day_of_month(value: Month, day: int) -> Day:
    """A day of a month."""

    def pick(anchor: Anchor, weekday: int | None) -> date:
        year, month = month_of(value, anchor, day, weekday)
        return calendar.hijri_to_gregorian(year, month, day) if value.hijri else date(year, month, day)

    return Day(pick, hijri=value.hijri)


def fixed_offset(days: int, part: str | None = None) -> Day:
    """Today, yesterday ...: `days` from publication; a weekday beside it wins where the two disagree."""

    def pick(anchor: Anchor, weekday: int | None) -> date:
        found = calendar.shift_days(anchor.today, days)
        if weekday is None or found.weekday() == weekday:
            return found
        if not days and calendar.shift_days(found, 1).weekday() == weekday:
            return found  # اليوم الاثنين, dated late on Sunday: the report is of its own day, not of six days before
        return calendar.weekday_on_or_before(anchor.today, weekday)

    return Day(pick, part)


def with_part(day: Day, part: str | None) -> Day:
    """The same day with a part of day."""
    return replace(day, part=part or day.part)
