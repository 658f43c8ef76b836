"""Whom a force hits in the course of a demonstration: a scene and an act in, the crowd as a filler out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler
from evtx.lexicon.schema import ActorName, Trigger
from evtx.lexicon.who import ActorRef

_HITTING = frozenset({"armed_attack", "killing", "physical_assault"})
_DURING = frozenset({"خلال", "اثناء"})
_PEOPLE, _CROWD = "civilians", "protesters"


def in_a_crowd(scene: Scene, trigger: Trigger, fillers: Sequence[Filler]) -> list[Filler]:
    """قتل عشرة برصاص الجيش خلال مظاهرات: people of whom no more is told, hit by a force at a protest, were in it."""
    if trigger.rule.type not in _HITTING:
        return []
    tokens = scene.document.tokens
    crowd = next(
        (t for t in scene.event_nouns if t.rule.type == "protest" and t.first and tokens[t.first - 1].text in _DURING),
        None,
    )
    if crowd is None or any(_known(scene, f) for f in fillers if f.role in ("target", "initiator")):
        return []
    doers = [f.chunk for f in fillers if f.role == "initiator"]
    others = {m.value.actor for c in scene.chunks if not c.prep and c not in doers for m in c.people}
    if others - {"", _PEOPLE, _CROWD}:
        return []  # قتل صحفي برصاص كذا خلال مظاهرات
    value = ActorRef((ActorName(_CROWD, "noun"),), "noun")
    mention = scene.document.mention_of_tokens("actor", crowd.first, crowd.last, value, "actor.crowd")
    return [filler("target", "crowd", Chunk("", crowd.first, crowd.last, False, (mention,)), (mention,))]


def _known(scene: Scene, told: Filler) -> bool:
    """Whether a filler names whom an act hit, or rebels who did it."""
    named = [m for m in told.mentions if m.kind == "actor" and m.value.how in ("name", "hostile", "noun", "anaphor")]
    if told.role == "initiator":
        return any(scene.of_rebels(m) for m in named)
    people = {m.value.actor for m in told.mentions if m.kind == "people"} - {""}
    return not people | {n.actor for m in named for n in m.value.names} <= {_PEOPLE}
