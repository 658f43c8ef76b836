"""Whose the military thing is that is hit where nobody says it: drafts and actors of an event in, actor ids out.

A post, a barracks or a lorry of the military that gunmen or a charge hit is that of the country's army; the aircraft
over a country where one army alone flies are its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evtx.events.draft import Draft, DraftItem
from evtx.lexicon.theatres import Theatre, Theatres
from evtx.lexicon.who import Setting
from evtx.model import EventActor, EventItem
from evtx.text.normalize import fold_text

_HIT = frozenset({"targeted", "destroyed"})
_POSTS = frozenset(
    "military_position base checkpoint headquarters military_vehicle armoured_vehicle bus truck convoy".split()
)
_FROM_NEAR = frozenset({"armed_attack", "bombing"})
_FROM_AFAR = frozenset({"shelling", "airstrike"})
_BLAMED = frozenset({"initiator", "participant"})
_BLAMED_TOO = _BLAMED | {"suspected", "accused"}
_NO_STATE = frozenset({"armed_group", "militia", "people"})
_MILITARY = "عسكري"
_OF_SECURITY = frozenset({"امني", "امنيه", "امنيا", "الامني", "الامنيه"})


def military_hit(
    ranked: Sequence[Draft],
    told: Sequence[EventActor],
    hurt: Sequence[str],
    event_type: str,
    setting: Setting,
    kind: Callable[[str], str],
    theatres: Theatres,
) -> list[str]:
    """The army or the security forces where a thing of theirs was hit and no target is told; `kind` of an id."""
    doers = [a for a in told if a.role in _BLAMED]
    if any(a.role == "target" for a in told) or any(i != "civilians" for i in hurt):
        return []
    theatre = theatres.of(setting.country)
    if _occupied(ranked, doers, event_type, theatre, kind):
        return [theatre.occupier]
    fitting = event_type in _FROM_NEAR or (event_type in _FROM_AFAR and bool(doers))
    if not fitting:
        return []
    if any(kind(a.id) not in _NO_STATE for a in doers) or not is_the_states(setting, theatre):
        return []
    bodies = (_body(i) for d in ranked for i in d.items if i.use in _HIT and i.id in _POSTS)
    return [body for body in bodies if body][:1]


def _occupied(
    ranked: Sequence[Draft], doers: Sequence[EventActor], event_type: str, theatre: Theatre, kind: Callable[[str], str]
) -> bool:
    """أعطب المقاتلون ناقلة جند شرق رفح: armour that a group hits where only the occupier has any."""
    alone = not theatre.occupiers_foes or all(a.id in theatre.occupiers_foes for a in doers)
    if (
        not doers
        or not alone
        or event_type not in _FROM_NEAR | _FROM_AFAR
        or any(kind(a.id) not in _NO_STATE for a in doers)
    ):
        return False
    return any(i.use in _HIT and i.id in theatre.occupiers_things for d in ranked for i in d.items)


def _body(item: DraftItem) -> str:
    words = fold_text(item.name).split()
    if any(w.removeprefix("ال").startswith(_MILITARY) for w in words):
        return "army"
    return "security_forces" if not _OF_SECURITY.isdisjoint(words) else ""


def is_the_states(setting: Setting, theatre: Theatre) -> bool:
    """Whether the ground is not one that others than the state hold as well."""
    if setting.admin1 is None or setting.admin1 in theatre.states_own:
        return True
    return (setting.day or "") > theatre.divided_until


def flying(
    actors: Sequence[EventActor], event_type: str, setting: Setting, items: Sequence[EventItem], theatres: Theatres
) -> list[str]:
    """Whose aircraft nobody needs to name: over a country where one side alone has any; barrel bombs: a regime's."""
    if event_type not in ("airstrike", "overflight") or any(a.role in _BLAMED_TOO for a in actors):
        return []
    theatre = theatres.of(setting.country)
    in_time = not theatre.weapon_until or (setting.day or "") <= theatre.weapon_until
    if in_time and any(i.id == theatre.weapon for i in items):
        return [theatre.weapon_owner]
    owner = theatre.skies
    return [owner] if owner and not any(a.id == owner for a in actors) else []
