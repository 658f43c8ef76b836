"""Which events have nothing to do with each other: accounts in; the pairs that may matter to one another out.

An event's place among the incidents depends on those near it (`block.py`) that it may join, or that are a rival of its
own type to what it may join (`cluster.py`); two that forbid each other, or are unlike enough and of other types, are
nothing to each other. Sets of events without such pairs between them can be clustered apart, anywhere.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import groupby

from evtx.dedupe.account import Account
from evtx.dedupe.block import Index
from evtx.dedupe.cluster import order
from evtx.dedupe.compare import compare
from evtx.dedupe.knowledge import Known

Pair = tuple[int, int]  # numbers of the later and the earlier event


def pairs_near(accounts: Sequence[Account], known: Known) -> tuple[list[Pair], list[Pair]]:
    """The pairs (later, earlier) of near accounts that matter to one another, and those that do not."""
    index = Index(known)
    matter: list[Pair] = []
    idle: list[Pair] = []
    numbers = sorted(range(len(accounts)), key=lambda n: order(accounts[n]))
    for _, group in groupby(numbers, key=lambda n: order(accounts[n])[:2]):
        article = list(group)
        for number in article:
            for other in index.near(accounts[number]):
                found = matter if matters(accounts[number], accounts[other], known) else idle
                found.append((number, other))
        for number in article:
            index.post(accounts[number], number)
    return matter, idle


def matters(later: Account, earlier: Account, known: Known) -> bool:
    """Whether an event may join what another has told, or is a rival to it."""
    match = compare(later, earlier, known)
    if match.forbidden:
        return False
    return match.one_type or match.bits + known.company + known.setting + known.moment >= known.join


class Parts:
    """Numbers that belong together, directly or by others; each part goes by its lowest number."""

    def __init__(self, count: int) -> None:
        self._parent = array("q", range(count))

    def of(self, number: int) -> int:
        """The part that a number is in."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(self, pairs: Iterable[Pair]) -> set[int]:
        """Put the numbers of each pair together; the parts that changed by it, as they go by now."""
        changed = set()
        for one, two in pairs:
            low, high = sorted((self.of(one), self.of(two)))
            if low != high:
                self._parent[high] = low
                changed.add(low)
        return {self.of(number) for number in changed}
