"""What the report page is given: an event as its script reads it, the fold of its search, outlines of countries."""

from __future__ import annotations

import gzip
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import orjson

from evtx.config import DATA_DIR
from evtx.export.cells import clean
from evtx.export.columns import COLUMNS, row
from evtx.gazetteer.places import default_gazetteer
from evtx.incident import Incident
from evtx.model import FIGURES, Event, EventPlace
from evtx.text.normalize import fold

FOLDER = DATA_DIR / "report"
_GROUPS = {
    "Battles": "battles",
    "Explosions/Remote violence": "explosions",
    "Violence against civilians": "violence",
    "Protests": "protests",
    "Riots": "riots",
    "Strategic developments": "strategic",
}
_VAGUE = frozenset({"area", "admin1", "country"})
# Columns that the page has in another form; `article_id` and the spans mean nothing without the articles.
_ELSEWHERE = frozenset({"lat", "lon", "evidence", "actor_ids", "article_id"})
_FOLDED = (*range(0x600, 0x700), *range(0x200B, 0x2070), 0xAD, 0xFEFF)
Json = dict[str, Any]


def record(event: Event) -> Json:
    """An event for the page: the cells of csv that hold something, and the parts that it draws.

    `pieces` is the evidence in parts, each with what it says (`trigger`, `actor` ...; "" for the words between);
    `tolls` has least and most, None for open; `point` is latitude and longitude; `tellings` are an incident's members.
    """
    cells = {name: clean(cell) if isinstance(cell, str) else cell for name, cell in row(event).items()}
    place = _located(event)
    return {
        "id": event.id,
        "cells": {name: cell for name, cell in cells.items() if cell is not None and name not in _ELSEWHERE},
        "group": _GROUPS.get(event.codes.acled[0], "other") if event.codes.acled else "other",
        "point": [place.lat, place.lon] if place else None,
        "vague": place is not None and place.precision in _VAGUE,
        "actors": [[a.name_en or a.name or a.id, a.name, a.role, a.by or ""] for a in event.actors],
        "tolls": _tolls(event),
        "pieces": list(pieces(event)),
        "incident": isinstance(event, Incident),
        "tellings": [_telling(e) for e in event.tellings] if isinstance(event, Incident) else [],
    }


def _telling(member: Event) -> Json:
    """What one article says of an incident: its words, and where they stand."""
    article = member.article
    cells = {"title": article.title, "url": article.url, "outlets": article.outlet, "published": article.published}
    return {
        "cells": {name: clean(cell) for name, cell in cells.items() if cell},
        "pieces": list(pieces(member)),
        "tolls": _tolls(member),
    }


def _tolls(event: Event) -> dict[str, list[int | None]]:
    return {kind: [f.min, f.max] for kind, f in event.casualties.items() if (f.min, f.max) != (None, None)}


def settings(countries: Collection[str]) -> Json:
    """What the page's script must know beside the events of these countries (two letters)."""
    arabic = tomllib.loads((FOLDER / "arabic.toml").read_text("utf-8"))
    return {
        "arabic": arabic["page"] | arabic["records"],
        "table_arabic": arabic["table"],
        "governorates": _governorates(countries),
        "columns": {column.name: column.about for column in COLUMNS},
        "figures": list(FIGURES),
        "fold": {chr(code): to for code in _FOLDED if (to := fold(chr(code)).text) != chr(code)},
    }


def _governorates(countries: Collection[str]) -> dict[str, str]:
    """The Arabic names of the governorates of these countries, by the English ones."""
    places = default_gazetteer().places.values()
    return {p.name_en: p.names[0] for p in places if p.kind == "admin1" and p.names and p.country in countries}


def pieces(event: Event) -> Iterator[tuple[str, str]]:
    """The evidence cut at its highlighted words, in order; joined again they are the evidence."""
    text = event.evidence.text
    at = 0
    for start, end, kind in _marks(event):
        if start >= at:
            if start > at:
                yield text[at:start], ""
            yield text[start:end], kind
            at = end
    if at < len(text):
        yield text[at:], ""


def _marks(event: Event) -> list[tuple[int, int, str]]:
    """Spans in the evidence; where two overlap the first wins, and the trigger over all."""
    evidence = event.evidence
    first = evidence.trigger.start - evidence.start
    last = first + len(evidence.trigger.text)
    found = [(m.start - evidence.start, m.end - evidence.start, "mention") for m in event.mentions]
    for kind, words in _quoted(event):
        found += [(m.start(), m.end(), kind) for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", evidence.text)]
    inside = [s for s in found if 0 <= s[0] < s[1] <= len(evidence.text) and (s[1] <= first or last <= s[0])]
    if 0 <= first < last <= len(evidence.text):
        inside.append((first, last, "trigger"))
    return sorted(inside, key=lambda span: (span[0], -span[1]))


def _quoted(event: Event) -> Iterable[tuple[str, str]]:
    told: list[tuple[str, str | None]] = [("actor", a.text) for a in event.actors]
    told += [("place", p.text) for p in (event.place, *event.places) if p]
    told.append(("date", event.date.text if event.date else None))
    return ((kind, words) for kind, words in told if words)


def _located(event: Event) -> EventPlace | None:
    places = (event.place, *event.places)
    return next((p for p in places if p is not None and p.lat is not None and p.lon is not None), None)


def outlines(countries: Collection[str]) -> Json:
    """The divisions of these countries (two letters) and of those beside them, which are marked with `b`, as a TopoJSON
    topology with the arcs that they use, no others."""
    world = orjson.loads(gzip.decompress((FOLDER / "vendor" / "divisions.json.gz").read_bytes()))
    drawn = [g for g in world["objects"]["divisions"]["geometries"] if "arcs" in g]
    borders = {arc for g in drawn if g["properties"]["c"] in countries for arc in _numbers(g["arcs"])}
    near = {g["properties"]["c"] for g in drawn if not borders.isdisjoint(_numbers(g["arcs"]))}
    numbers: dict[int, int] = {}

    def renumbered(arcs: Any) -> Any:
        if isinstance(arcs, list):
            return [renumbered(a) for a in arcs]
        forward = _forward(arcs)
        number = numbers.setdefault(forward, len(numbers))
        return number if arcs >= 0 else ~number

    kept = []
    for geometry in drawn:
        told = geometry["properties"]
        if told["c"] in near:
            beside = {} if told["c"] in countries else {"b": True}
            kept.append({**geometry, "properties": told | beside, "arcs": renumbered(geometry["arcs"])})
    return {
        "type": "Topology",
        "transform": world["transform"],
        "objects": {"divisions": {"type": "GeometryCollection", "geometries": kept}},
        "arcs": [world["arcs"][number] for number in numbers],
    }


def _numbers(arcs: Any) -> Iterator[int]:
    """The numbers of the arcs of a geometry, whichever way they are walked."""
    if isinstance(arcs, list):
        for part in arcs:
            yield from _numbers(part)
    else:
        yield _forward(arcs)


def _forward(arc: int) -> int:
    return arc if arc >= 0 else ~arc  # a negative number is an arc that is walked backwards
