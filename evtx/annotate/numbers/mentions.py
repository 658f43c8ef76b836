"""Folded text in, numbers and amounts with their spans and values out.

`find_numbers` gives the bare numbers; `find_amounts` gives what a report says about counts: numbers with
their bounds ("نحو", "أكثر من", "على الأقل", "بين ... و ..."), vague amounts ("عشرات", "عدد من"), and no
dates, times or names made of digits.

`python -m evtx.annotate.numbers.mentions < cases.jsonl > spans.jsonl` reads {"id", "text"} lines and writes
{"id", "spans": [{"start", "end", "value", "kind"}]}: the numbers, and beside them the ranges that words or
signs of comparison make of them, as told ({"min", "max"}, null for an open side). Offsets are into the text as given.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from evtx.annotate.numbers.bounds import Amount, bound
from evtx.annotate.numbers.context import in_counts
from evtx.annotate.numbers.scan import scan
from evtx.model import NumberValue
from evtx.text.normalize import fold


class NumberHit(NamedTuple):
    """A number at [start, end) of the folded text, what it is worth, and the rule that read it."""

    start: int
    end: int
    value: NumberValue
    rule: str


def find_numbers(folded: str) -> list[NumberHit]:
    """The bare numbers of a folded text in order: cardinals, ordinals, percents (in percent units) and fractions."""
    return [
        NumberHit(hit.start, hit.end, NumberValue(hit.low, hit.high, False, hit.kind), hit.rule)
        for hit in scan(folded, news=False)
    ]


def find_amounts(folded: str) -> list[NumberHit]:
    """The amounts of a report's folded text in order, with the codebook's least and greatest figure.

    The span covers the words that bound the number. "More than 15" is 16 and open, "about 15" is 15 to 15 and
    approximate, "tens" is 20 and open. A numeral that names a thing ("اللواء 19") is an ordinal.
    """
    found = in_counts(folded, scan(folded, news=True))
    return [_hit(amount) for amount in bound(folded, found, news=True)]


def _hit(amount: Amount) -> NumberHit:
    low, high = amount.low, amount.high
    whole = amount.kind in ("cardinal", "range")
    if low is not None and not amount.low_included and whole and low == int(low):
        low += 1
    if high is not None and not amount.high_included and whole and high == int(high):
        high -= 1
    return NumberHit(amount.start, amount.end, NumberValue(low, high, amount.approximate, amount.kind), amount.rule)


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
