"""Figures of one event from all that its sentences tell of them: totals, parts, sides and sources told apart.

A part ("بينهم طفلان") goes into `of`, never into the total. Sides and places told in one sentence add up;
figures of several sentences are rivals: exact ones win over bounds and bare plurals, and where they differ they
are kept as a span, each with its source in `by_source`. A headline counts only where the text is less exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from evtx.events.parties.naming import GENERIC
from evtx.model import HARM, CasualtyValue, Figure, FigureBySource, FigureOf, Mention
from evtx.text.document import Document
from evtx.text.words import word_class

Bounds = tuple[int | None, int | None]
ATTACKERS, ATTACKED = "attackers", "attacked"  # sides of people whose actor nobody tells
_OF_THEM = frozenset({"منهم", "منهن", "بينهم"})
_BADLY = word_class("events.event_figures.badly")
_STATE, _OF_SOME = word_class("events.event_figures.state"), word_class("events.event_figures.of_some")
_HOW_BADLY = 8  # tokens from people to how badly they are hurt
_VAGUE = frozenset({2, 3, 20, 200, 2000})  # bare plurals, tens, hundreds (codebook, section 4)
_AT_LEAST = 3  # what is no bare plural
_SIDES, _NO_SIDE = 2, GENERIC - {"militants", "unknown_gunmen"}  # soldiers of no army told may be those of any
_NEAR = 18  # tokens between the figures of two sides
_MORE = frozenset({"more", "other", "with"})
_HIMSELF = "himself"


@dataclass(frozen=True, slots=True)
class FigureTold:
    """A casualty mention with its sentence, whose people they are (actor id) and who tells it (name).

    `wide`: told of several places together; `some`: of people counted before (28 منهم); `side`: see `whose.py`.
    """

    mention: Mention
    sentence: int
    headline: bool = False
    holder: str | None = None
    source: str | None = None
    wide: bool = False
    some: bool = False
    side: str | None = None
    words: str = ""

    @property
    def value(self) -> CasualtyValue:
        """The amount told."""
        value: CasualtyValue = self.mention.value
        return value

    @property
    def how(self) -> str:
        """How the text tells it: the middle of the rule's id (see `annotate.casualties`)."""
        how = self.mention.rule.split(".")[1]
        return "known" if how == _HIMSELF else how

    @property
    def himself(self) -> bool:
        """Whether it tells of one only by a pronoun that takes him up (أصيب برصاصة في الصدر)."""
        return self.mention.rule.split(".")[1] == _HIMSELF

    @property
    def bounds(self) -> Bounds:
        """Least and greatest number."""
        return self.value.min, self.value.max


def is_of_some(document: Document, mention: Mention) -> bool:
    """28 منهم، 35 إصابة خطيرة، ستة في حالة حرجة: whether an amount is of people told before."""
    if document.tokens[mention.last - 1].text in _OF_THEM:
        return True
    return mention.value.figure == "wounded" and _are_badly_hurt(document, mention)


def _are_badly_hurt(document: Document, mention: Mention) -> bool:
    """خطيرة، في حالة حرجة، ما زالوا في العناية المركزة: words behind an amount on how badly all of it are hurt."""
    words = [t.text for t in document.tokens[mention.last : mention.last + _HOW_BADLY]]
    at = next((n for n, word in enumerate(words) if word in _BADLY), len(words))
    if at == 0:
        return True
    between = words[:at]
    stated = not _STATE.isdisjoint(between) or (document.tokens[mention.first - 1].text in _STATE and at == 1)
    return at < len(words) and stated and _OF_SOME.isdisjoint(between)


def merge_figures(told: Sequence[FigureTold]) -> dict[str, Figure]:
    """Figures by kind, in the order in which the text tells them first."""
    by_kind: dict[str, list[FigureTold]] = {}
    for one in _with_sides(sorted(told, key=lambda t: (t.mention.first, -t.mention.last))):
        by_kind.setdefault(one.value.figure, []).append(one)
    return {kind: _figure(found) for kind, found in by_kind.items() if kind != "wounded" or not _died(by_kind)}


def without_rival_sides(told: Sequence[FigureTold]) -> tuple[FigureTold, ...]:
    """The figures of an act in which only those hit fell, each of no side where another source has others.

    قال الجيش إن الغارة قتلت عشرة مسلحين ... وقال سكان إن القتلى ستة مدنيين: they tell of the same dead.
    """
    return tuple(replace(t, side=None) if _has_rival(t, told) else t for t in told)


