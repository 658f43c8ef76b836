"""Arguments of an event noun: genitive, adjective, possessor, clauses about it (what carries it: `carriers`)."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.arguments import UNDERGOING, between_far, is_hit, prepositional
from evtx.events.frames.carriers import carrier_fillers, only
from evtx.events.frames.course import in_the_course
from evtx.events.frames.joined_nouns import is_a_death, is_done_by, shared
from evtx.events.frames.object_behind import beside_doer, object_behind
from evtx.events.frames.partners import partner_behind_name
from evtx.events.frames.phrase import Chunk
from evtx.events.frames.pronouns import possessed, with_them
from evtx.events.frames.relative_doers import relative_doer, resumed_doer
from evtx.events.frames.scene import Filler, Scene, carries, filler, symmetric
from evtx.events.frames.subjects import inherited_subject, urged
from evtx.frozen import replace
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_SIDE_PREPOSITIONS = word_class("events.noun_frame.side_prepositions")
_REACH = 6  # words of an indefinite noun's own phrase before the clause about it
_RELATIVE_GAP = 3  # words of a noun's own phrase (اشتباكات عنيفة) before the clause about it
# Acts of ministries and other bodies of a state that announce them.
_TAKING_PEOPLE = frozenset("abduction arrest execution release physical_assault".split())
_DONE_TO_PEOPLE = _TAKING_PEOPLE | {"killing"}
_LOYAL = word_class("events.noun_frame.loyal")
_OF_OTHERS = frozenset({"surrender", "withdrawal"})  # of enemies too: who tells of them does nothing
_STRIKING = frozenset("استهدف ضرب طال طاول اصاب".split())
_SIGNING = frozenset({"ابرم", "وقع", "عقد", "توصل"})  # verbs whose object an agreement is
_SIGNED_REACH = 2  # tokens from such a verb to its subject
_WITHOUT_AIRCRAFT = frozenset({"unknown_gunmen", "militants", "bandits", "tribes", "civilians"})
_OF_CROWDS = frozenset({"protest", "riot"})
_HITTING = frozenset({"target", "actor_or_target"})  # what the genitive of such an act may be
_ARMS = frozenset({"weapon", "aircraft", "vehicle"})
_IS_DONE = frozenset({"اجري"})  # يُجرى, written as يجري
_HIM = frozenset({"له", "لها", "لهم", "لهما"})


def noun_fillers(
    scene: Scene, trigger: Trigger, roles: dict[str, str], region: tuple[int, int]
) -> tuple[list[Filler], int]:
    """Fillers and the token at which the noun's own stretch ends."""
    _, last = region
    own = next((c for c in scene.chunks if c.first <= trigger.anchor < c.last), None)
    stop = scene.verb_after(trigger.last - 1, last) or last
    if stop < last and carries(scene, stop):
        # اشتباكات عنيفة وقعت أمس بين ...: what follows the carrying verb belongs to the noun
        stop = scene.verb_after(stop, last) or last
    after = [
        c
        for c in scene.chunks
        if trigger.last <= c.first < stop and (not c.attached or _follows(scene.document, own, c, roles))
    ]
    # القضاء على 30 إرهابيا: the number is a word of the rule's phrase
    after = [
        c
        for c in scene.chunks
        if c is not own and c.first == trigger.last - 1 and c.numbers[:1] and c.last > trigger.last
    ] + after
    fillers: list[Filler] = []
    if own is not None:
        fillers += _genitive(scene, *shared(scene, trigger, own, after), roles)
    for inside in [c for c in scene.chunks if trigger.first <= c.first < trigger.last and c.prep == "agent"]:
        fillers += scene.fill("initiator", "agent", inside)  # برصاص الاحتلال: whose fire the act itself says
    fillers += _possessor(scene, trigger, roles) + _done_to(scene, trigger, own, roles, region)
    fillers += relative_doer(scene, trigger, roles, stop) or resumed_doer(scene, trigger, roles, stop)
    carried = carrier_fillers(scene, trigger, own, region, roles)
    sent = trigger.rule.frame.startswith("send.")
    if trigger.rule.type in _OF_OTHERS and not sent and _acts(fillers):
        carried = [f for f in carried if f.place != "support_subject"]  # أعلن الجيش استسلام 20 من داعش
    if "subject" in roles:
        # أقر الجيش بفقدان البلدة: what the verb's doer is, where the noun's own doer is another
        carried = [replace(f, role=roles["subject"]) if f.place == "support_subject" else f for f in carried]
    if _hits(scene, trigger) and not any(f.role == "target" for f in carried):
        # استهدف اعتداء | مبنى حكوميا: what stands behind the noun of what struck was struck
        fillers = [replace(f, role="target") if (f.place, f.role) == ("genitive", "initiator") else f for f in fillers]
    doing = any(f.role == "initiator" for f in carried)
    if doing and roles.get("genitive") in ("actor_or_target", "target"):
        # واصلت قسد حصار قوات النظام: the verb has the doer, so the genitive is whom it was done to
        fillers = [replace(f, role="target") if f.place == "genitive" else f for f in fillers]
    elif doing and _verb_object(scene, trigger) == "target":
        # قامت القوات باتهام كذا: so is that of a noun whose genitive is else its doer
        fillers = [replace(f, role="target") if (f.place, f.role) == ("genitive", "initiator") else f for f in fillers]
    elif doing and sent:
        # تنوي فرنسا إرسال مدربين عسكريين: who is sent does not send
        fillers = [f for f in fillers if (f.place, f.role) != ("genitive", "initiator")]
    fillers += prepositional(scene, after, roles, trigger, [*fillers, *carried])
    if sum(f.place == "between" for f in fillers) > 1:
        # أعلنت الحركة التوصل إلى هدنة بين كذا وكذا: who announces or brings about what two others did is none of them
        carried = [f for f in carried if (f.place, f.role) != ("support_subject", "participant")]
    fillers += carried
    doer = next((f.chunk for f in carried if f.place == "support_subject"), None)
    if doer is not None:
        fillers += with_them(scene, roles, doer, trigger.first - 1, trigger.first)
    if own is not None:
        fillers += in_the_course(scene, trigger, own, region, fillers)
    fillers += between_far(scene, trigger, roles, fillers) or partner_behind_name(scene, roles, fillers)
    fillers += _other_side(scene, fillers, roles)
    known = {f.role for f in fillers if f.mentions}
    signed = symmetric(roles)  # اتفاق أبرمته روسيا مع الفصائل: each side where it stands
    told = _about_it(scene, trigger, roles)
    fillers += [f for f in told if f.role not in known or (signed and f.place == "relative")]
    return fillers, stop


