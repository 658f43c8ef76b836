"""Prepositional arguments: the phrases after a trigger in, fillers by the frame's places out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler, whom
from evtx.events.frames.unnamed_subject import carried_by_bare_verb
from evtx.events.frames.voice import behind_reason
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.shape import FINITE
from evtx.text.words import word_class

_GATHERINGS = word_class("events.arguments.gatherings")
_PLACE_OF_PREP = {
    "علي": "on", "ضد": "against", "بحق": "against", "تجاه": "against", "ل": "to", "ب": "by", "من": "from",
    "مع": "with", "برفقه": "with", "بين": "between", "عن": "about", "الي": "toward", "نحو": "toward",
    "باتجاه": "toward", "صوب": "toward", "agent": "agent", "support": "support", "partner": "partner",
    "holder": "holder", "member": "member", "في": "in", "امام": "facing",
}  # fmt: skip
_ALONG = "along"
_QUOTES = frozenset({'"', "(", "'"})
UNDERGOING = frozenset({"تم", "جري"})
"""Verbs that say of an act that it is done, not by whom."""
_SETTING_OUT = word_class("events.arguments.setting_out")
_TAKES_UP = frozenset({"ه", "ها", "هم"})
_ASKED_BY = word_class("events.arguments.asked_by")
_STRIKES = frozenset({"airstrike", "shelling", "armed_attack"})
_WHO_AIM = frozenset({"gunman", "unknown_person", "attacker", "fighter", "sniper"})
_AIMING = frozenset("استهدف هاجم دمر".split())
_HITTING = frozenset("استهدف ضرب طال طاول اصاب دمر".split())
_COUNTS_OF = word_class("events.arguments.counts_of")
_DIRECTING = frozenset({"وجه", "سدد"})
_COINCIDING, _WITH_REACH = word_class("events.arguments.coinciding"), 4  # tokens from "with" to the phrase
_MEANWHILE = frozenset(
    "بالتزامن تزامنا متزامنا متزامنه وبالتزامن بالتوازي بالتوافق مقارنه بالمقارنه تماشيا انسجاما".split()
)
_MOVES = frozenset({"deployment", "withdrawal", "displacement"})
_CARRIED = word_class("events.arguments.carried_along")
_ESCORTING = word_class("events.arguments.escorting")
_SPOKEN = frozenset({"accusation", "threat"})
_BORDERS = word_class("events.arguments.borders")
_OF_LAND, _WAYS = frozenset({"metonym"}), frozenset({"crossing", "road"})
_GUNS = frozenset({"artillery", "mortar", "rocket_launcher", "rocket"})
_HIT_BEHIND = frozenset({"علي", "ضد"})
_WHOLE = frozenset({"علي", "ل", "ضد"})  # what an act is done to, told behind its noun
_SIDES = frozenset({"with", "between", "on", "against"})
_AGREED_REACH = 14  # tokens from an agreement to those between whom it is
# Acts that several do together: "with X" makes X one of them.
COOPERATIVE = frozenset("raid patrol training explosive_found deployment territory overflight aid blockade".split())


def joint_prepositions(trigger: Trigger) -> tuple[str, ...]:
    """Prepositions that make what follows them one of the doers of an act of this type."""
    return ("مع", "partner") if trigger.rule.type in COOPERATIVE else ("partner",)


def is_hit(
    scene: Scene, trigger: Trigger, genitive: Sequence[Mention], after: Sequence[Chunk], roles: dict[str, str]
) -> bool:
    """استهداف سفينة إسرائيلية: a thing right behind the noun of an act that is done to things; its nation is hit."""
    if _are_men_aimed_at(scene, trigger, genitive, after):
        return True
    first = next((m for m in genitive if m.kind == "item"), None)
    reading = scene.readings[first.first] if first is not None else None
    if first is None or reading is None or reading.analysis.cat != "N":
        return False
    if any(c.prep == "ل" and not c.empty for c in after[:1]):
        return False  # استهداف مسيّرة إسرائيلية لسيارة
    aimed = trigger.analysis.lemma in _AIMING and first.value.kind in ("vehicle", "building")
    return aimed or roles.get("genitive") == "target"


def _are_men_aimed_at(scene: Scene, trigger: Trigger, genitive: Sequence[Mention], after: Sequence[Chunk]) -> bool:
    """استهداف قوة إسرائيلية راجلة بقذيفة: an indefinite body of men, and nothing else after it that is aimed at."""
    if trigger.analysis.lemma not in _AIMING or not genitive or genitive[0].kind != "people":
        return False
    if genitive[0].value.id in _WHO_AIM:
        return False  # استهداف مجهولين سيارة
    reading = scene.readings[genitive[0].first]
    loose = reading is not None and reading.analysis.cat == "N" and not reading.analysis.det
    return loose and not any(c.prep in ("", "ل", "علي") and not c.empty and not c.attached for c in after[:1])


def carried_by(scene: Scene, own: Chunk | None, at: int) -> str:
    """The preposition over an act's own phrase; none over a count of it (شنت الطائرات سلسلة من الغارات)."""
    if own is None or own.first > at or own.prep == _ALONG:
        return ""  # يخوض معهم معارك: the preposition has its pronoun
    if own.prep != "من" or own.first < scene.sentence.first + 2:
        return own.prep
    head = own.first - 2
    if bare_words(scene.document.tokens[head].text).isdisjoint(_COUNTS_OF):
        return own.prep
    return next((c.prep for c in scene.all_chunks if c.first <= head < c.last), "")