def _has_rival(one: FigureTold, told: Sequence[FigureTold]) -> bool:
    others = [t for t in told if t.value.figure == one.value.figure and t.side and one.side and t.side != one.side]
    of_others = any(t.sentence != one.sentence and t.source and one.source and t.source != one.source for t in others)
    return of_others and not any(t.sentence == one.sentence for t in others)


def _with_sides(told: Sequence[FigureTold]) -> list[FigureTold]:
    """People of no side told are of the side of those among them (مقتل 21 شخصا بينهم 12 جنديا), else of those attacked.

    The latter where the attackers' loss is told apart (قتل تسعة أشخاص ... وقتلت الشرطة المهاجمين الأربعة).
    """
    apart = {t.value.figure for t in told if t.side == ATTACKERS and not t.value.part and _is_definite(t)}
    sided: list[FigureTold] = []
    for at, one in enumerate(told):
        if one.side is None and not one.value.part and one.holder is None:
            counted = one.value.figure in apart and (one.value.max is not None or one.value.min not in _VAGUE)
            sides = {part.side for part in _parts_behind(told, at)} or ({ATTACKED} if counted else set())
            one = replace(one, side=sides.pop()) if len(sides) == 1 else one
        sided.append(one)
    return sided


def _is_definite(told: FigureTold) -> bool:
    """المهاجمين الأربعة: people who were told of before."""
    return any(word.startswith("ال") for word in told.words.split())


def _parts_behind(told: Sequence[FigureTold], at: int) -> Iterator[FigureTold]:
    """The parts that one sentence tells right behind a total of the same kind."""
    for two in told[at + 1 :]:
        if not two.value.part or two.sentence != told[at].sentence:
            return
        if two.value.figure == told[at].value.figure:
            yield two


def _died(by_kind: Mapping[str, Sequence[FigureTold]]) -> bool:
    """استشهد الشاب ... وكان الشاب أصيب برصاصة في الصدر: whether the one man who was hurt is the one who died."""
    dead = by_kind.get("killed", ())
    names = {t.words for t in dead if t.how == "known"}
    same = all(t.himself or (t.how == "known" and t.value.max == 1 and t.words in names) for t in by_kind["wounded"])
    return same and bool(dead) and all(t.value.max == 1 for t in dead)


def _figure(told: Sequence[FigureTold]) -> Figure:
    totals = _without_breakdowns(
        _weighty([t for at, t in enumerate(told) if not _is_part(told, at) or _begins(told, at)])
    )
    if any(t.how == "known" and not t.headline for t in told) and all(t.headline for t in totals):
        totals = []  # the text tells by name whom the headline counts, with others
    low, high = _span(_rivals(totals)) if totals else _of_parts(told)
    if low is not None and low in {t.value.min for t in totals}:  # a sum of several is no claim of one
        low = min([low, *_lower_claims(totals)])
    return Figure(
        min=low,
        max=high,
        approximate=any(t.value.approximate for t in totals or told),
        of=_of([t for t in told if t.value.part or t in totals]),
        by_source=_by_source(totals),
    )


def _lower_claims(totals: Sequence[FigureTold]) -> list[int]:
    """45 قتيلا على الأقل of one source beside 60 of another: numbers, not bare plurals, that claim fewer at least."""
    exact = {t.source for t in totals if t.value.max is not None}
    return [
        t.value.min
        for t in totals
        if t.value.max is None and t.value.min and t.value.min not in _VAGUE and exact - {t.source}
    ]


def _is_part(told: Sequence[FigureTold], at: int) -> bool:
    """بينهم طفلان; 74 قتيلا ... 28 منهم في حلب: some of more who were counted before."""
    one = told[at]
    return one.value.part or (
        one.some and any((t.value.min or 0) > (one.value.min or 0) and not _of_other_side(one, [t]) for t in told[:at])
    )


def _begins(told: Sequence[FigureTold], at: int) -> bool:
    """قتل القائد فلان واثنان من مرافقيه، مقتله ومقتل ابنه: one who is known is in the sum of those beside him."""
    one, following = told[at], told[at + 1] if at + 1 < len(told) else None
    if one.how != "known" or (at and _hand_in_hand(told[at - 1], one)):
        return one.how == "known"
    if following is None or following.how == "with":
        return following is not None  # قتل القائد فلان. وقتل معه ثلاثة
    return following.sentence == one.sentence and (following.how == "more" or _hand_in_hand(one, following))


