"""What must hold of everything that comes out, whatever went in."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

import orjson
from jsonschema import Draft202012Validator

from evtx.check import check_events
from evtx.config import DATA_DIR
from evtx.ingest.read import IngestOptions, Skipped, article_from_json, ingest
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.read import read_cues
from evtx.lexicon.tables import read_toml
from evtx.limits import MAX_CHARS
from evtx.model import Article, Event
from evtx.output import json_bytes
from evtx.pipeline import Engine, default_engine
from evtx.records import parse_event
from evtx.runs import Extracted, extract_one
from evtx.schema import json_schema

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@cache
def engine() -> Engine:
    return default_engine()


@cache
def _known_rules() -> frozenset[str]:
    files = sorted((DATA_DIR / "cues").glob("*.toml"))
    cues = {f"cue.{cue.id}" for path in files for cue in read_cues(path, read_toml(path))}
    return frozenset(default_lexicon().rules) | cues


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(kind))


@cache
def _home() -> Path:
    made = tempfile.TemporaryDirectory(prefix="evtx-hostile-")
    _kept.append(made)
    return Path(made.name)


_kept: list[tempfile.TemporaryDirectory[str]] = []


def read(data: bytes, ending: str) -> list[Article]:
    """The articles of a file with these bytes, checked; what was left out must be told in one line with its cause."""
    path = _home() / f"hostile{ending}"
    path.write_bytes(data)
    found = []
    for outcome in ingest([str(path)], IngestOptions(force=True)):
        if isinstance(outcome, Skipped):
            assert "evtx failed on it" not in outcome.reason, outcome
            assert len(outcome.reason) > 10
        else:
            check_article(outcome)
            found.append(outcome)
    return found


def check_article(article: Article) -> None:
    record = json_bytes(article)
    assert not UNSAFE.search(record.decode())
    assert article_from_json(orjson.loads(record)) == article
    assert article.text.strip()
    assert len(article.text) <= MAX_CHARS
    _check_schema("article", record)


def _check_schema(kind: str, line: bytes) -> None:
    faults = [f"{fault.json_path}: {fault.message[:200]}" for fault in _validator(kind).iter_errors(orjson.loads(line))]
    assert not faults, faults[:3]


def extracted(article: Article) -> tuple[Event, ...]:
    """The events of an article, checked against the schema and the article's own text."""
    outcome = extract_one(article, engine())
    if isinstance(outcome, Skipped) and outcome.kind == "slow":
        return ()  # on a machine with other work to do; it was stopped, as it must be
    assert isinstance(outcome, Extracted), outcome
    made = []
    for event in outcome.events:
        line = json_bytes(event)
        assert not UNSAFE.search(line.decode())
        assert parse_event(line) == event
        made.append(orjson.loads(line))
        _check_schema("event", line)
    faults = check_events(made, {article.id: article.text}, _known_rules())
    assert not faults, faults[:3]
    return outcome.events
