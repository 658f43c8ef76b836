"""Types that hang on who acts: a trigger and the actors of an act in, its type out (codebook, section 1)."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import DraftActor, DraftItem, DraftPlace
from evtx.events.frames.fillers import Frame
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import ItemEntry, Trigger
from evtx.text.document import Document
from evtx.text.words import word_class

_CROWDS = frozenset({"protesters", "civilians", "students", "workers"})
_DEMONSTRATORS = frozenset({"protesters"})
# What nobody does with bare hands, and who does it: told as a man and no more he is a gunman of no side.
_IN_ARMS = frozenset({"armed_attack", "assassination"})
_ARMS = frozenset({"gunfire", "ambush", "grenade", "stabbing", "attempt"})
_BY_HAND, _MEN = "stabbing", word_class("events.doer_types.men")
_MAN, _GUNMAN = "civilians", "unknown_gunmen"
_GUNMEN = frozenset({"unknown_gunmen", "militants", "bandits", "pirates"})


# Verbs of taking people along that do not say by what right, and of falling into hands that may be anybody's; groups
# that rule where they do so, and crowds.
_TAKING = frozenset("احتجز اقتاد وقع سقط اصبح كبل صفد حجز امسك ظفر استبقي".split())
_RULING = frozenset(
    "civilians protesters hts sdf ypg hamas houthis sna hezbollah rsf stc taliban national_guard".split()
)
_BY_CHARGE = {
    "suicide_vest": "suicide", "car_bomb": "car_bomb", "motorcycle_bomb": "car_bomb",
    "landmine": "landmine", "ied": "ied", "bomb": "ied",
}  # fmt: skip
_LAWLESS = frozenset({"armed_group", "tribe", "people"})


def type_by_doers(trigger: Trigger, frame: Frame, actors: Sequence[DraftActor], lexicon: Lexicon) -> str:
    """The type of an act, which its rule has but for those who do it.

    An attack by aircraft is an air strike, whatever the noun (بدأت المقاتلات هجمات); residents who block a road
    protest; gunmen who storm a house attack it, since a raid is an operation of a force; demonstrators who storm one or
    clash with the police riot; a charge that hits somebody went off (انفجرت عبوة واستهدفت رتلا); rebels and tribes who
    take people along abduct them, where a force would arrest them.
    """
    rule_type = trigger.rule.type
    doers = [m for f in frame.of("initiator") for m in f.chunk.items]
    if rule_type in ("armed_attack", "shelling") and any(m.value.kind == "aircraft" for m in doers):
        return "airstrike"
    open_means = rule_type == "armed_attack" and trigger.rule.subtype is None
    if open_means and doers and all(_is_charge(m.value) for m in doers):
        return "bombing"
    if rule_type == "blockade" and _all_in(actors, _CROWDS):
        return "protest"
    if rule_type == "armed_clash" and any((a.id, a.role) == ("protesters", "participant") for a in actors):
        return "riot"
    if rule_type == "armed_attack" and trigger.rule.subtype is None and _all_in(actors, _DEMONSTRATORS):
        return "riot"
    if rule_type == "raid" and _all_in(actors, _GUNMEN):
        return "armed_attack"
    if rule_type == "arrest" and trigger.analysis.lemma in _TAKING and _lawless(actors, lexicon):
        return "abduction"
    return rule_type


def _is_charge(thing: ItemEntry) -> bool:
    return "explosive_device" in thing.classes or thing.id == "bomb"


def subtype_by_charge(event_type: str, subtype: str | None, items: Sequence[DraftItem]) -> str | None:
    """The subtype of a bombing, where its rule leaves it open that of the charge used in it."""
    if event_type != "bombing" or subtype is not None:
        return subtype
    return next((_BY_CHARGE[i.id] for i in items if i.use == "used" and i.id in _BY_CHARGE), None)


def type_by_reach(
    event_type: str, trigger: Trigger, actors: Sequence[DraftActor], place: DraftPlace, lexicon: Lexicon
) -> str:
    """قصف إسرائيلي على صنعاء: what a state strikes beyond the reach of its guns, it strikes from the air."""
    reaches = [lexicon.theatres.gun_reach.get(a.id) for a in actors if a.role == "initiator"]
    where = {p.country for p in place.places if p.country}
    if event_type != "shelling" or trigger.rule.subtype is not None or not reaches or not where:
        return event_type
    return "airstrike" if all(r is not None and not r & where for r in reaches) else event_type


def armed_men(
    document: Document, trigger: Trigger, actors: Sequence[DraftActor], lexicon: Lexicon
) -> tuple[DraftActor, ...]:
    """راكبا دراجة أطلقا النار: who attacks in arms and is told as a man and no more is an unknown gunman."""
    if trigger.rule.type not in _IN_ARMS or trigger.rule.subtype not in _ARMS:
        return tuple(actors)
    name = lexicon.actors[_GUNMAN].name
    return tuple(replace(a, id=_GUNMAN, name=name) if _is_man(document, trigger, a) else a for a in actors)


def _is_man(document: Document, trigger: Trigger, actor: DraftActor) -> bool:
    """Whoever has a gun; with a knife a man, where a girl or a resident stays who the text says."""
    if actor.role != "initiator" or actor.id != _MAN or not actor.generic:
        return False
    words = {token.text for token in document.tokens[actor.first : actor.last]}
    return trigger.rule.subtype != _BY_HAND or not words.isdisjoint(_MEN)


def _lawless(actors: Sequence[DraftActor], lexicon: Lexicon) -> bool:
    """Whether those who act are known, and are no authority."""
    doers = {a.id for a in actors if a.role == "initiator"}
    listed = [lexicon.actors[i].kind for i in doers if i in lexicon.actors and i not in _RULING]
    return bool(doers) and len(listed) == len(doers) and all(kind in _LAWLESS for kind in listed)


def _all_in(actors: Sequence[DraftActor], ids: frozenset[str]) -> bool:
    doers = {a.id for a in actors if a.role == "initiator"}
    return bool(doers) and doers <= ids
