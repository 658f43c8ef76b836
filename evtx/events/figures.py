"""Figures of one event from all casualty mentions of its drafts, totals and parts told apart.

A part ("بينهم طفلان") goes into `of`, never into the total. Exact figures win over bare plurals; exact
figures that differ are kept as a span, each with its source in `by_source`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evtx.model import CasualtyValue, Figure, FigureBySource, FigureOf, Mention


def merge_figures(
    mentions: Sequence[Mention], holder_of: Mapping[int, str | None], source_of: Mapping[int, str | None]
) -> dict[str, Figure]:
    """Figures by kind. `holder_of`, `source_of`: actor id and source name by first token of the mention."""
    by_kind: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_kind.setdefault(mention.value.figure, []).append(mention)
    return {kind: _figure(found, holder_of, source_of) for kind, found in by_kind.items()}


def _figure(
    mentions: Sequence[Mention], holder_of: Mapping[int, str | None], source_of: Mapping[int, str | None]
) -> Figure:
    totals = [m for m in mentions if not m.value.part] or list(mentions)
    low, high = _span([m.value for m in _summed(totals)])
    return Figure(
        min=low,
        max=high,
        approximate=any(m.value.approximate for m in totals),
        of=_of(mentions, holder_of),
        by_source=_by_source(totals, source_of),
    )


def _summed(totals: Sequence[Mention]) -> list[Mention]:
    """Figures of different people in one sentence add up (قتيل من الجيش واثنان من الشرطة); others are rivals."""
    return list(totals)


def _span(values: Sequence[CasualtyValue]) -> tuple[int | None, int | None]:
    exact = [v for v in values if v.min is not None and v.min == v.max]
    bounded = [v for v in values if v.max is None and (v.min or 0) > 3 or v.min != v.max]
    if exact:
        numbers = [v.min for v in exact if v.min is not None]
        low, high = min(numbers), max(numbers)
        if low == 0 and high > 0:
            low = min(n for n in numbers if n)
        return low, high
    if bounded:
        lows = [v.min for v in bounded if v.min is not None]
        highs = [v.max for v in bounded]
        return (max(lows) if lows else None), (None if any(h is None for h in highs) else max(h for h in highs if h is not None))
    return None, None


def _of(mentions: Sequence[Mention], holder_of: Mapping[int, str | None]) -> tuple[FigureOf, ...]:
    rows = [FigureOf(holder_of.get(m.first), m.value.category, m.value.min, m.value.max) for m in mentions]
    known = [r for r in rows if r.actor or r.category != "unknown"]
    return tuple(dict.fromkeys(known))


def _by_source(totals: Sequence[Mention], source_of: Mapping[int, str | None]) -> tuple[FigureBySource, ...]:
    rows: dict[tuple[str, int | None, int | None], FigureBySource] = {}
    for mention in totals:
        name = source_of.get(mention.first)
        if name:
            value = mention.value
            rows[(name, value.min, value.max)] = FigureBySource(name, value.min, value.max)
    differ = len({(r.min, r.max) for r in rows.values()}) > 1
    return tuple(rows.values()) if differ else ()
