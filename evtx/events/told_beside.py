"""Parties that a neighbouring verb tells (who launched what was shot down, who took part): a scene in, fillers out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.chunks import Chunk
from evtx.events.scene import Filler, Scene, symmetric
from evtx.lexicon.schema import Trigger

_LAUNCHING = frozenset("اطلق ارسل سير قذف".split())
_TAKING_PART = frozenset("شارك ساهم اسهم اشترك".split())
_IN_IT = frozenset("فيها فيه".split())
# Acts done to one whose name may be all that their own phrase holds.
_TO_SOMEBODY = frozenset("assassination killing arrest abduction execution physical_assault release".split())
_TITLED = frozenset("combatant official journalist medic civilian".split())
_CONDITIONS = frozenset("ان اذا لو حال ما وان وقال وقالت واضاف مضيفا فيما بينما".split())
_THREAT_REACH = 10  # tokens from the word of a threat to whom the act threatened is to hit
_NAME_REACH = 6  # tokens of a name and the comma after it
_REACH = 2  # tokens from a verb to its subject


def beside(
    scene: Scene, trigger: Trigger, roles: dict[str, str], region: tuple[int, int], fillers: Sequence[Filler]
) -> list[Filler]:
    """Fillers of an act that others than its own phrases tell. `fillers`: what its own phrases filled."""
    if trigger.rule.type == "interception":
        return _launched(scene, trigger, region)
    if trigger.rule.type == "threat":
        return _threatened(scene, trigger, fillers)
    if trigger.rule.type in _TO_SOMEBODY and not any(f.role == "target" and f.mentions for f in fillers):
        return _apposed(scene, trigger, region)
    return _took_part(scene, trigger, roles) if trigger.form == "noun" else []


def _launched(scene: Scene, trigger: Trigger, region: tuple[int, int]) -> list[Filler]:
    """اعترضت صاروخا أطلقه الحوثيون: whose missile was shot down is the target."""
    for at in range(trigger.last, region[1]):
        reading = scene.readings[at]
        if reading is not None and reading.finite and reading.analysis.lemma in _LAUNCHING:
            return scene.fill("target", "launched", _subject(scene, at))
    return []


def _threatened(scene: Scene, trigger: Trigger, fillers: Sequence[Filler]) -> list[Filler]:
    """هدد بضرب السفن الأميركية: whose people or things the act threatened is to hit."""
    if any(f.role == "target" and f.mentions for f in fillers):
        return []
    doers = {id(f.chunk) for f in fillers}
    for chunk in scene.all_chunks:
        if trigger.last <= chunk.first <= trigger.last + _THREAT_REACH and id(chunk) not in doers:
            before = scene.document.tokens[trigger.last : chunk.first]
            if any(t.text in _CONDITIONS for t in before) or chunk.prep == "في":
                return []
            if chunk.actors or chunk.people or chunk.owners:
                return scene.fill("target", "threatened", chunk)
    return []


def _apposed(scene: Scene, trigger: Trigger, region: tuple[int, int]) -> list[Filler]:
    """اغتيال فلان الفلاني، القيادي في حركة كذا: the title after a name says whose man he was."""
    tokens = scene.document.tokens
    for chunk in scene.chunks:
        if chunk.first <= trigger.last or chunk.first >= scene.sentence.last or chunk.prep or chunk.attached:
            continue
        before = tokens[chunk.first - 1].text
        title = next((m for m in chunk.people if m.first == chunk.first and m.value.category in _TITLED), None)
        if before == "،" and chunk.first - trigger.last <= _NAME_REACH and title is not None:
            return scene.fill("target", "apposed", chunk)
        if chunk.first >= region[1] or not chunk.empty:
            return []
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
