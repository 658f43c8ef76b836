"""A made-up war in, event records out: incidents at real places, each told by one or several outlets with their slips.

How outlets differ (days, places, words, tolls) is assumed, not measured; the rates stand in `_SLIPS`. The same seed and
size give the same bytes.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from evtx.gazetteer.distance import kilometres
from evtx.gazetteer.places import Place, default_gazetteer
from evtx.model import (
    ArticleRef,
    Codes,
    Event,
    EventActor,
    EventDate,
    EventItem,
    EventPlace,
    Evidence,
    Figure,
    Run,
    Source,
    SpanText,
)

_OUTLETS = tuple(f"outlet {n:02d}" for n in range(40))
_SIDES = {
    "SY": (("syria_regime", "russia", "turkey", "coalition"), ("opposition_factions", "isis", "sdf", "hts")),
    "IQ": (("iraq_army", "iraq_police", "coalition"), ("isis", "pkk")),
    "YE": (("arab_coalition", "yemen_government"), ("houthis", "al_qaeda")),
    "LY": (("libya_lna",), ("libya_gnu",)),
    "SD": (("sudan_army",), ("rsf",)),
    "LB": (("israel",), ("hezbollah",)),
    "PS": (("israel", "settlers"), ("hamas", "islamic_jihad")),
}
_TYPES = (
    ("shelling", 24, ("artillery", "mortar", "rocket"), ("artillery", "mortar", "rocket")),
    ("airstrike", 18, ("drone", "barrel_bomb"), ("drone", "warplane")),
    ("bombing", 10, ("ied", "landmine", "car_bomb", "suicide"), ("ied", "landmine", "car_bomb")),
    ("armed_attack", 12, ("gunfire", "ambush"), ("small_arms", "rpg")),
    ("armed_clash", 12, (), ("machine_gun",)),
    ("arrest", 8, (), ()),
    ("raid", 6, ("house_raid", "sweep"), ()),
    ("killing", 4, (), ()),
    ("assassination", 3, (), ("small_arms",)),
    ("protest", 3, (), ()),
)
_OTHER_WORD = {
    "shelling": "airstrike", "airstrike": "shelling", "bombing": "explosion", "armed_attack": "armed_clash",
    "armed_clash": "armed_attack", "arrest": "raid", "raid": "arrest", "killing": "armed_attack",
    "assassination": "armed_attack", "protest": "riot",
}  # fmt: skip
_SLIPS = {
    "published a day later": 0.3, "published later": 0.05, "tells no day": 0.3, "wrong day": 0.03,
    "tells the part of day": 0.3,
    "neighbouring village": 0.08, "near": 0.1, "governorate only": 0.08, "no place": 0.02, "another word": 0.12,
    "tells a subtype": 0.6, "names no doer": 0.3, "blames another": 0.03, "names no target": 0.3, "tells no dead": 0.15,
    "tells no wounded": 0.35, "counts a little otherwise": 0.25, "at least": 0.15, "tells the means": 0.5,
    "copies": 0.15,
    "tells several incidents": 0.2,
}  # fmt: skip
_VILLAGES_KM = 6.0


@dataclass(frozen=True, slots=True)
class Incident:
    """What really happened."""

    number: int
    day: date
    part: str
    type: str
    subtype: str | None
    means: str | None
    place: Place
    doer: str
    target: str
    killed: int
    wounded: int


def world(size: int, seed: int = 1, a_day: float = 60.0) -> Iterator[tuple[Event, int]]:
    """`size` events with the number of the incident that each tells. `a_day`: incidents a day; more take more days."""
    chance = random.Random(seed)
    places = _places()
    told = 0
    for day_number in range(10**6):
        day = date(2012, 1, 1) + timedelta(days=day_number)
        incidents = [_incident(chance, day_number * 1000 + n, day, places) for n in range(max(1, round(a_day)))]
        for event, number in _day(chance, incidents, places):
            yield event, number
            told += 1
            if told == size:
                return


@dataclass(frozen=True, slots=True)
class Atlas:
    """Places to fight over, by weight, and each one's neighbours."""

    places: tuple[Place, ...]
    weights: tuple[float, ...]
    neighbours: dict[str, tuple[Place, ...]]
    governorates: dict[tuple[str, str], Place]