def prepositional(
    scene: Scene, after: Sequence[Chunk], roles: dict[str, str], trigger: Trigger, already: Sequence[Filler] = ()
) -> list[Filler]:
    """Fillers of the phrases with prepositions. `already`: what the trigger's own phrase filled."""
    fillers: list[Filler] = []
    anothers = False  # what is joined to a phrase of another act is that act's too
    for number, chunk in enumerate(after):
        place = _PLACE_OF_PREP.get(chunk.prep, "")
        role = _role(scene, chunk, place, roles, trigger, already)
        if place == "to" and role == "initiator" and number and _is_whose(after[number - 1], chunk):
            role = "target"
        if place in ("partner", "support") and _escorts(scene, chunk, after[:number], roles):
            role = "target"
        anothers = _of_another(scene, chunk, place, trigger) or (anothers and chunk.coordinated)
        far = place == "to" and number > 1 and "to" not in trigger.rule.roles
        if role == "none" or far or anothers:
            continue
        if chunk.empty:
            chunk = _members(scene, chunk) or chunk
        if chunk.actors or chunk.people or chunk.items or chunk.owners:
            fillers.append(filler(role, place, chunk, whom(chunk), chunk.items))
    return fillers


def _is_whose(site: Chunk, owner: Chunk) -> bool:
    """غارة على موقع | لقيادي في التنظيم: with لـ right behind what is hit stands whose it is."""
    return site.prep in _HIT_BEHIND and 0 <= owner.first - site.last <= 1


def _members(scene: Scene, chunk: Chunk) -> Chunk | None:
    """أطلق النار على حشد | من المحتجين: the people of whom a crowd or a group is made."""
    if bare_words(scene.document.tokens[chunk.first].text).isdisjoint(_GATHERINGS):
        return None
    of = (c for c in scene.all_chunks if c.prep == "من" and 0 <= c.first - chunk.last <= 1)
    return next((c for c in of if c.people or c.actors), None)


def _escorts(scene: Scene, chunk: Chunk, before: Sequence[Chunk], roles: dict[str, str]) -> bool:
    """كمين لقافلة ترافقها قوة من الجيش: whose pronoun takes up what is hit is hit with it."""
    verb = scene.readings[chunk.first - 1]
    if not before or verb is None or not verb.finite or verb.analysis.pron not in _TAKES_UP:
        return False
    hit = before[-1]
    prep = _PLACE_OF_PREP.get(hit.prep, "object" if not hit.prep else "")
    return bool(hit.items) and hit.last == chunk.first - 1 and roles.get(prep) in ("target", "actor_or_target")


