"""Dedupe on a Dask cluster: events in, their incidents out, in the order and with the bytes of one process.

Three steps, of which the first and the second are done by the workers: windows of days find the pairs of events that
may matter to one another (by the blocks of `dedupe/block.py`); what hangs together by such pairs is clustered apart;
and where an event turned out to be near a member of an incident elsewhere, the other members of that incident are
looked at too. If one of those matters, the two parts become one and are clustered again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from evtx.dedupe.account import account_of, day_number
from evtx.dedupe.block import days_touched
from evtx.dedupe.days import days_of
from evtx.dedupe.knowledge import Known
from evtx.dedupe.parts import Pair, Parts, matters, pairs_near
from evtx.engine.dask_client import DeadlyError, Workers, check_dask, connected
from evtx.errors import EvtxError, UsageError
from evtx.incident import Incident
from evtx.incidents import Counts, Shelf, incidents_from, known_of, outlet_names
from evtx.model import Event
from evtx.output import json_bytes
from evtx.records import parse_event
from evtx.runs import load_engine

WINDOW = 2000  # events of a window of days, at which the next one begins
PACK = 500  # events of parts that go to a worker together, at least
CHECKS = 2000  # pairs that are looked at together

Records = dict[int, bytes]  # by number
Order = tuple[int, str, str]  # as `cluster.order`: publication, article, event


@dataclass(frozen=True, slots=True)
class Made:
    """An incident: where it comes in the output, its JSON, the ids of its events."""

    first: Order
    record: bytes
    members: tuple[str, ...]


@dataclass(slots=True)
class Stock:
    """The events by number: their records, where they come, which days they touch; and numbers by event."""

    shelf: Shelf = field(default_factory=Shelf)
    orders: list[Order] = field(default_factory=list)
    days: list[tuple[int, int]] = field(default_factory=list)
    number_of: dict[str, int] = field(default_factory=dict)
    together: list[Pair] = field(default_factory=list)  # of one article, or records of one event

    def records(self, numbers: Iterable[int]) -> Records:
        """Some of the records, in the order of their numbers."""
        return {number: self.shelf.get(number) for number in sorted(numbers)}


def dedupe_on_cluster(
    records: Iterable[Event], lexicon: Path | None, counts: Counts, scheduler: str | None
) -> Iterator[bytes]:
    """The JSON of the incidents that events tell. `lexicon`: a folder that the workers see under the same path.

    Raises UsageError as `extract_on_cluster` does, and for incidents among the records.
    """
    check_dask()
    return _dedupe(records, lexicon and lexicon.absolute(), counts, scheduler)


def _dedupe(records: Iterable[Event], lexicon: Path | None, counts: Counts, scheduler: str | None) -> Iterator[bytes]:
    stock = _taken(records, counts)
    parts = Parts(len(stock.orders))
    parts.join(stock.together)
    with connected(scheduler, None) as workers:
        idle = _link(stock, parts, workers, lexicon)
        made = _cluster(stock, parts, range(len(stock.orders)), workers, lexicon)
        while more := _crossing(stock, parts, idle, made, workers, lexicon):
            changed = parts.join(more)
            again = [n for n in range(len(stock.orders)) if parts.of(n) in changed]
            names = {stock.orders[n][2] for n in again}
            made = [m for m in made if names.isdisjoint(m.members)]
            made += _cluster(stock, parts, again, workers, lexicon)
    made.sort(key=lambda m: m.first)
    for incident in made:
        counts.incidents += 1
        counts.shared += len(incident.members) > 1
        yield incident.record


def _taken(records: Iterable[Event], counts: Counts) -> Stock:
    stock = Stock()
    of_article: dict[str, int] = {}
    for event in records:
        if isinstance(event, Incident):
            raise UsageError("--engine dask joins events, not incidents that are known before: leave it out")
        counts.events += 1
        number, published = len(stock.orders), day_number(event.article.published)
        stock.shelf.put(json_bytes(event))
        stock.orders.append((published or 10**7, event.article.id, event.id))
        stock.days.append(days_touched(days_of(event.date, event.status == "ongoing", published)))
        first = stock.number_of.setdefault(event.id, number)
        counts.repeated += first != number
        stock.together += ((number, first), (number, of_article.setdefault(event.article.id, number)))
    return stock


# ---------------------------------------------------------------- what the workers do


@cache
def _known(lexicon: Path | None) -> tuple[Known, dict[str, str]]:
    return known_of(load_engine(lexicon), lexicon), outlet_names(lexicon)


def find_pairs(window: Records, lexicon: Path | None) -> tuple[list[Pair], list[Pair]]:
    """The near pairs of a window that matter, and those that do not."""
    known, _ = _known(lexicon)
    numbers = list(window)
    pairs = pairs_near([account_of(parse_event(record), known) for record in window.values()], known)
    matter, idle = ([(numbers[one], numbers[two]) for one, two in found] for found in pairs)
    return matter, idle


def find_incidents(pack: Records, lexicon: Path | None) -> list[Made]:
    """The incidents of whole parts."""
    known, outlets = _known(lexicon)
    events = [parse_event(record) for record in pack.values()]
    found = []
    for incident in incidents_from(events, known, outlets, Counts()):
        members = frozenset(incident.members)
        first = min(_order(event) for event in events if event.id in members)
        found.append(Made(first, json_bytes(incident), incident.members))
    return found


def check_pairs(asked: tuple[Sequence[Pair], Records], lexicon: Path | None) -> list[Pair]:
    """Of some pairs those that matter."""
    known, _ = _known(lexicon)
    pairs, records = asked
    accounts = {number: account_of(parse_event(record), known) for number, record in records.items()}
    return [(later, earlier) for later, earlier in pairs if matters(accounts[later], accounts[earlier], known)]


def _order(event: Event) -> Order:
    return day_number(event.article.published) or 10**7, event.article.id, event.id


# ---------------------------------------------------------------- the three steps


def _link(stock: Stock, parts: Parts, workers: Workers, lexicon: Path | None) -> tuple[array[int], array[int]]:
    """Put together what matters to one another; the near pairs that do not, as later and earlier ones."""
    later, earlier = array("q"), array("q")

    windows = (stock.records(numbers) for numbers in _windows(stock.days))
    for matter, idle in _results(workers, find_pairs, windows, lexicon):
        parts.join(matter)
        later.extend(one for one, _ in idle)
        earlier.extend(two for _, two in idle)
    return later, earlier


def _windows(days: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Numbers of events window by window: each is in all those whose days it touches."""
    by_day = sorted(range(len(days)), key=lambda n: days[n])
    starts: list[int] = []
    for place in range(0, len(by_day), WINDOW):
        day = days[by_day[place]][0]
        if not starts or day > starts[-1]:
            starts.append(day)
    ends = [*(day - 1 for day in starts[1:]), max((last for _, last in days), default=0)]
    reaching: list[int] = []  # events of earlier windows that may touch this one
    place = 0
    for end in ends:
        while place < len(by_day) and days[by_day[place]][0] <= end:
            reaching.append(by_day[place])
            place += 1
        yield list(reaching)
        reaching = [n for n in reaching if days[n][1] > end]


