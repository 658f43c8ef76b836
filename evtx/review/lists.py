"""The lists that a reviewer chooses from: the codebook's closed ones, and the ids that lexicon and gazetteer know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evtx import model
from evtx.config import EVENT_TYPES
from evtx.gazetteer.places import Gazetteer
from evtx.lexicon.load import Lexicon
from evtx.review.columns import NONE, VERDICTS
from evtx.schema import SUBTYPES


@dataclass(frozen=True, slots=True)
class Lists:
    """Values by the name of their list, subtypes by type, governorates by country."""

    values: Mapping[str, tuple[str, ...]]
    subtypes: Mapping[str, tuple[str, ...]]
    areas: Mapping[str, frozenset[str]]


def lists_of(lexicon: Lexicon, gazetteer: Gazetteer) -> Lists:
    """The lists with the actors, things, countries and governorates that these know."""
    areas: dict[str, set[str]] = {}
    for place in gazetteer.places.values():
        if place.country:
            areas.setdefault(place.country, set()).update({place.admin1} - {""})
    subtypes = {name: (NONE, *SUBTYPES.get(name, ())) for name in sorted(EVENT_TYPES)}
    values = {
        "verdict": VERDICTS,
        "type": tuple(subtypes),
        "subtype": tuple(sorted({s for known in subtypes.values() for s in known} - {NONE})),
        "status": model.STATUSES,
        "date_precision": model.DATE_PRECISIONS,
        "date_part": model.DATE_PARTS,
        "place_precision": model.PLACE_PRECISIONS,
        "country": tuple(sorted(areas)),
        "admin1": tuple(sorted({area for known in areas.values() for area in known})),
        "actor": tuple(sorted(lexicon.actors)),
        "item": tuple(sorted(lexicon.items)),
        "use": model.USES,
        "source_kind": model.SOURCE_KINDS,
    }
    return Lists(values, subtypes, {country: frozenset(known) for country, known in areas.items()})
