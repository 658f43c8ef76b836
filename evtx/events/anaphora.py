"""Actors that a phrase takes up without naming them (الجانبان، الأخيرة، قواته), from what was told before."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import Draft
from evtx.events.scene import Filler
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.who import Setting, resolve
from evtx.model import Mention
from evtx.text.document import Document

_SIDES = ("participant", "initiator", "target")
_GROUPS = frozenset({"armed_group", "militia", "party", "coalition"})
_FIGHTERS = frozenset({"unknown_gunmen", "militants"})
_SENTENCES_BACK = 4


def taken_up(
    document: Document,
    filler: Filler,
    named: Sequence[Mention],
    drafts: Sequence[Draft],
    lexicon: Lexicon,
    setting: Setting,
) -> list[str]:
    """Ids of the actors that a filler refers back to; empty where it does not. `named`: actor mentions in order."""
    for mention in filler.mentions:
        how = mention.value.anaphor if mention.kind == "actor" else ""
        if not how:
            continue
        if how == "pair":
            return _pair(drafts, named, filler.first, setting)
        if how == "attacker":
            return [a.id for d in drafts[-1:] for a in d.actors if a.role == "initiator"]
        same = _same_head(document, named, mention.first, setting) if how == "group" else []
        return same or _last(named, filler.first, lexicon, setting, groups=how == "group")
    fighters = [
        m for m in filler.mentions
        if m.kind == "actor" and not m.value.anaphor and resolve(m.value, setting) in _FIGHTERS
    ]  # fmt: skip
    if (
        fighters
        and document.tokens[fighters[0].first].text.startswith("ال")
        and fighters[0].last - fighters[0].first == 1
    ):
        return _last(named, filler.first, lexicon, setting, groups=True, since=_start(document, filler.first))
    possessed = any(
        a.pron
        for m in filler.mentions
        if m.kind == "people"
        for a in document.analyses[m.first]
        if a.cat in ("N", "AP", "PP")
    )
    return _last(named, filler.first, lexicon, setting, groups=False) if possessed else []


def _pair(drafts: Sequence[Draft], named: Sequence[Mention], token: int, setting: Setting) -> list[str]:
    """Both sides of the last event with two known sides, else the two actors named last."""
    for draft in reversed(drafts[-4:]):
        sides = list(dict.fromkeys(a.id for a in draft.actors if a.role in _SIDES and a.id != "civilians"))
        if len(sides) == 2:
            return sides
    ids = [i for m in named if m.first < token if (i := resolve(m.value, setting))]
    return list(dict.fromkeys(reversed(ids)))[:2]


def _same_head(document: Document, named: Sequence[Mention], token: int, setting: Setting) -> list[str]:
    """The actor named last whose name has the noun in it (للوزارة: قوات وزارة الدفاع)."""
    head = {w for w in bare_words(document.tokens[token].text) if not w.startswith(("ال", "لل"))}
    for mention in reversed([m for m in named if m.first < token]):
        words = {w for t in document.tokens[mention.first : mention.last] for w in bare_words(t.text)}
        actor_id = resolve(mention.value, setting) if head & words else None
        if actor_id:
            return [actor_id]
    return []


def _start(document: Document, token: int) -> int:
    """The first token that a definite plural (المسلحون) can take up."""
    return document.sentences[max(0, document.sentence_of(token) - _SENTENCES_BACK)].first


def _last(
    named: Sequence[Mention], token: int, lexicon: Lexicon, setting: Setting, *, groups: bool, since: int = 0
) -> list[str]:
    for mention in reversed([m for m in named if since <= m.first < token]):
        actor_id = resolve(mention.value, setting)
        if actor_id is None:
            continue
        entry = lexicon.actors.get(actor_id)
        if not groups or (entry is not None and entry.kind in _GROUPS):
            return [actor_id]
    return []
