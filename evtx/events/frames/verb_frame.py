"""Arguments of a verb: subject and object in either order, the passive, participles, inherited subjects."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.events.frames.arguments import between_far, joint_prepositions, prepositional
from evtx.events.frames.partners import partners
from evtx.events.frames.phrase import Chunk
from evtx.events.frames.pronouns import antecedent, behind_preposition, he_however, with_them
from evtx.events.frames.relative_doers import deed_doer, is_hit_before
from evtx.events.frames.scene import Filler, Scene, is_shot
from evtx.events.frames.subject_or_object import finds_it, goes_on_with, hit_by, holds_object, in_manner, is_apposition
from evtx.events.frames.subjects import (
    HEADLINES,
    LAUNCHING,
    WANTING,
    after_was,
    inherited_subject,
    phase_goes_on,
    said_of_another,
    subject_before,
)
from evtx.events.frames.voice import agrees, is_oblique, is_town, only_place, voice_of
from evtx.lexicon.schema import Trigger
from evtx.text.segment import COMPLEMENTIZERS, RELATIVES, SUBORDINATORS
from evtx.text.words import word_class

_PASSIVE = frozenset({"PVP", "IVP"})
_TELLING = word_class("events.whose_deed.telling")
_THAT_HE = word_class("events.verb_frame.that_he")

# Acts that are done to people, never to a place.
_OF_PEOPLE = frozenset("killing abduction arrest assassination execution physical_assault release".split())
_DIRECTIONS = word_class("events.verb_frame.directions")
_AND_THAT = frozenset({"وانه", "وانها", "وانهم", "وبانه", "وبانها"})
_IN_IT = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_OF_WHOM = frozenset({"مخلفات"})  # قنبلة من مخلفات | كذا: whose it was, no object
_STRIKES = frozenset({"bombing", "airstrike", "shelling"})  # what "hit" (استهدف) may be about
_THEN = frozenset({"ثم", "عندما", "حين", "حينما", "بعدما", "لما", "اذ"})
_HARMING = word_class("events.verb_frame.harming")
_WE, _SPOKEN_REACH = "نا", 3  # the ending of "we did"; words between the colon and the verb
_DOTS = (".", ".")
_THEM = frozenset({"هم", "هما", "هن"})
_SEVERAL_REACH = 3  # tokens from people to the verb that says what they did (بعد أن اقتحموا)
_CLAUSE_OPENERS = RELATIVES | SUBORDINATORS | COMPLEMENTIZERS | {"قد", "وقد", "،"}
_ACT_REACH = 5  # words between an act's noun and the verb about it


def verb_fillers(
    scene: Scene, trigger: Trigger, roles: dict[str, str], region: tuple[int, int]
) -> tuple[str, list[Filler], int]:
    """Voice, fillers and the token at which the verb's own stretch ends."""
    first, last = region
    stop = _half_end(scene, trigger.last, scene.verb_after(trigger.last - 1, last) or last)
    chunks = scene.all_chunks if trigger.anchor in scene.relative else scene.chunks
    after = [c for c in chunks if trigger.anchor < c.first < stop and not c.attached and not _where(scene, trigger, c)]
    bare = [c for c in after if not c.prep and not c.coordinated and not after_was(scene, c)]
    bare = [c for n, c in enumerate(bare) if not (is_apposition(scene, bare, n) or in_manner(scene, trigger, c))]
    before = subject_before(scene, trigger.first, first)
    voice = _voice(scene, trigger, before, after)
    fillers: list[Filler] = []
    if voice == "passive":
        role = roles.get("passive") or roles.get("object", "none")
        fillers += scene.fill(role, "passive", before or (bare[0] if bare else None))
        fillers += deed_doer(scene, trigger) if roles.get("subject") == "initiator" else []
    else:
        if before is None and _is_about_act(scene, trigger):
            hit = next((c for c in bare if not c.empty and not trigger.analysis.pron), None)
            fillers = scene.fill(roles.get("object", "none"), "object", hit)
            return voice, fillers + prepositional(scene, after, roles, trigger), stop
        subject, obj = _subject_object(scene, trigger, before, bare)
        alone = not trigger.analysis.pron or all(c.empty or only_place(c) for c in bare)
        goes_on = trigger.analysis.number == "p" and bool(trigger.analysis.conj)
        if subject is None and trigger.analysis.person in ("3", "") and (alone or goes_on):
            subject = he_however(scene, trigger) or inherited_subject(
                scene, trigger.first
            )  # سراح جنود كانت احتجزتهم: no phrase after it
            subject = _other_than_men(scene, trigger, subject)
        subject = _men_told_last(scene, trigger, subject, before)
        if obj is None and trigger.analysis.pron:
            obj = antecedent(scene, trigger, subject)
        owner = None
        if not trigger.analysis.pron and roles.get("object") == "target":
            obj = obj or _joined_to_unlisted(scene, after, subject) or _gathered(scene, after, subject)
            owner = _owner_of_all(scene, after, obj)
        role = roles.get("subject", "none")
        if obj is not None and obj is before and not trigger.analysis.pron and is_hit_before(scene, trigger, subject):
            fillers += scene.fill(roles.get("on", "none"), "on", obj)  # فتح عليهم: the verb's object is another
            obj = None
        fillers += scene.fill(role, "subject", subject)
        fillers += partners(scene, role, subject, trigger, joint_prepositions(trigger))
        fillers += scene.fill(roles.get("object", "none"), "object", obj) + scene.fill("target", "object", owner)
        fillers += with_them(scene, roles, subject, trigger.last, stop)
    fillers += prepositional(scene, after, roles, trigger)
    if not any(f.role == "target" for f in fillers):
        doer = next((f.chunk for f in fillers if f.place == "subject"), None)
        fillers += scene.fill("target", "on", behind_preposition(scene, trigger, roles, doer))
    if not any(f.role == "initiator" for f in fillers) and roles.get("agent") == "initiator":
        fillers += scene.fill("initiator", "agent", _fronted_agent(scene, trigger, first))
    fillers += between_far(scene, trigger, roles, fillers)
    if trigger.analysis.lemma in _TELLING and sum(f.place == "between" for f in fillers) > 1:
        fillers = [f for f in fillers if f.place != "subject"]  # أعلن الوسيط هدنة بين كذا وكذا
    return voice, fillers, stop


