"""Words behind a thing that say which thing it is (`data/models.toml`): what they make of which bare things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evtx.lexicon.tables import entries

# Masculine, feminine, dual and sound plural of an adjective, in either case.
_ENDINGS = ("", "ا", "ة", "ان", "ين", "تان", "تين", "ون", "ات")


@dataclass(frozen=True, slots=True)
class Model:
    """The item of a thing with such words behind it, the bare things that it can be said of, whether by itself."""

    item: str
    of: frozenset[str]
    alone: bool
    describes: bool  # an adjective, behind which no figure belongs to it


def read_models(file: Path, table: dict[str, Any]) -> Iterator[tuple[str, Model]]:
    """The words of each entry, also with their article, with what they mean."""
    for entry in entries(file, table, "model"):
        item, of, alone = entry.text("item"), frozenset(entry.texts("of")), entry.flag("alone")
        names, adjectives = entry.texts("names"), entry.texts("adj")
        entry.done()
        for name in names:
            yield from _with_article(name, Model(item, of | {item}, alone, False))
        for adjective in adjectives:
            for form in _forms(adjective):
                yield from _with_article(form, Model(item, of | {item}, alone, True))


def _with_article(words: str, model: Model) -> Iterator[tuple[str, Model]]:
    yield words, model
    if not words.startswith("ال") and not words[0].isascii():
        yield f"ال{words}", model


def _forms(adjective: str) -> Iterator[str]:
    """مفخخ: مفخخا، مفخخة، مفخختان ...; of two words both are inflected (فرط صوتي: فرط صوتية)."""
    first, _, last = adjective.rpartition(" ")
    for ending in _ENDINGS:
        yield f"{first} {last}{ending}".strip()
