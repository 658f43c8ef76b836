"""Imported places that count in a text: a way to read it by a table in, its reading without unlikely ones out.

What the local gazetteer knows may change how a text is read. So the text is read again without what proves unlikely,
so that nothing beside it is read by its light, and with what a class word has told, so that it may be named again bare.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evtx.annotate.places.found import Found
from evtx.annotate.places.imported import ImportedTable
from evtx.annotate.places.links import Links
from evtx.annotate.places.table import AREA_KINDS, Pair, PlaceTable
from evtx.frozen import replace
from evtx.gazetteer.likely import without_unlikely
from evtx.gazetteer.resolve import Choice, Name
from evtx.text.document import Document
from evtx.text.normalize import fold_text


@dataclass(frozen=True, slots=True)
class Reading:
    """The names of a text with the ends of roads after them, the links between them, and what each can mean."""

    every: list[Found]
    links: Links
    names: list[Name]
    hints: Mapping[str, int]  # how often the text's adjectives point to each country


Choose = Callable[[Sequence[Name], Mapping[str, int]], list[Choice]]


def settle(
    document: Document,
    table: PlaceTable,
    read: Callable[[PlaceTable], Reading],
    choose: Choose,
) -> Reading:
    """The reading of a text by a table. `choose` chooses places as for the final reading."""
    reading = read(table)
    if not isinstance(table, ImportedTable):
        return reading
    names = _likely(reading, choose)
    known: list[Pair] = []
    while True:
        refused = _imported(reading.names) - _imported(names)
        introduced = [] if known else _introduced(document, reading, names)
        if not refused and not introduced:
            return replace(reading, names=names)
        known = known or introduced
        table = table.without(refused).told(known)
        reading = read(table)
        names = _likely(reading, choose)


def _likely(reading: Reading, choose: Choose) -> list[Name]:
    return without_unlikely(reading.names, lambda names: choose(names, reading.hints))


def _introduced(document: Document, reading: Reading, names: Sequence[Name]) -> list[Pair]:
    """The imported places that a class word introduced and that the text names again."""
    return [
        (place, name)
        for found, kept in zip(reading.every, names, strict=True)
        if found.kind in AREA_KINDS
        for place, name in found.pairs
        if place.imported and place in kept.candidates and document.folded.text.count(fold_text(name)) > 1
    ]


def _imported(names: Sequence[Name]) -> frozenset[str]:
    return frozenset(place.id for name in names for place in name.candidates if place.imported)
