"""Dates and times: folded text and the publication day go in, expressions with their resolved values come out."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from evtx.annotate.dates.again import DateHit, dates_again
from evtx.annotate.dates.grammar import Item
from evtx.annotate.dates.kinds import GRAMMAR, days_of
from evtx.annotate.dates.resolve import resolve
from evtx.annotate.dates.rules import RESULTS, RULES
from evtx.annotate.dates.values import Anchor, Month, Span, TimeValue
from evtx.annotate.dates.words import items_of, segments, vocabulary
from evtx.annotate.numbers.words import WEEKDAY_NEIGHBOURS
from evtx.model import DateValue
from evtx.text import calendar
from evtx.text.disambiguate import CLOSED_CLASS


@dataclass(frozen=True, slots=True)
class DateSpan:
    """An expression at [start, end) of the folded text, what it means and the rule that found it."""

    start: int
    end: int
    value: TimeValue
    rule: str


def find_dates(folded: str, ref: date | None, ref_time: str | None = None, lenient: bool = True) -> list[DateSpan]:
    """All date and time expressions of a folded text, in order.

    `ref` and `ref_time` (HH:MM or HH:MM:SS) are the moment of publication; without `ref` relative
    expressions come out with `value.anchored` false. `lenient` also takes forms that in running news are
    mostly something else (4.22, "5 مساء").
    """
    anchor = Anchor(ref, ref_time)
    found: list[DateSpan] = []
    for segment in segments(folded):
        text = folded[segment.start : segment.end]
        for item in _parse(text, lenient) if len(text) <= _REMEMBERED_CHARS else _parse.__wrapped__(text, lenient):
            if isinstance(item.value, Month) and item.value.doubtful and text.strip() != folded.strip():
                continue  # مارس, آب alone are a verb and a father
            try:
                value = resolve(item.value, anchor)
            except (ValueError, OverflowError):
                continue  # 31 February and the like
            found.append(DateSpan(segment.start + item.start, segment.start + item.end, value, item.rule))
    return found


@lru_cache(maxsize=1024)
def _parse(text: str, lenient: bool) -> tuple[Item, ...]:
    """The expressions of one segment, not yet resolved: news repeats its dates, so they are remembered."""
    merged = GRAMMAR.apply(RULES, items_of(text), lenient)
    return tuple(_finished(item) for item in merged if item.kind in RESULTS)


def _finished(item: Item) -> Item:
    if item.kind != "YEAR":
        return item
    return Item("SPAN", item.start, item.end, Span(days_of("YEAR", item.value), "year"), item.text, item.rule)


# ---------------------------------------------------------------- codebook values


def to_date_value(span: DateSpan, ref: date | None) -> DateValue | None:
    """The codebook's value of an expression; None for one that names no time of its own.

    Relative expressions without `ref` are `unanchored`. A part of day or a clock time alone has no start
    and end: it belongs to whatever day the sentence has. A length ends on the day of publication.
    """
    value = span.value
    weekday = calendar.WEEKDAY_NAMES[value.weekday] if value.weekday is not None else None
    if not value.anchored:
        return DateValue(None, None, "unanchored", value.part, value.clock, weekday)
    if value.type == "time":
        part = value.part or value.told
        if part is None:
            return None  # an end alone: until eleven
        return DateValue(None, None, "hour" if value.clock else "inferred", part, value.clock, weekday)
    if value.type == "duration":
        return _length(value, ref)
    start, end = (text[:10] if text else None for text in (value.start, value.end))
    if value.type == "datetime":
        precision = "hour" if value.clock else "day"
        return DateValue(start, start, precision, value.told, value.clock, weekday)
    if value.type == "date":
        return _of_day(span, date.fromisoformat(start or ""), ref, weekday)
    start, end = start or end, end or start
    precision = "day" if start == end and value.grain in ("day", "days") else value.grain
    return DateValue(start, end, "hour" if value.clock else precision, value.part, value.clock, weekday)


def _of_day(span: DateSpan, day: date, ref: date | None, weekday: str | None) -> DateValue:
    """A day, or what an amount of time ago stands for: that very day of weeks and months, the year of years."""
    value, grain = span.value, span.value.grain
    if grain == "day":
        return DateValue(day.isoformat(), day.isoformat(), "day", value.part, None, weekday)
    if ref is not None and day <= ref and (grain == "days" or span.rule == "date.relative.since"):
        # "days ago" is the week before publication; what lasts since months ago lasts until now
        vague = grain == "days" and span.value.unit in (None, "day")
        first = calendar.shift_days(ref, -7) if vague else day
        last = calendar.shift_days(ref, -1) if vague else ref
        return DateValue(first.isoformat(), last.isoformat(), "days")
    if grain in ("week", "month"):
        return DateValue(day.isoformat(), day.isoformat(), grain)
    first, last = calendar.year_days(day.year)
    return DateValue(first.isoformat(), last.isoformat(), "year")


def _length(value: TimeValue, ref: date | None) -> DateValue | None:
    if ref is None:
        return DateValue(None, None, "unanchored")
    if value.days is None or value.days < 1:
        return None
    first = calendar.shift_days(ref, 1 - max(round(value.days), 2))
    return DateValue(first.isoformat(), ref.isoformat(), "days")


def annotate_dates(folded: str, published: str | None, published_time: str | None = None) -> list[DateHit]:
    """The expressions of a folded article that can date its events, in order.

    Left out: lengths of time that date nothing (ages, terms), days counted from another event, and dates
    that are part of a name (a law's year, a founding, "the agreement of 2018").
    """
    ref = date.fromisoformat(published) if published else None
    hits: list[DateHit] = []
    for span in find_dates(folded, ref, published_time, lenient=False):
        if span.rule in _NO_EVENT_RULES or _dates_no_event(folded, span) or _is_eleven(folded, span):
            continue
        value = to_date_value(span, ref)
        if value is not None:
            hits.append(DateHit(span.start, span.end, value, span.rule))
    return dates_again(folded, _with_year_heads(folded, hits, ref))


def _with_year_heads(folded: str, hits: list[DateHit], ref: date | None) -> list[DateHit]:
    """The dates with the years at the head of a line that date what the line tells (1934 - اغتيال المستشار)."""
    taken = {at for hit in hits for at in range(hit.start, hit.end)}
    heads = [
        DateHit(match.start(1), match.end(1), DateValue(f"{match[1]}-01-01", f"{match[1]}-12-31", "year"), _YEAR_HEAD)
        for match in _HEAD_YEAR.finditer(folded)
        if match.start(1) not in taken and (ref is None or int(match[1]) <= ref.year)
    ]
    return sorted([*hits, *heads], key=lambda hit: hit.start) if heads else hits


def _is_eleven(folded: str, span: DateSpan) -> bool:
    """الجنود الأحد عشر: no Sunday, behind a definite noun and with nothing behind it that "ten" could count."""
    if folded[span.start : span.end] != _SUNDAY or not folded.startswith(_TEN, span.end):
        return False
    noun = _LAST_WORD.search(folded, max(0, span.start - _LOOK_BACK), span.start)
    following = _WORD.match(folded, span.end + len(_TEN) + 1)
    counted = following is not None and not (following[0].startswith("ال") or following[0] in CLOSED_CLASS)
    return noun is not None and noun[1] not in WEEKDAY_NEIGHBOURS and not counted


_YEAR_HEAD = "date.year.head"
_HEAD_YEAR = re.compile(r"(?m)^[-•* \t]{0,4}((?:19|20)\d\d) ?(?:[:–—]|-(?=\s))(?! ?\d)")
_SUNDAY, _TEN = "الاحد", " عشر"
_LAST_WORD = re.compile(r"(?<!\w)(ال\w+) $")
_NO_EVENT_RULES = frozenset({"duration", "date.relative.next_day", "date.relative.after", "date.decade"})
_PREPOSITIONS = frozenset("بلفك")
_TOMORROW = "الغد"
_ON_THE_NET = " نت"
_UNTIL = frozenset({"حتي", "الي", "لغايه"})
_TODAY_RULES = frozenset({"date.relative.today", "date.relative.now", "date.relative.tonight"})
_NAMED_BY_YEAR = ("لعام ", "لسنه ", "للعام ", "للسنه ")
_BREAK = re.compile(r"[.،؛!؟\n]")
_WORD = re.compile(r"[^\W\d_]+")
_REMEMBERED_CHARS = 200  # of a segment; no date is longer, but a hostile text is nothing but date words
_DAY, _A_DAY_CALLED = "يوم", "يوم ال"
_LOOK_BACK = 80  # characters
_COUNTING = frozenset({"date.length", "date.relative.last", "date.relative.ahead"})
_OF_A_PERIOD = " من الشهر", " من الاسبوع", " من العام"  # خلال أسبوع واحد من الشهر الماضي: some week of it
_OF_HIS_LIFE = (" من عمر", " من العمر")
_ORDINAL_REACH = 7  # words between "the third" and the span in which it is counted
_LONGEST = 31  # days: longer terms (a sentence, an extension) are no spans of events


def _dates_no_event(folded: str, span: DateSpan) -> bool:
    """Whether the words around an expression make it part of something else."""
    lists, value = vocabulary().not_event, span.value
    clause = _BREAK.split(folded[max(0, span.start - _LOOK_BACK) : span.start])[-1]
    words = [word.removeprefix("و") for word in _WORD.findall(clause)]
    before = words[-1] if words else ""
    if span.rule in _COUNTING and any(word in lists["ordinal"] for word in words[-_ORDINAL_REACH:]):
        return True  # ثالث ضابط يقتل خلال أسبوع
    if span.rule == "date.length":
        if folded.startswith(_OF_A_PERIOD, span.end):
            return True
        return (value.days or 0) > _LONGEST or not lists["length"].isdisjoint(words)
    if span.rule in _TODAY_RULES:
        if span.rule == "date.relative.now" and folded[span.start : span.end] != "الان":
            return True  # حالا belongs to demands
        following = _WORD.match(folded, span.end + 1)
        return before in _UNTIL | lists["day_before"] or bool(following and following[0] in lists["day_after"])
    if span.rule in ("date.part", "date.since") and folded[span.start : span.end].endswith("اليوم"):
        following = _WORD.match(folded, span.end + 1)  # صباح اليوم نفسه: the day of the account
        return bool(following and following[0] in lists["day_after"])
    if span.rule == "date.relative.since" and folded.startswith(_A_DAY_CALLED, span.end - len(_DAY)):
        return True  # منذ يوم الأرض: a day with a name
    if _opens_with_since(folded, span) and _measures(words, lists["superlative"]):
        return True  # الأعنف منذ شهر، للمرة الثانية منذ الجمعة
    if folded.startswith(_ON_THE_NET, span.end) and not folded[span.end + len(_ON_THE_NET) :][:1].isalpha():
        return True  # سبتمبر نت: the name of a site
    if span.rule == "date.decade.told" and folded.startswith(_OF_HIS_LIFE, span.end):
        return True  # في أواخر الستينيات من عمره
    if value.weekday is not None:
        return before in lists["weekday"]
    if folded[span.start : span.end] == _TOMORROW and before in lists["paper"]:
        return True  # صحيفة عدن الغد
    if span.rule.startswith(("date.relative", "time.")):
        return False
    if value.grain == "year" and (
        folded.startswith(_NAMED_BY_YEAR, max(span.start - 1, 0)) or not lists["clause"].isdisjoint(words)
    ):
        return True
    return before in lists["before"] or (before[:1] in _PREPOSITIONS and before[1:] in lists["before"])


def _measures(words: Sequence[str], superlatives: Set[str]) -> bool:
    """الأعنف منذ، أكثر الأيام دموية منذ: a superlative; أكثر من عشرة counts."""
    return not superlatives.isdisjoint(words) or any(
        word == "اكثر" and following != "من" for word, following in pairwise(words)
    )


def _opens_with_since(folded: str, span: DateSpan) -> bool:
    return folded.startswith("منذ", span.start) or folded[max(0, span.start - 5) : span.start].rstrip().endswith("منذ")
