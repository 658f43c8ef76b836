"""Who did what the noun of a thing stands for: the doer of the verb in whose clause the thing is told.

In: a scene, a trigger whose rule gives the place `governor` a role, its clause. Out: the verb's subject as a filler.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene
from evtx.events.frames.subjects import inherited_subject, subject_before
from evtx.lexicon.schema import Trigger

_PASSIVE = frozenset({"PVP", "IVP"})
_UNARMED_DOERS = frozenset({"unknown_person", "settler"})


def governor(
    scene: Scene, trigger: Trigger, roles: dict[str, str], region: tuple[int, int], fillers: Sequence[Filler]
) -> list[Filler]:
    """باغت مجهولون دورية بعبوة، أخرج الحرس من الشاحنة بنادق: who does what the clause of the thing tells."""
    role = roles.get("governor", "none")
    if role == "none" or any(f.role in (role, "initiator") and f.mentions for f in fillers):
        return []
    before = scene.verb_before(trigger.first, region[0])
    verb = before if before is not None else scene.verb_after(trigger.last - 1, region[1])
    reading = scene.readings[verb] if verb is not None else None
    if verb is None or reading is None or reading.analysis.cat in _PASSIVE:
        return []
    subject = _subject(scene, verb, trigger, region)
    if subject is None or not (scene.armed(subject) or scene.official(subject) or _fighters(subject)):
        return []
    return scene.fill(role, "support_subject", subject)


def _fighters(chunk: Chunk) -> bool:
    return any(m.value.category == "combatant" or m.value.id in _UNARMED_DOERS for m in chunk.people)


def _subject(scene: Scene, verb: int, trigger: Trigger, region: tuple[int, int]) -> Chunk | None:
    """Who can act: right behind the verb, else before it, else the doer of the verb before."""
    stop = trigger.first if verb < trigger.first else scene.verb_after(verb, region[1]) or region[1]
    behind = next((c for c in scene.bare(verb, stop) if scene.can_act(c) and c.last <= stop), None)
    if behind is not None:
        return behind
    ahead = subject_before(scene, verb, region[0])
    if ahead is not None:
        return ahead if scene.can_act(ahead) else None
    taken_up = inherited_subject(scene, verb)
    return taken_up if taken_up is not None and scene.can_act(taken_up) else None
