"""Which place is meant: namesakes, areas, and choices that stay open."""

from __future__ import annotations

from evtx.gazetteer.distance import kilometres
from evtx.gazetteer.likely import without_unlikely
from evtx.gazetteer.places import Place
from evtx.gazetteer.resolve import Name, choose


def place(
    name: str, admin1: str = "A", country: str = "SY", lat: float = 35.0, lon: float = 38.0, rank: int = 4,
    kind: str = "settlement",
) -> Place:  # fmt: skip
    return Place(name, kind, country, admin1, "", lat, lon, None, rank, False, "estimate", name, (name,))


def name(*candidates: Place, place_class: str = "", near: bool = False, containers: tuple[int, ...] = ()) -> Name:
    return Name(candidates, place_class, near, containers)


NORTH = place("x-north", "North", lat=36.5, lon=38.0)
SOUTH = place("x-south", "South", lat=32.8, lon=36.5)
SOUTH_AREA = place("south", "South", lat=32.8, lon=36.4, rank=2, kind="admin1")
FAR_TOWN = place("far", "East", lat=35.0, lon=41.0, rank=3)


def test_governorate_settles_namesakes() -> None:
    chosen = choose([name(NORTH, SOUTH, containers=(1,)), name(SOUTH_AREA)], None)
    assert chosen[0].place == SOUTH
    assert not chosen[0].open


def test_later_mention_inherits_the_governorate() -> None:
    names = [name(NORTH, SOUTH, containers=(1,)), name(SOUTH_AREA), name(NORTH, SOUTH)]
    assert choose(names, None)[2].place == SOUTH


def test_nearness_settles_namesakes() -> None:
    neighbour = place("town", "North", lat=36.6, lon=38.1, rank=3)
    assert choose([name(SOUTH, NORTH), name(neighbour)], None)[0].place == NORTH


def test_far_namesakes_stay_open() -> None:
    chosen = choose([name(NORTH, SOUTH)], None)[0]
    assert chosen.open
    assert {p.id for p in (chosen.place, *chosen.rivals) if p} == {"x-north", "x-south"}


def test_neighbouring_namesakes_do_not_stay_open() -> None:
    twin = place("x-twin", "North", lat=36.55, lon=38.05)
    assert not choose([name(NORTH, twin)], None)[0].open


def test_capital_beats_a_town_of_its_name() -> None:
    capital = place("big", "C", "LY", 32.9, 13.2, rank=1)
    town = place("small", "D", "LB", 34.4, 35.8, rank=3)
    assert choose([name(town, capital)], None)[0].place == capital


def test_home_tips_the_balance() -> None:
    one, two = place("one", "", "AA", 10.0, 10.0), place("two", "", "BB", 20.0, 20.0)
    assert choose([name(one, two)], "BB")[0].place == two


def test_class_word_tells_governorate_from_seat() -> None:
    seat = place("seat", "South", lat=32.7, lon=36.4, rank=2)
    assert choose([name(seat, SOUTH_AREA, place_class="admin1")], None)[0].place == SOUTH_AREA
    assert choose([name(seat, SOUTH_AREA)], None)[0].place == seat


def test_class_word_for_a_district_means_the_district_sooner_than_a_hamlet_nearby() -> None:
    district = place("district", "North", lat=36.5, lon=38.0, kind="admin2", rank=3)
    hamlet = place("hamlet", "South", lat=32.8, lon=36.5, rank=5)
    town = place("town", "South", lat=32.9, lon=36.5, rank=3)
    chosen = choose([name(district, hamlet, place_class="admin2"), name(town)], None)[0]
    assert (chosen.place, chosen.open) == (district, False)


def test_village_told_to_lie_elsewhere_is_unknown() -> None:
    assert choose([name(NORTH, containers=(1,)), name(SOUTH_AREA)], None)[0].place is None


def test_town_told_to_lie_elsewhere_is_still_the_town() -> None:
    assert choose([name(FAR_TOWN, containers=(1,)), name(SOUTH_AREA)], None)[0].place == FAR_TOWN


def test_unknown_name() -> None:
    assert choose([name()], "SY")[0].place is None


def test_distance() -> None:
    assert abs(kilometres(place("a", lat=35.0), place("b", lat=36.0)) - 111.2) < 1


ABROAD = place("abroad", "Far", "TR", 39.0, 30.0)
CITY = place("city", "East", lat=35.3, lon=40.1, rank=2)
TOWNS = tuple(place(f"town-{n}", "East", lat=35.0 + n / 10, lon=41.0, rank=3) for n in range(3))


def test_adjectives_tell_the_country() -> None:
    one, two = place("one", "", "AA", 10.0, 10.0), place("two", "", "BB", 20.0, 20.0)
    assert choose([name(one, two)], None, {"BB": 3})[0].place == two


def test_adjective_after_the_name_tells_its_country() -> None:
    told = Name((NORTH, ABROAD), "", False, (), country="TR")
    assert choose([told, name(CITY)], None)[0].place == ABROAD


def test_village_of_another_country_than_the_adjective_says_is_unknown() -> None:
    assert choose([Name((NORTH,), "", False, (), country="TR")], None)[0].place is None


def test_village_far_from_every_certain_place_is_a_namesake() -> None:
    assert choose([name(SOUTH), *map(name, TOWNS)], None)[0].place is None
    assert choose([name(CITY), *map(name, TOWNS)], None)[0].place == CITY


def test_similar_spelling_in_a_country_that_is_not_the_text_s_is_no_evidence() -> None:
    loose = Name((ABROAD,), "", False, (), tight=True)
    assert choose([loose, *map(name, TOWNS)], None)[0].place is None


def test_list_far_away_speaks_against_a_village() -> None:
    listed = Name((SOUTH,), "", False, (), joined=(1, 2))
    assert choose([listed, name(TOWNS[0]), name(TOWNS[1])], None)[0].place is None


def test_capital_alone_is_no_hamlet_of_its_name() -> None:
    capital = place("capital", "C", "EG", 30.0, 31.2, rank=1)
    hamlet = place("hamlet", "East", lat=35.2, lon=41.0)
    others = [name(p) for p in TOWNS]
    assert choose([name(hamlet, capital), *others], "SY")[0].place == capital
    assert choose([name(hamlet, capital, place_class="settlement"), *others], "SY")[0].place == hamlet


def test_imported_village_in_a_governorate_that_the_article_does_not_name_is_unlikely() -> None:
    town = place("town", "North", lat=36.5, lon=38.0, rank=3)
    imported = place("village", "East", lat=36.5, lon=38.7, rank=5)._replace(imported=True)  # 63 km away
    names = [name(imported, place_class="settlement"), name(town)]
    assert without_unlikely(names, lambda told: choose(told, None))[0].candidates == ()
    near = imported._replace(lon=38.3)
    assert without_unlikely([name(near), name(town)], lambda told: choose(told, None))[0].candidates == (near,)
