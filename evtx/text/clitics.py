"""A folded word in, the words that may be meant by it out: what is left without proclitics, and without the article."""

from __future__ import annotations

from functools import lru_cache

REMEMBERED = 24_000
"""Words of which a table keeps what it found, the latest: those of some 250 articles. All tables together take 1.5 KB a
word, and memory is to stay flat."""


@lru_cache(maxsize=REMEMBERED)
def splits(word: str) -> tuple[tuple[str, str], ...]:
    """All ways to take proclitics off a folded word: (proclitic, rest), the whole word first."""
    return tuple(_ways(word))


def rests(word: str) -> tuple[str, ...]:
    """What `splits` leaves of a word, each once. Not remembered here: see `morphology.Word`."""
    return tuple(dict.fromkeys([rest for _, rest in _ways(word)]))


@lru_cache(maxsize=REMEMBERED)
def bare_words(word: str) -> frozenset[str]:
    """The word, and what is left of it without proclitics and article."""
    return bare_of(rests(word))


def bare_of(rests: tuple[str, ...]) -> frozenset[str]:
    """What is left of a word, with and without article, from what is left of it without proclitics."""
    return frozenset([*rests, *[rest[2:] for rest in rests if rest.startswith("ال") and len(rest) > 3]])


def _ways(word: str) -> list[tuple[str, str]]:
    ways = [("", word)]
    for head in ("", *("وف" if word[:1] in "وف" else "")):
        if head and not word.startswith(head):
            continue
        rest = word[len(head) :]
        if head and len(rest) > 1:
            ways.append((head, rest))
        if rest[:2] == "لل" and len(rest) > 3:
            ways.append((head + "ل", "ال" + rest[2:]))
            ways.append((head + "ل", "ال" + rest[1:]))  # للواء: three lams are written as two (اللواء)
        if rest[:1] in ("ب", "ل", "ك") and len(rest) > 2:
            ways.append((head + rest[0], rest[1:]))
    return list(dict.fromkeys(ways))
