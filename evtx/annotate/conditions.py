"""Conditions that إن opens: a document in, the tokens of such an إن out.

إن قصفت إسرائيل الضاحية فسنرد: before a verb stands no "that" (إنّ, which wants a noun), whatever is folded alike.
"""

from __future__ import annotations

from collections.abc import Iterable

from evtx.lexicon.positions import positions_of
from evtx.text.document import Document
from evtx.text.shape import FINITE
from evtx.text.words import word_class

_IF, _WRITTEN = "ان", "إن"
_OF_FACT = word_class("annotate.conditions.of_fact")  # ما إن قصفت حتى; بعد إن قصفت, as some write أن
_VERBAL = FINITE | {"AP"}


def conditions(document: Document) -> Iterable[int]:
    """The tokens of إن before a word that can be nothing but a verb."""
    tokens = document.tokens
    for at in positions_of(document).of_bare(frozenset({_IF})):
        if tokens[at].text != _IF or at + 1 >= len(tokens) or not _is_verb(document, at + 1):
            continue
        after_fact = at > 0 and tokens[at - 1].text in _OF_FACT
        if not after_fact and document.cut(at, at + 1) == _WRITTEN:
            yield at


def _is_verb(document: Document, at: int) -> bool:
    analyses = document.analyses[at]
    past = any(a.cat in ("PV", "PVP") and a.person not in ("1", "2") for a in analyses)
    return past and all(a.cat in _VERBAL and not a.conj and not a.prep for a in analyses)
