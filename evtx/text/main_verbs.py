"""Does the verb of a sentence go on behind a clause about its subject? A word in such a clause in, yes or no out.

الكتيبة التي وصلت الاثنين | تسلمت المواقع: the clause about a noun ends where a second perfect stands that agrees
with the noun and has nothing before it that joins or governs it.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.model import Token
from evtx.text.morphology import Analysis
from evtx.text.shape import FINITE, Shape
from evtx.text.words import word_class

# What a relative says of its noun, as far as the verb of the noun shows it: gender and number.
_AGREES = {
    "الذي": ("m", "s"), "التي": ("f", "s"), "الذين": ("m", "p"), "اللذين": ("m", "d"), "اللذان": ("m", "d"),
    "اللتين": ("f", "d"), "اللتان": ("f", "d"), "اللاتي": ("f", "p"), "اللواتي": ("f", "p"),
}  # fmt: skip
_SHORTEST = 3  # words of a clause about a noun, its relative among them
_PAST = frozenset({"PV", "PVP"})
_NOT_BEFORE = word_class("text.disambiguate.verb_particles") | word_class("text.main_verbs.not_before")


def is_main_verb(
    tokens: Sequence[Token],
    analyses: Sequence[tuple[Analysis, ...]],
    shapes: Sequence[Shape],
    start: int,
    index: int,
) -> bool:
    """Whether the word `index` in the clause that begins at `start` is the verb of the noun before that clause."""
    relative = _AGREES.get(tokens[start].text)
    if relative is None or index - start < _SHORTEST or not shapes[index].bare_verb:
        return False
    if tokens[index - 1].text in _NOT_BEFORE or not any(shapes[at].finite for at in range(start + 1, index - 1)):
        return False
    own = [a for a in analyses[index] if not (a.cat in FINITE and a.person in ("1", "2"))]
    if not own or not all(a.cat in _PAST and not (a.conj or a.pron) for a in own):
        return False
    if not any((a.gender, a.number) == relative for a in own):
        return False
    return not _of_noun_before(analyses[index - 1], own)


def _of_noun_before(before: Sequence[Analysis], verb: Sequence[Analysis]) -> bool:
    """الذي نفذه انتحاري تسلل ليلا، التي عرضها مشاهد أظهرت: whether a verb may say more of a noun before it.

    A man alone is not taken up by a feminine (السيارة التي فجرها انتحاري قتلت).
    """
    nouns = [a for a in before if a.cat in ("N", "AP", "PP") and not (a.det or a.prep or a.pron)]
    one_man = all(a.gender != "f" and a.number == "s" for a in nouns)
    return bool(nouns) and not (one_man and all(a.gender == "f" for a in verb))
