"""Gold that says which events are the same incident, and extracted events, in; scores of `evtx dedupe` on both out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from evtx.dedupe.account import account_of
from evtx.dedupe.canonical import tellings_of
from evtx.dedupe.cluster import cluster
from evtx.dedupe.knowledge import Known
from evtx.gazetteer.places import Gazetteer
from evtx.gold_events import gold_events
from evtx.grouping import agreement
from evtx.incident import Incident
from evtx.model import ASSERTED, Event
from evtx.pairing import event_account, folded, gold_account, pair_up
from evtx.scoring import article_of

Row = Mapping[str, Any]


def incident_scores(
    gold: Sequence[Row],
    articles: Mapping[str, Row],
    lines: Mapping[str, Sequence[str]],
    events: Sequence[Event],
    known: Known,
    gazetteer: Gazetteer,
) -> dict[str, Any] | None:
    """Pairwise and B-cubed scores; None where the gold joins no events.

    `records`: gold records turned into events, all of them, and those that count (asserted, not optional).
    `extracted`: end to end. There the things grouped are the gold events that count, with the extracted event that
    each is paired with, and what was extracted besides: a gold event that was not found is in no group, and an event
    that no gold has belongs with nothing, so that every slip of extraction counts. Incidents among `events` are
    taken as they are, the rest is grouped now.
    """
    groups = gold_groups(gold)
    if len(set(groups)) == len(groups):
        return None
    found = _groups(gold_events(gold, articles, gazetteer), known)
    counted = [n for n, row in enumerate(gold) if _counts(row)]
    return {
        "records": agreement(groups, found).figures(),
        "records_counted": agreement([groups[n] for n in counted], [found[n] for n in counted]).figures(),
        "extracted": _end_to_end(gold, groups, lines, events, known),
    }


def gold_groups(gold: Sequence[Row]) -> list[int]:
    """For every row the number of the incident that it tells, by what `same_as` joins."""
    number = {f"{row['article']}:{row['event']}": n for n, row in enumerate(gold)}
    group = list(range(len(gold)))
    for n, row in enumerate(gold):
        same = row.get("same_as") or ()
        for key in (same,) if isinstance(same, str) else same:
            if key in number:
                old, new = sorted((group[n], group[number[key]]), reverse=True)
                group = [new if g == old else g for g in group]
    return group


def _counts(row: Row) -> bool:
    return not row.get("optional") and (row.get("status") or "occurred") in ASSERTED


def _groups(events: Sequence[Event], known: Known) -> list[int]:
    """For every event the number of the incident that it is put into."""
    group = [0] * len(events)
    for number, found in enumerate(cluster([account_of(e, known) for e in events], (), known)):
        for member in found.members:
            group[member] = number
    return group


def _end_to_end(
    gold: Sequence[Row],
    groups: Sequence[int],
    lines: Mapping[str, Sequence[str]],
    events: Sequence[Event],
    known: Known,
) -> dict[str, Any]:
    told, home = _told(events, known)
    records = [orjson.loads(orjson.dumps(e)) for e in told]
    paired = _paired(gold, lines, records)
    mine: list[object] = []
    theirs: list[object] = []
    for n, row in enumerate(gold):
        if _counts(row):
            mine.append(groups[n])
            theirs.append(home[paired[n]] if n in paired else f"missed {n}")
    matched = set(paired.values())
    for m, event in enumerate(told):
        if m not in matched and event.status in ASSERTED and article_of(records[m], lines) is not None:
            mine.append(f"spurious {m}")
            theirs.append(home[m])
    return agreement(mine, theirs).figures()


def _told(events: Sequence[Event], known: Known) -> tuple[list[Event], list[object]]:
    """All events, and the incident of each: as the file has it, or grouped now."""
    single = [e for e in events if not isinstance(e, Incident)]
    told: list[Event] = list(single)
    home: list[object] = list(_groups(single, known))
    for incident in events:
        if isinstance(incident, Incident):
            members = tellings_of(incident)
            told += members
            home += [incident.cluster] * len(members)
    return told, home


def _paired(gold: Sequence[Row], lines: Mapping[str, Sequence[str]], records: Sequence[Row]) -> dict[int, int]:
    """For gold rows the extracted event that each is paired with, as the scoring of events pairs them."""
    found: dict[int, int] = {}
    by_article: dict[str | None, list[int]] = {}
    for m, record in enumerate(records):
        by_article.setdefault(article_of(record, lines), []).append(m)
    for article in dict.fromkeys(row["article"] for row in gold):
        rows = [n for n, row in enumerate(gold) if row["article"] == article]
        own = by_article.get(article, [])
        text = [folded(line) for line in lines.get(article, ())]
        pairs = pair_up([gold_account(gold[n]) for n in rows], [event_account(records[m], text) for m in own])
        found |= {rows[a]: own[b] for a, b in pairs.items()}
    return found


def articles_of(rows: Iterable[Row], lines: Mapping[str, Sequence[str]]) -> dict[str, Row]:
    """What is known of each article by its id; the text is that of its lines, by which gold numbers its paragraphs."""
    return {row["id"]: {**row, "text": "\n".join(lines.get(row["id"], ()))} for row in rows}
