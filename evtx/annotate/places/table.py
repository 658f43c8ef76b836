"""The names of a gazetteer ready to match: exact and folded in a tree of words, tight in a dictionary.

Words are remembered with what they can be in a place phrase, so that a token that has nothing to do
with places costs one look-up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evtx.frozen import quick
from evtx.gazetteer.names import tight_key
from evtx.gazetteer.places import Gazetteer, Place
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameTable, splits
from evtx.lexicon.positions import positions_of
from evtx.model import Token
from evtx.text.document import Document
from evtx.text.morphology import REMEMBERED
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

Pair = tuple[Place, str]  # a place and the name as listed
# Kinds of `place_class` whose words stand before a name; the others (owner, teller ...) are about the words around.
AREA_KINDS = frozenset({"settlement", "quarter", "admin2", "admin1"})
FEATURE_KINDS = frozenset(
    """bridge crossing checkpoint field airport camp base road street square market dam mountain valley island desert
    site river""".split()
)
_OPENING = frozenset({"there", "territory", "homeland", "border"})
_KAFR = re.compile(r"^(كفر)( ?)(?=\w{2})")
_ABU = re.compile(r"\bابو\b")
_TOWN = 3  # rank of a mere town, which is no seat
_LETS = word_class("annotate.places_table.lets")


@quick
@dataclass(frozen=True, slots=True)
class PlaceWord:
    """What a word can be in a place phrase. `lead`: the letters و ف ب ل ك before it; `text`: the word without them."""

    begins: bool  # a listed name can begin with it
    lead: str = ""
    text: str = ""
    kind: str = ""
    plural: bool = False
    in_name: bool = False
    definite: bool = False
    near: bool = False

    is_class: bool = False  # a class word of an area or a feature
    opens: bool = False  # a mention can start with it
    country: str = ""  # ISO-2, where it is the adjective of one
    lets: bool = False  # a place that nobody knows may follow (في، قرب)
    imported: bool = False  # no listed name can begin with it, but an imported one


NOTHING = PlaceWord(False)
_NOWHERE = Gazetteer("", {}, {})


class PlaceTable(NameTable):
    """The names of a gazetteer; payloads are `Pair`s."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        pairs = [
            (folded, (place, spelt))
            for place in gazetteer.places.values()
            for name in _spelt(place.names)
            for spelt, folded in _cases_of(name)
        ]
        super().__init__(pairs)
        self.gazetteer = gazetteer
        self._tight: dict[str, list[Pair]] = {}
        for folded, pair in pairs:
            self._tight.setdefault(tight_key(folded.split()), []).append(pair)
        self._first = {folded.replace('"', " ").split()[0] for folded, _ in pairs if folded.strip('" ')}
        self.countries = {p.country: p for p in gazetteer.places.values() if p.kind == "country"}
        self.seats = _seats(gazetteer)
        self._words: dict[str, PlaceWord] = {}
        self._telling = frozenset[str]()
        self._version = ""

    def __reduce__(self) -> tuple[Any, ...]:
        """Kept without the words seen; see `NameTable`."""
        names = self._tree, self._firsts
        return type(self), (_NOWHERE,), (names, self.gazetteer, self._tight, self._first, self.countries, self.seats)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        names, self.gazetteer, self._tight, self._first, self.countries, self.seats = state
        super().__setstate__(names)

    def tight(self, words: Sequence[str]) -> list[Pair]:
        """The places whose name differs from the folded words only in spelling habit."""
        key = tight_key(words)
        return self._tight.get(key, []) if key else []

    def named(self, words: Sequence[str]) -> list[Pair]:
        """The places of exactly these folded words."""
        tokens = [Token(w, 0, 0, True) for w in words]
        hit = self.at(tokens, 0) if tokens else None
        if hit is None or hit.last != len(tokens) or hit.proclitic:
            return []
        return pairs_of(hit.payload)

    def word(self, text: str, lexicon: Lexicon) -> PlaceWord:
        """What a folded word can be in a place phrase; remembered."""
        known = self._words.get(text)
        if known is None:
            known = self._words[text] = _look_up(text, lexicon, self._first, self.gazetteer.demonyms)
        return known

    def words_of(self, document: Document, lexicon: Lexicon) -> tuple[PlaceWord, ...]:
        """What the words of a text can be in place phrases; most are nothing, and are not looked up."""
        self.open_for(lexicon)
        words = [NOTHING] * len(document.tokens)
        for at in positions_of(document).of_rests(self._telling):
            words[at] = self.word(document.tokens[at].text, lexicon)
        return tuple(words)

    def open_for(self, lexicon: Lexicon) -> None:
        """Forget the words of another lexicon, and all of them when there are too many."""
        if self._version != lexicon.version or len(self._words) > REMEMBERED:
            self._words, self._version = {}, lexicon.version
            self._telling = self._find_telling(lexicon)

    def _find_telling(self, lexicon: Lexicon) -> frozenset[str]:
        """All words that are something in a place phrase, without proclitics: what `_look_up` asks about."""
        classes = lexicon.place_classes.keys()
        own = {"ال" + word for word in classes} | _LETS | {"و" + word for word in _LETS}
        return frozenset(self._first).union(classes, own, lexicon.place_near, self.gazetteer.demonyms)


