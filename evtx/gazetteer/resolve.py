"""Which place is meant: the candidates of every name in an article and what stands around them in, one choice each out.

Namesakes are settled by the area named with them, the class word before them, the country that the
article's clear names point to, nearness to those names, and rank. Where that leaves places far apart
level, the choice stays open and says so.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evtx.frozen import quick
from evtx.gazetteer.distance import kilometres
from evtx.gazetteer.places import Place

_CLASS_FITS = {
    "settlement": frozenset({"settlement", "quarter"}),
    "quarter": frozenset({"quarter"}),
    "admin2": frozenset({"settlement", "region", "admin2", "quarter", "field"}),
    "admin1": frozenset({"admin1", "region"}),
    "checkpoint": frozenset({"base", "crossing"}),
    "site": frozenset({"base", "field"}),
}
_POINTS = frozenset({"settlement", "quarter"})
_AREAS = frozenset({"country", "admin1", "region", "desert", "river"})
_FAR_KM = 30.0
_LEVEL = 0.4  # scores closer than this do not tell places apart
_CLEAR = 1.0  # scores this far apart make a name an anchor for the others
_NEAR_KM = 60.0
_WRONG_KM = 80.0  # from every area named with it: no slip over a border
_CITY = 2
_TOWN, _VILLAGE = 3, 4  # rank from which on no list is complete
_KNOWN, _ASTRAY_KM = 3, 100.0  # a village so far from all of so many certain places is a namesake
_TOWN_KM = 20.0
_LISTED = 2  # places in one list with it, all far away, speak against a village
_TRACE = 0.2  # share below which a country is not the text's, though it may have a namesake there
_MAIN = 0.6  # share of the names that makes a country the article's
_VILLAGE_SAYS, _HINT, _MOST_HINTS = 0.5, 0.5, 6  # what a village or an adjective says of the country, beside a town's 2
_NAMED_AREA, _NAMED_COUNTRY, _NAMED_TOWN = 4.0, 3.0, 2.5
_CLASS, _NOT_CLASS = 2.0, -1.5
_DISTRICT = 1.0  # مديرية القفر: the district sooner than hamlets of its name
_HOME, _NEARNESS = 3.0, 1.6
_RANK = (1.9, 1.4, 0.8, 0.2, 0.0)  # capital, large city, town, village, hamlet


@quick
@dataclass(frozen=True, slots=True)
class Name:
    """A place name in a text: what it can mean and what is said around it."""

    candidates: tuple[Place, ...]
    place_class: str  # settlement | quarter | admin2 | admin1 | the kind of a feature | ""
    near: bool  # ريف، شرقي، محيط ...
    containers: tuple[int, ...]  # numbers of the names that hold it
    same_as: int | None = None  # number of the name that it takes up
    joined: tuple[int, ...] = ()  # numbers of the names in one list with it
    country: str = ""  # told by an adjective with it (الفلوجة العراقية)
    tight: bool = False  # the spelling only resembles the listed one
    single: bool = False  # one word, with no class word before it
    entered: bool = False  # behind "in" or "to", written as words of their own


@quick
@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen (None: unknown) and the reasons; `open`: the rivals are as likely and lie elsewhere."""

    place: Place | None
    rivals: tuple[Place, ...]
    reasons: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Article:
    """What the whole text says: share of every country, places and governorates that are certain."""

    countries: dict[str, float]
    anchors: tuple[Place, ...]
    areas: frozenset[tuple[str, str]] = frozenset()  # country and governorate of the regions told
    told: frozenset[str] = frozenset()  # countries that something else than a common word speaks for


def choose(names: Sequence[Name], home: str | None, hints: Mapping[str, int] | None = None) -> list[Choice]:
    """One choice a name. `home`: country of the outlet or dateline, a weak hint; `hints`: how often the text's
    adjectives point to each country.
    """
    told_of = _told_of(names, home, hints or {})
    article = _Article(_countries(names, home, hints or {}), _certain(names), _areas(names), told_of)
    evidence = [_evidence(name, names) for name in names]
    company = [_company(name, names) for name in names]
    told: dict[tuple[str, ...], _Evidence] = {}
    for name, own in zip(names, evidence, strict=True):
        if own.any and name.candidates:
            told.setdefault(tuple(p.id for p in name.candidates), own)
    first = [_choose(n, own, told, article, also) for n, own, also in zip(names, evidence, company, strict=True)]
    clear = {c.place.id: c.place for c in first if c.place is not None and not c.rivals and c.place.kind not in _AREAS}
    article = _Article(article.countries, tuple(clear.values()), article.areas, told_of)
    second = [
        _choose(n, own, told, article, also) if c.rivals or (c.place is None and n.candidates) else c
        for n, own, also, c in zip(names, evidence, company, first, strict=True)
    ]
    for number, name in enumerate(names):
        if name.same_as is not None and second[name.same_as].place in name.candidates:
            second[number] = second[name.same_as]
    return second


