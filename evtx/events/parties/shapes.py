"""Roles as acts of a type know them (codebook, section 3): actors of an event in, the same with fitting roles out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evtx.frozen import replace
from evtx.lexicon.schema import STATE_KINDS
from evtx.model import EventActor
from evtx.text.normalize import fold_text

# Acts whose doers are all `initiator`, even where two sides do them together: exchanges, exercises, raids in
# which something is found.
_ONE_SIDED = frozenset({"release", "training", "seizure", "raid", "arrest"})
# Acts of forces alone: who seems a civilian is a man of some side that the words do not show.
_BY_FORCES = frozenset(
    "interception overflight training patrol airstrike shelling deployment bombing raid execution".split()
)
# Acts of fighters who stay in sight: gunmen who shell, leave or give themselves up are no unknown attackers.
_BY_FIGHTERS = frozenset({"shelling", "surrender", "withdrawal", "displacement", "territory"})
# Acts done to people one by one, and who is no target of them beside civilians.
_OF_PEOPLE = frozenset({"raid", "arrest", "release"})
_OF_CAPTIVES = frozenset({"arrest", "release"})
_CAPTIVES = frozenset({("civilians", "initiator"), ("prisoners", "initiator")})
_LOCALS = ("اهال", "سكان", "ذوو")  # who do take and let go
_NOT_TAKEN = frozenset({"tribe"})
_OF_PRISONERS = frozenset(
    "release execution agreement meeting threat accusation physical_assault airstrike shelling".split()
)
_WITH_COURTS, _WITHOUT_COURTS = frozenset({"state", "government"}), frozenset({"syria_regime"})  # it kills in the field
# To whom those who are let go are handed over.
_GO_BETWEENS = frozenset({"icrc", "red_crescent", "un"})
_UNKNOWN = ("مجهول", "ملثم")
_CROWDS = frozenset({"protesters", "civilians"})
_DRIVERS = frozenset({"settlers"})  # they flee nobody: whom they displace lived there
_FORCES = frozenset({"police", "army", "security", "militia", "armed_group", "government", "state"})

_BODIES, _BOTH = frozenset({"army", "police"}), 2  # bodies of a state; two that act together


def shaped(
    event_type: str, actors: Sequence[EventActor], entry: Callable[[str, str], EventActor], kind: Callable[[str], str]
) -> tuple[EventActor, ...]:
    """The actors of an event of a type. `entry`: an actor by id and role; `kind`: what an id is in the lexicon."""
    out = tuple(actors)
    if event_type in _ONE_SIDED:
        out = tuple(replace(a, role="initiator") if a.role == "participant" else a for a in out)
    if event_type == "meeting" and any(a.role == "initiator" for a in out):
        # زار القائد البلدة والتقى وجهاءها: whom a visitor meets he visits
        out = tuple(replace(a, role="target") if a.role == "participant" else a for a in out)
    sides = {a.id for a in out if a.role == "participant"}
    if event_type in ("shelling", "airstrike") and len(sides) > 1:
        # تبادل الطرفان القصف: both do it to both
        out = tuple(a for a in out if a.role == "participant" or a.id not in sides)
    if event_type == "protest":
        # فضت الشرطة اعتصاما لعمال: those whose protest it is, and whom it stops, are no targets of it
        out = _without_civilians(out, "target")
    if event_type == "displacement":
        out = _displaced(out, entry, kind)
    if event_type == "armed_attack":
        out = _crowd_fired_at(out, kind)
    if event_type == "explosive_found":
        out = _without_civilians(out, "participant")
        finding = {a for a in out if a.role == "initiator" and kind(a.id) in STATE_KINDS}
        out = tuple(replace(a, role="participant") if a in finding else a for a in out)
    if event_type not in _OF_PRISONERS:
        # اعتقال الأسير المحرر، منزل الأسير، وفاة معتقل: who is let go is a prisoner, else he is a civilian
        out = tuple(entry("civilians", "target") if (a.id, a.role) == ("prisoners", "target") else a for a in out)
    if event_type == "execution":
        out = _sentenced(out, entry, kind)
    if event_type == "abduction" and not any(a.role == "target" for a in out):
        out = (*out, entry("civilians", "target"))  # whoever is carried off
    if event_type == "release":
        out = tuple(a for a in out if a.role != "target" or a.id not in _GO_BETWEENS)
    if event_type in _OF_CAPTIVES and len({a.id for a in out if a.role in ("initiator", "participant")}) == 1:
        # تعيد خمسة مخطوفين، وقع في قبضة دورية المواطن: civilians are taken and let go, whatever stands beside the verb
        out = tuple(replace(a, role="target") if _is_captive(a) else a for a in out)
    if event_type in _OF_PEOPLE:
        out = _people_alone(out, kind)
    if event_type == "riot" and any(a.id in _CROWDS for a in out):
        # محتجون يحرقون مبنى وقتيلان برصاص الأمن: the forces of order do not riot
        out = tuple(a for a in out if a.role != "initiator" or a.id in _CROWDS or kind(a.id) not in STATE_KINDS)
    if event_type in _BY_FIGHTERS:
        out = tuple(_fighters(a, entry) for a in out)
    if event_type in _BY_FORCES:
        out = _without_civilians(out, "initiator")
    return _once(event_type, _without_crowd_as_civilians(out))


def _without_civilians(actors: Sequence[EventActor], role: str) -> tuple[EventActor, ...]:
    return tuple(a for a in actors if (a.id, a.role) != ("civilians", role))


def _sentenced(
    actors: tuple[EventActor, ...], entry: Callable[[str, str], EventActor], kind: Callable[[str], str]
) -> tuple[EventActor, ...]:
    """نفذت السلطات حكم الإعدام في ثلاثة رجال: whom a government puts to death its courts have sentenced."""
    if any((a.id, a.role) == ("prisoners", "target") for a in actors):
        return _without_civilians(actors, "target")
    doers = [a for a in actors if a.role == "initiator"]
    if not doers or not all(kind(a.id) in _WITH_COURTS and a.id not in _WITHOUT_COURTS for a in doers):
        return actors
    return tuple(
        replace(entry("prisoners", "target"), text=a.text) if (a.id, a.role) == ("civilians", "target") else a
        for a in actors
    )


def _is_captive(actor: EventActor) -> bool:
    """أوقفت دورية مخابرات المواطن: one who reads as the doer, and is none of a place's people."""
    text = fold_text(actor.text or "")
    return (actor.id, actor.role) in _CAPTIVES and not any(word in text for word in _LOCALS)


