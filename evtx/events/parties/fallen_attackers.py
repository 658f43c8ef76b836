"""Attackers who fell in their own attack (قتل ثلاثة مهاجمين من الحركة في هجوم): groups in, groups with doers out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.draft import Draft, DraftActor
from evtx.frozen import replace
from evtx.lexicon.schema import GUNMEN

Group = tuple[Draft, ...]

_ATTACKS = frozenset({"armed_attack", "bombing"})
_ATTACKER = "attacker"


def with_fallen_attackers(known: Annotated, groups: Sequence[Group]) -> list[Group]:
    """The groups; in an attack of which no doer is told those do it whose attackers fell, and are no targets of it."""
    return [_as_doers(known, group) for group in groups]


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


def _turned(actor: DraftActor, theirs: set[str]) -> DraftActor:
    return replace(actor, role="initiator") if actor.role == "target" and actor.id in theirs else actor
