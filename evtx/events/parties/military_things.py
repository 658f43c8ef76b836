"""Whose the military thing is that is hit where nobody says it: drafts and actors of an event in, actor ids out.

A post, a barracks or a lorry of the military that gunmen or a charge hit is that of the country's army; the aircraft
over a country where one army alone flies are its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evtx.events.draft import Draft, DraftItem
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
# Countries over which one army alone flies, and whose it is.
_SKIES = {"PS": "israel", "LB": "israel", "EG": "egypt_army"}
# What is the occupier's alone where a group hits it: armour in the Palestinian territories, posts too at the border.
_OCCUPIER = "israel"
_ONLY_THEIRS = {
    "PS": frozenset({"tank", "armoured_vehicle", "bulldozer"}),
    "LB": frozenset({"tank", "armoured_vehicle", "bulldozer", "base", "military_position"}),
}
_AT_WAR_ACROSS = frozenset({"hezbollah", "hamas", "islamic_jihad", "palestinian_factions"})
_END_OF_REGIME = "2024-12-08"
_NO_STATE = frozenset({"armed_group", "militia", "people"})
_MILITARY = "عسكري"
_OF_SECURITY = frozenset({"امني", "امنيه", "امنيا", "الامني", "الامنيه"})
# Where and until when a country is held by several: only these provinces are the state's own.
_DIVIDED = {
    "SY": (
        "2024-12-08",
        frozenset({"Damascus", "Rif Dimashq", "Daraa", "Quneitra", "As-Suwayda", "Homs", "Hama", "Tartus", "Latakia"}),
    )
}  # fmt: skip


def military_hit(
    ranked: Sequence[Draft],
    told: Sequence[EventActor],
    hurt: Sequence[str],
    event_type: str,
    setting: Setting,
    kind: Callable[[str], str],
) -> list[str]:
    """The army or the security forces where a thing of theirs was hit and no target is told; `kind` of an id."""
    doers = [a for a in told if a.role in _BLAMED]
    if any(a.role == "target" for a in told) or any(i != "civilians" for i in hurt):
        return []
    if _occupied(ranked, doers, event_type, setting, kind):
        return [_OCCUPIER]
    fitting = event_type in _FROM_NEAR or (event_type in _FROM_AFAR and bool(doers))
    if not fitting:
        return []
    if any(kind(a.id) not in _NO_STATE for a in doers) or not _is_the_states(setting):
        return []
    bodies = (_body(i) for d in ranked for i in d.items if i.use in _HIT and i.id in _POSTS)
    return [body for body in bodies if body][:1]


def _occupied(
    ranked: Sequence[Draft], doers: Sequence[EventActor], event_type: str, setting: Setting, kind: Callable[[str], str]
) -> bool:
    """أعطب المقاتلون ناقلة جند شرق رفح: armour that a group hits where only the occupier has any."""
    things = _ONLY_THEIRS.get(setting.country or "", frozenset())
    alone = setting.country != "LB" or all(a.id in _AT_WAR_ACROSS for a in doers)
    if (
        not doers
        or not alone
        or event_type not in _FROM_NEAR | _FROM_AFAR
        or any(kind(a.id) not in _NO_STATE for a in doers)
    ):
        return False
    return any(i.use in _HIT and i.id in things for d in ranked for i in d.items)


def _body(item: DraftItem) -> str:
    words = fold_text(item.name).split()
    if any(w.removeprefix("ال").startswith(_MILITARY) for w in words):
        return "army"
    return "security_forces" if not _OF_SECURITY.isdisjoint(words) else ""


def _is_the_states(setting: Setting) -> bool:
    """Whether the ground is not one that others than the state hold as well."""
    until, own = _DIVIDED.get(setting.country or "", ("", frozenset()))
    return (setting.day or "") > until or setting.admin1 in own or setting.admin1 is None


def flying(actors: Sequence[EventActor], event_type: str, setting: Setting, items: Sequence[EventItem]) -> list[str]:
    """Whose aircraft nobody needs to name: over a country where one side alone has any; barrel bombs: a regime's."""
    if event_type not in ("airstrike", "overflight") or any(a.role in _BLAMED_TOO for a in actors):
        return []
    old_syria = setting.country == "SY" and (setting.day or "") <= _END_OF_REGIME
    if old_syria and any(i.id == "barrel_bomb" for i in items):
        return ["syria_regime"]
    owner = _SKIES.get(setting.country or "")
    return [owner] if owner is not None and not any(a.id == owner for a in actors) else []
