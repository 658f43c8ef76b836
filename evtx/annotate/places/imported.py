"""Imported names beside the core's: a `PlaceTable` that also knows the local gazetteer, as far as it can be trusted.

Tens of thousands of villages are called like persons, clans, days and common things. How an imported name must
stand in a text is told by its words: `bare` (كفر نبل: nothing else is called so), `cue` (a preposition or a
neighbour must say that it is a place), or `class`: only where a class word makes it a name anyway (قرية، بلدة، حي),
so that the import says no more than where it lies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evtx.annotate.places.table import AREA_KINDS, Pair, PlaceTable, PlaceWord
from evtx.frozen import replace
from evtx.gazetteer.local import LocalPlaces, Named
from evtx.gazetteer.merge import is_area, new_places, spread_of
from evtx.gazetteer.names import tight_key
from evtx.gazetteer.places import Gazetteer
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameHit, splits
from evtx.model import Token
from evtx.text.disambiguate import CLOSED_CLASS
from evtx.text.normalize import fold_text

_SHORT = 3  # letters of a word that is called by chance
_MANY = 4  # places of one name, spread over a country, make it a common noun (القلعة)
_BARRED = "barred"
_LONGEST = 6  # words of a name
_INSIDE = frozenset({'"', "'", "-", "/", "("})  # marks that may stand inside a name
_REMEMBERED = 100_000  # starts of names; then the memory begins afresh
_OPENING = frozenset({'"', "'", "("})
_TOWN = 3  # rank down to which a name means no other place
_SMALL = frozenset({"settlement", "quarter"})
_NAMED_AFTER = frozenset({"street", "square", "market", "site"})  # persons and days as often as places
_KIN = frozenset({"ابو", "ابي", "ام"})
_PLURALS = ("ون", "ين", "ات")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An imported name: its folded words, what it means, and whether it may stand without a class word."""

    words: tuple[str, ...]
    pair: Pair
    free: bool


_EMPTY = Gazetteer("", {}, {})
_FIELDS = tuple(
    """_tree gazetteer _tight _first countries seats _words _telling _version _governed _lexicon _read _alike _refused
    _told""".split()
)


class ImportedTable(PlaceTable):
    """The core's names, and those of the local gazetteer; rows are read when a text has the words that they begin with.

    A table is a view: `without` and `told` give others of the same names.
    """

    def __init__(self, gazetteer: Gazetteer, local: LocalPlaces) -> None:
        super().__init__(gazetteer)
        self._local = local
        self._governed = {p.country for p in gazetteer.places.values() if p.kind == "admin1"}
        self._lexicon: Lexicon | None = None
        self._read: dict[tuple[str, ...], tuple[_Entry, ...]] = {}
        self._alike: dict[str, list[Pair]] = {}
        self._refused: frozenset[str] = frozenset()
        self._told: dict[tuple[str, ...], list[Pair]] = {}

    def open_for(self, lexicon: Lexicon) -> None:
        """As for every table; and judge the names anew where the lexicon is another one, or they are too many."""
        if self._lexicon is not lexicon or len(self._read) + len(self._alike) > _REMEMBERED:
            self._read, self._alike, self._lexicon = {}, {}, lexicon
        super().open_for(lexicon)

    def word(self, text: str, lexicon: Lexicon) -> PlaceWord:
        """As for every table; and whether an imported name can begin with the word."""
        known = self._words.get(text)
        if known is None:
            known = super().word(text, lexicon)
            if not known.begins and any(rest in self._local.first_words for _, rest in splits(text)):
                known = self._words[text] = replace(known, imported=True, opens=True)
        return known

    def _find_telling(self, lexicon: Lexicon) -> frozenset[str]:
        return super()._find_telling(lexicon) | self._local.first_words

    def without(self, refused: frozenset[str]) -> ImportedTable:
        """The same table, but for the imported places of these ids."""
        view = self._view()
        view._refused = self._refused | refused
        return view

    def told(self, pairs: Sequence[Pair]) -> ImportedTable:
        """The same table; the text has introduced these places by a class word, so that their names may stand alone."""
        view = self._view()
        view._told = {}
        for place, name in pairs:
            view._told.setdefault(tuple(fold_text(name).split()), []).append((place._replace(common=False), name))
        return view

    def _view(self) -> ImportedTable:
        """A table of the same names. Field by field: a compiled class cannot be copied."""
        view = ImportedTable(_EMPTY, self._local)
        for name in _FIELDS:
            setattr(view, name, getattr(self, name))
        return view

    def at(self, tokens: Sequence[Token], index: int) -> NameHit | None:
        """The core's longest name at a token, with its imported namesakes where it is no city; else an imported one.

        A longer imported name wins over a village of the core (تل), and over a town after a class word.
        """
        hit = super().at(tokens, index)
        if not tokens[index].word or self._lexicon is None or (hit is not None and not _has_namesakes(hit)):
            return hit
        before = self._before(tokens, index)
        if before == _BARRED:
            return hit
        proclitics = [p for p in splits(tokens[index].text) if (hit is None or p[0] == hit.proclitic)]
        found = [
            f for p, w in proclitics if w in self._local.first_words for f in self._hits(tokens, index, p, w, before)
        ]
        longest = max(found, key=lambda f: f.last, default=None)
        if hit is None or longest is None:
            return hit or longest
        if longest.last > hit.last and (before or all(p.rank > _TOWN for p, _ in hit.payload)):
            return longest
        payload = [pair for f in found if f.last == hit.last for pair in f.payload]
        return hit._replace(payload=[*hit.payload, *payload]) if payload else hit

    def _hits(self, tokens: Sequence[Token], index: int, proclitic: str, word: str, before: str) -> Iterator[NameHit]:
        """The imported names at a token. `before`: the kind of the class word before it, which no proclitic follows."""
        words, ends = _run(tokens, index, word)
        found: dict[int, list[Pair]] = {}
        if not (before and proclitic):
            for start in (words[:1], words[:2]) if len(words) > 1 else (words,):
                for entry in self._entries(start):
                    size = len(entry.words)
                    if (entry.free or before) and entry.words == words[:size]:
                        found.setdefault(size, []).append(entry.pair)
        for size in range(1, len(words) + 1) if self._told else ():
            found.setdefault(size, []).extend(self._told.get(words[:size], ()))
        for size, pairs in found.items():
            left = [p for p in self._left(pairs) if before != "quarter" or p[0].kind == "quarter"]
            if left and not (before and size == 1 and _may_agree(word, self._lexicon)):
                yield NameHit(index, ends[size - 1], proclitic, left)

    def tight(self, words: Sequence[str]) -> list[Pair]:
        """The places whose name differs only in spelling habit; the core's, where it has any."""
        found = super().tight(words)
        key = "" if found or self._lexicon is None else tight_key(words)
        if not key or (len(words) == 1 and words[0] in self._lexicon.name_words):  # type: ignore[union-attr]
            return found
        if key not in self._alike:
            self._alike[key] = [(place, name) for _, name, place in self._kept(self._local.like(key))]
        return self._left(self._alike[key])

    def _left(self, pairs: Sequence[Pair]) -> list[Pair]:
        return [pair for pair in pairs if pair[0].id not in self._refused]

    def _before(self, tokens: Sequence[Token], index: int) -> str:
        """The kind of the class word of an area right before a token (قرية); `barred` where listed names are not used.

        That is where the finder has rules of its own: after plurals, definite nouns, quotation marks, and what is
        named after persons and days as often as after places.
        """
        at = index - 1
        quoted = at >= 0 and tokens[at].text in _OPENING
        if quoted:
            at -= 1
        if at < 0 or self._lexicon is None:
            return ""
        word = self.word(tokens[at].text, self._lexicon)
        if not word.is_class:
            return ""
        if quoted or word.definite or word.plural or word.kind == "admin1" or word.kind in _NAMED_AFTER:
            return _BARRED
        return word.kind if word.kind in AREA_KINDS else ""

    def _entries(self, start: tuple[str, ...]) -> tuple[_Entry, ...]:
        """The imported names of one word, or all that begin with two; read once and judged by the lexicon."""
        known = self._read.get(start)
        if known is None:
            assert self._lexicon is not None
            rows = self._local.beginning_with(start)
            spread = spread_of(rows) if len(rows) > 1 else {}
            made = []
            for folded, name, place in self._kept(rows):
                words = tuple(folded.split())
                how = standing(words, self._lexicon)
                free = how != "class" and spread.get(folded, 1) < _MANY and not is_area(place)
                made.append(_Entry(words, (place._replace(common=not free or how == "cue"), name), free))
            known = self._read[start] = tuple(made)
        return known

    def _kept(self, rows: Sequence[Named]) -> list[Named]:
        return list(new_places(rows, lambda key: [place for place, _ in self._tight.get(key, ())], self._governed))


