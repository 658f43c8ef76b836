"""Clauses of a sentence as frames need them: which are one, and which words with the letters of a verb are none."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from evtx.events.frames.phrase import Chunk
from evtx.model import Sentence
from evtx.text.document import Document
from evtx.text.words import word_class

_GOVERNING = word_class("events.scene.governing")
_IMPERSONAL = word_class("text.segment.impersonal")
_BEFORE_PLACES = _GOVERNING | {"من"}


def is_governed(document: Document, at: int) -> bool:
    """في "جند الشام": no verb stands right after a preposition."""
    before = document.tokens[at - 1].text if at else ""
    if before == '"' and at > 1:
        return document.tokens[at - 2].text in _BEFORE_PLACES
    return before in _GOVERNING


def joined_clauses(
    sentence: Sentence, openers: set[int], without: Collection[tuple[int, int]] = ()
) -> tuple[tuple[int, int], ...]:
    """Clauses with those joined to the one before that no verb opens: an epithet (التي تقودها واشنطن), the noun
    of an act with the letters of a verb (اشتباكات وقصف). `without`: asides over which a clause goes on.
    """
    out: list[tuple[int, int]] = []
    rests = {rest for _, rest in without}
    for first, last in sentence.clauses:
        if any(a <= first < rest for a, rest in without):
            continue
        if out and (first in openers or first in rests):
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return tuple(out)


def behind_impersonal(document: Document, chunks: Sequence[Chunk], token: int) -> Chunk | None:
    """سبق للحركة أن هاجمت القاعدة: who did it stands with لـ behind the impersonal verb, before "that"."""
    if document.tokens[token - 1].text != "ان":
        return None
    told = next((c for c in chunks if c.last == token - 1 and c.prep == "ل" and c.actors), None)
    opener = document.tokens[told.first - 1].text if told is not None and told.first else ""
    return told if opener.lstrip("وف") in _IMPERSONAL else None
