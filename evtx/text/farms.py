"""Farms, whose word has the letters of a farmer: a document and a token in, whether it means ground out."""

from __future__ import annotations

from evtx.text.clitics import bare_words
from evtx.text.document import Document
from evtx.text.words import word_class

_FARMS = "مزارع"
_GROUND_BEFORE = word_class("text.farms.ground_before")
_GROWN = word_class("text.farms.grown")
_LYING = word_class("text.farms.lying")
_SIDES = word_class("text.farms.sides")


def are_farms(document: Document, at: int) -> bool:
    """من جهة المزارع، تفتيش مزارع، مزارع الزيتون، المزارع المجاورة: farms, by what stands before or behind them."""
    if document.tokens[at].text.removeprefix("ال") != _FARMS:
        return False
    before = bare_words(document.tokens[at - 1].text) if at else set()
    after = document.word_at(at + 1)
    grown = after in _GROWN or (after in _LYING and document.tokens[at].text != _FARMS) or after in _SIDES
    return grown or not _GROUND_BEFORE.isdisjoint(before)
