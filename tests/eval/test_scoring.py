"""Scoring: small cases worked out by hand."""

from __future__ import annotations

import json

import pytest

from evtx.errors import InputError
from evtx.pairing import event_account, folded, folded_place, gold_account, likeness, pair_up, paragraphs_with
from evtx.scoring import score

LINES = ["قصف على سرمين", "قصفت قوات النظام بلدة سرمين أمس.", "وفي إدلب اندلعت اشتباكات بين فصيلين."]
SHELLING = {
    "article": "a", "event": "e1", "type": "shelling", "subtype": "artillery", "status": "occurred", "optional": False,
    "date": ["2020-01-01", "2020-01-01"], "place": {"name": "سرمين", "admin1": "Idlib"},
    "actors": [{"id": "syria_regime", "role": "initiator"}], "casualties": {"killed": {"min": 2, "max": 2}},
    "items": [{"id": "house", "use": "targeted"}], "paragraphs": [2, 1], "triggers": ["قصفت", "قصف"],
}  # fmt: skip
CLASH = {
    "article": "a", "event": "e2", "type": "armed_clash", "status": "occurred", "date": None, "place": {"name": "إدلب"},
    "actors": [], "paragraphs": [3], "triggers": ["اشتباكات"],
}  # fmt: skip


def record(gold: dict, line: int, **changes) -> dict:
    """An event record that agrees with the gold, told in a line, with changes."""
    dates = gold["date"]
    event = {
        "id": f"e_{gold['event']}", "type": gold["type"], "subtype": gold.get("subtype"), "status": gold["status"],
        "date": {"start": dates[0], "end": dates[1]} if dates else None, "place": gold["place"], "places": [],
        "actors": gold["actors"], "casualties": gold.get("casualties", {}), "items": gold.get("items", []),
        "claimed_by": [], "sources": [],
        "evidence": {"text": LINES[line - 1], "trigger": {"text": gold["triggers"][0]}},
        "article": {"id": "a", "path": "x/a.txt"},
    }  # fmt: skip
    return {**event, **changes}


def figures(gold: list[dict], events: list[dict], articles: dict | None = None) -> dict:
    return score(gold, events, articles or {"a": LINES}).figures


def test_all_right():
    result = figures([SHELLING, CLASH], [record(SHELLING, 2), record(CLASH, 3)])
    assert result["event"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "hit": 2, "gold": 2, "pred": 2}
    assert (result["status"], result["perfect"]) == (1.0, 1.0)
    assert all(slot["hit"] == slot["gold"] == slot["pred"] for slot in result["slots"].values())


def test_nothing_found():
    result = figures([SHELLING], [])
    assert result["event"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "hit": 0, "gold": 1, "pred": 0}
    assert (result["status"], result["perfect"]) == (None, 0.0)
    assert result["slots"]["actor"]["gold"] == 1


def shelling(**changes) -> list[dict]:
    return [{**SHELLING, **changes}]


def found(line: int = 2, **changes) -> list[dict]:
    return [record(SHELLING, line, **changes)]


