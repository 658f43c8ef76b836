"""Who took part in an event, from the drafts of its group, its figures and its things: event actors out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from evtx.events.draft import Draft
from evtx.events.families import with_others_moved
from evtx.events.parties.bystanders import without_bystanders
from evtx.events.parties.fallen import with_fallen_side
from evtx.events.parties.finders import role_in_find
from evtx.events.parties.hosts import host_of
from evtx.events.parties.military_things import flying, military_hit
from evtx.events.parties.naming import GENERIC, parents_joined, parents_of
from evtx.events.parties.roles import ANSWERED, in_role
from evtx.events.parties.shapes import joined_bodies, shaped
from evtx.events.parties.states_hit import state_meant
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import GUNMEN, STATE_KINDS
from evtx.lexicon.who import Setting, at_home
from evtx.model import HEADS, EventActor, EventItem, EventPlace, Figure
from evtx.text.normalize import fold_text

# Generic forces of a state give way to a named one in the same role: "the police" are then the police of that country.
_RESIDENTS = ("اهالي", "سكان", "ابناء", "ذوو", "ذوي", "عوايل", "عايلات", "مواطنون", "مواطنين")
_EXCHANGING = "تبادل"
_MARCHING = frozenset({"تظاهر", "اعتصم"})
_STATE_FORCES = frozenset({"army", "police", "security_forces", "government"})
_ALLIES = frozenset({"tribe", "people"})  # who fight beside a state's forces, and are none of them
_HURT_BY = frozenset(
    "shelling airstrike bombing explosion chemical_attack armed_attack assassination execution abduction "
    "physical_assault".split()
)
_OF_ONE = frozenset({"abduction", "arrest", "assassination", "raid"})
_HELPERS = frozenset({"un", "icrc", "red_crescent", "civil_defence"})  # whose men are civilians themselves
_GIVING = frozenset("وزع قدم سلم زود امد".split())
_OF_ONE_ACT = 5  # people who are killed in one assassination
_CIVILIAN = frozenset({"civilian", "child", "woman"})
_NO_FIGHTER = _CIVILIAN | {"unknown"}
# People with an id of their own, who are told by it alone.
_CIVIL_SIDES = frozenset({"officials", "settlers", "journalists"})
# Acts in which the hurt are no targets: nobody aims, or both sides do.
_NATIONS = STATE_KINDS - {"police", "security"}  # policemen do strike
_NO_TARGETS = frozenset({"armed_clash", "protest", "riot", "meeting"})
# Things of civilians: who hits them hits civilians where no owner is told.
_CIVIL_THINGS = frozenset("house car bus truck vehicle shop market farm school hospital bakery church".split())
_CIVIL_LOSSES = frozenset("building tent crops livestock tree tractor".split())
_HITTING = frozenset("property_destruction shelling armed_attack bombing".split())
_AIMED = frozenset({*_HITTING, "raid", "threat"})
_FROM_AFAR = frozenset({"shelling", "airstrike", "threat"})
_BLAMED = frozenset({"initiator", "participant", "suspected", "accused"})
_ATTACKER = "مهاجم"
_BY_GUNMEN = frozenset("armed_attack assassination bombing abduction execution killing property_destruction".split())
_SAME_MEN = frozenset({("militants", "target"), ("militants", "initiator")})
_FORCES = frozenset({"army", "police", "security", "militia", "armed_group"})
_OF_CROWDS = frozenset({"protest", "riot"})
_SIDES = frozenset({"initiator", "target", "participant"})
_SETTLED_PLACES = frozenset({"settlement", "quarter", "camp", "admin2"})


def parties_of(
    ranked: Sequence[Draft],
    event_type: str,
    subtype: str | None,
    places: Sequence[EventPlace],
    casualties: Mapping[str, Figure],
    items: Sequence[EventItem],
    lexicon: Lexicon,
    setting: Setting,
    residents: bool,
    sides: Sequence[str] = (),
    *,
    named: bool = True,
) -> tuple[EventActor, ...]:
    """The actors of an event with their roles. `ranked`: its drafts, the one that tells most first.

    `setting`: day and place of the event, which say whose army a bare "army" is. `residents`: told with civilians.
    `sides`: whose people the account says the victims were; `named`: whether it names any of them.
    """
    told = _told(ranked, event_type, lexicon)
    if subtype == "body_found":
        told = tuple(a for a in told if a.role == "target")  # who finds it is no party, and who did it is not told
    if event_type == "protest" and ranked[0].trigger.rule.type == "protest":
        told = _crowd(told, partial(_entry, lexicon), partial(_kind, lexicon), any(_marches(d) for d in ranked))
    charged = any(
        a.place == "member" for d in ranked for a in d.actors
    )  # whose men they are is told, so they are no civilians
    harmed = {k: f for k, f in casualties.items() if not (charged and (k == "detained" or f.max == 1))}
    told, hurt = _with_sides_of(told, _hurt(told, event_type, harmed), event_type, sides, lexicon)
    if subtype == "body_found" and (named or not casualties) and not told and not hurt:
        hurt = ["civilians"]  # a body of which nothing but the name is told
    if event_type == "armed_clash":
        told = with_fallen_side(told, casualties, partial(_entry, lexicon), partial(_kind, lexicon))
    given = any(d.trigger.analysis.lemma in _GIVING for d in ranked)  # who is given help is there to be given it
    told, hurt, state = state_meant(told, hurt, event_type, places, casualties, lexicon, setting)
    aimed = _aimed_at(told, hurt, event_type, subtype, places, casualties, items, residents or given) or state
    aimed = aimed or military_hit(ranked, told, hurt, event_type, setting, partial(_kind, lexicon), lexicon.theatres)
    aimed = aimed or host_of(told, event_type, subtype, places, lexicon, setting)
    listed = {a.id for a in told}
    added = [
        _entry(lexicon, i, "target") for i in dict.fromkeys((*hurt, *aimed)) if i not in listed and i in lexicon.actors
    ]
    fitting = shaped(event_type, (*told, *added), partial(_entry, lexicon), partial(_kind, lexicon))
    flown_by = flying(fitting, event_type, setting, items, lexicon.theatres)
    fitting = (*fitting, *(_entry(lexicon, i, "initiator") for i in flown_by))
    joined = parents_joined(ranked, lexicon) | with_others_moved(ranked)
    settled = _settled(_told_apart(fitting, event_type), lexicon, joined)
    settled = without_bystanders(settled, event_type, subtype, lexicon)
    if subtype == "exchange":
        settled = _both_sides(settled, exchanged=any(d.trigger.analysis.lemma == _EXCHANGING for d in ranked))
    if event_type == "training":
        settled = tuple(_army_of(a, lexicon) for a in settled)
    return _at_home(settled, lexicon, setting)


def _with_sides_of(
    told: tuple[EventActor, ...], hurt: list[str], event_type: str, sides: Sequence[str], lexicon: Lexicon
) -> tuple[tuple[EventActor, ...], list[str]]:
    """The actors told and those hurt, with the parties whose people the victims are said to be elsewhere."""
    if any(a.role == "target" and _kind(lexicon, a.id) == "io" for a in told):
        hurt = [i for i in hurt if _kind(lexicon, i) not in STATE_KINDS]  # ستة جنود بنغلاديشيين من البعثة
    if sides and event_type in _HURT_BY and not any(a.role == "target" and a.id not in GENERIC for a in told):
        told = tuple(a for a in told if (a.id, a.role) != ("civilians", "target"))
        hurt = [*(i for i in hurt if i not in GENERIC), *sides]
    return told, hurt


def _both_sides(actors: tuple[EventActor, ...], *, exchanged: bool) -> tuple[EventActor, ...]:
    """تبادل الطرفان الأسرى: who give and take prisoners are participants, as in other symmetrical acts."""
    if sum(a.role == "initiator" for a in actors) < 2 and not exchanged:
        return actors
    return tuple(replace(a, role="participant") if a.role == "initiator" else a for a in actors)


def _army_of(actor: EventActor, lexicon: Lexicon) -> EventActor:
    """مناورات بين مصر والسودان: a government that exercises does so by its army."""
    entry = lexicon.actors.get(actor.id)
    if entry is None or entry.kind != "government" or not entry.country:
        return actor
    army = at_home("army", Setting(country=entry.country), lexicon.homes)
    found = lexicon.actors.get(army)
    return actor if found is None or army == "army" else replace(actor, id=army, name=found.name, name_en=found.name_en)


def _crowd(
    told: Sequence[EventActor], entry: Callable[[str, str], EventActor], kind: Callable[[str], str], marching: bool
) -> tuple[EventActor, ...]:
    """Teachers who strike are protesters, and so is who does it unnamed or demonstrates; other residents stay so.

    احتجاجات فلسطينية، تظاهر العراقيون: a nation told as the crowd is the crowd, not its state.
    """
    # مظاهرة ضمت مئات المواطنين: who takes part in a protest protests
    told = [replace(a, role="initiator") if (a.id, a.role) == ("civilians", "participant") else a for a in told]
    doers = {a.id for a in told if a.role == "initiator"}
    if "protesters" not in doers and any((a.id, a.role) == ("protesters", "target") for a in told):
        # حاولت القوات فض التجمع: the crowd acts, and who disperses it takes part
        turned = {"target": "initiator", "initiator": "participant"}
        return tuple(replace(a, role=turned.get(a.role, a.role)) for a in told)
    told = [a for a in told if a.role != "initiator" or kind(a.id) not in _NATIONS]
    doers = {a.id for a in told if a.role == "initiator"}
    if not doers:
        return (*told, entry("protesters", "initiator"))
    words = {w for a in told if a.role == "initiator" for w in fold_text(a.text or "").split()}
    if doers != {"civilians"} or (not marching and any(w.endswith(_RESIDENTS) for w in words)):
        return tuple(told)
    return tuple(entry("protesters", "initiator") if a.role == "initiator" else a for a in told)


def _marches(draft: Draft) -> bool:
    """تظاهر الأهالي: the verb itself makes demonstrators of them, as اعتصام and إضراب do not."""
    return draft.trigger.form == "verb" and draft.trigger.analysis.lemma in _MARCHING


def _entry(lexicon: Lexicon, actor_id: str, role: str) -> EventActor:
    entry = lexicon.actors[actor_id]
    return EventActor(actor_id, entry.name, entry.name_en, role)


def _kind(lexicon: Lexicon, actor_id: str) -> str:
    return lexicon.actors[actor_id].kind if actor_id in lexicon.actors else ""


def _told(ranked: Sequence[Draft], event_type: str, lexicon: Lexicon) -> tuple[EventActor, ...]:
    """The union of the drafts' actors."""
    found: dict[tuple[str, str], EventActor] = {}
    patrols = {a.id for d in ranked for a in d.actors if a.role == "initiator"} if event_type == "patrol" else set()
    joint = event_type == "patrol" and (len(patrols) > 1 or any(d.subtype == "joint" for d in ranked))
    aimed = any(a.role == "target" and a.place != ANSWERED for d in ranked for a in d.actors)
    body = [a for d in ranked if d.part not in HEADS for a in d.actors if a.role in _SIDES]
    told_in_body = {a.role for a in body if a.id not in GENERIC}
    forces = {a.role for a in body if a.id in _STATE_FORCES}  # ضابط أمن in a headline is who the text says he is
    for draft in ranked:
        for actor in draft.actors:
            role = role_in_find(draft.trigger.rule.type, actor) if event_type == draft.type else actor.role
            if aimed and actor.place == ANSWERED:
                continue
            against = actor.id in _STATE_FORCES or _kind(lexicon, actor.id) in _FORCES
            if event_type == "protest" and role == "initiator" and against and draft.type not in _OF_CROWDS:
                role = "participant"  # تظاهر الآلاف فاستخدمت القوات الغاز: who acts against a crowd is none of it
            if draft.part in HEADS and (actor.id, role) not in found:
                wider = role in told_in_body and (role != "participant" or actor.id in GENERIC)
                if wider or (role in forces and actor.id in _STATE_FORCES):
                    continue  # a headline's wider word for a party that the text names
            if role in ("initiator", "target") and (event_type == "armed_clash" or (joint and role == "initiator")):
                role = "participant"
            key = (actor.id, role)
            if key in found:
                continue
            entry = lexicon.actors.get(actor.id)
            found[key] = EventActor(
                actor.id,
                actor.person or (entry.name if entry else actor.name),
                entry.name_en if entry else None,
                role,
                actor.by or None,
                actor.name,
            )
    if _is_crowds(event_type, {role for _, role in found}):
        found[("protesters", "initiator")] = _entry(lexicon, "protesters", "initiator")
    return _attacked(found) if event_type == "armed_attack" else tuple(found.values())


