"""What an act is about: a place in its sentence in, whether it is where what was agreed, wanted or answered is out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.schema import Trigger
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import COMPLEMENTIZERS
from evtx.text.words import word_class

_WHO = frozenset({"الذي", "الذين"})  # a clause about people, not about ground
MARCHES = frozenset({"protest", "riot"})
CAUSES = word_class("events.where.causes")
_PRETEXTS = word_class("events.where.pretexts")
_SUBJECTS = word_class("events.where.subjects")
_SPANS = word_class("events.where.spans")
_COUNT_REACH = 4
_CAUSE_REACH = 9
PACTS = frozenset({"agreement"})  # told of where they are made, and of nowhere else
_CONCLUDING = word_class("events.where.concluding")  # اتفاق أبرموه في سويسرا


def is_about(document: Document, trigger: Trigger, mention: Mention, readings: Sequence[Reading | None]) -> bool:
    """اتفاق توقفت بموجبه الضربات على صنعاء، مظاهرة للمطالبة برفع الحصار عن غزة: where what was agreed or wanted is."""
    between = range(trigger.last, mention.first)
    words = [document.tokens[i].text for i in between]
    if not _PRETEXTS.isdisjoint(words) or _counts_from(words):
        return True
    if trigger.rule.type in MARCHES:
        own = (
            [document.tokens[trigger.anchor].text] if mention.first > trigger.anchor else []
        )  # احتجاجا على نقلها إلى X
        return not CAUSES.isdisjoint([*own, *words])
    if trigger.rule.type == "meeting":
        return not _SUBJECTS.isdisjoint(word.removeprefix("و") for word in words)
    if trigger.rule.type == "threat" and any(word in _WHO for word in words):
        return True  # هدد بمعاقبة كذا لقتل الصحفي الذي اختفى في X
    if trigger.rule.type not in PACTS:
        return False  # a threat is told of where it is to strike
    if any((r := readings[i]) is not None and r.finite and r.analysis.lemma not in _CONCLUDING for i in between):
        return True
    return any(word in COMPLEMENTIZERS or word[1:] in COMPLEMENTIZERS for word in words)


def of_cause_before(document: Document, mention: Mention, readings: Sequence[Reading | None]) -> bool:
    """احتجزوا ضابطا احتجاجا على اعتقال شبان في X، ثم أفرجوا عنه: where the cause of the act before was."""
    for at in range(mention.first - 1, max(1, mention.first - _CAUSE_REACH), -1):
        reading = readings[at]
        if not document.tokens[at].word or (reading is not None and reading.finite):
            return False
        if document.tokens[at].text in CAUSES or document.tokens[at].text in _PRETEXTS:
            return document.tokens[at - 1].word
    return False


def _counts_from(words: Sequence[str]) -> bool:
    """وجاء الهجوم بعد يومين فقط على قصف مماثل: what follows tells of the act before."""
    for at, word in enumerate(words[1:], 1):
        before = words[max(0, at - _COUNT_REACH) : at]
        if word in ("من", "علي") and "بعد" in before and not _SPANS.isdisjoint(before):
            return True
    return False
