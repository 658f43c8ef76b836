"""Accounts in, incidents out: articles come in the order of publication, and each event joins an incident or opens one.

So a later article does not undo what was decided before it, and adding today's articles to yesterday's incidents gives
what one run over all of them gives. An event that fits two incidents alike enough shows that they are one; the older
one takes the younger in and keeps its id. Within an article the best fit goes first, and no incident gets two of its
events, since one article tells an event once (codebook, section 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from evtx.dedupe.account import Account
from evtx.dedupe.block import Index
from evtx.dedupe.compare import compare
from evtx.dedupe.knowledge import VETO, Known

_FIRST, _LATEST = 6, 6  # members that a newcomer is compared with, of those that tell something else
_BRIDGE = 1.0  # bits that an event adds to the likeness of two incidents that it fits both
_NO_DAY = 10**7  # articles without a date come last


@dataclass(slots=True)
class Cluster:
    """An incident in the making: numbers of its members in the order in which they joined."""

    name: str
    members: list[int] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    first: list[int] = field(default_factory=list)  # the first members that tell something of their own
    latest: list[int] = field(default_factory=list)  # and the latest ones
    told: set[tuple[object, ...]] = field(default_factory=set)
    taken_in: list[str] = field(default_factory=list)  # ids of incidents that turned out to be this one


@dataclass(frozen=True, slots=True)
class Fit:
    """How well an event fits an incident: its best and its mean match, and what the best one is like (see `Match`)."""

    best: float
    mean: float
    kindred: bool
    one_type: bool


def cluster(accounts: Sequence[Account], before: Iterable[Cluster], known: Known) -> list[Cluster]:
    """The incidents that the accounts tell, in the order in which they were opened.

    `before`: incidents that are known already (name, members, what they took in), which may gain members.
    """
    index = Index(known)
    clusters: list[Cluster] = []
    home: dict[int, int] = {}
    for old in sorted(before, key=lambda c: min(order(accounts[n]) for n in c.members)):
        clusters.append(Cluster(old.name, taken_in=list(old.taken_in)))
        for number in sorted(old.members, key=lambda n: order(accounts[n])):
            _join(clusters, home, len(clusters) - 1, number, accounts)
            index.post(accounts[number], number)
    new = sorted((n for n in range(len(accounts)) if n not in home), key=lambda n: order(accounts[n]))
    for _, group in groupby(new, key=lambda n: order(accounts[n])[:2]):
        numbers = list(group)
        _place(numbers, accounts, clusters, home, index, known)
        for number in numbers:
            index.post(accounts[number], number)
    return [c for c in clusters if c.members]


def order(account: Account) -> tuple[int, str, str]:
    """By publication, then article, then event: the order in which events join."""
    return account.published or _NO_DAY, account.article, account.id


def incident_name(event_id: str) -> str:
    """The id of the incident that an event opens: `i_` and the event's own number, so that it does not change later."""
    return "i_" + event_id.removeprefix("e_")


def _place(
    numbers: Sequence[int],
    accounts: Sequence[Account],
    clusters: list[Cluster],
    home: dict[int, int],
    index: Index,
    known: Known,
) -> None:
    """Let the events of one article join incidents, the best fit first, or open their own."""
    fits: dict[tuple[int, int], Fit] = {}
    for number in numbers:
        for at in {home[n] for n in index.near(accounts[number])}:
            found = fit(accounts[number], clusters[at], accounts, known)
            if found is not None:
                fits[number, at] = found
    joined: list[tuple[int, int]] = []
    while fits:
        ranked = [(-value, pair[1], pair[0]) for pair, value in _values(fits, joined, clusters, accounts, known)]
        if not ranked:
            break
        _, at, number = min(ranked)
        _join(clusters, home, at, number, accounts)
        joined.append((number, at))
        _bridge(number, at, fits, clusters, home, accounts, known)
        fits = {pair: f for pair, f in fits.items() if pair[0] != number and pair[1] != at}
    for number in numbers:
        if number not in home:
            clusters.append(Cluster(incident_name(accounts[number].id)))
            _join(clusters, home, len(clusters) - 1, number, accounts)


def _bridge(
    number: int,
    at: int,
    fits: dict[Pair, Fit],
    clusters: list[Cluster],
    home: dict[int, int],
    accounts: Sequence[Account],
    known: Known,
) -> None:
    """Let incidents that the event fits as well be taken in, where they are nearly alike enough by themselves."""
    others = sorted(o for (n, o), f in fits.items() if n == number and o != at and f.best >= known.join and f.kindred)
    for other in others:
        into, out = (at, other) if _opened(clusters[at], accounts) < _opened(clusters[other], accounts) else (other, at)
        if (
            not clusters[out].members
            or not clusters[into].members
            or not _are_one(into, out, number, clusters, accounts, known)
        ):
            continue
        clusters[into].taken_in += [clusters[out].name, *clusters[out].taken_in]
        for member in clusters[out].members:
            _join(clusters, home, into, member, accounts)
        clusters[out].members, clusters[out].articles = [], set()
        at = into


