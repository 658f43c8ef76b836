"""Days told from another act's day: "the next day", "the same day", "the day after".

A trigger whose sentence has no date of its own in, with the account's running date; its day out, or None.
"""

from __future__ import annotations

from datetime import date as date_type
from datetime import timedelta

from evtx.events.draft import DraftDate
from evtx.lexicon.schema import Trigger
from evtx.model import DateValue, Sentence
from evtx.text.document import Document

_DAY = frozenset("اليوم يوم الليله".split())
_SAME = frozenset("ذاته نفسه عينه ذاتها نفسها".split())
_NEXT = frozenset("التالي التاليه الموالي".split())
_BEFORE = frozenset("السابق السابقه".split())
_MORROW = frozenset("غداه عشيه".split())


def shifted_day(
    document: Document, trigger: Trigger, sentence: Sentence, running: DraftDate | None, published: str | None
) -> DraftDate | None:
    """The day of an act that the words around it count from the running day, else from the publication day."""
    shift = _shift(document, trigger, sentence)
    if shift is None:
        return None
    base = running.value.start if running is not None and running.value is not None else None
    base = base or published
    if base is None:
        return None
    day = (date_type.fromisoformat(base) + timedelta(days=shift)).isoformat()
    return DraftDate(DateValue(day, day, "day"), None, "running")


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
