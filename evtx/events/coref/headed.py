"""What headline and lead call the acts that the body tells one by one: drafts in, drafts of the type so called out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.contradictions import actors_differ, turned_round
from evtx.events.coref.kinds import types_meet
from evtx.events.coref.second_half import opens_half
from evtx.events.draft import Draft
from evtx.events.when.scope import days_of
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.model import HEADS
from evtx.text.document import Document
from evtx.text.words import word_class

_SUMMING_UP = HEADS | {"lead"}
_SIDES = frozenset({"unknown_gunmen", "civilians"})
_PLURAL = frozenset({"p", "d"})
_FEW = 4  # killed at most, where each was chosen
_TALLY = 10  # days over which acts are counted up
_BEFORE = 3  # tokens from the word that counts acts to what they were
_SEVERAL = word_class("events.headed.several")


def as_headed(document: Document, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """اغتيالات في درعا ... أطلق مجهولون النار على فلان: shootings are the assassinations that the headline tells.

    Several of them where it tells several, one where it tells one; none where the body calls acts of its own so.
    """
    told = [d for d in drafts if d.type == "assassination"]
    called = [d for d in told if d.part in _SUMMING_UP and d.trigger.form == "noun"]
    if not called or any(d not in called and not d.definite and not _is_tally(d) for d in told):
        return drafts
    summed_up = {d.sentence for d in called}
    shot = {d.trigger.anchor for d in drafts if _is_shooting(d) and d.sentence not in summed_up}
    if len({d.sentence for d in drafts if d.trigger.anchor in shot}) > 1 and not any(
        _many(document, d) for d in called
    ):
        return drafts
    return [replace(d, type="assassination", subtype=None) if d.trigger.anchor in shot else d for d in drafts]


def _many(document: Document, draft: Draft) -> bool:
    """اغتيالات، عمليات اغتيال، أكثر من عملية اغتيال."""
    before = document.tokens[max(0, draft.trigger.first - _BEFORE) : draft.trigger.first]
    return draft.trigger.analysis.number in _PLURAL or not _SEVERAL.isdisjoint([token.text for token in before])


def _is_tally(draft: Draft) -> bool:
    value = draft.date.value if draft.date.how == "sentence" else None
    return value is not None and days_of(value) > _TALLY


def _is_shooting(draft: Draft) -> bool:
    """A shooting or attack by men unknown that killed few people, and hit no force."""
    if draft.type != "armed_attack" or draft.subtype not in ("gunfire", None) or draft.part in HEADS:
        return False
    sides = {a.id for a in draft.actors}
    killed = sum(v.min or 0 for v in draft.figures if v.figure == "killed" and not v.part)
    one_by_one = draft.subtype == "gunfire" or (draft.definite and draft.trigger.analysis.number not in _PLURAL)
    return one_by_one and sides <= _SIDES and killed <= _FEW


def headed_thing(draft: Draft, group: Sequence[Draft]) -> bool:
    """هجوم على مقر في خانقين وحرق منزلين: the headline's second act is what the body does to the same kind of thing."""
    if draft.part not in HEADS or draft.type != "property_destruction":
        return False
    own = {i.id for i in draft.items if i.use == "destroyed"}
    told = {
        i.id for o in group if o.type == draft.type and o.part not in HEADS for i in o.items if i.use == "destroyed"
    }
    return bool(own & told)


def heads_it(document: Document, draft: Draft, other: Draft) -> bool:
    """Whether a headline tells what the lead tells: the first thing told is what an article is headed by."""
    heads = draft.part == "title" and not opens_half(document, document.sentences[draft.sentence], draft.trigger)
    return heads and other.part == "lead" and types_meet(draft.type, other.type)


def heads_same_kind(document: Document, draft: Draft, other: Draft) -> bool:
    """Whether a headline tells an act of the lead's type, so that a doer that it names otherwise is the lead's.

    المقاومة تدك ثكنة ... استهدف مجاهدو حزب كذا ثكنة; not where the one side's act is heading the other's.
    """
    return draft.type == other.type and heads_it(document, draft, other) and not turned_round(draft, other)


def with_doers_of_text(document: Document, draft: Draft, group: Sequence[Draft], lexicon: Lexicon) -> Draft:
    """A headline without doers that are none of those whom the lead names for the act that it heads."""
    leads = [o for o in group if heads_same_kind(document, draft, o)]
    if not any(actors_differ(draft, o, lexicon) for o in leads):
        return draft
    return replace(draft, actors=tuple(a for a in draft.actors if a.role != "initiator" or a.generic))