def _countries(names: Sequence[Name], home: str | None, hints: Mapping[str, int]) -> dict[str, float]:
    """The share of every country among the names that can only lie in one; villages and adjectives count less."""
    counts: defaultdict[str, float] = defaultdict(float)
    if home:
        counts[home] += 1
    for name in names:
        seen = {c.country for c in name.candidates}
        if len(seen) == 1 and not name.tight:
            first = name.candidates[0]
            vague = first.rank >= _VILLAGE or first.common
            counts[first.country] += _VILLAGE_SAYS if vague else 1 if first.kind == "country" else 2
        if name.country:
            counts[name.country] += 2
    for country, times in hints.items():
        counts[country] += min(times, _MOST_HINTS) * _HINT
    total = sum(counts.values()) or 1
    return {country: count / total for country, count in counts.items()}


def _told_of(names: Sequence[Name], home: str | None, hints: Mapping[str, int]) -> frozenset[str]:
    """The countries that a text speaks of: a common word that may be a village of one is no sign of it."""
    sure = (n for n in names if n.place_class or not all(c.common for c in n.candidates))
    told = {c.country for n in sure for c in n.candidates} | {n.country for n in names if n.country}
    return frozenset(told | set(hints) | ({home} if home else set()))


def _certain(names: Sequence[Name]) -> tuple[Place, ...]:
    found = {n.candidates[0].id: n.candidates[0] for n in names if len(n.candidates) == 1}
    return tuple(p for p in found.values() if p.kind not in _AREAS)


def _areas(names: Sequence[Name]) -> frozenset[tuple[str, str]]:
    """The governorates of the regions that the text names (الغوطة الشرقية: Rif Dimashq)."""
    regions = (n.candidates[0] for n in names if len(n.candidates) == 1 and n.candidates[0].kind in _AREAS)
    return frozenset((p.country, p.admin1) for p in regions if p.admin1)


@quick
@dataclass(frozen=True, slots=True)
class _Evidence:
    """The areas named with a place: governorates, countries and the towns themselves."""

    admins: frozenset[tuple[str, str]]
    countries: frozenset[str]
    places: tuple[Place, ...]
    all: tuple[Place, ...]
    beside: bool = False  # told to lie south of them, or near them, not in them

    @property
    def any(self) -> bool:
        return bool(self.countries)


def _evidence(name: Name, names: Sequence[Name]) -> _Evidence:
    held = [c for i in name.containers for c in names[i].candidates]
    told = [name.country] if name.country else [names[i].country for i in name.containers if names[i].country]
    return _Evidence(
        frozenset((c.country, c.admin1) for c in held if c.admin1),
        frozenset([*(c.country for c in held), *told]),
        tuple(c for c in held if c.kind not in _AREAS),
        tuple(held),
        any(names[i].near for i in name.containers),
    )


def _company(name: Name, names: Sequence[Name]) -> tuple[Place, ...]:
    """The places listed together with a name, as far as they are certain."""
    return tuple(names[i].candidates[0] for i in name.joined if len(names[i].candidates) == 1)


def _choose(
    name: Name,
    own: _Evidence,
    told: dict[tuple[str, ...], _Evidence],
    article: _Article,
    company: tuple[Place, ...],
) -> Choice:
    if not name.candidates:
        return Choice(None, (), ("unknown",))
    evidence = own if own.any else told.get(tuple(p.id for p in name.candidates), own)
    fitting = [p for p in name.candidates if not _elsewhere(p, name, evidence, article, company)]
    if not fitting:
        return Choice(None, (), ("told to lie where no place of this name is listed",))
    if len(name.candidates) == 1:
        return Choice(name.candidates[0], (), ("the only one of this name",))
    if not (evidence.any or name.place_class) and any(p.rank == 1 for p in fitting):
        fitting = [p for p in fitting if p.rank < _VILLAGE]  # القاهرة alone is the capital, no hamlet of its name
    scored = [(*_score(name, place, evidence, article), -n, place) for n, place in enumerate(fitting)]
    scored.sort(key=lambda s: (s[0], s[2]), reverse=True)
    value, reasons, _, best = scored[0]
    rivals = tuple(s[3] for s in scored[1:] if value - s[0] < _CLEAR and kilometres(s[3], best) > _FAR_KM)
    level = any(value - s[0] < _LEVEL and s[3] in rivals for s in scored[1:])
    return Choice(best, rivals, reasons, level)


