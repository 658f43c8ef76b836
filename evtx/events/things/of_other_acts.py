"""Means that a sentence tells of another act: a thing and a trigger in, whether the thing is that other act's out.

"استعادت البلدة بعد قصف مدفعي"، "قصفت المخيم رداً على إطلاق صواريخ": what stands in the phrase of a noun for an attack is
what that attack was made with, and the noun may stand beside the trigger only.
"""

from __future__ import annotations

from itertools import pairwise

from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.words import word_class

_ATTACKS = word_class("events.of_other_acts.attacks")
_APART = word_class("events.of_other_acts.apart")
_ANSWER = word_class("events.of_other_acts.answer")
_FEARED = word_class("events.of_other_acts.feared")
_MEANS = frozenset({"weapon", "aircraft"})
_REACH = 4  # tokens from an attack to its means (إطلاق عشرات القذائف والصواريخ)
_VICTIM = "victim"  # قُتلوا بعد قصف مدفعي: what happened to people was done by what came before


def is_of_another_act(document: Document, trigger: Trigger, mention: Mention) -> bool:
    """Whether a weapon stands in the phrase of an attack that is another act than the trigger's."""
    if mention.value.kind not in _MEANS:
        return False
    if mention.first >= trigger.last:
        return not trigger.rule.frame.startswith(_VICTIM) and _of_one_told_apart(document, trigger, mention)
    return trigger.form == "noun" and _answered(document, trigger, mention)


def _of_one_told_apart(document: Document, trigger: Trigger, mention: Mention) -> bool:
    """بعد قصف مدفعي، رداً على إطلاق صواريخ: words between the trigger and an attack that set the two apart.

    طعن جنديا قبل أن يقتل بالرصاص، انسحبوا خشية الطيران: so does a clause of what came after or was feared.
    """
    between = [t.text for t in document.tokens[trigger.last : mention.first]]
    if ("قبل", "ان") in pairwise(between) or not _FEARED.isdisjoint(between):
        return True
    first = max(trigger.last, mention.first - _REACH)
    at = next((n for n in range(mention.first - 1, first - 1, -1) if _attack_at(document, n)), None)
    if at is None:
        return False
    words = [document.tokens[n].text for n in range(trigger.last, at)]
    answers = any(
        not bare_words(word).isdisjoint(_ANSWER) and words[n + 1 : n + 2] == ["علي"] for n, word in enumerate(words)
    )
    return answers or any(word in _APART for word in words)


def _answered(document: Document, trigger: Trigger, mention: Mention) -> bool:
    """رد على إطلاق صواريخ بشن غارات: means of what an act before which they are told answers."""
    reach = range(mention.first - 1, max(0, mention.first - _REACH) - 1, -1)
    at = next((n for n in reach if n != trigger.anchor and _attack_at(document, n)), None)
    if at is None or document.tokens[at - 1].text != "علي":
        return False
    before = document.tokens[max(0, at - 1 - _REACH) : at - 1]
    return any(not bare_words(token.text).isdisjoint(_ANSWER) for token in before)


def _attack_at(document: Document, at: int) -> bool:
    return at >= 0 and any(a.cat in ("N", "VN") and (a.noun or a.lemma) in _ATTACKS for a in document.analyses[at])
