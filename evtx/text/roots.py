"""Verbs as listed in, their form (I-X, quadriliteral), weakness and radicals out; and how a pattern is spelled.

A pattern is written in Latin letters: the radicals F E L (G before L in quadriliterals), short vowels
a i u, long vowels A I U, Y for alef maqsura, h for teh marbuta, x for the alef of wasla, ' for a hamza
wherever it may sit, ~ after a doubled letter, | for "a consonant follows", and m n s t w y.
"""

from __future__ import annotations

from typing import NamedTuple

SHADDA = "\u0651"
KASRATAN = "\u064d"
_FOLD = str.maketrans("أإآٱىئؤة", "ااااييوه")
_HAMZA = str.maketrans("أإئؤ", "ءءءء")
_WEAK_END = frozenset("ىاي")


def word_set(text: str) -> frozenset[str]:
    """A closed set of words, listed in one line."""
    return frozenset(text.split())


# Closed sets: what the spelling alone does not tell.
_EIGHT_IN_ST = word_set("استلم استند استمع استعر استبق استتر استلب استرق")  # form VIII, not X, of roots in s-
_FOUR_IN_T = word_set("ترجم تلفز تلمذ")  # quadriliteral, not form V


class Root(NamedTuple):
    """What a verb is made of. `f` is two letters in form VIII (with its t); `last` is the last letter as listed."""

    form: str  # "1" ... "10", "q" "q2" "q4" for quadriliterals
    weak: str  # "" | hollow | defective | doubled
    f: str
    e: str
    g: str
    l: str  # noqa: E741 (the name that grammars use)
    last: str


def fold_letters(text: str) -> str:
    """The folded spelling of a text that has no marks."""
    return text.translate(_FOLD)


def letters_of(text: str) -> tuple[str, frozenset[int]]:
    """The letters of a text without marks, and the positions of those that carry a shadda."""
    letters: list[str] = []
    doubled: list[int] = []
    for char in text:
        if char == SHADDA:
            doubled.append(len(letters) - 1)
        elif ("\u0621" <= char <= "\u064a" and char != "\u0640") or char == "ٱ":
            letters.append(char)
    return "".join(letters), frozenset(doubled)


def root_of(text: str) -> Root | None:
    """Form and radicals of a verb in the 3rd person singular of the perfect; None if it has the shape of no form."""
    raw, doubled = letters_of(text)
    if len(raw) < 2:
        return None
    if raw[0] in "اٱ":
        return _with_wasla(raw, doubled)
    if raw[0] == "آ":
        return _triliteral("4", "ء" + raw[1:], raw)
    if raw[0] == "أ" and (len(raw) == 4 or (len(raw) == 3 and 2 in doubled)):
        return _triliteral("4", raw[1:], raw)
    if raw[0] == "ت" and len(raw) >= 4 and raw not in _FOUR_IN_T and not (len(raw) == 4 and raw[1] == "ا"):
        return _with_ta(raw)
    match len(raw):
        case 2:
            return _triliteral("1", raw, raw)
        case 3 if raw[1] == "ا" and 2 in doubled:
            return _triliteral("3", raw[0] + raw[2], raw)
        case 3:
            return _triliteral("2" if 1 in doubled else "1", raw, raw)
        case 4 if raw[1] == "ا":
            return _triliteral("3", raw[0] + raw[2:], raw)
        case 4:
            return _quadriliteral("q", raw)
    return None


def _with_wasla(raw: str, doubled: frozenset[int]) -> Root | None:
    """Forms VII-X and the rarer quadriliterals: those that begin with a bare alef."""
    size = len(raw)
    if size < 4 or size > 6:
        return None
    if raw.startswith("است") and (size == 6 or (size == 5 and _is_tenth(raw, doubled))):
        return _triliteral("10", raw[3:], raw)
    if size == 6:
        return None
    if raw[1] == "ن" and raw[2] != "ت":
        return _triliteral("7", raw[2:], raw)
    infix = raw[2] == "ت" or (raw[2] == "ط" and raw[1] in "صضطظ") or (raw[2] == "د" and raw[1] in "زذد")
    if infix:
        return _triliteral("8", raw[3:], raw, raw[1:3])
    if size == 4 and raw[1] in "تدط":
        return _triliteral("8", raw[2:], raw, raw[1])
    if size == 4:
        return Root("9", "doubled", raw[1], raw[2], "", raw[3], raw[-1])
    return _quadriliteral("q4", raw[1:])


