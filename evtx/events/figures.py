"""Figures of one event from all casualty mentions of its drafts, totals and parts told apart.

A part ("بينهم طفلان") goes into `of`, never into the total. Exact figures win over bare plurals; exact
figures that differ are kept as a span, each with its source in `by_source`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evtx.model import Figure, FigureBySource, FigureOf, Mention

Bounds = tuple[int | None, int | None]
_NEAR = 12  # tokens


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
    low, high = _span(_summed(totals, holder_of))
    return Figure(
        min=low,
        max=high,
        approximate=any(m.value.approximate for m in totals),
        of=_of(mentions, holder_of),
        by_source=_by_source(totals, source_of),
    )


def _summed(totals: Sequence[Mention], holder_of: Mapping[int, str | None]) -> list[Bounds]:
    """Figures of different sides told close together add up (جرحى من الجيش وقتلى وجرحى من الحرس); others are rivals."""
    out: list[Bounds] = []
    sides: set[str] = set()
    last: int | None = None
    for mention in sorted(totals, key=lambda m: m.first):
        value, holder = mention.value, holder_of.get(mention.first)
        near = last is not None and mention.first - last <= _NEAR
        if out and near and holder and sides and holder not in sides:
            out[-1] = _add(out[-1], (value.min, value.max))
        else:
            out.append((value.min, value.max))
            sides = set()
        if holder:
            sides.add(holder)
        last = mention.last
    return out


def _add(one: Bounds, two: Bounds) -> Bounds:
    low = (one[0] or 0) + (two[0] or 0)
    high = one[1] + two[1] if one[1] is not None and two[1] is not None else None
    return low, high


def _span(bounds: Sequence[Bounds]) -> Bounds:
    """Exact figures as a span; a bound above them or alone; a bare plural only where nothing better is told."""
    exact = [low for low, high in bounds if low is not None and low == high]
    open_lows = [low for low, high in bounds if low is not None and high != low]
    if exact:
        low, high = min(exact), max(exact)
        if low == 0 and high > 0:
            low = min(n for n in exact if n)
        if open_lows and max(open_lows) > high:
            return max(open_lows), None
        return low, high
    closed = [(low, high) for low, high in bounds if high is not None]
    if closed and len(closed) == len(bounds):
        return min(low or 0 for low, _ in closed), max(high or 0 for _, high in closed)
    return (max(open_lows), None) if open_lows else (None, None)


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
