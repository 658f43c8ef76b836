"""One event from many sentences: drafts in, groups of drafts that tell the same event out.

Each draft joins the group that it fits best, by named reasons that add up, or opens a new one. Conflicts
forbid: another day, place or known actor, words that say "another". Headlines come last: the body says what they tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from evtx.events.coref.another_act import (
    by_other_means,
    is_one_and_they_many,
    is_one_of_twins,
    is_reason,
    price_of_new_act,
)
from evtx.events.coref.carried_on import as_caused, brought_it_about, fell_in_it, got_away
from evtx.events.coref.compared_as import compared_as, where_it_was
from evtx.events.coref.fell_in_fights import as_fought, was_in_fight
from evtx.events.coref.forbidden import Again, is_forbidden, says_another
from evtx.events.coref.headed import as_headed, headed_thing, heads_it, with_doers_of_text
from evtx.events.coref.its_people import are_those_taken, whose_people
from evtx.events.coref.kinds import APART, OUTCOMES, VIOLENT, types_meet
from evtx.events.coref.known_things import is_act_of_thing, of_known_thing
from evtx.events.coref.met_once import as_attended, is_the_visit, received_there, was_at_it
from evtx.events.coref.named_after import is_named_behind
from evtx.events.coref.operations import (
    as_part_of,
    folds_in,
    found_on_them,
    goes_with,
    held_there,
    is_its_object,
    same_words,
)
from evtx.events.coref.outcomes import came_of_it, is_listed_with, is_on_the_held
from evtx.events.coref.own_nouns import is_about_its_noun, is_its_own_noun
from evtx.events.coref.purposes import is_for_it, is_of_the_visit, is_why_of_it
from evtx.events.coref.raids import broke_out_in_it
from evtx.events.coref.taken_up import (
    are_some_of_them,
    fell_in_the_only_act,
    is_clause_about,
    is_the_one_told,
    is_the_only_gassing,
    opens_with_it,
    same_toll,
    takes_up,
    tells_of_it,
)
from evtx.events.draft import Draft
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.model import ASSERTED
from evtx.text.document import Document
from evtx.text.words import word_class

THRESHOLD, CERTAIN = 2.4, 20.0
_HEADED_THING = 4.0  # more than what a headline says of the place and the doers of its other act
_HITS = frozenset({"استهدف", "طال"})  # verbs that tell nothing of how it was done
_GONE_ON, _TWIN = 0.8, 1.2  # for what goes on with the lead, what tells one of two acts that were counted
_ONLY = 0.6  # for a toll with nothing of its own, where one act has been told
_ITS_PEOPLE = 1.5  # for what the attackers or the victims of the act did or underwent
_RARE = 1.5  # for what no two acts of an article are likely to be
_SAME_TOLL = 1.0  # for an act told afresh with the toll of one before
_GOES_ON_YET = 1.2  # for what still goes on where the same was told to go on
_ONE_OF_MANY = 0.8  # against a definite singular where several were told
_LOOSE = 1.5  # an operation of its sentence is nearer to an arrest than a fight
_TELLER_REACH = 4  # tokens with which a sentence may open before it says who tells
_FROM_AFAR = frozenset({"shelling", "airstrike"})
_REPORTING = word_class("events.coref.reporting")


def group_drafts(document: Document, drafts: Sequence[Draft], lexicon: Lexicon) -> list[list[Draft]]:
    """Groups in order of their first draft of the body."""
    drafts = as_fought(document, as_caused(document, drafts))
    drafts = [as_attended(document, where_it_was(document, draft)) for draft in as_headed(document, drafts)]
    body = [d for d in drafts if d.part not in ("title", "heading")]
    heads = [d for d in drafts if d.part in ("title", "heading")]
    groups: list[list[Draft]] = []
    last = -1  # the group that the draft before joined
    for told in (*body, *heads):
        act = whose_people(document, told, groups)
        draft = compared_as(document, told, groups, act)
        spelt_out = last if last >= 0 and _goes_on(document, draft, groups[last]) else -1
        scored = [
            (
                _fit(
                    document,
                    draft,
                    group,
                    lexicon,
                    spelt_out == n,
                    partial(_is_told_already, document, draft, group, groups),
                )
                + _ONLY * fell_in_the_only_act(draft, group, groups)
                + _ITS_PEOPLE * any(other is act for other in group)
                + _RARE * is_the_only_gassing(draft, group, groups),
                -abs(draft.sentence - group[-1].sentence),
                n,
            )
            for n, group in enumerate(groups)
        ]
        best = max(scored, default=None)
        if best is not None and best[0] >= THRESHOLD:
            last = best[2]
            told_so = with_doers_of_text(document, draft, groups[last], lexicon)
            groups[last] = _joined(document, groups[last], told_so)
        else:
            last = len(groups)
            groups.append([draft if is_reason(document, draft) else _like_its_cause(draft, body)])
    return groups


def _is_told_already(
    document: Document, draft: Draft, group: Sequence[Draft], groups: Sequence[Sequence[Draft]]
) -> bool:
    return is_the_one_told(document, draft, group, groups) or is_act_of_thing(document, draft, group, groups)


def _joined(document: Document, group: Sequence[Draft], draft: Draft) -> list[Draft]:
    """A group with one more draft; what is told beside a raid is part of it."""
    known = [as_part_of(document, other, [draft]) for other in group]  # among each other they have been compared
    return [*known, as_part_of(document, draft, [*known, draft])]


def _goes_on(document: Document, draft: Draft, told_last: Sequence[Draft]) -> bool:
    return _spells_out(document, draft, told_last) or opens_with_it(document, draft, told_last[-1])


def _spells_out(document: Document, draft: Draft, told_last: Sequence[Draft]) -> bool:
    """قُتل 18 في هجوم... وقال شرطي إن انفجارين وقعا: what somebody tells first after the lead is the lead's act."""
    lead = any(other.part == "lead" for other in told_last)
    first = document.sentences[draft.sentence].first
    told_by = any(
        token.text in _REPORTING for token in document.tokens[first : min(first + _TELLER_REACH, draft.trigger.first)]
    )
    if draft.subtype == "ambush" or (draft.subtype == "gunfire" and any(o.type in _FROM_AFAR for o in told_last)):
        return False
    if draft.type not in {o.type for o in told_last} and by_other_means(draft, told_last):
        return False  # قصف بصواريخ أرض أرض ... وأشار المصدر إلى قصف بالبراميل
    return lead and told_by and draft.part == "body" and draft.sentence == told_last[-1].sentence + 1


