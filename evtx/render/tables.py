"""Articles and events as tables."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from evtx.incident import Incident
from evtx.model import Article, Event, Figure
from evtx.render.console import Grid
from evtx.render.plain import clean

_NARROW = 48  # columns of a terminal below which a table has a single column
_ROLE_ORDER = ("initiator", "participant", "target", "supporter", "suspected", "accused")
_STATUS_STYLE = {"occurred": "", "ongoing": "yellow", "planned": "cyan", "denied": "red"}


def events_table(console: Console, events: Sequence[Event]) -> None:
    """The events as a table with as many columns as the width allows; what has no column goes into another."""
    layout = [c for c in _LAYOUT if console.width >= c[0]]
    titles = [title for _, title, _, _ in layout]
    narrow = console.width < _NARROW
    columns = [(title, least, weight) for _, title, least, weight in layout]
    grid = Grid(console, [("events", 12, 1)] if narrow else columns)
    for event in events:
        cells = _cells(event, titles, english="source" not in titles)
        grid.add([Text("\n").join(cells[t] for t in titles)] if narrow else [cells[t] for t in titles])
    console.print(grid.table)


def _cells(event: Event, titles: Sequence[str], english: bool) -> dict[str, Text]:
    """The cells of a row; without a column of their own, actors go below the place, figures below the type."""
    cells = {
        "date": _date(event),
        "type": _type(event, with_status="status" not in titles),
        "place": Text(_place(event)),
        "actors": Text(_actors(event, english)),
        "figures": Text(_figures(event)),
        "status": Text(event.status, style=_STATUS_STYLE.get(event.status, "magenta")),
        "source": Text(_sources(event)),
        "evidence": _evidence(event),
    }
    for lost, host in (("actors", "place"), ("figures", "type")):
        if lost not in titles and cells[lost].plain:
            cells[host] = Text("\n").join((cells[host], cells[lost]))
    return cells


# (least width of the terminal, title, least width, weight); the first columns are the last to go
_LAYOUT = (
    (0, "date", 11, 0),
    (0, "type", 14, 0),
    (0, "place", 12, 2),
    (70, "actors", 16, 3),
    (90, "figures", 12, 0),
    (120, "status", 8, 0),
    (150, "source", 14, 2),
    (112, "evidence", 14, 5),
)


def _date(event: Event) -> Text:
    date = event.date
    if date is None:
        text = "–"
    elif date.start is None:
        text = f"from {date.not_before}" if date.not_before else clean(date.text or "undated")
    else:
        text = date.start if date.end in (None, date.start) else f"{date.start}\n– {date.end}"
        text += "?" if date.precision == "inferred" else ""
        text += f"\n{date.time or date.part}" if date.time or date.part else ""
    shown = Text(text).append(f"\n{event.id[:9]}", style="dim")
    if isinstance(event, Incident) and len(event.members) > 1:
        shown.append(f"\n{event.witnesses} outlet{'s' * (event.witnesses > 1)}", style="green")
    return shown


def _type(event: Event, with_status: bool) -> Text:
    text = Text(event.type, style="bold").append(f"\n{event.subtype}" if event.subtype else "")
    if with_status and event.status != "occurred":
        text.append(f"\n({event.status})", style=_STATUS_STYLE.get(event.status, "magenta"))
    return text


def _place(event: Event) -> str:
    place = event.place
    if place is None:
        return "–"
    near = "near " if place.precision == "near" else ""
    name = clean(place.name_en or place.name)
    lines = [f"{near}{name}"]
    area = ", ".join(p for p in (place.admin1, place.country) if p and p != name)
    lines += [clean(place.name)] * bool(place.name_en) + [clean(area)] * bool(area)
    if len(event.places) > 1:
        lines.append(f"+ {len(event.places) - 1} more")
    return "\n".join(lines)


def _actors(event: Event, english: bool) -> str:
    lines = []
    for role in _ROLE_ORDER:
        names = [
            clean((a.name_en or a.id) if english else (a.name_en or a.name)) for a in event.actors if a.role == role
        ]
        if names:
            lines.append(f"{role}: {', '.join(dict.fromkeys(names))}")
    if event.claimed_by:
        lines.append(f"claimed by: {', '.join(c.id for c in event.claimed_by)}")
    return "\n".join(lines)


def _figures(event: Event) -> str:
    return "\n".join(f"{_amount(figure)} {kind}" for kind, figure in event.casualties.items())


def _amount(figure: Figure) -> str:
    about = "~" if figure.approximate else ""
    if figure.min == figure.max:
        return f"{about}{figure.min}"
    return f"{about}{figure.min}+" if figure.max is None else f"{about}{figure.min or 0}–{figure.max}"


def _sources(event: Event) -> str:
    lines = [f"{clean(s.name)} ({s.kind})" for s in event.sources[:3]]
    return "\n".join(lines) or clean(event.article.outlet or "–")


def _evidence(event: Event) -> Text:
    """The sentence, shortened around the trigger, which is set off."""
    evidence = event.evidence
    at = evidence.trigger.start - evidence.start
    low = max(0, evidence.text.rfind(" ", 0, max(0, at - 60)) + 1) if at > 70 else 0
    high = min(len(evidence.text), at + 140)
    before, trigger = evidence.text[low:at], evidence.trigger.text
    after = evidence.text[at + len(trigger) : high]
    text = Text("… " if low else "").append(clean(before)).append(clean(trigger), style="bold red").append(clean(after))
    return text.append(" …" if high < len(evidence.text) else "")


def articles_table(console: Console, articles: Sequence[Article]) -> None:
    """What was read: id, date and who told it, outlet, title, size; blocks removed where the articles keep them."""
    columns = [("id", 12, 2), ("published", 10, 0), ("outlet", 10, 1), ("title", 16, 5)]
    if console.width >= 110:
        columns += [("place", 10, 1), ("letters", 7, 0), ("retells", 10, 1)]
    grid = Grid(console, columns)
    for article in articles:
        when = f"{article.published or 'undated'}\n{article.published_from or ''}".strip()
        cells = [clean(article.id), when, clean(article.outlet or article.agency or "–"), clean(article.title or "–")]
        more = [clean(article.dateline_place or ""), str(len(article.text)), clean(article.reports_on or "")]
        grid.add([*cells, *more][: len(columns)])
    console.print(grid.table)
    for article in articles:
        if article.removed:
            console.print(Text(clean(article.id), style="bold"))
            for block in article.removed:
                console.print(Text(f"  {block.reason}: {clean(block.text)}"), overflow="ellipsis", no_wrap=True)
