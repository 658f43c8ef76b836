"""Compact tellings, as `hard_cases.toml` writes them, made into event records."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from evtx.gazetteer.places import default_gazetteer
from evtx.gold_events import gold_events
from evtx.incident import Incident
from evtx.incidents import Counts, incidents_from, outlet_names
from evtx.model import Event
from evtx.pipeline import default_engine, make_known

_PARTS = ("dawn", "morning", "noon", "afternoon", "evening", "night")
_FIGURES = ("killed", "wounded", "detained", "abducted")


@cache
def known():
    """What comparing needs, from the packaged data."""
    return make_known(default_engine())


def hard_cases() -> list[dict[str, Any]]:
    """The cases of the file."""
    return tomllib.loads((Path(__file__).parent / "hard_cases.toml").read_text(encoding="utf-8"))["case"]


def events_of(told: list[dict[str, Any]]) -> list[Event]:
    """One event a telling. Tellings with the same `by` are of one article."""
    rows, articles = [], {}
    for number, telling in enumerate(told):
        outlet, *more = telling["by"].split()
        name = "-".join((outlet, *more))
        article = articles.setdefault(
            name,
            {
                "outlet": outlet,
                "published": None if more[-1] == "undated" else more[-1],
                "reports_on": telling.get("retells"),
                "lines": [],
            },
        )
        article["lines"].append(telling.get("text", f"{name} {number}"))
        rows.append(_row(telling, name, f"e{number}", more[-1], len(article["lines"])))
    for article in articles.values():
        article["text"] = "\n".join(article.pop("lines"))
    return gold_events(rows, articles, default_gazetteer())


def _row(telling: dict[str, Any], article: str, name: str, published: str, paragraph: int) -> dict[str, Any]:
    kind, _, subtype = telling["type"].partition("/")
    return {
        "article": article, "event": name, "type": kind, "subtype": subtype or None,
        "status": telling.get("status", "occurred"), **_when(telling.get("when", "news"), published),
        "place": _place(telling.get("where")), "places": [_place(p) for p in telling.get("places", ())],
        "actors": [dict(zip(("id", "role"), a.split(), strict=True)) for a in telling.get("who", ())],
        "casualties": {f: _amount(telling[f]) for f in _FIGURES if f in telling},
        "items": [dict(zip(("id", "use"), i.split(), strict=True)) for i in telling.get("things", ())],
        "victims": [{"name": v} for v in telling.get("victims", ())],
        "claimed_by": telling.get("claimed_by", ()), "paragraphs": [paragraph],
    }  # fmt: skip


def _when(told: str, published: str) -> dict[str, Any]:
    if told == "news":
        return {"date": [published, published], "date_precision": "inferred"}
    if told == "none":
        return {"date": None, "date_precision": "unanchored"}
    first, *rest = told.split()
    part = next((r for r in rest if r in _PARTS), None)
    clock = next((r for r in rest if ":" in r), None)
    last = next((r for r in rest if r not in (part, clock)), first)
    precision = "day" if last == first else "days"
    return {"date": [first, last], "date_precision": precision, "date_part": part, "time": clock}


def _place(told: str | None) -> dict[str, Any] | None:
    if told is None:
        return None
    name, admin1, country, *precision = (part.strip() for part in told.split(","))
    return {"name": name, "admin1": admin1 or None, "country": country, "precision": (*precision, "exact")[0]}


def _amount(told: int | list[int]) -> dict[str, Any]:
    low, *high = told if isinstance(told, list) else [told, told]
    return {"min": low, "max": high[0] if high else None}


def incidents(events: Iterable[Event], texts: dict[str, str] | None = None) -> list[Incident]:
    """The incidents that `evtx dedupe` makes of events (and of incidents, which count as known)."""

    def told(wanted: set[str]) -> list[tuple[str, str]]:
        return [(name, text) for name, text in (texts or {}).items() if name in wanted]

    return list(incidents_from(events, known(), _outlets(), Counts(), told))


@cache
def _outlets() -> dict[str, str]:
    return outlet_names()
