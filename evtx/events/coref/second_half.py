"""The second half of a headline, whose act is one of its own: a sentence in, where its halves meet out.

25 قتيلا في حمص وقصف على سرمين، غارة على يانوح وقوة تخطف مسؤولا: a bare noun after "and" opens a half where
the one before has a place already, and so does a subject before its verb that has one; else both share all.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.schema import Trigger
from evtx.model import HEADS, Mention, Sentence
from evtx.text.document import Document

_NOMINAL = frozenset({"N", "AP", "PP", "ADJ"})
_PRESENT = frozenset({"IV", "IVP"})
_BETWEEN = frozenset({"بين", "بينهم", "بينها"})
_SUBJECT = 4  # tokens of a subject before its verb


def second_half(
    document: Document, sentence: Sentence, triggers: Sequence[Trigger], places: Sequence[Mention]
) -> int | None:
    """The token with which the second half of a headline begins; None where it has one part."""
    if sentence.part not in HEADS:
        return None
    subjects = (_subject_after_and(document, sentence, t.first) for t in triggers if t.form != "noun")
    opened = [at for at in subjects if at is not None and any(m.first >= at and m.value.head for m in places)]
    bare = [t.first for t in triggers if t.form == "noun" and _is_joined(t)]
    opened += [at for at in bare if any(m.last <= at and m.value.head for m in places)]
    return min(opened, default=None)


def _is_joined(trigger: Trigger) -> bool:
    """A pact is none: it is of where they fought (قتلى باقتتال في رأس العين واتفاق على التهدئة)."""
    bare = not trigger.analysis.prep and not trigger.analysis.det
    return trigger.analysis.conj == "و" and bare and trigger.rule.type != "agreement"


def subjects_after_and(document: Document, sentence: Sentence) -> frozenset[int]:
    """The tokens with which the subject of a verb begins behind the "and" of a headline."""
    if sentence.part not in HEADS:
        return frozenset()
    found = (_subject_after_and(document, sentence, at) for at in range(sentence.first + 1, sentence.last))
    return frozenset(at for at in found if at is not None)


def _subject_after_and(document: Document, sentence: Sentence, verb: int) -> int | None:
    """وقوة إسرائيلية تخطف: where the subject right before a verb of the present begins; None where it has no "and"."""
    if not any(a.cat in _PRESENT and not a.conj for a in document.analyses[verb]):
        return None
    for at in range(verb - 1, max(sentence.first, verb - _SUBJECT) - 1, -1):
        token, analyses = document.tokens[at], document.analyses[at]
        if not token.word or (analyses and all(a.cat not in _NOMINAL for a in analyses)):
            return None
        if token.text.startswith("و") and (not analyses or any(a.conj == "و" and a.cat in _NOMINAL for a in analyses)):
            before = document.tokens[max(sentence.first, at - _SUBJECT) : at]
            return None if any(t.text in _BETWEEN for t in before) else at  # هدنة بين كذا وحماس تدخل حيز التنفيذ
    return None


def in_half(half: int | None, trigger: Trigger, mention: Mention) -> bool:
    """Whether a mention of a headline stands in the half of a trigger."""
    return half is None or (mention.first >= half) == (trigger.anchor >= half)


def opens_half(document: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a trigger of a headline stands behind its "and", so that it need not tell what the lead tells."""
    if sentence.part not in HEADS:
        return False
    if trigger.form == "noun":
        return trigger.analysis.conj == "و"
    return _subject_after_and(document, sentence, trigger.first) is not None