def _opened(cluster: Cluster, accounts: Sequence[Account]) -> tuple[int, str, str]:
    return min((order(accounts[n]) for n in cluster.members), default=(_NO_DAY, "", ""))


def _are_one(
    one: int, two: int, bridge: int, clusters: Sequence[Cluster], accounts: Sequence[Account], known: Known
) -> bool:
    """Whether the members of two incidents, but for the event that fits both, tell the same."""
    mine, yours = ([n for n in (*clusters[at].first, *clusters[at].latest) if n != bridge] for at in (one, two))
    if not clusters[one].articles.isdisjoint(clusters[two].articles - {accounts[bridge].article}):
        return False
    matches = [compare(accounts[a], accounts[b], known) for a in mine for b in yours]
    if not matches or any(m.forbidden or not m.kindred for m in matches):
        return False
    return sum(m.bits for m in matches) / len(matches) + _BRIDGE >= known.join


Pair = tuple[int, int]  # number of an event, number of an incident


def _values(
    fits: dict[Pair, Fit],
    joined: Sequence[Pair],
    clusters: Sequence[Cluster],
    accounts: Sequence[Account],
    known: Known,
) -> Iterator[tuple[Pair, float]]:
    """The pairs that fit well enough, and how well, given what other events of the article have joined."""
    for pair, found in fits.items():
        if found.best + known.company + known.setting + known.moment < known.join:
            continue
        more = _company(pair, joined, clusters, accounts, known) if found.kindred else 0.0
        if not found.one_type and _has_rival(pair, fits, clusters):
            more += known.rival
        if found.best + more >= known.join and found.mean + more >= known.mean:
            yield pair, (found.best + found.mean) / 2 + more


def _company(
    pair: Pair, joined: Sequence[Pair], clusters: Sequence[Cluster], accounts: Sequence[Account], known: Known
) -> float:
    """Bits for an incident that is told in an article with which this one shares another incident."""
    number, at = pair
    mine, best = accounts[number], 0.0
    for mate, other in joined:
        shared = clusters[at].articles & clusters[other].articles
        if not shared:
            continue
        here, there = ([accounts[n] for n in clusters[c].members if accounts[n].article in shared] for c in (at, other))
        more = known.company
        if _spot_name(mine) == _spot_name(accounts[mate]) and {_spot_name(a) for a in here} & {
            _spot_name(a) for a in there
        }:
            more += known.setting
        if mine.days == accounts[mate].days and {a.days for a in here} & {a.days for a in there}:
            more += known.moment
        best = max(best, more)
    return best


def _spot_name(account: Account) -> str:
    """The main place of an event, whether in it or near it; its own id where it tells none."""
    return account.spots[0].id or account.spots[0].key if account.spots else account.id


def _has_rival(pair: Pair, fits: dict[Pair, Fit], clusters: Sequence[Cluster]) -> bool:
    """Whether one of the two articles tells an act of the other's type beside it, which may be the one meant."""
    number, at = pair
    return any(
        found.one_type
        and ((n == number) != (other == at))
        and (other == at or not clusters[other].articles.isdisjoint(clusters[at].articles))
        for (n, other), found in fits.items()
    )


def fit(account: Account, cluster: Cluster, accounts: Sequence[Account], known: Known) -> Fit | None:
    """How well an event fits an incident; None where a member forbids it, or is of the same article."""
    if account.article in cluster.articles:
        return None
    best, total, likest = VETO, 0.0, None
    others = [*cluster.first, *cluster.latest]
    for number in others:
        match = compare(account, accounts[number], known)
        if match.forbidden:
            return None
        total += match.bits
        if match.bits > best:
            best, likest = match.bits, match
    return Fit(best, total / len(others), likest.kindred, likest.one_type) if likest else None


def _join(clusters: Sequence[Cluster], home: dict[int, int], at: int, number: int, accounts: Sequence[Account]) -> None:
    cluster, account = clusters[at], accounts[number]
    cluster.members.append(number)
    cluster.articles.add(account.article)
    home[number] = at
    telling = _telling(account)
    if telling in cluster.told:
        return
    cluster.told.add(telling)
    if len(cluster.first) < _FIRST:
        cluster.first.append(number)
    else:
        cluster.latest = [*cluster.latest, number][-_LATEST:]


def _telling(account: Account) -> tuple[object, ...]:
    """What is compared of an account, but for its words: members that tell the same need one comparison."""
    tolls = tuple((kind, t.low, t.high) for kind, t in sorted(account.tolls.items()))
    return (
        account.type, account.subtype, account.status, account.days, account.spots, account.doers, account.blamed,
        account.targets, tolls, account.means, account.things, account.victims,
    )  # fmt: skip
