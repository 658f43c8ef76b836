"""Where the words of a document stand: a document and a set of words or lemmas in, the tokens that can be one out.

Most stages look for a few hundred words among the few hundred of an article. Asking every token costs a call a
token and stage; the index is built once a document, and each stage meets only the tokens that it wants.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from evtx.lexicon.clitics import bare_words, rests
from evtx.text.document import Document

Tokens = Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class Positions:
    """Numbers of the word tokens of a document by what they can be."""

    lemmas: Tokens
    bare: Tokens  # what is left without proclitics and article (`bare_words`)
    rests: Tokens  # what is left without proclitics (`splits`)

    def of_lemmas(self, lemmas: Set[str]) -> list[int]:
        """Tokens with an analysis as one of the lemmas, in order."""
        return _standing(self.lemmas, lemmas)

    def of_bare(self, words: Set[str]) -> list[int]:
        """Tokens of which one of `bare_words` is among the words, in order."""
        return _standing(self.bare, words)

    def of_rests(self, words: Set[str]) -> list[int]:
        """Tokens that are one of the words after proclitics, in order."""
        return _standing(self.rests, words)


def between(tokens: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of the tokens, which are in order, that are in [first, last)."""
    return tokens[bisect_left(tokens, first) : bisect_left(tokens, last)]


def _standing(index: Tokens, wanted: Set[str]) -> list[int]:
    found = index.keys() & wanted
    return sorted({token for key in found for token in index[key]}) if found else []


@lru_cache(maxsize=4)
def positions_of(document: Document) -> Positions:
    """Built once a document (documents compare by identity) and used by every stage."""
    lemmas: defaultdict[str, list[int]] = defaultdict(list)
    bare: defaultdict[str, list[int]] = defaultdict(list)
    whole: defaultdict[str, list[int]] = defaultdict(list)
    analyses = document.analyses
    for text, tokens in _by_text(document).items():
        for word in bare_words(text):
            bare[word] += tokens
        for word in rests(text):
            whole[word] += tokens
        first = analyses[tokens[0]]
        if len(tokens) == 1 or all(analyses[token] is first for token in tokens):
            if len(first) == 1:
                lemmas[first[0].lemma] += tokens
            else:
                for lemma in {a.lemma for a in first}:
                    lemmas[lemma] += tokens
        else:  # letters that the article writes in two ways, of which folding makes one (مدرسة، مدرسه)
            for token in tokens:
                for lemma in {a.lemma for a in analyses[token]}:
                    lemmas[lemma].append(token)
    return Positions(lemmas, bare, whole)


def _by_text(document: Document) -> Tokens:
    """The word tokens of a document by their folded letters: a word told ten times is looked up once."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, token in enumerate(document.tokens):
        if token.word:
            found[token.text].append(index)
    return found
