"""What belongs to counted people: a unit in, the unit with its adjectives, brackets and sides out.

A unit is an amount of people as one phrase tells it (خمسة من عناصرها); see `casualties_amounts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from evtx.annotate.casualties.scene import QUOTES, STOPS, Scene
from evtx.frozen import quick, replace
from evtx.lexicon.schema import PeopleEntry
from evtx.model import Mention
from evtx.text.disambiguate import BELONGING
from evtx.text.morphology import Analysis
from evtx.text.vowel_signs import is_dual_written
from evtx.text.words import word_class

_OF_TWO = frozenset({"احدهما", "احداهما", "كلاهما", "كلتاهما", "هما", "بينهما", "منهما"})
OTHERS = {"اخر": (1, 1), "اخري": (1, 1), "اخران": (2, 2), "اخرون": (2, None), "اخرين": (2, None), "اخريات": (2, None)}
_WHO_BOTH = frozenset({"اللذين", "اللذان", "اللتين"})
_AGED = word_class("annotate.casualties_modifiers.aged")
_YEARS = word_class("annotate.casualties_modifiers.years")
_THEIR_NUMBER = frozenset({"عددهم", "عددهن", "عددهما"})
_AMOUNTING = frozenset({"البالغ", "يبلغ", "بلغ", "والبالغ"})
_BEFORE_NUMBER = 3  # tokens from people to the words for their number
_LONGEST_AGE = 7  # tokens from "aged" to "years"
_REACH = 8  # tokens of a modifier after من or تابعين


@quick
@dataclass(frozen=True, slots=True)
class Unit:
    """Counted people at tokens [first, last), modifiers included; `core` ends the number and its noun."""

    first: int
    core: int
    last: int
    min: int | None
    max: int | None
    approximate: bool = False
    noun: PeopleEntry | None = None
    category: str = "unknown"
    holders: tuple[Mention, ...] = ()
    number: bool = False  # told by a number, not by the noun's form
    definite: bool = False  # a definite plural or known person: no amount by itself
    subset: bool = False  # some of those told before (14 منهم، اثنان من القتلى)
    joined: bool = False  # begins with و
    other: bool = False  # more people beside those told before (آخرون)

    @property
    def figure(self) -> str:
        """The figure that the noun itself tells (قتيل), or ""."""
        return self.noun.figure if self.noun is not None else ""


def analyses_at(scene: Scene, at: int) -> Sequence[Analysis]:
    """Analyses of a token, none beyond the end."""
    return scene.document.analyses[at] if 0 <= at < len(scene.document.tokens) else ()


def is_definite(scene: Scene, at: int) -> bool:
    """Whether the token can be a noun with the article."""
    return any(a.det for a in analyses_at(scene, at))


def with_modifiers(scene: Scene, unit: Unit) -> Unit:
    """The unit up to where its adjectives, brackets, `من ...` and `تابعين ل...` end, with whose people they are."""
    nobodys = unit.noun is not None and unit.noun.id == "anybody"
    at, category = unit.core, "unknown" if nobodys else unit.category
    at = max([at, *(scene.actors[t].last for t in range(unit.first, unit.core) if t in scene.actors)])
    limit = len(scene.document.tokens)
    while at < limit:
        following = _one_modifier(scene, at, unit)
        if following is None:
            break
        if category == "unknown":
            found = scene.noun_at(at)
            category = found[0].category if found is not None and not found[0].figure else category
        at = following
    unit, at = _numbering(scene, unit, at)
    tail = range(unit.first, at)
    found_actors = [scene.actors[t] for t in tail if t in scene.actors and scene.actors[t].value.how != "anaphor"]
    holders = unit.holders or tuple(found_actors)
    joined = unit.joined or _after_and(scene, unit.first)
    at_least = not unit.number and any(scene.text(t) == "الاقل" for t in tail)  # جنديان على الأقل
    high = None if at_least else 2 if _are_two(scene, unit, at) else unit.max
    return Unit(
        unit.first, unit.core, at, unit.min, high, unit.approximate, unit.noun, category, holders,
        unit.number, unit.definite, unit.subset, joined, any(scene.bare(t) in OTHERS for t in tail),
    )  # fmt: skip


def _are_two(scene: Scene, unit: Unit, end: int) -> bool:
    """قتل فلسطينيين، أحدهما صبي: a word that is dual or plural, of whom what follows says that they are two.

    So do a verb of two (سوريين يشكلان عصابة) and the signs on the word itself (جنديَّين).
    """
    if (
        unit.number
        or unit.definite
        or (unit.min, unit.max) != (2, None)
        or not scene.text(unit.core - 1).endswith("ين")
    ):
        return False
    if is_dual_written(scene.document, unit.core - 1) or _does_as_two(scene, end):
        return True
    last = scene.document.sentences[scene.document.sentence_of(unit.first)].last
    following = (t for t in range(end, last) if t not in scene.dated and scene.text(t) not in ("،", "(", ")"))
    return any(scene.bare(t) in _OF_TWO for t in islice(following, 2))


def _does_as_two(scene: Scene, at: int) -> bool:
    """يشكلان، كانا، اللذين: a verb or relative word of two right behind."""
    if scene.text(at) in _WHO_BOTH:
        return True
    reading = scene.readings[at] if at < len(scene.readings) else None
    return reading is not None and reading.finite and reading.analysis.number == "d" and not reading.analysis.conj


def _numbering(scene: Scene, unit: Unit, at: int) -> tuple[Unit, int]:
    """ركاب الحافلة وعددهم 12، العمال البالغ عددهم عشرة: the unit with the number told behind it, and its end."""
    start = next((t for t in range(at, at + _BEFORE_NUMBER) if scene.bare(t) in _THEIR_NUMBER), None)
    number = scene.numbers.get(start + 1) if start is not None and not unit.number else None
    if start is None or number is None or number.value.min is None:
        return unit, at
    between = [t for t in range(at, start) if scene.text(t) != "،" and scene.bare(t) not in _AMOUNTING]
    if len(between) > 1 or any(not scene.text(t).startswith("ال") for t in between):
        return unit, at  # but ركاب الحافلة وعددهم 12
    low, high = int(number.value.min), None if number.value.max is None else int(number.value.max)
    return replace(unit, min=low, max=high, approximate=number.value.approximate, number=True), number.last


def _after_and(scene: Scene, at: int) -> bool:
    """Whether و stands before the word at a token, apart or as a letter of it."""
    return scene.text(at - 1) == "و" or (scene.text(at).startswith("و") and scene.bare(at) != scene.text(at))


def _one_modifier(scene: Scene, at: int, unit: Unit) -> int | None:
    """The end of the modifier at a token, None where the phrase has ended."""
    word = scene.text(at)
    if word in QUOTES:
        return at + 1
    if word == "(":
        close = next((i for i in range(at + 1, at + 8) if scene.text(i) == ")"), None)
        return close + 1 if close is not None else None
    if word == "برتبه" or scene.text(at - 1) == "برتبه":
        return at + 1  # ضابط برتبة عقيد
    if word == "علي" and scene.text(at + 1) in ("الاقل", "الاكثر"):
        return at + 2
    if word in OTHERS:
        return at + 1
    if word in _AGED:
        return _age_end(scene, at)
    if at in scene.numbers or at in scene.phrases or at in scene.blocked or word in STOPS or word == "،":
        return None
    if (
        word in BELONGING
        or (word == "من" and _holder_at(scene, at + 1))
        or (word == "في" and scene.text(at + 1) == "صفوف")
    ):
        return _holder_end(scene, at + 1 + (word == "في"))
    if _tells_figure(scene, at):
        return None  # جنود أسرى
    if scene.is_adjective(at):
        if word.startswith("ال") and _keeps_nun(scene, at - 1):
            return None  # اغتال مسلحون الجندي
        return at + 1 if _agrees(scene, at, unit) else None
    found = scene.noun_at(at)
    if (
        found is not None
        and unit.figure
        and not found[0].figure
        and found[1]
        and not any(a.conj or a.prep or a.det for a in found[1])
    ):
        return found[2]  # 11 قتيلاً مدنياً
    if found is not None and _is_somebody(scene, at) and (at > unit.core or _keeps_nun(scene, at - 1)):
        return None  # خطف عناصر من الجماعة الشاب فلان
    actor = scene.actors.get(at)
    if actor is not None and not actor.value.proclitic and (found is None or is_definite(scene, at)):
        return actor.last
    if found is not None and found[1] and all(a.det and not a.conj and not a.prep for a in found[1]):
        if _keeps_nun(scene, at - 1):
            return None  # اغتال مجهولون القيادي
        return found[2]  # عنصران من رجال الشرطة, أحد أفراد الأمن
    return None


def _is_somebody(scene: Scene, at: int) -> bool:
    """Whether a definite singular for one person stands at a token (الشاب، الطبيب)."""
    found = scene.noun_at(at)
    nouns = [a for a in found[1] if a.cat == "N"] if found is not None else []
    return bool(nouns) and all(a.det and a.number == "s" for a in nouns)


def _is_other(scene: Scene, at: int) -> bool:
    """اعتقال عناصر من الفرقة الرابعة | تاجرا: an indefinite noun for people behind a name, which is none of it."""
    found = scene.noun_at(at)
    return found is not None and not found[0].figure and not any(a.det or a.conj or a.prep for a in found[1])


def _age_end(scene: Scene, at: int) -> int | None:
    """طفلاً يبلغ من العمر 12 عاماً، شاباً عمره 20 سنة: the end of the words that say how old somebody is."""
    end = next((n for n in range(at + 1, at + _LONGEST_AGE) if scene.text(n) in _YEARS), None)
    return None if end is None or any(scene.text(n) in STOPS for n in range(at, end)) else end + 1


def _keeps_nun(scene: Scene, at: int) -> bool:
    """Whether an indefinite dual or plural has its nun, so that no noun it governs can follow."""
    if not scene.text(at).endswith(("ون", "ين", "ان")):
        return False
    return any(a.cat in ("N", "AP", "PP") and a.number in ("p", "d") and not a.det for a in analyses_at(scene, at))


def _tells_figure(scene: Scene, at: int) -> bool:
    found = scene.noun_at(at)
    return found is not None and bool(found[0].figure) and not is_definite(scene, at)


def _agrees(scene: Scene, at: int, unit: Unit) -> bool:
    """Whether an adjective can belong to the noun before it: not where their cases differ (قتل مسلحون مدنيين)."""
    if unit.number or unit.min == 1:
        return True
    head = scene.noun_at(unit.first)
    cases = {a.case for a in head[1]} if head is not None else {""}
    own = {a.case for a in analyses_at(scene, at)} or {""}
    if any(a.case == "acc" and a.number == "s" for a in analyses_at(scene, at)):
        return "acc" in cases
    return "" in cases or "" in own or bool(cases & own)


def _holder_at(scene: Scene, at: int) -> bool:
    """Whether people or a side follow من, not a place or time."""
    at = scene.skip_quotes(at)
    return at in scene.actors or scene.noun_at(at) is not None or scene.nationality(at, article=True) is not None


def _holder_end(scene: Scene, at: int) -> int:
    """Where the words end that say whose people they are."""
    end, named = at, {m.last - 1 for m in scene.actors.values() if m.value.how in ("name", "hostile")}
    while end < min(len(scene.document.tokens), at + _REACH):
        word = scene.text(end)
        actor, found = scene.actors.get(end), scene.noun_at(end)
        if end > at and (_is_somebody(scene, end) or (end - 1 in named and _is_other(scene, end))):
            break
        if actor is not None and "و" not in actor.value.proclitic:
            end = actor.last
        elif found is not None and (end == at or not any(a.conj for a in found[1])):
            end = found[2]
        elif (
            word in QUOTES
            or scene.is_adjective(end)
            or word in BELONGING
            or (word == "من" and _holder_at(scene, end + 1))
        ):
            end += 1
        else:
            break
    return max(end, at)
