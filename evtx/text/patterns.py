"""A class of verbs (form, weakness, vowels) in, the patterns of its stems out, spelled as far as the class allows.

The sound patterns of every form are listed, those of hollow verbs beside them; those of doubled and
defective verbs follow from the sound ones. How patterns are written: `evtx/text/roots.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from evtx.text.affixes import (
    I_BARE,
    I_DUAL,
    I_FEM,
    I_JUSS,
    I_NA,
    I_PLUR,
    I_PRON,
    IMPERFECT,
    P_BARE,
    P_CONS,
    P_DUAL,
    P_I,
    P_PLUR,
    P_PRON,
    P_T,
    PERFECT,
    PRON,
)
from evtx.text.roots import KASRATAN, fold_letters, spell


class _Forms(NamedTuple):
    """The patterns of one form: perfect and imperfect with their passives, verbal noun, participles ("": none)."""

    pv: str
    pvp: str
    iv: str
    ivp: str
    vn: str
    ap: str
    pp: str


class Variant(NamedTuple):
    """What the form and the weakness of a verb do not tell: the vowels of form I, and traits of single roots."""

    perfect: str = ""  # form I: a, i (لقي, برئ), u (دعا)
    imperfect: str = ""  # form I, hollow or defective: a, i, u
    drops_first: bool = False  # وصل: يصل
    drops_middle: bool = False  # رأى: يرى
    last_hamza: bool = False


class Row(NamedTuple):
    """One pattern: category, places of its stem, the pattern, and its spelling with the radicals still to be put in.

    Finite patterns are spelled folded and without the person letter, nominal ones as Arabic writes them.
    """

    cat: str
    mask: int
    pattern: str
    ready: str


_SOUND = {
    "1": _Forms("FaEaL", "FuEiL", "yaFEaL", "yuFEaL", "", "FAEiL", "maFEUL"),
    "2": _Forms("FaE~aL", "FuE~iL", "yuFaE~iL", "yuFaE~aL", "taFEIL", "muFaE~iL", "muFaE~aL"),
    "3": _Forms("FAEaL", "FUEiL", "yuFAEiL", "yuFAEaL", "muFAEaLh", "muFAEiL", "muFAEaL"),
    "4": _Forms("'aFEaL", "'uFEiL", "yuFEiL", "yuFEaL", "'iFEAL", "muFEiL", "muFEaL"),
    "5": _Forms("taFaE~aL", "tuFuE~iL", "yataFaE~aL", "yutaFaE~aL", "taFaE~uL", "mutaFaE~iL", "mutaFaE~aL"),
    "6": _Forms("taFAEaL", "tuFUEiL", "yataFAEaL", "yutaFAEaL", "taFAEuL", "mutaFAEiL", "mutaFAEaL"),
    "7": _Forms("xinFaEaL", "", "yanFaEiL", "", "xinFiEAL", "munFaEiL", ""),
    "8": _Forms("xiFaEaL", "xuFuEiL", "yaFaEiL", "yuFaEaL", "xiFiEAL", "muFaEiL", "muFaEaL"),
    "9": _Forms("xiFEaLaL", "", "yaFEaLiL", "", "xiFEiLAL", "muFEaLiL", ""),
    "10": _Forms("xistaFEaL", "xustuFEiL", "yastaFEiL", "yustaFEaL", "xistiFEAL", "mustaFEiL", "mustaFEaL"),
    "q": _Forms("FaEGaL", "FuEGiL", "yuFaEGiL", "yuFaEGaL", "FaEGaLh", "muFaEGiL", "muFaEGaL"),
    "q2": _Forms("taFaEGaL", "", "yataFaEGaL", "", "taFaEGuL", "mutaFaEGiL", ""),
    "q4": _Forms("xiFEaGLaL", "", "yaFEaGLiL", "", "xiFEiGLAL", "muFEaGLiL", ""),
}
_HOLLOW = {
    "1": _Forms("FAL", "FIL", "yaF*L", "yuFAL", "", "FA'iL", "maF*L"),
    "4": _Forms("'aFAL", "'uFIL", "yuFIL", "yuFAL", "'iFALh", "muFIL", "muFAL"),
    "7": _Forms("xinFAL", "", "yanFAL", "", "xinFiyAL", "munFAL", ""),
    "8": _Forms("xiFAL", "xuFIL", "yaFAL", "yuFAL", "xiFiyAL", "muFAL", "muFAL"),
    "10": _Forms("xistaFAL", "xustuFIL", "yastaFIL", "yustaFAL", "xistiFALh", "mustaFIL", "mustaFAL"),
}
_NO_OBJECT = frozenset({"7", "9", "q2", "q4"})

_LONG = {"a": "A", "i": "I", "u": "U"}
_SHORT = {"A": "a", "I": "i", "U": "u"}
_BEFORE_VOWEL = P_BARE | P_PRON | P_T | P_DUAL | P_PLUR | I_BARE | I_PRON | I_DUAL | I_PLUR | I_FEM
_BEFORE_CONSONANT = P_I | P_CONS | I_NA


@cache
def patterns(form: str, weak: str, variant: Variant) -> tuple[Row, ...]:
    """All patterns of a class of verbs, the finite ones first; `form` and `weak` as in `roots.Root`."""
    forms = _HOLLOW[form] if weak == "hollow" else _SOUND[form]
    rows: list[Row] = []
    for cat, pattern in (("PV", forms.pv), ("PVP", forms.pvp), ("IV", forms.iv), ("IVP", forms.ivp)):
        if pattern:
            active = cat in ("PV", "IV")
            perfect = cat in ("PV", "PVP")
            objects = PRON if active and form not in _NO_OBJECT else 0
            for mask, stem in _finite(_vowelled(cat, pattern, variant, weak), perfect, active, form, weak, variant):
                mask = mask | objects if objects else mask & ~(P_PRON | I_PRON)
                if mask:
                    rows.append(Row(cat, mask, stem, fold_letters(spell(stem)[0 if perfect else 1 :])))
    for cat, pattern in _nominal(form, forms, weak, variant):
        rows.append(Row(cat, 0, pattern, spell(pattern)))
    return tuple(rows)


def _vowelled(cat: str, pattern: str, variant: Variant, weak: str) -> str:
    """The pattern of a finite form with what the single verb changes in it."""
    if "*" in pattern:
        pattern = pattern.replace("*", _LONG[variant.imperfect])
    if variant.drops_first and cat == "IV":
        pattern = pattern.replace("F", "")
    if variant.drops_middle and cat in ("IV", "IVP"):
        pattern = pattern.replace("E", "")
    if variant.perfect == "i" and cat == "PV" and not weak:
        pattern = "FaEiL"
    return pattern


def _finite(
    pattern: str, perfect: bool, active: bool, form: str, weak: str, variant: Variant
) -> Iterator[tuple[int, str]]:
    """The stems of one tense and voice, each with the places in which it stands."""
    places = PERFECT | P_I if perfect else IMPERFECT
    before_vowel, before_consonant = places & _BEFORE_VOWEL, places & _BEFORE_CONSONANT
    if not weak:
        yield places & ~P_I, pattern
    elif weak == "doubled":
        # FaEaL with E = L: FaE(E) before vowels
        yield before_vowel, pattern[:-3] + pattern[-2] + pattern[-3]
        yield before_consonant, pattern
    elif weak == "hollow":
        short = _SHORT[pattern[-2]]
        if form == "1" and perfect and active:
            short = "u" if variant.imperfect == "u" else "i"
        yield before_vowel, pattern
        yield before_consonant | (0 if perfect else I_JUSS), pattern[:-2] + short + pattern[-1]
    elif perfect:
        yield from _defective_perfect(pattern[:-2], (variant.perfect or "a") if active else "i")
    else:
        vowel = pattern[-2]
        if form == "1" and active:
            vowel = variant.imperfect
        yield from _defective_imperfect(pattern[:-2], vowel)


def _defective_perfect(base: str, vowel: str) -> Iterator[tuple[int, str]]:
    if vowel == "i":  # لقي
        yield PERFECT & ~P_PLUR, base + "iy"
        yield P_PLUR, base
        return
    yield P_T | P_PLUR, base
    yield P_BARE, base + ("Y" if vowel == "a" else "A")
    yield P_PRON, base + "A"
    if vowel == "a":
        yield P_DUAL | P_I | P_CONS, base + "ay"
    else:
        yield P_I | P_CONS, base + "aw"  # the dual دعوا is spelled like the plural, which is meant


def _defective_imperfect(base: str, vowel: str) -> Iterator[tuple[int, str]]:
    yield I_JUSS | I_PLUR | I_FEM, base
    if vowel == "a":
        yield I_BARE | I_DUAL | I_NA, base + "Y"
        yield I_PRON, base + "A"
    else:
        yield I_BARE | I_PRON | I_DUAL | I_NA, base + _LONG[vowel]


def _nominal(form: str, forms: _Forms, weak: str, variant: Variant) -> Iterator[tuple[str, str]]:
    """Verbal noun and participles of a class; form I has no verbal noun by rule."""
    vn, ap, pp = forms.vn, forms.ap, forms.pp
    if weak == "defective":
        vn = _defective_noun(form, vn)
        ap = ap[:-2] + KASRATAN
        pp = {"1": "maFEU" if variant.perfect == "u" else "maFEI"}.get(form, pp[:-2] + "Y" if pp else "")
    elif weak == "doubled":
        ap = ap[:-3] + ap[-2] + ap[-3]
        pp = pp if form == "1" or not pp else pp[:-3] + pp[-2] + pp[-3]
    elif form == "2" and variant.last_hamza:
        vn = "taFEiLh"
    elif form == "1" and weak == "hollow":
        pp = pp.replace("*", "I" if variant.imperfect == "i" else "U")
        ap = "" if variant.last_hamza else ap  # جاءٍ is hardly used
    for cat, pattern in (("VN", vn), ("AP", ap), ("PP", pp)):
        if pattern:
            yield cat, pattern


def _defective_noun(form: str, sound: str) -> str:
    if form == "2":
        return "taFEiyh"
    if form == "3":
        return "muFAEAh"
    if form in ("5", "6"):
        return sound[:-2] + KASRATAN
    return sound[:-1] + "'" if sound else ""
