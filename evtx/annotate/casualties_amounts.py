"""Amounts of people: a token in, the counted people that start there out, with their least and greatest number.

A unit is a number with its noun (15 شخصاً، خمسة من عناصرها), a counted noun (مدني، طفلان، جنود) or a number
that stands for people (وجُرح 55). Units joined by و make a group. Amounts follow the codebook, section 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.annotate.casualties_scene import NISBA, QUOTES, STOPS, Scene
from evtx.lexicon.schema import PeopleEntry
from evtx.model import Mention
from evtx.text.disambiguate import BELONGING, PREPOSITIONS
from evtx.text.morphology import Analysis

_OTHERS = {"اخر": (1, 1), "اخري": (1, 1), "اخران": (2, 2), "اخرون": (2, None), "اخرين": (2, None), "اخريات": (2, None)}
_ONE_OF = frozenset({"احد", "احدي", "احدهم", "احداهن"})
_SEVERAL = frozenset("كثيرون كثيرين عديدون عديدين كثر".split())
_SOME = frozenset({"بعض"})
_ONE = frozenset({"واحد", "واحده", "واحدا"})
_THINGS = frozenset({"منها", "بينها"})  # take up things as well as people
# Participles in the accusative that go with a verb of speech and look like nouns for people.
_ADVERBIAL = frozenset({"مشيرا", "مشيره", "مشيرين", "مشيران"})
# Words after a number that count no people: time, length, money, shots, deeds, places and shares.
_MEASURES = frozenset(
    """سنه سنوات عام عاما اعوام شهر شهرا اشهر اسبوع اسابيع يوم يوما ايام ساعه ساعات دقيقه دقايق ثانيه ثوان مره مرات
    كيلومتر كيلومترا كيلومترات كلم كم متر مترا امتار ميل ميلا اميال سم ملم كيلوغرام كيلوغراما كغ طن طنا اطنان غرام لتر برميل
    دولار دولارا دولارات ليره ليرات دينار دينارا يورو ريال ريالا جنيه مليون مليار بالميه بالمايه
    رصاصه رصاصات طلقه طلقات شظيه شظايا طعنه طعنات ضربه ضربات غاره غارات هجوم هجمات هجوما عمليه عمليات حاله حالات اعتداء اعتداءات
    موقع مواقع منطقه مناطق محور محاور جبهه جبهات مدينه مدن قريه قري بلده بلدات محافظه محافظات ولايه ولايات حي احياء دوله دول
    منزل منازل بيت بيوت مبني مباني خيمه خيام هدف اهداف راس رووس متهما قضيه قضايا جوله درجه نقطه نقاط نسخه صفحه
    اضعاف ضعف اهداف اعتراض جهه جهات مجموعه مجموعات فرقه لواء الويه كتيبه كتايب سريه فصيل فصايل حزب احزاب""".split()
)
_REACH = 8  # tokens of a modifier after من or تابعين


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


def read_unit(scene: Scene, at: int, loose: bool = True) -> Unit | None:
    """The unit that starts at a token. `loose`: also numbers and words that mean people only where people are due."""
    if at in scene.blocked or scene.is_part(at) is not None or scene.bare(at) in _ADVERBIAL:
        return None
    number = scene.numbers.get(at)
    if number is not None:
        unit = _counted(scene, at, number, loose)
    elif scene.bare(at) in _ONE_OF:
        unit = _one_of(scene, at)
    elif scene.bare(at) in _SOME:
        found = scene.noun_at(at + 1)
        unit = Unit(at, found[2], found[2], 2, None, noun=found[0]) if found else None
    else:
        unit = _by_noun(scene, at) or (_by_word(scene, at) if loose else None)
    return _with_modifiers(scene, unit) if unit is not None else None


def read_group(scene: Scene, at: int, limit: int, loose: bool = True) -> tuple[Unit, ...]:
    """The units that start at a token and go on with و, all with the same figure of their own."""
    first = read_unit(scene, at, loose)
    if first is None:
        return ()
    units = [first]
    while units[-1].last < limit:
        following = _joined(scene, units[-1].last, limit)
        if following is None or following.figure != first.figure or following.subset:
            break
        units.append(following)
    return tuple(units)


def _joined(scene: Scene, at: int, limit: int) -> Unit | None:
    """The unit after و right at a token (a comma may stand before it), if no verb claims it for itself."""
    if scene.text(at) == "،":
        at += 1
    word = scene.text(at)
    start = at + 1 if word == "و" else at
    if start >= limit or not word.startswith("و"):
        return None
    if word != "و" and start not in scene.numbers and not any(a.conj == "و" for a in scene.document.analyses[start]):
        return None
    unit = read_unit(scene, start)
    if unit is None or unit.min is None and unit.max is None:
        return None
    if unit.noun is None and not unit.number and not unit.other and scene.nationality(start) is None:
        return None
    reading = scene.readings[unit.last] if unit.last < limit else None
    if reading is not None and reading.finite and reading.analysis.number in ("p", "d") and scene.cue_verb(unit.last):
        return None  # "... و55 أصيبوا": the subject of the next verb
    return unit


# ------------------------------------------------------------ kinds of units


def _counted(scene: Scene, at: int, number: Mention, loose: bool) -> Unit | None:
    """A number with its noun, with من and a group, or alone."""
    value = number.value
    low, high = (None if v is None else int(v) for v in (value.min, value.max))
    after = scene.skip_quotes(number.last)
    part = scene.is_part(after)
    if part is not None and scene.text(after) != "بينهم":
        found = scene.noun_at(part)
        if found is None and scene.text(after) in _THINGS:
            return None
        category = found[0].category if found is not None else "unknown"
        return Unit(at, part, part, low, high, value.approximate, None, category, number=True, subset=True)
    found = scene.noun_at(after)
    if found is not None and not all(a.prep or a.conj for a in found[1]):
        noun, _, last = found
        if noun.id == "family":
            low, high = (None if low is None else 2 * low), None
        return Unit(at, last, last, low, high, value.approximate, noun, noun.category, number=True)
    if scene.bare(after) in _OTHERS and scene.text(after) != "و":
        return Unit(at, after + 1, after + 1, low, high, value.approximate, number=True)
    if scene.is_adjective(after) and NISBA.fullmatch(scene.text(after)):
        return Unit(at, after + 1, after + 1, low, high, value.approximate, number=True)
    if scene.text(after) == "من" or scene.text(number.last - 1) == "من":
        return _counted_of(scene, at, number, after + (scene.text(after) == "من"))
    actor = scene.actors.get(after)
    if actor is not None and actor.value.how != "adjective" and value.kind == "vague":
        return Unit(at, actor.last, actor.last, low, high, value.approximate, number=True, holders=(actor,))
    if not loose or not _ends_phrase(scene, after) or scene.bare(at) in _ONE:
        return None
    if value.kind == "vague" and scene.text(after).startswith("ال"):
        return None  # مئات الكيلوغرامات
    return Unit(at, number.last, number.last, low, high, value.approximate, number=True)


def _counted_of(scene: Scene, at: int, number: Mention, after: int) -> Unit | None:
    """خمسة من عناصرها، 22 من داعش، عدد من المدنيين: what stands after من says who they are."""
    value = number.value
    low, high = (None if v is None else int(v) for v in (value.min, value.max))
    after = scene.skip_quotes(after)
    if scene.is_part(after) is not None or after in scene.blocked or scene.text(after) in _MEASURES:
        return None
    found = scene.noun_at(after)
    if found is not None:
        noun, analyses, last = found
        subset = bool(noun.figure) and value.kind != "vague" and any(a.det for a in analyses)
        return Unit(at, last, last, low, high, value.approximate, noun, noun.category, number=True, subset=subset)
    actor = scene.actors.get(after)
    if actor is not None:
        return Unit(at, actor.last, actor.last, low, high, value.approximate, number=True, holders=(actor,))
    if value.kind == "vague" and scene.nationality(after) is None:
        return None
    item_like = any(a.cat in ("N", "VN") and not a.det for a in scene.document.analyses[after])
    if item_like or not scene.document.tokens[after].word:
        return None
    return Unit(at, after + 1, after + 1, low, high, value.approximate, number=True)


def _one_of(scene: Scene, at: int) -> Unit | None:
    """أحد عناصر الأمن: one person."""
    found = scene.noun_at(scene.skip_quotes(at + 1))
    if found is None:
        return None
    return Unit(at, found[2], found[2], 1, 1, noun=found[0], category=found[0].category, subset=bool(found[0].figure))


def _by_noun(scene: Scene, at: int) -> Unit | None:
    """A noun for people without a number before it: its own form tells the number."""
    found = scene.noun_at(at)
    if found is None or not found[1]:
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
        low, high = 2, None
    definite = any(a.det for a in analyses)
    known = low == high == 1 and _is_known(scene, noun, at, last)
    if noun.figure and low == 2 and high is None and _construct_follows(scene, last):
        definite = True  # شهداء الاغتيالات
    if definite and low == 2 and high is None:
        return Unit(at, last, last, None, None, noun=noun, category=noun.category, definite=True, joined=joined)
    if scene.text(last) == "واحد" or scene.text(last) == "واحده":
        last += 1
    return Unit(at, last, last, low, high, noun=noun, category=noun.category, definite=definite or known, joined=joined)


_KNOWN_BY_OFFICE = frozenset({"dead", "commander", "officer", "official", "guard", "worker", "relative", "politician"})


def _is_known(scene: Scene, noun: PeopleEntry, at: int, last: int) -> bool:
    """قائد الكتيبة، جثة المهندس: one person whom the definite noun behind makes known."""
    if noun.id not in _KNOWN_BY_OFFICE:
        return False
    return _construct_follows(scene, last) or (last - at > 1 and _is_definite(scene, last - 1))


def _number_after(scene: Scene, at: int, definite: bool) -> Mention | None:
    """مدنيين اثنين، الجنود الثلاثة، القتلى الأربعين: a number that follows its noun like an adjective."""
    while scene.is_adjective(at) and at not in scene.numbers and scene.noun_at(at) is None:
        at += 1
    number = scene.numbers.get(at)
    if number is None or number.value.min is None or number.value.kind != "cardinal":
        return None
    has_article = scene.text(at).startswith("ال") and not scene.text(at).isdigit()
    if definite:
        return number if has_article else None
    return number if number.value.min in (1, 2) and not has_article and not scene.text(at).isdigit() else None


def _construct_follows(scene: Scene, at: int) -> bool:
    """Whether a definite noun or a name follows, so that a dual may have lost its nun (عنصرا الأمن)."""
    actor = scene.actors.get(at)
    if actor is not None:
        return actor.value.how in ("name", "hostile", "metonym") and not actor.value.proclitic
    return any(a.det and a.cat in ("N", "VN") and not a.conj and not a.prep for a in _analyses(scene, at))


def _analyses(scene: Scene, at: int) -> Sequence[Analysis]:
    return scene.document.analyses[at] if 0 <= at < len(scene.document.tokens) else ()


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


def _by_word(scene: Scene, at: int) -> Unit | None:
    """Words that stand for people: آخرون، كثيرون، سادساً, a nationality (فلسطينيين)."""
    word = scene.bare(at)
    joined = scene.text(at) != word
    if word in _OTHERS:
        low, high = _OTHERS[word]
        return Unit(at, at + 1, at + 1, low, high, joined=joined)
    if word in _SEVERAL:
        return Unit(at, at + 1, at + 1, 3, None, number=True, joined=joined)
    ordinal = scene.ordinals.get(at)
    if ordinal is not None and not word.startswith("ال") and not word[:1].isdigit():
        return Unit(at, ordinal.last, ordinal.last, 1, 1, number=True, joined=joined)
    origin = scene.nationality(at)
    if origin is None or (not joined and scene.is_noun(at - 1)):
        return None
    counted = _number_after(scene, at + 1, definite=False)
    if counted is not None:
        low = int(counted.value.min)
        return Unit(at, counted.last, counted.last, low, low, number=True, joined=joined)
    return Unit(at, at + 1, at + 1, *origin, joined=joined)


def _ends_phrase(scene: Scene, at: int) -> bool:
    """Whether a number before this token can stand for people: nothing that it counts follows."""
    if at >= len(scene.document.tokens):
        return True
    word = scene.text(at)
    if at in scene.blocked or scene.bare(at) in _MEASURES or word in "%٪/":
        return False
    if not scene.document.tokens[at].word or word.startswith("و") or scene.finite(at):
        return True
    if word in PREPOSITIONS or any(a.prep for a in _analyses(scene, at)):
        return True
    analyses = [a for a in _analyses(scene, at) if not a.conj]
    if any(a.cat in ("N", "VN") and not a.det and not a.prep for a in analyses):
        return word in ("امس", "اليوم", "صباح", "مساء", "فجر", "ليل", "ظهر")
    return True


# ------------------------------------------------------------ modifiers


def _with_modifiers(scene: Scene, unit: Unit) -> Unit:
    """The unit up to where its adjectives, brackets, `من ...` and `تابعين ل...` end, with whose people they are."""
    at, category = unit.core, unit.category
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
    tail = range(unit.first, at)
    found_actors = [scene.actors[t] for t in tail if t in scene.actors and scene.actors[t].value.how != "anaphor"]
    holders = unit.holders or tuple(found_actors)
    joined = unit.joined or _after_and(scene, unit.first)
    return Unit(
        unit.first, unit.core, at, unit.min, unit.max, unit.approximate, unit.noun, category, holders,
        unit.number, unit.definite, unit.subset, joined, any(scene.bare(t) in _OTHERS for t in tail),
    )  # fmt: skip


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
    if word == "علي" and scene.text(at + 1) in ("الاقل", "الاكثر"):
        return at + 2
    if word in _OTHERS:
        return at + 1
    if at in scene.numbers or at in scene.phrases or at in scene.blocked or word in STOPS or word == "،":
        return None
    if word in BELONGING or (word == "من" and _holder_at(scene, at + 1)) or (word == "في" and scene.text(at + 1) == "صفوف"):
        return _holder_end(scene, at + 1 + (word == "في"))
    if scene.is_adjective(at):
        return at + 1 if _agrees(scene, at, unit) else None
    found = scene.noun_at(at)
    if found is not None and unit.figure and not found[0].figure and found[1] and not any(a.conj or a.prep or a.det for a in found[1]):
        return found[2]  # 11 قتيلاً مدنياً
    actor = scene.actors.get(at)
    if actor is not None and not actor.value.proclitic and (found is None or _is_definite(scene, at)):
        return actor.last
    if found is not None and found[1] and all(a.det and not a.conj and not a.prep for a in found[1]):
        return found[2]  # عنصران من رجال الشرطة, أحد أفراد الأمن
    return None


def _is_definite(scene: Scene, at: int) -> bool:
    return any(a.det for a in _analyses(scene, at))


def _agrees(scene: Scene, at: int, unit: Unit) -> bool:
    """Whether an adjective can belong to the noun before it: not where their cases differ (قتل مسلحون مدنيين)."""
    if unit.number or unit.min == 1:
        return True
    head = scene.noun_at(unit.first)
    cases = {a.case for a in head[1]} if head is not None else {""}
    own = {a.case for a in _analyses(scene, at)} or {""}
    if any(a.case == "acc" and a.number == "s" for a in _analyses(scene, at)):
        return "acc" in cases
    return "" in cases or "" in own or bool(cases & own)


def _holder_at(scene: Scene, at: int) -> bool:
    """Whether people or a side follow من, not a place or time."""
    at = scene.skip_quotes(at)
    return at in scene.actors or scene.noun_at(at) is not None or scene.nationality(at) is not None


def _holder_end(scene: Scene, at: int) -> int:
    """Where the words end that say whose people they are."""
    end = at
    while end < min(len(scene.document.tokens), at + _REACH):
        word = scene.text(end)
        actor, found = scene.actors.get(end), scene.noun_at(end)
        if actor is not None and "و" not in actor.value.proclitic:
            end = actor.last
        elif found is not None and (end == at or not any(a.conj for a in found[1])):
            end = found[2]
        elif word in QUOTES or scene.is_adjective(end) or word in BELONGING or (word == "من" and _holder_at(scene, end + 1)):
            end += 1
        else:
            break
    return max(end, at)
