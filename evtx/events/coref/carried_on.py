"""Signs that an account has moved on to another act, in place or in time: a draft and a group in, yes or no out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.events.coref.kinds import OUTCOMES
from evtx.events.draft import Draft
from evtx.events.where.same_place import places_meet
from evtx.frozen import replace
from evtx.model import HEADS, EventPlace
from evtx.text.document import Document
from evtx.text.words import word_class

_CROWDS_ACTS = frozenset({"protest", "riot"})
_GOING_ON, _SPREADING = word_class("events.carried_on.going_on"), word_class("events.carried_on.spreading")
_FRONT = 2  # tokens before a place with which a sentence begins
_FEW = 1  # places of an act that is told of one place
_AFTER, _THAT = word_class("events.carried_on.after"), frozenset({"ذلك"})
_LATER = word_class("events.carried_on.later")
_HAD_BEEN, _THAT_IT, _OPENING = frozenset({"سبق", "وسبق"}), frozenset({"ان", "وان"}), 3
_DIED_IN, _IN_IT = 7, frozenset({"في", "خلال", "اثر", "جراء"})  # tokens from a death to the act
_CAUSED, _CAUSED_NEAR = word_class("events.carried_on.caused"), 4  # tokens from "caused by" to the cause
_BLASTS = frozenset({"explosion", "bombing"})
_BLASTING, _CAUSE_REACH = frozenset({"shelling", "airstrike", "bombing", "explosion"}), 24  # tokens from a blast
_TELLING = word_class("events.carried_on.telling")
_REACH = 3  # tokens from a verb to the words that say that it came later

_ESCAPING = word_class("events.carried_on.escaping")
_ESCAPED = frozenset({"bombing", "explosion", "armed_attack", "killing"})


def carried_elsewhere(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """وفي مالي قُتل تسعة قرب باندياجرا. فقد أطلق مسلحون النار: the account has come to another place."""
    fresh = draft.part == "body" and not draft.definite and draft.type not in OUTCOMES
    if not fresh or draft.place.how != "running" or not draft.place.mentions:
        return False
    body = [o for o in group if o.part not in HEADS]
    named_at = document.sentence_of(draft.place.mentions[0].first)
    if any(o.sentence >= named_at for o in body):
        return False  # told where the account has been all along
    told = [p for o in body if o.place.how == "clause" for p in o.place.places]
    return bool(told) and not any(_near(a, b) for a in told for b in draft.place.places)


def goes_on_elsewhere(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """وفي سراقب أسفر القصف عن، وامتدت المعارك إلى: what goes on, told of a place that none of the act can be."""
    if draft.part in HEADS or draft.trigger.analysis.lemma not in _GOING_ON or draft.place.how != "clause":
        return False
    first = document.sentences[draft.sentence].first
    opener = document.tokens[first].text
    front = opener.startswith(("و", "اما")) and draft.place.mentions[0].first - first <= _FRONT
    before = document.tokens[max(0, draft.trigger.first - _REACH) : draft.trigger.first]
    if not front and _SPREADING.isdisjoint(t.text for t in before):
        return False
    body = [o for o in group if o.part not in HEADS]
    told = [p for o in body for p in o.place.places if o.sentence != draft.sentence]
    if any(o.sentence == draft.sentence for o in body) or len({p.name for p in told}) > _FEW:
        return False  # a lead may sum up what happened at several places
    return bool(told) and all(_other_town(a, b) or not places_meet(a, b) for a in told for b in draft.place.places)


def _other_town(one: EventPlace, two: EventPlace) -> bool:
    """Two villages of other names, one of which no list knows, so that it could lie anywhere but in the other one."""
    return one.kind == two.kind == "settlement" and None in (one.id, two.id) and one.name != two.name


def _near(one: EventPlace, two: EventPlace) -> bool:
    """Whether two places may be one spot, or lie in one province: a base and the capital beside it."""
    return places_meet(one, two) or (one.admin1 is not None and one.admin1 == two.admin1)


def is_narrower_telling(draft: Draft, group: Sequence[Draft]) -> bool:
    """قصفت المدفعية محيط البلدة. وقال مصدر إن القذائف سقطت على قريتين: where in its land the lead's act was.

    Only what is told first after the lead: what a source adds at one more place is another act.
    """
    if any(o.part == "body" for o in group):
        return False
    told = [p for o in group if o.type == draft.type for p in o.place.places]
    return any(_near(a, b) for a in told for b in draft.place.places)


def is_far_from(draft: Draft, group: Sequence[Draft]) -> bool:
    """قُتل ستة عشر في بنغازي، كما قُتل قائد في مصراتة: a place of its own that none of the group's can be."""
    told = [p for o in group if o.part not in HEADS and o.place.how == "clause" for p in o.place.places]
    own = draft.place.places if draft.place.how == "clause" and draft.part not in HEADS else ()
    return bool(own and told) and not any(_near(a, b) for a in told for b in own)


