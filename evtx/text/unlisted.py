"""Words outside the lexicon: their part of speech from the user's full camel-tools database, where there is one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from evtx.text.almor import find_database, load_database, part_of_speech
from evtx.text.morphology import Analysis


def unlisted_words() -> Callable[[str], tuple[Analysis, ...]] | None:
    """A function from a folded word to its analyses; None where no database is installed.

    The database is loaded with the first word that is asked for (seconds); raises DataError if it cannot be
    read. Only the part of speech is taken over: the lemma is the word itself, so that no rule fires on it.
    """
    path = find_database()
    if path is None:
        return None
    database = cache(lambda: load_database(path))

    def answer(word: str) -> tuple[Analysis, ...]:
        verb = "IV" if word[:1] in "يت" else "PV"
        cats = {"V": verb, "N": "N", "ADJ": "ADJ", "W": "W"}
        kinds = sorted(part_of_speech(word, database()))
        return tuple(Analysis(word, cats[kind], noun=word if kind in ("N", "ADJ") else "") for kind in kinds)

    return answer
