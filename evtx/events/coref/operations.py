"""What folds into a fight, a raid or a strike (codebook, section 1): two drafts in, yes or no out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.raids import PUTTING_DOWN, inside_raid, surrounded_first
from evtx.events.coref.taken_up import are_some_of_them, says_whom
from evtx.events.draft import Draft
from evtx.events.where.same_place import places_meet
from evtx.frozen import replace
from evtx.model import HEADS
from evtx.text.document import Document
from evtx.text.words import word_class

_ATTACKS = frozenset({"armed_attack", "assassination", "abduction"})
_MEN = frozenset({"unknown_gunmen", "militants", "smugglers"})
_FIGHTS = frozenset({"armed_attack", "armed_clash"})
_CAPTURING = frozenset({"اسر"})
_IN_WHICH = frozenset({"في", "خلال", "ضمن", "عبر", "اثر"})
_INSIDE, _CALLING = frozenset("في ضمن خلال".split()), 2
_STRIKES = frozenset({"bombing", "explosion", "airstrike", "shelling"})
_HAD = frozenset({"قد", "وقد", "كانوا", "كان"})  # وكانوا قد خطفوا ولده
_BY_BULLETS = frozenset({"armed_attack.phrase.birasas", "armed_attack.phrase.ramyan"})
_HOW_SLAIN = frozenset({"ambush", "gunfire", "stabbing"})
_SLAIN = frozenset({"assassination", "armed_attack", "execution"})
_MEANS_REACH = 20  # tokens from an act to its means
_HITS = frozenset({"استهدف", "طال", "ضرب"})  # what a blast or a strike does
_BY_REACH, _RELATIVE_REACH = 4, 12  # words from "by way of" to a blast, from an act to a clause about its means
_BY_WAY_OF = word_class("events.operations.by_way_of")
_ENTERING = frozenset({"دخل", "تقدم"})
_POSTING = word_class("events.operations.posting")
_OBJECT_REACH = 2  # words of a subject between a verb and its object
_OWN_REACH = 4  # words of the noun's own phrase before such a verb
_TAKEN_ALONG = ("abduction", "arrest")  # اعتقلته الشرطة واقتادته إلى جهة مجهولة
# What is taken, and the act in which it is taken by the way.
_FOUGHT = frozenset({"arrest", "raid", "armed_clash", "armed_attack", "killing"})
_ON_THEM = word_class("events.operations.on_them")
_ON_THEM_REACH = 4  # tokens from a find to on whom it was
_TAKEN_IN = frozenset(
    {
        ("abduction", "raid"),
        ("abduction", "territory"),
        ("arrest", "seizure"),
        ("seizure", "arrest"),
        ("seizure", "property_destruction"),
        ("seizure", "abduction"),
        ("property_destruction", "seizure"),
        _TAKEN_ALONG,
    }
)
_AT_HIM, _AT_REACH = frozenset({"عليه", "عليها", "عليهم", "عليهما"}), 3
_CHOSEN = frozenset({"assassination", "execution", "abduction"})
_IN_CAPTURE = frozenset({"killing", "seizure"})
_WITHIN = 2  # sentences in which those of an attack take people with them


def same_words(draft: Draft, other: Draft) -> bool:
    """نزحوا نزوحا جماعيا: the verbal noun that a verb takes with it tells nothing new."""
    if draft.trigger.form != "noun" or other.trigger.form != "verb" or draft.sentence != other.sentence:
        return False
    doers, others = ({a.id for a in d.actors if a.role == "initiator"} for d in (draft, other))
    if doers and others and doers.isdisjoint(others):
        return False  # قصف الطيران مواقعهم، فيما شنوا قصفا: who hits back does so by another verb
    noun, verb = draft.trigger.analysis, other.trigger.analysis
    return noun.cat == "VN" and noun.lemma == verb.lemma and noun.case == "acc" and not noun.det and not noun.prep


def is_its_object(draft: Draft, other: Draft) -> bool:
    """بدأ المعلمون إضرابا, نصبوا كمينا: the noun of the act that is the object of its verb."""
    noun, verb = draft.trigger, other.trigger
    if noun.form != "noun" or verb.form != "verb" or (draft.type, draft.sentence) != (other.type, other.sentence):
        return False
    bare = not noun.analysis.conj and not noun.analysis.prep and not draft.definite
    return bare and draft.subtype == other.subtype and 0 <= noun.first - verb.last <= _OBJECT_REACH


def booty(document: Document, draft: Draft, acts: Sequence[Draft]) -> bool:
    """Arms and men that a side takes in a fight fold into it (codebook, section 1); what police find does not."""
    fights = _FIGHTS | {"killing"} if draft.type == "seizure" else _FIGHTS
    if all(other.type not in fights for other in acts) or any(other.type == "raid" for other in acts):
        return True
    if draft.part in ("title", "heading") and any(other.type == draft.type for other in acts):
        return True  # مسلحون يخطفون 40 مصليا، اقتحموا المسجد وخطفوا نحو 40: it heads what folded in before
    if draft.type == "abduction" and acts[0].type == draft.type:
        return True  # خُطف خمسة ... مسؤوليته عن الهجوم ... وقال إنهم خُطفوا: no fight, for all that it is called one
    sides = {a.id for a in draft.actors if a.role in ("initiator", "participant")}
    if draft.type == "abduction" and not (draft.trigger.analysis.lemma in _CAPTURING and _armed(draft)):
        return any(by_the_attackers(document, draft, other) for other in acts)
    for other in acts:
        fighting = {a.id for a in other.actors if a.role in ("initiator", "participant")}
        nobodys = not sides and (draft.subjectless or draft.trigger.form == "noun")
        if sides & fighting or (nobodys and draft.sentence == other.sentence):
            return True
    return False


def by_the_attackers(document: Document, draft: Draft, other: Draft) -> bool:
    """هاجموا القرية وخطفوا ستة، وأضاف أن المهاجمين اقتادوا جنديا: whom those of an attack took with them from there.

    Men unknown are those of the attack where the words are the same, or a definite noun takes them up; in the sentence
    of the attack nobody else need be told. Whom they had taken before (وكانوا قد خطفوا ولده) is another act.
    """
    gap = draft.sentence - other.sentence
    later = 0 <= gap <= _WITHIN and draft.trigger.anchor > other.trigger.anchor
    if other.type not in _FIGHTS or draft.trigger.form == "noun" or not later or not _not_elsewhere(draft, other):
        return False
    if document.tokens[draft.trigger.first - 1].text in _HAD:
        return False
    attackers = {a.id: a for a in other.actors if a.role in ("initiator", "participant")}
    takers = [a for a in draft.actors if a.role in ("initiator", "participant")]
    known = [a for a in takers if a.id in attackers]
    return (not takers and gap == 0) or any(
        not a.generic or a.first == attackers[a.id].first or a.name.startswith("ال") for a in known
    )


def _armed(draft: Draft) -> bool:
    return any(a.role == "target" and a.id not in ("civilians", "journalists", "aid_workers") for a in draft.actors)


def by_means(document: Document, draft: Draft, other: Draft) -> bool:
    """اغتالته إسرائيل بغارة، تحييد ثلاثة بضربة: what "by" puts after an act is how it was done.

    نجا من محاولة اغتيال إثر انفجار عبوة، اغتيل بعبوة زرعت في سيارته: so is a blast that says how somebody was chosen.
    """
    gap = draft.trigger.anchor - other.trigger.anchor
    if other.sentence != draft.sentence or not 0 < gap <= _MEANS_REACH:
        return False
    noun = draft.trigger.form == "noun" and draft.trigger.analysis.prep == "ب"
    if noun and other.type in ("assassination", "armed_attack") and _nobody_else(draft, other):
        return True
    slain = other.trigger.form == "verb" and other.type in _SLAIN
    if slain and draft.trigger.form == "noun" and (draft.trigger.rule.id in _BY_BULLETS or _slain_in(document, draft)):
        return True  # قُتل الناشط فلان برصاص مسلحين, قتلوه رميا بالرصاص, اغتيل في كمين
    missiles = (other.type, draft.type) == ("airstrike", "shelling") and (
        draft.place.how != "clause" or draft.place.places == other.place.places
    )
    if _put_down_in(document, draft, other) or (noun and missiles):
        return True  # نفذ العدو عدوانا جويا برشقات من الصواريخ
    if other.type != "assassination" or draft.type not in _STRIKES or draft.trigger.analysis.conj:
        return False
    before = [t.text for t in document.tokens[max(0, draft.trigger.first - _BY_REACH) : draft.trigger.first]]
    relative = draft.trigger.form == "verb" and gap <= _RELATIVE_REACH
    return noun or relative or not _BY_WAY_OF.isdisjoint(before)


def _nobody_else(draft: Draft, other: Draft) -> bool:
    """Whether the means of an act are told with no parties but its own (ضرب أهدافا في القطاع بغارات)."""
    return all(any(a.id == b.id and a.role == b.role for b in other.actors) for a in draft.actors)


def _slain_in(document: Document, draft: Draft) -> bool:
    """The ambush or the shots in which somebody was slain."""
    before = document.tokens[draft.trigger.first - 1].text
    return draft.subtype in _HOW_SLAIN and not draft.trigger.analysis.conj and before in _IN_WHICH


def as_part(document: Document, draft: Draft, groups: Sequence[Sequence[Draft]]) -> Draft:
    """The draft without what it does not tell of the act that it belongs to.

    Whom a strike hit are some of those who fell in it; the doer of a murder is not told with its means.
    """
    others = [other for group in groups for other in group]
    if any(says_whom(draft, other) and other.casualties for other in others):
        return replace(draft, casualties=())
    if any(other.type == "assassination" and by_means(document, draft, other) for other in others):
        return replace(draft, actors=tuple(a for a in draft.actors if a.role != "initiator"))
    return draft


def _put_down_in(document: Document, draft: Draft, other: Draft) -> bool:
    """تحييد ثلاثة مسلحين في غارة على متينا: the strike in which a side says that it put men down."""
    before = document.tokens[draft.trigger.first - 1].text if draft.trigger.first else ""
    noun = draft.trigger.form == "noun" and not draft.trigger.analysis.conj and before in _IN_WHICH
    return noun and draft.type in _STRIKES and other.trigger.analysis.lemma in PUTTING_DOWN


def shot(document: Document, draft: Draft, other: Draft) -> bool:
    """The gunfire by which a chosen person was killed or taken, told right after (أطلقوا النار عليه)."""
    targets, others = ({a.id for a in d.actors if a.role == "target"} for d in (draft, other))
    if other.type not in _CHOSEN or not 0 <= draft.sentence - other.sentence <= 1:
        return False
    doers, before = ({a.id for a in d.actors if a.role == "initiator"} for d in (draft, other))
    # وأطلقوا عليه النار ولاذوا بالفرار: at the one just told, by those just told
    after = document.tokens[draft.trigger.last : draft.trigger.last + _AT_REACH]
    at_him = not targets and doers <= before and not _AT_HIM.isdisjoint([t.text for t in after])
    return bool(targets & others) or at_him


def hit_by_it(draft: Draft, other: Draft) -> bool:
    """انفجرت سيارتان في الحي، واستهدفتا عمالا: a verb without a subject says whom the blast or strike was aimed at."""
    if draft.sentence != other.sentence or other.type not in _STRIKES:
        return False
    gap = draft.trigger.anchor - other.trigger.anchor
    told_by = other.trigger.form == "noun" and draft.trigger.form == "verb" and not draft.trigger.analysis.conj
    # تفجيرا انتحاريا استهدف قافلة: the blast right before the verb is its subject
    right_after = told_by and not other.definite and 0 < gap <= _OWN_REACH and draft.trigger.analysis.lemma in _HITS
    return draft.subjectless or right_after


def _not_elsewhere(draft: Draft, other: Draft) -> bool:
    """Whether a draft tells no place of its own that is none of the other's."""
    return draft.place.how != "clause" or any(places_meet(a, b) for a in draft.place.places for b in other.place.places)


