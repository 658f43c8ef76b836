"""Where the words of a document stand: a document and a set of words or lemmas in, the tokens that can be one out.

Most stages look for a few hundred words among the few hundred of an article. Asking every token costs a call a
token and stage; the index is built once a document, and each stage meets only the tokens that it wants.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache

from evtx.text.document import Document

Tokens = Mapping[str, Sequence[int]]


class Positions:
    """Numbers of the word tokens of a document by what they can be. The answer to a set of words that is asked for
    again (the heads of a table, for every trigger) is kept."""

    __slots__ = (
        "_answers",
        "bare",
        "bare_words",
        "lemma_words",
        "lemmas",
        "named",
        "noun_words",
        "nouns",
        "rest_words",
        "rests",
    )

    def __init__(self, lemmas: Tokens, nouns: Tokens, named: Tokens, bare: Tokens, rests: Tokens) -> None:
        self.lemmas = lemmas
        self.named = named  # by the lemma of which the word is a participle, where it is a noun of its own as well
        self.nouns = nouns  # by the noun of which the word is a form, where that is another word than the lemma
        self.bare = bare  # what is left without proclitics and article (`bare_words`)
        self.rests = rests  # what is left without proclitics (`splits`)
        # Two frozen sets are compared in a third of the time of a set and the keys of a dictionary.
        self.lemma_words, self.noun_words = frozenset(lemmas), frozenset(nouns)
        self.bare_words, self.rest_words = frozenset(bare), frozenset(rests)
        self._answers: dict[tuple[int, int], tuple[Set[str], Sequence[int]]] = {}

    def of_lemmas(self, lemmas: Set[str]) -> Sequence[int]:
        """Tokens with an analysis as one of the lemmas, in order."""
        return self._standing(self.lemmas, self.lemma_words, lemmas)

    def of_lemmas_or_nouns(self, words: Set[str]) -> Sequence[int]:
        """Tokens with an analysis that has one of the words as its lemma or as its noun, in order."""
        lemmas, nouns = self.of_lemmas(words), self._standing(self.nouns, self.noun_words, words)
        return sorted({*lemmas, *nouns}) if nouns else lemmas

    def of_bare(self, words: Set[str]) -> Sequence[int]:
        """Tokens of which one of `bare_words` is among the words, in order."""
        return self._standing(self.bare, self.bare_words, words)

    def of_rests(self, words: Set[str]) -> Sequence[int]:
        """Tokens that are one of the words after proclitics, in order."""
        return self._standing(self.rests, self.rest_words, words)

    def bare_between(
        self, words: frozenset[str], first: int, last: int, names: Mapping[int, str] | None = None
    ) -> bool:
        """Whether one of `bare_words` of the tokens [first, last) is among the words.

        `names`: tokens whose letters are all of a name (بعقوبة), with it; nothing of them is a proclitic.
        """
        for word in self.bare_words & words:
            for token in self.bare[word]:
                if first <= token < last and (names is None or names.get(token, word) == word):
                    return True
        return False

    def lemma_between(
        self, words: frozenset[str], first: int, last: int, but: int, names: Set[int], nouns_apart: bool = False
    ) -> bool:
        """Whether the tokens [first, last), `but` and `names` left out, can have one of the words as lemma or noun.

        With `nouns_apart` a participle that is a noun of its own (ضابط، منزل) tells nothing of its verb.
        """
        for index, known in ((self.lemmas, self.lemma_words), (self.nouns, self.noun_words)):
            for word in known & words:
                named = self.named.get(word, ()) if nouns_apart and index is self.lemmas else ()
                for token in index[word]:
                    if first <= token < last and token != but and token not in names and token not in named:
                        return True
        return False

    def _standing(self, index: Tokens, known: frozenset[str], wanted: Set[str]) -> Sequence[int]:
        # by identity, which is sure while the set that was asked for is kept beside the answer
        kept = self._answers.get((id(index), id(wanted)))
        if kept is not None:
            return kept[1]
        found = known.intersection(wanted)
        answer = sorted({token for key in found for token in index[key]}) if found else []
        if isinstance(wanted, frozenset):
            self._answers[id(index), id(wanted)] = wanted, answer
        return answer


_KEYS: dict[int, tuple[Mapping[str, object], frozenset[str]]] = {}  # by identity, which holds while the table is kept
_TABLES = 64  # of a few lexicons


def keys_of(table: Mapping[str, object]) -> frozenset[str]:
    """The words of a table of the lexicon as a set, made once: tables do not change, and each article asks for them."""
    kept = _KEYS.get(id(table))
    if kept is None:
        if len(_KEYS) >= _TABLES:
            _KEYS.clear()
        kept = _KEYS[id(table)] = table, frozenset(table)
    return kept[1]


def between(tokens: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of the tokens, which are in order, that are in [first, last)."""
    return tokens[bisect_left(tokens, first) : bisect_left(tokens, last)]


@lru_cache(maxsize=4)
def positions_of(document: Document) -> Positions:
    """Built once a document (documents compare by identity) and used by every stage."""
    lemmas: dict[str, Sequence[int]] = {}
    nouns: dict[str, Sequence[int]] = {}
    named: dict[str, Sequence[int]] = {}
    bare: dict[str, Sequence[int]] = {}
    whole: dict[str, Sequence[int]] = {}
    words = document.words
    for tokens in _by_text(document).values():
        word = words[tokens[0]]
        _add(bare, word.bare, tokens)
        _add(whole, word.rests, tokens)
        if len(tokens) == 1 or all(words[token] is word for token in tokens):
            if word.analyses:
                _add(lemmas, word.lemmas, tokens)
                _add(nouns, word.nouns, tokens)
                _add(named, word.named, tokens)
        else:  # letters that the article writes in two ways, of which folding makes one (مدرسة، مدرسه)
            for token in tokens:
                _add(lemmas, words[token].lemmas, [token])
                _add(nouns, words[token].nouns, [token])
                _add(named, words[token].named, [token])
    return Positions(lemmas, nouns, named, bare, whole)


def _add(index: dict[str, Sequence[int]], words: Iterable[str], tokens: Sequence[int]) -> None:
    """The tokens under each of the words; most words have one spelling, whose tokens need no copy."""
    for word in words:
        known = index.get(word)
        index[word] = tokens if known is None else [*known, *tokens]


def _by_text(document: Document) -> dict[str, list[int]]:
    """The word tokens of a document by their folded letters: a word told ten times is looked up once."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, token in enumerate(document.tokens):
        if token.word:
            found[token.text].append(index)
    return found
