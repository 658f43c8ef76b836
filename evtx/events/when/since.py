"""Since: what lasts since a day, and what only is the greatest since then. A trigger and a date in, its value out."""

from __future__ import annotations

from evtx.events.draft import DraftDate
from evtx.events.frames.phrase import Index
from evtx.events.when.clauses import clause_of
from evtx.events.when.scope import in_subordinate
from evtx.frozen import replace
from evtx.lexicon.schema import Trigger
from evtx.model import DateValue, Mention, Sentence
from evtx.text.document import Document
from evtx.text.shape import FINITE
from evtx.text.words import word_class

_SINCE = frozenset({"منذ", "ومنذ", "فمنذ"})
_SINCE_REACH = 12  # tokens that "since" may stand before the date that it opens (منذ بدء العدوان قبل شهرين)
_GREATEST, _GREATEST_REACH = word_class("events.when.greatest"), 3
_BEGUN, _BEGUN_REACH = word_class("events.when.begun"), 6
_ON = frozenset({"في", "يوم", "بتاريخ"})  # before the date of what began
_THEN, _TIMES = word_class("events.back_then.then"), word_class("events.back_then.times") | {"التاريخ"}
_THAT, _SINCE_THEN = frozenset({"ذلك", "تلك", "ذاك"}), word_class("events.when.since_then")
_BACK = 2  # sentences in which the time is told that "since then" takes up
_HAPPENED = frozenset({"occurred", "ongoing"})


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
    start = max([start, *(i for i in range(start, date.first) if _breaks_off(document, i, date))])
    before = document.tokens[start : date.first + own]
    if published is None or value.start is None or not any(t.text in _SINCE for t in before):
        return value
    if value.start > published:
        return value
    return replace(value, end=published, precision="days")


def _breaks_off(document: Document, at: int, date: Mention) -> bool:
    """Whether a comma ends what "since" opens; not one right before the date (منذ بدء الحملة، في 3 أيار)."""
    if document.tokens[at].text != "،":
        return False
    first = max(0, at - _SINCE_REACH)
    opened = next((n for n in range(at - 1, first - 1, -1) if document.tokens[n].text in _SINCE), None)
    between = document.tokens[at + 1 : date.first]
    if opened is None or len(between) > 1 or any(word.text not in _ON for word in between):
        return True
    return not any(w.text.removeprefix("ال") in _BEGUN for w in document.tokens[opened:at]) or _has_verb(
        document, opened, at
    )


def _has_verb(document: Document, first: int, last: int) -> bool:
    """Whether a word between two tokens can be nothing but a finite verb."""
    words = (document.analyses[at] for at in range(first, last))
    return any(analyses and all(a.cat in FINITE for a in analyses) for analyses in words)


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


def since_then(
    document: Document,
    index: Index,
    sentence: Sentence,
    trigger: Trigger,
    date: DraftDate,
    running: DraftDate | None,
    published: str | None,
    status: str,
) -> DraftDate:
    """بدأت الحملة في 3 أيار، ومنذ ذلك الحين قتل عشرون: what happened since then, from the day told last on.

    `date`: the day that the act has else, which stays where it is told behind these words or none is told before.
    """
    at = _since_then_at(document, index, sentence, trigger) if status in _HAPPENED and published else None
    if at is None or published is None or (date.mention is not None and date.mention.first > at):
        return date
    first = document.sentences[max(0, document.sentence_of(sentence.first) - _BACK)].first
    told = (m.value for m in reversed(index.inside("date", first, at)))
    value = next((v for v in told if v is not None and v.start and v.start < published), None)
    value = value or (running.value if running is not None else None)
    if value is None or value.start is None or value.start >= published:
        return date
    return DraftDate(DateValue(value.start, published, "days"), date.mention, "sentence")


def tells_since_then(document: Document, index: Index, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether an act is told as what went on since a time told before, and so of the same account."""
    return _since_then_at(document, index, sentence, trigger) is not None


def _since_then_at(document: Document, index: Index, sentence: Sentence, trigger: Trigger) -> int | None:
    """The token of "since then" that a trigger's act is told with: before it, or the only time of its clause."""
    tokens = document.tokens
    for at in range(sentence.first, sentence.last - 1):
        that = tokens[at + 1].text in _THAT and at + 2 < sentence.last and tokens[at + 2].text in _TIMES
        if not (
            tokens[at].text in _SINCE_THEN or (tokens[at].text in _SINCE and (that or tokens[at + 1].text in _THEN))
        ):
            continue
        if trigger.first > at:
            between = index.inside("date", at, trigger.first)
            return None if between or in_subordinate(document, sentence, trigger.anchor) else at
        own = clause_of(sentence, trigger.anchor)
        return at if own[0] <= at < own[1] and not index.inside("date", *own) else None
    return None
