"""`tools/wrap_data.py`: the data read the same after it, and a second time there is nothing to do."""

from __future__ import annotations

import runpy
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "wrap_data.py"))
wrapped: Callable[[str], str] = TOOL["wrapped"]
WORDS = [f"كلمة{n}" for n in range(60)]


def _array(key: str, strings: list[str]) -> str:
    quoted = ", ".join([f'"{string}"' for string in strings])
    return f"{key} = [{quoted}]\n"


@pytest.mark.parametrize("key", ["words", "phrase", "needs", "verb"])
def test_an_array_says_the_same_on_lines_that_fit(key: str) -> None:
    told = wrapped(_array(key, WORDS))
    assert tomllib.loads(told) == {key: WORDS}
    assert max(map(len, told.splitlines())) <= TOOL["WIDTH"]
    assert wrapped(told) == told


def test_conditions_and_patterns_stand_one_a_line() -> None:
    needs = [f"word:{'|'.join(WORDS[:9])}", f"near:word:{'|'.join(WORDS[9:18])}", "actor"]
    assert wrapped(_array("needs", needs)).count("\n") == len(needs) + 2


def test_what_one_veto_asks_of_one_place_is_one_list_with_classes_first() -> None:
    unless = ["word:سفن|@sport", "next:word:عن", "word:قطط|سفن", "word:ماء / near:word:نهر"]
    told = tomllib.loads(wrapped(_array("unless", unless)))
    assert told["unless"] == ["word:@sport|سفن|قطط", "next:word:عن", "word:ماء / near:word:نهر"]


def test_a_veto_too_long_for_a_line_is_cut_between_words() -> None:
    told = wrapped(_array("unless", [f"word:{'|'.join(WORDS)}"]))
    parts = tomllib.loads(told)["unless"]
    assert len(parts) > 1
    assert [w for part in parts for w in part.removeprefix("word:").split("|")] == WORDS
    assert max(map(len, told.splitlines())) <= TOOL["WIDTH"]


def test_arrays_with_tables_or_comments_stay() -> None:
    text = 'yes = [\n  { text = "أ", place = "ب" },\n]\nwords = [\n  "أ",  # why\n  "ب",\n]\n'
    assert wrapped(text) == text