def held_there(document: Document, draft: Draft, other: Draft) -> bool:
    """هاجموا المركز فقُتل اثنان منهم واعتُقل ثالث: people held in a fight, nobody else told who held them."""
    if draft.type != "arrest" or other.type not in ("armed_attack", "armed_clash") or draft.sentence != other.sentence:
        return False
    if by_the_attackers(document, draft, other):
        return True
    passive = draft.trigger.analysis.cat in ("PVP", "IVP") or draft.trigger.analysis.conj == "و"
    own = any(a.role == "initiator" for a in draft.actors) or (
        draft.place.how == "clause" and draft.place.places != other.place.places
    )
    return passive and not own


def taken_there(draft: Draft, other: Draft) -> bool:
    """نفذ التحالف إنزالا وأسر قياديا، ضبطت الشرطة حشيشا وأوقفت أربعة: taken by the same hands in the same sentence."""
    if (draft.type, other.type) not in _TAKEN_IN or draft.trigger.form != "verb":
        return False
    doers, others = ({a.id for a in d.actors if a.role == "initiator"} for d in (draft, other))
    if draft.sentence != other.sentence:  # وأسرت الفصائل 14 جنديا: soldiers whom those who won captured
        captured = draft.trigger.analysis.lemma in _CAPTURING and draft.sentence == other.sentence + 1
        return captured and draft.place.how != "clause" and bool(doers & others)
    goes_on = draft.trigger.analysis.conj in ("و", "ف") or draft.subjectless
    return goes_on and doers <= others and _not_elsewhere(draft, other)


