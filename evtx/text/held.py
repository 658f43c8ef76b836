"""Participles that tell an act as its passive verb does: a token in, the passive verb that it stands for out.

خمسة من أعضائه محتجزون لدى الأمن منذ الخميس: where no verb is in the clause, the participle behind its subject, with in
whose hands or since when behind it, tells that they were taken. An attribute does not (إضراب ثلاثة معتقلين لدى الأمن).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from evtx.model import Sentence
from evtx.text.document import Document
from evtx.text.morphology import Analysis
from evtx.text.words import word_class

_HELD = word_class("text.held.verbs")
_STOPPED, _ARRESTED = "وقف", "اعتقل"  # موقوف: of أوقف, and so of people alone
_WITH, _SINCE = word_class("text.held.with"), "منذ"
_GOES_ON = word_class("text.held.goes_on")
_STRANDED = word_class("text.held.stranded")
_OPENERS = word_class("text.held.openers")
_GOVERNING = word_class("text.disambiguate.prepositions")
_SINCE_REACH = 9  # words from the participle to the day since which
_TAKEN = "PVP"


def taken(document: Document, sentence: Sentence, index: int, is_verb: Callable[[int], bool]) -> Analysis | None:
    """The passive that the participle at a token stands for; `is_verb`: whether a token before it was read as one."""
    found = next((a for a in document.analyses[index] if a.cat == "PP" and a.lemma in _HELD), None)
    if found is None or found.det or found.prep or found.pron or index == sentence.first:
        return None
    start = _start(document, sentence, index)
    going_on = any(t.text in _GOES_ON for t in document.tokens[start:index])
    if start == index or not _tells_since(document, sentence, index):
        return None
    if found.case in ("acc", "obl") and not going_on:
        return None  # ثلاثة معتقلين: whom something else is told of
    before = document.tokens[index - 1]
    if not before.word or before.text in _GOVERNING or (found.case in ("acc", "obl") and _counts(document, index - 1)):
        return None
    end = next((last for first, last in sentence.clauses if first <= index < last), sentence.last)
    if any(is_verb(at) and document.tokens[at].text not in _GOES_ON for at in range(start, index)):
        return None
    if any(document.shapes[at].bare_verb for at in range(index + 1, end)):
        return None
    lemma = _ARRESTED if found.lemma == _STOPPED else found.lemma
    return replace(found, lemma=lemma, cat=_TAKEN, person="3", noun="", case="")


def _start(document: Document, sentence: Sentence, index: int) -> int:
    """Where the nominal clause of a token begins: behind "that", "but and" or a mark."""
    for at in range(index - 1, sentence.first - 1, -1):
        if document.tokens[at].text in _OPENERS:
            return at + 1
    return sentence.first


def _tells_since(document: Document, sentence: Sentence, index: int) -> bool:
    """محتجزون لدى الأمن، معتقل في سجن كذا منذ أمس: in whose hands, or since when."""
    words = [t.text for t in document.tokens[index + 1 : min(sentence.last, index + _SINCE_REACH)]]
    return (_SINCE in words or any(w in _WITH for w in words[:2])) and _STRANDED.isdisjoint(words)


def _counts(document: Document, at: int) -> bool:
    """Whether a token is a number, or no noun at all, behind which a participle is who is counted."""
    return document.tokens[at].text.isdecimal() or not any(
        a.cat in ("N", "ADJ", "VN", "AP", "PP") for a in document.analyses[at]
    )
