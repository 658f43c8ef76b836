"""Who acts with the doer of an act: a scene and the doer in, fillers for those told beside or behind him out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene
from evtx.lexicon.schema import Trigger
from evtx.text.words import word_class

_ASIDE = 5  # words that a man's name may have between commas
_TIMES = word_class("text.segment.days") | word_class("text.segment.day_parts")


def partners(scene: Scene, role: str, subject: Chunk | None, trigger: Trigger, joint: Sequence[str]) -> list[Filler]:
    """Who acts with the subject, told between it and the trigger (بمشاركة X، مع X)."""
    if subject is None or role not in ("initiator", "participant") or subject.first > trigger.first:
        return []
    between = [c for c in scene.chunks if subject.last <= c.first < trigger.first and c.actors and not c.attached]
    together = [c for c in between if c.prep in joint or (c.prep == "مع" and _beside(scene, subject, c))]
    return [f for c in together for f in scene.fill(role, "partner", c)]


def _beside(scene: Scene, subject: Chunk, chunk: Chunk) -> bool:
    """نفذت كتائب كذا مع كتائب كذا قصفا: with whom, told right behind the verb or its subject."""
    at = chunk.first - 2
    while at > subject.last and scene.document.tokens[at].text.removeprefix("ال") in _TIMES:
        at -= 1  # نفذت صباح اليوم مع كذا
    verb = scene.readings[at]
    return at < subject.last or (verb is not None and verb.finite)


def partner_behind_name(scene: Scene, roles: dict[str, str], known: Sequence[Filler]) -> list[Filler]:
    """اجتماع وزير الخارجية الروسي، كذا كذا، مع نظيره التركي: the other side behind the name of the first.

    `known`: the sides that are told otherwise; none is sought where there are two.
    """
    sides = [f for f in known if f.role == "participant" and f.mentions]
    if roles.get("with") != "participant" or [f.place for f in sides] != ["genitive"]:
        return []
    tokens, opened = scene.document.tokens, sides[0].chunk.last
    chunk = next((c for c in scene.all_chunks if c.prep == "مع" and c.first > opened), None)
    if chunk is None or not chunk.actors or tokens[opened].text != "،":
        return []
    closed = chunk.first - 2
    named = closed - opened - 1
    if tokens[closed].text != "،" or not 0 < named <= _ASIDE:
        return []
    verb = any((r := scene.readings[at]) is not None and r.finite for at in range(opened, closed))
    return [] if verb else scene.fill("participant", "with", chunk)
