"""Things and people by noun or phrase: a document in, mentions of kind `item` and `people` out.

The longest match wins at a place; a phrase wins over the nouns inside it.
"""

from __future__ import annotations

from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import PatternTable
from evtx.lexicon.schema import ItemEntry, PeopleEntry
from evtx.model import Mention
from evtx.text.document import Document

_NOMINAL = frozenset({"N", "VN", "AP", "PP", "ADJ"})


def annotate_items(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Weapons, vehicles, buildings and goods; value is the ItemEntry."""
    return _annotate(document, "item", lexicon.item_nouns, lexicon.item_phrases)


def annotate_people(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Nouns for people (قتيل، عنصر، مدني); value is the PeopleEntry."""
    return _annotate(document, "people", lexicon.people_nouns, lexicon.people_phrases)


def _annotate(
    document: Document,
    kind: str,
    nouns: dict[str, ItemEntry] | dict[str, PeopleEntry],
    phrases: PatternTable,
) -> list[Mention]:
    found: dict[int, tuple[int, object]] = {}
    for hit in phrases.find(document):
        if hit.first not in found or found[hit.first][0] < hit.last:
            found[hit.first] = (hit.last, hit.payload)
    mentions: list[Mention] = []
    covered = 0
    for index, analyses in enumerate(document.analyses):
        if index < covered:
            continue
        if index in found:
            last, payload = found[index]
            covered = last
            mentions.append(document.mention_of_tokens(kind, index, last, payload, f"{kind}.{payload.id}"))  # type: ignore[attr-defined]
            continue
        for analysis in analyses:
            entry = nouns.get(analysis.noun or analysis.lemma) if analysis.cat in _NOMINAL else None
            if entry is not None:
                mentions.append(document.mention_of_tokens(kind, index, index + 1, entry, f"{kind}.{entry.id}"))
                break
    return mentions
