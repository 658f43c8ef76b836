"""Verbal nouns that go on with what is planned: a token of a sentence in, yes or no out.

قرر الطرفان سحب قواتهما ونشر مراقبين: not "and he spread observers", though the letters are those of a verb.
"""

from __future__ import annotations

from evtx.model import Sentence
from evtx.text.document import Document
from evtx.text.words import word_class

_PLANNING = word_class("text.joined_plans.planning")
_PLANS = word_class("text.joined_plans.plans")
_REACH, _PLAN_REACH = 18, 12  # tokens back to the first of what is planned; from there to the verb that plans it
_STOPPING = frozenset({"وقف", "بوقف", "لوقف"})  # which is read as "and" with a noun as well
_DONE_TO, _ENDING, _SUBJECTS = frozenset({"قتل", "جرح", "اصيب"}), "ا", ("ون", "وا")
_PAST, _DAY_REACH = frozenset({"امس", "الماضي", "الماضيه"}), 5  # tokens from a verb to its day
_FINITE = frozenset({"PV", "PVP", "IV", "IVP"})
_STOPS = frozenset({".", "؛", ":"})
_SAID = frozenset({"ان", "انه", "انها", "انهم", "حيث", "بينما", "فيما", "لكن", "بعد", "عندما"})


def is_planned_too(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a word with "and" is a verbal noun like the one that a verb of planning governs before it."""
    word = document.tokens[at].text
    dual = word.endswith(_ENDING) and not any(a.pron for a in document.analyses[at])
    if dual or not _names_an_act(document, at) or word[1:] in _DONE_TO:
        return False
    if document.tokens[at - 1].text == "،" or _has_its_subject(document, sentence, at):
        return False
    for head in range(at - 1, max(sentence.first, at - _REACH) - 1, -1):
        word = document.tokens[head].text
        if word in _STOPS or word in _SAID or _is_certain_verb(document, head):
            return False
        named = word in _STOPPING or any(a.cat == "VN" and not a.det and not a.conj for a in document.analyses[head])
        if named and _plans(document, sentence, head):
            return True
    return False


def _names_an_act(document: Document, at: int) -> bool:
    """Whether a word with "and" can be a verbal noun, or the noun that a verb of its letters has instead of one."""
    analyses = [a for a in document.analyses[at] if a.conj == "و" and not a.det]
    verbs = {a.lemma for a in analyses if a.cat in _FINITE}
    return any(a.cat == "VN" or (a.cat == "N" and a.lemma in verbs) for a in analyses)


def _plans(document: Document, sentence: Sentence, head: int) -> bool:
    """Whether the nearest verb or noun of planning before a verbal noun governs it, with no other verb between."""
    for back in range(head - 1, max(sentence.first, head - _PLAN_REACH) - 1, -1):
        word = document.tokens[back].text
        if word in _STOPS or word in _SAID:
            return False
        if word in _PLANS or any(a.lemma in _PLANNING and a.cat in _FINITE for a in document.analyses[back]):
            return True
        if _is_certain_verb(document, back):
            return False
    return False


def _is_certain_verb(document: Document, at: int) -> bool:
    analyses = document.analyses[at]
    return bool(analyses) and all(a.cat in _FINITE for a in analyses)


def _has_its_subject(document: Document, sentence: Sentence, at: int) -> bool:
    """وسحب الجيش قواته، وقصف الجيش أمس البلدة: a subject with what is his own behind it, or a day gone by."""
    behind = [t.text for t in document.tokens[at + 1 : min(sentence.last, at + 1 + _DAY_REACH)]]
    if not behind or behind[0].endswith(_SUBJECTS) or not _PAST.isdisjoint(behind):
        return True
    if at + 2 >= sentence.last or not any(a.det for a in document.analyses[at + 1]):
        return False
    return any(a.pron and not a.prep and a.cat in ("N", "VN") for a in document.analyses[at + 2])
