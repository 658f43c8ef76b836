"""A teller: one who could tell something, with the words by which later text may call him."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from evtx.frozen import quick
from evtx.text.document import Document
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

# Nouns that later text takes up in another number, and synonyms.
_SAME = {"مصادر": "مصدر", "مصدران": "مصدر", "مصدرين": "مصدر", "شهود": "شاهد", "ناشطون": "ناشط", "ناشطين": "ناشط",
         "نشطاء": "ناشط", "شبكات": "شبكه", "ناطق": "متحدث"}  # fmt: skip
_NOUNS = word_class("annotate.teller.nouns")
_HE_IS = frozenset({"وهو", "وهي", "هو", "هي"})


@quick
@dataclass(frozen=True, slots=True)
class Teller:
    """One who can tell something, at tokens [first, last).

    `how`: outlet | body | noun | person | anaphor (nobody unless told before). `definite`: may take up somebody
    told before. `prep`: the letters before the name (ل: it is told to him). `via`: outlets that he tells it to.
    """

    first: int
    last: int
    name: str
    kind: str
    how: str
    words: frozenset[str]
    definite: bool
    prep: str = ""
    via: tuple[str, ...] = ()


def plain(word: str) -> str:
    """A word without its article, one number and case for the nouns that later text takes up in another."""
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    bare = stem if (stem := bare.removesuffix("ا")) in _NOUNS else bare
    return _SAME.get(bare, bare)


@lru_cache(maxsize=2048)
def words_of(text: str) -> frozenset[str]:
    """The plain words of a name or description."""
    return frozenset(plain(w) for w in fold_text(text).replace('"', " ").split() if len(w) > 1)


def office_behind(document: Document, tellers: Mapping[int, Teller], at: int) -> Teller | None:
    """The office told right behind a name that ends before a token (فلان، المتحدث باسم كذا؛ فلان وهو قائد كذا)."""
    tokens, n = document.tokens, at
    n += n < len(tokens) and tokens[n].text == "،"
    n += n < len(tokens) and tokens[n].text in _HE_IS
    teller = tellers.get(n)
    return teller if teller is not None and not teller.prep and teller.how != "anaphor" else None
