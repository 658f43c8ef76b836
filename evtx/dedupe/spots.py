"""Where two articles say that it was: the places of an event in, the level of their likeness out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from evtx.dedupe.knowledge import Known, Level
from evtx.gazetteer.distance import kilometres
from evtx.gazetteer.names import tight_key
from evtx.model import Event, EventPlace
from evtx.text.normalize import fold_text

_AREAS = frozenset({"admin1", "admin2", "region", "desert", "river", "country"})
_TOWNS = frozenset({"settlement"})
_QUARTERS = frozenset({"quarter", "street", "square", "market", "hospital"})
_NEAR_KM, _AROUND_KM, _COUNTRYSIDE_KM = 5.0, 20.0, 40.0
_CITY_KM = 12.0  # from a large city's centre to its last quarter
_SPOT_KM = 1.5  # two sites of a city nearer than this may be one
_ALIKE = 0.84  # likeness of tight keys from which two spellings may be one name
_VILLAGE_RANK, _CITY_RANK = 4, 2
_SAME = frozenset({"same_village", "same_town", "same_city", "similar"})
_APART = frozenset({"within_20km", "within_40km", "unlisted", "other"})
_NOT_CONTRARY = _SAME | {"inside", "same_area", "governorate", "seat", "seats_name", "countryside", "beside", "unknown"}
_FEW = 2  # places from which one in common tells less
_MANY = 10  # places of one event that are compared; the rest of a long list adds nothing


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """One place of an event, as it is compared; equal values are one object. `wide`: an area, not a point."""

    id: str | None
    key: str  # the name after tight folding
    kind: str
    parent: str
    admin1: str
    country: str
    lat: float | None
    lon: float | None
    rank: int
    near: bool
    wide: bool
    open: bool  # namesakes that could be meant as well
    seat: bool  # of a governorate of the same name


def spots_of(event: Event, known: Known) -> tuple[Spot, ...]:
    """The places of an event, the main one first; a bare country only where no other place is told."""
    places = [p for p in (event.place, *event.places) if p is not None]
    local = [p for p in places if p.precision != "country" and p.kind != "country"]
    return tuple(dict.fromkeys(spot_of(p, known) for p in local or places[:1]))[:_MANY]


def spot_of(place: EventPlace, known: Known) -> Spot:
    """The spot of a place; one object for places that compare alike."""
    listed = known.places.get(place.id or "")
    return _spot(
        place.id,
        _key(place.name),
        place.kind or (listed.kind if listed else ""),
        listed.parent if listed else "",
        place.admin1 or "",
        place.country or "",
        place.lat,
        place.lon,
        listed.rank if listed else 0,
        place.precision == "near",
        (place.kind or "") in _AREAS,
        bool(place.candidates),
        place.id in known.seats,
    )


@lru_cache(maxsize=1 << 17)
def _key(name: str) -> str:
    return tight_key(fold_text(name).split()) or name


@cache
def _spot(
    id: str | None,
    key: str,
    kind: str,
    parent: str,
    admin1: str,
    country: str,
    lat: float | None,
    lon: float | None,
    rank: int,
    near: bool,
    wide: bool,
    open: bool,
    seat: bool,
) -> Spot:
    return Spot(id, key, kind, parent, admin1, country, lat, lon, rank, near, wide, open, seat)


def where_alike(one: tuple[Spot, ...], two: tuple[Spot, ...], known: Known) -> Level:
    """The level of the comparison `place` that holds for two events: that of the two spots that fit best."""
    levels = known.levels["place"]
    if not one or not two:
        return levels["unknown"]
    if len(one) == len(two) == 1:
        return levels[_level(one[0], two[0])]
    best = max((levels[_level(a, b)] for a in one for b in two), key=lambda level: level.bits)
    if best.bits > levels["among"].bits and max(len(one), len(two)) > _FEW and not _one_list(one, two):
        return levels["among"]
    return best


def _one_list(one: tuple[Spot, ...], two: tuple[Spot, ...]) -> bool:
    """Whether most places of the shorter list are in the longer, and this is not much longer."""
    short, long = sorted((one, two), key=len)
    shared = sum(any(_level(a, b) in _SAME for b in long) for a in short)
    return 2 * shared > len(short) and len(long) <= 2 * len(short)


@lru_cache(maxsize=1 << 19)
def _level(one: Spot, two: Spot) -> str:
    if one.country and two.country and one.country != two.country and not one.open and not two.open:
        border = kilometres(one, two)
        return "beside" if border <= _NEAR_KM else "within_20km" if border <= _AROUND_KM else "other"
    if "country" in (one.kind, two.kind):
        return "unknown"
    if (one.id and one.id == two.id) or (one.key == two.key and _one_name(one, two)):
        return _same(one, two)
    if one.wide or two.wide:
        return _area(one, two)
    if _inside(one, two) or _inside(two, one):
        return "inside"
    distance = kilometres(one, two)
    found = _by_distance(one, two, distance) if distance < math.inf else _by_name(one, two)
    if found not in _APART or one.admin1 != two.admin1 or not (one.seat or two.seat):
        return found
    return "countryside" if (one.seat and one.near) or (two.seat and two.near) else "seats_name"


def _one_name(one: Spot, two: Spot) -> bool:
    """Whether two places of one name can be one place: not where they are listed far apart."""
    if one.kind in _AREAS and two.kind in _AREAS:
        return one.kind == two.kind and one.country == two.country
    if one.open or two.open:
        return True
    agree = not one.admin1 or not two.admin1 or one.admin1 == two.admin1
    return agree and (not one.id or not two.id or kilometres(one, two) <= _NEAR_KM)


def _same(one: Spot, two: Spot) -> str:
    if one.wide or two.wide:
        return "same_area" if one.wide and two.wide else "seat"
    if one.id is None or one.id != two.id:
        return "same_town" if not one.open and not two.open else "similar"
    if one.near and two.near and one.kind in _TOWNS:
        return "countryside"
    if one.kind not in _TOWNS or one.rank >= _VILLAGE_RANK:
        return "same_village"
    return "same_city" if 0 < one.rank <= _CITY_RANK else "same_town"


def _area(one: Spot, two: Spot) -> str:
    """One of them is an area: does it hold the other?"""
    wide, other = (one, two) if one.wide else (two, one)
    if wide.admin1 and other.admin1:
        held = wide.admin1 == other.admin1
        both = wide.wide and other.wide
        return ("same_area" if both and wide.key == other.key else "governorate") if held else "other"
    distance = kilometres(wide, other)
    return "governorate" if distance <= 2 * _COUNTRYSIDE_KM else "unknown" if distance == math.inf else "other"


def _inside(inner: Spot, outer: Spot) -> bool:
    """A quarter, site or street in a settlement."""
    if inner.kind in _TOWNS or outer.kind not in _TOWNS:
        return False
    if inner.id and outer.id and inner.parent == outer.id:
        return True
    return kilometres(inner, outer) <= (_CITY_KM if 0 < outer.rank <= _CITY_RANK else _NEAR_KM)


def _by_distance(one: Spot, two: Spot, distance: float) -> str:
    if not one.id or not two.id:  # a place on no list stands where the place is that it is told to be near
        if (one.id or two.id) and distance <= _SPOT_KM:
            return "beside"
        return "similar" if alike(one.key, two.key) else "unlisted" if distance <= _AROUND_KM else "within_40km"
    towns = one.kind in _TOWNS and two.kind in _TOWNS
    near = one.near or two.near
    if distance <= _COUNTRYSIDE_KM and near and distance > _NEAR_KM:
        return "countryside"
    if one.kind in _QUARTERS and two.kind in _QUARTERS and _SPOT_KM < distance <= 2 * _CITY_KM:
        return "other_quarter"
    if distance <= _NEAR_KM:
        return "within_5km" if towns and not near else "beside"
    if one.open or two.open:
        return "unknown"
    return "within_20km" if distance <= _AROUND_KM else "within_40km" if distance <= _COUNTRYSIDE_KM else "other"


def _by_name(one: Spot, two: Spot) -> str:
    """No distance is known: one of them is on no list, so its name and governorate must tell."""
    told = bool(one.admin1 and two.admin1)
    if told and one.admin1 != two.admin1:
        return "other"
    if alike(one.key, two.key):
        return "similar"
    if (one.kind in _TOWNS) != (two.kind in _TOWNS) and told:
        return "governorate"
    return "unlisted"


@lru_cache(maxsize=1 << 16)
def alike(one: str, two: str) -> bool:
    """Whether two tight keys may be one name: a slip of a letter, or one the other with a word more."""
    short, long = sorted((one, two), key=len)
    if len(short) < 4:
        return short == long
    return short in long or SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def spots_agree(one: Spot, two: Spot) -> bool:
    """Whether two places do not contradict each other: the same, or one holds the other."""
    return _level(one, two) in _NOT_CONTRARY


def place_detail(spot: Spot) -> float:
    """How specific a place is, for choosing among places that agree."""
    if spot.wide:
        return 0.0
    point = 1.0 if spot.near else 2.0
    return point + (spot.kind not in _TOWNS) - 0.5 * spot.seat + 0.25 * (spot.id is not None)
