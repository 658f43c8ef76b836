"""Tolls that the text calls the first: a sentence that says so and the drafts before it in, those drafts out.

"وقال إن الحصيلة أولية": the figures of the act told last are its least (codebook, section 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.events.draft import Draft
from evtx.events.figures.owners import HURTING
from evtx.frozen import replace
from evtx.model import ASSERTED, HARM, Mention, Sentence
from evtx.text.document import Document
from evtx.text.words import word_class

_TOLL = word_class("events.first_tolls.toll")
_FIRST = word_class("events.first_tolls.first")
_NEAR = 2  # paragraphs from the act


def opened(document: Document, sentence: Sentence, drafts: Sequence[Draft], topic: int) -> list[Draft]:
    """The drafts so far; where a sentence calls the toll the first one, that of the act told last has no highest."""
    words = [t.text for t in document.tokens[sentence.first : sentence.last]]
    out = list(drafts)
    if not any(a in _TOLL and b in _FIRST for a, b in pairwise(words)):
        return out
    for at in range(len(out) - 1, -1, -1):
        draft = out[at]
        far = sentence.paragraph - document.sentences[draft.sentence].paragraph > _NEAR
        if far or draft.topic != topic:
            break
        if draft.type in HURTING and draft.status in ASSERTED and draft.casualties:
            out[at] = replace(draft, casualties=tuple(_least(m) for m in draft.casualties))
            if any(m.first < sentence.first for m in draft.casualties):
                break
    return out


def _least(mention: Mention) -> Mention:
    value = mention.value
    if value.figure not in HARM or value.part or not value.min:
        return mention
    return replace(mention, value=replace(value, max=None))
