"""Parts that add up to the total told before them: the links of a sentence in, the same with those as parts out.

"أصيب 20 مواطنا، بينهم 3 بالرصاص و17 بالاختناق" and "قتل تسعة، خمسة جنود وأربعة مدنيين" tell the same people twice.
Where each part has an act of its own (قتل 26، 17 منهم في هجوم وتسعة في مواجهات) the parts count, not their sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.casualties.elements import Cue, Element, Group
from evtx.annotate.casualties.own import Told, in_an_act
from evtx.annotate.casualties.scene import Scene

_WHOLE = frozenset({"verb", "masdar", "noun", "topic"})
_GOING_ON = frozenset({"more", "part"})
_FEW = 3  # people of a total that is broken down


def break_down(scene: Scene, elements: Sequence[Element], linked: dict[int, Told]) -> None:
    """Make parts of the groups behind an exact total that add up to it."""
    for index in sorted(linked):
        whole = linked[index]
        counts = {(u.min, u.max) for u in whole.units}
        exact = all(low == high and low is not None for low, high in counts)
        if whole.how not in _WHOLE or len(whole.figures) > 1 or not exact:
            continue
        total = sum(u.min or 0 for u in whole.units)
        parts = _adding_up(scene, elements, linked, index, total) if total >= _FEW else ()
        groups = [(at, group) for at in parts if isinstance(group := elements[at], Group)]
        apart = len(groups) > 1 and all(in_an_act(scene, group.last) for _, group in groups[:2])
        for n, (at, group) in enumerate(groups):
            how = ("verb" if n == 0 else "more") if apart else "part"
            linked[at] = Told(group.first, group.last, whole.figures, group.units, how)
        if apart:
            del linked[index]


def _adding_up(
    scene: Scene, elements: Sequence[Element], linked: dict[int, Told], index: int, total: int
) -> tuple[int, ...]:
    """The groups right behind a total, two units or more, that add up to it; none where they do not."""
    found: list[int] = []
    units = amount = 0
    for at in range(index + 1, len(elements)):
        element = elements[at]
        if isinstance(element, Cue) and _tells_how(scene, element):
            continue
        if not isinstance(element, Group) or (at in linked and linked[at].how not in _GOING_ON):
            return ()
        if any(u.min is None or u.min != u.max for u in element.units):
            return ()
        found.append(at)
        units += len(element.units)
        amount += sum(u.min or 0 for u in element.units)
        if amount >= total:
            return tuple(found) if amount == total and units > 1 else ()
    return ()


def _tells_how(scene: Scene, cue: Cue) -> bool:
    """بالاختناق: a verbal noun behind ب tells how those before it were hurt."""
    return cue.kind == "noun" and any(a.prep == "ب" for a in scene.document.analyses[cue.first])
