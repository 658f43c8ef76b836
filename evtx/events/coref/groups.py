"""One event from many sentences: drafts in, groups of drafts that tell the same event out.

Each draft joins the group that it fits best, by named reasons that add up (`LEVELS`), or opens a new one. Conflicts
forbid: another day, place or known actor, words that say "another". Headlines come last: the body says what they tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.another_act import (
    elsewhere,
    is_added,
    is_bullet,
    is_count_of_day,
    is_earlier,
    is_one_of_twins,
    is_reason,
    is_reply,
    many_and_one,
    one_of_two,
    price_of_new_act,
    tally_and_day,
    tolls_differ,
)
from evtx.events.coref.carried_on import carried_elsewhere, comes_later, fell_in_it, is_far_from, is_recalled_act
from evtx.events.coref.compared_as import compared_as, where_it_was
from evtx.events.coref.contradictions import actors_differ, at_other_place, dates_differ, places_differ
from evtx.events.coref.headed import as_headed, headed_thing
from evtx.events.coref.kinds import OUTCOMES, VIOLENT, types_meet
from evtx.events.coref.known_things import is_act_of_thing, of_known_thing
from evtx.events.coref.operations import (
    as_part_of,
    booty,
    by_means,
    by_the_attackers,
    called_assassination,
    folds_in,
    found_elsewhere,
    goes_with,
    held_there,
    hit_by_it,
    in_one_raid,
    same_words,
    shot,
)
from evtx.events.coref.second_half import opens_half
from evtx.events.coref.taken_up import (
    are_known_dead,
    is_clause_about,
    is_the_one_told,
    of_one_visit,
    opens_with_it,
    same_toll,
    takes_up,
    tells_of_it,
)
from evtx.events.draft import Draft
from evtx.events.when.trigger_date import clause_of
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.model import ASSERTED
from evtx.text.document import Document
from evtx.text.words import word_class

_ANOTHER = word_class("events.coref.another")
_ANOTHER_ACT = _ANOTHER - {"اخر", "اخري", "اخرين"}  # without those that may be of people who were hurt
THRESHOLD, CERTAIN = 2.4, 20.0
_HEADED_THING = 4.0  # more than what a headline says of the place and the doers of its other act
_HITS = frozenset({"استهدف", "طال"})  # verbs that tell nothing of how it was done
_GONE_ON, _TWIN = 0.8, 1.2  # for what goes on with the lead, what tells one of two acts that were counted
_LOOSE = 1.5  # an operation of its sentence is nearer to an arrest than a fight
_WHEN = word_class("events.coref.when")
_TAKEN = frozenset({"seizure", "abduction"})
_ALSO, _ALSO_REACH = frozenset("ايضا كذلك".split()), 6
_FROM_AFAR = frozenset({"shelling", "airstrike"})
_REPORTING = word_class("events.coref.reporting")
_BECAUSE = word_class("events.coref.because")
_OWN_DAY = 6  # tokens from a trigger to a day of its own
_IN_THOSE = frozenset("فيه فيها فيهما فيهم خلاله خلالها خلالهما".split())
_IN_COURSE_OF = frozenset({"في", "خلال", "اثر", "ضمن"})
_RECOVERING = frozenset({"انتشل", "انتشال"})
_APART = frozenset({"body_found", "torture"})  # deaths with a story of their own


def group_drafts(document: Document, drafts: Sequence[Draft], lexicon: Lexicon) -> list[list[Draft]]:
    """Groups in order of their first draft of the body."""
    drafts = [where_it_was(document, draft) for draft in as_headed(document, drafts)]
    body = [d for d in drafts if d.part not in ("title", "heading")]
    heads = [d for d in drafts if d.part in ("title", "heading")]
    groups: list[list[Draft]] = []
    last = -1  # the group that the draft before joined
    for told in (*body, *heads):
        draft = compared_as(document, told, groups)
        spelt_out = last if last >= 0 and _goes_on(document, draft, groups[last]) else -1
        scored = [
            (
                _fit(document, draft, group, lexicon, spelt_out == n, _is_told_already(document, draft, group, groups)),
                -abs(draft.sentence - group[-1].sentence),
                n,
            )
            for n, group in enumerate(groups)
        ]
        best = max(scored, default=None)
        if best is not None and best[0] >= THRESHOLD:
            last = best[2]
            groups[last] = _joined(groups[last], draft)
        else:
            last = len(groups)
            groups.append([_like_its_cause(draft, body)])
    return groups


def _is_told_already(
    document: Document, draft: Draft, group: Sequence[Draft], groups: Sequence[Sequence[Draft]]
) -> bool:
    return is_the_one_told(draft, group, groups) or is_act_of_thing(document, draft, group, groups)


def _joined(group: Sequence[Draft], draft: Draft) -> list[Draft]:
    """A group with one more draft; what is told beside a raid is part of it."""
    told = [*group, draft]
    return [as_part_of(d, told) for d in told]


def _goes_on(document: Document, draft: Draft, told_last: Sequence[Draft]) -> bool:
    return _spells_out(document, draft, told_last) or opens_with_it(document, draft, told_last[-1])


def _spells_out(document: Document, draft: Draft, told_last: Sequence[Draft]) -> bool:
    """قُتل 18 في هجوم... وقال شرطي إن انفجارين وقعا: what somebody tells first after the lead is the lead's act."""
    lead = any(other.part == "lead" for other in told_last)
    told_by = document.tokens[document.sentences[draft.sentence].first].text in _REPORTING
    if draft.subtype == "ambush" or (draft.subtype == "gunfire" and any(o.type in _FROM_AFAR for o in told_last)):
        return False
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
    if draft.type not in OUTCOMES or draft.subtype in _APART or not draft.casualties or draft.place.how != "clause":
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
    document: Document, draft: Draft, group: Sequence[Draft], lexicon: Lexicon, spelt_out: bool, again: bool
) -> float:
    """How well a draft fits a group; minus infinity where they contradict each other."""
    if any(same_words(draft, other) or fell_in_it(document, draft, other) for other in group):
        return CERTAIN
    if _conflict(document, draft, group, lexicon, spelt_out, again):
        return float("-inf")
    gone_on = (
        _HEADED_THING * headed_thing(draft, group)
        + _GONE_ON * _spelt_by_verb(draft, group, spelt_out)
        + _TWIN * is_one_of_twins(draft, group)
    )
    return max(_pair(document, draft, other, lexicon) for other in group) + gone_on


