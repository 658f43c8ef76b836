"""Which number is told of a topic (القتلى، عدد الجرحى): the elements of a sentence in, the place of the number out.

It stands right behind the topic, after a verb of counting, or, where a clause comes between, where the verb of counting
goes on (عدد قتلى التفجير الذي استهدف مسجدا ارتفع إلى 17).
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from evtx.annotate.casualties.elements import Cue, Element, Group
from evtx.annotate.casualties.own import counts
from evtx.annotate.casualties.scene import COUNT_WORDS, Scene
from evtx.frozen import replace

_FROM, _TO = "من", "الي"
_PASSING = frozenset({"تجاوز", "جاوز", "فاق", "تخطي", "تعدي"})
_BY = frozenset({"ب", "بـ"})
_BEFORE = 3  # tokens from a verb of counting to its topic
_AHEAD = 10  # tokens from the word for number to the verb that says what happened to those counted
_RAISES, _RAISED_BEFORE = "رفع", 8  # رفع المرصد السوري لحقوق الإنسان عدد القتلى إلى 18


def is_count(scene: Scene, cue: Cue, group: Group) -> bool:
    """Whether a group tells the number of a topic: right after it, or after a verb of counting."""
    gap = range(cue.after, group.first)
    if len(gap) == 1 and scene.text(cue.after) in _BY:
        return group.units[0].number  # قدر القتلى بـ26
    if len(gap) == 1 and scene.text(cue.after) == _TO and scene.text(cue.first).startswith("و"):
        return group.units[0].number  # ... إلى 22 والجرحى إلى 70
    counted = any(counts(scene, t) for t in gap) or _rises(scene, cue)
    return (len(gap) == 0 and not group.units[0].joined) or (counted and group.units[0].number)


def far_count(scene: Scene, elements: Sequence[Element], number: int, linked: Container[int]) -> int | None:
    """The group that a verb of counting tells of a topic, a clause about the act between them."""
    cue = elements[number]
    if not isinstance(cue, Cue) or cue.kind != "topic":
        return None
    rising = _rises(scene, cue)
    for index in range(number + 1, len(elements)):
        element = elements[index]
        if isinstance(element, Cue) and element.kind == "topic":
            return None
        if not isinstance(element, Group) or index in linked or element.part or is_former(scene, element):
            continue
        first = element.units[0]
        if not first.number or first.figure:
            continue
        to = scene.text(element.first - 1) == _TO
        ranged = scene.text(element.first) == _FROM  # من خمسة إلى 19
        if (rising and (to or ranged)) or counts(scene, element.first - (2 if to else 1)):
            return index
    return None


def counted_ahead(scene: Scene, elements: Sequence[Element], number: int, linked: Container[int]) -> int | None:
    """يرتفع إلى 57 عدد القتلى، بلغ 30 عدد الذين قتلوا: the group right before the word for number."""
    cue = elements[number]
    for index in range(number - 1, -1, -1):
        group = elements[index]
        if cue.first - group.last > _AHEAD:
            return None
        if not isinstance(group, Group) or index in linked or scene.text(group.last) not in COUNT_WORDS:
            continue
        told = scene.text(group.first - 1) == _TO or counts(scene, group.first - 1)
        return index if told and group.units[0].number and not group.units[0].figure else None
    return None


def is_former(scene: Scene, group: Group) -> bool:
    """ارتفع عدد القتلى من خمسة إلى 19: whether a number is the one from which a toll rose."""
    return scene.text(group.first - 1) == _FROM and scene.text(group.last) == _TO and group.units[0].number


def exceeded(scene: Scene, cue: Cue, group: Group) -> Group:
    """تجاوز عدد قتلى الجماعة الخمسين: the group with one more as its least where a verb of passing tells it.

    ارتفع عدد القتلى من 14 إلى 47: of a range that a toll has passed only the end counts.
    """
    unit = group.units[0]
    if (
        cue.kind == "topic"
        and _rises(scene, cue)
        and unit.max
        and _FROM in (scene.text(unit.first - 1), scene.text(unit.first))
    ):
        return replace(group, units=(replace(unit, min=unit.max), *group.units[1:]))
    passing = any(
        scene.finite(t) and any(a.lemma in _PASSING for a in scene.document.analyses[t])
        for t in range(max(0, cue.first - _BEFORE), cue.first)
    )
    if cue.kind != "topic" or not passing or unit.min is None or unit.max != unit.min:
        return group
    return replace(group, units=(replace(unit, min=unit.min + 1, max=None), *group.units[1:]))


def _rises(scene: Scene, cue: Cue) -> bool:
    """Whether a verb of counting stands before a topic (ارتفع عدد القتلى), or one says that somebody raised it."""
    before = range(max(0, cue.first - _BEFORE), cue.first)
    raised = range(max(0, cue.first - _RAISED_BEFORE), cue.first)
    return any(counts(scene, t) for t in before) or any(
        scene.finite(t) and any(a.lemma == _RAISES for a in scene.document.analyses[t]) for t in raised
    )
