"""Headlines and leads that sum up acts told one by one after them: groups of drafts in, groups without sums out.

Where each place has details or figures of its own, each is an event (codebook, section 1), and the sum of them is none:
it goes, or leaves its toll and place behind where one of those acts was grouped with it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from evtx.events.coref.contradictions import dates_differ, places_differ
from evtx.events.coref.kinds import OUTCOMES, VIOLENT, types_meet
from evtx.events.draft import Draft
from evtx.frozen import replace
from evtx.model import ASSERTED, HEADS
from evtx.text.document import Document
from evtx.text.words import word_class

_APART = word_class("events.summed_up.apart")
_FIRST = word_class("events.summed_up.first")
_SPLIT_WITHIN = 4  # sentences in which a toll is split up
_TWO = 2  # acts at least that a sum is of
_MANY = frozenset({"p", "d"})
Groups = list[list[Draft]]


def without_sums(document: Document, groups: Sequence[Sequence[Draft]]) -> tuple[Groups, Groups]:
    """The groups, sums taken out of them, and the groups that are nothing but a sum."""
    kept: Groups = []
    sums: Groups = []
    for group in groups:
        summing = [d for d in group if _sums_up(document, d, groups)]
        said = {d.sentence for d in summing}  # another word of the sum's own sentence tells no more than the sum
        own = [d for d in group if d.sentence not in said and d.part not in HEADS and d.type not in OUTCOMES]
        if not summing:
            kept.append(list(group))
        elif any(_in_detail(d) for d in own):
            kept.append([_without_toll(d) if d in summing else d for d in group])
        else:
            sums.append(list(group))
    return kept, sums


def with_own_tolls(groups: Sequence[Sequence[Draft]]) -> Groups:
    """The groups, headlines without those figures that the text tells of another act only.

    إصابة شرطيين ومقتل مدني في حوادث متفرقة: the man who was killed is none of those hurt with the policemen.
    """
    told = [{key for d in group if d.part not in HEADS for key in _figures(d)} for group in groups]
    return [
        [_less(d, told[at], told[:at] + told[at + 1 :]) if d.part in HEADS else d for d in group]
        for at, group in enumerate(groups)
    ]


def _figures(draft: Draft) -> set[tuple[str, int | None]]:
    return {(v.figure, v.min) for v in draft.figures if v.min and not v.part}


def _less(head: Draft, own: Set[tuple[str, int | None]], others: Sequence[Set[tuple[str, int | None]]]) -> Draft:
    kinds = {figure for figure, _ in own}
    kept = tuple(
        m
        for m in head.casualties
        if (key := (m.value.figure, m.value.min)) in own
        or m.value.figure in kinds
        or not own
        or (m.value.min or 0) < _TWO  # one man may have died in each of two acts
        or not any(key in told for told in others)
    )
    return head if len(kept) == len(head.casualties) else replace(head, casualties=kept)


def _without_toll(draft: Draft) -> Draft:
    place = replace(draft.place, how="running") if draft.place.how == "clause" else draft.place
    return replace(draft, casualties=(), place=place)


def _sums_up(document: Document, draft: Draft, groups: Sequence[Sequence[Draft]]) -> bool:
    """قُتل عشرة في هجومين منفصلين: several acts at once, of which two or more are told after, each for itself."""
    if draft.type not in VIOLENT or draft.status not in ASSERTED or draft.definite:
        return False
    details = [(g, found) for g in groups if (found := _details(g, draft))]
    others = [found for g, found in details if all(d is not draft for d in g)]
    own = next(g for g in groups if any(d is draft for d in g))
    split = all(d.part in HEADS or d.sentence == draft.sentence for d in own) and _is_split_up(draft, others)
    if draft.part == "body" or split:
        return split
    told = [found for _, found in details if not any(_is_beside(d, draft) for d in found)]
    if len(told) < _TWO:
        return False
    return _is_of_several(document, draft) or _adds_up(draft, told)


def _details(group: Sequence[Draft], draft: Draft) -> list[Draft]:
    """The drafts of a group that tell one act of its own after a sum."""
    found = [d for d in group if d.sentence > draft.sentence and d.part not in HEADS and _in_detail(d)]
    return [d for d in found if types_meet(d.type, draft.type) and d.status in ASSERTED and d.topic == draft.topic]


def _is_beside(draft: Draft, total: Draft) -> bool:
    """Whether an act is none of those that a sum is of: of another day or place, or with more dead than all of them."""
    more = bool(_killed(total)) and _killed(draft) > _killed(total)
    return more or dates_differ(draft, total) or places_differ(draft, total)


def _in_detail(draft: Draft) -> bool:
    return draft.place.how == "clause" and not draft.definite


def _is_of_several(document: Document, draft: Draft) -> bool:
    """هجومين، ثلاثة تفجيرات، حوادث متفرقة: more than one, by the noun's number or by a word beside it."""
    if draft.trigger.form == "noun" and draft.trigger.analysis.number == "d":
        return True
    sentence = document.sentences[draft.sentence]
    words = {token.text for token in document.tokens[sentence.first : sentence.last]}
    return not _APART.isdisjoint(words) and _FIRST.isdisjoint(words)


def _is_split_up(draft: Draft, told: Sequence[Sequence[Draft]]) -> bool:
    """قتل عشرة في قصف طال سوقا ومنزلين. قتل ثلاثة بقصف السوق في X. وفي Y قتل سبعة: a toll split up right behind it."""
    near = [
        found
        for found in told
        if min(d.sentence for d in found) - draft.sentence <= _SPLIT_WITHIN
        and not any(dates_differ(d, draft) for d in found)
    ]
    parts = [n for found in near if (n := max(_killed(d) for d in found))]
    return len(parts) >= _TWO and sum(parts) == _killed(draft)


def _adds_up(draft: Draft, told: Sequence[Sequence[Draft]]) -> bool:
    """Whether the acts told after have tolls that add up to it, or that stay below it where a plural noun has it."""
    total = _killed(draft)
    many = draft.trigger.form == "noun" and draft.trigger.analysis.number in _MANY
    if not total or not (many or draft.place.how != "clause"):
        return False
    parts = [n for found in told if (n := max(_killed(d) for d in found))]
    counted = [n for found in told if (n := max(_killed(d, counted=True) for d in found))]
    return (len(parts) >= _TWO and sum(parts) == total) or (many and len(counted) >= _TWO and sum(counted) < total)


def _killed(draft: Draft, *, counted: bool = False) -> int:
    """How many died. `counted`: by a number; some and tens (عدد من، عشرات) are part of any sum."""
    tolls = (v for v in draft.figures if v.figure == "killed" and not v.part)
    return max((v.min or 0 for v in tolls if not counted or v.max is not None), default=0)
