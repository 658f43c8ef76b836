"""One event from many sentences: drafts in, groups of drafts that tell the same event out.

Each draft joins the group that it fits best, by named reasons that add up (`LEVELS`), or opens a new one. Conflicts
forbid: another day, place or known actor, words that say "another". Headlines come last: the body says what they tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.another_act import (
    elsewhere,
    is_background,
    is_bullet,
    is_reply,
    many_and_one,
    one_of_two,
    price_of_new_act,
    tally_and_day,
    tolls_differ,
)
from evtx.events.draft import Draft
from evtx.events.headed import as_headed
from evtx.events.kinds import OUTCOMES, VIOLENT, types_meet
from evtx.events.operations import (
    booty,
    by_means,
    called_assassination,
    ends_it,
    found_elsewhere,
    held_there,
    hit_by_it,
    in_one_raid,
    same_words,
    shot,
    taken_there,
)
from evtx.events.same_place import places_meet, set_out_from
from evtx.events.taken_up import comes_with_another, opens_with_it, says_whom, takes_up, tells_of_it
from evtx.events.when import clause_of
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.model import ASSERTED
from evtx.text.document import Document
from evtx.text.words import word_class

_ANOTHER = word_class("events.coref.another")
_ANOTHER_ACT = _ANOTHER - {"اخر", "اخري", "اخرين"}  # without those that may be of people who were hurt
THRESHOLD, CERTAIN = 2.4, 20.0
_LOOSE = 1.5  # an operation of its sentence is nearer to an arrest than a fight
_WHEN = word_class("events.coref.when")
_TAKEN = frozenset({"seizure", "abduction"})
_ROLES = ("initiator", "target")
_ADDING = word_class("events.coref.adding")
_ALSO, _ALSO_REACH = frozenset("ايضا كذلك".split()), 6
_FROM_AFAR = frozenset({"shelling", "airstrike"})
_REPORTING = word_class("events.coref.reporting")
_BECAUSE = word_class("events.coref.because")
_APART = frozenset({"body_found", "torture"})  # deaths with a story of their own


def group_drafts(document: Document, drafts: Sequence[Draft], lexicon: Lexicon) -> list[list[Draft]]:
    """Groups in order of their first draft of the body."""
    drafts = [_where_it_fell(document, draft) for draft in as_headed(document, drafts)]
    body = [d for d in drafts if d.part not in ("title", "heading")]
    heads = [d for d in drafts if d.part in ("title", "heading")]
    groups: list[list[Draft]] = []
    last = -1  # the group that the draft before joined
    for told in (*body, *heads):
        draft = _alone(document, told, groups)
        spelt_out = last if last >= 0 and _goes_on(document, draft, groups[last]) else -1
        scored = [
            (_fit(document, draft, group, lexicon, spelt_out == n), -abs(draft.sentence - group[-1].sentence), n)
            for n, group in enumerate(groups)
        ]
        best = max(scored, default=None)
        if best is not None and best[0] >= THRESHOLD:
            last = best[2]
            groups[last].append(draft)
        else:
            last = len(groups)
            groups.append([_like_its_cause(draft, body)])
    return groups


def _alone(document: Document, draft: Draft, groups: Sequence[Sequence[Draft]]) -> Draft:
    """وجاء الهجوم بعد مقتل ستة في ...: without the day, place and toll of what it came after or with."""
    if any(says_whom(draft, other) and other.casualties for group in groups for other in group):
        return replace(draft, casualties=())  # whom is told of some of those who fell
    akin = (group[0] for group in groups if types_meet(draft.type, group[0].type))
    first = next(akin, None) if comes_with_another(document, draft) else None
    if first is None:
        return draft
    place = replace(first.place, how="running")
    return replace(
        draft, type=first.type, subtype=None, date=first.date, place=place, casualties=(), actors=(), items=()
    )


def _where_it_fell(document: Document, draft: Draft) -> Draft:
    """Where shells were fired is a place of their act for want of another one only."""
    return replace(draft, place=replace(draft.place, how="running")) if set_out_from(document, draft) else draft


def _goes_on(document: Document, draft: Draft, told_last: Sequence[Draft]) -> bool:
    return _spells_out(document, draft, told_last) or opens_with_it(document, draft, told_last[-1])


def _spells_out(document: Document, draft: Draft, told_last: Sequence[Draft]) -> bool:
    """قُتل 18 في هجوم... وقال شرطي إن انفجارين وقعا: what somebody tells first after the lead is the lead's act."""
    lead = any(other.part == "lead" for other in told_last)
    told_by = document.tokens[document.sentences[draft.sentence].first].text in _REPORTING
    if draft.subtype == "ambush" or (draft.subtype == "gunfire" and any(o.type in _FROM_AFAR for o in told_last)):
        return False
    return lead and told_by and draft.part == "body" and draft.sentence == told_last[-1].sentence + 1


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


