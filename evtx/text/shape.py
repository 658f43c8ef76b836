"""What the readings of one word have in common: its analyses in, the questions that every stage asks of them answered.

"Can it be a verb", "does it open a clause" are asked of every word by several stages, and of the word after it for
each reading of the word before. The answers depend on the letters alone and are remembered with the analyses.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from evtx.text.morphology import Analysis

FINITE = frozenset({"PV", "IV", "PVP", "IVP"})
NOMINAL = frozenset({"N", "VN", "AP", "PP", "ADJ"})
JUSSIVE = "jus"  # the `case` of an analysis that is nothing but a jussive


class Shape(NamedTuple):
    """Whether a word can be what, whichever of its analyses is meant."""

    finite: bool  # a finite verb
    bare_verb: bool  # a finite verb with neither conjunction nor preposition before it
    opens: bool  # a verb after و, ف or ل and no noun: it opens a clause wherever it stands
    adjective: bool  # an indefinite adjective with nothing before it
    nominative: bool  # a form in -ون or -ان without a conjunction
    prepositional: bool  # whatever it is, a preposition is joined to it
    oblique: bool  # a form in -ين
    its: bool  # a form with the pronoun -ه


UNKNOWN = Shape(False, False, False, False, False, False, False, False)


def shape_of(analyses: Sequence[Analysis]) -> Shape:
    """The shape of a word with these analyses."""
    if not analyses:
        return UNKNOWN
    finite = [a for a in analyses if a.cat in FINITE]
    adjective = nominative = oblique = its = False
    prepositional = True
    for a in analyses:
        free = not a.conj and not a.prep
        adjective = adjective or (a.cat == "ADJ" and free and not a.det)
        nominative = nominative or (a.case == "nom" and not a.conj)
        oblique = oblique or a.case == "obl"
        prepositional = prepositional and bool(a.prep)
        its = its or a.pron == "ه"
    bare_verb = any(not a.conj and not a.prep for a in finite)
    told = [a for a in finite if a.case != JUSSIVE or a.prep]  # وابنه is no "and I build it": that has its particle
    opens = bool(told) and _opens(analyses, told)
    return Shape(bool(finite), bare_verb, opens, adjective, nominative, prepositional, oblique, its)


def _opens(analyses: Sequence[Analysis], finite: Sequence[Analysis]) -> bool:
    if all(a.conj for a in finite) and not any(not a.conj and a.cat in ("N", "VN", "ADJ") for a in analyses):
        return True
    # ليقتل opens a clause; لنشر, that is a verbal noun as well, does not
    nominal = any(a.cat in ("N", "VN") and a.prep in ("", "ل") and not a.conj for a in analyses)
    return not nominal and any(a.prep == "ل" for a in finite)
