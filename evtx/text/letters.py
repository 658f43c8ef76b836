"""What the letters of a word leave to ask about its reading: a word and its analyses in, the open questions out.

Seven tokens in ten are marks, words of the closed classes, unknown words or words with one analysis, which is no verb:
they are settled wherever they stand. Of the others most need not be asked all questions of `disambiguate.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from evtx.text.shape import FINITE
from evtx.text.words import word_class

if TYPE_CHECKING:
    from evtx.text.morphology import Analysis

PREPOSITIONS = word_class("text.disambiguate.prepositions")
SUBORDINATORS = word_class("text.segment.subordinators")
RELATIVES = word_class("text.segment.relatives")
COMPLEMENTIZERS = word_class("text.segment.complementizers") - {"كان"}
# Words of the closed classes are never read as forms of a lemma (عبر "across", not "crossed"; بين, تلك ...).
CLOSED_CLASS = PREPOSITIONS | SUBORDINATORS | RELATIVES | COMPLEMENTIZERS | word_class("text.disambiguate.closed_class")

# Words that may be another one than their letters say (`lookalikes.py`), folded.
IMAM = frozenset({"امام", "وامام"})
UNIT = frozenset({"وحده", "ووحده"})
MOTHER = frozenset({"ام", "وام"})
FILMED = frozenset({"مصور", "المصور"})
ACROSS = "عبر"
VEHICLE = "اليه"
_LOOKS = IMAM | UNIT | MOTHER | FILMED | {ACROSS}

# Words that in some places are of no lemma (`in_place.py`).
FRIDAY = "الجمعه"
BESIEGED = "المحاصره"  # الغوطة المحاصرة: an adjective; the act has a pronoun or what is besieged behind it
FATHER = "اب"  # أب وابنه; the month is written آب
THREATENS = frozenset({"توعد", "وتوعد", "فتوعد"})  # not "she is promised"; the noun has its article
_EMPTIED = frozenset({FRIDAY, "و" + FRIDAY, BESIEGED, FATHER}) | THREATENS

# Words of which in some places some analyses go, though none of them is a verb.
HIDDEN_MEN = frozenset("مسلح ملثم مجهول مقنع مسلحي مسلحين ملثمين مجهولين مقنعين مسلحون ملثمون مجهولون مقنعون".split())
FARMER = "مزارع"  # قُتل مزارع، اعتقل مزارعا; elsewhere farms
MARCHES = frozenset({"مسيره", "مسيرات", "مسيرتين"})
FAMILIES = frozenset({"اسر", "الاسر"})  # ثلاث أسر، عدد الأسر: counted, which captivity is not
_WEIGHED = HIDDEN_MEN | MARCHES | FAMILIES | {FARMER}

_ACCUSATIVE = "ا"  # what no lemma explains may with this ending be whom something was done to (`done_to.py`)
_COUNTED = frozenset({"W", "N"})  # what is counted is no adverb (11 عسكريا)
_HELD = "PP"


class Letters(NamedTuple):
    """What is known of a word by its letters and analyses."""

    settled: bool  # it is the first of its analyses, or nothing, wherever it stands
    closed: bool  # it is a word of the closed classes
    looks: bool  # it may be a noun by what stands at it, whatever else its letters can be (`lookalikes.sure_noun`)
    held: bool  # it may be a participle that tells an act (`held.py`)
    placed: bool  # its place may rule analyses out (`in_place.py`)


def letters_of(word: str, analyses: Sequence[Analysis]) -> Letters:
    """What is known of a folded word with these analyses."""
    cats = {a.cat for a in analyses}
    if analyses:
        looks = word in _LOOKS or cats >= _COUNTED or any(a.lemma == VEHICLE for a in analyses)
    else:
        looks = word in _LOOKS or word.endswith(_ACCUSATIVE)
    finite, held, closed = not cats.isdisjoint(FINITE), _HELD in cats, word in CLOSED_CLASS
    alone = not analyses or closed or (len(analyses) == 1 and not finite)
    settled = alone and not (looks or held or word in _EMPTIED)
    placed = finite or word in _EMPTIED or word in _WEIGHED or word.endswith(_ACCUSATIVE)
    return _shared(settled, closed, looks, held, placed)


@cache
def _shared(*answers: bool) -> Letters:
    """The one record of these answers, for there are few."""
    return Letters(*answers)
