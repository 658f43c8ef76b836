"""Which phrase is the subject of a verb where its place misleads: a scene and a verb in, the phrase out.

What hit somebody may stand behind him, and who says of a thing that he found it before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Scene
from evtx.events.frames.subjects import WHO_ARE, inherited_subject
from evtx.events.frames.voice import agrees
from evtx.lexicon.schema import Trigger

_ON_THINGS, _SAID = frozenset({"interception", "explosive_found", "seizure"}), frozenset({"ان", "بان"})
_HITTING = frozenset("استهدف اصاب قتل جرح دمر احرق مزق ضرب طال طاول اعطب حصد".split())
_CHARGES = frozenset({"ied", "landmine", "car_bomb"})


def hit_by(trigger: Trigger, full: Sequence[Chunk]) -> Chunk | None:
    """استهدفت دورية للشرطة عبوة ناسفة: a charge behind the first phrase is what hit it."""
    hit = trigger.analysis.lemma in _HITTING and trigger.rule.type not in _ON_THINGS
    if not hit or len(full) < 2 or full[0].items[:1] == full[1].items[:1]:
        return None
    charges = (m for m in full[1].items if m.first == full[1].first or (full[1].numbers and m is full[1].items[0]))
    return full[1] if any(m.value.id in _CHARGES for m in charges) and not full[1].actors else None


def finds_it(scene: Scene, trigger: Trigger, before: Chunk | None, after: Chunk | None) -> Chunk | None:
    """قالت إسرائيل إن طائرة إيرانية أسقطتها كانت مسلحة: who says of a thing that he shot it down or found it.

    Not where somebody else is told right behind the verb (أكد الجيش أن المروحية التي أسقطها مقاتلون ...): `after`.
    """
    if before is None or not trigger.analysis.pron or trigger.rule.type not in _ON_THINGS or not before.items:
        return None
    if after is not None and after.first == trigger.last and scene.can_act(after):
        return None
    said = before.first - 1
    verb = scene.verb_before(said, scene.sentence.first)
    if verb is None or scene.document.tokens[said].text not in _SAID or before.items[0].first != before.first:
        return None
    tellers = [c for c in scene.bare(verb, said) if scene.can_act(c)]
    told = tellers[0] if tellers else None
    return told if told and agrees(scene.document, scene.readings, trigger.analysis, told.first) else None


def is_apposition(scene: Scene, bare: Sequence[Chunk], at: int) -> bool:
    """هاجم مسلحو كذا، ذراع القاعدة في اليمن، نقطة: what stands between commas behind the subject says who he is."""
    if not 0 < at < len(bare) - 1:
        return False
    if _names_him(bare[at - 1], bare[at]):
        return True
    tokens, chunk = scene.document.tokens, bare[at]
    before = [t.text for t in tokens[bare[at - 1].last : chunk.first]]
    opened = before[:1] == ["،"] and (before[1:] == [] if not chunk.numbers else before[1:2] != [])
    opened = opened and set(before[1:]) <= WHO_ARE
    return opened and any(t.text == "،" for t in tokens[chunk.last : bare[at + 1].first])


def in_manner(scene: Scene, trigger: Trigger, chunk: Chunk) -> bool:
    """هاجم مسلحون، مستخدمين رشاشات، دورية: what an adverbial participle between commas has with it."""
    tokens = scene.document.tokens
    comma = next((t for t in range(chunk.first - 1, trigger.last, -1) if tokens[t].text == "،"), None)
    opening = scene.readings[comma + 1] if comma is not None else None
    if comma is None or opening is None or opening.analysis.cat not in ("AP", "ADJ") or opening.analysis.det:
        return False
    adverbial = opening.analysis.case in ("acc", "obl")
    return adverbial and any(t.text == "،" for t in tokens[chunk.last : scene.sentence.last])


def _names_him(office: Chunk, man: Chunk) -> bool:
    """اتهم وزير الخارجية الأميركي مايك بومبيو روسيا: the holder of the office right before him is no other party."""
    if man.first - office.last > 0 or not office.actors or len(man.actors) != 1 or man.people:
        return False
    names = man.actors[0].value.names
    own = {n.actor for m in office.actors for n in m.value.names}
    return any(n.person for n in names) and any(n.actor in own for n in names)


def goes_on_with(scene: Scene, trigger: Trigger) -> Chunk | None:
    """رفض المطلوب الاستسلام وهاجم الجنود: the one man or force of the verb before, with whom this verb agrees."""
    before = scene.verb_before(trigger.first, scene.sentence.first)
    behind = next((c for c in scene.chunks if before is not None and c.first == before + 1 and not c.prep), None)
    doer = inherited_subject(scene, trigger.first) or (behind if behind is not None and behind.people else None)
    if doer is None or not (scene.can_act(doer) or doer.people):
        return None
    reading = scene.readings[doer.first]
    several = reading is not None and reading.analysis.number != "s" and trigger.analysis.gender != "f"
    fits = not several and agrees(scene.document, scene.readings, trigger.analysis, doer.first)
    return doer if fits else None


def holds_object(scene: Scene, chunk: Chunk) -> bool:
    """وأمهل الرئيس فلان الكونغرس: whether another body or an unlisted noun follows the party in one phrase with it."""
    man = next((m for m in chunk.actors if m.value.person), None)
    if man is not None and any(m.first >= man.last for m in chunk.actors):
        return True
    named = max((m.last for m in (*chunk.actors, *chunk.people)), default=chunk.last)
    words = [(scene.readings[at], scene.document.tokens[at]) for at in range(named, chunk.last)]
    return any(t.text.startswith("ال") and (r is None or r.analysis.cat in ("N", "AP")) for r, t in words)
