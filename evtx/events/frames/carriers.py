"""What the verb that carries the noun of an act says of who did it to whom (شن الطيران غارات، قيام القوات باقتحام).

In: the act's noun in its scene, its phrase, clause and roles. Out: the fillers that the verb gives.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.arguments import carried_by, joint_prepositions
from evtx.events.frames.own_subjects import has_own_subject
from evtx.events.frames.partners import partners
from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler, symmetric, whom
from evtx.events.frames.subjects import inherited_subject, said_of_another, subject_before
from evtx.events.frames.support_far import body_again, keeps_on, over_comma, undergone
from evtx.events.frames.voice import THAT_HE, agrees
from evtx.lexicon.schema import SupportVerb, Trigger
from evtx.model import Mention
from evtx.text.times import past_time

_AS_LISTED = {"علي": "على", "الي": "إلى"}  # prepositions as support.toml spells them
_CARRIER_REACH = 12  # tokens from the noun of a support verb over its subject to the act
# Acts that are announced by others than their doers: a toll, a blast.
_ANNOUNCED = frozenset({"killing", "explosion"})
_FALLING = "blast."  # the frames of shells that fall and charges that go off: أعلن الجيش سقوط صاروخ
_SET_OFF = frozenset({"تفجير", "نسف"})  # but who announces that a charge was set off may have done it
_OF_STATES = frozenset("arrest seizure release aid displacement blockade interception execution territory".split())
# Of whose forces a state tells, not of others'.
_OF_FORCES = frozenset({"deployment", "withdrawal", "patrol", "training"})
_ACCORDING = frozenset("بموجب وبموجب ضمن وفق وفقا بناء".split())
_SINCE = frozenset("منذ مذ عندما حين حينما".split())
_OBJECT_MARK = "ل"  # what a verbal noun does stands so behind its doer
_PARTICIPLE, _PARTICIPLE_REACH = "AP", 3  # tokens from an act back to the participle that carries it
_DONE_BY_ONESELF = "act.noun"  # the frame of a noun whose genitive is the doer
_PUT_DOWN = frozenset({"حيد", "قضي"})  # of its enemies: what a ministry of defence says of its own men's deed


def carrier_fillers(
    scene: Scene, trigger: Trigger, own: Chunk | None, region: tuple[int, int], roles: dict[str, str]
) -> list[Filler]:
    """What the verb that carries the noun says of who did it to whom."""
    first, last = region
    if scene.document.tokens[trigger.first - 1].text in _ACCORDING:
        return []  # بدأ خروج المقاتلين بموجب اتفاق: what is done by a deal does not tell who made it
    prep = carried_by(scene, own, trigger.first)
    verb = scene.verb_before(trigger.first, first)
    if own is not None and prep and keeps_on(scene, own):
        # قسد مستمرة بحصار المدينة: a sentence without a verb
        role = "participant" if symmetric(roles) else "initiator"
        clause = next(a for a, b in scene.sentence.clauses if a <= own.first < b)
        return scene.fill(role, "support_subject", subject_before(scene, own.first, max(first, clause)))
    inside = own is not None and own.first < trigger.first  # بعد شن الطيران غارات: the preposition is the verb's
    by_noun = _carried_by_noun(scene, trigger, "" if inside else _AS_LISTED.get(prep, prep), roles)
    if by_noun:
        return by_noun
    told = [verb, scene.verb_before(verb, first) if _describes(scene, verb) else None] if verb is not None else []
    for at in told:
        for support in scene.supports(at) if at is not None else ():
            if at is not None and support.preposition == _AS_LISTED.get(prep, prep):
                return _arguments(scene, trigger, support, at, first, roles)
    far = over_comma(scene, trigger, _AS_LISTED.get(prep, prep), first) if verb is None else None
    if far is not None:
        return _arguments(scene, trigger, *far, scene.region(far[1])[0], roles)
    manner = _in_the_manner(scene, trigger, prep)
    if manner is not None:
        return scene.fill("participant" if symmetric(roles) else "initiator", "support_subject", manner)
    suffered = undergone(scene, trigger)
    if suffered is not None:
        return _arguments(scene, trigger, *suffered, scene.sentence.first, roles)
    after = scene.verb_after(trigger.last - 1, last)
    if after is not None and not prep:
        for support in scene.supports(after):
            if support.subject == "event" and not support.preposition:
                stop = scene.verb_after(after, last) or last
                return _object(scene, support, scene.bare(after, stop))
    return []


def _in_the_manner(scene: Scene, trigger: Trigger, prep: str) -> Chunk | None:
    """تقدمت القوات | منفذة | عمليات قصف: the subject of the verb before a participle that carries an act."""
    near = range(trigger.first - 1, max(scene.sentence.first, trigger.first - _PARTICIPLE_REACH) - 1, -1)
    at = next((n for n in near if (r := scene.readings[n]) is not None and r.analysis.cat == _PARTICIPLE), None)
    told = scene.readings[at] if at is not None else None
    if at is None or told is None or told.analysis.det or told.analysis.prep or told.analysis.conj:
        return None
    entries = scene.lexicon.supports.get(told.analysis.lemma, ())
    if not any(s.subject == "initiator" and s.preposition == _AS_LISTED.get(prep, prep) for s in entries):
        return None
    subject = inherited_subject(scene, at)
    return subject if subject is not None and scene.can_act(subject) else None


def _describes(scene: Scene, verb: int) -> bool:
    """قام مسلحون يستقلون سيارة باختطاف كذا: a verb in the present that says of men before it what they ride or wear."""
    reading, before = scene.readings[verb], scene.readings[verb - 1]
    present = reading is not None and reading.analysis.cat == "IV" and not reading.analysis.conj
    return present and before is not None and before.nominal and not before.analysis.det


def _carried_by_noun(scene: Scene, trigger: Trigger, prep: str, roles: dict[str, str]) -> list[Filler]:
    """قيام القوات باقتحام، شن الطيران غارات: a support verb as a verbal noun, its subject the genitive."""
    objects = [
        c
        for c in scene.chunks
        if c.last <= trigger.first and not c.attached and c.prep in ("", "ل") and not _is_spot(c)
    ]
    for at in range(trigger.first - 1, max(scene.sentence.first, trigger.first - _CARRIER_REACH) - 1, -1):
        reading = scene.readings[at]
        if reading is None or not (reading.finite or reading.analysis.cat == "VN"):
            continue
        if reading.finite:
            return []
        supports = scene.lexicon.supports.get(reading.analysis.lemma, ())
        chunk = next((c for c in scene.chunks if c.first <= at < c.last), None)
        support = next((s for s in supports if s.preposition == prep), None)
        if support is None and prep == _OBJECT_MARK and chunk is not None:
            support = _over_its_doer(scene, trigger, chunk, at)
        if support is None or chunk is None or support.subject not in ("initiator", "target", "participant"):
            continue
        part = only(chunk, at + 1, trigger.first)
        role = "participant" if support.subject == "initiator" and symmetric(roles) else support.subject
        if support.object == "target" and not any(c.first >= chunk.last for c in objects):
            return scene.fill("target", "support_object", part)  # استهداف دورية للشرطة بقصف
        fallen = _fallen_of(scene, part, trigger) if role == "target" else None
        if fallen is not None:
            return scene.fill(role, "support_subject", fallen)
        if not scene.can_act(part):
            # أعلن الجيش إحباط هجوم: who announces it did it
            subject = inherited_subject(scene, at)
            known = subject is not None and subject is not chunk and scene.armed(subject)
            return scene.fill(role, "support_subject", subject) if known else []
        more = [c for c in scene.joined(chunk) if c.last <= trigger.first]
        return [filler(role, "support_subject", c, whom(c), c.items) for c in (part, *more)]
    return []


def _over_its_doer(scene: Scene, trigger: Trigger, chunk: Chunk, at: int) -> SupportVerb | None:
    """تنفيذ القوات | لعملية تمشيط: a verbal noun with its doer, right behind which لـ tells what he does."""
    own = next((c for c in scene.chunks if c.first <= trigger.anchor < c.last), None)
    reading = scene.readings[at]
    if own is None or own.first != chunk.last or reading is None or not scene.can_act(only(chunk, at + 1)):
        return None
    entries = scene.lexicon.supports.get(reading.analysis.lemma, ())
    return next((s for s in entries if not s.preposition and s.subject in ("initiator", "participant")), None)


def _fallen_of(scene: Scene, part: Chunk, trigger: Trigger) -> Chunk | None:
    """بسقوط عدد من القتلى من عناصر كذا، في غارات: of whose people those were who are told with a number of dead."""
    if part.actors:
        return None
    of = [c for c in scene.all_chunks if part.last <= c.first and c.last <= trigger.first and c.prep == "من"]
    return next((c for c in of if c.actors and scene.can_act(c)), None)


def _object(scene: Scene, support: SupportVerb, later: Sequence[Chunk]) -> list[Filler]:
    """What the act did it to; whose that is may stand behind what "and" joins to it (مواقع وآليات للحركة)."""
    hit = later[0] if later else None
    if hit is not None and not whom(hit):
        hit = next((c for c in scene.joined(hit) if whom(c)), hit)
    return scene.fill(support.object or "none", "support_object", hit)


def _joined_right_behind(scene: Scene, trigger: Trigger, bare: Sequence[Chunk]) -> Sequence[Chunk]:
    """استهدفت الغارات مواقع | وآليات للحركة: what is joined to a noun that no list knows, right behind the act."""
    if not bare:
        return ()
    between = scene.readings[past_time(scene.document.tokens, trigger.last, bare[0].first) : bare[0].first]
    plain = all(r is not None and r.nominal and not (r.analysis.prep or r.analysis.conj) for r in between)
    return bare if between and plain else ()


def _arguments(
    scene: Scene, trigger: Trigger, support: SupportVerb, verb: int, first: int, roles: dict[str, str]
) -> list[Filler]:
    """Roles that the support verb's own subject or object takes."""
    if support.subject == "place":
        return []
    if support.subject == "event":
        stop = scene.verb_after(trigger.last - 1, scene.sentence.last) or scene.sentence.last
        bare = scene.bare(trigger.last - 1, stop)
        return _object(
            scene, support, [c for c in bare if not c.coordinated] or _joined_right_behind(scene, trigger, bare)
        )
    between = [c for c in scene.bare(verb, trigger.first) if c.last <= trigger.first]  # حملة قصف: no subject
    if said_of_another(scene, verb):
        return []
    if scene.document.tokens[verb - 1].text in THAT_HE:
        if support.object == "initiator" and between:  # قالت إنها ساعدت الجيش في كذا
            return _backing(scene, trigger, support, between[0])
        between = []  # قالت كتائب كذا إنها نفذت مع كتائب كذا، ذراع كذا، قصفا: the subject is before
    if not between and trigger.analysis.det and scene.document.tokens[verb - 1].text in _SINCE:
        return []  # منذ بدأت الاحتجاجات: in a clause of time the act itself is what began
    hit = _struck(scene, trigger, support, verb, first)
    if hit is not None:
        return scene.fill("target", "support_object", hit)
    before = subject_before(scene, verb, first) if support.object == "target" else None
    if before is not None and between and scene.can_act(before):
        return scene.fill(support.subject, "support_subject", before) + scene.fill(
            "target", "support_object", between[0]
        )
    subject = between[0] if between else subject_before(scene, verb, first)
    if subject is None and support.subject == "initiator":
        subject = _doer_behind(scene, trigger, verb)
    if subject is None and not has_own_subject(scene, verb):
        subject = inherited_subject(scene, trigger.first)
    role = support.subject
    if role == "announcer":
        # أعلن الجيش استهداف ...: who announces his own act did it; a ministry that announces a toll did not
        done = (trigger.rule.type in _OF_STATES and not _is_flight(trigger)) or trigger.analysis.lemma in _PUT_DOWN
        own = done and subject is not None and (scene.official(subject) or body_again(subject))
        own = own or (trigger.rule.type == "aid" and subject is not None and scene.helping(subject))
        own = own or (trigger.rule.type in _OF_FORCES and subject is not None and scene.official(subject))
        if (
            subject is None
            or trigger.rule.type in _ANNOUNCED
            or _is_flight(trigger)
            or (trigger.rule.frame.startswith(_FALLING) and trigger.analysis.lemma not in _SET_OFF)
            or _happens(scene, trigger)
            or not (scene.armed(subject) or own)
        ):
            return []
        role = "initiator"
    if role == "initiator" and symmetric(roles):
        role = "participant"
    if len(between) == 1 and support.object == "initiator" and _goes_on(scene, verb):
        return scene.fill(support.object, "support_object", between[0])
    fillers = scene.fill(role, "support_subject", subject)
    if support.object and between:
        # a causative verb has its object first where its subject stands before it (أجبر القوات على الانسحاب)
        alone = between[0] if role == "none" or between[0] is not subject else None
        fillers += scene.fill(support.object, "support_object", between[1] if len(between) > 1 else alone)
    if len(between) < 2 and support.object == "target" and support.preposition == "ب":
        fillers += scene.fill("target", "support_object", _behind(scene, trigger))
    return fillers + partners(scene, role, subject, trigger, joint_prepositions(trigger))


