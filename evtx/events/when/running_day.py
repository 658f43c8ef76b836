"""The day of the account: which date carries on into the next sentences, and into another subject.

Drafts' dates in; yes or no, or the day carried on, out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as date_type

from evtx.events.draft import DraftDate
from evtx.events.when.clauses import clause_of
from evtx.events.when.scope import (
    AFTER,
    PLUPERFECT,
    days_of,
    in_subordinate,
    is_meanwhile,
    is_pluperfect,
    of_what_began,
    opened_by_an_earlier_act,
    says_more,
)
from evtx.lexicon.schema import Trigger
from evtx.model import Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document

__all__ = ["day_of_all", "is_apart", "is_recalled", "runs_on"]

_FRESH = 2  # days that news tells of as of one account
_HEAD = 3  # tokens before a date that opens its sentence
_RECENT = 6  # days within which what is told of the past belongs to the account
_NIGHTS = frozenset({"date.night"})  # of two dates, but one night


def runs_on(
    document: Document,
    readings: Sequence[Reading | None],
    trigger: Trigger,
    sentence: Sentence,
    date: DraftDate,
    running: DraftDate | None,
    published: str | None,
) -> bool:
    """Whether a date can carry on into the next sentences: a day or two of the main account, no background.

    The day in a relative clause of an act does so where the account begins with it (ارتفعت حصيلة الهجوم الذي وقع أمس).
    """
    if date.how != "sentence" or date.mention is None:
        return False
    aside = in_subordinate(document, sentence, date.mention.first)
    opens = running is None and _is_fresh(date, published) and says_more(document, trigger, sentence, date.mention)
    if aside and not (opens or is_meanwhile(document, clause_of(sentence, date.mention.first)[0])):
        return False
    if _goes_back(date, running, published) or _is_to_come(date, published):
        return False
    if running is None and _is_of_what_led_to_it(document, trigger, date, published):
        return False
    if is_pluperfect(document, sentence, readings) or opened_by_an_earlier_act(document, sentence, date.mention.first):
        return False
    if of_what_began(document, sentence.first, date.mention, readings):
        return False
    return (
        date.value is not None
        and (days_of(date.value) == 1 or date.mention.rule in _NIGHTS)
        and date.value.precision not in ("week", "month", "year")
    )


def _is_of_what_led_to_it(document: Document, trigger: Trigger, date: DraftDate, published: str | None) -> bool:
    """أعلن أمس خروجهم إثر هجوم شنه في 18 شباط: an old day, of an act after which what is news took place."""
    day = date.value.start if date.value is not None else None
    if day is None or published is None or trigger.form != "noun" or _days_between(day, published) <= _RECENT:
        return False
    return any(t.text in AFTER for t in document.tokens[max(0, trigger.first - 1) : trigger.first])


def goes_back(
    document: Document,
    readings: Sequence[Reading | None],
    sentence: Sentence,
    date: DraftDate,
    running: DraftDate | None,
    published: str | None,
) -> bool:
    """وفي نوفمبر الماضي، سيطر الجيش على كذا. وانسحب التنظيم: whether a paragraph goes on at an old day told first."""
    if date.how != "sentence" or date.mention is None or date.mention.first - sentence.first > _HEAD:
        return False
    return is_apart(date, running, published) and not is_pluperfect(document, sentence, readings)


def day_of_all(date: DraftDate | None, published: str | None) -> DraftDate | None:
    """The day on which an account begins, where it is yesterday with no evening or night told: all is of that day.

    So write the papers of the next morning; an evening or a night is the latest of what is told.
    """
    value = date.value if date is not None else None
    if value is None or value.start is None or value.part is not None or published is None:
        return None
    return date if _days_between(value.start, published) == 1 else None


def is_recalled(document: Document, sentence: Sentence, date: DraftDate, published: str | None) -> bool:
    """وكان المسلحون خطفوا الشهر الماضي ...: an act of another time, at a place of its own or at none that is told."""
    opener = document.tokens[sentence.first].text
    told = date.value.end if date.value is not None and date.how == "sentence" else None
    if opener not in PLUPERFECT or told is None or not published:
        return False
    return _days_between(told, published) > _RECENT


def is_apart(date: DraftDate, running: DraftDate | None, published: str | None) -> bool:
    """Whether a day told with an act lies more than a day or two before that of the account."""
    told = date.value.end if date.value is not None and date.how == "sentence" else None
    account = (running.value.start if running is not None and running.value is not None else None) or published
    return told is not None and account is not None and _days_between(told, account) > _FRESH


def _is_fresh(date: DraftDate, published: str | None) -> bool:
    """Whether a day lies a day or two before the publication at most."""
    day = date.value.start if date.value is not None else None
    return day is not None and published is not None and 0 <= _days_between(day, published) <= _FRESH


def _is_to_come(date: DraftDate, published: str | None) -> bool:
    """Whether a day lies after the publication: what is announced for then is no day of the account."""
    day = date.value.start if date.value is not None else None
    return day is not None and published is not None and day > published


def _goes_back(date: DraftDate, running: DraftDate | None, published: str | None) -> bool:
    """Whether a day lies before an account of these days, as background does."""
    account = running.value.start if running is not None and running.value is not None else None
    day = date.value.start if date.value is not None else None
    if account is None or day is None or published is None:
        return False
    return 0 <= _days_between(account, published) <= _FRESH and _days_between(day, account) > _FRESH


def _days_between(first: str, second: str) -> int:
    return (date_type.fromisoformat(second) - date_type.fromisoformat(first)).days
