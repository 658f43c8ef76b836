"""Near-duplicate hashing: texts in, how much of their wording they share out.

MinHash over runs of three folded words. The library takes any tokens, so that Arabic words are ours to cut: libraries
that cut texts themselves drop words with vowel marks or an Arabic comma, or all that is not ASCII, and then hold
any two Arabic texts for copies (tests/dedupe/test_copies.py shows it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Protocol, cast

from evtx.errors import EvtxError
from evtx.text.normalize import fold_text

# Shares of common runs. Reports written apart share less than a tenth of theirs, edited copies more than half.
COPY = 0.5  # from which two articles are one text, edited
QUOTED = 0.6  # from which two sentences that tell one incident are one sentence, edited
SENTENCE = 0.75  # from which two sentences tell one incident; formulas that change a name or a number stay below
_RUN = 3
_WORD = re.compile(r"\w+")
_SEED = 20210617  # fixed: the same text has the same signature in every run
_PERMUTATIONS, _MORE = 64, 126  # of a sentence, of an article
_BANDS = 42  # of three values each: 99.6% of texts that share half of their runs meet in one
_SHORTEST = 20  # words of an article; a shorter one may be like another by chance


class Signature(Protocol):
    """What the library makes of a text."""

    def jaccard(self, other: Signature) -> float:
        """The estimated share of common runs, 0 to 1."""
        ...


@cache
def _rensa() -> Any:
    """The library, loaded when the first text is hashed: extraction does without it."""
    try:
        import rensa
    except ImportError as error:
        raise EvtxError(f"rensa cannot be loaded ({error}): run `make setup`, or `pip install rensa`") from error
    return rensa


def signature_of(folded: str, permutations: int = _PERMUTATIONS) -> tuple[int, Signature]:
    """The number of words of a folded text, and its signature."""
    words = words_of(folded)
    runs = [" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))]
    made = _rensa().RMinHash(num_perm=permutations, seed=_SEED)
    made.update(runs)
    return len(words), cast(Signature, made)


def words_of(folded: str) -> list[str]:
    """The words of a folded text, without marks."""
    return _WORD.findall(folded)


def copies_among(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of articles (id, text) those that are copies of one text, each with the id of the first of its group."""
    index = _rensa().RMinHashLSH(COPY, _MORE, _BANDS)
    names: list[str] = []
    made: list[Signature] = []
    first: dict[str, str] = {}
    for name, text in sorted(texts):
        length, signature = signature_of(fold_text(text), _MORE)
        if length < _SHORTEST:
            continue
        alike = sorted(n for n in index.query(signature) if made[n].jaccard(signature) >= COPY)
        if alike:
            first[name] = first.setdefault(names[alike[0]], names[alike[0]])
        index.insert(len(made), signature)
        names.append(name)
        made.append(signature)
    return first
