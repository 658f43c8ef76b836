"""Files of events and of known incidents go in; incidents come out one by one, with counts of what was met."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import orjson

from evtx.dedupe.account import Account, account_of
from evtx.dedupe.canonical import tellings_of
from evtx.dedupe.cluster import Cluster, cluster, order
from evtx.dedupe.copies import copies_among
from evtx.dedupe.knowledge import DEDUPE_FILE, Known
from evtx.errors import NothingReadError, OutputError, UsageError
from evtx.incident import Incident
from evtx.ingest.outlets import load_outlets, outlets_version
from evtx.ingest.read import IngestOptions, ingest
from evtx.model import Article, Event
from evtx.output import Filters, passes
from evtx.pipeline import Engine, make_incident, make_known
from evtx.records import parse_event, read_events
from evtx.text.normalize import fold_text

_IN_MEMORY = 64 * 2**20  # bytes of events that are held; more go to a temporary file


class Shelf:
    """Events put away as JSON while their accounts are compared, so that memory does not grow with the evidence."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  closed with the shelf
        self._starts, self._lengths, self._end = array("q"), array("q"), 0

    def put(self, data: bytes, number: int | None = None) -> None:
        """Put a record away under the next number, or in place of another."""
        try:
            self._file.seek(self._end)
            self._file.write(data)
        except OSError as error:
            raise OutputError(
                f"{tempfile.gettempdir()}: cannot be written ({error.strerror}): free some space"
            ) from error
        if number is None:
            self._starts.append(self._end)
            self._lengths.append(len(data))
        else:
            self._starts[number], self._lengths[number] = self._end, len(data)
        self._end += len(data)

    def get(self, number: int) -> bytes:
        """A record as it was put away."""
        self._file.seek(self._starts[number])
        return self._file.read(self._lengths[number])


@dataclass(slots=True)
class Stock:
    """All events that a run knows, by number, and the incidents that were known before it."""

    known: Known
    accounts: list[Account] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)
    number_of: dict[str, int] = field(default_factory=dict)
    home: dict[int, str] = field(default_factory=dict)  # events of known incidents
    fresh: set[int] = field(default_factory=set)  # events that came as such
    taken_in: dict[str, str] = field(default_factory=dict)  # incident: the one that it turned out to be
    twins: dict[str, str] = field(default_factory=dict)  # articles: the copies that they belong to


@dataclass(slots=True)
class Counts:
    """What a run met."""

    events: int = 0
    left_out: int = 0
    repeated: int = 0
    failed: int = 0
    known: int = 0
    incidents: int = 0
    shared: int = 0  # incidents that several articles tell


def incidents_from(
    records: Iterable[Event],
    known: Known,
    outlets: Mapping[str, str],
    counts: Counts,
    texts: Callable[[set[str]], Iterable[tuple[str, str]]] = lambda _: (),
) -> Iterator[Incident]:
    """The incidents that events tell, in the order of their first publication.

    Incidents among the records are known before: their members stay together under their id, and may be joined by
    others. `outlets`: see `outlet_names`. `texts` gives the texts of articles by id, where there are any.
    """
    with _uncollected():
        yield from _incidents(records, known, outlets, counts, texts)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for reference cycles: there are none here, and over a million accounts it costs a tenth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _incidents(
    records: Iterable[Event],
    known: Known,
    outlets: Mapping[str, str],
    counts: Counts,
    texts: Callable[[set[str]], Iterable[tuple[str, str]]],
) -> Iterator[Incident]:
    stock = Stock(known)
    for record in records:
        if isinstance(record, Incident):
            counts.known += 1
            _take_incident(stock, record)
        else:
            counts.events += 1
            counts.repeated += not take(stock, record, fresh=True)
    yield from incidents_of(stock, outlets, counts, texts)


def incidents_of(
    stock: Stock,
    outlets: Mapping[str, str],
    counts: Counts,
    texts: Callable[[set[str]], Iterable[tuple[str, str]]] = lambda _: (),
) -> Iterator[Incident]:
    """The incidents that the events of a stock tell (see `incidents_from`)."""
    stock.twins |= copies_among(texts({a.article for a in stock.accounts}))
    found = cluster(stock.accounts, _before(stock), stock.known)
    found.sort(key=lambda c: min(order(stock.accounts[n]) for n in c.members))
    for made in found:
        incident = _incident(made, stock, outlets)
        counts.incidents += 1
        counts.shared += len(incident.members) > 1
        yield incident


def read_all(
    files: Sequence[str],
    against: Sequence[str],
    filters: Filters,
    counts: Counts,
    tell: Callable[[str], None],
    stdin: BinaryIO | None,
) -> Iterator[Event]:
    """The known incidents and the events of files that are wanted. `tell` gets a line for what cannot be read.

    Raises InputError, UsageError where `against` holds events, NothingReadError where nothing could be read at all.
    """
    read = 0
    for path in (*against, *files):
        for record in _read(path, stdin, counts, tell):
            read += 1
            if isinstance(record, Incident):
                yield record
            elif path in against:
                raise UsageError(f"--against {path}: holds events, not incidents: give what `evtx dedupe` wrote")
            elif passes(record, filters):
                yield record
            else:
                counts.left_out += 1
    if counts.failed and not read:
        raise NothingReadError("no event could be read: give files that `evtx extract` or `evtx dedupe` wrote")


