"""Fillers of a frame made into actors with their roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evtx.events.draft import Draft, DraftActor
from evtx.events.frames.fillers import Frame
from evtx.events.frames.scene import Filler
from evtx.events.parties.anaphora import answered, taken_up
from evtx.events.parties.nameless import (
    UNKNOWN_ATTACKERS,
    lone_attackers,
    nationals,
    numbered_units,
    officers,
    one_of_a_nation,
    the_security,
    unknown_men,
)
from evtx.events.parties.naming import GENERIC, adjective_counts, body_of, is_loose, who
from evtx.events.parties.who_he_was import former
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.who import Setting, embodied, resolve
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.words import word_class

_OTHERS = frozenset({"واخري", "واخر", "واخرون", "واخرين", "واخريات"})
_NO_ATTACKERS = frozenset({"civilians", "journalists", "prisoners", "civil_defence", "red_crescent", "un"})
# Whoever attacks unseen is unknown; whoever is struck is known to be a fighter (codebook, section 3).
_FIGHTERS = "militants"
_STATE_THINGS = word_class("events.roles.state_things")
_SIDE_THINGS = word_class("events.roles.side_things")
_STATE_MOVES = word_class("events.roles.state_moves")
_BANDS = word_class("events.roles.bands")
_SETTLING = "israel"
PLANTER = "planter"  # the role of a doer whom only the act before tells, until drafts are grouped
ANSWERED = "answered"  # the place of a target that only the act before tells
_AIR_FORCES = frozenset({"الطيران", "المروحيات", "الطايرات", "المقاتلات"})
_PEOPLE = "civilians"


def actors_of(
    document: Document,
    frame: Frame,
    lexicon: Lexicon,
    setting: Setting,
    named: Sequence[Mention],
    drafts: Sequence[Draft],
) -> tuple[DraftActor, ...]:
    """Actors with roles, most specific id a filler only, each (id, role) once; initiator wins over target."""
    out: dict[tuple[str, str], DraftActor] = {}
    member = any(f.place == "member" and f.mentions for f in frame.fillers)
    before: Filler | None = None
    for filler in frame.fillers:
        if filler.role not in ("initiator", "target", "participant", "supporter") or filler.place == ANSWERED:
            continue
        if frame.violent or frame.taking:
            filler = _without_anybody(filler)
        found = _told_by(document, filler, before, frame, lexicon, setting)
        before = before if _is_nation_joined(document, filler) else filler  # طائرات فرنسية وتشادية ونيجرية
        if member and filler.role == "target" and filler.place != "member":
            found = [f for f in found if f[0] not in GENERIC]  # اعتقلت شابين بتهمة الانتماء لكذا
        found = found or [(_SETTLING, m.first, m.last, "") for m in _settlements(filler)]
        if not found or all(i in GENERIC for i, *_ in found):
            back = taken_up(document, filler, named, drafts, lexicon, setting, known=bool(found))
            found = [(i, filler.first, filler.last, "") for i in back] or found
            chased = UNKNOWN_ATTACKERS in back
        else:
            chased = False
        for actor_id, first, last, person in found:
            role = _possible(actor_id, filler, frame)
            actor_id = actor_id if chased else in_role(actor_id, role)  # who was unknown when he attacked still is
            key = (actor_id, role)
            if key not in out:
                out[key] = DraftActor(
                    actor_id, role, document.cut(first, last), filler.first, filler.last,
                    actor_id in GENERIC, filler.place, person=person, joined=filler.chunk.coordinated,
                )  # fmt: skip
    doers = frozenset(a.id for a in out.values() if a.role in ("initiator", "participant"))
    told = tuple(a for a in out.values() if not (a.role == "target" and a.id in doers) or _both(a, out))
    told = (*told, *_planters(document, frame, drafts, told))
    return told if any(a.role == "target" for a in told) else (*told, *_answered(document, frame, drafts, doers))


def _both(target: DraftActor, told: Mapping[tuple[str, str], DraftActor]) -> bool:
    """خطف رعاة شابا: people who do it to people, told one by one."""
    doer = told.get((target.id, "initiator"))
    return target.id == _PEOPLE and doer is not None and doer.first != target.first


def _told_by(
    document: Document,
    filler: Filler,
    before: Filler | None,
    frame: Frame,
    lexicon: Lexicon,
    setting: Setting,
) -> list[tuple[str, int, int, str]]:
    """Whom a filler tells: id, first and last token, the man's name; by names, then by what is said."""
    told = who(filler, lexicon, setting, violent=frame.violent)
    if frame.crowd and filler.role == "initiator":
        # احتجاجات فلسطينية، حشود الفلسطينيين: people of a nation who gather are not its state
        told = [(i, m) for i, m in told if not (m.kind == "actor" and m.value.how == "adjective" and m.value.nation)]
    if filler.place == "support":  # تحت غطاء من الطيران المروحي: whose it is, only a nationality says
        told = [(i, m) for i, m in told if not (is_loose(m) and document.tokens[m.first].text in _AIR_FORCES)]
    found = _outer([(i, m.first, m.last, _man(m)) for i, m in told])
    if not found and (joined := _joined_body(document, filler, before, setting, violent=frame.violent)):
        return joined
    once = former(document, filler.chunk) if filler.role == "target" and filler.place != "member" else None
    if once is not None:
        found = [("civilians", once.first, once.last, "")]
    if found and all(m.value.how in ("adjective", "noun") for m in filler.mentions if m.kind == "actor"):
        banded = bool(_bands(document, filler))  # فصائل عراقية: no army of the country
        found = [f for f in found if not banded or f[0] == _FIGHTERS]
    if not found and frame.violent and filler.role == "initiator":
        found = [(_FIGHTERS, m.first, m.last, "") for m in _bands(document, filler)]
    found = found or nationals(filler, taking=frame.taking) or numbered_units(document, filler) or officers(filler)
    found = found or (the_security(document, filler) if frame.violent or frame.taking or frame.crowd else [])
    found = found or (lone_attackers(document, filler) if frame.violent else [])
    if frame.violent and not frame.crowd and _hits_another(filler, frame):
        found = unknown_men(document, filler, found) or found
    found = found or _of_a_state(document, filler, setting)
    return one_of_a_nation(document, filler, frame, lexicon) or found


