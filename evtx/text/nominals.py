"""Nouns and adjectives as spelled in, their folded stems with the endings that each takes out."""

from __future__ import annotations

from typing import NamedTuple

from evtx.text.affixes import (
    DUAL,
    N_AAN,
    N_AAT,
    N_ACC,
    N_AYN,
    N_BARE,
    N_IIN,
    N_IINP,
    N_INDEF,
    N_PAIR,
    N_PRON,
    N_TAAN,
    N_TEH,
    N_TEHP,
    N_UU,
    N_UUN,
    PLURAL,
    PRON,
)
from evtx.text.normalize import strip_marks
from evtx.text.roots import KASRATAN, fold_letters, word_set

ADJECTIVE = N_BARE | N_ACC | N_TEH | N_TAAN | N_AAN | PLURAL | N_AAT
PARTICIPLE = ADJECTIVE | N_PRON | PRON
VERBAL_NOUN = N_BARE | N_ACC | N_PRON | PRON | DUAL
_SINGULAR = VERBAL_NOUN | N_PAIR
_BROKEN = N_BARE | N_ACC | N_PRON | N_TEHP | PRON
_DEFECTIVE = word_set("قاض محام ناد واد")  # listed so even without their kasratan
_MASCULINE_PLURAL = N_UUN | N_IIN | N_IINP | N_UU


class Stem(NamedTuple):
    """A folded stem, its category, the places in which it stands (bits of affixes), and the noun it is a form of."""

    text: str
    cat: str
    mask: int
    noun: str = ""
    number: str = ""
    gender: str = ""


def noun_stems(text: str, plural: tuple[str, ...]) -> list[Stem]:
    """Stems of a noun listed in the singular, with its plurals; sound plurals by rule when none is listed."""
    raw = spelled(text)
    noun = citation(raw)
    want = _SINGULAR | (0 if plural else _default_plural(raw))
    base = fold_letters(raw.rstrip(KASRATAN + "ةى"))
    plurals: list[Stem] = []
    for form in map(spelled, plural):
        if len(form) > 4 and form.endswith(("ون", "ين")):
            stem = fold_letters(form[:-2])
            if stem == base and raw[-1] not in KASRATAN + "ىة":
                want = (want & ~N_AYN) | PLURAL
            else:
                plurals.append(Stem(stem, "N", N_UUN | N_IINP | N_UU | PRON, noun, "p", "m"))
        else:
            plurals += _plural(form, noun)
    number, gender = "s", "f" if raw[-1] == "ة" else ""
    if len(raw) > 4 and raw.endswith("ات"):  # listed in the plural alone: متفجرات
        number, gender, want = "p", "f", N_BARE | N_PRON
    return [Stem(stem, "N", mask, noun, number, gender) for stem, mask in endings(raw, want)] + plurals


def adjective_stems(text: str, plural: tuple[str, ...]) -> list[Stem]:
    """Stems of an adjective listed in the masculine singular; broken plurals as listed, all else by rule."""
    raw = spelled(text)
    noun = citation(raw)
    stems = [Stem(stem, "ADJ", mask, noun, "s", "m") for stem, mask in endings(raw, ADJECTIVE)]
    if len(raw) == 4 and raw[0] == "أ" and raw[3] != "ى":  # colours and comparatives: حمراء, كبرى
        rest = fold_letters(raw[1:])
        stems += [Stem(rest + "اء", "ADJ", N_BARE, noun, "s", "f"), Stem(rest + "ي", "ADJ", N_BARE, noun, "s", "f")]
    for form in map(spelled, plural):
        if not form.endswith(("ون", "ين", "ات")):
            stems += [Stem(s, "ADJ", m, noun, "p") for s, m in endings(form, N_BARE | N_ACC | N_TEHP)]
    return stems


def plural_stems(text: str, noun: str, cat: str) -> list[Stem]:
    """Stems of one listed plural of a noun or verbal noun."""
    return [stem._replace(cat=cat) for stem in _plural(spelled(text), noun)]


def _plural(form: str, noun: str) -> list[Stem]:
    if len(form) > 3 and form.endswith("ات"):
        stem = fold_letters(form[:-2])
        stems = [Stem(stem, "N", N_AAT | PRON, noun, "p", "f")]
        if len(form) == 5 and form[0] == "أ":  # a broken plural such as أصوات takes the alef of -an as well
            stems.append(Stem(fold_letters(form), "N", N_ACC, noun, "p"))
        return stems
    if len(form) == 5 and form[2] == "ا" and form[-1] == "ي":  # أراضي, indefinite أراضٍ
        form = form[:-1] + KASRATAN
    return [Stem(stem, "N", mask, noun, "p") for stem, mask in endings(form, _BROKEN)]