def outlet_names(lexicon: Path | None = None) -> dict[str, str]:
    """Every name that an outlet is known by, folded, and the id that stands for it."""
    found = load_outlets((lexicon / "outlets",) if lexicon else ())
    names = {fold_text(name).casefold(): outlet for name, outlet in found.by_name.items()}
    return names | {outlet.casefold(): outlet for outlet in found.templates}


def known_of(engine: Engine, lexicon: Path | None = None) -> Known:
    """What comparing needs; a `dedupe.toml` in a user's folder takes the place of the packaged one."""
    return make_known(engine, _levels(lexicon))


def version_of(engine: Engine, lexicon: Path | None = None) -> str:
    """The versions of all that decides what is joined: of evtx, lexicon, gazetteer, and of levels and outlets."""
    run = engine.run
    outlets = outlets_version((lexicon / "outlets",) if lexicon else ())
    last = hashlib.sha256(_levels(lexicon).read_bytes() + outlets.encode()).hexdigest()[:12]
    return f"{run.evtx} {run.lexicon} {run.gazetteer} {last}"


def _levels(lexicon: Path | None) -> Path:
    own = lexicon / DEDUPE_FILE.name if lexicon else DEDUPE_FILE
    return own if own.is_file() else DEDUPE_FILE


def _read(path: str, stdin: BinaryIO | None, counts: Counts, tell: Callable[[str], None]) -> Iterator[Event]:
    def bad(message: str) -> None:
        counts.failed += 1
        tell(message)

    try:
        yield from read_events(path, stdin, bad)
    except NothingReadError:
        return  # told line by line; other files may hold some


def texts_of(sources: Sequence[str], wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Ids and texts of the wanted articles among those of files. Raises InputError."""
    if sources:
        for found in ingest(list(sources), IngestOptions(force=True, keep_removed=False)):
            if isinstance(found, Article) and found.id in wanted:
                yield found.id, found.text


# ---------------------------------------------------------------- taking in


def take(stock: Stock, event: Event, fresh: bool) -> bool:
    """Put an event into the stock; whether it is new. A record of an event that is there already replaces it where it
    comes as an event and the other from an incident; of two that come alike, one is chosen that does not depend on
    their order."""
    data = orjson.dumps(event)
    number = stock.number_of.get(event.id)
    if number is None:
        number = stock.number_of[event.id] = len(stock.accounts)
        stock.accounts.append(account_of(event, stock.known))
        stock.shelf.put(data)
    else:
        old_fresh, old = number in stock.fresh, stock.shelf.get(number)
        if (fresh, data) > (old_fresh, old):
            stock.accounts[number] = account_of(event, stock.known)
            stock.shelf.put(data, number)
        if old_fresh or not fresh:
            return False
    if fresh:
        stock.fresh.add(number)
    return True


def _take_incident(stock: Stock, incident: Incident) -> None:
    """Put the members of a known incident into the stock; they stay together."""
    for event in tellings_of(incident):
        take(stock, event, fresh=False)
        number = stock.number_of[event.id]
        stock.home[number] = min(incident.cluster, stock.home.get(number, incident.cluster))
    for name in incident.taken_in:
        stock.taken_in[name] = min(incident.cluster, stock.taken_in.get(name, incident.cluster))
    for group in incident.copies:
        first = min(stock.twins.get(article, article) for article in group)
        stock.twins.update(dict.fromkeys(group, first))


def _before(stock: Stock) -> list[Cluster]:
    """The incidents known before, each with its events and with those of incidents that it took in since."""
    found: dict[str, Cluster] = {}
    for number, name in stock.home.items():
        while name in stock.taken_in:
            name = stock.taken_in[name]
        found.setdefault(name, Cluster(name)).members.append(number)
    for old, name in stock.taken_in.items():
        while name in stock.taken_in:
            name = stock.taken_in[name]
        if name in found:
            found[name].taken_in.append(old)
    return list(found.values())


# ---------------------------------------------------------------- giving out


def _incident(made: Cluster, stock: Stock, outlets: Mapping[str, str]) -> Incident:
    numbers = sorted(made.members, key=lambda n: order(stock.accounts[n]))
    members = [(parse_event(stock.shelf.get(n)), stock.accounts[n]) for n in numbers]
    return make_incident(made, members, outlets, stock.twins, stock.known)


def summary(counts: Counts) -> str:
    """The last words of a run."""
    parts = [f"{counts.events} events"]
    if counts.known:
        parts.append(f"{counts.known} known incidents")
    text = f"{' and '.join(parts)}: {counts.incidents} incidents, {counts.shared} told by several articles"
    notes = (
        (counts.repeated, "events came twice"),
        (counts.left_out, "events left out by the filters"),
        (counts.failed, "records could not be read"),
    )
    return "; ".join([text, *(f"{number} {what}" for number, what in notes if number)])
