"""Meetings for which somebody arrives (وصل وفد للقاء كذا): two drafts in, whether they are one visit out."""

from __future__ import annotations

from evtx.events.draft import Draft
from evtx.text.document import Document
from evtx.text.words import word_class

_PURPOSE = word_class("events.purposes.purpose")
_REACH = 16  # tokens from the visit to what it is for
_WORDS = 3  # tokens from the word of purpose to the meeting


def is_for_it(document: Document, draft: Draft, other: Draft) -> bool:
    """Whether a meeting is what the visit told before it in the sentence is for: the visit is told by both."""
    if draft.type != "meeting" or other.type != "meeting" or draft.sentence != other.sentence:
        return False
    at = draft.trigger.anchor
    if other.trigger.form != "verb" or not 0 < at - other.trigger.anchor <= _REACH:
        return False
    analysis = draft.trigger.analysis
    if analysis.prep == "ل":
        return draft.trigger.form == "noun" or analysis.cat == "IV"
    before = document.tokens[max(other.trigger.last, at - _WORDS) : at]
    return any(t.text in _PURPOSE for t in before)
