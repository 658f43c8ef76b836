"""What an act is for or in the course of, told in its sentence (وصل وفد للقاء كذا): two drafts in, yes or no out."""

from __future__ import annotations

from evtx.events.coref.contradictions import dates_differ
from evtx.events.draft import Draft
from evtx.model import ASSERTED
from evtx.text.document import Document
from evtx.text.words import word_class

_PURPOSE = word_class("events.purposes.purpose")
_REACH = 16  # tokens from the visit to what it is for
_WORDS = 3  # tokens from the word of purpose to the meeting
_IN_COURSE, _COURSE_WORDS = word_class("events.purposes.in_course"), 3
_THERE = word_class("events.purposes.there")
_FAR = 24  # tokens between a visit and a meeting that are one
_WHY, _WHY_REACH = word_class("events.purposes.why"), 25  # tokens from what a crowd does to why


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


def is_of_the_visit(document: Document, draft: Draft, other: Draft) -> bool:
    """التقى نظيره خلال زيارة، زار العاصمة حيث بحث: whom a visitor met is part of his visit."""
    if draft.type != "meeting" or other.type != "meeting" or draft.sentence != other.sentence:
        return False
    first, last = sorted((draft, other), key=lambda d: d.trigger.anchor)
    if (draft.subtype == "visit") == (other.subtype == "visit") or last.trigger.first - first.trigger.last > _FAR:
        return False
    if (draft.status in ASSERTED) != (other.status in ASSERTED) or dates_differ(draft, other):
        return False
    at, analysis = last.trigger.first, last.trigger.analysis
    before = [t.text for t in document.tokens[max(first.trigger.last, at - _COURSE_WORDS) : at]]
    if last.subtype == "visit":
        noun = last.trigger.form == "noun" and not analysis.conj
        close = before[-1:] + [w for w in before[:-1] if w not in ("في", "خلال")]
        return noun and (analysis.prep == "ب" or (before[-1:] != [] and not _IN_COURSE.isdisjoint(close)))
    return last.trigger.form == "verb" and before[-1:] != [] and before[-1] in _THERE


def is_why_of_it(document: Document, draft: Draft, other: Draft) -> bool:
    """أغلقوا محالهم احتجاجا على، إضراب احتجاجا على: against what a crowd does something is no second protest."""
    if draft.type != "protest" or other.type != "protest" or draft.sentence != other.sentence:
        return False
    # التظاهرات التي عمت المدن احتجاجا: not told here, nor is a protest that is only voiced
    known = other.definite or document.tokens[other.trigger.anchor].text.startswith("احتجاج")
    behind = not known and 0 < draft.trigger.first - other.trigger.last <= _WHY_REACH
    return behind and document.tokens[draft.trigger.anchor].text in _WHY
