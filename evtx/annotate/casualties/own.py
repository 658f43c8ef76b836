"""People that no cue takes: the elements of a sentence and what cues took in, the figures of the rest out.

They go on after و with the figure told before (مقتل ثلاثة في الرستن واثنين في تلبيسة), have one in their own noun
(13 قتيلاً، سقوط جرحى), or are parts of those told before (بينهم طفلان).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.annotate.casualties.elements import Cue, Element, Group
from evtx.annotate.casualties.modifiers import Unit, analyses_at, is_definite
from evtx.annotate.casualties.scene import QUOTES, STOPS, Scene
from evtx.frozen import replace
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.words import word_class

_COUNT_VERBS = word_class("annotate.casualties_own.count_verbs")
_BARE_FIGURES = frozenset({"killed", "wounded", "missing"})
_HIMSELF = frozenset({"هو", "هي"})
_BY_WHAT = word_class("annotate.casualties_alone.by_what")
_INSIDE = word_class("annotate.casualties_own.inside")
_IN = frozenset({"في", "جراء", "خلال", "اثر"})
_ACTS = frozenset(
    {"هجوم", "غاره", "كمين", "عمليه", "ضربه", "معركه", "حادثه", "مواجهه", "اشتباك", "حادث", "قذيفه", "رصاص", "لغم"}
)
_NAMELY = frozenset({"هم", "هما", "هن"})
_ALONG = word_class("annotate.casualties_own.along")
_OFFICE_REACH = 16  # tokens of a name and what its man was
_AGAINST = "مقابل"  # 22 من هؤلاء مقابل تسعة من أولئك
_ADDING = word_class("annotate.casualties_own.adding")
_NOT_TOLD_AFTER = word_class("annotate.casualties_own.not_told_after")
_NEAR_ALONG = 4  # tokens of a name between them
HARMED = frozenset({"killed", "wounded"})
_ASIDE_MARKS, _ASIDE_REACH = frozenset("،-–—"), 18
_ASIDE_OPENS = word_class("annotate.casualties_own.aside_opens")
_BODIES = ("جث", "رفات")
REACH = 10  # tokens between a cue and its people


@dataclass(frozen=True, slots=True)
class Told:
    """People of one or more figures at tokens [first, last), and how the text tells it (see `casualties`)."""

    first: int
    last: int
    figures: tuple[str, ...]
    units: tuple[Unit, ...]
    how: str


def passable(scene: Scene, first: int, last: int, max_commas: int, reach: int = REACH) -> bool:
    """Whether the tokens between a cue and people are one stretch: no verb, no stop, few commas."""
    if max_commas and (aside := _aside(scene, first, last)) is not None:
        return passable(scene, first, aside[0], 0, reach) and passable(scene, aside[1], last, max_commas, reach)
    if max_commas:  # a day between commas is no break: قُتل، أمس السبت، ثلاثة
        near = {t + i for t in scene.dated for i in (-1, 0, 1)}
        tokens = [t for t in range(first, last) if t not in scene.dated and not (t in near and scene.text(t) == "،")]
    else:
        tokens = list(range(first, last))
    words = [scene.text(t) for t in tokens]
    commas = sum(w == "،" for w in words)
    if len(tokens) > reach + (4 if max_commas else 0):
        return False
    if any(w in STOPS for w in words) or commas > max_commas or (max_commas == 2 and commas == 1 and words[-1] != "،"):
        return False
    return not any(scene.finite(t) and not counts(scene, t) and not _tells_part(scene, t) for t in range(first, last))


def _aside(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """وقُتل في الهجوم، وهو الأعنف منذ عام، أكثر من 40: the clause about a noun that commas or dashes set apart."""
    opening = next(
        (t for t in range(first, last - 1) if scene.text(t) in _ASIDE_MARKS and scene.bare(t + 1) in _ASIDE_OPENS), None
    )
    if opening is None:
        return None
    reach = range(opening + 2, min(last, opening + _ASIDE_REACH))
    closing = next((t for t in reach if scene.text(t) in _ASIDE_MARKS), None)
    return None if closing is None else (opening, closing + 1)


def counts(scene: Scene, at: int) -> bool:
    """A verb or verbal noun of counting (بلغ، ارتفاع), or إلى and the colon before a number."""
    return any(a.lemma in _COUNT_VERBS for a in scene.document.analyses[at]) or scene.bare(at) in (
        "بلغ",
        "بلغت",
        "هو",
        "هم",
    )


def _in_aside(scene: Scene, first: int, last: int) -> range:
    """The tokens of a clause that commas or dashes set apart behind people."""
    aside = _aside(scene, first, min(last + _ASIDE_REACH, len(scene.document.tokens)))
    return range(*aside) if aside is not None and aside[0] - first <= _NEAR_ALONG else range(0)


def _tells_part(scene: Scene, at: int) -> bool:
    """Verbs that stand inside a noun phrase (يتبعون لقوات النظام، مجهولون يستقلون دراجة)."""
    return scene.text(at) in _INSIDE


def link_more(scene: Scene, elements: Sequence[Element], linked: dict[int, Told]) -> None:
    """مقتل ثلاثة في الرستن واثنين في تلبيسة: a number after و goes on with the figure before it."""
    told: Told | None = None  # the last people with a figure; parts of them may follow
    counted: Told | None = None  # the same, a verb behind them or not (22 قتلوا مقابل تسعة)
    end = 0
    for index, group in enumerate(elements):
        counted = told or counted
        if told is not None and _said_of(group, told):
            end = group.last
            continue
        if told is not None and group.first in _in_aside(scene, told.last, group.last):
            continue  # المحامي فلان، وهو عضو في النقابة، وزوجته
        if told is not None and _is_office(scene, group, told):
            continue
        against = scene.text(group.first - 1) == _AGAINST
        before, start = counted if against else told, end
        end = group.last
        if not isinstance(group, Group) or not group.part or index in linked:
            told = linked.get(index)
        if not isinstance(group, Group) or index in linked or group.part or before is None or len(before.figures) > 1:
            continue
        first = group.units[0]
        beside = _along(scene, before, group)
        on_top = added(scene, group.first) and first.min is not None
        goes_on = ((first.joined or scene.text(group.first - 1) == "و") and (first.number or first.other)) or beside
        goes_on = goes_on or on_top or _hurt_too(scene, before, group)
        again = against and before.figures == (first.figure,) and first.number  # خسرت 21 مقاتلا مقابل عشرة قتلى
        if not goes_on or (first.figure and not again) or before.how in ("part", "topic"):
            continue
        if beside and before.how == "known" and index:
            last = max(i for i in linked if linked[i] is before)
            linked[last] = replace(before, units=(*before.units, *group.units), last=group.last, how="masdar")
            told = linked[index] = Told(group.first, group.last, before.figures, (), "masdar")
        elif passable(scene, start, group.first, 1) or _over_office(scene, before, start, group.first):
            told = linked[index] = Told(group.first, group.last, before.figures, group.units, "more")


def _is_office(scene: Scene, group: Element, told: Told) -> bool:
    """قتل القيادي فلان، قائد الكتيبة، وثلاثة من مرافقيه: one more noun for the man, right behind a comma."""
    first = group.units[0] if isinstance(group, Group) else None
    alone = first is not None and not (first.joined or first.number or first.figure) and first.max == 1
    return alone and _is_one(told) and scene.text(group.first - 1) == "،"


def _is_one(told: Told) -> bool:
    return bool(told.units) and sum(u.max or 2 for u in told.units) == 1


def _over_office(scene: Scene, before: Told, start: int, first: int) -> bool:
    """Whether no more than a name and an office between commas stands between one man and those joined to him."""
    between = range(start, first)
    if not _is_one(before) or len(between) > _OFFICE_REACH or scene.text(first - 1) != "،":
        return False
    return sum(scene.text(t) == "،" for t in between) > 1 and not any(scene.finite(t) for t in between)


def _hurt_too(scene: Scene, before: Told, group: Group) -> bool:
    """أصيب طفل برصاصة في الرأس وشاب بشظايا، قتل شاب في قصف وامرأة في انفجار: one more, as the words behind both say."""
    first, how = group.units[0], (scene.text(before.last), scene.text(group.last))
    if not first.joined or first.min is None or before.figures[0] not in HARMED:
        return False
    return all(w in _BY_WHAT for w in how) or (in_an_act(scene, before.last) and in_an_act(scene, group.last))


def in_an_act(scene: Scene, at: int) -> bool:
    """17 منهم في الهجوم على كذا، طفلان بقصف: whether the act in which people were hurt is told right behind them."""
    by = at + 1 if scene.text(at) in _IN else at
    return any(
        (a.cat == "VN" or (a.noun or a.lemma) in _ACTS) and not a.conj and (by > at or a.prep == "ب")
        for a in analyses_at(scene, by)
    )


def _said_of(element: Element, told: Told) -> bool:
    """أربعة عمال قُتلوا عند المدخل وخمسة في الداخل: the verb behind its people, with which the figure goes on."""
    return isinstance(element, Cue) and element.kind == "verb" and element.plural and element.figures == told.figures


def link_own(scene: Scene, elements: Sequence[Element], linked: dict[int, Told]) -> None:
    """Nouns that are figures: 13 قتيلاً، سقوط جرحى, and people with one behind them (ثلاثة مدنيين قتلى)."""
    for index, group in enumerate(elements):
        if not isinstance(group, Group) or index in linked or group.part:
            continue
        first = group.units[0]
        following = elements[index + 1] if index + 1 < len(elements) else None
        if not first.figure and isinstance(following, Group) and is_predicate(scene, group, following):
            linked[index] = Told(group.first, group.last, (following.units[0].figure,), group.units, "noun")
            linked[index + 1] = Told(following.first, following.last, (following.units[0].figure,), (), "noun")
            continue
        if isinstance(following, Group) and _share_number(group, following):
            both = (first.figure, following.units[0].figure)
            linked[index] = Told(group.first, following.last, both, group.units, "joint")
            linked[index + 1] = Told(following.first, following.last, both, (), "joint")
            continue
        if isinstance(following, Group) and _bodies_of(scene, group, following):
            linked[index] = Told(group.first, following.last, (first.figure,), following.units, "noun")
            linked[index + 1] = Told(following.first, following.last, (first.figure,), (), "noun")
            continue
        figure = _own_figure(scene, elements, index)
        if figure:
            known = all(u.definite for u in group.units) and not first.number
            how = "known" if known else "other" if first.other else "noun"
            linked[index] = Told(group.first, group.last, (figure,), group.units, how)


def added(scene: Scene, at: int) -> bool:
    """ستة جنود بالإضافة إلى عشرة من المهاجمين، فضلاً عن سائقهم: words that add more to the people before."""
    if scene.text(at - 1) == _AGAINST:
        return True
    if scene.text(at - 1) not in ("الي", "عن"):
        return scene.bare(at - 2) == "الي" and scene.bare(at - 1) == "جانب"
    return scene.bare(at - 2) in _ADDING


def _along(scene: Scene, before: Told, group: Group) -> bool:
    """مع اثنين من مرافقيه، ومعه سائقه، العقيد فلان وسائقه: people told beside those before, only a name between."""
    first, word = group.units[0], scene.bare(group.first - 1)
    if word in _HIMSELF and first.joined and first.min is not None:
        return True  # قُتل السائق هو وولداه
    beside = word in _ALONG
    between = [
        t for t in range(before.last, group.first - beside) if t not in _in_aside(scene, before.last, group.first)
    ]
    if first.min is None or not (beside or (first.joined and before.how != "part")) or len(between) > _NEAR_ALONG:
        return False
    # قيادي في هيئة تحرير الشام مع اثنين من مرافقيه: the body that he is of
    of = {t for a in scene.actors.values() for t in range(a.first - 1 - (scene.text(a.first - 1) in QUOTES), a.last)}
    of |= {t for t in between if scene.text(t) == "من" and is_definite(scene, t + 1)}  # عنصر من الأمن ومدني
    if any(scene.bare(t) in _NAMELY for t in between):
        return False  # أربعة أشخاص هم أب وأم وطفلاهما: those are listed, not added
    given = scene.lexicon.given_names["plain"]  # سامر, which may be read as a verb
    if any(scene.finite(t) and scene.bare(t) not in given for t in between):
        return False  # مقتل قاضية كانت برفقة العقيد
    governing = {t for t in between if scene.bare(t) in PREPOSITIONS and not scene.document.is_ali(t)}
    return not any((t in governing and t not in of) or t in scene.blocked for t in between)


def is_predicate(scene: Scene, group: Group, following: Group) -> bool:
    """ثلاثة مدنيين قتلى، سقط جنود أسرى: a bare noun right behind people tells their figure."""
    noun = following.units[0]
    if noun.noun is None or (noun.figure not in HARMED and noun.noun.id not in ("captive", "missing")):
        return False
    if scene.bare(following.first).startswith(_BODIES):
        return False  # انتشل الأهالي جثث ثلاثة صيادين
    return not noun.number and not noun.joined and not noun.definite and following.first == group.last


def _bodies_of(scene: Scene, group: Group, following: Group) -> bool:
    """جثث 11 شخصاً، جثتا طفلين: the people after the word for bodies are the dead."""
    one, two = group.units[0], following.units[0]
    if one.figure != "killed" or one.number or not scene.bare(group.first).lstrip("ب").startswith(_BODIES):
        return False
    counted = two.number or (two.min, two.max) == (2, 2)
    return counted and not two.joined and not two.figure and following.first == group.last


def are_bodies_of(group: Group, elements: Sequence[Element], index: int) -> bool:
    """جثث 28 شخصا مقتولين: a plural that the number right behind it counts."""
    following = elements[index + 1] if index + 1 < len(elements) else None
    if not isinstance(following, Group) or following.first != group.last:
        return False
    return not group.units[0].number and bool(group.units[0].figure) and following.units[0].number


def _share_number(group: Group, following: Group) -> bool:
    """20 قتيلاً وجريحاً، عشرات القتلى والجرحى: one number for two nouns."""
    one, two = group.units[0], following.units[0]
    if len(group.units) > 1 or not one.number or one.figure not in HARMED or two.figure not in HARMED:
        return False
    return one.figure != two.figure and not two.number and two.joined and following.first == group.last


def _own_figure(scene: Scene, elements: Sequence[Element], index: int) -> str:
    """The figure of a group that no cue takes, "" where its noun tells none here."""
    group = elements[index]
    if not isinstance(group, Group):
        return ""
    first = group.units[0]
    if first.noun is not None and first.noun.id == "protester" and first.number and first.figure == "":
        return "crowd"
    if first.noun is not None and first.noun.id == "victim" and _hurt_beside(scene, elements, index):
        return "killed"
    if not first.figure or first.number:
        return first.figure
    if any(a.det for a in scene.document.analyses[group.first]):
        return ""  # الرئيس الشهيد
    if first.figure not in _BARE_FIGURES and not _captives_beside(elements, index):
        return ""
    word, before = scene.text(group.first), scene.bare(group.first - 1)
    attached = {a.prep for a in scene.document.analyses[group.first] if a.prep}
    return "" if before in _NOT_TOLD_AFTER or ("ل" in attached and word[:1] in "لو") else first.figure


def _captives_beside(elements: Sequence[Element], index: int) -> bool:
    """قتلى وجرحى وأسرى: captives told in one breath with the dead and wounded."""
    group, before = elements[index], elements[index - 1] if index else None
    if not isinstance(group, Group) or not isinstance(before, Group) or group.first - before.last > 1:
        return False
    noun = group.units[0].noun
    return noun is not None and noun.id == "captive" and group.units[0].joined and before.units[0].figure in HARMED


def _hurt_beside(scene: Scene, elements: Sequence[Element], index: int) -> bool:
    """سبعة ضحايا وعدد من الجرحى: victims beside the wounded are the dead."""
    following = elements[index + 1] if index + 1 < len(elements) else None
    if not isinstance(following, Group) or following.units[0].figure != "wounded":
        return False
    return following.first - elements[index].last <= 1 and (
        following.units[0].joined or scene.text(following.first - 1) == "و"
    )


def parts_of(elements: Sequence[Element], linked: dict[int, Told]) -> list[Told]:
    """بينهم طفلان: parts have the figure of the people told last before them."""
    found: list[Told] = []
    figure = ""
    for index, element in enumerate(elements):
        told = linked.get(index)
        if told is not None and len(told.figures) == 1:
            figure = told.figures[0]
        elif told is not None:
            figure = ""
        if not isinstance(element, Group) or not element.part or told is not None:
            continue
        of = element.part_of or element.units[0].figure or figure
        if of:
            units = tuple(replace(u, definite=False) for u in element.units)
            found.append(Told(element.first, element.last, (of,), units, "part"))
    return found
