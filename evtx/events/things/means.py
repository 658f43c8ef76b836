"""With what an act was done, what it damaged and what was taken in it, told outside the act: drafts in, drafts out.

"وقال إن المهاجمين استعملوا المدفعية"، "واحترق عدد من الخيام"، "وغنموا دبابة": words that say so (`cues/means.toml`)
stand in another clause, or in a sentence that tells no act; the things beside them are those of the act told before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.events.draft import Draft, DraftItem
from evtx.events.figures.owners import HURTING
from evtx.events.frames.phrase import Chunk, Index
from evtx.events.things.trigger_things import thing_of
from evtx.events.when.clauses import clause_of
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import Trigger
from evtx.model import ASSERTED, Mention, Sentence
from evtx.text.document import Document
from evtx.text.words import word_class

_ARMED = frozenset({"weapon", "aircraft", "vehicle"})
_STRUCK = frozenset({"building", "vehicle", "goods", "equipment"})
_TAKEN = frozenset({"weapon", "vehicle", "goods", "equipment"})
_KINDS = {"used": _ARMED, "targeted": _STRUCK, "destroyed": _STRUCK, "seized": _TAKEN, "found": _TAKEN}
_ACTS = {
    "used": HURTING - {"explosive_found", "arrest"},
    "targeted": HURTING - {"explosive_found", "arrest", "assassination", "abduction", "protest"},
    "destroyed": (HURTING | {"property_destruction"})
    - {"explosive_found", "arrest", "assassination", "abduction", "protest"},
    "found": frozenset({"raid", "arrest"}),
    "seized": frozenset({"raid", "armed_attack", "armed_clash", "territory", "arrest", "seizure", "surrender"}),
}
# A use that words tell, and the one that a thing has by itself, which it replaces.
_STRONGER = {"seized": "used", "destroyed": "targeted"}
_DURING = word_class("events.means.during")
_BEFORE = 4  # tokens between damaged things and a verb after them (منازل تضررت)


@dataclass(frozen=True, slots=True)
class Means:
    """Words that say how things belong to an act: tokens [first, last) and the use of the things beside them."""

    first: int
    last: int
    use: str


def means_told(document: Document, lexicon: Lexicon) -> list[Means]:
    """All such words of a document, in order."""
    return [Means(h.first, h.last, str(h.payload)) for h in lexicon.means.find(document)]


def with_means(
    document: Document,
    index: Index,
    sentence: Sentence,
    told: Sequence[Means],
    triggers: Sequence[Trigger],
    chunks: Sequence[Chunk],
    drafts: Sequence[Draft],
    topic: int,
) -> list[Draft]:
    """The drafts told so far, each with the things that words of means in a sentence give it."""
    out = list(drafts)
    here = [m for m in told if sentence.first <= m.first < sentence.last]
    if not here or sentence.part in ("title", "heading"):
        return out
    counts = {m.first: c for c in chunks for m in c.items}
    taken = {i.first for d in out for i in d.items}
    for means in here:
        if any(t.first < means.last and means.first < t.last for t in triggers):
            continue
        owner = _owner(document, sentence, means, triggers, out, topic)
        if owner is None:
            continue
        beside = _beside(sentence, index, means, triggers)
        if means.use == "destroyed" and not beside:
            out[owner] = _gone(document, out[owner], means)
        if means.use in _STRONGER:
            again = [thing_of(document, counts.get(m.first), m, means.use) for m in beside]
            out[owner] = _as_told(out[owner], again)
        things = [m for m in beside if m.first not in taken]
        taken |= {m.first for m in things}
        listed = {i.id for i in out[owner].items}
        new = tuple(
            thing_of(document, counts.get(m.first), m, means.use)
            for m in things
            if m.value.kind in _KINDS[means.use] and m.value.id not in listed
        )
        out[owner] = replace(out[owner], items=out[owner].items + tuple(i for i in new if i.id))
    return out


def _beside(sentence: Sentence, index: Index, means: Means, triggers: Sequence[Trigger]) -> list[Mention]:
    """The things after the words, up to the next act or clause; damaged ones may stand right before their verb."""
    last = min([clause_of(sentence, means.first)[1], *(t.first for t in triggers if t.first >= means.last)])
    things = index.inside("item", means.last - 1, last)
    if not things and means.use in ("targeted", "destroyed"):
        first = max(sentence.first, means.first - _BEFORE, *(t.last for t in triggers if t.last <= means.first), 0)
        things = index.inside("item", first, means.first)
    return list(things)


def _gone(document: Document, draft: Draft, means: Means) -> Draft:
    """استهدفت منزلاً ما أدى إلى تدميره: the thing that a pronoun takes up is destroyed."""
    if not any(a.pron for a in document.analyses[means.last - 1]):
        return draft
    struck = [i for i in draft.items if i.use == "targeted" and i.kind in _STRUCK and i.last <= means.first]
    if not struck:
        return draft
    return replace(draft, items=tuple(replace(i, use="destroyed") if i is struck[-1] else i for i in draft.items))


def _as_told(draft: Draft, things: Sequence[DraftItem]) -> Draft:
    """The draft with arms that were taken in it, not used (ضبطت 40 بندقية خلال مداهمة)."""
    weaker = {i.first: i for i in things if i.id and i.kind in _KINDS[i.use]}
    items = tuple(
        weaker[i.first] if i.first in weaker and i.use == _STRONGER[weaker[i.first].use] else i for i in draft.items
    )
    return replace(draft, items=items)


def _owner(
    document: Document,
    sentence: Sentence,
    means: Means,
    triggers: Sequence[Trigger],
    drafts: Sequence[Draft],
    topic: int,
) -> int | None:
    """The act told last before the words: in their sentence (by a verb, if there is one), else a paragraph before.

    What is taken with no act before it is that of the act in whose course it is (ضبطت أسلحة خلال مداهمة).
    """
    earlier = [t for t in triggers if t.first <= means.first]
    if means.use == "seized" and not earlier:
        earlier = [t for t in triggers if document.tokens[t.first - 1].text in _DURING]
    verbs, acts = {t.anchor for t in earlier if t.form == "verb"}, {t.anchor for t in earlier}
    for number in range(len(drafts) - 1, -1, -1):
        draft = drafts[number]
        if draft.part in ("title", "heading"):
            continue
        fits = draft.type in _ACTS[means.use] and draft.status in ASSERTED
        if earlier:
            if draft.trigger.anchor in verbs and fits:
                return number
            if draft.sentence < document.sentence_of(means.first):
                break
            continue
        if draft.trigger.first >= sentence.first:
            continue  # an act told after the words
        near = sentence.paragraph - document.sentences[draft.sentence].paragraph <= 1
        return number if near and draft.topic == topic and fits else None
    told = [n for n, d in enumerate(drafts) if d.trigger.anchor in acts and d.type in _ACTS[means.use]]
    return told[-1] if told and drafts[told[-1]].status in ASSERTED else None
