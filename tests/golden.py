"""Golden output of the command line: `python -m tests.golden` writes fixtures/golden/events.jsonl anew."""

from __future__ import annotations

from pathlib import Path

import orjson

from evtx.ingest.read import IngestOptions, Skipped, ingest
from evtx.output import Filters, passes
from evtx.pipeline import default_engine, extract_article

ROOT = Path(__file__).parents[1]
ARTICLES = Path("fixtures/articles")
GOLDEN = ROOT / "fixtures" / "golden" / "events.jsonl"


def masked(line: bytes) -> bytes:
    """A record without what every change of the data or of the place of the checkout changes."""
    record = orjson.loads(line)
    record["run"] = dict.fromkeys(record["run"], "-")
    record["article"]["path"] = Path(record["article"]["path"]).name
    return orjson.dumps(record) + b"\n"


def golden_lines() -> list[bytes]:
    """What `evtx extract fixtures/articles` gives now, masked."""
    engine = default_engine()
    lines = []
    for article in ingest([str(ROOT / ARTICLES)], IngestOptions(keep_removed=False)):
        if isinstance(article, Skipped):
            continue
        lines += [masked(orjson.dumps(e)) for e in extract_article(article, engine) if passes(e, Filters())]
    return lines


if __name__ == "__main__":
    GOLDEN.parent.mkdir(parents=True, exist_ok=True)
    GOLDEN.write_bytes(b"".join(golden_lines()))
    print(f"{GOLDEN.relative_to(ROOT)}: {len(GOLDEN.read_bytes().splitlines())} events")
