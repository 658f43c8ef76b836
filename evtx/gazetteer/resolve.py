"""Which place is meant: the candidates of every name in an article and what stands around them in, one choice each out.

Namesakes are settled by the governorate or country named with them, the class word before them, the
country that the article's clear names point to, and rank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evtx.gazetteer.places import Place

_CLASS_FITS = {
    "settlement": frozenset({"settlement", "quarter"}),
    "quarter": frozenset({"quarter", "settlement", "street", "square"}),
    "admin2": frozenset({"settlement", "region", "admin2", "quarter", "field"}),
    "admin1": frozenset({"admin1"}),
}
_LINE_KM = 30.0


@dataclass(frozen=True, slots=True)
class Name:
    """A place name in a text: what it can mean and what is said around it."""

    candidates: tuple[Place, ...]
    place_class: str  # settlement | quarter | admin2 | admin1 | feature | ""
    near: bool  # ريف، شرقي، محيط ...
    containers: tuple[int, ...]  # numbers of the names that hold it


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen (None: unknown), the rivals left, and the reasons."""

    place: Place | None
    rivals: tuple[Place, ...]
    reasons: tuple[str, ...]


def choose(names: Sequence[Name], home: str | None) -> list[Choice]:
    """One choice a name. `home`: country of the outlet or dateline, a weak hint."""
    countries: Counter[str] = Counter()
    if home:
        countries[home] += 1
    for name in names:
        seen = {c.country for c in name.candidates}
        if len(seen) == 1:
            countries[next(iter(seen))] += 2
    admins = Counter(c.admin1 for n in names for c in n.candidates if len(n.candidates) == 1 and c.admin1)
    return [_choose(name, names, countries, admins) for name in names]


def _choose(name: Name, names: Sequence[Name], countries: Counter[str], admins: Counter[str]) -> Choice:
    if not name.candidates:
        return Choice(None, (), ("unknown",))
    held = {c.admin1 for i in name.containers for c in names[i].candidates if c.admin1}
    lands = {c.country for i in name.containers for c in names[i].candidates}
    scored = []
    for number, place in enumerate(name.candidates):
        value, reasons = 0.0, []
        if held and place.admin1 in held:
            value += 4
            reasons.append("governorate named with it")
        if lands and place.country in lands:
            value += 3
            reasons.append("country named with it")
        if name.place_class in _CLASS_FITS and place.kind in _CLASS_FITS[name.place_class]:
            value += 2
            reasons.append("class word")
        elif name.place_class in _CLASS_FITS:
            value -= 1.5
        if not name.place_class and place.kind == "admin1" and name.near:
            value += 0.8
            reasons.append("countryside of a governorate")
        total = sum(countries.values()) or 1
        value += 3 * countries[place.country] / total
        value += min(1.5, 0.4 * admins[place.admin1])
        value += (5 - place.rank) * 0.25
        scored.append((value, -number, place, reasons))
    scored.sort(key=lambda s: (s[0], s[1]), reverse=True)
    best = scored[0]
    rivals = tuple(s[2] for s in scored[1:] if best[0] - s[0] < 1.0 and _far(s[2], best[2]))
    return Choice(best[2], rivals, tuple(best[3]))


def _far(one: Place, two: Place) -> bool:
    """More than some 30 km apart (a degree of latitude is 111 km; longitude is taken at 34 degrees north)."""
    if None in (one.lat, one.lon, two.lat, two.lon):
        return False
    dy = (one.lat - two.lat) * 111.0  # type: ignore[operator]
    dx = (one.lon - two.lon) * 92.0  # type: ignore[operator]
    return dx * dx + dy * dy > _LINE_KM * _LINE_KM
