"""The other side by what is said beside an act of whom it cost men, hit or drove away: a scene and a trigger in.

Out: fillers. معارك في كذا، مكبدة الميليشيا قتلى؛ غارات، مستهدفة معسكرا للمتمردين؛ أطلقت القوات النار لتفريق المتظاهرين.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler, symmetric
from evtx.lexicon.schema import Trigger
from evtx.model import Mention
from evtx.text.words import word_class

_COSTING = word_class("events.said_of_foes.costing")
_AIMING = word_class("events.said_of_foes.aiming")
_DISPERSING = word_class("events.said_of_foes.dispersing")
_FOUGHT = frozenset({"armed_clash", "armed_attack", "airstrike", "shelling", "territory", "raid"})
_FIRED = frozenset({"airstrike", "shelling", "armed_attack"})
_FORCE_USED = "armed_attack"
_OWNED = "ل"  # what follows a thing and tells whose it is
_REACH = 30  # tokens from an act to the participle that goes with its doer


def said_of_foes(scene: Scene, trigger: Trigger, roles: dict[str, str], fillers: Sequence[Filler]) -> list[Filler]:
    """Whom the participle or purpose behind an act is about, where the act's own phrases name no such side."""
    role = "participant" if symmetric(roles) else "target"
    sides = sum(f.role in ("target", "participant") and bool(f.mentions) for f in fillers)
    if trigger.rule.type not in _FOUGHT or sides > (role == "participant"):
        return []
    at = _beside(scene, trigger)
    if at is None:
        return []
    chunk = next((c for c in scene.all_chunks if c.first <= at < c.last), None)
    behind = next((c for c in scene.all_chunks if c.first > at), None)
    foes = _named(chunk, at) if chunk is not None else []
    if not foes and behind is not None and behind.first == at + 1 and not behind.coordinated:
        chunk, foes = behind, _whose(scene, behind)
    own = {n.actor for f in fillers for m in f.mentions if m.kind == "actor" for n in m.value.names}
    foes = [m for m in foes if own.isdisjoint({n.actor for n in m.value.names})]
    return [filler(role, "beside", chunk, foes)] if foes and chunk is not None else []


def _beside(scene: Scene, trigger: Trigger) -> int | None:
    """The token of the first such word behind an act, before another act is told."""
    stop = min(scene.sentence.last, trigger.last + _REACH)
    stop = min((t.first for t in scene.triggers if trigger.last <= t.first < stop), default=stop)
    for at in range(trigger.last, stop):
        word = scene.document.tokens[at].text
        aimed = word in _AIMING and trigger.rule.type in _FIRED
        if word in _COSTING or aimed or (word in _DISPERSING and trigger.rule.type == _FORCE_USED):
            return at
    return None


def _named(chunk: Chunk, at: int) -> list[Mention]:
    return [m for m in chunk.actors if m.first > at]


def _whose(scene: Scene, chunk: Chunk) -> list[Mention]:
    """The parties of a phrase, else of the one behind it that tells whose the thing in it is (معسكرا | للمتمردين)."""
    if chunk.actors or chunk.owners:
        return [*chunk.actors, *chunk.owners]
    owner = next((c for c in scene.all_chunks if c.first == chunk.last and c.prep == _OWNED), None)
    return list(owner.actors) if owner is not None else []
