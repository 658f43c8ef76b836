"""The toll of an attack of several acts: groups of drafts in, the same with the joint toll on the first act out.

"هجوم على فندق أوقع 20 قتيلا: انفجرت سيارة مفخخة عند بابه ثم اقتحمه مسلحون" are a bombing and an attack, and the dead of
both are told of the attack as a whole: they are the bombing's (codebook, section 1, coupled acts).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.contradictions import places_differ
from evtx.events.draft import Draft
from evtx.frozen import replace
from evtx.model import ASSERTED, HARM

_WHOLE = frozenset({"هجوم", "اعتداء", "عمليه"})
_OPENING = frozenset({"bombing", "explosion"})
_NEAR = 2  # sentences from the first act to what came after it
Groups = list[list[Draft]]


def with_joint_tolls(groups: Sequence[Sequence[Draft]]) -> Groups:
    """The groups, tolls of an attack as a whole given to the bombing with which it began."""
    out = [list(group) for group in groups]
    for at, group in enumerate(out):
        whole = [d for d in group if _as_a_whole(d)]
        after = [d for d in group if d not in whole and d.trigger.form == "verb" and d.type == "armed_attack"]
        if not whole or not after:
            continue
        first = next((n for n, other in enumerate(out) if n != at and _opens(other, whole, after)), None)
        if first is not None:
            tolls = tuple(m for d in whole for m in d.casualties if m.value.figure in HARM)
            out[at] = [_without_toll(d) if d in whole else d for d in group]
            out[first] = [replace(out[first][0], casualties=(*tolls, *out[first][0].casualties)), *out[first][1:]]
    return out


def _as_a_whole(draft: Draft) -> bool:
    """An attack told by its bare noun, with its toll."""
    bare = draft.type == "armed_attack" and draft.trigger.form == "noun" and draft.subtype is None
    return bare and draft.trigger.analysis.lemma in _WHOLE and any(v.figure in HARM for v in draft.figures)


def _opens(group: Sequence[Draft], whole: Sequence[Draft], after: Sequence[Draft]) -> bool:
    """Whether a group tells the blast between the attack as a whole and what the attackers did after it."""
    if any(d.type not in _OPENING or d.status not in ASSERTED for d in group):
        return False
    blast = min(group, key=lambda d: d.trigger.anchor)
    told, later = whole[-1], after[0]
    between = told.trigger.anchor < blast.trigger.anchor < later.trigger.anchor and blast.topic == told.topic
    apart = any(places_differ(blast, d) for d in whole)  # it may end on another day than it began on
    return between and later.sentence - blast.sentence <= _NEAR and not apart


def _without_toll(draft: Draft) -> Draft:
    return replace(draft, casualties=tuple(m for m in draft.casualties if m.value.figure not in HARM))
