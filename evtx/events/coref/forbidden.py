"""What forbids that a draft tells the act of a group: a draft and a group in, yes or no out.

Another day, place or known party, another kind of act, words that say "another", and signs that the account has gone
on to something else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evtx.events.coref.another_act import (
    added_with_toll,
    follows_it,
    is_added,
    is_background,
    is_bullet,
    is_count_of_day,
    is_earlier,
    is_other_protest,
    is_reason,
    is_reply,
    many_and_one,
    one_of_two,
    tally_and_day,
    tolls_differ,
)
from evtx.events.coref.carried_on import (
    carried_elsewhere,
    comes_later,
    goes_on_elsewhere,
    is_far_from,
    is_narrower_telling,
    is_recalled_act,
)
from evtx.events.coref.contradictions import (
    actors_differ,
    at_other_place,
    dates_differ,
    places_differ,
    same_day_told,
)
from evtx.events.coref.elsewhere import elsewhere, had_been
from evtx.events.coref.headed import headed_thing, heads_it, heads_same_kind
from evtx.events.coref.kinds import APART, OUTCOMES, types_meet
from evtx.events.coref.operations import booty, folds_in, found_elsewhere
from evtx.events.coref.raids import goes_on_in_raid
from evtx.events.coref.referring import TAKEN, may_refer
from evtx.events.coref.taken_up import are_known_dead, of_one_visit, opens_with_it, same_toll, takes_up
from evtx.events.coref.tallies import is_other_tally
from evtx.events.draft import Draft
from evtx.lexicon.load import Lexicon
from evtx.model import ASSERTED
from evtx.text.document import Document
from evtx.text.words import word_class

Again = Callable[[], bool]
_ANOTHER = word_class("events.coref.another")
_ANOTHER_ACT = _ANOTHER - {"اخر", "اخري", "اخرين", "اخرون"}  # without those that may be of people who were hurt
_HURTING = frozenset({"قتل", "جرح", "اصاب", "استشهد"})
_NEW = frozenset({"جديد", "جديده", "جديدا"})
_ALSO, _ALSO_REACH = frozenset("ايضا كذلك".split()), 6
_OWN_DAY = 6  # tokens from a trigger to a day of its own
_IN_THOSE = frozenset("فيه فيها فيهما فيهم خلاله خلالها خلالهما".split())
_RECOVERING = frozenset({"انتشل", "انتشال"})


def is_forbidden(
    document: Document, draft: Draft, group: Sequence[Draft], lexicon: Lexicon, spelt_out: bool, again: Again
) -> bool:
    """Whether something forbids that a draft tells the act of a group.

    `spelt_out`: it goes on right after the lead; `again`: says whether it is the only act of its kind,
    taken up by a definite noun; asked where nothing simpler decides.
    """
    if _fell_in_those(document, draft, group):
        return False
    acts = [other for other in group if other.type not in OUTCOMES] or list(group)
    if _other_status(draft, group[0]) or _other_kind(document, draft, acts):
        return True
    if _other_topic(document, draft, group) or many_and_one(document, draft, group) or is_count_of_day(draft, group):
        return True
    if not spelt_out and not may_refer(document, draft, group):
        return True
    if _has_moved_on(document, draft, group):
        return True
    if draft.type not in OUTCOMES and any(
        tolls_differ(draft, other) or added_with_toll(document, draft, other) for other in group
    ):
        return True
    if draft.type in TAKEN and not booty(document, draft, acts):
        return True
    if draft.type == "meeting" and not any(of_one_visit(document, draft, other) for other in group):
        return True
    if says_another(document, draft) and not one_of_two(draft, group) and not _is_new_too(document, draft, group):
        return True
    return _contradicts(document, draft, group, lexicon, spelt_out, again)


def _has_moved_on(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether the account has come to another act, in place, in time or by its words."""
    return (
        is_reply(document, draft, group)
        or (is_reason(document, draft) and any(o.sentence == draft.sentence for o in group))
        or is_earlier(document, draft, group)
        or elsewhere(document, draft, group)
        or had_been(document, draft, group)
        or (carried_elsewhere(document, draft, group) and not takes_up(document, draft))
        or goes_on_elsewhere(document, draft, group)
        or comes_later(document, draft, group)
        or is_recalled_act(document, draft, group)
        or (is_added(document, draft) and is_far_from(draft, group))
        or any(tally_and_day(document, draft, other) for other in group)
        or is_other_tally(document, draft, group)
        or is_other_protest(draft, group)
        or follows_it(document, draft, group)
    )


def _other_status(draft: Draft, first: Draft) -> bool:
    """What took place, what is planned and what is denied are told apart."""
    if (draft.status in ASSERTED) != (first.status in ASSERTED):
        return True
    return draft.status not in ASSERTED and draft.status != first.status