def _outer(found: Sequence[tuple[str, int, int, str]]) -> list[tuple[str, int, int, str]]:
    """رعاة مسلحون، ناشط إعلامي: the word for people within a name for others tells no party of its own."""
    spans = [(first, last) for actor, first, last, _ in found if actor != _PEOPLE]
    return [f for f in found if f[0] != _PEOPLE or not any(a <= f[1] and f[2] < b for a, b in spans)]


def _of_a_state(document: Document, filler: Filler, setting: Setting) -> list[tuple[str, int, int, str]]:
    """ضرب المطارات الإسرائيلية، استهداف سفينة بريطانية: what is a state's, though no army's, by its nationality.

    What is a party's is by its adjective (هاجموا نقطة حوثية).
    """
    chunk = filler.chunk
    words = {w for t in document.tokens[chunk.first : chunk.last] for w in bare_words(t.text)}
    words |= {w.removesuffix("ا") for w in words}  # موقعا إسرائيليا
    if filler.role == "target" and not chunk.people and not words.isdisjoint(_STATE_THINGS | _SIDE_THINGS):
        parties = [m for m in filler.mentions if m.kind == "actor" and m.value.nation is None]
        sides = ((resolve(m.value, setting), m) for m in parties if m.value.how == "adjective")
        if owned := [(i, m.first, m.last, "") for i, m in sides if i is not None]:
            return owned[:1]
    things = {"target": _STATE_THINGS, "initiator": _STATE_MOVES}.get(filler.role, frozenset())
    if words.isdisjoint(things) or chunk.people:
        return []
    nations = [m for m in filler.mentions if m.kind == "actor" and m.value.nation is not None]
    body = "state" if filler.role == "target" else "army"  # وصلت تعزيزات عسكرية تركية
    told = ((embodied(m.value, body, setting), m) for m in nations)
    return [(i, m.first, m.last, "") for i, m in told if i is not None][:1]


def _joined_body(
    document: Document, filler: Filler, before: Filler | None, setting: Setting, *, violent: bool
) -> list[tuple[str, int, int, str]]:
    """القوات الأفغانية والباكستانية: a nationality joined to a body of another state is that state's body."""
    if before is None or before.role != filler.role or before.chunk.prep != filler.chunk.prep:
        return []
    if not _is_nation_joined(document, filler) or not adjective_counts(before):
        return []
    bodies = ((m, embodied(m.value, body_of(before, violent=violent), setting)) for m in filler.mentions)
    return [(i, m.first, m.last, "") for m, i in bodies if i is not None]


