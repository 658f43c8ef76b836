"""Gold from decisions is gold that `evtx eval` reads; precision counts them by rule, type and outlet."""

from __future__ import annotations

from pathlib import Path

import orjson

from evtx.ingest.read import IngestOptions, ingest
from evtx.pipeline import default_engine, extract_article
from evtx.review.corrections import Change
from evtx.review.gold import gold_lines
from evtx.review.precision import precision
from evtx.scoring import score
from tests.review.test_corrections import correction

ARTICLES = "fixtures/articles/txt"


def read():
    engine = default_engine()
    found = list(ingest([ARTICLES], IngestOptions(keep_removed=False)))
    texts = {a.id: [line for line in a.text.split("\n") if line.strip()] for a in found}
    return texts, [event for article in found for event in extract_article(article, engine)]


def records(events):
    return [orjson.loads(orjson.dumps(e)) for e in events]


def test_accepted_events_are_right_in_every_slot():
    texts, told = read()
    gold = list(gold_lines([correction(e) for e in told], []))
    figures = score(gold, records(told), texts).figures
    assert figures["event"]["f1"] == figures["status"] == figures["perfect"] == 1.0
    assert {slot: f["f1"] for slot, f in figures["slots"].items() if f["gold"]} == {
        slot: 1.0 for slot, f in figures["slots"].items() if f["gold"]
    }
    assert figures["slots"]["actor_role"]["gold"] > 10


def test_rejected_counts_as_false_corrected_as_wrong_and_undecided_not_at_all():
    texts, told = read()
    told = [e for e in told if e.status in ("occurred", "ongoing")]
    one = next(e.article.id for e in told if sum(o.article.id == e.article.id for o in told) >= 4)
    mine = [e for e in told if e.article.id == one]
    gold = list(
        gold_lines(
            [
                correction(mine[0]),
                correction(mine[1], "reject"),
                correction(mine[2], "correct", fields={"type": "protest", "subtype": None}),
            ],
            told,
        )
    )
    assert [line["event"] for line in gold if not line["optional"]] == [mine[0].id, mine[2].id]
    assert {line["event"] for line in gold if line["optional"]} == {e.id for e in mine[3:]}
    figures = score(gold, records(mine), {one: texts[one]}).figures
    assert (figures["event"]["hit"], figures["event"]["gold"]) == (1, 2)
    assert figures["event"]["pred"] >= 3


def test_gold_has_the_form_of_the_committed_one():
    with Path("fixtures/gold/gold.jsonl").open("rb") as file:
        known = {key for line in file for key in orjson.loads(line)}
    _, told = read()
    for line in gold_lines([correction(e) for e in told], []):
        assert set(line) <= known | {"date_part"}
        assert {"article", "event", "type", "status", "optional", "paragraphs", "triggers"} <= set(line)


def test_precision_by_rule_type_and_outlet(events):
    shelling = [e for e in events if e.type == "shelling"][:3]
    other = next(e for e in events if e.type == "bombing")
    decisions = [
        correction(shelling[0]),
        correction(shelling[1], "reject"),
        correction(
            shelling[2],
            "correct",
            changes=(Change("killed_min", 1, 2), Change("killed_max", 1, 2), Change("place", "x", "y")),
        ),
        correction(other, "correct", changes=(Change("type", "bombing", "explosion"),), fields={"type": "explosion"}),
    ]
    result = precision([correction(shelling[0], "reject"), *decisions])
    total = result.figures()["total"]
    assert (total["reviewed"], total["accepted"], total["corrected"], total["rejected"]) == (4, 1, 2, 1)
    assert (total["wrong_type"], total["precision"], total["as_it_stood"]) == (1, 0.5, 0.25)
    assert total["fields"] == {"casualties": 1, "place": 1, "type": 1}, "a field counts once an event"
    types = result.figures()["type"]
    assert types["shelling"]["precision"] == 0.667 and types["bombing"]["precision"] == 0.0
    rules = result.figures()["rule"]
    for event in shelling:
        assert set(event.rules) <= set(rules)
    assert rules[other.rules[0]]["wrong_type"] == 1
    outlets = result.figures()["outlet"]
    assert sum(share["reviewed"] for share in outlets.values()) == 4
    assert list(types) == ["shelling", "bombing"], "of as many wrong ones the larger group comes first"


def test_no_decisions_no_division():
    assert precision([]).figures()["total"] == {"reviewed": 0}
