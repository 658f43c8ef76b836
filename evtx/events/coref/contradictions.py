"""What forbids that two drafts tell one act (another day, place or party): two drafts in, yes or no out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.another_act import is_background
from evtx.events.coref.kinds import OUTCOMES
from evtx.events.coref.taken_up import of_the_wounded
from evtx.events.draft import Draft
from evtx.events.where.same_place import places_meet
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import STATE_KINDS

_ROLES = ("initiator", "target")
_LAW = frozenset({"army", "police", "security_forces", "officials"})
_OUTLAWS = frozenset({"unknown_gunmen", "militants", "smugglers", "protesters"})
_SHOTS = frozenset({"قناص", "قناصة", "القناص", "القناصة", "قناصين"})  # who shot may be anybody's
_ONE_SIDED = frozenset({"armed_attack", "shelling"})


def dates_differ(draft: Draft, other: Draft) -> bool:
    if of_the_wounded(draft) or of_the_wounded(other):
        return False
    if is_background(draft, other):
        return True
    if draft.date.how != "sentence" or other.date.how != "sentence":
        return False
    one, two = draft.date.value, other.date.value
    if one is None or two is None:
        return False
    if not one.start or not two.start:
        # no publication day known: the weekdays told still tell two days apart
        return bool(one.weekday and two.weekday and one.weekday != two.weekday)
    return (one.end or one.start) < two.start or (two.end or two.start) < one.start


def same_day_told(draft: Draft, other: Draft) -> bool:
    """Whether one tells a day by its own words on which the other, by its own, may have been."""
    told = draft.date.value if draft.date.how == other.date.how == "sentence" else None
    return told is not None and told.start == told.end and not dates_differ(draft, other)


def places_differ(draft: Draft, other: Draft) -> bool:
    if draft.place.how != "clause" or other.place.how != "clause":
        return False
    if _same_sentence_outcome(draft, other) or _goes_on_with_it(draft, other):
        return False
    if draft.type == other.type == "territory" and "title" not in (draft.part, other.part):
        # ground is taken place by place: an area that holds the other place is not the same capture
        return not {p.name for p in draft.place.places} & {p.name for p in other.place.places}
    return not any(places_meet(a, b) for a in draft.place.places for b in other.place.places)


def at_other_place(draft: Draft, group: Sequence[Draft]) -> bool:
    """An arrest, a blaze or a killing by somebody with a place of its own, none of whose names is told with the act."""
    if draft.refers or (draft.type == "killing" and not any(a.role == "initiator" for a in draft.actors)):
        return False
    if any(_same_deed(draft, o) for o in group):
        return False  # اعترض الجيش سفينة قبالة غزة ... وقال الجيش إنه اعترض سفينة قبالة القطاع
    told = [p.name for o in group if o.place.how == "clause" for p in o.place.places]
    own = [p.name for p in draft.place.places] if draft.place.how == "clause" else []
    if draft.type == "arrest" and any(_takes_them_up(draft, o) for o in group):
        return False  # أوقفوا خمسة في فرنسا ... إن الخمسة أوقفوا في منطقة كذا، إن الشرطة أوقفته في كذا
    return bool(told and own) and draft.part not in ("title", "heading") and set(told).isdisjoint(own)


def _takes_them_up(draft: Draft, other: Draft) -> bool:
    """Whether an arrest is of him or of as many as one told before, at a place that may be that one's or lie in it."""
    own, told = ({(v.figure, v.min) for v in d.figures if v.min == v.max and (v.min or 0) > 1} for d in (draft, other))
    known = bool(draft.trigger.analysis.pron) or bool(own & told)
    return (
        known
        and draft.type == other.type
        and any(places_meet(a, b) for a in draft.place.places for b in other.place.places)
    )


def _same_deed(draft: Draft, other: Draft) -> bool:
    """The same verb of the same known doer, told at places that can be one, and of one toll where both tell one."""
    doers, others = ({a.id for a in d.actors if a.role == "initiator" and not a.generic} for d in (draft, other))
    tolls = [{(v.figure, v.min) for v in d.figures if not v.part} for d in (draft, other)]
    alike = draft.type == other.type and draft.trigger.analysis.lemma == other.trigger.analysis.lemma
    return alike and bool(doers & others) and (not all(tolls) or bool(tolls[0] & tolls[1]))


def _same_sentence_outcome(draft: Draft, other: Draft) -> bool:
    """A toll told in the sentence of its cause needs no place of its own."""
    return draft.sentence == other.sentence and (draft.type in OUTCOMES) != (other.type in OUTCOMES)


def _goes_on_with_it(draft: Draft, other: Draft) -> bool:
    """أشعل محتجون إطارات وسط المدينة وقطعوا الجسر: what the same crowd does next is one protest."""
    if draft.type != "protest" or other.type != "protest" or draft.sentence != other.sentence:
        return False
    return not {a.first for a in draft.actors}.isdisjoint([a.first for a in other.actors])


def actors_differ(draft: Draft, other: Draft, lexicon: Lexicon) -> bool:
    """Whether two drafts have other known doers, or one those whom the other struck, as no draft of the group has."""
    for role in ("initiator", "participant"):
        one = {a.id for a in draft.actors if a.role == role and not a.generic}
        two = {a.id for a in other.actors if a.role == role and not a.generic}
        if one and two and not (one & two) and not _related(one, two, lexicon):
            return True
    if _of_law_and_outlaws(draft, other, lexicon):
        return True
    return turned_round(draft, other)


def _of_law_and_outlaws(draft: Draft, other: Draft, lexicon: Lexicon) -> bool:
    """هاجم مسلحون النقطة ... وأطلقت القوات النار: who keeps order is none of the gunmen, whatever they are called."""
    if draft.definite or draft.type not in _ONE_SIDED or other.type not in _ONE_SIDED:
        return False
    one, two = (
        {_trade_of(a.id, lexicon) for a in d.actors if a.role == "initiator" and a.name not in _SHOTS}
        for d in (draft, other)
    )
    return (one, two) in (({"law"}, {"outlaw"}), ({"outlaw"}, {"law"}))


def _trade_of(actor: str, lexicon: Lexicon) -> str:
    if actor in _OUTLAWS:
        return "outlaw"
    known = lexicon.actors.get(actor)
    return "law" if actor in _LAW or (known is not None and known.kind in STATE_KINDS) else ""


def turned_round(draft: Draft, other: Draft) -> bool:
    """وردت القوات بقصف مواقعهم: who did the one act is struck by the other (codebook, section 1: a reply)."""
    doers, struck = ({a.id for a in draft.actors if a.role == role and not a.generic} for role in _ROLES)
    others, hit = ({a.id for a in other.actors if a.role == role and not a.generic} for role in _ROLES)
    if draft.definite and not (draft.trigger.analysis.pron and doers):
        return False  # الهجوم takes up, قصفها is told of whom it names
    return bool((doers & hit - struck - others) or (struck & others - doers - hit))


def _related(one: set[str], two: set[str], lexicon: Lexicon) -> bool:
    def parents(ids: set[str]) -> set[str]:
        return {lexicon.actors[i].parent for i in ids if i in lexicon.actors} - {""}

    kinds = [{lexicon.actors[i].kind for i in ids if i in lexicon.actors} for ids in (one, two)]
    if any("coalition" in a and "state" in b for a, b in (kinds, kinds[::-1])):
        return True
    return bool(parents(one) & two or parents(two) & one)
