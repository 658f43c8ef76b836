"""What would come of an act: the noun of an act in, the status that its predicate gives and the reason out.

إن هجوما بريا على المدينة قد يؤدي إلى النزوح: nobody says that it took place.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.schema import Trigger
from evtx.model import Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document

_OPENS, _REACH = frozenset({"ان", "بان", "فان", "وان"}), 24  # before a subject; tokens from it to its verb
_WILL, _MAYBE = frozenset({"سوف", "وسوف"}), frozenset({"قد", "وقد", "فقد"})
_PAST, _WAS = frozenset({"PV", "PVP"}), frozenset({"كان", "كانت", "كانوا"})


def foretold(
    document: Document, readings: Sequence[Reading | None], sentence: Sentence, trigger: Trigger
) -> tuple[str, str] | None:
    """The first verb of the future, or with "may", behind a subject, over asides and clauses about it; None where a
    past comes first. Of an act with the article, or somebody's, the reader knows already.
    """
    tokens = document.tokens
    known = trigger.analysis.det or trigger.analysis.pron
    if known or trigger.form != "noun" or not trigger.first or tokens[trigger.first - 1].text not in _OPENS:
        return None
    for at in range(trigger.last, min(sentence.last, trigger.last + _REACH)):
        reading, before = readings[at], tokens[at - 1].text
        if tokens[at].text in _WAS:
            return None
        if reading is None or not reading.finite:
            continue
        if reading.analysis.cat in _PAST:
            return None
        if reading.analysis.future or before in _WILL:
            return "planned", "tense.future"
        if before in _MAYBE:
            return "hypothetical", "tense.qad"
    return None
