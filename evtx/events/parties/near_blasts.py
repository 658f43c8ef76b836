"""Whom a blast struck that its own phrases do not name: a scene and the trigger of a blast in, a filler out.

"انفجرت عبوة قرب حافلة للشرطة"، "لدى مرور رتل للحرس"، "بينما كانت قافلة تمر"، "احترقت مدرعة للجيش بفعل انفجار لغم".
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler, whom
from evtx.lexicon.schema import Trigger
from evtx.text.words import word_class

_BESIDE_OF = word_class("events.near_blasts.beside_of")
_CARRYING = frozenset({"vehicle"})  # kinds of things
_AMID = frozenset({"وسط", "بين"})
_WHILE = word_class("events.near_blasts.while")
_PASSAGE = word_class("events.near_blasts.passage")
_PASSES = word_class("events.near_blasts.passes")
_DAMAGE = word_class("events.near_blasts.damage")
_THROUGH = word_class("events.near_blasts.through")
_FROM, _NEARING, _UP_TO = "من", "اقتراب", 4


def by_blast(scene: Scene, trigger: Trigger, region: tuple[int, int], fillers: Sequence[Filler]) -> list[Filler]:
    """Who stood beside the charge, passed it, had damage by it, or whose vehicle blew up. `fillers`: those found."""
    beside = near_blast(scene, trigger, region) or _passing(scene, trigger) or _damaged(scene, trigger)
    return beside or _blown_up(fillers)


def _blown_up(fillers: Sequence[Filler]) -> list[Filler]:
    """انفجرت سيارة للشرطة: whose vehicle it is that blew up, which no side had made a bomb."""
    for told in fillers:
        thing = told.chunk.items[0] if told.role == "item" and told.chunk.items else None
        if thing is not None and thing.value.kind in _CARRYING and told.mentions:
            return [filler("target", "blown_up", told.chunk, told.mentions)]
    return []


def near_blast(scene: Scene, trigger: Trigger, region: tuple[int, int]) -> list[Filler]:
    """انفجرت عبوة قرب حافلة للشرطة: a force beside which a charge went off was meant."""
    stop = scene.verb_after(trigger.last - 1, region[1]) or region[1]
    for chunk in scene.chunks:
        crowd = chunk.prep in _AMID and any(m.value.category == "civilian" for m in chunk.people)
        if (
            trigger.last <= chunk.first < stop
            and chunk.prep in _BESIDE_OF
            and (scene.can_act(chunk) or crowd or _of_a_body(scene, chunk))
        ):
            return [_struck(chunk)]
    return []


def _of_a_body(scene: Scene, chunk: Chunk) -> bool:
    """قرب موكب للأمم المتحدة: a convoy or a building of a state or an organisation of states."""
    return bool(chunk.items) and scene.official(chunk)


def _passing(scene: Scene, trigger: Trigger) -> list[Filler]:
    """لدى مرور رتل للحرس، بينما كانت قافلة أميركية تمر: who passed by was meant, in whatever clause it is told."""
    tokens = scene.document.tokens
    for chunk in scene.all_chunks:
        if chunk.first < trigger.last or not (scene.can_act(chunk) or (chunk.items and whom(chunk))):
            continue
        before = tokens[chunk.first - 1].text
        if (chunk.prep in _WHILE or before in _WHILE) and tokens[chunk.first].text in _PASSAGE:
            return [_struck(chunk)]
        if chunk.prep == _FROM and _comes_up_to(scene, chunk):
            return [_struck(chunk)]
        verb = next((v for v in (*scene.verbs, *scene.relative) if v in (_end(scene, chunk), chunk.first - 1)), None)
        reading = scene.readings[verb] if verb is not None else None
        if reading is not None and reading.analysis.lemma in _PASSES and not chunk.prep:
            return [_struck(chunk)]
    return []


def _comes_up_to(scene: Scene, chunk: Chunk) -> bool:
    """لدى اقترابها من نقطة تفتيش للشرطة: what the bomber came up to when the charge went off."""
    before = scene.document.tokens[max(scene.sentence.first, chunk.first - _UP_TO) : chunk.first]
    return any(t.text.startswith(_NEARING) for t in before) and any(t.text in _WHILE for t in before)


def _end(scene: Scene, chunk: Chunk) -> int:
    """The token after a phrase with those that belong to it (آلية | للجيش الإسرائيلي)."""
    last = chunk.last
    for other in scene.all_chunks:
        if other.attached and other.first == last:
            last = other.last
    return last


def _damaged(scene: Scene, trigger: Trigger) -> list[Filler]:
    """احترقت مدرعة للجيش بفعل انفجار لغم: whose thing a verb of damage tells before the blast that did it."""
    before = [t.text for t in scene.document.tokens[max(scene.sentence.first, trigger.first - 2) : trigger.last]]
    if trigger.form != "noun" or not any(word in _THROUGH for word in before):
        return []
    for verb in reversed([v for v in scene.verbs if v < trigger.first]):
        reading = scene.readings[verb]
        if reading is None or reading.analysis.lemma not in _DAMAGE:
            continue
        near = [c for c in scene.all_chunks if not c.prep and (c.last == verb or c.first == verb + 1)]
        return [_struck(c) for c in near if whom(c) and (c.items or scene.can_act(c))][:1]
    return []


def _struck(chunk: Chunk) -> Filler:
    return filler("target", "beside", chunk, whom(chunk), chunk.items)
