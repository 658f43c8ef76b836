"""Clauses beside an act: a trigger and a place of its sentence in, whether a clause binds or parts them out.

X التي سيطروا عليها: the act was at X. الهجوم الذي شنه الجيش على X: the clause is the act's own.
استولوا على المقر، وهو من مراكز الجيش في X: what only says more of a thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.schema import Trigger
from evtx.model import Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_TAKING_UP = word_class("events.where.taking_up")
_BEHIND = 3  # tokens from an act's trigger to the word that takes the place up
_OPENED = 2  # words between a name or trigger and the clause about it: an adjective
_DESCRIBING = frozenset({"وهو", "وهي", "وهما"})


def at_antecedent(document: Document, sentence: Sentence, trigger: Trigger, heads: Sequence[Mention]) -> Mention | None:
    """تدمر الأثرية التي سيطر التنظيم عليها بريف X: the place that the clause of the trigger is about."""
    for mention in heads:
        if not 0 < trigger.anchor - mention.last < sentence.last - sentence.first:
            continue
        opener = _relative_behind(document, mention.last)
        if opener is None or trigger.anchor < opener or not _in_one_clause(document, sentence, opener, trigger.anchor):
            continue
        if _takes_up(document, trigger, mention):
            return mention
    return None


def _relative_behind(document: Document, at: int) -> int | None:
    """The relative word right behind a name, with at most an adjective between."""
    for first in range(at, min(at + _OPENED, len(document.tokens))):
        if document.tokens[first].text in RELATIVES:
            return first
        if not any(a.cat == "ADJ" and a.det for a in document.analyses[first]):
            return None
    return None


def _in_one_clause(document: Document, sentence: Sentence, opener: int, anchor: int) -> bool:
    """Whether no mark and no other clause stands between a relative word and a trigger."""
    if any(document.tokens[at].text in "،.؛:" for at in range(opener, anchor)):
        return False
    return not any(opener < first <= anchor for first, _ in sentence.clauses)


def _takes_up(document: Document, trigger: Trigger, mention: Mention) -> bool:
    """Whether a pronoun at the trigger or right behind it stands for the place (عليها، فيه، دخلها); no طائرة إيران التي
    أسقطوها.
    """
    town = mention.value.place.kind != "country"
    if town and any(a.pron and a.cat in ("PV", "IV") for a in document.analyses[trigger.anchor]):
        return True
    behind = document.tokens[trigger.anchor + 1 : trigger.last + _BEHIND]
    return any(t.text in _TAKING_UP for t in behind)


def is_own_clause(document: Document, trigger: Trigger, first: int) -> bool:
    """الهجوم الذي شنه X على Y: whether a clause is a relative one about the noun of the act."""
    if trigger.form != "noun" or not trigger.last <= first <= trigger.last + 1:
        return False
    return document.tokens[first].text in RELATIVES


def only_describes(document: Document, trigger: Trigger, mention: Mention, readings: Sequence[Reading | None]) -> bool:
    """وهو أكبر معاقلهم في X: whether a place stands in a clause without verb that says what something is."""
    for at in range(mention.first - 2, trigger.last - 1, -1):
        if document.tokens[at].text in _DESCRIBING:
            following = readings[at + 1]
            return following is None or not following.finite
        if not document.tokens[at].word:
            return False
    return False
