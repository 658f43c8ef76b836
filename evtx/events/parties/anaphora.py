"""Actors that a phrase takes up without naming them (الجانبان، الأخيرة، قواته، الرتل), from what was told before."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import Draft
from evtx.events.frames.scene import Filler
from evtx.events.parties.fighters_again import (
    another_of_theirs,
    definite_fighters,
    forces_by_words,
    members,
    only_called_so,
    some_of,
)
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import GUNMEN, ActorName
from evtx.lexicon.who import ActorRef, Setting, at_home, resolve
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.normalize import fold_text
from evtx.text.shape import FINITE
from evtx.text.words import word_class

_SIDES = ("participant", "initiator", "target")
_GROUPS = frozenset({"armed_group", "militia", "party", "coalition"})
_FORCES = frozenset({"state", "government", "army", "police", "security", "coalition"})
# Things of an army that are no arms: a nationality or a pronoun after them says whose they are (حاجز حوثي، مواقعه).
POSTS = frozenset("convoy checkpoint base headquarters military_position".split())
_ARMS = frozenset("tank artillery armoured_vehicle military_vehicle boat warship".split())
_OF_GROUPS = frozenset({"gunman", "fighter", "sniper"})
_NAMED = ("name", "hostile", "metonym")
_CHASING = frozenset("raid arrest deployment patrol blockade".split())  # what is done about attackers
_LEAVING = frozenset({"withdrawal", "displacement"})
_SENTENCES_BACK = 4
_PAIR_BACK = 4  # drafts
_ATTACK_BACK = 8  # drafts in which the attack is told whose doers "the attackers" are
_OUR = "نا"
_HEADS_OF = word_class("events.anaphora.heads_of")
_NO_FORCES = word_class("events.anaphora.no_forces")
_OTHER_FORCES = word_class("events.anaphora.other_forces")
_TELLING = word_class("events.whose_deed.telling")
_OWNED_REACH = 6  # tokens after a thing within which its owner is told (رتل عسكري جديد للتحالف)
_DEFINITE = ("ال", "لل", "وال", "بال", "فال")


def taken_up(
    document: Document,
    filler: Filler,
    named: Sequence[Mention],
    drafts: Sequence[Draft],
    lexicon: Lexicon,
    setting: Setting,
    *,
    known: bool,
) -> list[str]:
    """Ids of the actors that a filler refers back to; empty where it does not.

    `named`: actor mentions in order; `known`: the filler names somebody already, if only by a generic noun.
    """
    past = [m for m in named if m.first < filler.first]
    anaphor = next((m for m in filler.mentions if m.kind == "actor" and m.value.anaphor), None)
    if anaphor is not None and not (known and _behind_another(filler, anaphor)):
        return _anaphor(document, anaphor, past, drafts, lexicon, setting)
    if any(m.kind == "people" and m.value.id == "captor" for m in filler.mentions):
        return _captors(drafts)
    if definite_fighters(document, filler, setting):
        first = next(m.first for m in filler.mentions if m.kind == "actor")
        same = [i for i in _same_head(document, past, first, setting) if i not in GUNMEN]
        if same:
            return same  # المليشيات: مليشيات كذا told before
        attackers = _attackers(drafts, lexicon, _GROUPS) if filler.role == "target" else []
        if attackers or only_called_so(document, filler):
            return attackers
        near = [m for m in past if m.first >= _start(document, filler.first)]
        return _last(near, lexicon, setting, _GROUPS)
    if not known and another_of_theirs(document, filler):
        return _attackers(drafts, lexicon, frozenset())
    theirs = some_of(document, filler)
    if theirs:
        return _owner(document, filler.first, theirs, past, drafts, lexicon, setting, fighters=True)
    pron = _possessed(document, [*(m for m in filler.mentions if m.kind == "people"), *_posts(filler)])
    if pron:
        fighters = any(m.kind == "people" and m.value.id in _OF_GROUPS for m in filler.mentions)
        return _owner(document, filler.first, pron, past, drafts, lexicon, setting, fighters=fighters)
    return [] if known else _same_thing(document, filler, past, setting)


def _behind_another(filler: Filler, anaphor: Mention) -> bool:
    """تمكنت الشرطة من توقيف الفاعلين: a word behind the one who acts takes nobody up for him."""
    before = (m for m in filler.mentions if m.kind == "actor" and m.first < anaphor.first)
    return any(n.actor not in GUNMEN for m in before for n in m.value.names)


def _anaphor(
    document: Document,
    anaphor: Mention,
    past: Sequence[Mention],
    drafts: Sequence[Draft],
    lexicon: Lexicon,
    setting: Setting,
) -> list[str]:
    how = anaphor.value.anaphor
    if how == "pair":
        # a bare "army" is told apart from the other side by its country
        return [at_home(i, setting, lexicon.homes) for i in _pair(drafts, past, setting)]
    if how == "attacker":
        attacks = [d for d in drafts[-_ATTACK_BACK:] if d.type == "armed_attack"]
        hitting = [d for d in drafts if d.type not in _CHASING]
        return _attackers(attacks, lexicon, frozenset()) or _attackers(hitting or drafts, lexicon, frozenset())
    if how == "forces":
        here = [m for m in past if m.first >= document.sentences[document.sentence_of(anaphor.first)].first]
        same = _same_head(document, here, anaphor.first, setting)
        if same:
            return same
        if anaphor.last < len(document.tokens) and document.tokens[anaphor.last].text in _OTHER_FORCES:
            return []
        beside = forces_by_words(document, anaphor, drafts)
        if beside:
            return [i for i in beside if i in lexicon.actors]
        near = [m for m in past if m.first >= _start(document, anaphor.first) and _may_have_forces(document, m)]
        return (
            _attackers(drafts, lexicon, _FORCES)
            or _same_head(document, near, anaphor.first, setting)
            or _last(near, lexicon, setting, _FORCES)
        )
    if how == "members":
        staying = [d for d in drafts if d.type not in _LEAVING]
        return members(document, anaphor, staying, _attackers(staying, lexicon, frozenset()), lexicon)
    if how == "named":
        return _same_head(document, past, anaphor.first, setting)
    if how == "group":
        same = _same_head(document, past, anaphor.first, setting)
        same = same or _called_that(document, past, anaphor.first, lexicon, setting)
        return same or _last(past, lexicon, setting, _GROUPS - {"coalition"})
    return _last(past, lexicon, setting, frozenset())


def _may_have_forces(document: Document, mention: Mention) -> bool:
    """Whether "the forces" can be those of a nation told before: not of الصحف الأميركية, nor of a man (الرئيس كذا)."""
    own = {w.removeprefix("ال") for w in bare_words(document.tokens[mention.first].text)}
    if not own.isdisjoint(_NO_FORCES) or any(name.person for name in mention.value.names):
        return False
    head = bare_words(document.tokens[mention.first - 1].text) if mention.first else ()
    return mention.value.how != "adjective" or _NO_FORCES.isdisjoint(w.removeprefix("ال") for w in head)


def _attackers(drafts: Sequence[Draft], lexicon: Lexicon, kinds: frozenset[str]) -> list[str]:
    """Who acted in the last act that has a doer; only those of some kinds, where any are given."""
    for draft in reversed(drafts[-_PAIR_BACK:]):
        ids = [a.id for a in draft.actors if a.role == "initiator"]
        fitting = [
            i for i in ids
            if not kinds or (i in lexicon.actors and lexicon.actors[i].kind in kinds and i not in GUNMEN)
        ]  # fmt: skip
        if ids:
            return list(dict.fromkeys(fitting))
    return []


def answered(drafts: Sequence[Draft], doers: frozenset[str]) -> list[str]:
    """Whom an answer by some doers is aimed at: who did the last act that others did."""
    for draft in reversed(drafts[-_PAIR_BACK:]):
        ids = [a.id for a in draft.actors if a.role == "initiator" and a.id not in doers]
        if ids:
            return list(dict.fromkeys(ids))
    return []


def _captors(drafts: Sequence[Draft]) -> list[str]:
    """Who abducted those of whom the account tells."""
    taken = [d for d in drafts if d.type == "abduction"]
    return next((ids for d in reversed(taken) if (ids := [a.id for a in d.actors if a.role == "initiator"])), [])


def with_owner(
    document: Document,
    casualty: Mention,
    people: Sequence[Mention],
    named: Sequence[Mention],
    drafts: Sequence[Draft],
    lexicon: Lexicon,
    setting: Setting,
) -> Mention:
    """A figure of people hurt, with the side whose they are where a pronoun says it (ثلاثة من مقاتليها).

    `people`: mentions of people, `named`: mentions of actors, both in order.
    """
    again = _again(casualty, named)
    own = [m for m in people if casualty.first <= m.first < casualty.last]
    pron = _possessed(document, own)
    if again is None and (not pron or any(h.kind == "actor" for h in casualty.value.holders)):
        return casualty
    if again is not None:
        past = [m for m in named if m.first < again.first]
        ids = _anaphor(document, again, past, drafts, lexicon, setting)
    else:
        past = [m for m in named if m.first < casualty.first]
        ids = _owner(document, casualty.first, pron, past, drafts, lexicon, setting)
    names = tuple(ActorName(i, "name") for i in ids[:1])
    if not names:
        return casualty
    first, last = (again.first, again.last) if again is not None else (own[0].first, own[0].last)
    owner = document.mention_of_tokens("actor", first, last, ActorRef(names, "name"), "actor.owner.pronoun")
    return replace(casualty, value=replace(casualty.value, holders=(*casualty.value.holders, owner)))


def _again(casualty: Mention, named: Sequence[Mention]) -> Mention | None:
    """ثلاثة من عناصر التنظيم، وخسر التنظيم ثلاثة: the word that takes up the side whose people a figure counts."""
    holders = [h for h in casualty.value.holders if h.kind == "actor"]
    if any(not h.value.anaphor for h in holders):
        return None
    behind = (m for m in named if m.first == casualty.last and m.value.anaphor and not m.value.proclitic)
    return next(iter(holders), None) or next(behind, None)


def _posts(filler: Filler) -> list[Mention]:
    """مواقعه، دورياتها، طائراته: what a force alone has, its arms where they act."""
    arms = filler.role == "initiator"
    return [m for m in filler.chunk.items if m.value.id in POSTS or (arms and _fires(m))]


def _fires(item: Mention) -> bool:
    """دباباته، مدفعيتها، زوارقها: arms that act for those whose they are."""
    return item.value.kind == "aircraft" or item.value.id in _ARMS


def _possessed(document: Document, people: Sequence[Mention]) -> str:
    """قواته، مقاتليها: the pronoun on people who serve somebody, or on their posts, empty where there is none."""
    prons = (
        a.pron
        for m in people
        if m.kind == "item" or m.value.category in ("combatant", "official") or m.value.id == "member_of_group"
        for a in document.analyses[m.first]
        if a.cat in ("N", "AP", "PP") and a.pron
    )
    return next(prons, "")


def _agrees(document: Document, mention: Mention, pron: str) -> bool:
    """Whether a pronoun can stand for an actor, as far as the first word of its name shows gender and number."""
    nouns = [a for a in document.analyses[mention.first] if a.cat == "N"]
    if not nouns or pron not in ("ه", "ها"):
        return True
    if pron == "ه" and mention.first and document.tokens[mention.first - 1].text in _HEADS_OF:
        return True  # قال قائد الشرطة إن قواته
    word = document.tokens[mention.first].text
    feminine = word.endswith("ه") or any(a.gender == "f" for a in nouns)
    plural = any(a.number != "s" for a in nouns)
    return not (feminine or plural) if pron == "ه" else feminine or plural


def _owner(
    document: Document,
    first: int,
    pron: str,
    past: Sequence[Mention],
    drafts: Sequence[Draft],
    lexicon: Lexicon,
    setting: Setting,
    *,
    fighters: bool = False,
) -> list[str]:
    """The force that the same sentence has told first, by name, nationality or التنظيم; else the actor named last.

    `fighters`: those who are its own are gunmen (مسلحوه), whom a group has sooner than a state.
    """
    if pron == _OUR:
        return _speaking(document, first, past, lexicon, setting)
    start = document.sentences[document.sentence_of(first)].first
    for at, mention in enumerate(past):
        if mention.first < start or not _agrees(document, mention, pron):
            continue
        if mention.value.anaphor:
            return _anaphor(document, mention, past[:at], drafts, lexicon, setting)
        found = _last([mention], lexicon, setting, _FORCES | _GROUPS | {"io"})
        if found:
            return found
    told = [m for m in past if m.value.how != "adjective" and _agrees(document, m, pron)]
    group = _last(told, lexicon, setting, _GROUPS - {"coalition"}) if fighters else []
    return group or _last(told, lexicon, setting, frozenset())


def _speaking(document: Document, first: int, past: Sequence[Mention], lexicon: Lexicon, setting: Setting) -> list[str]:
    """قواتنا: the force that speaks in the sentence, else the one whose statement the text is (a line with no verb)."""
    sentence = document.sentences[document.sentence_of(first)]
    for mention in past:
        own = mention.first >= sentence.first and any(
            a.lemma in _TELLING for a in document.analyses[max(sentence.first, mention.first - 1)]
        )
        if own and (found := _last([mention], lexicon, setting, _FORCES | _GROUPS)):
            return found
    for mention in past:
        line = document.sentences[document.sentence_of(mention.first)]
        verbs = any(a.cat in FINITE for t in range(line.first, line.last) for a in document.analyses[t])
        if mention.value.how == "name" and line.part != "title" and not verbs:
            return _last([mention], lexicon, setting, _FORCES | _GROUPS)
    return []


def _pair(drafts: Sequence[Draft], past: Sequence[Mention], setting: Setting) -> list[str]:
    """Both sides of the last event with two known sides, else the two actors named last."""
    for draft in reversed(drafts[-_PAIR_BACK:]):
        sides = list(dict.fromkeys(a.id for a in draft.actors if a.role in _SIDES and a.id != "civilians"))
        if len(sides) == 2 or (len(sides) > 2 and all(a.role == "participant" for a in draft.actors)):
            return sides
    ids = [i for m in past if m.value.how in _NAMED and (i := resolve(m.value, setting))]
    return [i for i in dict.fromkeys(reversed(ids)) if i != "civilians"][:2]


def _same_head(document: Document, past: Sequence[Mention], token: int, setting: Setting) -> list[str]:
    """The actor named last whose name has the noun in it (للوزارة: قوات وزارة الدفاع)."""
    head = {w for w in bare_words(document.tokens[token].text) if not w.startswith(("ال", "لل"))}
    for mention in reversed([m for m in past if m.value.how in ("name", "hostile")]):
        words = {w for t in document.tokens[_headed(document, mention) : mention.last] for w in bare_words(t.text)}
        actor_id = resolve(mention.value, setting) if head & words else None
        if actor_id:
            return [actor_id]
    return []


def _headed(document: Document, mention: Mention) -> int:
    """The first token of a name with the noun before it (منظمة "بي كا كا")."""
    at = mention.first - 1
    while at > 0 and document.tokens[at].text == '"':
        at -= 1
    return max(0, at)


def _called_that(
    document: Document, past: Sequence[Mention], token: int, lexicon: Lexicon, setting: Setting
) -> list[str]:
    """The actor named last whose name in full has the noun in it (التنظيم: داعش is تنظيم الدولة الإسلامية)."""
    head = {w.removeprefix("لل").removeprefix("ال") for w in bare_words(document.tokens[token].text)}
    for mention in reversed([m for m in past if m.value.how in _NAMED]):
        actor_id = resolve(mention.value, setting)
        entry = lexicon.actors.get(actor_id) if actor_id is not None else None
        if actor_id is not None and entry is not None and head & set(fold_text(entry.name).split()[:1]):
            return [actor_id]
    return []


def _same_thing(document: Document, filler: Filler, past: Sequence[Mention], setting: Setting) -> list[str]:
    """الرتل، الدورية: a definite thing or force told before with the one whose it is (رتل للتحالف)."""
    head = next(
        (m for m in (*filler.chunk.items, *filler.chunk.people) if document.tokens[m.first].text.startswith(_DEFINITE)),
        None,
    )
    if head is None or head.last - head.first > 1:
        return []
    nouns = {a.noun or a.lemma for a in document.analyses[head.first] if a.cat == "N" and a.det}
    starts = {m.first: m for m in past}
    for at in range(head.first - 1, _start(document, head.first) - 1, -1):
        if nouns.isdisjoint({a.noun or a.lemma for a in document.analyses[at] if a.cat == "N"}):
            continue
        owner = _owner_after(document, at, starts)
        actor_id = resolve(owner.value, setting) if owner is not None else None
        if actor_id:
            return [actor_id]
    return []


def _owner_after(document: Document, at: int, starts: dict[int, Mention]) -> Mention | None:
    """Whose the thing at a token is: the actor after it, with nothing but adjectives and لـ or من between."""
    for n in range(at + 1, min(at + _OWNED_REACH, document.sentences[document.sentence_of(at)].last)):
        if n in starts:
            return starts[n]
        word, analyses = document.tokens[n].text, document.analyses[n]
        if word not in ("من", "ل", '"') and not any(a.cat in ("ADJ", "AP", "PP") for a in analyses):
            return None
    return None


def _start(document: Document, token: int) -> int:
    """The first token that a definite plural (المسلحون) can take up."""
    return document.sentences[max(0, document.sentence_of(token) - _SENTENCES_BACK)].first


def _last(past: Sequence[Mention], lexicon: Lexicon, setting: Setting, kinds: frozenset[str]) -> list[str]:
    """The actor told last whose kind is one of `kinds`, any where none is given."""
    for mention in reversed(past):
        actor_id = resolve(mention.value, setting)
        entry = lexicon.actors.get(actor_id) if actor_id is not None else None
        if actor_id is None or (kinds and (entry is None or entry.kind not in kinds)):
            continue
        return [actor_id]
    return []
