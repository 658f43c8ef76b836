"""Which events of an article belong together: groups and their events in, the events with `related` filled out.

`reply`: an act that answers another one with the roles reversed; `coupled`: a mine and then gunfire on the same
patrol; `same_operation`: acts of one operation that each count as an event (codebook, section 1). The words that say
so are data (`cues/relations.toml`); the acts must also fit: a reply needs reversed sides, the others a shared side at
one place.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.annotated import Annotated
from evtx.events.coref.kinds import VIOLENT
from evtx.events.draft import Draft
from evtx.events.where.same_place import places_meet
from evtx.frozen import replace
from evtx.model import ASSERTED, Event, Related

_REACH = 2  # sentences that the answering act may stand behind the other one
_GROUND = VIOLENT | {"territory", "property_destruction", "blockade", "interception"}


def with_relations(known: Annotated, events: Sequence[Event], groups: Sequence[Sequence[Draft]]) -> tuple[Event, ...]:
    """The events, each with the others that it answers, is coupled with or shares an operation with."""
    found: dict[str, dict[str, str]] = {event.id: {} for event in events}
    for at, (event, group) in enumerate(zip(events, groups, strict=True)):
        for other, others in zip(events[:at], groups[:at], strict=True):
            how = _relation(known, event, group, other, others)
            if how is None:
                continue
            found[event.id].setdefault(other.id, how)
            if how != "reply":
                found[other.id].setdefault(event.id, how)
    return tuple(
        replace(event, related=tuple(Related(i, how) for i, how in found[event.id].items()))
        if found[event.id]
        else event
        for event in events
    )


def _relation(
    known: Annotated, event: Event, group: Sequence[Draft], other: Event, others: Sequence[Draft]
) -> str | None:
    """How a later event relates to an earlier one of the text, if at all."""
    if not {event.status, other.status} <= ASSERTED or not {event.type, other.type} <= _GROUND:
        return None
    for draft in group:
        near = [d for d in others if 0 <= draft.sentence - d.sentence <= _REACH]
        if not near or draft.part in ("title", "heading"):
            continue
        nearest = max(near, key=lambda d: d.trigger.anchor)
        cues = _cues(known, draft, nearest)
        if "reply" in cues and _reversed(event, other):
            return "reply"
        if not _together(event, other):
            continue
        if "same_operation" in cues:
            return "same_operation"
        if "coupled" in cues and {event.type, other.type} <= VIOLENT and nearest.trigger.anchor < draft.trigger.anchor:
            return "coupled"
    return None


def _cues(known: Annotated, draft: Draft, other: Draft) -> set[str]:
    """The relations that the words say which stand with the later act: from the earlier act on, in its own sentence."""
    document = known.document
    sentence = document.sentences[draft.sentence]
    first = max(sentence.first, other.trigger.last) if other.trigger.anchor < draft.trigger.anchor else sentence.first
    names = set()
    for hit in known.lexicon.relations.within(document, first, sentence.last):
        if hit.first < draft.trigger.last or "coupled" not in hit.payload:
            names.update(hit.payload)
    return names


def _sides(event: Event, *roles: str) -> set[str]:
    return {a.id for a in event.actors if a.role in roles}


def _reversed(event: Event, other: Event) -> bool:
    """Whether one side of the other act is on the other side here."""
    return bool(
        _sides(event, "initiator") & _sides(other, "target") or _sides(event, "target") & _sides(other, "initiator")
    )


def _together(event: Event, other: Event) -> bool:
    """Whether two acts share a side and can be at one place on one day."""
    if event.place and other.place and not places_meet(event.place, other.place):
        return False
    if event.date and other.date and event.date.start and other.date.start and event.date.start != other.date.start:
        return False
    every = ("initiator", "target", "participant")
    return any(_sides(event, role) & _sides(other, role) for role in every)
