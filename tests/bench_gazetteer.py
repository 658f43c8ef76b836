"""What imported places cost and bring: `python -m tests.bench_gazetteer PLACES.sqlite ARTICLES...` (not a test).

Extraction with the core alone and with the imported places runs in turns, each in a process of its own, and the
medians of start-up, time an article (first reading and second reading) and memory are printed, with the place mentions.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

_ROUNDS = 7


def measure(gazetteer: str, sources: list[str]) -> dict[str, float]:
    """One run in this process: seconds of processor time, megabytes, mentions of places and those linked to one."""
    begun = time.process_time()
    from evtx.ingest.read import IngestOptions, ingest
    from evtx.model import Article
    from evtx.pipeline import analyse
    from evtx.runs import load_engine

    engine = load_engine(None, gazetteer)
    ready = time.process_time()
    articles = [found for found in ingest(sources, IngestOptions()) if isinstance(found, Article)]
    read = time.process_time()
    places = [m.value.place for a in articles for m in analyse(a, engine).annotated.mentions if m.kind == "place"]
    first = time.process_time()
    for article in articles:
        analyse(article, engine)
    return {
        "start-up, ms": (ready - begun) * 1000,
        "ms an article, first reading": (first - read) * 1000 / len(articles),
        "ms an article, second reading": (time.process_time() - first) * 1000 / len(articles),
        "memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "place mentions": len(places),
        "of them linked": sum(place.id is not None for place in places),
    }


def main(gazetteer: str, sources: list[str]) -> None:
    """Run both in turns and print the medians side by side."""
    runs: dict[str, list[dict[str, float]]] = {"core": [], gazetteer: []}
    for _ in range(_ROUNDS):
        for choice, found in runs.items():
            words = [sys.executable, "-m", "tests.bench_gazetteer", "--one", choice, *sources]
            found.append(json.loads(subprocess.run(words, capture_output=True, check=True).stdout))
    for name in runs["core"][0]:
        core, both = (statistics.median(run[name] for run in found) for found in runs.values())
        print(f"{name:32} core {core:8.1f}   with imports {both:8.1f}   {both / core - 1:+.1%}")


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        print(json.dumps(measure(sys.argv[2], sys.argv[3:])))
    else:
        main(str(Path(sys.argv[1]).resolve()), sys.argv[2:])