def _is_nation_joined(document: Document, filler: Filler) -> bool:
    """Whether a phrase is no more than a nationality joined to the phrase before it (والباكستانية، وأخرى فرنسية)."""
    chunk = filler.chunk
    others = document.tokens[chunk.first].text in _OTHERS
    if not chunk.coordinated or chunk.last - chunk.first - others != len(filler.mentions):
        return False
    return all(m.kind == "actor" and m.value.nation is not None for m in filler.mentions)


def _answered(document: Document, frame: Frame, drafts: Sequence[Draft], doers: frozenset[str]) -> Iterator[DraftActor]:
    """Whom an answer that names nobody is aimed at."""
    for filler in frame.fillers:
        if (filler.place, filler.role) == (ANSWERED, "target") and doers:
            for actor_id in answered(drafts, doers):
                name, target = document.cut(filler.first, filler.last), in_role(actor_id, "target")
                generic = actor_id in GENERIC
                yield DraftActor(target, "target", name, filler.first, filler.last, generic, ANSWERED)


def _planters(
    document: Document, frame: Frame, drafts: Sequence[Draft], told: Sequence[DraftActor]
) -> Iterator[DraftActor]:
    """خرجت قوة لملاحقة المهاجمين فانفجرت بها عبوة كانوا قد زرعوها: they who acted before, not those who were hit."""
    hit = frozenset(a.id for a in told if a.role == "target")
    for filler in frame.fillers:
        if (filler.place, filler.role) == (ANSWERED, "initiator"):
            for actor_id in answered(drafts, hit):
                name = document.cut(filler.first, filler.last)
                yield DraftActor(actor_id, PLANTER, name, filler.first, filler.last, actor_id in GENERIC, ANSWERED)


def _bands(document: Document, filler: Filler) -> list[Mention]:
    """مجموعات وصفها بالخارجة عن القانون: a band of nobody's that attacks is one of fighters."""
    bands = (m for m in filler.chunk.people if m.value.id == "force" and m.first == filler.chunk.first)
    return [m for m in bands if not bare_words(document.tokens[m.first].text).isdisjoint(_BANDS)][:1]


def _settlements(filler: Filler) -> list[Mention]:
    """المستوطنات: who hits or threatens settlements means the state whose they are."""
    return [m for m in filler.chunk.items if m.value.id == "settlement" and filler.role == "target"][:1]


def _without_anybody(filler: Filler) -> Filler:
    """ثلاثة أشخاص: people of whom nothing is told are no side of a fight or an arrest."""
    told = tuple(m for m in filler.mentions if m.kind != "people" or m.value.id != "anybody")
    return replace(filler, mentions=told)


def _man(mention: Mention) -> str:
    """The name of the man by whom an actor is told, if it is."""
    return mention.value.person if mention.kind == "actor" else ""


def in_role(actor_id: str, role: str) -> str:
    """The id of an actor in a role: gunmen who are struck are fighters, unknown or not."""
    return _FIGHTERS if actor_id == UNKNOWN_ATTACKERS and role == "target" else actor_id


def _possible(actor_id: str, filler: Filler, frame: Frame) -> str:
    """People who do not attack are the ones attacked, whatever the grammar seems to say, unless they hit somebody."""
    harmed = frame.violent and actor_id in _NO_ATTACKERS and not frame.found and not _hits_another(filler, frame)
    return "target" if filler.role == "initiator" and harmed else filler.role


def _hits_another(filler: Filler, frame: Frame) -> bool:
    """طعن شاب جنديا، هاجم أهالي القرية دورية: a subject whose verb has an object in arms, or people who hit any."""
    if filler.place not in ("subject", "relative"):
        return False
    others = [f for f in frame.fillers if f.role == "target" and f.chunk is not filler.chunk]
    people = filler.chunk.people
    acts = frame.voice == "active" or filler.place == "relative"
    crowd = acts and bool(people) and people[0].first == filler.chunk.first
    if crowd and any(f.mentions or f.chunk.items for f in others):
        return True
    return any(
        m.value.how in ("name", "hostile")
        if m.kind == "actor"
        else m.value.category in ("combatant", "official") or m.value.id == "settler"
        for f in others
        if f.place == "object"
        for m in f.mentions
    )