def _places() -> Atlas:
    listed = [
        p
        for p in default_gazetteer().places.values()
        if p.country in _SIDES and p.kind in ("settlement", "quarter") and p.lat and p.admin1
    ]
    listed.sort(key=lambda p: hashlib.sha256(p.id.encode()).digest())
    # fighting is uneven: the n-th place sees 1/(n+20) of it
    weights = tuple(1 / (n + 20) for n in range(len(listed)))
    cells: dict[tuple[int, int], list[Place]] = {}
    for p in listed:
        cells.setdefault((round((p.lat or 0) * 10), round((p.lon or 0) * 10)), []).append(p)
    near = {}
    for p in listed:
        row, column = round((p.lat or 0) * 10), round((p.lon or 0) * 10)
        around = [q for i in (-1, 0, 1) for j in (-1, 0, 1) for q in cells.get((row + i, column + j), ())]
        near[p.id] = tuple(q for q in around if q.id != p.id and kilometres(p, q) < _VILLAGES_KM)
    governorates = {(p.country, p.admin1): p for p in default_gazetteer().places.values() if p.kind == "admin1"}
    return Atlas(tuple(listed), weights, near, governorates)


def _incident(chance: random.Random, number: int, day: date, atlas: Atlas) -> Incident:
    place = chance.choices(atlas.places, atlas.weights)[0]
    kind, _, subtypes, means = chance.choices(_TYPES, [t[1] for t in _TYPES])[0]
    sides = list(_SIDES[place.country])
    if kind in ("armed_attack", "bombing", "assassination"):
        sides.reverse()
    index = chance.randrange(len(subtypes)) if subtypes else 0
    violent = kind not in ("arrest", "raid", "protest")
    return Incident(
        number,
        day,
        chance.choice(("dawn", "morning", "noon", "evening", "night")),
        kind,
        subtypes[index] if subtypes else None,
        means[index % len(means)] if means else None,
        place,
        chance.choice(sides[0]),
        "civilians" if chance.random() < 0.5 else chance.choice(sides[1]),
        _zipf(chance) if violent and chance.random() < 0.6 else 0,
        _zipf(chance) + 1 if violent and chance.random() < 0.6 else 0,
    )


def _zipf(chance: random.Random) -> int:
    return min(300, int(1 / max(1e-6, chance.random()) ** 0.9))