def _half_end(scene: Scene, first: int, stop: int) -> int:
    """دهس في المدينة.. الشرطة تحتجز رجلا: the token where two dots end the first half, else `stop`."""
    if scene.sentence.part not in HEADLINES:
        return stop
    words = [t.text for t in scene.document.tokens[first : stop + 1]]
    return next((first + n for n, pair in enumerate(pairwise(words)) if pair == _DOTS), stop)


def _fronted_agent(scene: Scene, trigger: Trigger, first: int) -> Chunk | None:
    """على يد عناصر من قسد لقي راع مصرعه: the agent that opens the clause."""
    opening = next((c for c in scene.chunks if first <= c.first < trigger.first), None)
    if opening is None or opening.prep != "agent" or scene.verb_before(trigger.first, first) is not None:
        return None
    return opening if scene.can_act(opening) else None


def _is_about_act(scene: Scene, trigger: Trigger) -> bool:
    """قصف بالهاون طال مواقع الجيش: the subject of such a verb is the act before it, which nobody is.

    So with a pronoun, which takes up those hit (بغارة لطائرات كذا استهدفتهم).
    """
    if trigger.form != "verb" or trigger.analysis.conj:
        return False
    if trigger.analysis.pron and scene.document.tokens[trigger.first - 1].text in _CLAUSE_OPENERS:
        return False
    if not any(s.subject == "event" and not s.preposition for s in scene.supports(trigger.anchor)):
        return False
    act = next((t for t in reversed(scene.event_nouns) if t.last <= trigger.first), None)
    if act is None or act.analysis.det or trigger.first - act.last > _ACT_REACH:
        return False
    strikes = act.rule.type in _STRIKES and trigger.rule.type in _STRIKES | {"armed_attack"}
    if act.rule.type != trigger.rule.type and not strikes:
        return False
    return not any(act.anchor < verb < trigger.anchor for verb in scene.verbs)


def _is_thing_taken(scene: Scene, trigger: Trigger, head: Chunk) -> bool:
    """وطوقت منزل الشهيد: after و and a verb in the feminine a masculine phrase that cannot act is the object."""
    joined = trigger.form == "verb" and trigger.analysis.conj == "و" and trigger.analysis.gender == "f"
    return (
        joined and not scene.can_act(head) and not agrees(scene.document, scene.readings, trigger.analysis, head.first)
    )


