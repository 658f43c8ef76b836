"""Closed word classes: the name of a list in `evtx/data/words`, its folded words out.

A class is what one module asks of a word ("does it open a clause", "does it say another one"): a handful of function
words, or of nouns and verbs that behave alike. The lists are data, so that a linguist finds and mends them without
reading the code that uses them. They are grammar, not vocabulary: `--lexicon` adds no words to them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from evtx.config import DATA_DIR
from evtx.errors import DataError
from evtx.kept import kept
from evtx.text.normalize import fold_text

_FOLDER = DATA_DIR / "words"


def word_class(name: str) -> frozenset[str]:
    """The folded words of a class, by "stage.topic.list" (`events.coref.another` is in `words/events.toml`).

    Raises DataError where the file cannot be read, or holds no such list.
    """
    stage, topic, key = name.split(".")
    words = _classes().get(name)
    if not words:
        _closed(_FOLDER / f"{stage}.toml")
        raise DataError(str(_FOLDER / f"{stage}.toml"), f"{topic}.{key}", "no such list of words")
    return words


@cache
def _classes() -> dict[str, frozenset[str]]:
    """All classes by their names."""
    files = sorted(_FOLDER.glob("*.toml"))
    return kept("words", files, lambda: {name: words for file in files for name, words in _read(file)})


def _read(file: Path) -> list[tuple[str, frozenset[str]]]:
    return [
        (f"{file.stem}.{topic}.{key}", frozenset(map(fold_text, words)))
        for topic, table in _closed(file).items()
        for key, words in table.items()
    ]


def _closed(file: Path) -> Mapping[str, Mapping[str, list[str]]]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))["closed"]  # type: ignore[no-any-return]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise DataError(str(file), "file", f"cannot be read: {error}") from error
