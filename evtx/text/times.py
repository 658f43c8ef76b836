"""Times by their words: a word or a token in, whether a time is there and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.model import Token
from evtx.text.words import word_class

_TIMES = word_class("text.disambiguate.times") | word_class("text.segment.day_parts") | word_class("text.segment.days")
_LONGEST = 4  # words


def is_time(word: str) -> bool:
    """Whether a word can be one of a time (مساء أمس الأحد)."""
    return word in _TIMES or (word.startswith("ال") and word.removeprefix("ال") in _TIMES)


def past_time(tokens: Sequence[Token], at: int, last: int) -> int:
    """The token behind a time that begins at a token; the same one where none does."""
    stop = min(last, at + _LONGEST)
    while at < stop and is_time(tokens[at].text):
        at += 1
    return at