def ends_it(draft: Draft, other: Draft) -> bool:
    """توغلت دورية وفتشت منازل ثم انسحبت: that those who came for a raid or an attack left is its end."""
    if draft.type != "withdrawal" or not 0 <= draft.sentence - other.sentence <= 1:
        return False
    doers, others = ({a.id for a in d.actors if a.role == "initiator"} for d in (draft, other))
    if other.type in _ATTACKS:  # لكن المهاجمين انسحبوا
        return bool(doers) and doers <= others & _MEN
    if other.type != "raid":
        return False
    return doers <= others and (draft.place.how != "clause" or draft.place.places == other.place.places)


def _of_the_same_hands(one: Draft, two: Draft) -> bool:
    doers, others = ({a.id for a in d.actors if a.role == "initiator"} for d in (one, two))
    return bool(doers & others)


def posted_in_it(draft: Draft, other: Draft) -> bool:
    """دخلت قوة القرية وداهمت منازل ونصبت حاجزا: how those of a raid came, spread out and stood guard is part of it."""
    types = {draft.type, other.type}
    if "deployment" not in types:
        return False
    post, raid = (draft, other) if draft.type == "deployment" else (other, draft)
    if types == {"deployment", "territory"} and post is other and post.trigger.analysis.lemma in _ENTERING:
        return _of_the_same_hands(post, raid) and draft.sentence == other.sentence  # دخل الجيش المدينة وسيطر عليها
    if types != {"deployment", "raid"} and not (types == {"deployment", "blockade"} and post.subtype == "base"):
        return False  # أغلق الجيش الطرق ونصب حواجز: checkpoints are a measure of the cordon
    if not 0 <= draft.sentence - other.sentence <= (draft is post) or post.trigger.analysis.lemma not in _POSTING:
        return False
    doers, others = ({a.id for a in d.actors if a.role == "initiator"} for d in (post, raid))
    told_of = bool(doers & others) or (not doers and draft.sentence == other.sentence)
    return told_of and (draft.place.how != "clause" or draft.place.places == other.place.places)


