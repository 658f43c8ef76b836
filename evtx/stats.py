"""Events go in; a summary comes out: how many by type, day, governorate, actor and outlet, with the toll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from evtx.incident import Incident
from evtx.model import Event, Figure

_DAILY = frozenset({"hour", "day", "days", "inferred"})  # precisions that put an event on a day
_TOLL = ("killed", "wounded", "detained", "abducted")


@dataclass(slots=True)
class Summary:
    """Counts of events. Days are ISO dates; governorates are (governorate, country) as written, "" where not known."""

    events: int = 0
    incidents: int = 0
    undated: int = 0  # without a day, so that they are in no count by day
    unplaced: int = 0  # without any place
    types: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    governorates: Counter[tuple[str, str]] = field(default_factory=Counter)
    actors: Counter[tuple[str, str]] = field(default_factory=Counter)  # id, English name
    outlets: Counter[str] = field(default_factory=Counter)
    toll: dict[str, tuple[int, int]] = field(default_factory=dict)  # kind: least and most, open figures at their least


@dataclass(frozen=True, slots=True)
class Bin:
    """A stretch of days and the number of events that began in it."""

    start: date
    days: int
    events: int


def summarise(events: Iterable[Event]) -> Summary:
    """The summary, in one pass. An event in several roles or places counts once for each actor and governorate."""
    out = Summary()
    for event in events:
        out.events += 1
        out.incidents += isinstance(event, Incident)
        out.types[event.type] += 1
        out.statuses[event.status] += 1
        day = _day(event)
        if day:
            out.days[day] += 1
        else:
            out.undated += 1
        places = [p for p in (event.place, *event.places) if p is not None]
        out.unplaced += not places
        out.governorates.update({(p.admin1 or "", p.country or "") for p in places})
        out.actors.update({(a.id, a.name_en or a.name) for a in event.actors})
        articles = event.articles if isinstance(event, Incident) else (event.article,)
        out.outlets.update({a.outlet for a in articles if a.outlet})
        for kind in _TOLL:
            _add(out, kind, event.casualties.get(kind))
    return out


def _day(event: Event) -> str | None:
    """The first day of an event that has a day."""
    when = event.date
    if when is None or not when.start or when.precision not in _DAILY:
        return None
    try:
        return date.fromisoformat(when.start).isoformat()
    except ValueError:
        return None


def _add(out: Summary, kind: str, figure: Figure | None) -> None:
    if figure is None:
        return
    least, most = out.toll.get(kind, (0, 0))
    low = figure.min or 0
    out.toll[kind] = (least + low, most + (figure.max if figure.max is not None else low))


def bins(days: Counter[str], most: int) -> list[Bin]:
    """The days from the first to the last in at most `most` bins of a day, a week, or as many days as it takes."""
    if not days:
        return []
    counted = {date.fromisoformat(day): count for day, count in days.items()}
    first, last = min(counted), max(counted)
    span = (last - first).days + 1
    width = next((w for w in (1, 7) if span <= w * most), -(-span // most))
    sums: Counter[int] = Counter()
    for day, count in counted.items():
        sums[(day - first).days // width] += count
    return [Bin(first + timedelta(days=n * width), width, sums[n]) for n in range(-(-span // width))]


def as_json(summary: Summary) -> dict[str, object]:
    """The whole summary for `--json`; counts in falling order, days in theirs."""
    return {
        "events": summary.events,
        "incidents": summary.incidents,
        "undated": summary.undated,
        "unplaced": summary.unplaced,
        "types": dict(summary.types.most_common()),
        "statuses": dict(summary.statuses.most_common()),
        "toll": {kind: {"min": least, "max": most} for kind, (least, most) in summary.toll.items()},
        "days": dict(sorted(summary.days.items())),
        "governorates": [
            {"admin1": admin1 or None, "country": country or None, "events": count}
            for (admin1, country), count in summary.governorates.most_common()
        ],
        "actors": [
            {"id": actor, "name_en": name, "events": count} for (actor, name), count in summary.actors.most_common()
        ],
        "outlets": dict(summary.outlets.most_common()),
    }
