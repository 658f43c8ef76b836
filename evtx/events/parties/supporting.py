"""Who backs an act or does it too, told beside it (بدعم من X، مدعومة بـX، برفقة X): a scene in, fillers out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene
from evtx.lexicon.schema import Trigger

_BESIDE = 5  # tokens from a comma to who is told after it with بحماية or برفقة


def supporting(scene: Scene, trigger: Trigger, fillers: Sequence[Filler]) -> list[Filler]:
    """Fillers for who backs an act, told after its clause or before its noun. `fillers`: what its phrases filled."""
    doing = [f for f in fillers if f.role in ("initiator", "participant")]
    known = {id(f.chunk) for f in fillers}
    for chunk in scene.all_chunks:
        role = {"support": "supporter", "partner": doing[0].role if doing else ""}.get(chunk.prep, "")
        if not role or not doing or id(chunk) in known or not (chunk.actors or chunk.owners):
            continue
        if any(f.role == "target" and f.last == chunk.first - 1 for f in fillers):
            continue
        if chunk.first >= trigger.last:
            told = _after(scene, trigger, chunk)
        else:
            told = role == "supporter" and _before(scene, trigger, chunk)
        if told:
            return scene.fill(role, chunk.prep, chunk)
    return []


def _after(scene: Scene, trigger: Trigger, chunk: Chunk) -> bool:
    """اقتحم مستوطنون البلدة، تحميهم قوات الجيش: right after the act's clause, with no other act between."""
    opens = {first for first, _ in scene.clauses}
    at = next(a for a in range(chunk.first - 1, -1, -1) if not scene.document.tokens[a].word or a in opens)
    return chunk.first - at <= _BESIDE and not any(trigger.anchor < t.anchor < chunk.first for t in scene.triggers)


def _before(scene: Scene, trigger: Trigger, chunk: Chunk) -> bool:
    """نفذت قوات كذا بدعم من X عملية تمشيط، بمساندة X سيطرت القوات: between a verb and its act, or before both."""
    if chunk.last > trigger.first or any(chunk.last <= t.anchor < trigger.first for t in scene.triggers):
        return False
    verbs = [v for v in scene.verbs if v < trigger.first]
    last = next((v for v in reversed(verbs) if v < chunk.first), None)
    between = sum(v > chunk.first for v in verbs)
    if last is None:
        return between <= 1
    return not between and not any(last <= t.anchor < chunk.first for t in scene.triggers)
