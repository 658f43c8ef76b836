"""What a whole war cost: a sentence in, whether its figures and deaths are those of a war and not of an act out.

أسفر النزاع على مدى السنوات عن مقتل 300 ألف شخص، وأودت الحرب بحياة كذا: agencies close with such a sentence.
"""

from __future__ import annotations

from evtx.events.draft import Draft
from evtx.lexicon.match import bare_words
from evtx.model import CasualtyValue, Sentence
from evtx.text.document import Document
from evtx.text.shape import FINITE
from evtx.text.words import word_class

_WARS = word_class("events.war_tolls.wars")
_COST = word_class("events.war_tolls.cost")
_BEFORE, _REACH = 2, 8  # tokens before and behind the word for a war in which a verb says what it cost
_TOLLS = frozenset({"killing", "displacement"})
_MANY = 1000  # people; fewer may be those of one quarrel or battle that is called so


def is_of_a_war(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence says what a war, told by no more than that word, cost."""
    for at in range(sentence.first, sentence.last):
        if _WARS.isdisjoint(bare_words(document.tokens[at].text)):
            continue
        near = range(max(sentence.first, at - _BEFORE), min(sentence.last, at + _REACH))
        if any(a.lemma in _COST and a.cat in FINITE for n in near for a in document.analyses[n]):
            return True
    return False


def is_many(figure: CasualtyValue) -> bool:
    """Whether a figure is one of thousands, as the tolls of wars are."""
    return (figure.min or 0) >= _MANY


def is_toll_of_a_war(document: Document, draft: Draft) -> bool:
    """Whether a draft tells no more than the dead or displaced of a whole war."""
    return (
        draft.type in _TOLLS
        and any(is_many(value) for value in draft.figures)
        and is_of_a_war(document, document.sentences[draft.sentence])
    )