def _spelt_by_verb(draft: Draft, group: Sequence[Draft], spelt_out: bool) -> bool:
    """الاعتداء الذي استهدف مركزا ... وروى ضابط أن انتحاريا اقتحم البوابة: how, by a verb with no day or place."""
    if not spelt_out or draft.trigger.form != "verb" or draft.type not in VIOLENT - OUTCOMES:
        return False
    told = [o for o in group if o.form_is_reference or o.trigger.analysis.lemma in _HITS]
    vague = any(o.type in ("armed_attack", "explosion", draft.type) for o in told)
    return vague and draft.date.how != "sentence" and draft.place.how != "clause"


def _like_its_cause(draft: Draft, body: Sequence[Draft]) -> Draft:
    """A toll with a place of its own in the sentence of its cause is the same act at another place."""
    if draft.type not in OUTCOMES or draft.subtype in APART or not draft.casualties or draft.place.how != "clause":
        return draft
    causes = [
        d
        for d in body
        if d.sentence == draft.sentence
        and d.type in VIOLENT
        and d.type not in OUTCOMES
        and types_meet(draft.type, d.type)
        and (d.status in ASSERTED or d.status == "habitual")
    ]
    if not causes:
        return draft
    cause = min(causes, key=lambda d: abs(d.trigger.anchor - draft.trigger.anchor))
    listed = {a.id for a in draft.actors}
    doers = tuple(a for a in cause.actors if a.role == "initiator" and a.id not in listed)
    return replace(draft, type=cause.type, subtype=cause.subtype, actors=doers + draft.actors)


