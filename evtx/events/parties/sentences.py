"""Whom a court's sentence is carried out on: the scene of an execution in, those sentenced as a filler out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler
from evtx.lexicon.schema import ActorName, Trigger
from evtx.lexicon.who import ActorRef
from evtx.text.words import word_class

_COURT = word_class("events.sentences.court")
_IN_THE_FIELD = word_class("events.sentences.in_the_field")


def sentenced(scene: Scene, trigger: Trigger, fillers: Sequence[Filler]) -> list[Filler]:
    """نُفذ حكم الإعدام في ثلاثة مدانين: who is put to death by a court, where no group is told to have done it."""
    if trigger.rule.type != "execution":
        return []
    if any(scene.of_rebels(m) for c in scene.all_chunks for m in c.actors if m.kind == "actor"):
        return []  # أعدمت الحركة ثلاثة بعد إدانتهم: no court of a state's
    if any(f.role == "initiator" and f.mentions for f in fillers):
        return []
    words = {t.text for t in scene.document.tokens[scene.sentence.first : scene.sentence.last]}
    if words.isdisjoint(_COURT) or not words.isdisjoint(_IN_THE_FIELD):
        return []
    value = ActorRef((ActorName("prisoners", "noun"),), "noun")
    first, last = trigger.first, trigger.last
    mention = scene.document.mention_of_tokens("actor", first, last, value, "actor.sentenced")
    return [filler("target", "member", Chunk("", first, last, False, (mention,)), (mention,))]
