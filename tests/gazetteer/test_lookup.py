"""Looking a name up: which places come, in which order, and why."""

from __future__ import annotations

import pytest

from evtx.errors import UsageError
from evtx.gazetteer.lookup import as_record, look_up
from evtx.gazetteer.places import default_gazetteer

CORE = default_gazetteer()


@pytest.fixture
def local(imported):
    return imported("places.tsv", "SY.txt", "syr_populatedplaces.xlsx")


MATCHES = [
    ("دير الزور", "sy-deir-ez-zor-city", "exact", "core"),
    ("دير صليبة", "cod-C1061", "exact", "import"),
    ("دير صليبه", "cod-C1061", "folded", "import"),
    ("ديرصليبة", "cod-C1061", "tight", "import"),
    ("deir saliba", "cod-C1061", "English", "import"),
    ("Beit Meri", None, "English", "import"),
]


@pytest.mark.parametrize(("text", "id", "match", "origin"), MATCHES)
def test_best_match(text, id, match, origin, local):
    found = look_up(text, CORE, local)[0]
    assert (found.match, found.origin) == (match, origin)
    assert found.reasons[0] == f"{match} match"
    assert id is None or found.place.id == id


def test_what_the_core_has_is_not_told_twice(local):
    ids = [c.place.id for c in look_up("دير الزور", CORE, local)]
    assert "gn-170794" not in ids
    assert "gn-170792" not in ids


def test_country_leaves_others_out():
    everywhere = {c.place.country for c in look_up("طرابلس", CORE, None)}
    assert everywhere >= {"LY", "LB"}
    assert {c.place.country for c in look_up("طرابلس", CORE, None, country="LB")} == {"LB"}


def test_a_point_draws_its_neighbours_up():
    far = look_up("دوما", CORE, None)[0]
    near = look_up("دوما", CORE, None, near=(32.85, 36.77))[0]
    assert (far.place.id, near.place.id) == ("sy-douma", "sy-douma-suwayda")
    assert near.km is not None and near.km < 1
    assert "near the point" in near.reasons
    assert all(
        "near the point" not in c.reasons
        for c in look_up("نجران", CORE, None, near=(32.71, 36.57))
        if c.place.country == "SA"
    )
    assert all("near the point" not in c.reasons for c in look_up("داعل", CORE, None))


def test_imported_places_come_after_the_core_and_say_so(local):
    record = as_record(look_up("واسعة", CORE, local)[0])
    assert record["origin"] == "import"
    assert any("where no place of the core fits" in reason for reason in record["reasons"])


def test_unknown_and_empty_names():
    assert look_up("قرية لا وجود لها", CORE, None) == []
    with pytest.raises(UsageError):
        look_up("  ", CORE, None)
