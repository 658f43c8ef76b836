"""ACLED's columns and codes as its codebook has them; each case names the rule."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from evtx.export.acled import fatalities, rows
from evtx.export.acled_codes import COLUMNS, disorder_type, interaction
from evtx.export.acled_place import day_of
from evtx.export.acled_source import sources
from evtx.model import Codes, EventActor, EventDate, Figure, FigureBySource, FigureOf, Source
from tests.export.conftest import day, events_by_type


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_columns_are_those_of_acled_in_their_order():
    assert len(COLUMNS) == 31
    assert COLUMNS[:8] == (
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
        "actor1",
    )  # fmt: skip
    assert COLUMNS[-4:] == ("notes", "fatalities", "tags", "timestamp")


@pytest.mark.parametrize(
    ("pair", "name"),
    [
        (("State forces", "Rebel group"), "State forces-Rebel group"),
        (("Rebel group", "State forces"), "State forces-Rebel group"),
        (("Civilians", "External/Other forces"), "External/Other forces-Civilians"),
        (("External/Other forces", "Rebel group"), "Rebel group-External/Other forces"),
        (("Rioters", "Civilians"), "Rioters-Civilians"),
        (("Protesters", ""), "Protesters only"),
        (("External/Other forces", "External/Other forces"), "External/Other forces-External/Other forces"),
    ],
)
def test_interaction(pair, name):
    assert interaction(*pair) == name


@pytest.mark.parametrize(
    ("types", "disorder"),
    [
        (("Battles", "Armed clash"), "Political violence"),
        (("Protests", "Peaceful protest"), "Demonstrations"),
        (("Protests", "Excessive force against protesters"), "Political violence; Demonstrations"),
        (("Riots", "Violent demonstration"), "Demonstrations"),
        (("Riots", "Mob violence"), "Political violence"),
        (("Strategic developments", "Arrests"), "Strategic developments"),
    ],
)
def test_disorder_type(types, disorder):
    assert disorder_type(*types) == disorder


DATES = [  # date, status, what comes out; the codebook's section "Time precision codes"
    (day("2024-05-10"), "occurred", ("2024-05-10", 1)),
    (day("2024-05-10", precision="hour"), "occurred", ("2024-05-10", 1)),
    (day("2024-05-10", precision="inferred"), "occurred", ("2024-05-10", 2)),
    (day("2024-05-09", "2024-05-10"), "occurred", ("2024-05-09", 2)),
    (day("2024-05-04", "2024-05-10", "week"), "occurred", ("2024-05-07", 2)),
    (day("2024-04-01", "2024-04-30", "month"), "occurred", ("2024-04-15", 3)),
    (day("2024-04-10", "2024-04-30", "days"), "occurred", ("2024-04-20", 3)),
    (day("2024-01-01", "2024-04-30", "days"), "occurred", None),
    (day("2023-01-01", "2023-12-31", "year"), "occurred", None),
    (day(None, precision="unanchored"), "occurred", None),
    (None, "occurred", None),
    (day("2023-05-10", "2024-05-12", "days"), "ongoing", ("2024-05-12", 1)),
    (EventDate("someday", None, "day"), "occurred", None),
]


@pytest.mark.parametrize(("when", "status", "coded"), DATES)
def test_date_and_time_precision(event, when, status, coded):
    assert day_of(event("raid", date=when, status=status)) == coded


def located(event, known, **fields):
    place = replace(event("raid").place, **fields)
    return list(rows(event("raid", place=place, places=()), known))


PLACES = [  # changes of the place, location and geo precision; section "Spatial precision codes"
    ({}, ("Daraa", 1)),
    ({"precision": "near"}, ("Daraa", 2)),
    ({"precision": "area", "radius_km": 10.0}, ("Daraa", 2)),
    ({"precision": "area", "radius_km": 150.0, "kind": "region"}, ("Daraa", 3)),
    ({"kind": "admin1", "precision": "near"}, ("Daraa", 3)),
    ({"precision": "admin1", "name_en": "Tell Nowhere", "lat": None, "lon": None}, ("Daraa", 3)),
    ({"name_en": "Nawa (Daraa)"}, ("Nawa", 1)),
    ({"admin1": None, "lat": None, "lon": None, "name_en": "Tell Nowhere"}, ("Tell Nowhere", 3)),
]


@pytest.mark.parametrize(("fields", "coded"), PLACES)
def test_location_and_geo_precision(event, known, fields, coded):
    (row,) = located(event, known, **fields)
    assert (row["location"], row["geo_precision"]) == coded


def test_a_place_without_coordinates_stands_at_the_seat_and_is_named_in_the_notes(event, known):
    (row,) = located(event, known, precision="admin1", name_en="Tell Nowhere", lat=None, lon=None)
    assert (row["latitude"], row["longitude"]) == (32.6241, 36.1049)
    assert "Tell Nowhere" in row["notes"]


def test_a_quarter_stands_behind_its_city(event, known):
    places = known.places.values()
    quarter = next(p for p in places if p.kind == "quarter" and p.parent in known.places and p.country == "SY")
    city = known.places[quarter.parent]
    (row,) = located(event, known, id=quarter.id, kind="quarter", name_en=quarter.name_en)
    assert row["location"].startswith(f"{city.name_en} - ")


def test_country_alone_is_not_coded(event, known):
    assert located(event, known, precision="country", kind="country") == []
    assert located(event, known, country="QQ") == []


def test_one_row_a_location_and_the_dead_divided(event, known):
    found = list(rows(event("shelling"), known))
    assert [r["location"] for r in found] == ["Walgha", "Al-Mazraah", "Najran"]
    assert [r["fatalities"] for r in found] == [3, 2, 2]
    assert [r["event_id_cnty"][-2:] for r in found[1:]] == ["-2", "-3"]
    assert all("7 fatalities are divided among 3 locations" in r["notes"] for r in found)


def test_a_governorate_beside_its_town_is_no_location(event, known):
    raid = event("raid")
    wide = replace(raid.place, id="sy-daraa", kind="admin1", precision="near")
    assert len(list(rows(replace(raid, places=(raid.place, wide)), known))) == 1


FATALITIES = [
    (None, 0),
    (Figure(3, 3), 3),
    (Figure(3, None), 3),
    (Figure(None, 5), 0),
    (Figure(0, 0), 0),
    (Figure(5, 8, False, (), (FigureBySource("x", 4, 4), FigureBySource("y", 8, 8))), 4),
]


@pytest.mark.parametrize(("figure", "number"), FATALITIES)
def test_the_lowest_figure_is_taken_and_nothing_told_is_0(event, figure, number):
    assert fatalities(event("raid", casualties={"killed": figure} if figure else {})) == number


def acts(event, event_type, acled, *actors, **fields):
    told = tuple(EventActor(*(a.split(":")[0], "", None, a.split(":")[1])) for a in actors)
    return event(event_type, actors=told, codes=Codes(acled, ()), **fields)


BATTLE = ("Battles", "Armed clash")
ATTACK = ("Violence against civilians", "Attack")
STRIKE = ("Explosions/Remote violence", "Air/drone strike")
BLAST = ("Explosions/Remote violence", "Remote explosive/landmine/IED")
PROTEST = ("Protests", "Peaceful protest")
MET = ("Protests", "Protest with intervention")
RIOT = ("Riots", "Violent demonstration")
ARREST = ("Strategic developments", "Arrests")
# codes, actors; actor 1 with associates, actor 2 with associates, interaction, whether civilians are targeted
SIDES = [
    (BATTLE, ("isis:initiator", "sdf:target"), "Islamic State (Syria)", "", "QSD: Syrian Democratic Forces", "",
     "Rebel group-Rebel group", False),
    (BATTLE, ("isis:initiator", "sdf:target", "civilians:target"), "Islamic State (Syria)", "",
     "QSD: Syrian Democratic Forces", "", "Rebel group-Rebel group", False),
    (BATTLE, ("sdf:participant", "sna:participant", "ypg:participant", "syria_regime:participant"),
     "QSD: Syrian Democratic Forces", "Syrian National Army; YPG: Peoples Protection Units",
     "Military Forces of Syria (2000-2024)", "", "State forces-Rebel group", False),
    (BATTLE, ("sdf:participant", "sna:participant"), "QSD: Syrian Democratic Forces", "", "Syrian National Army", "",
     "Rebel group-Rebel group", False),
    (BATTLE, (), "Unidentified Armed Group (Syria)", "", "Unidentified Armed Group (Syria)", "",
     "Political militia-Political militia", False),
    (STRIKE, ("coalition:initiator", "isis:target", "civilians:target"), "Global Coalition Against Daesh", "",
     "Islamic State (Syria)", "Civilians (Syria)", "Rebel group-External/Other forces", False),
    (STRIKE, ("civilians:target",), "Unidentified Military Forces", "", "Civilians (Syria)", "",
     "External/Other forces-Civilians", True),
    (STRIKE, ("syria_regime:initiator", "russia:supporter", "journalists:target"),
     "Military Forces of Syria (2000-2024)", "Military Forces of Russia (2000-)", "Civilians (Syria)",
     "Journalists (Syria)", "State forces-Civilians", True),
    (BLAST, ("sdf:suspected",), "Unidentified Armed Group (Syria)", "", "", "", "Political militia only", False),
    (ATTACK, ("unknown_gunmen:initiator", "syria_regime:target"), "Unidentified Armed Group (Syria)", "",
     "Civilians (Syria)", "Military Forces of Syria (2000-2024)", "Political militia-Civilians", True),
    (PROTEST, ("protesters:initiator", "sdf:target"), "Protesters (Syria)", "", "", "", "Protesters only", False),
    (PROTEST, ("muslim_brotherhood:initiator",), "Protesters (Syria)", "Muslim Brotherhood", "", "",
     "Protesters only", False),
    (MET, ("protesters:initiator", "police:target"), "Protesters (Syria)", "", "Police Forces of Syria", "",
     "State forces-Protesters", False),
    (MET, ("police:initiator", "protesters:target"), "Protesters (Syria)", "", "Police Forces of Syria", "",
     "State forces-Protesters", False),
    (RIOT, ("protesters:initiator", "police:target"), "Rioters (Syria)", "", "Police Forces of Syria", "",
     "State forces-Rioters", False),
    (ARREST, ("turkey:initiator", "red_crescent:target"), "Military Forces of Turkey (2016-)", "",
     "Civilians (Syria)", "Red Crescent", "External/Other forces-Civilians", False),
    (ARREST, ("some_new_group:initiator",), "some_new_group", "", "", "", "Political militia only", False),
]  # fmt: skip


@pytest.mark.parametrize(("acled", "actors", "one", "with_one", "two", "with_two", "both", "targeted"), SIDES)
def test_sides(event, known, acled, actors, one, with_one, two, with_two, both, targeted):
    (row,) = rows(acts(event, "raid", acled, *actors), known)
    told = [row[c] or "" for c in ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2", "interaction")]
    assert told == [one, with_one, two, with_two, both]
    assert row["civilian_targeting"] == ("Civilian targeting" if targeted else None)


NAMES = [  # actor, country, day; name and type
    ("isis", "IQ", "2021-01-01", "Islamic State (Iraq)", "Rebel group"),
    ("syria_regime", "SY", "2020-01-01", "Military Forces of Syria (2000-2024)", "State forces"),
    ("israel", "LB", "2024-01-01", "Military Forces of Israel (2022-)", "External/Other forces"),
    ("israel", "LB", "2014-01-01", "Military Forces of Israel", "External/Other forces"),
    ("germany", "DE", "2024-01-01", "Military Forces of Germany", "State forces"),
    ("egypt_army", "EG", "2020-01-01", "Military Forces of Egypt", "State forces"),
    ("egypt_police", "LY", "2020-01-01", "Police Forces of Egypt", "External/Other forces"),
    ("uk", "YE", "2010-01-01", "Military Forces of the United Kingdom", "External/Other forces"),
    ("taliban", "AF", "2020-01-01", "Taliban", "Rebel group"),
    ("taliban", "AF", "2022-01-01", "Taliban", "State forces"),
    ("rsf", "SD", "2022-01-01", "RSF: Rapid Support Forces", "State forces"),
    ("rsf", "SD", "2024-01-01", "RSF: Rapid Support Forces", "Rebel group"),
    ("tribes", "SY", "2024-01-01", "Unidentified Tribal Militia (Syria)", "Identity militia"),
    ("army", "US", "2024-01-01", "Military Forces of the United States", "State forces"),
    ("un", "SY", "2024-01-01", "United Nations", "External/Other forces"),
]  # fmt: skip


@pytest.mark.parametrize(("actor", "country", "when", "name", "inter"), NAMES)
def test_names_and_types_of_actors(event, known, actor, country, when, name, inter):
    place = replace(event("raid").place, country=country)
    made = acts(event, "raid", BATTLE, f"{actor}:initiator", place=place, places=(), date=day(when))
    (row,) = rows(made, known)
    assert (row["actor1"], row["inter1"]) == (name, inter)


def test_who_claims_an_act_of_nobody_known_did_it(event, known):
    (row,) = rows(event("bombing"), known)
    assert (row["actor1"], row["inter1"]) == ("Islamic State (Iraq)", "Rebel group")


def test_women_and_children_stand_beside_civilians(event, known):
    hurt = {"killed": Figure(2, 2, False, (FigureOf(None, "woman", 1, 1), FigureOf(None, "child", 1, 1)))}
    (row,) = rows(acts(event, "raid", ATTACK, "sdf:initiator", "civilians:target", casualties=hurt), known)
    assert row["assoc_actor_2"] == "Women (Syria); Children (Syria)"


SCALES = [  # outlet, sources; source and scale as seen from Syria
    ("enab_baladi", (), "Enab Baladi", "National"),
    ("anadolu", (), "Anadolu Agency", "Regional"),
    ("aljazeera", (Source("رويترز", "media"),), "Al Jazeera Net; Reuters", "Regional-International"),
    ("enab_baladi", (Source("المرصد السوري لحقوق الإنسان", "monitor"),),
     "Enab Baladi; Syrian Observatory for Human Rights", "Other-National"),
    ("enab_baladi", (Source("مصادر محلية", "local"),), "Enab Baladi", "National"),
    ("enab_baladi", (Source("ناشطون", "activist", ("عين الفرات",)),), "Enab Baladi; Ayn al-Furat",
     "Subnational-National"),
    (None, (Source("صفحات على فيسبوك", "social"),), "example.net", "New media"),
    ("some_site", (), "some_site", ""),
]  # fmt: skip


@pytest.mark.parametrize(("outlet", "told", "names", "scale"), SCALES)
def test_source_and_scale(event, known, outlet, told, names, scale):
    raid = event("raid", sources=told)
    article = replace(raid.article, outlet=outlet, url="https://www.example.net/1")
    assert sources(replace(raid, article=article), known) == (names, scale)


def test_what_acled_would_not_code_is_left_out_and_counted(written):
    path, told = written("acled", *events_by_type().values())
    kinds = {row["event_type"] for row in read(path)}
    assert kinds >= {"Battles", "Protests", "Riots", "Strategic developments", "Violence against civilians"}
    (line,) = told
    assert line.startswith("acled: 4 left out: ")
    for reason in ("1 of a type that ACLED does not code", "1 not reported to have happened", "1 with no day"):
        assert reason in line


def test_the_file_is_as_acled_writes_it(written, event):
    path, _ = written("acled", event("raid"), event("protest"))
    raid, protest = read(path)
    assert tuple(raid) == COLUMNS
    assert raid["event_id_cnty"] == f"SYR-{event('raid').id[2:]}"
    assert (raid["iso"], raid["region"], raid["country"]) == ("760", "Middle East", "Syria")
    assert protest["tags"] == "crowd size=about 200"
