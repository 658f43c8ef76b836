"""Which of several groups a short name is: the one that the article names in full (المقاومة، التحالف، المليشيا).

In: the actor mentions of a document. Out: the same mentions; a name that several armed groups or coalitions share
means the one of them that the article tells by a name of its own, wherever the event is. What names none of them,
or several, is left to the day and country of the event (`evtx.lexicon.who.resolve`).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import ActorName
from evtx.model import Mention

_SHARED = frozenset({"name", "hostile"})
_GROUPS = frozenset({"armed_group", "militia", "coalition"})
_OF_STATES = frozenset({"state", "government", "army", "police", "security"})


def settle_shared_names(mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions, each name that several groups share made the one that is named in full."""
    certain = _certain(mentions, lexicon)
    return [_settled(mention, certain, lexicon) for mention in mentions] if certain else list(mentions)


def _settled(mention: Mention, certain: dict[str, ActorName], lexicon: Lexicon) -> Mention:
    meant = _several(mention)
    told = meant & certain.keys()
    if len(told) != 1 or len(meant) == 1 or mention.value.how not in _SHARED:
        return mention
    if any(actor in lexicon.homes for actor in meant):
        return mention  # القوات الحكومية is whoever governs
    if any(actor in lexicon.actors and lexicon.actors[actor].kind in _OF_STATES for actor in meant - told):
        return mention  # الجيش اليمني is an army's name, though rebels who hold the capital take it too
    return replace(mention, value=replace(mention.value, names=(certain[told.pop()],)))


def _certain(mentions: Sequence[Mention], lexicon: Lexicon) -> dict[str, ActorName]:
    """The groups that a name of their own tells, with that name."""
    found: dict[str, ActorName] = {}
    for mention in mentions:
        if mention.value.how in _SHARED and len(_several(mention)) == 1:
            name = mention.value.names[0]
            actor = lexicon.actors.get(name.actor)
            if actor is not None and actor.kind in _GROUPS and not name.dated and not name.person:
                found.setdefault(name.actor, name)
    return found


def _several(mention: Mention) -> set[str]:
    return {name.actor for name in mention.value.names}
