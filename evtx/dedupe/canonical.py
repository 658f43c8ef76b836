"""The tellings of one incident in, its record out: canonical values, and beside them what every telling says otherwise.

The order among values that differ is stated in `ballot.py`. Actors, things, victims, claims and sources are united.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from evtx.dedupe.ballot import Vote, dissent, elect
from evtx.dedupe.cluster import Cluster
from evtx.dedupe.days import days_hold
from evtx.dedupe.knowledge import Known
from evtx.dedupe.spots import place_detail, spot_of, spots_agree
from evtx.dedupe.telling import Telling, variant, vote_of
from evtx.dedupe.tolls import figures_of, spread_of
from evtx.dedupe.unions import actors_of, claims_of, contrary_doers, items_of, related_of, sources_of, victims_of
from evtx.incident import Incident, Spread, Variant
from evtx.model import Codes, Event, EventDate, EventPlace

_EVENT_FIELDS = tuple(f.name for f in fields(Event) if f.name != "schema")
_SAYS_LESS = frozenset({"killing", "explosion"})  # types that leave open what was done
_DATE_DETAIL = {"hour": 4, "day": 3, "days": 2, "week": 1, "month": 0, "year": -1}
V = TypeVar("V")
Describe = Callable[[Event], str]
Code = Callable[[Event, Sequence[Event]], Codes]
Copies = tuple[tuple[str, ...], ...]


def tellings_of(incident: Incident) -> tuple[Event, ...]:
    """The events that an incident was made of; for a single one the record holds the event's own values."""
    return incident.tellings or (Event(**_values(incident)),)


def incident_of(
    tellings: Sequence[Telling], made: Cluster, copies: Copies, known: Known, describe: Describe, code: Code
) -> Incident:
    """The record of an incident. `describe` and `code` make note and codes from the fields of an event,
    the codes with the events behind it."""
    events = [t.event for t in tellings]
    if len(events) == 1:
        return _incident(events[0], made, events, 1)
    claims: list[Variant] = []
    kind = _settle("type", _type_votes(tellings), _says_less, tellings, claims) or events[0].type
    typed = [(t, t.event.subtype) for t in tellings if t.event.type == kind]
    subtypes = [vote_of(t, subtype, subtype, 0) for t, subtype in typed if subtype is not None]
    statuses = [vote_of(t, t.event.status, t.event.status, 0) for t in tellings]
    place = _settle("place", _place_votes(tellings, known), _holds(known), tellings, claims)
    best = _representative(tellings, kind, place)
    whole = replace(
        best.event,
        id="e_" + made.name.removeprefix("i_"),
        type=kind,
        subtype=_settle("subtype", subtypes, _equal, tellings, claims),
        status=_settle("status", statuses, _undenied, tellings, claims) or best.event.status,
        confidence=max(e.confidence for e in events),
        date=_settle("date", _date_votes(tellings), days_hold, tellings, claims),
        place=place,
        places=_places(events, place),
        actors=actors_of(tellings),
        casualties=figures_of(tellings),
        victims=victims_of(events),
        items=items_of(events),
        claimed_by=claims_of(e.claimed_by for e in events),
        denied_by=claims_of(e.denied_by for e in events),
        sources=sources_of(events),
        related=related_of(events),
    )
    claims += contrary_doers(tellings, whole.actors, known)
    witnesses = len({t.voice for t in tellings})
    count = f"Told by {witnesses} independent outlets." if witnesses > 1 else "Told by one outlet, or by copies of it."
    whole = replace(whole, codes=code(whole, events), notes_en=f"{describe(whole)} {count}")
    return _incident(whole, made, events, witnesses, spread_of(tellings), tuple(claims), copies)


def _values(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in _EVENT_FIELDS}


