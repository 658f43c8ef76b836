"""Event records, the articles they are of and the known rule ids go in; what does not hold comes out, one line each."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from evtx import model
from evtx.config import EVENT_TYPES
from evtx.schema import RELATIONS, SUBTYPES
from evtx.text.normalize import fold_text

Record = Mapping[str, Any]


def check_events(
    events: Collection[Record],
    articles: Mapping[str, str],
    rules: Collection[str],
    tenses: Collection[str] = ("tense.", "review."),
) -> list[str]:
    """All that is wrong with event records (as JSON objects), each line led by the event's id.

    `articles`: texts by article id. `rules`: ids of event rules and cues. `tenses`: what the ids of status
    reasons begin with that are grammar or a person's decision, not data.
    """
    found: list[str] = []
    seen: set[str] = set()
    for event in events:
        text = articles.get(event["article"]["id"])
        problems = [] if text is not None else ["its article is unknown"]
        if event["id"] in seen:
            problems.append("the id is used twice")
        seen.add(event["id"])
        problems += [*_spans(event, text or ""), *_lists(event), *_values(event), *_rules(event, rules, tenses)]
        found += [f"{event['id']} ({event['type']}): {problem}" for problem in problems]
    known = {event["id"] for event in events}
    found += [
        f"{event['id']}: related to the unknown event {other['id']}"
        for event in events
        for other in event.get("related") or ()
        if other["id"] not in known
    ]
    return found


def _spans(event: Record, text: str) -> Iterator[str]:
    """Every span must cut the text that it claims; every quoted text must stand in the article."""
    evidence = event["evidence"]
    trigger = evidence["trigger"]
    for name, span in (("evidence", evidence), ("evidence.trigger", trigger)):
        inside = 0 <= span["start"] < span["end"] <= len(text)
        if not inside or text[span["start"] : span["end"]] != span["text"] or not span["text"].strip():
            yield f"{name} [{span['start']}, {span['end']}) does not cut {span['text']!r}"
    if not evidence["start"] <= trigger["start"] < trigger["end"] <= evidence["end"]:
        yield "the trigger stands outside the evidence"
    lines = sum(bool(fold_text(line)) for line in text[: evidence["start"]].split("\n")[:-1]) + 1
    if evidence["paragraph"] != lines:
        yield f"the evidence is in paragraph {lines}, not {evidence['paragraph']}"
    for mention in event["mentions"]:
        if not 0 <= mention["start"] < mention["end"] <= len(text):
            yield f"the mention [{mention['start']}, {mention['end']}) lies outside the text"
    if not any(m["start"] <= trigger["start"] and trigger["end"] <= m["end"] for m in event["mentions"]):
        yield "the trigger is not among the mentions"
    for name, quoted in _quoted(event):
        if quoted is not None and (not quoted.strip() or quoted not in text):
            yield f"{name} {quoted!r} does not stand in the article"
    if text and hashlib.sha256(text.encode()).hexdigest() != event["article"]["text_sha256"]:
        yield "article.text_sha256 is not the hash of the text"


def _quoted(event: Record) -> Iterator[tuple[str, str | None]]:
    """The texts that a record claims to have from its article."""
    yield "date.text", (event.get("date") or {}).get("text")
    for place in (event.get("place"), *(event.get("places") or ())):
        yield "place.text", (place or {}).get("text")
    for actor in event["actors"]:
        yield f"actors {actor['id']}", actor.get("text")
    for item in event["items"]:
        yield f"items {item['id']}", item["name"]
    for claim in (*event["claimed_by"], *event["denied_by"]):
        yield f"claim of {claim['id']}", claim["text"]


def _lists(event: Record) -> Iterator[str]:
    """Closed lists of the codebook."""
    day, places = event.get("date") or {}, [p for p in (event.get("place"), *(event.get("places") or ())) if p]
    told = (
        ("type", [event["type"]], EVENT_TYPES),
        ("subtype", [event.get("subtype")], SUBTYPES.get(event["type"], ())),
        ("status", [event["status"]], model.STATUSES),
        ("date.precision", [day.get("precision")], model.DATE_PRECISIONS),
        ("date.part", [day.get("part")], model.DATE_PARTS),
        ("place.precision", [p["precision"] for p in places], model.PLACE_PRECISIONS),
        ("actors.role", [a["role"] for a in event["actors"]], model.ROLES),
        ("casualties", list(event["casualties"]), model.FIGURES),
        ("casualties.of", [o["category"] for f in event["casualties"].values() for o in f["of"]], model.CATEGORIES),
        ("items.use", [i["use"] for i in event["items"]], model.USES),
        ("items.kind", [i["kind"] for i in event["items"]], model.ITEM_KINDS),
        ("sources.kind", [s["kind"] for s in event["sources"]], model.SOURCE_KINDS),
        ("related.how", [r["how"] for r in event.get("related") or ()], RELATIONS),
    )
    for name, values, allowed in told:
        for value in values:
            if value is not None and value not in allowed:
                yield f"{name} {value!r} is not in the codebook"


def _values(event: Record) -> Iterator[str]:
    """Values that contradict each other or cannot be."""
    day = event.get("date") or {}
    if day.get("start") and day.get("end") and date.fromisoformat(day["start"]) > date.fromisoformat(day["end"]):
        yield f"the date ends ({day['end']}) before it starts ({day['start']})"
    if not 0 <= event["confidence"] <= 1:
        yield f"confidence {event['confidence']} lies outside 0..1"
    for kind, figure in event["casualties"].items():
        for amount in (figure, *figure["of"], *figure["by_source"]):
            low, high = amount["min"], amount["max"]
            if (low is not None and low < 0) or (low is not None and high is not None and low > high):
                yield f"{kind} {low}..{high} cannot be"
    roles = [(a["id"], a["role"]) for a in event["actors"]]
    if len(set(roles)) < len(roles):
        yield "an actor has the same role twice"
    places = event.get("places") or ()
    if places and places[0] != event.get("place"):
        yield "the first of `places` is not `place`"


def _rules(event: Record, rules: Collection[str], tenses: Collection[str]) -> Iterator[str]:
    if not event["rules"]:
        yield "no rule is named"
    for rule in event["rules"]:
        if rule not in rules and not rule.startswith(tuple(tenses)):
            yield f"the rule {rule!r} is unknown"
