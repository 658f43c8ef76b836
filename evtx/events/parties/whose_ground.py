"""Parties told by the ground of an act: who holds the place that is hit, whom a raid looks for, whose prison it was.

In: a scene, a trigger and what its own phrases filled. Out: fillers.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler, whom
from evtx.lexicon.schema import Trigger
from evtx.text.words import word_class

_HOSTING = word_class("events.whose_ground.hosting")
_CARRYING = word_class("events.whose_ground.carrying")
_RIDING = "استقل"
_BLASTS = frozenset({"bombing", "explosion"})
_OCCUPYING = word_class("events.whose_ground.occupying")
_SEEKING = word_class("events.whose_ground.seeking")
_RELATIVE = frozenset({"التي", "الذي", "حيث"})
_IN_IT = frozenset("فيه فيها به بها عليه عليها داخله داخلها".split())
_WAS = frozenset({"كان", "كانت"})
_THAT = frozenset({"ان"})
_REACH = 3  # tokens from a verb to its subject
_SOUGHT_REACH = 3  # tokens from "looking for" to the one who is looked for


def holding_it(scene: Scene, trigger: Trigger, fillers: Sequence[Filler] = ()) -> list[Filler]:
    """قاعدة تضم قوات أميركية، سيارة تقل عنصرين، منشآت تستخدمها جماعات: whom the place or vehicle that is hit holds."""
    told = (f.last for f in fillers if (f.role, f.place) == ("target", "support_subject"))
    start = min(trigger.last, *told, scene.sentence.last)  # تعرضت قاعدة تضم قوات لهجوم: the clause is before the act
    for at in range(max(start, scene.sentence.first + 1), scene.sentence.last):
        reading = scene.readings[at]
        if reading is None or not reading.finite:
            continue
        before = _holding_before(scene, trigger, at)
        if before is None and not _about_place(scene, at):
            continue
        if trigger.rule.type in _BLASTS and not _of_vehicle(scene, at):
            continue
        if reading.analysis.lemma in _HOSTING or scene.document.tokens[at].text in _CARRYING:
            wanted = [c for c in _after(scene, at) if scene.armed(c) or scene.official(c)]
        elif reading.analysis.lemma in _OCCUPYING and _takes_up(scene, at):
            wanted = [c for c in ([before] if before is not None else _after(scene, at)) if scene.can_act(c)]
        else:
            continue
        return scene.fill("target", "hosted", wanted[0]) if wanted else []
    return []


def _holding_before(scene: Scene, trigger: Trigger, at: int) -> Chunk | None:
    """أبنية يتحصن بها المسلحون، كهف يعتقد أن مسلحين يختبئون فيه: the subject before such a verb.

    It stands right behind كان, or behind "that" where no comma sets it off from the act.
    """
    tokens = scene.document.tokens
    chunk = next((c for c in scene.all_chunks if c.last == at and not c.prep), None)
    if chunk is None or not chunk.first:
        return None
    if tokens[chunk.first - 1].text in _WAS or tokens[chunk.first].text in _WAS:
        return chunk
    said = tokens[chunk.first - 1].text in _THAT and not any(t.text == "،" for t in tokens[trigger.last : chunk.first])
    return chunk if said else None


def _of_vehicle(scene: Scene, at: int) -> bool:
    """سيارة تقل عنصرين، سيارة يستقلها عنصران: who rides in it."""
    reading = scene.readings[at]
    riding = reading is not None and reading.analysis.lemma == _RIDING
    return riding or scene.document.tokens[at].text in _CARRYING


def _about_place(scene: Scene, at: int) -> bool:
    """Whether a verb says more of the noun before it."""
    return scene.document.tokens[at - 1].text in _RELATIVE or at in scene.relative


def _takes_up(scene: Scene, at: int) -> bool:
    """يتحصن فيه، تستخدمها، حيث يتمركز: the clause is about the place, not about what is in it."""
    reading = scene.readings[at]
    near = {t.text for t in scene.document.tokens[at + 1 : at + 1 + _REACH]}
    owned = reading is not None and bool(reading.analysis.pron)
    return owned or not near.isdisjoint(_IN_IT) or scene.document.tokens[at - 1].text == "حيث"


def _after(scene: Scene, at: int) -> list[Chunk]:
    return [c for c in scene.all_chunks if at < c.first <= at + _REACH and not c.prep]


def sought(scene: Scene, trigger: Trigger) -> list[Filler]:
    """حملة مداهمات بحثا عن عناصر داعش، عملية لملاحقة الفاعلين: whom a raid looks for."""
    for chunk in scene.all_chunks:
        if chunk.first < trigger.last or chunk.attached or not (chunk.actors or chunk.owners):
            continue
        before = scene.document.tokens[max(trigger.first, chunk.first - _SOUGHT_REACH) : chunk.first + 1]
        told = [m.value for m in (*chunk.actors, *chunk.owners) if m.kind == "actor"]
        named = any(v.how in ("name", "hostile") or v.anaphor == "attacker" for v in told)
        if named and any(t.text in _SEEKING for t in before) and not any(t.text == "،" for t in before):
            return [filler("target", "sought", chunk, whom(chunk))]
    return []


def jailers(scene: Scene, fillers: Sequence[Filler]) -> list[Filler]:
    """توفي أسير في سجون الاحتلال: whose prison one died in."""
    if any(f.role == "initiator" and f.mentions for f in fillers):
        return []
    for chunk in scene.all_chunks:
        prison = bool(chunk.items) and chunk.items[0].value.id == "prison"
        if chunk.prep in ("في", "داخل", "ب") and prison and (chunk.actors or chunk.owners):
            return [filler("initiator", "jailer", chunk, [*chunk.actors, *chunk.owners])]
    return []
