"""What judging a row needs: the lists, the lexicon, the gazetteer's names; who decides and when."""

from __future__ import annotations

from dataclasses import dataclass

from evtx.lexicon.load import Lexicon
from evtx.pipeline import Engine
from evtx.review.lists import Lists, lists_of
from evtx.review.where import Atlas, atlas_of


@dataclass(frozen=True, slots=True)
class Desk:
    """`by`: who decides where no row or file says so. `now`: the moment of the import, ISO with zone."""

    lists: Lists
    lexicon: Lexicon
    atlas: Atlas
    by: str | None
    now: str


def make_desk(engine: Engine, by: str | None, now: str) -> Desk:
    """A desk with the data of an engine."""
    lexicon, gazetteer = engine.lexicon, engine.gazetteer
    return Desk(lists_of(lexicon, gazetteer), lexicon, atlas_of(gazetteer), by, now)
