"""What `evtx run`, and `ingest` and `extract` with --state, do: state and outputs are brought up to date.

Three steps, each of which can be cut off at any moment and taken up by the next run: read what is new or changed,
extract what has no events yet, write the outputs.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evtx.errors import UsageError
from evtx.ingest.read import IngestOptions, Skipped, check_options
from evtx.ingest.walk import STDIN, check_sources, is_url
from evtx.pipeline import Engine
from evtx.state.account import Account
from evtx.state.delivering import Delivery, deliver
from evtx.state.extracting import extract_due, forget_unused
from evtx.state.pace import Pace
from evtx.state.reading import Reading, read_files
from evtx.state.renaming import one_id_each
from evtx.state.stopping import stoppable
from evtx.state.store import State, fact, open_state, set_fact, set_roots


@dataclass(frozen=True, slots=True)
class Plan:
    """What the user asked of a run with a state.

    engine: loads the engine when the state is open; None: articles alone. settle: seconds that a file must have lain
    still. wait: for another run that has the state. prune: forget what is gone.
    """

    sources: Sequence[str]
    state: str
    options: IngestOptions
    engine: Callable[[], Engine] | None
    deliveries: Sequence[Delivery]
    settle: float = 5.0
    wait: bool = False
    prune: bool = False
    tell: Callable[[str], None] = field(default=print)
    skip: Callable[[Skipped], None] = field(default=print)


def run(plan: Plan, account: Account) -> None:
    """Bring state and outputs up to date. Raises Stopped, OutputError, InputError, UsageError; what is done is kept."""
    check_options(plan.options)
    if STDIN in plan.sources:
        raise UsageError("--state needs files and folders, which can be looked at again: standard input cannot")
    if any(is_url(source) for source in plan.sources):
        raise UsageError("--state needs files and folders of this machine, whose changes it can see: give no addresses")
    check_sources(plan.sources)
    with stoppable() as stopped, open_state(plan.state, plan.wait, stopped, plan.tell) as state:
        pace = Pace(state.db, stopped)
        try:
            _three_steps(plan, state, pace, account)
        finally:
            with contextlib.suppress(sqlite3.Error):  # the error that ends the run tells more
                pace.commit()


def _three_steps(plan: Plan, state: State, pace: Pace, account: Account) -> None:
    set_roots(state, list(plan.sources))
    generation = fact(state.db, "generation")
    pace.tick()
    one_id_each(state)
    reading = Reading(plan.options, plan.settle, _own_files(plan), plan.skip, pace)
    read_files(state, list(plan.sources), reading, account, plan.prune)
    pace.commit()
    if plan.engine is not None:
        extract_due(state, plan.engine(), account, pace, plan.tell, plan.skip)
        _tell_decisions(plan, state)
    if fact(state.db, "generation") != generation:
        pace.tick()
        forget_unused(state)
    _count(state, account)
    for delivery in plan.deliveries:
        if deliver(state, delivery, pace):
            account.written.append("standard output" if delivery.path in (None, STDIN) else str(delivery.path))


def _tell_decisions(plan: Plan, state: State) -> None:
    """Say that events are held to other decisions of people than in the run before; nothing is extracted for that."""
    now = next((d.keeper.stamp[:12] for d in plan.deliveries if d.keeper), "none")
    before = fact(state.db, "decisions")
    if before not in (None, now):
        plan.tell(f"new corrections {now} (were {before}): events are held to them, none is extracted anew")
    set_fact(state.db, "decisions", now)


def _own_files(plan: Plan) -> dict[str, frozenset[str]]:
    """The files that the run writes, which are no articles should they lie among the sources."""
    paths = [Path(os.path.realpath(path)) for path in (plan.state, *(d.path for d in plan.deliveries)) if path]
    return {path.name: frozenset(str(other) for other in paths if other.name == path.name) for path in paths}


def _count(state: State, account: Account) -> None:
    """What the state holds of this run's sources."""
    db = state.db
    account.articles, dated = db.execute(
        "SELECT count(*), total(a.dated) FROM scope f JOIN article a ON a.file = f.id"
    ).fetchone()
    account.undated = account.articles - int(dated)
    account.events = db.execute(
        "SELECT count(*) FROM scope f JOIN article a ON a.file = f.id JOIN extraction e ON e.digest = a.digest"
        " JOIN event v ON v.extraction = e.id"
    ).fetchone()[0]
    failed = db.execute("SELECT count(*) FROM scope WHERE failed IS NOT NULL AND NOT gone").fetchone()[0]
    account.failed_before = max(0, failed - account.failed)
