"""Which clause of a sentence holds a token."""

from __future__ import annotations

from evtx.model import Sentence


def clause_of(sentence: Sentence, token: int) -> tuple[int, int]:
    """The clause that holds a token."""
    for clause in sentence.clauses:
        if clause[0] <= token < clause[1]:
            return clause
    return sentence.first, sentence.last
