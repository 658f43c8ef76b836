"""GeoNames files in (country dumps, alternateNamesV2, admin codes), rows out.

Their columns are those of https://download.geonames.org/export/dump/readme.txt; the files have no header.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evtx.errors import InputError
from evtx.gazetteer.imports_rows import CodeRow, NameRow, PlaceRow, Row, arabic_names, is_arabic, latin_name
from evtx.gazetteer.imports_tables import Member, plain_lines

PLACE_COLUMNS, NAME_COLUMNS, CODE_COLUMNS = 19, 10, 4
_OLD_NAME_COLUMNS = 8  # alternateNames.txt, before V2 added from and to

# Kinds by feature code; a class of features that is not listed here is not news (lakes, hotels, vineyards).
_KINDS = {
    "settlement": """PPL PPLA PPLA2 PPLA3 PPLA4 PPLA5 PPLC PPLF PPLG PPLL PPLQ PPLR PPLS PPLW STLMT LCTY OAS""",
    "quarter": "PPLX",
    "admin1": "ADM1",
    "admin2": "ADM2 ADM3 ADM4",
    "airport": "AIRP AIRF AIRB AIRH",
    "base": "MILB INSM FT PRN NVB",
    "field": "OILF GASF OILR OILP OILW",
    "bridge": "BDG",
    "camp": "CMP CMPRF CMPO",
    "crossing": "PSTB PSTC CSTM",
    "dam": "DAM",
    "market": "MKT",
    "square": "SQR",
    "road": "RD RDJCT",
    "mountain": "MT MTS HLL HLLS PK",
    "valley": "VAL WAD WADS",
    "island": "ISL ISLS ISLET",
    "desert": "DSRT",
    "river": "STM",
}
KIND_OF = {code: kind for kind, codes in _KINDS.items() for code in codes.split()}
_RANKS = {"PPLC": 2, "PPLA": 3, "PPLA2": 3, "ADM1": 2, "PPLA3": 4, "PPLA4": 4}
_TOWN, _VILLAGE = 20_000, 500  # people
_ARABIC = frozenset("ar arz apc apd acm afb ary aeb arq ajp ayl ayp acw".split())
_NO_LANGUAGE = frozenset({"", "abbr", "wkdt", "link", "post", "unlc", "iata", "icao", "faac", "phon"})


def sniff(member: Member) -> str | None:
    """Which GeoNames file this is by the columns of its first line: places, names or codes; None for another file."""
    for _, fields in plain_lines(member):
        if len(fields) >= PLACE_COLUMNS - 1 and fields[0].isdigit() and len(fields[6]) == 1:
            return "places"
        if len(fields) in (NAME_COLUMNS, _OLD_NAME_COLUMNS, 4) and fields[0].isdigit() and fields[1].isdigit():
            return "names"
        if len(fields) == CODE_COLUMNS and fields[0][2:3] == "." and fields[3].isdigit():
            return "codes"
        return None
    return None


def place_rows(member: Member) -> Iterator[Row]:
    """The rows of a country dump (SY.txt, allCountries.txt), and the names of the governorates among them."""
    for number, fields in plain_lines(member):
        if len(fields) != PLACE_COLUMNS:
            raise InputError(
                f"{member.name}: line {number}: {len(fields)} columns instead of {PLACE_COLUMNS}: "
                "is it a GeoNames dump, downloaded whole?"
            )
        kind = KIND_OF.get(fields[7])
        if kind is None:
            continue
        code = f"{fields[8]}.{fields[10]}" if fields[10] else ""
        if kind == "admin1" and code:
            yield CodeRow(code, _plain_admin(fields[2] or fields[1]))
        yield PlaceRow(
            key=f"gn-{fields[0]}",
            kind=kind,
            country=fields[8].upper(),
            lat=_degrees(member, number, fields[4], 90.0),
            lon=_degrees(member, number, fields[5], 180.0),
            names=arabic_names([fields[1], *fields[3].split(",")]),
            name_en=latin_name(fields[2] or fields[1]),
            admin1=code,
            admin2=f"{code}.{fields[11]}" if code and fields[11] else "",
            rank=_rank(fields),
        )


def name_rows(member: Member) -> Iterator[Row]:
    """The Arabic names of alternateNamesV2.txt, and those that look Arabic but are Persian, Kurdish or Urdu."""
    for number, fields in plain_lines(member):
        if len(fields) < 4 or not fields[1].isdigit():
            raise InputError(f"{member.name}: line {number}: no alternate name: is it alternateNamesV2.txt?")
        language, name = fields[2], fields[3]
        if language in _NO_LANGUAGE or not is_arabic(name) or (len(fields) > 7 and fields[7] == "1"):
            continue
        verdict = 2 if language in _ARABIC else 0
        for one in arabic_names([name]):
            yield NameRow(f"gn-{fields[1]}", one, verdict)


def code_rows(member: Member) -> Iterator[Row]:
    """The names of admin1CodesASCII.txt or admin2Codes.txt."""
    for number, fields in plain_lines(member):
        if len(fields) != CODE_COLUMNS:
            raise InputError(f"{member.name}: line {number}: {len(fields)} columns instead of {CODE_COLUMNS}")
        yield CodeRow(fields[0], _plain_admin(fields[2] or fields[1]))


def _plain_admin(name: str) -> str:
    plain = latin_name(name)
    for word in ("Governorate", "Province", "District", "Muhafazat"):
        plain = plain.removesuffix(f" {word}").removeprefix(f"{word} ")
    return plain


def _rank(fields: Sequence[str]) -> int:
    """3 for towns, 4 for villages that are seats or have people on record, 5 for the others."""
    people = int(fields[14]) if fields[14].isdigit() else 0
    by_people = 3 if people >= _TOWN else 4 if people >= _VILLAGE else 5
    return min(_RANKS.get(fields[7], 5), by_people)


def _degrees(member: Member, number: int, text: str, limit: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = limit + 1
    if abs(value) > limit:
        raise InputError(f"{member.name}: line {number}: {text!r} is no coordinate: degrees as 35.3359 are wanted")
    return round(value, 5)
