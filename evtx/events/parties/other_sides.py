"""The other side of a fight and who lost ground, told by another act of the account: groups in, the same groups out.

Nobody is added where the account knows several who it may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evtx.events.coref.kinds import VIOLENT
from evtx.events.draft import Draft, DraftActor
from evtx.frozen import replace
from evtx.model import ASSERTED
from evtx.text.document import Document
from evtx.text.words import word_class

Group = tuple[Draft, ...]
NO_FORCE = frozenset({"unknown_gunmen", "militants", "civilians", "protesters", "prisoners"})
_SIDES = ("initiator", "participant", "target")
_FIGHTS = frozenset({"armed_clash", "armed_attack"})
_CAPTURE = frozenset({"territory", "deployment", "killing", "seizure"})  # what a capture goes through
_FOUGHT_FOR = frozenset({"territory", "withdrawal", "armed_attack", "raid"})
_TALKING = frozenset({"release", "meeting"})
_COURSE = word_class("events.course.course")


def with_other_sides(groups: Sequence[Group], document: Document) -> list[Group]:
    """The groups, fights with both sides and ground taken with its loser where the account tells them."""
    out = [_with_sides(group, groups) for group in groups]
    out = [_with_other_side(group, out) for group in out]
    out = [_with_course(group, out, document) for group in out]
    return [_with_loser(group, out) for group in out]


def sides(group: Iterable[Draft]) -> dict[str, DraftActor]:
    """The parties that fight in the acts of a group, by id."""
    return {a.id: a for d in group for a in d.actors if a.role in _SIDES and a.id not in NO_FORCE}


def _with_sides(group: Group, groups: Sequence[Group]) -> Group:
    """The fighting, a truce between "the sides": told without them, they are those of the only fight of the account."""
    first = min(group, key=lambda d: d.trigger.anchor)
    kinds = {d.type for d in group}
    back = kinds == {"armed_clash"} and first.definite
    if not (back or kinds == {"agreement"}) or any(d.actors for d in group) or first.status not in ASSERTED:
        return group
    fights = [g for g in groups if any(d.type == "armed_clash" for d in g)]
    pairs = {s: g for g in fights if len(s := frozenset(sides(g))) > 1}
    if not pairs and back:
        pairs = {s: g for g in groups if _violent(g) and len(s := frozenset(sides(g))) > 1}
    if not pairs and not back:
        # الصفقة التي وقعها الجانبان: who exchange prisoners or talk are those who agreed
        talks = [g for g in groups if any(d.type in _TALKING for d in g)]
        pairs = {s: g for g in talks if len(s := frozenset(sides(g))) > 1}
    if len(pairs) != 1:
        return group
    found = sides(next(iter(pairs.values())))
    return _with(group, found.values(), "participant")


def _violent(group: Group) -> bool:
    return any(d.type in VIOLENT for d in group)


def _with_other_side(group: Group, groups: Sequence[Group]) -> Group:
    """سيطرت كذا على معسكر للجيش عقب اشتباكات: the one whom the same sentence says the only side told fought."""
    own = sides(group)
    if {d.type for d in group} != {"armed_clash"} or len(own) != 1 or group[0].status not in ASSERTED:
        return group
    sentences = {d.sentence for d in group}
    beside = [d for g in groups if g is not group for d in g if d.type in _FOUGHT_FOR and d.sentence in sentences]
    other = {a.id: a for d in beside if own.keys() & {a.id for a in d.actors} for a in d.actors if a.role in _SIDES}
    found = [a for i, a in other.items() if i not in own and i not in NO_FORCE]
    return _with(group, found, "participant") if len(found) == 1 else group


def _with_course(group: Group, groups: Sequence[Group], document: Document) -> Group:
    """سقطت البلدة، الخميس، بيد الجيش بعد معارك مع كذا: who took the place fought for it, whatever clause tells it."""
    own = sides(group)
    if {d.type for d in group} != {"armed_clash"} or len(own) > 1 or group[0].status not in ASSERTED:
        return group
    for draft in group:
        if draft.trigger.form != "noun" or not _in_course(document, draft):
            continue
        beside = [d for g in groups if g is not group for d in g if d.type in _FOUGHT_FOR]
        acts = [d for d in beside if d.sentence == draft.sentence and d.trigger.anchor < draft.trigger.anchor]
        found = [a for a in _doing(acts) if a.id not in own]
        if len({a.id for a in found}) + len(own) <= 2 and found:
            return _with(group, found, "participant")
    return group


def _in_course(document: Document, draft: Draft) -> bool:
    """Whether the words say that the fight went before or beside what the sentence tells."""
    before = document.tokens[draft.trigger.first - 1].text if draft.trigger.first else ""
    return before in _COURSE or draft.trigger.analysis.prep == "ب"


def _doing(drafts: Iterable[Draft]) -> tuple[DraftActor, ...]:
    told = {a.id: a for d in drafts for a in d.actors if a.role == "initiator" and a.id not in NO_FORCE}
    return tuple(told.values())


def _with_loser(group: Group, groups: Sequence[Group]) -> Group:
    """Who loses ground told without a loser: the one who fought for it, or left it, as the same sentence says."""
    roles = {a.role: a for d in group for a in d.actors}
    taken = "territory" in (types := {d.type for d in group}) and types <= _CAPTURE
    if not taken or "target" in roles or "initiator" not in roles:
        return group
    doers = {a.id for d in group for a in d.actors}
    sentences = {d.sentence for d in group}
    beside = [g for g in groups if any(d.sentence in sentences for d in g)]
    lost = _losers(beside, doers) or _losers([g for g in groups if _place(g) & _place(group)], doers)
    return _with(group, lost, "target") if len(lost) == 1 else group


def _losers(groups: Sequence[Group], doers: set[str]) -> list[DraftActor]:
    """Whom those who took ground fought, else who left it."""
    fought = [g for g in groups if any(d.type in _FIGHTS for d in g)]
    told = {a.id: a for g in fought for d in g for a in d.actors if a.role in _SIDES and a.id != "civilians"}
    if doers.isdisjoint(told):
        told = {a.id: a for g in groups if {d.type for d in g} == {"withdrawal"} for a in _doing(g)}
    return [a for i, a in told.items() if i not in doers]


def _place(group: Group) -> set[str]:
    """The names of the places of a group's acts that their own words tell."""
    return {p.name for d in group if d.place.how in ("clause", "running") for p in d.place.places[:1]}


def _with(group: Group, found: Iterable[DraftActor], role: str) -> Group:
    more = tuple(replace(a, role=role, place="account") for a in found)
    return (replace(group[0], actors=(*group[0].actors, *more)), *group[1:])
