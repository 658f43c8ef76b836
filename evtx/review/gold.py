"""Decisions and events that nobody has decided on go in; gold annotations, as `evtx eval` reads them, come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from evtx.model import Event, EventPlace
from evtx.review.corrections import Correction, latest, reviewed_event

Line = dict[str, Any]


def gold_lines(corrections: Iterable[Correction], undecided: Iterable[Event]) -> Iterator[Line]:
    """A line for every accepted or corrected event, in order of articles and texts.

    Events of the same articles that nobody has decided on are `optional`: neither rewarded nor held against evtx.
    A rejected event has no line, so that making it again counts as false.
    """
    counting = latest(corrections)
    kept = [reviewed_event(c) for c in counting.values() if c.verdict != "reject"]
    articles = {str(c.record["article"]["id"]) for c in counting.values()}
    open_ones = {e.id: e for e in undecided if e.article.id in articles and e.id not in counting}
    told = [(event, False) for event in kept] + [(event, True) for event in open_ones.values()]
    for event, optional in sorted(told, key=lambda t: (t[0].article.id, t[0].evidence.start, t[0].id)):
        yield gold_line(event, optional)


def gold_line(event: Event, optional: bool = False) -> Line:
    """One annotation, its event named by the id of the record."""
    date = event.date
    line: Line = {
        "article": event.article.id,
        "event": event.id,
        "type": event.type,
        "subtype": event.subtype,
        "status": event.status,
        "optional": optional,
        "date": [date.start, date.end or date.start] if date and date.start else None,
        "date_precision": date.precision if date else None,
        "place": _place(event.place) if event.place else None,
        "actors": [{"id": a.id, "role": a.role} for a in event.actors],
        "paragraphs": [event.evidence.paragraph],
        "triggers": [event.evidence.trigger.text],
    }
    more: Line = {
        "date_part": date.part if date else None,
        "places": [_place(p) for p in event.places],
        "casualties": {
            kind: {"min": f.min, "max": f.max, "of": list(dict.fromkeys(o.actor for o in f.of if o.actor))}
            for kind, f in event.casualties.items()
        },
        "items": [
            {"id": i.id, "use": i.use} | ({"min": i.count.min, "max": i.count.max} if i.count else {})
            for i in event.items
        ],
        "claimed_by": [c.id for c in event.claimed_by],
        "sources": [{"name": s.name, "kind": s.kind} for s in event.sources],
    }
    return line | {name: value for name, value in more.items() if value}


def _place(place: EventPlace) -> Line:
    return {"name": place.name, "admin1": place.admin1, "country": place.country, "precision": place.precision}
