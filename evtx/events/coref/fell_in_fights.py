"""Those put down in a fight that the same clause names, which is the act: drafts in and out, yes or no out.

قُتل شرطيان ومسلحان في تبادل لإطلاق النار، القضاء على ثلاثة خلال اشتباك: both sides fired (codebook, section 2), and how
they fell is no attack of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.raids import PUTTING_DOWN
from evtx.events.draft import Draft, DraftActor
from evtx.frozen import replace
from evtx.text.document import Document
from evtx.text.words import word_class

_REACH = 8  # tokens from a death to the fight
_IN_IT = frozenset({"في", "خلال", "اثناء", "اثر", "ضمن"})
_DYING = word_class("events.fell_in_fights.dying")
_SIDES = frozenset({"initiator", "target"})


def as_fought(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those in the type of the fight that tell who was put down in it."""
    fights = [d for d in drafts if d.type == "armed_clash" and d.trigger.form == "noun"]
    told: list[Draft] = []
    for draft in drafts:
        fight = next((f for f in fights if _fell_in(document, f, draft)), None)
        told.append(draft if fight is None else _of_fight(draft, fight))
    return told


def was_in_fight(document: Document, draft: Draft, other: Draft) -> bool:
    """Whether a fight is that in which those fell of whom the draft before it tells."""
    return (
        other.type == draft.type == "armed_clash" and draft.trigger.form == "noun" and _fell_in(document, draft, other)
    )


def _fell_in(document: Document, fight: Draft, blow: Draft) -> bool:
    if fight.sentence != blow.sentence or fight.trigger.analysis.conj or blow.trigger.rule.type != "armed_attack":
        return False
    lemma = blow.trigger.analysis.lemma
    doers = any(a.role == "initiator" for a in blow.actors)
    if lemma not in PUTTING_DOWN and not (lemma in _DYING and not doers):
        return False
    between = document.tokens[blow.trigger.last : fight.trigger.first]
    near = 0 < len(between) <= _REACH and between[-1].text in _IN_IT
    return near and all(token.word or token.text == '"' for token in between)


def _of_fight(draft: Draft, fight: Draft) -> Draft:
    """Both sides of a fight take part in it; nobody is told twice."""
    known = {a.first for a in fight.actors}
    actors: tuple[DraftActor, ...] = tuple(
        replace(a, role="participant") if a.role in _SIDES else a for a in draft.actors if a.first not in known
    )
    return replace(draft, type=fight.type, subtype=fight.subtype, actors=actors)
