"""Listed lemmas in, the analyses of any folded word out: which lemma it is a form of, and which form.

A word is split into prefix, stem and suffix; the stem is looked up, and the places in which it may
stand decide which splits hold. Analyses are remembered, for the vocabulary of news repeats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from evtx.frozen import quick
from evtx.text.affixes import (
    AMBIGUOUS,
    LONGEST_PREFIX,
    LONGEST_SUFFIX,
    N_BARE,
    N_PAIR,
    N_UU,
    PREFIXES,
    SUFFIXES,
    Prefix,
    Suffix,
)
from evtx.text.clitics import REMEMBERED as REMEMBERED
from evtx.text.clitics import bare_of, rests
from evtx.text.conjugate import verb_stems
from evtx.text.letters import Letters, letters_of
from evtx.text.nominals import Stem, adjective_stems, noun_stems
from evtx.text.normalize import fold_text
from evtx.text.shape import FINITE, NOMINAL, UNKNOWN, Shape, shape_of

_LONGEST_WORD = 24
_GENITIVE = N_PAIR | N_UU


class Lemma(NamedTuple):
    """A lemma as listed in the data, in normal spelling. `pos`: verb | noun | adj | word (uninflected)."""

    text: str
    pos: str
    imperfect: str | None = None
    masdar: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The folded text, by which analyses name the lemma."""
        return fold_text(self.text)


