"""The closed lists and combinations of ACLED's codebook (acleddata.com, as of 2025): types, precision, interaction."""

from __future__ import annotations

STATE, REBEL, POLITICAL, IDENTITY, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = (
    "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
    "External/Other forces",
)  # fmt: skip
INTERS = (STATE, REBEL, POLITICAL, IDENTITY, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL)
"""Types of actors in the order of their numbers, 1 to 8."""

BATTLES, REMOTE, AGAINST_CIVILIANS, PROTESTS, RIOTS, STRATEGIC = (
    "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots",
    "Strategic developments",
)  # fmt: skip

_VIOLENCE, _DEMONSTRATIONS = "Political violence", "Demonstrations"

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
"""Columns of ACLED's files, in their order (codebook, table 1)."""


def disorder_type(event_type: str, sub_event_type: str) -> str:
    """The category of a sub-event type (codebook, table 2)."""
    if sub_event_type == "Excessive force against protesters":
        return f"{_VIOLENCE}; {_DEMONSTRATIONS}"
    if event_type == PROTESTS or sub_event_type == "Violent demonstration":
        return _DEMONSTRATIONS
    return STRATEGIC if event_type == STRATEGIC else _VIOLENCE


def interaction(inter1: str, inter2: str) -> str:
    """The two types of actors, the lower number first whichever acts; but civilians come after external forces."""
    if not inter2:
        return f"{inter1} only" if inter1 else ""
    first, second = sorted((inter1, inter2), key=INTERS.index)
    return f"{second}-{first}" if (first, second) == (CIVILIANS, EXTERNAL) else f"{first}-{second}"
