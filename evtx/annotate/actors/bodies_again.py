"""Which army "the army" is: definite bodies without a country (الجيش، الجنود، القوات) that take up one named before.

In: the actor mentions of a document in order. Out: the same mentions, those that take up another one with its
names. What takes up nothing is left to the country of the event (`evtx.lexicon.who.resolve`).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import STATE_KINDS, ActorName
from evtx.lexicon.who import Setting, at_home
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.words import word_class

_ARMED = word_class("annotate.bodies_again.armed")
_WHOLE = word_class("annotate.bodies_again.whole")
_LINES = (
    _ARMED,
    frozenset("شرطه شرطيون شرطيين".split()),
    frozenset("امن".split()),
    frozenset("حكومه سلطات سلطه".split()),
)
_ANNOUNCING = word_class("annotate.bodies_again.announcing")
_LOSSES = word_class("annotate.bodies_again.losses")
_OFFICIALS = word_class("annotate.bodies_again.officials")
_SAID, _SAID_REACH = frozenset({"ان", "بان", ":"}), 4  # tokens between an official and what he says
_MINISTRY = frozenset({"دفاع"})
_AIR = frozenset({"جو", "طيران"})  # of whose acts ministries of defence tell
_LOSS_REACH = 6  # tokens between an army that announces losses and those who fell
_ARMIES_OF_GROUPS = frozenset({"sna", "libya_lna"})
_LED = "actor.led."  # rule of a body that its spokesman's side has
_TITLE = 2  # tokens of a rank between a body and the man who speaks for it
_NEAR = 2  # sentences back for an army told by another word than the one that takes it up


def take_up_bodies(document: Document, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions with "the army", "the soldiers" made the army that was named last."""
    out: list[Mention] = []
    for number, mention in enumerate(mentions):
        loose = _loose(document, mention, lexicon)
        led = _led_by(mention, mentions[number + 1 : number + 2], lexicon) if loose else ()
        names = led or (_taken_up(document, mention, out, lexicon) if loose else ())
        names = names or _own_losses(document, mention, out, mentions[number + 1 : number + 2], lexicon)
        names = (_of_speaker(document, mention, out, lexicon) if loose else ()) or names
        if led:
            mention = replace(mention, value=replace(mention.value, names=led), rule=_LED + led[0].actor)
        elif names:
            # الجيش السوداني والقوة المشتركة: a body that has this name in the country of the event is that one
            bound = tuple(n for n in mention.value.names if n.dated and n.dated.countries)
            mention = replace(mention, value=replace(mention.value, names=(*names, *bound)))
        out.append(mention)
    return out


def _led_by(mention: Mention, following: Sequence[Mention], lexicon: Lexicon) -> tuple[ActorName, ...]:
    """المتحدث باسم القوات المسلحة العميد يحيى سريع: the forces for which a man speaks are those of his side."""
    for man in following:
        names: tuple[ActorName, ...] = man.value.names
        near = man.first - mention.last <= _TITLE and len({n.actor for n in names}) == 1
        if near and names[0].person and names[0].actor in lexicon.actors and _armed_side(names[0].actor, lexicon):
            return tuple(replace(n, person="") for n in names[:1])
    return ()


def _armed_side(actor: str, lexicon: Lexicon) -> bool:
    return lexicon.actors[actor].kind in ("armed_group", "militia")


def _loose(document: Document, mention: Mention, lexicon: Lexicon) -> bool:
    """A definite body of no country: every name of it is generic or bound to countries."""
    value = mention.value
    if value.how not in ("name", "noun") or not value.names or not _definite(document, mention):
        return False
    unbound = [n for n in value.names if n.actor not in lexicon.homes and not (n.dated and n.dated.countries)]
    return not unbound and any(n.actor in lexicon.homes for n in value.names)


def _definite(document: Document, mention: Mention) -> bool:
    words = [document.tokens[t].text for t in range(mention.first, mention.last)]
    return words[0][len(mention.value.proclitic) :].startswith(("ال", "لل", "ل")) or words[-1].startswith("ال")


def _taken_up(
    document: Document, mention: Mention, before: Sequence[Mention], lexicon: Lexicon
) -> tuple[ActorName, ...]:
    heads = _words(document, mention)
    line = next((words for words in _LINES if words & heads), frozenset())
    near = document.sentence_of(mention.first) - _NEAR
    for other in reversed(before):
        known = _words(document, other)
        own = known & line or (known & _MINISTRY if heads & _AIR else set())
        if not own or not _of_a_state(other, lexicon):
            if heads & own & _WHOLE and document.sentence_of(other.first) >= near and _called_army(other, lexicon):
                return other.value.names  # type: ignore[no-any-return]
            continue
        if own & heads or (own & (_WHOLE | _MINISTRY) and document.sentence_of(other.first) >= near):
            return other.value.names  # type: ignore[no-any-return]
    return ()


def _called_army(mention: Mention, lexicon: Lexicon) -> bool:
    """الجيش الوطني: an armed group that calls itself the army, by the article of its name."""
    names = mention.value.names
    return mention.value.how == "name" and any(
        n.actor in _ARMIES_OF_GROUPS and n.actor in lexicon.actors for n in names
    )


def _of_speaker(
    document: Document, mention: Mention, before: Sequence[Mention], lexicon: Lexicon
) -> tuple[ActorName, ...]:
    """قال مسؤول أمني باكستاني إن سلاح الجو ...: forces of which an official tells are those of his country."""
    if not before or before[-1].value.how != "adjective" or not _words(document, mention) & _ARMED:
        return ()
    origin = before[-1]
    title = {t.text for t in document.tokens[max(0, origin.first - _TITLE) : origin.first]}
    between = [t.text for t in document.tokens[origin.last : mention.first]]
    if title.isdisjoint(_OFFICIALS) or not _SAID.intersection(between[:_SAID_REACH]):
        return ()
    entry = lexicon.actors.get(origin.value.names[0].actor) if origin.value.names else None
    army = at_home("army", Setting(country=entry.country), lexicon.homes) if entry and entry.country else "army"
    return () if army == "army" else tuple(replace(n, actor=army) for n in origin.value.names[:1])


def _own_losses(
    document: Document, mention: Mention, before: Sequence[Mention], following: Sequence[Mention], lexicon: Lexicon
) -> tuple[ActorName, ...]:
    """أعلن الجيش السوداني مقتل ضابطين: soldiers of no country whose fall an army announces are its own."""
    if mention.value.how != "noun" or {n.actor for n in mention.value.names} != {"army"} or not before:
        return ()
    if any(m.first == mention.last for m in following):
        return ()  # مقتل جنديين سوريين
    teller = before[-1]
    between = {t.text for t in document.tokens[teller.last : mention.first]}
    fell = not _LOSSES.isdisjoint(between) and mention.first - teller.last <= _LOSS_REACH
    told = teller.first > 0 and document.tokens[teller.first - 1].text in _ANNOUNCING
    army = _of_a_state(teller, lexicon) and bool(_words(document, teller) & (_ARMED | _MINISTRY))
    return teller.value.names if fell and told and army else ()


def _words(document: Document, mention: Mention) -> set[str]:
    return {w for t in range(mention.first, mention.last) for w in bare_words(document.tokens[t].text)}


def _of_a_state(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a name is a state's body that does not depend on where it stands."""
    value = mention.value
    if value.how not in ("name", "hostile") or any(n.actor in lexicon.homes for n in value.names):
        return False
    if mention.rule.startswith(_LED):
        return True
    return any(n.actor in lexicon.actors and lexicon.actors[n.actor].kind in STATE_KINDS for n in value.names)
