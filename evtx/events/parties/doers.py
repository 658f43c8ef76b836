"""Acts told without their doer, whose doer the account makes clear: groups of drafts in, the same with doers added out.

A rule speaks only where an event has no doer at all, and says nothing where the account knows several.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from evtx.events.draft import Draft, DraftActor
from evtx.events.frames.fillers import VIOLENT
from evtx.events.parties.culprits import culprits
from evtx.events.parties.other_sides import NO_FORCE, sides, with_other_sides
from evtx.events.parties.roles import PLANTER
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.model import ASSERTED, HEADS
from evtx.text.document import Document
from evtx.text.words import word_class

_ANSWER, _ANSWER_REACH = "ردا", 3
_LIKE_IT = word_class("events.doers.like_it")
_LIKE_REACH = 2  # words behind an act that say that it is like another
_DOING = ("initiator", "participant")
_BLAMED = (*_DOING, "suspected", "accused")
_HIT_OR_HITTING = frozenset({"initiator", "target"})
_TAKING = frozenset({"raid", "arrest", "seizure", "abduction"})
# Their subject is told by the noun itself (خرجت مظاهرة) or is the thing that happens.
_OWN_SUBJECT = frozenset({"protest", "riot", "displacement", "explosion", "meeting", "agreement"})
# Acts, and those whose only doer in an article is theirs too: who holds hostages puts them to death and lets them go.
_ALIKE = (
    (frozenset({"airstrike", "overflight"}), frozenset({"airstrike", "overflight"})),
    (frozenset({"execution", "release"}), frozenset({"abduction", "execution", "release"})),
    (frozenset({"shelling", "chemical_attack"}), frozenset({"shelling", "airstrike", "chemical_attack"})),
)
_HELD = frozenset({"release", "abduction"})  # what happens to people who are taken
_TAKEN = frozenset({"arrest", "abduction"})
_MANNED = frozenset({"warplane", "helicopter"})
_GUNS = frozenset({"shelling", "chemical_attack"})
_AIR_AND_GUNS = frozenset({"airstrike", "shelling"})
_ORIGIN_REACH = 7  # tokens from the act in which it is told
_CROWD = frozenset({"civilians"})
_WITH_AIRCRAFT = frozenset("army state government coalition".split())
# Acts each of which is somebody's anew, unlike a siege that goes on or a visit that is returned.
_DATED = frozenset({"shelling", "airstrike", "overflight", "release", "abduction"})
_DAYS = 7  # between acts that are told as those of one doer
_BACK = 3  # sentences in which an account goes on
Group = tuple[Draft, ...]


def with_doers(groups: Sequence[Group], lexicon: Lexicon, document: Document) -> list[Group]:
    """The groups, in order of the text; those without a doer have the one that the account gives them."""
    out: list[Group] = []
    groups = [tuple(_with_planters(d) for d in group) for group in groups]
    for group in groups:
        found: tuple[DraftActor, ...] = ()
        if not _known(group) and group[0].status in ASSERTED:
            found = _of_one_like_it(group, out, document) or _doers(group, out, groups, lexicon)
            found = found or culprits(group, document)
        found = tuple(a for a in found if not _is_his_own(a, group, groups, lexicon))
        found = _answering(found, group, lexicon, document)
        found = tuple(a for a in found if not (_lost_men(a, group) or _long_before(a, group, groups)))
        out.append((replace(group[0], actors=(*group[0].actors, *found)), *group[1:]) if found else group)
    out = [_with_freed(group, out) for group in out]
    out = with_other_sides(out, document)
    return [_with_launcher(group, out) for group in out]


def _is_his_own(actor: DraftActor, group: Group, groups: Sequence[Group], lexicon: Lexicon) -> bool:
    """Whether an act hit the country of a state that acts abroad in the account: it did not do that one."""
    entry = lexicon.actors.get(actor.id)
    if entry is None or entry.kind not in _WITH_AIRCRAFT or not entry.country:
        return False
    acts = _acts_of(actor, group, groups)
    abroad = any(p.country not in (None, entry.country) for d in acts for p in d.place.places)
    return abroad and entry.country in {p.country for d in group for p in d.place.places}


def _answering(
    found: tuple[DraftActor, ...], group: Group, lexicon: Lexicon, document: Document
) -> tuple[DraftActor, ...]:
    """The doers, a state at whom fire out of another country was aimed its target where none is told."""
    if any(d.type == "chemical_attack" and _is_answered(d, document) for d in group):
        return ()  # قصف الجيش مواقع ردا على هجمات كيماوية: who strikes in answer to it did it not
    aimed = any(a.role == "target" for d in group for a in d.actors)
    foreign = {a.id for a in found if _came_from_elsewhere(a, group, lexicon, document)}
    kept = [a for a in found if not (aimed and a.id in foreign)]
    return tuple(replace(a, role="target") if a.id in foreign else a for a in kept)


def _is_answered(draft: Draft, document: Document) -> bool:
    """Whether an act is told as that to which another is the answer."""
    before = document.tokens[max(0, draft.trigger.first - _ANSWER_REACH) : draft.trigger.first]
    return any(word.text == _ANSWER and after.text == "علي" for word, after in pairwise(before))


def _came_from_elsewhere(actor: DraftActor, group: Group, lexicon: Lexicon, document: Document) -> bool:
    """سقوط صاروخ أطلق من غزة: fire that is told to come out of another country is not the state's that answers it."""
    entry = lexicon.actors.get(actor.id)
    if entry is None or entry.kind not in _WITH_AIRCRAFT or not entry.country:
        return False
    for draft in group:
        behind = [t.text for t in document.tokens[draft.trigger.last : draft.trigger.last + _ORIGIN_REACH]]
        for word, after in pairwise(behind):
            if word == "من" and lexicon.theatres.fire_comes_from(after) - {entry.country}:
                return draft.type in _AIR_AND_GUNS
    return False


