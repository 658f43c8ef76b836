"""Which of several groups a short name is: the one that the article names in full (المقاومة، التحالف، المليشيا).

In: the actor mentions of a document. Out: the same mentions; a name that several armed groups or coalitions share
means the one of them that the article tells by a name of its own, wherever the event is. What names none of them,
or several, is left to the day and country of the event (`evtx.lexicon.who.resolve`).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import STATE_KINDS, ActorName
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.words import word_class

_OCCUPIERS = word_class("annotate.one_sense.occupiers")
_SHARED = frozenset({"name", "hostile"})
_GROUPS = frozenset({"armed_group", "militia", "coalition"})


def settle_shared_names(mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions, each name that several groups share made the one that is named in full."""
    certain = _certain(mentions, lexicon)
    return [_settled(mention, certain, lexicon) for mention in mentions] if certain else list(mentions)


def settle_occupiers(document: Document, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions, a bare "occupation" or "enemy" made the one that the article names by its nation last or first.

    الاحتلال is Israel's almost everywhere; in an article on الاحتلال التركي it is Turkey's.
    """
    named = [m for m in mentions if m.value.how in _SHARED and _named_after(document, m) and _state(m, lexicon)]
    if not named:
        return list(mentions)
    out = []
    for mention in mentions:
        if mention.value.how in _SHARED and _ends_in_it(document, mention):
            near = [m for m in named if m.first < mention.first][-1:] or named[:1]
            mention = replace(mention, value=replace(mention.value, names=near[0].value.names))
        out.append(mention)
    return out


def _ends_in_it(document: Document, mention: Mention) -> bool:
    """Whether a name ends in a word for the occupier: of whom is not told."""
    return not _OCCUPIERS.isdisjoint(bare_words(document.tokens[mention.last - 1].text))


def _named_after(document: Document, mention: Mention) -> bool:
    """الاحتلال التركي: whether a word for the occupier has another word of the name behind it."""
    inner = document.tokens[mention.first : mention.last - 1]
    return any(not _OCCUPIERS.isdisjoint(bare_words(t.text)) for t in inner)


def _of_state(actor: str, lexicon: Lexicon) -> bool:
    return actor in lexicon.actors and lexicon.actors[actor].kind in STATE_KINDS


def _state(mention: Mention, lexicon: Lexicon) -> bool:
    actors = {n.actor for n in mention.value.names}
    return len(actors) == 1 and all(_of_state(i, lexicon) for i in actors)


def _settled(mention: Mention, certain: dict[str, ActorName], lexicon: Lexicon) -> Mention:
    meant = _several(mention)
    told = meant.intersection(certain)
    if len(told) != 1 or len(meant) == 1 or mention.value.how not in _SHARED:
        return mention
    if any(actor in lexicon.homes for actor in meant):
        return mention  # القوات الحكومية is whoever governs
    if any(n.actor not in told and not n.dated and _of_state(n.actor, lexicon) for n in mention.value.names):
        return mention  # الجيش اليمني is an army's name, though rebels who hold the capital take it too
    names = mention.value.names
    governs = any(_of_state(n.actor, lexicon) for n in names)
    if governs and all(n.dated and (n.dated.start or n.dated.end) for n in names):
        return mention  # الحكومة الأفغانية is whoever governed on the day, though the article names those who do now
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
