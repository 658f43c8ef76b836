"""One member of an incident, as the canonical record is made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from evtx.dedupe.account import Account
from evtx.dedupe.ballot import Vote
from evtx.incident import Variant
from evtx.model import Event

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Telling:
    """An event of an incident: its account, its place in the order of publication, its witness."""

    number: int
    event: Event
    account: Account
    voice: int

    @property
    def outlet(self) -> str:
        """Who tells it, as written; the article where no outlet is known."""
        return self.event.article.outlet or self.event.article.id


def vote_of(telling: Telling, value: V, key: str, detail: float) -> Vote[V]:
    """What a telling says of one field; `key` is the same for equal values, `detail` how specific it is."""
    return Vote(telling.number, telling.voice, telling.account.published, value, key, detail)


def variant(field: str, value: str, told_by: Iterable[Telling]) -> Variant:
    """A value that contradicts the canonical one, with who tells it."""
    tellings = list(told_by)
    outlets = dict.fromkeys(t.outlet for t in tellings)
    return Variant(field, value, tuple(t.event.id for t in tellings), tuple(outlets))