def _acts_of(actor: DraftActor, group: Group, groups: Sequence[Group]) -> list[Draft]:
    """What an actor does in the account besides the acts of a group; what is denied or only planned, he does not."""
    asserted = (d for g in groups if g is not group for d in g if d.status in ASSERTED)
    return [d for d in asserted if actor.id in {a.id for a in _doing(d)}]


def _lost_men(actor: DraftActor, group: Group) -> bool:
    """Whether those who were hurt by an act are the actor's people: he did it not."""
    if any(d.definite and d.trigger.form == "noun" for d in group):
        return False  # يأتي القصف ردا على مقتل أربعة من مقاتليها: whom another act hurt
    holders = (h for d in group for c in d.casualties for h in c.value.holders if h.kind == "actor")
    return any(name.actor == actor.id for h in holders for name in h.value.names)


def _long_before(actor: DraftActor, group: Group, groups: Sequence[Group]) -> bool:
    """وقبل شهرين سقطت صواريخ على القاعدة: an act of days long past is not told as one of those of the account."""
    if not {d.type for d in group} <= _DATED:
        return False
    day = next((date.fromisoformat(d.date.value.start) for d in group if d.date.value and d.date.value.start), None)
    acts = _acts_of(actor, group, groups)
    days = [date.fromisoformat(d.date.value.start) for d in acts if d.date.value and d.date.value.start]
    return day is not None and bool(days) and all(abs((day - other).days) > _DAYS for other in days)


def with_taken_up(groups: Sequence[Group], mentioned: Sequence[Draft]) -> list[Group]:
    """The groups, with the parties that a later mention of the act alone names (تصدى الجيش للهجوم).

    `mentioned`: drafts that only mention an act as known; each is about the last act of its type before it.
    """
    out = list(groups)
    for draft in mentioned:
        told = [
            n for n, g in enumerate(out)
            if any(d.type == draft.type and 0 <= draft.sentence - d.sentence <= _BACK for d in g)
            and g[0].status in ASSERTED and g[0].trigger.anchor < draft.trigger.anchor
        ]  # fmt: skip
        if not draft.definite or not told:
            continue
        group = out[told[-1]]
        roles = {a.role for d in group for a in d.actors}
        sides = {a.id for d in group for a in d.actors}
        more = tuple(a for a in draft.actors if a.role in _HIT_OR_HITTING - roles and a.id not in sides)
        out[told[-1]] = (replace(group[0], actors=(*group[0].actors, *more)), *group[1:])
    return out


def _with_planters(draft: Draft) -> Draft:
    if not any(a.role == PLANTER for a in draft.actors):
        return draft
    return replace(draft, actors=tuple(replace(a, role="initiator") if a.role == PLANTER else a for a in draft.actors))


def _with_freed(group: Group, groups: Sequence[Group]) -> Group:
    """خطفوا طبيبا ثم أفرجوا عنه: those who are let go, or whose abduction is told again, are those told to be taken."""
    kinds = {d.type for d in group}
    if not (kinds <= _HELD and kinds) or any(a.role == "target" for d in group for a in d.actors):
        return group
    first = min(group, key=lambda d: d.trigger.anchor)
    before = _TAKEN if kinds == {"release"} else frozenset({"abduction"})
    before |= _HELD if first.trigger.analysis.pron else frozenset()  # أفرجوا عن تاجر كانوا قد اختطفوه
    near = [d for d in _before(first, [g for g in groups if g is not group], _BACK) if d.type in before]
    taken = [d for d in near if any(a.role == "target" for a in d.actors)]
    if not taken or first.subtype == "exchange":
        return group
    found = tuple(replace(a, place="account") for a in taken[0].actors if a.role == "target")
    return (replace(group[0], actors=(*group[0].actors, *found)), *group[1:])


