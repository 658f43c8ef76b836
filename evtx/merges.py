"""An incident in; why its events are one comes out, as a tree: each member with the levels by which it joined."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from evtx.dedupe.account import Account, account_of
from evtx.dedupe.canonical import tellings_of
from evtx.dedupe.cluster import order
from evtx.dedupe.compare import Match, compare
from evtx.dedupe.knowledge import Known
from evtx.dedupe.voices import bonds, voices
from evtx.explain import Node
from evtx.incident import Incident
from evtx.model import Event, Figure

_WHY = {
    "outlet": "the same outlet",
    "copy": "copies of one text",
    "retells": "one says that it retells the other, or both the same outlet",
}


@dataclass(frozen=True, slots=True)
class Around:
    """What an explanation looks up besides the incident: levels, names of outlets, and who else tells what together.

    `company`: for every article the other incidents of the file that it tells.
    """

    known: Known
    outlets: Mapping[str, str]
    company: Mapping[str, Collection[str]]


def explain_incident(incident: Incident, around: Around) -> Node:
    """Why the members are one incident, which of them are one witness, and what they tell otherwise."""
    known = around.known
    pairs = sorted(((account_of(e, known), e) for e in tellings_of(incident)), key=lambda p: order(p[0]))
    accounts, events = [a for a, _ in pairs], [e for _, e in pairs]
    title = f"{incident.type} {incident.cluster}: {len(events)} events, {_outlets(incident.witnesses)}"
    members = Node(
        "members, in the order of publication", tuple(_member(n, events, accounts, around) for n in range(len(events)))
    )
    parts = (members, _witnesses(incident, events, accounts, around), _otherwise(incident))
    found = [p for p in parts if p.children]
    if incident.taken_in:
        found.append(
            Node(f"took in {', '.join(incident.taken_in)}, which an event that fits both showed to be this one")
        )
    return Node(title, tuple(found))


def explain_pair(one: Event, two: Event, known: Known) -> Node:
    """Why two events are, or are not, one incident by what they say themselves."""
    if one.article.id == two.article.id:
        return Node(f"{one.id} and {two.id} are not joined: one article tells an event once, so it tells two")
    match = compare(account_of(one, known), account_of(two, known), known)
    verdict = "forbidden" if match.forbidden else f"{match.bits:.1f} bits, {known.join:.1f} are needed"
    events = tuple(Node(_event(e)) for e in (one, two))
    return Node(f"{one.id} and {two.id}: {verdict}", (*events, *_levels(match)))


def _outlets(count: int) -> str:
    return f"{count} independent outlet{'s' * (count != 1)}"


def _member(number: int, events: Sequence[Event], accounts: Sequence[Account], around: Around) -> Node:
    """A member with the earlier one that it is likest to."""
    event = events[number]
    if number == 0:
        return Node(_event(event))
    matches = [(compare(accounts[number], accounts[n], around.known), n) for n in range(number)]
    match, likest = max(matches, key=lambda m: (m[0].bits, -m[1]))
    below = [Node(f"{match.bits:.1f} bits with {events[likest].id} ({_outlet(events[likest])})", _levels(match))]
    if match.bits < around.known.join:
        below.append(Node(_why_below(number, events, accounts, around)))
    return Node(_event(event), tuple(below))


def _why_below(number: int, events: Sequence[Event], accounts: Sequence[Account], around: Around) -> str:
    """Why an event is a member that is not like enough to an earlier one."""
    known = around.known
    for later in range(number + 1, len(events)):
        if compare(accounts[number], accounts[later], known).bits >= known.join:
            return f"joined by way of {events[later].id}, which fits it and the others"
    mine = set(around.company.get(accounts[number].article, ()))
    for other in range(len(events)):
        shared = mine & set(around.company.get(accounts[other].article, ())) if other != number else set()
        if shared:
            return (
                f"its article and that of {events[other].id} also tell {min(shared)} together: "
                f"+{known.company:.1f}, +{known.setting:.1f} where each has it in the same place as that, "
                f"+{known.moment:.1f} where on the same day"
            )
    return "it was a member in a file that was given as known"


def _levels(match: Match) -> tuple[Node, ...]:
    lines = []
    for level, bits, of in match.findings:
        worth = "forbids" if match.forbidden and level is match.findings[-1][0] else f"{bits:+.1f}"
        lines.append(Node(f"{worth} {level.comparison}.{level.id}{f' ({of})' if of else ''}: {level.about}"))
    return tuple(lines)


def _outlet(event: Event) -> str:
    return event.article.outlet or event.article.id


def _event(event: Event) -> str:
    """An event in a line: who tells it, and what, when, where, how many."""
    date = event.date
    when = "undated" if date is None or date.start is None else date.start
    if date is not None and date.end not in (None, date.start):
        when += f"..{date.end}"
    place = (event.place.name_en or event.place.name) if event.place else "no place"
    doers = ", ".join(f"{a.role} {a.id}" for a in event.actors)
    tolls = ", ".join(f"{kind} {_amount(f)}" for kind, f in event.casualties.items())
    told = f"{event.id} {_outlet(event)} {event.article.published or 'undated'}"
    return " | ".join(p for p in (told, f"{event.type} {when}", place, doers, tolls) if p)


def _amount(figure: Figure) -> str:
    if figure.min == figure.max:
        return str(figure.min)
    return f"{figure.min if figure.min is not None else '?'}..{figure.max if figure.max is not None else ''}"


def _witnesses(incident: Incident, events: Sequence[Event], accounts: Sequence[Account], around: Around) -> Node:
    twins = {article: group[0] for group in incident.copies for article in group}
    found = bonds(events, accounts, around.outlets, twins)
    heard = voices(len(events), found)
    named = [f"{_outlet(e)} ({e.id})" for e in events]
    lines = [Node(f"{named[b.one]} and {named[b.two]}: {_WHY[b.why]}") for b in found]
    return Node(f"counted as {_outlets(len(set(heard)))}", tuple(lines))


def _otherwise(incident: Incident) -> Node:
    lines = [
        Node(f"{claim.field}: {claim.value} say {', '.join(claim.outlets)} ({', '.join(claim.events)})")
        for claim in incident.claims
    ]
    for kind, spread in incident.spread.items():
        told = ", ".join(f"{b.source} {b.min}..{'' if b.max is None else b.max}" for b in spread.by)
        lines.append(Node(f"{kind}: {_amount(incident.casualties[kind])} in the record; told: {told}"))
    return Node("told otherwise", tuple(lines))
