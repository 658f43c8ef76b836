"""Fixtures in, as many made-up articles as wanted out: their sentences in new orders, with other names and numbers.

A few sentences over and over would flatter whatever remembers words. So every place, given name and figure is exchanged
for one drawn from all that the gazetteer and the lexicon have, and unlisted words take turns with each other across the
articles. `variety` says how many different words there are, beside the fixtures themselves. Same seed, same bytes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import orjson

from evtx.gazetteer.places import default_gazetteer
from evtx.ingest.article import build
from evtx.ingest.outlets import Outlets, load_outlets
from evtx.ingest.raw import Origin, Raw, Skipped
from evtx.ingest.read import IngestOptions, ingest
from evtx.lexicon.load import default_lexicon
from evtx.model import Article
from evtx.text.normalize import fold_text

ROOT = Path(__file__).parents[1]
SOURCES = ("articles", "gold", "seen")
BYTES = 5000  # of one article
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SENTENCE = re.compile(r"[^\n.!؟]+[.!؟]*")
_LEAST = 4  # words of a sentence
_SPELLED = 4  # one word in so many is written otherwise than the lexicon has it: slips, foreign names


@dataclass(frozen=True, slots=True)
class Variety:
    """How rich a text is in words: running words, different ones, and different ones among the first `sample`."""

    words: int
    different: int
    sample: int
    in_sample: int

    @property
    def ratio(self) -> float:
        """Different words to running words in the sample: types to tokens, comparable for equal samples alone."""
        return self.in_sample / max(1, self.sample)


def articles(count: int, size: int = BYTES, seed: int = 1) -> Iterator[Article]:
    """`count` articles of about `size` bytes of UTF-8 each, as evtx reads them."""
    for line in lines(count, size, seed):
        yield _as_article(orjson.loads(line))


def lines(count: int, size: int = BYTES, seed: int = 1) -> Iterator[bytes]:
    """The same as JSON lines with id, title, text and day of publication."""
    chance = random.Random(seed)
    sentences = list(_sentences())
    deck: list[str] = []
    for number in range(count):
        parts: list[str] = []
        length = 0
        while length < size:
            if not deck:  # every sentence once before any comes again
                deck = chance.sample(sentences, len(sentences))
            told = _otherwise(deck.pop(), chance)
            parts.append(told + ("\n\n" if chance.random() < 0.3 else " "))
            length += len(parts[-1].encode())
        day = f"20{chance.randint(12, 24)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        title = _otherwise(chance.choice(sentences), chance)[:90]
        text = "".join(parts).strip()
        yield orjson.dumps({"id": f"b{number:06d}", "title": title, "text": text, "published": day}) + b"\n"


def write(path: Path, count: int, size: int = BYTES, seed: int = 1) -> int:
    """The same as a file; its length in bytes."""
    with path.open("wb") as stream:
        return sum(stream.write(line) for line in lines(count, size, seed))


def variety(texts: Iterable[str], sample: int = 10_000) -> Variety:
    """How rich texts are in words, folded, of which `sample` are drawn evenly from all of them."""
    words = [word for text in texts for word in _WORD.findall(fold_text(text)) if not word.isdigit()]
    chosen = random.Random(1).sample(words, min(sample, len(words)))
    return Variety(len(words), len(set(words)), len(chosen), len(set(chosen)))


@cache
def fixtures() -> tuple[Article, ...]:
    """The articles that the corpus is made of."""
    found = ingest([str(ROOT / "fixtures" / name) for name in SOURCES], IngestOptions(keep_removed=False))
    texts: dict[str, Article] = {}
    for outcome in found:
        if isinstance(outcome, Article):
            texts.setdefault(outcome.text, outcome)
    return tuple(texts.values())


def _as_article(record: dict[str, str]) -> Article:
    raw = Raw(record["text"], record["title"], record["id"], published=record["published"])
    made = build(raw, Origin("bench.jsonl", "bench.jsonl", record["id"], {}, None), IngestOptions(), _outlets())
    if isinstance(made, Skipped):
        raise SystemExit(f"the corpus has an article that is none: {made.reason}")
    return made


@cache
def _outlets() -> Outlets:
    return load_outlets(())


def _sentences() -> Iterator[str]:
    seen = set()
    for article in fixtures():
        for found in _SENTENCE.findall(article.text):
            sentence = found.strip()
            if len(sentence.split()) >= _LEAST and sentence not in seen:
                seen.add(sentence)
                yield sentence


# ---------------------------------------------------------------- other names and numbers


def _otherwise(sentence: str, chance: random.Random) -> str:
    """A sentence with other places, given names, figures and unlisted words."""
    return _WORD.sub(lambda found: _other(found[0], chance), sentence)


def _other(word: str, chance: random.Random) -> str:
    if word.isdigit():
        return word if len(word) == 4 else str(chance.randint(2, 99))
    folded = fold_text(word)
    for names in _names():
        if folded in names[1]:
            return chance.choice(names[0])
    if chance.randrange(_SPELLED) == 0 and len(word) > 4 and not default_lexicon().morphology.analyse(folded):
        return _respelled(word, chance)
    return word


def _respelled(word: str, chance: random.Random) -> str:
    """A word that no list has: two of its letters exchanged for others."""
    letters = list(word)
    for at in chance.sample(range(1, len(letters)), 2):
        letters[at] = chance.choice("بتثجحخدذرزسشصضطظعغفقكلمنهوي")
    return "".join(letters)


@cache
def _names() -> tuple[tuple[Sequence[str], frozenset[str]], ...]:
    """Names that may stand for each other: as written, and folded."""
    places = sorted(
        {
            name
            for place in default_gazetteer().places.values()
            if place.kind in ("settlement", "quarter")
            for name in place.names
            if " " not in name and len(name) > 3
        }
    )
    given = sorted(default_lexicon().given_names["plain"])
    return tuple((names, frozenset(map(fold_text, names))) for names in (places, given))