def _with_launcher(group: Group, groups: Sequence[Group]) -> Group:
    """Whose missiles and drones are shot down: the only one of the account who fires any, if nobody is named."""
    roles = {a.role for d in group for a in d.actors}
    if {d.type for d in group} != {"interception"} or "target" in roles or "initiator" not in roles:
        return group
    own = {a.id for d in group for a in d.actors}
    acts = [d for g in groups if g is not group for d in g if d.type in _AIR_AND_GUNS]
    # who fires at others than the one who shoots down (and maybe with him) sent nothing that he shot down
    aiming = [
        d for d in acts if not own & {a.id for a in d.actors if a.role == "initiator"} and _hit_by(d) - _CROWD <= own
    ]
    others = [d for g in groups if g is not group for d in g if d.type == "interception"]
    shot = tuple({a.id: a for d in others for a in d.actors if a.role == "target"}.values())
    fired = _all(acts if len(_all(acts)) == 1 else aiming) or shot
    found = tuple(replace(a, role="target") for a in _only(fired) if a.id not in own | NO_FORCE)
    return (replace(group[0], actors=(*group[0].actors, *found[:1])), *group[1:])


def _known(group: Group) -> bool:
    return any(a.role in _BLAMED for d in group for a in d.actors)


def _doers(group: Group, told: Sequence[Group], groups: Sequence[Group], lexicon: Lexicon) -> tuple[DraftActor, ...]:
    """The doers of the act that the group goes on from, or of the only party that acts so in the article."""
    for draft in group:
        if draft.subjectless and draft.type not in _OWN_SUBJECT:
            # كانت قنبلة زرعت قد أودت بكذا: nobody's but its planter's; وزرعوا ألغاما: men did it
            charge = any(d.type == "bombing" for d in group) and draft.trigger.analysis.number != "p"
            found = _of([d for d in _before(draft, told, 1) if d.type == "bombing" or not charge])
            if found:
                return found
    first = min(group, key=lambda d: d.trigger.anchor)
    near = [d for d in _before(first, told, _BACK) if d.part not in HEADS]
    kinds = ({d.type for d in group} - {"killing"}) or {"killing"}
    if first.definite and first.trigger.form == "noun":
        found = _of([d for d in near if d.type in kinds])
        if found:
            return found
    if kinds == {"armed_attack"} and first.definite:
        found = _opponents(group, groups)
        if found:
            return found
    if kinds == {"deployment"} and any(i.id == "convoy" for d in group for i in d.items):
        # دخول رتل آخر من المعبر ذاته: convoys of an account that tells of one side's
        return _only(_all([d for g in groups for d in g if d.type == "deployment"]))
    if kinds == {"physical_assault"}:
        return _of([d for d in near if d.type in _TAKEN and d.sentence == first.sentence])  # خطف امرأتين تعرضتا للضرب
    if kinds <= _TAKING:
        # اعتقل الجنود شابين. واعتقل ثالث: soldiers of nobody are those of the side told before them
        return next((f for d in near if d.type in _TAKING and (f := _named(_only(_doing(d))))), ())
    if kinds == {"property_destruction"}:
        return _named(_only(_of([d for d in near if d.type == "property_destruction"])))
    for alike in _ALIKE:
        if kinds <= alike[0]:
            told_of = [d for g in groups for d in g if d.type in alike[1]]
            if kinds == {"chemical_attack"}:  # the poison is not theirs who struck elsewhere, as in answer to it
                return _only(_all([d for d in told_of if d.type == "chemical_attack" or _where(d) & _where(first)]))
            found = _all(told_of)
            found = _only(found) or _same_wing(group, near) or _striker(group, found, groups, lexicon)
            return found if kinds != {"shelling"} else _with_guns(found, group, groups, lexicon)
    if kinds == {"blockade"} and any(d.subtype == "siege" for d in group):
        return _only(_all([d for g in groups for d in g if d.type in VIOLENT and d.type != "armed_clash"]))
    return ()


def _where(draft: Draft) -> set[str]:
    return {place.name for place in draft.place.places}