def _fit(
    document: Document, draft: Draft, group: Sequence[Draft], lexicon: Lexicon, spelt_out: bool, again: Again
) -> float:
    """How well a draft fits a group; minus infinity where they contradict each other."""
    if any(_is_the_same(document, draft, other) for other in group):
        return CERTAIN
    if is_forbidden(document, draft, group, lexicon, spelt_out, again):
        return float("-inf")
    gone_on = (
        _HEADED_THING * headed_thing(draft, group)
        + _GONE_ON * _spelt_by_verb(draft, group, spelt_out)
        + _SAME_TOLL * (draft.type not in OUTCOMES and same_toll(draft, group))
        + _TWIN * is_one_of_twins(draft, group)
    )
    return max(_pair(document, draft, other) for other in group) + gone_on


def _is_the_same(document: Document, draft: Draft, other: Draft) -> bool:
    """Whether the words of two drafts make them one act, whatever else is told; most do so in one sentence only."""
    if draft.sentence != other.sentence:
        return (
            found_on_them(document, draft, other)
            or are_those_taken(document, draft, other)
            or is_on_the_held(document, draft, other)
            or was_at_it(document, draft, other)
            or is_the_visit(document, draft, other)
        )
    return (
        same_words(draft, other)
        or is_its_object(draft, other)
        or is_its_own_noun(document, draft, other)
        or is_about_its_noun(document, draft, other)
        or fell_in_it(document, draft, other)
        or was_in_fight(document, draft, other)
        or brought_it_about(document, draft, other)
        or broke_out_in_it(document, draft, other)
        or found_on_them(document, draft, other)
        or got_away(draft, other)
        or are_some_of_them(document, draft, other)
        or is_for_it(document, draft, other)
        or is_of_the_visit(document, draft, other)
        or is_why_of_it(document, draft, other)
        or came_of_it(document, draft, other)
        or is_listed_with(document, draft, other)
        or is_on_the_held(document, draft, other)
        or received_there(document, draft, other)
        or is_named_behind(document, draft, other)
    )


def _pair(document: Document, draft: Draft, other: Draft) -> float:
    if not types_meet(draft.type, other.type) and not folds_in(document, draft, other):
        return 0.0
    value = 2.0 if draft.type == other.type else 1.2
    if held_there(document, draft, other):
        value -= _LOOSE
    if goes_with(draft, other):
        value += 2.0
    gap = abs(draft.sentence - other.sentence)
    if (
        (draft.definite and draft.form_is_reference)
        or takes_up(document, draft)
        or of_known_thing(document, draft)
        or tells_of_it(draft, other)
        or is_clause_about(document, draft, other)
    ):
        value += 1.5
    if draft.part in ("title", "heading") or other.part == "title":
        value += 1.5 if draft.part == "title" else 0.5
    if heads_it(document, draft, other):
        value += 1.0
    if draft.type in OUTCOMES and other.type not in OUTCOMES and gap <= 2:
        value += 2.0 if gap <= 1 else 1.0
    if draft.refers and gap <= 2 and (draft.type in OUTCOMES or draft.subtype == "gunfire"):
        value += 1.5
    if other.type in OUTCOMES and draft.type not in OUTCOMES and gap == 0:
        value += 2.0
    value += _place_value(draft, other) + _actor_value(draft, other) + _number_value(draft, other)
    if says_another(document, other):
        value -= 0.5
    if (
        draft.date.value is not None
        and other.date.value is not None
        and draft.date.value.start == other.date.value.start
    ):
        value += 0.5
    if draft.type not in OUTCOMES:
        value -= price_of_new_act(document, draft, other)
    return value + 0.3 * (gap <= 1) - 0.12 * gap


def _number_value(draft: Draft, other: Draft) -> float:
    gone_on = draft.type == other.type and draft.status == other.status == "ongoing"
    return _GOES_ON_YET * gone_on - _ONE_OF_MANY * is_one_and_they_many(draft, other)


def _place_value(draft: Draft, other: Draft) -> float:
    if draft.place.how != "clause" or other.place.how != "clause":
        return 0.5 if draft.sentence - other.sentence <= 1 else 0.2
    if any(a.name == b.name for a in draft.place.places for b in other.place.places):
        return 1.5
    return 0.8


def _actor_value(draft: Draft, other: Draft) -> float:
    one, two = {a.id: a.role for a in draft.actors}, {a.id: a.role for a in other.actors}
    if not one or not two:
        return 0.3
    symmetric = "participant" in one.values() or "participant" in two.values()
    shared = [i for i in one if i in two and (symmetric or one[i] == two[i])]
    return 0.8 * min(2, len(shared))
