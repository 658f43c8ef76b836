"""Conditions and questions without a mark of their own: a document in, the tokens that open them out.

إن قصفت إسرائيل الضاحية فسنرد: before a verb stands no "that" (إنّ, which wants a noun), whatever is folded alike.
Whether something was so is asserted no more than an "if": لا يُعرف إن كان الجنود قتلوه، سواء قتله الجنود أم غيرهم،
لم تؤكد الوزارة أن الطائرات قصفت المطار.
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
_WAS = word_class("annotate.conditions.was")  # which may be read as a noun besides
_NOT_KNOWN, _KNOWN_REACH = word_class("annotate.conditions.not_known"), 6
_EITHER, _ALIKE = "سواء", "حد"  # سواء قصفته أم لا; على حد سواء
_THAT = word_class("annotate.conditions.that")
_NOT, _FAILING = frozenset({"لم", "لا", "لن"}), word_class("annotate.conditions.failing")
_CONFIRM, _CONFIRMING = word_class("annotate.conditions.confirm"), word_class("annotate.conditions.confirming")
_CONFIRMED_REACH, _FAILING_REACH = 8, 6  # tokens from "that" back to the confirming; from there to what it fails by
_STOPS = frozenset("،؛:.")


def conditions(document: Document) -> Iterable[int]:
    """The tokens that open what is not asserted: إن before a verb, سواء, "that" behind what nobody confirms."""
    for at in positions_of(document).of_bare(frozenset({_IF, _EITHER})):
        if _is_if(document, at) or _is_either(document, at):
            yield at
    for at in positions_of(document).of_bare(_THAT):
        if document.tokens[at].text in _THAT and _is_unconfirmed(document, at):  # not الآن
            yield at


def _is_if(document: Document, at: int) -> bool:
    tokens = document.tokens
    if tokens[at].text != _IF or at + 1 >= len(tokens) or document.cut(at, at + 1) != _WRITTEN:
        return False
    if at and tokens[at - 1].text in _OF_FACT and (at < 2 or _bare(document, at - 2) not in _NOT):
        return False
    if tokens[at + 1].text in _WAS or _is_verb(document, at + 1):
        return True
    unknown = any(t.text in _NOT_KNOWN for t in tokens[max(0, at - _KNOWN_REACH) : at])
    return unknown and any(a.cat in FINITE for a in document.analyses[at + 1])


def _is_either(document: Document, at: int) -> bool:
    tokens = document.tokens
    if _bare(document, at) != _EITHER or at + 1 >= len(tokens) or (at and tokens[at - 1].text == _ALIKE):
        return False
    return any(a.cat in FINITE and not a.conj for a in document.analyses[at + 1])


def _is_unconfirmed(document: Document, at: int) -> bool:
    """لم يتسن التأكد من أن، لم يؤكد المتحدث أو ينف أن: the confirming that is not done, with nothing said between."""
    tokens = document.tokens
    for back in range(at - 1, max(0, at - _CONFIRMED_REACH), -1):
        word = tokens[back].text
        if word in _STOPS or word == _IF:
            return False
        if word in _CONFIRM:
            return _bare(document, back - 1) in _NOT
        if word in _CONFIRMING:
            before = range(max(0, back - _FAILING_REACH), back)
            return any(_bare(document, t) in _FAILING for t in before)
    return False


def _bare(document: Document, at: int) -> str:
    word = document.tokens[at].text
    return word[1:] if len(word) > 2 and word[0] in "وف" else word


def _is_verb(document: Document, at: int) -> bool:
    analyses = document.analyses[at]
    past = any(a.cat in ("PV", "PVP") and a.person not in ("1", "2") for a in analyses)
    return past and all(a.cat in _VERBAL and not a.conj and not a.prep for a in analyses)