def _of_another(scene: Scene, chunk: Chunk, place: str, trigger: Trigger) -> bool:
    """سيطر الجيش على البلدة بعد اشتباكات مع كذا: the phrase right after another act's noun is that act's."""
    if place == "agent":
        told = trigger.form == "verb" and behind_reason(scene.document, trigger, chunk)
        return told or _is_done_to_it(scene, chunk, trigger) or _is_of_a_later_act(scene, chunk, trigger)
    if place not in _SIDES:
        return False
    at = chunk.first - 2
    purpose = scene.document.analyses[at] if at >= trigger.last else ()
    if any(a.prep == "ل" and a.cat == "VN" for a in purpose):
        # للضغط على السلطات: what the act is for; but للجيش على
        return not any(c.first <= at < c.last and not c.empty for c in scene.all_chunks)
    nouns = [t for t in scene.event_nouns if trigger.anchor < t.anchor and t.last <= chunk.first]
    if not nouns:
        return False
    if place == "between" and nouns[-1].analysis.conj == "و":
        return False  # اشتباكات وقصف بين كذا وكذا: joined acts of the same sides
    end = chunk.first - 1
    while scene.document.tokens[end].text in _QUOTES:
        end -= 1
    between = scene.readings[nouns[-1].last : end]
    return all(_describing(scene, r, at) for at, r in enumerate(between, nouns[-1].last))


def _is_freed_from(scene: Scene, chunk: Chunk, trigger: Trigger) -> bool:
    """عملية لتحرير البلدة من كذا: the phrase is that of the act told between, which is against them."""
    between = (t for t in scene.triggers if trigger.anchor < t.anchor and t.last <= chunk.first)
    roles = ((scene.lexicon.frames.get(t.rule.frame, {}), dict(t.rule.roles)) for t in between)
    return any((own.get("from") or frame.get("from", "none")) != "none" for frame, own in roles)


def _is_of_a_later_act(scene: Scene, chunk: Chunk, trigger: Trigger) -> bool:
    """قصف على الحي وقصف لقوات كذا واستهداف مواقعها من قبل كذا: of acts told whole one after another, the last one's."""
    later = next((t for t in scene.event_nouns if trigger.anchor < t.anchor and t.last <= chunk.first), None)
    if trigger.form != "noun" or later is None or later.analysis.conj != "و":
        return False
    return any(c.prep in _WHOLE and trigger.last <= c.first < later.first for c in scene.all_chunks)


def _is_done_to_it(scene: Scene, chunk: Chunk, trigger: Trigger) -> bool:
    """أغارت على مواقع يتم تشغيلها من قبل كذا: the agent of a passive that says more of what the act is done to."""
    verbs = [v for v in scene.relative if trigger.last <= v < chunk.first]
    reading = scene.readings[max(verbs)] if verbs else None
    return reading is not None and (reading.analysis.lemma in UNDERGOING or reading.analysis.cat == "IVP")


def _describing(scene: Scene, reading: Reading | None, at: int) -> bool:
    """مواجهات ضارية: an adjective, or a word that no dictionary knows and that ends as one of such a noun does."""
    if reading is not None:
        return reading.analysis.cat == "ADJ"
    return not scene.document.analyses[at] and scene.document.tokens[at].text.endswith("ه")


def _words_before(scene: Scene, chunk: Chunk) -> list[str]:
    """The words before a phrase and its preposition."""
    return [t.text for t in scene.document.tokens[max(0, chunk.first - 2) : chunk.first]]


