"""What PLOVER has beside the category: modes, contexts, quad codes and scores (manual of 2021, openeventdata)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from evtx.model import Event

MODES: Mapping[str, tuple[str, ...]] = {
    "AGREE": (), "SUPPORT": (), "CONCEDE": (), "COOPERATE": (), "AID": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
"""The modes of each category."""

QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""Verbal cooperation, material cooperation, verbal conflict, material conflict."""

# Conflict-cooperation scores of categories and of their modes, from -10 to +10 (manual, section 2.6, where the minus
# sign of ACCUSE is missing).
_SCORES = {
    "AGREE": 2.5, "CONSULT": 2.5, "CONCEDE": 4.5, "AID": 10.0, "RETREAT": 6.5, "ACCUSE": -3.0, "THREATEN": -3.5,
    "PROTEST": -5.0, "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
    "CONSULT visit": 4.0, "RETREAT withdraw": 8.0, "RETREAT release": 6.5, "RETREAT disarm": 10.0,
    "ACCUSE allege": -3.5, "PROTEST demo": -5.0, "PROTEST riot": -7.0, "PROTEST strike": -5.0,
    "MOBILIZE troops": -6.5, "MOBILIZE weapons": -6.5, "MOBILIZE police": -5.5, "MOBILIZE militia": -6.0,
    "COERCE seize": -7.0, "COERCE restrict": -7.0, "COERCE curfew": -6.5, "COERCE arrest": -7.0,
    "ASSAULT abduct": -8.5, "ASSAULT beat": -7.5, "ASSAULT torture": -8.5, "ASSAULT sexual": -8.5,
    "ASSAULT targeted": -9.5, "ASSAULT primitive": -8.0, "ASSAULT firearms": -9.0, "ASSAULT explosives": -9.0,
    "ASSAULT suicide-attack": -9.5, "ASSAULT aerial": -9.5, "ASSAULT drone": -9.5, "ASSAULT heavy-weapons": -9.5,
    "ASSAULT unconventional": -10.0,
}  # fmt: skip

_BY_TYPE = {
    "assassination": "targeted", "execution": "targeted", "shelling": "heavy-weapons", "airstrike": "aerial",
    "bombing": "explosives", "explosion": "explosives", "chemical_attack": "unconventional", "abduction": "abduct",
    "raid": "seize", "arrest": "arrest", "seizure": "seize", "blockade": "restrict", "protest": "demo",
    "riot": "riot", "withdrawal": "withdraw", "surrender": "disarm", "accusation": "allege", "overflight": "weapons",
}  # fmt: skip
_BY_SUBTYPE = {
    ("bombing", "suicide"): "suicide-attack", ("airstrike", "drone"): "drone", ("armed_attack", "gunfire"): "firearms",
    ("armed_attack", "stabbing"): "primitive", ("armed_attack", "grenade"): "explosives",
    ("killing", "torture"): "torture", ("physical_assault", "beating"): "beat",
    ("physical_assault", "torture"): "torture", ("physical_assault", "sexual"): "sexual",
    ("blockade", "curfew"): "curfew", ("protest", "strike"): "strike", ("meeting", "visit"): "visit",
    ("surrender", "defection"): "",
}  # fmt: skip
_BY_ITEM = {
    **dict.fromkeys(("small_arms", "machine_gun", "sniper"), "firearms"),
    **dict.fromkeys(("artillery", "mortar", "rocket", "missile", "rpg", "tank"), "heavy-weapons"),
    **dict.fromkeys(("ied", "landmine", "car_bomb", "explosives", "grenade"), "explosives"),
    "suicide_vest": "suicide-attack", "knife": "primitive", "drone": "drone", "warplane": "aerial",
    "helicopter": "aerial", "barrel_bomb": "aerial", "chemical_agent": "unconventional",
}  # fmt: skip
# Types whose means only the things used tell.
_BY_MEANS = frozenset({"armed_clash", "armed_attack", "assassination", "killing", "territory", "raid"})
_MOVES = frozenset({"deployment", "patrol", "training"})
_MOBILE = frozenset({"weapon", "vehicle", "aircraft"})
_UNARMED = frozenset({"CVL", "JRN", "MED", "SOC", "REL"})
_FORCEFUL = frozenset({"arrest", "raid", "physical_assault", "killing", "execution", "armed_attack", "abduction"})
_AUXILIARY = {"planned": "future", "hypothetical": "hypothetical", "denied": "negation"}


def modes(event: Event, sectors: Collection[str]) -> list[str]:
    """How it was done: what type, subtype, things used and (in military moves) the actors' sectors say, of the modes
    that the event's categories have. Empty where nothing says so, as the manual wants."""
    told = _BY_SUBTYPE.get((event.type, event.subtype or ""), _BY_TYPE.get(event.type, ""))
    found = [told] if told else []
    if event.type in _BY_MEANS:
        found += [_BY_ITEM[i.id] for i in event.items if i.use == "used" and i.id in _BY_ITEM]
    if event.type == "raid" and (figure := event.casualties.get("detained")) and figure.min:
        found.append("arrest")
    if event.type in _MOVES:
        found.append(_move(event, sectors))
    allowed = [mode for category in event.codes.plover for mode in MODES.get(category, ())]
    return [mode for mode in dict.fromkeys(found) if mode in allowed]


def _move(event: Event, sectors: Collection[str]) -> str:
    things = any(i.use == "deployed" and i.kind in _MOBILE for i in event.items)
    if things:
        return "weapons"
    if "COP" in sectors:
        return "police"
    return "militia" if {"REB", "PRM", "UAF"} & set(sectors) else "troops"


# Acts of troops: the United Nations' are peacekeepers.
_WITH_TROOPS = frozenset({"deployment", "patrol", "withdrawal", "training"})


def contexts(
    event: Event, doers: Sequence[str], targets: Sequence[str], sectors: Collection[str], lineage: Iterable[str]
) -> list[str]:
    """Why, as far as type, actors and things tell. `doers`, `targets`: their sectors; `lineage`: the ids of all actors
    and of the bodies that they belong to. A status other than asserted adds its auxiliary mode, as the manual says."""
    ids = set(lineage)
    found = [_AUXILIARY[event.status]] if event.status in _AUXILIARY else []
    state = {"MIL", "COP", "GOV"} & set(doers)
    items = {i.id for i in event.items}
    rules = (
        ("military", "MIL" in sectors),
        ("repression", bool(state) and event.type in _FORCEFUL and bool(_UNARMED & set(targets))),
        ("rights_freedoms", "JRN" in targets),
        ("diplomatic", event.type == "meeting" and list(sectors).count("GOV") > 1),
        ("territory", event.type == "territory"),
        ("peacekeeping", "un" in ids and event.type in _WITH_TROOPS),
        ("terrorism", bool({"isis", "al_qaeda"} & ids)),
        ("cbrn", event.type == "chemical_attack" or "chemical_agent" in items),
        ("crime", bool({"bandits", "pirates"} & ids)),
        ("illegal_drugs", "drugs" in items),
        ("trafficking", "smugglers" in ids),
    )
    return found + [name for name, holds in rules if holds]


def score(categories: Iterable[str], found: Iterable[str]) -> float | None:
    """The score furthest from 0 among the categories; where a category has a mode, the mode's score is its own."""
    values = []
    for category in categories:
        of_modes = [_SCORES[f"{category} {m}"] for m in found if f"{category} {m}" in _SCORES]
        values += of_modes or [_SCORES[c] for c in (category,) if c in _SCORES]
    return max(values, key=abs, default=None)
