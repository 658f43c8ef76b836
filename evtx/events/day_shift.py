"""Days told from another act's day: "the next day", "the same day", "the day after".

A trigger whose sentence has no date of its own in, with the account's running date; its day out, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as date_type

from evtx.events.draft import DraftDate
from evtx.events.when_scope import clause_of, says_more
from evtx.lexicon.schema import Trigger
from evtx.model import DateValue, Mention, Sentence
from evtx.text import calendar
from evtx.text.document import Document
from evtx.text.words import word_class

_DAY = frozenset("اليوم يوم الليله".split())
_SAME = word_class("events.day_shift.same")
_NEXT = frozenset("التالي التاليه الموالي".split())
_BEFORE = frozenset("السابق السابقه".split())
_MORROW = frozenset("غداه عشيه".split())
_NUMBERS = {
    word: n for n, word in enumerate("ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره".split(), 3)
} | {"ثلاث": 3, "اربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثمان": 8, "تسع": 9, "عشر": 10}  # fmt: skip
_UNITS = {"ايام": 1, "يوما": 1, "اسابيع": 7, "اسبوعا": 7, "ساعات": 0, "ساعه": 0, "ليال": 1}
_ABOUT = word_class("events.day_shift.about")
_WEEK = 7
_ONLY = frozenset("فقط واحد واحده".split())  # بعد يومين فقط على، بعد يوم واحد من
_SPAN_REACH = 5
_SPANS = {"ليله": 1, "ساعات": 0, "ساعه": 0, "ساعتين": 0, "يوم": 1, "يومين": 2, "اسبوع": 7, "اسبوعين": 14}
_LONG = {
    "شهر": ("month", 1), "شهرين": ("month", 2), "عام": ("year", 1), "سنه": ("year", 1), "عامين": ("year", 2),
    "سنتين": ("year", 2),
}  # fmt: skip
_AFTER = 4  # tokens that "the next day" may follow its act by
_COUNTING = frozenset({"relative"})  # بعد يوم is read as a date itself


def shifted_day(
    document: Document, trigger: Trigger, sentence: Sentence, running: DraftDate | None, published: str | None
) -> DraftDate | None:
    """The day of an act that the words around it count from the running day, else from the publication day."""
    shift = _shift(document, trigger, sentence)
    if shift is None and running is not None:
        shift, _ = _days_later(document, sentence.first, clause_of(sentence, trigger.anchor)[1])
    if shift is None:
        return None
    base = running.value.start if running is not None and running.value is not None else None
    base = base or published
    if base is None:
        return None
    day = calendar.days_after(base, shift)
    return DraftDate(DateValue(day, day, "day"), None, "running")


def counted_day(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    told: Sequence[Mention],
    running: DraftDate | None,
    published: str | None,
) -> DraftDate | None:
    """The day of an act that is counted from the act told beside it in the same sentence.

    غداة هجوم، بعد يومين على خطفهم: from the last date before these words, else from the one of another clause after
    them; في اليوم التالي: from the date before it.
    """
    shift, at = _counted(document, trigger, told)
    vague = _long_before(document, trigger) if shift is None else ""
    at = trigger.first - 3 if vague else at
    if shift is None and not vague:
        shift, at = _days_later(document, *clause_of(sentence, trigger.anchor))
        days = [m.value for m in told if m.last <= at and m.value.start]
        if shift is None or not days or days[-1].start != days[-1].end:
            return None
    after = [m for m in told if m.first >= at and m.rule != "date.relative.ago" and m.value.start]
    first, last = clause_of(sentence, trigger.anchor)
    own = [m for m in after if first <= m.first < last or says_more(document, trigger, sentence, m)]
    if any(m.rule.split(".")[1] not in _COUNTING for m in own):
        return None  # a date of its own
    before = [m for m in told if m.last <= at and m.value.start]
    near = before[-1:] or [m for m in after if m not in own]
    base = near[0].value if near else running.value if running is not None else None
    start = base.start if base is not None else published
    if start is None:
        return None
    if shift is None:
        return DraftDate(_some_time_before(start, vague), None, "sentence")
    day = calendar.days_after(start, shift)
    return DraftDate(DateValue(day, day, "day"), None, "sentence")


def _long_before(document: Document, trigger: Trigger) -> str:
    """بعد أيام من اختطافه، بعد عام على اغتياله: the word for how long before the act that is told it was, or ""."""
    words = [t.text for t in document.tokens[max(0, trigger.first - 3) : trigger.first]]
    counts = trigger.form == "noun" and words[:1] == ["بعد"] and words[2:] in (["من"], ["علي"])
    return words[1] if counts and (words[1] == "ايام" or words[1] in _LONG) else ""


def _some_time_before(day: str, word: str) -> DateValue:
    """The seven days, the month's day or the year before (as "days ago", "a year ago": codebook, section 4)."""
    base = date_type.fromisoformat(day)
    if word not in _LONG:
        return DateValue(calendar.days_after(day, -_WEEK), calendar.days_after(day, -1), "days")
    unit, count = _LONG[word]
    if unit == "year":
        year = max(base.year - count, date_type.min.year)
        return DateValue(f"{year:04}-01-01", f"{year:04}-12-31", "year")
    same = calendar.shift_months(base, -count).isoformat()
    return DateValue(same, same, "month")


