"""Who is blamed and who claims: suspicion, accusation and claims of a document put on the drafts they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evtx.events.coref import VIOLENT
from evtx.events.draft import Draft, DraftActor
from evtx.lexicon.load import Lexicon
from evtx.lexicon.who import Setting, resolve
from evtx.model import ASSERTED, Mention
from evtx.text.document import Document

_REACH = 14
_BACK = 3  # sentences
_UNKNOWN = frozenset({"unknown_gunmen", "militants"})


def attach_blame(
    document: Document, drafts: Sequence[Draft], mentions: Sequence[Mention], lexicon: Lexicon, setting: Setting
) -> list[Draft]:
    """Drafts with suspected and accused actors and claims; accusations of acts that are told are gone."""
    out = list(drafts)
    actors = sorted((m for m in mentions if m.kind == "actor" and m.value.how in ("name", "hostile")), key=lambda m: m.first)
    for cue in mentions:
        if cue.kind == "cue" and cue.value.category == "suspicion":
            _suspect(document, out, cue, actors, setting)
    for claim in mentions:
        if claim.kind == "claim":
            _claim(document, out, claim, setting)
    return _accusations(document, out, setting, lexicon)


def _suspect(document: Document, drafts: list[Draft], cue: Mention, actors: Sequence[Mention], setting: Setting) -> None:
    number = document.sentence_of(cue.first)
    sentence = document.sentences[number]
    named = next((m for m in actors if cue.last <= m.first < min(sentence.last, cue.last + _REACH)), None)
    if named is None:
        return
    actor_id = resolve(named.value, setting)
    at = _act_near(drafts, number, cue.first)
    if actor_id is None or at is None:
        return
    draft = drafts[at]
    if any(a.role == "initiator" and a.id not in _UNKNOWN and a.id != actor_id for a in draft.actors):
        return
    drafts[at] = _with(draft, actor_id, "suspected", document.cut(named.first, named.last), named, "")


def _act_near(drafts: Sequence[Draft], number: int, token: int) -> int | None:
    """The violent draft of the sentence nearest to a token, else the last one shortly before."""
    here = [(abs(d.trigger.anchor - token), i) for i, d in enumerate(drafts) if d.sentence == number and _violent(d)]
    if here:
        return min(here)[1]
    before = [i for i, d in enumerate(drafts) if number - _BACK <= d.sentence < number and _violent(d)]
    return before[-1] if before else None


def _violent(draft: Draft) -> bool:
    return draft.type in VIOLENT and draft.status in ASSERTED


def _with(draft: Draft, actor_id: str, role: str, name: str, mention: Mention, by: str) -> Draft:
    actors = tuple(a for a in draft.actors if a.id != actor_id)
    return replace(draft, actors=(*actors, DraftActor(actor_id, role, name, mention.first, mention.last, False, role, by)))


def _claim(document: Document, drafts: list[Draft], claim: Mention, setting: Setting) -> None:
    if resolve(claim.value.actor.value, setting) is None:
        return
    at = _act_near(drafts, document.sentence_of(claim.first), claim.first)
    if at is not None:
        drafts[at] = replace(drafts[at], claims=(*drafts[at].claims, claim))


def _accusations(document: Document, drafts: list[Draft], setting: Setting, lexicon: Lexicon) -> list[Draft]:
    kept: list[Draft] = []
    for number, draft in enumerate(drafts):
        if draft.type != "accusation":
            continue
        at = _act_near(drafts, draft.sentence, draft.trigger.anchor)
        if at is None:
            continue
        by = next((a.id for a in draft.actors if a.role == "initiator"), "")
        for actor in draft.actors:
            entry = lexicon.actors.get(actor.id)
            if actor.role == "target" and not actor.generic and entry is not None and entry.kind not in ("io", "ngo"):
                others = tuple(a for a in drafts[at].actors if a.id != actor.id)
                drafts[at] = replace(drafts[at], actors=(*others, replace(actor, role="accused", by=by)))
        drafts[number] = replace(draft, status="merged")
    kept = [d for d in drafts if d.status != "merged"]
    return kept