def _day(chance: random.Random, incidents: list[Incident], atlas: Atlas) -> Iterator[tuple[Event, int]]:
    """All that is told of a day's incidents, an outlet after the other."""
    telling: dict[str, list[Incident]] = {}
    for incident in incidents:
        outlets = min(len(_OUTLETS), 1 + int(chance.expovariate(1 / 0.9)) + incident.killed // 8)
        for outlet in chance.sample(_OUTLETS, outlets):
            telling.setdefault(outlet, []).append(incident)
    copied: dict[int, Event] = {}
    for outlet in sorted(telling):
        several: dict[str, str] = {}
        for incident in telling[outlet]:
            article = f"{outlet.replace(' ', '-')}-{incident.number}"
            if chance.random() < _SLIPS["tells several incidents"]:
                article = several.setdefault(incident.place.admin1, article)
            event = _telling(chance, incident, outlet, article, atlas)
            if incident.number in copied and chance.random() < _SLIPS["copies"]:
                event = _copy(copied[incident.number], event)
            copied.setdefault(incident.number, event)
            yield event, incident.number


def _copy(first: Event, own: Event) -> Event:
    """The agency's text under another outlet's name."""
    return replace(first, id=own.id, article=replace(own.article, published=first.article.published))


def _telling(chance: random.Random, incident: Incident, outlet: str, article: str, atlas: Atlas) -> Event:
    lag = 1 if _slips(chance, "published a day later") else 2 if _slips(chance, "published later") else 0
    published = incident.day + timedelta(days=lag)
    kind = _OTHER_WORD[incident.type] if _slips(chance, "another word") else incident.type
    plain = kind == incident.type
    subtype = incident.subtype if plain and _slips(chance, "tells a subtype") else None
    means = incident.means if plain and _slips(chance, "tells the means") else None
    words = f"{kind} {incident.number} {outlet} " + " ".join(f"w{chance.randrange(10**6)}" for _ in range(14))
    digest = hashlib.sha256(f"{article}:{incident.number}".encode()).hexdigest()
    return Event(
        id=f"e_{digest[:16]}",
        type=kind,
        subtype=subtype,
        status="occurred",
        confidence=0.8,
        date=_when(chance, incident, published),
        place=_where(chance, incident.place, atlas),
        places=(),
        actors=_who(chance, incident, kind),
        casualties=_tolls(chance, incident),
        victims=(),
        items=(EventItem(means, means, "weapon", "used"),) if means else (),
        claimed_by=(),
        denied_by=(),
        sources=(Source("مصدر محلي", "local"),),
        evidence=Evidence(words, 0, len(words), 2, SpanText(kind, 0, len(kind))),
        mentions=(),
        related=(),
        rules=("world",),
        notes_en="A made-up event.",
        codes=Codes(None, ("ASSAULT",)),
        article=ArticleRef(
            article, outlet, f"title {article}", published.isoformat(), None, f"{article}.txt", None,
            hashlib.sha256(article.encode()).hexdigest(),
        ),
        run=Run("0", "0", "0"),
    )  # fmt: skip


def _slips(chance: random.Random, name: str) -> bool:
    return chance.random() < _SLIPS[name]


def _when(chance: random.Random, incident: Incident, published: date) -> EventDate:
    if _slips(chance, "tells no day"):
        return EventDate(published.isoformat(), published.isoformat(), "inferred")
    day = incident.day + timedelta(days=chance.choice((-1, 1)) if _slips(chance, "wrong day") else 0)
    part = incident.part if _slips(chance, "tells the part of day") else None
    return EventDate(day.isoformat(), day.isoformat(), "day", part)


def _who(chance: random.Random, incident: Incident, kind: str) -> tuple[EventActor, ...]:
    doer = None if _slips(chance, "names no doer") else incident.doer
    if _slips(chance, "blames another"):
        doer = chance.choice([d for sides in _SIDES[incident.place.country] for d in sides])
    target = None if _slips(chance, "names no target") else incident.target
    roles = ("participant", "participant") if kind == "armed_clash" else ("initiator", "target")
    return tuple(EventActor(a, a, a, r, None, a) for a, r in zip((doer, target), roles, strict=True) if a)


def _where(chance: random.Random, place: Place, atlas: Atlas) -> EventPlace | None:
    slip = chance.random()
    precision = "exact"
    for name in ("no place", "governorate only", "neighbouring village", "near"):
        slip -= _SLIPS[name]
        if slip < 0:
            if name == "no place":
                return None
            if name == "governorate only":
                place, precision = atlas.governorates.get((place.country, place.admin1), place), "admin1"
            elif name == "neighbouring village" and atlas.neighbours[place.id]:
                place = chance.choice(atlas.neighbours[place.id])
            elif name == "near":
                precision = "near"
            break
    return EventPlace(
        place.id,
        place.names[0],
        place.name_en,
        place.kind,
        place.admin1,
        place.country,
        place.lat,
        place.lon,
        precision,
    )


def _tolls(chance: random.Random, incident: Incident) -> dict[str, Figure]:
    found = {}
    for kind, number in (("killed", incident.killed), ("wounded", incident.wounded)):
        silent = chance.random() < _SLIPS["tells no dead" if kind == "killed" else "tells no wounded"]
        if not number or silent:
            continue
        if chance.random() < _SLIPS["counts a little otherwise"]:
            number = max(1, number + chance.choice((-1, 1)) * max(1, round(number * chance.random() * 0.4)))
        open_ended = chance.random() < _SLIPS["at least"]
        found[kind] = Figure(number, None if open_ended else number)
    return found


def pairs_of(sizes: list[int]) -> int:
    """Pairs within groups of these sizes."""
    return sum(math.comb(n, 2) for n in sizes)
