"""Place names in a text: a document and the table of names in, names with the words before them out, in order.

A name counts where the gazetteer knows it (`places_known`), where a class word introduces it (`places_class`),
where class word and adjective make it or a definite class noun takes one up (`places_reference`), where an
adjective tells a country (`places_country`), and where an unknown word can only be a place (`places_bare`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.annotate.places.again import Memory, again, refer_back, remember, told_again
from evtx.annotate.places.bare import bare, joined_bare, with_preposition
from evtx.annotate.places.class_words import QUOTES, after_class, goes_on
from evtx.annotate.places.country import CAPITAL, Hint, capital_told, country_phrase
from evtx.annotate.places.found import Found, Ground, hit_at
from evtx.annotate.places.known import listed
from evtx.annotate.places.reference import definite, there
from evtx.annotate.places.roads import mark_ends, road
from evtx.annotate.places.table import NOTHING, PlaceWord
from evtx.frozen import replace
from evtx.lexicon.match import NameHit

_NEXT = 4  # tokens after a name in which its list goes on
_SEPARATORS = frozenset({"،", "-", "/", "(", "و"})


@dataclass(frozen=True, slots=True)
class Finds:
    """The names of a document in order, and the countries that its adjectives point to."""

    found: tuple[Found, ...]
    hints: tuple[Hint, ...]


def find_places(ground: Ground) -> Finds:
    """All names of a document; a second walk finds those that the first one introduced, told again without a cue."""
    finds = _walk(ground, {})
    memory = remember(ground, finds.found)
    if memory and told_again(ground, finds.found, memory):
        finds = _walk(ground, memory)
        finds = replace(finds, found=tuple(refer_back(finds.found)))
    return finds


def _walk(ground: Ground, memory: Memory) -> Finds:
    """The names of a document, left to right."""
    found: list[Found] = []
    hints: list[Hint] = []
    listing = ""  # kind of the plural class word whose list goes on
    after = 0  # the token after the last name
    tokens, blocked, word = ground.document.tokens, ground.blocked, NOTHING
    lines = frozenset(ground.lines)
    for index, here in enumerate(ground.words):
        before, word = word, here
        token = tokens[index]
        strange = token.text.startswith("ب") and not ground.document.analyses[index]
        if word is NOTHING and not (before.lets or memory or strange) and index - after >= _NEXT:
            continue  # nothing to do with places
        if word.country:
            hints.append((index, word.country))
        if index < after or index in blocked or not token.word:
            continue
        goes = (
            index - after < _NEXT
            and bool(found)
            and index not in lines
            and _goes(ground, found[-1], listing, after, index)
        )
        made = None
        if word.opens or goes:
            made = _at(ground, found, hints, index, word, listing=bool(listing and goes))
        if made is None and memory and token.text in memory:
            made = again(ground, found, memory, index)
        if made is None and goes:
            made = goes_on(ground, found, index, listing)
        if made is None and before.lets and index not in lines:
            made = bare(ground, found, index, word)
        if made is None and strange and index not in lines:
            made = with_preposition(ground, found, index)
        if made is None and index == after and index not in lines:
            made = joined_bare(ground, found, index)
        if made is not None:
            joined = goes or (bool(found) and index - after <= 1 and made.lead.conjunction)
            listing = made.kind if made.lead.plural else listing if joined else ""
            found.append(_with_country(ground, made))
            after = made.last
    mark_ends(ground, found)
    return Finds(tuple(found), tuple(hints))


def _goes(ground: Ground, last: Found, listing: str, after: int, index: int) -> bool:
    """Whether a token goes on a list that a plural class word or "between" opened, after no or one separating mark."""
    gap = [t.text for t in ground.document.tokens[after:index] if t.text not in QUOTES]
    if len(gap) > 1 or not _SEPARATORS.issuperset(gap):
        return False
    return bool(listing) or (last.lead.preposition == "بين" and gap != ["،"])


def _at(
    ground: Ground, found: Sequence[Found], hints: Sequence[Hint], index: int, word: PlaceWord, *, listing: bool
) -> Found | None:
    made: Found | None = None
    if word.kind == "road":
        made = road(ground, found, index)
    if made is None and (word.begins or word.imported):
        hit = hit_at(ground, index)
        opens = hit is not None and _is_class_of_name(hit, word)
        if opens:
            made = after_class(ground, found, index, word)  # معبر بيرتولو, though there is a town that is called معبر
        if hit is not None and made is None and not (opens and hit_at(ground, index + 1) is not None):
            made = listed(ground, found, hit, listing=listing)
    if made is None and (word.is_class or word.kind):
        made = country_phrase(ground, found, hints, index, word)
    if made is None and word.is_class:
        made = definite(ground, found, index, word) if word.definite else after_class(ground, found, index, word)
        if made is None and word.text == CAPITAL and _alone(ground, index):
            made = capital_told(ground, found, index, word)
    if made is None and word.kind == "there":
        made = there(ground, found, index)
    return made


def _is_class_of_name(hit: NameHit, word: PlaceWord) -> bool:
    """Whether a listed name is no more than a class word, which opens a longer name where one follows."""
    return hit.last - hit.first == 1 and word.is_class and word.in_name and not word.definite


def _alone(ground: Ground, index: int) -> bool:
    """العاصمة with neither a name nor a country's adjective behind it (العاصمة الدنماركية كوبنهاغن)."""
    after = ground.word(index + 1) if index + 1 < len(ground.words) else NOTHING
    return not (after.begins or after.country)


def _with_country(ground: Ground, found: Found) -> Found:
    """الفلوجة العراقية: the country that an adjective right after a name tells."""
    tokens = ground.document.tokens
    if found.last >= len(tokens) or found.country or not tokens[found.last].text.startswith("ال"):
        return found
    country = ground.word(found.last).country
    return replace(found, country=country) if country else found
