"""Rules of periods and lengths: الأسبوع الماضي, آخر 24 ساعة, مطلع الشهر, قبل يومين, لمدة أسبوع."""

from __future__ import annotations

from datetime import date
from typing import Any

from evtx.annotate.dates.grammar import Hit
from evtx.annotate.dates.kinds import FRACTIONS, GRAMMAR, days_of, lean_of, whole
from evtx.annotate.dates.values import Amount, Anchor, Day, Month, Shift, Span, fixed_offset, shift
from evtx.text import calendar

Made = tuple[str, Any] | None
rule = GRAMMAR.rule
# What a bare plural and "a few" stand for in a length, as for all that is counted (codebook, section 4).
SEVERAL, A_FEW = 2.0, 3.0
_LATELY = "(PAST|FUTURE|FINAL (?! FROM))"  # not of الأشهر الأخيرة من الحرب


def _relative_period(hit: Hit) -> Made:
    unit = hit.get("THE_WEEK", "THE_UNIT", "THE_HOUR", "TODAY")
    offset = lean_of(hit)
    if unit == "week":
        return "WEEK_SPAN", Span(lambda anchor: calendar.week_days(anchor.today, offset), "week")
    if unit == "day":
        return "DATE", fixed_offset(offset)
    if unit == "decade":
        return "SPAN", Span(lambda anchor: _decades(anchor.today, offset, 1), "year")
    if unit == "century":
        return "SPAN", Span(lambda anchor: _century(anchor.today, offset), "year")
    return "SHIFT", Shift(Amount(((unit, abs(offset)),)), 1 if offset >= 0 else -1)


