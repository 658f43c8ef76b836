"""What a convoy, a force or a ship holds: the drafts of a sentence in, the same with the things that it consists of.

"دخل رتل يضم ست شاحنات وأربع عربات مدرعة": the list stands behind a verb of its own, outside the reach of the act, or in
the next sentence ("وتألف الرتل من ..."). A breakdown is listed part by part beside its total (codebook, section 5).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import Draft, DraftItem
from evtx.events.frames.phrase import Chunk, Index
from evtx.events.things.trigger_things import thing_of
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.positions import between, positions_of
from evtx.lexicon.schema import Trigger
from evtx.model import Mention, Sentence
from evtx.text.document import Document

_USE = {
    "deployment": "deployed", "patrol": "deployed", "withdrawal": "deployed", "training": "deployed",
    "seizure": "seized", "aid": "used", "explosive_found": "found", "raid": "used",
}  # fmt: skip
_GOODS = frozenset({"weapon", "goods", "equipment"})
_KINDS = {"seizure": _GOODS, "explosive_found": _GOODS, "aid": frozenset({"vehicle", "goods"})}
_MOVED = frozenset({"weapon", "vehicle", "aircraft"})


def with_holdings(
    document: Document,
    index: Index,
    sentence: Sentence,
    triggers: Sequence[Trigger],
    chunks: Sequence[Chunk],
    drafts: Sequence[Draft],
    topic: int,
    lexicon: Lexicon,
) -> list[Draft]:
    """The drafts told so far, the one that moves or takes a body of things with what that body holds."""
    out = list(drafts)
    counts = {m.first: c for c in chunks for m in c.items}
    for at in verbs_of_holding(document, sentence, lexicon):
        owner = _owner(document, sentence, at, triggers, out, topic)
        if owner is None:
            continue
        draft = out[owner]
        stop = next((t.first for t in triggers if t.first > at), sentence.last)
        held = [_item(document, counts, draft, m) for m in index.inside("item", at + 1, stop) if _counts(draft, m)]
        known = {(i.id, i.use) for i in draft.items}
        new = tuple(i for i in held if (i.id, i.use) not in known)
        out[owner] = replace(draft, items=draft.items + new)
    return out


def verbs_of_holding(document: Document, sentence: Sentence, lexicon: Lexicon) -> Sequence[int]:
    """The tokens of a sentence that say what something consists of or carries."""
    return between(positions_of(document).of_bare(lexicon.holdings), sentence.first, sentence.last)


def _owner(
    document: Document, sentence: Sentence, at: int, triggers: Sequence[Trigger], drafts: Sequence[Draft], topic: int
) -> int | None:
    """The act told last before the verb of holding: in its sentence, or right before it where that tells no act."""
    before = [t for t in triggers if t.first <= at]
    for number in range(len(drafts) - 1, -1, -1):
        draft = drafts[number]
        if draft.part in ("title", "heading"):
            continue
        if before:
            inside = any(draft.trigger.anchor == t.anchor for t in before)
            if inside and draft.type in _USE:
                return number
            if not inside and draft.sentence < document.sentence_of(at):
                return None
            continue
        near = sentence.paragraph - document.sentences[draft.sentence].paragraph <= 1
        return number if near and draft.topic == topic and draft.type in _USE else None
    return None


def _counts(draft: Draft, mention: Mention) -> bool:
    return mention.value.kind in _KINDS.get(draft.type, _MOVED)


def _item(document: Document, counts: dict[int, Chunk], draft: Draft, mention: Mention) -> DraftItem:
    return thing_of(document, counts.get(mention.first), mention, _USE[draft.type])
