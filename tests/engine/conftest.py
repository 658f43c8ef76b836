"""What the tests of the engines share: what one process makes of sources, in the form in which engines are compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evtx.engine import local
from evtx.ingest.read import IngestOptions, ingest
from evtx.pipeline import default_engine
from tests.engine.shown import told


@pytest.fixture(scope="session")
def alone() -> Callable[[list[str]], list[list[bytes] | bytes]]:
    """The results of one process, as bytes."""

    def run(sources: list[str]) -> list[list[bytes] | bytes]:
        return told(local.extract_in_processes(ingest(sources, IngestOptions()), default_engine(), 1))

    return run