@quick
@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word. Empty features are unknown, ambiguous or do not apply; all texts are folded.

    `cat`: PV IV (perfect, imperfect), PVP IVP (their passives), VN verbal noun, AP PP participles, N ADJ W.
    `number` s d p; `gender` m f; `person` 1 2 3. `noun`: the singular noun of which a VN, AP, PP, N or ADJ is a form.
    `case`: acc for the alef of -an, obl for -ين, nom for -ون and -ان, and the same before a genitive;
    jus for an imperfect that has lost its weak letter (`in_place.py`).
    """

    lemma: str
    cat: str
    conj: str = ""
    prep: str = ""
    det: bool = False
    future: bool = False
    number: str = ""
    gender: str = ""
    person: str = ""
    pron: str = ""
    noun: str = ""
    case: str = ""


_PARTICIPLES = frozenset({"AP", "PP"})


class Reading(NamedTuple):
    """The chosen analysis of a token, whether its voice is still open, and what every stage asks of its category."""

    analysis: Analysis
    open_voice: bool
    finite: bool
    nominal: bool


def reading_of(analysis: Analysis, *, open_voice: bool = False) -> Reading:
    """The reading of a token that is meant so."""
    return Reading(analysis, open_voice, analysis.cat in FINITE, analysis.cat in NOMINAL)


class Word(NamedTuple):
    """What is known of a folded word by its letters alone, looked up once for all stages."""

    analyses: tuple[Analysis, ...]
    letters: Letters  # what they leave to ask about its reading
    reading: Reading | None  # where they settle it; None: it is nothing, or they do not
    shape: Shape  # what the analyses have in common
    lemmas: frozenset[str]
    nouns: frozenset[str]  # of which it can be a form, but for those that are among the lemmas
    named: frozenset[str]  # lemmas of which it is a participle that is a noun of its own (ضابط of ضبط، منزل of أنزل)
    bare: frozenset[str]  # what is left without proclitics and article
    rests: tuple[str, ...]  # what is left without proclitics


def word_of(text: str, analyses: tuple[Analysis, ...]) -> Word:
    """A folded word with its analyses."""
    left = rests(text)
    bare, letters = bare_of(left), letters_of(text, analyses)
    if not analyses:
        return Word((), letters, None, UNKNOWN, _NONE, _NONE, _NONE, bare, left)
    reading = reading_of(analyses[0]) if letters.settled and not letters.closed else None
    lemmas = frozenset([a.lemma for a in analyses])
    nouns = frozenset([a.noun for a in analyses if a.noun and a.noun not in lemmas])
    shape, named = shape_of(analyses), _named(analyses)
    return Word(analyses, letters, reading, shape, _shared(lemmas), _shared(nouns), _shared(named), bare, left)


_NONE = frozenset[str]()
_SHARED: dict[frozenset[str], frozenset[str]] = {_NONE: _NONE}


def _shared(words: frozenset[str]) -> frozenset[str]:
    """The one set of these words that all forms of a lemma share: a set takes more memory than an analysis."""
    return _SHARED.setdefault(words, words)


def _named(analyses: Sequence[Analysis]) -> frozenset[str]:
    if not any(a.cat == "N" for a in analyses):
        return _NONE
    participles = [a.lemma for a in analyses if a.cat in _PARTICIPLES]
    return frozenset(participles) - {a.lemma for a in analyses if a.cat not in _PARTICIPLES} if participles else _NONE


_WHOLE = frozenset({"وصل"})  # verbs whose first letter و is their own, though what is left is a rarer verb

Stems = Sequence[tuple[str, Sequence[Stem]]]  # the key of each lemma and its stems, in order
StemTable = dict[str, list[tuple[str, Stem]]]  # the text of a stem, and every lemma that has it


class Morphology:
    """The stems of a set of lemmas, and the words seen so far."""

    __slots__ = ("_stems", "look_up", "unlisted", "with_marbuta")

    def __init__(self, stems: Stems, unlisted: Callable[[str], tuple[Analysis, ...]] | None = None) -> None:
        """`unlisted` answers for words that no lemma explains (a full camel-tools database, where there is one)."""
        self.unlisted = unlisted
        self._stems: StemTable = {}
        self.look_up: Callable[[str], Word] = lru_cache(maxsize=REMEMBERED)(self._look_up)
        self.with_marbuta: Callable[[str], Word] = lru_cache(maxsize=REMEMBERED)(self._with_marbuta)
        for key, of_lemma in stems:
            for stem in of_lemma:
                self._stems.setdefault(stem.text, []).append((key, stem))

    def __reduce__(self) -> tuple[Callable[[StemTable], Morphology], tuple[StemTable]]:
        """Kept without the words seen and without the answers of the user's database."""
        return _of_table, (self._stems,)

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """All readings of one folded word, those with the shortest prefix and suffix first; () if unknown."""
        return self.look_up(word).analyses

    def _look_up(self, word: str) -> Word:
        found = _without_seeming(self._split(word))
        found = self.unlisted(word) if not found and self.unlisted is not None else found
        return word_of(word, found)

    def _with_marbuta(self, word: str) -> Word:
        """The same of a word whose last letter, folded to heh, is a teh marbuta: it is no object pronoun."""
        found = tuple([a for a in self.look_up(word).analyses if a.pron != "ه"])
        return word_of(word, found)

    def _split(self, word: str) -> tuple[Analysis, ...]:
        size = len(word)
        if not 1 < size <= _LONGEST_WORD:
            return ()
        tails = [
            (at, rows)
            for at in range(size, max(1, size - LONGEST_SUFFIX - 1), -1)
            if (rows := SUFFIXES.get(word[at:])) is not None
        ]
        found: list[Analysis] = []
        for start in range(min(LONGEST_PREFIX, size - 1) + 1):
            heads = PREFIXES.get(word[:start])
            if heads is None:
                continue
            noun = False  # a longer noun stands here: what ends in -y is a nisba (مدفعي), no "two guns of"
            for end, rows in tails:
                nisba = noun and word[end : end + 1] == "ي"
                hits = [
                    _analysis(key, stem, head, suffix)
                    for key, stem in self._stems.get(word[start:end], ())
                    for suffix in rows
                    if stem.mask & suffix.need == suffix.need and not (nisba and suffix.need & _GENITIVE)
                    for head in heads
                    if head.kinds & suffix.kind and stem.mask & head.need == head.need
                ]
                if hits:
                    found += hits
                    noun = noun or any(hit.noun for hit in hits)
                    if start and word[start - 1 : start + 1] == "لل":  # للجنة: li- and lajna, with or without al-
                        found += [replace(hit, det=True) for hit in hits if hit.prep and hit.noun and not hit.pron]
        return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _without_seeming(found: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """وصلوا "arrived", not "and prayed": the و of a common verb is no conjunction before a rarer one."""
    if not any(a.lemma in _WHOLE and not a.conj for a in found):
        return found
    return tuple([a for a in found if a.lemma in _WHOLE or not a.conj])


def _of_table(stems: StemTable) -> Morphology:
    morphology = Morphology(())
    morphology._stems = stems
    return morphology


def stems_of_all(lemmas: Iterable[Lemma]) -> Stems:
    """The stems of every lemma that can stand somewhere; raises ValueError for a lemma that has none, naming it."""
    return [(lemma.key, [stem for stem in stems_of(lemma) if stem.mask]) for lemma in dict.fromkeys(lemmas)]


def stems_of(lemma: Lemma) -> list[Stem]:
    """The stems of a lemma; raises ValueError when its text or part of speech allows none."""
    if not fold_text(lemma.text) or " " in lemma.key:
        raise ValueError(f"{lemma.text!r}: a lemma is one word")
    match lemma.pos:
        case "verb":
            return verb_stems(lemma.text, lemma.imperfect, lemma.masdar, lemma.plural)
        case "noun":
            return noun_stems(lemma.text, lemma.plural)
        case "adj":
            return adjective_stems(lemma.text, lemma.plural)
        case "word":
            return [Stem(lemma.key, "W", N_BARE)]
    raise ValueError(f"{lemma.text}: unknown part of speech {lemma.pos!r}")


def _analysis(key: str, stem: Stem, head: Prefix, tail: Suffix) -> Analysis:
    number = tail.number or head.number or stem.number
    return Analysis(
        key,
        stem.cat,
        head.conj,
        head.prep,
        head.det,
        head.future,
        "" if number == AMBIGUOUS else number,
        tail.gender or head.gender or stem.gender,
        tail.person or head.person,
        tail.pron,
        stem.noun,
        tail.case,
    )
