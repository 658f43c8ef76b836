"""The phrase of a sentence, and the index of mentions that it is filled from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evtx.frozen import quick
from evtx.lexicon.positions import between
from evtx.model import Mention


@dataclass(frozen=True, slots=True)
class Index:
    """Mentions of one document by kind and first token, and by every token that they cover."""

    starts: dict[str, dict[int, Mention]]
    covers: dict[str, dict[int, Mention]]
    order: dict[str, list[int]]  # the first tokens of `starts`, in order
    at: dict[int, list[Mention]]  # all of `starts` by token

    def inside(self, kind: str, first: int, last: int) -> list[Mention]:
        """Mentions of a kind that start in the tokens [first, last)."""
        order = self.order.get(kind)
        if not order:
            return []
        table = self.starts[kind]
        return [table[i] for i in between(order, first, last)]


def index_mentions(mentions: Iterable[Mention]) -> Index:
    """Sort mentions for look-up by token; of two that start together the longer one stays."""
    starts: dict[str, dict[int, Mention]] = {}
    covers: dict[str, dict[int, Mention]] = {}
    for mention in mentions:
        table = starts.setdefault(mention.kind, {})
        old = table.get(mention.first)
        if old is not None and old.last >= mention.last:
            continue
        table[mention.first] = mention
        cover = covers.setdefault(mention.kind, {})
        for token in range(mention.first, mention.last):
            cover[token] = mention
    at: dict[int, list[Mention]] = {}
    for table in starts.values():
        for token, mention in table.items():
            at.setdefault(token, []).append(mention)
    return Index(starts, covers, {kind: sorted(table) for kind, table in starts.items()}, at)


@quick
@dataclass(frozen=True, slots=True)
class Chunk:
    """A phrase at tokens [first, last)."""

    prep: str
    first: int
    last: int
    coordinated: bool
    actors: tuple[Mention, ...] = ()
    items: tuple[Mention, ...] = ()
    people: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    numbers: tuple[Mention, ...] = ()
    owners: tuple[Mention, ...] = field(default=())
    attached: bool = False  # its actors are owners of the chunk before

    @property
    def empty(self) -> bool:
        return not (self.actors or self.items or self.people or self.places or self.numbers or self.owners)


Phrases = Mapping[int, tuple[str, int]]  # first token -> what follows the phrase, token after it
