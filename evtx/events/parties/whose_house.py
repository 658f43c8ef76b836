"""Parties told by where an act was or what it was for: whose office is set on fire, whom a visitor comes to talk with.

In: a scene, a trigger and what its own phrases filled. Out: fillers.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.scene import Filler, Scene, filler, whom
from evtx.lexicon.schema import Trigger
from evtx.text.words import word_class

_BURNING = frozenset({"riot", "property_destruction", "armed_attack"})
_FIRE = frozenset({"النار", "النيران", "نارا", "نيرانا"})
_FIRE_REACH = 4  # tokens from the verb to "fire"
_HOSTED = word_class("events.purposes.hosted")
_WITH_REACH = 8  # tokens from the word of purpose to "with"


def set_on_fire(scene: Scene, trigger: Trigger, fillers: Sequence[Filler]) -> list[Filler]:
    """أضرم محتجون النار في مقر الحزب: whose the building or vehicle is that burns."""
    if trigger.rule.type not in _BURNING or any(f.role == "target" and f.mentions for f in fillers):
        return []
    stop = min(scene.sentence.last, trigger.last + _FIRE_REACH)
    fire = next((t for t in range(trigger.first, stop) if scene.document.tokens[t].text in _FIRE), None)
    if fire is None:
        return []
    for chunk in scene.chunks:
        if chunk.prep == "في" and fire < chunk.first <= fire + 2 and chunk.items and (chunk.actors or chunk.owners):
            return [filler("target", "object", chunk, whom(chunk), chunk.items)]
    return []


def talked_with(scene: Scene, trigger: Trigger, fillers: Sequence[Filler]) -> list[Filler]:
    """وصل وفد لبحث التهدئة مع قيادة الحركة: the host is he with whom the visitor comes to talk."""
    if trigger.rule.subtype != "visit" or any(f.role == "target" and f.mentions for f in fillers):
        return []
    tokens = scene.document.tokens
    at = next((t for t in range(trigger.last, scene.sentence.last) if tokens[t].text in _HOSTED), None)
    if at is None:
        return []
    for chunk in scene.all_chunks:
        if chunk.prep == "مع" and at < chunk.first <= at + _WITH_REACH and whom(chunk):
            return [filler("target", "with", chunk, whom(chunk))]
    return []
