"""One event in, the cells of its row out: what csv, xlsx and geojson show of it, a column a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from evtx.export.cells import Cell
from evtx.incident import Incident
from evtx.model import FIGURES, Count, Event, EventActor, EventPlace, Figure

JOIN = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and how the cell is read off an event."""

    name: str
    about: str
    cell: Callable[[Event], Cell]


def row(event: Event) -> dict[str, Cell]:
    """The event's cells by column; None where nothing is told."""
    return {column.name: column.cell(event) for column in COLUMNS}


def _joined(values: Iterable[str | None]) -> str | None:
    return JOIN.join(dict.fromkeys(v for v in values if v)) or None


def _names(role: str) -> Callable[[Event], Cell]:
    def names(event: Event) -> Cell:
        return _joined(_name(a) for a in event.actors if a.role == role)

    return names


def _name(actor: EventActor) -> str:
    name = actor.name_en or actor.name or actor.id
    return f"{name} (by {actor.by})" if actor.by else name


def place_name(place: EventPlace) -> str:
    """The name in English where there is one."""
    return place.name_en or place.name


def _of_place(field: str) -> Callable[[Event], Cell]:
    def cell(event: Event) -> Cell:
        value: Cell = getattr(event.place, field) if event.place else None
        return value

    return cell


def _of_date(field: str) -> Callable[[Event], Cell]:
    def cell(event: Event) -> Cell:
        value: Cell = getattr(event.date, field) if event.date else None
        return value

    return cell


def _of_article(field: str) -> Callable[[Event], Cell]:
    def cell(event: Event) -> Cell:
        value: Cell = getattr(event.article, field)
        return value

    return cell


def _bound(kind: str, bound: str) -> Callable[[Event], Cell]:
    def cell(event: Event) -> Cell:
        figure = event.casualties.get(kind)
        value: Cell = getattr(figure, bound) if figure else None
        return value

    return cell


def range_of(figure: Figure | Count | None) -> str:
    """An amount as people write it: 3, about 15, 3-5, at least 2."""
    if figure is None or (figure.min is None and figure.max is None):
        return ""
    about = "about " if figure.approximate else ""
    if figure.min == figure.max:
        return f"{about}{figure.min}"
    if figure.max is None:
        return f"at least {about}{figure.min}"
    return f"{about}{figure.min or 0}-{figure.max}"


def _whose(event: Event) -> Cell:
    """Whose people the hurt are, and what each source says where they differ."""
    out = []
    for kind, figure in event.casualties.items():
        for part in figure.of:
            of = f" of {part.actor}" if part.actor and part.actor != "civilians" else ""
            out.append(f"{kind} {range_of(Figure(part.min, part.max))} {part.category}{of}")
        out += [f"{kind} {range_of(Figure(b.min, b.max))} according to {b.source}" for b in figure.by_source]
    return JOIN.join(out) or None


def _items(event: Event) -> Cell:
    out = []
    for item in event.items:
        count = range_of(item.count)
        out.append(f"{item.id} ({item.use}{', ' + count if count else ''})")
    return _joined(out)


def _sources(event: Event) -> Cell:
    return _joined(f"{s.name} ({s.kind}{', via ' + ', '.join(s.via) if s.via else ''})" for s in event.sources)


def _victims(event: Event) -> Cell:
    out = []
    for victim in event.victims:
        more = ", ".join(str(v) for v in (victim.age, victim.affiliation) if v)
        out.append(f"{victim.name} ({more})" if more else victim.name)
    return _joined(out)


def _acled(part: int) -> Callable[[Event], Cell]:
    def cell(event: Event) -> Cell:
        return event.codes.acled[part] if event.codes.acled else None

    return cell


def _other_places(event: Event) -> Cell:
    return _joined(place_name(p) for p in event.places if p != event.place)


def outlets(event: Event) -> tuple[str, ...]:
    """Outlets that tell the event: that of its article, or those of all articles of an incident."""
    articles = event.articles if isinstance(event, Incident) else (event.article,)
    return tuple(dict.fromkeys(a.outlet for a in articles if a.outlet))


def _of_incident(read: Callable[[Incident], Cell]) -> Callable[[Event], Cell]:
    def cell(event: Event) -> Cell:
        return read(event) if isinstance(event, Incident) else None

    return cell


def _spread(incident: Incident) -> Cell:
    out = []
    for kind, spread in incident.spread.items():
        by = ", ".join(f"{b.source}: {range_of(Figure(b.min, b.max))}" for b in spread.by)
        out.append(f"{kind} {range_of(Figure(spread.min, spread.max))}" + (f" ({by})" if by else ""))
    return JOIN.join(out) or None


