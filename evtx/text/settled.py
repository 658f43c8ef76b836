"""What the letters of a word leave to ask about its reading: a word in, the questions that its place can answer out.

Three tokens in four are marks, words of the closed classes, unknown words or words with one analysis, which is no verb:
they are settled wherever they stand. Of the others most need not be asked all questions of `disambiguate.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from evtx.text.in_place import EMPTIED, WEIGHED
from evtx.text.lookalikes import ASKED, VEHICLE
from evtx.text.morphology import Analysis
from evtx.text.segment import COMPLEMENTIZERS, RELATIVES, SUBORDINATORS
from evtx.text.shape import FINITE
from evtx.text.words import word_class

PREPOSITIONS = word_class("text.disambiguate.prepositions")
# Words of the closed classes are never read as forms of a lemma (عبر "across", not "crossed"; بين, تلك ...).
CLOSED_CLASS = PREPOSITIONS | SUBORDINATORS | RELATIVES | COMPLEMENTIZERS | word_class("text.disambiguate.closed_class")
_ACCUSATIVE = "ا"  # what no lemma explains may with this ending be whom something was done to (`done_to.py`)
_COUNTED = frozenset({"W", "N"})  # what is counted is no adverb (11 عسكريا)
_HELD = "PP"




class Letters(NamedTuple):
    """What is known of a word by its letters and analyses."""

    settled: bool  # it is the first of its analyses, or nothing, wherever it stands
    looks: bool  # it may be a noun by what stands at it, whatever else its letters can be (`lookalikes.sure_noun`)
    held: bool  # it may be a participle that tells an act (`held.py`)
    placed: bool  # its place may rule analyses out (`in_place.py`)


def letters_of(word: str, analyses: Sequence[Analysis]) -> Letters:
    """What is known of a folded word with these analyses."""
    cats = {a.cat for a in analyses}
    if analyses:
        looks = word in ASKED or cats >= _COUNTED or any(a.lemma == VEHICLE for a in analyses)
    else:
        looks = word in ASKED or word.endswith(_ACCUSATIVE)
    finite, held = not cats.isdisjoint(FINITE), _HELD in cats
    alone = not analyses or word in CLOSED_CLASS or (len(analyses) == 1 and not finite)
    settled = alone and not (looks or held or word in EMPTIED)
    placed = finite or word in EMPTIED or word in WEIGHED or word.endswith(_ACCUSATIVE)
    return Letters(settled, looks, held, placed)