def _conflict(
    document: Document, draft: Draft, group: Sequence[Draft], lexicon: Lexicon, spelt_out: bool, again: bool
) -> bool:
    """Whether something forbids that a draft tells the act of a group.

    `spelt_out`: it goes on right after the lead; `again`: it is the only act of its kind, taken up by a definite noun.
    """
    if _fell_in_those(document, draft, group):
        return False
    if (draft.status in ASSERTED) != (group[0].status in ASSERTED):
        return True
    if draft.status not in ASSERTED and draft.status != group[0].status:
        return True
    acts = [other for other in group if other.type not in OUTCOMES] or list(group)
    enough = any if draft.type in OUTCOMES else all
    taken_in = any(draft.type == other.type or folds_in(draft, other) for other in acts)
    if not taken_in and not enough(types_meet(draft.type, other.type) for other in acts):
        return True
    if _other_topic(document, draft, group) or many_and_one(draft, group) or is_count_of_day(draft, group):
        return True
    alike = same_toll(draft, group)
    if not spelt_out and not _may_refer(document, draft, group):
        return True
    if (
        is_reply(document, draft, group)
        or (is_reason(document, draft) and any(o.sentence == draft.sentence for o in group))
        or is_earlier(document, draft, group)
        or elsewhere(document, draft, group)
        or carried_elsewhere(document, draft, group)
        or comes_later(document, draft, group)
        or is_recalled_act(document, draft, group)
        or (is_added(document, draft) and is_far_from(draft, group))
        or any(tally_and_day(draft, other) for other in group)
    ):
        return True
    if draft.type not in OUTCOMES and any(tolls_differ(draft, other) for other in group):
        return True
    if draft.type in _TAKEN and not booty(document, draft, acts):
        return True
    if draft.type == "meeting" and not any(of_one_visit(document, draft, other) for other in group):
        return True
    headed = any(_heads(document, draft, other) for other in group)
    heads = draft.part in ("title", "heading")  # and one telling with a place of its own at the headline's
    met = any(o.place.how == "clause" and not places_differ(draft, o) for o in group) or headed_thing(draft, group)
    opening = spelt_out and opens_with_it(document, draft, group[-1])  # told with another thing's day and place
    return any(
        (not opening and dates_differ(draft, other))
        or (not (opening or again or alike or headed or (heads and met)) and places_differ(draft, other))
        or (not alike and actors_differ(draft, other, group, lexicon))
        for other in group
    ) or (_says_another(document, draft) and not one_of_two(draft, group))


