"""A meeting told again by who came to it or who received whom: two drafts in, yes or no out.

حضر اللقاء السفير في كذا، التقت الرئيس الذي استقبلها: official news lists those who attended long after the meeting.
"""

from __future__ import annotations

from evtx.events.draft import Draft
from evtx.frozen import replace
from evtx.model import ASSERTED, HEADS
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_ATTENDING = word_class("events.met_once.attending")
_MEETINGS = word_class("events.met_once.meetings")
_BACK = 6  # sentences from the list of those who attended back to the meeting
_RECEIVING = word_class("events.met_once.receiving")


def attends_it(document: Document, draft: Draft) -> bool:
    """وحضر اللقاء، كما حضر الاجتماع، حضر المباحثات من الجانب كذا: who came to a meeting that is known."""
    verb = draft.trigger
    if draft.type != "meeting" or verb.form != "verb" or verb.analysis.lemma not in _ATTENDING or draft.part in HEADS:
        return False
    return any(document.word_at(at) in _MEETINGS for at in range(verb.first + 1, verb.last + 1))


def was_at_it(document: Document, draft: Draft, other: Draft) -> bool:
    """Whether a draft lists those who attended the meeting that another one told before it."""
    near = 0 < draft.sentence - other.sentence <= _BACK and other.part not in HEADS
    return near and other.type == "meeting" and other.status in ASSERTED and attends_it(document, draft)


def as_attended(document: Document, draft: Draft) -> Draft:
    """A list of those who attended, without the place: where they serve (السفير في واشنطن) nobody met."""
    if draft.place.how != "clause" or not attends_it(document, draft):
        return draft
    return replace(draft, place=replace(draft.place, how="running"))


def received_there(document: Document, draft: Draft, other: Draft) -> bool:
    """التقت الشابة الرئيس الذي استقبلها في كذا: the relative clause on one who met the other tells where and how."""
    verb = draft.trigger
    if draft.type != "meeting" or other.type != "meeting" or draft.sentence != other.sentence or verb.form != "verb":
        return False
    known = verb.analysis.lemma in _RECEIVING and bool(verb.analysis.pron) and other.trigger.form == "verb"
    opened = other.trigger.last < verb.first and document.word_at(verb.first - 1) in RELATIVES
    return known and opened and (draft.status in ASSERTED) == (other.status in ASSERTED)
