"""Every record made of the fixtures and the gold articles validates, and what it claims holds."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator

from evtx.check import check_events
from evtx.config import DATA_DIR, EVENT_TYPES
from evtx.ingest.read import IngestOptions, Skipped, ingest
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.read import read_cues
from evtx.lexicon.tables import read_toml
from evtx.pipeline import default_engine, extract_article
from evtx.schema import SUBTYPES, json_schema

ROOT = Path(__file__).parents[2]


@cache
def made() -> tuple[list[dict], list[dict]]:
    """Articles and events, of every status, as JSON gives them."""
    sources = [str(ROOT / "fixtures" / "articles"), str(ROOT / "fixtures" / "gold" / "articles.jsonl")]
    sources.append(str(ROOT / "fixtures" / "seen" / "articles.jsonl"))
    articles, events = [], []
    for article in ingest(sources, IngestOptions()):
        if not isinstance(article, Skipped):
            articles.append(orjson.loads(orjson.dumps(article)))
            events += [orjson.loads(orjson.dumps(e)) for e in extract_article(article, default_engine())]
    return articles, events


@cache
def known_rules() -> frozenset[str]:
    """Ids of event rules and of cues."""
    files = sorted((DATA_DIR / "cues").glob("*.toml"))
    cues = {f"cue.{cue.id}" for path in files for cue in read_cues(path, read_toml(path))}
    return frozenset(default_lexicon().rules) | cues


def faults(kind: str, records: list[dict]) -> list[str]:
    validator = Draft202012Validator(json_schema(kind))
    return [f"{r['id']} {e.json_path}: {e.message[:200]}" for r in records for e in validator.iter_errors(r)]


@pytest.mark.parametrize("kind", ["event", "article", "incident"])
def test_schema_is_a_schema_and_is_printed(kind, run):
    schema = json.loads(run("schema", kind).stdout)
    Draft202012Validator.check_schema(schema)
    assert schema == json.loads(json.dumps(json_schema(kind)))
    assert schema["$schema"].endswith("2020-12/schema")


def test_every_record_validates():
    articles, events = made()
    assert len(articles) > 40
    assert len(events) > 80
    assert faults("article", articles) == []
    assert faults("event", events) == []


def test_every_claim_of_a_record_holds():
    articles, events = made()
    assert check_events(events, {a["id"]: a["text"] for a in articles}, known_rules()) == []


def test_subtypes_belong_to_types():
    assert set(SUBTYPES) <= EVENT_TYPES
    told = {(r.type, r.subtype) for r in default_lexicon().rules.values() if r.subtype}
    assert told <= {(t, s) for t, all_of_it in SUBTYPES.items() for s in all_of_it}


# What spoils a sound record, and what the checker (c) or the schema (s) must say of it.
SPOILT = {
    "span one too far": (("evidence", "trigger", "start"), 0, "c", "does not cut"),
    "evidence moved": (("evidence", "end"), 9999, "c", "does not cut"),
    "paragraph wrong": (("evidence", "paragraph"), 77, "c", "paragraph"),
    "mention outside": (("mentions", 0), {"start": 10**6, "end": 10**6 + 3}, "c", "outside the text"),
    "actor not in the text": (("actors", 0, "text"), "كلمة غريبة", "c", "does not stand in the article"),
    "unknown rule": (("rules", 0), "no.such.rule", "c", "unknown"),
    "unknown type": (("type",), "murder", "cs", "murder"),
    "subtype of another type": (("subtype",), "mortar", "cs", "mortar"),
    "unknown role": (("actors", 0, "role"), "doer", "cs", "doer"),
    "sure beyond doubt": (("confidence",), 1.5, "cs", "1.5"),
    "date backwards": (("date", "end"), "1999-01-01", "c", "before it starts"),
    "date unreadable": (("date", "start"), "next week", "s", "next week"),
    "another text": (("article", "text_sha256"), "0" * 64, "c", "hash"),
    "an unknown field": (("mood",), "bad", "s", "mood"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_record_is_found(name):
    path, value, finders, said = SPOILT[name]
    articles, events = made()
    sound = next(
        e
        for e in events
        if e["type"] == "airstrike" and any(a["text"] for a in e["actors"][:1]) and (e["date"] or {}).get("end")
    )
    record = json.loads(json.dumps(sound))
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    checked = check_events([record], {a["id"]: a["text"] for a in articles}, known_rules()) if finders != "s" else []
    if "c" in finders:
        assert any(said in line for line in checked), checked
    if "s" in finders:
        assert any(said in line for line in faults("event", [record]))
