"""Which imported namesakes are likely in an article: its names in, the same names without unlikely candidates out.

The core's places are chosen first and alone. An imported place counts only where they leave room: where the core
has no place of the name that fits what is told, and where the area named with it or the article's other places are
near. A town of the core gives way to an imported village only where it lies far from all that the article names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from evtx.gazetteer.distance import kilometres
from evtx.gazetteer.places import Place
from evtx.gazetteer.resolve import Choice, Name

_AREAS = frozenset({"country", "admin1", "region", "desert", "river"})
_BESIDE_KM = 50.0  # from one of the article's places
_INSIDE_KM = 60.0  # from the town named with it
_OUT_OF_PLACE_KM = 150.0  # from all other places of the article: a town of the core is hardly meant
_AMONG_KM = 30.0  # from one of them: the village is, which else would lose to it
_TOWN = 3


def without_unlikely(names: Sequence[Name], choose: Callable[[Sequence[Name]], list[Choice]]) -> list[Name]:
    """The names; an imported candidate is left where nothing of the core fits and the article's places speak for it.

    `choose` makes the choices among the core's places (`resolve.choose`).
    """
    if not any(place.imported for name in names for place in name.candidates):
        return list(names)
    core = [replace(name, candidates=tuple(p for p in name.candidates if not p.imported)) for name in names]
    chosen = choose(core)
    spots = [c.place if c.place is not None and not c.open and c.place.kind not in _AREAS else None for c in chosen]
    governorates = {(c.place.country, c.place.admin1) for c in chosen if c.place is not None and c.place.admin1}
    out = []
    for number, name in enumerate(names):
        told = [p for i in name.containers if (p := chosen[i].place) is not None]
        others = [p for n, p in enumerate(spots) if p is not None and n != number]
        known = chosen[number].place
        imported = [p for p in name.candidates if p.imported]
        if known is not None:
            imported = [p for p in imported if _displaced(known, p, told, others)]
        likely = tuple(p for p in imported if _fits(p, name, told, others, governorates))
        out.append(replace(name, candidates=likely) if likely else core[number])
    return out


def _displaced(known: Place, place: Place, told: Sequence[Place], others: Sequence[Place]) -> bool:
    """Whether not the core's town is meant but an imported village: it is among the article's places, the town far."""
    if known.rank < _TOWN or known.kind in _AREAS:
        return False
    if told:
        agrees = any(known.country == p.country and (not p.admin1 or p.admin1 == known.admin1) for p in told)
        return not agrees and any(place.country == p.country and place.admin1 == p.admin1 for p in told if p.admin1)
    away = min((kilometres(known, p) for p in others), default=0.0)
    return away > _OUT_OF_PLACE_KM and any(kilometres(place, p) < _AMONG_KM for p in others)


def _fits(
    place: Place, name: Name, told: Sequence[Place], others: Sequence[Place], governorates: set[tuple[str, str]]
) -> bool:
    """Whether the class word, and what is told with a name or else the other places of the article, agree with it."""
    if name.place_class == "quarter" and place.kind != "quarter":
        return False
    if told:
        towns = [p for p in told if p.kind not in _AREAS]
        if any(p.country != place.country for p in told if p.kind == "country"):
            return False
        if any(kilometres(place, town) < _INSIDE_KM for town in towns):
            return True
        areas = {(p.country, p.admin1) for p in told if p.admin1}
        if areas:
            return (place.country, place.admin1) in areas and not towns
    if any(kilometres(place, p) < _BESIDE_KM for p in others):
        return True
    return bool(name.place_class) and (place.country, place.admin1) in governorates
