"""Sites that are struck: a frame and the phrases of its sentence in, the position that a strike hits out.

"قصفت الطائرات مواقع عدة"، "هجوم على نقطة مشتركة": of which nobody says what it is, and which is a position where it is
struck. A site elsewhere is where something is or happens, and no thing (وصلوا إلى الموقع).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import DraftItem
from evtx.events.frames.fillers import Frame
from evtx.events.frames.phrase import Chunk
from evtx.events.things.trigger_things import thing_of
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger
from evtx.text.document import Document
from evtx.text.words import word_class

_STRIKES = frozenset({"airstrike", "shelling", "armed_attack"})
_SITES = word_class("events.sites.nouns")
_OTHER = word_class("events.sites.no_positions")
_SOMEWHERE = word_class("events.sites.somewhere")
_ON, _POSITION = "علي", "military_position"
_PLACES_HIT = frozenset({"object", "passive", "on", "support_object", "genitive"})


def with_site_struck(
    document: Document,
    trigger: Trigger,
    frame: Frame,
    chunks: Sequence[Chunk],
    items: tuple[DraftItem, ...],
    lexicon: Lexicon,
) -> tuple[DraftItem, ...]:
    """The things of an act with the first site that it strikes, where no other thing is told to be hit."""
    if trigger.rule.type not in _STRIKES or trigger.rule.subtype == "stabbing":
        return items
    if any(i.id == _POSITION for i in items):
        return items
    hit = {f.chunk.first for f in frame.fillers if f.role == "target" and f.place in _PLACES_HIT}
    done = {f.chunk.first for f in frame.of("initiator")}
    first, last = frame.region
    for number, chunk in enumerate(chunks):
        if not (first <= chunk.first < last or chunk.first in hit) or chunk.first in done:
            continue
        at = _site(document, chunk)
        if at is not None and (chunk.first in hit or _governed(document, trigger, chunks, number, done)):
            mention = document.mention_of_tokens("item", at, at + 1, lexicon.items[_POSITION], "item.site_struck")
            return (*items, thing_of(document, chunk, mention, "targeted"))
    return items


def _site(document: Document, chunk: Chunk) -> int | None:
    """The token of the noun for a site with which a phrase opens, numbers passed over; no site of another kind."""
    if any(m.value.kind == "building" for m in chunk.items):
        return None
    counted = {t for m in chunk.numbers for t in range(m.first, m.last)}
    at = next((t for t in range(chunk.first, chunk.last) if t not in counted), chunk.last)
    if at >= chunk.last:
        return None
    nouns = [a for a in document.analyses[at] if a.cat == "N" and (a.noun or a.lemma) in _SITES]
    if not nouns or (nouns[0].det and not counted and all(a.number == "s" for a in nouns)):
        return None
    after = document.word_at(at + 1)
    somewhere = not counted and after in _SOMEWHERE  # قصف مواقع في المدينة: spots, whoever holds them
    return None if somewhere or not bare_words(after).isdisjoint(_OTHER) else at


def _governed(document: Document, trigger: Trigger, chunks: Sequence[Chunk], number: int, doers: set[int]) -> bool:
    """هجوم على موقع، قصفت الطائرات موقعين: whether a phrase is behind "on" or right behind the verb and its doer."""
    chunk = chunks[number]
    if chunk.first < trigger.last:
        return False
    if chunk.prep:
        return document.tokens[chunk.first - 1].text == _ON
    between = [c for c in chunks[:number] if c.first >= trigger.last]
    return trigger.form == "verb" and all(c.first in doers for c in between)