def _with_guns(
    found: tuple[DraftActor, ...], group: Group, groups: Sequence[Group], lexicon: Lexicon
) -> tuple[DraftActor, ...]:
    """سقطت قذائف على الحي: who bombs from the air alone need not be the one who shells, except along a border."""
    shells = {a.id for a in _all([d for g in groups for d in g if d.type in _GUNS])}
    beside = _guns_beside(group, lexicon)
    return tuple(a for a in found if a.id in shells or a.id in beside)


def _guns_beside(group: Group, lexicon: Lexicon) -> frozenset[str]:
    """The state whose guns reach every country of an act from beside."""
    here = {p.country for d in group for p in d.place.places}
    owners = [lexicon.theatres.of(country).guns for country in here]
    return frozenset(owners) - {""} if len(set(owners)) == 1 else frozenset()


def _of_one_like_it(group: Group, told: Sequence[Group], document: Document) -> tuple[DraftActor, ...]:
    """قُتل أربعة في هجوم مماثل: an act that is like the one before is by the same doer."""
    for draft in group:
        words = {t.text for t in document.tokens[draft.trigger.last : draft.trigger.last + _LIKE_REACH]}
        if draft.type in VIOLENT and not words.isdisjoint(_LIKE_IT):
            return _of([d for d in _before(draft, told, _BACK) if d.type in VIOLENT and d.part not in HEADS])
    return ()


def _same_wing(group: Group, near: Sequence[Draft]) -> tuple[DraftActor, ...]:
    """الطيران عاود القصف، دمرت طائرة حربية منزلا: aircraft with crews, named by nobody, are those told last."""
    manned = any(i.id in _MANNED and i.use == "used" for d in group for i in d.items)
    return _of([d for d in near if d.type in ("airstrike", "overflight")]) if manned else ()


def _striker(
    group: Group, alike: Sequence[DraftActor], groups: Sequence[Group], lexicon: Lexicon
) -> tuple[DraftActor, ...]:
    """Of several who strike from the air the one who strikes the same target; of none the only state that shells."""
    beside = [a for a in alike if a.id in _guns_beside(group, lexicon)]
    if beside:
        return tuple(
            beside[:1]
        )  # قصف مدفعي يطال أطراف عيتا الشعب: whose guns reach there, where the account tells of them
    if alike:
        hit = {a.id for d in group for a in d.actors if a.role == "target"} - {"civilians"}
        same = [d for g in groups if g is not group for d in g if d.type in _AIR_AND_GUNS and hit & _hit_by(d)]
        return _only(_all(same))
    guns = _all([d for g in groups for d in g if d.type in _AIR_AND_GUNS])
    states = [a for a in guns if a.id in lexicon.actors and lexicon.actors[a.id].kind in _WITH_AIRCRAFT]
    return _only(tuple(states))


def _hit_by(draft: Draft) -> set[str]:
    return {a.id for a in draft.actors if a.role == "target"} if _doing(draft) else set()


def _opponents(group: Group, groups: Sequence[Group]) -> tuple[DraftActor, ...]:
    """هجوم استهدف الشرطة، اشتباك مع عناصر داعش: whom those attacked fought in the account's only fight."""
    hit = {a.id for d in group for a in d.actors if a.role == "target"}
    fights = [sides(g) for g in groups if any(d.type == "armed_clash" for d in g)]
    if len(fights) != 1 or len(fights[0]) != 2 or hit.isdisjoint(fights[0]):
        return ()
    return tuple(replace(a, role="initiator", place="account") for i, a in fights[0].items() if i not in hit)


def _before(draft: Draft, told: Sequence[Group], reach: int) -> list[Draft]:
    """Drafts before one, nearest first, not further back than `reach` sentences."""
    earlier = [
        d for g in told for d in g
        if d.trigger.anchor < draft.trigger.anchor and draft.sentence - d.sentence <= reach
    ]  # fmt: skip
    return sorted(earlier, key=lambda d: -d.trigger.anchor)


def _of(drafts: Sequence[Draft]) -> tuple[DraftActor, ...]:
    """The doers of the nearest draft that has any."""
    return next((found for d in drafts if (found := _doing(d))), ())


def _all(drafts: Sequence[Draft]) -> tuple[DraftActor, ...]:
    return tuple({a.id: a for d in drafts for a in _doing(d)}.values())


def _doing(draft: Draft) -> tuple[DraftActor, ...]:
    return tuple(replace(a, place="account") for a in draft.actors if a.role == "initiator")


def _named(actors: tuple[DraftActor, ...]) -> tuple[DraftActor, ...]:
    return tuple(a for a in actors if a.id not in NO_FORCE)


def _only(actors: tuple[DraftActor, ...]) -> tuple[DraftActor, ...]:
    return actors if len({a.id for a in actors}) == 1 else ()
