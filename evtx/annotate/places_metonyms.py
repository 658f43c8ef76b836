"""Countries and capitals that act (موسكو أعلنت): mentions of actors and places in, each kept on one side out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document


def settle_metonyms(
    document: Document, readings: Sequence[Reading | None], actors: list[Mention], places: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """A country or capital is an actor where it acts (موسكو أعلنت), else a place; each mention is kept once."""
    by_token = {t: p for p in places for t in range(p.first, p.last)}
    kept: list[Mention] = []
    dropped: set[int] = set()
    for actor in actors:
        place = by_token.get(actor.first)
        if actor.value.how != "metonym" or place is None:
            kept.append(actor)
        elif _acts(document, readings, actor, place):
            kept.append(actor)
            dropped.add(place.first)
    return kept, [p for p in places if p.first not in dropped]


def _acts(document: Document, readings: Sequence[Reading | None], actor: Mention, place: Mention) -> bool:
    """Subject position: right before or after a finite verb, or joined to another name, with no preposition."""
    if place.value.locative or place.first != actor.first or actor.value.proclitic[-1:] in ("ب", "ل", "ك"):
        return False
    before = readings[actor.first - 1] if actor.first else None
    after = readings[actor.last] if actor.last < len(readings) else None
    if before is not None and before.finite:
        return True
    opens = actor.first == 0 or document.tokens[actor.first - 1].text in ("ان", "بين", ".", "،", ":") or not before
    return bool(opens and after is not None and after.finite and not after.analysis.conj)
