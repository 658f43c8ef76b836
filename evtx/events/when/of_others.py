"""Dates that are those of something else beside an act: what is due on a day, who came to the scene of it.

A trigger and a date mention of its sentence in, yes or no out.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.when.clauses import clause_of
from evtx.events.when.scope import says_more
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger
from evtx.model import Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_DUE, _DUE_REACH = word_class("events.when_of_others.due"), 3  # tokens from "due" to the day
_NOW = word_class("events.when_of_others.now")
_SCENES = word_class("events.when_of_others.scenes")


def of_what_is_due(document: Document, trigger: Trigger, date: Mention) -> bool:
    """سلسلة هجمات قبل الانتخابات المقررة في 20 أكتوبر: the day for which something else is set."""
    first = max(0, date.first - _DUE_REACH)
    due = next((at for at in range(first, date.first) if document.word_at(at) in _DUE), None)
    return due is not None and due != trigger.last


def of_the_present(
    document: Document, trigger: Trigger, sentence: Sentence, date: Mention, readings: Sequence[Reading | None]
) -> bool:
    """وصفت الهجمات بالجريمة، ويركز التحقيق الآن على كذا: the day of what goes on, told by an imperfect of its own."""
    first, _ = clause_of(sentence, date.first)
    if document.word_at(date.first) not in _NOW or trigger.anchor >= first or first >= date.first:
        return False
    reading = readings[first]
    joined = reading is not None and reading.finite and reading.analysis.conj == "و"
    return joined and reading is not None and reading.analysis.cat == "IV" and trigger.analysis.cat != "IV"


def of_a_visitor(document: Document, trigger: Trigger, sentence: Sentence, date: Mention) -> bool:
    """زار موقع الهجوم الأربعاء، شُيعت الجمعة جثامين القصف: the day on which people came to the scene of a known act.

    Its own day stands right behind the bare noun (موقع هجوم السبت), or in its relative clause.
    """
    if trigger.form != "noun" or trigger.first <= sentence.first:
        return False
    if bare_words(document.word_at(trigger.first - 1)).isdisjoint(_SCENES):
        return False
    own = date.first == trigger.last and not trigger.analysis.det
    return not own and not says_more(document, trigger, sentence, date)
