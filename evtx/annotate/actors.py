"""Actors by name, noun or nationality adjective: a document in, mentions of kind `actor` out.

The value is an `ActorRef`: every actor that the words can mean; date and country of the event decide
later (`evtx.lexicon.who.resolve`).
"""

from __future__ import annotations

from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import splits
from evtx.lexicon.schema import ActorName
from evtx.lexicon.who import ActorRef
from evtx.model import Mention
from evtx.text.document import Document

_NOMINAL = frozenset({"N", "AP", "PP", "ADJ", "VN"})


def annotate_actors(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Names first (the longest wins), then generic nouns and adjectives on the words that are left."""
    mentions: list[Mention] = []
    covered: set[int] = set()
    for hit in lexicon.actor_names.find(document):
        names = tuple(n for n in hit.payload if isinstance(n, ActorName))  # type: ignore[attr-defined]
        how = min((n.how for n in names), key=("name", "hostile", "metonym").index)
        covered.update(range(hit.first, hit.last))
        value = ActorRef(names, how, hit.proclitic)
        mentions.append(document.mention_of_tokens("actor", hit.first, hit.last, value, f"actor.{how}.{names[0].actor}"))
    for index, analyses in enumerate(document.analyses):
        if index in covered:
            continue
        anaphor = _anaphor(document, index, lexicon)
        if anaphor is not None:
            mentions.append(document.mention_of_tokens("actor", index, index + 1, anaphor, f"actor.anaphor.{anaphor.anaphor}"))
            continue
        for analysis in analyses:
            if analysis.cat not in _NOMINAL:
                continue
            key = analysis.noun or analysis.lemma
            noun = lexicon.actor_nouns.get(key)
            adjective = lexicon.actor_adjectives.get(key) if analysis.cat in ("ADJ", "N") else None
            found = noun or adjective
            if found:
                how = "noun" if noun else "adjective"
                value = ActorRef(found, how, analysis.conj + analysis.prep)
                rule = f"actor.{how}.{found[0].actor}"
                mentions.append(document.mention_of_tokens("actor", index, index + 1, value, rule))
                break
    return sorted(mentions, key=lambda m: m.first)


def _anaphor(document: Document, index: int, lexicon: Lexicon) -> ActorRef | None:
    """الجانبين، والأخيرة، للتنظيم: words that take up an actor told before."""
    for proclitic, word in splits(document.tokens[index].text):
        if word in lexicon.anaphors:
            return ActorRef((), "anaphor", proclitic, lexicon.anaphors[word])
    return None