def is_recalled_act(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """وسبق أن تعرضت القرية لهجمات: what had been before is none of what is told now; وسبق أن أعلن may tell the same."""
    sentence = document.sentences[draft.sentence]
    words = [token.text for token in document.tokens[sentence.first : min(sentence.first + _OPENING, sentence.last)]]
    if draft.part in HEADS or len(words) < _OPENING or words[0] not in _HAD_BEEN or words[1] not in _THAT_IT:
        return False
    return words[2] not in _TELLING and all(o.sentence != draft.sentence for o in group)


def comes_later(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """وإن قنبلة انفجرت بعد ذلك في التعزيزات: another kind of act than before, which came later."""
    if draft.trigger.form != "verb" or draft.part in HEADS or draft.type in OUTCOMES:
        return False
    if any(o.type == draft.type for o in group) or all(o.type in OUTCOMES for o in group):
        return False
    after = [token.text for token in document.tokens[draft.trigger.last : draft.trigger.last + _REACH]]
    ahead = [token.text for token in document.tokens[max(0, draft.trigger.first - 2) : draft.trigger.first]]
    return _is_later(after) or _is_later(ahead)


def _is_later(words: Sequence[str]) -> bool:
    pairs = pairwise(words)
    return any(a in _AFTER and b in _THAT for a, b in pairs) or not _LATER.isdisjoint(words)


def as_caused(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, blasts of which the sentence says what they came of in the type of that act."""
    told: list[Draft] = []
    for draft in drafts:
        blast = draft.trigger.rule.type in _BLASTS
        act = next((o for o in drafts if brought_it_about(document, o, draft)), None) if blast else None
        told.append(draft if act is None else replace(draft, type=act.type, subtype=act.subtype))
    return told


def brought_it_about(document: Document, draft: Draft, blast: Draft) -> bool:
    """هزت انفجارات المدينة ناجمة عن قصف صاروخي: what a blast came of is what it was."""
    if blast.trigger.rule.type not in _BLASTS or draft.type not in _BLASTING or draft.sentence != blast.sentence:
        return False
    if (
        blast.trigger.form != "noun"
        or not blast.trigger.last <= draft.trigger.first <= blast.trigger.last + _CAUSE_REACH
    ):
        return False
    before = document.tokens[max(blast.trigger.last, draft.trigger.first - _CAUSED_NEAR) : draft.trigger.first]
    return any(token.text in _CAUSED for token in before)


def got_away(draft: Draft, other: Draft) -> bool:
    """نجا المحافظ حين انفجرت عبوة: what a chosen man escaped is the attempt on him, told twice in one sentence."""
    if draft.sentence != other.sentence:
        return False
    escape = next(
        (d for d in (draft, other) if d.trigger.analysis.lemma in _ESCAPING and d.trigger.form == "verb"), None
    )
    if escape is None or escape.type != "assassination":
        return False
    return (other if escape is draft else draft).type in _ESCAPED


def fell_in_it(document: Document, draft: Draft, other: Draft) -> bool:
    """غداة مقتل شرطي في هجوم: the act right behind a death told by a noun is how he died, on that day and no other."""
    dead, act = other.trigger, draft.trigger
    if other.type not in (draft.type, "killing") or dead.rule.type != "killing" or draft.sentence != other.sentence:
        return False
    if draft.type in _CROWDS_ACTS and any(a.role == "initiator" for a in other.actors):
        return False  # إصابته برصاص الجيش خلال مشاركته في مسيرة: a force that shoots does so by an act of its own
    between = document.tokens[dead.last : act.first]
    if dead.form != "noun" or act.form != "noun" or act.analysis.conj or not 0 < len(between) <= _DIED_IN:
        return False
    joined = between[-1].text in _IN_IT or act.analysis.prep == "ب"
    return joined and all(token.word for token in between)
