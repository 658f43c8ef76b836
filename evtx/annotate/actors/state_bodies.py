"""Bodies of a state by nationality (الجيش الفلبيني، القوات الأفغانية والباكستانية): a document in, mentions out.

Which actor the body is depends on the country (`data/nations.toml`) and, where it changed hands, on the day.
"""

from __future__ import annotations

from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameHit
from evtx.lexicon.schema import BodyNoun, Nation
from evtx.lexicon.who import ActorRef
from evtx.model import Mention
from evtx.text.document import Document

_ARTICLE = ("ال", "لل", "وال", "بال", "فال", "كال")


def annotate_state_bodies(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Body and nationality as one name each; each nationality joined by و is a name of its own."""
    mentions: list[Mention] = []
    for hit in lexicon.state_bodies.find(document):
        body = hit.payload[0]
        found = _nationality(document, lexicon, hit, body) if isinstance(body, BodyNoun) else None
        if found is None:
            continue
        last, nation = found
        mentions.append(_mention(document, hit.first, last, body.kind, nation, hit.proclitic))
        while not body.person and (joined := _joined(document, lexicon, last)) is not None:
            mentions.append(_mention(document, joined.first, joined.last, body.kind, joined.payload[0], "و"))
            last = joined.last
    return mentions


def _joined(document: Document, lexicon: Lexicon, at: int) -> NameHit | None:
    """القوات الأميركية | والبريطانية | والفرنسية: a nationality joined by و to the one before it."""
    hit = lexicon.nationalities.at(document.tokens, at) if at < len(document.tokens) else None
    return hit if hit is not None and hit.proclitic == "و" else None


def _nationality(document: Document, lexicon: Lexicon, hit: NameHit, body: BodyNoun) -> tuple[int, Nation] | None:
    """End and nation of the adjective after a body, past the words that may stand between them."""
    tokens = document.tokens
    definite = tokens[hit.last - 1].text.startswith(_ARTICLE if hit.last - hit.first == 1 else "ال")
    for at in range(hit.last, min(hit.last + body.gap + 1, len(tokens))):
        adjective = lexicon.nationalities.at(tokens, at)
        if adjective is not None and not adjective.proclitic:
            if tokens[at].text.startswith("ال") == (definite or at > hit.last):
                return adjective.last, adjective.payload[0]
            return None
        if not tokens[at].word or not tokens[at].text.startswith("ال"):
            return None
    return None


def _mention(document: Document, first: int, last: int, kind: str, nation: Nation, proclitic: str) -> Mention:
    names = nation.bodies[kind]
    value = ActorRef(names, "name", proclitic)
    return document.mention_of_tokens("actor", first, last, value, f"actor.body.{kind}.{nation.country.lower()}")
