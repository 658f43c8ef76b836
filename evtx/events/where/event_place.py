"""Where an event was: the drafts of one event in, its places out, the main one first.

Of what headline, lead and body tell, the most specific place counts, as far as it is the act's.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.annotated import Annotated
from evtx.events.draft import Draft
from evtx.events.where.named_below import named_below
from evtx.events.where.narrower import lies_in
from evtx.events.where.not_of_act import is_bound_for
from evtx.events.where.same_place import stands_for_land
from evtx.model import EventPlace

_BOUND = 4.5  # where somebody was bound, for what was done to him on the way: less than a governorate told
_LAND = 4.5  # how wide a town is by whose name the land around it goes
_LONG = frozenset({"month", "year"})
_WIDE_SPOTS = {"site": 1.2, "road": 1.4}


def places_of(known: Annotated, told: Sequence[Draft]) -> list[EventPlace]:
    """The main place is the most specific one of the drafts that name one; the headline's where none has any."""
    named: Sequence[Draft] = [d for d in told if d.place.how == "clause"] or [d for d in told if d.place.places]
    if not named:
        return [] if all(d.place.how == "untold" for d in told) else _headline(known)
    if named[0].place.how != "clause":
        return [] if all(_of_other_days(d) for d in told) else list(named[0].place.places)
    named = _of_one_area(_of_the_account(told, named))
    best = min(named, key=lambda d: _breadth(d.place.places[0]) + _BOUND * is_bound_for(known.document, d))
    several = next((d for d in named if d.part != "title" and _in_several(d)), None)
    if several is not None and best.place.places[0].precision == "near":
        best = several  # a siege of two towns, around a quarter of one of which men were posted
    elif _is_seat(best.place.places[0]):
        best = next((d for d in named if _lies_near(d, best, named)), best)
    below = named_below(known, told, best)
    return [below] if below is not None else list(dict.fromkeys(best.place.places))


def _of_other_days(draft: Draft) -> bool:
    """Whether an act is told as one of a month or a year (766 اعتداء خلال تشرين الأول): not where the account is."""
    value = draft.date.value
    return value is not None and value.precision in _LONG


def _breadth(place: EventPlace) -> float:
    """How wide a place is: a spot in a town, a town, its surroundings, an area, a governorate, a country."""
    if place.kind == "country" or place.precision == "country":
        return 5.0
    if place.kind == "admin1":
        return 4.0
    if place.precision == "area" or place.kind in ("region", "desert", "river"):
        return 3.0
    if stands_for_land(place):
        return _LAND
    if place.kind in ("settlement", "admin2", None):
        return 1.5 if place.precision == "near" and place.id is not None else 1.0
    return _WIDE_SPOTS.get(place.kind, 0.0)


def _in_several(draft: Draft) -> bool:
    """Whether a draft tells of several towns."""
    towns = [p for p in draft.place.places if p.kind == "settlement"]
    return len(towns) == len(draft.place.places) > 1 and not any(
        m.rule.endswith((".end", ".road")) for m in draft.place.mentions
    )


def _is_seat(place: EventPlace) -> bool:
    """درعا in a headline may be the governorate: the village near which it was, told below, says more."""
    return place.kind == "settlement" and place.name_en is not None and place.name_en == place.admin1


def _lies_near(draft: Draft, best: Draft, named: Sequence[Draft]) -> bool:
    """Whether a draft tells of another town of a seat's governorate: the surroundings of one, or a town that headline
    or body tell of where only headline and lead tell of the seat.
    """
    place, seat = draft.place.places[0], best.place.places[0]
    by_road = draft.definite and any(m.rule.endswith(".road") for m in draft.place.mentions)
    if place.kind != "settlement" or by_road or place.name == seat.name:
        return False
    above = all(d.part in ("title", "lead") for d in named if d.place.places[0].name == seat.name)
    told = place.precision == "near" or (draft.part != "lead" and above)
    return told and (place.country, place.admin1) == (seat.country, seat.admin1)


def _of_the_account(told: Sequence[Draft], named: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts that tell where; for those of headlines alone the account's, where it goes on at a narrower place."""
    if any(d.part != "title" for d in named):
        return named
    wide = min((d.place.places[0] for d in named), key=_breadth)
    inner = [d for d in told if d.place.how == "running" and d.place.places and d.part == "body"]
    inner = [d for d in inner if lies_in(d.place.places[0], wide) and _breadth(d.place.places[0]) < _breadth(wide)]
    return inner or named


def _of_one_area(named: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts without those of a headline that tells of another country or governorate than lead and body do.

    A headline of two acts, the second in Y (صليات من الجنوب وغارات على Y), is no word on where the first was.
    """
    below = [d for d in named if d.part != "title"]
    areas = [d.place.places[0] for d in below]
    if not areas or len({(p.country, p.admin1) for p in areas}) > 1:
        return named
    return [d for d in named if d.part != "title" or _may_meet(d.place.places[0], areas[0])]


def _may_meet(one: EventPlace, two: EventPlace) -> bool:
    """Whether the areas of two places, as far as they are known, are the same."""
    if None in (one.country, two.country) or one.country == two.country:
        return None in (one.admin1, two.admin1) or one.admin1 == two.admin1 or one.country is None
    return False


def _headline(known: Annotated) -> list[EventPlace]:
    """The first place that the title names as one where something is."""
    sentences = known.document.sentences
    title = [s for s in sentences if s.part == "title"]
    heads = [
        m.value.place
        for m in known.mentions
        if m.kind == "place" and m.value.head and any(s.first <= m.first < s.last for s in title)
    ]
    return heads[:1]