def _spelt(names: Sequence[str]) -> Sequence[str]:
    """Names with the spellings in one word or two that no list has all of (كفر نبل، كفرنبل)."""
    known = set(names)
    other = [_KAFR.sub(lambda hit: hit[1] if hit[2] else f"{hit[1]} ", name, count=1) for name in names]
    return [*names, *(name for name in dict.fromkeys(other) if name not in known)]


def _cases_of(name: str) -> Sequence[tuple[str, str]]:
    """A name, and how it is folded in the genitive that reports put it in (بلدة أبي الخصيب for أبو الخصيب)."""
    folded = fold_text(name)
    genitive = _ABU.sub("ابي", folded)
    return [(name, folded)] if genitive == folded else [(name, folded), (name, genitive)]


def pairs_of(payload: object) -> list[Pair]:
    """The payload of a hit in the table."""
    return [p for p in payload if isinstance(p, tuple)]  # type: ignore[attr-defined]


def _seats(gazetteer: Gazetteer) -> dict[tuple[str, str], Place]:
    """The capital of every country ("" for the governorate) and the seat of every governorate, where one town stands
    out: the only one of its rank that no other one outranks.
    """
    towns: dict[tuple[str, str], list[Place]] = {}
    for place in gazetteer.places.values():
        if place.kind == "settlement":
            towns.setdefault((place.country, place.admin1), []).append(place)
            if place.rank == 1:
                towns.setdefault((place.country, ""), []).append(place)
    seats = {}
    for area, places in towns.items():
        rank = min(p.rank for p in places)
        first = [p for p in places if p.rank == rank]
        if len(first) == 1 and rank < _TOWN and (area[1] or rank == 1):
            seats[area] = first[0]
    return seats


def _look_up(text: str, lexicon: Lexicon, first_words: set[str], demonyms: dict[str, str]) -> PlaceWord:
    ways = splits(text)
    begins = any(rest in first_words for _, rest in ways)
    lets = text in _LETS or (text[:1] == "و" and text[1:] in _LETS)
    for lead, rest in ways:
        if lead.endswith("ك"):
            continue
        near = rest in lexicon.place_near
        definite = rest.startswith("ال") and len(rest) > 3 and lexicon.place_classes.get(rest, ("",))[0] != "plain"
        found = lexicon.place_classes.get(rest[2:]) if definite else None
        if found is None or found[0].partition(".")[0] not in AREA_KINDS | FEATURE_KINDS:
            definite, found = False, lexicon.place_classes.get(rest)
        country = demonyms.get(rest, "")
        if found is not None or near or country:
            kind, _, plural = found[0].partition(".") if found is not None else ("", "", "")
            is_class = kind in AREA_KINDS or kind in FEATURE_KINDS
            opens = begins or is_class or kind in _OPENING
            in_name = bool(found and found[1])
            return PlaceWord(
                begins, lead, rest, kind, plural == "plural", in_name, definite, near, is_class, opens, country, lets
            )
    return PlaceWord(begins, opens=begins, lets=lets) if begins or lets else NOTHING
