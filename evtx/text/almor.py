"""Lemmas in, a database for camel-tools' ALMOR engine out; a word in, what a user's full camel-tools database says of it out.

The database checks the fast morphology: it shares the stems, but its affixes and what goes with what are
written a second time here, from the grammar, person by person. It has the whole paradigm, also what
news never writes (you two, you women, my). Left out: the emphatic la-, the interrogative a- and the
energetic. camel-tools wants a folder in HOME and fetches a catalogue when imported: `_engine` prevents both.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from evtx.errors import DataError
from evtx.text import affixes as places
from evtx.text.morphology import Analysis, Lemma, stems_of
from evtx.text.nominals import Stem
from evtx.text.normalize import fold_text

# ---------------------------------------------------------------- the grammar, in ALMOR's terms

_PLACES = {getattr(places, name): name for name in dir(places) if name[:2] in ("P_", "I_", "N_")}
# Places that the last or first letter of a stem makes: -n and -t merge with the same consonant of an ending
# (the shadda is not written), and the lam of the stem with that of the article after li-.
_MERGED = {("P_CONS", "ن"): "P_CONS_N", ("P_CONS", "ت"): "P_CONS_T", ("P_I", "ت"): "P_I_T", ("I_NA", "ن"): "I_NA_N"}

_CONJUNCTIONS = {"": "-", "و": "wa_conj", "ف": "fa_conj"}
_PREPOSITIONS = {"ب": "bi_prep", "ل": "li_prep", "ك": "ka_prep"}
_PRONOUNS = {
    "3ms": "ه",
    "3fs": "ها",
    "3d": "هما",
    "3mp": "هم",
    "3fp": "هن",
    "2ms": "ك",
    "2d": "كما",
    "2mp": "كم",
    "2fp": "كن",
    "1p": "نا",
    "1s": "ي",
}

# Perfect: person, its ending by place of the stem, and the same before an object ("": the person takes none).
_PERFECT = (
    ("3ms", {"P_BARE": ""}, {"P_PRON": ""}),
    ("3fs", {"P_T": "ت"}, {"P_T": "ت"}),
    ("3md", {"P_DUAL": "ا"}, {"P_DUAL": "ا"}),
    ("3fd", {"P_T": "تا"}, {"P_T": "تا"}),
    ("3mp", {"P_PLUR": "وا"}, {"P_PLUR": "و"}),
    ("3fp", {"P_CONS": "ن", "P_CONS_T": "ن", "P_CONS_N": ""}, {"P_CONS": "ن", "P_CONS_T": "ن", "P_CONS_N": ""}),
    ("2mp", {"P_CONS": "تم", "P_CONS_N": "تم", "P_CONS_T": "م"}, {"P_CONS": "تمو", "P_CONS_N": "تمو", "P_CONS_T": "مو"}),
    ("2fp", {"P_CONS": "تن", "P_CONS_N": "تن", "P_CONS_T": "ن"}, {"P_CONS": "تن", "P_CONS_N": "تن", "P_CONS_T": "ن"}),
    ("2d", {"P_CONS": "تما", "P_CONS_N": "تما", "P_CONS_T": "ما"}, {"P_CONS": "تما", "P_CONS_N": "تما", "P_CONS_T": "ما"}),
    ("1p", {"P_CONS": "نا", "P_CONS_T": "نا", "P_CONS_N": "ا"}, {"P_CONS": "نا", "P_CONS_T": "نا", "P_CONS_N": "ا"}),
    # of these two only what the stem tells from "she": قلت beside قالت
    ("1s", {"P_I": "ت", "P_I_T": ""}, {"P_I": "ت", "P_I_T": ""}),
    ("2ms", {"P_I": "ت", "P_I_T": ""}, {"P_I": "ت", "P_I_T": ""}),
)
# Imperfect: person, letter before the stem, endings.
_IMPERFECT = (
    ("3ms", "ي", "bare"),
    ("3fs", "ت", "bare"),
    ("3md", "ي", "dual"),
    ("3fd", "ت", "dual"),
    ("3mp", "ي", "plural"),
    ("3fp", "ي", "women"),
    ("2ms", "ت", "bare"),
    ("2fs", "ت", "woman"),
    ("2d", "ت", "dual"),
    ("2mp", "ت", "plural"),
    ("2fp", "ت", "women"),
    ("1s", "ا", "bare"),
    ("1p", "ن", "bare"),
)
# Endings of the imperfect: moods (i s j), place of the stem, ending, place and ending before an object.
_MOODS = {
    "bare": (("isj", "I_BARE", "", "I_PRON", ""), ("j", "I_JUSS", "", "I_JUSS", "")),
    "dual": (("i", "I_DUAL", "ان", "I_DUAL", "ان"), ("sj", "I_DUAL", "ا", "I_DUAL", "ا")),
    "plural": (("i", "I_PLUR", "ون", "I_PLUR", "ون"), ("sj", "I_PLUR", "وا", "I_PLUR", "و")),
    "woman": (("i", "I_FEM", "ين", "I_FEM", "ين"), ("sj", "I_FEM", "ي", "I_FEM", "ي")),
    "women": (("isj", "I_NA", "ن", "I_NA", "ن"), ("isj", "I_NA_N", "", "I_NA_N", "")),
}
_PARTICLES = {"": ("-", "isj"), "س": ("sa_fut", "i"), "ل": ("li_sub", "sj")}

# Nouns: ending, place, number (u: open), gender, case, state (d takes the article or a preposition, i a
# preposition only, c likewise, for it is followed by a genitive, a neither), place and ending before a pronoun.
_NOMINAL = (
    ("", "N_BARE", "-", "-", "-", "d", "N_PRON", ""),
    ("", "N_INDEF", "-", "-", "-", "i", "", ""),
    ("ا", "N_ACC", "-", "-", "acc", "a", "", ""),
    ("ه", "N_TEH", "s", "f", "-", "d", "N_TEH", "ت"),
    ("ه", "N_TEHP", "p", "-", "-", "d", "N_TEHP", "ت"),
    ("ان", "N_AAN", "d", "-", "nom", "d", "", ""),
    ("ين", "N_AYN", "d", "-", "obl", "d", "", ""),
    ("ا", "N_PAIR", "d", "-", "nom", "c", "N_PAIR", "ا"),
    ("ي", "N_PAIR", "d", "-", "obl", "c", "N_PAIR", "ي"),
    ("تان", "N_TAAN", "d", "f", "nom", "d", "", ""),
    ("تين", "N_TAAN", "d", "f", "obl", "d", "", ""),
    ("تا", "N_TAAN", "d", "f", "nom", "c", "N_TAAN", "تا"),
    ("تي", "N_TAAN", "d", "f", "obl", "c", "N_TAAN", "تي"),
    ("ون", "N_UUN", "p", "m", "nom", "d", "", ""),
    ("ين", "N_IIN", "u", "m", "obl", "d", "", ""),
    ("ين", "N_IINP", "p", "m", "obl", "d", "", ""),
    ("و", "N_UU", "p", "m", "nom", "c", "N_UU", "و"),
    ("ي", "N_UU", "p", "m", "obl", "c", "N_UU", "ي"),
    ("ات", "N_AAT", "p", "f", "-", "d", "N_AAT", "ات"),
)

_POS = {"PV": "verb", "IV": "verb", "PVP": "verb", "IVP": "verb", "ADJ": "adj", "W": "part"}
_FEATURES = "diac lex pos evcat evnoun num gen per cas prc0 prc1 prc2 enc0".split()
_CLOSED = {"pos": ("noun", "adj", "verb", "part"), "prc0": ("-", "Al_det")}


class _Affix(NamedTuple):
    """A prefix or suffix row: spelling, category, features, and the places of the stems a suffix goes with."""

    text: str
    category: str
    features: tuple[tuple[str, str], ...]
    place: str = ""
    transitive: bool = False

    def line(self) -> str:
        return "\t".join((self.text, self.category, _written({"diac": self.text, **dict(self.features)})))
