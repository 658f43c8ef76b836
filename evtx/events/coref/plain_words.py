"""Whether one of two strikes is a plain word for the other (استهدف ... شن غارات): two drafts in, yes or no out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import Draft
from evtx.events.where.same_place import places_meet
from evtx.model import HARM, HEADS
from evtx.text.words import word_class

_PLAIN = word_class("events.plain_words.plain")
_VAGUE = frozenset({"armed_attack", "shelling"})
_FROM_AFAR = frozenset({"airstrike", "shelling"})


def is_plainer_word(draft: Draft, group: Sequence[Draft]) -> bool:
    """استهدف الجيش مواقع في القطاع. وقال إنه ضرب أهدافا بغارات: the same side hits the same land in another sentence.

    One of the two words does not say by which means, so that the other may.
    """
    return any(_retells(draft, other) for other in group) and not any(_other_toll(draft, other) for other in group)


def _retells(draft: Draft, other: Draft) -> bool:
    if draft.part in HEADS or other.part in HEADS or draft.sentence == other.sentence:
        return False
    plain = _is_plain(draft), _is_plain(other)
    if not any(plain) or not all(p or d.type in _FROM_AFAR for p, d in zip(plain, (draft, other), strict=True)):
        return False
    doers, others = ({a.id for a in d.actors if a.role == "initiator" and not a.generic} for d in (draft, other))
    return bool(doers & others) and _may_be_there(draft, other)


def _is_plain(draft: Draft) -> bool:
    used = any(i.use == "used" for i in draft.items)
    return draft.type in _VAGUE and draft.subtype is None and draft.trigger.analysis.lemma in _PLAIN and not used


def _may_be_there(draft: Draft, other: Draft) -> bool:
    if draft.place.how != "clause" or other.place.how != "clause":
        return True
    return any(places_meet(a, b) for a in draft.place.places for b in other.place.places)


def _other_toll(draft: Draft, other: Draft) -> bool:
    """Whether both count the dead or the hurt, and no two of their counts are alike."""
    own, told = (
        {(v.figure, v.min) for v in d.figures if v.figure in HARM and not v.part and v.min == v.max}
        for d in (draft, other)
    )
    return bool({figure for figure, _ in own} & {figure for figure, _ in told}) and not own & told
