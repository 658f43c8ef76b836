"""An event record goes in, the codes that its other fields make come out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.codes import INTERVENTION, codes_of
from evtx.model import Codes, Event


def codes_of_event(event: Event, members: Sequence[Event] = ()) -> Codes:
    """The ACLED and PLOVER codes, as the fields now stand.

    Words of force against a crowd are in the text, not in a field: what the event's code says of them holds, and for
    an incident what any of its `members` says.
    """
    doers = {a.id for a in event.actors if a.role in ("initiator", "participant")}
    targets = {a.id for a in event.actors if a.role == "target"}
    intervened = any(e.codes.acled == INTERVENTION for e in (event, *members))
    items = {i.id for i in event.items}
    return codes_of(event.type, event.subtype, doers, targets, event.casualties, items, intervened)
