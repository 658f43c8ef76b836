"""Armed men told by what else they are (رعاة مسلحون، شبان مسلحون): mentions of actors in, the two words as one out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.model import Mention
from evtx.text.document import Document

_GUNMEN = "unknown_gunmen"
_ARMED = frozenset({"مسلحون", "مسلحين", "مسلحان"})


def join_armed(document: Document, actors: Sequence[Mention]) -> list[Mention]:
    """People of no party with "armed" right behind them are gunmen; nobody else is told by that word."""
    out: list[Mention] = []
    for actor in actors:
        before = out[-1] if out else None
        if before is not None and _is_armed(document, before, actor):
            rule = f"actor.name.{_GUNMEN}"
            out[-1] = document.mention_of_tokens("actor", before.first, actor.last, actor.value, rule)
        else:
            out.append(actor)
    return out


def _is_armed(document: Document, people: Mention, word: Mention) -> bool:
    if people.last != word.first or document.tokens[word.first].text not in _ARMED or people.value.how != "noun":
        return False
    generic = any(n.actor == _GUNMEN for n in word.value.names) and any(
        n.actor == "civilians" for n in people.value.names
    )
    return generic and not document.tokens[people.first].text.startswith("ال")
