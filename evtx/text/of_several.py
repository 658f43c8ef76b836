"""Does a word's pronoun take up several people told right before it? What stands around a word in, yes or no out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evtx.text.words import word_class

if TYPE_CHECKING:
    from evtx.text.disambiguate import Site
    from evtx.text.morphology import Analysis

_COUNTING = word_class("text.disambiguate.counting")
_THEM = frozenset({"هم", "هما", "هن"})


def takes_up_several(site: Site, analysis: Analysis) -> bool:
    """ثلاثة شبان قتلهم الجيش، أربعة خطفهم مسلحون: behind an indefinite plural, or its number alone, a verb says of
    them what was done to them.
    """
    if analysis.pron not in _THEM or any(a.cat == "IV" for a in site.document.analyses[site.at]):
        return False  # حافلات تنقلهم: they are others
    before = site.previous
    if before is None:
        return site.before in _COUNTING
    people = before.nominal and before.analysis.cat != "VN" and before.analysis.number in ("p", "d")
    return people and not (before.analysis.det or before.analysis.pron)
