"""Every row of the core against the reference: right country and governorate, within 5 km, or an argued exception.

What the reference says is committed for the rows that it has (`places_checked.tsv`, see `places_reference.py`). A row
that it lacks is held by the reference's rows around it. `places_argued.tsv` says where the core knows better, and
`exceptions.tsv` beside the core which settlements the reference lacks or spells otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

import pytest

from evtx.gazetteer.distance import apart
from evtx.gazetteer.places import Place, default_gazetteer
from tests.data.places_reference import (
    CHECKED,
    COVERED,
    FEATURE_KM,
    HERE,
    REFERENCE,
    SETTLEMENT_KM,
    WIDE,
    Checked,
    checked,
    exceptions,
    kilometres,
    matches,
    read_tsv,
    table,
)

CORE = default_gazetteer().places
NEIGHBOURS, NEIGHBOURS_KM = 3, 30.0
ROUNDING_KM = 0.8  # the committed coordinates are rounded to a hundredth of a degree


@cache
def argued() -> dict[tuple[str, str], str]:
    """Reasons by id and what they are about."""
    return {(row["id"], row["what"]): row["reason"] for row in read_tsv(HERE / "places_argued.tsv")}


@cache
def spellings() -> dict[tuple[str, str, str], str]:
    """The core's governorate behind the reference's spelling of governorate and district."""
    rows = read_tsv(HERE / "reference_governorates.tsv")
    known = {row["governorate"]: CORE[row["governorate"]].admin1 for row in rows if row["governorate"] in CORE}
    return {(r["country"], r["admin1"], r["admin2"]): known.get(r["governorate"], "") for r in rows}


def governorate(row: Checked) -> str:
    """The governorate that the reference tells, in the core's spelling; "" where it tells none that the core lists."""
    exact = spellings().get((row.country, row.admin1, row.admin2))
    return exact if exact is not None else spellings().get((row.country, row.admin1, "*"), "")


@cache
def points() -> dict[str, list[tuple[float, float, str]]]:
    """Where the reference's rows are, with their governorates, by country."""
    out: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for row in checked().values():
        if governorate(row):
            out[row.country].append((row.lat, row.lon, governorate(row)))
    return out


def around(place: Place) -> list[str]:
    """The governorates of the nearest rows of the reference in the same country."""
    if place.lat is None or place.lon is None:
        return []
    near = [(apart(place.lat, place.lon, lat, lon), name) for lat, lon, name in points()[place.country]]
    return [name for km, name in sorted(near)[: NEIGHBOURS + 2] if km <= NEIGHBOURS_KM]


def covered() -> list[Place]:
    return [place for place in CORE.values() if place.country in COVERED and place.kind not in WIDE]


def test_the_reference_decides_on_most_rows():
    kinds = Counter(place.id in checked() for place in covered() if place.kind == "settlement")
    assert kinds[True] > 0.75 * kinds.total()


def test_every_settlement_is_checked_or_argued():
    lost = [p.id for p in covered() if p.kind == "settlement" and p.id not in checked() and p.id not in exceptions()]
    assert lost == []


def test_rows_of_other_countries_are_argued():
    others = {place.country for place in CORE.values() if place.kind != "country"} - COVERED
    assert others == set() or ("*", "country") in argued()
    assert {row.country for row in checked().values()} == COVERED


def test_country_and_distance():
    wrong = []
    for row in checked().values():
        place = CORE.get(row.id)
        limit = SETTLEMENT_KM if place is not None and place.kind == "settlement" else FEATURE_KM
        if place is None or place.country != row.country or kilometres(place, row) > limit + ROUNDING_KM:
            wrong.append((row.id, place and round(kilometres(place, row), 1)))
    assert wrong == []


def test_governorates_of_rows_that_the_reference_has():
    wrong = [
        (row.id, place.admin1, governorate(row))
        for row in checked().values()
        if (place := CORE[row.id]).admin1
        and governorate(row) not in ("", place.admin1)
        and (row.id, "governorate") not in argued()
    ]
    assert wrong == []


def test_governorates_of_rows_that_it_lacks():
    wrong = []
    for place in covered():
        names = around(place) if place.admin1 and place.id not in checked() else []
        if len(names) >= NEIGHBOURS and place.admin1 not in names and (place.id, "neighbours") not in argued():
            wrong.append((place.id, place.admin1, Counter(names).most_common(2)))
    assert wrong == []


def test_areas_are_named_as_governorates_are():
    """Kinds that reach far (regions, deserts, rivers ...) either name no governorate, or one that lies around them."""
    wrong = []
    for place in CORE.values():
        if place.country in COVERED and place.kind in WIDE - {"country", "admin1"} and place.admin1:
            names = around(place)
            if len(names) >= NEIGHBOURS and place.admin1 not in names and (place.id, "neighbours") not in argued():
                wrong.append((place.id, place.admin1, Counter(names).most_common(2)))
    assert wrong == []


def test_every_governorate_of_the_reference_is_told_by_its_row():
    told = {row["governorate"] for row in read_tsv(HERE / "reference_governorates.tsv")} - {"-"}
    core = {p.id for p in CORE.values() if p.kind == "admin1" and p.country in COVERED - {"LY", "TR"}}
    assert core - told == set()


def test_arguments_are_needed_and_say_why():
    needless = []
    for id, what in argued():
        place = CORE.get(id)
        if what == "governorate":
            needed = place is not None and id in checked() and governorate(checked()[id]) not in ("", place.admin1)
        elif what == "neighbours":
            needed = place is not None and id not in checked() and place.admin1 not in around(place)
        else:
            needed = id == "*" and what in ("alone", "country")
        if not needed:
            needless.append((id, what))
    assert needless == []
    assert [key for key, reason in argued().items() if len(reason) < 20] == []


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference lies outside the repository and is not here")
def test_the_committed_table_is_what_the_reference_says():
    assert CHECKED.read_text(encoding="utf-8") == table(matches()), (
        "python -m tests.data.places_reference makes it anew"
    )