def _hand_in_hand(one: FigureTold, two: FigureTold) -> bool:
    """Whether a known person and others hurt are told right behind one another (مقتله ومقتل ابنه)."""
    near = 0 <= two.mention.first - one.mention.last <= 1
    return near and one.sentence == two.sentence and one.how == "known" and not two.headline


def _weighty(totals: list[FigureTold]) -> list[FigureTold]:
    """The totals that count: those of headlines, and of several places together, only where no others are closed."""
    least = max((t.value.min or 0 for t in totals if not t.headline), default=0)
    # "14 قتيلا" of a headline is "14 على الأقل" of the text
    totals = [t for t in totals if not t.headline or (t.value.min or 0) > least or least < _AT_LEAST] or totals
    for others in ([t for t in totals if not t.headline], [t for t in totals if not t.headline and not t.wide]):
        totals = others if any(t.value.max is not None for t in others) else totals
    return totals


def _without_breakdowns(totals: list[FigureTold]) -> list[FigureTold]:
    """Without figures that break down a total told elsewhere: several that add up to it, or one person of more."""
    exact = [t for t in totals if t.value.max and t.value.min == t.value.max]
    most = max((t.value.max or 0 for t in exact), default=0)
    whole = {t.sentence for t in exact if t.value.max == most}
    less = [t for t in exact if (t.value.max or 0) < most and t.sentence not in whole]
    by_sentence = [list(found) for _, found in groupby(less, key=lambda t: t.sentence)]
    parts = [t for told in (*by_sentence, less) if sum(t.value.max or 0 for t in told) == most for t in told]
    wholes = [t for t in exact if t.sentence in whole]
    counted = _MORE if all(t.how != "with" for t in totals) else {*_MORE, "known"}
    one = [t for t in less if t.value.max == 1 and t.how not in counted and not _of_other_side(t, wholes)]
    return [t for t in totals if t not in parts and t not in one]


def _of_other_side(one: FigureTold, others: Sequence[FigureTold]) -> bool:
    """Whether somebody is of another side than all of those others (مقتل ضابط من هؤلاء وثلاثة من أولئك)."""
    return all(
        (one.side and u.side and one.side != u.side) or (one.holder and u.holder and one.holder != u.holder)
        for u in others
    )


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a sentence tells of people together: their number, whose they are (actors) and of which sides."""

    bounds: Bounds
    holders: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()


def _rivals(totals: Sequence[FigureTold]) -> list[Bounds]:
    """One figure a claim: what a sentence tells of several sides or places is added up."""
    claims: list[_Claim] = []
    for _, found in groupby(totals, key=lambda t: t.sentence):
        here: list[_Claim] = []
        before: FigureTold | None = None
        for one in found:
            holders = frozenset({one.holder} if one.holder else ())
            sides = frozenset({one.side} if one.side and one.value.figure in HARM else ())
            if here and _adds(one, before, here[-1]):
                last = here[-1]
                here[-1] = _Claim(_add(last.bounds, one.bounds), last.holders | holders, last.sides | sides)
            elif one.how == "with" and claims and claims[-1].bounds == (1, 1):
                here.append(_Claim(_add((1, 1), one.bounds), holders, sides))
                claims.pop()
            else:
                here.append(_Claim(_one_more(one, [c.bounds for c in (*claims, *here)]), holders, sides))
            before = one
        claims += here if len(here) == 1 else [_Claim(c.bounds) for c in here]
    return _of_all_sides(claims) or _of_both(claims) or [c.bounds for c in claims]


def _one_more(one: FigureTold, told: Sequence[Bounds]) -> Bounds:
    """مصاب آخر: one more than another source tells; any other figure is what it is."""
    if one.how != "other" or one.value.max != 1 or one.bounds in told or not any(high for _, high in told):
        return one.bounds
    low, high = _span(told)
    return low, None if high is None else high + 1


def _of_all_sides(told: Sequence[_Claim]) -> list[Bounds]:
    """Each side's loss told in a sentence of its own: their sum, where no figure is told of people of no known side."""
    by_side: dict[frozenset[str], list[Bounds]] = {}
    for claim in told:
        by_side.setdefault(claim.holders, []).append(claim.bounds)
    names = [name for holders in by_side for name in holders]
    if len(by_side) < _SIDES or frozenset() in by_side or len(names) > len(set(names)) or _NO_SIDE & set(names):
        return []
    return [_sum([_span(found) for found in by_side.values()])]


