"""Golden output of the command line: `python -m tests.golden` writes fixtures/golden anew.

The exports are made of fixtures/export, which does not change with the extraction; --exports writes those alone.
"""

from __future__ import annotations

import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import orjson

from evtx.export import FORMATS
from evtx.exporting import export
from evtx.ingest.read import IngestOptions, Skipped, ingest
from evtx.output import Filters, passes
from evtx.pipeline import default_engine, extract_article
from tests.export.shown import INPUT, NEEDS, golden, shown

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


def exported(kind: str, form: str) -> bytes:
    """What `evtx export fixtures/export/KIND.jsonl --to FORM` gives now, read back as text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"made.{form}"
        export(str(INPUT / f"{kind}.jsonl"), None, FORMATS[form], str(path), Filters(), print, lambda _: None)
        return shown(form, path)


def write_exports() -> None:
    """Write the golden files of all formats."""
    for kind in ("events", "incidents"):
        for form in FORMATS:
            if form in NEEDS and find_spec(NEEDS[form]) is None:
                print(f"{form}: left as it is, since {NEEDS[form]} is not installed")
                continue
            path = golden(kind, form)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(exported(kind, form))
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    write_exports()
    if "--exports" not in sys.argv:
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_bytes(b"".join(golden_lines()))
        print(f"{GOLDEN.relative_to(ROOT)}: {len(GOLDEN.read_bytes().splitlines())} events")
