"""Those who did an act and are told only as its doers (القاتل، الجناة، الخاطفون): the act's drafts in, actors out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import Draft, DraftActor
from evtx.events.parties.nameless import UNKNOWN_ATTACKERS
from evtx.lexicon.match import bare_words
from evtx.text.document import Document
from evtx.text.words import word_class

_CULPRITS = word_class("events.culprits.doers")
_BY_HAND = frozenset({"assassination", "armed_attack", "abduction"})
_BEHIND = 1  # sentences of the paragraph behind the act in which they are told


def culprits(group: Sequence[Draft], document: Document) -> tuple[DraftActor, ...]:
    """اغتيل ضابط ولاذ الجناة بالفرار: behind an act whose doer is not told, the noun for whoever did it."""
    if not {d.type for d in group} <= _BY_HAND:
        return ()
    for draft in group:
        told = document.sentences[draft.sentence]
        last = min(draft.sentence + _BEHIND, len(document.sentences) - 1)
        stop = document.sentences[last].last if document.sentences[last].paragraph == told.paragraph else told.last
        for at in range(draft.trigger.last, stop):
            if not _CULPRITS.isdisjoint(bare_words(document.tokens[at].text)):
                name = document.cut(at, at + 1)
                return (DraftActor(UNKNOWN_ATTACKERS, "initiator", name, at, at + 1, True, "culprits"),)
    return ()