def _role(
    scene: Scene, chunk: Chunk, place: str, roles: dict[str, str], trigger: Trigger, already: Sequence[Filler]
) -> str:
    role = roles.get(place, "none")
    if place in ("with", "between") and (
        _BORDERS.intersection(_words_before(scene, chunk)) or _leads_there(scene, chunk)
    ):
        return "none"  # المعبر الحدودي مع تركيا
    if place == "with" and (_coincides(scene, chunk) or (role == "none" and _with_another_act(scene, chunk))):
        return "none"
    if place == "agent" and trigger.rule.type == "protest":
        return "none"  # قتل ثلاثة في احتجاجات برصاص الشرطة
    if place == "support" and trigger.rule.type in _SPOKEN:
        return "none"  # اتهمت رواندا بدعم المتمردين
    if place == "member" and not any(
        m.value.how == "anaphor" or scene.of_rebels(m) for m in (*chunk.actors, *chunk.owners) if m.kind == "actor"
    ):
        return "none"  # أعدم التنظيم ثلاثة بتهمة التعاون مع الجيش: they are nobody's men
    if place in ("support", "member"):
        return {"support": "supporter", "member": "target"}[place]
    if place == "partner" and any((f.place, f.role) == ("passive", "target") for f in already):
        return "target"  # قُتل العقيد برفقة جنديين
    if place == "partner" and not _acts_along(scene, chunk):
        return "none"
    if place == "partner" and trigger.rule.type in _MOVES and _goes_along(scene, chunk):
        return "supporter"  # غادر رتل ترافقه دوريات كذا: who escorts those who move
    if place == "partner" or (place == "with" and role == "none" and trigger.rule.type in COOPERATIVE):
        return "participant" if "participant" in roles.values() else "initiator"
    if role == "none" and place == "from" and trigger.rule.type == "deployment" and _sent_by(scene, chunk):
        return "initiator"
    if role == "none" and place == "toward" and trigger.rule.type in _STRIKES and _aimed(scene, chunk, trigger):
        return "target"
    if (role, place) == ("initiator", "from") and _is_freed_from(scene, chunk, trigger):
        return "target"
    if role == "item" or (place == "from" and _set_out(scene, chunk)):
        return "none"
    if place == "to" and trigger.form == "noun" and _owns_what_was_hit(scene, chunk, trigger):
        return "target"
    if role == "actor_or_target" and place == "to" and trigger.rule.subtype == "visit" and _is_land(chunk):
        return "target"  # زيارة للرياض
    if role == "actor_or_target":
        doer = any(f.role == "initiator" for f in already)
        acting = scene.starts_with_actor(chunk) or (place == "to" and _flown(chunk))
        return "initiator" if not doer and scene.can_act(chunk) and acting else "target"
    if role == "initiator" and place == "to":
        bare = carried_by_bare_verb(scene.document, scene.readings, scene.lexicon, trigger)
        if bare or any(f.place == "support_subject" and f.role == "initiator" for f in already):
            return "target"  # نصبوا كمينا لدورية: the verb has its doer, the phrase is whom it was for
        return role if scene.starts_with_actor(chunk) or _flown(chunk) else "none"
    return role


def _owns_what_was_hit(scene: Scene, chunk: Chunk, trigger: Trigger) -> bool:
    """غارات استهدفت اجتماعا للحركة: whose is what a verb about the act says that it hit, known to a list or not."""
    hit = next((v for v in range(chunk.first - 1, trigger.last - 1, -1) if _is_verb(scene, v)), None)
    if hit is None and trigger.first > scene.sentence.first and trigger.analysis.det:
        hit = trigger.first - 1 if _is_verb(scene, trigger.first - 1) else None  # استهدفت الغارات تجمعات للحركة
    reading = scene.readings[hit] if hit is not None else None
    if hit is None or reading is None or reading.analysis.lemma not in _HITTING or reading.analysis.pron:
        return False
    between = scene.readings[max(hit + 1, trigger.last if hit < trigger.first else 0) : chunk.first]
    return bool(between) and between[0] is not None and between[0].nominal and not between[0].analysis.prep


def _is_verb(scene: Scene, at: int) -> bool:
    reading = scene.readings[at]
    return reading is not None and reading.finite


def _leads_there(scene: Scene, chunk: Chunk) -> bool:
    """من معبر الوليد مع الإقليم، الطريق مع العراق: behind a crossing "with" tells whose land begins there."""
    end = chunk.first - 1
    while end > 0 and scene.document.tokens[end - 1].text in _QUOTES:
        end -= 1
    crossings = (m.value.place.kind in _WAYS for c in scene.all_chunks for m in c.places if m.last == end)
    return chunk.prep == "مع" and (_is_land(chunk) or bool(chunk.places)) and any(crossings)


def _with_another_act(scene: Scene, chunk: Chunk) -> bool:
    """الاتفاق المبرم مع إيران: "with" belongs to the word before it, no partner of the act."""
    reading = scene.readings[chunk.first - 2] if len(_words_before(scene, chunk)) > 1 else None
    return reading is not None and reading.analysis.cat in ("AP", "PP") and reading.analysis.det


