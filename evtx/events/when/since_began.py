"""Tolls counted from a beginning: a draft in, whether its figure is that of all since then, and its span out.

قتل 141 شخصا على الأقل منذ بدء الاحتجاجات: no toll of the day that the account tells of, nor of the publication.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.events.draft import Draft, DraftDate
from evtx.events.frames.phrase import Index
from evtx.events.when.clauses import clause_of
from evtx.frozen import replace
from evtx.lexicon.match import bare_words
from evtx.model import DateValue, Mention, Sentence
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_SINCE = frozenset({"منذ", "ومنذ", "فمنذ"})
_BEGINNINGS = word_class("events.tallies.beginnings")
_BEGAN = word_class("events.when.began")
_REACH = 12  # tokens from a toll to the word since when it is counted
_GREATEST, _MEASURED = word_class("events.when.greatest"), 6  # tokens from such a word to "since"
_HEAD = 2  # tokens of a sentence in which that word opens it
_VERB_REACH = 6  # tokens from a verb of beginning to its day
_MANY = frozenset({"airstrike", "shelling", "armed_attack", "bombing", "killing", "arrest"})
_NOT_OWN = frozenset({"running", "published", "none", "reported"})


def counted_since(document: Document, draft: Draft) -> int | None:
    """The token of "since", where a beginning stands behind the toll of a draft, or opens its sentence before it."""
    return _counted_since(document, draft, draft.casualties)


def _counted_since(document: Document, draft: Draft, tolls: Sequence[Mention]) -> int | None:
    dead = [m for m in tolls if m.value.min]
    if not dead:
        return None
    sentence = document.sentences[draft.sentence]
    behind = range(dead[-1].last, min(dead[-1].last + _REACH, sentence.last) - 1)
    head = range(sentence.first, min(sentence.first + _HEAD, dead[0].first))
    return next((at for at in (*head, *behind) if _opens(document, at)), None)


def _opens(document: Document, at: int) -> bool:
    """Whether "since the beginning of" stands at a token; not where it measures one act (أول هجوم منذ بدء الحملة)."""
    if document.tokens[at].text not in _SINCE or document.word_at(at + 1) not in _BEGINNINGS:
        return False
    return not any(t.text in _GREATEST for t in document.tokens[max(0, at - _MEASURED) : at])


def since_it_began(document: Document, index: Index, draft: Draft, published: str | None) -> Draft:
    """A draft whose toll is counted since something began, with the span from that day; no day where none is told."""
    sentence = document.sentences[draft.sentence]
    tolls = index.inside("casualty", sentence.first, sentence.last)  # of which another trigger may be the owner
    own = draft.type in _MANY and draft.date.how in _NOT_OWN
    at = _counted_since(document, draft, tolls) if own else None
    if at is None or published is None or draft.status != "occurred" or _in_relative(document, draft, at):
        return draft
    began = _day_it_began(document, index, sentence, at, published)
    if began is None:
        return replace(draft, date=DraftDate(DateValue(None, None, "unanchored"), None, "none"))
    return replace(draft, date=DraftDate(DateValue(began.value.start, published, "days"), began, "sentence"))


def _in_relative(document: Document, draft: Draft, at: int) -> bool:
    """في المدينة التي بقيت منذ اندلاع الحرب هادئة: whether "since" belongs to a relative clause behind the act."""
    first, _ = clause_of(document.sentences[draft.sentence], at)
    return first > draft.trigger.anchor and document.tokens[first].text in RELATIVES


def _day_it_began(document: Document, index: Index, sentence: Sentence, since: int, published: str) -> Mention | None:
    """The day on which what stands behind "since the beginning of" began, by the sentence sooner than by others."""
    words = bare_words(document.tokens[since + 2].text) if since + 2 < sentence.last else frozenset()
    told = [
        *index.inside("date", since, sentence.last),
        *(m for m in index.inside("date", 0, len(document.tokens)) if not sentence.first <= m.first < sentence.last),
    ]
    for mention in told:
        value = mention.value
        if value is None or not value.start or value.start >= published:
            continue
        first = max(0, mention.first - _VERB_REACH)
        line = document.sentences[document.sentence_of(mention.first)]
        before = [t.text for t in document.tokens[max(first, line.first) : mention.first]]
        verb = any(word.removeprefix("و") in _BEGAN for word in before)
        begun = any(a in _SINCE and b in _BEGINNINGS for a, b in pairwise(before))
        own = sentence.first <= mention.first < sentence.last
        if (verb or begun) and (own or any(not words.isdisjoint(bare_words(word)) for word in before)):
            return mention
    return None
