"""Is a fight one between a crowd and a force? A trigger and the phrases around it in, yes or no out.

مواجهات is said of armed sides as of demonstrators and the police. Where no side with arms of its own is named beside
a force, and the sentences around tell of demonstrators or of stones, the crowd fights: a riot, no clash.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.annotated import Annotated
from evtx.events.draft import DraftActor
from evtx.events.frames.phrase import Index
from evtx.lexicon.schema import Trigger
from evtx.text.words import word_class

_FIGHTS = frozenset({"مواجهه", "صدام", "مصادمه", "مناوشه"})
_WITH_ARMS = frozenset("armed_group militia tribe coalition".split())
_ARMIES = frozenset("army government state".split())
_CROWD = frozenset("protesters civilians students worshippers".split())
_PEOPLE = frozenset("protester civilian national locals man student worshipper person".split())
_SIDES_REACH = 9  # words from the noun of a fight to the second of its sides
_GUNMEN = frozenset({"unknown_gunmen", "militants"})
_DEMONSTRATORS, _FIGHTERS = "protesters", frozenset("gunman fighter militant rebel irregular tribesman".split())
_HEAVY = frozenset("machine_gun mortar rocket artillery rpg tank drone missile".split())
_THROWN = frozenset("stones molotov tear_gas rubber_bullets march".split())
_OF_CROWDS = word_class("events.crowds.signs")
_AROUND = 3  # sentences before and behind in which the crowd is told


def is_fight_of_crowd(
    known: Annotated, index: Index, number: int, trigger: Trigger, actors: Sequence[DraftActor]
) -> bool:
    """Whether an armed clash by its word is a crowd's; `number` is that of the sentence."""
    noun = trigger.analysis.noun or trigger.analysis.lemma
    if trigger.rule.type != "armed_clash" or trigger.form != "noun" or noun not in _FIGHTS:
        return False
    if not all(_no_fighter(known, a) for a in actors) or _between_forces(known, index, trigger, actors):
        return False
    sentences = known.document.sentences
    own = sentences[number]
    if any(m.value.id in _FIGHTERS for m in index.inside("people", own.first, own.last)):
        return False
    if any(m.value.id in _HEAVY for m in index.inside("item", own.first, own.last)):
        return False
    around = sentences[max(0, number - _AROUND) : number + 1 + _AROUND]
    return any(_tells_of_crowd(known, index, s.first, s.last) for s in around)


def _no_fighter(known: Annotated, actor: DraftActor) -> bool:
    """Whether an actor is a crowd, or a body of a state, as who faces crowds."""
    listed = known.lexicon.actors.get(actor.id)
    return listed is not None and listed.kind not in _WITH_ARMS and actor.id not in _GUNMEN


def _between_forces(known: Annotated, index: Index, trigger: Trigger, actors: Sequence[DraftActor]) -> bool:
    """مواجهات بين الجيش وحكومة الوفاق: whether "between" names sides of which none is a crowd."""
    last = min(len(known.document.tokens), trigger.last + _SIDES_REACH)
    between = next((t for t in range(trigger.last, last) if known.document.tokens[t].text == "بين"), None)
    if between is None or any(a.id in _CROWD for a in actors):
        return False
    if any(m.value.id in _PEOPLE for m in index.inside("people", between, last)):
        return False
    sides = [known.lexicon.actors.get(a.id) for a in actors if a.role == "participant"]
    return any(a is not None and a.kind in _ARMIES for a in sides)


def _tells_of_crowd(known: Annotated, index: Index, first: int, last: int) -> bool:
    actors = (n.actor for m in index.inside("actor", first, last) for n in m.value.names)
    return (
        _DEMONSTRATORS in actors
        or any(m.value.id in _THROWN for m in index.inside("item", first, last))
        or any(t.text in _OF_CROWDS for t in known.document.tokens[first:last])
    )