def _is_crowds(event_type: str, roles: set[str]) -> bool:
    """Whether an act is one of a crowd that nobody names."""
    sides = {"initiator"} if event_type == "protest" else {"initiator", "participant"}
    return event_type in ("protest", "riot") and roles.isdisjoint(sides)


def _attacked(found: dict[tuple[str, str], EventActor]) -> tuple[EventActor, ...]:
    """The actors of an attack that is told as a clash too."""
    if {"initiator", "target"} <= {role for _, role in found}:
        # its sides have their roles already
        found = {key: actor for key, actor in found.items() if key[1] != "participant"}
    aimed_at = {i for i, role in found if role == "target"}
    if aimed_at & {i for i, role in found if role == "participant"}:
        # a clash in which one side was attacked: the other side did it
        turned = {k: a for k, a in found.items() if k[1] != "participant"}
        attackers = [a for k, a in found.items() if k[1] == "participant" and k[0] not in aimed_at]
        found = turned | {(a.id, "initiator"): replace(a, role="initiator") for a in attackers}
    return tuple(found.values())


def _hurt(told: Sequence[EventActor], event_type: str, casualties: Mapping[str, Figure]) -> list[str]:
    """Who was hurt was a target: the side whose people they are, else civilians."""
    if event_type in _NO_TARGETS:
        return []
    hurt = [
        f
        for kind in ("killed", "wounded", "detained", "abducted", "missing")
        if kind in casualties
        for f in casualties[kind].of
    ]
    unknown = {a.id for a in told if a.role == "initiator"} & {"unknown_gunmen"}
    # جندي من قوات اليونيفيل: a soldier is one of the force that is named
    forces = {a.id for a in told if a.role == "target"} - GENERIC
    ids = [in_role(f.actor, "target") for f in hurt if f.actor and f.actor not in unknown]
    ids = [i for i in ids if not (forces and i in _STATE_FORCES)]
    # اختطاف موظف في الأمم المتحدة: who is chosen for whose man he is
    civil = any(f.category in _CIVILIAN and _of_nobody(f.actor, forces, event_type) for f in hurt)
    done = event_type != "killing" or any(a.role == "initiator" for a in told)
    civil = civil and done and not (len(hurt) == 1 and not forces.isdisjoint(_HELPERS))
    if civil and not any(a.id in ("protesters", "tribes") for a in told):
        ids.append("civilians")
    unnamed = any(
        (casualties[k].min or casualties[k].max or 0) > 0 for k in ("killed", "wounded", "abducted") if k in casualties
    )
    if any(a.role == "target" and a.id in ("police", "army") for a in told):
        ids = [i for i in ids if i != "security_forces"]  # مركز للشرطة, of whose men the dead are
    if any((f.min or 0) > 1 for f in hurt) and all(f.category == "combatant" for f in hurt):
        unnamed = False  # أربعة من عناصرها: somebody's men, no civilians
    if event_type == "assassination" and any((f.min or 0) > _OF_ONE_ACT for f in casualties.values()):
        unnamed = False  # 31 عملية اغتيال راح ضحيتها 19: a tally of men of all sides
    done = event_type in _HURT_BY or (event_type == "killing" and done)  # مجزرة ارتكبها كذا راح ضحيتها ثلاثون
    if done and unnamed and not ids and not any(a.role == "target" for a in told):
        ids.append("civilians")
    return ids


