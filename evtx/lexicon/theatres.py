"""Countries at war (`data/theatres.toml`): their data file in, who holds, shells and flies over each out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from evtx.lexicon.tables import Entry, entries
from evtx.text.normalize import fold_text

_MEANT = ("", "always", "by_several")


@dataclass(frozen=True, slots=True)
class Theatre:
    """What is known of a country at war, by its ISO-2 code; sets are empty and texts "" where nothing is."""

    country: str
    fired_at: bool = False  # armed groups abroad fire at it
    state_meant: str = ""  # always | by_several: when a strike from abroad with no target is meant for its state
    origin: frozenset[str] = frozenset()  # folded words behind "from" that say that fire comes out of it
    skies: str = ""  # the one army that flies over it
    guns: str = ""  # the state whose guns reach it from beside
    occupier: str = ""
    occupiers_things: frozenset[str] = frozenset()  # items that are the occupier's alone
    occupiers_foes: frozenset[str] = frozenset()  # the groups of which that holds; none: all
    divided_until: str = ""  # ISO day until which others than the state hold ground
    divided_since: str = ""  # ISO day from which on they do
    states_own: frozenset[str] = frozenset()  # the provinces that are the state's own until then
    lent: frozenset[str] = frozenset()  # folded names of airfields there that its allies hold
    weapon: str = ""  # what `weapon_owner` alone uses there
    weapon_owner: str = ""
    weapon_until: str = ""


_NOWHERE = Theatre("")


@dataclass(frozen=True, slots=True)
class Theatres:
    """All theatres by country, and the countries that the guns of a state reach, by actor id."""

    by_country: Mapping[str, Theatre] = field(default_factory=dict)
    gun_reach: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, country: str | None) -> Theatre:
        """The theatre that a country is; one of which nothing is known where it is none."""
        return self.by_country.get(country or "", _NOWHERE)

    def fire_comes_from(self, word: str) -> frozenset[str]:
        """The countries out of which fire comes that is told to come from a word (من غزة), folded."""
        return frozenset(country for country, theatre in self.by_country.items() if word in theatre.origin)


def theatres_of(tables: Iterable[tuple[Path, dict[str, Any]]]) -> Theatres:
    """The theatres of all tables; a later entry of a country or actor replaces an earlier one. Raises DataError."""
    listed = list(tables)
    by_country = {t.country: t for path, table in listed for t in _read_theatres(path, table)}
    gun_reach = {actor: reach for path, table in listed for actor, reach in _read_gun_reach(path, table)}
    return Theatres(by_country, gun_reach)


def _read_theatres(file: Path, table: dict[str, Any]) -> Iterator[Theatre]:
    for entry in entries(file, table, "theatre"):
        meant = entry.text("state_meant", "")
        if meant not in _MEANT:
            raise entry.error(f"`state_meant` is one of {', '.join(_MEANT[1:])}")
        occupied = _part(entry, "occupied", ("by", "things"))
        divided = _part(entry, "divided", ("to", "provinces"))
        weapon = _part(entry, "weapon", ("thing", "owner"))
        theatre = Theatre(
            country=entry.text("country"),
            fired_at=entry.flag("fired_at"),
            state_meant=meant,
            origin=frozenset(fold_text(word) for word in entry.texts("origin")),
            skies=entry.text("skies", ""),
            guns=entry.text("guns", ""),
            occupier=occupied.text("by", ""),
            occupiers_things=frozenset(occupied.texts("things")),
            occupiers_foes=frozenset(occupied.texts("from")),
            divided_until=_day(divided, "to"),
            divided_since=_day(divided, "from"),
            states_own=frozenset(divided.texts("provinces")),
            lent=frozenset(fold_text(name) for name in divided.texts("lent")),
            weapon=weapon.text("thing", ""),
            weapon_owner=weapon.text("owner", ""),
            weapon_until=_day(weapon, "to"),
        )
        for part in (entry, occupied, divided, weapon):
            part.done()
        yield theatre


def _read_gun_reach(file: Path, table: dict[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    for entry in entries(file, table, "gun_reach"):
        actor, countries = entry.text("actor"), frozenset(entry.texts("countries"))
        entry.done()
        yield actor, countries


def _part(entry: Entry, key: str, needed: Iterable[str]) -> Entry:
    """A table within a theatre's, with all keys that it needs; an empty one where there is none."""
    part = entry.part(key)
    if part.table and not set(needed) <= set(part.table):
        raise part.error(f"needs {', '.join(f'`{k}`' for k in needed)}")
    return part


def _day(entry: Entry, key: str) -> str:
    """An ISO day, "" where there is none."""
    day = entry.text(key, "")
    try:
        return date.fromisoformat(day).isoformat() if day else ""
    except ValueError as error:
        raise entry.error(f"`{key}` is no ISO day: {day}") from error
