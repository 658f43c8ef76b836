"""Gold annotations and their articles in, event records out: what a perfect extraction would have written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evtx.gazetteer.places import Gazetteer, Place
from evtx.model import (
    ArticleRef,
    Claim,
    Codes,
    Count,
    Event,
    EventActor,
    EventDate,
    EventItem,
    EventPlace,
    Evidence,
    Figure,
    FigureOf,
    Run,
    Source,
    SpanText,
    Victim,
)
from evtx.text.normalize import fold_text

_WIDE = {"country": ("country",), "admin1": ("admin1", "region"), "area": ("region", "desert", "admin1")}
Row = Mapping[str, Any]


def gold_events(rows: Iterable[Row], articles: Mapping[str, Row], gazetteer: Gazetteer) -> list[Event]:
    """One record a row. `articles`: what is known of each (text, outlet, published, title, url), by its name."""
    names = _names(gazetteer)
    return [_event(row, articles.get(row["article"], {}), names) for row in rows]


def gold_id(row: Row) -> str:
    """The id that the record of a row has."""
    return "e_" + hashlib.sha256(f"{row['article']}:{row['event']}".encode()).hexdigest()[:16]


def _event(row: Row, article: Row, names: Mapping[str, Sequence[Place]]) -> Event:
    places = [_place(p, names) for p in row.get("places") or ()]
    main = _place(row["place"], names) if row.get("place") and row["place"].get("name") else None
    return Event(
        id=gold_id(row),
        type=row["type"],
        subtype=row.get("subtype"),
        status=row.get("status") or "occurred",
        confidence=1.0,
        date=_date(row),
        place=main or (places[0] if places else None),
        places=tuple(places),
        actors=tuple(EventActor(a["id"], a["id"], None, a["role"], a.get("by")) for a in row.get("actors") or ()),
        casualties={kind: _figure(value) for kind, value in (row.get("casualties") or {}).items()},
        victims=tuple(Victim(v["name"], v.get("age"), v.get("affiliation")) for v in row.get("victims") or ()),
        items=tuple(_item(item) for item in row.get("items") or ()),
        claimed_by=tuple(Claim(str(name), str(name), "") for name in row.get("claimed_by") or ()),
        denied_by=(),
        sources=tuple(Source(s["name"], s["kind"]) for s in row.get("sources") or ()),
        evidence=_evidence(row, str(article.get("text") or "")),
        mentions=(),
        related=(),
        rules=("gold",),
        notes_en="",
        codes=Codes(None, ()),
        article=_article(row["article"], article),
        run=Run("", "", ""),
    )


def _date(row: Row) -> EventDate | None:
    days, precision = row.get("date"), row.get("date_precision")
    if not days and not precision:
        return None
    first, last = (days[0], days[1]) if days else (None, None)
    return EventDate(first, last, precision, row.get("date_part"), row.get("time"))


def _place(told: Row, names: Mapping[str, Sequence[Place]]) -> EventPlace:
    """The place of the gazetteer that a gold place means; else the name alone."""
    precision = told.get("precision") or "exact"
    fitting = [p for p in names.get(fold_text(told["name"]), ()) if _fits(p, told)]
    wide = _WIDE.get(precision, ())
    fitting.sort(key=lambda p: ((p.kind in wide) != bool(wide), p.kind in _WIDE["area"], p.rank, p.id))
    if not fitting:
        kind = precision if precision in ("admin1", "country") else None
        return EventPlace(
            None, told["name"], None, kind, told.get("admin1"), told.get("country"), None, None, precision
        )
    place = fitting[0]
    return EventPlace(
        place.id, told["name"], place.name_en, place.kind, place.admin1 or None, place.country, place.lat, place.lon,
        precision, place.radius_km,
    )  # fmt: skip


def _fits(place: Place, told: Row) -> bool:
    same_country = not told.get("country") or place.country == told["country"]
    return same_country and (not told.get("admin1") or not place.admin1 or place.admin1 == told["admin1"])


def _names(gazetteer: Gazetteer) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in gazetteer.places.values():
        for name in dict.fromkeys(fold_text(name) for name in place.names):
            found.setdefault(name, []).append(place)
    return found


def _figure(value: Row) -> Figure:
    parts = (
        FigureOf(p["actor"], p.get("category", "unknown"), p.get("min"), p.get("max"))
        if isinstance(p, Mapping)
        else FigureOf(p, "unknown", None, None)
        for p in value.get("of") or ()
    )
    return Figure(value.get("min"), value.get("max"), bool(value.get("approximate")), tuple(parts))


def _item(item: Row) -> EventItem:
    count = Count(item.get("min"), item.get("max")) if item.get("min") is not None else None
    return EventItem(item["id"], item["id"], item.get("kind") or "equipment", item.get("use") or "used", count)


def _evidence(row: Row, text: str) -> Evidence:
    """The line of the main paragraph; the trigger where it stands in it."""
    lines = [line for line in text.split("\n") if line.strip()]
    number = (row.get("paragraphs") or [1])[0]
    line = lines[number - 1] if 0 < number <= len(lines) else str(row.get("evidence") or "")
    start = max(0, text.find(line))
    trigger = next((t for t in row.get("triggers") or () if t in line), line[:1])
    at = start + max(0, line.find(trigger))
    return Evidence(line, start, start + len(line), number, SpanText(trigger, at, at + len(trigger)))


def _article(name: str, article: Row) -> ArticleRef:
    text = str(article.get("text") or name)
    return ArticleRef(
        name, article.get("outlet"), article.get("title"), article.get("published"), article.get("url"),
        str(article.get("path") or name), article.get("reports_on"), hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip
