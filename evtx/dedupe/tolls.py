"""How many and what, as two articles say: figures, things and named people in, the levels of their likeness out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.dedupe.account import Account, Toll
from evtx.dedupe.ballot import Vote, elect
from evtx.dedupe.knowledge import Known, Level
from evtx.dedupe.telling import Telling, vote_of
from evtx.incident import Spread
from evtx.model import FIGURES, Figure, FigureBySource

_NEAR = 0.75  # the smaller number's share of the larger, from which they may be two counts of one toll
_TIMES = 3  # a toll may grow so much from the first report to the last
_MANY = 10  # people by which two counts of one toll do not differ by a slip
_MOST, _LEAST = 9.0, -8.0  # bits of all figures together: they hang together
_Weighed = tuple[Level, float, str]  # the level, its bits, and the kind of figure or thing


def figures_alike(one: Account, two: Account, known: Known) -> list[_Weighed]:
    """For every kind of figure that both tell, the level that holds and its bits; the sum is bounded."""
    levels = known.levels["figures"]
    found: list[_Weighed] = []
    total = 0.0
    for kind, mine in one.tolls.items():
        yours = two.tolls.get(kind)
        if yours is None:
            continue
        early, late = (mine, yours) if one.published <= two.published else (yours, mine)
        name, people = _level(early, late, one.published != two.published)
        level = levels[name]
        bits = max(_LEAST, min(_MOST, total + level.worth(people))) - total
        total += bits
        found.append((level, bits, kind))
    return found


def _level(early: Toll, late: Toll, ordered: bool) -> tuple[str, int]:
    """The level that holds for two counts of one kind, and how many people make it telling."""
    low, high = max(early.low, late.low), min(_top(early), _top(late))
    if early.high == late.high == 0:
        return "none", 0
    if 0 in (early.high, late.high):
        return ("none_and_some", 0) if low > 0 else ("compatible", 0)
    if early.low == early.high == late.low == late.high:
        return "equal", low
    if low <= high:
        return "compatible", min((t.low for t in (early, late) if t.high is None), default=low)
    # the ranges do not meet: `high` is the most that the lower of them tells, `low` the least of the other
    if high / low >= _NEAR:
        return "near", int(high)
    grown = ordered and late.low > early.low
    if low <= _TIMES * high:
        return ("updated" if grown else "differ"), int(high)
    if grown:
        return "grown", 0
    return ("far_apart" if low - high >= _MANY else "apart"), 0


def _top(toll: Toll) -> float:
    return float("inf") if toll.high is None else toll.high


def items_alike(one: Account, two: Account, known: Known) -> list[_Weighed]:
    """The levels of the comparison `items` that hold: one for the means, one for the things hit, taken or found."""
    levels = known.levels["items"]
    found: list[_Weighed] = []
    if one.means and two.means:
        if one.means & two.means:
            found.append((levels["means"], levels["means"].bits, ", ".join(sorted(one.means & two.means))))
        elif one.type == two.type and not _families(one.means, known) & _families(two.means, known):
            found.append((levels["other_means"], levels["other_means"].bits, ""))
    if one.things & two.things:
        found.append((levels["things"], levels["things"].bits, ", ".join(sorted(one.things & two.things))))
    return found


def _families(means: frozenset[str], known: Known) -> set[int]:
    return {number for thing in means for number in known.families.get(thing, ())}


def victims_alike(one: Account, two: Account, known: Known) -> Level | None:
    """The level of the comparison `victims` that holds; None where one of them names nobody."""
    if not one.victims or not two.victims:
        return None
    levels = known.levels["victims"]
    if any(_one_person(a, b) for a in one.victims for b in two.victims):
        return levels["same"]
    return levels["all_others"] if _all_named(one) and _all_named(two) else levels["others"]


def _one_person(one: str, two: str) -> bool:
    """The same name, or the same with a grandfather's or a family's name more."""
    mine, yours = one.split(), two.split()
    short, long = (mine, yours) if len(mine) <= len(yours) else (yours, mine)
    return short[0] == long[0] and set(short) <= set(long)


def _all_named(account: Account) -> bool:
    killed = account.tolls.get("killed")
    return killed is not None and killed.high is not None and killed.high <= len(account.victims)


# ---------------------------------------------------------------- the figures of an incident


def figures_of(tellings: Sequence[Telling]) -> dict[str, Figure]:
    """The canonical figure of every kind that is told."""
    found: dict[str, Figure] = {}
    for kind in FIGURES:
        chosen = elect(_votes(tellings, kind), _holds)
        if chosen is not None:
            found[kind] = chosen.value
    return found


def spread_of(tellings: Sequence[Telling]) -> dict[str, Spread]:
    """For every kind of figure that differs the least and the most told, and who says what."""
    found: dict[str, Spread] = {}
    for kind in FIGURES:
        told = [(t, t.event.casualties[kind]) for t in tellings if kind in t.event.casualties]
        if len({(f.min, f.max) for _, f in told}) < 2:
            continue
        low = [f.min for _, f in told if f.min is not None]
        high = [f.max for _, f in told]
        most = None if None in high else max(h for h in high if h is not None)
        by = dict.fromkeys(FigureBySource(t.outlet, f.min, f.max) for t, f in told)
        found[kind] = Spread(min(low, default=None), most, tuple(by))
    return found


def _votes(tellings: Sequence[Telling], kind: str) -> list[Vote[Figure]]:
    votes = []
    for telling in tellings:
        figure = telling.event.casualties.get(kind)
        if figure is not None:
            width = float("inf") if figure.max is None else figure.max - (figure.min or 0)
            detail = -width - 0.5 * figure.approximate + 0.1 * bool(figure.of)
            votes.append(vote_of(telling, figure, f"{figure.min}..{figure.max}", detail))
    return votes


def _holds(one: Figure, two: Figure) -> bool:
    """Whether the range of a first figure holds that of the second."""
    most = float("inf")
    return (one.min or 0) <= (two.min or 0) and (most if two.max is None else two.max) <= (
        most if one.max is None else one.max
    )
