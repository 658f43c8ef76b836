"""Lemmas in, a database for camel-tools' ALMOR engine out; a word in, what such a database says of it out.

The written database checks the fast morphology: it shares the stems, but its affixes and what goes with what
are written a second time here, from the grammar, person by person. It has the whole paradigm, also what news
never writes (you two, you women, my). Left out: the emphatic la-, the interrogative a- and the energetic.
camel-tools is imported only when a database is loaded, and then without network and HOME.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from evtx.errors import DataError
from evtx.text import affixes
from evtx.text.morphology import Analysis, Lemma, stems_of
from evtx.text.nominals import Stem
from evtx.text.normalize import fold_text

# ---------------------------------------------------------------- the grammar

_PLACES = {getattr(affixes, name): name for name in dir(affixes) if name[:2] in ("P_", "I_", "N_")}
# Places of stems in -n and -t, which take up the same consonant of an ending: the shadda is not written.
_MERGING = {("P_CONS", "ن"), ("P_CONS", "ت"), ("P_I", "ت"), ("I_NA", "ن")}

_CONJUNCTIONS = {"": "-", "و": "wa_conj", "ف": "fa_conj"}
_PREPOSITIONS = {"ب": "bi_prep", "ل": "li_prep", "ك": "ka_prep"}
_PRONOUNS = {"3ms": "ه", "3fs": "ها", "3d": "هما", "3mp": "هم", "3fp": "هن"}
_PRONOUNS |= {"2ms": "ك", "2d": "كما", "2mp": "كم", "2fp": "كن", "1p": "نا", "1s": "ي"}

# Perfect: person, place of the stem and ending, the same before an object.
_PERFECT = (
    ("3ms", "P_BARE", "", "P_PRON", ""),
    ("3fs", "P_T", "ت", "P_T", "ت"),
    ("3md", "P_DUAL", "ا", "P_DUAL", "ا"),
    ("3fd", "P_T", "تا", "P_T", "تا"),
    ("3mp", "P_PLUR", "وا", "P_PLUR", "و"),
    ("3fp", "P_CONS", "ن", "P_CONS", "ن"),
    ("2mp", "P_CONS", "تم", "P_CONS", "تمو"),
    ("2fp", "P_CONS", "تن", "P_CONS", "تن"),
    ("2d", "P_CONS", "تما", "P_CONS", "تما"),
    ("1p", "P_CONS", "نا", "P_CONS", "نا"),
    ("1s", "P_I", "ت", "P_I", "ت"),  # only of stems that tell it from "she": قلت beside قالت
    ("2ms", "P_I", "ت", "P_I", "ت"),
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
# Endings of the imperfect: moods (indicative, subjunctive, jussive), place and ending, the same before an object.
_MOODS = {
    "bare": (("isj", "I_BARE", "", "I_PRON", ""), ("j", "I_JUSS", "", "I_JUSS", "")),
    "dual": (("i", "I_DUAL", "ان", "I_DUAL", "ان"), ("sj", "I_DUAL", "ا", "I_DUAL", "ا")),
    "plural": (("i", "I_PLUR", "ون", "I_PLUR", "ون"), ("sj", "I_PLUR", "وا", "I_PLUR", "و")),
    "woman": (("i", "I_FEM", "ين", "I_FEM", "ين"), ("sj", "I_FEM", "ي", "I_FEM", "ي")),
    "women": (("isj", "I_NA", "ن", "I_NA", "ن"),),
}
_PARTICLES = {"": ("-", "isj"), "س": ("sa_fut", "i"), "ل": ("li_sub", "sj")}

# Nouns: ending, place, number (u: open), gender, case, place and ending before a pronoun ("": none), state:
# definite by an article or not, indefinite (no article), construct (a genitive follows), accusative in -an.
_NOMINAL = (
    ("", "N_BARE", "-", "-", "-", "N_PRON", "", "definite"),
    ("", "N_INDEF", "-", "-", "-", "", "", "indefinite"),
    ("ا", "N_ACC", "-", "-", "acc", "", "", "an"),
    ("ه", "N_TEH", "s", "f", "-", "N_TEH", "ت", "definite"),
    ("ه", "N_TEHP", "p", "-", "-", "N_TEHP", "ت", "definite"),
    ("ان", "N_AAN", "d", "-", "nom", "", "", "definite"),
    ("ين", "N_AYN", "d", "-", "obl", "", "", "definite"),
    ("ا", "N_PAIR", "d", "-", "nom", "N_PAIR", "ا", "construct"),
    ("ي", "N_PAIR", "d", "-", "obl", "N_PAIR", "ي", "construct"),
    ("تان", "N_TAAN", "d", "f", "nom", "", "", "definite"),
    ("تين", "N_TAAN", "d", "f", "obl", "", "", "definite"),
    ("تا", "N_TAAN", "d", "f", "nom", "N_TAAN", "تا", "construct"),
    ("تي", "N_TAAN", "d", "f", "obl", "N_TAAN", "تي", "construct"),
    ("ون", "N_UUN", "p", "m", "nom", "", "", "definite"),
    ("ين", "N_IIN", "u", "m", "obl", "", "", "definite"),
    ("ين", "N_IINP", "p", "m", "obl", "", "", "definite"),
    ("و", "N_UU", "p", "m", "nom", "N_UU", "و", "construct"),
    ("ي", "N_UU", "p", "m", "obl", "N_UU", "ي", "construct"),
    ("ات", "N_AAT", "p", "f", "-", "N_AAT", "ات", "definite"),
)

# ---------------------------------------------------------------- rows of a database

_FEATURES = ("diac", "lex", "pos", "evcat", "evnoun", "num", "gen", "per", "cas", "prc0", "prc1", "prc2", "enc0")
_DEFAULT = ("noun", "verb", "adj", "part")
_KINDS = {"PV": "PV", "PVP": "PV", "IV": "IV", "IVP": "IV", "W": "W"}  # of stems by category; else N
_POS_OF = {"PV": "verb", "IV": "verb", "W": "part", "N": "noun"}


class _Affix(NamedTuple):
    """A prefix or a suffix. `goes`: what the other must have; `place`, `transitive`: what the stem must have."""

    kind: str
    text: str
    features: dict[str, str]
    goes: str
    place: str = ""
    transitive: bool = False

    @property
    def category(self) -> str:
        parts = (self.kind, self.goes, self.place, "o" if self.transitive else "")
        return "-".join(filter(None, parts))


def write_database(lemmas: Iterable[Lemma], path: Path) -> None:
    """Write an ALMOR database of the lemmas, folded, for `load_database`.

    Raises ValueError for a lemma that has no stems (naming it), OSError where the file cannot be written.
    """
    prefixes, suffixes = list(_prefixes()), list(_suffixes())
    stems: dict[str, tuple[str, frozenset[str]]] = {}
    rows: dict[str, None] = {}
    for lemma in dict.fromkeys(lemmas):
        for stem in stems_of(lemma):
            for text, kind, places in _stem_rows(stem):
                category = ".".join((kind, *sorted(places)))
                stems[category] = kind, places
                rows[f"{text}\t{category}\t{_stem_features(stem, text, lemma.key)}"] = None
    lines = ["###DEFINES###", *(f"DEFINE {name} {name}:*open*" for name in _FEATURES)]
    lines += ["###DEFAULTS###", *(f"DEFAULT pos:{pos}" for pos in _DEFAULT)]
    lines += ["###ORDER###", f"ORDER {' '.join(_FEATURES)}", "###TOKENIZATIONS###", "###STEMBACKOFF###"]
    lines += ["###PREFIXES###", *map(_affix_line, prefixes), "###SUFFIXES###", *map(_affix_line, suffixes)]
    lines += ["###STEMS###", *sorted(rows)]
    heads = {prefix.category: prefix for prefix in prefixes}.items()
    tails = {suffix.category: suffix for suffix in suffixes}.items()
    lines += ["###TABLE AB###", *(f"{a} {b}" for a, p in heads for b, s in stems.items() if _before(p, *s))]
    lines += ["###TABLE BC###", *(f"{b} {c}" for b, s in stems.items() for c, x in tails if _after(x, *s))]
    lines += ["###TABLE AC###", *(f"{a} {c}" for a, p in heads for c, x in tails if _around(p, x))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _stem_rows(stem: Stem) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Spelling, kind and places of a stem; one that begins with lam also without it, for لل takes it up."""
    places = {name for bit, name in _PLACES.items() if stem.mask & bit and name != "P_NN"}
    if stem.mask & affixes.PRON:
        places.add("o")
    merged = {place for place in places if (place, stem.text[-1]) in _MERGING}
    places = places - merged | {place + stem.text[-1] for place in merged}
    kind = _KINDS.get(stem.cat, "N")
    lam = kind == "N" and stem.text[0] == "ل" and len(stem.text) > 1
    yield stem.text, "Nl" if lam else kind, frozenset(places)
    if lam:
        yield stem.text[1:], "Nll", frozenset(places)