def _backing(scene: Scene, trigger: Trigger, support: SupportVerb, doer: Chunk) -> list[Filler]:
    """Who does an act with the help of the subject before "that he", and that subject where it has a role."""
    subject = inherited_subject(scene, trigger.first)
    helped = scene.fill("initiator", "support_object", doer)
    return helped + (scene.fill(support.subject, "support_subject", subject) if subject is not doer else [])


def _goes_on(scene: Scene, verb: int) -> bool:
    """وساعدت الجيش في كذا: whether "and" joins a verb of helping to what its doer did before."""
    reading = scene.readings[verb]
    return reading is not None and reading.analysis.conj == "و"


def _is_flight(trigger: Trigger) -> bool:
    """أعلنت تركيا نزوح الآلاف: whether people do an act themselves, which others only tell of (not: ترحيل الآلاف)."""
    return trigger.rule.type == "displacement" and trigger.rule.frame == _DONE_BY_ONESELF


def _happens(scene: Scene, trigger: Trigger) -> bool:
    """أعلنت الشرطة وقوع هجوم: an act told as something that happened, by whom is not told."""
    reading = scene.readings[trigger.first - 1] if trigger.first else None
    if reading is None or reading.analysis.cat != "VN":
        return False
    return any(s.subject == "event" for s in scene.lexicon.supports.get(reading.analysis.lemma, ()))


