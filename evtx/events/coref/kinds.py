"""Which types of event can be words for one event, which are outcomes of others, and how precise each is."""

from __future__ import annotations

VIOLENT = frozenset(
    """armed_clash armed_attack assassination shelling airstrike bombing explosion chemical_attack killing
    execution raid riot""".split()
)
# Types that a later or vaguer word for the same event may have: (vague, precise).
_VAGUE = {
    "armed_attack": frozenset(
        {
            "armed_attack",
            "bombing",
            "shelling",
            "airstrike",
            "assassination",
            "armed_clash",
            "raid",
            "explosion",
            "riot",
            "execution",
            "chemical_attack",
        }
    ),
    "explosion": frozenset({"explosion", "bombing", "shelling", "airstrike", "assassination"}),
    "killing": VIOLENT,
    "bombing": frozenset({"bombing", "explosion", "assassination"}),
    "armed_clash": frozenset({"armed_clash", "armed_attack"}),
    "shelling": frozenset({"shelling", "airstrike", "chemical_attack"}),
    "airstrike": frozenset({"airstrike", "shelling", "chemical_attack"}),
    "chemical_attack": frozenset({"chemical_attack", "shelling", "airstrike"}),
    "raid": frozenset({"raid", "arrest"}),
    "arrest": frozenset({"arrest", "raid"}),
    "seizure": frozenset({"seizure", "raid", "explosive_found", "armed_attack", "armed_clash", "killing"}),
    "explosive_found": frozenset({"explosive_found", "raid"}),
    "property_destruction": frozenset(
        {
            "property_destruction",
            "raid",
            "airstrike",
            "shelling",
            "armed_attack",
            "riot",
            "assassination",
        }
    ),
    "abduction": frozenset({"abduction", "armed_attack", "armed_clash"}),
    "execution": frozenset({"execution", "armed_attack", "killing"}),
    "assassination": frozenset({"assassination", "armed_attack", "bombing", "killing", "airstrike", "shelling"}),
}
# Outcomes fold into their cause when it stands in the same sentence or right before.
OUTCOMES = frozenset({"killing", "arrest", "seizure", "explosive_found", "property_destruction", "physical_assault"})
APART = frozenset({"body_found", "torture"})  # subtypes of deaths with a story of their own
# How precise a type is: the group takes the type of its most precise draft.
PRECISION = {"killing": 0, "explosion": 2, "armed_attack": 2, "arrest": 1, "seizure": 0.9, "explosive_found": 1,
             "abduction": 1.7, "property_destruction": 1, "armed_clash": 1.8,
             "deployment": 3.9, "overflight": 3.9,
             "assassination": 4.6, "airstrike": 4.5, "chemical_attack": 5.0}  # fmt: skip


def types_meet(one: str, two: str) -> bool:
    """Whether two types can be words for one event."""
    return one == two or two in _VAGUE.get(one, ()) or one in _VAGUE.get(two, ())