def _of_nobody(actor: str | None, forces: set[str], event_type: str) -> bool:
    """Whether a civilian who was hurt is told to be nobody's man (موظف في الإدارة الذاتية is its man)."""
    if actor in _CIVIL_SIDES:
        return False  # قتل مسلحون مختار القرية: an official
    return actor not in forces if actor else not (forces and (event_type in _OF_ONE or forces <= _CIVIL_SIDES))


def _aimed_at(
    told: Sequence[EventActor],
    hurt: Sequence[str],
    event_type: str,
    subtype: str | None,
    places: Sequence[EventPlace],
    casualties: Mapping[str, Figure],
    items: Sequence[EventItem],
    residents: bool,
) -> list[str]:
    """Civilians where nobody is named: their homes or cars are hit, their town cut off, they are let go or helped.

    A settlement (مستوطنة) is Israel's.
    """
    if hurt or any(a.role == "target" for a in told):
        return []
    settlement = any(fold_text(p.text or p.name).startswith("مستوطن") for p in places[:1])
    if event_type in _AIMED and settlement and not {a.id for a in told} & {"israel", "settlers"}:
        return ["israel"]
    things = {i.id for i in items if i.use in ("targeted", "destroyed")}
    if event_type in _FROM_AFAR:
        things -= {"farm"}  # fire that falls on fields is aimed at nobody
    taken = any((casualties[k].min or 0) > 0 for k in ("killed", "wounded", "detained") if k in casualties)
    hit = (event_type in _HITTING or (event_type == "raid" and taken)) and not things.isdisjoint(_CIVIL_THINGS)
    hit = hit or (event_type == "property_destruction" and not things.isdisjoint(_CIVIL_LOSSES))
    settled = any(p.kind in _SETTLED_PLACES for p in places[:1])
    shut_in = event_type == "blockade" and settled and subtype == "siege" and residents
    freed = event_type == "release" and _nobodys(casualties.get("released"))
    helped = event_type == "aid" and residents
    return ["civilians"] if hit or shut_in or freed or helped else []