def _century(today: date, offset: int) -> calendar.Days:
    first = (today.year // 100 + offset) * 100
    return date(first, 1, 1), date(first + 99, 12, 31)


def _decades(today: date, offset: int, count: int) -> calendar.Days:
    first = today.year // 10 * 10 + (offset * 10 if offset > 0 else -count * 10)
    return date(first, 1, 1), date(first + count * 10 - 1, 12, 31)


def _rest(hit: Hit) -> Made:
    kind, value = next((i.kind, i.value) for i in hit.items if i.kind in ("MON", "YEAR", "WEEK_SPAN"))
    inside = days_of(kind, value)
    return "SPAN", Span(lambda anchor: (anchor.today, inside(anchor)[1]), "days")


def _current(hit: Hit) -> Made:
    """مطلع الشهر, خلال العام: the period of publication, named with no more than its unit."""
    if hit.has("THE_MONTH"):
        return "MON", Month()
    if hit.has("THE_YEAR"):
        return "YEAR", lambda anchor: anchor.today.year
    return "WEEK_SPAN", Span(lambda anchor: calendar.week_days(anchor.today), "week")


def _bare_year(_hit: Hit) -> Made:
    return "YEAR", lambda anchor: anchor.today.year


def _edge(hit: Hit) -> Made:
    kind, value = next((i.kind, i.value) for i in hit.items if i.kind in ("MON", "YEAR", "WEEK_SPAN"))
    inside, edge = days_of(kind, value), hit.get("START", "MIDDLE", "END")
    if kind == "WEEK_SPAN" and edge == "start":
        return "SPAN", Span(lambda anchor: _start_of_week(anchor, inside(anchor)), "days")
    return "SPAN", Span(lambda anchor: edge_of(inside(anchor), edge, kind), "days" if kind != "YEAR" else "month")


def _start_of_week(anchor: Anchor, week: calendar.Days) -> calendar.Days:
    """مطلع الأسبوع, read on the first day of a week, is that of the week just ended."""
    first, last = edge_of(week, "start", "WEEK_SPAN")
    back = -7 if first == anchor.today else 0
    return calendar.shift_days(first, back), calendar.shift_days(last, back)


def edge_of(days: calendar.Days, edge: str, kind: str) -> calendar.Days:
    """Thirds of a month (1-10, 11-20, 21-end), of a year (by months) and of a week (by days)."""
    first, last = days
    if kind == "YEAR":
        start, end = {"start": (1, 3), "middle": (5, 8), "end": (10, 12)}[edge]
        return calendar.month_days(first.year, start)[0], calendar.month_days(last.year, end)[1]
    cuts = {"start": (0, 2), "middle": (2, 4), "end": (4, 6)} if kind == "WEEK_SPAN" else {
        "start": (0, 9), "middle": (10, 19), "end": (20, (last - first).days)
    }  # fmt: skip
    low, high = cuts[edge]
    return calendar.shift_days(first, low), calendar.shift_days(first, high)


def _nth_day_of_week(hit: Hit) -> Made:
    week = hit.get("WEEK_SPAN")
    number = 7 if hit.has("LAST") else whole(hit.get("NTH"), 1, 7)
    if number is None:
        return None
    return "DATE", Day(lambda anchor, _: calendar.shift_days(week.pick(anchor)[0], number - 1))


def _weekend(_hit: Hit) -> Made:
    def pick(anchor: Anchor) -> calendar.Days:
        start = calendar.weekday_on_or_after(anchor.today, calendar.SATURDAY)
        return start, calendar.shift_days(start, 1)

    return "SPAN", Span(pick, "days")


def _days_of_no_part(hit: Hit) -> Made:
    """قبل أيام فجر انتحاري نفسه: the verb "blew up", which is written like the dawn; hours do have one."""
    return None if hit.get("PLURAL") == "hour" else _amount(hit)


def _amount(hit: Hit) -> Made:
    unit = hit.get("DUAL", "PLURAL", "DAY", "WEEK", "MONTH_WORD", "YEAR_WORD", "UNIT", "THE_HOUR")
    count = 2.0 if hit.has("DUAL") else 1.0
    vague = False
    if hit.has("NUM", "THE_NUM"):
        count = hit.get("NUM", "THE_NUM")
    elif hit.has("NUMERIC"):
        mark, parts = hit.get("NUMERIC")
        if mark != "." or len(parts) != 2:
            return None
        count = float(".".join(parts))
    elif hit.has("FEW", "PLURAL"):
        count, vague = A_FEW if hit.has("FEW") else SEVERAL, True
    if hit.items[0].kind == "HALF":
        count = FRACTIONS[hit.items[0].value]
    elif hit.has("FRACTION", "HALF", "THE_HALF"):
        part = FRACTIONS[hit.get("HALF", "THE_HALF")]
        count += -part if hit.has("EXCEPT") else part
    return "AMOUNT", Amount(((unit, count),), vague)


def _one(hit: Hit) -> Made:
    return _amount(hit) if hit.get("NUM") == 1 else None


def _sum(hit: Hit) -> Made:
    amounts = [item.value for item in hit.all("AMOUNT")]
    return "AMOUNT", Amount(tuple(part for amount in amounts for part in amount.parts), any(a.vague for a in amounts))


def _ago(hit: Hit) -> Made:
    return "SHIFT", Shift(hit.get("AMOUNT"), -1)


def _ahead(hit: Hit) -> Made:
    return "SHIFT", Shift(hit.get("AMOUNT"), 1)


def _length(hit: Hit) -> Made:
    return "LENGTH_SPAN", hit.get("AMOUNT")


def _whole_length(hit: Hit) -> Made:
    return "LENGTH_SPAN", Amount(((hit.get("THE_WEEK", "THE_MONTH", "THE_YEAR"), 1.0),))


def _anaphoric(hit: Hit) -> Made:
    """بعد يومين من الهجوم counts from another event, not from publication."""
    return "ANAPHORA", hit.get("AMOUNT")


def _last(hit: Hit) -> Made:
    """آخر 24 ساعة, الأيام الثلاثة الماضية, اليومين المقبلين: whole days up to, or from, publication."""
    unit = hit.get("THE_PLURAL", "THE_DUAL", "PLURAL", "DUAL", "DAY", "WEEK", "MONTH_WORD", "YEAR_WORD", "UNIT")
    number = hit.get("NUM", "THE_NUM")
    vague = number is None and not hit.has("DUAL", "THE_DUAL")
    count = number or (2.0 if hit.has("DUAL", "THE_DUAL") else SEVERAL)
    return "SPAN", Span(lambda anchor: _stretch(anchor, unit, count, vague, hit.has("FUTURE")), "days")


def _stretch(anchor: Anchor, unit: str, count: float, vague: bool, ahead: bool) -> calendar.Days:
    today = anchor.today
    if unit == "decade":
        return _decades(today, 1 if ahead else -1, int(count))
    if vague and unit == "day":
        count = 7.0
    if unit in ("hour", "minute", "second"):
        # clock time of publication mostly unknown: 24 hours touch two days, a few hours one
        days = 0 if vague else round(count * {"hour": 1, "minute": 1 / 60, "second": 0}[unit] / 24)
        unit, count = "day", float(days)
    moved = shift(Anchor(today), Amount(((unit, count),)), 1 if ahead else -1).date()
    if ahead:
        return min(calendar.shift_days(today, 1), moved), moved
    return moved, today


def _past_day(_hit: Hit) -> Made:
    """خلال اليوم الماضي: the last 24 hours, which touch two days."""
    return "SPAN", Span(lambda anchor: (calendar.shift_days(anchor.today, -1), anchor.today), "days")


def _now(_hit: Hit) -> Made:
    return "SHIFT", Shift(Amount((("second", 0.0),)), 1)


# Before clock times: الساعات الثلاث الماضية.
STRETCH_RULES = [
    rule("date.weekend", "WEEKEND", "WEEKEND", _weekend),
    rule("date.relative.last", "LAST", "LAST (NUM|FEW) (SINGULAR|PLURAL)", _last),
    rule("date.relative.last", "LAST", "LAST (PLURAL|DUAL)", _last),
    rule("date.relative.last", "THE_MANY", f"FEW? THE_MANY (NUM|THE_NUM)? FEW? {_LATELY} FEW?", _last),
    rule("date.relative.last", "COMING", "(NUM|THE_NUM) (COUNTED|THE_PLURAL) COMING", _last),
    rule("date.relative.last", "TODAY", "(?<= DURING) TODAY PAST", _past_day),
    rule("date.relative.next_day", "TODAY", "TODAY LEANING", _relative_period),
]  # fmt: skip

PERIOD_RULES = [
    rule("date.relative.period", "THE_SHORT", "DEMONSTRATIVE? THE_SHORT MODIFIER", _relative_period),
    rule("date.relative.period", "DEMONSTRATIVE", "DEMONSTRATIVE THE_SHORT", _relative_period),
    rule("date.relative.current", "THE_LONG", "(?<= EDGE|DURING|SINCE|REST) THE_LONG", _current),
    rule("date.edge", "EDGE", "EDGE FROM? (MON|YEAR|WEEK_SPAN)", _edge),
    rule("date.rest", "REST", "REST FROM? (MON|YEAR|WEEK_SPAN)", _rest),
    rule("date.nth.day", "WEEK_SPAN", "(NTH|LAST) DAY OF? WEEK_SPAN", _nth_day_of_week),
]  # fmt: skip

LENGTH_RULES = [
    rule("duration", "HALF", "HALF (SINGULAR|THE_HOUR)", _amount),
    rule("duration", "SINGULAR|PLURAL", "COUNT (SINGULAR|PLURAL) WHOLE? (AND FRACTION (?! SINGULAR|AMOUNT))?", _amount),
    rule("duration", "PLURAL", "PLURAL FEW", _amount),
    rule("duration", "PLURAL", "(?<= BEFORE|SINCE|AFTER|WITHIN|ABOUT) PLURAL (?! ANY_PART)", _amount),
    rule("duration", "PLURAL", "(?<= BEFORE|SINCE|AFTER) PLURAL (?= ANY_PART)", _days_of_no_part),
    rule("duration", "SINGULAR", "SINGULAR NUM (?! SINGULAR|PLURAL)", _one),
    rule("duration", "DUAL|SINGULAR", "(DUAL|SINGULAR) WHOLE* ((AND|EXCEPT) FRACTION (?! SINGULAR|AMOUNT))?", _amount),
    rule("duration", "AMOUNT", "AMOUNT (COMMA|AND)* AMOUNT", _sum),
    rule("date.relative.ago", "BEFORE|SINCE", "(BEFORE|SINCE) ABOUT? AMOUNT ABOUT? FROM NOW", _ago),
    rule("date.relative.anaphoric", "FROM", "BEFORE ABOUT? AMOUNT FROM (?! TODAY|DATE|NOW|SPOT|BEFORE)", _anaphoric),
    rule("date.relative.anaphoric", "FROM", "AFTER ABOUT? AMOUNT FROM (?! TODAY|DATE|NOW)", _anaphoric),
    rule("date.relative.since", "SINCE", "SINCE ABOUT? AMOUNT ABOUT?", _ago),
    rule("date.relative.ago", "BEFORE", "BEFORE ABOUT? AMOUNT ABOUT?", _ago),
    rule("date.relative.ahead", "AFTER|WITHIN|NOW", "(AFTER|WITHIN)? ABOUT? AMOUNT FROM NOW", _ahead),
    rule("date.relative.after", "AFTER", "AFTER ABOUT? AMOUNT ABOUT?", _ahead),
    rule("date.relative.ahead", "WITHIN", "WITHIN ABOUT? AMOUNT ABOUT?", _ahead),
    rule("date.relative.ahead", "IN", "IN AMOUNT", _ahead, lenient=True),
    rule("date.length", "LENGTH|DURING", "(LENGTH|DURING) ABOUT? AMOUNT", _length),
    rule("date.length", "LENGTH", "LENGTH THE_LONG", _whole_length),
    rule("date.relative.now", "NOW", "NOW", _now),
    rule("date.year.current", "THE_YEAR", "THE_YEAR", _bare_year, lenient=True),
]  # fmt: skip
