"""A user's actors go in, beside those of the package; what is wrong with ids, kinds and names comes out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from evtx.config import DATA_DIR
from evtx.lexicon.read import read_actors
from evtx.lexicon.schema import ACTOR_KINDS, ActorEntry, ActorName, DatedName
from evtx.lexicon.tables import read_toml
from evtx.text.normalize import fold_text

_ID = re.compile("[a-z][a-z0-9_]*")
_COUNTRY = re.compile("[A-Z]{2}(:.+)?")
_SHORTEST = 3  # letters of a name; shorter ones are found everywhere
Named = Mapping[str, Sequence[ActorName]]


@dataclass(frozen=True, slots=True)
class Own:
    """One actor entry: the actor, and every name with what it says of him."""

    actor: ActorEntry
    called: tuple[tuple[str, ActorName], ...]


def actors_of(files: Sequence[Path]) -> list[tuple[Path, Own]]:
    """The actors of data files that can be read."""
    found = ((path, *entry) for path in files for entry in read_actors(path, read_toml(path)))
    return [(path, Own(actor, tuple(called))) for path, actor, called, _ in found]


@cache
def packaged_actors() -> tuple[Own, ...]:
    """The actors of the package."""
    return tuple(own for _, own in actors_of(sorted((DATA_DIR / "actors").glob("*.toml"))))


def named(actors: Sequence[Own]) -> Named:
    """What every folded name, of whatever kind, means."""
    table: dict[str, list[ActorName]] = {}
    for own in actors:
        for name, meaning in own.called:
            if meaning.how != "noun":
                table.setdefault(fold_text(name), []).append(meaning)
    return table


def actor_faults(own: Own, ids: Mapping[str, ActorEntry], others: Named) -> Iterator[tuple[str, str, str]]:
    """Level, cause and remedy of what is wrong with an actor. `others`: the names of all actors, his own too."""
    actor = own.actor
    if not _ID.fullmatch(actor.id):
        yield "error", f"the id {actor.id!r} is none", "write it in small Latin letters with _ as in liwa_al_baqir"
    if actor.kind not in ACTOR_KINDS:
        yield "error", f"there is no kind {actor.kind!r}", f"choose from {', '.join(sorted(ACTOR_KINDS))}"
    if actor.country and not re.fullmatch("[A-Z]{2}", actor.country):
        yield "error", f"{actor.country!r} is no country", "give its two letters, as SY, or leave it empty"
    if actor.parent and actor.parent not in ids:
        near = difflib.get_close_matches(actor.parent, ids, 1)
        yield (
            "error",
            f"its parent {actor.parent!r} is not listed",
            f"did you mean {near[0]}?" if near else "list it too",
        )
    if not own.called:
        yield "error", "it has no name, so that it is never found", 'add names = ["..."]'
    for name, meaning in own.called:
        yield from _name_faults(name, meaning, ids, others)


def _name_faults(
    name: str, meaning: ActorName, ids: Mapping[str, ActorEntry], others: Named
) -> Iterator[tuple[str, str, str]]:
    folded = fold_text(name)
    if len(folded.replace(" ", "")) < _SHORTEST or not re.search(r"[^\W\d_]", folded):
        yield "error", f"the name {name!r} is too short to be one", "write it in full"
    if meaning.dated:
        yield from _dates(meaning.dated)
    for other in others.get(folded, ()):
        if other.actor == meaning.actor or not _meet(meaning.dated, other.dated):
            continue
        whose = f"{other.actor} ({ids[other.actor].name_en})" if other.actor in ids else other.actor
        remedy = "take it out, or bind it to dates or countries under [[actor.dated]]"
        yield "error", f"{name!r} already names {whose} at the same time and place", remedy


def _dates(dated: DatedName) -> Iterator[tuple[str, str, str]]:
    for day in (dated.start, dated.end):
        try:
            date.fromisoformat(day or "2000-01-01")
        except ValueError:
            yield "error", f"{day!r} is no date", 'write it as "2021-06-17"'
    if dated.start and dated.end and dated.end < dated.start:
        yield "error", f"the name ends ({dated.end}) before it begins ({dated.start})", "swap the two days"
    for country in sorted(dated.countries):
        if not _COUNTRY.fullmatch(country):
            yield "error", f"{country!r} is no country", 'write "SY", or "ML:Kidal" for a governorate'


def _meet(one: DatedName | None, other: DatedName | None) -> bool:
    """Whether two names can hold at once with nothing to choose between them; a dated one goes before an undated."""
    if one is None or other is None:
        return one is other
    in_time = (not one.end or other.start <= one.end) and (not other.end or one.start <= other.end)
    return in_time and (not one.countries or not other.countries or bool(one.countries & other.countries))