def _days_later(document: Document, first: int, last: int) -> tuple[int | None, int]:
    """بعد يومين، بعد ثلاثة أيام with nothing after which it was: days from the act told before; and where it stands."""
    tokens = document.tokens
    for at in range(first, last - 1):
        if tokens[at].text.removeprefix("و") != "بعد":
            continue
        one, two = tokens[at + 1].text, tokens[at + 2].text if at + 2 < len(tokens) else ""
        number = _NUMBERS.get(one)
        days = number * _UNITS[two] if number and two in _UNITS else _SPANS.get(one)
        end = at + 3 if number else at + 2
        after = tokens[end].text if end < len(tokens) else ""
        if days is None or after in ("من", "علي", "ان") or (one == "يوم" and after not in ("واحد", "،", ".")):
            continue
        return days, at
    return None, 0


def _counted(document: Document, trigger: Trigger, told: Sequence[Mention]) -> tuple[int | None, int]:
    """Days from the act before, and the token where the words that say so begin."""
    tokens = document.tokens
    if trigger.form == "noun":
        word = tokens[trigger.first - 1].text if trigger.first else ""
        if word in _MORROW:
            return (-1 if word == "غداه" else 1), trigger.first - 1
        words = [t.text for t in tokens[max(0, trigger.first - _SPAN_REACH) : trigger.first]]
        only = [w for w in words if w not in _ONLY]
        days, length = _span_before(only)
        if days is not None:
            return -days, trigger.first - length - (len(words) - len(only))
    dates = [m.last for m in told if m.last <= trigger.first]
    for at in range(dates[-1] if dates else trigger.first, trigger.last + _AFTER):
        if at + 1 < len(tokens) and tokens[at].text in _DAY and tokens[at + 1].text in _NEXT and dates:
            return 1, at
    return None, 0


def _span_before(words: Sequence[str]) -> tuple[int | None, int]:
    """Days of "two days after", "some three weeks after" at the end of words, and how many words say so."""
    if len(words) < 3 or words[-1] not in ("من", "علي"):
        return None, 0
    if words[-3] == "بعد" and words[-2] in _SPANS:
        return _SPANS[words[-2]], 3
    number = words[-3]
    count = _NUMBERS.get(number) or (int(number) if number.isascii() and number.isdigit() and len(number) < 3 else None)
    opened = next((n for n in (4, 5) if len(words) >= n and words[-n] == "بعد"), None)
    if count is None or words[-2] not in _UNITS or opened is None or (opened == 5 and words[-4] not in _ABOUT):
        return None, 0
    return count * _UNITS[words[-2]], opened


def _shift(document: Document, trigger: Trigger, sentence: Sentence) -> int | None:
    """Days from the running day: -1 for the act after "the day after" (غداة مقتل ...), +1 for "the next day"."""
    tokens = document.tokens
    if trigger.form == "noun" and trigger.first > sentence.first:
        word = tokens[trigger.first - 1].text
        if word in _MORROW:
            return -1 if word == "غداه" else 1
    for at in range(sentence.first, sentence.last - 1):
        if tokens[at].text.removeprefix("و") not in _DAY:
            continue
        after = tokens[at + 1].text
        if after in _SAME:
            return 0
        if after in _NEXT:
            return 1
        if after in _BEFORE:
            return -1
    return None
