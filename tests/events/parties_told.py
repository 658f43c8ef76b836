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