def _nobodys(figure: Figure | None) -> bool:
    """People of no side: a figure is told, and it says of nobody that he fought or was held as a prisoner."""
    return figure is not None and all(f.actor in (None, "civilians") and f.category in _NO_FIGHTER for f in figure.of)


def _settled(actors: Sequence[EventActor], lexicon: Lexicon, joined: set[str]) -> tuple[EventActor, ...]:
    """A generic doer gives way to a named one, generic forces to named ones; a doer is no target of his own act."""
    kept = list(actors)
    for role in ("initiator", "target", "participant"):
        here = [a for a in actors if a.role == role]
        named = {a.id for a in here if a.id not in GENERIC}
        states = {i for i in named if i in lexicon.actors and lexicon.actors[i].kind in STATE_KINDS}
        forces = role == "initiator" and any(a.id in _STATE_FORCES for a in here)
        for actor in here:
            if forces and actor.id in GUNMEN:
                gives_way = True  # the state's forces and those whom they fight are no partners
            elif actor.id in _STATE_FORCES:
                others = {
                    i for i in named if _kind(lexicon, i) not in _ALLIES
                }  # قوة من الجيش ومقاتلو العشائر: both did it
                gives_way = bool(states) or (role == "initiator" and bool(others))
                gives_way = gives_way and not joined_bodies(actor, here, partial(_kind, lexicon))
            else:
                gives_way = bool(named) and actor.id in GENERIC - joined and (role == "initiator" or actor.id in GUNMEN)
            whole = role == "participant" and len(named) > 1  # both sides of a fight are named
            if gives_way and (whole or not (role == "participant" and actor.id in GUNMEN)):
                kept.remove(actor)
        # only the most specific listed id, not its parent too (codebook, section 3)
        parents = parents_of((a.id for a in here), lexicon) - joined
        kept = [a for a in kept if a.role != role or a.id not in parents]
    doers = {a.id for a in kept if a.role in ("initiator", "participant")}
    return tuple(a for a in kept if not (a.role == "target" and a.id in doers))