def _is_land(chunk: Chunk) -> bool:
    return bool(chunk.actors) and all(m.value.how in _OF_LAND for m in chunk.actors)


def _coincides(scene: Scene, chunk: Chunk) -> bool:
    """بالتزامن مع إعلان كذا، تزامنت المعارك مع غارات للتحالف: "with" tells what went on at the same time."""
    words = _words_before(scene, chunk)
    if words[:-1] and words[0] in _MEANWHILE:
        return True
    near = range(chunk.first - 1, max(scene.sentence.first, chunk.first - _WITH_REACH), -1)
    at = next((n for n in near if scene.document.tokens[n].text == "مع"), None)
    verb = scene.verb_before(at, scene.sentence.first) if at is not None else None
    reading = scene.readings[verb] if verb is not None else None
    return reading is not None and reading.analysis.lemma in _COINCIDING


def _acts_along(scene: Scene, chunk: Chunk) -> bool:
    """ومعها مقاتلون من كذا; but ناقلة ومعها مليون لتر من الوقود: what is carried along does nothing."""
    carried = scene.document.tokens[chunk.first - 1].text in _CARRIED
    return not carried or (scene.can_act(chunk) and not chunk.numbers)


def _goes_along(scene: Scene, chunk: Chunk) -> bool:
    """برفقة سيارات كذا، ترافقه مروحيات: who goes with those who move, by the word before."""
    word, analyses = scene.document.tokens[chunk.first - 1].text, scene.document.analyses[chunk.first - 1]
    return word.removeprefix("و") in _ESCORTING or any(a.lemma in _ESCORTING and a.cat in FINITE for a in analyses)


def _sent_by(scene: Scene, chunk: Chunk) -> bool:
    """وصول تعزيزات من الفرقة الرابعة إلى كذا: whose the troops are that arrive."""
    named = chunk.actors[0] if chunk.actors else None
    return (
        named is not None
        and named.value.how in ("name", "hostile")
        and scene.armed(chunk)
        and named.first <= chunk.first + 1
    )


def _aimed(scene: Scene, chunk: Chunk, trigger: Trigger) -> bool:
    """وجهت الطائرات ضربات إلى مواقع التنظيم: at whom blows are aimed that a verb directs."""
    verb = scene.verb_before(trigger.first, scene.sentence.first) if trigger.form == "noun" else None
    reading = scene.readings[verb] if verb is not None else None
    directed = reading is not None and reading.analysis.lemma in _DIRECTING
    return directed and bool(chunk.actors or chunk.owners) and scene.can_act(chunk)


def _set_out(scene: Scene, chunk: Chunk) -> bool:
    """انطلاقا من مناطق سيطرة النظام، بطلب من دمشق: where an attack sets out, or who wanted it, not who does it."""
    return chunk.first > 1 and scene.document.tokens[chunk.first - 2].text in _SETTING_OUT | _ASKED_BY


def _flown(chunk: Chunk) -> bool:
    """تحليق لمسيّرة إسرائيلية، قصف لطائرات التحالف، بقصف لمدفعية الجيش: aircraft and guns act."""
    if not chunk.items or chunk.items[0].first != chunk.first:
        return False
    return chunk.items[0].value.kind == "aircraft" or chunk.items[0].value.id in _GUNS


def between_far(scene: Scene, trigger: Trigger, roles: dict[str, str], fillers: Sequence[Filler]) -> list[Filler]:
    """عاد القتال مساء إلى المخيم، بين مقاتلي كذا وعناصر كذا: the sides of a fight that a later clause tells.

    Those of an agreement may be told as the sides of the fight that it ends (اتفاق يوقف القتال بين كذا وكذا).
    """
    if roles.get("between") != "participant" or any(f.role == "participant" and f.mentions for f in fillers):
        return []
    if trigger.rule.type == "agreement":
        stop = min(scene.sentence.last, trigger.last + _AGREED_REACH)
    else:
        stop = next((t.first for t in scene.triggers if t.first >= trigger.last), scene.sentence.last)
    first = next((c for c in scene.all_chunks if trigger.last <= c.first < stop and c.prep == "بين"), None)
    if first is None or not (first.actors and scene.can_act(first)):
        return []
    return scene.fill("participant", "between", first)