def _incident(
    event: Event,
    made: Cluster,
    events: Sequence[Event],
    witnesses: int,
    spread: dict[str, Spread] | None = None,
    claims: tuple[Variant, ...] = (),
    copies: Copies = (),
) -> Incident:
    articles = {e.article.id: e.article for e in events}
    return Incident(
        **_values(event),
        cluster=made.name,
        members=tuple(e.id for e in events),
        articles=tuple(articles.values()),
        witnesses=witnesses,
        spread=spread or {},
        claims=claims,
        copies=copies,
        taken_in=tuple(sorted(made.taken_in)),
        tellings=tuple(events) if len(events) > 1 else (),
    )


# ---------------------------------------------------------------- one value of several


def _settle(
    field: str,
    votes: Sequence[Vote[V]],
    backs: Callable[[V, V], bool],
    tellings: Sequence[Telling],
    claims: list[Variant],
) -> V | None:
    """The canonical value of a field; those that contradict it, saying neither less nor more, go into `claims`."""
    chosen = elect(votes, backs)
    if chosen is None:
        return None
    for value, others in dissent(votes, chosen, lambda one, two: backs(one, two) or backs(two, one)).items():
        claims.append(variant(field, value, [tellings[v.member] for v in others]))
    return chosen.value


def _type_votes(tellings: Sequence[Telling]) -> list[Vote[str]]:
    return [
        vote_of(t, t.event.type, t.event.type, (t.event.type not in _SAYS_LESS) + 0.5 * (t.event.subtype is not None))
        for t in tellings
    ]


def _equal(one: object, two: object) -> bool:
    return one == two


def _says_less(one: str, two: str) -> bool:
    return one == two or one in _SAYS_LESS


def _undenied(one: str, two: str) -> bool:
    return one == two or "denied" not in (one, two)


def _date_votes(tellings: Sequence[Telling]) -> list[Vote[EventDate]]:
    """Days that are told; the publication day that stands for none counts only where no telling tells one."""
    dated = [(t, t.event.date) for t in tellings if t.event.date is not None]
    told = [(t, d) for t, d in dated if d.start and d.precision != "inferred"]
    votes = []
    for telling, when in told or dated:
        days = [when.start, when.end] if when.end not in (None, when.start) else [when.start]
        detail = _DATE_DETAIL.get(when.precision or "", -2) + 0.5 * bool(when.time) + 0.25 * bool(when.part)
        votes.append(vote_of(telling, when, "..".join(d or "" for d in days), detail))
    return votes


def _place_votes(tellings: Sequence[Telling], known: Known) -> list[Vote[EventPlace]]:
    votes = []
    for telling in tellings:
        place = telling.event.place
        if place is not None:
            votes.append(vote_of(telling, place, place.name_en or place.name, place_detail(spot_of(place, known))))
    return votes


def _holds(known: Known) -> Callable[[EventPlace, EventPlace], bool]:
    """Whether a first place is the second, or one that holds it."""

    def holds(one: EventPlace, two: EventPlace) -> bool:
        outer, inner = spot_of(one, known), spot_of(two, known)
        return spots_agree(outer, inner) and place_detail(outer) <= place_detail(inner)

    return holds


def _places(events: Sequence[Event], main: EventPlace | None) -> tuple[EventPlace, ...]:
    """All places of an incident that some telling has in several, the canonical one first."""
    listed = [place for e in events for place in e.places]
    if not listed or main is None:
        return ()
    found: dict[str, EventPlace] = {}
    for place in (main, *listed):
        found.setdefault(place.id or place.name, place)
    return tuple(found.values())


def _representative(tellings: Sequence[Telling], kind: str, place: EventPlace | None) -> Telling:
    """The telling whose sentence stands for the incident: it tells the canonical type and place, and is surest."""

    def rank(telling: Telling) -> tuple[bool, bool, int, float, int]:
        event = telling.event
        same_place = place is not None and event.place is not None and event.place.id == place.id
        told = len(event.casualties) + len(event.actors)
        return event.type == kind, same_place, told, event.confidence, -telling.number

    return max(tellings, key=rank)
