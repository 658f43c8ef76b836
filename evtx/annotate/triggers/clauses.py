"""Clauses as the conditions of rules see them: a sentence in, runs of tokens out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evtx.model import Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document


def merged_clauses(
    document: Document, readings: Sequence[Reading | None], sentence: Sentence
) -> Iterable[tuple[int, int]]:
    """The clauses of a sentence, those joined that tell one thing.

    A clause with no finite verb goes on with the one before (دفعت يوم الخميس، عبر الطريق، برتل). One whose verb has
    its subject before an insertion reaches back to it (عبوة زرعها مجهولون، انفجرت بسيارة). What has the letters of a
    verb and is read as a noun is none (بسط الجيش، صباح الجمعة، سيطرته على المعبر).
    """
    joined: list[tuple[int, int]] = []
    shapes = document.shapes

    def is_verb(token: int) -> bool:
        reading = readings[token]
        return shapes[token].finite and reading is not None and reading.finite

    for first, last in sentence.clauses:
        if joined and not any(map(is_verb, range(first, last))):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    for number, (first, last) in enumerate(joined):
        yield (joined[max(0, number - 2)][0] if shapes[first].bare_verb and number else first), last
