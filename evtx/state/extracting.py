"""The articles of a state go in; events of all those that have none of the engine at hand are found and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import orjson

from evtx.ingest.read import Skipped, article_from_json
from evtx.model import Run
from evtx.output import facts_of, json_bytes
from evtx.pipeline import Engine
from evtx.runs import Extracted, extract_one
from evtx.state.account import Account
from evtx.state.look import TRIES
from evtx.state.pace import Pace
from evtx.state.store import State, changed, fact, set_fact, whole_or_not

_DUE = """
SELECT a.rowid, e.id FROM scope f JOIN article a ON a.file = f.id LEFT JOIN extraction e ON e.digest = a.digest
WHERE e.id IS NULL OR e.made_with != :versions OR (e.failed = 'slow' AND e.tries < :tries AND e.run != :run)
ORDER BY f.root, f.key, a.gone, a.place, a.name
"""


def version_of(run: Run) -> str:
    """The versions that decide what an extraction gives, as one word."""
    return f"{run.evtx} {run.lexicon} {run.gazetteer}"


def what_is_new(before: str, now: str) -> str:
    """In words, what of two versions differs: the reason for which all is made anew. What dedupe adds comes fourth."""
    names = ("evtx", "lexicon", "gazetteer", "levels and outlets")
    pairs = zip(names, before.split(), now.split(), strict=False)
    return ", ".join(f"{name} {new} (was {old})" for name, old, new in pairs if old != new)


def extract_due(
    state: State,
    engine: Engine,
    account: Account,
    pace: Pace,
    tell: Callable[[str], None],
    skip: Callable[[Skipped], None],
) -> None:
    """Extract every article of this run's files that is new, changed, or was made with another version.

    Articles are taken as they were read: no file is opened.
    """
    versions = version_of(engine.run)
    due = state.db.execute(_DUE, {"versions": versions, "tries": TRIES, "run": state.run}).fetchall()
    before = fact(state.db, "made_with")
    anew = sum(extraction is not None for _, extraction in due)
    if before and before != versions and anew:
        tell(f"new {what_is_new(before, versions)}: {anew} articles known are extracted anew, none is read anew")
    for row, _ in due:
        pace.tick()
        _extract(state, row, engine, versions, account, skip)
    pace.tick()
    set_fact(state.db, "made_with", versions)


def _extract(
    state: State, row: int, engine: Engine, versions: str, account: Account, skip: Callable[[Skipped], None]
) -> None:
    record, digest = state.db.execute("SELECT record, digest FROM article WHERE rowid = ?", (row,)).fetchone()
    known = state.db.execute("SELECT id, made_with, tries, run FROM extraction WHERE digest = ?", (digest,)).fetchone()
    if known and known[3] == state.run:
        return  # a copy of it was met in this run
    outcome = extract_one(article_from_json(orjson.loads(record)), engine)
    failed = outcome.kind if isinstance(outcome, Skipped) else None
    with whole_or_not(state, "extraction"):
        if known:
            state.db.execute("DELETE FROM event WHERE extraction = ?", (known[0],))
        tries = (known[2] if known and known[1] == versions else 0) + 1
        number = state.db.execute(
            "INSERT OR REPLACE INTO extraction (id, digest, made_with, run, failed, tries) VALUES (?, ?, ?, ?, ?, ?)",
            (known[0] if known else None, digest, versions, state.run, failed, tries),
        ).lastrowid
        if isinstance(outcome, Extracted):
            _keep_events(state, int(number or 0), outcome)
        changed(state.db)
    account.extracted += 1
    account.made_anew += known is not None
    if isinstance(outcome, Skipped):
        account.failed_articles += 1
        skip(outcome)


def _keep_events(state: State, extraction: int, outcome: Extracted) -> None:
    rows = []
    for number, event in enumerate(outcome.events):
        facts = facts_of(event)
        about = (facts.type, facts.status, facts.confidence, " ".join(facts.countries), facts.start, facts.end)
        rows.append((extraction, number, *about, json_bytes(event)))
    state.db.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def forget_unused(state: State) -> None:
    """Take away events of articles that no file holds any more in this form."""
    unused = "SELECT id FROM extraction WHERE digest NOT IN (SELECT digest FROM article)"
    state.db.execute(f"DELETE FROM event WHERE extraction IN ({unused})")
    state.db.execute(f"DELETE FROM extraction WHERE id IN ({unused})")


def extractions(state: State) -> Iterator[tuple[int, int, int | None, int | None]]:
    """In the order of the output: row and run of each article, and of its extraction where there is one."""
    yield from state.db.execute(
        "SELECT a.rowid, a.run, e.id, e.run FROM scope f JOIN article a ON a.file = f.id"
        " LEFT JOIN extraction e ON e.digest = a.digest ORDER BY f.root, f.key, a.gone, a.place, a.name"
    ).fetchall()
