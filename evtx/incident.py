"""The incident record: what `dedupe` makes of the events of many articles that tell the same thing.

An incident is an event record (its fields are the canonical values) with what its members say beside it, so that
whatever reads events reads incidents too.
"""

from __future__ import annotations

from dataclasses import dataclass

from evtx.model import ArticleRef, Event, FigureBySource

SCHEMA_INCIDENT = "evtx.incident/1"


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure that differs between members: the least and the most told (None: open), and who says what."""

    min: int | None
    max: int | None
    by: tuple[FigureBySource, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A value of a field that differs from the canonical one, with the members and outlets that tell it."""

    field: str  # type, date, place, actors.initiator ...
    value: str
    events: tuple[str, ...]  # ids of the members
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Event):
    """One real-world incident. `orjson.dumps` of it is one line of what `evtx dedupe` writes."""

    schema: str = SCHEMA_INCIDENT
    cluster: str  # id of the incident, stable when new members join
    members: tuple[str, ...]  # ids of the events
    articles: tuple[ArticleRef, ...]
    witnesses: int  # outlets that tell it independently: copies of one text count once
    spread: dict[str, Spread]  # figures that differ, by kind
    claims: tuple[Variant, ...]  # contradictions that are kept
    copies: tuple[tuple[str, ...], ...] = ()  # articles (ids) that are copies of one text
    taken_in: tuple[str, ...] = ()  # ids of incidents that turned out to be this one
    tellings: tuple[Event, ...] = ()  # the members themselves, where there are several
