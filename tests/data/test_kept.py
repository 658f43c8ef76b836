"""What is kept of the packaged data: it is what the files give, and never believed about other files."""

from __future__ import annotations

import pickle
import pickletools
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from evtx import doctor, kept, pipeline
from evtx.config import DATA_DIR
from evtx.errors import DataError
from evtx.gazetteer.places import default_gazetteer
from evtx.kept import kept_path
from evtx.lexicon import load
from evtx.lexicon.load import default_lexicon, load_lexicon
from evtx.prepare import NAMES
from evtx.text import words
from evtx.text.morphology import Lemma, Morphology, stems_of_all

MADE = {"weight": 1.0, "words": frozenset({"نفى"}), "rows": [("a", 3)]}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files of a folder that stands for the packaged data, and what is made of them may be written."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("one.toml", "two.toml"):
        (folder / name).write_text(f"# {name}\n", "utf-8")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(kept, "DATA_DIR", folder)
    return sorted(folder.iterdir())


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the packaged data are kept."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "cache"


def never() -> object:
    raise AssertionError("made anew")


def test_the_engine_is_the_same_with_and_without_it(cache, monkeypatch):
    default_lexicon.cache_clear()
    made = pipeline.default_engine.__wrapped__()
    assert sorted(path.name.partition(".")[0] for path in cache.rglob("*.pickle")) == ["lexicon", "places", "tables"]
    monkeypatch.setattr(load, "parse_toml", None)
    monkeypatch.setattr(load, "stems_of_all", None)
    monkeypatch.setattr(pipeline, "name_table", None)
    default_lexicon.cache_clear()
    read = pipeline.default_engine.__wrapped__()
    default_lexicon.cache_clear()
    assert read.lexicon is not made.lexicon and read.run == made.run
    assert read.lexicon.rules == made.lexicon.rules and read.lexicon.frames == made.lexicon.frames
    assert read.lexicon.weights == made.lexicon.weights
    assert read.lexicon.actor_names._tree == made.lexicon.actor_names._tree
    assert list(read.lexicon.morphology._stems.items()) == list(made.lexicon.morphology._stems.items())
    assert read.place_names._tree == made.place_names._tree and read.place_names.seats == made.place_names.seats
    assert read.gazetteer == made.gazetteer == default_gazetteer() and read.gazetteer is read.place_names.gazetteer


def test_the_word_classes_are_the_same(cache):
    made = words._classes.__wrapped__()
    assert kept_path("words").is_relative_to(cache) and kept_path("words").exists()
    assert words._classes.__wrapped__() == made == words._classes()


def test_the_answers_of_a_database_are_not_kept():
    morphology = Morphology(stems_of_all([Lemma("قَصَفَ", "verb", masdar=("قَصْف",))]), lambda word: ())
    assert morphology.analyse("ترنسق") == ()
    read = pickle.loads(pickle.dumps(morphology))
    assert read.unlisted is None and read.analyse("قصفت") == morphology.analyse("قصفت") != ()


