"""What the finders of place names share: a text with its tables in, leads, hits and found names out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from evtx.annotate.places.before import Lead, read_before
from evtx.annotate.places.table import Pair, PlaceTable, PlaceWord
from evtx.annotate.places.unlisted import clean, is_start
from evtx.frozen import quick
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameHit
from evtx.text.document import Document


@dataclass(frozen=True, slots=True)
class Ground:
    """A document and what is needed to find places in it. `blocked`: tokens that belong to other names; `words`:
    what each of its words can be in a place phrase.
    """

    document: Document
    lexicon: Lexicon
    table: PlaceTable
    blocked: frozenset[int]
    words: tuple[PlaceWord, ...]
    lines: tuple[int, ...]  # the first token of every sentence

    def word(self, index: int) -> PlaceWord:
        """What the word at a token can be in a place phrase."""
        return self.words[index]

    def line(self, index: int) -> tuple[int, int]:
        """The tokens [first, last) of a token's sentence or heading, in which its phrase lies."""
        sentence = self.document.sentences[bisect_right(self.lines, index) - 1]
        return sentence.first, sentence.last


def ground_of(document: Document, lexicon: Lexicon, table: PlaceTable, blocked: frozenset[int]) -> Ground:
    """A document ready to find places in."""
    lines = tuple(sentence.first for sentence in document.sentences)
    return Ground(document, lexicon, table, blocked, table.words_of(document, lexicon), lines)


@quick
@dataclass(frozen=True, slots=True)
class Found:
    """A place name at tokens [at, last) with what stands before it; `pairs` is empty where no list knows it."""

    lead: Lead
    at: int
    last: int
    name: str
    pairs: tuple[Pair, ...]
    # gazetteer | tight | class_word | feature | road | roadside | taken_up | country | border | capital | bare | end
    how: str
    kind: str  # of the class word, "" for none
    refers: int | None = None  # number of the name that it takes up or whose feature it is
    inner: tuple[Pair, ...] = ()  # what the name inside a feature's name can mean (جسر البصيرة: البصيرة)
    ends: tuple[Found, ...] = ()  # of a road that is named after them
    country: str = ""  # told by an adjective after the name (الفلوجة العراقية)

    @property
    def first(self) -> int:
        """First token of the phrase, without the preposition."""
        return self.lead.first


def lead_at(ground: Ground, found: Sequence[Found], at: int, proclitic: str = "") -> Lead:
    """What stands before a token, back to the place found last."""
    floor = max(found[-1].last if found else 0, ground.line(at)[0])
    return read_before(ground.document, ground.lexicon, ground.words, at, floor, proclitic)


def hit_at(ground: Ground, index: int) -> NameHit | None:
    """A listed name at a token; not the mere start of a longer one (تل in تل الغزلان), nor an actor's word."""
    hit = ground.table.at(ground.document.tokens, index)
    if hit is None or not ground.blocked.isdisjoint(range(hit.first, hit.last)):
        return None
    if hit.last - hit.first == 1:
        return hit if hit.proclitic or not is_start(ground.document, hit.first) else None
    return hit if hit.last <= ground.line(index)[1] else None


def class_text(document: Document, token: int, bare: str) -> str:
    """A class word as the text spells it, without the letters before it."""
    return clean(document, token, token + 1, bare)


def by_means(ground: Ground, token: int) -> bool:
    """عن طريق X: no road."""
    return token > 0 and ground.document.tokens[token - 1].text == "عن"
