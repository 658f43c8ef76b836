"""Which events are worth comparing: accounts are posted under keys of time, place and what is rare, and asked for by them.

A key holds events of one type in one cell of some 25 km, or of one governorate, by day; or with one named victim, one
toll, or one sentence. So the cost of an event depends on how much is told of its days and its surroundings, not on the
size of the file.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator

from evtx.dedupe.account import Account
from evtx.dedupe.knowledge import Known
from evtx.dedupe.spots import Spot

_CELL = 0.25  # degrees: a neighbouring cell is never nearer than 20 km away from what lies beyond it
_REACH = 3  # days between two tellings of one day
_LATE = 7  # days between two tellings where one tells no date
_LONG = 8  # days from which a span is posted by its place alone
_RARE_TOLL = 5  # people killed or taken, from which a toll is a key of its own
Key = tuple[Hashable, ...]


class Index:
    """Accounts by key and day. Numbers, not accounts, are held: the caller knows what they stand for."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._days: dict[Key, dict[int, list[int]]] = {}

    def post(self, account: Account, number: int) -> None:
        """Make an account known under all its keys."""
        days = _posted_days(account)
        for key in _keys(account):
            by_day = self._days.setdefault(key, {})
            for day in days:
                by_day.setdefault(day, []).append(number)

    def near(self, account: Account) -> set[int]:
        """The numbers of posted accounts that may tell the same incident."""
        found: set[int] = set()
        first, last = _asked_days(account)
        for key in _asked(account, self._known):
            by_day = self._days.get(key)
            if by_day is None:
                continue
            if last - first > len(by_day):
                asked: Iterable[int] = (day for day in by_day if first <= day <= last)
            else:
                asked = range(first, last + 1)
            for day in asked:
                found.update(by_day.get(day, ()))
        return found


def _posted_days(account: Account) -> Iterable[int]:
    """A long span is posted at its ends; an event without a date on the days that its article may be news of."""
    days = account.days
    if days.kind == "none":
        return range(days.first - _LATE, days.last + 1)
    return sorted({days.first, days.last}) if days.last - days.first > _LONG else range(days.first, days.last + 1)


def _asked_days(account: Account) -> tuple[int, int]:
    """First and last day at which another telling of it can be posted."""
    days = account.days
    if days.kind == "none":
        return days.first - _LATE, days.last + 1
    return days.first - (1 if days.kind == "told" else _REACH), days.last + _REACH


def _keys(account: Account) -> Iterator[Key]:
    """All keys that an account is posted under."""
    for cell in {c for s in account.spots if s.lat is not None for c in (_around(s) if s.near else [_cell(s)])}:
        yield ("cell", account.type, *cell)
    for key in {s.key for s in account.spots}:
        yield ("name", account.type, key)
    for area in _areas(account):
        yield ("all", account.type, *area)
    if _is_wide(account):
        for area in _areas(account):
            yield ("wide", account.type, *area)
    yield from _rare(account)


def _asked(account: Account, known: Known) -> Iterator[Key]:
    """All keys under which another telling of it may be posted."""
    cells = {near for s in account.spots if s.lat is not None and not s.wide for near in _around(s)}
    areas = _areas(account)
    where = "all" if _is_wide(account) else "wide"
    for kind in sorted(known.kindred[account.type]):
        for cell in cells:
            yield ("cell", kind, *cell)
        for spot in account.spots:
            yield ("name", kind, spot.key)
        for area in areas:
            yield (where, kind, *area)
    yield from _rare(account)


def _is_wide(account: Account) -> bool:
    """Whether no point is known for sure: an area, a place on no list, or a seat whose name may mean the governorate."""
    return all(s.wide or s.lat is None or s.seat for s in account.spots)


def _areas(account: Account) -> set[tuple[str, str]]:
    return {(s.country, s.admin1) for s in account.spots if s.admin1}


def _rare(account: Account) -> Iterator[Key]:
    """Keys that no other incident of those days is likely to share, wherever it is told to be."""
    for name in account.victims:
        yield ("victim", name)
    yield ("words", account.words)
    for kind in ("killed", "detained", "abducted"):
        toll = account.tolls.get(kind)
        if toll is not None and toll.low >= _RARE_TOLL and toll.low == toll.high:
            yield ("toll", kind, toll.low)


def _cell(spot: Spot) -> tuple[int, int]:
    return math.floor((spot.lat or 0.0) / _CELL), math.floor((spot.lon or 0.0) / _CELL)


def _around(spot: Spot) -> list[tuple[int, int]]:
    row, column = _cell(spot)
    return [(row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
