"""Imported places beside the core's: which of them are new, and which only tell once more what is known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from evtx.gazetteer.distance import apart
from evtx.gazetteer.local import Named
from evtx.gazetteer.names import tight_key
from evtx.gazetteer.places import Place

_SAME_KM, _SAME_AREA_KM = 20.0, 60.0  # a namesake so near is the core's own place, the second for districts
_TWIN_KM = 5.0  # two imported namesakes so near are one place


def new_places(
    rows: Sequence[Named], alike: Callable[[str], Sequence[Place]], governed: Collection[str]
) -> Iterator[Named]:
    """The rows without what the core has, what two files have, and districts that share a town's name.

    `alike` gives the core's places of a tight key; `governed` are the countries whose governorates the core lists.
    """
    kept: dict[str, list[Place]] = {}
    for folded, name, place in sorted(rows, key=lambda row: is_area(row[2])):
        if place.kind == "admin1" and place.country in governed:
            continue
        known = alike(tight_key(folded.split()))
        if any(_is_same(place, p) for p in known) or any(_twins(place, p) for p in kept.get(folded, ())):
            continue
        kept.setdefault(folded, []).append(place)
        yield folded, name, place


def spread_of(rows: Sequence[Named]) -> dict[str, int]:
    """How many places apart from each other a folded name has, in the country that has most of them."""
    spots: dict[tuple[str, str], list[Place]] = {}
    for folded, _, place in rows:
        known = spots.setdefault((folded, place.country), [])
        if not any(_twins(place, other) for other in known):
            known.append(place)
    most: dict[str, int] = {}
    for (folded, _), known in spots.items():
        most[folded] = max(most.get(folded, 0), len(known))
    return most


def is_area(place: Place) -> bool:
    """Whether a place is a governorate or district."""
    return place.kind.startswith("admin")


def _is_same(place: Place, known: Place) -> bool:
    """Whether a place of the core with the name is the imported one."""
    if known.country != place.country:
        return False
    if is_area(place) and known.admin1 == place.admin1:
        return True
    return _away(place, known) < (_SAME_AREA_KM if is_area(place) else _SAME_KM)


def _twins(one: Place, two: Place) -> bool:
    if is_area(one) and not is_area(two) and one.admin1 == two.admin1:
        return True
    return _away(one, two) < _TWIN_KM


def _away(one: Place, two: Place) -> float:
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return float("inf")
    return apart(one.lat, one.lon, two.lat, two.lon)
