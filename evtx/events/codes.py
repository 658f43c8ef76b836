"""ACLED and PLOVER codes of an event: type, subtype, target, toll and items in, codes out (codebook, section 2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from evtx.model import Codes, Figure

_REMOTE = "Explosions/Remote violence"
_CIVILIANS = "Violence against civilians"
_BATTLES = "Battles"
_STRATEGIC = "Strategic developments"

_ACLED: dict[str, tuple[str, str] | None] = {
    "armed_clash": (_BATTLES, "Armed clash"),
    "assassination": (_CIVILIANS, "Attack"),
    "shelling": (_REMOTE, "Shelling/artillery/missile attack"),
    "airstrike": (_REMOTE, "Air/drone strike"),
    "explosion": (_REMOTE, "Remote explosive/landmine/IED"),
    "chemical_attack": (_REMOTE, "Chemical weapon"),
    "killing": (_CIVILIANS, "Attack"),
    "execution": (_CIVILIANS, "Attack"),
    "abduction": (_CIVILIANS, "Abduction/forced disappearance"),
    "arrest": (_STRATEGIC, "Arrests"),
    "release": (_STRATEGIC, "Other"),
    "property_destruction": (_STRATEGIC, "Looting/property destruction"),
    "explosive_found": (_STRATEGIC, "Disrupted weapons use"),
    "interception": (_STRATEGIC, "Disrupted weapons use"),
    "withdrawal": (_STRATEGIC, "Non-violent transfer of territory"),
    "surrender": (_STRATEGIC, "Change to group/activity"),
    "patrol": None,
    "overflight": None,
    "training": None,
    "blockade": (_STRATEGIC, "Other"),
    "protest": ("Protests", "Peaceful protest"),
    "riot": ("Riots", "Violent demonstration"),
    "meeting": None,
    "agreement": (_STRATEGIC, "Agreement"),
    "displacement": (_STRATEGIC, "Other"),
    "aid": None,
    "accusation": None,
    "threat": None,
}

INTERVENTION = ("Protests", "Protest with intervention")
_TOLL_OF_FORCE = ("killed", "wounded", "detained")
_AGAINST_CROWDS = frozenset({"tear_gas", "rubber_bullets", "stun_grenade"})

_PLOVER: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        """armed_clash armed_attack assassination shelling airstrike bombing explosion chemical_attack killing
    execution abduction physical_assault interception""".split(),
        ("ASSAULT",),
    ),
    **dict.fromkeys("raid arrest seizure property_destruction explosive_found blockade".split(), ("COERCE",)),
    "territory": ("ASSAULT",),
    "release": ("CONCEDE",),
    "withdrawal": ("RETREAT",),
    "surrender": ("RETREAT",),
    "deployment": ("MOBILIZE",),
    "patrol": ("MOBILIZE",),
    "overflight": ("MOBILIZE",),
    "training": ("MOBILIZE",),
    "protest": ("PROTEST",),
    "riot": ("PROTEST",),
    "meeting": ("CONSULT",),
    "agreement": ("AGREE",),
    "displacement": (),
    "aid": ("AID",),
    "accusation": ("ACCUSE",),
    "threat": ("THREATEN",),
}

_UNARMED = frozenset(
    {"civilians", "journalists", "protesters", "officials", "civil_defence", "red_crescent", "prisoners"}
)
_ARMS = frozenset(
    """ied landmine car_bomb suicide_vest mortar artillery rocket missile small_arms machine_gun rpg grenade
    weapons explosives ammunition ied_workshop depot drone""".split()
)
_GOVERNMENTS = frozenset(
    """syria_regime syria_government iraq_army iraq_police iraq_government lebanon_army yemen_government
    sudan_army somalia_government afghanistan_government pakistan_army egypt_army turkey russia iran israel
    usa libya_gnu""".split()
)


def codes_of(
    event_type: str,
    subtype: str | None,
    initiators: Collection[str],
    targets: Collection[str],
    casualties: Mapping[str, Figure],
    items: Collection[str],
    intervened: bool = False,
) -> Codes:
    """The codes of one event. `intervened`: the text says that force was used on a crowd; people hurt or taken at a
    protest, and what is used against crowds only, say so too."""
    return Codes(
        _acled(event_type, subtype, initiators, targets, casualties, items, intervened),
        _plover(event_type, casualties),
    )


def _plover(event_type: str, casualties: Mapping[str, Figure]) -> tuple[str, ...]:
    if event_type == "raid" and (_some(casualties, "killed") or _some(casualties, "wounded")):
        return ("COERCE", "ASSAULT")
    return _PLOVER[event_type]


def _acled(
    event_type: str,
    subtype: str | None,
    initiators: Collection[str],
    targets: Collection[str],
    casualties: Mapping[str, Figure],
    items: Collection[str],
    intervened: bool,
) -> tuple[str, str] | None:
    if event_type == "armed_attack":
        armed = any(t not in _UNARMED for t in targets)
        return (_BATTLES, "Armed clash") if armed else (_CIVILIANS, "Attack")
    if event_type == "bombing":
        return (_REMOTE, "Suicide bomb" if subtype == "suicide" else "Remote explosive/landmine/IED")
    if event_type == "physical_assault":
        return (_CIVILIANS, "Sexual violence" if subtype == "sexual" else "Attack")
    if event_type == "raid":
        if _some(casualties, "detained"):
            return (_STRATEGIC, "Arrests")
        if _ARMS & set(items):
            return (_STRATEGIC, "Disrupted weapons use")
        if _some(casualties, "killed") and any(t not in _UNARMED for t in targets):
            return (_BATTLES, "Armed clash")
        return (_STRATEGIC, "Other")
    if event_type == "seizure":
        return (_STRATEGIC, "Disrupted weapons use" if _ARMS & set(items) else "Looting/property destruction")
    if event_type == "territory":
        government = any(i in _GOVERNMENTS for i in initiators)
        return (_BATTLES, "Government regains territory" if government else "Non-state actor overtakes territory")
    if event_type == "deployment":
        return (_STRATEGIC, "Headquarters or base established" if subtype == "base" else "Change to group/activity")
    if event_type == "protest" and (intervened or _met_with_force(casualties, items)):
        return INTERVENTION
    return _ACLED[event_type]


def _met_with_force(casualties: Mapping[str, Figure], items: Collection[str]) -> bool:
    return any(_some(casualties, kind) for kind in _TOLL_OF_FORCE) or not _AGAINST_CROWDS.isdisjoint(items)


def _some(casualties: Mapping[str, Figure], kind: str) -> bool:
    figure = casualties.get(kind)
    return figure is not None and (figure.min or 0) > 0
