"""Tables with a header in (OCHA COD-AB and populated places, the form of places.tsv, tables of one's own), rows out.

A column is known by its title without capitals and marks, so that `ADM1_AR`, `adm1_ar` and `admin1Name_ar` each
find their place; which of the names is Arabic is told by its letters, since the newer COD tables number their
languages (`adm1_name`, `adm1_name1`). The titles are those of COD-AB and COD-PS tables of 2012 to 2025.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evtx.errors import InputError
from evtx.gazetteer.countries import country_of
from evtx.gazetteer.imports_rows import PlaceRow, Skip, arabic_names, latin_name
from evtx.gazetteer.imports_tables import column

_LEVEL = re.compile(r"(?:adm|admin)(?P<level>[0-5])(?P<rest>.*)")
_LEVEL_NAME = re.compile(r"(?:(?:ref|alt)?(?:name?|nam)?\d?)?(?:ref)?(?:alt)?\d?(?:ar|en|fr|tr|ku)?\d?")
_LEVEL_CODE = re.compile(r"p?cod(?:e)?\d?")
_WORD_LEVELS = {"governorate": 1, "gov": 1, "mohafaza": 1, "district": 2, "subdistrict": 3}
_WORD_LEVEL = re.compile(r"(governorate|gov|mohafaza|subdistrict|district)(?:name)?(?:ar|en|ara)?")
# Whose name it is, the closest first: a table of neighbourhoods names the area around each too.
_NAMED = (
    "neighbo",
    "feature",
    "location",
    "locality",
    "village",
    "vill",
    "community",
    "settlement",
    "site",
    "camp",
    "",
)
_OWN_NAME = re.compile(
    r"(?:neighbou?rhood|feature|location|locality|village|vill|community|settlement|site|camp|city|town|place)?"
    r"(?:ref|alt|arabic|english|ascii|latin|alternate)?names?\d?(?:ar|en|fr|ara|arabic|english)?"
)
_OWN_CODE = re.compile(
    r"(?:feature|location|locality|village|community|settlement|place|neighbou?rhood|site)?p?code?|geonameid"
)
_LATITUDE = re.compile(r"(?:gps)?lat(?:itude)?(?:[xy]|dd|wgs84)?|pointy|centerlat|centroidy|ycoord(?:inate)?|y")
_LONGITUDE = re.compile(
    r"(?:gps)?(?:lon|long|lng|longitude)(?:[xy]|dd|wgs84)?|pointx|centerlon|centroidx|xcoord(?:inate)?|x"
)
_COUNTRY = re.compile(r"country(?:code|iso2|iso3)?|iso[23]?|cc|cntry")
_KIND = re.compile(
    r"feature|featuretype|kind|type|class|place(?:type|class)|popplaceclass(?:title)?|settlementtype|adminlevel"
)
_PEOPLE = re.compile(r"pop|population|people|popest")
_AREA = re.compile(r"areasqkm|areakm2|area")
_KINDS = (
    ("campus", "airport"), ("camp", "camp"), ("airport", "airport"), ("bridge", "bridge"), ("crossing", "crossing"),
    ("checkpoint", "crossing"), ("oil", "field"), ("gas", "field"), ("field", "field"), ("dam", "dam"),
    ("base", "base"), ("neighb", "quarter"), ("quarter", "quarter"), ("suburb", "quarter"), ("island", "island"),
    ("mountain", "mountain"), ("admin1", "admin1"), ("region", "admin1"), ("governorate", "admin1"),
    ("admin2", "admin2"), ("admin3", "admin2"), ("county", "admin2"), ("localadmin", "admin2"), ("district", "admin2"),
)  # fmt: skip
_TOWN, _VILLAGE = 20_000, 500  # people
_LIMITS = {"latitude": 90.0, "longitude": 180.0}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table has what: numbers of columns, of the place's own and of the levels of administration."""

    names: tuple[int, ...]
    code: int | None
    quarters: bool
    level_names: Mapping[int, tuple[int, ...]]
    level_codes: Mapping[int, int]
    latitude: int | None
    longitude: int | None
    country: int | None
    kind: int | None
    people: int | None
    area: int | None

    @property
    def useful(self) -> bool:
        """Whether the table names places at all."""
        return bool(self.names or any(level for level in self.level_names))


