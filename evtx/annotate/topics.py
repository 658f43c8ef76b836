"""What an article is about, where that rules events out: sport, films, markets, accidents."""

from __future__ import annotations

from collections.abc import Iterable

from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import Topic
from evtx.model import Mention
from evtx.text.document import Document

_ARMED_KINDS = frozenset({"armed_group", "army", "militia", "coalition", "tribe"})
_LEAD_SENTENCES = 2


def off_topic(document: Document, mentions: Iterable[Mention], lexicon: Lexicon) -> str | None:
    """The id of the subject that an article has instead of events, or None.

    A subject counts when enough different words of its list stand in the article, or in its title and lead,
    and no army or armed group is named where the list says that one would keep the article in.
    """
    hits = lexicon.topics.find(document)
    if not hits:
        return None
    lead = _lead_end(document)
    words: dict[Topic, set[str]] = {}
    for hit in hits:
        for topic in hit.payload:
            if not topic.lead or hit.first < lead:
                words.setdefault(topic, set()).add(document.tokens[hit.last - 1].text.removeprefix("ال"))
    told = [topic for topic, found in words.items() if len(found) >= topic.needs]
    if not told:
        return None
    armed = _names_armed(mentions, lexicon)
    return next((topic.id for topic in told if not (topic.armed_veto and armed)), None)


def _lead_end(document: Document) -> int:
    body = [s for s in document.sentences if s.part not in ("title", "heading")]
    return body[min(_LEAD_SENTENCES, len(body)) - 1].last if body else len(document.tokens)


def _names_armed(mentions: Iterable[Mention], lexicon: Lexicon) -> bool:
    """Whether an armed side is named, other than as the one who tells it."""
    mentions = tuple(mentions)
    told = {t for m in mentions if m.kind == "source" for t in range(m.first, m.last)}
    return any(
        mention.kind == "actor"
        and mention.first not in told
        and mention.value.how in ("name", "hostile")
        and any(lexicon.actors[n.actor].kind in _ARMED_KINDS for n in mention.value.names if n.actor in lexicon.actors)
        for mention in mentions
    )
