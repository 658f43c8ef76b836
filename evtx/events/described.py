"""An event record goes in; what is made from its other fields, the note and the codes, comes out."""

from __future__ import annotations

from evtx.events.codes import codes_of
from evtx.events.notes import notes_en
from evtx.model import Codes, Event


def note_of(event: Event) -> str:
    """The English note, as the fields now stand."""
    return notes_en(
        event.type, event.subtype, event.status, event.date, event.place, event.actors, event.casualties, event.items,
        event.claimed_by, event.sources,
    )  # fmt: skip


def codes_of_event(event: Event) -> Codes:
    """The ACLED and PLOVER codes, as the fields now stand."""
    doers = {a.id for a in event.actors if a.role in ("initiator", "participant")}
    targets = {a.id for a in event.actors if a.role == "target"}
    return codes_of(event.type, event.subtype, doers, targets, event.casualties, {i.id for i in event.items})
