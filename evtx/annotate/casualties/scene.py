"""What the parser of figures looks up: a document with its mentions in, answers about single tokens out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from evtx.annotate.things import of_no_known_origin
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import FigureCue, PeopleEntry
from evtx.model import Mention
from evtx.text.disambiguate import CLOSED_CLASS, PREPOSITIONS, Reading
from evtx.text.document import Document
from evtx.text.lookalikes import capture
from evtx.text.morphology import Analysis
from evtx.text.words import word_class

_FELLED = frozenset({"اوقع", "سقط", "خلف"})
NOMINAL = frozenset({"N", "AP", "PP", "ADJ"})
COUNT_WORDS = word_class("annotate.casualties_elements.count_words")
STOPS = frozenset(".؛:!?؟")
QUOTES = frozenset("\"'«»[]")
# A word of origin (فلسطيني، عراقيين), known or not.
NISBA = re.compile(r"(?P<stem>(?!ال)\w{2,}ي)(?P<end>ه|ا|ين|ون|ان|ات|تين|تان)?")
_ORIGIN_NUMBER: dict[str, tuple[int, int | None]] = {
    "": (1, 1), "ه": (1, 1), "ا": (1, 1), "ان": (2, 2), "تان": (2, 2), "تين": (2, 2), "ين": (2, None), "ون": (2, None),
    "ات": (2, None),
}  # fmt: skip
_NO_AND = tuple(sorted(word_class("annotate.casualties_scene.no_and")))
# قُتل فيه فلسطيني: prepositions with a pronoun
_WITH_PRONOUN = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها", "اثره", "اثرها", "منه", "منها", "معه", "معها"})
_WOUND, _WOUNDS = "جرح", ("جروح", "جراح")  # what a hurt man has, not that he was hurt
_FORCE = "force"  # bodies of men (قوات، وحدة), which are not counted as people


@lru_cache(maxsize=4096)
def without_and(word: str) -> str:
    """A word without a conjunction."""
    return word[1:] if word[:1] in "وف" and len(word) > 2 and not word.startswith(_NO_AND) else word


Noun = tuple[PeopleEntry, list[Analysis], int]


@lru_cache(maxsize=4096)
def _origin(bare: str) -> tuple[str, tuple[int, int | None]] | None:
    """The stem of a word of origin, and how many people such a word tells."""
    word = NISBA.fullmatch(bare)
    return (word["stem"], _ORIGIN_NUMBER[word["end"] or ""]) if word is not None else None


def words_of_origin(bares: Sequence[str], lexicon: Lexicon) -> list[int]:
    """The tokens, told without a conjunction, that are words of origin (فلسطيني، عراقيين)."""
    known = lexicon.people_adjectives
    return [at for at, bare in enumerate(bares) if "ي" in bare and (it := _origin(bare)) is not None and it[0] in known]


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with what is known of its tokens; mentions are keyed by their first token."""

    document: Document
    readings: Sequence[Reading | None]
    lexicon: Lexicon
    people: dict[int, Mention]
    numbers: dict[int, Mention]
    ordinals: dict[int, Mention]
    actors: dict[int, Mention]
    blocked: frozenset[int]  # tokens of dates and things, which are no people
    weapons: frozenset[int]  # tokens of what hurts and is not hurt
    dated: frozenset[int]  # those of dates
    phrases: dict[int, tuple[int, FigureCue]]
    bares: Sequence[str]  # the tokens without a conjunction
    unnamed: frozenset[int]  # tokens of dates, places, sides and verbs, which are in no person's name
    told: frozenset[int]  # the last tokens of phrases that tell a figure (بحياة)
    lively: frozenset[int]  # tokens with which words that tell a figure can begin; the others need no look
    nouns: dict[int, Noun | None] = field(default_factory=dict)  # what `noun_at` found

    def text(self, at: int) -> str:
        """The folded token, "" beyond the end."""
        return self.document.tokens[at].text if 0 <= at < len(self.document.tokens) else ""

    def bare(self, at: int) -> str:
        """The token without a conjunction."""
        return self.bares[at] if 0 <= at < len(self.bares) else ""

    def skip_quotes(self, at: int) -> int:
        """The next token that is no quotation mark."""
        while self.text(at) in QUOTES:
            at += 1
        return at

    def finite(self, at: int) -> bool:
        """Whether the token is read as a finite verb."""
        reading = self.readings[at] if 0 <= at < len(self.readings) else None
        return reading is not None and reading.finite

    def is_part(self, at: int) -> int | None:
        """Where the words end that say that a part follows (بينهم), None where there are none."""
        phrase = self.phrases.get(at)
        if phrase is None or phrase[1].how != "part" or self._fell_among(at):
            return None
        return phrase[0]

    def begins_part(self, at: int, end: int) -> bool:
        """إلى 20 من بينهم ثمانية، عشرة منهم طفلان: whether words [at, end) behind a number open a part of it."""
        people = self.text(end - 1) == "بينهم" and self.noun_at(end) is not None
        return self.text(at) == "بينهم" or end in self.numbers or people

    def _fell_among(self, at: int) -> bool:
        """فأوقع بينهم سبعة قتلى: right behind a verb of felling they are all who fell, no part of others."""
        reading = self.readings[at - 1] if at else None
        return reading is not None and reading.finite and reading.analysis.lemma in _FELLED

    def noun_at(self, at: int) -> Noun | None:
        """A noun for people whatever its reading: entry, the analyses that are this noun, end."""
        if at in self.nouns:
            return self.nouns[at]
        found = self.nouns[at] = self._find_noun(at)
        return found

    def _find_noun(self, at: int) -> Noun | None:
        if not 0 <= at < len(self.document.tokens) or (self.text(at) in CLOSED_CLASS and at not in self.people):
            return None
        if of_no_known_origin(self.document, at) or capture(self.document, at) is not None:
            return None
        analyses = self.document.analyses[at]
        mention = self.people.get(at)
        if mention is not None and (mention.value.id == _FORCE or self._is_name(at, mention)):
            return None
        if mention is not None:
            entry: PeopleEntry = mention.value
            found = [
                a for a in analyses if self.lexicon.people_nouns.get(a.noun or a.lemma) is entry and a.cat in NOMINAL
            ]
            nouns = [a for a in found if a.cat == "N"] or found
            read = self.readings[at]
            if not nouns and mention.last - at > 1 and read is not None and read.nominal:
                nouns = [read.analysis]  # أمين عام: the first word of a phrase, as it is read
            return entry, nouns or [a for a in analyses if a.cat in NOMINAL], mention.last
        reading = self.readings[at]
        if reading is None or (reading.analysis.cat == "ADJ" and self._says_more(at)):
            return None  # part of a name; ناقلة أجنبية
        for analysis in analyses:
            other = self.lexicon.people_nouns.get(analysis.noun or analysis.lemma) if analysis.cat in NOMINAL else None
            if other is not None and other.id != _FORCE and at not in self.blocked:
                same = [
                    a for a in analyses if a.cat in NOMINAL and (a.noun or a.lemma) == (analysis.noun or analysis.lemma)
                ]
                return other, same, at + 1
        return None

    def _says_more(self, at: int) -> bool:
        """Whether a feminine adjective stands right behind a noun that it agrees with, which is for no people."""
        before = self.readings[at - 1] if at else None
        if before is None or not before.nominal or at - 1 in self.people or self.cue_noun(at - 1) is not None:
            return False
        return self.text(at - 1).endswith("ه") and self.text(at).endswith("ه")

    def _is_name(self, at: int, people: Mention) -> bool:
        """طالبان: the letters of a noun for people that are the name of an organisation."""
        actor = self.actors.get(at)
        if actor is None or actor.value.how != "name" or actor.last != at + 1 or not people.value.actor:
            return False
        return all(name.actor != people.value.actor for name in actor.value.names)

    def nationality(self, at: int, article: bool = False) -> tuple[int, int | None] | None:
        """How many people a word of origin that stands for people tells (فلسطينيان: 2..2); None for other words."""
        word = _origin(self.bare(at).removeprefix("ال" if article else ""))
        if word is not None and word[0] in self.lexicon.people_adjectives:
            return word[1]
        return (2, None) if self._are_of_origin(at, article) else None

    def _are_of_origin(self, at: int, article: bool = False) -> bool:
        """أتراك، هنود، بدو: a broken plural of a word of origin."""
        found = self.document.analyses[at] if 0 <= at < len(self.document.tokens) else ()
        return any(
            a.number == "p"
            and (a.noun or a.lemma) in self.lexicon.people_adjectives
            and not a.prep
            and a.det <= article
            for a in found
        )

    def is_noun(self, at: int) -> bool:
        """Whether the token is read as a noun that an adjective after it can belong to."""
        if self.text(at) in _WITH_PRONOUN or at in self.told:
            return False
        reading = self.readings[at] if 0 <= at < len(self.readings) else None
        if reading is None:
            return self.text(at).isalpha() and self.bare(at) not in CLOSED_CLASS
        return reading.nominal and self.cue_noun(at) is None

    def is_adjective(self, at: int) -> bool:
        """Whether a token can be an adjective of a noun before it: no conjunction, no preposition."""
        if at >= len(self.document.tokens) or not self.document.tokens[at].word or self.finite(at):
            return False
        actor = self.actors.get(at)
        if actor is not None and actor.value.how == "adjective":
            return "و" not in actor.value.proclitic
        if not self.document.analyses[at]:
            return NISBA.fullmatch(self.text(at)) is not None
        found = [a for a in self.document.analyses[at] if not a.conj and not a.prep]
        return bool(found) and any(a.cat == "ADJ" for a in found) and self.text(at) not in CLOSED_CLASS

    def is_quality(self, at: int) -> bool:
        """أصابت منشآت عسكرية: a word for one woman that is the adjective of the things right before it."""
        own, before = self.readings[at], self.readings[at - 1] if at else None
        if own is None or own.analysis.cat != "ADJ" or own.analysis.conj or not self.text(at).endswith("ه"):
            return False
        if before is None or not before.nominal or at - 1 in self.people or self.cue_noun(at - 1) is not None:
            return False
        bound = before.analysis.det or bool(before.analysis.pron) or at - 1 in self.actors
        return before.analysis.cat == "N" and bound == own.analysis.det

    def in_phrase(self, at: int) -> bool:
        """Whether the noun at a token is governed by a preposition, directly or through a construct (برصاص قناص)."""
        found = self.noun_at(at)
        if found is not None and found[1] and all(a.prep for a in found[1]):
            return True
        before = at - 1
        while before > 0 and self.text(before) in QUOTES:
            before -= 1
        if before in self.dated:
            return False  # اعتقلت في العاشر من يوليو 49 جندياً
        if self.text(before) in PREPOSITIONS or self.bare(before) in PREPOSITIONS:
            return True
        reading = self.readings[before] if before >= 0 else None
        if reading is None or not reading.nominal or reading.analysis.det or reading.analysis.pron:
            return False
        if self.cue_noun(before) is not None:
            return False
        return (
            bool(reading.analysis.prep)
            or self.text(before - 1) in PREPOSITIONS
            or self.bare(before - 1) in PREPOSITIONS
        )

    def cue_noun(self, at: int) -> FigureCue | None:
        """The figure of a verbal noun (مقتل، إصابة)."""
        reading = self.readings[at]
        if reading is None or reading.finite:
            return None
        if reading.analysis.lemma == _WOUND and any(w in self.text(at) for w in _WOUNDS):
            return None
        return self.lexicon.figure_nouns.get(reading.analysis.noun or reading.analysis.lemma)

    def cue_verb(self, at: int) -> FigureCue | None:
        """The figure of a finite verb (قتل، أصيبوا)."""
        reading = self.readings[at]
        if reading is None or not reading.finite:
            return None
        return self.lexicon.figure_verbs.get(reading.analysis.lemma)