def killed_in_it(draft: Draft, other: Draft) -> bool:
    """سيطر التنظيم على البلدة واستولى على دبابات وقتل عشرات: whom and what those kill and take who take a place."""
    if other.type != "territory":
        return False
    near = 0 <= draft.sentence - other.sentence <= 1 and _no_other_day(draft, other)
    blow = draft.type in _IN_CAPTURE or (draft.type == "armed_attack" and draft.trigger.analysis.lemma in PUTTING_DOWN)
    if not blow or draft.trigger.form != "verb" or not near:
        return False
    doers, takers = ({a.id for a in d.actors if a.role == "initiator"} for d in (draft, other))
    here = draft.place.how != "clause" or draft.place.places == other.place.places
    return here and bool(doers) and (doers <= takers or (not takers and draft.sentence == other.sentence))


def _no_other_day(draft: Draft, other: Draft) -> bool:
    return draft.date.how != "sentence" or draft.date.value == other.date.value


def folds_in(document: Document, draft: Draft, other: Draft) -> bool:
    """Whether people taken, things taken or moves are part of another act, though the types are not akin."""
    return held_there(document, draft, other) or goes_with(draft, other)


def goes_with(draft: Draft, other: Draft) -> bool:
    """What is part of another act by the same hands."""
    in_raid = inside_raid(draft, other) or inside_raid(other, draft) or surrounded_first(other, draft)
    part = taken_there(draft, other) or ends_it(draft, other) or posted_in_it(draft, other)
    return part or in_raid or killed_in_it(draft, other) or _blown_up_there(draft, other) or _flies_above(draft, other)


