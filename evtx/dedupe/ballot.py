"""Which of several values is canonical: what each witness tells goes in, the value that wins comes out.

The order is stated: most independent outlets, then most specific, then latest update (docs/dedupe.md). A telling that
says less counts for what says more: who says "Baghdad" does not contradict "Tayaran Square in Baghdad". Of one witness
that tells twice the later telling counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Vote(Generic[V]):
    """What one telling says. `member`: its number, in the order of publication; `key`: the same for equal values."""

    member: int
    voice: int
    published: int
    value: V
    key: str
    detail: float  # how specific the value is


def latest_of_each(votes: Sequence[Vote[V]]) -> list[Vote[V]]:
    """One vote a witness: that of its latest telling."""
    kept: dict[int, Vote[V]] = {}
    for vote in sorted(votes, key=lambda v: (v.published, v.member)):
        kept[vote.voice] = vote
    return sorted(kept.values(), key=lambda v: v.member)


def elect(votes: Sequence[Vote[V]], backs: Callable[[V, V], bool]) -> Vote[V] | None:
    """The vote with the canonical value; None where nobody tells one.

    `backs`: whether a first value is the second or says less without contradicting it.
    """
    counted = latest_of_each(votes)
    if not counted:
        return None

    def rank(vote: Vote[V]) -> tuple[int, float, int, str]:
        support = sum(backs(other.value, vote.value) for other in counted)
        latest = max(v.published for v in counted if v.key == vote.key)
        return support, vote.detail, latest, vote.key

    best = max(counted, key=rank)
    return min((v for v in counted if v.key == best.key), key=lambda v: (-v.detail, v.member))


def dissent(votes: Sequence[Vote[V]], chosen: Vote[V], agree: Callable[[V, V], bool]) -> dict[str, list[Vote[V]]]:
    """The votes that contradict the chosen value, by value."""
    found: dict[str, list[Vote[V]]] = {}
    for vote in votes:
        if not agree(vote.value, chosen.value):
            found.setdefault(vote.key, []).append(vote)
    return dict(sorted(found.items()))
