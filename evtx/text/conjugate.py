"""A verb as listed in, its folded stems out: perfect, imperfect, passives, participles and verbal nouns.

The patterns of a class of verbs are spelled once (`evtx/text/patterns.py`); for a root whose letters
never change a stem is then a few letters put in, for others (hamza, first w/y) it is spelled afresh.
"""

from __future__ import annotations

from evtx.text.affixes import (
    DUAL,
    I_BARE,
    I_DUAL,
    I_FEM,
    I_JUSS,
    I_NA,
    I_PLUR,
    I_PRON,
    I_SELF,
    N_AAT,
    P_BARE,
    P_CONS,
    P_DUAL,
    P_I,
    P_NN,
    P_PLUR,
    P_PRON,
    P_T,
    PRON,
)
from evtx.text.nominals import PARTICIPLE, VERBAL_NOUN, Stem, citation, endings, plural_stems, spelled
from evtx.text.patterns import Row, Variant, patterns
from evtx.text.roots import Root, fold_letters, letters_of, root_of, spell, word_set

# Closed sets: what the perfect does not tell of form I, and which verbs of form III have a second verbal noun.
_HOLLOW_I = word_set(
    "سار عاش باع صار غاب زاد قاس مال ضاع سال طار حان عاب شاع جاء صاد هاج حاد فاض ضاق بات صاح خاب شاب طاب غاظ"
)
_HOLLOW_A = word_set("نام خاف نال كاد زال شاء هاب")
_DEFECTIVE_A = word_set("سعى نهى أبى رعى نعى نأى طغى رأى")
_WITH_FIAL = word_set("حاصر قاتل دافع صارع نازع خالف عاقب كافح جاهد ناضل حاور نادى لاقى عالج حاسب ناقش فارق")
_VOWEL_OF = {"و": "u", "ا": "a", "ى": "a", "ي": "i"}

# What sound follows a last hamza in each place: it decides the seat. The last entry is the second
# spelling of the plural, قرأوا beside قرؤوا, which only alef and bare seats have.
_SOUNDS_AFTER = (
    ("", P_BARE | I_BARE | I_JUSS, "ءأؤئ"),
    ("a", P_PRON | P_T | I_PRON, "ءأؤئ"),
    ("u", P_PLUR | I_PLUR | I_PRON, "ءأؤئ"),
    ("i", I_FEM, "ءأؤئ"),
    ("|", P_I | P_CONS | I_NA, "ءأؤئ"),
    ("a", P_DUAL | I_DUAL, "ءؤئ"),  # the alef of the dual is not written after an alef seat
    ("a", P_PLUR | I_PLUR, "ءأ"),
)


def verb_stems(
    text: str, imperfect: str | None = None, masdar: tuple[str, ...] = (), plural: tuple[str, ...] = ()
) -> list[Stem]:
    """All folded stems of a verb listed in the perfect; raises ValueError when it has the shape of no Arabic form.

    `imperfect` matters for hollow, defective and w-initial verbs of form I; `masdar` replaces the verbal nouns
    made by rule (form I has none); `plural` lists broken plurals of the first verbal noun.
    """
    root = root_of(text)
    if root is None:
        raise ValueError(f"{text}: not the perfect of a verb of forms I-X or of a quadriliteral")
    raw, _ = letters_of(text)
    # "I" of a verb with a first alef is spelled like "he" of its perfect: only the latter is meant
    self_bit = I_SELF if raw[0] not in "اأآ" else 0
    plain = _is_plain(root)
    finite: dict[tuple[str, str], int] = {}
    nominal: list[Stem] = []
    for row in patterns(root.form, root.weak, _variant(raw, root, imperfect)):
        if not row.mask:
            if not (row.cat == "VN" and masdar):
                nominal += _nominal_stems(row.cat, _fill(row.ready, root) if plain else spell(_fill(row.pattern, root)))
            continue
        for stem, mask in [(_fill(row.ready, root), row.mask)] if plain else _finite_spellings(row, root):
            if len(stem) > (0 if row.cat in ("IV", "IVP") else 1):  # of one letter only what the affixes hold up: يرون
                if mask & P_CONS and stem[-1] == "ن":
                    mask |= P_NN
                if row.cat == "IV" and len(stem) > 1:
                    mask |= self_bit
                finite[stem, row.cat] = finite.get((stem, row.cat), 0) | mask
    for form in masdar:
        nominal += _nominal_stems("VN", spelled(form), with_plural=root.form != "1")
    if not masdar and root.form == "3" and raw in _WITH_FIAL:
        nominal += _nominal_stems("VN", root.f + root.e + ("اء" if root.weak else "ا" + root.l))
    if masdar:
        for form in plural:
            nominal += plural_stems(form, citation(spelled(masdar[0])), "VN")
    return [Stem(stem, cat, mask) for (stem, cat), mask in finite.items()] + nominal