def spelled(text: str) -> str:
    """The text without marks, save the kasratan that tells a defective noun (قاضٍ)."""
    letters = strip_marks(text)
    return letters + KASRATAN if text.endswith(KASRATAN) or letters in _DEFECTIVE else letters


def citation(raw: str) -> str:
    """The folded singular under which a noun is known; defective ones with their yeh (قاضٍ: قاضي)."""
    return fold_letters(raw[:-1]) + "ي" if raw[-1] == KASRATAN else fold_letters(raw)


def _default_plural(raw: str) -> int:
    """The sound plurals of a noun that lists none: -at of all longer nouns, -un of nisbas and longer participles."""
    if raw[-1] == "ة":
        return N_AAT
    if len(raw) < 4:
        return 0
    person = raw[-1] in "ي" + KASRATAN or (raw[0] == "م" and len(raw) > 4)
    return N_AAT | (PLURAL if person else 0)


def endings(raw: str, want: int) -> list[tuple[str, int]]:
    """The folded stems of a spelled noun with those of the wanted places in which each of them stands."""
    if want & N_IIN:
        want &= ~N_AYN
    last = raw[-1]
    if last == "ة":
        mask = N_TEHP if want & N_TEHP else N_TEH | (N_TAAN if want & N_AAN else 0)
        if raw[-2:-1] != "ا":
            mask |= want & N_AAT
        return [(fold_letters(raw[:-1]), mask | (want & PRON))]
    if last == KASRATAN:
        return _split(fold_letters(raw[:-1]), "ي", want)
    if last == "ى":
        return _split(fold_letters(raw[:-1]), "ى", want)
    if last == "ا":
        return [(fold_letters(raw), want & (N_BARE | N_PRON))]
    if last in "ءأؤ":
        return _hamza(raw, want)
    return [(fold_letters(raw), want & ~(N_TEHP | N_INDEF))]


def _split(base: str, last: str, want: int) -> list[tuple[str, int]]:
    """Nouns in -in or -a: the bare base before -un, a yeh elsewhere, an alef where one is written (مبناه, مسماة)."""
    masculine = (N_UUN | N_IINP | N_UU | (want & PRON)) if want & _MASCULINE_PLURAL else 0
    pair = DUAL if want & N_AAN else 0
    rest = (want & ~(_MASCULINE_PLURAL | N_TEHP)) | pair
    if last == "ي":
        indefinite = N_INDEF if want & N_BARE else 0
        return [(base, masculine | indefinite), (base + "ي", rest)]
    teh = want & (N_TEH | N_TAAN)
    stems = [(base + "ي", rest & ~(N_PRON | N_ACC | N_TEH | N_TAAN)), (base + "ا", (want & (N_PRON | PRON)) | teh)]
    return [*stems, (base, masculine)] if masculine else stems


def _hamza(raw: str, want: int) -> list[tuple[str, int]]:
    """Nouns that end in a hamza: its seat changes before endings (اعتداء, اعتدائه, اعتداؤه)."""
    base, last = fold_letters(raw[:-1]), raw[-1]
    want &= ~N_TEHP
    inner = want & (N_PRON | N_UU | N_UUN | PRON)
    if last == "أ":  # a second alef (-an, dual, -at) is not written after this one
        return [
            (base + "ا", want & (N_BARE | N_PRON | N_AYN | N_IIN | N_TEH | PRON)),
            (base + "و", inner),
            (base + "ي", want & (N_PRON | PRON)),
        ]
    if last == "ؤ":
        return [(base + "و", want), (base + "ي", want & (N_PRON | PRON))]
    if base[-1:] == "ي":  # بريء, شيء: the hamza sits on a yeh before every ending
        return [(base + "ء", want & N_BARE), (base + "ي", want & ~N_BARE)]
    bare = want & ~N_ACC if base[-1:] == "ا" else want
    oblique = want & (N_PRON | N_AYN | N_IIN | N_UU | PRON)
    return [(base + "ء", bare), (base + "ي", oblique), (base + "و", inner)]
