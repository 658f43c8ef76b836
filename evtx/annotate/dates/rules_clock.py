"""Rules of clock times: الساعة 11 صباحا, الثالثة والنصف, 02:30, من الخامسة إلى السابعة مساء."""

from __future__ import annotations

from typing import Any

from evtx.annotate.dates.grammar import Hit, Item
from evtx.annotate.dates.kinds import FRACTIONS, GRAMMAR, PARTS, whole
from evtx.annotate.dates.values import Clock, Moment, clock_hour
from evtx.frozen import replace

Made = tuple[str, Any] | None
rule = GRAMMAR.rule
_PARTS_OF_DAY = (*PARTS, "AM", "PM")
_FEMININE = ("ه", "ي")  # endings of the ordinals that name hours: الثالثة, الأولى


def read_clock(items: list[Item], strict_gender: bool = True) -> Clock | None:
    """The clock time of hour words with their additions (ونصف, إلا ربعا, و20 دقيقة) and part of day."""
    hour, seconds, sign = None, 0.0, 1
    second: int | None = None
    part: str | None = None
    for item in items:
        if hour is None and item.kind in ("NUM", "ORD", "THE_NUM", "CLOCK_DIGITS", "NUMERIC"):
            read = _hour(item, strict_gender)
            if read is None:
                return None
            hour, seconds, second = read
        elif item.kind == "AND":
            sign = 1
        elif item.kind == "EXCEPT":
            sign = -1
        elif item.kind in ("HALF", "THE_HALF"):
            seconds += sign * FRACTIONS[item.value] * 3600
        elif item.kind == "NUM":
            if not 0 < item.value < 60:
                return None
            seconds += sign * item.value * 60
        elif item.kind in _PARTS_OF_DAY:
            part = item.value
        elif item.kind == "TONIGHT":
            part = "night"
    if hour is None:
        return None
    total = hour * 3600 + round(seconds)
    if total < 0:
        total += 12 * 3600
    return Clock(total // 3600 % 24 if total // 3600 != 24 else 0, total % 3600 // 60, second, part)


def _hour(item: Item, strict_gender: bool) -> tuple[int, float, int | None] | None:
    if item.kind == "CLOCK_DIGITS":
        hour, minute, *rest = item.value
        return (hour, minute * 60, rest[0] if rest else None) if hour <= 24 and minute < 60 else None
    if item.kind == "NUMERIC":
        mark, parts = item.value
        if mark != "." or len(parts) != 2 or int(parts[0]) > 24 or int(parts[1]) > 59:
            return None
        return int(parts[0]), int(parts[1]) * 60, None
    if item.value > 24 and "+" in item.text:  # الساعة خمسة وخمسين: the tens are minutes
        units, tens = (int(part) for part in item.text.split("+")[:2])
        return (units, tens * 60, None) if units <= 12 else None
    if item.kind == "ORD" and strict_gender and not item.text.endswith(_FEMININE):
        return None
    hour = whole(item.value, 0 if item.kind == "NUM" else 1, 24 if item.kind == "NUM" else 12)
    return None if hour is None else (hour, 0, None)


def _clock(hit: Hit) -> Made:
    clock = read_clock(list(hit.items), strict_gender=not hit.has("THE_HOUR", "UNIT"))
    return None if clock is None else ("CLOCK", clock)


def _later_part(hit: Hit) -> Made:
    clock, part = hit.get("CLOCK"), hit.get(*_PARTS_OF_DAY)
    if hit.has("TONIGHT"):
        part = "night"
    return None if clock.part else ("CLOCK", replace(clock, part=part))


def clock_range(first: Clock, last: Clock) -> tuple[Clock, Clock]:
    """Both ends of a stretch of clock time; a part of day told once holds for both where the order allows it."""
    if first.part is None and last.part is not None:
        shared = replace(first, part=last.part)
        if _minutes(shared) <= _minutes(last):
            first = shared
    elif last.part is None and first.part is not None:
        shared = replace(last, part=first.part)
        if _minutes(shared) >= _minutes(first):
            last = shared
    return first, last


def _minutes(clock: Clock) -> int:
    return clock_hour(clock.hour, clock.part) * 60 + clock.minute


def _between_hours(hit: Hit) -> Made:
    """بين الساعة 5 و 6 مساء: و parts the two hours here, it does not add minutes."""
    cut = max(index for index, item in enumerate(hit.items) if item.kind == "AND")
    first, last = read_clock(list(hit.items[:cut])), read_clock(list(hit.items[cut + 1 :]))
    if first is None or last is None or not (hit.has("THE_HOUR") or first.part or last.part):
        return None
    return _stretch(first, last)


def _hours(hit: Hit) -> Made:
    """From one clock time to another; one of them may be a bare number."""
    cut = next(index for index, item in enumerate(hit.items) if index and item.kind in ("TO", "DASH"))
    ends = []
    for side in (hit.items[:cut], hit.items[cut + 1 :]):
        clock = next((item.value for item in side if item.kind == "CLOCK"), None) or read_clock(list(side))
        if clock is None:
            return None
        ends.append(clock)
    return _stretch(*ends)


def _stretch(first: Clock, last: Clock) -> Made:
    first, last = clock_range(first, last)
    return "CLOCK_SPAN", Moment(None, first, last)


def _until(hit: Hit) -> Made:
    return "CLOCK_SPAN", Moment(None, None, hit.get("CLOCK"))


_ADDED = "(AND (NUM (UNIT|PLURAL)?|FRACTION))? (EXCEPT (FRACTION|NUM (UNIT|PLURAL)?))*"
_SOME = (
    "(AND (NUM (UNIT|PLURAL)|FRACTION)|EXCEPT (FRACTION|NUM (UNIT|PLURAL)?)) (EXCEPT (FRACTION|NUM (UNIT|PLURAL)?))*"
)
_TIME = "(THE_HOUR? (NUM|ORD|THE_NUM|CLOCK_DIGITS) (ANY_PART)?)"
_SAID = "(PART_ADVERB|THE_PART|AM|PM|PART (?! DAY|WEEKDAY|DEICTIC|TODAY|DATE))"

CLOCK_RULES = [
    rule("time.between", "BETWEEN", f"BETWEEN {_TIME} AND {_TIME}", _between_hours),
    rule("time.clock", "THE_HOUR", f"THE_HOUR ABOUT? (CLOCK_WORD|NUMERIC) UNIT? {_ADDED}", _clock),
    rule("time.clock.digits", "CLOCK_DIGITS", "CLOCK_DIGITS", _clock),
    rule("time.clock.word", "ORD|THE_NUM", f"(ORD|THE_NUM) {_SOME}", _clock),
    rule("time.clock.word", "ORD|THE_NUM", f"(ORD|THE_NUM) (AND NUM)? IN? {_SAID}", _clock),
    rule("time.clock.word", "TONIGHT", "(ORD|THE_NUM) (?= DEMONSTRATIVE? TONIGHT)", _clock),
    rule("time.clock.word", "ABOUT", "(?<= ABOUT) (ORD|THE_NUM)", _clock),
    rule("time.clock.number", "NUM", f"NUM (AND NUM)? IN? {_SAID}", _clock, lenient=True),
    rule("time.clock.part", "CLOCK", f"CLOCK (COMMA|IN|FROM|DEMONSTRATIVE)* {_SAID}", _later_part),
    rule("time.clock.part", "CLOCK", "(PART_ADVERB|THE_PART) CLOCK", _later_part),
    rule("time.range", "CLOCK", "FROM? (CLOCK|NUM|ORD|THE_NUM) AND? (TO|DASH) CLOCK", _hours),
    rule("time.range", "CLOCK", f"FROM? CLOCK AND? (TO|DASH) (CLOCK|(NUM|THE_NUM|ORD) {_SAID})", _hours),
    rule("time.range", "CLOCK", "FROM? CLOCK AND? (TO|DASH) (NUM (?! DAY|MON)|THE_NUM|ORD (?! FROM))", _hours),
    rule("time.range.words", "THE_NUM", f"FROM THE_NUM TO THE_NUM {_ADDED}", _hours, lenient=True),
    rule("time.until", "TO", "TO CLOCK", _until),
    rule("time.clock.bare", "ORD", "ORD", lambda hit: _long_hour(hit), lenient=True),
]  # fmt: skip


def _long_hour(hit: Hit) -> Made:
    """الحادية عشرة alone: the feminine of eleven and twelve is hardly ever anything but an hour."""
    return _clock(hit) if hit.get("ORD") in (11, 12) else None
