"""Days told from another act's day: "the next day", "the same day", "the day after".

A trigger whose sentence has no date of its own in, with the account's running date; its day out, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as date_type

from evtx.events.draft import DraftDate
from evtx.events.when.clauses import clause_of
from evtx.events.when.scope import says_more
from evtx.lexicon.schema import Trigger
from evtx.model import DateValue, Mention, Sentence
from evtx.text import calendar
from evtx.text.document import Document
from evtx.text.words import word_class

_DAY = frozenset("اليوم يوم الليله".split())
_AND_DAY, _LATER = _DAY | {"و" + word for word in _DAY}, frozenset({"بعد", "وبعد"})
_SAME = word_class("events.day_shift.same")
_NEXT = frozenset("التالي التاليه الموالي".split())
_BEFORE = frozenset("السابق السابقه".split())
MORROW = frozenset("غداه عشيه".split())
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
_LONG_UNITS = {"اشهر": "month", "شهور": "month", "شهرا": "month", "اعوام": "year", "سنوات": "year", "عاما": "year"}
_MANY = 100  # months or years that nobody counts
_THAT_REACH = 7  # tokens from "before" to the words for how long
_SIDES = {
    "قبل": (-1, True),
    "قبلها": (-1, False),
    "قبله": (-1, False),
    "بعد": (1, True),
    "بعدها": (1, False),
    "بعده": (1, False),
}
_THAT = frozenset("ذلك هذا هذه تلك".split())
_ANNOUNCED, _ANNOUNCED_REACH = word_class("events.day_shift.announced"), 5
_HAPPENED = word_class("events.day_shift.happened")
_SINCE = "date.since"
_AFTER = 4  # tokens that "the next day" may follow its act by
_COUNTING = frozenset({"relative"})  # بعد يوم is read as a date itself


def shifted_day(
    document: Document, trigger: Trigger, sentence: Sentence, running: DraftDate | None, published: str | None
) -> DraftDate | None:
    """The day of an act that the words around it count from the running day, else from the publication day."""
    shift = _shift(document, trigger, sentence)
    shift = _before_that(document, *clause_of(sentence, trigger.anchor)) if shift is None else shift
    shift = _before_that(document, sentence.first, sentence.last) if shift is None else shift
    if shift is None and running is not None:
        shift, _ = _days_later(document, sentence.first, clause_of(sentence, trigger.anchor)[1])
    if shift is None:
        return None
    base = running.value.start if running is not None and running.value is not None else None
    base = base or published
    if base is None:
        return None
    return _on(calendar.days_after(base, shift), "sentence" if shift < 0 else "running", published)


def on_day(start: str, days: int, published: str | None) -> DraftDate | None:
    """The day so many days after another, as one that its sentence tells."""
    return _on(calendar.days_after(start, days), "sentence", published)


def _on(day: str, how: str, published: str | None) -> DraftDate | None:
    """A day as a date; none that is still to come when the report is published."""
    return None if published and day > published else DraftDate(DateValue(day, day, "day"), None, how)


def _before_that(document: Document, first: int, last: int) -> int | None:
    """وقبل هذا الحادث بأربعة أيام، وقبلها بيوم، بعد ذلك بيومين: days from the act told before."""
    words = [t.text for t in document.tokens[first : min(last, first + _THAT_REACH)]]
    if not words or words[0].removeprefix("و") not in _SIDES:
        return None
    sign, bare = _SIDES[words[0].removeprefix("و")]
    if bare and words[1:2] and words[1] not in _THAT:
        return None
    for at in range(1, len(words)):
        word, after = words[at].removeprefix("ب"), words[at + 1] if at + 1 < len(words) else ""
        if not words[at].startswith("ب"):
            continue
        if word in _SPANS:
            return sign * _SPANS[word]
        number = _NUMBERS.get(word)
        return sign * number * _UNITS[after] if number and after in _UNITS else None
    return None


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
    long = _long_before(document, trigger) if shift is None else None
    at = trigger.first - 3 if long else at
    if shift is None and long is None:
        clause = clause_of(sentence, trigger.anchor)
        shift, at = _days_later(document, *clause)
        if shift is None:
            shift, at = _before_that(document, *clause), clause[0]
        days = [m.value for m in told if m.last <= at and m.value.start]
        if shift is None or not days or days[-1].start != days[-1].end:
            return None
    after = [m for m in told if m.first >= at and m.rule != "date.relative.ago" and m.value.start]
    first, last = clause_of(sentence, trigger.anchor)
    own = [
        m
        for m in after
        if first <= m.first < last or says_more(document, trigger, sentence, m) or _tells_when(document, sentence, m)
    ]
    if any(m.rule.split(".")[1] not in _COUNTING for m in own):
        return None  # a date of its own
    before = [m for m in told if m.last <= at and _is_a_day(m)]
    near = before[-1:] or [m for m in after if m not in own and _is_a_day(m)]
    base = near[0].value if near else running.value if running is not None else None
    lasting = bool(near) and near[0].rule == _SINCE  # منذ مساء أمس ... غداة حرق كذا: what lasts is told of its end
    start = (base.end if lasting else base.start) if base is not None else published
    if start is None:
        return None
    if shift is None:
        return DraftDate(_some_time_before(start, *long), None, "sentence") if long is not None else None
    return on_day(start, shift, published)


def _is_a_day(date: Mention) -> bool:
    """Whether days can be counted from a date: no span, nor a day since which something lasts."""
    return bool(date.value.start) and date.value.start == date.value.end and not date.rule.startswith("date.since")


def _tells_when(document: Document, sentence: Sentence, date: Mention) -> bool:
    """غداة هجوم ...، وقع عند الثانية من فجر الجمعة: a clause that says when it was."""
    return document.tokens[clause_of(sentence, date.first)[0]].text in _HAPPENED


def _long_before(document: Document, trigger: Trigger) -> tuple[str, int] | None:
    """بعد أيام من اختطافه، بعد نحو ثلاثة أشهر على اغتياله: how long before what is told it was, unit and count."""
    if trigger.form != "noun":
        return None
    words = [t.text for t in document.tokens[max(0, trigger.first - _SPAN_REACH) : trigger.first]]
    after = next((n for n in range(len(words) - 3, -1, -1) if words[n] == "بعد"), None)
    if after is None or words[-1] not in ("من", "علي"):
        return None
    told = [w for w in words[after + 1 : -1] if w not in _ABOUT]
    if len(told) == 1:
        return ("days", 0) if told[0] == "ايام" else _LONG.get(told[0])
    if len(told) != 2 or told[1] not in _LONG_UNITS:
        return None
    count = _NUMBERS.get(told[0]) or (int(told[0]) if told[0].isascii() and told[0].isdigit() else None)
    return (_LONG_UNITS[told[1]], count) if count and count < _MANY else None


def _some_time_before(day: str, unit: str, count: int) -> DateValue:
    """The seven days, the month's day or the year before (as "days ago", "a year ago": codebook, section 4)."""
    base = date_type.fromisoformat(day)
    if unit == "days":
        return DateValue(calendar.days_after(day, -_WEEK), calendar.days_after(day, -1), "days")
    if unit == "year":
        year = max(base.year - count, date_type.min.year)
        return DateValue(f"{year:04}-01-01", f"{year:04}-12-31", "year")
    same = calendar.shift_months(base, -count).isoformat()
    return DateValue(same, same, "month")


