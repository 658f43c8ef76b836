"""The day of an act told before one from which it is counted: قُتلوا في هجوم بعد يوم من تفجيرات وقعت الأحد.

A trigger and the date mentions of its sentence in; the dates that are its own, or the day counted on, out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.events.draft import DraftDate
from evtx.events.when.day_shift import MORROW, on_day, span_before
from evtx.lexicon.schema import Trigger
from evtx.model import Mention
from evtx.text.document import Document

_REACH = 5  # words in which "three days after" is said


def day_counted_on(
    document: Document, trigger: Trigger, told: Sequence[Mention], published: str | None
) -> DraftDate | None:
    """The day after that of an act told behind a trigger, where no day is told but of that act."""
    told = [m for m in told if m.value.start]  # "a day after" may be read as a date without a day
    counted = [(m, days) for m in told if (days := _days_on(document, trigger, m)) is not None]
    if not counted or len(counted) < len(told):
        return None
    mention, days = counted[0]
    start = mention.value.start
    return on_day(start, days, published) if start and start == mention.value.end else None


def _days_on(document: Document, trigger: Trigger, date: Mention) -> int | None:
    """Days from the act that a date is told of to the trigger's, which stands before it; None where it is its own."""
    if date.first < trigger.last or document.tokens[date.first - 1].text == "،":
        return None
    words = [token.text for token in document.tokens[trigger.last : date.first]]
    for at in range(1, len(words) + 1):
        days = _morrow(words[at - 1]) or span_before(words[max(0, at - _REACH) : at])[0]
        if days is not None and at < len(words) and not _goes_on(words[at:]):
            return days
    return None


def _morrow(word: str) -> int | None:
    return (1 if word == "غداه" else -1) if word in MORROW else None


def _goes_on(words: Sequence[str]) -> bool:
    """Whether behind a comma something else is told (، وقتل الجنود السبت ثلاثة)."""
    return any(one == "،" and two.startswith("و") for one, two in pairwise(words))