def _is_tenth(raw: str, doubled: frozenset[int]) -> bool:
    """Whether a verb in ist- of five letters is form X of a doubled root rather than form VIII of a root in s-."""
    return 4 in doubled or not (raw in _EIGHT_IN_ST or raw[3] == "ا" or raw[4] in _WEAK_END)


def _with_ta(raw: str) -> Root | None:
    """Forms V and VI and the quadriliteral with t-."""
    if len(raw) == 4 and raw[1] == "آ":
        return _triliteral("6", "ء" + raw[2:], raw)
    if raw[2] == "ا" and len(raw) <= 5:
        return _triliteral("6", raw[1] + raw[3:], raw)
    if len(raw) == 4:
        return _triliteral("5", raw[1:], raw)
    return _quadriliteral("q2", raw[1:]) if len(raw) == 5 else None


def _triliteral(form: str, rest: str, raw: str, first: str = "") -> Root | None:
    """The root whose letters (after `first`, the radical with the t of form VIII) are `rest`."""
    radicals = (first, *rest) if first else tuple(rest)
    if len(radicals) == 2:
        f, e = (radical.translate(_HAMZA) for radical in radicals)
        return Root(form, "doubled", f, e, "", e, raw[-1])
    if len(radicals) != 3:
        return None
    f, e, last = (radical.translate(_HAMZA) for radical in radicals)
    if last in _WEAK_END:
        return Root(form, "defective", f, e, "", "ي", raw[-1])
    if e == "ا":
        return Root(form, "hollow", f, "و", "", last, raw[-1]) if form in ("1", "4", "7", "8", "10") else None
    return Root(form, "", f, e, "", last, raw[-1])


def _quadriliteral(form: str, rest: str) -> Root | None:
    f, e, g, last = tuple(rest.translate(_HAMZA))
    return Root(form, "doubled" if form == "q4" else "", f, e, g, last, last)


# ---------------------------------------------------------------- spelling

_CONSONANTS = str.maketrans("mnstwyxh'", "منستوياةء")
_LONG = {"A": "ا", "I": "ي", "U": "و", "Y": "ى"}
_SILENT = frozenset("aiu~|")
_VOWELS = frozenset("aiuAIUYة")


def spell(pattern: str) -> str:
    """The normal spelling of a pattern (radicals put in or not), without short vowels, its hamzas on their seats."""
    pattern = _contract(pattern.translate(_CONSONANTS))
    out: list[str] = []
    size = len(pattern)
    for at, sound in enumerate(pattern):
        if sound in _SILENT:
            continue
        if sound == "ء":
            seat = _seat(pattern, at)
            out.append("آ" if seat == "أ" and at + 1 < size and pattern[at + 1] == "A" else seat)
        elif not (sound == "A" and out and out[-1] == "آ"):
            out.append(_LONG.get(sound, sound))
    return "".join(out)


def _contract(pattern: str) -> str:
    """Two hamzas in one syllable become one with a long vowel; iw and uy before a consonant become long vowels."""
    if "ء" in pattern:
        for short, long in (("a", "A"), ("i", "I"), ("u", "U")):
            pattern = pattern.replace(f"ء{short}ء", "ء" + long)
    at = pattern.find("iو")
    if at >= 0 and at + 2 < len(pattern) and pattern[at + 2] not in _VOWELS and pattern[at + 2] != "~":
        pattern = pattern[:at] + "I" + pattern[at + 2 :]
    if pattern.startswith(("يuي", "مuي")):  # only where the y is the first radical: يوقن, موقن
        after = pattern[3:4]
        if after and after not in _VOWELS:
            pattern = pattern[:1] + "U" + pattern[3:]
    return pattern


def _seat(pattern: str, at: int) -> str:
    """The letter that carries the hamza at a place of a pattern: the stronger of the vowels around it decides."""
    before = pattern[at - 1] if at else ""
    if before == "~":
        before = pattern[at - 2]
    after = pattern[at + 1] if at + 1 < len(pattern) else ""
    if after == "~":
        after = pattern[at + 2]
    if after == KASRATAN:
        after = ""
    if not at:
        return "إ" if after and after in "iI" else "أ"
    if not after:
        return {"i": "ئ", "u": "ؤ", "a": "أ"}.get(before, "ء")
    if after in "iI" or before in "iIي":
        return "ئ"
    if after in "uU" or before == "u":
        return "ؤ"
    return "ء" if before in "AU" and after in _VOWELS else "أ"
