"""What the tellings of an incident say together: their actors, things, people, claims and sources, each once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from evtx.dedupe.knowledge import Known
from evtx.dedupe.parties import contradict
from evtx.dedupe.telling import Telling, variant
from evtx.incident import Variant
from evtx.model import ROLES, Claim, Event, EventActor, EventItem, Related, Source, Victim
from evtx.text.normalize import fold_text

T = TypeVar("T")
_DOING = ("initiator", "participant")


def _each_once(values: Iterable[T], key: Callable[[T], Hashable], better: Callable[[T], float]) -> tuple[T, ...]:
    """One value a key, the best, in the order of first mention."""
    found: dict[Hashable, T] = {}
    for value in values:
        old = found.get(key(value))
        if old is None or better(value) > better(old):
            found[key(value)] = value
    return tuple(found.values())


def actors_of(tellings: Sequence[Telling]) -> tuple[EventActor, ...]:
    """All actors in all roles; in each role those first that most witnesses name."""
    voices: dict[tuple[str, str], set[int]] = {}
    for telling in tellings:
        for actor in telling.event.actors:
            voices.setdefault((actor.id, actor.role), set()).add(telling.voice)
    every = [a for t in tellings for a in t.event.actors]
    once = _each_once(every, lambda a: (a.id, a.role), lambda a: a.by is not None)
    return tuple(sorted(once, key=lambda a: (ROLES.index(a.role), -len(voices[a.id, a.role]), a.id)))


def contrary_doers(tellings: Sequence[Telling], actors: Sequence[EventActor], known: Known) -> list[Variant]:
    """Doers that contradict those whom most witnesses name, with who names them."""
    found: list[Variant] = []
    for role in _DOING:
        first = next((a.id for a in actors if a.role == role), None)
        if first is None:
            continue
        others: dict[str, list[Telling]] = {}
        for telling in tellings:
            named = frozenset(a.id for a in telling.event.actors if a.role == role)
            if contradict(named, frozenset({first}), known):
                others.setdefault(", ".join(sorted(named)), []).append(telling)
        found += [variant(f"actors.{role}", value, told_by) for value, told_by in sorted(others.items())]
    return found


def items_of(events: Iterable[Event]) -> tuple[EventItem, ...]:
    """Things by id and use, with a count where one is told."""
    every = [i for e in events for i in e.items]
    return _each_once(every, lambda i: (i.id, i.use), lambda i: i.count is not None)


def victims_of(events: Iterable[Event]) -> tuple[Victim, ...]:
    """People by their folded names, with as much as is told of them."""
    every = [v for e in events for v in e.victims]
    return _each_once(every, lambda v: fold_text(v.name), lambda v: (v.age is not None) + (v.affiliation is not None))


def claims_of(claims: Iterable[Sequence[Claim]]) -> tuple[Claim, ...]:
    """Claimants, or deniers, by id."""
    return _each_once([c for some in claims for c in some], lambda c: c.id, lambda _: 0.0)


def sources_of(events: Iterable[Event]) -> tuple[Source, ...]:
    """Sources by name and kind, with all outlets on the way."""
    found: dict[tuple[str, str], Source] = {}
    for source in (s for e in events for s in e.sources):
        key = (fold_text(source.name), source.kind)
        old = found.get(key, source)
        found[key] = replace(old, via=tuple(dict.fromkeys((*old.via, *source.via))))
    return tuple(found.values())


def related_of(events: Sequence[Event]) -> tuple[Related, ...]:
    """Relations to events of other incidents."""
    own = {e.id for e in events}
    every = [r for e in events for r in e.related if r.id not in own]
    return _each_once(every, lambda r: (r.id, r.how), lambda _: 0.0)