def found_on_them(document: Document, draft: Draft, other: Draft) -> bool:
    """وعثر بحوزتهم على أحزمة ناسفة: what those who were just fought or held had on them (codebook, section 1)."""
    if (
        draft.trigger.rule.type != "explosive_found"
        or other.type not in _FOUGHT
        or draft.part in HEADS
        or other.part in HEADS
    ):
        return False
    after = document.tokens[draft.trigger.last : draft.trigger.last + _ON_THEM_REACH]
    near = 0 <= draft.sentence - other.sentence <= 1 and other.trigger.anchor < draft.trigger.anchor
    return near and any(token.text in _ON_THEM for token in after) and _not_elsewhere(draft, other)


def found_elsewhere(draft: Draft, group: Sequence[Draft]) -> bool:
    """انفجرت عبوة في الكرادة ثم عثرت الشرطة على جثتين في الدورة: bodies at a place that is none of the act's."""
    spots = [p for other in group if other.place.how == "clause" for p in other.place.places]
    own = draft.place.places if draft.place.how == "clause" else ()
    return bool(own and spots) and not any(places_meet(a, b) for a in own for b in spots)


def as_part_of(document: Document, draft: Draft, told: Sequence[Draft]) -> Draft:
    """A draft that is part of a raid or of acts counted together, or the end of an attack, in the type of that act.

    Its own place is where a part of it happened, but for that where captives were freed.
    """
    if draft.type in ("armed_attack", "armed_clash"):
        return draft
    whole = next((o for o in told if _is_part_of(document, draft, o)), None)
    if whole is None:
        return draft
    moved = draft.type != "release" and draft.place.how == "clause"
    place = replace(draft.place, how="running") if moved else draft.place
    return replace(draft, type=whole.type, subtype=None, place=place)


def _is_part_of(document: Document, draft: Draft, whole: Draft) -> bool:
    ends = whole.type in _ATTACKS and ends_it(draft, whole)
    here = draft.type == "execution" and draft.sentence == whole.sentence
    put_to_death = here and by_the_attackers(document, draft, whole)
    if are_some_of_them(document, draft, whole):
        return True
    within = inside_raid(draft, whole) or surrounded_first(draft, whole) or _blown_up_there(draft, whole)
    along = (draft.type, whole.type) == _TAKEN_ALONG and taken_there(draft, whole)
    return ends or put_to_death or within or along


def _blown_up_there(draft: Draft, find: Draft) -> bool:
    """عثرت قوة على كدس عتاد وتم تفجيره: what was found is blown up where it was."""
    later = draft.sentence == find.sentence and find.trigger.anchor < draft.trigger.anchor
    return draft.type == "bombing" and find.type == "explosive_found" and later and bool(draft.trigger.analysis.pron)


def _flies_above(draft: Draft, patrol: Draft) -> bool:
    """سيّر الجيش دورية ... وحلقت معها مروحيتان: aircraft of those who patrol, told with the patrol, are its escort."""
    if (draft.type, patrol.type) != ("overflight", "patrol") or draft.trigger.form != "verb":
        return False
    doers = {a.id for a in draft.actors if a.role == "initiator"}
    patrolling = {a.id for a in patrol.actors}
    theirs = bool(doers) and (not patrolling or doers <= patrolling)
    return theirs and 0 <= draft.sentence - patrol.sentence <= 1 and _no_other_day(draft, patrol)


def called_assassination(document: Document, draft: Draft) -> bool:
    """انفجرت عبوة بسيارته في محاولة لاغتياله، قتل اغتيالا: the noun says what the act of its sentence was."""
    if draft.type != "assassination" or draft.trigger.form != "noun":
        return False
    before = document.tokens[max(0, draft.trigger.first - _CALLING) : draft.trigger.first]
    return any(t.text in _INSIDE for t in before) or draft.trigger.analysis.case == "acc"
