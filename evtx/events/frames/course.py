"""Who fights in a fight that is told in the course of another act: a scene and the fight in, its other side out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene
from evtx.events.frames.subjects import inherited_subject, subject_before
from evtx.lexicon.schema import Trigger
from evtx.text.words import word_class

_COURSE = word_class("events.course.course")
_VISIT, _VISITING = "visit", frozenset({"meeting", "agreement", "aid"})
_IN_ITS_COURSE = _COURSE | word_class("events.course.of_visits")
# Acts by which others answer a fight: who does them is none of its sides.
_ANSWERS = frozenset({"blockade", "deployment", "displacement", "protest", "meeting", "agreement", "aid"})


def _visitor(scene: Scene, trigger: Trigger, own: Chunk, fillers: Sequence[Filler]) -> list[Filler]:
    """غادر المبعوث العاصمة بعد زيارة، وصل الوزير في زيارة: the official who goes or speaks in its course made it."""
    if own.prep not in _IN_ITS_COURSE or any(f.role == "initiator" and f.mentions for f in fillers):
        return []
    verb = scene.verb_before(trigger.first, scene.sentence.first)
    if verb is None or any(t.anchor == verb and t.rule.type not in _VISITING for t in scene.triggers):
        return []
    subjects = [subject_before(scene, verb, scene.region(verb)[0]), *scene.bare(verb, trigger.first)]
    subject = next((c for c in subjects if c is not None and c.actors), None)
    return scene.fill("initiator", "course", subject) if subject is not None and scene.official(subject) else []


def in_the_course(
    scene: Scene, trigger: Trigger, own: Chunk, region: tuple[int, int], fillers: Sequence[Filler]
) -> list[Filler]:
    """دخل الجيش البلدة بعد معارك مع كذا: of a fight told with one side the subject of the sentence is the other."""
    if trigger.rule.subtype == _VISIT:
        return _visitor(scene, trigger, own, fillers)
    sides = [f for f in fillers if f.role == "participant"]
    if len(sides) == 1 and sides[0].place == "with" and not own.prep:
        # اقتحمت القوة المخيم واندلع اشتباك مع كذا: the other side is who did the act before
        verb = scene.verb_before(trigger.first, region[0])
        opens = verb is not None and (r := scene.readings[verb]) is not None and bool(r.analysis.conj)
        subject = inherited_subject(scene, verb) if verb is not None and opens else None
        return scene.fill("participant", "course", subject) if subject is not None and scene.can_act(subject) else []
    if own.prep not in _COURSE or len(sides) > 1 or any(f.place != "with" for f in sides):
        return []
    if trigger.rule.type == "agreement" or (not sides and trigger.rule.type != "armed_clash"):
        return []  # خرج المقاتلون بموجب اتفاق مع كذا: who goes by a deal need not have made it
    verb = scene.verb_before(trigger.first, region[0])
    if verb is None or scene.readings[verb] is None:
        return []
    if not sides and any(t.anchor == verb and t.rule.type in _ANSWERS for t in scene.triggers):
        return []  # أغلقت السلطات المعبر إثر اشتباكات: who acts on a fight of others is none of its sides
    subjects = [subject_before(scene, verb, region[0]), *scene.bare(verb, trigger.first)]
    subject = next((c for c in subjects if c is not None and scene.can_act(c)), None)
    return scene.fill("participant", "course", subject) if subject is not None else []
