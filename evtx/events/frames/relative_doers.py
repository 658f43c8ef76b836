"""Who does an act, told by a clause about its noun: a scene and its trigger in, fillers out."""

from __future__ import annotations

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.relatives import resumed_by
from evtx.events.frames.scene import Filler, Scene, symmetric
from evtx.events.frames.subjects import inherited_subject, right_after
from evtx.events.frames.voice import agrees
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_RELATIVE_REACH = 5
_DEED_REACH = 10  # words from a verb to what its act is called
_MAKING = word_class("events.relative_doers.making")
_DEEDS = word_class("events.relative_doers.deeds")
_UPON_THEM = word_class("events.relative_doers.upon_them")
_TAKES_UP = frozenset({"ه", "ها", "هما"})


def relative_doer(scene: Scene, trigger: Trigger, roles: dict[str, str], stop: int) -> list[Filler]:
    """هجوم شنه مسلحون، اشتباكات خاضتها القوات: the subject of the carrying verb whose pronoun is the noun."""
    if trigger.rule.type == "interception":
        return []  # مسيرات أطلقها الحوثيون: the clause is about the things shot down
    verb = next((v for v in sorted(scene.relative) if trigger.last <= v < stop), None)
    reading = scene.readings[verb] if verb is not None else None
    if verb is None or reading is None or verb - trigger.last > _RELATIVE_REACH:
        return []
    resumed = "" if reading.analysis.pron else resumed_by(scene.document, scene.sentence, verb)
    if not resumed and not reading.analysis.pron:
        return []
    if any(trigger.last <= t.first < verb for t in scene.event_nouns):
        return []  # حملة تمشيط بعد هجمات نفذها كذا: the clause is about the act next to it
    doer = right_after(scene, verb)
    after = scene.document.tokens[verb + 1] if verb + 1 < scene.sentence.last else None
    unread = after is not None and scene.readings[verb + 1] is None
    unknown = unread and after is not None and after.text not in PREPOSITIONS and after.word  # نصبه قوميون
    if doer is None and not resumed and not unknown and reading.analysis.cat == "PV":
        doer = inherited_subject(scene, trigger.first)  # اعتقلت خمسة خلال مداهمات نفذتها في المدينة
    carried = {s.subject for s in scene.supports(verb) if s.preposition == resumed}
    made = not resumed and reading.analysis.lemma in _MAKING and not symmetric(roles)  # اتفاق أعلنته روسيا: not hers
    if "initiator" in carried or made:
        return scene.fill("participant" if symmetric(roles) else "initiator", "relative", doer)
    return scene.fill("target", "relative", doer) if resumed and "target" in carried else []


def deed_doer(scene: Scene, trigger: Trigger) -> list[Filler]:
    """قتل خمسة جنود في عملية نفذها مسلحون: whose deed it was of which somebody died."""
    for at in range(trigger.last, min(scene.sentence.last, trigger.last + _DEED_REACH)):
        if bare_words(scene.document.tokens[at].text).isdisjoint(_DEEDS):
            continue
        verb = next((v for v in sorted(scene.relative) if at < v <= at + _RELATIVE_REACH), None)
        reading = scene.readings[verb] if verb is not None else None
        if verb is None or reading is None or not reading.analysis.pron:
            return []
        carries = any(s.subject == "initiator" and not s.preposition for s in scene.supports(verb))
        return scene.fill("initiator", "relative", right_after(scene, verb)) if carries else []
    return []


def _aside(scene: Scene, verb: int) -> bool:
    """إغلاق المعبر، الذي فرضه الجيش: whether a verb stands in a relative clause of its own behind a comma."""
    tokens = scene.document.tokens
    return verb > 1 and tokens[verb - 1].text in RELATIVES and tokens[verb - 2].text == "،"


def resumed_doer(scene: Scene, trigger: Trigger, roles: dict[str, str], stop: int) -> list[Filler]:
    """عمليتا اغتيال أودتا بستة، نفذهما مسلحون: a verb that opens a later clause and takes the act up by its pronoun."""
    role = "participant" if symmetric(roles) else "initiator"
    if any(t.anchor > trigger.anchor and t.form == "noun" for t in scene.triggers):
        return []
    for verb in scene.verbs:
        reading = scene.readings[verb]
        opens = scene.document.tokens[verb - 1].text == "،" or _aside(scene, verb)
        if (
            verb < stop
            or not opens
            or reading is None
            or reading.analysis.pron not in _TAKES_UP
            or reading.analysis.conj
        ):
            continue
        doer = right_after(scene, verb)
        if any(s.subject == "initiator" and not s.preposition for s in scene.supports(verb)):
            return scene.fill(role, "relative", doer)
    return []


def is_hit_before(scene: Scene, trigger: Trigger, doer: Chunk | None) -> bool:
    """الجنود الذين فتح عليهم مسلحون النار: a preposition's pronoun takes up the noun before, the doer follows it."""
    if doer is None or trigger.form != "verb" or trigger.analysis.number == "p" or not scene.can_act(doer):
        return False
    upon, between = scene.document.word_at(trigger.last), range(trigger.last + 1, doer.first)
    verbs = {*scene.verbs, *scene.relative}
    if upon not in _UPON_THEM or any(at in verbs or scene.document.tokens[at].text in '"،:' for at in between):
        return False
    return agrees(scene.document, scene.readings, trigger.analysis, doer.first)