def _hits(scene: Scene, trigger: Trigger) -> bool:
    """Whether an act's noun without the article is the subject right behind a verb of striking."""
    reading = scene.readings[trigger.first - 1] if trigger.first > scene.sentence.first else None
    return reading is not None and reading.analysis.lemma in _STRIKING and reading.finite and not trigger.analysis.det


def _acts(fillers: Sequence[Filler]) -> bool:
    return any(f.place == "genitive" and any(m.kind == "actor" for m in f.mentions) for f in fillers)


def _verb_object(scene: Scene, trigger: Trigger) -> str:
    """The role that the verb of an act's noun gives its object."""
    family = trigger.rule.frame.partition(".")[0]
    return scene.lexicon.frames.get(f"{family}.verb", {}).get("object", "none")


def _follows(document: Document, own: Chunk | None, chunk: Chunk, roles: dict[str, str]) -> bool:
    """Whether an attached لـ or من phrase stands right after the trigger's own phrase, so that it is its argument."""
    if own is None or chunk.prep not in ("ل", "من") or not 0 <= chunk.first - own.last <= 1:
        return False
    if roles.get("to") != "target" and any(document.tokens[at].word for at in range(own.last, chunk.first)):
        return False  # اقتحام الشرطة منزلا لناشط
    if chunk.prep == "ل" and _owned(own):
        return False  # اقتحام مقر لحركة الشباب: whose it is that was stormed
    # مقتل قائد مجموعة موالية للنظام: an adjective that says whose the one before is has the phrase for itself
    return not own.people or bare_words(document.tokens[own.last - 1].text).isdisjoint(_LOYAL)


def _owned(own: Chunk) -> bool:
    """Whether a building is the last thing of an act's phrase, so that what follows with لـ tells whose it is."""
    last = own.items[-1] if own.items else None
    return last is not None and last.value.kind == "building" and last.last == own.last and bool(own.owners)


