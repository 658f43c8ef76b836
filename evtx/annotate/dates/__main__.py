"""Date expressions of single texts, so that suites of cases can be scored.

Reads JSON lines {"id", "text", "ref"} from standard input (`ref` is an ISO date or datetime, the moment of writing)
and prints {"id", "spans": [{"start", "end", "value"}]} for each, with offsets into the text as given:

    python -m evtx.annotate.dates < cases.jsonl > spans.jsonl
"""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TextIO

from evtx.annotate.dates.mentions import find_dates
from evtx.text.normalize import fold


def main(source: TextIO = sys.stdin, target: TextIO = sys.stdout) -> None:
    """Read cases as JSON lines, print the expressions found in each."""
    for line in source:
        if not line.strip():
            continue
        case = json.loads(line)
        ref, _, clock = case["ref"].partition("T")
        text = fold(case["text"])
        spans = []
        for span in find_dates(text.text, date.fromisoformat(ref), clock[:8] or None):
            start, end = text.span(span.start, span.end)
            spans.append({"start": start, "end": end, "value": span.value.as_json()})
        target.write(json.dumps({"id": case["id"], "spans": spans}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
