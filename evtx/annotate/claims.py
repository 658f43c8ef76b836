"""Claims of responsibility: a document, its readings and actors in, mentions of kind `claim` out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import ClaimCue
from evtx.model import ClaimValue, Mention, Sentence
from evtx.text.document import Document

_REACH = 12
_NAMED = frozenset({"name", "hostile"})


def annotate_claims(document: Document, actors: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Claim mentions with the claimant; a claim that nobody makes ("لم تتبن أي جهة") gives none."""
    named = [m for m in actors if m.value.how in _NAMED]
    found: dict[int, Mention] = {}
    for hit in lexicon.claims.find(document):
        if not isinstance(hit.payload, ClaimCue):
            continue
        sentence = document.sentences[document.sentence_of(hit.first)]
        if _void(document, sentence, hit.first, hit.last, lexicon):
            continue
        claimant = _claimant(named, sentence, hit.first, hit.last)
        if claimant is not None:
            value = ClaimValue(hit.payload.how, claimant, (sentence.first, sentence.last))
            found[hit.first] = document.mention_of_tokens("claim", hit.first, hit.last, value, f"claim.{hit.payload.how}")
    return [found[first] for first in sorted(found)]


def _void(document: Document, sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    window = range(max(sentence.first, first - 2), min(sentence.last, first + 3))
    return any(not lexicon.claim_voids.isdisjoint(bare_words(document.tokens[i].text)) for i in window)


def _claimant(named: Sequence[Mention], sentence: Sentence, first: int, last: int) -> Mention | None:
    """The first named actor after the verb, else the last one before it, in the sentence."""
    after = [m for m in named if first < m.first < min(sentence.last, first + _REACH)]
    before = [m for m in named if sentence.first <= m.first and m.last <= first and first - m.last < _REACH]
    return after[0] if after else before[-1] if before else None
