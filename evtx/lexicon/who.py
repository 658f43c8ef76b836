"""Which actor a mention means: names that depend on date and country, resolved by the event's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evtx.lexicon.schema import ActorName


@dataclass(frozen=True, slots=True)
class ActorRef:
    """What an actor mention can mean, how it names it, the proclitic before it."""

    names: tuple[ActorName, ...]
    how: str  # name | hostile | metonym | noun | adjective | pattern
    proclitic: str = ""


def resolve(ref: ActorRef, day: str | None, country: str | None) -> str | None:
    """The actor that a mention means on a day (ISO) in a country (ISO-2); None where nothing fits."""
    fitting = [n for n in ref.names if _fits(n, day, country)]
    if not fitting:
        return None
    return max(fitting, key=lambda n: _precision(n, country)).actor


def _fits(name: ActorName, day: str | None, country: str | None) -> bool:
    dated = name.dated
    if dated is None:
        return True
    if dated.countries and country and country not in dated.countries:
        return False
    return not (day and ((dated.start and day < dated.start) or (dated.end and day > dated.end)))


def _precision(name: ActorName, country: str | None) -> int:
    if name.dated is None:
        return 0
    return 1 + 2 * bool(country and country in name.dated.countries) + bool(name.dated.start or name.dated.end)


def resolve_all(refs: Iterable[ActorRef], day: str | None, country: str | None) -> list[str]:
    """The distinct actors of several mentions, in order."""
    ids = [resolve(ref, day, country) for ref in refs]
    return list(dict.fromkeys(i for i in ids if i))
