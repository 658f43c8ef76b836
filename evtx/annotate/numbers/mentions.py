"""Folded text in, numbers and amounts with their spans and values out.

`find_numbers` gives the bare numbers; `find_amounts` gives what a report says about counts: numbers with
their bounds ("نحو", "أكثر من", "على الأقل", "بين ... و ..."), vague amounts ("عشرات", "عدد من"), and no
dates, times or names made of digits.
"""

from __future__ import annotations

from typing import NamedTuple

from evtx.annotate.numbers.bounds import Amount, bound
from evtx.annotate.numbers.context import in_counts
from evtx.annotate.numbers.scan import scan
from evtx.model import NumberValue


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
