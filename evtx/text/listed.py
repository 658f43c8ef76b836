"""Is a word with و one more act of a list? What stands around a word in, yes or no out.

عن قتل وجرح العشرات، بقتل معارضين وخطف ناشطين، لتوفير غطاء جوي وطرد التنظيم: behind a governed verbal noun و joins
another one, where the same letters alone would be a perfect.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from evtx.text.morphology import Analysis
from evtx.text.words import word_class

if TYPE_CHECKING:
    from evtx.text.disambiguate import Reading, Site

_PREPOSITIONS = word_class("text.disambiguate.prepositions")
OF_ACTS = word_class("text.disambiguate.of_acts")
TO_PEOPLE = word_class("text.disambiguate.to_people")
QUANTIFIERS = word_class("text.disambiguate.quantifiers")
_NO_SOONER = word_class("text.listed.no_sooner")
_WHAT = frozenset({"ما", "وما"})
_DEMANDING = frozenset("طالب دعا حث ناشد الزم اوصي تعهد التزم".split())
_DEMAND_REACH = 12
_LIST_REACH = 9  # words from a governed verbal noun to the next one of its list


def is_listed(site: Site, analysis: Analysis) -> bool:
    """Whether a word with و is a verbal noun of a list, where the analysis in question says that it is a verb."""
    return _joins_verbal_noun(site) or _lists_acts(site, analysis) or _lists_aims(site)


def no_sooner(site: Site) -> bool:
    """ما إن وصلت الدورية حتى فتح مسلحون النار: whether "until" stands behind words by which it opens a clause."""
    before = [t.text for t in site.document.tokens[site.sentence.first : site.at]]
    return any(w in _NO_SOONER or (w == "ان" and before[at - 1] in _WHAT) for at, w in enumerate(before) if at)


def _joins_verbal_noun(site: Site) -> bool:
    """عن قتل وجرح العشرات، أعمال قتل ونهب وخطف: what follows a governed verbal noun by و is another one."""
    before = site.previous
    if before is None or before.analysis.cat != "VN" or before.analysis.det or before.analysis.pron:
        return False
    bare = without_and(site.earlier)
    return bare in _PREPOSITIONS or bare in OF_ACTS or bool(before.analysis.conj) or before.analysis.prep == "ب"


def _lists_acts(site: Site, analysis: Analysis) -> bool:
    """بقتل معارضين وخطف ناشطين: a verbal noun further on in the list, before people in the oblique."""
    if site.after is None or analysis.cat not in ("PV", "PVP") or analysis.lemma not in TO_PEOPLE:
        return False
    if not any(a.case == "obl" and not a.det for a in site.document.analyses[site.after]) and (
        site.document.tokens[site.after].text not in QUANTIFIERS
    ):
        return False
    for reading, before in _read_before(site):
        if reading.finite:
            return False
        if reading.analysis.cat == "VN" and not reading.analysis.det:
            return reading.analysis.prep == "ب" or before in _PREPOSITIONS or before in OF_ACTS
    return False


def _lists_aims(site: Site) -> bool:
    """لتوفير غطاء جوي لها وطرد التنظيم: a second verbal noun behind one with لـ, with what it is done to behind it."""
    analyses = site.document.analyses[site.at]
    if site.after is None or not any(a.cat == "VN" and a.conj == "و" and not a.prep and not a.det for a in analyses):
        return False
    object_ = site.document.analyses[site.after]
    if not object_ or not any(a.cat == "N" and not a.prep and a.case != "nom" for a in object_):
        return False
    for reading, _ in _read_before(site):
        if reading.finite:
            return False
        if reading.analysis.cat == "VN" and reading.analysis.prep == "ل" and not reading.analysis.det:
            return True
    return _is_demanded(site)


def _is_demanded(site: Site) -> bool:
    """طالب بوقف العنف | وسحب قواتهم: behind a verb of demanding whose first demand is the end of something."""
    tokens = site.document.tokens
    first = max(site.sentence.first, site.at - _DEMAND_REACH)
    ends = False
    for at in range(site.at - 1, first - 1, -1):
        reading = site.readings[at]
        if reading is not None and reading.finite:
            return ends and reading.analysis.lemma in _DEMANDING
        ends = ends or tokens[at].text == "بوقف" or (tokens[at].text == "وقف" and tokens[at - 1].text in ("الي", "علي"))
    return False


def _read_before(site: Site) -> Iterator[tuple[Reading, str]]:
    """The readings before a word, the nearest first, each with the bare word before it."""
    first = max(site.sentence.first, site.at - _LIST_REACH)
    for at in range(site.at - 1, first, -1):
        reading = site.readings[at]
        if reading is not None:
            yield reading, without_and(site.document.tokens[at - 1].text)


@lru_cache(maxsize=4096)
def without_and(word: str) -> str:
    """A word without the و or ف before it."""
    return word[1:] if word[:1] in "وف" and len(word) > 2 else word
