"""People without a number before them: a noun, a word that stands for people, a nationality in, the unit out.

How many they are is told by the form of the word (codebook: a dual is 2, an ambiguous plural at least 2), or by a
number that follows like an adjective (الجنود الثلاثة).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.casualties.modifiers import OTHERS, Unit, analyses_at, is_definite
from evtx.annotate.casualties.scene import Scene
from evtx.lexicon.schema import PeopleEntry
from evtx.model import Mention
from evtx.text.morphology import Analysis
from evtx.text.words import word_class

SEVERAL = word_class("annotate.casualties_amounts.several")  # stand for people, three or more
NUMBER = frozenset({"عدد", "عددا"})  # with "other": three or more
REST = frozenset({"غيرهم", "سواهم", "غيرهن"})  # stand for people, two or more
MADE_UP = word_class("annotate.casualties_amounts.made_up")  # between a body of people and its number (مكونة من)
THEIRS = frozenset({"ه", "ها", "هم", "هما", "هن"})  # endings that say whose people they are
_LAST = "اخر"  # another, and the last of
_TWO_BODIES = frozenset({"جثتي", "جثتا"})


def one_of(scene: Scene, at: int) -> Unit | None:
    """أحد عناصر الأمن، أحد الهنود: one person."""
    start = scene.skip_quotes(at + 1)
    found = scene.noun_at(start)
    if found is None:
        many = scene.nationality(start, article=True)
        return Unit(at, start + 1, start + 1, 1, 1) if many is not None and many != (1, 1) else None
    return Unit(at, found[2], found[2], 1, 1, noun=found[0], category=found[0].category, subset=bool(found[0].figure))


def by_noun(scene: Scene, at: int) -> Unit | None:
    """A noun for people without a number before it: its own form tells the number."""
    found = scene.noun_at(at)
    if found is None or not found[1] or scene.is_quality(at):
        return None
    noun, analyses, last = found
    joined = any(a.conj for a in analyses)
    counted = _number_after(scene, last, any(a.det or a.pron for a in analyses))
    if counted is not None:
        value = counted.value
        return Unit(
            at, counted.last, counted.last, int(value.min), None if value.max is None else int(value.max),
            value.approximate, noun, noun.category, number=True, joined=joined,
        )  # fmt: skip
    low, high = grammatical_number(analyses, construct=_construct_follows(scene, last))
    if noun.id == "family":
        low, high = _members(scene, last)
    elif scene.bare(at).lstrip("ب") in _TWO_BODIES:
        low, high = 2, 2
    theirs = bool(noun.figure) and any(a.pron in THEIRS and a.number == "p" for a in analyses)  # قتلاها أربعة
    definite = any(a.det for a in analyses) or theirs
    known = low == high == 1 and _is_known(scene, noun, at, last)
    if noun.figure and low == 2 and high is None and _construct_follows(scene, last):
        definite = True  # شهداء الاغتيالات
    if definite and low == 2 and high is None:
        return Unit(at, last, last, None, None, noun=noun, category=noun.category, definite=True, joined=joined)
    if scene.text(last) == "واحد" or scene.text(last) == "واحده":
        last += 1
    return Unit(at, last, last, low, high, noun=noun, category=noun.category, definite=definite or known, joined=joined)


def _members(scene: Scene, at: int) -> tuple[int, int | None]:
    """عائلة كاملة من سبعة أفراد: how many a family is said to be, else two or more."""
    while scene.is_adjective(at) or scene.bare(at) in MADE_UP:
        at += 1
    number = scene.numbers.get(at + 1) if scene.text(at) == "من" else None
    if number is None or number.value.min is None:
        return 2, None
    return int(number.value.min), None if number.value.max is None else int(number.value.max)


_KNOWN_BY_OFFICE = frozenset({"dead", "commander", "officer", "official", "guard", "worker", "relative", "politician"})


def _is_known(scene: Scene, noun: PeopleEntry, at: int, last: int) -> bool:
    """قائد الكتيبة، جثة المهندس: one person whom the definite noun behind makes known."""
    if noun.id not in _KNOWN_BY_OFFICE:
        return False
    if noun.id == "politician" and last - at > 1:
        return True  # رئيس جهاز الأمن
    return _construct_follows(scene, last) or (last - at > 1 and is_definite(scene, last - 1))


def _number_after(scene: Scene, at: int, definite: bool) -> Mention | None:
    """مدنيين اثنين، الجنود الثلاثة، القتلى الأربعين: a number that follows its noun like an adjective."""
    while scene.is_adjective(at) and at not in scene.numbers and scene.noun_at(at) is None:
        at += 1
    apart = scene.text(at) == "ال"  # الجرحى الـ14
    at += apart
    number = scene.numbers.get(at)
    if number is None or number.value.min is None or number.value.kind != "cardinal":
        return None
    if scene.bare(at) != scene.text(at):
        return None  # قائد واثنان من مرافقيه
    has_article = apart or (scene.text(at).startswith("ال") and not scene.text(at).isdigit())
    if definite:
        return number if has_article else None
    return number if number.value.min in (1, 2) and not has_article and not scene.text(at).isdigit() else None


def _construct_follows(scene: Scene, at: int) -> bool:
    """Whether a definite noun or a name follows, so that a dual may have lost its nun (عنصرا الأمن)."""
    actor = scene.actors.get(at)
    if actor is not None:
        return actor.value.how in ("name", "hostile", "metonym") and not actor.value.proclitic
    return any(a.det and a.cat in ("N", "VN") and not a.conj and not a.prep for a in analyses_at(scene, at))


def grammatical_number(analyses: Sequence[Analysis], construct: bool = False) -> tuple[int, int | None]:
    """Codebook: a dual is 2, an ambiguous -ين or a plural at least 2, a singular 1."""
    numbers = {a.number for a in analyses}
    if numbers == {"d"}:
        return 2, 2
    if numbers == {"s", "d"} and any(a.case == "acc" for a in analyses):
        return (2, 2) if construct else (1, 1)  # عنصرا: an accusative, or the dual of a construct
    if "p" in numbers or "d" in numbers or "" in numbers:
        return 2, None
    return (1, 1) if "s" in numbers else (2, None)


def by_word(scene: Scene, at: int) -> Unit | None:
    """Words that stand for people: آخرون، كثيرون، سادساً, a nationality (فلسطينيين)."""
    word = scene.bare(at)
    joined = scene.text(at) != word
    last_of = word == _LAST and _before_noun(scene, at + 1)  # خسر آخر معاقله
    if word in OTHERS and not last_of and (joined or not of_things(scene, at - 1)):
        low, high = OTHERS[word]
        return Unit(at, at + 1, at + 1, low, high, joined=joined)
    if word in REST and not joined:
        return Unit(at, at + 1, at + 1, 2, None)  # وجُرح غيرهم
    if word in NUMBER and scene.bare(at + 1) == "اخر":
        return Unit(at, at + 2, at + 2, 3, None, number=True, joined=joined, other=True)  # وأصاب عدداً آخر
    if word in SEVERAL:
        return Unit(at, at + 1, at + 1, 3, None, number=True, joined=joined)
    ordinal = scene.ordinals.get(at)
    if (
        ordinal is not None
        and not word.startswith("ال")
        and not word[:1].isdigit()
        and not _before_noun(scene, ordinal.last)
        and not of_things(scene, at - 1)  # أصابت غارة ثانية منزلا
    ):
        return Unit(at, ordinal.last, ordinal.last, 1, 1, number=True, joined=joined)
    origin = scene.nationality(at)
    if origin is None or (not joined and scene.is_noun(at - 1) and not _apart_from(scene, at)):
        return None
    counted = _number_after(scene, at + 1, definite=False)
    if counted is not None:
        low = int(counted.value.min)
        return Unit(at, counted.last, counted.last, low, low, number=True, joined=joined)
    return Unit(at, at + 1, at + 1, *origin, joined=joined)


def _apart_from(scene: Scene, at: int) -> bool:
    """قتل الجيش فلسطينيا، خطف مسلحون هنودا: an accusative is no adjective of the definite or nominative before it."""
    word, before = scene.text(at), scene.text(at - 1)
    if before.endswith("ون") and word.endswith("ين"):
        return True
    apart = is_definite(scene, at - 1) or before.endswith(("ون", "وا"))
    return apart and word.endswith("ا") and not word.startswith("ال")


def _before_noun(scene: Scene, at: int) -> bool:
    """ثاني موقع، آخر معقل: whether at a token the noun stands whose place in a row the word before it tells."""
    reading = scene.readings[at] if at < len(scene.readings) else None
    if reading is None or not reading.nominal or at in scene.dated:
        return False
    analysis = reading.analysis
    return analysis.cat == "N" and not (analysis.det or analysis.prep or analysis.conj)


def of_things(scene: Scene, at: int) -> bool:
    """غارة أخرى: whether the word before is a noun for no people, which "other" belongs to."""
    reading = scene.readings[at] if at >= 0 else None
    if reading is None or not reading.nominal or scene.cue_noun(at) is not None or at in scene.numbers:
        return False
    return reading.analysis.cat in ("N", "VN") and scene.noun_at(at) is None and scene.nationality(at) is None
