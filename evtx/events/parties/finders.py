"""Who found or made safe a charge: the parties of a find that a later verb of its sentence tells, and their roles."""

from __future__ import annotations

from evtx.events.draft import DraftActor
from evtx.events.frames.scene import Filler, Scene
from evtx.lexicon.schema import GUNMEN, Trigger

_FOUND = "explosive_found"
_MAKING_SAFE = frozenset({"فكك", "ابطل", "عطل", "ازال", "نزع", "اتلف", "فجر"})
_TAKES_UP = frozenset({"ه", "ها", "هم", "هما"})
_REACH = 2  # tokens from the verb to its subject
# How those who put the charge there are told.
_OF_PLANTERS = frozenset({"planted", "owner", "answered", "account"})


def made_safe(scene: Scene, trigger: Trigger) -> list[Filler]:
    """عثر عمال على عبوة، وفككتها وحدة الهندسة: who made safe what was found took part."""
    if trigger.rule.type != _FOUND:
        return []
    for at in scene.verbs:
        reading = scene.readings[at]
        if at < trigger.last or reading is None or reading.analysis.lemma not in _MAKING_SAFE:
            continue
        if reading.analysis.pron in _TAKES_UP:
            subject = next((c for c in scene.bare(at, scene.sentence.last) if c.first <= at + _REACH), None)
            return scene.fill("participant", "made_safe", subject) if subject and scene.can_act(subject) else []
    return []


def role_in_find(event_type: str, actor: DraftActor) -> str:
    """The role of a party in an event of a type: who finds a charge, or makes it safe, takes part in the find."""
    finding = event_type == _FOUND and actor.role == "initiator" and actor.place not in _OF_PLANTERS
    finding = finding and actor.id not in GUNMEN
    return "participant" if finding else actor.role
