"""One man whom a verb says something was done to: a token in, whether it is such an object by where it stands out.

اعتقلت قوات الأمن سمسارا: behind the subject of a verb that is done to people only, a word in the accusative is whom
it was done to, whether a dictionary knows him or not. So is سياسيا there, elsewhere an adverb.
"""

from __future__ import annotations

import re

from evtx.text.document import Document
from evtx.text.morphology import Analysis
from evtx.text.words import word_class

_VERBS = word_class("text.done_to.verbs")
_NO_MEN = word_class("text.done_to.no_men")
_GOVERNING = word_class("text.disambiguate.prepositions") | frozenset("، : و او ان الذي التي الذين".split())
_REACH = 6  # tokens from the verb to whom it was done to
_SEVERAL = re.compile("ا..ا.ا")  # a broken plural of things; those of people are listed
_SHORTEST = 4
_MANY = ("ون", "وا", "ان", "و")
_DESCRIBING = "م"  # the participles of what he was doing (متلبسا، مسرعا)


def object_of_verb(document: Document, index: int) -> bool:
    """Whether the token is the accusative right behind the subject of a verb that is done to people."""
    word = document.tokens[index].text
    if not word.endswith("ا") or len(word) < _SHORTEST or word.startswith("ال") or word in _NO_MEN:
        return False
    if _SEVERAL.fullmatch(word):
        return False  # أصابت الطائرات أهدافا
    before = document.tokens[index - 1].text if index else ""
    for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
        text = document.tokens[at].text
        if text in _GOVERNING:
            return False
        if _is_done_to_people(document, at):
            return at < index - 1 or text.endswith("وا")
        if at < index and text.endswith("ا") and any(a.case == "acc" for a in document.analyses[at]):
            return False
        if at == index - 1 and not _ends_subject(document, before, at):
            return False
    return False


def _is_done_to_people(document: Document, at: int) -> bool:
    return any(a.cat in ("PV", "IV") and a.lemma in _VERBS and not a.pron for a in document.analyses[at])


def _ends_subject(document: Document, word: str, at: int) -> bool:
    """الشرطة، مسلحون، داعش: a definite noun, a plural or a name, behind which an accusative is another noun."""
    analyses = document.analyses[at]
    return word.startswith("ال") or word.endswith(_MANY) or not analyses or any(a.det for a in analyses)


def noun_done_to(document: Document, index: int) -> Analysis | None:
    """The noun in the accusative that a word is there, though its letters are an adverb's or unknown."""
    analyses = document.analyses[index]
    if analyses and all(a.cat != "W" for a in analyses):
        return None
    word = document.tokens[index].text
    known = next((a for a in analyses if a.cat == "N" and a.case == "acc" and a.number == "s"), None)
    if (analyses and known is None) or not object_of_verb(document, index):
        return None
    if analyses:
        return known
    if word.endswith("يا") or word.startswith((_DESCRIBING, "و", "ف", "ب", "ل")):
        return None
    return Analysis(lemma=word[:-1], cat="N", noun=word[:-1], number="s", case="acc")
