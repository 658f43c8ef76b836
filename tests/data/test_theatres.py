"""Countries at war: what the file says is complete and of known names; faults of it are told."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

import evtx
from evtx.errors import DataError
from evtx.gazetteer.places import default_gazetteer
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.theatres import Theatre, theatres_of

FILE = Path(evtx.__file__).parent / "data" / "theatres.toml"

lexicon = cache(default_lexicon)


def read(text: str):
    return theatres_of([(Path("theatres.toml"), tomllib.loads(text))])


def test_names_are_known():
    theatres = lexicon().theatres
    actors = {a for t in theatres.by_country.values() for a in (t.skies, t.guns, t.occupier, t.weapon_owner)} - {""}
    actors |= set(theatres.gun_reach) | {a for t in theatres.by_country.values() for a in t.occupiers_foes}
    things = {i for t in theatres.by_country.values() for i in (*t.occupiers_things, t.weapon)} - {""}
    assert actors - set(lexicon().actors) == set()
    assert things - set(lexicon().items) == set()
    countries = {n.country for n in lexicon().nations.values()}
    reached = {c for reach in theatres.gun_reach.values() for c in reach}
    assert (set(theatres.by_country) | reached) - countries == set()


def test_provinces_are_those_of_the_gazetteer():
    for country, theatre in lexicon().theatres.by_country.items():
        known = {p.admin1 for p in default_gazetteer().places.values() if p.country == country}
        assert theatre.states_own <= known, country


def test_each_country_once():
    countries = [t["country"] for t in tomllib.loads(FILE.read_text(encoding="utf-8"))["theatre"]]
    assert sorted(countries) == sorted(set(countries))


def test_of_a_country_of_which_nothing_is_known():
    assert read("").of("SE") == Theatre("") == read("").of(None)


def test_what_an_entry_says():
    told = read(
        """
        [[theatre]]
        country = "AA"
        fired_at = true
        state_meant = "by_several"
        origin = ["إيلاف"]
        [theatre.occupied]
        by = "b"
        things = ["tank"]
        [theatre.divided]
        to = "2020-01-02"
        provinces = ["P"]
        [[gun_reach]]
        actor = "b"
        countries = ["AA"]
        """
    )
    theatre = told.of("AA")
    assert (theatre.fired_at, theatre.state_meant, theatre.occupier) == (True, "by_several", "b")
    assert (theatre.occupiers_things, theatre.occupiers_foes) == (frozenset({"tank"}), frozenset())
    assert (theatre.divided_until, theatre.states_own) == ("2020-01-02", frozenset({"P"}))
    assert told.fire_comes_from("ايلاف") == frozenset({"AA"})
    assert told.fire_comes_from("برلين") == frozenset()
    assert told.gun_reach == {"b": frozenset({"AA"})}


def test_a_later_entry_replaces_an_earlier_one():
    told = read('[[theatre]]\ncountry = "AA"\nskies = "a"\n[[theatre]]\ncountry = "AA"\nguns = "b"')
    assert (told.of("AA").skies, told.of("AA").guns) == ("", "b")


@pytest.mark.parametrize(
    ("entry", "cause"),
    [
        ('state_meant = "sometimes"', "`state_meant` is one of always, by_several"),
        ('sky = "a"', "unknown key `sky`"),
        ('[theatre.occupied]\nby = "a"', "needs `by`, `things`"),
        ('[theatre.weapon]\nthing = "a"\nowner = "b"\nto = "2020-13-01"', "`to` is no ISO day: 2020-13-01"),
        ('[theatre.weapon]\nthing = "a"\nowner = "b"\nfrom = "2020"', "unknown key `from`"),
        ('occupied = "a"', "must be a table"),
    ],
)
def test_faults(entry, cause):
    with pytest.raises(DataError, match=r"theatres\.toml") as told:
        read(f'[[theatre]]\ncountry = "AA"\n{entry}')
    assert cause in str(told.value)
