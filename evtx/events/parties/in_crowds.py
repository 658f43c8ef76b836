"""Whom a force hits in the course of a demonstration: a scene and an act in, the crowd as a filler out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler
from evtx.lexicon.schema import ActorName, Trigger
from evtx.lexicon.who import ActorRef
from evtx.text.words import word_class

_HITTING = frozenset({"armed_attack", "killing", "physical_assault"})
_DURING = word_class("events.in_crowds.during")
_CROWDS = word_class("events.in_crowds.crowd")
_TOWARDS = frozenset({"علي", "نحو", "صوب", "باتجاه", "ضد", "تجاه"})
_PEOPLE, _CROWD = "civilians", "protesters"


def in_a_crowd(scene: Scene, trigger: Trigger, fillers: Sequence[Filler]) -> list[Filler]:
    """قتل عشرة برصاص الجيش خلال مظاهرات: people of whom no more is told, hit by a force at a protest, were in it."""
    if trigger.rule.type not in _HITTING:
        return []
    crowd = _crowd(scene, trigger)
    if crowd is None or any(_known(scene, f) for f in fillers if f.role in ("target", "initiator")):
        return []
    doers = [f.chunk for f in fillers if f.role == "initiator"]
    others = {m.value.actor for c in scene.chunks if not c.prep and c not in doers for m in c.people}
    if others - {"", _PEOPLE, _CROWD}:
        return []  # قتل صحفي برصاص كذا خلال مظاهرات
    value = ActorRef((ActorName(_CROWD, "noun"),), "noun")
    first, last = crowd
    mention = scene.document.mention_of_tokens("actor", first, last, value, "actor.crowd")
    return [filler("target", "crowd", Chunk("", first, last, False, (mention,)), (mention,))]


def _crowd(scene: Scene, trigger: Trigger) -> tuple[int, int] | None:
    """The demonstration in which it was (خلال مظاهرات), or the crowd that was fired at (أطلقوها على المتظاهرين)."""
    tokens = scene.document.tokens
    for noun in scene.triggers:
        if (
            noun.form != "verb"
            and noun.rule.type == "protest"
            and noun.first
            and tokens[noun.first - 1].text in _DURING
        ):
            return noun.first, noun.last
    for at in range(trigger.last + 1, scene.sentence.last):
        if tokens[at].text in _CROWDS and tokens[at - 1].text in _TOWARDS:
            return at, at + 1
    return None


def _known(scene: Scene, told: Filler) -> bool:
    """Whether a filler names whom an act hit, or rebels who did it."""
    named = [m for m in told.mentions if m.kind == "actor" and m.value.how in ("name", "hostile", "noun", "anaphor")]
    if told.role == "initiator":
        return any(scene.of_rebels(m) for m in named)
    people = {m.value.actor for m in told.mentions if m.kind == "people"} - {""}
    return not people | {n.actor for m in named for n in m.value.names} <= {_PEOPLE}