def _genitive(
    scene: Scene, trigger: Trigger, own: Chunk, after: Sequence[Chunk], roles: dict[str, str]
) -> list[Filler]:
    joined = [own, *scene.joined(own)]
    inside = [
        m for c in joined for m in (*c.actors, *c.people, *c.items, *c.places)
        if m.first > trigger.anchor and m.last > trigger.first
    ]  # fmt: skip
    owners = [m for c in joined for m in c.owners if m.first > trigger.anchor]
    # مصرع 20 حوثيا: a counted adjective stands for people
    counted = {n.last for c in joined for n in c.numbers}
    adjectives = [m for m in inside if m.kind == "actor" and m.value.how == "adjective" and m.first not in counted]
    genitive = [m for m in inside if m not in adjectives]
    taken = adjectives if _are_taken(trigger, adjectives) else []
    if taken or is_a_death(scene, trigger):
        adjectives = []  # مقتل فلسطيني بالرصاص: it is he who died
    people = [m for m in genitive if m.kind in ("actor", "people")]
    fillers: list[Filler] = [filler("target", "genitive", own, taken)] if taken else []
    hit = is_hit(scene, trigger, genitive, after, roles)
    if adjectives and not people and _says_whose_it_is(scene, trigger, adjectives, roles):
        fillers.append(filler("target", "genitive", own, adjectives))
    elif adjectives and not people and "adjective" in roles and not hit:  # استهداف سفينة إسرائيلية: of what is hit
        fillers.append(filler(roles["adjective"], "adjective", own, adjectives))
    if people or owners or any(m.kind == "item" for m in genitive):
        role = _genitive_role(scene, only(own, trigger.last), after, roles.get("genitive", "none"))
        if roles.get("genitive") == "actor_or_target" and _is_undergone(scene, trigger, own, after):
            role = "target"
        if role == roles.get("about") == "target" and any(c.prep == "عن" for c in after[:1]) and scene.can_act(own):
            role = "initiator"  # إفراج الشرطة عن عشرة محتجين
        if hit or (role == "initiator" and "agent" in roles and any(c.prep == "agent" for c in after)):
            role = "target"  # اتهام كذا من جانب الحكومة
        flown = {n.actor for m in people if m.kind == "actor" for n in m.value.names}
        if trigger.rule.type == "airstrike" and role == "initiator" and flown and flown <= _WITHOUT_AIRCRAFT:
            role = "target"  # استهدفت غارة مجموعة مسلحة
        fillers.append(filler(role, "genitive", own, [*people, *owners, *adjectives], genitive))
        if (role, roles.get("genitive")) == ("initiator", "target"):
            fillers += scene.fill("target", "object", object_behind(scene, own, after))
    return fillers


def _is_undergone(scene: Scene, trigger: Trigger, own: Chunk, after: Sequence[Chunk]) -> bool:
    """يجري محاصرة قوات كذا، تتم ملاحقة عناصر كذا: of an act that is done, and by nobody told, it tells to whom."""
    verb = scene.readings[trigger.first - 1] if trigger.first > scene.sentence.first else None
    undergone = verb is not None and verb.finite and verb.analysis.lemma in UNDERGOING | _IS_DONE
    return (
        undergone and object_behind(scene, own, after) is None and not any(c.prep in ("ل", "agent") for c in after[:1])
    )


def _says_whose_it_is(scene: Scene, trigger: Trigger, adjectives: Sequence[Mention], roles: dict[str, str]) -> bool:
    """قصف مواقع إيرانية: a noun stands between the act and the adjective, which says whose that is, not who did it."""
    if roles.get("genitive") not in _HITTING or trigger.analysis.det or trigger.analysis.pron:
        return False
    arms = {t for c in scene.chunks for m in c.items if m.value.kind in _ARMS for t in range(m.first, m.last)}
    between = [at for at in range(trigger.last, adjectives[0].first) if at not in arms]
    return any(
        (r := scene.readings[at]) is not None and r.analysis.cat == "N" and not (r.analysis.prep or r.analysis.conj)
        for at in between
    )


def _are_taken(trigger: Trigger, adjectives: Sequence[Mention]) -> bool:
    """اعتقال أردنيين في دمشق، خطف صينيين: a nationality right behind what is done to people tells who they are."""
    bare = not (trigger.analysis.det or trigger.analysis.pron)
    people = trigger.rule.type in _DONE_TO_PEOPLE and trigger.last - trigger.first == 1 and bare
    return people and any(m.first == trigger.last for m in adjectives)


