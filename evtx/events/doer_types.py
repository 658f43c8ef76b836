"""Types that hang on who acts: the type of a rule and the actors of an act in, its type out (codebook, section 1)."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import DraftActor
from evtx.events.frames import Frame

_CROWDS = frozenset({"protesters", "civilians", "students", "workers"})
_GUNMEN = frozenset({"unknown_gunmen", "militants", "bandits", "pirates"})


def type_by_doers(rule_type: str, frame: Frame, actors: Sequence[DraftActor]) -> str:
    """The type of an act whose rule has `rule_type`.

    An attack by aircraft is an air strike, whatever the noun (بدأت المقاتلات هجمات); residents who block a road
    protest; gunmen who storm a house attack it, since a raid is an operation of a force; demonstrators who clash with
    the police riot.
    """
    doers = [m for f in frame.of("initiator") for m in f.chunk.items]
    if rule_type in ("armed_attack", "shelling") and any(m.value.kind == "aircraft" for m in doers):
        return "airstrike"
    if rule_type == "blockade" and _all_in(actors, _CROWDS):
        return "protest"
    if rule_type == "armed_clash" and any((a.id, a.role) == ("protesters", "participant") for a in actors):
        return "riot"
    if rule_type == "raid" and _all_in(actors, _GUNMEN):
        return "armed_attack"
    return rule_type


def _all_in(actors: Sequence[DraftActor], ids: frozenset[str]) -> bool:
    doers = {a.id for a in actors if a.role == "initiator"}
    return bool(doers) and doers <= ids
