"""Closed word classes are read as data: all of them are asked for, hold no word twice, and faults are told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import evtx
from evtx.config import DATA_DIR
from evtx.errors import DataError
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

FILES = sorted((DATA_DIR / "words").glob("*.toml"))
LISTS = {
    f"{path.stem}.{module}.{key}": words
    for path in FILES
    for module, lists in tomllib.loads(path.read_text(encoding="utf-8"))["closed"].items()
    for key, words in lists.items()
}


def test_every_list_is_asked_for_and_every_name_is_listed() -> None:
    asked: set[str] = set()
    for path in Path(evtx.__path__[0]).rglob("*.py"):
        asked.update(re.findall(r'word_class\("([\w.]+)"\)', path.read_text(encoding="utf-8")))
    assert asked == set(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_no_word_stands_twice(name: str) -> None:
    folded = [fold_text(word) for word in LISTS[name]]
    assert all(folded)
    assert len(folded) == len(set(folded))
    assert word_class(name) == set(folded)


def test_a_name_that_no_file_lists_is_an_error_with_file_and_entry() -> None:
    with pytest.raises(DataError, match=r"events\.toml: coref\.nothing: no such list of words"):
        word_class("events.coref.nothing")


def test_a_stage_without_a_file_is_an_error_with_the_file() -> None:
    with pytest.raises(DataError, match=r"nowhere\.toml: file: cannot be read"):
        word_class("nowhere.coref.another")
