"""Governorates as outside sources spell or number them in, the names that evtx uses out (codebook, section 4).

A source's "Rural Damascus", "SY.08" or "محافظة ريف دمشق" is the governorate in which the core has the towns that the
source puts there; a name that is the same in Arabic or Latin letters settles it at once.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from evtx.gazetteer.distance import apart
from evtx.gazetteer.places import Gazetteer, Place
from evtx.text.normalize import fold_text

_SAME_KM = 8.0  # a namesake of the core so near is the same town
_SHARE = 0.7  # of the towns must agree
_NEAR_KM = 30.0  # from a town whose governorate a place without any shares
_CELL = 0.5  # degrees
_CODE = re.compile(r"[A-Z]{2}\.\S+")


Given = tuple[str, str, str]  # the source's governorate, its Arabic name, the source's district


class Governorates:
    """Votes of the core's towns, gathered one place at a time, then one answer a spelling."""

    def __init__(self, core: Gazetteer) -> None:
        self._towns: dict[tuple[str, str], list[Place]] = defaultdict(list)
        self._named: dict[tuple[str, str], str] = {}
        for place in core.places.values():
            if place.kind == "admin1":
                for name in (place.admin1, place.name_en, *place.names):
                    self._named.setdefault((place.country, _plain(name)), place.admin1)
            elif place.admin1 and place.kind == "settlement":
                for name in place.names:
                    self._towns[place.country, fold_text(name)].append(place)
        self._votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self._cells: dict[tuple[str, int, int], list[Place]] = defaultdict(list)
        for towns in self._towns.values():
            for town in towns:
                if town.lat is not None and town.lon is not None:
                    self._cells[town.country, *_cell(town.lat, town.lon)].append(town)

    def near(self, country: str, lat: float, lon: float) -> str:
        """The governorate of the core's nearest town, for a place whose source tells none; "" far from all."""
        row, column = _cell(lat, lon)
        cells = [(country, row + y, column + x) for y in (-1, 0, 1) for x in (-1, 0, 1)]
        towns = [town for cell in cells for town in self._cells.get(cell, ())]
        away = [(apart(t.lat or 0.0, t.lon or 0.0, lat, lon), t.admin1) for t in towns]
        nearest = min(away, default=(_NEAR_KM, ""))
        return nearest[1] if nearest[0] < _NEAR_KM else ""

    def hear(self, country: str, given: Given, point: tuple[float, float], folded: str) -> None:
        """Count a town by one of its folded names and where it lies (degrees)."""
        near = {
            town.admin1
            for town in self._towns.get((country, folded), ())
            if town.lat is not None and town.lon is not None and apart(town.lat, town.lon, *point) < _SAME_KM
        }
        if len(near) == 1:
            admin1 = next(iter(near))
            for key in {(country, *given[:2]), (country, *given)}:
                self._votes[key][admin1] += 1

    def name(self, country: str, given: Given, codes: Mapping[str, str]) -> str:
        """The governorate's name; the source's own where the core does not know it, "" for a bare code."""
        if not any(given):
            return ""
        said = codes.get(given[0], given[0])
        for spelling in (given[1], said):
            known = self._named.get((country, _plain(spelling))) if spelling else None
            if known is not None:
                return known
        for key in ((country, *given[:2]), (country, *given)):
            winner = self._winner(key)
            if winner:
                return winner
        district = self._named.get((country, _plain(codes.get(given[2], given[2])))) if given[2] else None
        return district or ("" if _CODE.fullmatch(said) else said)

    def _winner(self, key: tuple[str, ...]) -> str:
        votes = self._votes.get(key)
        if not votes:
            return ""
        best, count = max(votes.items(), key=lambda item: (item[1], item[0]))
        return best if count >= _SHARE * votes.total() else ""


def _plain(name: str) -> str:
    """A name to compare by: folded Arabic without its class word, or small Latin letters without the article."""
    folded = fold_text(name).casefold()
    for word in ("محافظه ", "ولايه ", "اقليم "):
        folded = folded.removeprefix(word)
    letters = "".join(c for c in folded if c.isalnum())
    if not letters.isascii():
        return letters
    for side in ("north", "south", "east", "west"):  # "Southern Darfur"
        letters = letters.replace(f"{side}ern", side)
    return letters.removeprefix("al")


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / _CELL), math.floor(lon / _CELL)