def _subject_object(
    scene: Scene, trigger: Trigger, before: Chunk | None, bare: Sequence[Chunk]
) -> tuple[Chunk | None, Chunk | None]:
    bare = [c for c in bare if scene.document.tokens[c.first - 1].text not in _OF_WHOM]
    full = [c for c in bare if not c.empty]
    speaker = _speaks(scene, trigger)
    if speaker is not None:
        return speaker, full[0] if full else None
    if trigger.analysis.pron == _WE and full and _accusative(scene, full[0]):
        return None, full[0]  # "اعتقلنا مشتبها به": we did it, whoever tells
    finder = finds_it(scene, trigger, before, full[0] if full else None)
    if finder is not None:
        return finder, before
    if before is not None and trigger.analysis.pron and full and scene.can_act(full[0]):
        # عبوة ركنها مجهولون: the pronoun takes up the noun before, the doer follows
        return full[0], before
    if before is not None and full and bare[0] is full[0] and is_hit_before(scene, trigger, full[0]):
        return full[0], before
    if trigger.form == "participle" or before is not None:
        subject = before or inherited_subject(scene, trigger.first)
        return subject, full[0] if full else None
    that_he = scene.document.tokens[trigger.first - 1].text in _THAT_HE
    if full and before is None and (that_he or trigger.analysis.number == "p"):
        # أعلن الجيش أنه اعترض مسيرة، وقتلوا ثلاثة حراس: who does it is told before, the phrase after is the object
        doer = None if said_of_another(scene, trigger.first) else inherited_subject(scene, trigger.first)
        return _speaker(scene, trigger) or doer, full[0]
    if trigger.analysis.pron or not full:
        return next((c for c in full if not only_place(c)), None), None
    head = full[0]
    if len(full) > 1 and is_town(head) and full[1].actors and scene.can_act(full[1]):
        return full[1], head  # تحاصر بلدة كذا، منذ أشهر، قوات كذا: a town does nothing, who follows does
    charge = hit_by(trigger, full)
    if charge is not None:
        return charge, head
    if _is_thing_taken(scene, trigger, head):
        return inherited_subject(scene, trigger.first), head
    spoken = trigger.rule.type == "accusation" or trigger.analysis.lemma in WANTING or _accusative(scene, head)
    if len(full) == 1 and spoken and scene.document.tokens[min(trigger.last, scene.sentence.last - 1)].text in _IN_IT:
        # أصدر الجيش بيانا اتهم فيه الفصائل، حملة اعتقلت خلالها شابين، زيارة التقى خلالها نظيره
        return inherited_subject(scene, trigger.first), head
    wanted = trigger.analysis.lemma in WANTING or _is_named_object(scene, trigger, head)
    goes_on = _continues(scene, trigger)
    if len(full) == 1 and ((goes_on and wanted and not holds_object(scene, head)) or _accusative(scene, head)):
        # وسيّرت دوريات: what the rule's verb does it to; بعد أن أخرجت مقاتلي الحركة: no subject in the oblique
        return inherited_subject(scene, trigger.first), head
    if len(full) == 1 and trigger.analysis.lemma in LAUNCHING and is_shot(head):
        # وأطلقت قذائف: what is launched launches nothing
        return inherited_subject(scene, trigger.first), head
    if len(full) == 1 and bare[0] is not head and scene.can_act(head):
        # an unknown word stands right after the verb: it is the subject, the known phrase the object
        return bare[0], head
    other = _of_other_gender(scene, trigger, head)
    taken_on = phase_goes_on(scene, trigger) and inherited_subject(scene, trigger.first - 1)
    if len(full) == 1 and taken_on and scene.can_act(taken_on):
        return taken_on, head
    if len(full) == 1 and goes_on and (other or not scene.can_act(head) or _is_somebodys(head)):
        # دخلت دورية القرية واعتقلت شابا: the verb goes on with the doer before, the phrase is its object
        doer = inherited_subject(scene, trigger.first)
        if doer is not None and scene.can_act(doer):
            return doer, head
    if len(bare) == 1 and goes_on and trigger.analysis.lemma in _HARMING and not trigger.analysis.pron:
        # رفض المطلوب الاستسلام وهاجم رجال الأمن: what is done to somebody always is done to the one phrase behind it
        doer = goes_on_with(scene, trigger)
        if doer is not None:
            return doer, head
    # أهالي قرية كذا | دورية: a place right after the subject belongs to it
    later = [c for c in full[1:] if c.actors or c.people or c.items or c.owners or c.first > head.last]
    return head, later[0] if later else None


def _speaker(scene: Scene, trigger: Trigger) -> Chunk | None:
    """أوضحت الشرطة أن الخاطفين طلبوا فدية، وأنها تبادلت معهم النار: "and that she" is said of who speaks."""
    that = scene.document.tokens[trigger.first - 1].text
    if that not in _AND_THAT:
        return None
    first = next((v for v in scene.verbs if v < trigger.first), None)
    told = scene.bare(first, trigger.first) if first is not None else []
    return told[0] if told and scene.can_act(told[0]) else None


