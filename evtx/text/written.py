"""Names as a document writes them: a run of tokens in, the words of the name alone out."""

from __future__ import annotations

from evtx.text.document import Document

_QUOTES = "\"'“”„«»‘’"
_ALL_QUOTES = frozenset(_QUOTES)


def cut_name(document: Document, first: int, last: int, proclitic: str) -> str:
    """The name without the letters before it (و ب ل) and without quotation marks that open or close nothing."""
    text = document.cut(first, last)
    if proclitic.endswith("ل") and document.tokens[first].text[len(proclitic) - 1 :].startswith("لل"):
        text = "ال" + text[len(proclitic) + 1 :]
    else:
        text = text[len(proclitic) :].lstrip("ـ")
    text = text.split("(")[0].strip()
    if _ALL_QUOTES.isdisjoint(text):
        return text
    if text[0] not in _QUOTES and _ends_with_quotation(document, text, last):
        return text + document.cut(last, last + 1)
    inner = text.strip(_QUOTES)
    return "".join(c for c in inner if c not in _QUOTES) if sum(inner.count(q) for q in _QUOTES) % 2 else inner


def cut_whole(document: Document, first: int, last: int) -> str:
    """The words as they stand, with the mark behind them that closes a quotation within them (صواريخ «غراد»)."""
    text = document.cut(first, last)
    return document.cut(first, last + 1) if _ends_with_quotation(document, text, last) else text


def _ends_with_quotation(document: Document, text: str, last: int) -> bool:
    """Whether a quotation opened within a text closes right behind it."""
    if _ALL_QUOTES.isdisjoint(text) or last >= len(document.tokens):
        return False
    return bool(sum(text.count(q) for q in _QUOTES) % 2) and document.tokens[last].text == '"'
