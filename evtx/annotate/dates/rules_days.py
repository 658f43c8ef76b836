"""Rules of days named from publication and parts of day: الخميس الماضي, أمس الأول, ليل السبت الأحد, صباح اليوم."""

from __future__ import annotations

from datetime import date
from typing import Any

from evtx.annotate.dates.grammar import Hit
from evtx.annotate.dates.kinds import GRAMMAR, PARTS, lean_of, whole
from evtx.annotate.dates.values import Anchor, Day, Part, Span, fixed_offset, part_of, shift, with_part
from evtx.frozen import replace
from evtx.text import calendar

Made = tuple[str, Any] | None
rule = GRAMMAR.rule


def _weekday(hit: Hit) -> Made:
    weekday, lean = hit.get("WEEKDAY", "BARE_WEEKDAY"), lean_of(hit)
    if hit.has("DEMONSTRATIVE", "STARTING"):
        return "DATE", Day(lambda anchor, _: calendar.weekday_on_or_after(anchor.today, weekday), weekday=weekday)
    if lean:
        return "DATE", Day(lambda anchor, _: calendar.weekday_near(anchor.today, weekday, lean), weekday=weekday)
    day = Day(lambda anchor, _: calendar.weekday_on_or_before(anchor.today, weekday), weekday=weekday, plain=True)
    return "DATE", day


def _weekday_of_week(hit: Hit) -> Made:
    week = hit.get("WEEK_SPAN")
    weekday = hit.get("DATE").weekday if hit.has("DATE") else hit.get("BARE_WEEKDAY")
    if weekday is None or (hit.has("DATE") and not hit.get("DATE").plain):
        return None

    def pick(anchor: Anchor, _: int | None) -> date:
        return calendar.weekday_on_or_after(week.pick(anchor)[0], weekday)

    part = hit.get("DATE").part if hit.has("DATE") else None
    return "DATE", Day(pick, part, weekday)


def _weekday_after_shift(hit: Hit) -> Made:
    """الخميس بعد أسبوعين: the first Thursday from that day on (before it, when the shift is back)."""
    day, moved = hit.get("DATE"), hit.get("SHIFT")
    if not day.plain or moved.amount.smallest not in ("week", "month", "year"):
        return None
    find = calendar.weekday_on_or_after if moved.sign > 0 else calendar.weekday_on_or_before
    return "DATE", Day(
        lambda anchor, _: find(shift(anchor, moved.amount, moved.sign).date(), day.weekday), weekday=day.weekday
    )


def _weekday_with_date(hit: Hit) -> Made:
    """الخميس 5 أيار, اليوم الخميس: the two say the same day; the weekday settles what the date leaves open."""
    one, two = hit.all("DATE")
    if one.value.weekday is not None and two.value.weekday is None and two.rule.startswith("date.absolute"):
        return "DATE", replace(two.value, weekday=one.value.weekday, part=one.value.part or two.value.part)
    if one.rule.startswith("date.relative") and two.rule.startswith("date.absolute") and not one.value.plain:
        return "DATE", replace(two.value, part=one.value.part or two.value.part)
    if one.value.plain == two.value.plain:
        return None
    plain, other = (one.value, two.value) if one.value.plain else (two.value, one.value)
    return "DATE", replace(other, weekday=plain.weekday, part=other.part or plain.part)


def _told_twice(hit: Hit) -> Made:
    """26 شوال 1445 الموافق 5 أيار 2024: the one in the Gregorian calendar, else the first."""
    if not hit.all("MATCHING")[0].text.startswith("الم"):  # الموافق, المصادف, but not بتاريخ
        return None
    days: list[Day] = [item.value for item in hit.all("DATE")]
    return "DATE", next((day for day in days if not day.hijri), days[0])


def _deictic(hit: Hit) -> Made:
    offset = hit.get("DEICTIC") if hit.has("DEICTIC") else 0
    if hit.has("BEFORE"):
        offset -= 1
    if hit.has("AFTER"):
        offset += 1
    return "DATE", fixed_offset(offset)


def _which_day(hit: Hit) -> Made:
    """اليوم اللي قبل امبارح, as against "from today to tomorrow"."""
    return _deictic(hit) if abs(hit.get("DEICTIC")) > 1 else None


def _day_in_a_row(hit: Hit) -> Made:
    """لليوم الثالث على التوالي counts the days of the account."""
    return "COUNTED_DAY", hit.get("ORD")


