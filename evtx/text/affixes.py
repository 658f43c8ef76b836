"""The affixes of Arabic words: prefix and suffix spellings in, what each says and which stems it goes with out.

A stem carries a mask of bits, one for every place in which it may stand (before the vowel-initial
endings of the perfect, before an attached pronoun, with the -at plural ...). A suffix names the bits
it needs and its kind; a prefix names the kinds it goes with. A word is a prefix, a stem and a suffix
for which both hold. All spellings are folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

# ---------------------------------------------------------------- places in which a stem may stand

_BITS = [1 << n for n in range(30)]
# perfect: bare (he), before a pronoun, -at (she), -aa (they two), -uu (they), -tu (I), -naa/-na/-tum, -naa after n
P_BARE, P_PRON, P_T, P_DUAL, P_PLUR, P_I, P_CONS, P_NN = _BITS[0:8]
# imperfect: bare, before a pronoun, bare jussive, -aan, -uun, -iin, -na; I_SELF: the prefix of "I" may stand before it
I_BARE, I_PRON, I_JUSS, I_DUAL, I_PLUR, I_FEM, I_NA, I_SELF = _BITS[8:16]
# nouns: bare; bare but never with al-; with -an written alef; before a pronoun; heh (teh marbuta) singular / plural
N_BARE, N_INDEF, N_ACC, N_PRON, N_TEH, N_TEHP = _BITS[16:22]
# dual -aan; dual -ayn that is surely dual; dual before a genitive; dual of a teh marbuta; -uun;
# -iin that may be dual or plural; -iin surely plural; -uu/-ii before a genitive; -aat
N_AAN, N_AYN, N_PAIR, N_TAAN, N_UUN, N_IIN, N_IINP, N_UU = _BITS[22:30]
N_AAT = 1 << 30
PRON = 1 << 31  # pronouns may follow the ending, too

PERFECT = P_BARE | P_PRON | P_T | P_DUAL | P_PLUR | P_CONS
IMPERFECT = I_BARE | I_PRON | I_DUAL | I_PLUR | I_FEM | I_NA
PLURAL = N_UUN | N_IIN | N_UU  # the sound masculine plural, of a stem that has the dual, too
DUAL = N_AAN | N_AYN

# ---------------------------------------------------------------- kinds of suffix, for the prefixes

K_PERFECT, K_NOUN, K_NO_AL, K_NO_PREP = 1, 2, 4, 8
K_BARE, K_JUSS, K_DUAL, K_DUAL_SUBJ, K_PLUR, K_PLUR_SUBJ, K_FEM, K_FEM_SUBJ, K_NA = (1 << n for n in range(4, 13))
K_NOM, K_NOM_AL = 1 << 13, 1 << 14  # nominatives: no preposition before them; K_NOM without al-, too

AMBIGUOUS = "-"  # a number or gender that the spelling leaves open, whatever the stem says


class Suffix(NamedTuple):
    """What an ending says: the stem bits it needs, its kind, and its features ("": the stem's or the prefix's own)."""

    need: int
    kind: int
    number: str = ""
    gender: str = ""
    person: str = ""
    pron: str = ""
    case: str = ""


class Prefix(NamedTuple):
    """What stands before a stem: the kinds of suffix it goes with, and its features; `need`: stem bits it needs."""

    kinds: int
    conj: str = ""
    prep: str = ""
    det: bool = False
    future: bool = False
    number: str = ""
    gender: str = ""
    person: str = ""
    need: int = 0


_OBJECTS = ("ه", "ها", "هما", "هم", "هن", "ني", "نا", "ك", "كم")
_OBJECTS_OF_TWO = ("ها", "هما", "هم")  # not -h: قتلاه is "his dead"
_OWNERS = ("ه", "ها", "هما", "هم", "هن", "نا", "ك", "كم")


def _rows(
    ending: str, suffix: Suffix, prons: tuple[str, ...] = (), need: int = 0, before: str | None = None
) -> Iterator[tuple[str, Suffix]]:
    """An ending, and the same with the pronouns after it (in the spelling `before` that it has there)."""
    yield ending, suffix
    for pron in prons:
        yield (ending if before is None else before) + pron, suffix._replace(need=need, pron=pron)


def _verb_endings() -> Iterator[tuple[str, Suffix]]:
    yield from _rows("", Suffix(P_BARE, K_PERFECT, "s", "m", "3"), _OBJECTS, P_PRON | PRON)
    # -t is "she": "I" and "you" (one) are spelled alike but hardly ever meant in news
    yield from _rows("ت", Suffix(P_T, K_PERFECT, "s", "f", "3"), _OBJECTS, P_T | PRON)
    yield from _rows("ت", Suffix(P_I, K_PERFECT, "s", "", "1"), _OBJECTS, P_I | PRON)
    yield from _rows("ا", Suffix(P_DUAL, K_PERFECT, "d", "m", "3"), _OBJECTS_OF_TWO, P_DUAL | PRON)
    yield from _rows("تا", Suffix(P_T, K_PERFECT, "d", "f", "3"), _OBJECTS_OF_TWO, P_T | PRON)
    yield from _rows("وا", Suffix(P_PLUR, K_PERFECT, "p", "m", "3"), _OBJECTS, P_PLUR | PRON, before="و")
    yield from _rows("ن", Suffix(P_CONS, K_PERFECT, "p", "f", "3"))
    yield from _rows("تم", Suffix(P_CONS, K_PERFECT, "p", "m", "2"))
    yield from _rows("نا", Suffix(P_CONS, K_PERFECT, "p", "", "1"), _OBJECTS, P_CONS | PRON)
    yield from _rows("ا", Suffix(P_NN, K_PERFECT, "p", "", "1"), _OBJECTS, P_NN | PRON)

    yield from _rows("", Suffix(I_BARE, K_BARE), _OBJECTS, I_PRON | PRON)
    yield from _rows("", Suffix(I_JUSS, K_JUSS, case="jus"), _OBJECTS, I_JUSS | PRON)
    yield from _rows("ان", Suffix(I_DUAL, K_DUAL, "d"), _OBJECTS, I_DUAL | PRON)
    yield from _rows("ا", Suffix(I_DUAL, K_DUAL_SUBJ, "d"), _OBJECTS, I_DUAL | PRON)
    yield from _rows("ون", Suffix(I_PLUR, K_PLUR, "p", "m"), _OBJECTS, I_PLUR | PRON)
    yield from _rows("وا", Suffix(I_PLUR, K_PLUR_SUBJ, "p", "m"), _OBJECTS, I_PLUR | PRON, before="و")
    yield from _rows("ين", Suffix(I_FEM, K_FEM, "s", "f"))
    yield from _rows("ي", Suffix(I_FEM, K_FEM_SUBJ, "s", "f"))
    yield from _rows("ن", Suffix(I_NA, K_NA, "p", "f"), _OBJECTS, I_NA | PRON)


def _noun_endings() -> Iterator[tuple[str, Suffix]]:
    yield "", Suffix(N_BARE, K_NOUN)
    yield "", Suffix(N_INDEF, K_NO_AL)
    yield "ا", Suffix(N_ACC, K_NO_PREP, case="acc")
    # a last heh is teh marbuta before all; "my" stands only after teh, elsewhere -y is a nisba
    for bit, number, gender in ((N_TEH, "s", "f"), (N_TEHP, "p", "")):
        yield "ه", Suffix(bit, K_NOUN, number, gender)
        for pron in (*_OWNERS, "ي"):
            yield "ت" + pron, Suffix(bit | PRON, K_NO_AL, number, gender, pron=pron)

    yield from ((pron, Suffix(N_PRON, K_NO_AL, pron=pron)) for pron in _OWNERS)
    yield "ان", Suffix(N_AAN, K_NOM_AL, "d", case="nom")
    yield "ين", Suffix(N_AYN, K_NOUN, "d", case="obl")
    yield "تان", Suffix(N_TAAN, K_NOM_AL, "d", "f", case="nom")
    yield "تين", Suffix(N_TAAN, K_NOUN, "d", "f", case="obl")
    yield from _rows("تا", Suffix(N_TAAN, K_NOM, "d", "f", case="nom"), _OWNERS, N_TAAN | PRON)
    yield from _rows("تي", Suffix(N_TAAN, K_NO_AL, "d", "f", case="obl"), _OWNERS, N_TAAN | PRON)
    yield "ون", Suffix(N_UUN, K_NOM_AL, "p", "m", case="nom")
    yield "ين", Suffix(N_IIN, K_NOUN, AMBIGUOUS, "m", case="obl")
    yield "ين", Suffix(N_IINP, K_NOUN, "p", "m", case="obl")
    yield from _rows("و", Suffix(N_UU, K_NOM, "p", "m", case="nom"), _OWNERS, N_UU | PRON)
    yield from _rows("ي", Suffix(N_UU, K_NO_AL, "p", "m", case="obl"), _OWNERS, N_UU | PRON)
    yield from _rows("ا", Suffix(N_PAIR, K_NOM, "d", case="nom"), _OWNERS, N_PAIR | PRON)
    yield from _rows("ي", Suffix(N_PAIR, K_NO_AL, "d", case="obl"), _OWNERS, N_PAIR | PRON)
    yield from _rows("ات", Suffix(N_AAT, K_NOUN, "p", "f"))
    for pron in (*_OWNERS, "ي"):
        yield "ات" + pron, Suffix(N_AAT | PRON, K_NO_AL, "p", "f", pron=pron)


def _suffixes() -> dict[str, tuple[Suffix, ...]]:
    table: dict[str, list[Suffix]] = {}
    for ending, row in (*_verb_endings(), *_noun_endings()):
        table.setdefault(ending, []).append(row)
    return {ending: tuple(rows) for ending, rows in table.items()}


def _prefixes() -> dict[str, tuple[Prefix, ...]]:
    table: dict[str, list[Prefix]] = {}
    for conj in ("", "و", "ف"):
        rows = table.setdefault(conj, [])
        rows.append(Prefix(K_PERFECT | K_NOUN | K_NO_AL | K_NO_PREP | K_NOM | K_NOM_AL, conj))
        table.setdefault(conj + "ال", []).append(Prefix(K_NOUN | K_NOM_AL, conj, det=True))
        for prep in "بلك":
            table.setdefault(conj + prep, []).append(Prefix(K_NOUN | K_NO_AL, conj, prep))
            al = "لل" if prep == "ل" else prep + "ال"
            table.setdefault(conj + al, []).append(Prefix(K_NOUN, conj, prep, det=True))
        for particle in ("", "س", "ل"):
            for letter, row in _persons(conj, particle):
                table.setdefault(conj + particle + letter, []).append(row)
    return {spelling: tuple(rows) for spelling, rows in table.items()}


def _persons(conj: str, particle: str) -> list[tuple[str, Prefix]]:
    """The person letters of the imperfect after a conjunction and sa- (indicative only) or li- (subjunctive only)."""
    allowed = -1
    if particle == "س":
        allowed = ~(K_JUSS | K_DUAL_SUBJ | K_PLUR_SUBJ | K_FEM_SUBJ)
    elif particle == "ل":
        allowed = ~(K_DUAL | K_PLUR | K_FEM)
    bare, dual, plural = K_BARE | K_JUSS, K_DUAL | K_DUAL_SUBJ, K_PLUR | K_PLUR_SUBJ
    base = Prefix(0, conj, "ل" if particle == "ل" else "", future=particle == "س")
    return [
        ("ي", base._replace(kinds=(bare | dual | plural | K_NA) & allowed, number="s", gender="m", person="3")),
        ("ت", base._replace(kinds=(bare | dual) & allowed, number="s", gender="f", person="3")),
        ("ت", base._replace(kinds=(plural | K_FEM | K_FEM_SUBJ) & allowed, number="s", person="2")),
        ("ن", base._replace(kinds=bare & allowed, number="p", person="1")),
        ("ا", base._replace(kinds=bare & allowed, number="s", person="1", need=I_SELF)),
    ]


PREFIXES = _prefixes()
SUFFIXES = _suffixes()
LONGEST_PREFIX = max(map(len, PREFIXES))
LONGEST_SUFFIX = max(map(len, SUFFIXES))
