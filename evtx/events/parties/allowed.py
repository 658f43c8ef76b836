"""Who is let do an act (سمحت الحكومة للجيش بدخول المدينة): a scene and the act's trigger in, a filler out."""

from __future__ import annotations

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler
from evtx.lexicon.schema import Trigger
from evtx.text.words import word_class

_HELP = frozenset({"aid", "displacement"})
_LETTING = word_class("events.allowed.letting")
_FOR, _BY = "ل", "ب"


def allowed(scene: Scene, trigger: Trigger) -> list[Filler]:
    """سمح الجيش للهلال الأحمر بإدخال قافلة، أتاحت الهدنة للصليب الأحمر إجلاء جرحى: who is let do it does it."""
    if trigger.form != "noun":
        return []
    near = [c for c in scene.all_chunks if c.prep == _FOR and 0 <= trigger.first - c.last <= 1 and c.actors]
    for chunk in near:
        helps = trigger.rule.type in _HELP and scene.helping(chunk)
        if helps or (scene.can_act(chunk) and _is_let(scene, trigger, chunk)):
            return [filler("initiator", "allowed", chunk, chunk.actors)]
    return []


def _is_let(scene: Scene, trigger: Trigger, chunk: Chunk) -> bool:
    """Whether the verb before a phrase with لـ lets somebody do what "by" puts behind him."""
    verb = scene.verb_before(chunk.first, scene.sentence.first)
    reading = scene.readings[verb] if verb is not None else None
    return trigger.analysis.prep == _BY and reading is not None and reading.analysis.lemma in _LETTING