def _days_on_end(hit: Hit) -> Made:
    """لليوم الثالث على التوالي of what goes on: from two days before the publication to it."""
    number = whole(hit.get("ORD", "NUM"), 2, 999)
    if number is None:
        return None
    return "SPAN", Span(lambda anchor: (calendar.shift_days(anchor.today, 1 - number), anchor.today), "days")


def _tonight(hit: Hit) -> Made:
    return "DATE", fixed_offset(min(lean_of(hit), 1), "night")


def _after_midnight(_hit: Hit) -> Made:
    """بعد منتصف الليلة الماضية: the first hours of the day of publication."""
    return "DATE", fixed_offset(0, "after_midnight")


def _weekdays(hit: Hit) -> Made:
    """يومي الخميس والجمعة, ليل السبت الأحد: both days."""
    first, last = (item.value for item in hit.all("WEEKDAY"))
    if (last - first) % 7 not in (1, 2) or (hit.has("PART") and (last - first) % 7 != 1):
        return None
    part, past = hit.get("PART"), hit.has("PAST")
    if part in ("after_midnight", "midnight"):  # between the two days: the second begins
        return "DATE", Day(lambda anchor, _: calendar.weekday_on_or_before(anchor.today, last), part, last)
    return "NIGHT" if part else "SPAN", Span(lambda anchor: _pair(anchor, first, last, past), "days", part)


def _night_of_days(hit: Hit) -> Made:
    """ليل 11-12 حزيران."""
    span: Span = hit.get("SPAN")
    if span.grain != "days" or part_of(hit.get("PART")) != "night":
        return None
    return "NIGHT", replace(span, part=hit.get("PART"))


def _pair(anchor: Anchor, first: int, last: int, past: bool) -> calendar.Days:
    end = calendar.weekday_on_or_before(anchor.today, last)
    start = calendar.weekday_on_or_before(end, first)
    if (anchor.today - start).days == 7 and not past:  # published on the first of the two: the night to come
        start, end = anchor.today, calendar.shift_days(anchor.today, (last - first) % 7)
    return start, end


def _part_of_date(hit: Hit) -> Made:
    day = hit.get("DATE")
    part = hit.get(*PARTS)
    if day.part and hit.items[0].kind == "DATE":
        return None
    plain = part == "after_midnight" and day.weekday is not None and day.plain
    return "DATE", with_part(_morning_after(day) if plain else day, part)


def _morning_after(day: Day) -> Day:
    """بعد منتصف ليل الأربعاء, published on the Thursday or later: the first hours of the Thursday."""

    def pick(anchor: Anchor, weekday: int | None) -> date:
        told = day.pick(anchor, weekday)
        return told if told >= anchor.today else calendar.shift_days(told, 1)

    return replace(day, pick=pick, weekday=None, plain=False)


def _day_of_part(hit: Hit) -> Made:
    """ساعات الصباح الأولى من يوم الجمعة."""
    told: Part = hit.get("DAY_PART")
    return "DATE", with_part(hit.get("DATE"), told.name)


def _evening_of_date(hit: Hit) -> Made:
    """أمس مساء; the other nouns are written differently as adverbs, and فجر is a verb too."""
    return _part_of_date(hit) if hit.items[-1].text == "مساء" else None


def _this_part(hit: Hit) -> Made:
    return "DATE", fixed_offset(0, hit.get(*PARTS))


def _part(hit: Hit) -> Made:
    return "DAY_PART", Part(hit.get(*PARTS))


def _hours(hit: Hit) -> Made:
    """ساعات الفجر, and not قبل أيام فجّر: of days there is no dawn."""
    return _part(hit) if all(item.value == "hour" for item in hit.all("PLURAL", "THE_PLURAL")) else None


def _evening(hit: Hit) -> Made:
    """مساء is written alike as an adverb and before a day."""
    return _part(hit) if hit.items[0].text == "مساء" else None


