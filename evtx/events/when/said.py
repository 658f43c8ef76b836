"""Whether a date tells when something was said, rather than when it was: a date mention in, yes or no out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.when.clauses import clause_of
from evtx.events.when.scope import is_finite
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger
from evtx.model import Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.shape import FINITE
from evtx.text.words import word_class

_PERFECT = frozenset({"PV", "PVP"})
_CLAIMING = word_class("events.when_scope.claiming")
_URGING = word_class("events.when_scope.urging")
_AFTER_ACTS = frozenset({"في", "عن", "بشان", "حول"})
_AS_TOLD, _TOLD_IN = frozenset({"ما", "كما", "حسبما", "مثلما", "بما"}), frozenset({"ذكر", "علم", "نشر", "بث"})
_STATEMENTS = word_class("events.when_scope.statements")
_ACCORDING, _STATED_REACH = word_class("events.when_scope.according"), 3


def of_reporting(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    date: Mention,
    readings: Sequence[Reading | None],
    lexicon: Lexicon,
) -> bool:
    """Whether a date tells when something was said (قالت اليوم الجمعة إن ...، في بيان اليوم)."""
    nearby = range(max(sentence.first, date.first - 3), date.first)
    if any(not _STATEMENTS.isdisjoint(bare_words(document.tokens[i].text)) for i in nearby):
        return True
    if trigger.anchor < date.first and (
        _as_told(document, readings, trigger.last, date.first) or _as_stated(document, trigger.last, date.first)
    ):
        return True
    first, last = clause_of(sentence, date.first)
    if first <= trigger.anchor < last:
        # وفق ما أعلن مسؤولون اليوم: the last verb before the date is one of saying, and stands after the act
        verb = next((i for i in reversed(range(first, date.first)) if is_finite(readings[i])), None)
        if verb is None or verb == trigger.anchor:
            return False
        if trigger.anchor >= date.last:
            # تبنت الجماعة أمس التفجير الذي وقع السبت: the day is that of the claim
            return (_claims(readings[verb], lexicon) or _urges(document, readings[verb], trigger)) and verb < date.first
        return trigger.last <= verb and _says(readings[verb], lexicon)
    if document.tokens[first].text in RELATIVES and first > trigger.anchor:
        return False
    return any(_claims(readings[i], lexicon) for i in range(first, date.first))


def _as_told(document: Document, readings: Sequence[Reading | None], first: int, last: int) -> bool:
    """اعتقلوا، وفق ما ذكر تقرير الأحد: behind "as" a word read as another one is a verb of telling."""
    return any(
        document.tokens[at].text in _AS_TOLD
        and not is_finite(readings[at + 1])
        and any(a.cat in FINITE and a.lemma in _TOLD_IN for a in document.analyses[at + 1])
        for at in range(first, last - 1)
    )


def _as_stated(document: Document, first: int, last: int) -> bool:
    """قُتلوا في غارة، وفقا لتصريحات أدلى بها المتحدث، الإثنين: the day behind the words that name a statement.

    Not one behind the noun of an act (وفقا لبيان، في هجوم السبت).
    """
    at = next((n for n in range(first, last) if document.tokens[n].text in _ACCORDING), None)
    if at is None or any(a.cat == "VN" for a in document.analyses[last - 1]):
        return False
    named = document.tokens[at + 1 : min(at + 1 + _STATED_REACH, last)]
    return any(not _STATEMENTS.isdisjoint(bare_words(token.text)) for token in named)


def dates_what_was_said(
    sentence: Sentence, date: Mention, readings: Sequence[Reading | None], lexicon: Lexicon
) -> bool:
    """Whether a verb of saying stands before a date in its clause (أعلن الجيش أمس)."""
    first, _ = clause_of(sentence, date.first)
    return any(_says(readings[i], lexicon) for i in range(first, date.first))


def _says(reading: Reading | None, lexicon: Lexicon) -> bool:
    return reading is not None and reading.finite and reading.analysis.lemma in lexicon.reporting.verbs


def _claims(reading: Reading | None, lexicon: Lexicon) -> bool:
    if _says(reading, lexicon):
        return True
    # رجلان يدعيان كذا: a verb of claiming in the imperfect may be another one
    return reading is not None and reading.analysis.lemma in _CLAIMING and reading.analysis.cat in _PERFECT


def _urges(document: Document, reading: Reading | None, trigger: Trigger) -> bool:
    """دعا الجمعة إلى تحقيق في القصف، في مقتل كذا: the day on which something is asked after a known act."""
    if reading is None or trigger.form != "noun":
        return False
    known = trigger.analysis.det or trigger.analysis.prep or document.word_at(trigger.first - 1) in _AFTER_ACTS
    if not known:
        return False
    return reading.analysis.lemma in _URGING and reading.analysis.cat in _PERFECT
