"""Results of an engine as bytes, so that engines can be compared."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from evtx.engine.work import Result
from evtx.ingest.read import Skipped


def told(results: Iterable[Result]) -> list[list[bytes] | bytes]:
    """The JSON that comes out for each article, or what is told of it."""
    return [
        orjson.dumps([r.path, r.reason, r.fatal, r.kind]) if isinstance(r, Skipped) else [data for _, data in r.records]
        for r in results
    ]
