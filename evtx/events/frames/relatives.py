"""Clauses that say more of an indefinite noun without a relative word: a verb's token in, whether it opens one out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.model import Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_PAST, _PRESENT = "PV", ("IV", "IVP")
# A preposition and the pronoun that takes the noun up, right after a verb in the perfect, by the preposition.
_CROWDS, _CROWD_REACH = word_class("events.relatives.crowds"), 4
_IN_IT, _TAKING_PART = (
    frozenset({"فيه", "فيها", "فيهما"}),
    frozenset({"شارك", "شاركت", "يشارك", "تشارك", "ساهم", "ساهمت"}),
)
_RESUMING = {p + pronoun: p for p in ("ب", "ل", "علي") for pronoun in ("ه", "ها", "هما", "هم")}


def is_bare_relative(document: Document, readings: Sequence[Reading | None], sentence: Sentence, verb: int) -> bool:
    """مسلحون يستقلون دراجة، اشتباكات تخللها قصف: a verb right after an indefinite noun that says more of it.

    An imperfect does, and a perfect whose pronoun takes the noun up, its own or a preposition's (قصف قامت به القوات).
    """
    reading = readings[verb]
    if reading is None or reading.analysis.conj or reading.analysis.future:
        return False
    taken_up = reading.analysis.pron or resumed_by(document, sentence, verb)
    if reading.analysis.cat not in _PRESENT and not (reading.analysis.cat == _PAST and taken_up):
        return False
    at = verb - 1
    while at > sentence.first and document.tokens[at].text in ('"', ")"):
        at -= 1
    before = readings[at] if at > sentence.first else None
    indefinite = before is not None and before.nominal and not before.analysis.det and not before.analysis.pron
    return indefinite and not _heads_sentence(readings, sentence, verb)


def _heads_sentence(readings: Sequence[Reading | None], sentence: Sentence, verb: int) -> bool:
    """مقاتلات روسية تشن غارات: the one present behind the words that open a headline is its own verb."""
    told = readings[verb]
    if told is None or told.analysis.cat not in _PRESENT or told.analysis.pron:
        return False
    opening = readings[sentence.first : verb]
    if not all(r is not None and r.nominal and not (r.analysis.prep or r.analysis.det) for r in opening):
        return False
    return not any(r is not None and r.finite and not r.analysis.conj for r in readings[verb + 1 : sentence.last])


def resumed_by(document: Document, sentence: Sentence, verb: int) -> str:
    """The preposition right after a verb whose pronoun takes up the noun before the verb (ب of قامت به), or ""."""
    if verb + 1 >= sentence.last:
        return ""
    behind = document.tokens[verb + 1].text
    if behind in _IN_IT and document.tokens[verb].text in _TAKING_PART:
        before = document.tokens[max(sentence.first, verb - _CROWD_REACH) : verb]
        if any(t.text.lstrip("ولب") in _CROWDS for t in before):
            return "في"  # مسيرة شارك فيها أهالي البلدة; but هجوم قتل فيه ثلاثة
    return _RESUMING.get(behind, "")