def _fighters(actor: EventActor, entry: Callable[[str, str], EventActor]) -> EventActor:
    """مسلحون; but مجهولون، ملثمون are unknown whatever they do."""
    said = any(word in fold_text(actor.text or "") for word in _UNKNOWN)
    if actor.id != "unknown_gunmen" or said:
        return actor
    return replace(entry("militants", actor.role), text=actor.text)


def _people_alone(actors: Sequence[EventActor], kind: Callable[[str], str]) -> tuple[EventActor, ...]:
    """Civilians who are taken or let go: شبان من عشائر كذا are no tribe, and who held them was not let go with them."""
    told = {a.id for a in actors if a.role == "target"}
    if "civilians" not in told:
        return tuple(actors)
    return tuple(a for a in actors if a.role != "target" or kind(a.id) not in _NOT_TAKEN)


def _displaced(
    actors: tuple[EventActor, ...], entry: Callable[[str, str], EventActor], kind: Callable[[str], str]
) -> tuple[EventActor, ...]:
    """Who flees does it himself where nobody drives him out; he is a civilian where nobody is named."""
    doers = {a.id for a in actors if a.role == "initiator"}
    if doers:
        driven = any(kind(i) in STATE_KINDS or i in _DRIVERS for i in doers) and not any(
            a.role == "target" for a in actors
        )
        return (*actors, entry("civilians", "target")) if driven else actors
    moved = tuple(replace(a, role="initiator") if a.role == "target" else a for a in actors)
    return moved if any(a.role == "initiator" for a in moved) else (*moved, entry("civilians", "initiator"))


def _crowd_fired_at(actors: tuple[EventActor, ...], kind: Callable[[str], str]) -> tuple[EventActor, ...]:
    """A force that clashes with demonstrators attacks them."""
    sides = {a.id for a in actors if a.role == "participant"}
    if "protesters" not in sides or any(a.role in ("initiator", "target") for a in actors):
        return actors
    if not any(kind(i) in _FORCES for i in sides):
        return actors
    return tuple(
        replace(a, role="target" if a.id == "protesters" else "initiator") if a.role == "participant" else a
        for a in actors
    )


def _without_crowd_as_civilians(actors: tuple[EventActor, ...]) -> tuple[EventActor, ...]:
    """Who is told as a demonstrator is not told as a civilian too, nor the same man as a journalist."""
    crowds = {a.role for a in actors if a.id == "protesters"}
    press = [(a.role, a.text) for a in actors if a.id == "journalists" and a.text]
    return tuple(
        a
        for a in actors
        if a.id != "civilians"
        or (a.role not in crowds and not any(r == a.role and a.text and (a.text in t or t in a.text) for r, t in press))
    )


def _once(event_type: str, actors: tuple[EventActor, ...]) -> tuple[EventActor, ...]:
    """One role for an actor who does an act and takes part in it: who found a thing took part, else he did it."""
    doers = {a.id for a in actors if a.role == "initiator"}
    # who is said to have done it is not suspected of it too
    actors = tuple(a for a in actors if not (a.role in ("suspected", "accused") and a.id in doers))
    sides = {a.id for a in actors if a.role == "participant"}
    # معارك بين القوات، تسندها مقاتلات كذا، والحوثيين: a side of an act backs nobody in it
    parties = sides | doers | {a.id for a in actors if a.role == "target"}
    actors = tuple(a for a in actors if not (a.role == "supporter" and a.id in parties))
    both = doers & sides
    dropped = "initiator" if event_type == "explosive_found" else "participant"
    found: dict[tuple[str, str], EventActor] = {}
    for actor in actors:
        if not (actor.id in both and actor.role == dropped):
            found.setdefault((actor.id, actor.role), actor)
    return tuple(found.values())


def joined_bodies(actor: EventActor, beside: Sequence[EventActor], kind: Callable[[str], str]) -> bool:
    """قوات من الجيش والشرطة: a bare army and another body of the state joined to it by "and" do an act together."""
    if actor.id not in _BODIES or len(beside) != _BOTH:
        return False
    other = next(a for a in beside if a is not actor)
    return kind(other.id) in _BODIES - {actor.id} and any((a.text or "").startswith("و") for a in beside)
