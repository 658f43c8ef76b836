"""How a listed name is shown: a place and the text's name for it in, the name without what is no part of it out."""

from __future__ import annotations

from functools import lru_cache

from evtx.gazetteer.places import Place
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

_CAPITAL, _TERRITORY = "العاصمه", "الاراضي"
_TOWNS = frozenset({"settlement", "country", "quarter", "admin1"})
_POINTS = frozenset({"settlement", "quarter"})
_ADDED = word_class("annotate.places_shown.added")
_PROVINCE_WORDS = word_class("annotate.places_shown.province_words")


def shown(place: Place, name: str) -> str:
    """The listed name where the text's name only adds words to it (مطار X الدولي); no town behind a preposition."""
    return _shown(place.names, name, place.kind)


@lru_cache(maxsize=2048)
def _shown(listed: tuple[str, ...], name: str, kind: str) -> str:
    if listed[0] == name and kind != "admin1":
        return name
    words = fold_text(name).split()
    if kind == "country" and words[0] == _TERRITORY:
        return listed[0]
    first = set(fold_text(listed[0]).split())
    if len(words) > 1 and (
        words[0] == _CAPITAL or (kind in _TOWNS and first < set(words) and _adds(words, first, kind))
    ):
        return listed[0]
    for shorter in listed:
        begins = fold_text(shorter).split()
        opens = len(begins) < len(words) and words[: len(begins)] == begins
        if opens and (len(begins) > 1 or kind in _TOWNS) and _adds(words, set(begins), kind):
            return shorter
    kept = name.split()
    if kind == "admin1" and len(words) > 1 and words[0] in _PROVINCE_WORDS:
        return " ".join(kept[1:])
    if "في" in kept[1:]:
        return " ".join(kept[: kept.index("في", 1)])
    if len(kept) > 2 and kept[-1].startswith("بال") and kind != "settlement":
        return " ".join(kept[:-1])
    return name


def _adds(words: list[str], kept: set[str], kind: str) -> bool:
    """Whether the other words of a town's name only describe it (حي الوعر، عسقلان المحتلة), unlike طوز خورماتو."""
    return kind not in _POINTS or all(word in kept or word in _ADDED for word in words)
