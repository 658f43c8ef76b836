"""Where the subject of a verb stands that comes after it: a clause and a verb in it in, a run of tokens out.

Conditions of rules look behind a verb for who acts, where Arabic puts the subject by default. After "that" and at the
head of a statement it stands before the verb as often (إن قافلة للتحالف وصلت إلى القاعدة).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from evtx.annotate.triggers.clauses import WHO_ARE
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import COMPLEMENTIZERS, RELATIVES
from evtx.text.words import word_class

_WAS = word_class("annotate.subject_first.was")  # وكان الجيش قد انسحب
_PERCEIVING = word_class("annotate.subject_first.perceiving")
_ABOUT = word_class("text.disambiguate.about_as_many")
_REACH = 6  # words of the subject, from its head on


def subject_before(
    document: Document, readings: Sequence[Reading | None], clause: int, verb: int, named: Collection[int]
) -> tuple[int, int] | None:
    """The run of tokens before token `verb` with the subject that opens the clause at token `clause`; None without one.

    A subject with its article was told before, and its verb goes on about an act that is told already, unless it is the
    name of a party. `named`: tokens at which such a name of several words begins.
    """
    seen = _perceived(document, readings, clause, verb)
    if seen is not None:
        return seen
    about = next((at for at in range(clause + 1, verb) if document.tokens[at].text in RELATIVES), verb)
    if about < verb:  # أن الكتيبة | التي وصلت أمس | تسلمت
        clause = next(
            (at for at in range(about - 1, clause, -1) if document.tokens[at].text in COMPLEMENTIZERS), clause
        )
    opener = document.tokens[clause].text
    first = clause + 1 if opener in COMPLEMENTIZERS or opener in _WAS else clause
    counted = _past_amount(document, first, verb)
    if counted >= verb:
        return None
    head = readings[counted]
    if head is None or head.analysis.cat not in ("N", "ADJ"):
        return None
    bound = head.analysis
    known = bound.det and first not in named and about == verb
    if bound.prep or bound.conj or known or any(_acts(readings[at]) for at in range(first, about)):
        return None
    stop = min(about, first + _REACH)
    return first, next((at for at in range(first + 1, stop) if _by_what(readings[at])), stop)


def _perceived(
    document: Document, readings: Sequence[Reading | None], clause: int, verb: int
) -> tuple[int, int] | None:
    """رأى شهود دبابات للجيش تعبر الجسر: what was seen at what it does stands right before an imperfect."""
    told = readings[verb]
    if told is None or told.analysis.cat != "IV" or told.analysis.conj or document.tokens[verb - 1].text in WHO_ARE:
        return None
    before = next((at for at in range(verb - 1, clause - 1, -1) if (r := readings[at]) is not None and r.finite), None)
    reading = readings[before] if before is not None else None
    if before is None or reading is None or reading.analysis.lemma not in _PERCEIVING or before + 1 == verb:
        return None
    return max(before + 1, verb - _REACH), verb


def _past_amount(document: Document, first: int, verb: int) -> int:
    """إن نحو 300 شخص أصيبوا، إن أكثر من 20 مسلحا هاجموا: the subject behind how many they are."""
    texts = [t.text for t in document.tokens[first:verb]]
    at = 2 if texts[:2] == ["اكثر", "من"] else 0
    while at < len(texts) and (texts[at].isdecimal() or texts[at] in _ABOUT):
        at += 1
    return first + at


def _by_what(reading: Reading | None) -> bool:
    """ثلاث غارات بصواريخ: what the subject was done with is not the subject."""
    return reading is not None and reading.analysis.prep == "ب"


def _acts(reading: Reading | None) -> bool:
    """Whether a verb before the one at hand has the subject; one in the present describes it (قافلة تضم شاحنات)."""
    return reading is not None and reading.finite and reading.analysis.cat not in ("IV", "IVP")
