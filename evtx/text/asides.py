"""Asides: the clauses of a sentence in, those out that stand between commas inside another one, which goes on behind.

اعتقلت الشرطة، بعد أن طاردته ساعتين، رجلا مسلحا: the object stands behind the aside. So does who did it (دمرت، وفق ما
روى سكان، جرافات منزلا), a preposition of the verb's (سيطر مقاتلون، كانوا قد تسللوا ليلا، على المقر) and the verb of
a subject (قوة من اللواء، كانت قد وصلت قبل يومين، اعتقلت ثلاثة).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.model import Token
from evtx.text.morphology import Analysis
from evtx.text.shape import FINITE, Shape
from evtx.text.times import is_time, past_time
from evtx.text.words import word_class

_RELATIVES = word_class("text.segment.relatives")
_OPENERS = word_class("text.asides.openers") | _RELATIVES
_APPOSED = word_class("text.asides.apposed")
_GOING_ON = word_class("text.asides.going_on")
_TELLING = word_class("text.asides.telling")
_NUMBERS = word_class("text.disambiguate.counting")
_PREPOSITIONS = word_class("text.disambiguate.prepositions")
_CLOSED = word_class("text.disambiguate.closed_class") | _PREPOSITIONS
_BEFORE_TIMES = frozenset({"بعد", "قبل", "قبيل", "عند"})  # بعد ظهر أمس
_THAT, _COMMA = "ان", "،"
_LONG, _TIME_LONG = 20, 5  # tokens of an aside; of a time

Aside = tuple[int, int]  # its first token, and the token behind the comma that ends it


def find_asides(
    tokens: Sequence[Token],
    analyses: Sequence[tuple[Analysis, ...]],
    shapes: Sequence[Shape],
    clauses: Sequence[tuple[int, int]],
) -> tuple[Aside, ...]:
    """The asides of a sentence, in order, none inside another."""
    found: list[Aside] = []
    scan = _Scan(tokens, analyses, shapes, clauses)
    commas = [at for at in range(scan.first + 1, scan.last - 2) if tokens[at].text == _COMMA]
    for comma, end in pairwise(commas):
        open_still = not found or found[-1][1] <= comma
        if open_still and end - comma <= _LONG and scan.is_aside(comma + 1, end):
            found.append((comma + 1, end + 1))
    return tuple(found)


class _Scan:
    """One sentence as it is asked for its asides."""

    def __init__(
        self,
        tokens: Sequence[Token],
        analyses: Sequence[tuple[Analysis, ...]],
        shapes: Sequence[Shape],
        clauses: Sequence[tuple[int, int]],
    ) -> None:
        self.tokens, self.analyses, self.shapes = tokens, analyses, shapes
        self.first, self.last = clauses[0][0], clauses[-1][1]
        self.starts = [first for first, _ in clauses]

    def is_aside(self, first: int, end: int) -> bool:
        """Whether the clause before a comma goes on behind the comma at `end`: `first`, the token between them."""
        if end == first:
            return False
        opener = self.tokens[first].text in _OPENERS
        if self._ends_in_verb(first - 1) and (opener or self._goes_along(first)):
            return self._goes_on(end + 1)
        that = first + 1 in self.starts and self.tokens[first + 1].text == _THAT  # بعد أن كذا
        if not (first in self.starts or that):
            return False
        main = max(at for at in self.starts if at < first)
        if not any(self.shapes[at].finite for at in range(main, first - 1)):
            subject = self.tokens[main].text not in _PREPOSITIONS or self.tokens[first].text in _RELATIVES
            return opener and subject and self.shapes[end + 1].bare_verb
        return (opener or self._is_told_of(main, first)) and self._goes_on(end + 1)

    def _ends_in_verb(self, comma: int) -> bool:
        """Whether a verb stands right before a comma, a time passed over: it has nothing yet of what it wants."""
        at = comma - 1
        while at > max(self.first, comma - _TIME_LONG) and self._is_time(at):
            at -= 1
        if not self.shapes[at].finite or self._is_time(at):
            return False
        taken_up = any(a.pron and a.cat in FINITE for a in self.analyses[at])  # طلاب قتلهم أمس
        return taken_up or at in self.starts or at - 1 in self.starts

    def _is_time(self, at: int) -> bool:
        return is_time(self.tokens[at].text) or self.tokens[at].text in _BEFORE_TIMES

    def _goes_along(self, at: int) -> bool:
        """Whether a word can be none that a verb wants: no bare noun; nor does another act begin with it."""
        if self.shapes[at].opens or self.tokens[at].text.removeprefix("و") == _THAT:
            return False
        noun = any(a.cat in ("N", "VN") and not (a.conj or a.prep) for a in self.analyses[at])
        manner = (a for a in self.analyses[at] if a.cat in ("AP", "ADJ") and not a.det)
        return not noun or any(a.case == "acc" or a.gender == "f" for a in manner)

    def _is_told_of(self, main: int, first: int) -> bool:
        """أصاب صاروخ | أطلق من البحر: whether a bare verb says more of the noun before the comma, no act of its own."""
        before = self.tokens[first - 2].text
        if not (self.shapes[first].bare_verb and self.shapes[main].finite) or before.startswith("ال"):
            return False
        indefinite = any(a.cat in ("N", "ADJ") and not (a.det or a.pron) for a in self.analyses[first - 2])
        return indefinite and self.tokens[main].text not in _PREPOSITIONS

    def _goes_on(self, rest: int) -> bool:
        """Whether a token is a bare noun, a number or the preposition of the verb before an aside."""
        behind = past_time(self.tokens, rest, self.last)
        if behind > rest:  # a time behind an aside belongs to it, unless the clause goes on behind the time
            return self.tokens[behind].word and behind not in self.starts and self._goes_on(behind)
        word, told = self.tokens[rest].text, self.analyses[rest]
        if word in _APPOSED:
            return False  # في وادي الذهب، أحد أحياء حمص: of the noun that ends the aside
        if word in _CLOSED:
            return word in _GOING_ON and self.tokens[rest + 1].text not in _APPOSED
        if _is_one_man(told):
            return word not in _TELLING  # مشيرا: what goes along with the verb
        if rest in self.starts:
            return False
        if word in _GOING_ON or word.isdecimal() or word in _NUMBERS:
            return True
        if self.shapes[rest].finite or any(a.conj or a.cat == "W" for a in told):
            return False
        return any(a.cat in ("N", "VN") and not (a.prep or a.case == "acc") for a in told)


def _is_one_man(told: Sequence[Analysis]) -> bool:
    """طالبا، مسلحا: a noun in the accusative, which at most the dual of a verb has the letters of."""
    verbs = (a for a in told if a.cat in FINITE)
    return all(a.number == "d" for a in verbs) and any(
        a.cat == "N" and a.case == "acc" and not (a.conj or a.prep) for a in told
    )


def with_rests(clauses: Sequence[tuple[int, int]], asides: Sequence[Aside]) -> tuple[tuple[int, int], ...]:
    """The clauses, with one for each aside and one that begins behind it."""
    if not asides:
        return tuple(clauses)
    starts = sorted({first for first, _ in clauses} | {at for aside in asides for at in aside})
    return tuple(zip(starts, [*starts[1:], clauses[-1][1]], strict=True))
