"""Verbs that only say that another act begins (أخذ الجنود يطلقون النار): a verb's token in, whether it is one out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_BEGINS = word_class("annotate.beginnings.verbs")
_SUBJECT = 4  # words of a subject between the two verbs
_NOMINATIVE = ("ون", "ان")


def begins_another(document: Document, readings: Sequence[Reading | None], verb: int) -> bool:
    """أخذوا ينثرون الرصاص، راح القناصة يصطادون المارة: a verb whose subject is that of the present behind it.

    Not أخذوا شابا يعمل في مطعم: an object that a clause says more of has no article, or the ending of an object.
    """
    told = readings[verb]
    if told is None or told.analysis.lemma not in _BEGINS or told.analysis.pron or told.analysis.cat != "PV":
        return False
    last = document.sentences[document.sentence_of(verb)].last
    if verb + 1 < last and _goes_on(readings[verb + 1]):
        return True
    for at in range(verb + 1, min(last, verb + 2 + _SUBJECT)):
        reading = readings[at]
        if not document.tokens[at].word:
            return False
        if reading is not None and reading.finite:
            return _goes_on(reading) and at > verb + 1 and _is_subject(document, readings, verb + 1, at)
        if reading is not None and (reading.analysis.prep or reading.analysis.conj):
            return False
    return False


def _goes_on(reading: Reading | None) -> bool:
    """Whether a word is a present with no particle of its own."""
    if reading is None or reading.analysis.cat != "IV":
        return False
    return not (reading.analysis.conj or reading.analysis.prep or reading.analysis.future)


def _is_subject(document: Document, readings: Sequence[Reading | None], first: int, last: int) -> bool:
    """Whether a phrase may be a subject: by its article or name, or one noun without the ending of an object."""
    head, end = readings[first], readings[last - 1]
    if head is not None and head.analysis.case in ("acc", "obl"):
        return False
    if end is None or end.analysis.det:
        return True  # a name, or with the article
    return last - first == 1 and document.tokens[first].text.endswith(_NOMINATIVE)