def _stem_features(stem: Stem, text: str, lemma: str) -> str:
    pos = "adj" if stem.cat == "ADJ" else _POS_OF[_KINDS.get(stem.cat, "N")]
    own = {"diac": text, "lex": lemma, "pos": pos, "evcat": stem.cat}
    own |= {"evnoun": stem.noun or "-", "num": stem.number or "-", "gen": stem.gender or "-"}
    return _written(dict.fromkeys(_FEATURES, "-") | own)


def _written(features: dict[str, str]) -> str:
    return " ".join(f"{name}:{value}" for name, value in features.items())


def _affix_line(row: _Affix) -> str:
    return f"{row.text}\t{row.category}\t{_written({'diac': row.text} | row.features)}"


def _prefixes() -> Iterator[_Affix]:
    for conj, conjunction in _CONJUNCTIONS.items():
        base = {"prc2": conjunction}
        yield _Affix("PV", conj, base, "")
        yield _Affix("N", conj, base, "")
        yield _Affix("N", conj + "ال", base | {"prc0": "Al_det"}, "al")
        for prep, name in _PREPOSITIONS.items():
            features = base | {"prc1": name}
            yield _Affix("N", conj + prep, features, "prep")
            if prep != "ل":
                yield _Affix("N", conj + prep + "ال", features | {"prc0": "Al_det"}, "al.prep")
            else:
                for kind in ("Nli", "Nll"):
                    yield _Affix(kind, conj + "لل", features | {"prc0": "Al_det"}, "al.prep")
        for person, letter, _ in _IMPERFECT:
            for particle, (name, moods) in _PARTICLES.items():
                yield _Affix("IV", conj + particle + letter, base | {"prc1": name}, f"{person}.{moods}")


