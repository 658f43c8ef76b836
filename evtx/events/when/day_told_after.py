"""The day of an act that a later sentence tells without naming the act: drafts in, drafts with that day out.

ووقع الحادث فجر الأحد، وقد جرت العملية مساء السبت: a noun that takes an act up, a verb of taking place, a day.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import Draft, DraftDate
from evtx.events.frames.phrase import Index
from evtx.events.when.scope import days_of
from evtx.frozen import replace
from evtx.model import ASSERTED, HEADS, Mention, Sentence
from evtx.text.document import Document
from evtx.text.words import word_class

_ACTS = word_class("events.day_told_after.acts")
_TOOK_PLACE = word_class("events.day_told_after.took_place")
_NEXT, _REACH = 2, 5  # tokens between verb and noun, from both to the day
_RECENT = 2  # sentences since the act was told


def with_day_told_after(
    document: Document, index: Index, sentence: Sentence, number: int, drafts: list[Draft]
) -> list[Draft]:
    """The drafts, those of the act told last with the day that this sentence tells of it, where they have none."""
    day = _day(document, sentence, index.inside("date", sentence.first, sentence.last))
    told = [d.sentence for d in drafts if d.part not in HEADS and d.status in ASSERTED]
    if day is None or not told or number - told[-1] > _RECENT:
        return drafts
    if any(d.sentence == told[-1] and d.date.how == "sentence" for d in drafts):
        return drafts
    return [replace(d, date=day) if d.sentence == told[-1] and d.status in ASSERTED else d for d in drafts]


def _day(document: Document, sentence: Sentence, dates: Sequence[Mention]) -> DraftDate | None:
    tokens = document.tokens
    for at in range(sentence.first, sentence.last):
        if tokens[at].text not in _ACTS:
            continue
        beside = [t.text for t in tokens[max(sentence.first, at - _NEXT) : min(sentence.last, at + _NEXT + 1)]]
        if _TOOK_PLACE.isdisjoint(beside):
            continue
        days = [m for m in dates if 0 < m.first - at <= _REACH and m.value is not None and days_of(m.value) == 1]
        if days:
            return DraftDate(days[0].value, days[0], "sentence")
    return None
