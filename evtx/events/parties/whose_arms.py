"""Whose arms killed: the owner of a weapon told as the means of an act (بلغم حوثي، بقذائف قوات النظام)."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler, is_shot
from evtx.events.frames.subjects import LAUNCHING
from evtx.lexicon.schema import Trigger
from evtx.text.words import word_class

_FROM_THE_AIR = "airstrike"
_FIRING = frozenset({"aircraft", "weapon", "vehicle"})
_MADE = word_class("events.whose_arms.made")
# Acts whose weapon is used by one side on another.
_WITH_ARMS = frozenset("armed_attack shelling airstrike bombing killing chemical_attack assassination".split())


def whose_arms(scene: Scene, trigger: Trigger, region: tuple[int, int], fillers: Sequence[Filler]) -> list[Filler]:
    """The initiator of an act told without one, by the actor in the phrase of its weapon. `fillers`: those found."""
    if trigger.rule.type not in _WITH_ARMS or any(f.role == "initiator" and f.mentions for f in fillers):
        return []
    subject = next((f.chunk for f in fillers if f.role == "item" and f.place in ("subject", "genitive")), None)
    if subject is not None and (owner := _owner(scene, subject) or _fired_from(scene, subject)) is not None:
        return [owner]
    if subject is None and (shot := _shot(scene, trigger)) is not None and (owner := _owner(scene, shot)) is not None:
        return [owner]
    taken = {id(f.chunk) for f in fillers if f.role == "target"}
    for chunk in scene.chunks:
        if not region[0] <= chunk.first < region[1] or chunk.prep != "ب" or id(chunk) in taken:
            continue
        if _of_another(scene, trigger, chunk):
            continue
        owner = _owner(scene, chunk) or (_flown(chunk) if trigger.rule.type == _FROM_THE_AIR else None)
        if owner is not None:
            return [owner, *_other_nations(scene, owner)]
    return []


def _flown(chunk: Chunk) -> Filler | None:
    """قصف بطائرات فرنسية: in a strike from the air the aircraft told as its means are whose it is."""
    aircraft = chunk.items[0] if chunk.items and chunk.items[0].value.kind == "aircraft" else None
    if aircraft is None or aircraft.first != chunk.first:
        return None
    nations = [m for m in (*chunk.actors, *chunk.owners) if m.first >= aircraft.last]
    return filler("initiator", "means", chunk, nations) if nations else None


def _other_nations(scene: Scene, owner: Filler) -> list[Filler]:
    """بطائرات فرنسية | وبريطانية: nations joined to that of the arms."""
    joined = (c for c in scene.joined(owner.chunk) if c.actors and not (c.items or c.people))
    return [filler("initiator", "means", c, c.actors) for c in joined]


def _shot(scene: Scene, trigger: Trigger) -> Chunk | None:
    """أطلقت صواريخ إسرائيلية على كذا، صواريخ إسرائيلية | استهدفت كذا: the arms behind a verb of firing, or before."""
    if trigger.form != "verb" or trigger.analysis.conj:
        return None
    if trigger.analysis.lemma in LAUNCHING:
        behind = next((c for c in scene.all_chunks if c.first == trigger.last and not c.prep), None)
        return behind if behind is not None and is_shot(behind, by_nation=True) else None
    before = next((c for c in scene.all_chunks if c.last == trigger.first), None)
    return before if before is not None and is_shot(before, by_nation=True) else None


def arms_received(scene: Scene, trigger: Trigger, region: tuple[int, int], fillers: Sequence[Filler]) -> list[Filler]:
    """ذاقت البلدة قذائف المدفعية الإسرائيلية: where who is hit is the subject, the arms told are the other side's.

    `fillers`: those of the verb, in which the owner of the arms may stand as one who was hit.
    """
    if trigger.rule.roles.get("subject") != "target" or trigger.rule.type not in _WITH_ARMS:
        return list(fillers)
    for chunk in scene.chunks:
        if trigger.anchor < chunk.first < region[1] and (owner := _owner(scene, chunk)) is not None:
            return [*(f for f in fillers if f.chunk is not chunk), owner]
    return list(fillers)


def _fired_from(scene: Scene, subject: Chunk) -> Filler | None:
    """أصاب صاروخ من مسيّرة أميركية سيارة، انهالت القذائف على الحي من مدفعية كذا: the arms that a shot came from."""
    shot = any(m.value.kind == "weapon" for m in subject.items)
    for chunk in scene.all_chunks if shot else ():
        if chunk.first <= subject.first or chunk.prep != "من":
            continue
        whose = [m for m in (*chunk.actors, *chunk.owners) if m.value.how != "noun"]
        arms = bool(chunk.items) and chunk.items[0].first == chunk.first and chunk.items[0].value.kind in _FIRING
        verb = scene.verb_after(subject.last, chunk.first)
        if arms and whose and (verb is None or subject.first > verb):
            return filler("initiator", "means", chunk, whose)
    return None


def _of_another(scene: Scene, trigger: Trigger, chunk: Chunk) -> bool:
    """Whether another act is told between the trigger and the weapon, so that the weapon is that act's."""
    low, high = sorted((trigger.anchor, chunk.first))
    acts = any(low < t.anchor < high for t in scene.triggers)
    return acts or (trigger.form == "noun" and any(low < verb < high for verb in scene.verbs))


def _owner(scene: Scene, chunk: Chunk) -> Filler | None:
    """The actors behind the weapon of a phrase, unless they are its makers or are told to have been hit."""
    weapon = next(
        (m for m in chunk.items if m.value.kind == "weapon" or m.value.id == "drone" or "drone" in m.value.classes),
        None,
    )
    if weapon is None or any(m.value.id != "force" for m in chunk.people):
        return None
    after = [m for m in (*chunk.actors, *chunk.owners) if m.first >= weapon.first]
    told = scene.document.tokens[weapon.first : min(chunk.last + 1, scene.sentence.last)]
    made = any(token.text in _MADE for token in told)
    return filler("initiator", "means", chunk, after) if after and not made else None