def _elsewhere(place: Place, name: Name, evidence: _Evidence, article: _Article, company: tuple[Place, ...]) -> bool:
    """A village whose governorate or country is not the one told: a namesake that no list has is meant."""
    if name.place_class == "quarter" and evidence.admins and (place.country, place.admin1) not in evidence.admins:
        return True  # حي الروضة بمدينة مأرب is no town of that name elsewhere
    foreign = article.countries.get(place.country, 0.0) < _TRACE
    foreign = foreign and max(article.countries.values(), default=0.0) >= _MAIN
    if place.common and name.single and article.told and place.country not in article.told:
        # في كأس العالم: no town of a country that the text does not speak of; but محادثات في جدة
        return place.rank > (_CITY if name.entered else 1)
    if name.tight and foreign:
        return True
    if place.kind not in _POINTS:
        return (foreign and place.common) or (place.kind not in _AREAS and _contradicted(place, evidence))
    if foreign and place.common and place.rank > 1 and not name.place_class:
        return True
    if place.rank < _VILLAGE:
        return bool(name.country) and name.country != place.country and place.rank >= _TOWN
    if evidence.admins and place.admin1:
        return _contradicted(place, evidence)
    if evidence.countries and place.country not in evidence.countries:
        return True
    if not evidence.any and _stands_alone(place, article):
        return True
    if place.kind == "quarter" and not evidence.any and _of_no_town(place, article.anchors):
        return True
    if len(company) >= _LISTED and all(kilometres(place, other) > _WRONG_KM for other in company):
        return True
    return foreign


def _contradicted(place: Place, evidence: _Evidence) -> bool:
    """Whether a place is told to lie in a governorate which is not its own, and far from it."""
    if not evidence.admins or not place.admin1 or (place.country, place.admin1) in evidence.admins:
        return False
    away = min((kilometres(place, town) for town in evidence.all), default=math.inf)
    return away > _WRONG_KM * (1 + evidence.beside)


def _of_no_town(quarter: Place, others: Sequence[Place]) -> bool:
    """Whether a quarter lies in no town that the text names for certain."""
    away = (kilometres(quarter, other) for other in others if other.id != quarter.id)
    return len(others) >= _KNOWN and min(away, default=math.inf) > _TOWN_KM


def _stands_alone(place: Place, article: _Article) -> bool:
    """Whether a village lies far from all that the text names for certain in its country and region."""
    here = [p for p in article.anchors if p.country == place.country]
    if (place.country, place.admin1) in article.areas:
        return False
    return len(here if here else article.anchors) >= _KNOWN and not _has_company(place, article.anchors)


def _has_company(place: Place, others: Iterable[Place]) -> bool:
    """Whether one of the text's other places lies near a place or in its governorate."""
    return any(
        (o.admin1 == place.admin1 and o.country == place.country) or kilometres(place, o) <= _ASTRAY_KM
        for o in others
        if o.id != place.id
    )


def _score(name: Name, place: Place, evidence: _Evidence, article: _Article) -> tuple[float, tuple[str, ...]]:
    parts = {
        "governorate named with it": _NAMED_AREA * ((place.country, place.admin1) in evidence.admins),
        "country named with it": _NAMED_COUNTRY * (place.country in evidence.countries),
        "town named with it": _NAMED_TOWN * any(_inside(place, town) for town in evidence.places),
        "class word": _class_value(name, place),
        "country of the article": _HOME * article.countries.get(place.country, 0.0),
        "near the article's other places": _NEARNESS * _nearness(place, article.anchors),
        "rank": _RANK[place.rank - 1],
    }
    return sum(parts.values()), tuple(reason for reason, value in parts.items() if value > 0)


def _class_value(name: Name, place: Place) -> float:
    """The class word before the name; without one the seat is meant, in "countryside of" the governorate."""
    if not name.place_class:
        if place.kind == "admin1":
            return 0.5 if name.near else -0.5
        return -0.5 if place.kind == "quarter" else 0.0
    fits = _CLASS_FITS.get(name.place_class, frozenset({name.place_class}))
    own = _DISTRICT if place.kind == name.place_class == "admin2" else 0.0
    return _CLASS + own if place.kind in fits else _NOT_CLASS


def _inside(place: Place, town: Place) -> bool:
    return place.parent == town.id or kilometres(place, town) < _FAR_KM


def _nearness(place: Place, anchors: Iterable[Place]) -> float:
    """From 1 (beside one of the article's certain places) towards 0 (hundreds of kilometres away)."""
    if place.kind == "country":
        return 0.0
    nearest = min((kilometres(place, other) for other in anchors if other.id != place.id), default=math.inf)
    return math.exp(-nearest / _NEAR_KM)


def rated(names: Sequence[Name], number: int, home: str | None) -> list[tuple[Place, float, tuple[str, ...]]]:
    """The candidates of a name with score and reasons, the best first, by what the other names say."""
    others = [name for n, name in enumerate(names) if n != number]
    article = _Article(_countries(others, home, {}), _certain(others))
    name = names[number]
    found = [(place, *_score(name, place, _evidence(name, names), article)) for place in name.candidates]
    return sorted(found, key=lambda rating: -rating[1])
