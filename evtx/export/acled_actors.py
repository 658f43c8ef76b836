"""An actor of an event in, its name and type in ACLED's manner out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evtx.export.acled_codes import CIVILIANS, EXTERNAL, IDENTITY, POLITICAL, PROTESTERS, REBEL, RIOTERS, STATE
from evtx.export.knowledge import Knowledge
from evtx.lexicon.schema import STATE_KINDS, ActorEntry
from evtx.model import EventActor

# By the lexicon's kind of actor; states and their forces are external where they are not at home.
_BY_KIND = {
    "armed_group": REBEL, "militia": POLITICAL, "party": POLITICAL, "tribe": IDENTITY, "io": EXTERNAL,
    "ngo": CIVILIANS, "civil": CIVILIANS, "people": CIVILIANS,
}  # fmt: skip
# Generic actors by ACLED's generic names; {} is the country.
_GENERIC = {
    "civilians": "Civilians ({})", "protesters": "Protesters ({})", "unknown_gunmen": "Unidentified Armed Group ({})",
    "militants": "Unidentified Armed Group ({})", "smugglers": "Unidentified Gang ({})",
    "bandits": "Unidentified Gang ({})", "pirates": "Unidentified Gang ({})",
    "tribes": "Unidentified Tribal Militia ({})", "army": "Military Forces of {}", "police": "Police Forces of {}",
    "security_forces": "Police Forces of {}",
}  # fmt: skip
# What people are beside civilians, as ACLED names it in the columns of associated actors.
_DESIGNATIONS = {
    "journalists": "Journalists ({})", "journalist": "Journalists ({})", "medics": "Health Workers ({})",
    "medic": "Health Workers ({})", "aid_workers": "Aid Workers ({})", "aid_worker": "Aid Workers ({})",
    "prisoners": "Prisoners ({})", "officials": "Government of {}", "official": "Government of {}",
    "settlers": "Settlers (Israel)", "woman": "Women ({})", "child": "Children ({})",
}  # fmt: skip
_NATIONAL = {"_army": "Military Forces", "_police": "Police Forces"}  # ids of a country's forces: iraq_army
_ARTICLE = re.compile(r"United |Philippines|Netherlands|Central African|Democratic Republic|Republic of ")
_YEARS = re.compile(r" \((\d{4})-(\d{4})?\)")
_NAMED_COUNTRY = re.compile(r"\([^()]+\)$")


@dataclass(frozen=True, slots=True)
class Party:
    """One actor as ACLED has it: name, type, and what is said of him among the associated actors ("" for nothing)."""

    name: str
    inter: str
    designation: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when actors are named: the country's letters and ACLED name, the day, the ACLED types of the event."""

    country: str
    name: str
    day: str
    sub_event_type: str


def party(actor: EventActor, scene: Scene, knowledge: Knowledge) -> Party:
    """The actor as a party to an event. One that the lexicon does not list is a political militia under its name."""
    entry = knowledge.actor(actor.id)
    inter = inter_of(actor.id, entry, scene, knowledge)
    if actor.id == "protesters":
        return crowd(scene)
    if inter == CIVILIANS:
        designation = _DESIGNATIONS.get(actor.id, "")
        if not designation and actor.id != "civilians" and entry and entry.kind in ("ngo", "civil"):
            designation = entry.name_en
        return Party(civilians(scene).name, CIVILIANS, designation.format(scene.name))
    return Party(_name(actor, entry, scene, knowledge), inter)


def inter_of(actor_id: str, entry: ActorEntry | None, scene: Scene, knowledge: Knowledge) -> str:
    """The type of an actor: as noted for its id and the day, else by its kind and whether it is at home."""
    note = knowledge.note(actor_id, scene.day)
    noted = note.inter if note else ""
    kind = entry.kind if entry else ""
    home = not entry or not entry.country or entry.country == scene.country
    if noted == STATE or (not noted and kind in STATE_KINDS):
        return STATE if home else EXTERNAL
    if not noted and kind == "coalition":
        return REBEL if entry and entry.country == scene.country else EXTERNAL
    return noted or _BY_KIND.get(kind, POLITICAL)


def civilians(scene: Scene) -> Party:
    """Civilians of the country."""
    return Party(_GENERIC["civilians"].format(scene.name), CIVILIANS)


def crowd(scene: Scene) -> Party:
    """Protesters, or rioters where they are violent."""
    violent = scene.sub_event_type in ("Violent demonstration", "Mob violence")
    return Party(f"{RIOTERS if violent else PROTESTERS} ({scene.name})", RIOTERS if violent else PROTESTERS)


def unidentified(scene: Scene) -> Party:
    """Who did it where nobody is named: an armed group, or forces that have aircraft, which are foreign as a rule."""
    if scene.sub_event_type == "Air/drone strike":
        return Party("Unidentified Military Forces", EXTERNAL)
    return Party(_GENERIC["unknown_gunmen"].format(scene.name), POLITICAL)


def designations(categories: list[str], scene: Scene) -> list[str]:
    """Associated actors for the categories of people hurt (woman, child, journalist ...)."""
    return [_DESIGNATIONS[c].format(scene.name) for c in categories if c in _DESIGNATIONS]


def _name(actor: EventActor, entry: ActorEntry | None, scene: Scene, knowledge: Knowledge) -> str:
    if actor.id in _GENERIC:
        form = _GENERIC[actor.id]
        return form.format(scene.name if "(" in form else _with_article(scene.name))
    if entry is None:
        return actor.name_en or actor.name or actor.id
    if entry.acled:
        return _dated(_placed(entry, scene), scene.day)
    country = knowledge.countries.get(entry.country)
    forces = next((forces for end, forces in _NATIONAL.items() if entry.id.endswith(end)), "")
    if country and (forces or entry.kind == "state"):
        forces = forces or ("Government" if scene.sub_event_type == "Agreement" else "Military Forces")
        return f"{forces} of {_with_article(country.name)}"
    return entry.name_en


def _with_article(country: str) -> str:
    return f"the {country}" if _ARTICLE.match(country) else country


def _placed(entry: ActorEntry, scene: Scene) -> str:
    """Branches of a group at home nowhere are named by the country: Islamic State (Iraq)."""
    return entry.acled if entry.country else _NAMED_COUNTRY.sub(f"({scene.name})", entry.acled)


def _dated(name: str, day: str) -> str:
    """ACLED names forces by the years of their regime; years that do not hold on that day are left out."""
    years = _YEARS.search(name)
    if years and not years[1] <= day[:4] <= (years[2] or "9999"):
        return name.replace(years[0], "")
    return name
