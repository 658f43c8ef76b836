"""Attackers who fell in their own attack (قتل ثلاثة مهاجمين من الحركة في هجوم): groups in, groups with doers out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.draft import Draft, DraftActor
from evtx.frozen import replace
from evtx.lexicon.schema import GUNMEN, STATE_KINDS
from evtx.text.words import word_class

Group = tuple[Draft, ...]

_ATTACKS = frozenset({"armed_attack", "bombing"})
_ATTACKER = "attacker"
_ENDS = frozenset({"armed_attack", "killing", "arrest", "assassination"})
_FIGHT = "armed_clash"
_FORCES = frozenset({"police", "army", "security_forces"})
_CULPRITS = word_class("events.culprits.doers") | word_class("events.fallen_attackers.suspects")
_DOING = frozenset({"initiator", "participant", "suspected", "accused"})
_AIMED_AT = ("target", "on")
_FALLEN = frozenset({"subject", "passive", "genitive"})
_REBELS = "armed_group"
_BEHIND = 3  # words behind an act's own in which it is told to whom it was done


def with_fallen_attackers(known: Annotated, groups: Sequence[Group]) -> list[Group]:
    """The groups; in an attack of which no doer is told those do it whose attackers fell, and are no targets of it.

    Who killed or took the attackers did not attack.
    """
    return [_by_the_dead(known, _as_doers(known, _without_those_who_ended_it(known, group))) for group in groups]


def _without_those_who_ended_it(known: Annotated, group: Group) -> Group:
    """طعن رجل مارة قبل أن تقتل الشرطة المهاجم: the forces that put an end to an attack are no party to it."""
    ends = {n for n, d in enumerate(group) if d.type in _ENDS and _puts_an_end(known, d)}
    if any(d.type == _FIGHT for d in group):
        return group  # the attacker is one side of it, and they are the other
    if not any(d.type in _ATTACKS and n not in ends for n, d in enumerate(group)):
        return group
    return tuple(
        replace(d, actors=tuple(a for a in d.actors if not _is_of_the_end(known, a))) if n in ends else d
        for n, d in enumerate(group)
    )


def _puts_an_end(known: Annotated, draft: Draft) -> bool:
    """Whether a force of a state does an act behind whose words a noun for whoever did another one stands."""
    if not any(a.role == "initiator" and _is_of_the_end(known, a) for a in draft.actors):
        return False
    tokens = known.document.tokens[draft.trigger.anchor + 1 : draft.trigger.last + _BEHIND]
    return any(t.text in _CULPRITS for t in tokens)


def _is_of_the_end(known: Annotated, actor: DraftActor) -> bool:
    """Whether an actor is a force of a state that does an act, or armed men of no side to whom it is done."""
    if actor.role == "target":
        return actor.id in GUNMEN
    entry = known.lexicon.actors.get(actor.id)
    state = entry is not None and entry.kind in STATE_KINDS
    return actor.role == "initiator" and (state or actor.id in _FORCES)


def _as_doers(known: Annotated, group: Group) -> Group:
    attack = group[0].type in _ATTACKS and any(d.trigger.rule.type in _ATTACKS for d in group)
    if not attack or any(a.role == "initiator" and a.id not in GUNMEN for d in group for a in d.actors):
        return group
    theirs = {a.id for d in group for a in d.actors if _is_attackers(known, a)}
    return tuple(replace(d, actors=tuple(_turned(a, theirs) for a in d.actors)) for d in group) if theirs else group


def _is_attackers(known: Annotated, actor: DraftActor) -> bool:
    """Whether the phrase for a side that was struck is one for its attackers (انتحاريان من كذا)."""
    if actor.role != "target" or actor.generic:
        return False
    people = mentions_by_kind(known)["people"]
    return any(m.value.id == _ATTACKER and actor.first <= m.first and m.last <= actor.last for m in people)


def _by_the_dead(known: Annotated, group: Group) -> Group:
    """قتل خمسة من مقاتلي الحركة خلال هجوم على حاجز للشرطة: rebels who fall where their state's force is attacked."""
    if not any(d.type in _ATTACKS for d in group) or any(a.role in _DOING for d in group for a in d.actors):
        return group
    attacked = [(d, a) for d in group for a in d.actors if d.trigger.form == "noun" and (a.role, a.place) == _AIMED_AT]
    for attack, hit in attacked:
        fallen = [a for d in group for a in d.actors if d.sentence == attack.sentence and _fell_before(a, attack)]
        dead = {a.id for a in fallen if _rises_against(known, a.id, hit.id)}
        if dead:
            return tuple(replace(d, actors=tuple(_turned(a, dead) for a in d.actors)) for d in group)
    return group


def _fell_before(actor: DraftActor, attack: Draft) -> bool:
    """Whether an actor is told as fallen before the noun of an attack."""
    return actor.role == "target" and actor.place in _FALLEN and actor.last <= attack.trigger.first


def _rises_against(known: Annotated, group_id: str, force_id: str) -> bool:
    """Whether an armed group of no country, or of the one whose force it is, is no part of that state."""
    group, force = known.lexicon.actors.get(group_id), known.lexicon.actors.get(force_id)
    if group is None or force is None or group.kind != _REBELS or group_id in GUNMEN:
        return False
    return force.kind in STATE_KINDS | {"government"} and group.country in ("", None, force.country)


def _turned(actor: DraftActor, theirs: set[str]) -> DraftActor:
    return replace(actor, role="initiator") if actor.role == "target" and actor.id in theirs else actor