def _of_both(told: Sequence[_Claim]) -> list[Bounds]:
    """The loss of those who attack and of those attacked, told in sentences of their own: their sum."""
    by_side: dict[frozenset[str], list[Bounds]] = {}
    for claim in told:
        by_side.setdefault(claim.sides, []).append(claim.bounds)
    apart = len(by_side) == _SIDES and all(len(sides) == 1 for sides in by_side)
    return [_sum([_span(found) for found in by_side.values()])] if apart else []


def _sum(bounds: Sequence[Bounds]) -> Bounds:
    total, *others = bounds
    for one in others:
        total = _add(total, one)
    return total


def _adds(one: FigureTold, before: FigureTold | None, told: _Claim) -> bool:
    """Whether a figure is told beside the one before it, of other people, not instead of it."""
    if one.how in ("more", "with") or (before is not None and _hand_in_hand(before, one)):
        return True
    if one.how == "other":
        return one.bounds != told.bounds
    if one.side and told.sides and one.side not in told.sides and one.value.figure in HARM:
        return True
    rival = before is not None and bool(one.source and before.source) and one.source != before.source
    if before is None or rival or one.how == "topic" or one.mention.first - before.mention.last > _NEAR:
        return False
    if one.holder and told.holders and one.holder not in told.holders:
        return True
    # the noun said again in one breath: جرحى من هؤلاء وقتلى وجرحى من أولئك
    return one.how == before.how == "noun" and one.bounds == before.bounds == (2, None)


def _add(one: Bounds, two: Bounds) -> Bounds:
    low = (one[0] or 0) + (two[0] or 0)
    high = one[1] + two[1] if one[1] is not None and two[1] is not None else None
    return low, high


def _span(bounds: Sequence[Bounds]) -> Bounds:
    """Closed figures as a span, open above where another is said to be higher; else the highest open one."""
    harmed = [b for b in bounds if b != (0, 0)] or list(bounds)
    closed = [(low, high) for low, high in harmed if low is not None and high is not None]
    least = [low for low, high in harmed if low is not None and high is None]
    if closed:
        low, high = min(b[0] for b in closed), max(b[1] for b in closed)
        return (low, None) if least and max(least) > high else (low, high)
    if least:
        return max(least), None
    return None, max((high for _, high in harmed if high is not None), default=None)


def _of_parts(told: Sequence[FigureTold]) -> Bounds:
    """No total is told: known people are the total, parts of an untold total are its least number."""
    known = [t.value for t in told if t.how == "known"]
    if known:
        low, high = max(v.min or 0 for v in known), max((v.max for v in known if v.max is not None), default=None)
        if (named := _named_together(told)) > low:
            return named, named
        # one known man, and "wounded" whose number nobody tells: no highest
        return low, None if high is not None and high < low else high
    return max((t.value.min or 0 for t in told), default=0) or None, None


def _named_together(told: Sequence[FigureTold]) -> int:
    """فقُتل أحمد العلي على الفور وتوفي خالد الحسن لاحقا: how many people one sentence tells by names of their own."""
    named: dict[int, dict[str, int]] = {}
    for one in told:
        first, _, rest = one.words.partition(" ")
        if one.how == "known" and not one.himself and rest and one.value.min == one.value.max:
            named.setdefault(one.sentence, {})[first] = one.value.min or 0
    return max((sum(people.values()) for people in named.values()), default=0)


def _of(told: Sequence[FigureTold]) -> tuple[FigureOf, ...]:
    rows = [FigureOf(t.holder, t.value.category, t.value.min, t.value.max) for t in told if t.bounds != (0, 0)]
    owned = {(r.category, r.min, r.max) for r in rows if r.actor}
    known = [
        r for r in rows if r.actor or (r.category != "unknown" and (r.category, r.min, r.max) not in owned)
    ]  # the same people told once with their side and once without
    return tuple(dict.fromkeys(known))


def _by_source(totals: Sequence[FigureTold]) -> tuple[FigureBySource, ...]:
    exact = {t.source for t in totals if t.value.max is not None}
    told = [t for t in totals if t.source and (t.value.max is not None or t.source not in exact)]
    rows = dict.fromkeys(FigureBySource(t.source or "", t.value.min, t.value.max) for t in told)
    return tuple(rows) if len({(r.min, r.max) for r in rows}) > 1 else ()
