"""Participles that are said of acts and things and elsewhere mean people (هجوم خاطف، الموقع المشتبه به).

In: a mention of kind `people` with the words before it. Out: whether it is no person at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.load import Lexicon
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.morphology import Analysis
from evtx.text.words import word_class

_SAID_OF_THINGS = word_class("annotate.participles.said_of_things")
_ACTS = word_class("annotate.participles.acts")
_SITES = word_class("annotate.participles.sites")
_BETWEEN = 2  # adjectives of the act before the participle (عملية نوعية خاطفة)
_OF_IT = frozenset({"بها", "فيها"})  # سيارة مشتبه بها
_OF_ONE_OR_MANY_THINGS = ("ها", "ه")  # مشتبه بها، مشتبه به; not مشتبه بهم
_MANY = ("ون", "ين", "ان")


def said_of_an_act(document: Document, readings: Sequence[Reading | None], person: Mention, lexicon: Lexicon) -> bool:
    """Whether a word for people describes the act or thing before it, with which it agrees.

    It stays a person behind another noun (سيارة خاطف), in the plural, and where the pronoun behind it is one of
    people (هجوم المشتبه بهم).
    """
    own = readings[person.first]
    if own is None or not person.first or own.analysis.conj or own.analysis.prep:
        return False
    if (own.analysis.noun or own.analysis.lemma) not in _SAID_OF_THINGS:
        return False
    if document.tokens[person.first].text.endswith(_MANY) or not _of_things(document, person):
        return False
    noun = _described(document, readings, person.first, definite=own.analysis.det)
    told = own.analysis.det or document.word_at(person.first + 1) in _OF_IT
    return noun is not None and _is_act_or_thing(noun, told=told, lexicon=lexicon)


def _of_things(document: Document, person: Mention) -> bool:
    """Whether the pronoun of the phrase, if it has one, can be a thing's."""
    return person.last - person.first == 1 or document.tokens[person.last - 1].text.endswith(_OF_ONE_OR_MANY_THINGS)


def _described(document: Document, readings: Sequence[Reading | None], at: int, *, definite: bool) -> Analysis | None:
    """The noun before an adjective at a token, past other adjectives, that is definite where it is."""
    for before in range(at - 1, max(-1, at - 2 - _BETWEEN), -1):
        reading = readings[before]
        if reading is None or not reading.nominal or not document.tokens[before].word:
            return None
        noun = reading.analysis
        if (noun.det or bool(noun.pron)) != definite:
            return None
        if noun.cat != "ADJ" or (noun.noun or noun.lemma) in _ACTS:
            return noun
    return None


def _is_act_or_thing(noun: Analysis, *, told: bool, lexicon: Lexicon) -> bool:
    """An act; a thing only where article or pronoun tell, since else it may be the person's own (منزل مشتبه به)."""
    word = noun.noun or noun.lemma
    return noun.cat == "VN" or word in _ACTS or word in _SITES or (told and word in lexicon.item_nouns)
