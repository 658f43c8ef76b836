"""Chunks: the phrases of a sentence (قوات النظام | بقذائف الهاون | منازل المدنيين) with what is named in them.

In: a document, its readings and mentions. Out: for each sentence its chunks in order, each with the
preposition before it, its mentions, and the owners that follow it (نقطة لعناصر من قسد).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from evtx.events.coref.second_half import subjects_after_and
from evtx.events.frames.belonging import attach_owners
from evtx.events.frames.phrase import Chunk, Index, Phrases
from evtx.events.frames.phrase_ends import governs_count, is_complete, starts_phrase
from evtx.events.frames.phrase_starts import amount_preposition, is_second_adjective, is_several, joined_number
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Preposition
from evtx.model import Mention, Sentence
from evtx.text.disambiguate import PREPOSITIONS, Reading
from evtx.text.document import Document
from evtx.text.lookalikes import is_imam
from evtx.text.segment import COMPLEMENTIZERS, RELATIVES, SUBORDINATORS
from evtx.text.words import word_class

# Words that end a phrase and are no part of one; nearly all words are none of these.
_OPENERS = COMPLEMENTIZERS | RELATIVES | SUBORDINATORS
# Prepositions with a pronoun: phrases that name nobody.
_BY_WAY = frozenset("جوا برا بحرا".split())  # how an act was done: nothing goes on behind them
_OF_IT = word_class("events.chunks.of_it")
_PARTS = word_class("events.chunks.parts")
_WITH_IT, _ALONG = frozenset("معها معه معهم معهما".split()), "along"  # قبل أن تنسحب ومعها ثلاثة معتقلين
_ADVERBS = word_class("events.chunks.adverbs")
_WAS = word_class("events.scene.was")
_ENDING = COMPLEMENTIZERS | _BY_WAY | _OF_IT
_THAT_ALONE = frozenset({"ذلك"})
_DEFINITE = ("ال", "لل")
_WITHIN = frozenset({'"', "(", ")", "'"})  # marks that end no phrase


def phrases_of(document: Document, lexicon: Lexicon) -> Phrases:
    """Prepositional phrases of a document, the longest where several start together."""
    found: dict[int, tuple[str, int]] = {}
    for hit in lexicon.prepositions.find(document):
        if isinstance(hit.payload, Preposition) and hit.last > found.get(hit.first, ("", 0))[1]:
            found[hit.first] = (_backing(document, hit.payload.id, hit.first), hit.last)
    return found


def _backing(document: Document, phrase: str, at: int) -> str:
    """القوات، مدعومة بجنود كذا, who back the act; فصائل مدعومة من كذا, which says what force that is."""
    if phrase != "backed" or not at:
        return phrase
    known = document.tokens[at - 1].text == "،" or any(a.det for a in document.analyses[at - 1])
    return "support" if known else "epithet"


def chunk_sentence(
    document: Document, readings: Sequence[Reading | None], index: Index, sentence: Sentence, phrases: Phrases
) -> list[Chunk]:
    """The chunks of one sentence, left to right, owners attached."""
    text = _Text(document, readings, index, phrases, subjects_after_and(document, sentence))
    chunks = [_fill(index, prep, first, last, coordinated) for prep, first, last, coordinated in _runs(text, sentence)]
    return attach_owners(document, readings, chunks)


_Run = tuple[str, int, int, bool]  # preposition, first and last token, whether it is coordinated


class _Text:
    """What is known of the words of a document, by the token at which it starts."""

    __slots__ = ("actors", "dates", "document", "halves", "index", "numbers", "phrases", "places", "readings", "things")

    def __init__(
        self,
        document: Document,
        readings: Sequence[Reading | None],
        index: Index,
        phrases: Phrases,
        halves: frozenset[int],
    ) -> None:
        self.document, self.readings, self.index, self.phrases = document, readings, index, phrases
        none: Mapping[int, Mention] = {}
        self.dates, self.places = index.starts.get("date", none), index.starts.get("place", none)
        self.things = index.covers.get("item", none)
        self.numbers, self.actors = index.starts.get("number", none), index.starts.get("actor", none)
        self.halves = halves

    def tells(self, at: int) -> bool:
        """Whether a mention or a preposition of several words begins at a token, or a thing covers it."""
        return at in self.dates or at in self.places or at in self.phrases or at in self.numbers or at in self.things


@dataclass(slots=True)
class _Open:
    """The phrase that is being read, and those read before it."""

    runs: list[_Run] = field(default_factory=list)
    start: int | None = None
    prep: str = ""
    coordinated: bool = False

    def close(self, stop: int) -> None:
        if self.start is not None and stop > self.start:
            self.runs.append((self.prep, self.start, stop, self.coordinated))
        self.start, self.prep, self.coordinated = None, "", False


def _runs(text: _Text, sentence: Sentence) -> list[_Run]:
    """The phrases of a sentence: each step says where the next one begins, or that the token is none of its own."""
    phrase = _Open()
    at = sentence.first
    tokens = text.document.tokens
    while at < sentence.last:
        for step in _STEPS if text.tells(at) or not tokens[at].word else _STEPS_OF_WORDS:
            after = step(text, phrase, at)
            if after is not None:
                at = after
                break
    phrase.close(sentence.last)
    return phrase.runs


def _past_date(text: _Text, phrase: _Open, at: int) -> int | None:
    if at not in text.dates:
        return None
    phrase.close(at)
    return max(at + 1, text.dates[at].last)


def _past_mark(text: _Text, phrase: _Open, at: int) -> int | None:
    token = text.document.tokens[at]
    if token.word:
        return None
    if token.text not in _WITHIN:
        phrase.close(at)
    return at + 1


def _past_place(text: _Text, phrase: _Open, at: int) -> int | None:
    place = text.places.get(at)
    if place is None:
        return None
    value, start = place.value, phrase.start
    if start is not None and (value.preposition or is_complete(text.document, text.readings, text.index, start, at)):
        phrase.close(at)
    if phrase.start is None:
        phrase.prep, phrase.start = value.preposition or phrase.prep, at
    return place.last


def _past_preposition_of_words(text: _Text, phrase: _Open, at: int) -> int | None:
    """من قبل، على يد: and تنظيم ما يسمى كذا, where the name says more of the noun before it."""
    found = text.phrases.get(at)
    if found is None:
        return None
    if found[0] == "called" and phrase.start is not None and at - phrase.start == 1:
        return found[1]
    before = phrase.prep if phrase.start is None else ""
    phrase.close(at)
    phrase.prep = before if found[0] == "called" else found[0]
    return found[1]


def _past_amount(text: _Text, phrase: _Open, at: int) -> int | None:
    """ما يزيد على 200، نحو عشرين: an amount is one phrase, whatever prepositions are in it."""
    amount = text.numbers.get(at)
    if amount is None or amount.last - at < 2 or amount.value.kind == "ordinal":
        return None
    if phrase.start is not None and not governs_count(text.document, text.readings, at - 1):
        phrase.close(at)
    if phrase.start is None:
        word = text.document.tokens[at].text
        phrase.coordinated = phrase.coordinated or _joined(text.document, at)
        phrase.prep = phrase.prep or amount_preposition(word)
        phrase.start = at
    return amount.last


def _past_thing(text: _Text, phrase: _Open, at: int) -> int | None:
    """طائرة دون طيار: a thing is one phrase, whatever prepositions are in its name."""
    thing = text.things.get(at)
    inside = phrase.start is not None and thing is not None and phrase.start <= thing.first < at
    return thing.last if inside and thing and text.document.tokens[at].text in PREPOSITIONS else None


def _joined(document: Document, at: int) -> bool:
    return _without_and(document.tokens[at].text) != document.tokens[at].text


def _without_and(word: str) -> str:
    return word[1:] if word[0] in "وف" and len(word) > 2 else word


def _past_closed_word(text: _Text, phrase: _Open, at: int) -> int | None:
    """A preposition opens a phrase; finite verbs, conjunctions and pronouns stand between phrases."""
    word, reading, whole = text.document.tokens[at].text, text.readings[at], text.actors.get(at)
    bare = _without_and(word)
    # جند الشام: the first word of a name is no verb; and فتحت is no تحت
    finite = reading is not None and reading.finite and (whole is None or whole.last - at < 2)
    governs = word in PREPOSITIONS or (bare in PREPOSITIONS and len(bare) > 1)
    if not finite and governs and not text.document.is_ali(at) and not is_imam(text.document, at):
        if word == "من" and phrase.start is not None and _is_part(text, phrase.start, at):
            return at + 1
        phrase.close(at)
        phrase.prep = word if word in PREPOSITIONS else bare
        return at + 1
    # قصفت عقب ذلك | مواقع الجيش: a pronoun is a phrase of its own
    alone = word in _THAT_ALONE and not text.document.word_at(at + 1).startswith(_DEFINITE)
    was = reading is None and bare in _WAS and phrase.start is None  # إذ كانت | طائرات كذا قد قصفت
    if finite or alone or was or bare in _OPENERS or bare in _OF_IT or word in _ENDING or word in _ADVERBS:
        phrase.close(at)
        phrase.prep = _ALONG if bare in _WITH_IT else ""
        return at + 1
    return None


def _is_part(text: _Text, start: int, at: int) -> bool:
    """غادرت الدفعة الأخيرة | من مقاتلي كذا: a part of people is those people, over one adjective."""
    people = text.index.starts.get("people", {}).get(at + 1) or text.actors.get(at + 1)
    known = [not _PARTS.isdisjoint(bare_words(text.document.tokens[t].text)) for t in range(start, at)]
    return people is not None and (known == [True] or known == [True, False])


def _past_word(text: _Text, phrase: _Open, at: int) -> int:
    """A noun or adjective goes on with the phrase or opens one; a name is one phrase (كتائب من الجيش الحر)."""
    word, named = text.document.tokens[at].text, text.actors.get(at)
    proclitic = joined_number(word, text.numbers.get(at)) or _proclitic(text.index, text.readings[at], at)
    proclitic = "ب" if is_several(text.document, text.readings, at) else proclitic
    if proclitic[-1:] in ("ب", "ل", "ك"):
        said = phrase.prep if phrase.start is None and _goes_with(phrase.prep, proclitic[-1]) else ""
        phrase.close(at)
        phrase.prep, phrase.start = said or proclitic[-1], at
    elif phrase.start is not None and is_second_adjective(text.readings, text.index, at):
        return at + 1
    elif proclitic[:1] in ("و", "ف") or word == "و":
        inherited = phrase.runs[-1][0] if phrase.runs and phrase.start is None else phrase.prep
        phrase.close(at)
        if at not in text.halves:
            phrase.prep, phrase.coordinated = inherited, True
        if word == "و":
            return at + 1
        phrase.start = at
    elif phrase.start is None:
        phrase.start = at
    elif starts_phrase(text.document, text.readings, text.index, phrase.start, at):
        phrase.close(at)
        phrase.start = at
    return named.last if named is not None and named.value.how in ("name", "hostile") else at + 1


_Step = Callable[[_Text, _Open, int], int | None]
_STEPS: tuple[_Step, ...] = (
    _past_date,
    _past_mark,
    _past_place,
    _past_preposition_of_words,
    _past_amount,
    _past_thing,
    _past_closed_word,
    _past_word,
)
_STEPS_OF_WORDS = _STEPS[-2:]  # of words at which no mention and no phrase begins


def _goes_with(phrase: str, proclitic: str) -> bool:
    """بتهمة الانتماء لداعش، مدعومة بجنود كذا: the letter belongs to the phrase before it."""
    return phrase == "member" or (phrase, proclitic) == ("support", "ب")


def _proclitic(index: Index, reading: Reading | None, at: int) -> str:
    actor = index.starts.get("actor", {}).get(at)
    if actor is not None:
        return str(actor.value.proclitic)
    if reading is None:
        return ""
    return reading.analysis.conj + reading.analysis.prep


def _fill(index: Index, prep: str, first: int, last: int, coordinated: bool) -> Chunk:
    """The chunk of a run, which is a few tokens: asking each of them is quicker than searching among all mentions."""
    at = index.at
    inside = [mention for i in range(first, last) if i in at for mention in at[i]]
    if not inside:
        return Chunk(prep, first, last, coordinated)
    return Chunk(
        prep,
        first,
        last,
        coordinated,
        tuple([m for m in inside if m.kind == "actor"]),
        tuple([m for m in inside if m.kind == "item"]),
        tuple([m for m in inside if m.kind == "people"]),
        tuple([m for m in inside if m.kind == "place"]),
        tuple([m for m in inside if m.kind == "number"]),
    )
