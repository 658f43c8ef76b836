"""Days told in words that describe a place, a group or an incident: whose they are.

A trigger and a date in, yes or no out.
Who holds a town since a year, and where the town lies, says nothing of when it was attacked; what is told behind such a
description goes on with the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.when.clauses import clause_of
from evtx.lexicon.schema import Trigger
from evtx.model import Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.shape import FINITE
from evtx.text.words import word_class

_STANDING = word_class("events.described.standing")  # lemmas
_LIES = word_class("events.described.lies")
_LASTING = word_class("events.described.lasting")
_INCIDENT, _IN = word_class("events.described.incident"), word_class("events.described.in_it")
_HAPPENED = word_class("events.when_scope.of_acts")  # lemmas
_IMPERFECT, _SINCE = frozenset({"IV", "IVP"}), frozenset({"date.since", "date.relative.since"})
_STATE_REACH = 8  # tokens from what lasts to since when


def of_what_lasts(document: Document, trigger: Trigger, date: Mention, readings: Sequence[Reading | None]) -> bool:
    """المشاركين في المظاهرات المستمرة منذ أيام، تنظيمات تسيطر عليها منذ 2011: since when something else is so."""
    at = date.first if date.rule in _SINCE else date.first - 1
    if document.word_at(at) != "منذ" or at <= trigger.last:
        return False
    if document.tokens[at - 1].text in _LASTING:
        # أودت الحرب الدائرة منذ 2023 بحياة كذا: what lasts did it itself
        return any(_is_other_noun(readings[i]) for i in range(trigger.last + (trigger.form == "verb"), at - 1))
    stands = readings[max(trigger.last, at - _STATE_REACH) : at]
    return any(r is not None and r.analysis.cat in _IMPERFECT and r.analysis.lemma in _STANDING for r in stands)


def _is_other_noun(reading: Reading | None) -> bool:
    return reading is not None and reading.nominal and reading.analysis.cat in ("N", "VN") and reading.analysis.det


def behind_description(
    document: Document, trigger: Trigger, sentence: Sentence, date: Mention, readings: Sequence[Reading | None]
) -> bool:
    """هاجموا فندقا في بلدة تبعد 600 كيلومتر عن العاصمة صباح أمس: a day behind what only says where or who.

    So it is behind an incident of which the act is told (أصيبوا خلال الحادثة التي وقعت صباح الثلاثاء).
    """
    opened, _ = clause_of(sentence, date.first)
    if not trigger.anchor < opened < date.first or document.tokens[opened].text not in RELATIVES:
        return False
    if _is_in_incident(document, opened):
        return True
    verbs = [r.analysis for at in range(opened, date.first) if (r := readings[at]) is not None and r.finite]
    lies = document.tokens[opened + 1].text in _LIES
    standing = (lies or bool(verbs)) and all(a.cat in _IMPERFECT and a.lemma in _STANDING for a in verbs)
    return standing and date.rule not in _SINCE and date.value.start == date.value.end


def _is_in_incident(document: Document, opened: int) -> bool:
    """خلال الحادثة التي وقعت: a word for any act, by which the sentence takes up its own."""
    if opened < 2 or opened + 1 >= len(document.tokens) or document.tokens[opened - 1].text not in _INCIDENT:
        return False
    happened = any(a.cat in FINITE and a.lemma in _HAPPENED for a in document.analyses[opened + 1])
    return happened and document.tokens[opened - 2].text in _IN
