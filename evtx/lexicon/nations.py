"""Countries by nationality and the bodies of a state: their data files in, tables for matching out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from evtx.lexicon.schema import ActorName, BodyNoun, DatedName, Nation
from evtx.lexicon.tables import Entry, entries

# What stands in where a kind of body has no actor of its own; police are a country's only where its entry says so.
_FALLBACK = {
    "state": ("state",),
    "government": ("government", "state"),
    "army": ("army", "state"),
    "police": ("police", "government", "state"),
    "security": ("security", "police", "government", "state"),
}
KINDS = tuple(_FALLBACK)
_GENERIC = {"police": "police", "security": "security_forces"}
_ENDINGS = ("", "ة", "ون", "ين", "ان", "تان", "تين", "ات", "ا")


def read_nations(file: Path, table: dict[str, Any]) -> Iterator[Nation]:
    """The `[[nation]]` entries of a file."""
    for entry in entries(file, table, "nation"):
        plain = {kind: entry.text(kind, "") for kind in KINDS}
        if not plain["state"]:
            raise entry.error("`state` is missing")
        told = [_dated(entry, member) for member in entry.raw("dated")]
        zones, dated = [d for d in told if d[0].within], [d for d in told if not d[0].within]
        own = ("state", "government", "army", *entry.texts("own"))
        bodies = {kind: _body(kind, plain, dated, own=kind in own) for kind in KINDS}
        held = {kind: [ActorName(told[kind], "name", when) for when, told in zones if kind in told] for kind in own}
        here = {kind: (ActorName(actor, "name"),) for kind, actor in entry.strings("here").items()}
        nation = Nation(
            country=entry.text("country"),
            demonym=entry.text("demonym"),
            adjectives=entry.texts("adjectives"),
            shy=entry.texts("shy"),
            plurals=entry.texts("plural"),
            bodies=bodies,
            at_home={kind: (*held[kind], *bodies[kind]) for kind in own} | here,
        )
        entry.done()
        yield nation


def _dated(entry: Entry, member: object) -> tuple[DatedName, dict[str, str]]:
    if not isinstance(member, dict) or not set(member) <= {"from", "to", "within", *KINDS}:
        raise entry.error(f"`dated` has `from`, `to`, `within` and bodies: {', '.join(KINDS)}")
    circles = tuple((float(lat), float(lon), float(km)) for lat, lon, km in member.get("within", ()))
    when = DatedName(member.get("from", ""), member.get("to", ""), frozenset(), circles)
    return when, {kind: member[kind] for kind in KINDS if kind in member}


def _body(
    kind: str, plain: Mapping[str, str], dated: Sequence[tuple[DatedName, dict[str, str]]], *, own: bool
) -> tuple[ActorName, ...]:
    """Who a body is: its dated actors, then the one that it has at any time, or those of what stands in for it.

    Police and security forces that are not their country's `own` and have no actor are the generic ones (codebook,
    section 3).
    """
    for key in _FALLBACK[kind] if own or kind not in _GENERIC else (kind,):
        names = [ActorName(actors[key], "name", when) for when, actors in dated if key in actors]
        if plain[key]:
            names.append(ActorName(plain[key], "name"))
        if names:
            return tuple(names)
    return (ActorName(_GENERIC[kind], "name"),) if kind in _GENERIC else ()


def homes_of(nations: Sequence[Nation]) -> dict[str, dict[str, tuple[ActorName, ...]]]:
    """For each kind of body what a bare noun for it means in every country where it means that country's."""
    return {kind: {n.country: n.at_home[kind] for n in nations if kind in n.at_home} for kind in KINDS}


def nationality_forms(nations: Sequence[Nation]) -> Iterator[tuple[str, Nation]]:
    """Every form of every nationality, definite and not: العراقية، عراقيين، الكورية الجنوبية."""
    for nation in nations:
        for adjective in (*nation.adjectives, *nation.shy):
            words = adjective.split()
            for ending in _ENDINGS:
                inflected = [w + ending if w.endswith("ي") else w for w in words]
                yield " ".join(inflected), nation
                yield " ".join("ال" + w for w in inflected), nation
                yield "ال" + " ".join(inflected), nation
        for plural in nation.plurals:
            yield plural, nation
            yield "ال" + plural, nation


def read_bodies(file: Path, table: dict[str, Any]) -> Iterator[tuple[str, BodyNoun]]:
    """The phrases of the `[[body]]` entries, with and without the article, each with what it stands for."""
    for entry in entries(file, table, "body"):
        noun = BodyNoun(entry.text("kind"), entry.flag("person"), entry.number("gap", 0))
        if noun.kind not in KINDS:
            raise entry.error(f"`kind` is one of {', '.join(KINDS)}")
        phrases = entry.texts("phrases")
        entry.done()
        for phrase, definite in product(phrases, (False, True)):
            words = phrase.split()
            if definite and any(w.startswith("ال") for w in words):
                continue
            yield " ".join("ال" + w for w in words) if definite else phrase, noun