def _suffixes() -> Iterator[_Affix]:
    yield _Affix("W", "", {}, "definite.-")  # uninflected words are mostly nouns of place and time: بالقرب
    for person, *forms in _PERFECT:
        yield from _verb_endings("PV", person, "", *forms)
    for person, _, endings in _IMPERFECT:
        for moods, *forms in _MOODS[endings]:
            yield from _verb_endings("IV", person, f"{person}.{moods}", *forms)
    for ending, place, number, gender, case, before, link, state in _NOMINAL:
        features = {"num": number, "gen": gender, "cas": case}
        yield _Affix("N", ending, features, f"{state}.{case}", place)
        for person, pron in _PRONOUNS.items() if before else ():
            text = link.rstrip("يو") + pron if person == "1s" else link + pron  # مقاتلي: my fighters
            owner = features | {"enc0": f"{person}_poss"}
            yield _Affix("N", text, owner, f"construct.{case}", before, before != "N_PRON")


def _verb_endings(
    kind: str, person: str, goes: str, place: str, ending: str, before: str, link: str
) -> Iterator[_Affix]:
    features = {"per": person[0], "num": person[-1], "gen": person[1] if person[1] in "mf" else "-"}
    if place == "I_JUSS":
        features["cas"] = "jus"
    for at, text in _merged(place, ending):
        yield _Affix(kind, text, features, goes, at)
    transitive = before not in ("P_PRON", "I_PRON")
    for whom, pron in _PRONOUNS.items():
        if whom[0] == person[0] != "3":  # "you strike you" takes نفس
            continue
        named = features | {"enc0": f"{whom}_dobj"}
        for at, text in _merged(before, link):
            yield _Affix(kind, text + ("ني" if whom == "1s" else pron), named, goes, at, transitive)


def _merged(place: str, ending: str) -> Iterator[tuple[str, str]]:
    """A place and its ending, and those of the stems that take up its first consonant or end in the other one."""
    yield place, ending
    for merging, last in sorted(_MERGING):
        if merging == place:
            yield place + last, ending.removeprefix(last)


def _before(prefix: _Affix, kind: str, places: frozenset[str]) -> bool:
    if prefix.kind == "N":
        return kind in ("N", "Nl", "W")
    if prefix.kind == "Nli":
        return kind in ("N", "W")
    return prefix.kind == kind and (not prefix.goes.startswith("1s") or "I_SELF" in places)


def _after(suffix: _Affix, kind: str, places: frozenset[str]) -> bool:
    if suffix.kind != ("N" if kind[0] == "N" else kind) or (suffix.transitive and "o" not in places):
        return False
    return not suffix.place or suffix.place in places


def _around(prefix: _Affix, suffix: _Affix) -> bool:
    """Whether a prefix and a suffix go together; after a preposition a noun is in the genitive."""
    if prefix.kind == "IV" == suffix.kind:
        (person, moods), (same, mood) = prefix.goes.split("."), suffix.goes.split(".")
        return person == same and bool(set(moods) & set(mood))
    if prefix.kind[0] == "N" and suffix.kind in ("N", "W"):
        state, case = suffix.goes.split(".")
        if "prep" in prefix.goes and case in ("nom", "acc"):
            return False
        return state == "definite" or ("al" not in prefix.goes and (state != "an" or not prefix.goes))
    return prefix.kind == suffix.kind


# ---------------------------------------------------------------- the engine, without network and HOME

