"""Who was counted up since something began: a draft in, whether its toll is that of all acts since then out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.events.draft import Draft
from evtx.events.when.scope import days_of
from evtx.events.when.since_began import counted_since
from evtx.model import HEADS
from evtx.text.document import Document
from evtx.text.words import word_class

_SINCE = frozenset({"منذ", "ومنذ"})
_OF_THE_DAY = word_class("events.owners.of_the_day")
_MANY = frozenset({"airstrike", "shelling", "armed_attack", "bombing", "killing"})  # a fight goes on as one act


def is_running_tally(document: Document, draft: Draft) -> bool:
    """عدد القتلى منذ بدء الهجوم: a trigger that by its own words counts the dead since some day."""
    words = [t.text for t in document.tokens[draft.trigger.first : draft.trigger.last + 1]]
    return draft.type == "killing" and any(a in _SINCE and b not in _OF_THE_DAY for a, b in pairwise(words))


def is_other_tally(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """أدى القصف إلى مقتل 900 مدني منذ بدء الحملة: more than the act of a day that was told before."""
    if draft.part in HEADS or draft.type not in _MANY:
        return False
    told = [o for o in group if o.part not in HEADS]
    if is_running_tally(document, draft):
        return any(not is_running_tally(document, o) for o in told)
    if counted_since(document, draft) is None:
        return False
    return any(o.sentence != draft.sentence and _of_a_day(o) and counted_since(document, o) is None for o in told)


def _of_a_day(draft: Draft) -> bool:
    return draft.status == "occurred" and (draft.date.value is None or days_of(draft.date.value) == 1)
