"""Who did what to whom goes in; the two main actors of ACLED with their associates come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evtx.export.acled_actors import Party, Scene, civilians, crowd, designations, party, unidentified
from evtx.export.acled_codes import (
    AGAINST_CIVILIANS,
    BATTLES,
    CIVILIANS,
    EXTERNAL,
    PROTESTERS,
    PROTESTS,
    REMOTE,
    RIOTERS,
    RIOTS,
    STATE,
)
from evtx.export.knowledge import Knowledge
from evtx.model import Event, EventActor

_UNARMED = frozenset({CIVILIANS, PROTESTERS, RIOTERS})
_FORCES = frozenset({STATE, EXTERNAL})
_NOBODY_KNOWN = frozenset({"unknown_gunmen"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Actor 1 and actor 2 (None: one-sided), the names of their associates, whether civilians are the target."""

    first: Party
    with_first: tuple[str, ...]
    second: Party | None
    with_second: tuple[str, ...]
    civilians_targeted: bool


def sides(event: Event, event_type: str, scene: Scene, knowledge: Knowledge) -> Sides:
    """The sides of an event. Suspected and accused actors are in the notes only: ACLED's columns say who did it."""
    doers, targets = _roles(event, scene, knowledge)
    backers = [party(a, scene, knowledge) for a in event.actors if a.role == "supporter"]
    if event_type in (PROTESTS, RIOTS):
        return _demonstration(event_type, doers, targets, scene)
    hurt = designations([part.category for f in event.casualties.values() for part in f.of], scene)
    if event_type == BATTLES:
        return _battle(doers, targets, backers, scene)
    if event_type == AGAINST_CIVILIANS:
        return _against_civilians(doers, targets, backers, hurt, scene)
    if event_type == REMOTE:
        return _remote(doers, targets, backers, hurt, scene)
    return _strategic(event.type, doers, targets, backers, scene)


def _roles(event: Event, scene: Scene, knowledge: Knowledge) -> tuple[list[Party], list[Party]]:
    """Who did it and to whom. Who claims an act that nobody is known to have done did it; the sides of a symmetrical
    act are parted: the first against the others, but those of the first one's type stand with it."""

    def parties(actors: Iterable[EventActor]) -> list[Party]:
        return list(dict.fromkeys(party(a, scene, knowledge) for a in actors))

    doers = [a for a in event.actors if a.role == "initiator"]
    if event.claimed_by and all(a.id in _NOBODY_KNOWN for a in doers):
        doers = [EventActor(c.id, c.name, None, "initiator") for c in event.claimed_by]
    first, second = parties(doers), parties(a for a in event.actors if a.role == "target")
    partners = [p for p in parties(a for a in event.actors if a.role == "participant") if p not in (*first, *second)]
    if partners and not first:
        first, partners = partners[:1], partners[1:]
    allies = [p for p in partners if p.inter == first[0].inter] if first else []
    if second or len(allies) < len(partners):
        first += allies
        partners = [p for p in partners if p not in allies]
    return first, [p for p in (*second, *partners) if p not in first]


def _battle(doers: Sequence[Party], targets: Sequence[Party], backers: Sequence[Party], scene: Scene) -> Sides:
    """Two armed sides; civilians are no party to a battle, whoever is hurt in it."""
    first = [p for p in doers if p.inter not in _UNARMED] or [unidentified(scene)]
    second = [p for p in targets if p.inter not in _UNARMED] or [unidentified(scene)]
    return Sides(first[0], _names(*first[1:], *backers), second[0], _names(*second[1:]), False)


def _against_civilians(
    doers: Sequence[Party], targets: Sequence[Party], backers: Sequence[Party], hurt: Sequence[str], scene: Scene
) -> Sides:
    """The victims are actor 2 and civilians by definition; what they are otherwise stands beside them."""
    first = [p for p in doers if p.inter != CIVILIANS] or [unidentified(scene)]
    armed = [p.name for p in targets if p.inter not in _UNARMED]
    beside = _listed([*armed, *(p.designation for p in targets), *hurt])
    return Sides(first[0], _names(*first[1:], *backers), civilians(scene), beside, True)


def _remote(
    doers: Sequence[Party], targets: Sequence[Party], backers: Sequence[Party], hurt: Sequence[str], scene: Scene
) -> Sides:
    """An armed target comes before the civilians who were hurt with it; without a target the event is one-sided."""
    first = [p for p in doers if p.inter != CIVILIANS] or [unidentified(scene)]
    armed = [p for p in targets if p.inter not in _UNARMED]
    unarmed = [p for p in targets if p.inter in _UNARMED]
    second = [*armed, *unarmed]
    if not second:
        return Sides(first[0], _names(*first[1:], *backers), None, (), False)
    beside = _listed([*_names(*second[1:]), *(p.designation for p in second[:1]), *hurt])
    return Sides(first[0], _names(*first[1:], *backers), second[0], beside, not armed)


def _demonstration(event_type: str, doers: Sequence[Party], targets: Sequence[Party], scene: Scene) -> Sides:
    """The crowd is actor 1; whose people they are stands beside it. Forces are actor 2 where they stepped in, also
    where the text tells it as what they did to protesters.

    Whom a peaceful protest is against is no actor.
    """
    first = crowd(scene)
    turned = [p for p in doers if p.inter in _FORCES] if any(p.inter == first.inter for p in targets) else []
    beside = _names(*(p for p in doers if p not in turned and (p.inter not in _UNARMED or p.designation)))
    forces = [*turned, *(p for p in targets if p.inter in _FORCES)]
    others = [p for p in targets if p.inter == CIVILIANS]
    met = [*forces, *others] if event_type == RIOTS else forces if scene.sub_event_type != "Peaceful protest" else []
    second = met[0] if met else None
    return Sides(first, beside, second, _names(*met[1:]), second is not None and second.inter == CIVILIANS)


def _strategic(
    kind: str, doers: Sequence[Party], targets: Sequence[Party], backers: Sequence[Party], scene: Scene
) -> Sides:
    """Often one-sided; where nobody is said to do it, it is told of those to whom it happens."""
    first, second = list(doers) or list(targets), list(targets) if doers else []
    if not first:
        first = [civilians(scene) if kind == "displacement" else unidentified(scene)]
    beside = _listed([*(p.designation for p in first[:1]), *_names(*first[1:], *backers)])
    beside_second = _listed([*(p.designation for p in second[:1]), *_names(*second[1:])])
    return Sides(first[0], beside, second[0] if second else None, beside_second, False)


def _names(*parties: Party) -> tuple[str, ...]:
    return _listed([name for p in parties for name in (p.name, p.designation)])


def _listed(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n in names if n))