def test_a_users_folder_is_read_on_top_of_it(cache, tmp_path):
    load_lexicon((DATA_DIR,))
    before = kept_path("tables").read_bytes()
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.toml").write_text('[[lemma]]\nverb = "ترنسق"\n', "utf-8")
    lexicon = load_lexicon((DATA_DIR, own))
    assert {a.lemma for a in lexicon.morphology.analyse("ترنسق")} == {"ترنسق"}
    assert {a.lemma for a in lexicon.morphology.analyse("قصفت")} == {"قصف"}
    assert [path.name for path in cache.rglob("*.pickle")] == [kept_path("tables").name]
    assert kept_path("tables").read_bytes() == before
    (own / "mine.toml").write_text("[[lemma", "utf-8")
    with pytest.raises(DataError, match=r"mine\.toml"):
        load_lexicon((DATA_DIR, own))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What `python -m evtx.prepare` writes, by the names of what is kept; run as where Python writes nothing."""
    folder = tmp_path_factory.mktemp("prepared")
    command = [sys.executable, "-B", "-X", f"pycache_prefix={folder}", "-m", "evtx.prepare"]
    assert subprocess.run(command, check=False).returncode == 0
    return {path.name.partition(".")[0]: path for path in folder.rglob("*.pickle")}


def test_the_command_writes_it(prepared):
    assert sorted(prepared) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_types_that_are_kept_are_of_the_code_in_the_key(prepared, name):
    content = prepared[name].read_bytes()[kept._HEAD :]
    told = [str(arg) for op, arg, _ in pickletools.genops(content) if "UNICODE" in op.name]
    modules = {text for text in told if text.startswith("evtx.")}
    files = {"evtx/" + path.relative_to(Path(kept.__file__).parent).as_posix() for path in kept._code()}
    assert {module.replace(".", "/") + ".py" for module in modules} <= files


def test_what_is_kept_comes_back(files):
    assert kept.kept("it", files, lambda: MADE) == MADE
    assert [p.name for p in kept_path("it").parent.iterdir()] == [kept_path("it").name]
    assert kept.kept("it", files, never) == MADE


@pytest.mark.parametrize("change", ["edited", "renamed", "added", "removed", "version", "code", "name"])
def test_it_holds_for_no_other_files_and_no_other_code(files, tmp_path, monkeypatch, change):
    kept.kept("it", files, lambda: MADE)
    name, two = "it", files[1]
    match change:
        case "edited":
            two.write_text("[threshold]\nmerge = 4\n", "utf-8")
        case "renamed":
            files = [files[0], two.rename(two.with_name("zwei.toml"))]
        case "added":
            (two.with_name("two_b.toml")).write_text("[threshold]\nkeep = 1\n", "utf-8")
            files = [*files, two.with_name("two_b.toml")]
        case "removed":
            files = files[:1]
        case "version":
            monkeypatch.setattr(kept, "__version__", "0")
        case "code":
            (tmp_path / "changed.py").write_text("", "utf-8")
            monkeypatch.setattr(kept, "_PACKAGE", tmp_path)
            monkeypatch.setattr(kept, "_code", lambda: (tmp_path / "changed.py",))
        case "name":
            name = "other"
            kept_path(name).write_bytes(kept_path("it").read_bytes())
    assert kept.kept(name, files, lambda: "new") == "new"


@pytest.mark.parametrize(
    "damage",
    [lambda b: b[:-9], lambda b: b.replace(b"weight", b"height"), lambda b: b"", lambda b: b[:72], lambda b: b"{}"],
)
def test_damage_is_noticed(files, damage: Callable[[bytes], bytes]):
    kept.kept("it", files, lambda: MADE)
    whole = kept_path("it").read_bytes()
    assert damage(whole) != whole
    kept_path("it").write_bytes(damage(whole))
    assert kept.kept("it", files, lambda: MADE | {"weight": 2.0}) == MADE | {"weight": 2.0}
    assert kept.kept("it", files, never) == MADE | {"weight": 2.0}


def test_types_of_others_are_not_read(files):
    kept.kept("it", files, lambda: Path("/"))  # its pickle would call pathlib
    assert kept_path("it").exists()
    assert kept.kept("it", files, lambda: "new") == "new"


def test_nothing_is_written_where_python_writes_no_bytecode(files, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept.kept("it", files, lambda: MADE) == MADE
    assert not kept_path("it").parent.exists()


def test_a_folder_that_cannot_be_written_is_left_alone(files):
    kept_path("it").parent.write_bytes(b"")  # a file where the folder should be
    assert kept.kept("it", files, lambda: MADE) == MADE
    assert kept.kept("it", files, lambda: "new") == "new"


def test_what_cannot_be_pickled_is_not_kept(files):
    made = {"answer": lambda: 1}
    assert kept.kept("it", files, lambda: made) is made
    assert not kept_path("it").parent.exists()


def test_a_file_that_cannot_be_read_is_the_makers_to_tell(files):
    assert kept.kept("it", [*files, files[0].with_name("gone.toml")], lambda: "its error") == "its error"


def test_the_command_says_where_it_may_not_write(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path / 'file'}", "-m", "evtx.prepare"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "cannot be written" in done.stderr and "Traceback" not in done.stderr


def test_doctor_tells_where_it_is(files, monkeypatch):
    found = doctor.kept_data()
    assert found.state == "missing" and "python -m evtx.prepare" in found.about
    kept.kept("lexicon", files, lambda: MADE)
    assert (doctor.kept_data().state, doctor.kept_data().about) == ("ok", str(kept_path("lexicon").parent))
