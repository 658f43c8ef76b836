"""Numbers of single texts, so that suites of cases can be scored.

`python -m evtx.annotate.numbers < cases.jsonl > spans.jsonl` reads {"id", "text"} lines and writes
{"id", "spans": [{"start", "end", "value", "kind"}]}: the numbers, and beside them the ranges that words or
signs of comparison make of them, as told ({"min", "max"}, null for an open side). Offsets are into the text as given.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from evtx.annotate.numbers.bounds import bound
from evtx.annotate.numbers.scan import scan
from evtx.text.normalize import fold


def _spans(text: str) -> Iterator[dict[str, Any]]:
    """Numbers and ranges of an unfolded text, as the number suites write them."""
    folded = fold(text)
    found = scan(folded.text, news=False)
    for hit in found:
        start, end = folded.span(hit.start, hit.end)
        yield {"start": start, "end": end, "value": hit.low, "kind": hit.kind}
    for amount in bound(folded.text, found, news=False):
        if amount.kind != "range" and not amount.rule.endswith((".equal", "_over", "_under", "_least", "_most")):
            continue
        start, end = folded.span(amount.start, amount.end)
        yield {"start": start, "end": end, "value": {"min": amount.low, "max": amount.high}, "kind": "range"}


def print_spans(lines: Iterable[str]) -> None:
    """Print the spans of every {"id", "text"} line as one JSON line."""
    for line in lines:
        if line.strip():
            case = json.loads(line)
            spans = sorted(_spans(case["text"]), key=lambda span: (span["start"], span["end"]))
            print(json.dumps({"id": case["id"], "spans": spans}, ensure_ascii=False))


if __name__ == "__main__":
    print_spans(sys.stdin)
