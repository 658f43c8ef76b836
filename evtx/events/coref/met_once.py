"""A meeting told again by who came to it or who received whom: two drafts in, yes or no out.

حضر اللقاء السفير في كذا، التقت الرئيس الذي استقبلها: official news lists those who attended long after the meeting.
"""

from __future__ import annotations

from evtx.events.coref.contradictions import places_differ
from evtx.events.draft import Draft
from evtx.events.when.scope import days_of
from evtx.frozen import replace
from evtx.model import ASSERTED, HEADS
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_ATTENDING = word_class("events.met_once.attending")
_MEETINGS = word_class("events.met_once.meetings")
_BACK = 6  # sentences from the list of those who attended back to the meeting
_RECEIVING = word_class("events.met_once.receiving")
_VISITS, _TITLES = word_class("events.met_once.visits"), word_class("events.met_once.titles")
_SINCE_VISIT = 8  # sentences over which a visit stays known


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


def is_the_visit(document: Document, draft: Draft, other: Draft) -> bool:
    """وقال خلال زيارته، زيارة الوزير كانت لتفقد كذا: the visit of one of whom a visit or a meeting was told before.

    A span of days told with it is that in which it lay; another day or place tells another visit.
    """
    if draft.type != "meeting" or other.type != "meeting" or draft.part in HEADS or other.part in HEADS:
        return False
    if not 0 < draft.sentence - other.sentence <= _SINCE_VISIT or not _is_known_visit(document, draft):
        return False
    if (draft.status in ASSERTED) != (other.status in ASSERTED) or _of_another_day(draft, other):
        return False
    if places_differ(draft, other):
        return False
    guests, met = {a.id for a in draft.actors}, {a.id for a in other.actors}
    if other.subtype == "visit":
        return bool(guests & met) or not guests
    here = {p.name for p in draft.place.places} & {p.name for p in other.place.places}
    return bool(guests & met) and bool(here) and other.place.how == "clause"


def _is_known_visit(document: Document, draft: Draft) -> bool:
    noun = draft.trigger
    if noun.form != "noun" or noun.analysis.lemma not in _VISITS or noun.analysis.number != "s":
        return False
    return draft.definite or document.word_at(noun.last) in _TITLES


def _of_another_day(draft: Draft, other: Draft) -> bool:
    """Whether each tells a day by its own words, and the days are two."""
    told = [d.date.value for d in (draft, other) if d.date.how == "sentence" and d.date.value is not None]
    return len(told) > 1 and all(days_of(value) == 1 for value in told) and told[0].start != told[1].start