def _cluster(stock: Stock, parts: Parts, numbers: Iterable[int], workers: Workers, lexicon: Path | None) -> list[Made]:
    """The incidents of the parts that some events are."""
    members: dict[int, list[int]] = {}
    for number in numbers:
        members.setdefault(parts.of(number), []).append(number)

    def packs() -> Iterator[Records]:
        pack: list[int] = []
        for part in members.values():
            pack += part
            if len(pack) >= PACK:
                yield stock.records(pack)
                pack = []
        if pack:
            yield stock.records(pack)

    return [incident for found in _results(workers, find_incidents, packs(), lexicon) for incident in found]


def _crossing(
    stock: Stock,
    parts: Parts,
    idle: tuple[array[int], array[int]],
    made: Sequence[Made],
    workers: Workers,
    lexicon: Path | None,
) -> list[Pair]:
    """Pairs that matter across parts: an event, and the companion of one that is near it, in an incident elsewhere."""
    home = {name: incident for incident in made if len(incident.members) > 1 for name in incident.members}
    asked: set[Pair] = set()
    for later, earlier in zip(*idle, strict=True):
        incident = home.get(stock.orders[earlier][2])
        if incident is None or parts.of(later) == parts.of(earlier):
            continue
        others = (stock.number_of[name] for name in incident.members)
        asked.update((later, n) for n in others if n != earlier and stock.orders[n] < stock.orders[later])
    pairs = sorted(asked)

    def checks() -> Iterator[tuple[list[Pair], Records]]:
        for start in range(0, len(pairs), CHECKS):
            some = pairs[start : start + CHECKS]
            yield some, stock.records({number for pair in some for number in pair})

    return [pair for found in _results(workers, check_pairs, checks(), lexicon) for pair in found]


def _results(workers: Workers, function: Any, chunks: Iterator[Any], lexicon: Path | None) -> Iterator[Any]:
    """What came of each chunk, in order."""
    for _, sent in workers.each(function, chunks, lexicon):
        try:
            yield workers.result(sent)
        except DeadlyError:
            raise EvtxError("joining events ended several workers (out of memory?): give them more") from None