def _fell_in_those(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """تتعرض البلدة لقصف متكرر قُتل فيه مدنيون: who fell in acts told without a day makes no act of its own."""
    after = [t.text for t in document.tokens[draft.trigger.last : draft.trigger.last + 2]]
    return (
        group[0].status == "habitual"
        and any(d.sentence == draft.sentence for d in group)
        and not _dated_near(draft)
        and bool(draft.casualties)
        and not _IN_THOSE.isdisjoint(after)
    )


def _dated_near(draft: Draft) -> bool:
    """Whether a day stands in the words of a trigger, not in a clause behind it (قُتل فيها أمس خمسة)."""
    mention = draft.date.mention if draft.date.how == "sentence" else None
    return mention is not None and abs(mention.first - draft.trigger.anchor) <= _OWN_DAY


def _may_refer(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """A verb or indefinite noun of another kind of act is a new act, unless both sides are the same."""
    if draft.type in {other.type for other in group} or draft.definite or draft.part in ("title", "heading"):
        return True
    if draft.refers and (draft.type in OUTCOMES or draft.subtype == "gunfire"):
        return True
    if draft.type in OUTCOMES or all(other.type in OUTCOMES for other in group):
        return True
    if draft.type in _TAKEN or _cause_of(document, draft, group):
        return True
    if draft.type == "armed_attack" and any(shot(document, draft, other) or hit_by_it(draft, other) for other in group):
        return True
    if any(in_one_raid(document, draft, o) or goes_with(draft, o) for o in group):
        return True
    if draft.type == "execution" and any(o.sentence == draft.sentence and by_the_attackers(draft, o) for o in group):
        return True
    here = any(other.sentence == draft.sentence for other in group)
    if any(other.part in ("title", "heading") for other in group) or (here and called_assassination(document, draft)):
        return True
    if any(by_means(document, draft, o) or tells_of_it(draft, o) or is_clause_about(document, draft, o) for o in group):
        return True
    if takes_up(document, draft) or of_known_thing(document, draft):
        return True
    ids = {a.id for a in draft.actors}
    hangs_on = draft.trigger.form == "participle" or _when_clause(document, draft)
    return any(
        len(ids & {a.id for a in other.actors}) >= 2 or (hangs_on and other.sentence == draft.sentence)
        for other in group
    )


def _cause_of(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """أصيب ثلاثة بقذائف جراء اعتداء: what brought about a toll of its sentence is no second act."""
    told = any(o.sentence == draft.sentence and o.casualties and o.trigger.anchor < draft.trigger.anchor for o in group)
    if draft.type == "armed_attack" and draft.trigger.form == "noun" and all(o.type == "abduction" for o in group):
        return told and document.tokens[draft.trigger.first - 1].text in _IN_COURSE_OF  # خُطف اثنان في هجوم
    return told and document.tokens[draft.trigger.first - 1].text in _BECAUSE


def _when_clause(document: Document, draft: Draft) -> bool:
    """قُتل ثلاثة عندما انفجرت عبوة: the clause says how the act before it went."""
    sentence = document.sentences[draft.sentence]
    first, _ = clause_of(sentence, draft.trigger.anchor)
    return first > sentence.first and document.tokens[first].text in _WHEN


def _other_topic(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """A toll or a body found under another subject of the article is no outcome of what was told before."""
    if draft.type not in OUTCOMES:
        told = [draft, *(o for o in group if o.part not in ("title", "heading"))]
        listed = any(is_bullet(document, document.sentences[d.sentence]) for d in told)
        fresh = not draft.definite and draft.part == "body" and not listed
        return fresh and all(o.topic != draft.topic for o in told[1:])
    recovered = draft.trigger.analysis.lemma in _RECOVERING or are_known_dead(document, draft)
    recovered = recovered and all(o.type != "abduction" for o in group)
    apart = (
        draft.subtype in _APART
        and draft.part not in ("title", "heading")
        and not recovered
        and (
            is_added(document, draft)
            or all(other.sentence != draft.sentence for other in group if other.part != "title")
            or found_elsewhere(draft, group)
        )
    )
    alone = all(other.sentence != draft.sentence for other in group)
    if alone and (is_added(document, draft) or at_other_place(draft, group)):
        return True
    return apart or all(other.topic != draft.topic for other in group if other.part not in ("title", "heading"))


def _says_another(document: Document, draft: Draft) -> bool:
    """قصف آخر، هجوم مماثل; a headline's "new" only says that it is news, إصابة تسعة آخرين that it hurt others too."""
    if draft.part in ("title", "heading"):
        return False
    if draft.definite:
        return False
    people = draft.type in OUTCOMES or draft.type in _TAKEN
    words = _ANOTHER_ACT if people else _ANOTHER
    after = [token.text for token in document.tokens[draft.trigger.last : draft.trigger.last + _ALSO_REACH]]
    return not words.isdisjoint(after[:2]) or (draft.type not in OUTCOMES and not _ALSO.isdisjoint(after))


def _pair(document: Document, draft: Draft, other: Draft, lexicon: Lexicon) -> float:
    if not types_meet(draft.type, other.type) and not folds_in(draft, other):
        return 0.0
    value = 2.0 if draft.type == other.type else 1.2
    if held_there(draft, other):
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
    if _heads(document, draft, other):
        value += 1.0
    if draft.type in OUTCOMES and other.type not in OUTCOMES and gap <= 2:
        value += 2.0 if gap <= 1 else 1.0
    if draft.refers and gap <= 2 and (draft.type in OUTCOMES or draft.subtype == "gunfire"):
        value += 1.5
    if other.type in OUTCOMES and draft.type not in OUTCOMES and gap == 0:
        value += 2.0
    value += _place_value(draft, other) + _actor_value(draft, other)
    if _says_another(document, other):
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


def _heads(document: Document, draft: Draft, other: Draft) -> bool:
    """Whether a headline tells what the lead tells: the first thing told is what an article is headed by."""
    heads = draft.part == "title" and not opens_half(document, document.sentences[draft.sentence], draft.trigger)
    return heads and other.part == "lead" and types_meet(draft.type, other.type)


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
