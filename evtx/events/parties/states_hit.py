"""Which state a strike from abroad was meant for, where the text names no target: an event's doers and place in."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import STATE_KINDS
from evtx.lexicon.who import Setting, at_home
from evtx.model import EventActor, EventPlace

_ACROSS = frozenset({"shelling", "airstrike", "threat", "armed_attack"})  # هاجم الحوثيون منشآت في جدة
# Countries held by their state alone: elsewhere a strike from abroad may be meant for any side.
_AT_ONE = frozenset("IL IR SA AE KW BH QA OM JO TR RU UA US".split())
# Elsewhere the state is meant where several others strike together, or strike the country as such (ضربات على سوريا).
_AT_WAR_WITHIN = frozenset({"SY"})


def state_hit(
    told: Sequence[EventActor],
    hurt: Sequence[str],
    event_type: str,
    places: Sequence[EventPlace],
    lexicon: Lexicon,
    setting: Setting,
) -> list[str]:
    """A state where another's missiles or aircraft hit its ground, or threaten to, and nobody is named.

    Shells that nobody is said to have fired come from abroad too.
    """
    doers = {a.id for a in told if a.role == "initiator"}
    country = places[0].country if places else None
    if hurt or event_type not in _ACROSS or country is None or any(a.role == "target" for a in told):
        return []
    entries = [lexicon.actors[i] for i in doers if i in lexicon.actors]
    if any(e.country in ("", country) for e in entries) or not (entries or event_type == "shelling"):
        return []
    states = [e for e in entries if e.kind in STATE_KINDS]
    whole = len(states) == len(entries) > 0 and (len(states) > 1 or places[0].kind == "country")
    if country not in _AT_ONE and not (country in _AT_WAR_WITHIN and whole):
        return []
    state = at_home("government", replace(setting, country=country), lexicon.homes)
    return [state] if state in lexicon.actors and state != "government" else []
