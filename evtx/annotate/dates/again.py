"""Dates told by the month of one before: "the 19th of the same month", "the ninth of it", "in the same month".

The folded text and its dates so far in, what such words say out, in order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from evtx.annotate.dates.words import items_of
from evtx.model import DateValue
from evtx.text import calendar


@dataclass(frozen=True, slots=True)
class DateHit:
    """An expression that can date an event: [start, end) of the folded text, its codebook value, its rule."""

    start: int
    end: int
    value: DateValue
    rule: str


_DAY = r"(?P<day>\d{1,2}|ال\w{3,}(?: عشر| والعشرين| والثلاثين)?)"
_MONTH = r"(?:(?:نفس|ذات) الشهر|الشهر (?:نفسه|ذاته|عينه|المذكور))"
_TAKING_UP = ("الشهر", " منه")  # without which no such date is told; most texts have none
_SAME_MONTH = re.compile(rf"(?:\b{_DAY} من )?\b{_MONTH}\b|\b{_DAY.replace('day', 'of_it')} منه\b")


def dates_again(folded: str, hits: Sequence[DateHit]) -> list[DateHit]:
    """The dates of a text with those that take up the month of the one told last."""
    found = list(hits)
    for match in _SAME_MONTH.finditer(folded) if any(word in folded for word in _TAKING_UP) else ():
        told = [h for h in hits if h.end <= match.start() and h.value.start]
        if not told or any(h.start < match.end() and match.start() < h.end for h in hits):
            continue
        value = _in_month(told[-1].value.start or "", match["day"] or match["of_it"])
        if value is not None:
            found.append(DateHit(match.start(), match.end(), value, "date.month.again"))
    return sorted(found, key=lambda hit: hit.start)


def _in_month(told: str, day: str | None) -> DateValue | None:
    """The month of a day told before, or a day of that month; None for words that say none."""
    base = date.fromisoformat(told)
    if day is None:
        first, last = calendar.month_days(base.year, base.month)
        return DateValue(first.isoformat(), last.isoformat(), "month")
    numbers = [item.value for item in items_of(day) if item.kind in ("ORD", "NUM")]
    if len(numbers) != 1 or not 1 <= int(numbers[0]) <= 31:
        return None
    try:
        exact = base.replace(day=int(numbers[0])).isoformat()
    except ValueError:
        return None
    return DateValue(exact, exact, "day")
