"""Near-duplicate hashing: texts in, how much of their wording they share out.

MinHash over runs of three folded words. The library takes any tokens, so that Arabic words are ours to cut: libraries
that cut texts themselves drop words with vowel marks or an Arabic comma, or all that is not ASCII, and then hold
any two Arabic texts for copies (tests/dedupe/test_copies.py shows it).
"""

from __future__ import annotations

import re
from typing import Protocol, cast

from rensa import RMinHash

from evtx.text.normalize import fold_text

COPY = 0.6  # share of common runs from which two texts that tell one incident are one text, edited
SENTENCE = 0.75  # and from which two sentences tell one incident; formulas that change a name or a number stay below
_RUN = 3
_WORD = re.compile(r"\w+")
_SEED = 20210617  # fixed: the same text has the same signature in every run
_PERMUTATIONS = 64


class Signature(Protocol):
    """What the library makes of a text."""

    def jaccard(self, other: Signature) -> float:
        """The estimated share of common runs, 0 to 1."""
        ...


def signature_of(folded: str) -> tuple[int, Signature]:
    """The number of words of a folded text, and its signature."""
    words = words_of(folded)
    runs = [" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))]
    made = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    made.update(runs)
    return len(words), cast(Signature, made)


def words_of(folded: str) -> list[str]:
    """The words of a folded text, without marks."""
    return _WORD.findall(folded)


def copied(one: str, two: str) -> bool:
    """Whether two texts are one text, edited."""
    return signature_of(fold_text(one))[1].jaccard(signature_of(fold_text(two))[1]) >= COPY