DAY_RULES = [
    rule("date.night", "PART", "(PART|LENGTH) DAY? WEEKDAY (JOIN|COMMA|OPEN|IN)? DAY? WEEKDAY CLOSE? PAST?", _weekdays),
    rule("date.weekdays", "DUAL", "DUAL WEEKDAY (JOIN|COMMA) DAY? WEEKDAY", _weekdays),
    rule("date.weekday.relative", "WEEKDAY", "DAY? WEEKDAY (LEANING|FINAL)", _weekday),
    rule("date.weekday.starting", "STARTING", "STARTING FROM DAY? WEEKDAY", _weekday),
    rule("date.weekday.this", "DEMONSTRATIVE", "DEMONSTRATIVE DAY? WEEKDAY", _weekday),
    rule("date.weekday.relative", "LAST", "LAST DAY? WEEKDAY", _weekday),
    rule("date.weekday", "WEEKDAY", "DAY? WEEKDAY", _weekday),
    rule("date.weekday", "BARE_WEEKDAY", "DAY? BARE_WEEKDAY (?= DATE)", _weekday),
    rule("date.weekday.week", "BARE_WEEKDAY", "BARE_WEEKDAY WEEK_SPAN", _weekday_of_week),
    rule("date.relative.day", "DEICTIC", "TODAY WHICH (BEFORE|AFTER) DEICTIC", _deictic),
    rule("date.relative.day", "DEICTIC", "TODAY WHICH? DEICTIC", _which_day),
    rule("date.relative.day", "DEICTIC", "BEFORE DAY DEICTIC", _deictic),
    rule("date.relative.day", "DEICTIC", "DAY? DEICTIC", _deictic),
    rule("date.on_end", "TODAY", "TO TODAY (ORD|NUM)", _days_on_end),
    rule("date.on_end.own", "ITS_DAY", "IN? ITS_DAY ORD", _days_on_end),
    rule("date.day.ordinal", "TODAY", "TODAY ORD", _day_in_a_row),
    rule("date.relative.today", "TODAY", "TODAY", _deictic),
    rule("date.relative.tonight", "TONIGHT", "AFTER MIDDLE TONIGHT (PAST|FINAL)", _after_midnight),
    rule("date.relative.tonight", "TONIGHT", "DEMONSTRATIVE? TONIGHT (BEFORE PAST|PAST|FINAL|FUTURE)?", _tonight),
    rule("date.relative.part", "THE_PART", "DEMONSTRATIVE THE_PART", _this_part),
    rule("date.weekday", "DAY", "DAY DATE", lambda hit: ("DATE", hit.get("DATE"))),
    rule("date.weekday.date", "DATE", "DATE (COMMA|MATCHING|IN|DASH|OPEN|SLASH)* DATE CLOSE?", _weekday_with_date),
    rule("date.absolute.twice", "MATCHING", "DATE (COMMA|SLASH|DASH|OPEN)? MATCHING DATE CLOSE?", _told_twice),
    rule("date.weekday.week", "WEEK_SPAN", "DATE OF? WEEK_SPAN", _weekday_of_week),
    rule("date.weekday.week", "WEEK_SPAN", "WEEK_SPAN (IN|COMMA)? DATE", _weekday_of_week),
]  # fmt: skip

SHIFT_RULES = [
    rule("date.weekday.shift", "SHIFT", "DATE SHIFT", _weekday_after_shift),
    rule("date.weekday.shift", "SHIFT", "SHIFT DATE", _weekday_after_shift),
]  # fmt: skip

PART_RULES = [
    rule("date.night", "SPAN", "PART SPAN", _night_of_days),
    rule("date.part", "DATE", "LATE? ANY_PART FROM? DATE", _part_of_date),
    rule("date.part", "DATE", "DATE BETWEEN_PARTS (PART_ADVERB|PART_NOUN) SOON?", _part_of_date),
    rule("date.part", "PART", "DATE COMMA? PART", _evening_of_date),
    rule("date.part", "AMBIGUOUS_PART", "DATE BETWEEN_PARTS AMBIGUOUS_PART", _part_of_date, lenient=True),
    rule("time.part", "PART_ADVERB", "IN? PART_ADVERB EARLY?", _part),
    rule("time.part", "ANY_PART", "(IN|SINCE)? (EDGE|LATE|PLURAL|THE_PLURAL ORD? IN?)+ FROM? ANY_PART SOON?", _hours),
    rule("time.part", "PART_NOUN", "(IN|SINCE|BEFORE|AFTER) PART_NOUN EARLY?", _part),
    rule("time.part", "PART_NOUN", "PART_NOUN EARLY", _part),
    rule("date.part", "DAY_PART", "DAY_PART FROM DATE", _day_of_part),
    rule("time.part", "PART", "PART", _evening),
    rule("time.part", "THE_PART", "IN? THE_PART", _part, lenient=True),
]  # fmt: skip
