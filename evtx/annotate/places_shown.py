"""How a listed name is shown: a place and the text's name for it in, the name without what is no part of it out."""

from __future__ import annotations

from functools import lru_cache

from evtx.gazetteer.places import Place
from evtx.text.normalize import fold_text

_CAPITAL = "العاصمه"


def shown(place: Place, name: str) -> str:
    """The preferred name where the text's name only adds words to it (مطار X الدولي); no town behind a preposition."""
    return _shown(place.names[0], name, place.kind == "settlement")


@lru_cache(maxsize=20_000)
def _shown(preferred: str, name: str, settlement: bool) -> str:
    if preferred == name:
        return name
    words = fold_text(name).split()
    if len(words) > 1 and (words[0] == _CAPITAL or set(fold_text(preferred).split()) < set(words)):
        return preferred
    kept = name.split()
    if "في" in kept[1:]:
        return " ".join(kept[: kept.index("في", 1)])
    if len(kept) > 2 and kept[-1].startswith("بال") and not settlement:
        return " ".join(kept[:-1])
    return name