def _behind(scene: Scene, trigger: Trigger) -> Chunk | None:
    """واستهدف بعدة غارات | مواقع لكذا: what the verb's object is behind its means."""
    own = next((c for c in scene.chunks if c.first <= trigger.anchor < c.last), None)
    after = (c for c in scene.chunks if own is not None and c.first == own.last)
    return next((c for c in after if not (c.prep or c.attached or c.coordinated or _is_spot(c))), None)


def _doer_behind(scene: Scene, trigger: Trigger, verb: int) -> Chunk | None:
    """نفذ الهجوم مسلحون: behind a verb and its definite object stands who did it."""
    reading = scene.readings[verb]
    if trigger.first != verb + 1 or not trigger.analysis.det or reading is None or reading.analysis.pron:
        return None
    doer = _behind(scene, trigger)
    if doer is None or not scene.can_act(doer):
        return None
    return doer if agrees(scene.document, scene.readings, reading.analysis, doer.first) else None


def _struck(scene: Scene, trigger: Trigger, support: SupportVerb, verb: int, first: int) -> Chunk | None:
    """استُهدفت دورية بهجوم: the one bare phrase beside a verb that wants two is what was hit."""
    reading = scene.readings[verb]
    if support.object != "target" or support.subject != "initiator" or reading is None or reading.analysis.pron:
        return None
    if subject_before(scene, verb, first) is not None:
        return None
    stop = scene.verb_after(verb, scene.sentence.last) or scene.sentence.last
    beside = [
        c for c in scene.chunks if verb < c.first < stop and not (c.prep or c.attached or c.coordinated or _is_spot(c))
    ]
    return beside[0] if len(beside) == 1 and beside[0].last <= trigger.first else None


def _is_spot(chunk: Chunk) -> bool:
    """غربي مدينة كذا: a phrase that tells where, and nobody."""
    return bool(chunk.places) and not (chunk.actors or chunk.items or chunk.people or chunk.owners)


def only(chunk: Chunk, start: int, stop: int | None = None) -> Chunk:
    """The part of a phrase from a token on, before another where one is given."""

    def later(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(m for m in mentions if m.first >= start and (stop is None or m.first < stop))

    return Chunk(
        chunk.prep, max(start, chunk.first), chunk.last, chunk.coordinated, later(chunk.actors), later(chunk.items),
        later(chunk.people), later(chunk.places), later(chunk.numbers), later(chunk.owners),
    )  # fmt: skip
