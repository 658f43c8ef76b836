"""What is known of a document when its events are put together: mentions, triggers, statuses, and what they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import Trigger
from evtx.model import Article, EventPlace, Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document

_HEADED = 2  # what a country counts for that the headline names, besides its mention


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """Everything known of a document when drafts are built; compared by identity, for what is remembered of it."""

    article: Article
    document: Document
    readings: tuple[Reading | None, ...]
    mentions: tuple[Mention, ...]
    triggers: tuple[Trigger, ...]
    statuses: dict[int, tuple[str, tuple[str, ...], frozenset[str]]]
    lexicon: Lexicon
    topic: str | None = None  # the subject that an article has instead of events


@lru_cache(maxsize=4)
def mentions_by_kind(known: Annotated) -> Mapping[str, Sequence[Mention]]:
    """The mentions of a document by kind, in order; sorted once for all its events."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in known.mentions:
        found[mention.kind].append(mention)
    return found


@lru_cache(maxsize=4)
def main_country(known: Annotated) -> str | None:
    """The country that a text tells of most; where it names no place, the one of which all its parties are."""
    counts: Counter[str] = Counter()
    for mention in known.mentions:
        if mention.kind == "place":
            place: EventPlace = mention.value.place
            if place.country:
                # the headline says where an account is, though a pact was signed elsewhere or its villages are unknown
                headed = known.document.sentences[known.document.sentence_of(mention.first)].part == "title"
                counts[place.country] += (1 if place.kind == "country" else 2) + _HEADED * headed
    return counts.most_common(1)[0][0] if counts else _country_of_parties(known)


def _country_of_parties(known: Annotated) -> str | None:
    """The only country from which the organisations that a text names are, if there is just one.

    A bare body ("the police") is that of any country, and tells none.
    """
    entries = known.lexicon.actors
    named = [m.value.names for m in mentions_by_kind(known)["actor"] if m.value.how in ("name", "hostile")]
    homes = [{entries[n.actor].country for n in names if n.actor in entries} for names in named]
    countries = {home for one in homes if len(one) == 1 for home in one if home}
    return countries.pop() if len(countries) == 1 else None
