"""Whom a filler names: a filler of a frame in, ids of actors with the mentions that name them out.

Which of several names says most, what an adjective of nationality is worth where it stands, and which actors are
only the whole of which another is a part. Roles are given in `roles`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evtx.events.draft import Draft
from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler
from evtx.events.parties.anaphora import POSTS
from evtx.events.parties.nameless import UNKNOWN_ATTACKERS
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.who import Setting, embodied, resolve
from evtx.model import Mention

GENERIC = frozenset(
    """civilians unknown_gunmen protesters police army security_forces government militants journalists officials
    smugglers prisoners""".split()
)
_DOERS_OF = frozenset({"captor"})
_UNLISTED = "actor.unlisted"  # the rule by which bodies that no list knows are named
_HELP = frozenset({"support", "partner"})
_STATE_FORCES = frozenset({"army", "police", "security_forces"})
_FORCE_CLASSES = frozenset({"force"})
# Fighters whose nationality says nothing of a state (مقاتل شيشاني، متشدد بريطاني).
_OF_NO_STATE = frozenset("fighter gunman attacker militant rebel irregular partisan".split())
_CIVIL_VEHICLES = frozenset("car bus truck motorcycle pickup tractor ambulance vehicle".split())
# Where an adjective of nationality is that of the act or of its fire (قصف عراقي، برصاص إسرائيلي).
_OF_ACT = frozenset({"adjective", "agent", "means"})
_FIGHTING = frozenset({UNKNOWN_ATTACKERS, "militants"})
_PEOPLE = "civilians"


def who(filler: Filler, lexicon: Lexicon, setting: Setting, *, violent: bool = False) -> list[tuple[str, Mention]]:
    """The actors that a filler names: named ones, else nationality adjectives, else generic nouns, else people.

    `violent`: the act is one of arms, so that its own adjective (قصف عراقي) is an army's.
    """
    named: list[tuple[str, Mention]] = []
    adjectives: list[tuple[str, Mention]] = []
    generic: list[tuple[str, Mention]] = []
    captor = next((m for m in filler.chunk.people if m.value.id in _DOERS_OF), None)
    called = {t for m in filler.mentions if m.kind == "actor" and m.value.how == "name" for t in range(m.first, m.last)}
    for mention in filler.mentions:
        if captor is not None and mention.first == captor.last:
            continue  # خاطفو الطلاب: those to whom they did it
        if mention.kind == "people" and mention.first in called and mention.value.actor in _FIGHTING:
            continue  # مسلحون إسلاميون: the name says more than its first word
        if mention.kind == "people":
            if mention.value.actor:
                generic.append((_at_home_of(mention.value.actor, mention, filler.chunk), mention))
            continue
        if mention.value.how == "adjective":
            actor_id = embodied(mention.value, body_of(filler, violent=violent), setting)
        else:
            actor_id = resolve(mention.value, setting) or _itself(mention, lexicon, setting)
        if actor_id is None:
            continue
        if mention.value.how == "adjective":
            if mention.value.nation is None or not _of_no_state(filler):
                adjectives.append((actor_id, mention))
        elif mention.value.how == "noun" or actor_id in GENERIC:
            generic.append((_at_home_of(actor_id, mention, filler.chunk), mention))
        else:
            named.append((actor_id, mention))
    # whose the head belongs to (الحرس الوطني التابع لـ ...) counts only where the head itself names nobody
    owners = {id(m) for m in filler.chunk.owners}
    own = [(i, m) for i, m in named if id(m) not in owners]
    # a name that means its actor only then or there yields to an owner told beside it (الطيران المروحي التابع لـ ...)
    owned = [(i, m) for i, m in named if id(m) in owners]
    owned = [(i, m) for i, m in owned if m.rule != _UNLISTED] or owned  # كتيبة كذا التابعة للفيلق
    loose = all(is_loose(m, i) or (m.rule == _UNLISTED and not _unlisted(owned)) for i, m in own)
    named = owned if owned and loose else own or owned
    leaders = [(i, m) for i, m in named if m.value.names and all(n.person for n in m.value.names)]
    named = leaders or named  # المتحدث باسم القوات المسلحة العميد يحيى سريع: the man says whose they are
    found = named or (adjectives if adjective_counts(filler) else []) or _men_of_forces(generic)
    return _without_parents(found, lexicon)


def _itself(mention: Mention, lexicon: Lexicon, setting: Setting) -> str | None:
    """ضربات ضد سوريا: a country that is told as a party is one wherever the act is, by those who govern it then."""
    entry = lexicon.actors.get(mention.value.names[0].actor) if mention.value.names else None
    if mention.value.how != "metonym" or entry is None or not entry.country:
        return None
    return resolve(mention.value, replace(setting, country=entry.country))


def _unlisted(found: Sequence[tuple[str, Mention]]) -> bool:
    return all(m.rule == _UNLISTED for _, m in found)


def _men_of_forces(generic: list[tuple[str, Mention]]) -> list[tuple[str, Mention]]:
    """ثلاثة من رجال الجيش: a word for men right before a force tells no other people than that force's."""
    forces = {m.first for i, m in generic if i in _STATE_FORCES}
    return [(i, m) for i, m in generic if i != _PEOPLE or m.kind != "people" or m.last not in forces]


