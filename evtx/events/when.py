"""When: the date of a trigger, from its clause, its sentence, the running account or the publication day.

Codebook section 4: nearest expression in the clause, else inherited from the paragraph's or the
article's running date, else the publication day with precision `inferred`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evtx.events.draft import DraftDate
from evtx.lexicon.schema import Trigger
from evtx.model import DateValue, Mention, Sentence
from evtx.text.disambiguate import Reading

_FAR = 1000
_DATELESS = frozenset({"habitual", "hypothetical"})


def date_of(
    trigger: Trigger,
    sentence: Sentence,
    dates: Sequence[Mention],
    readings: Sequence[Reading | None],
    running: DraftDate | None,
    published: str | None,
    status: str,
) -> DraftDate:
    """The date of one trigger. `dates`: date mentions of its sentence; `running`: the account's date so far."""
    if status in _DATELESS:
        return DraftDate(None, None, "none")
    usable = [m for m in dates if m.value is not None]
    if usable:
        best = min(usable, key=lambda m: _distance(trigger, sentence, m, readings))
        return DraftDate(best.value, best, "sentence")
    if status == "planned":
        value = DateValue(None, None, "inferred", not_before=published) if published else None
        return DraftDate(value, None, "planned")
    if running is not None and running.value is not None:
        return replace(running, how="running")
    if published is None:
        return DraftDate(DateValue(None, None, "unanchored"), None, "none")
    return DraftDate(DateValue(published, published, "inferred"), None, "published")


def _distance(trigger: Trigger, sentence: Sentence, date: Mention, readings: Sequence[Reading | None]) -> float:
    """Tokens between, with a price for every clause boundary and finite verb in between."""
    low, high = min(trigger.anchor, date.first), max(trigger.anchor, date.first)
    verbs = sum(1 for i in range(low + 1, high) if (r := readings[i]) is not None and r.finite)
    boundaries = sum(1 for first, _ in sentence.clauses if low < first <= high)
    return (high - low) + 6 * verbs + 5 * boundaries + (0 if date.first > trigger.anchor else 0.5)
