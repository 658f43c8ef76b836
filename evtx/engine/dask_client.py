"""A Dask cluster: its address in; its workers out, to whom work is sent and from whom results come in order.

Only this module knows Dask. What goes wrong with the cluster is an error in words.
"""

from __future__ import annotations

import contextlib
import logging
import pickle
import time
from collections import deque
from collections.abc import Iterator
from typing import Any, TypeVar

from evtx.engine.local import cores
from evtx.errors import EvtxError, UsageError

_AHEAD = 3  # chunks a worker that are under way or wait
_TRIES = 1  # workers that a chunk may kill before it is taken apart, in a cluster of our own
_LOOK = 5.0  # seconds after which the workers are counted again
_CONNECT, _WORKERS = 10.0, 60.0  # seconds to wait for the scheduler, and for its first worker

Chunk = TypeVar("Chunk")


class DeadlyError(Exception):
    """A chunk killed as many workers as Dask lets it."""


def check_dask() -> None:
    """Raises UsageError where Dask is not installed."""
    try:
        import distributed  # noqa: F401  to say at once that it is missing
    except ImportError:
        raise UsageError("--engine dask needs Dask: pip install 'evtx[dask]', here and on the workers") from None


@contextlib.contextmanager
def connected(scheduler: str | None, jobs: int | None) -> Iterator[Workers]:
    """The workers of a scheduler, or of a cluster of `jobs` processes made here.

    Raises UsageError where the scheduler does not answer or has no workers.
    """
    from dask.config import set as configured
    from distributed import Client, LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # deaths of workers are told here, by their articles
    with contextlib.ExitStack() as stack:
        if scheduler is None:
            stack.enter_context(configured({"distributed.scheduler.allowed-failures": _TRIES}))
            made = LocalCluster(
                n_workers=jobs or cores(), threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
            )  # type: ignore[no-untyped-call]
            address: Any = stack.enter_context(made)
        else:
            address = scheduler
        try:
            client = stack.enter_context(Client(address, timeout=_CONNECT))  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            cause = f"{type(error).__name__}: {error}".splitlines()[0]
            remedy = "start one with `dask scheduler`, and give the tcp:// address that it shows"
            raise UsageError(f"--scheduler {scheduler}: does not answer ({cause}): {remedy}") from error
        try:
            client.wait_for_workers(1, timeout=_WORKERS)
        except TimeoutError as error:
            remedy = f"start some with `dask worker {scheduler} --nthreads 1 --nworkers auto`"
            raise UsageError(f"--scheduler {scheduler}: has no workers: {remedy}") from error
        yield Workers(client)


class Workers:
    """Those who work: chunks to them, results back."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._count, self._looked = 1, float("-inf")

    def each(self, function: Any, chunks: Iterator[Chunk], *more: Any) -> Iterator[tuple[Chunk, Any]]:
        """Chunks, a few a worker ahead and in order, each with what `result` takes."""
        waiting: deque[tuple[Chunk, Any]] = deque()
        while True:
            while len(waiting) < _AHEAD * self._many() and (chunk := next(chunks, None)) is not None:
                waiting.append((chunk, self.send(function, chunk, *more)))
            if not waiting:
                return
            yield waiting.popleft()

    def send(self, function: Any, *arguments: Any) -> Any:
        """One piece of work, whose result can be asked for."""
        packed = pickle.dumps(
            (function, arguments), pickle.HIGHEST_PROTOCOL
        )  # else Dask looks through every part of it
        with _kept():
            return self._client.submit(call, packed, pure=False)

    def result(self, sent: Any) -> Any:
        """What came of a piece of work. Raises DeadlyError where it kills workers, EvtxError where they are gone."""
        from distributed import KilledWorker

        with _kept():
            try:
                return sent.result()
            except KilledWorker:
                raise DeadlyError from None

    def _many(self) -> int:
        if time.monotonic() - self._looked > _LOOK:
            with _kept():
                self._count = max(1, len(self._client.nthreads()))
            self._looked = time.monotonic()
        return self._count


def call(packed: bytes) -> Any:
    """What a worker does: call a function that came packed with its arguments."""
    function, arguments = pickle.loads(packed)
    return function(*arguments)


@contextlib.contextmanager
def _kept() -> Iterator[None]:
    """What goes wrong with the cluster itself, in words."""
    from concurrent.futures import CancelledError

    try:
        yield
    except (CancelledError, OSError, TimeoutError) as error:
        cause = f"{type(error).__name__}: {error}".rstrip(": ")
        raise EvtxError(f"the Dask cluster went away ({cause}): look at its log, and run this again") from error
    except (ImportError, AttributeError) as error:
        raise EvtxError(f"the workers cannot run evtx ({error}): install it there, in the same version") from error
