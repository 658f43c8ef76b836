"""Rows are judged: what a person changed is in the decision, what cannot be is told with place, cause and remedy."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from evtx.review.corrections import reviewed_event
from evtx.review.decide import judge
from evtx.review.rows import Reviewed, Row

CORRECT = {(0, "verdict"): "correct"}


def corrected(filled, events, cells):
    """The event of the first row after a correction, and the correction."""
    judged = filled(tuple(events[:1]), {**CORRECT, **{(0, column): value for column, value in cells.items()}})
    assert judged.faults == ()
    (correction,) = judged.corrections
    return reviewed_event(correction), correction


def named(events, **wanted):
    return [e for e in events if all(getattr(e, name) == value for name, value in wanted.items())]


def test_who_what_and_when(events, filled):
    event, correction = corrected(
        filled, events, {"killed_min": 30, "killed_max": None, "note": "بحسب الحصيلة الجديدة"}
    )
    assert (correction.event, correction.verdict, correction.by) == (events[0].id, "correct", "Layla")
    assert [(c.column, c.was, c.now) for c in correction.changes] == [("killed_min", 24, 30), ("killed_max", 24, None)]
    assert list(correction.fields) == ["casualties"]
    assert correction.note == "بحسب الحصيلة الجديدة"
    assert datetime.fromisoformat(correction.at) and correction.imported == "2025-12-10T10:00:00+00:00"
    killed, wounded = event.casualties["killed"], event.casualties["wounded"]
    assert (killed.min, killed.max, killed.of) == (30, None, ())
    assert wounded == events[0].casualties["wounded"], "what was not touched stays, with its breakdown"


@pytest.mark.parametrize(
    ("cells", "path", "value"),
    [
        ({"subtype": "none"}, "subtype", None),
        ({"subtype": None}, "subtype", None),
        ({"status": "ongoing"}, "status", "ongoing"),
        ({"status": "ONGOING"}, "status", "ongoing"),
        ({"date_start": date(2025, 8, 27)}, "date.start", "2025-08-27"),
        ({"date_start": "2025-08-27", "date_end": None}, "date.end", "2025-08-27"),
        ({"date_start": "2025-08-27", "date_end": None}, "date.weekday", "Wednesday"),
        ({"date_start": None, "date_end": None, "date_precision": None}, "date.start", None),
        ({"date_part": "dawn"}, "date.part", "dawn"),
        ({"killed_min": None, "killed_max": None}, "casualties", None),
        ({"items": None}, "items", ()),
        ({"denied_by": "rsf"}, "denied_by.0.name", "قوات الدعم السريع"),
    ],
)
def test_a_field_becomes_what_its_cells_say(cells, path, value, events, filled):
    event, _ = corrected(filled, events, cells)
    found = event
    for step in path.split("."):
        found = found[int(step)] if step.isdigit() else getattr(found, step)
    if path == "casualties":
        assert "killed" not in found and "wounded" in found
    else:
        assert found == value


def test_an_actor_that_stays_keeps_its_words_and_a_new_one_has_those_of_the_lexicon(events, filled):
    event, _ = corrected(filled, events, {"initiator": "rsf; sudan_army", "target": None, "participant": "civilians"})
    assert [(a.id, a.role) for a in event.actors] == [
        ("rsf", "initiator"),
        ("sudan_army", "initiator"),
        ("civilians", "participant"),
    ]
    assert [a.text for a in event.actors] == ["قوات الدعم السريع", None, "مدنيًا"]
    assert event.actors[1].name_en and "Sudan" in event.actors[1].name_en


def test_an_actor_that_no_list_has_may_be_new_but_not_a_slip(events, filled):
    event, _ = corrected(filled, events, {"suspected": "katibat_al_nur"})
    assert (event.actors[-1].id, event.actors[-1].role) == ("katibat_al_nur", "suspected")
    (fault,) = filled(events[:1], {**CORRECT, (0, "initiator"): "sudan_amry"}).faults
    assert "did you mean sudan_army?" in fault.remedy


def test_things_and_sources(events, filled):
    cells = {"items": "artillery:used; house:destroyed", "sources": "monitor: شبكة أطباء السودان; local: سكان"}
    event, _ = corrected(filled, events, cells)
    assert [(i.id, i.use, i.kind) for i in event.items] == [
        ("artillery", "used", "weapon"),
        ("house", "destroyed", "building"),
    ]
    assert event.items[0] == events[0].items[0]
    assert [(s.kind, s.name) for s in event.sources] == [("monitor", "شبكة أطباء السودان"), ("local", "سكان")]


# ---------------------------------------------------------------- places


def test_a_place_of_the_gazetteer_comes_with_all_it_knows(events, filled):
    one = named(events, places=())
    event, correction = corrected(filled, one, {"place": "أعزاز"})
    place = event.place
    assert (place.id, place.admin1, place.country, place.name_en) == ("sy-azaz", "Aleppo", "SY", "Azaz")
    assert place.lat and place.text is None
    assert [c.column for c in correction.changes] == ["place"]
    assert corrected(filled, one, {"place": "sy-azaz"})[0].place == place
    assert corrected(filled, one, {"place": "Azaz"})[0].place == place


def test_an_unlisted_place_takes_area_and_coordinates_of_the_row(events, filled):
    one = named(events, places=())
    cells = {
        "place": "مرج طولون",
        "country": "SY",
        "admin1": "Idlib",
        "lat": 35.9,
        "lon": 36.7,
        "place_precision": "near",
    }
    place = corrected(filled, one, cells)[0].place
    assert (place.id, place.name, place.country, place.admin1) == (None, "مرج طولون", "SY", "Idlib")
    assert (place.lat, place.lon, place.precision) == (35.9, 36.7, "near")
    assert corrected(filled, one, {"place": "مرج طولون"})[0].place.lat is None, "the old coordinates are another's"


def test_no_place(events, filled):
    assert corrected(filled, named(events, places=()), {"place": None})[0].place is None


def test_a_name_of_several_places_wants_an_id(events, desk, filled):
    shared = next(
        found
        for found in desk.atlas.named.values()
        if len({(p.country, p.admin1) for p in found}) > 1 and {p.country for p in found} == {"SY"} and found[0].names
    )
    one = [e for e in named(events, places=()) if e.place and e.place.country == "IQ"][:1]
    (fault,) = filled(tuple(one), {**CORRECT, (0, "place"): shared[0].names[0]}).faults
    assert "is the name of" in fault.cause and shared[0].id in fault.remedy
    assert fault.column.endswith("(place)")
    cells = {"place": shared[0].names[0], "admin1": shared[0].admin1, "country": "SY"}
    assert corrected(filled, one, cells)[0].place.admin1 == shared[0].admin1


def test_several_places(events, filled):
    one = [e for e in events if len(e.places) > 1][:1]
    first = one[0].place.id or one[0].place.name
    event, _ = corrected(filled, one, {"places": f"{first}; sy-azaz"})
    assert [p.id for p in event.places] == [one[0].place.id, "sy-azaz"]
    assert event.place == event.places[0]
    (fault,) = filled(tuple(one), {**CORRECT, (0, "places"): f"sy-azaz; {first}"}).faults
    assert fault.column.endswith("(places)") and "name the place of the row first" in fault.remedy
    moved, _ = corrected(filled, one, {"place": "sy-azaz"})
    assert moved.places[0] == moved.place and len(moved.places) == len(one[0].places)


# ---------------------------------------------------------------- what is refused

REFUSED = [
    ({"verdict": "accept", "killed_min": 30, "killed_max": 30}, "verdict", "but killed_min was changed from 24"),
    ({"verdict": "correct"}, "verdict", "nothing was changed"),
    ({"killed_min": 3}, "verdict", "without a verdict: choose correct"),
    ({"verdict": "maybe"}, "verdict", "'maybe' is not in the list: choose from accept, reject, correct"),
    ({"verdict": "correct", "type": "airstrike"}, "subtype", "'artillery' is no subtype of airstrike: choose from"),
    ({"verdict": "correct", "type": None}, "type", "every event has one"),
    ({"verdict": "correct", "type": "shelln"}, "type", "did you mean shelling?"),
    ({"verdict": "correct", "date_start": "27/8/2025"}, "date_start", "write it as 2021-06-17"),
    ({"verdict": "correct", "date_end": "2025-08-01"}, "date_end", "2025-08-01 is before the first day"),
    ({"verdict": "correct", "date_start": None}, "date_start", "a last day and no first"),
    ({"verdict": "correct", "killed_min": date(2025, 5, 3)}, "killed_min", "the spreadsheet made a date of it"),
    ({"verdict": "correct", "killed_min": "about 5"}, "killed_min", "write a whole number"),
    ({"verdict": "correct", "killed_min": 2.5}, "killed_min", "write a whole number"),
    ({"verdict": "correct", "killed_min": "#REF!"}, "killed_min", "a fault of the spreadsheet"),
    ({"verdict": "correct", "lat": 133.1}, "lat", "are latitude and longitude swapped?"),
    ({"verdict": "correct", "lat": "north"}, "lat", "write degrees"),
    ({"verdict": "correct", "lat": None}, "lat", "go together"),
    ({"verdict": "correct", "admin1": "North Darfour"}, "admin1", "did you mean North Darfur?"),
    ({"verdict": "correct", "place_precision": None}, "place_precision", "choose from exact"),
    ({"verdict": "correct", "country": "Sudan"}, "country", "is not in the list"),
    ({"verdict": "correct", "initiator": "الدعم السريع"}, "initiator", "is no id"),
    ({"verdict": "correct", "items": "artillery:fired"}, "items", "'fired' is not in the list"),
    ({"verdict": "correct", "sources": "سانا"}, "sources", "does not tell its kind"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "column", "said"), REFUSED, ids=[f"{c}: {s[:30]}" for _, c, s in REFUSED])
def test_a_fault_names_sheet_row_column_cause_and_remedy(cells, column, said, events, filled):
    judged = filled(events[:2], {(1, "verdict"): "accept", **{(0, c): value for c, value in cells.items()}})
    assert [c.event for c in judged.corrections] == [events[1].id], "the other row is taken"
    (fault,) = judged.faults
    assert str(fault).startswith(f"{fault.file}, sheet review, row 2, column ")
    assert f"({column}): " in str(fault)
    assert said in str(fault)
    assert events[0] in judged.open


def test_a_reject_needs_nothing_else_right(events, filled):
    judged = filled(events[:1], {(0, "verdict"): "reject", (0, "killed_max"): 1})
    assert [(c.verdict, c.fields, c.changes) for c in judged.corrections] == [("reject", {}, ())]


def test_ids(events, filled, desk):
    judged = filled(events[:3], {(0, "id"): "e_1", (1, "id"): events[2].id, (2, "verdict"): "accept"})
    assert [(f.where, f.cause) for f in judged.faults] == [
        ("sheet review, row 2", "'e_1' is none of the events that were given out"),
        ("sheet review, row 3", f"{events[2].id} stands in 2 rows"),
        ("sheet review, row 4", f"{events[2].id} stands in 2 rows"),
    ]
    assert judged.corrections == ()


def test_somebody_must_have_decided(events, desk):
    from dataclasses import replace

    from evtx.review.columns import cells_of

    row = Row("row 1", {**cells_of(events[0]), "verdict": "accept"})
    reviewed = Reviewed("x.json", "2025-01-01T00:00:00+00:00", None, {}, (row,), {events[0].id: events[0]})
    (fault,) = judge(reviewed, replace(desk, by=None)).faults
    assert (fault.column, fault.remedy) == ("reviewer", "fill in the column, or give --by NAME")
    named_in_row = replace(reviewed, rows=(Row("row 1", {**row.cells, "reviewer": "Omar"}),))
    assert judge(named_in_row, desk).corrections[0].by == "Omar"
