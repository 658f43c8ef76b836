"""The outlets that tell an event in; ACLED's source and source scale out."""

from __future__ import annotations

from urllib.parse import urlsplit

from evtx.export.knowledge import Knowledge, Outlet
from evtx.incident import Incident
from evtx.model import ArticleRef, Event

_SCALES = ("Other", "New media", "Subnational", "National", "Regional", "International")
_NEIGHBOURS = frozenset({"Middle East", "Northern Africa"})  # ACLED's regions whose Arabic media tell of each other
_PUBLISH = frozenset({"media", "monitor", "social"})  # sources that publish what they tell


def sources(event: Event, knowledge: Knowledge) -> tuple[str, str]:
    """Names of the outlets and monitors in English, and their scale as seen from the event's country.

    Both are empty where neither the article's outlet nor its address is known.
    """
    articles = event.articles if isinstance(event, Incident) else (event.article,)
    found = [_outlet(a, knowledge) for a in articles]
    retold = [a.reports_on for a in articles] + [n for s in event.sources for n in s.via]
    retold += [s.name for s in event.sources if s.kind in _PUBLISH]
    found += [knowledge.outlet_in(name) for name in retold if name]
    known = list(dict.fromkeys(o for o in found if o is not None and o.name))
    country = event.place.country if event.place and event.place.country else ""
    scales = {_scale(outlet, country, knowledge) for outlet in known}
    if any(s.kind == "social" for s in event.sources):
        scales.add("New media")
    return "; ".join(dict.fromkeys(o.name for o in known)), "-".join([s for s in _SCALES if s in scales][:2])


def _outlet(article: ArticleRef, knowledge: Knowledge) -> Outlet | None:
    if article.outlet:
        return knowledge.outlet(article.outlet)
    host = urlsplit(article.url or "").hostname
    return Outlet(host.removeprefix("www."), "", "") if host else None


def _scale(outlet: Outlet, country: str, knowledge: Knowledge) -> str:
    """Local and national media are such at home only: abroad they are regional, or international."""
    if outlet.reach in ("national", "subnational"):
        if outlet.country == country:
            return outlet.reach.capitalize()
        here, there = knowledge.countries.get(country), knowledge.countries.get(outlet.country)
        near = here and there and (here.region == there.region or {here.region, there.region} <= _NEIGHBOURS)
        return "Regional" if near else "International"
    return {"regional": "Regional", "international": "International", "other": "Other", "new_media": "New media"}.get(
        outlet.reach, ""
    )
