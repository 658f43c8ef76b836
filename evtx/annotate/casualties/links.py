"""Which people each cue tells of: the elements of a sentence in, figures with their people out.

A verb takes the people after it, a plural verb also those before it (24 شخصاً قُتلوا), a verbal noun those
after it; two cues in a row share a total (مقتل وإصابة العشرات); people after و with no cue of their own go on
with the figure told before; a noun that is a figure tells its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.casualties.alone import killed_him_before, taken_up, told_alone, with_attacker
from evtx.annotate.casualties.breakdowns import break_down
from evtx.annotate.casualties.companions import beside_names
from evtx.annotate.casualties.cue_people import before_between, people_of, shares_next
from evtx.annotate.casualties.died_later import without_the_dead
from evtx.annotate.casualties.elements import Cue, Element, Group, Zero
from evtx.annotate.casualties.manner import is_one_of, made_up_of, manner
from evtx.annotate.casualties.modifiers import Unit
from evtx.annotate.casualties.own import (
    HARMED,
    REACH,
    Told,
    counts,
    is_predicate,
    link_more,
    link_own,
    parts_of,
)
from evtx.annotate.casualties.scene import Scene
from evtx.annotate.casualties.topics import exceeded
from evtx.frozen import replace
from evtx.text.words import word_class

_LOSE = "فقد"
_FALL = frozenset({"سقط", "سقوط"})
_AFTER = word_class("annotate.casualties_links.after")
_DYING = frozenset({"توفي", "وفاه", "مات", "موت"})
_BLOWS, _BLOW_REACH = frozenset({"طعن", "دهس"}), 2  # elements from a blow to whom it hit


def link(scene: Scene, elements: Sequence[Element]) -> list[Told]:
    """All figures of a sentence."""
    linked: dict[int, Told] = {}  # by number of the group's element
    told: list[Told] = []
    for number, element in enumerate(elements):
        if isinstance(element, Zero):
            nobody = tuple(f for f in element.figures if not any(f in t.figures for t in told if t.how == "zero"))
            told += [Told(element.first, element.last, nobody, (), "zero")] if nobody else []
        elif isinstance(element, Cue):
            _link_cue(scene, elements, number, linked, told)
    link_more(scene, elements, linked)
    link_own(scene, elements, linked)
    break_down(scene, elements, linked)
    told = without_the_dead(scene, [*told, *linked.values()])
    told = [_of_a_risen_toll(scene, one, told) for one in told]
    told = [with_attacker(scene, one, told) for one in told]
    return sorted(told + parts_of(elements, linked), key=lambda t: t.first)


def _of_a_risen_toll(scene: Scene, one: Told, told: Sequence[Told]) -> Told:
    """ارتفع عدد القتلى إلى 16 بعد وفاة طفلة، بعد انتشال خمس جثث: those whose death made a toll rise are in it."""
    if one.how not in ("masdar", "verb", "known", "noun"):
        return one
    rose = any(
        t.how in ("topic", "noun")
        and t.figures == one.figures
        and any(counts(scene, n) for n in range(max(0, t.first - REACH), t.first))
        and any(scene.text(n) in _AFTER for n in range(t.last, one.first))
        for t in told
        if t.last <= one.first
    )
    return replace(one, how="part") if rose else one


def _died_of_blows(scene: Scene, elements: Sequence[Element], number: int, linked: dict[int, Told]) -> None:
    """طعن مجهول تاجرا ما أدى إلى مقتله: one whom a stab or a car hit and who died of it is not hurt besides."""
    for at in [i for i in linked if i < number and linked[i].figures == ("wounded",)]:
        before = [e for e in elements[max(0, at - _BLOW_REACH) : at] if isinstance(e, Cue)]
        blow = before and {a.lemma for a in scene.document.analyses[before[-1].first]} & _BLOWS
        if blow and sum(u.max or 2 for u in linked[at].units) == 1:
            del linked[at]


def _link_cue(
    scene: Scene, elements: Sequence[Element], number: int, linked: dict[int, Told], told: list[Told]
) -> None:
    cue = elements[number]
    if not isinstance(cue, Cue) or shares_next(scene, elements, number):
        return
    figures = _lost(scene, elements, number) or _figures(scene, elements, number)
    if cue.kind == "between":
        for index in before_between(elements, number):
            group = elements[index]
            if isinstance(group, Group):
                linked[index] = Told(group.first, group.last, figures, group.units, "joint")
        return
    at = people_of(scene, elements, number, linked)
    if at is None and cue.kind == "verb" and cue.pron:
        units = taken_up(scene, elements, number, linked)
        part = any(isinstance(e, Group) and e.part and e.units is units for e in elements[:number])
        told += [Told(units[0].first, units[-1].last, figures, units, "part" if part else "verb")] if units else []
        if not units and figures == ("killed",) and killed_him_before(scene, cue):
            told.append(Told(cue.first, cue.last, figures, (Unit(cue.first, cue.last, cue.last, 1, 1),), "known"))
    if at is None:
        alone = told_alone(scene, elements, number, figures, linked)
        if any(t.figures == ("killed",) and t.how == "known" for t in alone):
            _died_of_blows(scene, elements, number, linked)
        told += alone
        beside_names(scene, elements, number, figures, alone, linked)
        return
    group = elements[at]
    if isinstance(group, Group):
        group = exceeded(scene, cue, group)
        own = group.units[0].figure
        if all(u.subset for u in group.units) and own in HARMED and own != figures[0]:
            linked[at] = Told(group.first, group.last, figures, group.units, "part")  # توفي أربعة من المصابين
            return
        if (
            own == "wounded"
            and figures == ("killed",)
            and is_one_of(scene, cue.first, _DYING)
            and not group.units[0].subset
        ):
            linked[at] = Told(group.first, group.last, figures, group.units, "known")  # وفاة جريح
            return
        if (own in HARMED and own != figures[0]) or _falls_otherwise(scene, elements, at, cue):
            return  # تسليم جثث: the noun tells more than the cue
        units = made_up_of(scene, elements, at, linked) or group.units
        how = manner(scene, cue, group, figures, [*told, *(linked[i] for i in sorted(linked) if i < at)])
        linked[at] = Told(group.first, group.last, figures, units, how)


def _falls_otherwise(scene: Scene, elements: Sequence[Element], at: int, cue: Cue) -> bool:
    """سقط ضحايا، سقط مدنيون جرحى: those who fall need not be dead."""
    if cue.last - cue.first > 1 or all(a.lemma not in _FALL for a in scene.document.analyses[cue.first]):
        return False
    group, following = elements[at], elements[at + 1] if at + 1 < len(elements) else None
    if not isinstance(group, Group) or group.first - cue.after > 1:
        return True
    noun = group.units[0].noun
    return (
        noun is None
        or noun.id == "victim"
        or bool(noun.figure)
        or (isinstance(following, Group) and is_predicate(scene, group, following))
    )


def _lost(scene: Scene, elements: Sequence[Element], number: int) -> tuple[str, ...]:
    """فقد الجيش جنديين، فقدوا أربعة منهم: people whom a side loses are killed, those whom nobody loses missing."""
    cue, following = elements[number], elements[number + 1] if number + 1 < len(elements) else None
    if (
        not isinstance(cue, Cue)
        or cue.figures != ("missing",)
        or cue.kind != "verb"
        or not isinstance(following, Group)
    ):
        return ()
    if not any(a.lemma == _LOSE for a in scene.document.analyses[cue.first]) or cue.passive:
        return ()
    side = any(t in scene.actors for t in range(cue.after, following.first))
    own = any(
        a.pron for t in range(following.first, following.last) for a in scene.document.analyses[t] if t in scene.people
    )
    side = side or (own and following.first == cue.after)  # بعدما فقد ثلاثة من جنوده
    return ("killed",) if side or (cue.plural and following.first == cue.after) else ()


def _figures(scene: Scene, elements: Sequence[Element], number: int) -> tuple[str, ...]:
    """The figures of a cue and of the cues right before that share its people."""
    figures: list[str] = []
    while True:
        cue = elements[number]
        if isinstance(cue, Cue):
            figures = [*cue.figures, *figures]
        if number == 0 or not shares_next(scene, elements, number - 1):
            return tuple(dict.fromkeys(figures))
        number -= 1
