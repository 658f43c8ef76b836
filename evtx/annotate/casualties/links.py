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
from evtx.annotate.casualties.died_later import without_the_dead
from evtx.annotate.casualties.doers import acts, armed, behind_subject, does_it
from evtx.annotate.casualties.elements import Cue, Element, Group, Zero
from evtx.annotate.casualties.manner import is_one_of, made_up_of, makes_up, manner
from evtx.annotate.casualties.modifiers import Unit
from evtx.annotate.casualties.own import (
    HARMED,
    REACH,
    Told,
    are_bodies_of,
    counts,
    is_predicate,
    link_more,
    link_own,
    parts_of,
    passable,
)
from evtx.annotate.casualties.scene import Scene
from evtx.annotate.casualties.topics import counted_ahead, exceeded, far_count, is_count, is_former
from evtx.frozen import replace
from evtx.text.segment import COMPLEMENTIZERS, SUBORDINATORS
from evtx.text.words import word_class

_NEAR = 4
_LOSE = "فقد"
_WITH_BI = frozenset({"اطاح", "اودي"})
_FOUND = "عثر"
_FALL = frozenset({"سقط", "سقوط"})
_AFTER = word_class("annotate.casualties_links.after")
_THEIRS = frozenset({"هم", "هما", "هن"})
_DYING = frozenset({"توفي", "وفاه", "مات", "موت"})
_OF_HIM = 2  # words that say more of a doer (دهس سائق | حافلة فلسطيني | أربعة جنود)
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
    if not isinstance(cue, Cue) or _shares_next(scene, elements, number):
        return
    figures = _lost(scene, elements, number) or _figures(scene, elements, number)
    if cue.kind == "between":
        for index in _before_between(elements, number):
            group = elements[index]
            if isinstance(group, Group):
                linked[index] = Told(group.first, group.last, figures, group.units, "joint")
        return
    at = _people_of(scene, elements, number, linked)
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


def _shares_next(scene: Scene, elements: Sequence[Element], number: int) -> bool:
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


def _figures(scene: Scene, elements: Sequence[Element], number: int) -> tuple[str, ...]:
    """The figures of a cue and of the cues right before that share its people."""
    figures: list[str] = []
    while True:
        cue = elements[number]
        if isinstance(cue, Cue):
            figures = [*cue.figures, *figures]
        if number == 0 or not _shares_next(scene, elements, number - 1):
            return tuple(dict.fromkeys(figures))
        number -= 1


def _people_of(scene: Scene, elements: Sequence[Element], number: int, linked: dict[int, Told]) -> int | None:
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
    while start > 0 and _shares_next(scene, elements, start - 1):
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


def _before_between(elements: Sequence[Element], number: int) -> list[int]:
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
