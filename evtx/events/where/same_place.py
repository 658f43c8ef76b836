"""Whether two places that a text names can be the spot of one act: two places in, yes or no out."""

from __future__ import annotations

from math import cos, hypot, radians

from evtx.events.draft import Draft
from evtx.gazetteer.distance import kilometres
from evtx.model import EventPlace
from evtx.text.document import Document
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

_INSIDE_KINDS = frozenset("quarter street square market base site checkpoint".split())
_TOWN_KM = 8.0
_SAME_SPOT_KM, _NEXT_TOWN_KM = 5.0, 12.0
_FIRED, _FROM_REACH = frozenset({"shelling", "interception"}), 6
_WIDE = frozenset({"country", "admin1"})
_WIDE_KINDS = frozenset({"country", "admin1", "region", "desert"})
_COUNTRYSIDE, _COUNTRYSIDE_KM = "ريف", 40.0
_LANDS, _CITY, _LAND_KM = word_class("events.same_place.lands"), "مدينه", 45.0
_DISTRICT = word_class("events.same_place.district")
# North and east of the compass words, and how far from a town "شرقي درعا" still is.
_COMPASS = {"شمال": (1, 0), "جنوب": (-1, 0), "شرق": (0, 1), "غرب": (0, -1)}
_WAY_KM, _WAY_COSINE = 70.0, 0.5  # within sixty degrees to either side


def places_meet(one: EventPlace, two: EventPlace) -> bool:
    """Whether two places can be the same spot: equal, or one is the area or town that holds the other."""
    if _far_apart(one, two):
        return False
    if one.name == two.name or (one.id and one.id == two.id):
        return True
    if one.name in two.name.split(" ", 1)[1:] or two.name in one.name.split(" ", 1)[1:]:
        return True  # القامشلي، مطار القامشلي
    if _lies_that_way(one, two) or _lies_that_way(two, one):
        return True
    if _in_land_of(one, two) or _in_land_of(two, one):
        return True
    if _two_towns(one, two) or _two_towns(two, one):
        return False
    if one.admin1 and one.admin1 == two.admin1 and "admin1" in (one.kind, two.kind):
        return True
    if one.id is None or two.id is None:
        # a street or village that the gazetteer does not know may well lie in the other place
        return (
            one.admin1 is None
            or two.admin1 is None
            or (one.admin1 == two.admin1 and (one.kind in _INSIDE_KINDS or two.kind in _INSIDE_KINDS))
        )
    if (one.kind in _INSIDE_KINDS) != (two.kind in _INSIDE_KINDS) and kilometres(one, two) < _TOWN_KM:
        return True
    country = any(p.precision == "near" and _COUNTRYSIDE in (p.text or "") for p in (one, two))
    if country and one.admin1 == two.admin1 and kilometres(one, two) < _COUNTRYSIDE_KM:
        return True  # "في ريف دير الزور الغربي" and a village there
    if (_district(one) or _district(two)) and one.admin1 == two.admin1 and kilometres(one, two) < _COUNTRYSIDE_KM:
        return True
    wide = [
        p
        for p in (one, two)
        if (p.name_en and p.name_en == p.admin1)  # a town may stand for the governorate of its name
        or p.precision in ("country", "admin1", "area")
        or p.kind in ("country", "admin1", "region", "desert")
    ]
    if not wide:
        return False
    if any(p.kind == "country" for p in wide):
        return one.country == two.country
    if one.admin1 and two.admin1:
        return one.admin1 == two.admin1
    return one.country == two.country


def set_out_from(document: Document, draft: Draft) -> bool:
    """أُطلقت صواريخ من جنوب لبنان: where shells came from is not where they fell."""
    if draft.type not in _FIRED or not draft.place.mentions:
        return False
    at = draft.place.mentions[0].first
    at -= at > 0 and document.tokens[at - 1].text == "داخل"  # من داخل الأراضي اليمنية
    return at > 0 and document.tokens[at - 1].text == "من" and at - draft.trigger.last <= _FROM_REACH


def _far_apart(one: EventPlace, two: EventPlace) -> bool:
    """Whether a place that is not listed lies in another town: سوق الهال of one and of the other."""
    if one.id is not None and two.id is not None:
        return False
    if any(p.lat is None or p.precision in _WIDE or p.kind in _WIDE_KINDS for p in (one, two)):
        return False
    return kilometres(one, two) > (_SAME_SPOT_KM if one.name == two.name else _NEXT_TOWN_KM)


def _two_towns(unlisted: EventPlace, other: EventPlace) -> bool:
    """A village that no list knows is not the town that is named somewhere else in the text."""
    if unlisted.id is not None or unlisted.kind not in ("settlement", None) or other.kind != "settlement":
        return False
    return other.precision == "exact" or other.id is None


def _district(place: EventPlace) -> bool:
    """قضاء بنت جبيل: the land around a town, told by its class word."""
    return not _DISTRICT.isdisjoint(
        word.removeprefix("ال").removeprefix("ب") for word in fold_text(place.text or "").split()
    )


def _in_land_of(town: EventPlace, other: EventPlace) -> bool:
    """غزة and رفح: a town by whose name alone the land around it goes, and a place in that land."""
    if not stands_for_land(town) or town.country != other.country:
        return False
    return town.lat is not None and other.lat is not None and kilometres(town, other) < _LAND_KM


def stands_for_land(place: EventPlace) -> bool:
    """Whether a place is such a town, and is not called one."""
    return fold_text(place.name or "") in _LANDS and _CITY not in fold_text(place.text or "")


def _lies_that_way(town: EventPlace, other: EventPlace) -> bool:
    """شمال شرق بعقوبة and السعدية: the other place lies off the town in the direction that is told."""
    if town.precision != "near" or other.kind in _WIDE_KINDS or town.admin1 != other.admin1:
        return False
    if town.lat is None or town.lon is None or other.lat is None or other.lon is None:
        return False
    north, east = _direction(town.text or "")
    away = other.lat - town.lat, (other.lon - town.lon) * cos(radians(town.lat))
    length = hypot(*away) * hypot(north, east)
    if not length or kilometres(town, other) > _WAY_KM:
        return False
    return (north * away[0] + east * away[1]) / length >= _WAY_COSINE


def _direction(text: str) -> tuple[int, int]:
    """How far north and east the compass words of a phrase point; nowhere where there are none."""
    ways = [
        way
        for word in fold_text(text).split()
        for name, way in _COMPASS.items()
        if word.removeprefix("ال").startswith(name)
    ]
    return sum(n for n, _ in ways), sum(e for _, e in ways)