def is_loose(mention: Mention, actor: str = "") -> bool:
    """Whether a name means its actor only then or there."""
    names = [n for n in mention.value.names if not actor or n.actor == actor] if mention.kind == "actor" else []
    return bool(names or actor) and all(n.dated is not None and bool(n.dated.countries) for n in names)


def _at_home_of(actor_id: str, mention: Mention, chunk: Chunk) -> str:
    """منزل الأسير فلان: the house of a prisoner is his family's."""
    house = any(m.value.id == "house" and m.first < mention.first for m in chunk.items)
    return "civilians" if actor_id == "prisoners" and house else actor_id


def adjective_counts(filler: Filler) -> bool:
    """An adjective of nationality is an actor after a force, fighters, aircraft, weapons or the trigger itself."""
    if filler.place in _OF_ACT:
        return True
    chunk = filler.chunk
    if filler.place in _HELP and not (chunk.people or chunk.items):
        return any(m.first - chunk.first <= 1 for m in chunk.actors)  # بدعم جوي روسي، بمشاركة تركية
    if any(m.value.id in _FORCE_CLASSES or m.value.category in ("combatant", "official") for m in chunk.people):
        return True
    if chunk.numbers and any(m.value.how == "adjective" and m.value.nation is None for m in chunk.actors):
        return True  # عشرون حوثيا
    # مركبات فلسطينية that are hit are their people's, عربات أميركية that drive about are not
    moving = filler.role == "initiator" and any(m.value.kind == "vehicle" for m in chunk.items)
    return moving or _armed_things(chunk)


def _armed_things(chunk: Chunk) -> bool:
    """Arms, air defences among them, vehicles and posts: what is an army's (مركبات فلسطينية are their people's)."""
    things = [m.value for m in chunk.items if m.value.id not in _CIVIL_VEHICLES]
    arms = ("aircraft", "weapon", "vehicle")
    return any(t.kind in arms or t.id in POSTS or "air_defence" in t.classes for t in things)


def _of_no_state(filler: Filler) -> bool:
    """القيادي البريطاني: fighters whose nationality is their own."""
    people = filler.chunk.people
    return bool(people) and not filler.chunk.items and all(m.value.id in _OF_NO_STATE for m in people)


def body_of(filler: Filler, *, violent: bool) -> str:
    """Which body of a country the adjective in a phrase means: of soldiers its army, of an official its state."""
    chunk = filler.chunk
    named = {n.actor for m in chunk.actors if m.value.how != "adjective" for n in m.value.names}
    if "police" in named or any(m.value.actor == "police" for m in chunk.people):
        return "police"
    if any(m.value.category == "official" for m in chunk.people):
        return "government"
    arms = _armed_things(chunk)
    soldiers = any(m.value.category == "combatant" for m in chunk.people)
    return "army" if arms or soldiers or (violent and filler.place in _OF_ACT) else "state"


def parents_of(ids: Iterable[str], lexicon: Lexicon) -> set[str]:
    """The actors of which these are a part; a state that backs one is a party of its own (الجيش التركي ومرتزقته)."""
    entries = [lexicon.actors[i] for i in ids if i in lexicon.actors]
    return {entry.parent for entry in entries if entry.parent and not entry.backed}


def parents_joined(drafts: Sequence[Draft], lexicon: Lexicon) -> set[str]:
    """قوات النظام والدفاع الوطني: actors that a text joins by "and" to a part of theirs, as two parties."""
    out: set[str] = set()
    for draft in drafts:
        by_id = {(a.id, a.role): a for a in draft.actors}
        for part in draft.actors:
            entry = lexicon.actors.get(part.id)
            whole = by_id.get((entry.parent, part.role)) if entry is not None and entry.parent else None
            if whole is not None and whole.place == part.place and (whole.joined or part.joined):
                out.add(whole.id)
    return out


def _without_parents(found: Sequence[tuple[str, Mention]], lexicon: Lexicon) -> list[tuple[str, Mention]]:
    parents = parents_of({i for i, _ in found}, lexicon)
    kept = [(i, m) for i, m in found if i not in parents]
    return list(dict(kept).items())
