"""Clauses as the conditions of rules see them: a sentence in, runs of tokens out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from evtx.model import Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_GOING_ON = frozenset({"الي", "علي", "عن"})  # prepositions of the verb before, which open no clause of their own

WHO_ARE, _SOMEBODY = frozenset({"وهم", "وهو", "وهي", "وهما"}), frozenset({"actor", "people", "item"})
_NOUN_REACH = 4  # words of an indefinite noun and its adjectives before the verb about it
_INSIDE, _SETTINGS = frozenset({"في", "قرب", "داخل", "الي", "من"}), 2
_ACCORDING = word_class("annotate.triggers.according")


def without_source(document: Document, first: int, last: int) -> int:
    """Where the tokens [first, last) end without the words that say who tells them (، وفق وكالة كذا)."""
    tokens = document.tokens
    return next((at for at in range(first, last) if tokens[at].text in _ACCORDING), last)


def taken_up(document: Document, by_token: Mapping[int, Sequence[Mention]], verb: int, first: int) -> int:
    """شاهد سكان القوات وهي تغلق الطريق: a circumstance begins with whom its pronoun takes up, not at token `first`."""
    if verb - 1 <= first or document.tokens[verb - 1].text not in WHO_ARE:
        return first
    named = (m for at in range(first, verb - 1) for m in by_token.get(at, ()) if m.last == verb - 1)
    return min((m.first for m in named if m.kind in _SOMEBODY), default=first)


def behind_setting(document: Document, by_token: Mapping[int, Sequence[Mention]], at: int) -> int:
    """هاجم مساء أمس الأحد | مسلحون، أغلق في مدينة جوس صباح السبت | محتجون: what stands next to a verb stands behind the
    time and the place that follow it.
    """
    for _ in range(_SETTINGS):
        at = document.over.get(at, at)
        inside = at + (at < len(document.tokens) and document.tokens[at].text in _INSIDE)
        here = by_token.get(inside, ())
        said = [m for m in here if m.kind == "date" or (m.kind == "place" and _inside(m, inside > at))]
        if not said:
            break
        at = max(m.last for m in said)
    return document.over.get(at, at)


def _inside(place: Mention, behind: bool) -> bool:
    """Whether a place is where something was done: behind such a preposition, or with it."""
    return behind or place.value.preposition == "ب" or bool(place.value.place.precision == "near")


def words_on(document: Document, by_token: Mapping[int, Sequence[Mention]], at: int, words: int) -> int:
    """The token so many words on; a day between commas is none (تصدت القوات، اليوم السبت، لطائرة)."""
    tokens = document.tokens
    while words and at < len(tokens):
        at = document.over.get(at, at)
        day = next((m.last for m in by_token.get(at, ()) if m.kind == "date"), 0)
        words -= not day and tokens[at].text != "،"
        at = day or at + 1
    return at


def names_on(document: Document, by_token: Mapping[int, Sequence[Mention]], at: int, words: int) -> int:
    """The same, where the name of a body or a group counts as one word (سحب الجيش الفيدرالي الإثيوبي قواته)."""
    tokens = document.tokens
    while words and at < len(tokens):
        at = document.over.get(at, at)
        told = by_token.get(at, ())
        day = next((m.last for m in told if m.kind == "date"), 0)
        words -= not day and tokens[at].text != "،"
        at = day or max((m.last for m in told if m.kind == "actor"), default=at + 1)
    return at


def phrases_on(document: Document, by_token: Mapping[int, Sequence[Mention]], at: int, phrases: int) -> int:
    """The token so many words on, where a name, a place, a day or an amount counts as one word, and a mark as none."""
    tokens = document.tokens
    while phrases and at < len(tokens):
        at = document.over.get(at, at)
        phrases -= tokens[at].word
        at = max((m.last for m in by_token.get(at, ())), default=at + 1)
    return at


def merged_clauses(
    document: Document, readings: Sequence[Reading | None], sentence: Sentence
) -> Iterable[tuple[int, int]]:
    """The clauses of a sentence, those joined that tell one thing.

    A clause with no finite verb goes on with the one before (دفعت يوم الخميس، عبر الطريق، برتل). One whose verb has
    its subject before an insertion reaches back to it (عبوة زرعها مجهولون، انفجرت بسيارة). What has the letters of a
    verb and is read as a noun is none (بسط الجيش، صباح الجمعة، سيطرته على المعبر). Behind an insertion the verb
    may go on with its preposition (توصل الجانبان، بوساطة وجهاء، إلى اتفاق يقضي بالانسحاب).
    """
    joined: list[tuple[int, int]] = []
    wide: dict[int, int] = {}  # number of a clause -> where it ends behind its asides
    inside: set[int] = set()  # numbers of the clauses of asides
    asides = {rest: first for first, rest in sentence.asides}
    shapes = document.shapes

    def is_verb(token: int) -> bool:
        reading = readings[token]
        return shapes[token].finite and reading is not None and reading.finite

    for first, last in sentence.clauses:
        if first in asides:
            main = next(n for n, (a, b) in enumerate(joined) if a < asides[first] <= b)
            wide[main] = last
            inside |= set(range(main + 1, len(joined)))
            joined.append((first, last))
        elif joined and (not any(map(is_verb, range(first, last))) or _goes_on(document, joined[-1], first)):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    yield from (joined[number] for number in sorted(inside))
    yield from ((joined[number][0], last) for number, last in wide.items())
    for number, (first, last) in enumerate(joined):
        yield (joined[max(0, number - 2)][0] if shapes[first].bare_verb and number else first), last


def _about_noun(readings: Sequence[Reading | None], verb: int) -> bool:
    """هجوما نفذه مسلحون: whether the pronoun of a perfect takes up the indefinite noun before it."""
    before, told = readings[verb - 1], readings[verb]
    if before is None or told is None or told.analysis.cat != "PV" or not told.analysis.pron or told.analysis.conj:
        return False
    return before.nominal and not (before.analysis.det or before.analysis.pron)


def noun_taken_up(readings: Sequence[Reading | None], verb: int, first: int) -> int:
    """خيام ضربها خريجون، إنذار وجهه الجيش: the token from which on the noun is looked for that the pronoun of a verb
    takes up; the verb where it takes up none. `first`: where its clause begins.

    A noun that opens the clause and agrees with the verb is its subject (إن مسيرة روسية استهدفتها).
    """
    if verb <= first or not _about_noun(readings, verb):
        return verb
    start = max(first, verb - _NOUN_REACH)
    noun, told = readings[verb - 1], readings[verb]
    subject = noun is not None and told is not None and noun.analysis.gender == told.analysis.gender
    return verb if start == first and subject else start


def _goes_on(document: Document, before: tuple[int, int], first: int) -> bool:
    """Whether a token is the preposition of the verb before an insertion between commas."""
    words = [t.text for t in document.tokens[before[0] : before[1]]]
    return document.tokens[first].text in _GOING_ON and words[-1] == "،" and "،" in words[:-1]
