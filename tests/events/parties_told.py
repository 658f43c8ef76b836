"""Who did what to whom in a text of our own: what the tests of parties compare."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


def check_parties(text: str, day: str, expected: Mapping[str, str]) -> None:
    """Asserts that the last event of each type has just the actors given, as `id:role` with spaces between."""
    events = extract_article(Article(id="t", text=text, published=day), engine())
    told = {e.type: {f"{a.id}:{a.role}" for a in e.actors} for e in events}
    assert {t: told.get(t) for t in expected} == {t: set(actors.split()) for t, actors in expected.items()}


def check_act(text: str, kind: str, figures: Mapping[str, int]) -> None:
    """Asserts that a text has an event of a type, whose figures have just these least numbers."""
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), engine())
    told = [event for event in events if event.type == kind]
    assert told, [event.type for event in events]
    assert {figure: told[0].casualties[figure].min for figure in figures} == dict(figures)
