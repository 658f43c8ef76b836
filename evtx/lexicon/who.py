"""Which actor a mention means: names that depend on date and country, resolved by the event's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians

from evtx.frozen import quick
from evtx.lexicon.schema import ActorName, Nation
from evtx.model import EventPlace

_KM_PER_DEGREE = 111.2  # of latitude, on a sphere
_IN_ZONE = 5  # above what a governorate or country says


@quick
@dataclass(frozen=True, slots=True)
class ActorRef:
    """What an actor mention can mean, how it names it, the proclitic before it."""

    names: tuple[ActorName, ...]
    how: str  # name | hostile | metonym | noun | adjective | anaphor
    proclitic: str = ""
    anaphor: str = ""  # pair | last | group | attacker: the words stand for actors told before
    person: str = ""  # the name of the man who acts for the actor, where the words are about him
    nation: Nation | None = field(default=None, compare=False)  # whose adjective it is


@quick
@dataclass(frozen=True, slots=True)
class Setting:
    """When and where: ISO day, ISO-2 country, governorate (codebook spelling), degrees; None where not known."""

    day: str | None = None
    country: str | None = None
    admin1: str | None = None
    spot: tuple[float, float] | None = None  # latitude and longitude of a place, none for a whole province


def setting_of(day: str | None, place: EventPlace | None, country: str | None) -> Setting:
    """The setting of an act on a day at a place; `country`: where the text is about, for an act with no place."""
    if place is None:
        return Setting(day, country)
    exact = place.lat is not None and place.lon is not None and place.precision not in ("admin1", "country")
    spot = (place.lat, place.lon) if exact and place.lat is not None and place.lon is not None else None
    return Setting(day, place.country or country, place.admin1, spot)


def resolve(ref: ActorRef, setting: Setting) -> str | None:
    """The actor that a mention means in a setting; None where nothing fits."""
    return _best(ref.names, setting)


def embodied(ref: ActorRef, kind: str, setting: Setting) -> str | None:
    """The body of a kind (army, police ...) of the country whose adjective a mention is."""
    return _best(ref.nation.bodies[kind], setting) if ref.nation is not None else resolve(ref, setting)


def at_home(actor_id: str, setting: Setting, homes: Mapping[str, Mapping[str, tuple[ActorName, ...]]]) -> str:
    """A generic body (army, police, government) as that of the country of the event, where it has one; others as is."""
    names = homes.get(actor_id, {}).get(setting.country or "")
    return (_best(names, setting) if names else None) or actor_id


def _best(names: Sequence[ActorName], setting: Setting) -> str | None:
    fitting = [(_precision(n, setting), -order, n.actor) for order, n in enumerate(names) if _fits(n, setting)]
    return max(fitting)[2] if fitting else None


def _fits(name: ActorName, setting: Setting) -> bool:
    dated = name.dated
    if dated is None:
        return True
    if dated.countries and setting.country and not _here(name, setting):
        return False
    if dated.within and not _inside(dated.within, setting.spot):
        return False
    day = setting.day
    return not (day and ((dated.start and day < dated.start) or (dated.end and day > dated.end)))


def _inside(circles: Sequence[tuple[float, float, float]], spot: tuple[float, float] | None) -> bool:
    """Whether a place lies in one of some circles (degrees, kilometres)."""
    if spot is None:
        return False
    ways = ((lat - spot[0], (lon - spot[1]) * cos(radians(lat)), km) for lat, lon, km in circles)
    return any(hypot(north, east) * _KM_PER_DEGREE <= km for north, east, km in ways)


def _here(name: ActorName, setting: Setting) -> int:
    """2 where the governorate is named, 1 where the country is, else 0."""
    assert name.dated is not None
    if f"{setting.country}:{setting.admin1}" in name.dated.countries:
        return 2
    return int(setting.country in name.dated.countries)


def _precision(name: ActorName, setting: Setting) -> int:
    """A name bound to this governorate or country outranks an undated one; with no country known it does not."""
    if name.dated is None:
        return 0
    if name.dated.within:
        return _IN_ZONE
    if name.dated.countries:
        here = _here(name, setting) if setting.country else 0
        return 2 * here if here else -1
    return 1
