"""The corrections file is only added to, takes a decision once, and is refused whole where a line is broken."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace

import orjson
import pytest

from evtx.errors import InputError, OutputError, UsageError
from evtx.review.corrections import Change, Correction, add_corrections, latest, read_corrections

MOMENT = "2025-12-10T09:00:00+00:00"


def correction(event, verdict="accept", by="Layla", **more):
    return Correction(
        event=event.id, verdict=verdict, by=by, at=MOMENT, imported=MOMENT, file="review.xlsx", note=None,
        changes=more.get("changes", ()), fields=more.get("fields", {}), record=orjson.loads(orjson.dumps(event)),
    )  # fmt: skip


def test_lines_come_back_as_they_were(events, tmp_path):
    path = tmp_path / "c.jsonl"
    one = correction(
        events[0], "correct", changes=(Change("type", "shelling", "airstrike"),), fields={"type": "airstrike"}
    )
    two = correction(events[1], "reject")
    assert add_corrections(path, [one, two]) == ((one, two), ())
    assert read_corrections(path) == (one, two)
    assert latest(read_corrections(path)) == {events[0].id: one, events[1].id: two}


def test_the_same_decision_is_not_added_twice(events, tmp_path):
    path = tmp_path / "c.jsonl"
    one = correction(events[0])
    add_corrections(path, [one])
    before = path.read_bytes()
    later = replace(one, at="2026-01-01T00:00:00+00:00", imported="2026-01-01T00:00:00+00:00", file="copy.xlsx")
    assert add_corrections(path, [later]) == ((), ())
    assert path.read_bytes() == before


def test_a_change_of_mind_is_added_below(events, tmp_path):
    path = tmp_path / "c.jsonl"
    one, two = correction(events[0]), correction(events[0], "reject")
    add_corrections(path, [one])
    before = path.read_bytes()
    assert add_corrections(path, [two]) == ((two,), ())
    assert path.read_bytes().startswith(before)
    assert add_corrections(path, [one]) == ((one,), ()), "back again"
    assert [c.verdict for c in read_corrections(path)] == ["accept", "reject", "accept"]
    assert latest(read_corrections(path))[events[0].id] == one


def test_two_people_who_differ_are_told_and_both_kept(events, tmp_path):
    path = tmp_path / "c.jsonl"
    add_corrections(path, [correction(events[0])])
    added, told = add_corrections(path, [correction(events[0], "reject", by="Omar")])
    assert len(added) == 1
    assert told == (
        f"{events[0].id}: Layla decided accept on 2025-12-10, Omar decides otherwise (reject):"
        " the later one counts, both are kept",
    )
    same = correction(events[1], by="Layla"), correction(events[1], by="Omar")
    assert add_corrections(path, same) == (same, ()), "two who agree are kept without a word"


def test_a_line_without_its_end_does_not_swallow_the_next(events, tmp_path):
    path = tmp_path / "c.jsonl"
    one, two = correction(events[0]), correction(events[1])
    path.write_bytes(orjson.dumps(one))
    add_corrections(path, [two])
    assert read_corrections(path) == (one, two)


BROKEN = {
    "cut off": (lambda line: line[: len(line) // 2], "broken JSON"),
    "an event": (lambda line: orjson.dumps(orjson.loads(line)["record"]), "no correction"),
    "a list": (lambda line: b"[1]", "no correction"),
    "no verdict": (lambda line: line.replace(b'"accept"', b'"maybe"'), "a verdict or field that there is not"),
    "unknown key": (lambda line: line.replace(b'"note":', b'"notes":'), "not in the form"),
    "field unknown": (lambda line: line.replace(b'"fields":{}', b'"fields":{"rules":[]}'), "a verdict or field"),
    "another's record": (lambda line: line.replace(b'"event":"e_', b'"event":"e_f'), "of another event"),
    "record cut": (lambda line: line.replace(b'"evidence":', b'"proof":'), "evidence"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_line_stops_the_run_and_names_itself(name, events, tmp_path):
    spoil, said = BROKEN[name]
    path = tmp_path / "c.jsonl"
    line = orjson.dumps(correction(events[0]))
    path.write_bytes(orjson.dumps(correction(events[1])) + b"\n" + spoil(line) + b"\n")
    before = path.read_bytes()
    with pytest.raises(InputError, match=f"c.jsonl, line 2: .*{said}"):
        read_corrections(path)
    with pytest.raises(InputError):
        add_corrections(path, [correction(events[2])])
    assert path.read_bytes() == before


def test_where_it_cannot_be(events, tmp_path):
    with pytest.raises(UsageError, match="no such file: `evtx review import` makes it"):
        read_corrections(tmp_path / "none.jsonl")
    with pytest.raises(OutputError, match="cannot be written"):
        add_corrections(tmp_path / "none" / "c.jsonl", [correction(events[0])])
    (tmp_path / "empty.jsonl").touch()
    assert read_corrections(tmp_path / "empty.jsonl") == ()


def _add(path, lines):
    for line in lines:
        add_corrections(path, [line])


def test_two_imports_at_once_lose_nothing(events, tmp_path):
    path = tmp_path / "c.jsonl"
    halves = [[correction(e, by=by) for e in events[:15]] for by in ("Layla", "Omar")]
    workers = [multiprocessing.Process(target=_add, args=(path, half)) for half in halves]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted((c.event, c.by) for c in read_corrections(path)) == sorted((c.event, c.by) for h in halves for c in h)