def _fit(document: Document, draft: Draft, group: Sequence[Draft], lexicon: Lexicon, spelt_out: bool) -> float:
    """How well a draft fits a group; minus infinity where they contradict each other."""
    if any(same_words(draft, other) for other in group):
        return CERTAIN
    return (
        max(_pair(document, draft, other, lexicon) for other in group)
        if not _conflict(document, draft, group, lexicon, spelt_out)
        else float("-inf")
    )


def _conflict(document: Document, draft: Draft, group: Sequence[Draft], lexicon: Lexicon, spelt_out: bool) -> bool:
    if (draft.status in ASSERTED) != (group[0].status in ASSERTED):
        return True
    if draft.status not in ASSERTED and draft.status != group[0].status:
        return True
    acts = [other for other in group if other.type not in OUTCOMES] or list(group)
    enough = any if draft.type in OUTCOMES else all
    taken_in = any(draft.type == other.type or _folds_in(draft, other) for other in acts)
    if not taken_in and not enough(types_meet(draft.type, other.type) for other in acts):
        return True
    if _other_topic(document, draft, group) or many_and_one(draft, group):
        return True
    if not spelt_out and not _may_refer(document, draft, group):
        return True
    if (
        is_reply(document, draft, group)
        or elsewhere(document, draft, group)
        or any(tally_and_day(draft, other) for other in group)
    ):
        return True
    if draft.type not in OUTCOMES and any(tolls_differ(draft, other) for other in group):
        return True
    if draft.type in _TAKEN and not booty(draft, acts):
        return True
    if draft.type == "meeting" and not any(_of_one_visit(draft, other) for other in group):
        return True
    headed = any(_heads(draft, other) for other in group)
    again = spelt_out and opens_with_it(document, draft, group[-1])  # told with another thing's day and place
    return any(
        (not again and _dates_differ(draft, other))
        or (not again and not headed and _places_differ(draft, other))
        or _actors_differ(draft, other, lexicon)
        for other in group
    ) or (_says_another(document, draft) and not one_of_two(draft, group))


def _of_one_visit(draft: Draft, other: Draft) -> bool:
    """Visits are one thing, meetings another; but whom a visitor met is part of his visit (تفقد كذا والتقى كذا)."""
    goes_on = draft.sentence == other.sentence and draft.trigger.analysis.conj == "و"
    return goes_on or (draft.subtype == "visit") == (other.subtype == "visit")


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
    if any(in_one_raid(document, draft, other) or ends_it(draft, other) for other in group):
        return True
    here = any(other.sentence == draft.sentence for other in group)
    if any(other.part in ("title", "heading") for other in group) or (here and called_assassination(document, draft)):
        return True
    if any(by_means(document, draft, other) or tells_of_it(draft, other) for other in group) or takes_up(
        document, draft
    ):
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
    return told and document.tokens[draft.trigger.first - 1].text in _BECAUSE


def _when_clause(document: Document, draft: Draft) -> bool:
    """قُتل ثلاثة عندما انفجرت عبوة: the clause says how the act before it went."""
    sentence = document.sentences[draft.sentence]
    first, _ = clause_of(sentence, draft.trigger.anchor)
    return first > sentence.first and document.tokens[first].text in _WHEN


def _added(document: Document, draft: Draft) -> bool:
    """كما عثر على جثة: the clause adds another thing."""
    first, _ = clause_of(document.sentences[draft.sentence], draft.trigger.anchor)
    return document.tokens[first].text in _ADDING


