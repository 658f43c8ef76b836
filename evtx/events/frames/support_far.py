"""Support verbs told far from their act, and subjects of theirs that take up a body: a scene and a trigger in."""

from __future__ import annotations

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Scene
from evtx.lexicon.schema import SupportVerb, Trigger
from evtx.text.words import word_class

_OPENING = 2  # tokens of a preposition and a noun before the act
_KEEPING_ON = word_class("events.noun_frame.keeping_on")


def undergone(scene: Scene, trigger: Trigger) -> tuple[SupportVerb, int] | None:
    """تعرضت القاعدة التي تضم قوات أميركية لهجوم: the verb before a clause about its subject, with its entry."""
    if trigger.analysis.prep != "ل":
        return None
    for at in range(trigger.first - 1, scene.sentence.first - 1, -1):
        reading = scene.readings[at]
        if reading is None:
            continue
        support = next((s for s in scene.supports(at) if s.preposition == "ل" and s.subject == "target"), None)
        if reading.finite and support is not None:
            return support, at
        if reading.analysis.prep == "ل":
            return None
    return None


def over_comma(scene: Scene, trigger: Trigger, prep: str, first: int) -> tuple[SupportVerb, int] | None:
    """نجح الجيش، أمس، في تحرير كذا: the verb that wants the preposition with which the clause of an act opens."""
    if not prep or scene.document.tokens[first - 1].text != "،" or trigger.first - first > _OPENING:
        return None
    at = scene.verb_before(first, scene.sentence.first)
    if at is None or any(at < t.anchor < trigger.anchor for t in scene.triggers):
        return None
    support = next((s for s in scene.supports(at) if s.preposition == prep and s.subject == "initiator"), None)
    return (support, at) if support is not None else None


def body_again(subject: Chunk) -> bool:
    """كانت الوزارة أعلنت اعتقال منفذي الهجوم: a body that was named before."""
    return any(m.kind == "actor" and m.value.anaphor in ("named", "group") for m in subject.actors)


def keeps_on(scene: Scene, own: Chunk) -> bool:
    """قسد مستمرة بحصار المدينة: a word for going on that carries an act in a sentence without a verb."""
    words = [scene.document.tokens[at].text for at in range(max(0, own.first - 2), own.first)]
    return words[-1:] != [] and (words[-1] in _KEEPING_ON or (words[-1] == "في" and words[0] in _KEEPING_ON))
