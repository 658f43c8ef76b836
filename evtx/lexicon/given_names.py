"""Personal names by given names (أحمد محمد الخطيب، أبو عمر): a token of a document in, the end of the name there out.

Stricter than `person_names`, which needs only a title: who is recorded as a victim must certainly be one.
"""

from __future__ import annotations

from collections.abc import Set

from evtx.lexicon.load import Lexicon
from evtx.text.disambiguate import CLOSED_CLASS
from evtx.text.document import Document
from evtx.text.words import word_class

_KUNYA = frozenset("ابو ابي ام".split())
_JOINING = word_class("lexicon.given_names.joining")
_LONGEST = 5  # words of a name
_SHORTEST = 2
_ENDS = word_class("lexicon.given_names.ends")


def name_end(
    document: Document, at: int, lexicon: Lexicon, blocked: Set[int], *, titled: bool, joined: bool = False
) -> int:
    """The token after the name that begins at a token; the token itself where none does.

    `blocked`: tokens of dates, places, parties and verbs, which are in no name. `titled`: a title or a noun for people
    stands before it, so that a given name that is a common word, or a word that no lexicon knows, may open it.
    """
    tokens = document.tokens
    if at >= len(tokens) or not tokens[at].word or at in blocked:
        return at
    first = tokens[at].text[1:] if joined else tokens[at].text
    if not _opens(document, at, first, lexicon, titled=titled):
        return at
    end, words, known = at, 0, False
    while end < len(tokens) and tokens[end].word and words < _LONGEST and end not in blocked:
        word = tokens[end].text if end > at else first
        if end > at and word in _ENDS and not _after_joining(document, end) and not document.is_ali(end):
            break
        family = words == 1 and (_only_family(document, end) or _of_origin(document, end, lexicon, known=known))
        if end > at and not (family or _goes_on(document, end, lexicon)):
            break
        known = known or word in lexicon.given_names["plain"] or word in _KUNYA
        words += word not in _JOINING
        end += 1
    while end > at and tokens[end - 1].text in _JOINING | _KUNYA:
        end -= 1
        words -= tokens[end].text in _KUNYA
    sure = known or titled or first in lexicon.given_names["shy"]
    return end if words >= _SHORTEST and sure else at


def _of_origin(document: Document, at: int, lexicon: Lexicon, *, known: bool) -> bool:
    """عدنان المصري: a word of origin right after a given name that is nothing else is the family's."""
    word = document.tokens[at].text
    return known and word.startswith("ال") and word.endswith("ي") and _is_nationality(lexicon, word)


def _only_family(document: Document, at: int) -> bool:
    """ياسر فلاحة الملقب: a noun right after a given name, with which the name must end, is the family's."""
    tokens = document.tokens
    if any(a.cat not in ("N", "AP", "PP", "ADJ") or a.prep or a.conj or a.pron for a in document.analyses[at]):
        return False
    word = tokens[at].text
    following = tokens[at + 1].text if at + 1 < len(tokens) else "."
    ends = following in _ENDS or following in CLOSED_CLASS or not following[:1].isalpha()
    return word not in CLOSED_CLASS | _ENDS and not word.startswith(("ال", "و")) and ends


def _opens(document: Document, at: int, word: str, lexicon: Lexicon, *, titled: bool) -> bool:
    following = document.word_at(at + 1)
    given = following in lexicon.given_names["plain"] or following in lexicon.given_names["shy"]
    if word in ("ام", "علي"):
        dotted = document.cut(at, at + 1).removeprefix("و") == "علي"  # the preposition is written على
        given = given or (dotted and following.removeprefix("ال") in lexicon.given_names["plain"])  # علي المحمد
        return given and (titled or dotted)
    if word in _KUNYA or word == "عبد":
        return following.isalpha() and following not in CLOSED_CLASS
    if word in lexicon.given_names["plain"]:
        return True
    if word in lexicon.given_names["shy"] and not titled:
        unexplained = following.startswith("ال") and not document.analyses[at + 1]
        return following in lexicon.given_names["plain"] or unexplained  # سالم الخالدي
    if not titled or word in CLOSED_CLASS or word in _ENDS or not word.isalpha():
        return False
    if word in lexicon.given_names["shy"]:
        return _goes_on(document, at + 1, lexicon)
    # after a title a word that nothing explains is a name, with another one after it
    unknown = not document.analyses[at] and not word.startswith(("ال", "ب", "ل", "و", "ف"))
    return unknown and _goes_on(document, at + 1, lexicon)


def _goes_on(document: Document, at: int, lexicon: Lexicon) -> bool:
    """Whether a word can stand inside a name: a given name, a particle, a family name with the article or unknown."""
    if at >= len(document.tokens) or not document.tokens[at].word:
        return False
    word, analyses = document.tokens[at].text, document.analyses[at]
    if word in _KUNYA | _JOINING or word in lexicon.given_names["plain"] or word in lexicon.given_names["shy"]:
        return True
    if _after_joining(document, at):
        return word not in CLOSED_CLASS or document.is_ali(at)
    if document.is_ali(at):
        return True
    if word in CLOSED_CLASS or word in _ENDS or not word.isalpha():
        return False
    if word == "الله" or word.removeprefix("ال") in lexicon.given_names["plain"] | lexicon.given_names["shy"]:
        return True
    if word.startswith("ال"):
        office = any((a.noun or a.lemma) in lexicon.people_nouns and a.cat != "ADJ" for a in analyses)
        nominal = all(a.cat in ("ADJ", "N", "AP", "PP") for a in analyses)
        return nominal and not office and not _is_nationality(lexicon, word)
    return not analyses and not word.startswith(("و", "ب", "ل", "ف"))


def _after_joining(document: Document, at: int) -> bool:
    return at > 0 and document.tokens[at - 1].text in _KUNYA | _JOINING


def _is_nationality(lexicon: Lexicon, word: str) -> bool:
    return word.removeprefix("ال").removesuffix("ه") in lexicon.nations