_CATALOGUE = {"version": "0", "packages": {}, "components": {}}
_INSTALLED = tuple(f"data/morphology_db/calima-msa-{name}/morphology.db" for name in ("s31", "r13"))
_POS = {"adj": "ADJ", "adj_comp": "ADJ", "adj_num": "ADJ", "verb": "V", "verb_pseudo": "W", "foreign": "", "latin": ""}
_POS |= {"noun": "N", "noun_prop": "N", "noun_num": "N", "noun_quant": "N", "digit": "", "punc": "", "abbrev": ""}


@dataclass(frozen=True, slots=True)
class Database:
    """An ALMOR database in memory, with the camel-tools analyzer over it; its keys are folded."""

    path: Path
    analyzer: Any


def find_database() -> Path | None:
    """The file of the user's full camel-tools database (Calima MSA), None if there is none; opens nothing."""
    return next((file for name in _INSTALLED if os.access(file := _data_folder() / name, os.R_OK)), None)


def full_database() -> Database | None:
    """The user's full camel-tools database, loaded (seconds), or None; raises DataError if it cannot be read."""
    path = find_database()
    return None if path is None else load_database(path)


def load_database(path: Path) -> Database:
    """Load an ALMOR database file; raises DataError (naming the file) if it cannot be read."""
    with _quiet_import():
        database, analyzer = (import_module(f"camel_tools.morphology.{name}") for name in ("database", "analyzer"))
        errors = import_module("camel_tools.morphology.errors")
    try:
        loaded = database.MorphologyDB(str(path), "a")
    except (OSError, ValueError, LookupError, TypeError, errors.MorphologyError) as error:
        raise DataError(str(path), "camel-tools database", f"cannot be read ({error}); install it again") from error
    for key in list(loaded.stem_hash):  # full databases keep ؤ and ئ, tokens of evtx do not
        if (folded := fold_text(key)) != key:
            loaded.stem_hash.setdefault(folded, []).extend(loaded.stem_hash[key])
    return Database(path, analyzer.Analyzer(loaded))


@lru_cache(maxsize=100_000)
def part_of_speech(word: str, database: Database) -> frozenset[str]:
    """Parts of speech of a word, folded or as written: N, ADJ, V (finite verb), W (all else); empty if unknown."""
    found = {_POS.get(entry["pos"], "W") for entry in _analyse(word, database)}
    return frozenset(found - {""})


def readings(word: str, database: Database) -> frozenset[Analysis]:
    """All readings of a word, folded or as written, by a database that `write_database` made."""
    return frozenset(_reading(entry) for entry in _analyse(word, database))


def _analyse(word: str, database: Database) -> list[dict[str, str]]:
    folded = fold_text(word)
    if not all("ء" <= letter <= "ي" for letter in folded):  # figures and marks have no form, the engine invents one
        return []
    found: list[dict[str, str]] = database.analyzer.analyze(folded)
    return found


def _reading(entry: dict[str, str]) -> Analysis:
    known = {name: "" if value == "-" else value for name, value in entry.items()}
    conj = next(text for text, name in _CONJUNCTIONS.items() if name == entry["prc2"])
    prep = next((text for text, name in _PREPOSITIONS.items() if name == entry["prc1"]), "")
    person, _, role = known["enc0"].partition("_")
    pron = "ني" if known["enc0"] == "1s_dobj" else _PRONOUNS[person] if role else ""
    return Analysis(
        lemma=entry["lex"],
        cat=entry["evcat"],
        conj=conj,
        prep="ل" if entry["prc1"] == "li_sub" else prep,
        det=entry["prc0"] == "Al_det",
        future=entry["prc1"] == "sa_fut",
        number=known["num"].replace("u", ""),
        gender=known["gen"],
        person=known["per"],
        pron=pron,
        noun=known["evnoun"],
        case=known["cas"],
    )


def _data_folder() -> Path:
    """Where camel-tools keeps its data: $CAMELTOOLS_DATA, else its folder in HOME."""
    if given := os.environ.get("CAMELTOOLS_DATA"):
        return Path(given).expanduser().absolute()
    try:
        return Path.home() / ".camel_tools"
    except RuntimeError:  # a user without HOME
        return Path(os.devnull)


@contextmanager
def _quiet_import() -> Iterator[None]:
    """While it is open, camel-tools can be imported: no folder appears in HOME, no catalogue is fetched."""
    with TemporaryDirectory(prefix="evtx-") as private:
        (Path(private) / "catalogue.json").write_text(json.dumps(_CATALOGUE), encoding="utf-8")
        own = _data_folder()
        readable = os.access(own / "catalogue.json", os.R_OK)
        changed = {"CAMELTOOLS_DATA": str(own) if readable else private, "HOME": private}
        kept = {name: os.environ.get(name) for name in changed}
        os.environ.update(changed)
        try:
            yield
        finally:
            for name, value in kept.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
