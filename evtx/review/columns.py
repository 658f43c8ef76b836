"""The columns of a review: what each is called, what it takes, and how an event fills it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evtx.model import FIGURES, ROLES, Event, EventPlace, Figure

Cell = str | int | float | None
VERDICTS = ("accept", "reject", "correct")
NONE = "none"  # the subtype of types that have none, and of events without one
BETWEEN = "; "

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `kind`: shown (not read back), choice, area, date, count, degrees, ids, pairs, told, names, text.

    `listed` names the list that its values come from; `field` is the part of the record that it belongs to.
    """

    name: str
    kind: str
    about: str
    show: Callable[[Event], Cell]
    listed: str = ""
    field: str = ""
    wide: int = 12


def tidy(text: str | None) -> str | None:
    """A text without the control characters that a sheet cannot hold; None for an empty one."""
    return blanked(text or "").strip() or None


def blanked(text: str) -> str:
    """A text of the same length, with spaces for the control characters that a sheet cannot hold."""
    return _CONTROLS.sub(" ", text)


def _nothing(_event: Event) -> Cell:
    return None


def _date(name: str) -> Callable[[Event], Cell]:
    return lambda event: getattr(event.date, name) if event.date else None


def _place(name: str) -> Callable[[Event], Cell]:
    def show(event: Event) -> Cell:
        value = getattr(event.place, name) if event.place else None
        return tidy(value) if isinstance(value, str) else value

    return show


def _degrees(name: str) -> Callable[[Event], Cell]:
    """A coordinate with five decimals (a metre), which spreadsheets hand back as they got it."""

    def show(event: Event) -> Cell:
        value = getattr(event.place, name) if event.place else None
        return None if value is None else round(value, 5)

    return show


def _role(role: str) -> Callable[[Event], Cell]:
    return lambda event: _joined([a.id for a in event.actors if a.role == role])


def _bound(figure: str, end: str) -> Callable[[Event], Cell]:
    def show(event: Event) -> Cell:
        told: Figure | None = event.casualties.get(figure)
        return getattr(told, end) if told else None

    return show


def _joined(values: Sequence[str | None]) -> str | None:
    return BETWEEN.join(dict.fromkeys(v for v in values if v)) or None


def _names(places: Sequence[EventPlace]) -> str | None:
    return _joined([one_value(p.id or p.name) for p in places])


def one_value(text: str) -> str:
    """A text as one of several values of a cell, in which a semicolon would end it."""
    return (tidy(text.replace(";", ",")) or "").strip()


def _figures() -> tuple[Column, ...]:
    ends = (("min", "at least so many"), ("max", "at most so many; empty: no upper bound is told"))
    return tuple(
        Column(
            f"{figure}_{end}", "count", f"People {figure}: {about}.", _bound(figure, end), field="casualties", wide=9
        )
        for figure in FIGURES
        for end, about in ends
    )


def _roles() -> tuple[Column, ...]:
    about = "Ids of actors, several joined with ; as in sdf; coalition."
    return tuple(Column(r, "ids", f"{r}: {about}", _role(r), "actor", "actors", 18) for r in ROLES)


# The order is that of the sheet: what to decide, what decides it, the fields, what is only there to look up.
COLUMNS: tuple[Column, ...] = (
    Column("id", "shown", "The event's id; do not change it.", lambda e: e.id, wide=10),
    Column(
        "verdict",
        "choice",
        "accept: the row is right as it stands. correct: it is right after your changes. reject: no such event.",
        _nothing,
        "verdict",
        wide=10,
    ),
    Column("evidence", "shown", "The sentence that tells the event.", lambda e: tidy(e.evidence.text), wide=60),
    Column("type", "choice", "Type of event (codebook, section 2).", lambda e: e.type, "type", "type", 16),
    Column("subtype", "choice", "Subtype of this type.", lambda e: e.subtype or NONE, "subtype", "subtype", 14),
    Column("status", "choice", "Did it happen?", lambda e: e.status, "status", "status", 11),
    Column("date_start", "date", "First day.", _date("start"), field="date"),
    Column("date_end", "date", "Last day; empty: the first day.", _date("end"), field="date"),
    Column("date_precision", "choice", "How exact the date is.", _date("precision"), "date_precision", "date"),
    Column("date_part", "choice", "Part of the day, where told.", _date("part"), "date_part", "date", 10),
    Column(
        "place",
        "text",
        "The most specific place: its name, or its id in the gazetteer (sy-azaz).",
        _place("name"),
        field="place",
        wide=20,
    ),
    Column("admin1", "area", "Governorate, in English.", _place("admin1"), "admin1", "place", 16),
    Column("country", "choice", "Country, two letters (SY).", _place("country"), "country", "place", 8),
    Column("lat", "degrees", "Latitude, degrees north.", _degrees("lat"), field="place", wide=9),
    Column("lon", "degrees", "Longitude, degrees east.", _degrees("lon"), field="place", wide=9),
    Column(
        "place_precision", "choice", "How exact the place is.", _place("precision"), "place_precision", "place", wide=10
    ),
    Column(
        "places",
        "names",
        "All places of an event in several: names or ids joined with ; and the first is the place.",
        lambda e: _names(e.places),
        field="places",
        wide=20,
    ),
    *_roles(),
    Column(
        "claimed_by",
        "ids",
        "Ids of actors that claim it, joined with ;",
        lambda e: _joined([c.id for c in e.claimed_by]),
        "actor",
        "claimed_by",
    ),
    Column(
        "denied_by",
        "ids",
        "Ids of actors that deny it, joined with ;",
        lambda e: _joined([c.id for c in e.denied_by]),
        "actor",
        "denied_by",
    ),
    *_figures(),
    Column(
        "items",
        "pairs",
        "Things as id:use, joined with ; as in mortar:used; house:destroyed.",
        lambda e: _joined([f"{i.id}:{i.use}" for i in e.items]),
        "item",
        "items",
        24,
    ),
    Column(
        "sources",
        "told",
        "Who says so, as kind: name, joined with ; as in media: سانا.",
        lambda e: _joined([f"{s.kind}: {one_value(s.name)}" for s in e.sources]),
        "source_kind",
        "sources",
        24,
    ),
    Column("note", "text", "What you want to say about it.", _nothing, wide=24),
    Column("reviewer", "text", "Who decided; empty: the name that the import is told.", _nothing),
    Column("in_english", "shown", "The record in English.", lambda e: tidy(e.notes_en), wide=50),
    Column("confidence", "shown", "How sure evtx is.", lambda e: e.confidence, wide=10),
    Column("title", "shown", "Title of the article.", lambda e: tidy(e.article.title), wide=30),
    Column("outlet", "shown", "Outlet of the article.", lambda e: tidy(e.article.outlet)),
    Column("published", "shown", "Day of publication.", lambda e: tidy(e.article.published)),
    Column("url", "shown", "Address of the article.", lambda e: tidy(e.article.url), wide=20),
    Column("article", "shown", "Id of the article.", lambda e: tidy(e.article.id), wide=16),
)
BY_NAME = {column.name: column for column in COLUMNS}
FIELD_COLUMNS = tuple(c for c in COLUMNS if c.field)
"""The columns that hold a field of the record, and so can be corrected."""


def cells_of(event: Event) -> dict[str, Cell]:
    """What an event shows in every column."""
    return {column.name: column.show(event) for column in COLUMNS}
