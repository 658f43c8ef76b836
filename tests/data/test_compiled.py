"""The compiled form of the packaged data: it gives what the files give, and is never believed about other ones."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from evtx import doctor
from evtx.config import DATA_DIR
from evtx.errors import DataError
from evtx.lexicon import compiled, load
from evtx.lexicon.compiled import Compiled, compiled_path, contents_of, keep_compiled, load_compiled
from evtx.lexicon.load import load_lexicon
from evtx.text.morphology import Lemma, stems_of_all

MADE = Compiled(
    [{"weight": 1.0, "cue": [{"id": "a", "phrase": ["نفى"]}]}, {"threshold": {"merge": 3}}],
    stems_of_all([Lemma("قَصَفَ", "verb", masdar=("قَصْف",)), Lemma("مدفعي", "adj")]),
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for the packaged data, whose compiled form may be written."""
    folder = tmp_path / "data"
    (folder / "outlets").mkdir(parents=True)
    (folder / "one.toml").write_text("weight = 1.0\n", "utf-8")
    (folder / "two.toml").write_text("[threshold]\nmerge = 3\n", "utf-8")
    (folder / "outlets" / "three.toml").write_text('id = "three"\n', "utf-8")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(compiled, "DATA_DIR", folder)
    return folder


def test_the_lexicon_is_the_same_with_and_without_it(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    made = load_lexicon((DATA_DIR,))
    assert compiled_path().is_relative_to(tmp_path)
    monkeypatch.setattr(load, "parse_toml", None)
    monkeypatch.setattr(load, "stems_of_all", None)
    kept = load_lexicon((DATA_DIR,))
    assert kept.version == made.version and kept.rules == made.rules and kept.frames == made.frames
    assert kept.weights == made.weights and kept.actor_names._tree == made.actor_names._tree
    assert list(kept.morphology._stems.items()) == list(made.morphology._stems.items())


def test_a_users_folder_is_read_on_top_of_it(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    load_lexicon((DATA_DIR,))
    before = compiled_path().read_bytes()
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.toml").write_text('[[lemma]]\nverb = "ترنسق"\n', "utf-8")
    lexicon = load_lexicon((DATA_DIR, own))
    assert {a.lemma for a in lexicon.morphology.analyse("ترنسق")} == {"ترنسق"}
    assert {a.lemma for a in lexicon.morphology.analyse("قصفت")} == {"قصف"}
    assert compiled_path().read_bytes() == before
    (own / "mine.toml").write_text("[[lemma", "utf-8")
    with pytest.raises(DataError, match=r"mine\.toml"):
        load_lexicon((DATA_DIR, own))


def test_what_is_kept_comes_back(data):
    contents = contents_of(data)
    assert [path.name for path in contents] == ["one.toml", "two.toml"]
    assert load_compiled(contents) is None
    keep_compiled(contents, MADE)
    kept = load_compiled(contents)
    assert kept == MADE and type(kept.tables[0]["weight"]) is float
    assert [p.name for p in compiled_path().parent.iterdir()] == [compiled_path().name]


@pytest.mark.parametrize("change", ["edited", "renamed", "added", "removed", "version", "code"])
def test_it_holds_for_no_other_files_and_no_other_code(data, monkeypatch, change):
    keep_compiled(contents_of(data), MADE)
    two = data / "two.toml"
    match change:
        case "edited":
            two.write_text("[threshold]\nmerge = 4\n", "utf-8")
        case "renamed":
            two.rename(data / "zwei.toml")
        case "added":
            (data / "four.toml").write_text("[threshold]\nkeep = 1\n", "utf-8")
        case "removed":
            two.unlink()
        case "version":
            monkeypatch.setattr(compiled, "__version__", "0")
        case "code":
            (data / "changed.py").write_text("", "utf-8")
            monkeypatch.setattr(compiled, "_CODE", (*compiled._CODE, data))
    assert load_compiled(contents_of(data)) is None


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-9], lambda b: b.replace(b"3}", b"4}"), lambda b: b"", lambda b: b"{}"]
)
def test_damage_is_noticed(data, damage):
    contents = contents_of(data)
    keep_compiled(contents, MADE)
    broken = damage(compiled_path().read_bytes())
    assert broken != compiled_path().read_bytes()
    compiled_path().write_bytes(broken)
    assert load_compiled(contents) is None
    keep_compiled(contents, MADE)
    assert load_compiled(contents) == MADE


def test_nothing_is_written_where_python_writes_no_bytecode(data, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep_compiled(contents_of(data), MADE)
    assert not compiled_path().parent.exists()


def test_a_folder_that_cannot_be_written_is_left_alone(data):
    (data / "__pycache__").write_bytes(b"")  # a file where the folder should be
    keep_compiled(contents_of(data), MADE)
    assert load_compiled(contents_of(data)) is None


@pytest.mark.parametrize("value", [float("inf"), 1 << 70, date(2024, 1, 1)])
def test_what_json_cannot_hold_is_not_kept(data, value):
    keep_compiled(contents_of(data), MADE._replace(tables=[{"value": value}, {}]))
    assert not compiled_path().exists()


def test_the_command_writes_it_or_says_why_not(tmp_path):
    command = [sys.executable, "-B", "-X", f"pycache_prefix={tmp_path}", "-m", "evtx.lexicon.compiled"]
    assert subprocess.run(command, check=False).returncode == 0
    assert [path.suffix for path in tmp_path.rglob("compiled.*") if path.is_file()] == [".json"]


def test_doctor_tells_where_it_is(data):
    found = doctor.compiled_data()
    assert found.state == "missing" and "python -m evtx.lexicon.compiled" in found.about
    keep_compiled(contents_of(data), MADE)
    assert (doctor.compiled_data().state, doctor.compiled_data().about) == ("ok", str(compiled_path()))
