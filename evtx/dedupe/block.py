"""Which events are worth comparing: accounts are posted under time, place and what is rare, and asked for by them.

A key holds events of one type in one cell of some 25 km, or of one governorate, by day; or with one named victim, one
toll, or one sentence. So the cost of an event depends on how much is told of its days and its surroundings, not on the
size of the file.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

from evtx.dedupe.account import Account
from evtx.dedupe.days import Days
from evtx.dedupe.knowledge import Known
from evtx.dedupe.spots import Spot

_CELL = 0.25  # degrees: a neighbouring cell is never nearer than 20 km away from what lies beyond it
_REACH = 3  # days between two tellings of one day
_LATE = 7  # days between two tellings where one tells no date
_LONG = 8  # days from which a span is posted by its place alone
_RARE_TOLL = 5  # people killed or taken, from which a toll is a key of its own
Where = tuple[str | int, ...]  # a cell, a governorate, a name; or what is rare, which no type goes with
_ANY = ""


class Index:
    """Accounts by place, type and day. Numbers, not accounts, are held: the caller knows what they stand for."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._found: dict[Where, dict[str, dict[int, list[int]]]] = {}

    def post(self, account: Account, number: int) -> None:
        """Make an account known under all its keys."""
        days = _posted_days(account.days)
        for where, kind in [*((w, account.type) for w in _posted(account)), *((r, _ANY) for r in _rare(account))]:
            by_day = self._found.setdefault(where, {}).setdefault(kind, {})
            for day in days:
                by_day.setdefault(day, []).append(number)

    def near(self, account: Account) -> set[int]:
        """The numbers of posted accounts that may tell the same incident."""
        found: set[int] = set()
        first, last = _asked_days(account.days)
        kinds = self._known.kindred[account.type]
        for where in _asked(account):
            by_kind = self._found.get(where)
            if by_kind is not None:
                for kind in kinds & by_kind.keys():
                    _gather(by_kind[kind], first, last, found)
        for rare in _rare(account):
            if rare in self._found:
                _gather(self._found[rare][_ANY], first, last, found)
        return found


def days_touched(days: Days) -> tuple[int, int]:
    """First and last day under which an account is posted or asks: those of other days have no key in common."""
    posted, asked = _posted_days(days), _asked_days(days)
    return min(posted[0], asked[0]), max(posted[-1], asked[1])


def _gather(by_day: dict[int, list[int]], first: int, last: int, found: set[int]) -> None:
    """Add what is posted from the first to the last day."""
    if last - first > len(by_day):
        for day, numbers in by_day.items():
            if first <= day <= last:
                found.update(numbers)
        return
    for day in range(first, last + 1):
        if day in by_day:
            found.update(by_day[day])


def _posted_days(days: Days) -> Sequence[int]:
    """A long span is posted at its ends; an event without a date on the days that its article may be news of."""
    if days.kind == "none":
        return range(days.first - _LATE, days.last + 1)
    return sorted({days.first, days.last}) if days.last - days.first > _LONG else range(days.first, days.last + 1)


def _asked_days(days: Days) -> tuple[int, int]:
    """First and last day at which another telling of it can be posted."""
    if days.kind == "none":
        return days.first - _LATE, days.last + 1
    return days.first - (1 if days.kind == "told" else _REACH), days.last + _REACH


def _posted(account: Account) -> set[Where]:
    """The places that an account is posted under; what is only near a point, under the cells around it."""
    found: set[Where] = {("name", s.key) for s in account.spots}
    for spot in account.spots:
        if spot.lat is not None:
            found.update(_around(spot) if spot.near else [_cell(spot)])
    for area in _areas(account):
        found.add(("all", *area))
        if _is_wide(account):
            found.add(("wide", *area))
    return found


def _asked(account: Account) -> set[Where]:
    """The places under which another telling of it may be posted."""
    found: set[Where] = {("name", s.key) for s in account.spots}
    for spot in account.spots:
        if spot.lat is not None and not spot.wide:
            found.update(_around(spot))
    scope = "all" if _is_wide(account) else "wide"
    found.update((scope, *area) for area in _areas(account))
    return found


def _is_wide(account: Account) -> bool:
    """Whether no point is sure: an area, a place on no list, or a seat whose name may mean the governorate."""
    return all(s.wide or s.lat is None or s.seat for s in account.spots)


def _areas(account: Account) -> set[tuple[str, str]]:
    return {(s.country, s.admin1) for s in account.spots if s.admin1}


def _rare(account: Account) -> Iterator[Where]:
    """Keys that no other incident of those days is likely to share, wherever it is told to be."""
    for name in account.victims:
        yield ("victim", name)
    yield ("words", account.words.hex())
    for kind in ("killed", "detained", "abducted"):
        toll = account.tolls.get(kind)
        if toll is not None and toll.low >= _RARE_TOLL and toll.low == toll.high:
            yield ("toll", kind, toll.low)


@cache
def _cell(spot: Spot) -> Where:
    return math.floor((spot.lat or 0.0) / _CELL), math.floor((spot.lon or 0.0) / _CELL)


@cache
def _around(spot: Spot) -> tuple[Where, ...]:
    row, column = math.floor((spot.lat or 0.0) / _CELL), math.floor((spot.lon or 0.0) / _CELL)
    return tuple((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
