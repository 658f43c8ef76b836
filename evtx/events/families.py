"""Fighters who leave with their families: drafts in, the same drafts out, such withdrawals made displacements.

خرجت دفعة من المقاتلين وعائلاتهم: people are moved, who no longer are a force that leaves its ground
(codebook, section 2), and whoever tells it again with the fighters alone (غادر 400 مقاتل البلدة) tells that.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import Draft, DraftActor
from evtx.events.when.clauses import clause_of
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.model import Sentence
from evtx.text.document import Document
from evtx.text.words import word_class

_FAMILIES = word_class("events.families.families")
_WITH, _WITH_REACH = word_class("events.families.with"), 2
_REACH = 14  # tokens between the verb and the families
_LEFT = frozenset({"withdrawal", "displacement", "deployment"})  # the last where they arrive
_OF_NO_STATE = frozenset({"armed_group", "militia"})
_CIVILIANS, _FIGHTERS = "civilians", frozenset({"militants", "unknown_gunmen"})


def with_families(document: Document, drafts: Sequence[Draft], lexicon: Lexicon) -> list[Draft]:
    """The drafts, where fighters left with their families as displacements of both."""
    if not any(d.type in _LEFT for d in drafts):
        return list(drafts)
    moved = {n: at for n, d in enumerate(drafts) if (at := _families_at(document, d, lexicon)) is not None}
    told = [drafts[n] for n in moved]
    out = []
    for number, draft in enumerate(drafts):
        if number in moved:
            out.append(_displaced(draft, moved[number], lexicon))
        elif draft.type == "withdrawal" and any(_tells_again(draft, d, lexicon) for d in told):
            out.append(replace(draft, type="displacement", subtype=None))
        else:
            out.append(draft)
    return out


def with_others_moved(drafts: Sequence[Draft]) -> set[str]:
    """Civilians, where they are told to be moved with others: they give way to no named side."""
    moved = (a for d in drafts if d.type == "displacement" for a in d.actors)
    return {a.id for a in moved if a.id == _CIVILIANS and a.joined}


def _families_at(document: Document, draft: Draft, lexicon: Lexicon) -> int | None:
    """The token of the families in the sentence of fighters who leave."""
    others = {a.id for a in draft.actors} - {_CIVILIANS}
    if draft.type not in _LEFT or (others and not _fighters(draft, lexicon)):
        return None
    sentence: Sentence = document.sentences[draft.sentence]
    first, last = max(sentence.first, draft.trigger.first - _REACH), min(sentence.last, draft.trigger.last + _REACH)
    own = clause_of(sentence, draft.trigger.anchor)
    beside = (t for t in range(first, last) if t < draft.trigger.first or t < own[1])
    return next((t for t in beside if _is_with_them(document, t)), None)


def _is_with_them(document: Document, token: int) -> bool:
    """وعائلاتهم، وأفراد عائلاتهم، مع أسرهم: families that are joined to somebody."""
    word = document.tokens[token].text
    if word.removeprefix("و") not in _FAMILIES:
        return False
    before = [t.text for t in document.tokens[max(0, token - _WITH_REACH) : token]]
    return word.startswith("و") or not _WITH.isdisjoint(before)


def _fighters(draft: Draft, lexicon: Lexicon) -> list[DraftActor]:
    kinds = {a.id: lexicon.actors[a.id].kind for a in draft.actors if a.id in lexicon.actors}
    return [
        a for a in draft.actors
        if a.role in ("initiator", "target") and (a.id in _FIGHTERS or kinds.get(a.id, "armed_group") in _OF_NO_STATE)
    ]  # fmt: skip


def _displaced(draft: Draft, families: int, lexicon: Lexicon) -> Draft:
    fighters = _fighters(draft, lexicon)
    actors = draft.actors
    if fighters and all(a.id != _CIVILIANS for a in actors):
        name = lexicon.actors[_CIVILIANS].name
        beside = replace(
            fighters[0],
            id=_CIVILIANS,
            name=name,
            first=families,
            last=families + 1,
            generic=True,
            person="",
            joined=True,
        )
        actors = (*actors, beside)
    subtype = draft.subtype if draft.type == "displacement" else None
    return replace(draft, type="displacement", subtype=subtype, actors=actors)


def _tells_again(draft: Draft, told: Draft, lexicon: Lexicon) -> bool:
    """Whether a withdrawal is of the same fighters from the same place, as far as both are told."""
    here, there = ({p.name for p in d.place.places} for d in (draft, told))
    fighters = {a.id for a in _fighters(draft, lexicon)}
    same = not draft.actors or fighters & {a.id for a in told.actors} or fighters & _FIGHTERS
    there_too = draft.place.how != "clause" or not here or not there or bool(here & there)
    days = [d.date.value.start if d.date.value is not None else None for d in (draft, told)]
    then_too = draft.date.how != "sentence" or days[0] == days[1]
    return draft.topic == told.topic and bool(same) and there_too and then_too
