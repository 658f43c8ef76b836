"""Whether an account has gone on to another place or time: a draft and a group in, yes or no out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evtx.events.coref.another_act import is_added
from evtx.events.draft import Draft
from evtx.events.when.clauses import clause_of
from evtx.events.when.scope import PLUPERFECT
from evtx.events.where.same_place import places_meet
from evtx.model import HEADS, EventPlace
from evtx.text.document import Document
from evtx.text.words import word_class

_IN = frozenset({"وفي"})
_AFTER = word_class("events.another_act.after")
_TIMES = word_class("events.another_act.times")
_LATER = frozenset({"لاحق", "سابق"})
_SAID_IN = word_class("events.another_act.said_in")
_WAS_REACH = 7  # tokens from كان over its subject to قد
_TELLS_THAT = re.compile("[وف]?(?:ان|انه|انها|بان|بانه|بانها)")  # وفي العاصمة أعلن متحدث أن الهجوم ...


def elsewhere(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """وفي سراقب، ضرب الطيران السوق: a sentence that begins with another spot or time than what the group tells."""
    body = [o for o in group if o.part not in HEADS]
    if draft.part in HEADS or (draft.definite and draft.trigger.analysis.det):
        return draft.part not in HEADS and _hits_there_too(document, draft, body)
    if _added_elsewhere(document, draft, body):
        return True
    if any(o.sentence == draft.sentence for o in body):
        return False
    told_singly = any(len(o.place.places) <= 1 for o in body)  # a lead may sum up what happened at several places
    if draft.type != "killing" and told_singly and _another_time(document, draft):
        return True
    spots = {p.name for o in body if o.place.how == "clause" for p in o.place.places}
    spots |= {o.front.name for o in body if o.front is not None}
    if draft.front is not None:
        near = [p for o in body for p in o.place.places]  # where the account was, where no clause tells
        return draft.front.name not in spots if spots else bool(near) and not _meets(draft.front, near)
    own = {p.name for p in draft.place.places} if draft.place.how == "clause" else set()
    return bool(spots) and not own & spots and _sets_scene(document, draft)


def had_been(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """وكان شرطيان قد أصيبا ليل الاثنين في هجوم: told as past already, of an earlier day than that of the account."""
    first, last = clause_of(document.sentences[draft.sentence], draft.trigger.anchor)
    was = draft.date.how == "sentence" and document.tokens[first].text in PLUPERFECT and draft.part not in HEADS
    if not was or all(t.text != "قد" for t in document.tokens[first : min(first + _WAS_REACH, last)]):
        return False
    told = draft.date.value
    days = [o.date.value for o in group if o.sentence != draft.sentence and o.part not in HEADS]
    before = [bool(told and d and told.end and d.start and told.end < d.start) for d in days]
    return bool(before) and all(before)


def _meets(place: EventPlace, told: Sequence[EventPlace]) -> bool:
    return any(places_meet(place, other) for other in told)


def _added_elsewhere(document: Document, draft: Draft, body: Sequence[Draft]) -> bool:
    """قصفت تل كذا كما قصفت بلدة كذا: the same is done at another place, and the clause says that it is added."""
    own = {p.name for p in draft.place.places} if draft.place.how == "clause" else set()
    told = {p.name for o in body if o.place.how == "clause" and o.type == draft.type for p in o.place.places}
    return bool(own and told) and not own & told and is_added(document, draft)


def _hits_there_too(document: Document, draft: Draft, body: Sequence[Draft]) -> bool:
    """وفي جسر الشغور طال القصف السوق فقضت طفلة: the same went on at another place, where it had a toll of its own."""
    if draft.front is None or draft.place.how != "clause" or not draft.casualties:
        return False
    opening = document.tokens[document.sentences[draft.sentence].first : draft.trigger.first]
    if draft.front.name not in {p.name for p in draft.place.places} or any(
        _TELLS_THAT.fullmatch(t.text) for t in opening
    ):
        return False  # وفي العاصمة قال وزير إن القصف أسفر عن قتلى: not there
    return any(o.place.how == "clause" and not _meets(draft.front, o.place.places) for o in body)


def _another_time(document: Document, draft: Draft) -> bool:
    """وبعد ساعتين، وقبلها بيوم، وفي وقت لاحق: the sentence begins at some time after or before what was told."""
    first = document.sentences[draft.sentence].first
    words = [token.text for token in document.tokens[first : first + 4]]
    counted = words[0] in _AFTER and not _TIMES.isdisjoint(words[1:])
    return counted or (words[0] in _IN and not _LATER.isdisjoint(words[1:]))


def _sets_scene(document: Document, draft: Draft) -> bool:
    """وفي شمال المحافظة، وفي وقت سابق: the sentence goes on somewhere else or at another time; وفي بيان does not."""
    first = document.sentences[draft.sentence].first
    words = [token.text for token in document.tokens[first : first + 2]]
    return words[0] in _IN and words[-1] not in _SAID_IN
