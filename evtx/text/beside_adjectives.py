"""How a word goes with an adjective beside it: what stands around it and an analysis in, a score out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evtx.text.listed import TO_PEOPLE, without_and
from evtx.text.shape import FINITE

if TYPE_CHECKING:
    from evtx.text.disambiguate import Site
    from evtx.text.morphology import Analysis


def agreement(site: Site, analysis: Analysis) -> float:
    """An adjective right after a noun of the same definiteness belongs to it (سيارة عسكرية)."""
    before = site.previous
    if site.opens and not analysis.det and not analysis.prep:
        return -2.0  # غادر نحو ألف شخص: "left", not "treacherous"
    if before is None or not before.nominal or analysis.prep or analysis.conj:
        return -0.2
    counts = (before.analysis.number, analysis.number)
    if counts == ("d", "s") or (counts == ("p", "s") and before.analysis.gender == "m"):
        return -0.2  # بعد ساعتين مسيرة، استهدف مسلحون مدرعة: plurals of men have no singular adjective
    of_day = not analysis.det and without_and(site.before).startswith("ال")  # ليل الأربعاء مستهدفا
    if (before.analysis.det == analysis.det and not of_day) or before.analysis.pron:
        return 1.2
    return -0.2 if analysis.det else 0.0  # عشرات الأسرى: a genitive


def score_before_adjective(site: Site, analysis: Analysis, following: tuple[Analysis, ...], finite: bool) -> float:
    """قصف مدفعي: an indefinite adjective agrees with a noun; a verb would need a noun here (قتل مدني)."""
    person = any(a.cat == "N" for a in following)
    plural = any(a.number in ("p", "d") and a.gender == "m" for a in following)
    if person and (analysis.lemma in TO_PEOPLE or plural or _is_verbal(site)):
        return 1.0 if finite else 0.0
    return 0.0 if plural and analysis.number == "s" else -1.5 if finite else 1.5


def _is_verbal(site: Site) -> bool:
    """هاجم، طارد: a word that opens its clause and is a verb or else the rare participle of another one."""
    return site.opens and all(a.cat in FINITE or a.cat in ("AP", "PP") for a in site.document.analyses[site.at])
