"""The fast morphology against camel-tools' ALMOR engine, which has its own table of affixes; and full databases.

Both read the same stems, so that a wrong ending, prefix or combination of the two shows here; wrong stems show
in the tables that `test_morphology` and this module read alike.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from evtx.errors import DataError
from evtx.lexicon.load import default_lexicon
from evtx.text.affixes import PRON
from evtx.text.almor import (
    Database,
    find_database,
    full_database,
    load_database,
    part_of_speech,
    readings,
    write_database,
)
from evtx.text.morphology import Analysis, Lemma, Morphology, stems_of, stems_of_all
from evtx.text.normalize import fold_text
from evtx.text.roots import root_of

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
FEATURES = {"n": "number", "g": "gender", "p": "person"}
CEILING = 0.020  # share of running words with more than READINGS pairs of lemma and category
READINGS = 4

pytestmark = pytest.mark.skipif(find_spec("camel_tools") is None, reason="camel-tools is not installed")


def rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


LEMMAS = [
    Lemma(text, pos, imperfect or None, tuple(masdar.split(";") if masdar else ()), (plural,) if plural else ())
    for pos, text, imperfect, masdar, plural in rows("morphology_lemmas.tsv")
]
MORPHOLOGY = Morphology(stems_of_all(LEMMAS))


@pytest.fixture(scope="module")
def almor(tmp_path_factory: pytest.TempPathFactory) -> Database:
    path = tmp_path_factory.mktemp("almor") / "lemmas.db"
    write_database(LEMMAS, path)
    return load_database(path)


# ---------------------------------------------------------------- where the engines differ on purpose

# Readings of one engine alone, each kind with its reason; the test fails for any other, and for a kind that is
# not met any more. A condition sees the word, the reading, and the readings of the fast morphology.
Condition = Callable[[str, Analysis, frozenset[Analysis]], bool]
ME_AND_YOU = {"1": ("ني", "نا"), "2": ("ك", "كم")}
FAST_ONLY: dict[str, Condition] = {
    # ungrammatical, and taken all the same, for the tables know an ending and a prefix by few kinds
    "I strike me, you strike you": lambda word, a, fast: a.pron in ME_AND_YOU.get(a.person, ()),
    # misspellings that nobody writes
    "-n unmerged with the n of an ending": lambda word, a, fast: "نن" in word and a.number == "p" and _in_n(a),
    "three lams where Arabic writes two": lambda word, a, fast: "للل" in word and a.det and a.prep == "ل",
    # one category, and the article matters to nobody before a genitive
    "article read into li- before an indefinite": lambda word, a, fast: a.det and a.prep == "ل" and "للل" not in word,
}
ALMOR_ONLY: dict[str, Condition] = {
    # news addresses nobody: of "you" only what is spelled like no other person and occurs in quotes
    "you two, you women, your": lambda word, a, fast: a.pron in ("كما", "كن"),
    "you": lambda word, a, fast: a.person == "2" and not _you_in_quotes(a),
    "my": lambda word, a, fast: a.pron == "ي",  # what ends in -y is nearly always a nisba; kept after teh
    # قتلاه is "his dead", المحاكم "the courts"
    "they two struck him": lambda word, a, fast: (
        (a.cat, a.person, a.number) == ("PV", "3", "d") and a.pron in ("ه", "هن", "ني", "نا", "ك", "كم")
    ),
    "the women struck them": lambda word, a, fast: (a.cat, a.number, a.gender) == ("PV", "p", "f") and a.pron != "",
    # مدفعي, مدفعية: no two guns before a genitive where a longer noun stands
    "pair before a genitive beside a nisba": lambda word, a, fast: a.case == "obl" and any(f.noun for f in fast),
    # spelled like the singular: أعلنّ, يعلنّ
    "-n merged with the n of an ending": lambda word, a, fast: (a.number, a.gender) == ("p", "f") and _in_n(a),
}


def _in_n(a: Analysis) -> bool:
    return a.person != "" and a.lemma.endswith("ن")


def _you_in_quotes(a: Analysis) -> bool:
    perfect = a.cat in ("PV", "PVP")
    if (a.number, a.gender) == ("p", "m"):
        return not (perfect and a.pron)
    return (a.number, a.gender) == ("s", "f") and not perfect and not a.pron


# One word for each of them, and for which lemma and category only one engine reads it.
ONE_SIDED = [
    ("fast", "أقصفني", "قصف", "IV"),
    ("fast", "نقصفنا", "قصف", "IV"),
    ("fast", "شننن", "شن", "PV"),
    ("fast", "لللجنة", "لجنه", "N"),
    ("almor", "قصفكما", "قصف", "PV"),
    ("almor", "قصفتن", "قصف", "PV"),
    ("almor", "تقصفينهم", "قصف", "IV"),
    ("almor", "قتلي", "قتل", "VN"),
    ("almor", "قتلاه", "قتل", "PV"),
    ("almor", "قصفنها", "قصف", "PV"),
    ("almor", "مدفعية", "مدفع", "N"),
    ("almor", "شنن", "شن", "PV"),
]

# ---------------------------------------------------------------- words

LETTERS, CLITICS, ENDINGS, PRONOUNS = (
    line.split(" ")
    for line in (
        "ي ت ن ا سي ست سن سا لي لت لن لا",  # before imperfects
        "ال ب بال ل لل ك كال",  # before nouns
        " ت ا تا وا و ن تم تمو تن تما نا ان ون ين ي ه تان تين تي ات",
        " ه ها هما هم هن ك كما كم كن نا ني ي",
    )
)
HEADS = [conj + clitic for conj in ("", "و", "ف") for clitic in ("", "س", *CLITICS, *LETTERS)]
TAILS = list(dict.fromkeys(ending + pron for ending in ENDINGS for pron in PRONOUNS))


def words() -> set[str]:
    """Stems with what may or may not stand before and after them: all of it once a kind of stem, else a part."""
    made: set[str] = set()
    seen: set[tuple[str, int, bool, str]] = set()
    places = {0: 0, PRON: 0}
    for turn, stem in enumerate(stem for lemma in LEMMAS for stem in stems_of(lemma)):
        text, imperfect = stem.text, stem.cat in ("IV", "IVP")
        fitting = LETTERS if imperfect else ["", *CLITICS]
        made |= {fitting[(turn + n) % len(fitting)] + text + ending for n, ending in enumerate(ENDINGS)}
        kind = (stem.cat, stem.mask, text[0] == "ل", text[-1] if text[-1] in "نت" else "")
        if stem.mask & ~places[stem.mask & PRON]:
            places[stem.mask & PRON] |= stem.mask
            made |= {head + text + tail for head in ("ال", "ب") for tail in TAILS}
        if kind not in seen:
            seen.add(kind)
            made |= {head + text + ending for head in fitting for ending in ENDINGS}
            made |= {head + text + tail for head in (("ي", "ت") if imperfect else ("",)) for tail in TAILS}
            made |= {
                head + text + tail for n, head in enumerate(HEADS) for tail in ("", TAILS[(turn + n) % len(TAILS)])
            }
    tables = [*rows("morphology_cases.tsv"), *rows("morphology_never.tsv")]
    return made | {fold_text(row[0]) for row in tables} | {fold_text(row[1]) for row in ONE_SIDED}


# ---------------------------------------------------------------- one grammar in both engines


def test_sample_has_every_class() -> None:
    roots = [root for lemma in LEMMAS if lemma.pos == "verb" and (root := root_of(lemma.text))]
    assert {root.form for root in roots} == {*map(str, range(1, 11)), "q", "q2", "q4"}
    assert {root.weak for root in roots} == {"", "hollow", "defective", "doubled"}
    assert any(root.f == "و" for root in roots)
    assert all(any(getattr(root, place) == "ء" for root in roots) for place in "fel")
    assert {lemma.pos for lemma in LEMMAS} == {"verb", "noun", "adj", "word"}
    assert len(LEMMAS) >= 40


def test_engines_agree(almor: Database) -> None:
    met: Counter[str] = Counter()
    wrong: list[str] = []
    known = 0
    for word in sorted(words()):
        fast, engine = frozenset(MORPHOLOGY.analyse(word)), readings(word, almor)
        known += bool(fast & engine)
        for side, table, only in (("fast", FAST_ONLY, fast - engine), ("almor", ALMOR_ONLY, engine - fast)):
            for reading in only:
                name = next((name for name, holds in table.items() if holds(word, reading, fast)), None)
                if name is None:
                    wrong.append(f"{word}: {side} alone reads {reading}")
                else:
                    met[name] += 1
    assert not wrong, f"{len(wrong)} differences:\n" + "\n".join(wrong[:20])
    assert not {*FAST_ONLY, *ALMOR_ONLY} - {*met}, "differences that are gone: take them off the list"
    assert known > 10_000


@pytest.mark.parametrize(("side", "word", "lemma", "cat"), ONE_SIDED, ids=lambda value: value)
def test_read_by_one_engine(almor: Database, side: str, word: str, lemma: str, cat: str) -> None:
    fast = {(a.lemma, a.cat) for a in MORPHOLOGY.analyse(fold_text(word))}
    engine = {(a.lemma, a.cat) for a in readings(word, almor)}
    assert (((lemma, cat) in fast), ((lemma, cat) in engine)) == (side == "fast", side == "almor")


@pytest.mark.parametrize(("word", "lemma", "cat", "features"), list(rows("morphology_cases.tsv")), ids=lambda v: v)
def test_form(almor: Database, word: str, lemma: str, cat: str, features: str) -> None:
    want: dict[str, str | bool] = {"conj": "", "prep": "", "pron": "", "det": False, "future": False}
    for item in features.split():
        name, equals, value = item.partition("=")
        want[FEATURES.get(name, name)] = value if equals else True
    found = [a for a in readings(word, almor) if (a.lemma, a.cat) == (lemma, cat)]
    assert any(all(getattr(a, name) == value for name, value in want.items()) for a in found), found


@pytest.mark.parametrize(("word", "lemma", "cats"), list(rows("morphology_never.tsv")), ids=lambda value: value)
def test_no_form(almor: Database, word: str, lemma: str, cats: str) -> None:
    fast = frozenset(MORPHOLOGY.analyse(fold_text(word)))
    found = [
        a
        for a in readings(word, almor)
        if lemma in ("*", a.lemma)
        and (not cats or a.cat in cats.split())
        and not any(holds(fold_text(word), a, fast) for holds in ALMOR_ONLY.values())
    ]
    assert not found


def test_database_does_not_depend_on_the_order_of_lemmas(tmp_path: Path) -> None:
    write_database(LEMMAS[:20], tmp_path / "a.db")
    write_database(LEMMAS[:20], tmp_path / "b.db")
    write_database(list(reversed(LEMMAS[:20])), tmp_path / "c.db")
    stems = [(tmp_path / name).read_text(encoding="utf-8").split("###TABLE AB###")[0] for name in ("a.db", "c.db")]
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()
    assert stems[0] == stems[1]


def test_lemma_without_stems_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="برج سكني"):
        write_database([Lemma("برج سكني", "noun")], tmp_path / "x.db")


# ---------------------------------------------------------------- over-generation


def running_words() -> Counter[str]:
    texts = [p.read_text(encoding="utf-8") for d in ("seeds", "gold/dev") for p in sorted((SHARED / d).glob("*.txt"))]
    suite = (SHARED / "suites/gsr_dev.jsonl").read_text(encoding="utf-8")
    texts += [json.loads(line)["text"] for line in suite.splitlines()]
    return Counter(word for text in texts for word in re.findall("[ء-ي]+", fold_text(text)))


@pytest.mark.skipif(not (SHARED / "suites/gsr_dev.jsonl").is_file(), reason="no articles beside the repository")
def test_overgeneration() -> None:
    """Run with -s to see the words that have the most readings."""
    morphology, found = default_lexicon().morphology, running_words()
    pairs = {word: {(a.lemma, a.cat) for a in morphology.analyse(word)} for word in found}
    many = Counter({word: count for word, count in found.items() if len(pairs[word]) > READINGS})
    share = many.total() / found.total()
    report = [f"{share:.2%} of {found.total()} words have more than {READINGS} readings"]
    for word, count in many.most_common(20):
        report.append(f"{count:5} {word}: " + " ".join(f"{lemma}/{cat}" for lemma, cat in sorted(pairs[word])))
    print("\n".join(report))
    assert share <= CEILING, "\n".join(report)


# ---------------------------------------------------------------- the user's full database

SMALL = [
    Lemma("قَصَفَ", "verb", masdar=("قَصْف",)),
    Lemma("مسؤول", "noun", plural=("مسؤولون",)),
    Lemma("مدفعي", "adj"),
    Lemma("حيث", "word"),
]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "data/morphology_db/calima-msa-r13/morphology.db"
    path.parent.mkdir(parents=True)
    write_database(SMALL, path)
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    return path


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("قصف", {"N", "V"}),
        ("وقَصَفَت", {"V"}),
        ("سيُقصف", {"V"}),
        ("بالقصف", {"N"}),
        ("المدفعية", {"ADJ"}),
        ("المسؤولين", {"N"}),
        ("المسوولين", {"N"}),
        ("وحيث", {"W"}),
        ("هبوط", set()),
        ("القصفوا", set()),
        ("2024", set()),
        ("٣", set()),
        ("abc", set()),
        ("،", set()),
        ("", set()),
    ],
)
def test_part_of_speech(installed: Path, word: str, parts: set[str]) -> None:
    database = full_database()
    assert database is not None
    assert database.path == installed == find_database()
    assert part_of_speech(word, database) == parts


@pytest.mark.parametrize(
    ("pos", "part"),
    [("noun_prop", {"N"}), ("noun_quant", {"N"}), ("adj_comp", {"ADJ"}), ("prep", {"W"}), ("foreign", set())],
)
def test_part_of_speech_of_camel_tools(installed: Path, pos: str, part: set[str]) -> None:
    text = installed.read_text(encoding="utf-8")
    installed.write_text(text.replace(" pos:part ", f" pos:{pos} "), encoding="utf-8")
    assert part_of_speech("حيث", load_database(installed)) == part


def test_database_in_home(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAMELTOOLS_DATA")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_database() is None
    (tmp_path / ".camel_tools").mkdir()
    (tmp_path / "data").rename(tmp_path / ".camel_tools/data")
    assert find_database() == tmp_path / ".camel_tools/data/morphology_db/calima-msa-r13/morphology.db"


def test_without_a_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path / "nowhere"))
    assert find_database() is None
    assert full_database() is None


def test_broken_database_is_named(installed: Path) -> None:
    installed.write_text("no database\n", encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(str(installed))):
        full_database()


OFFLINE = """
import os, socket, sys
def cut(*args, **kwargs):
    raise OSError("the network is cut")
socket.socket.connect = socket.getaddrinfo = cut
from pathlib import Path
from evtx.text import almor
assert not any(name.startswith("camel_tools") for name in sys.modules)
before = dict(os.environ)
database = almor.load_database(Path(sys.argv[1]))
assert dict(os.environ) == before
print(*almor.part_of_speech("القصف", database))
"""


@pytest.mark.parametrize(
    ("home", "data"),
    [("home", None), ("home/no_folder.txt", None), ("home", "home"), ("home/no_folder.txt", "empty")],
)
def test_camel_tools_needs_no_network_and_no_home(installed: Path, tmp_path: Path, home: str, data: str | None) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/no_folder.txt").write_text("", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "CAMELTOOLS_DATA"}
    environment |= {"HOME": str(tmp_path / home), "PYTHONPATH": str(HERE.parents[1])}
    if data:
        environment["CAMELTOOLS_DATA"] = str(tmp_path / data)
    command = [sys.executable, "-c", OFFLINE, str(installed)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["N"], "")
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["no_folder.txt"]