def _genitive_role(scene: Scene, part: Chunk, after: Sequence[Chunk], role: str) -> str:
    acting = scene.can_act(part) and not _somebodys_place(scene, part)
    if role == "actor_or_target":
        return "initiator" if acting else "target"
    if role == "target" and acting and any(c.prep == "ل" and not (c.empty or c.attached) for c in after[:1]):
        return "initiator"  # استهداف قسد لقوات النظام
    if role == "target" and acting and object_behind(scene, part, after) is not None:
        return "initiator"  # استهداف الاحتلال خيمة، توقيف الشرطة قائد الكتيبة
    if (
        role == "none"
        and acting
        and not any(m.value.kind == "aircraft" for m in part.items)  # إسقاط مروحية تركية قرب الحدود
        and (
            _holds_object(scene, part)
            or any(beside_doer(part, c) and scene.done_to(part, c) for c in after[:1])
            or is_done_by(scene, part, after)
        )
    ):
        return "initiator"  # استعادة الجيش المدينة، اعتراض الدفاعات صاروخا
    return role


def _holds_object(scene: Scene, part: Chunk) -> bool:
    """استعادة الجيش السيطرة: whether a noun that nobody lists follows the doer in one phrase with him."""
    at = max((m.last for m in part.actors), default=part.last)
    reading = scene.readings[at] if at < part.last else None
    return reading is not None and reading.analysis.cat in ("N", "VN") and not reading.analysis.conj


def _somebodys_place(scene: Scene, part: Chunk) -> bool:
    """قصف مواقع قوات النظام: the noun between the act and the force is a thing or place of theirs, which is hit."""
    count = next((m.last for m in part.numbers if m.first == part.first and m.last < part.last), part.first)
    reading = scene.readings[count]
    analysis = reading.analysis if reading is not None else None
    armed = (m for m in part.items if m.value.kind != "building")
    named = any(m.first == count for m in (*part.actors, *part.people, *armed, *part.numbers))
    return analysis is not None and analysis.cat == "N" and not analysis.det and not analysis.prep and not named


def _possessor(scene: Scene, trigger: Trigger, roles: dict[str, str]) -> list[Filler]:
    """تحدث الثوار عن استيلائهم: the pronoun on an act's noun is the subject of the clause."""
    role = roles.get("genitive", "none")
    role = "initiator" if role == "actor_or_target" else role
    if not trigger.analysis.pron or role not in ("initiator", "participant"):
        return []
    subject = urged(scene, trigger.first) or inherited_subject(scene, trigger.first)
    if trigger.rule.type in _OF_CROWDS and subject is not None and scene.can_act(subject):
        return []  # اعتقلته الشرطة خلال مشاركته في مظاهرة: whom she took marched, not she
    return scene.fill(role, "possessor", subject)


def _done_to(
    scene: Scene, trigger: Trigger, own: Chunk | None, roles: dict[str, str], region: tuple[int, int]
) -> list[Filler]:
    """أعدم التنظيم رعاة بعد اختطافهم: whom the pronoun takes up, and the doer of the act that followed."""
    if not trigger.analysis.pron or roles.get("genitive") != "target" or trigger.rule.type not in _TAKING_PEOPLE:
        return []
    taken = next((c for c in scene.all_chunks if c.first == trigger.last and c.people), None)
    if (taken is not None and not (taken.prep or taken.coordinated)) or _to_him(scene, trigger):
        # واعتقالهم خمسة شبان، اعتقالهم له: the pronoun is who did it
        doer = scene.fill("initiator", "possessor", possessed(scene, trigger, scene.all_chunks))
        return doer + scene.fill("target", "genitive", taken)
    fillers = scene.fill("target", "genitive", possessed(scene, trigger, scene.all_chunks))
    later = {t.anchor for t in scene.triggers if t.form == "verb" and t.rule.type in _DONE_TO_PEOPLE}
    verb = scene.verb_before(trigger.first, region[0])
    if fillers and own is not None and own.prep == "بعد" and verb in later and verb is not None:
        subject = inherited_subject(scene, trigger.first)
        known = subject is None or subject is fillers[0].chunk or not scene.can_act(subject)
        fillers += [] if known else scene.fill("initiator", "possessor", subject)
    return fillers


def _to_him(scene: Scene, trigger: Trigger) -> bool:
    return scene.document.tokens[min(trigger.last, scene.sentence.last - 1)].text in _HIM