# name: (gold, events, {dotted figure: value})
CASES = {
    "type of the same kin is detected, not right": (
        shelling(),
        found(type="airstrike"),
        {"event.hit": 0, "detect.hit": 1, "perfect": 0.0, "types.airstrike.pred": 1, "types.shelling.gold": 1},
    ),
    "type of another kin is a miss and a false alarm": (
        shelling(),
        found(type="meeting"),
        {"detect.hit": 0, "event.gold": 1, "event.pred": 1},
    ),
    "another paragraph is another event": (shelling(), found(3), {"detect.hit": 0, "event.pred": 1}),
    "the event of two that is likest is paired": (
        shelling(),
        found(place=None, id="e_b") + found(),
        {"event.hit": 1, "event.pred": 2, "perfect": 1.0},
    ),
    "optional gold is neither rewarded nor punished": (
        shelling(optional=True),
        found(),
        {"event.gold": 0, "event.pred": 0},
    ),
    "asserted though planned": (
        shelling(status="planned"),
        found(),
        {"false_asserted": 1, "nonasserted_gold": 1, "event.gold": 0, "event.pred": 1, "status": 0.0},
    ),
    "ongoing is as good as occurred": (shelling(), found(status="ongoing"), {"status": 1.0, "event.hit": 1}),
    "not asserted is missed": (
        shelling(),
        found(status="denied"),
        {"event.hit": 0, "event.pred": 0, "status": 0.0},
    ),
    "accused is as good as suspected": (
        shelling(actors=[{"id": "isis", "role": "suspected"}]),
        found(actors=[{"id": "isis", "role": "accused"}]),
        {"slots.actor_role.hit": 1},
    ),
    "ids outside the list are one": (
        shelling(actors=[{"id": "lions_of_x", "role": "target"}]),
        found(actors=[{"id": "x_lions", "role": "target"}]),
        {"slots.actor_role.hit": 1},
    ),
    "another name that counts as right": (
        shelling(place_also=["ريف إدلب"]),
        found(place={"name": "إدلب"}),
        {"slots.place.hit": 1, "perfect": 1.0},
    ),
    "no date to be had": (
        shelling(date=None, date_precision="unanchored"),
        found(),
        {"event.hit": 1, "perfect": 1.0},
    ),
    "figures count with both bounds": (
        shelling(),
        found(casualties={"killed": {"min": 2, "max": None}}),
        {"slots.figure.hit": 0, "slots.figure.pred": 1},
    ),
    "use of things": (
        shelling(),
        found(items=[{"id": "house", "use": "destroyed"}]),
        {"slots.item.hit": 1, "slots.item_use.hit": 0},
    ),
    "events of other articles are skipped": (
        shelling(),
        found(article={"id": "b", "path": "b.txt"}),
        {"skipped_predictions": 1, "event.pred": 0},
    ),
    "the path names the article where the id does not": (
        shelling(),
        found(article={"id": "n/7", "path": "in/a.txt"}),
        {"event.hit": 1},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_case(name):
    gold, events, wanted = CASES[name]
    result = figures(gold, events)
    for path, value in wanted.items():
        got = result
        for step in path.split("."):
            got = got[step]
        assert got == value, path


def test_articles_without_gold_count():
    result = figures([SHELLING], [record(SHELLING, 2), record(CLASH, 3, article={"id": "b"})], {"a": LINES, "b": LINES})
    assert (result["articles"], result["empty_articles"], result["false_in_empty"]) == (2, 1, 1)
    assert result["event"]["pred"] == 2


def test_no_date_to_be_had_is_not_counted():
    assert "date" not in figures(shelling(date_precision="unanchored"), found())["slots"]


def test_pairs_are_swapped_where_the_sum_grows():
    # the first gold likes the first event best, but loses less by the second event than the second gold does
    lines = [folded(line) for line in LINES]
    one = gold_account({**SHELLING, "paragraphs": [2, 3], "place_also": ["إدلب"]})
    two = gold_account({**SHELLING, "paragraphs": [2, 3], "actors": [], "date": None})
    first = event_account(record(SHELLING, 2), lines)
    second = event_account(record(SHELLING, 3, place={"name": "إدلب"}, evidence={"text": LINES[2]}), lines)
    assert likeness(one, first) == max(likeness(g, e) for g in (one, two) for e in (first, second))
    assert pair_up([one, two], [first, second]) == {0: 1, 1: 0}


def test_mistakes_are_listed():
    events = [record(SHELLING, 2, place=None), record({**CLASH, "type": "raid"}, 3)]
    kinds = [m.kind for m in score([SHELLING, CLASH], events, {"a": LINES}).mistakes]
    assert kinds == ["imperfect", "missed", "spurious"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("مدينة أريحا", "اريحا"),
        ("القامشلي", "قامشلى"),
        ("ريف حلب", "حلب"),
        ("دير الزُّور", "دير زور"),
        ("قرية ذيبان", "ذيبان"),
    ],
)
def test_place_names_that_are_the_same(one, two):
    assert folded_place(one) == folded_place(two)


def test_evidence_is_found_by_its_first_words():
    lines = [folded(line) for line in LINES]
    assert paragraphs_with(lines, LINES[1]) == {2}
    assert paragraphs_with(lines, "وفي إدلب اندلعت اشتباكات بين فصيلين متنازعين على معبر") == {3}
    assert paragraphs_with(lines, None) == frozenset()


@pytest.mark.parametrize("spoilt", [{"actors": ["sdf"]}, {"items": 3}, {"date": "2020-01-01"}, {"place": "سرمين"}])
def test_records_of_another_form_are_told(spoilt):
    with pytest.raises(InputError, match="not in the form"):
        figures(shelling(), found(**spoilt))


def test_command_scores_a_file_and_lists_errors(run_eval, tmp_path):
    gold, articles, events = tmp_path / "gold.jsonl", tmp_path / "articles", tmp_path / "events.jsonl"
    articles.mkdir()
    (articles / "a.txt").write_text("\n\n".join(LINES), encoding="utf-8")
    gold.write_text("\n".join(json.dumps(row) for row in (SHELLING, CLASH)), encoding="utf-8")
    events.write_text(json.dumps(record(SHELLING, 2)), encoding="utf-8")
    words = (str(gold), "--articles", str(articles), "--pred", str(events))
    result = json.loads(run_eval(*words, "--json").stdout)
    assert result == score([SHELLING, CLASH], [record(SHELLING, 2)], {"a": LINES}).figures
    listed = run_eval(*words, "--errors").stdout
    assert "a missed" in listed
    assert "F1 0.667" in listed
    assert json.loads(run_eval(*words, "--json", "--errors").stdout)["errors"] == [
        {"article": "a", "kind": "missed", "gold": "e2", "event": None}
    ]