def layout_of(titles: Sequence[str]) -> Layout:
    """What the columns of a header mean."""
    plain = [column(title) for title in titles]
    level_names: dict[int, list[int]] = {}
    level_codes: dict[int, int] = {}
    names: list[int] = []
    rest: list[int] = []
    for at, title in enumerate(plain):
        level, what = _level(title)
        if level is not None and what == "name":
            level_names.setdefault(level, []).append(at)
        elif level is not None and what == "code":
            level_codes.setdefault(level, at)
        elif level is None and _OWN_NAME.fullmatch(title):
            names.append(at)
        elif level is None:
            rest.append(at)
    closest = next((n for n in _NAMED if any(plain[at].startswith(n) for at in names)), "")
    return Layout(
        names=tuple(at for at in names if plain[at].startswith(closest)),
        code=_first(plain, rest, _OWN_CODE),
        quarters=closest == _NAMED[0],
        level_names={level: tuple(ats) for level, ats in sorted(level_names.items())},
        level_codes=level_codes,
        latitude=_first(plain, rest, _LATITUDE),
        longitude=_first(plain, rest, _LONGITUDE),
        country=_first(plain, rest, _COUNTRY),
        kind=_first(plain, rest, _KIND),
        people=_first(plain, rest, _PEOPLE),
        area=_first(plain, rest, _AREA),
    )


def _level(title: str) -> tuple[int | None, str]:
    match = _LEVEL.fullmatch(title)
    if match is None:
        word = _WORD_LEVEL.fullmatch(title)
        return (_WORD_LEVELS[word[1]], "name") if word is not None else (None, "")
    rest = match["rest"]
    what = "code" if _LEVEL_CODE.fullmatch(rest) else "name" if _LEVEL_NAME.fullmatch(rest) else "other"
    return int(match["level"]), what


def _first(plain: Sequence[str], among: Sequence[int], pattern: re.Pattern[str]) -> int | None:
    return next((at for at in among if pattern.fullmatch(plain[at])), None)


def check_layout(where: str, titles: Sequence[str], layout: Layout, has_geometry: bool) -> None:
    """Raises InputError where a table lacks what an import needs, naming the columns that were looked for."""
    there = ", ".join(titles[:12]) + (" ..." if len(titles) > 12 else "")
    if not layout.useful:
        raise InputError(
            f"{where}: no column with names: one such as ADM2_AR, admin1Name_ar, adm1_name1, featureName_ar or name_ar "
            f"is wanted; the columns are {there}"
        )
    for wanted, at in (("latitude", layout.latitude), ("longitude", layout.longitude)):
        if at is None and not has_geometry:
            titles_wanted = (
                "Latitude, lat, POINT_Y or center_lat"
                if wanted == "latitude"
                else ("Longitude, lon, POINT_X or center_lon")
            )
            raise InputError(
                f"{where}: no column with the {wanted}: {titles_wanted} is wanted (a COD-AB table without coordinates: "
                f"import the GeoJSON of the same data); the columns are {there}"
            )


Point = tuple[float, float, float | None]  # degrees, radius in kilometres