def _other_topic(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """A toll or a body found under another subject of the article is no outcome of what was told before."""
    if draft.type not in OUTCOMES:
        told = [draft, *(o for o in group if o.part not in ("title", "heading"))]
        listed = any(is_bullet(document, document.sentences[d.sentence]) for d in told)
        fresh = not draft.definite and draft.part == "body" and not listed
        return fresh and all(o.topic != draft.topic for o in told[1:])
    apart = (
        draft.subtype in _APART
        and draft.part not in ("title", "heading")
        and (
            _added(document, draft)
            or all(other.sentence != draft.sentence for other in group if other.part != "title")
            or found_elsewhere(draft, group)
        )
    )
    alone = all(other.sentence != draft.sentence for other in group)
    if alone and (_added(document, draft) or _at_other_place(draft, group)):
        return True
    return apart or all(other.topic != draft.topic for other in group if other.part not in ("title", "heading"))


def _at_other_place(draft: Draft, group: Sequence[Draft]) -> bool:
    """An arrest, a blaze or a killing by somebody with a place of its own, none of whose names is told with the act."""
    if draft.refers or (draft.type == "killing" and not any(a.role == "initiator" for a in draft.actors)):
        return False
    told = [p.name for o in group if o.place.how == "clause" for p in o.place.places]
    own = [p.name for p in draft.place.places] if draft.place.how == "clause" else []
    return bool(told and own) and draft.part not in ("title", "heading") and set(told).isdisjoint(own)


def _same_sentence_outcome(draft: Draft, other: Draft) -> bool:
    """A toll told in the sentence of its cause needs no place of its own."""
    return draft.sentence == other.sentence and (draft.type in OUTCOMES) != (other.type in OUTCOMES)


def _says_another(document: Document, draft: Draft) -> bool:
    """قصف آخر، هجوم مماثل; a headline's "new" only says that it is news, إصابة تسعة آخرين that it hurt others too."""
    if draft.part in ("title", "heading"):
        return False
    if draft.definite:
        return False
    words = _ANOTHER_ACT if draft.type in OUTCOMES else _ANOTHER
    after = [token.text for token in document.tokens[draft.trigger.last : draft.trigger.last + _ALSO_REACH]]
    return not words.isdisjoint(after[:2]) or (draft.type not in OUTCOMES and not _ALSO.isdisjoint(after))


def _dates_differ(draft: Draft, other: Draft) -> bool:
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


def _places_differ(draft: Draft, other: Draft) -> bool:
    if draft.place.how != "clause" or other.place.how != "clause":
        return False
    if _same_sentence_outcome(draft, other):
        return False
    if draft.type == other.type == "territory" and "title" not in (draft.part, other.part):
        # ground is taken place by place: an area that holds the other place is not the same capture
        return not {p.name for p in draft.place.places} & {p.name for p in other.place.places}
    return not any(places_meet(a, b) for a in draft.place.places for b in other.place.places)


def _actors_differ(draft: Draft, other: Draft, lexicon: Lexicon) -> bool:
    for role in ("initiator", "participant"):
        one = {a.id for a in draft.actors if a.role == role and not a.generic}
        two = {a.id for a in other.actors if a.role == role and not a.generic}
        if one and two and not (one & two) and not _related(one, two, lexicon):
            return True
    return _turned_round(draft, other)


def _turned_round(draft: Draft, other: Draft) -> bool:
    """وردت القوات بقصف مواقعهم: who did the one act is struck by the other (codebook, section 1: a reply)."""
    doers, struck = ({a.id for a in draft.actors if a.role == role and not a.generic} for role in _ROLES)
    others, hit = ({a.id for a in other.actors if a.role == role and not a.generic} for role in _ROLES)
    if draft.definite:
        return False
    return bool((doers & hit - struck - others) or (struck & others - doers - hit))


def _related(one: set[str], two: set[str], lexicon: Lexicon) -> bool:
    def parents(ids: set[str]) -> set[str]:
        return {lexicon.actors[i].parent for i in ids if i in lexicon.actors} - {""}

    kinds = [{lexicon.actors[i].kind for i in ids if i in lexicon.actors} for ids in (one, two)]
    if any("coalition" in a and "state" in b for a, b in (kinds, kinds[::-1])):
        return True
    return bool(parents(one) & two or parents(two) & one)


def _folds_in(draft: Draft, other: Draft) -> bool:
    """Whether people or things taken are part of another act, though the types are not akin."""
    return held_there(draft, other) or taken_there(draft, other) or ends_it(draft, other)


def _pair(document: Document, draft: Draft, other: Draft, lexicon: Lexicon) -> float:
    if not types_meet(draft.type, other.type) and not _folds_in(draft, other):
        return 0.0
    value = 2.0 if draft.type == other.type else 1.2
    if held_there(draft, other):
        value -= _LOOSE
    if taken_there(draft, other) or ends_it(draft, other):
        value += 2.0
    gap = abs(draft.sentence - other.sentence)
    if (draft.definite and draft.form_is_reference) or takes_up(document, draft) or tells_of_it(draft, other):
        value += 1.5
    if draft.part in ("title", "heading") or other.part == "title":
        value += 1.5 if draft.part == "title" else 0.5
    if _heads(draft, other):
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


def _heads(draft: Draft, other: Draft) -> bool:
    """Whether a headline tells what the lead tells: the first thing told is what an article is headed by."""
    return draft.part == "title" and other.part == "lead" and types_meet(draft.type, other.type)


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
