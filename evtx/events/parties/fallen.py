"""The sides of a fight by those who fell in it: actors and figures of an event in, the actors with them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from evtx.events.parties.roles import in_role
from evtx.lexicon.schema import STATE_KINDS
from evtx.model import EventActor, Figure, FigureOf

_STATE_FORCES = frozenset({"army", "police", "security_forces", "government"})
_FIGHTING_KINDS = STATE_KINDS | {"militia", "armed_group", "tribe"}
# Who fights on no side, whatever befalls him in a fight.
_BYSTANDERS = frozenset({"civilians", "prisoners", "journalists"})
_BOTH = 2  # sides


def with_fallen_side(
    told: Sequence[EventActor],
    casualties: Mapping[str, Figure],
    entry: Callable[[str, str], EventActor],
    kind: Callable[[str], str],
) -> tuple[EventActor, ...]:
    """The sides of a fight: no civilians, and whose fighters fell where fewer than two sides are named.

    `entry`: an actor by id and role; `kind`: what an id is in the lexicon, empty where it is not listed.
    """
    sides = tuple(a for a in told if a.id not in _BYSTANDERS or a.role != "participant")
    if not any(a.role == "participant" for a in sides):
        sides = tuple(told)  # عراك بالسلاح بين عائلتين: they are the sides
    known = {a.id for a in sides if a.role == "participant"}
    if any(kind(i) in STATE_KINDS for i in known - _STATE_FORCES):
        known -= _STATE_FORCES  # وزارة الداخلية and قوات الأمن are one side
    hurt = [f for figure in ("killed", "wounded") if figure in casualties for f in casualties[figure].of]
    fell = dict.fromkeys(f.actor for f in hurt if f.actor and kind(f.actor) and _fighters(f, kind))
    more = [i for i in fell if i and i not in known]
    return (*sides, *(entry(in_role(i, "participant"), "participant") for i in more[: max(0, _BOTH - len(known))]))


def _fighters(part: FigureOf, kind: Callable[[str], str]) -> bool:
    """Whether those whom a part of a toll counts fought: by what they are called, else by whose men they are."""
    if part.category != "unknown":
        return part.category == "combatant"
    return kind(part.actor or "") in _FIGHTING_KINDS
