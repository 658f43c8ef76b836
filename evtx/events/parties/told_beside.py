"""Parties that a neighbouring verb tells (who launched what was shot down, who took part): a scene in, fillers out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler, symmetric, whom
from evtx.events.parties.allowed import allowed
from evtx.events.parties.finders import made_safe
from evtx.events.parties.in_crowds import in_a_crowd
from evtx.events.parties.left_behind import left_behind
from evtx.events.parties.near_blasts import by_blast, near_blast
from evtx.events.parties.said_of_foes import said_of_foes
from evtx.events.parties.sentences import sentenced
from evtx.events.parties.supporting import supporting
from evtx.events.parties.who_he_was import charged, described
from evtx.events.parties.whose_deed import announcer
from evtx.events.parties.whose_ground import holding_it, jailers, sought
from evtx.events.parties.whose_house import set_on_fire, talked_with
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import ActorName, Trigger
from evtx.lexicon.who import ActorRef
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_LAUNCHING = word_class("events.told_beside.launching")
_TAKING_PART = word_class("events.told_beside.taking_part")
_PRESENT = frozenset({"حضر"})
_IN_IT = frozenset("فيها فيه".split())
# Acts done to one whose name may be all that their own phrase holds.
_TO_SOMEBODY = frozenset("assassination killing arrest abduction execution physical_assault release".split())
# Acts that forces do to crowds.
_ON_CROWDS = frozenset("armed_attack raid shelling airstrike".split())
_BLASTS = frozenset({"bombing", "explosion"})
_FALLING = frozenset({"سقط", "وقع"})  # سقط صاروخ قرب السفارة الأمريكية
_ANSWERS = frozenset("shelling airstrike armed_attack".split())
_ANSWERING = "رد"
_FROM_IT = frozenset({"منها", "منه"})
_GUNS = frozenset("warplane helicopter artillery tank warship".split())
_CHARGES = frozenset({"bombing", "explosion", "explosive_found"})
_THING_REACH = 3  # words of a thing's own phrase before the clause about it
_PLANTING = word_class("events.told_beside.planting")
_THAT = word_class("events.told_beside.that")
_DRIVING_OUT = word_class("events.told_beside.driving_out")
_STRONGHOLDS = word_class("events.told_beside.strongholds")
_HELD, _IN_IT = word_class("events.told_beside.held"), word_class("events.told_beside.in_it")
_OF_THEM = word_class("events.told_beside.of_them")
_TITLED = frozenset("combatant official journalist medic civilian".split())
_CONDITIONS = word_class("events.told_beside.conditions")
_CALLING = frozenset("دعا طالب امهل حذر خير انذر".split())
_SOME_OF_THEM = word_class("events.told_beside.some_of_them")
_AT_THEM = "لها"  # تتصدى لها
_BETWEEN = "بين"
_PASSIVE = frozenset({"PVP", "IVP"})
_WITH_IT = frozenset({"به", "بها", "بهما"})
_THEY_HAD = frozenset({"كانوا", "كانا"})  # عبوة كانوا قد زرعوها: those of whom the sentence tells
_THOSE_REACH = 7  # tokens from what shoots down to "some of them"
_THREAT_REACH = 10  # tokens from the word of a threat to whom the act threatened is to hit
_NAME_REACH = 6  # tokens of a name and the comma after it
_REACH = 2  # tokens from a verb to its subject


def beside(
    scene: Scene, trigger: Trigger, roles: dict[str, str], region: tuple[int, int], fillers: Sequence[Filler]
) -> list[Filler]:
    """Fillers of an act that others than its own phrases tell. `fillers`: what its own phrases filled."""
    found = supporting(scene, trigger, fillers) + in_a_crowd(scene, trigger, fillers)
    if not any(f.role == "initiator" and f.mentions for f in fillers):
        found += allowed(scene, trigger) or (
            _owners_of_aid(scene, trigger, region) or _helper_who_tells(scene, trigger)
            if trigger.rule.type == "aid"
            else []
        )
    if trigger.rule.type == "interception":
        told = any(f.role == "target" and f.mentions for f in fillers)
        shot = (
            _launched(scene, trigger, region)
            or _shot_down(scene, trigger)
            or ([] if told else _of_those(scene, trigger))
        )
        return found + shot + _announced(scene, fillers)
    if trigger.rule.type == "threat":
        return found + _threatened(scene, trigger, fillers)
    if trigger.rule.type == "killing":
        found += jailers(scene, fillers)
    if trigger.rule.type in _ANSWERS:
        found += _announced(scene, fillers, arms=_GUNS)
    found += announcer(scene, trigger, [*fillers, *found])
    if trigger.rule.type in _CHARGES and not any(f.role == "initiator" and f.mentions for f in fillers):
        found += _planted(scene, trigger) or _cached(scene, trigger, region) or left_behind(scene)
    found += made_safe(scene, trigger) + said_of_foes(scene, trigger, roles, [*fillers, *found])
    found += set_on_fire(scene, trigger, fillers) + talked_with(scene, trigger, fillers)
    found += described(scene, trigger, fillers) or charged(scene, trigger) or sentenced(scene, trigger, fillers)
    if any(f.role == "target" and f.mentions for f in (*fillers, *found)):
        return found + (_took_part(scene, trigger, roles) if trigger.form == "noun" else [])
    if trigger.rule.type in _BLASTS:
        found += by_blast(scene, trigger, region, fillers) or holding_it(scene, trigger)
    elif trigger.rule.type in _TO_SOMEBODY:
        found += _apposed(scene, trigger, region) or _one_of_them(scene, trigger)
    elif trigger.rule.type in _ON_CROWDS:
        crowd = _crowd(scene, trigger, region) if trigger.form == "verb" else []
        thrown = near_blast(scene, trigger, region) if trigger.rule.subtype == "grenade" else []
        found += crowd or holding_it(scene, trigger, fillers) or thrown
        fell = trigger.form == "verb" and trigger.analysis.lemma in _FALLING
        found += near_blast(scene, trigger, region) if fell and not found else []
        found += sought(scene, trigger) if trigger.rule.type == "raid" and not found else []
    elif trigger.rule.type == "territory":
        found += _holders(scene, trigger, fillers) or holding_it(scene, trigger)
    if trigger.rule.type in _ANSWERS:
        found += _answered(scene, trigger, region)
    return found + (_took_part(scene, trigger, roles) if trigger.form == "noun" else [])


def _answered(scene: Scene, trigger: Trigger, region: tuple[int, int]) -> list[Filler]:
    """ردت القوات بقصف، لترد بغارات: an answer that names no target is aimed at the doer of what it answers."""
    verb = trigger.anchor if trigger.form == "verb" else scene.verb_before(trigger.first, region[0])
    reading = scene.readings[verb] if verb is not None else None
    if verb is None or reading is None or reading.analysis.lemma != _ANSWERING:
        return []
    return [filler("target", "answered", Chunk("", verb, verb + 1, False), ())]


def _owners_of_aid(scene: Scene, trigger: Trigger, region: tuple[int, int]) -> list[Filler]:
    """قافلة مساعدات من 46 شاحنة تابعة للهلال الأحمر: whose lorries bring it."""
    if trigger.rule.type != "aid":
        return []
    for chunk in scene.chunks:
        if region[0] <= chunk.first < region[1] and chunk.owners and chunk.items:
            return [filler("initiator", "owner", chunk, chunk.owners)]
        if (
            chunk.prep == _BETWEEN
            and scene.helping(chunk)
            and any(c.items and c.last == chunk.first - 1 for c in scene.chunks)
        ):
            return scene.fill("initiator", "owner", chunk)  # قافلة مشتركة بين كذا وكذا
    return []


def _helper_who_tells(scene: Scene, trigger: Trigger) -> list[Filler]:
    """أعلنت الأمم المتحدة أن عشرين شاحنة وصلت: whose the lorries are that a relief organisation tells of."""
    for chunk in scene.all_chunks:
        between = scene.document.tokens[chunk.last : trigger.first]
        if chunk.last <= trigger.first and not chunk.prep and scene.helping(chunk):
            return scene.fill("initiator", "announced", chunk) if any(t.text in _THAT for t in between) else []
    return []


def _one_of_them(scene: Scene, trigger: Trigger) -> list[Filler]:
    """هاجم مستوطنون رعاة واعتدوا على أحدهم: one of the people told before, who are not the doers."""
    tokens = scene.document.tokens
    at = next(
        (t for t in range(trigger.last, min(trigger.last + 2, scene.sentence.last)) if tokens[t].text in _OF_THEM), None
    )
    if at is None:
        return []
    before = [c for c in scene.all_chunks if c.last <= trigger.first and c.people and not c.attached]
    hurt = [c for c in before if not scene.can_act(c)]
    return scene.fill("target", "one_of_them", hurt[-1]) if hurt else []


def _crowd(scene: Scene, trigger: Trigger, region: tuple[int, int]) -> list[Filler]:
    """فرقت قوات الأمن تظاهرة، أطلقوا النار على وقفة احتجاجية: a crowd told by its act is whom the force is used on."""
    stop = scene.verb_after(trigger.last - 1, region[1]) or region[1]
    crowd = next((t for t in scene.event_nouns if t.rule.type == "protest" and trigger.last <= t.first < stop), None)
    chunk = next((c for c in scene.all_chunks if trigger.last <= c.first < stop and c.actors), None)
    if crowd is None or (chunk is not None and chunk.first > crowd.first):
        return []
    before = scene.document.tokens[crowd.first - 1].text
    if before in PREPOSITIONS and before != "علي":
        return []
    value = ActorRef((ActorName("protesters", "noun"),), "noun")
    mention = scene.document.mention_of_tokens("actor", crowd.first, crowd.last, value, "actor.crowd")
    return [filler("target", "crowd", Chunk("", crowd.first, crowd.last, False, (mention,)), (mention,))]


def _launched(scene: Scene, trigger: Trigger, region: tuple[int, int]) -> list[Filler]:
    """اعترضت صاروخا أطلقه الحوثيون: whose missile was shot down is the target."""
    for at in range(trigger.last, region[1]):
        reading = scene.readings[at]
        if (reading is not None and reading.finite and reading.analysis.lemma in _LAUNCHING) or _sent_with_it(
            scene, at
        ):
            role = "initiator" if _by_means_of(scene, trigger, at) else "target"
            return scene.fill(role, "launched", _subject(scene, at) or _from_whose_ground(scene, at))
    return []


def _by_means_of(scene: Scene, trigger: Trigger, verb: int) -> bool:
    """أسقطت مروحية بصاروخ أطلقه متمردون: what the clause is about has "by" before it, and shot the other thing down."""
    return any(
        (r := scene.readings[at]) is not None and r.nominal and r.analysis.prep == "ب"
        for at in range(max(trigger.last, verb - _THING_REACH), verb)
    )


def _sent_with_it(scene: Scene, at: int) -> bool:
    """مسيرة بعث بها الحوثيون: the verb that "with it" follows, whatever noun is written so."""
    verb = any(a.cat == "PV" and a.lemma in _LAUNCHING for a in scene.document.analyses[at])
    return verb and at + 1 < scene.sentence.last and scene.document.tokens[at + 1].text in _WITH_IT


def _from_whose_ground(scene: Scene, at: int) -> Chunk | None:
    """صاروخ أطلق من مناطق سيطرة الحوثيين: whose ground it came from."""
    return next((c for c in scene.all_chunks if c.first == at + 2 and c.prep == "من" and scene.can_act(c)), None)


def _planted(scene: Scene, trigger: Trigger) -> list[Filler]:
    """عبوة زرعها مجهولون، كان التنظيم قد زرعها، زرع عبوات من قبل مجهولين: who planted the charge did it."""
    for at in range(trigger.first, scene.sentence.last):
        reading = scene.readings[at]
        if reading is None or reading.analysis.lemma not in _PLANTING:
            continue
        after = [c for c in scene.all_chunks if c.first > at]
        words = {t.text for t in scene.document.tokens[max(scene.sentence.first, at - _REACH) : at]}
        if reading.finite and words & _THEY_HAD:
            return [filler("initiator", "answered", Chunk("", at, at + 1, False), ())]
        if reading.finite and reading.analysis.cat not in _PASSIVE and not _was_planted(scene, at):
            told = [c for c in after if c.first <= at + _REACH and not c.prep and (c.actors or c.people)]
            near = [c for c in scene.all_chunks if c.first >= trigger.first and at - _REACH <= c.last <= at]
            before = [c for c in near if not c.prep and scene.can_act(c)]
            doer = next(iter(told or before), None)
        else:
            doer = next((c for c in after if c.prep == "agent"), None)
        if doer is not None:
            return scene.fill("initiator", "planted", doer)
    return []


def _was_planted(scene: Scene, verb: int) -> bool:
    """عبوة زرعت أسفل دورية، الألغام التي زرعت: what is planted stands before a verb that has no pronoun for it."""
    reading = scene.readings[verb]
    if reading is None or reading.analysis.pron or verb == scene.sentence.first:
        return False
    end = verb - (scene.document.tokens[verb - 1].text in RELATIVES)
    return any(m.value.kind == "weapon" and m.last == end for c in scene.all_chunks for m in c.items)


def _cached(scene: Scene, trigger: Trigger, region: tuple[int, int]) -> list[Filler]:
    """عثرت على كدس عتاد لداعش: whose cache it is put it there."""
    if trigger.rule.type != "explosive_found":
        return []
    for chunk in scene.all_chunks:
        theirs = [m for m in chunk.owners if m.kind == "actor" and scene.of_rebels(m)]
        if region[0] <= chunk.first < region[1] and chunk.items and chunk.prep in ("", "علي") and theirs:
            return [filler("initiator", "owner", chunk, theirs)]
    return []


def _announced(scene: Scene, fillers: Sequence[Filler], arms: frozenset[str] = frozenset()) -> list[Filler]:
    """أعلن الجيش أن سفينة حربية أسقطت مسيرة: of arms that nobody is said to own who announces it is the owner.

    `arms`: only of these, where any are given (a drone that an army tells of may be the enemy's).
    """
    doing = [f for f in fillers if f.role == "initiator"]
    if not doing or any(m.kind == "actor" or m.value.actor for f in doing for m in f.mentions):
        return []
    if arms and not any(m.value.id in arms for f in doing for m in f.chunk.items):
        return []
    for chunk in reversed([c for c in scene.all_chunks if c.last <= doing[0].first and not c.prep and whom(c)]):
        between = {t.text for t in scene.document.tokens[chunk.last : doing[0].first]}
        told = not between.isdisjoint(_THAT)
        fits = scene.armed(chunk) if arms else _serves(scene, chunk)
        return scene.fill("initiator", "announced", chunk) if told and fits else []
    return []


def _serves(scene: Scene, chunk: Chunk) -> bool:
    return scene.armed(chunk) or scene.official(chunk)


def _holders(scene: Scene, trigger: Trigger, fillers: Sequence[Filler]) -> list[Filler]:
    """كانت بيد الجيش، آخر معاقل التنظيم، بعد طرد داعش منها: who held the ground that is taken, told after it."""
    if "holder" in trigger.rule.roles:
        return []  # سقطت في يد الجيش: the rule says whose it is now
    doers = {id(f.chunk) for f in fillers if f.role != "none"}
    for chunk in scene.all_chunks:
        if chunk.last <= trigger.last or id(chunk) in doers or not (chunk.actors or chunk.owners):
            continue
        first = scene.readings[chunk.first]
        driven = first is not None and first.analysis.cat == "VN" and first.analysis.lemma in _DRIVING_OUT
        words = {w for t in scene.document.tokens[chunk.first : chunk.last] for w in bare_words(t.text)}
        before = [t.text for t in scene.document.tokens[max(0, chunk.first - 2) : chunk.first]]
        left = before[-1:] != [] and before[-1] in _FROM_IT and scene.readings[chunk.first - 2] is not None
        # بعد عامين من سيطرة داعش عليها
        after = scene.document.tokens[chunk.last].text if chunk.last < scene.sentence.last else ""
        left = left or (after in _IN_IT and not words.isdisjoint(_HELD))
        own = chunk.first < trigger.last  # استعادة ترهونة آخر معاقل كذا: the act's own phrase
        if (not own and (chunk.prep == "holder" or driven or left)) or not words.isdisjoint(_STRONGHOLDS):
            return [filler("target", "holder", chunk, whom(chunk))]
    return []


def _shot_down(scene: Scene, trigger: Trigger) -> list[Filler]:
    """إسقاط سبع مسيرات أوكرانية: whose what is shot down is, told after the act's noun."""
    for chunk in scene.chunks:
        flying = any(m.first >= trigger.last and m.value.id != "air_defence" for m in chunk.items)
        near = trigger.form == "noun" and chunk.first <= trigger.last + 1 and chunk.last > trigger.last
        if near and flying and (not chunk.prep or chunk.first == trigger.first):  # تمكنت من | إسقاط طائرة تابعة لكذا
            whose = [m for m in (*chunk.actors, *chunk.owners) if m.first > chunk.items[-1].first]
            return [filler("target", "object", chunk, whose, chunk.items)] if whose else []
    return []


def _of_those(scene: Scene, trigger: Trigger) -> list[Filler]:
    """أسقطت خمسا منها، اعترضت معظمها: some of those that were told before are theirs who sent them."""
    near = [t.text for t in scene.document.tokens[trigger.last : min(trigger.last + _THOSE_REACH, scene.sentence.last)]]
    if trigger.form != "verb" or not (near[:1] == [_AT_THEM] or any(t in _SOME_OF_THEM for t in near)):
        return []
    return [filler("target", "answered", Chunk("", trigger.anchor, trigger.anchor + 1, False), ())]


def _threatened(scene: Scene, trigger: Trigger, fillers: Sequence[Filler]) -> list[Filler]:
    """هدد بضرب السفن الأميركية: whose people or things the act threatened is to hit."""
    if any(f.role == "target" and f.mentions for f in fillers):
        return []
    doers = {id(f.chunk) for f in fillers if f.role != "none"}
    for chunk in scene.all_chunks:
        acts = {t.anchor for t in scene.triggers}
        if chunk.attached or id(chunk) in doers or any(m.first in acts for m in chunk.actors):
            continue  # بمهاجمة الولاية: the act threatened, not attackers
        if trigger.last <= chunk.first <= trigger.last + _THREAT_REACH:
            before = scene.document.tokens[trigger.last : chunk.first]
            if any(t.text in _CONDITIONS for t in before) or chunk.prep == "في":
                return []
            if chunk.actors or chunk.people or chunk.owners or any(m.value.id == "settlement" for m in chunk.items):
                return scene.fill("target", "threatened", chunk)
    return _spoken_to(scene, trigger)


def _spoken_to(scene: Scene, trigger: Trigger) -> list[Filler]:
    """دعا الرئيس الحزب إلى إلقاء السلاح وهدد بعملية: who is called upon is threatened."""
    verb = scene.verb_before(trigger.first, scene.sentence.first)
    reading = scene.readings[verb] if verb is not None else None
    if verb is None or reading is None or reading.analysis.lemma not in _CALLING or not trigger.analysis.conj:
        return []
    told = [c for c in scene.bare(verb, trigger.first) if c.actors]
    return scene.fill("target", "threatened", told[1]) if len(told) > 1 else []


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
        present = reading is not None and reading.finite and reading.analysis.lemma in _PRESENT
        attended = present and reading is not None and bool(reading.analysis.pron)  # اجتماع حضره ممثلون عن كذا
        if (taking and tokens[at + 1].text in _IN_IT) or attended:
            role = "participant" if symmetric(roles) else "initiator"
            return scene.fill(role, "taking_part", _attending(scene, at) if attended else _subject(scene, at))
    return []


def _attending(scene: Scene, at: int) -> Chunk | None:
    """The party told right after a verb of presence."""
    after = (c for c in scene.all_chunks if at < c.first <= at + _REACH and not c.prep)
    return next((c for c in after if c.actors or c.owners), None)


def _subject(scene: Scene, at: int) -> Chunk | None:
    """The phrase right after a verb that can act."""
    after = (c for c in scene.all_chunks if at < c.first <= at + _REACH and not c.prep and not c.empty)
    return next((c for c in after if scene.can_act(c)), None)
