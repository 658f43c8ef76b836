"""Whose deed it is that somebody announces: the force that tells of the enemies hit in an act of no doer.

In: a scene, a trigger and what its own phrases filled. Out: the announcer as a filler.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, whom
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger
from evtx.text.words import word_class

_TELLING = word_class("events.whose_deed.telling")
_BEHIND = word_class("events.whose_deed.behind")
_BLOWS = word_class("events.whose_deed.blows")
_OF_WAR = word_class("events.whose_deed.of_war")
_CULPRITS = word_class("events.culprits.doers")
_ON_ENEMIES = frozenset("airstrike shelling armed_attack killing raid assassination".split())


def announcer(scene: Scene, trigger: Trigger, fillers: Sequence[Filler]) -> list[Filler]:
    """أعلن الجيش مقتل 20 من مقاتلي الحركة في غارة: a force that tells how rebels fell by nobody's hand did it."""
    if trigger.rule.type not in _ON_ENEMIES or any(f.role != "target" and f.mentions for f in fillers):
        return []
    teller = _teller(scene, trigger)
    if teller is not None and _strikes_another(scene, teller, trigger, fillers):
        return scene.fill("initiator", "announced", teller)
    if teller is None or not _has_forces(scene, teller) or any(scene.of_rebels(m) for m in teller.actors):
        return []
    if trigger.form == "noun" and _announces_a_blow(scene, teller):
        return scene.fill("initiator", "announced", teller)
    blamed = _told_to_have_done(scene, teller, trigger)
    if blamed is not None:
        return scene.fill("initiator", "subject", blamed)
    ids = {n.actor for m in teller.actors for n in m.value.names}
    others = [c for c in scene.all_chunks if c.first > teller.last and c is not teller]
    fallen = [m for c in others for m in (*c.actors, *c.owners) if m.kind == "actor" and scene.of_rebels(m)]
    fallen = [m for m in fallen if scene.document.tokens[m.first].text not in _CULPRITS]  # إطلاق نار قتل فيه المهاجم
    forces = [c for c in others if scene.armed(c) and not any(scene.of_rebels(m) for m in (*c.actors, *c.owners))]
    own = any(ids & {n.actor for n in m.value.names} for m in fallen)
    if not fallen or own or any(_another(c, ids) for c in forces) or _blames(scene, teller, trigger):
        return []
    return scene.fill("initiator", "announced", teller)


def _strikes_another(scene: Scene, teller: Chunk, trigger: Trigger, fillers: Sequence[Filler]) -> bool:
    """أعلنت أوكرانيا قصف مصفاة روسية: a state that announces, right behind its name, a blow to what is another's."""
    if trigger.form != "noun" or trigger.first != teller.last or not scene.official(teller):
        return False
    ids = {n.actor for m in teller.actors for n in m.value.names}
    hit = [m for f in fillers if f.role == "target" for m in f.mentions if m.kind == "actor" and m.value.how != "noun"]
    return bool(hit) and all(ids.isdisjoint({n.actor for n in m.value.names}) for m in hit)


def _told_to_have_done(scene: Scene, teller: Chunk, trigger: Trigger) -> Chunk | None:
    """قال الجيش إن الحركة قتلت خمسة في هجوم: rebels whose verb has an object before the act's noun did the act."""
    between = [c for c in scene.bare(teller.last - 1, trigger.first) if c is not teller and c.last <= trigger.first]
    for chunk, behind in pairwise(between):
        verb = scene.readings[chunk.last]
        did = verb is not None and verb.finite and behind.first == chunk.last + 1 and not behind.coordinated
        if did and trigger.form == "noun" and any(scene.of_rebels(m) for m in chunk.actors):
            return chunk
    return None


def _announces_a_blow(scene: Scene, teller: Chunk) -> bool:
    """أعلن الجيش تدمير مستودع بضربة صاروخية: right behind the teller stands the noun of what he did."""
    return scene.document.tokens[teller.last].text in _BLOWS


def _blames(scene: Scene, teller: Chunk, trigger: Trigger) -> bool:
    """قال الجيش إن الحركة تقف وراء الهجوم: who is told to be behind an act did it."""
    return any(t.text in _BEHIND for t in scene.document.tokens[teller.last : trigger.first])


def _has_forces(scene: Scene, chunk: Chunk) -> bool:
    """An army, or a state's command or ministry of war."""
    words = {w for t in scene.document.tokens[chunk.first : chunk.last] for w in bare_words(t.text)}
    return scene.armed(chunk) or (scene.official(chunk) and not words.isdisjoint(_OF_WAR))


def _another(chunk: Chunk, ids: set[str]) -> bool:
    """Whether a phrase names a force that is not the one that tells."""
    named = {n.actor for m in whom(chunk) if m.kind == "actor" for n in m.value.names}
    return bool(named) and named.isdisjoint(ids)


def _teller(scene: Scene, trigger: Trigger) -> Chunk | None:
    """The phrase right after a verb of telling, before an act."""
    for chunk in scene.all_chunks:
        if chunk.last > trigger.first or chunk.prep or not chunk.actors or chunk.first == scene.sentence.first:
            continue
        reading = scene.readings[chunk.first - 1]
        if reading is not None and reading.finite and reading.analysis.lemma in _TELLING:
            return chunk
    return None