def _about_it(scene: Scene, trigger: Trigger, roles: dict[str, str]) -> list[Filler]:
    """الهجوم | الذي شنه داعش على نقطة، الاشتباكات | التي جرت بين X وY: the sides that the clause about an act tells."""
    clause = _clause_about(scene, trigger) if trigger.rule.type != "interception" else None
    if clause is None:
        return []  # صاروخ أطلقه كذا: behind an interception the clause is about what was shot down
    finite = [at for at in range(*clause) if (r := scene.readings[at]) is not None and r.finite]
    if not finite or finite[0] - clause[0] > 1:
        return []
    stop = finite[1] if len(finite) > 1 else clause[1]
    inside = [c for c in scene.all_chunks if finite[0] < c.first < stop and not c.attached]
    fillers = _by_its_verb(scene, finite[0], inside, roles)
    spoken = {"ل"} if roles.get("to") == "target" else set()  # الاتهامات التي وجهتها كذا لكذا
    told = [c for c in inside if c.prep in _SIDE_PREPOSITIONS | spoken]
    fillers += prepositional(scene, told, roles, trigger, fillers)
    return fillers + _other_side(scene, fillers, roles)


def _clause_about(scene: Scene, trigger: Trigger) -> tuple[int, int] | None:
    """The clause about an act, behind its noun; behind an indefinite one it has no opener (هجوم | استهدف مبنى)."""
    tokens, end = scene.document.tokens, min(trigger.last + _RELATIVE_GAP, scene.sentence.last)
    opener = next((at for at in range(trigger.last, end) if tokens[at].text in RELATIVES), None)
    if opener is not None or trigger.analysis.det or trigger.analysis.pron:
        return next(((a, b) for a, b in scene.sentence.clauses if a == opener), None)
    stop = min(trigger.last + _REACH, scene.region(trigger.anchor)[1])
    verb = next((at for at in range(trigger.last, stop) if (r := scene.readings[at]) is not None and r.finite), None)
    reading = scene.readings[verb] if verb is not None else None
    if verb is None or reading is None or reading.analysis.conj:
        return None
    return verb, scene.region(trigger.anchor)[1]


def _by_its_verb(scene: Scene, verb: int, inside: Sequence[Chunk], roles: dict[str, str]) -> list[Filler]:
    """The doer behind a verb with the act's pronoun (شنه داعش); the target of one whose subject the act is."""
    reading = scene.readings[verb]
    bare = next((c for c in inside if not c.prep and not c.empty and not c.coordinated), None)
    if reading is None or bare is None:
        return []
    if symmetric(roles) and reading.analysis.lemma in _SIGNING and bare.first <= verb + _SIGNED_REACH:
        # اتفاق أبرمه كذا وكذا، الاتفاق الذي توصل إليه الطرفان
        signed = [bare, *(c for c in inside if c.coordinated and c.first == bare.last)]
        return [f for c in signed for f in scene.fill("participant", "relative", c)]
    for support in scene.supports(verb):
        if support.preposition:
            continue
        if support.subject == "initiator" and reading.analysis.pron and bare.first <= verb + 2:
            return scene.fill("participant" if symmetric(roles) else "initiator", "relative", bare)
        if support.subject == "event" and not reading.analysis.pron and not symmetric(roles):
            return scene.fill(support.object or "none", "support_object", bare)
    return []


def _other_side(scene: Scene, fillers: Sequence[Filler], roles: dict[str, str]) -> list[Filler]:
    """بين X، الذي ...، وY: the second side behind an insertion is the next phrase that starts with و."""
    sides = [f for f in fillers if f.place == "between"]
    if roles.get("between") != "participant" or not sides:
        return []
    if len(sides) > 1:
        return _on_the_other_hand(scene, sides[-1])
    for chunk in scene.chunks:
        opens = scene.document.tokens[chunk.first].text.startswith("و") or chunk.coordinated
        if chunk.first > sides[0].chunk.last and opens and chunk.actors:
            return scene.fill("participant", "between", chunk)
    return []


def _on_the_other_hand(scene: Scene, last: Filler) -> list[Filler]:
    """بين X وY من جهة وZ من جهة أخرى: the side behind "on the one hand"."""
    stop = last.chunk.last
    words = [t.text for t in scene.document.tokens[stop : stop + 6]]
    if "جهه" not in words and "طرف" not in words:
        return []
    for chunk in scene.chunks:
        if stop < chunk.first <= stop + 8 and chunk.actors and scene.document.tokens[chunk.first].text.startswith("و"):
            return scene.fill("participant", "between", chunk)
    return []
