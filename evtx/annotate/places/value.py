"""What a mention of a place means: a found name with the choices made for all names in, a `PlaceValue` out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.annotate.places.found import Found
from evtx.annotate.places.links import Links
from evtx.annotate.places.shown import shown
from evtx.annotate.places.table import PlaceTable
from evtx.annotate.places.unlisted import clean
from evtx.frozen import replace
from evtx.gazetteer.places import Place
from evtx.gazetteer.resolve import Choice
from evtx.gazetteer.romanise import romanise
from evtx.lexicon.load import Lexicon
from evtx.model import EventPlace, PlaceValue
from evtx.text.document import Document
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

_CONTINENTS = word_class("annotate.places_bare.continents")
_WIDE = {"country": "country", "admin1": "admin1", "region": "area", "desert": "area", "river": "area"}
_AREA_RADIUS = 30.0  # km, for an area whose size nobody lists
_WORDS_AROUND = 60  # in which the area of an unknown place is looked for


@dataclass(frozen=True, slots=True)
class Held:
    """All names of a text with the choices made and the links between them."""

    found: Sequence[Found]
    choices: Sequence[Choice]
    links: Links


def place_value(
    document: Document, table: PlaceTable, lexicon: Lexicon, held: Held, number: int, *, head: bool
) -> PlaceValue:
    """The value of one name."""
    found, choice = held.found[number], held.choices[number]
    text = document.cut(found.first, found.last)
    if not found.pairs or choice.place is None:  # unlisted, or listed elsewhere only
        place = _unknown(found, _area(held, number), text)
    elif choice.open:
        place = _open(found, choice, text)
    elif choice.place.kind == "country" and found.lead.direction:
        bare = table.word(document.tokens[found.first].text, lexicon).text
        whole = found.how == "homeland"  # جنوب البلاد has no name of its own
        name = found.name if whole else clean(document, found.first, found.last, bare)
        english = choice.place.name_en if whole else romanise(name)
        country = choice.place.country
        place = EventPlace(None, name, english, "region", None, country, None, None, "area", text=text)
    else:
        place = _known(found, choice.place, text)
    locative = bool(found.lead.preposition) or found.lead.near
    return PlaceValue(place, head, locative, found.lead.preposition, _town(table, found, choice))


def _town(table: PlaceTable, found: Found, choice: Choice) -> EventPlace | None:
    """The settlement in the name of a spot, or the one in which the gazetteer puts it."""
    place = choice.place
    if place is None or choice.open:
        return None
    whole = any(p.id == place.id for p, _ in found.pairs)
    town = table.gazetteer.places.get(place.parent) if whole else place
    if town is None or town.kind != "settlement":
        return None
    name = shown(town, town.names[0])
    return _known(replace(found, name=name, how="feature", lead=replace(found.lead, near=False, role="")), town, name)


def _known(found: Found, place: Place, text: str) -> EventPlace:
    precision = _WIDE.get(place.kind, "exact")
    if (found.lead.near or found.how == "end" or found.lead.role == "road") and precision in ("exact", "admin1"):
        precision = "near"
    return EventPlace(
        id=place.id, name=_name(found, place), name_en=place.name_en, kind=place.kind, admin1=place.admin1 or None,
        country=place.country or None, lat=place.lat, lon=place.lon, precision=precision, radius_km=place.radius_km,
        text=text,
    )  # fmt: skip


def _name(found: Found, place: Place) -> str:
    """The listed name that the text uses, of the place that was chosen."""
    if found.how not in ("gazetteer", "country"):
        return found.name
    names = [name for other, name in found.pairs if other.id == place.id]
    return shown(place, names[0]) if names else found.name


def _open(found: Found, choice: Choice, text: str) -> EventPlace:
    """Namesakes far apart that nothing tells from each other: what they share, and who they are."""
    rivals = [p for p in (choice.place, *choice.rivals) if p is not None]
    admins, countries = {p.admin1 for p in rivals}, {p.country for p in rivals}
    admin1 = next(iter(admins)) if len(admins) == 1 else None
    return EventPlace(
        id=None, name=found.name, name_en=romanise(found.name), kind=rivals[0].kind, admin1=admin1 or None,
        country=next(iter(countries)) if len(countries) == 1 else None, lat=None, lon=None,
        precision="admin1" if admin1 else "country", candidates=tuple(p.id for p in rivals), text=text,
    )  # fmt: skip


def _unknown(found: Found, area: tuple[Place, bool] | None, text: str) -> EventPlace:
    """A place that no list knows lies where its container is, with that much less precision."""
    place, told = area if area is not None else (None, False)
    if found.at + 1 == found.last and fold_text(found.name) in _CONTINENTS:
        return EventPlace(None, found.name, romanise(found.name), "region", None, None, None, None, "area", text=text)
    border = found.how == "border"  # it runs through more than one governorate
    if border or (found.country and (place is None or place.country != found.country)):
        country = found.country or (place.country if place else "") or None
        return EventPlace(
            None, found.name, romanise(found.name), found.kind or None, None, country, None, None, "area", text=text
        )
    point = place is not None and place.kind not in _WIDE
    return EventPlace(
        id=None, name=found.name, name_en=romanise(found.name), kind=found.kind or None,
        admin1=place.admin1 or None if place else None, country=place.country or None if place else None,
        lat=place.lat if place and told else None, lon=place.lon if place and told else None,
        precision="near" if point and told else "admin1" if place and place.admin1 else "area",
        radius_km=(place.radius_km or _AREA_RADIUS) if place and told and not point else None, text=text,
    )  # fmt: skip


def _area(held: Held, number: int) -> tuple[Place, bool] | None:
    """Where an unknown place lies, and whether the text says so: its container, else the nearest name."""
    found, choice = held.found[number], held.choices[number]
    chosen = [held.choices[i].place for i in held.links.of(number)]
    told = next((p for p in chosen if p is not None), None)
    if told is not None:
        return told, True
    if found.inner and choice.place is not None:
        return choice.place, True
    if found.how == "again" and found.refers is not None:
        return _area(held, found.refers)
    if found.kind == "admin1":
        return None  # a governorate that no list knows may be anywhere
    away = {n: _words_away(found, other) for n, other in enumerate(held.found) if n != number}
    near = sorted((n for n, words in away.items() if words <= _WORDS_AROUND), key=away.__getitem__)
    for want_admin in (True, False):
        for other in near:
            place = held.choices[other].place
            if place is not None and (place.admin1 or not want_admin) and not held.choices[other].open:
                return place, False
    return None


def _words_away(name: Found, other: Found) -> int:
    """Words from a name to another; what is named later counts three times as far."""
    return name.first - other.first if other.first < name.first else 3 * (other.first - name.first)
