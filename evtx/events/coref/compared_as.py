"""A draft as it is compared with what was told before: without day, place or toll of another act. Drafts in and out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.its_people import as_it_went
from evtx.events.coref.kinds import OUTCOMES, types_meet
from evtx.events.coref.known_things import is_said_of_it
from evtx.events.coref.operations import as_part, found_on_them
from evtx.events.coref.own_nouns import without_their_doers
from evtx.events.coref.taken_up import comes_with_another, is_heard, met_again
from evtx.events.draft import Draft
from evtx.events.figures.event_figures import is_of_some
from evtx.events.where.same_place import set_out_from
from evtx.frozen import replace
from evtx.model import HEADS
from evtx.text.document import Document
from evtx.text.words import word_class

_UNDER = frozenset({"بموجب", "وبموجب", "وفق", "حسب", "ضمن"})
_LIKENED = 2  # tokens from an act to the word that likens it to another
_VAGUE = frozenset({"explosion", "armed_attack"})  # types of which a likeness may be any kind
_BY_MEANS = frozenset({"bombing", "shelling", "airstrike", "assassination"})
_ALL_OVER = word_class("events.compared_as.all_over")
_LIKE = word_class("events.compared_as.like")


def compared_as(document: Document, draft: Draft, groups: Sequence[Sequence[Draft]], act: Draft | None = None) -> Draft:
    """The draft without what it tells of another act, in the type of the act to which it is likened, or of which it
    tells how it went (`act`).
    """
    if act is not None:
        return as_it_went(draft, act)
    fought = next((o for group in reversed(groups) for o in group if found_on_them(document, draft, o)), None)
    if fought is not None:
        return replace(draft, type=fought.type, subtype=None, actors=fought.actors)
    return _of_same_kind(document, _alone(document, draft, groups), groups)


def where_it_was(document: Document, draft: Draft) -> Draft:
    """Where shells set out, some of those counted fell, or what was talked of, is no place while there is another.

    Nor is the day of what is done under an agreement (بدأ أمس إجلاء المقاتلين بموجب اتفاق) that of the agreement.
    """
    if draft.type == "agreement" and document.tokens[draft.trigger.first - 1].text in _UNDER:
        draft = replace(draft, date=replace(draft.date, how="running"))
    of_some = draft.type in OUTCOMES and any(is_of_some(document, m) for m in draft.casualties)
    if not of_some and not set_out_from(document, draft) and not met_again(document, draft):
        return draft
    return replace(draft, place=replace(draft.place, how="running"))


def _alone(document: Document, draft: Draft, groups: Sequence[Sequence[Draft]]) -> Draft:
    """وجاء الهجوم بعد مقتل ستة في ...: without the day, place and toll of what it came after or with."""
    draft = without_their_doers(document, as_part(document, draft, groups), groups)
    draft = _as_heard(document, _where_it_was_heard(document, draft, groups), groups)
    if groups and is_said_of_it(document, draft):  # who tells it is not who did it
        draft = replace(draft, actors=tuple(a for a in draft.actors if a.role != "initiator"))
    akin = (group[0] for group in groups if types_meet(draft.type, group[0].type))
    first = next(akin, None) if comes_with_another(document, draft) else None
    if first is None:
        return draft
    place = replace(first.place, how="running")
    return replace(
        draft, type=first.type, subtype=None, date=first.date, place=place, casualties=(), actors=(), items=()
    )


def _where_it_was_heard(document: Document, draft: Draft, groups: Sequence[Sequence[Draft]]) -> Draft:
    """استهدفت مسيرة قاعدة ... وسُمع دوي انفجار في أحياء المدينة: the quarters that hear a blast are not where it was."""
    if draft.place.how != "clause" or not draft.place.mentions or not is_heard(document, draft):
        return draft
    words = {token.text for token in document.tokens[draft.trigger.last : draft.place.mentions[0].first]}
    reach = 0 if words.isdisjoint(_ALL_OVER) else 1
    told = (o for group in groups for o in group if o.part not in HEADS and types_meet(draft.type, o.type))
    if not any(0 <= draft.sentence - o.sentence <= reach for o in told):
        return draft
    return replace(draft, place=replace(draft.place, how="running"))


def _as_heard(document: Document, draft: Draft, groups: Sequence[Sequence[Draft]]) -> Draft:
    """اندلعت اشتباكات ... وسمع السكان إطلاق نار كثيفا: the shots that people hear are those of the fight."""
    if draft.type != "armed_attack" or not is_heard(document, draft):
        return draft
    last = (d for group in reversed(groups) for d in group if types_meet("armed_attack", d.type))
    act = next(last, draft)
    return replace(draft, type=act.type, subtype=act.subtype)


def _of_same_kind(document: Document, draft: Draft, groups: Sequence[Sequence[Draft]]) -> Draft:
    """وقبل يومين قُتل ثلاثة بانفجار مماثل: of the type of the act to which it is likened."""
    after = [token.text for token in document.tokens[draft.trigger.last : draft.trigger.last + _LIKENED]]
    if draft.type not in _VAGUE or draft.trigger.form != "noun" or _LIKE.isdisjoint(after) or not groups:
        return draft
    kin = [d for d in groups[-1] if d.type in _BY_MEANS and types_meet(d.type, draft.type)]
    first = next((d for d in kin if d.subtype), kin[0] if kin else draft)
    return replace(draft, type=first.type, subtype=first.subtype)
