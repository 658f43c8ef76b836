"""Who was counted up since something began: a draft in, whether its toll is that of all acts since then out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.events.draft import Draft
from evtx.events.when.scope import days_of
from evtx.model import HEADS
from evtx.text.document import Document
from evtx.text.words import word_class

_SINCE = frozenset({"منذ", "ومنذ"})
_OF_THE_DAY = word_class("events.owners.of_the_day")
_BEGINNINGS = word_class("events.tallies.beginnings")
_REACH = 8  # tokens from a toll to the word since when it is counted
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
    if not _since_it_began(document, draft):
        return False
    return any(o.sentence != draft.sentence and _of_a_day(o) and not _since_it_began(document, o) for o in told)


def _since_it_began(document: Document, draft: Draft) -> bool:
    """Whether a campaign's or war's beginning stands behind the toll of a draft."""
    dead = [m for m in draft.casualties if m.value.min]
    if not dead:
        return False
    last = min(dead[-1].last + _REACH, document.sentences[draft.sentence].last)
    words = [t.text for t in document.tokens[dead[-1].last : last]]
    return any(a in _SINCE and b in _BEGINNINGS for a, b in pairwise(words))


def _of_a_day(draft: Draft) -> bool:
    return draft.status == "occurred" and (draft.date.value is None or days_of(draft.date.value) == 1)
