"""How a cue tells of its people: a cue with its group in, the manner that goes into the mention's rule out.

"قُتل القائد" tells of one who is known, "وأصيب آخرون" of others than those before, "كما أصيب عابران" and "إضافة إلى
إصابة خمسة مدنيين" of more, "وقتل معه ثلاثة" of those who died with one told before.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from evtx.annotate.casualties.elements import Cue, Element, Group
from evtx.annotate.casualties.modifiers import Unit
from evtx.annotate.casualties.own import HARMED, Told, added
from evtx.annotate.casualties.scene import Scene
from evtx.annotate.casualties.uncounted import MADE_UP
from evtx.text.words import word_class

_WAYS = (
    word_class("annotate.casualties_manner.shot"),
    word_class("annotate.casualties_manner.gas"),
    word_class("annotate.casualties_manner.blows"),
    word_class("annotate.casualties_manner.burns"),
    word_class("annotate.casualties_manner.splinters"),
)
_HOW_REACH = 3  # tokens behind people in which it is told how they were hurt
_ALSO = "كما"
_TOO, _TOO_REACH = frozenset({"ايضا", "كذلك"}), 3  # مما أدى أيضا إلى إصابة أربعة
_CARRY = frozenset({"نقل", "اسعف"})
_ALL = frozenset({"جميع", "كل", "كامل", "كافه"})
_WITH_HIM = frozenset({"معه", "معها", "معهما", "معهم", "برفقته"})
_THEIR = frozenset({"ه", "ها"})  # of a cell, of a band


def manner(scene: Scene, cue: Cue, group: Group, figures: tuple[str, ...], told: Sequence[Told]) -> str:
    """How a cue tells of a group, those told before it in the sentence known."""
    if all(u.definite for u in group.units) and not any(u.number for u in group.units):
        return "known"
    if cue.kind == "verb" and is_one_of(scene, cue.first, _CARRY):
        return "known"  # نُقل 17 شخصا إلى المستشفى: some of the hurt, all of them where no more are told
    again = any(t.figures == figures for t in told)
    if again and added(scene, cue.first):
        return "more"  # وإصابة ستة، إضافة إلى إصابة خمسة مدنيين
    if any(u.other for u in group.units) and cue.kind != "topic":
        return "other"
    also = scene.text(cue.first - 1) == _ALSO or any(
        scene.text(t) in _TOO for t in range(cue.first - _TOO_REACH, cue.first)
    )
    if again and (also or _hurt_otherwise(scene, cue, group, figures, told)):
        return "more"  # فجُرح السائق، كما أصيب عابران
    if scene.text(cue.after) in _WITH_HIM and figures[0] in HARMED:
        return "with"
    return {"noun": "masdar"}.get(cue.kind, cue.kind)


def _hurt_otherwise(scene: Scene, cue: Cue, group: Group, figures: tuple[str, ...], told: Sequence[Told]) -> bool:
    """أصيب ثلاثة بالرصاص، فيما أصيب العشرات بالاختناق: whether others than those before were hurt in another way."""
    here = harms(scene, min(cue.first, group.first), max(cue.last, group.last) + _HOW_REACH)
    before = [harms(scene, t.first, min(t.last + _HOW_REACH, cue.first)) for t in told if t.figures == figures]
    return figures == ("wounded",) and bool(here) and all(b and not b & here for b in before)


def harms(scene: Scene, first: int, last: int) -> frozenset[int]:
    """In which ways people are said to be hurt between two tokens: shot, gas, blows, burns, splinters."""
    words = [scene.text(t).removeprefix("ب").removeprefix("ال") for t in range(first, last)]
    return frozenset(way for way, names in enumerate(_WAYS) if not names.isdisjoint(words))


def made_up_of(scene: Scene, elements: Sequence[Element], at: int, linked: Container[int]) -> tuple[Unit, ...]:
    """خلية مكونة من ثمانية أشخاص ... واعتقال جميع أفرادها: the number of those who are all told of."""
    group = elements[at]
    if not isinstance(group, Group) or group.units[0].number or scene.bare(group.first - 1) not in _ALL:
        return ()
    if not any(a.pron in _THEIR for t in range(group.first, group.last) for a in scene.document.analyses[t]):
        return ()
    for index in range(at - 1, -1, -1):
        before = elements[index]
        if isinstance(before, Group) and index not in linked and makes_up(scene, before.first):
            return before.units
    return ()


def makes_up(scene: Scene, at: int) -> bool:
    """طاقمها المؤلف من 12 شخصاً: people of whom a crew or a cell is said to consist."""
    return scene.text(at - 1) == "من" and scene.bare(at - 2).removeprefix("ال") in MADE_UP


def is_one_of(scene: Scene, at: int, lemmas: frozenset[str]) -> bool:
    """Whether a token can be a form of one of some lemmas."""
    return any((a.noun or a.lemma) in lemmas for a in scene.document.analyses[at])
