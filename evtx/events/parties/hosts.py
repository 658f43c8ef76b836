"""Who receives a state's visitor where only the country or its capital is named: an event's actors and place in."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import ActorName
from evtx.lexicon.who import Setting, at_home
from evtx.model import EventActor, EventPlace

_OF_STATES = frozenset({"state", "government"})
_OTHERS = frozenset({"target", "participant"})


def host_of(
    told: Sequence[EventActor],
    event_type: str,
    subtype: str | None,
    places: Sequence[EventPlace],
    lexicon: Lexicon,
    setting: Setting,
) -> list[str]:
    """زار الرئيس الفرنسي الهند، وصل الوزير إلى موسكو: the state of the one country that a state's visitor goes to.

    Not where armies hold parts of it: whom he meets there, the text has to say.
    """
    if (event_type, subtype) != ("meeting", "visit") or any(a.role in _OTHERS for a in told) or len(places) != 1:
        return []
    country = places[0].country
    visitors = [lexicon.actors[a.id] for a in told if a.role == "initiator" and a.id in lexicon.actors]
    own = {v.country for v in visitors}
    if not visitors or country is None or own & {"", country} or not {v.kind for v in visitors} <= _OF_STATES:
        return []
    if lexicon.theatres.of(country).divided_since or not _stands_for(places[0], country, lexicon):
        return []
    state = at_home("government", replace(setting, country=country), lexicon.homes)
    return [state] if state in lexicon.actors and state != "government" else []


def _stands_for(place: EventPlace, country: str, lexicon: Lexicon) -> bool:
    """Whether a place is a country, or the capital by whose name news calls its state."""
    if place.kind == "country":
        return True
    meant = [n for n in lexicon.actor_names.of(place.name) if isinstance(n, ActorName) and n.how == "metonym"]
    return any(lexicon.actors[n.actor].country == country for n in meant if n.actor in lexicon.actors)
