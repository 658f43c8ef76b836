"""The compiled form of the packaged data: equal to what parsing gives, and never believed about other files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from evtx import doctor
from evtx.config import DATA_DIR
from evtx.errors import DataError
from evtx.lexicon import parsed
from evtx.lexicon.parsed import compile_tables, compiled_path, read_tables


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for the packaged data, whose compiled form may be written."""
    folder = tmp_path / "data"
    (folder / "cues").mkdir(parents=True)
    (folder / "outlets").mkdir()
    (folder / "cues" / "one.toml").write_text('weight = 1.0\n[[cue]]\nid = "a"\nphrase = ["نفى"]\n', "utf-8")
    (folder / "two.toml").write_text("[threshold]\nmerge = 3\n", "utf-8")
    (folder / "outlets" / "three.toml").write_text('id = "three"\n', "utf-8")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(parsed, "DATA_DIR", folder)
    return folder


def count_parses(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    met: list[Path] = []

    def counting(path: Path, content: bytes) -> dict[str, object]:
        met.append(path)
        return parse(path, content)

    parse = parsed.parse_toml
    monkeypatch.setattr(parsed, "parse_toml", counting)
    return met


def test_packaged_tables_survive_their_compiled_form(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    home = compile_tables()
    assert home.is_relative_to(tmp_path)
    met = count_parses(monkeypatch)
    kept, _ = read_tables(DATA_DIR)
    assert met == []
    home.unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    made, _ = read_tables(DATA_DIR)
    assert kept == made and len(made) == len(met) > 50
    assert not home.exists()


def test_second_reading_parses_nothing(data, monkeypatch):
    met = count_parses(monkeypatch)
    first = read_tables(data)
    assert [p.name for p in met] == ["one.toml", "two.toml"]
    assert read_tables(data) == first and len(met) == 2
    assert [path.name for path, _ in first[0]] == ["one.toml", "two.toml"]
    assert type(first[0][0][1]["weight"]) is float
    assert sorted(p.name for p in compiled_path(data).parent.iterdir()) == [compiled_path(data).name]


@pytest.mark.parametrize("change", ["edited", "renamed", "added", "removed", "version"])
def test_other_files_are_parsed_anew(data, monkeypatch, change):
    read_tables(data)
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
            monkeypatch.setattr(parsed, "__version__", "0")
    met = count_parses(monkeypatch)
    tables, contents = read_tables(data)
    assert len(met) == len(tables) == len(contents)
    assert dict(tables).get(two) == (
        None if change in ("renamed", "removed") else parsed.parse_toml(two, contents[two])
    )


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-9], lambda b: b.replace(b"3}", b"4}"), lambda b: b"", lambda b: b"{}"]
)
def test_damage_is_noticed(data, monkeypatch, damage):
    first = read_tables(data)
    home = compiled_path(data)
    broken = damage(home.read_bytes())
    home.write_bytes(broken)
    assert read_tables(data) == first
    assert home.read_bytes() != broken  # written anew


def test_nothing_is_written_where_python_writes_no_bytecode(data, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    read_tables(data)
    assert not compiled_path(data).parent.exists()


def test_a_folder_that_cannot_be_written_costs_nothing_else(data):
    (data / "__pycache__").write_bytes(b"")  # a file where the folder should be
    tables, _ = read_tables(data)
    assert len(tables) == 2
    with pytest.raises(OSError):
        compile_tables(data)


def test_folders_of_users_are_parsed_every_time(data, tmp_path, monkeypatch):
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.toml").write_text("[threshold]\nmerge = 5\n", "utf-8")
    met = count_parses(monkeypatch)
    read_tables(own)
    read_tables(own)
    assert len(met) == 2 and not compiled_path(own).parent.exists()


def test_what_json_cannot_hold_is_parsed_every_time(data):
    (data / "two.toml").write_text("day = 2024-01-01\nmost = inf\n", "utf-8")
    first = read_tables(data)
    assert not compiled_path(data).exists()
    assert read_tables(data) == first


def test_wrong_files_are_told_as_ever(data):
    (data / "two.toml").write_text("merge = ", "utf-8")
    with pytest.raises(DataError, match=r"two\.toml"):
        read_tables(data)


def test_doctor_tells_where_the_compiled_data_are(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    found = doctor.compiled_data()
    assert found.state == "missing" and "python -m evtx.lexicon.parsed" in found.about
    home = compile_tables()
    assert (doctor.compiled_data().state, doctor.compiled_data().about) == ("ok", str(home))
