"""The days of acts: a text published on Saturday 2024-06-15 and a type in, the first and last days of such acts out."""

from __future__ import annotations

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

Day = tuple[str | None, str | None]


def days_told(text: str, event_type: str) -> list[Day]:
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    return [(e.date.start, e.date.end) for e in events if e.type == event_type and e.date]