def _is_plain(root: Root) -> bool:
    """Whether the letters of the root never change: no hamza, no w/y first, no y before a weak end."""
    return (
        root.f[0] not in "ءوي"
        and "ء" not in (root.e, root.g, root.l)
        and not (root.weak == "defective" and root.e == "ي")
    )


def _fill(pattern: str, root: Root) -> str:
    if root.g:
        pattern = pattern.replace("G", root.g)
    return pattern.replace("F", root.f).replace("E", root.e).replace("L", root.l)


def _finite_spellings(row: Row, root: Root) -> list[tuple[str, int]]:
    """Folded stems of a finite pattern for roots with hamza or weak letters, each with the places of this spelling."""
    pattern = _fill(row.pattern, root)
    if root.weak == "defective" and root.e == "ي":
        pattern = pattern.replace("Y", "A")  # أحيا
    cut = 1 if row.cat in ("IV", "IVP") else 0  # the person letter
    if pattern[-1] != "ء":
        return [(fold_letters(spell(pattern)[cut:]), row.mask)]
    stems: list[tuple[str, int]] = []
    for sound, places, seats in _SOUNDS_AFTER:
        if mask := row.mask & places:
            spelling = spell(pattern + sound)
            if spelling[-1] in seats:
                stems.append((fold_letters(spelling[cut:]), mask | (row.mask & PRON)))
    return stems


def _nominal_stems(cat: str, raw: str, with_plural: bool = True) -> list[Stem]:
    """Stems of a spelled verbal noun or participle; verbal nouns of form I have a plural only with teh marbuta."""
    want = PARTICIPLE
    gender = "f" if raw[-1] == "ة" else "m"
    if cat == "VN":
        want = VERBAL_NOUN if len(raw) > 2 else VERBAL_NOUN & ~DUAL
        if with_plural or gender == "f":
            want |= N_AAT
    noun = citation(raw)
    return [Stem(stem, cat, mask, noun, "s", gender) for stem, mask in endings(raw, want)]


def _variant(raw: str, root: Root, imperfect: str | None) -> Variant:
    """The traits of a single verb: vowels of form I from the imperfect or by default, dropped and hamzated radicals."""
    if root.form != "1":
        return Variant(last_hamza=root.l == "ء")
    given = letters_of(imperfect)[0] if imperfect else ""
    if root.weak == "hollow":
        default = "i" if raw in _HOLLOW_I else "a" if raw in _HOLLOW_A else "u"
        return Variant(imperfect=_VOWEL_OF.get(given[2:3], default), last_hamza=root.l == "ء")
    drops_first = root.f == "و" and root.weak != "doubled" and given[1:2] != "و"
    if root.weak != "defective":
        return Variant(perfect="i" if "ئ" in raw[1:] else "", drops_first=drops_first)
    default = "i"
    if root.last == "ا":
        default = "u"
    elif raw in _DEFECTIVE_A or (root.last == "ي" and not drops_first):
        default = "a"
    perfect = {"ا": "u", "ى": "a", "ي": "i"}[root.last]
    return Variant(perfect, _VOWEL_OF.get(given[-1:], default), drops_first, drops_middle=raw == "رأى")