def _claims(incident: Incident) -> Cell:
    told = (f"{v.field} {v.value}" + (f" ({', '.join(v.outlets)})" if v.outlets else "") for v in incident.claims)
    return JOIN.join(told) or None


def _figures() -> Iterable[Column]:
    for kind in FIGURES:
        people = "people taking part" if kind == "crowd" else f"people {kind}"
        yield Column(f"{kind}_min", f"{people}: at least so many; empty where nothing is told", _bound(kind, "min"))
        yield Column(f"{kind}_max", f"{people}: at most so many; empty where that is open", _bound(kind, "max"))


COLUMNS: tuple[Column, ...] = (
    Column("event_id", "id of the event, the same in every run", lambda e: e.id),
    Column("type", "what happened (codebook, section 2)", lambda e: e.type),
    Column("subtype", "its subtype, if any", lambda e: e.subtype),
    Column("status", "occurred, ongoing, planned, denied, habitual or hypothetical", lambda e: e.status),
    Column("confidence", "how sure evtx is, from 0 to 1", lambda e: e.confidence),
    Column("date", "first day (year-month-day)", _of_date("start")),
    Column("date_end", "last day", _of_date("end")),
    Column("date_precision", "hour, day, days, week, month, year, inferred or unanchored", _of_date("precision")),
    Column("part_of_day", "dawn, morning, noon, afternoon, evening or night", _of_date("part")),
    Column("time", "time of day", _of_date("time")),
    Column("not_before", "for planned events: not before this day", _of_date("not_before")),
    Column("date_text", "the words that date it", _of_date("text")),
    Column("place", "the place in English", lambda e: place_name(e.place) if e.place else None),
    Column("place_ar", "the place in Arabic", _of_place("name")),
    Column("place_kind", "settlement, quarter, road, base ...", _of_place("kind")),
    Column("admin1", "governorate", _of_place("admin1")),
    Column("country", "country, two letters (ISO 3166)", _of_place("country")),
    Column("lat", "latitude in degrees (WGS 84)", _of_place("lat")),
    Column("lon", "longitude in degrees (WGS 84)", _of_place("lon")),
    Column("place_precision", "exact, near, area, admin1 or country", _of_place("precision")),
    Column("radius_km", "how far from the point it may be, in kilometres", _of_place("radius_km")),
    Column("other_places", "the other places of an event in several", _other_places),
    Column("initiators", "who did it", _names("initiator")),
    Column("targets", "to whom", _names("target")),
    Column("participants", "sides of a clash, a meeting, an agreement", _names("participant")),
    Column("supporters", "who backed it", _names("supporter")),
    Column("suspected", "who is believed to have done it", _names("suspected")),
    Column("accused", "who is blamed, and by whom", _names("accused")),
    Column("actor_ids", "ids of all actors with their roles", lambda e: _joined(f"{a.id}:{a.role}" for a in e.actors)),
    *_figures(),
    Column("casualties_by", "whose people they are, and what each source says", _whose),
    Column("victims", "people named as victims, with age and affiliation", _victims),
    Column("items", "weapons and things, with their use and number", _items),
    Column("claimed_by", "who claims it", lambda e: _joined(c.name for c in e.claimed_by)),
    Column("denied_by", "who denies it", lambda e: _joined(c.name for c in e.denied_by)),
    Column("sources", "who says so, with kind and outlet on the way", _sources),
    Column("notes_en", "the event in one or two English sentences", lambda e: e.notes_en),
    Column("evidence", "the sentence that tells it", lambda e: e.evidence.text),
    Column("trigger", "the word in it that names the event", lambda e: e.evidence.trigger.text),
    Column("outlets", "outlets that carry it", lambda e: _joined(outlets(e))),
    Column("published", "day of publication", _of_article("published")),
    Column("title", "title of the article", _of_article("title")),
    Column("url", "address of the article", _of_article("url")),
    Column("article_id", "id of the article", _of_article("id")),
    Column("acled_event", "ACLED event type; empty where ACLED has none", _acled(0)),
    Column("acled_sub_event", "ACLED sub-event type", _acled(1)),
    Column("plover", "PLOVER categories", lambda e: _joined(e.codes.plover)),
    Column("related", "ids of related events, and how", lambda e: _joined(f"{r.id} ({r.how})" for r in e.related)),
    Column("incident", "incidents: id of the incident", _of_incident(lambda i: i.cluster)),
    Column("members", "incidents: ids of the events that tell it", _of_incident(lambda i: _joined(i.members))),
    Column("witnesses", "incidents: outlets that tell it independently", _of_incident(lambda i: i.witnesses)),
    Column("spread", "incidents: figures that differ, least and most told, and by whom", _of_incident(_spread)),
    Column("differences", "incidents: other values that differ, and who tells them", _of_incident(_claims)),
)
"""The columns in their order; the last five are empty but for incidents."""