def _days_later(document: Document, first: int, last: int) -> tuple[int | None, int]:
    """بعد يومين، بعد ثلاثة أيام with nothing after which it was: days from the act told before; and where it stands."""
    tokens = document.tokens
    for at in range(first, last - 1):
        if tokens[at].text not in _LATER:
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
        if word in MORROW:
            return (-1 if word == "غداه" else 1), trigger.first - 1
        first = _told_by(document, trigger)
        words = [t.text for t in tokens[max(0, first - _SPAN_REACH) : first]]
        only = [w for w in words if w not in _ONLY]
        days, length = span_before(only)
        if days is not None:
            return -days, first - length - (len(words) - len(only))
    dates = [m.last for m in told if m.last <= trigger.first]
    for at in range(dates[-1] if dates else trigger.first, trigger.last + _AFTER):
        if at + 1 < len(tokens) and tokens[at].text in _DAY and tokens[at + 1].text in _NEXT and dates:
            return 1, at
    return None, 0


def _told_by(document: Document, trigger: Trigger) -> int:
    """بعد يوم من إعلان قوات X استعادة: where the words begin by which an act is announced, else where the act does."""
    for at in range(trigger.first - 1, max(0, trigger.first - _ANNOUNCED_REACH), -1):
        if document.tokens[at].text in _ANNOUNCED:
            return at
    return trigger.first


def span_before(words: Sequence[str]) -> tuple[int | None, int]:
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
        if word in MORROW:
            return -1 if word == "غداه" else 1
    for at in range(sentence.first, sentence.last - 1):
        if tokens[at].text not in _AND_DAY:
            continue
        after = tokens[at + 1].text
        if after in _SAME:
            return 0
        if after in _NEXT:
            return 1
        if after in _BEFORE:
            return -1
    return None
