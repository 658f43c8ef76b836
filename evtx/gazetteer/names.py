"""Tight keys: the folded words of a place name in, one key out for spellings that differ only in habit.

Written with or without al-, together or apart (كفر نبل، كفرنبل), with أبو, بو or ألبو, with -a as ا, اء or ه.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.text.words import word_class

_FATHER = word_class("gazetteer.names.father")
_SHORTEST = 3  # letters of a key: shorter ones would match by chance


def tight_key(words: Sequence[str]) -> str:
    """The key of a folded name; empty where too little is left of it."""
    key = "".join(_tight_word(word) for word in words).removesuffix("ء")
    if key.endswith("ه"):
        key = key[:-1] + "ا"
    return key if len(key) >= _SHORTEST else ""


def _tight_word(word: str) -> str:
    if word in _FATHER:
        return "بو"
    if word == "ال":
        return ""
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    if word.startswith("ابو") and len(word) > 4:
        return word[1:]
    return word
