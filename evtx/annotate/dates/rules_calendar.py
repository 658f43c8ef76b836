"""Rules of years, months and absolute dates: كانون الثاني 2024, 5 أيار/مايو, 14/2/2010, أول جمعة من شهر 5."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from evtx.annotate.dates.grammar import Hit
from evtx.annotate.dates.kinds import GRAMMAR, lean_of, whole, year_number
from evtx.annotate.dates.values import Anchor, Day, Month, PickYear, Span, day_of_month
from evtx.frozen import replace
from evtx.text import calendar

Made = tuple[str, Any] | None
_DECADE_ALONE = 1960  # before it "in the early forties" is rather somebody's age
_PARTS_OF_DECADE = {"start": (0, 3), "middle": (4, 6), "end": (7, 9)}  # years, as thirds of a month are told
rule = GRAMMAR.rule


# ---------------------------------------------------------------- years


def _year(hit: Hit) -> Made:
    number = whole(hit.get("NUM"), 100, 2199)
    return None if number is None else ("YEAR", lambda anchor: number)


def _year_by_era(hit: Hit) -> Made:
    number = year_number(hit.get("NUM"))
    return None if number is None else ("YEAR", lambda anchor: number)


def _relative_year(hit: Hit) -> Made:
    offset = lean_of(hit)
    return "YEAR", lambda anchor: anchor.today.year + offset


def _two_years(hit: Hit) -> Made:
    """بين عامي 2012 و2016."""
    first, last = (year_number(item.value) for item in hit.all("NUM"))
    if first is None or last is None or first >= last:
        return None
    return "SPAN", Span(lambda anchor: (date(first, 1, 1), date(last, 12, 31)), "year")


def _decade(hit: Hit) -> Made:
    year = hit.get("DECADE")
    return "SPAN", Span(lambda anchor: (date(year, 1, 1), date(year + 9, 12, 31)), "year")


def _told_decade(hit: Hit) -> Made:
    """تسعينيات القرن الماضي، أوائل الثمانينيات: by its century or its edge no age of a man (في الستينيات من عمره)."""
    first, edge = hit.get("DECADE"), hit.get("START", "MIDDLE", "END")
    if hit.get("THE_UNIT") != "century" and (hit.has("THE_UNIT") or first < _DECADE_ALONE):
        return None
    low, high = _PARTS_OF_DECADE.get(edge, (0, 9))
    return "SPAN", Span(lambda anchor: (date(first + low, 1, 1), date(first + high, 12, 31)), "year")


def _year_of_number(hit: Hit) -> Made:
    year = whole(hit.get("NUM"), 1900, 2099) if hit.all("NUM")[0].text.isdigit() else year_number(hit.get("NUM"))
    return None if year is None else ("YEAR", lambda anchor: year)


def _bare_year(hit: Hit) -> Made:
    """في 2015; a round number is as easily a count (في 2000 منزل)."""
    number = hit.all("NUM")[0]
    return None if number.text.isdigit() and number.value % 100 == 0 else _year_of_number(hit)


def _season(hit: Hit) -> Made:
    """صيف 2014, الصيف الماضي: three months from March, June, September or December."""
    first, step = hit.get("SEASON", "THE_SEASON"), lean_of(hit)
    if hit.has("SEASON"):
        year = hit.get("YEAR") or _known(year_number(hit.get("NUM")))
        return ("SPAN", Span(lambda anchor: _three_months(year(anchor), first), "days")) if year else None

    def pick(anchor: Anchor) -> calendar.Days:
        seasons = (_three_months(anchor.today.year + step * offset, first) for offset in (-1, 0, 1, 2))
        return next(days for days in seasons if (days[1] < anchor.today if step < 0 else days[0] > anchor.today))

    return "SPAN", Span(pick, "days")


def _known(year: int | None) -> PickYear | None:
    return (lambda anchor: year) if year else None


def _three_months(year: int, first: int) -> calendar.Days:
    start = date(year, first, 1)
    return start, calendar.shift_days(calendar.shift_months(start, 3), -1)


# ---------------------------------------------------------------- months


def _doubled(hit: Hit) -> Made:
    first, second = hit.all("MONTH", "AMBIGUOUS_MONTH")
    return ("MONTH", first.value) if first.value == second.value else None


def _month(hit: Hit) -> Made:
    number = hit.get("MONTH", "AMBIGUOUS_MONTH", "HIJRI_MONTH")
    lean = 0
    doubtful = hit.has("AMBIGUOUS_MONTH") or (hit.has("HIJRI_MONTH") and not hit.has("MONTH_WORD", "THE_MONTH"))
    return "MON", Month(number, lean=lean, hijri=hit.has("HIJRI_MONTH"), doubtful=doubtful)


def _numbered_month(hit: Hit) -> Made:
    number = whole(hit.get("NUM", "ORD"), 1, 12)
    if number is None or hit.items[-1].text == "واحد":  # شهر واحد is a length
        return None
    return "MON", Month(number)


def _relative_month(hit: Hit) -> Made:
    return "MON", Month(offset=lean_of(hit))


def _this_named_month(hit: Hit) -> Made:
    number = hit.get("MONTH")
    return "MON", Month(number, year=lambda anchor: anchor.today.year)


def _leaning_month(hit: Hit) -> Made:
    month = hit.get("MON")
    if month.month is None or month.year:
        return None
    if hit.has("CURRENT"):
        return "MON", replace(month, year=lambda anchor: anchor.today.year, doubtful=False)
    return "MON", replace(month, lean=lean_of(hit), doubtful=False)


def _month_of_year(hit: Hit) -> Made:
    month = hit.get("MON")
    if month.month is None or month.year:
        return None
    if hit.has("YEAR"):
        return "MON", replace(month, year=hit.get("YEAR"), doubtful=False)
    number = year_number(hit.get("NUM"))
    return None if number is None else ("MON", replace(month, year=lambda anchor: number, doubtful=False))


# ---------------------------------------------------------------- full dates


def _month_day_year(hit: Hit) -> Made:
    month = hit.get("MONTH", "AMBIGUOUS_MONTH", "SHORT_MONTH")
    if month is None:
        # a weekday's name without article may be a clipped month before "11, 1987"
        month = 9 if hit.get("BARE_WEEKDAY") == calendar.SATURDAY else None
    first, second = (item.value for item in hit.all("NUM"))
    day, year = whole(first, 1, 31), year_number(second)
    return None if None in (month, day, year) else _dated(year, month, day)


def _slashed(hit: Hit) -> Made:
    numbers = [item.value for item in hit.all("NUM")]
    month, day = hit.get("MONTH", "AMBIGUOUS_MONTH", "SHORT_MONTH"), whole(numbers[0], 1, 31)
    if day is None:
        return None
    if len(numbers) == 1:
        return "DATE", day_of_month(Month(month), day)
    year = year_number(numbers[1])
    return None if year is None else _dated(year, month, day)


def _dated(year: Any, month: Any, day: Any) -> Made:
    return "DATE", Day(lambda anchor, weekday: date(year, month, day))


def _day_of_month(hit: Hit) -> Made:
    month, day = hit.get("MON"), whole(hit.get("NUM", "ORD", "NTH"), 1, 31)
    if day is None or (hit.has("NTH") and day != 1):
        return None
    return "DATE", day_of_month(month, day)


def _days_of_month(hit: Hit) -> Made:
    """بين 3 و7 أيار, الثالث والرابع من أيار: both ends in the same month."""
    month = hit.get("MON")
    if hit.has("NUMERIC"):
        mark, parts = hit.get("NUMERIC")
        first, last = (whole(float(part), 1, 31) for part in parts[:2])
        if len(parts) != 2 or mark == ".":
            return None
    else:
        first, last = (whole(item.value, 1, 31) for item in hit.all("NUM", "ORD"))
    if first is None or last is None or first >= last:
        return None
    one, two = day_of_month(month, first), day_of_month(month, last)

    def pick(anchor: Anchor) -> calendar.Days:
        end = two.pick(anchor, None)
        start = one.pick(anchor, None)
        return (start if start <= end else start.replace(year=end.year)), end

    return "SPAN", Span(pick, "days")


# ---------------------------------------------------------------- numeric dates


def _orders(parts: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """The readings (year, month, day) of three numbers, likeliest first."""
    a, b, c = (int(part) for part in parts)
    if len(parts[0]) == 4:
        yield from ((a, b, c), (a, c, b))
    elif len(parts[2]) == 4:
        yield from ((c, b, a), (c, a, b))
    elif max(map(len, parts)) <= 2:
        yield from ((2000 + c, b, a), (2000 + a, b, c), (2000 + c, a, b))


def _as_date(year: int, month: int, day: int) -> date | None:
    try:
        if calendar.is_hijri_year(year):
            return calendar.hijri_to_gregorian(year, month, day)
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _numeric(hit: Hit) -> Made:
    _, parts = hit.get("NUMERIC")
    if len(parts) != 3 or not any(_as_date(*order) for order in _orders(parts)):
        return None

    def pick(anchor: Anchor, weekday: int | None) -> date:
        found = [day for order in _orders(parts) if (day := _as_date(*order))]
        if weekday is not None:
            found = [day for day in found if day.weekday() == weekday] or found
        if anchor.day is not None:
            limit = calendar.shift_days(anchor.day, 1)
            found = [day for day in found if day <= limit] or found
        return found[0]

    return "DATE", Day(pick)


def _numeric_with_year(hit: Hit) -> Made:
    """08/12, 2015: the year set apart by a comma goes with the month first."""
    _, parts = hit.get("NUMERIC")
    year = year_number(hit.get("NUM"))
    if len(parts) != 2 or year is None:
        return None
    found = _as_date(year, int(parts[0]), int(parts[1])) or _as_date(year, int(parts[1]), int(parts[0]))
    return ("DATE", Day(lambda anchor, weekday: found)) if found else None


def _numeric_month(hit: Hit) -> Made:
    """9/2021, 2015/3 (a month), 2014-2018 (years)."""
    mark, parts = hit.get("NUMERIC")
    if len(parts) != 2:
        return None
    first, second = (int(part) for part in parts)
    if len(parts[0]) == len(parts[1]) == 4 and mark != "." and first < second:
        if year_number(first) and year_number(second):
            return "SPAN", Span(lambda anchor: (date(first, 1, 1), date(second, 12, 31)), "year")
        return None
    if len(parts[0]) == 4:
        first, second = second, first
    if not 1 <= first <= 12 or not year_number(second) or mark == ".":
        return None
    return "MON", Month(first, year=lambda anchor: second)


def _numeric_day(hit: Hit) -> Made:
    """6/8 as a day and a month; the other order where only that one is a date."""
    _, parts = hit.get("NUMERIC")
    if len(parts) != 2 or max(map(len, parts)) > 2:
        return None
    first, second = (int(part) for part in parts)
    day, month = (first, second) if 1 <= second <= 12 else (second, first)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return "DATE", day_of_month(Month(month), day)


def _current_day(hit: Hit) -> Made:
    """15 الجاري: the day of this month."""
    day = whole(hit.get("NUM", "ORD"), 1, 31)
    return None if day is None else ("DATE", day_of_month(Month(), day))


def _recent_day(hit: Hit) -> Made:
    """يوم 15: of this month, or of the last one where it has not come yet."""
    day = whole(hit.get("NUM"), 1, 31)
    if day is None or not hit.all("NUM")[0].text.isdigit():
        return None

    def pick(anchor: Anchor, _: int | None) -> date:
        month = calendar.shift_months(anchor.today.replace(day=1), -1 if day > anchor.today.day else 0)
        return month.replace(day=day)

    return "DATE", Day(pick)


def _weekday_numeric(hit: Hit) -> Made:
    made = _numeric_day(hit)
    return None if made is None else (made[0], replace(made[1], weekday=hit.get("WEEKDAY")))


YEAR_RULES = [
    rule("date.month.doubled", "NAMED_MONTH", "NAMED_MONTH (SLASH|DASH|OPEN|AND)? NAMED_MONTH CLOSE?", _doubled),
    rule("date.absolute.mdy", "NAMED_MONTH", "NAMED_MONTH NUM COMMA? NUM", _month_day_year),
    rule("date.absolute.mdy", "SHORT_MONTH|BARE_WEEKDAY", "(SHORT_MONTH|BARE_WEEKDAY) NUM COMMA? NUM", _month_day_year),
    rule("date.absolute.dmy", "SLASH|DASH", "NUM (SLASH|DASH) (NAMED_MONTH|SHORT_MONTH) (SLASH|DASH) NUM", _slashed),
    rule("date.absolute.dm", "SLASH|DASH", "NUM (SLASH|DASH) NAMED_MONTH", _slashed),
    rule("date.absolute.numeric", "NUMERIC", "NUMERIC COMMA NUM (?! SINGULAR)", _numeric_with_year),
    rule("date.absolute.numeric", "NUMERIC", "NUMERIC ERA?", _numeric),
    rule("date.month.numeric", "NUMERIC", "BETWEEN? NUMERIC", _numeric_month),
    rule("date.year", "YEAR_WORD|THE_YEAR", "(YEAR_WORD|THE_YEAR) NUM ERA?", _year),
    rule("date.year", "HIJRI|CHRISTIAN", "NUM (HIJRI|CHRISTIAN)", _year_by_era),
    rule("date.relative.year", "THE_YEAR", "DEMONSTRATIVE? THE_YEAR MODIFIER", _relative_year),
    rule("date.relative.year", "THE_YEAR", "DEMONSTRATIVE THE_YEAR", _relative_year),
    rule("date.relative.year", "YEAR_WORD", "YEAR_WORD LEANING", _relative_year),
    rule("date.range.years", "YEARS_WORD", "BETWEEN? YEARS_WORD NUM (AND|TO|DASH) NUM", _two_years),
    rule("date.year.number", "EDGE", "(?<= EDGE) NUM (?! COUNTED)", _year_of_number),
    rule("date.season", "SEASON", "SEASON OF? (YEAR|NUM)", _season),
    rule("date.season", "THE_SEASON", "THE_SEASON (PAST|FINAL|FUTURE)", _season),
    rule("date.decade.told", "DECADE", "EDGE? FROM? DECADE FROM? THE_UNIT PAST", _told_decade),
    rule("date.decade.told", "DECADE", "EDGE FROM? DECADE", _told_decade),
    rule("date.decade.told", "DECADE", "(?<= DURING) DECADE", _told_decade),
    rule("date.decade", "DECADE", "DECADE", _decade),
]  # fmt: skip

MONTH_RULES = [
    rule("date.month.this", "DEMONSTRATIVE", "DEMONSTRATIVE MONTH", _this_named_month),
    rule("date.month", "ANY_MONTH", "(MONTH_WORD|THE_MONTH)? ANY_MONTH", _month),
    rule("date.month.number", "MONTH_WORD", "(?<! MEASURE) MONTH_WORD NUM", _numbered_month),
    rule("date.month.number", "THE_MONTH", "THE_MONTH ORD (?= OF? YEAR)", _numbered_month),
    rule("date.month.number", "THE_MONTH", "(?<! TO) THE_MONTH ORD", _numbered_month, lenient=True),
    rule("date.relative.month", "THE_MONTH", "DEMONSTRATIVE? THE_MONTH MODIFIER", _relative_month),
    rule("date.relative.month", "THE_MONTH", "DEMONSTRATIVE THE_MONTH", _relative_month),
    rule("date.relative.month", "MONTH_WORD", "MONTH_WORD LEANING", _relative_month),
    rule("date.month.relative", "MON", "MON (LEANING|CURRENT)", _leaning_month),
    rule("date.month.year", "MON", "MON (OF|COMMA|SLASH)? (YEAR|NUM ERA?)", _month_of_year),
]  # fmt: skip

DATE_RULES = [
    rule("date.absolute.days", "MON", "(FROM|BETWEEN)? NUMBER (TO|AND|DASH|AND TO) NUMBER OF? MON", _days_of_month),
    rule("date.absolute.days", "MON", "MON BETWEEN NUMBER AND NUMBER", _days_of_month),
    rule("date.absolute.days", "NUMERIC", "NUMERIC OF? MON", _days_of_month),
    rule("date.absolute.dm", "MON", "(NUM|ORD) (FROM|COMMA|DASH|SLASH)? MON", _day_of_month),
    rule("date.absolute.dm", "MON", "NTH MON", _day_of_month),
    rule("date.absolute.current", "CURRENT", "(NUM|ORD) FROM? CURRENT", _current_day),
]  # fmt: skip

# A year with no word for it, after the other uses of numbers.
NUMBER_YEAR_RULES = [
    rule(
        "date.year.number",
        "NUM",
        "(?<= IN|SINCE|DURING|FROM) NUM (?! SINGULAR|PLURAL|MON|AMOUNT|WORD)",
        _bare_year,
    ),
]

# Day and month as two bare numbers: as easily a score or a fraction.
NUMERIC_DAY_RULES = [
    rule("date.absolute.numeric_dm", "NUMERIC", "WEEKDAY (COMMA|OPEN|MATCHING)? NUMERIC", _weekday_numeric),
    rule("date.absolute.numeric_dm", "NUMERIC", "(DAY|MATCHING) NUMERIC", _numeric_day),
    rule("date.absolute.numeric_dm", "NUMERIC", "NUMERIC (?! COUNTED)", _numeric_day, lenient=True),
    rule("date.absolute.day", "DAY", "DAY NUM", _recent_day, lenient=True),
]  # fmt: skip
