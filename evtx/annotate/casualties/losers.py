"""Whose the dead are whom somebody lost (خسر الجيش ستة جنود): a figure in, the same with its side out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evtx.frozen import replace
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document

_LOSING = frozenset({"خسر", "فقد", "تكبد"})
_REACH = 12  # tokens from the verb to the figure


def of_losers(
    document: Document, readings: Sequence[Reading | None], mention: Mention, actors: Mapping[int, Mention]
) -> Mention:
    """The figure with the subject of the verb of losing before it, where it names no side. `actors`: by first token."""
    told = [h for h in mention.value.holders if h.kind == "actor"]
    if mention.value.figure != "killed" or any(h.value.how != "noun" for h in told):
        return mention
    start = document.sentences[document.sentence_of(mention.first)].first
    for at in range(mention.first - 1, max(start, mention.first - _REACH) - 1, -1):
        reading = readings[at]
        if reading is None or not reading.finite:
            continue
        if reading.analysis.lemma not in _LOSING:
            return mention
        side = actors.get(at + 1) or next((m for m in actors.values() if m.last == at), None)  # أما التنظيم ففقد
        if side is None or side.last > mention.first or side.value.proclitic:
            return mention
        return replace(mention, value=replace(mention.value, holders=(side,)))
    return mention
