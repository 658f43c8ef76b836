"""Verbal nouns that tell an act as their verb does: a noun and its sentence in, the rules of its verb out.

إغلاق الجيش المعبر، بدأ الجيش سحب قواته، تم نشر قناصة: behind such a noun its object stands as behind its verb, be it
that a doer of its own follows it or that a verb before lends it one.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.triggers.answers import ARMED, answers_of
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import Rule
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_REACH = 9  # tokens from a verb that lends a doer to the noun
_LENDING = frozenset({"initiator", "event"})  # what the subject of such a verb may be
_ANNOUNCING = "اعلن"
_TRYING = frozenset({"حاول"})  # who tries to move has not moved
_MEANWHILE = word_class("annotate.verbal_nouns.meanwhile")
_BODIES = frozenset({ARMED, "government", "io", "party", "tribe"})
_GOING = ("act.", "control.")  # frames of acts that need no object


def as_its_verb(
    document: Document,
    readings: Sequence[Reading | None],
    index: int,
    rules: Sequence[Rule],
    lexicon: Lexicon,
    by_token: dict[int, list[Mention]],
) -> Sequence[Rule]:
    """The rules of its verb that the noun at a token may be tried for; none where it is a noun like others."""
    reading = readings[index]
    if (
        reading is None
        or reading.analysis.det
        or reading.analysis.number != "s"
        or _in_construct(readings, index, by_token)
    ):
        return ()
    before = document.tokens[index - 1].text if index else ""
    if before.lstrip("وف") in _MEANWHILE:
        return ()  # لدى مرور دورية، منذ دخول القوات: the time of another act
    doer = next((m for m in by_token.get(index + 1, ()) if _acts(m, lexicon)), None)
    if doer is not None:
        alone = not _has_object(readings, doer.last, by_token)
        return [rule for rule in rules if not alone or rule.frame.startswith(_GOING)]
    return rules if _lent(readings, index, lexicon) or _heads(document, readings, index) else ()


def _heads(document: Document, readings: Sequence[Reading | None], index: int) -> bool:
    """إعلان حظر التجول في كذا: a headline that begins with a verbal noun, with its object right behind it."""
    first = document.sentences[document.sentence_of(index)].first
    after = readings[index + 1] if index + 1 < len(readings) else None
    return index == first and after is not None and after.nominal and not (after.analysis.prep or after.analysis.conj)


def _in_construct(readings: Sequence[Reading | None], index: int, by_token: dict[int, list[Mention]]) -> bool:
    """نقطة تفتيش، عربة دفع: a noun without article right before makes one thing with the verbal noun."""
    head = readings[index - 1] if index else None
    dated = any(
        m.kind == "date" and m.last == index for at in range(max(0, index - 4), index) for m in by_token.get(at, ())
    )
    if head is None or dated or not head.nominal:
        return False
    analysis = head.analysis
    return analysis.cat == "N" and not analysis.det and not analysis.pron


def _acts(mention: Mention, lexicon: Lexicon) -> bool:
    return mention.kind == "actor" and not _BODIES.isdisjoint(answers_of(mention, lexicon))


def _has_object(readings: Sequence[Reading | None], at: int, by_token: dict[int, list[Mention]]) -> bool:
    """Whether a noun that may be the object follows the doer of a verbal noun (إغلاق الجيش | المعبر)."""
    reading = readings[at] if at < len(readings) else None
    dated = any(m.kind == "date" for m in by_token.get(at, ()))
    if dated:
        return False
    if any(m.kind in ("item", "people", "number", "place", "actor") for m in by_token.get(at, ())):
        return reading is None or not reading.analysis.prep
    return reading is not None and reading.nominal and not reading.analysis.prep and not reading.analysis.conj


def _lent(readings: Sequence[Reading | None], index: int, lexicon: Lexicon) -> bool:
    """بدأ الجيش سحب قواته، تم أمس سحب القوات: whether a verb before has the noun as its object or its subject."""
    reading = readings[index]
    if reading is None or reading.analysis.conj or reading.analysis.prep or reading.analysis.case == "acc":
        return False  # استهدف تجمعا: with its ending it governs nothing
    for at in range(index - 1, max(-1, index - _REACH), -1):
        told = readings[at]
        if told is not None and told.finite:
            lemma = told.analysis.lemma
            lends = any(s.subject in _LENDING and not s.preposition for s in lexicon.supports.get(lemma, ()))
            return (lends or lemma == _ANNOUNCING) and lemma not in _TRYING
    return False
