"""Modes and contexts as the PLOVER manual has them; each case is a record and what it says."""

from __future__ import annotations

import pytest

from evtx.export.plover import record
from evtx.model import Codes, EventActor, EventItem, Figure
from tests.export.conftest import day


def item(item_id: str, use: str = "used", kind: str = "weapon") -> EventItem:
    return EventItem(item_id, item_id, kind, use)


def told(event, known, event_type, subtype, codes, actors, items=(), **fields):
    parts = tuple(EventActor(a.split(":")[0], "", None, a.split(":")[1]) for a in actors)
    made = event("raid", type=event_type, subtype=subtype, actors=parts, items=items, codes=Codes(None, codes))
    for name, value in fields.items():
        made = event("raid", **{f: getattr(made, f) for f in made.__dataclass_fields__} | {name: value})
    return record(made, known)


ASSAULT, COERCE, MOBILIZE = ("ASSAULT",), ("COERCE",), ("MOBILIZE",)
MODES = [
    ("shelling", "mortar", ASSAULT, (), (item("mortar"),), ["heavy-weapons"]),
    ("airstrike", None, ASSAULT, (), (), ["aerial"]),
    ("airstrike", "drone", ASSAULT, (), (), ["drone"]),
    ("bombing", "suicide", ASSAULT, (), (item("suicide_vest"),), ["suicide-attack"]),
    ("bombing", "ied", ASSAULT, (), (), ["explosives"]),
    ("armed_clash", None, ASSAULT, (), (), []),
    ("armed_clash", None, ASSAULT, (), (item("machine_gun"), item("rpg")), ["firearms", "heavy-weapons"]),
    ("armed_clash", None, ASSAULT, (), (item("machine_gun", "seized"),), []),
    ("armed_attack", "stabbing", ASSAULT, (), (), ["primitive"]),
    ("assassination", None, ASSAULT, (), (item("ied"),), ["targeted", "explosives"]),
    ("abduction", None, ASSAULT, (), (), ["abduct"]),
    ("physical_assault", "sexual", ASSAULT, (), (), ["sexual"]),
    ("chemical_attack", None, ASSAULT, (), (), ["unconventional"]),
    ("raid", None, COERCE, (), (), ["seize", "arrest"]),
    ("blockade", "curfew", COERCE, (), (), ["curfew"]),
    ("blockade", "siege", COERCE, (), (), ["restrict"]),
    ("deployment", None, MOBILIZE, ("turkey:initiator",), (), ["troops"]),
    ("deployment", None, MOBILIZE, ("sdf:initiator",), (), ["militia"]),
    ("deployment", None, MOBILIZE, ("iraq_police:initiator",), (), ["police"]),
    ("deployment", "convoy", MOBILIZE, ("usa:initiator",), (item("truck", "deployed", "vehicle"),), ["weapons"]),
    ("protest", "strike", ("PROTEST",), (), (), ["strike"]),
    ("withdrawal", None, ("RETREAT",), (), (), ["withdraw"]),
    ("surrender", "defection", ("RETREAT",), (), (), []),
    ("release", None, ("CONCEDE",), (), (), []),
    ("meeting", "visit", ("CONSULT",), (), (), ["visit"]),
    ("accusation", None, ("ACCUSE",), (), (), ["allege"]),
]  # fmt: skip


@pytest.mark.parametrize(("event_type", "subtype", "codes", "actors", "items", "modes"), MODES)
def test_modes(event, known, event_type, subtype, codes, actors, items, modes):
    assert told(event, known, event_type, subtype, codes, actors, items)["mode"] == modes


CONTEXTS = [
    ("airstrike", ASSAULT, ("russia:initiator", "civilians:target"), (), "occurred", ["military"]),
    ("armed_attack", ASSAULT, ("isis:initiator", "civilians:target"), (), "occurred", ["terrorism"]),
    ("armed_attack", ASSAULT, ("sdf:initiator", "sna:target"), (), "occurred", []),
    ("arrest", COERCE, ("iraq_police:initiator", "protesters:target"), (), "occurred", ["repression"]),
    ("arrest", COERCE, ("iraq_police:initiator", "journalists:target"), (), "occurred",
     ["repression", "rights_freedoms"]),
    ("seizure", COERCE, ("jordan:initiator", "smugglers:target"), (item("drugs", "seized", "goods"),), "occurred",
     ["military", "illegal_drugs", "trafficking"]),
    ("chemical_attack", ASSAULT, (), (), "occurred", ["cbrn"]),
    ("meeting", ("CONSULT",), ("turkey:participant", "russia:participant"), (), "occurred", ["diplomatic"]),
    ("airstrike", ASSAULT, (), (), "planned", ["future"]),
    ("airstrike", ASSAULT, (), (), "denied", ["negation"]),
]  # fmt: skip


@pytest.mark.parametrize(("event_type", "codes", "actors", "items", "status", "contexts"), CONTEXTS)
def test_contexts(event, known, event_type, codes, actors, items, status, contexts):
    assert told(event, known, event_type, None, codes, actors, items, status=status)["context"] == contexts


ENTITIES = [  # actor, categories; code and sector
    ("turkey", ASSAULT, "TUR", "MIL"),
    ("turkey", ("CONSULT",), "TUR", "GOV"),
    ("isis", ASSAULT, "IMG", "REB"),
    ("civilians", ASSAULT, "SYR", "CVL"),
    ("unknown_gunmen", ASSAULT, "SYR", "UAF"),
    ("un", ("AID",), "UNO", "GOV"),
    ("msf", ("AID",), "NGO", "SOC"),
    ("lebanese_red_cross", ("AID",), "LBN", "SOC"),
    ("some_new_group", ASSAULT, "SYR", "UNK"),
]


@pytest.mark.parametrize(("actor", "codes", "code", "sector"), ENTITIES)
def test_entities(event, known, actor, codes, code, sector):
    (entity,) = told(event, known, "shelling", None, codes, (f"{actor}:initiator",))["actor"]
    assert (entity["code"], entity["sector"], entity["identifier_id"]) == (code, sector, actor)


def test_an_act_of_nobody_known_has_an_unknown_actor(event, known):
    made = told(event, known, "shelling", None, ASSAULT, ("sdf:target", "sna:suspected"))
    assert [(a["code"], a["sector"]) for a in made["actor"]] == [("SYR", "UNK")]
    assert [r["identifier_id"] for r in made["recipient"]] == ["sdf"]


def test_the_sides_of_a_clash_are_all_actors(event, known):
    made = told(event, known, "armed_clash", None, ASSAULT, ("sdf:participant", "sna:participant"))
    assert [a["identifier_id"] for a in made["actor"]] == ["sdf", "sna"]
    assert made["recipient"] == []


def test_score_quad_and_size(event, known):
    hurt = {"killed": Figure(3, 5), "wounded": Figure(None, 4), "displaced": Figure(9, 9)}
    made = told(event, known, "airstrike", None, ASSAULT, (), casualties=hurt, date=day("2024-05-01", "2024-05-02"))
    assert (made["event_scale"], made["quad_code"]) == (-9.5, 4)
    assert made["size"] == {"dead": 3, "injured": None}
    assert (made["date"], made["enddate"]) == ("2024-05-01", "2024-05-02")