def _other_kind(document: Document, draft: Draft, acts: Sequence[Draft]) -> bool:
    """Whether a draft is of a type that is neither akin to those of the acts nor a part of one of them."""
    enough = any if draft.type in OUTCOMES else all
    if enough(types_meet(draft.type, other.type) for other in acts):
        return False
    return not any(draft.type == other.type or folds_in(document, draft, other) for other in acts)


def _contradicts(
    document: Document, draft: Draft, group: Sequence[Draft], lexicon: Lexicon, spelt_out: bool, again: Again
) -> bool:
    """Whether another day, place or known party is told; what takes an act up or heads it may name another place."""
    alike = same_toll(draft, group)
    heads = draft.part in ("title", "heading")  # and one telling with a place of its own at the headline's
    met = any(o.place.how == "clause" and not places_differ(draft, o) for o in group) or headed_thing(draft, group)
    opening = spelt_out and opens_with_it(document, draft, group[-1])  # told with another thing's day and place
    headed = any(heads_it(document, draft, other) for other in group)
    narrower = spelt_out and is_narrower_telling(draft, group)
    anywhere = opening or alike or headed or (heads and met) or narrower or again()
    on_the_day = any(same_day_told(draft, other) for other in group)
    return any(
        (not opening and not (on_the_day and is_background(draft, other)) and dates_differ(draft, other))
        or (not anywhere and places_differ(draft, other))
        or (not (alike or heads_same_kind(document, draft, other)) and actors_differ(draft, other, lexicon))
        for other in group
    )


def _fell_in_those(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """تتعرض البلدة لقصف متكرر قُتل فيه مدنيون: who fell in acts told without a day makes no act of its own."""
    if group[0].status != "habitual" or all(d.sentence != draft.sentence for d in group):
        return False
    after = [t.text for t in document.tokens[draft.trigger.last : draft.trigger.last + 2]]
    return not _dated_near(draft) and bool(draft.casualties) and not _IN_THOSE.isdisjoint(after)


def _dated_near(draft: Draft) -> bool:
    """Whether a day stands in the words of a trigger, not in a clause behind it (قُتل فيها أمس خمسة)."""
    mention = draft.date.mention if draft.date.how == "sentence" else None
    return mention is not None and abs(mention.first - draft.trigger.anchor) <= _OWN_DAY


def _other_topic(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """A toll or a body found under another subject of the article is no outcome of what was told before."""
    if draft.type not in OUTCOMES:
        told = [draft, *(o for o in group if o.part not in ("title", "heading"))]
        listed = any(is_bullet(document, document.sentences[d.sentence]) for d in told)
        fresh = not draft.definite and draft.part == "body" and not listed
        return fresh and all(o.topic != draft.topic for o in told[1:]) and not same_toll(draft, group)
    recovered = draft.trigger.analysis.lemma in _RECOVERING or are_known_dead(document, draft)
    recovered = recovered and all(o.type != "abduction" for o in group)
    apart = (
        draft.subtype in APART
        and draft.part not in ("title", "heading")
        and not recovered
        and (
            is_added(document, draft)
            or all(other.sentence != draft.sentence for other in group if other.part != "title")
            or found_elsewhere(draft, group)
        )
    )
    alone = all(other.sentence != draft.sentence for other in group)
    if alone and at_other_place(draft, group):
        return True
    if alone and is_added(document, draft) and not goes_on_in_raid(draft, group):
        return True
    if draft.part in ("title", "heading"):
        return False  # a headline is of every subject of the article
    return apart or all(other.topic != draft.topic for other in group if other.part not in ("title", "heading"))


def _is_new_too(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """تعرضت دوما لقصف جديد ... شنت الطائرات غارات جديدة: what was told as new before is told as new again."""
    told = [d for d in (draft, *group) if _says(document, d, _NEW)]
    return draft in told and len(told) > 1


def _says(document: Document, draft: Draft, words: frozenset[str]) -> bool:
    after = document.tokens[draft.trigger.last : draft.trigger.last + 2]
    return any(token.text in words for token in after)


def says_another(document: Document, draft: Draft) -> bool:
    """قصف آخر، هجوم مماثل; a headline's "new" only says that it is news, إصابة تسعة آخرين that it hurt others too."""
    if draft.part in ("title", "heading"):
        return False
    if draft.definite:
        return False
    hurt = draft.trigger.form == "verb" and draft.trigger.analysis.lemma in _HURTING  # وجُرح آخرون برصاص الجنود
    people = hurt or draft.type in OUTCOMES or draft.type in TAKEN
    words = _ANOTHER_ACT if people else _ANOTHER
    after = [token.text for token in document.tokens[draft.trigger.last : draft.trigger.last + _ALSO_REACH]]
    return not words.isdisjoint(after[:2]) or (draft.type not in OUTCOMES and not _ALSO.isdisjoint(after))
