"""The village that a later sentence names: drafts that tell of a province or country in, the spot told below out.

A headline tells of an attack "in southeastern Turkey"; two sentences on "the target was the police station in the town
of X" names the town, with no word for the act. Such a sentence has no act of its own and takes up the event's
vehicle or target, or the act.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.draft import Draft
from evtx.events.where.narrower import BREADTH, lies_in
from evtx.lexicon.positions import between, positions_of
from evtx.model import EventPlace, Mention, Sentence
from evtx.text.words import word_class

_REACH = 4  # sentences from the account to the one that names the village
_PLACING = word_class("events.named_below.placing")
_TARGETED = word_class("events.named_below.targeted")
_SPOTS = frozenset("street quarter market square bridge checkpoint".split())


def named_below(known: Annotated, told: Sequence[Draft], best: Draft) -> EventPlace | None:
    """The place inside the wide one of a draft that the sentences after the account name, the first of them."""
    sentences, wide = known.document.sentences, best.place.places[0]
    on_road = any(m.rule == "place.end" for m in best.place.mentions)
    town = wide.kind == "settlement" and wide.precision != "near"
    if not (on_road or town or wide.kind in BREADTH):
        return None
    areas = best.place.places if on_road else best.place.places[:1]
    accounts = [d.sentence for d in told if d.part != "title"]
    if not accounts:
        return None
    acts = {known.document.sentence_of(t.anchor) for t in known.triggers}
    things = _things(known, told)
    for number in range(min(accounts) + 1, min(min(accounts) + _REACH + 1, len(sentences))):
        sentence = sentences[number]
        if sentence.part == "heading":
            return None
        if number in acts or not _takes_up(known, sentence, things):
            continue
        for mention in mentions_by_kind(known)["place"]:
            if sentence.first <= mention.first < sentence.last and _inside(mention, areas, town=town and not on_road):
                place: EventPlace = mention.value.place
                return place
    return None


def _things(known: Annotated, told: Sequence[Draft]) -> set[str]:
    """The nouns of the things that the sentences of the drafts name (سيارة مفخخة: سيارة)."""
    sentences = [known.document.sentences[d.sentence] for d in told]
    items = mentions_by_kind(known)["item"]
    return {_noun(known, m) for m in items if any(s.first <= m.first < s.last for s in sentences)}


def _noun(known: Annotated, item: Mention) -> str:
    return known.document.tokens[item.first].text.removeprefix("ال")


def _takes_up(known: Annotated, sentence: Sentence, things: set[str]) -> bool:
    """Whether a sentence takes up the act, its target or one of its things (الحافلة كانت عند X)."""
    document = known.document
    if between(positions_of(document).of_rests(known.lexicon.references | _TARGETED), sentence.first, sentence.last):
        return True
    return any(
        _noun(known, m) in things for m in mentions_by_kind(known)["item"] if sentence.first <= m.first < sentence.last
    )


def _inside(mention: Mention, areas: Sequence[EventPlace], *, town: bool) -> bool:
    """Whether something is or happens at a mention, and it lies in a wide place, or is a spot of a town."""
    value, place = mention.value, mention.value.place
    there = value.head and (value.preposition in _PLACING or place.precision == "near")
    if not there or "." in mention.rule.removeprefix("place."):
        return False
    if town:
        return place.kind in _SPOTS and value.town is not None and value.town.name == areas[0].name
    pointed = place.precision in ("exact", "near") or place.id is None
    return place.kind not in BREADTH and pointed and any(lies_in(place, area) for area in areas)
