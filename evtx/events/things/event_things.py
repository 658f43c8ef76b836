"""Which things an event lists, and under which id: its drafts in, the items of the record out (codebook, section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evtx.events.draft import Draft, DraftItem
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.model import Count, EventItem
from evtx.text.document import Document

_STRONGER = ("seized", "destroyed", "targeted", "found", "deployed", "used")
# A plane that looks on: unmanned, but where it only flies over, of which nobody tells.
_SPY_PLANE, _LOOKING_ON = "spy plane", "استطلاع"
# What a noun with several senses is in an act of this type: air-launched rockets are missiles, aircraft that strike
# are war planes, a bomb that nobody fires or drops is an improvised one (codebook, section 5).
_SENSES = {
    ("airstrike", "rocket"): "missile",
    ("airstrike", "aircraft"): "warplane",
    ("bombing", "bomb"): "ied",
    ("shelling", "rpg"): "rocket",
    ("overflight", _SPY_PLANE): "aircraft",
    ("aid", "medicine"): "aid_goods",
    ("aid", "oil"): "aid_goods",
    ("aid", "fuel"): "aid_goods",
}
_AIRLINER = ("aircraft", "vehicle")  # id and kind of a plane that carries people or loads
_AGENT = "chemical_agent"
_CHEMICAL = re.compile("[وف]?(?:ب|ل|ال|بال|لل)?كيم(?:ياي|او|ياو)ي(?:ه|ات|ا)?")  # folded: هجوم كيميائي، السلاح الكيماوي
# Acts done to people: a building told with them is where they were.
_ON_PEOPLE = frozenset("assassination killing execution arrest release physical_assault displacement".split())
# Bombings in which a vehicle that no other charge is told beside is the bomb itself.
_BLOWN_UP = frozenset({"car_bomb", "suicide"})
_CAR_BOMB = "car_bomb"
_CHARGES = frozenset({_CAR_BOMB, "suicide_vest", "ied", "landmine", "explosives", "bomb"})
_CARRIERS = frozenset({"car", "truck", "vehicle", "fuel_tanker", "pickup"})  # a motorcycle stays what it is
# Ground is where something is done, no thing; that it is somebody's says whom it hits.
_GROUND = frozenset({"farm"})
# What is listed only where it is fired at: ground elsewhere, which is taken or fought for, and where things happen.
_FIRED_AT = {"airport": frozenset({"airstrike", "shelling"})}
# A body of vehicles is listed where it is struck or taken; where it moves its vehicles are listed.
_CONVOY = "convoy"
_MOVING = frozenset({"deployment", "withdrawal", "patrol", "training", "aid", "displacement"})
# What stops a missile is who does it, not a thing.
_STOPPERS = frozenset({"air_defence", "aircraft"})
# Vehicles with a name of their own. السيارة after حافلة, or مركبة before السيارة, is the same one.
_VEHICLES = frozenset(
    "car military_vehicle pickup bus truck armoured_vehicle ambulance fuel_tanker car_bomb motorcycle tractor".split()
)
_VEHICLE = "vehicle"
_OF_FORCES = frozenset({"patrol", "deployment", "withdrawal", "training", "territory", "armed_clash"})
_ARMED = frozenset("army police security coalition".split())
_HIT = frozenset({"target", "participant"})
# A vaguer word of the text for what is listed already: الطائرة after الطائرة المسيرة, صاروخ after صاروخ باليستي.
_VAGUER = {
    "warplane": frozenset({"drone", "helicopter"}),
    "aircraft": frozenset({"drone", "helicopter", "warplane"}),
    "rocket": frozenset({"missile"}),
    "car": _VEHICLES - {"car"},
    "vehicle": _VEHICLES,
}


def listed_items(
    document: Document, told: Sequence[Draft], event_type: str, subtype: str | None, lexicon: Lexicon
) -> tuple[EventItem, ...]:
    """The items of an event, each id once, with its weightiest use. `told`: its drafts, the most telling first."""
    out: dict[tuple[str, str], DraftItem] = {}
    vehicle = _whose_vehicle(told, event_type, lexicon)
    for draft in told:
        for item in draft.items:
            sense = vehicle if item.id == _VEHICLE else _sense(event_type, item)
            alone = sense == _CONVOY and event_type == "deployment" and subtype == _CONVOY and not _other_vehicles(told)
            if alone or _is_listed(sense, item.kind, item.use, event_type):
                out.setdefault((sense, item.use), replace(item, id=sense))
    if event_type == "chemical_attack" and not any(i == _AGENT for i, _ in out):
        agent = next((a for d in told if (a := _agent(document, d)) is not None), None)
        if agent is not None:
            out[_AGENT, "used"] = agent
    if event_type == "bombing" and subtype in _BLOWN_UP:
        _blown_up(out)
    ids = {i for i, _ in out}
    best = {i: min((use for other, use in out if other == i), key=_STRONGER.index) for i in ids}
    return tuple(
        EventItem(i.id, i.name, i.kind, i.use, Count(i.min, i.max) if i.min is not None else None)
        for i in out.values()
        if best[i.id] == i.use and not _is_said_again(i, out.values())
    )


def _sense(event_type: str, item: DraftItem) -> str:
    """The id under which an event of a type lists a thing."""
    if item.id == _AIRLINER[0] and item.kind == _AIRLINER[1]:
        return item.id  # a plane with passengers strikes nobody
    if (event_type, item.id, item.use) == ("interception", "rocket", "used"):
        return "missile"  # أصابه صاروخ أطلق من الأرض: what brings down an aircraft is guided
    return _SENSES.get((event_type, _kind_of_plane(item)), item.id)


def _whose_vehicle(told: Sequence[Draft], event_type: str, lexicon: Lexicon) -> str:
    """What a word for any vehicle means: one of the forces that move, fight or are hit."""
    hit = [lexicon.actors[a.id].kind for d in told for a in d.actors if a.role in _HIT and a.id in lexicon.actors]
    armed = event_type in _OF_FORCES or (hit and all(kind in _ARMED for kind in hit))
    return "military_vehicle" if armed else _VEHICLE


def _agent(document: Document, draft: Draft) -> DraftItem | None:
    """The agent of a chemical attack that its own words tell (هجوم كيميائي، السلاح الكيماوي)."""
    sentence = document.sentences[draft.sentence]
    for at in range(sentence.first, sentence.last):
        if _CHEMICAL.fullmatch(document.tokens[at].text):
            return DraftItem(_AGENT, "weapon", "used", document.cut(at, at + 1), None, None, at, at + 1)
    return None


def _other_vehicles(told: Sequence[Draft]) -> bool:
    """Whether the vehicles of which a convoy consists are told, which are listed instead of it."""
    return any(i.kind == "vehicle" and i.id != _CONVOY for d in told for i in d.items)


def _kind_of_plane(item: DraftItem) -> str:
    return _SPY_PLANE if item.id == "drone" and _LOOKING_ON in item.name else item.id


def _is_said_again(item: DraftItem, listed: Iterable[DraftItem]) -> bool:
    """Whether a bare word is a vaguer one for what is listed already; of vehicles one of the two must be known."""
    exact = [o for o in listed if o.id in _VAGUER.get(item.id, frozenset())]
    if not exact or not _is_bare(item):
        return False
    return item.kind != "vehicle" or any(o.name.startswith("ال") for o in (item, *exact))


def _blown_up(listed: dict[tuple[str, str], DraftItem]) -> None:
    """فجر انتحاري سيارته: the vehicle that is blown up, where no other charge is told, is the bomb."""
    if any(i in _CHARGES for i, _ in listed):
        return
    key = next((k for k in listed if k[0] in _CARRIERS and k[1] != "destroyed"), None)
    if key is not None:
        listed[_CAR_BOMB, "used"] = replace(listed.pop(key), id=_CAR_BOMB, kind="weapon", use="used")


def _is_listed(item: str, kind: str, use: str, event_type: str) -> bool:
    if kind == "building" and event_type in _ON_PEOPLE:
        return False
    if item in _GROUND or event_type not in _FIRED_AT.get(item, (event_type,)):
        return False
    if item == _CONVOY and event_type in _MOVING:
        return False
    if event_type == "surrender" and item == "weapons" and use == "used":
        return False  # ألقوا سلاحهم
    return not (event_type == "interception" and (item == "air_defence" or (item in _STOPPERS and use == "used")))


def _is_bare(item: DraftItem) -> bool:
    """One thing with no word beside it that says which."""
    return " " not in item.name
