"""What a Dask cluster on this machine costs: extraction with one worker and with two, and what dedupe sends about."""

from __future__ import annotations

import os
import pickle
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.corpus import write
from benchmarks.world import world
from evtx.ingest.read import IngestOptions
from evtx.output import make_filters
from evtx.runs import Sealed


@dataclass(frozen=True, slots=True)
class Extraction:
    """A run with so many workers: seconds on the wall, seconds of CPU of the client (with the scheduler) and of the
    workers; bytes read, and bytes of events that came back."""

    workers: int
    articles: int
    seconds: float
    own: float
    theirs: float
    read: int
    written: int


@dataclass(frozen=True, slots=True)
class Dedupe:
    """A run: bytes of the events, bytes that went out to workers and came back, seconds of CPU here and there."""

    events: int
    given: int
    sent: int
    back: int
    own: float
    theirs: float


def missing() -> str | None:
    """How to get what is needed; None where it is there."""
    return None if find_spec("distributed") else "distributed not installed: pip install 'evtx[dask]'"


def extraction(folder: Path, count: int, workers: int) -> Extraction:
    """Extract so many articles of 5 KB on a cluster that is up and warm."""
    from distributed import Client

    from evtx.engine.dask import extract_on_cluster
    from evtx.engine.units import Task, run_units
    from evtx.ingest.walk import Source

    path, first = folder / f"scale{count}.jsonl", folder / "first.jsonl"
    write(path, count)
    write(first, 1)
    task = Task(IngestOptions(keep_removed=False), wanted=make_filters())
    with _cluster(workers) as cluster:
        with Client(cluster.scheduler_address) as client:
            client.run(run_units, [(Source(first, "first", "first.jsonl", "jsonl"), None)], task)  # loads all there is
        before, started = _spent(cluster), time.monotonic()
        results = extract_on_cluster([str(path)], task, cluster.scheduler_address, None)
        written = sum(len(data) + 1 for r in results if isinstance(r, Sealed) for _, data in r.records)
        seconds, after = time.monotonic() - started, _spent(cluster)
    return Extraction(
        workers, count, seconds, after[0] - before[0], after[1] - before[1], path.stat().st_size, written
    )  # fmt: skip


def dedupe(count: int) -> Dedupe:
    """Join so many made-up events on a cluster of one worker that is up and warm."""
    from evtx.engine import dask_client
    from evtx.engine.dask_dedupe import dedupe_on_cluster
    from evtx.incidents import Counts
    from evtx.output import json_bytes

    told = [event for event, _ in world(count)]
    sent = back = 0
    send, result = dask_client.Workers.send, dask_client.Workers.result

    def counting_send(workers: Any, *words: Any) -> Any:
        nonlocal sent
        sent += len(pickle.dumps(words))
        return send(workers, *words)

    def counting_result(workers: Any, future: Any) -> Any:
        nonlocal back
        found = result(workers, future)
        back += len(pickle.dumps(found))
        return found

    with _cluster(1) as cluster:
        list(dedupe_on_cluster(told[:20], None, Counts(), cluster.scheduler_address))
        before = _spent(cluster)
        list(dedupe_on_cluster(told, None, Counts(), cluster.scheduler_address))
        after = _spent(cluster)
        dask_client.Workers.send = counting_send  # type: ignore[method-assign]
        dask_client.Workers.result = counting_result  # type: ignore[method-assign]
        try:
            list(dedupe_on_cluster(told, None, Counts(), cluster.scheduler_address))
        finally:
            dask_client.Workers.send, dask_client.Workers.result = send, result  # type: ignore[method-assign]
    given = sum(len(json_bytes(event)) + 1 for event in told)
    return Dedupe(count, given, sent, back, after[0] - before[0], after[1] - before[1])


def _cluster(workers: int) -> Any:
    from distributed import LocalCluster

    return LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50)


def _spent(cluster: Any) -> tuple[float, float]:
    """Seconds of CPU so far of this process, and of all workers."""
    from distributed import Client

    with Client(cluster.scheduler_address) as client:
        theirs = sum(client.run(time.process_time).values())
    own = os.times()
    return own.user + own.system, theirs
