"""Since: what lasts since a day, and what only is the greatest since then. A trigger and a date in, its value out."""

from __future__ import annotations

from evtx.frozen import replace
from evtx.lexicon.schema import Trigger
from evtx.model import DateValue, Mention, Sentence
from evtx.text.document import Document
from evtx.text.words import word_class

_SINCE = frozenset({"منذ", "ومنذ", "فمنذ"})
_SINCE_REACH = 12  # tokens that "since" may stand before the date that it opens (منذ بدء العدوان قبل شهرين)
_GREATEST, _GREATEST_REACH = word_class("events.when.greatest"), 3
_BEGUN, _BEGUN_REACH = word_class("events.when.begun"), 6


def since_told(
    document: Document, trigger: Trigger, sentence: Sentence, date: Mention, published: str | None, lasting: bool
) -> DateValue:
    """منذ بدء الحصار قبل شهرين، يهدد منذ أيام: from that day to the publication. `lasting`: what is told goes on.

    The act itself since which something is so (منذ انسحاب القوات في عام 2012) was on that day.
    """
    value: DateValue = date.value
    if _is_what_began(document, trigger, sentence, date):
        return value
    own = 1 if lasting and value.precision == "days" else 0  # of a deed, "since days" is some days ago
    start = max(sentence.first, date.first - _SINCE_REACH)
    start = max([start, *(i for i in range(start, date.first) if document.tokens[i].text == "،")])
    before = document.tokens[start : date.first + own]
    if published is None or value.start is None or not any(t.text in _SINCE for t in before):
        return value
    if value.start > published:
        return value
    return replace(value, end=published, precision="days")


def _is_what_began(document: Document, trigger: Trigger, sentence: Sentence, date: Mention) -> bool:
    """Whether a trigger stands between "since" and a date, and no word for what goes on from its beginning does."""
    if not trigger.first < date.first:
        return False
    first = max(sentence.first, trigger.first - _BEGUN_REACH)
    words = [t.text.removeprefix("ال") for t in document.tokens[first : date.first]]
    return not _SINCE.isdisjoint(words[: trigger.first - first]) and _BEGUN.isdisjoint(words)


def opened_by_since(document: Document, trigger: Trigger, date: Mention) -> bool:
    """أكبر هجوم على المدينة منذ أن فقدوها في نوفمبر، منذ سيطرتهم عليها في نوفمبر: the day of what "since" tells of."""
    first = max(0, trigger.first - _GREATEST_REACH)
    words = [t.text for t in document.tokens[first : date.first]]
    at = next((n for n, word in enumerate(words) if word in _SINCE and n >= trigger.last - first), None)
    return at is not None and not _GREATEST.isdisjoint(words[:at])
