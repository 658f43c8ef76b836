"""Names that stand in a frame: a class word before them and, right behind, the area in which they lie.

قرية الجبل الأحمر بمركز الخانكة، منطقة شيرين تكاب بولاية فارياب: what stands between the two is the name.
And the names of a dual in construct, which nothing else can follow (قريتي معلم وصيدا).
"""

from __future__ import annotations

from evtx.annotate.places.found import Ground
from evtx.annotate.places.known import held
from evtx.annotate.places.table import PlaceWord
from evtx.text.disambiguate import CLOSED_CLASS
from evtx.text.shape import FINITE
from evtx.text.words import word_class

_LONGEST, _SHORTEST = 4, 3
_FRAMED = frozenset({"settlement", "admin2"})
_LIES = word_class("annotate.places_links.lies")
_CENTRES = frozenset({"بمركز", "مركز"})  # of Egyptian districts
_DUALS = word_class("annotate.places_framed.duals")
_FEMININE = word_class("annotate.places_unlisted.feminine")
_ADJECTIVES = frozenset({"ADJ", "AP", "PP"})
_UNKNOWN_ADJECTIVES = word_class("annotate.places_unlisted.adjectives")
_CIRCLE, _OFFICE = "دايره", "مديريه"  # of the state, and districts
_SERVED = word_class("annotate.places_unlisted.served")
_NO_PART = frozenset(
    "plain generic naming owner resident seat teller direction trade there filler territory homeland border".split()
)
_PREFIXES = ("و", "ب", "ل", "ف", "ك")  # of words that begin a phrase of their own


def is_construct_dual(word: PlaceWord) -> bool:
    """قريتي، بلدتا: a dual without its last letter, behind which stands what it is called."""
    return word.text in _DUALS


def framed_end(ground: Ground, at: int, word: PlaceWord) -> int | None:
    """The end of the name at a token behind a class word, if an area is told right behind it."""
    if word.kind not in _FRAMED or word.definite or word.near or (word.plural and not is_construct_dual(word)):
        return None
    end = min(ground.line(at)[1], at + _LONGEST + 1)
    for last in range(at, end):
        if last > at and _closes(ground, last, word):
            return last if _begins(ground, at, word) else None
        if not _may_be_part(ground, last, word, first=last == at):
            return None
    return None


def is_of_dual(ground: Ground, number: int | None) -> bool:
    """Whether the class word at a token is a dual in construct."""
    return number is not None and is_construct_dual(ground.word(number))


def _closes(ground: Ground, at: int, word: PlaceWord) -> bool:
    """Whether the area is told from a token on, or the second name of two."""
    text = ground.document.tokens[at].text
    if is_construct_dual(word) and text.startswith("و") and len(text) > _SHORTEST:
        return True
    return text in _LIES or text in _CENTRES or held(ground, at)


def _begins(ground: Ground, at: int, word: PlaceWord) -> bool:
    """Whether the first word can be a name: no adjective of the class word (قرية صغيرة بولاية X)."""
    text, analyses = ground.document.tokens[at].text, ground.document.analyses[at]
    if text.startswith("ال") and (word.text == _CIRCLE or (word.text == _OFFICE and text in _SERVED)):
        return False  # دائرة الهجرة في X، مديرية التربية في X
    if text.startswith("ال") or not analyses or is_construct_dual(word):
        return text not in _UNKNOWN_ADJECTIVES
    if not all(a.cat in ("N", "VN") or a.cat in _ADJECTIVES for a in analyses):
        return False
    last = ground.document.tokens[at + 1].text
    return word.text in _FEMININE and (not text.endswith(("ه", "ات")) or last.startswith("ال"))


def _may_be_part(ground: Ground, at: int, word: PlaceWord, *, first: bool) -> bool:
    """Whether a word can be one of a name's: no verb, no particle, no phrase of its own, no adjective of the class."""
    token, known, analyses = ground.document.tokens[at], ground.word(at), ground.document.analyses[at]
    text = token.text
    if not token.word or at in ground.blocked or text in CLOSED_CLASS or not text.isalpha() or text.isascii():
        return False
    if known.kind in _NO_PART or known.near or (known.is_class and not known.definite) or known.country:
        return False
    if analyses and all(a.cat in FINITE or a.pron for a in analyses):
        return False
    if text.startswith(_PREFIXES) and any(a.prep or a.conj for a in analyses):
        return False
    if first:
        return len(text) > 2
    if text.startswith("و"):
        return False
    if text.startswith("ال"):
        described = any(a.cat in _ADJECTIVES and a.det for a in analyses)
        return not (described and text.endswith("ه") and word.text in _FEMININE)
    return not analyses