def _speaks(scene: Scene, trigger: Trigger) -> Chunk | None:
    """الجيش الإسرائيلي: قصفنا مقرا: who says "we" right after a colon did it."""
    if not scene.document.tokens[trigger.anchor].text.endswith(_WE):
        return None
    start = max(scene.sentence.first, trigger.first - _SPOKEN_REACH)
    colon = next((t for t in range(start, trigger.first) if scene.document.tokens[t].text == ":"), None)
    if colon is None:
        return None
    return next((c for c in reversed(scene.chunks) if c.last <= colon and c.actors and not c.prep), None)


def _accusative(scene: Scene, chunk: Chunk) -> bool:
    """وأسرت جنودا، وخطفوا مدنيين: a noun whose ending shows that it is no subject, with no number before it."""
    reading = scene.readings[chunk.first]
    shown = reading is not None and reading.nominal and reading.analysis.case in ("acc", "obl")
    return (shown or is_oblique(scene.document, scene.readings, chunk.first)) and not chunk.numbers


def _is_named_object(scene: Scene, trigger: Trigger, chunk: Chunk) -> bool:
    """Whether a phrase begins with the noun that the rule wants after its verb."""
    wanted = {w for c in trigger.rule.needs if c.where == "after" and c.what in ("lemma", "word") for w in c.values}
    reading = scene.readings[chunk.first]
    lemma = (reading.analysis.noun or reading.analysis.lemma) if reading is not None else ""
    return bool({lemma, scene.document.tokens[chunk.first].text} & wanted)


def _gathered(scene: Scene, after: Sequence[Chunk], subject: Chunk | None) -> Chunk | None:
    """استهدفت المدفعية تجمعات | لقوات الوفاق: a noun that nobody lists is the object, whose it is follows with لـ."""
    chunk = next((c for c in after if c is not subject and not c.empty and c.prep != "ب"), None)
    if chunk is None or chunk.prep != "ل" or not scene.can_act(chunk) or subject is None or chunk.first <= subject.last:
        return None
    reading = scene.readings[chunk.first - 1]
    bare = reading is not None and reading.nominal and not reading.analysis.det and not reading.analysis.prep
    return chunk if bare else None


def _joined_to_unlisted(scene: Scene, after: Sequence[Chunk], subject: Chunk | None) -> Chunk | None:
    """قصفت المسيرات مواقع | ومقار للتنظيم: the thing with an owner that is joined to a noun that nobody lists."""
    for head in (c for c in after if c.empty and not c.prep and c is not subject):
        joined = next((c for c in after if c.coordinated and not c.prep and c.first == head.last), None)
        noun = scene.readings[head.first]
        if joined is not None and joined.owners and noun is not None and noun.nominal and not noun.analysis.det:
            return joined
    return None


def _owner_of_all(scene: Scene, after: Sequence[Chunk], obj: Chunk | None) -> Chunk | None:
    """استهدفت المدفعية نقاطا وتجمعات | للتنظيم: whose all of the things joined are, told with لـ after the last."""
    if obj is None or not obj.items or obj.actors or obj.people or obj.owners:
        return None
    chunk = next((c for c in after if c.first > obj.last and c.prep == "ل"), None)
    if chunk is None or not scene.can_act(chunk) or not scene.starts_with_actor(chunk):
        return None
    between = scene.readings[obj.last : chunk.first]
    joined = bool(between) and between[0] is not None and bool(between[0].analysis.conj)
    bare = all(r is not None and r.nominal and not r.analysis.det for r in between)
    return chunk if joined and bare else None


def _is_somebodys(chunk: Chunk) -> bool:
    """مقرا للحزب: a building or vehicle, told with its owner."""
    first = min(chunk.items, key=lambda m: m.first, default=None)
    return first is not None and first.first == chunk.first and first.value.kind in ("building", "vehicle")


def _voice(scene: Scene, trigger: Trigger, before: Chunk | None, after: Sequence[Chunk]) -> str:
    if trigger.form == "participle":
        return "active"
    if not trigger.open_voice:
        return "passive" if trigger.analysis.cat in _PASSIVE else "active"
    if trigger.analysis.pron:
        return "active"
    voice = voice_of(scene.document, scene.readings, trigger, before, after, scene.can_act)
    if voice == "passive" and before is None and _goes_on(scene, trigger, after):
        return "active"
    return voice


