"""Which state a strike from abroad was meant for, where the text names no target: an event's doers and place in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evtx.events.parties.bystanders import of_a_nation
from evtx.events.parties.military_things import is_the_states
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import STATE_KINDS
from evtx.lexicon.theatres import Theatre
from evtx.lexicon.who import Setting, at_home
from evtx.model import EventActor, EventPlace, Figure
from evtx.text.normalize import fold_text

_ACROSS = frozenset({"shelling", "airstrike", "threat", "armed_attack"})  # هاجم الحوثيون منشآت في جدة
_CIVILIAN = frozenset({"civilian", "child", "woman"})
_FIRE = frozenset({"shelling", "airstrike"})


def state_meant(
    told: tuple[EventActor, ...],
    hurt: list[str],
    event_type: str,
    places: Sequence[EventPlace],
    casualties: Mapping[str, Figure],
    lexicon: Lexicon,
    setting: Setting,
) -> tuple[tuple[EventActor, ...], list[str], list[str]]:
    """The actors told and those hurt, and the state meant (صواريخ على عسقلان أصابت منزلا: whatever they hit)."""
    nameless = not any(f.category in _CIVILIAN for figure in casualties.values() for f in figure.of)
    state = state_hit(told, hurt, event_type, places, lexicon, setting, nameless=nameless)
    if state and _fired_at(places, lexicon):
        return tuple(a for a in told if (a.id, a.role) != ("civilians", "target")), state, state
    return told, hurt, state


def _fired_at(places: Sequence[EventPlace], lexicon: Lexicon) -> bool:
    """Whether an event is in a country that groups fire at from abroad: their rockets mean the state."""
    return bool(places) and lexicon.theatres.of(places[0].country).fired_at


def state_hit(
    told: Sequence[EventActor],
    hurt: Sequence[str],
    event_type: str,
    places: Sequence[EventPlace],
    lexicon: Lexicon,
    setting: Setting,
    *,
    nameless: bool = True,
) -> list[str]:
    """A state where another's missiles or aircraft hit its ground, or threaten to, and nobody is named.

    Shells that nobody is said to have fired come from abroad too. `nameless`: the hurt are called no civilians.
    """
    doers = {a.id for a in told if a.role == "initiator"}
    country = places[0].country if places else None
    among = event_type in _FIRE and _fired_at(places, lexicon) and nameless
    unnamed = [i for i in hurt if not (among and i == "civilians")]
    meant = [a for a in told if a.role == "target" and not (among and of_a_nation(a.text or "", lexicon))]
    if unnamed or event_type not in _ACROSS or country is None or meant:
        return []
    entries = [lexicon.actors[i] for i in doers if i in lexicon.actors]
    own = {country} if among else {country, ""}  # مسلحون أطلقوا صواريخ على عسقلان: whoever they are
    if any(e.country in own for e in entries) or not (entries or event_type == "shelling"):
        return []
    states = [e for e in entries if e.kind in STATE_KINDS]
    whole = len(states) == len(entries) > 0 and (len(states) > 1 or places[0].kind == "country")
    theatre = lexicon.theatres.of(country)
    field = len(states) == len(entries) > 0 and _is_its_airfield(places[0], theatre, setting)
    if theatre.state_meant != "always" and not (theatre.state_meant == "by_several" and (whole or field)):
        return []
    state = at_home("government", replace(setting, country=country), lexicon.homes)
    return [state] if state in lexicon.actors and state != "government" else []


def _is_its_airfield(place: EventPlace, theatre: Theatre, setting: Setting) -> bool:
    """قصفت طائرات إسرائيلية مطار كذا: what a state at war within holds alone, but for what its allies have of it."""
    lent = any(name in fold_text(place.name) for name in theatre.lent)
    of_the_war = (setting.day or "") >= theatre.divided_since
    return place.kind == "airport" and of_the_war and not lent and is_the_states(setting, theatre)
