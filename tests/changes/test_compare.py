"""Two runs are compared field by field: what is new, gone, changed, and what never counts as a change."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from pathlib import Path

import pytest

from evtx.changes import FIELDS, DiffTally, compare, wanted_fields
from evtx.errors import UsageError
from evtx.incident import Incident
from evtx.model import Claim, Event, Figure, FigureOf, Run, SpanRef
from evtx.records import read_events

GIVEN = Path(__file__).parents[2] / "fixtures" / "review" / "events.jsonl"
EVENTS = tuple(read_events(str(GIVEN), None, print))
ONE = EVENTS[0]


def differences(old, new, names=()):
    tally = DiffTally(Counter(), [])
    return list(compare(old, new, tally, names)), tally


def changed(new, names=()):
    """The fields in which an event differs from ONE, with both values."""
    found, _ = differences([ONE], [new], names)
    return [(f.field, f.old, f.new) for change in found for f in change.fields]


def test_a_run_and_itself():
    found, tally = differences(EVENTS, EVENTS)
    assert found == []
    assert tally.counts == {"same": len(EVENTS)}


def test_added_gone_and_changed_are_told_in_the_order_of_the_new_run():
    new = (replace(EVENTS[2], status="denied"), EVENTS[1], EVENTS[3])
    found, tally = differences(EVENTS[:3], new)
    assert [(c.change, c.id) for c in found] == [
        ("changed", EVENTS[2].id),
        ("added", EVENTS[3].id),
        ("gone", EVENTS[0].id),
    ]
    assert [c.record for c in found] == [None, EVENTS[3], EVENTS[0]]
    assert tally.counts == {"changed": 1, "added": 1, "gone": 1, "same": 1}


CASES = [
    (replace(ONE, type="airstrike", subtype=None), [("type", "shelling", "airstrike"), ("subtype", "artillery", None)]),
    (replace(ONE, confidence=0.5), [("confidence", 0.96, 0.5)]),
    (replace(ONE, date=None), [(f"date.{n}", getattr(ONE.date, n), None) for n in ("start", "end", "precision")]),
    (replace(ONE, place=replace(ONE.place, name="سوق", lat=1.5)), [
        ("place.name", "السوق المركزي", "سوق"), ("place.lat", 13.634, 1.5),
    ]),
    (replace(ONE, places=ONE.places[:1]), [("places", ["السوق المركزي", "أولاد الريف"], ["السوق المركزي"])]),
    (replace(ONE, actors=ONE.actors[:1]), [("actors.target", ["civilians"], [])]),
    (replace(ONE, actors=tuple(replace(a, role="participant") for a in ONE.actors)), [
        ("actors.initiator", ["rsf"], []), ("actors.target", ["civilians"], []),
        ("actors.participant", [], ["civilians", "rsf"]),
    ]),
    (replace(ONE, casualties={**ONE.casualties, "killed": Figure(24, None, True)}), [
        ("casualties.killed", "24", "~24.."), ("casualties.killed.of", ["civilians: 24"], []),
    ]),
    (replace(ONE, casualties={"killed": replace(ONE.casualties["killed"], of=(FigureOf(None, "child", 1, 2),))}), [
        ("casualties.wounded", "55", None), ("casualties.killed.of", ["civilians: 24"], ["child: 1..2"]),
        ("casualties.wounded.of", ["civilians: 5"], []),
    ]),
    (replace(ONE, items=()), [("items", ["artillery:used 1..1"], [])]),
    (replace(ONE, claimed_by=(Claim("rsf", "x", "y"),)), [("claimed_by", [], ["rsf"])]),
    (replace(ONE, sources=()), [("sources", ["monitor: شبكة أطباء السودان"], [])]),
    (replace(ONE, rules=ONE.rules[:1]), [("rules", list(ONE.rules), list(ONE.rules[:1]))]),
    (replace(ONE, codes=replace(ONE.codes, acled=None)), [
        ("codes.acled", ["Explosions/Remote violence", "Shelling/artillery/missile attack"], None),
    ]),
    (replace(ONE, article=replace(ONE.article, title="عنوان")), [("article.title", ONE.article.title, "عنوان")]),
]  # fmt: skip


@pytest.mark.parametrize(("new", "wanted"), CASES, ids=[wanted[0][0] for _, wanted in CASES])
def test_a_change_names_its_field_and_both_values(new, wanted):
    assert changed(new) == wanted


def test_what_is_never_a_change():
    path = replace(ONE.article, path="elsewhere.txt")
    moved = replace(ONE.evidence, start=7, end=8, paragraph=9)
    same = replace(
        ONE, run=Run("9", "9", "9"), mentions=(SpanRef(0, 1),), notes_en="x", article=path, evidence=moved,
        actors=ONE.actors[::-1],
    )  # fmt: skip
    assert changed(same) == []


def test_every_part_of_the_record_is_compared_or_left_out_on_purpose():
    left_out = {"schema", "id", "mentions", "notes_en", "run"}
    assert {f.name for f in fields(Event)} - left_out == {name.partition(".")[0] for name in FIELDS} - {
        "members", "witnesses",
    }  # fmt: skip


def test_incidents_are_the_same_by_their_cluster():
    base = {f.name: getattr(ONE, f.name) for f in fields(Event) if f.name != "schema"}
    more = {"articles": (), "spread": {}, "claims": ()}
    old = Incident(**base, cluster="i_1", members=("e_1",), witnesses=1, **more)
    new = Incident(**{**base, "id": "e_2"}, cluster="i_1", members=("e_1", "e_2"), witnesses=2, **more)
    found, _ = differences([old], [new])
    assert [(c.change, c.id) for c in found] == [("changed", "i_1")]
    assert [(f.field, f.old, f.new) for f in found[0].fields] == [
        ("members", ["e_1"], ["e_1", "e_2"]),
        ("witnesses", 1, 2),
    ]


def test_only_some_fields():
    new = replace(ONE, status="denied", date=None)
    assert [f[0] for f in changed(new, ["status"])] == ["status"]
    assert [f[0] for f in changed(new, ["date,status"])] == ["status", "date.start", "date.end", "date.precision"]
    assert [f[0] for f in changed(new, ["date.end"])] == ["date.end"]
    assert wanted_fields(()) == tuple(FIELDS)
    with pytest.raises(UsageError, match="--field 'dat': no such field; choose from type, subtype"):
        wanted_fields(["dat"])


def test_an_id_twice_in_a_run_is_told():
    _, tally = differences([ONE, ONE], [ONE])
    assert tally.twice == [ONE.id]