def row_of(
    where: str, cells: Sequence[str], layout: Layout, country: str | None, shape: Point | None
) -> PlaceRow | Skip:
    """The place in a line. `country`: two letters where the table does not tell; `shape`: the point of its geometry.

    Raises InputError where the country stays unknown or the coordinates are no degrees.
    """

    def cell(at: int | None) -> str:
        return cells[at].strip() if at is not None and at < len(cells) else ""

    def texts(ats: Sequence[int]) -> list[str]:
        return [part for at in ats for part in cell(at).split(";") if part.strip()]

    own = texts(layout.names)
    level = None if own else max((n for n, ats in layout.level_names.items() if texts(ats)), default=0)
    if level == 0:
        return Skip("names nothing but a country" if layout.level_names else "has no name")
    called = own if level is None else texts(layout.level_names[level])
    names = arabic_names(called)
    point = _point(where, cell(layout.latitude), cell(layout.longitude)) or shape
    if not names:
        return Skip("has no Arabic name")
    if point is None:
        return Skip("has no coordinates")
    code = cell(layout.code) if level is None else cell(layout.level_codes.get(level))
    land = _country(cells, layout) or country or ""
    if not land:
        raise InputError(f"{where}: does not tell the country: say it with --country, such as --country SY")
    title = cell(layout.kind)
    admin1 = texts(layout.level_names.get(1, ()))
    english = next((latin_name(t) for t in called if latin_name(t)), "")
    return PlaceRow(
        key=_key(code, land, names[0], point),
        kind=_kind(title, level, layout.quarters),
        country=land,
        lat=point[0],
        lon=point[1],
        names=names,
        name_en=english,
        admin1=next((latin_name(t) for t in admin1 if latin_name(t)), ""),
        admin1_ar=next(iter(arabic_names(admin1)), ""),
        admin2=next((latin_name(t) for t in texts(layout.level_names.get(2, ())) if latin_name(t)), ""),
        rank=_rank(title, level, cell(layout.people)),
        radius_km=_radius(cell(layout.area)) or point[2],
    )


def _country(cells: Sequence[str], layout: Layout) -> str:
    """By a column of its own, by the code of the country, else by the letters before other codes."""
    codes = [layout.level_codes[n] for n in sorted(layout.level_codes)]
    ats = [at for at in (layout.country, *codes, layout.code) if at is not None and at < len(cells)]
    return next((c for at in ats if (c := country_of(cells[at]))), "")


def _point(where: str, latitude: str, longitude: str) -> Point | None:
    if not latitude or not longitude:
        return None
    values = []
    for name, text in (("latitude", latitude), ("longitude", longitude)):
        try:
            value = float(text.replace(",", "."))
        except ValueError:
            return None
        if not math.isfinite(value) or abs(value) > _LIMITS[name]:
            raise InputError(
                f"{where}: {text!r} is no {name}: degrees (WGS 84) are wanted, such as 35.3359, not metres"
            )
        values.append(round(value, 5))
    return (values[0], values[1], None) if values != [0.0, 0.0] else None


def _kind(title: str, level: int | None, quarters: bool) -> str:
    """By what the table calls it; else by its level: 1 a governorate, 2 and 3 districts, below them settlements."""
    said = title.casefold().replace("_", " ").replace(" ", "")
    if level is None and said.isdigit():
        level = int(said)
    if level:
        return "admin1" if level == 1 else "admin2" if level in (2, 3) else "quarter" if level == 5 else "settlement"
    return next((kind for part, kind in _KINDS if part in said), "quarter" if quarters else "settlement")


def _rank(title: str, level: int | None, people: str) -> int:
    count = int(float(people)) if people.replace(".", "", 1).isdigit() else 0
    if count >= _TOWN or level == 1 or "city" in title.casefold() or "capital" in title.casefold():
        return 3
    return 4 if count >= _VILLAGE or level in (2, 3) or "town" in title.casefold() else 5


def _radius(area: str) -> float | None:
    """Of the circle that is as large, in kilometres."""
    try:
        value = float(area)
    except ValueError:
        return None
    return round(math.sqrt(value / math.pi), 1) if math.isfinite(value) and value > 0 else None


def _key(code: str, country: str, name: str, point: Point) -> str:
    if code:
        return f"cod-{code}" if country_of(code) or not code.isdigit() else f"cod-{country}{code}"
    stamp = hashlib.sha256(f"{country}|{name}|{point[0]}|{point[1]}".encode()).hexdigest()[:10]
    return f"tab-{country.lower()}-{stamp}"
