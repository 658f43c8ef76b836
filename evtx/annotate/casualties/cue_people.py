"""The people around a cue: elements and the number of a cue in, the number of the group it tells of out.

A verb takes the people after it, a plural verb also those before it (24 شخصاً قُتلوا), a verbal noun those after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.casualties.doers import acts, armed, behind_subject, does_it
from evtx.annotate.casualties.elements import Cue, Element, Group
from evtx.annotate.casualties.manner import makes_up
from evtx.annotate.casualties.own import HARMED, REACH, Told, are_bodies_of, passable
from evtx.annotate.casualties.scene import Scene
from evtx.annotate.casualties.topics import counted_ahead, far_count, is_count, is_former
from evtx.text.segment import COMPLEMENTIZERS, SUBORDINATORS

_NEAR = 4  # tokens between people and their cue
_WITH_BI = frozenset({"اطاح", "اودي"})
_FOUND = "عثر"
_THEIRS = frozenset({"هم", "هما", "هن"})
_OF_HIM = 2  # words that say more of a doer (دهس سائق | حافلة فلسطيني | أربعة جنود)


def shares_next(scene: Scene, elements: Sequence[Element], number: int) -> bool:
    """Whether the next cue stands right after this one with و (مقتل وإصابة): it takes the people for both."""
    if number + 1 >= len(elements):
        return False
    one, two = elements[number], elements[number + 1]
    if not isinstance(one, Cue) or not isinstance(two, Cue) or two.kind == "between":
        return False
    if one.kind == "noun" and one.pron:
        return False  # مقتله ومقتل ابنه
    if one.kind == "verb" and not one.plural and _before(scene, elements, number, {}, single=True) is not None:
        return False  # شخص قُتل وأصيب آخرون: each has its own
    gap = two.first - one.last
    if gap == 0 and one.kind == "noun" and two.kind == "verb" and _also_noun(scene, two.first):
        return True  # مقتل وجرح 20 عنصرا
    joined = scene.text(two.first).startswith("و") or scene.text(two.first - 1) in ("و", "او")
    if one.plural != two.plural:
        return False
    beside = gap == 0 or (gap == 1 and scene.text(two.first - 1) in ("و", "او"))  # not: فقتل أحدهما وأوقف الآخر
    return beside and joined and (one.kind == two.kind or {one.kind, two.kind} == {"noun", "topic"})


def _also_noun(scene: Scene, at: int) -> bool:
    """Whether a word after و that is read as a verb can be the verbal noun of it."""
    nouns = scene.lexicon.figure_nouns
    return any(
        a.conj == "و" and a.cat in ("N", "VN") and (a.noun or a.lemma) in nouns for a in scene.document.analyses[at]
    )


def people_of(scene: Scene, elements: Sequence[Element], number: int, linked: dict[int, Told]) -> int | None:
    """The number of the group that a cue tells of, none of those `linked` to cues before it; none if it has none."""
    cue = elements[number]
    if not isinstance(cue, Cue):
        return None
    if cue.kind == "verb" and cue.pron:
        return None
    own = elements[number - 1] if number else None
    if cue.kind == "noun" and cue.pron in _THEIRS and isinstance(own, Group) and own.last == cue.first:
        return number - 1  # أعلن ثلاثة ضباط انشقاقهم
    if cue.kind == "topic" or cue.plural:
        ahead = counted_ahead(scene, elements, number, linked)
        if ahead is not None:
            return ahead
    after = _after(scene, elements, number, linked)
    if cue.kind != "verb":
        return after if after is not None else far_count(scene, elements, number, linked)
    start = number
    while start > 0 and shares_next(scene, elements, start - 1):
        start -= 1
    if cue.plural:
        before = _before(scene, elements, start, linked, single=False)
        told_of = cue.last - cue.first > 1 and before is not None and elements[before].last == cue.first
        near = after is not None and sum(t not in scene.dated for t in range(cue.after, elements[after].first)) <= 1
        if near and not told_of:  # إن 58 جندياً لقوا مصرعهم مقابل تسعة
            return after
        return before if before is not None else after
    return after if after is not None else _before(scene, elements, start, linked, single=True)


def _after(scene: Scene, elements: Sequence[Element], number: int, linked: dict[int, Told]) -> int | None:
    """The people after a cue: the nearest group in reach that is no agent and stands in no other phrase."""
    cue = elements[number]
    if not isinstance(cue, Cue):
        return None
    for index in range(number + 1, len(elements)):
        group = elements[index]
        if not isinstance(group, Group) or index in linked:
            return None
        first = group.units[0]
        if group.part and not (first.subset and group.first == behind_subject(scene, cue)):
            return None
        if not passable(scene, cue.after, group.first, max_commas=2 if cue.kind == "verb" else 0):
            return None
        if any(
            scene.bare(t) in COMPLEMENTIZERS and (cue.plural or scene.text(t).startswith("و"))
            for t in range(cue.after, group.first)
        ):
            return None  # لقوا مصرعهم وأن 31 شخصا أوقفوا
        if first.joined and group.first >= cue.last:
            return None
        direct = group.first == cue.after
        if cue.kind == "topic" and is_former(scene, group):
            continue
        if cue.kind == "topic" and not is_count(scene, cue, group):
            return None
        if _finds(scene, cue, group) or are_bodies_of(group, elements, index):
            continue
        takes_bi = _takes_bi(scene, cue, group)
        if takes_bi is False or does_it(scene, first, cue):
            continue
        governed = scene.in_phrase(group.first) and not takes_bi and not makes_up(scene, group.first)
        if not direct and cue.kind != "topic" and governed and not cue.first < group.first < cue.last:
            continue
        if first.min is None and first.max is None:
            if cue.kind == "verb":
                continue  # قتل المسلحون 3 جنود
            return None
        object_at = _object(scene, elements, index, cue)
        return object_at if object_at is not None else index
    return None


def _finds(scene: Scene, cue: Cue, group: Group) -> bool:
    """عثر مدنيون على خمسة عناصر مقتولين: people before "on", who find the dead."""
    found = any(a.lemma == _FOUND for a in scene.document.analyses[cue.first]) and cue.first < group.first < cue.last
    return found and any(scene.text(t) == "علي" for t in range(group.last, cue.last))


def _takes_bi(scene: Scene, cue: Cue, group: Group) -> bool | None:
    """أطاحت الشرطة بثلاثة مطلوبين: whether people stand after بـ, with a verb that wants it so; None with others."""
    if cue.last - cue.first > 1 or all(a.lemma not in _WITH_BI for a in scene.document.analyses[cue.first]):
        return None
    return scene.text(group.first).startswith("ب") or scene.text(group.first - 1) == "ب"


def _object(scene: Scene, elements: Sequence[Element], index: int, cue: Cue) -> int | None:
    """قتل مسلحون 3 جنود: where two groups stand in a row after a verb, the second is the object."""
    one = elements[index]
    two = elements[index + 1] if index + 1 < len(elements) else None
    if cue.passive or not isinstance(one, Group) or not isinstance(two, Group) or two.part:
        return None
    if cue.kind != "verb" and not (cue.kind == "noun" and _takes(cue) and _of_force(scene, one)):
        return None
    if len(one.units) > 1 or one.units[0].figure or two.units[0].joined or two.units[0].figure:
        return None
    sure = armed(scene, one.units[0], cue) or scene.text(two.first).endswith("ا")
    if one.units[0].number and not (sure and two.first - one.last <= 1):
        return None  # but خطف أربعة مسلحين | طبيبين، اعتقل خمسة جنود أجانب | شابا
    if scene.in_phrase(two.first) or two.units[0].min is None:
        return None
    far = (armed(scene, one.units[0], cue) or cue.kind == "noun") and passable(scene, one.last, two.first, 0)
    gap = [t for t in range(one.last, two.first) if t not in scene.dated]
    near = len(gap) <= 1 or (len(gap) == _OF_HIM and all(t in scene.blocked or t in scene.actors for t in gap))
    return index + 1 if far or near else None


def _takes(cue: Cue) -> bool:
    """اعتقال جنود الاحتلال طفلا: verbal nouns that have their doer behind them; مقتل has nobody but the dead."""
    return cue.figures[0] in ("detained", "abducted")


def _of_force(scene: Scene, group: Group) -> bool:
    """Whether people are said to be of a side, in whose name they stand or that follows them."""
    return any(t in scene.actors for t in range(group.first, group.last + 2))


def _before(
    scene: Scene, elements: Sequence[Element], number: int, linked: dict[int, Told], single: bool
) -> int | None:
    """The people before a verb: its subject, parts of it passed over."""
    cue = elements[number]
    if not isinstance(cue, Cue):
        return None
    if scene.text(cue.first - 1) == "من":
        return None  # لأسر من قتلوا
    commas = 0
    for index in range(number - 1, -1, -1):
        group = elements[index]
        if isinstance(group, Group) and group.part and index not in linked and not _subject_part(group, cue):
            commas = 2
            continue
        if index and _more_of_part(elements[index - 1], group):
            continue
        if not isinstance(group, Group) or index in linked:
            return None
        behind = scene.text(group.last) == "،" and cue.first == group.last + 1 and group.units[0].number
        reach = _NEAR if single else REACH + 2 * commas
        if not behind and not passable(scene, group.last, cue.first, commas, reach):
            return None  # but 31 جنديا على الأقل، قتلوا
        if any(
            scene.text(t) in COMPLEMENTIZERS or scene.text(t) in SUBORDINATORS for t in range(group.last, cue.first)
        ):
            return None
        first = group.units[0]
        if first.figure in HARMED or (first.min is None and first.max is None):
            return None
        if (single and (first.min, first.max) != (1, 1)) or (single and first.noun is None):
            return None
        if acts(scene, first, cue):
            return None
        if scene.in_phrase(group.first) and cue.first - group.last > _NEAR:
            continue
        return index
    return None


def _more_of_part(before: Element, group: Element) -> bool:
    """بينهم مئات الأطفال | والنساء: people with no number of their own who go on with a part."""
    if not isinstance(group, Group) or not isinstance(before, Group) or not before.part or group.part:
        return False
    first = group.units[0]
    return first.joined and first.min is None and first.max is None and before.last == group.first


def _subject_part(group: Group, cue: Cue) -> bool:
    """14 منهم أصيبوا: some of those told before, right before their verb."""
    return group.units[0].subset and cue.first == group.last


def before_between(elements: Sequence[Element], number: int) -> list[int]:
    """The groups of which بين قتيل وجريح is told: those right before it, linked or not."""
    found: list[int] = []
    start = elements[number].first
    for index in range(number - 1, -1, -1):
        group = elements[index]
        if isinstance(group, Cue) or not isinstance(group, Group) or start - group.last > _NEAR:
            break
        found.append(index)
        start = group.first
    return found
