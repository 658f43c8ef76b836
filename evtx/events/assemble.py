"""From an annotated document to its events: drafts, groups, records."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from evtx.events.build import Annotated, build_drafts
from evtx.events.coref import group_drafts
from evtx.events.draft import Draft
from evtx.events.record import make_event
from evtx.model import Event, Run


@dataclass(frozen=True, slots=True)
class Assembled:
    """Events in order of the text, with the drafts that each was made from."""

    events: tuple[Event, ...]
    groups: tuple[tuple[Draft, ...], ...]


def assemble(known: Annotated, run: Run) -> Assembled:
    """All events of a document."""
    groups = group_drafts(known.document, build_drafts(known), known.lexicon)
    groups.sort(key=lambda group: min(d.trigger.anchor for d in group))
    ordinals: Counter[int] = Counter()
    events: list[Event] = []
    for group in groups:
        sentence = min(d.sentence for d in group)
        events.append(make_event(known, group, ordinals[sentence], run))
        ordinals[sentence] += 1
    return Assembled(tuple(events), tuple(tuple(g) for g in groups))
