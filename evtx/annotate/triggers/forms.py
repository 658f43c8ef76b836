"""What the form of a trigger tells conditions: an analysis in, the names of its forms out."""

from __future__ import annotations

from collections.abc import Iterable

from evtx.text.disambiguate import FINITE
from evtx.text.morphology import Analysis


def forms_of(analysis: Analysis) -> Iterable[str]:
    """What the form of a trigger tells: several people as its subject, a pronoun as its object, its voice and tense."""
    if analysis.cat in FINITE and analysis.number == "p" and analysis.person == "3":
        yield "plural"
    if analysis.pron:
        yield "pronoun"
    if analysis.pron in ("هم", "هما", "هن"):
        yield "them"
    if analysis.cat in ("PVP", "IVP"):
        yield "passive"
    if analysis.cat in ("IV", "IVP"):
        yield "present"
    if analysis.det:
        yield "definite"
