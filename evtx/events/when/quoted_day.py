"""The speaker's today: an act's day as a quotation tells it and the day of the account in, the day that he meant out.

قُتل 14 جنديا أمس. وقال الحاكم «هاجمت مروحيتان صباح اليوم حاجزا»: he spoke on the day of which the account tells,
and the paper that prints it came out the day after. Where nobody is quoted (قال إن المدفعية قصفت اليوم الحي) it is
that day only of an act that the account has told: of the same type at the same place, with no other toll.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as date_type

from evtx.events.coref.kinds import types_meet
from evtx.events.draft import Draft, DraftDate, DraftPlace
from evtx.events.frames.phrase import Index
from evtx.events.when.scope import days_of
from evtx.events.where.same_place import places_meet
from evtx.frozen import replace
from evtx.lexicon.schema import Trigger
from evtx.model import HEADS, DateValue, EventPlace, Mention, Sentence
from evtx.text.calendar import days_after
from evtx.text.document import Document
from evtx.text.words import word_class

_QUOTES = frozenset({'"', "«", "»", "“", "”"})
_TODAY, _SPOKEN_LATE = "اليوم", 4  # days between an official's words and the paper that prints them
_THAT = word_class("events.verb_frame.that_he") | frozenset({"ان", "بان"})
_WEEKDAYS = word_class("events.traits.weekdays")
_ONCE_MORE = word_class("events.quoted_day.once_more")
_NOW = frozenset({"date.relative.now"})  # what is told of now goes on when the paper comes out


def as_spoken(
    document: Document, index: Index, date: DraftDate, running: DraftDate | None, published: str | None
) -> DraftDate:
    """The day of an act, moved to the account's where that is yesterday and a quotation says "today".

    Where the account itself tells of today, outside quotation marks, the quotation's today is that day.
    """
    value, mention = date.value, date.mention
    account = running.value if running is not None else None
    if value is None or mention is None or account is None or published is None or not account.start:
        return date
    if mention.rule in _NOW or not (value.start == value.end == published) or account.start != account.end:
        return date
    if (date_type.fromisoformat(published) - date_type.fromisoformat(account.start)).days != 1:
        return date
    if not _in_quotation(document, mention.first) or _tells_of(document, index, published):
        return date
    return replace(date, value=replace(value, start=account.start, end=account.end))


def as_reported(
    document: Document,
    index: Index,
    sentence: Sentence,
    trigger: Trigger,
    date: DraftDate,
    place: DraftPlace,
    drafts: Sequence[Draft],
    published: str | None,
) -> DraftDate:
    """The day of an act that somebody reports of today, moved to that of the act told before which it is."""
    value, mention = date.value, date.mention
    if value is None or mention is None or published is None or mention.rule in _NOW:
        return date
    if not (value.start == value.end == published) or not _says_today(document, mention):
        return date
    if not _is_reported(document, sentence, mention.first) or _account_tells(document, index, published):
        return date
    if any(t.text.lstrip("و") in _ONCE_MORE for t in document.tokens[sentence.first : sentence.last]):
        return date  # وقال ناشطون إن الطائرات عادت وقصفت اليوم البلدة
    casualties = index.inside("casualty", sentence.first, sentence.last)
    told = next((d for d in reversed(drafts) if _is_that_act(d, trigger, place, casualties, published)), None)
    if told is None or told.date.value is None:
        return date
    return replace(date, value=replace(value, start=told.date.value.start, end=told.date.value.end))


def _is_that_act(
    told: Draft, trigger: Trigger, place: DraftPlace, casualties: Sequence[Mention], published: str
) -> bool:
    """Whether a draft is dated on one of the last days, and what is reported may be the same act."""
    day = told.date.value
    if told.status != "occurred" or day is None or not day.start or day.precision not in ("day", "hour"):
        return False
    if told.part in HEADS or days_of(day) != 1 or not days_after(published, -_SPOKEN_LATE) <= day.start < published:
        return False
    if told.trigger.rule.type != trigger.rule.type and not types_meet(told.type, trigger.rule.type):
        return False
    here = place.places if place.how == "clause" else ()
    if here and told.place.places and not any(_is_there(a, b) for a in here for b in told.place.places):
        return False
    tolls = [{(m.value.figure, m.value.min) for m in found if m.value.min} for found in (casualties, told.casualties)]
    kinds = [{figure for figure, _ in found} for found in tolls]
    return not (kinds[0] & kinds[1]) or bool(tolls[0] & tolls[1])


def _is_there(here: EventPlace, told: EventPlace) -> bool:
    """The same spot, or one in it: a town of a province told before is another."""
    if here.name == told.name:
        return True
    wide = told.kind in ("admin1", "admin2", "region", "country") and here.kind in ("settlement", None)
    return not wide and places_meet(here, told)


def _says_today(document: Document, mention: Mention) -> bool:
    """The bare word: صباح اليوم الأحد names the day of the paper itself."""
    words = [document.tokens[t].text for t in range(mention.first, mention.last)]
    return _TODAY in words and _WEEKDAYS.isdisjoint(words)


def _is_reported(document: Document, sentence: Sentence, token: int) -> bool:
    """وقال المتحدث إن القوات شنت اليوم غارة: behind the "that" of its sentence."""
    return any(document.tokens[t].text in _THAT for t in range(sentence.first, token))


def _account_tells(document: Document, index: Index, day: str) -> bool:
    """Whether a text tells of a day in words of its own, which nobody is quoted or reported with."""
    dates: list[Mention] = index.inside("date", 0, len(document.tokens))
    for mention in dates:
        sentence = document.sentences[document.sentence_of(mention.first)]
        reported = _is_reported(document, sentence, mention.first) or _in_quotation(document, mention.first)
        if mention.value is not None and mention.value.start == day and not reported:
            return True
    return False


def _tells_of(document: Document, index: Index, day: str) -> bool:
    """Whether a text tells of a day outside quotation marks."""
    dates: list[Mention] = index.inside("date", 0, len(document.tokens))
    values: list[tuple[int, DateValue | None]] = [(m.first, m.value) for m in dates]
    return any(v is not None and v.start == day and not _in_quotation(document, first) for first, v in values)


def _in_quotation(document: Document, token: int) -> bool:
    """Whether an odd number of quotation marks stands between the start of a token's paragraph and it."""
    sentence = document.sentences[document.sentence_of(token)]
    first = sentence.first
    for other in reversed(document.sentences[: document.sentence_of(token)]):
        if other.paragraph != sentence.paragraph:
            break
        first = other.first
    return sum(document.tokens[at].text in _QUOTES for at in range(first, token)) % 2 == 1