def _goes_on(scene: Scene, trigger: Trigger, after: Sequence[Chunk]) -> bool:
    """اقتادوا سبعة ثم أفرجوا عن ثلاثة، دفع بمدرعات وأغلق الطريق: a verb with nobody beside it goes on with the doer."""
    own = [c for c in after if not c.prep]
    sent = trigger.rule.frame.startswith("send")  # سيّرت دوريات: those sent are its object
    if (any(_somebody(c) for c in own) and not sent) or not _continues(scene, trigger):
        return False
    before = next((scene.readings[v] for v in reversed(scene.verbs) if v < trigger.first), None)
    if own and (before is None or before.analysis.gender != trigger.analysis.gender):
        return False
    doer = inherited_subject(scene, trigger.first)
    return doer is not None and scene.can_act(doer)


def _other_than_men(scene: Scene, trigger: Trigger, subject: Chunk | None) -> Chunk | None:
    """رشق متظاهرون قوات الأمن فردت بالغاز: a feminine verb goes on with the force, not with the men before it."""
    if subject is None or trigger.analysis.gender != "f" or trigger.analysis.number != "s":
        return subject
    if not scene.document.tokens[subject.first].text.endswith("ون"):
        return subject
    later = scene.bare(subject.last - 1, trigger.first)
    return next((c for c in later if scene.can_act(c)), subject)


def _men_told_last(scene: Scene, trigger: Trigger, subject: Chunk | None, before: Chunk | None) -> Chunk | None:
    """طوقت الشرطة مسلحين هاجموا حاجزا، أوقفت أشخاصا بعد أن اقتحموا: "they" are the people told last, no one force."""
    told = trigger.analysis
    if before is not None or trigger.form != "verb" or told.number != "p" or told.gender == "f":
        return subject
    if _continues(scene, trigger) or told.pron in _THEM:
        return subject  # مبادلتهم بأقارب محتجزين ثم أطلقوهم
    if told.person not in ("3", "") or (subject is not None and not _is_one_force(scene, subject)):
        return subject
    start = subject.last if subject is not None else scene.sentence.first
    near = [c for c in scene.all_chunks if start <= c.first and c.last <= trigger.first and _are_several(scene, c)]
    return near[-1] if near and near[-1].last + _SEVERAL_REACH >= trigger.first else subject


def _is_one_force(scene: Scene, chunk: Chunk) -> bool:
    reading = scene.readings[chunk.first]
    if reading is None or not reading.nominal:
        return bool(chunk.actors)
    return reading.analysis.gender == "f" or reading.analysis.number == "s"


def _are_several(scene: Scene, chunk: Chunk) -> bool:
    """Several people told in the indefinite: of whom the verb behind them says more."""
    reading = next((scene.readings[m.first] for m in (*chunk.people, *chunk.actors)), None)
    return reading is not None and reading.analysis.number != "s" and not reading.analysis.det


def _of_other_gender(scene: Scene, trigger: Trigger, head: Chunk) -> bool:
    """واعتقلت عددا من المهاجمين، واغتالت القائد: a phrase that is not the subject by its gender."""
    if not agrees(scene.document, scene.readings, trigger.analysis, head.first):
        return True
    reading = scene.readings[head.first]
    man = any(m.first == head.first and m.value.category in ("combatant", "official") for m in head.people)
    alone = reading is not None and reading.analysis.number == "s" and reading.analysis.gender != "f"
    feminine = scene.document.tokens[head.first].text.endswith("ه")
    force = any(m.first == head.first and m.value.id == "force" for m in head.people)
    return trigger.analysis.gender == "f" and man and alone and not feminine and not force


def _continues(scene: Scene, trigger: Trigger) -> bool:
    """واعتقلت، ثم قصفت، عادت لتقصف، عندما خطفت: a verb that goes on with the subject of the one before."""
    analysis = trigger.analysis
    then = trigger.first > 0 and scene.document.tokens[trigger.first - 1].text in _THEN
    return bool(analysis.conj) or then or (analysis.prep == "ل" and analysis.cat == "IV")


def _where(scene: Scene, trigger: Trigger, chunk: Chunk) -> bool:
    """قتل ثلاثة جنود قرب مركدة، قتلوا، داعية إلى: no party is a bare place that says where, or what was said beside."""
    reading = scene.readings[chunk.first]
    aside = scene.document.tokens[chunk.first - 1].text == "،" and not chunk.coordinated
    if aside and reading is not None and reading.analysis.cat == "AP" and not reading.analysis.det:
        return True
    if chunk.prep or not only_place(chunk):
        return False
    return trigger.rule.type in _OF_PEOPLE or scene.document.tokens[chunk.first].text in _DIRECTIONS


def _somebody(chunk: Chunk) -> bool:
    """Whether a phrase is about people, not about a thing of theirs (منزل شهيد)."""
    return bool(chunk.people or chunk.actors) and not any(m.first == chunk.first for m in chunk.items)