def _told_apart(actors: Sequence[EventActor], event_type: str) -> tuple[EventActor, ...]:
    """Gunmen of no side: a fight among themselves is one of fighters, and the attackers are not those who are hit."""
    sides = {a.id for a in actors if a.role == "participant"}
    if sides and sides <= {"unknown_gunmen", "militants"}:
        return tuple(replace(a, id="militants") if a.id == "unknown_gunmen" else a for a in actors)
    if "unknown_gunmen" in sides and event_type == "armed_clash":
        return tuple(a for a in actors if (a.id, a.role) != ("militants", "participant"))
    if event_type in _BY_GUNMEN:  # مهاجمون: men of whom no more is told than that they attacked
        actors = tuple(replace(a, id="unknown_gunmen") if _bare_attacker(a) else a for a in actors)
    if event_type in _BY_GUNMEN and not any(a.role in _BLAMED for a in actors):
        # قُتل ثلاثة من المهاجمين: those who fell in an attack of nobody's were its doers
        return tuple(replace(a, role="initiator") if _attacker(a) else a for a in actors)
    if event_type in _BY_GUNMEN and any((a.id, a.role) == ("unknown_gunmen", "initiator") for a in actors):
        return tuple(a for a in actors if (a.id, a.role) not in _SAME_MEN)
    return tuple(actors)


def _bare_attacker(actor: EventActor) -> bool:
    return (actor.id, actor.role) == ("militants", "initiator") and _ATTACKER in fold_text(actor.text or "")


def _attacker(actor: EventActor) -> bool:
    fallen = (actor.id, actor.role) in (("militants", "target"), ("unknown_gunmen", "target"))
    return fallen and _ATTACKER in fold_text(actor.text or "")


def _at_home(actors: Sequence[EventActor], lexicon: Lexicon, setting: Setting) -> tuple[EventActor, ...]:
    """Generic bodies of a state as those of the country of the event, each actor once a role."""
    out: dict[tuple[str, str], EventActor] = {}
    doers = {at_home(a.id, setting, lexicon.homes) for a in actors if a.role == "initiator"}
    for actor in actors:
        actor_id = at_home(actor.id, setting, lexicon.homes)
        if actor.role == "target" and actor_id != actor.id and actor_id in doers:
            continue  # قتلت طالبان ضابطا سابقا: nobody's army fights itself
        entry = lexicon.actors.get(actor_id)
        if actor_id != actor.id and entry is not None:
            actor = replace(actor, id=actor_id, name=entry.name, name_en=entry.name_en)
        out.setdefault((actor.id, actor.role), actor)
    return tuple(out.values())
