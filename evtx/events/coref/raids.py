"""What a raid goes through (codebook, section 1): gunfire, fights, houses surrounded, arms found, men who leave."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import Draft
from evtx.events.when.clauses import clause_of
from evtx.events.where.same_place import places_meet
from evtx.text.document import Document
from evtx.text.words import word_class

PUTTING_DOWN = word_class("events.raids.putting_down")
_DURING = word_class("events.raids.during")
_WHEN = word_class("events.coref.when")
_FREEING = word_class("events.raids.freeing")
_WITHIN = 2  # sentences of a raid's account in which gunfire and fights are part of it
_MEANS_NEAR = 6  # tokens from gunfire to the raid in which it fell
_BODIES = frozenset({"army", "police", "security_forces"})  # of whom the raiders are, where no other is told
_STRANGERS = frozenset({"unknown_gunmen", "militants", "civilians", "settlers"})  # who shoot in raids of others
_HOUSES = frozenset({"house", "building"})


def in_one_raid(document: Document, draft: Draft, other: Draft) -> bool:
    """سقط شهيد برصاص الاحتلال خلال اقتحامه المخيم: gunfire told with the raid in which it fell is part of it."""
    if {draft.type, other.type} != {"raid", "armed_attack"} or draft.sentence != other.sentence:
        return False
    shot, raid = (draft, other) if draft.type == "armed_attack" else (other, draft)
    put_down = shot.trigger.form == "verb" and shot.trigger.analysis.lemma in PUTTING_DOWN
    if not (put_down or shot.subtype == "gunfire") or document.tokens[raid.trigger.first - 1].text not in _DURING:
        return False
    doers = [{a.id for a in d.actors if a.role == "initiator"} for d in (shot, raid)]
    return bool(doers[0] & doers[1]) or not doers[0] or (not doers[1] and (put_down or not doers[0] & _STRANGERS))


def goes_on_in_raid(draft: Draft, group: Sequence[Draft]) -> bool:
    """داهمت الشرطة بيوتا وأوقفت ستة. كما ضبطت أسلحة: what the raiders do besides, with no day or place of its own."""
    raiders = {a.id for o in group if o.type == "raid" for a in o.actors if a.role == "initiator"}
    doers = {a.id for a in draft.actors if a.role == "initiator"}
    near = draft.sentence - max(o.sentence for o in group) <= 1
    return near and bool(raiders) and doers <= raiders and draft.place.how != "clause" and draft.date.how != "sentence"


def inside_raid(draft: Draft, raid: Draft) -> bool:
    """What a raid goes through (codebook, section 1): gunfire and fights, a house surrounded, a checkpoint set up, men
    who leave, captives set free; by those who raid or by nobody told, not at another place or on another day.
    """
    if raid.type != "raid" or draft.topic != raid.topic or not _reaches(draft, raid):
        return False
    doers, raiders = (
        {a.id for a in d.actors if a.role in ("initiator", "participant") and a.id not in _BODIES}
        for d in (draft, raid)
    )
    if doers and not doers & raiders:
        return False
    if draft.date.how == raid.date.how == "sentence" and draft.date.value != raid.date.value:
        return False
    if draft.place.how != "clause" or raid.place.how != "clause":
        return True
    return any(places_meet(a, b) for a in draft.place.places for b in raid.place.places)


def _reaches(draft: Draft, raid: Draft) -> bool:
    """Whether a draft is of a kind that happens in a raid, near enough to it; a fight with a side of its own is not."""
    gap = draft.sentence - raid.sentence
    if draft.definite:
        return False
    if draft.type == "armed_clash" or (draft.type == "armed_attack" and draft.subtype == "gunfire"):
        fought = draft.type == "armed_clash" and (draft.trigger.form == "verb" or len(draft.actors) > 1)
        ahead = raid.trigger.anchor - draft.trigger.anchor
        if draft.trigger.form == raid.trigger.form == "noun" and 0 < ahead <= _MEANS_NEAR:
            return gap == 0  # في تبادل لإطلاق النار خلال مداهمة
        return ahead < 0 and gap <= _WITHIN and not fought
    if draft.type == "blockade":
        return draft.subtype == "siege" and any(i.id in _HOUSES for i in draft.items) and 0 <= gap <= _WITHIN
    if draft.type == "release":
        return draft.trigger.analysis.lemma in _FREEING and abs(gap) <= 1
    posted = draft.type == "deployment" and (draft.place.how != "clause" or draft.place.places == raid.place.places)
    return gap == 0 and (posted or draft.type == "withdrawal") and draft.subtype in (None, "base")


def broke_out_in_it(document: Document, draft: Draft, other: Draft) -> bool:
    """وقعت الاشتباكات عندما داهمت القوات وكرا: the raid in which the fight of its sentence broke out."""
    if (draft.type, other.type) != ("raid", "armed_clash") or draft.sentence != other.sentence:
        return False
    first, _ = clause_of(document.sentences[draft.sentence], draft.trigger.anchor)
    return draft.trigger.form == "verb" and other.trigger.anchor < first and document.tokens[first].text in _WHEN


def surrounded_first(siege: Draft, attack: Draft) -> bool:
    """طوقت السيارات البيوت ثم فتحت نيرانها: how those came who attack houses."""
    if (siege.type, siege.subtype, attack.type) != ("blockade", "siege", "armed_attack"):
        return False
    houses = any(i.id in _HOUSES for i in siege.items)
    near = attack.trigger.anchor - siege.trigger.anchor > 0 and attack.sentence == siege.sentence
    doers, others = ({a.id for a in d.actors if a.role == "initiator"} for d in (siege, attack))
    return houses and near and doers <= others
