"""Parties that a neighbouring verb tells: who launched what was shot down, who took part in an act. A scene in, fillers out."""

from __future__ import annotations

from evtx.events.chunks import Chunk
from evtx.events.scene import Filler, Scene, symmetric
from evtx.lexicon.schema import Trigger

_LAUNCHING = frozenset("اطلق ارسل سير قذف".split())
_TAKING_PART = frozenset("شارك ساهم اسهم اشترك".split())
_IN_IT = frozenset("فيها فيه".split())
_REACH = 2  # tokens from a verb to its subject


def beside(scene: Scene, trigger: Trigger, roles: dict[str, str], region: tuple[int, int]) -> list[Filler]:
    """Fillers of an act from the verbs of its sentence that are about it."""
    if trigger.rule.type == "interception":
        return _launched(scene, trigger, region)
    return _took_part(scene, trigger, roles) if trigger.form == "noun" else []


def _launched(scene: Scene, trigger: Trigger, region: tuple[int, int]) -> list[Filler]:
    """اعترضت صاروخا أطلقه الحوثيون: whose missile was shot down is the target."""
    for at in range(trigger.last, region[1]):
        reading = scene.readings[at]
        if reading is not None and reading.finite and reading.analysis.lemma in _LAUNCHING:
            return scene.fill("target", "launched", _subject(scene, at))
    return []


def _took_part(scene: Scene, trigger: Trigger, roles: dict[str, str]) -> list[Filler]:
    """عملية تمشيط شاركت فيها وحدات من الجيش: who takes part in an act is one of its doers."""
    tokens = scene.document.tokens
    for at in range(trigger.last, scene.sentence.last - 1):
        reading = scene.readings[at]
        taking = reading is not None and reading.finite and reading.analysis.lemma in _TAKING_PART
        if taking and tokens[at + 1].text in _IN_IT:
            role = "participant" if symmetric(roles) else "initiator"
            return scene.fill(role, "taking_part", _subject(scene, at))
    return []


def _subject(scene: Scene, at: int) -> Chunk | None:
    """The phrase right after a verb that can act."""
    after = (c for c in scene.all_chunks if at < c.first <= at + _REACH and not c.prep and not c.empty)
    return next((c for c in after if scene.can_act(c)), None)