def standing(words: Sequence[str], lexicon: Lexicon) -> str:
    """How the name of these folded words must stand in a text to be a place: bare, cue or class."""
    kinds = [lexicon.name_words.get(word, "") for word in words]
    if kinds[0] in ("given", "person", "clan", "time"):
        return "class"
    if len(words) == 1:
        return _single(words[0], lexicon)
    known = [bool(kind == "given") or _ordinary(word, lexicon) for word, kind in zip(words, kinds, strict=True)]
    if kinds[0] == "land":
        return "cue" if all(known[1:]) else "bare"
    return "class" if all(known[1:]) and (known[0] or words[0] in _KIN) else "cue"


def _single(word: str, lexicon: Lexicon) -> str:
    """Alone: nothing that the lexicon knows, no family name in -ي, no sound plural, nothing short."""
    bare = word.removeprefix("ال")
    if len(bare) <= _SHORT or _ordinary(word, lexicon) or lexicon.name_words.get(bare):
        return "class"
    if word.startswith("ال") and word.endswith(("ي", *_PLURALS)):
        return "class"
    return "cue"


def _ordinary(word: str, lexicon: Lexicon) -> bool:
    return word in CLOSED_CLASS or word.isdigit() or bool(lexicon.morphology.analyse(word))


def _may_agree(word: str, lexicon: Lexicon | None) -> bool:
    """Whether a word can be an adjective of the class word before it (قرية صغيرة): a known one without article."""
    if lexicon is None or word.startswith("ال"):
        return False
    return word.endswith(("يه", "ي")) or any(a.cat in ("ADJ", "AP", "PP") for a in lexicon.morphology.analyse(word))


def _has_namesakes(hit: NameHit) -> bool:
    """Whether the core's places of a name are such that a village elsewhere may be called so too."""
    return all(p.rank >= _TOWN and p.kind in _SMALL for p, _ in hit.payload)


def _run(tokens: Sequence[Token], index: int, first: str) -> tuple[tuple[str, ...], list[int]]:
    """A word without its proclitics and the words after it, past marks inside a name; and the token after each."""
    words, ends = [first], [index + 1]
    at = index + 1
    while at < len(tokens) and len(words) < _LONGEST:
        if tokens[at].word:
            words.append(tokens[at].text)
            ends.append(at + 1)
        elif tokens[at].text not in _INSIDE:
            break
        at += 1
    return tuple(words), ends
