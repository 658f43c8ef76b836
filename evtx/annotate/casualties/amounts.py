"""Amounts of people: a token in, the counted people that start there out, with their least and greatest number.

A unit is a number with its noun (15 شخصاً، خمسة من عناصرها), a counted noun (مدني، طفلان، جنود) or a number
that stands for people (وجُرح 55). Units joined by و make a group. Amounts follow the codebook, section 4.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.casualties.modifiers import OTHERS, Unit, analyses_at, is_definite, with_modifiers
from evtx.annotate.casualties.scene import COUNT_WORDS, NISBA, STOPS, Scene
from evtx.annotate.casualties.shared import shares_number, with_shared
from evtx.frozen import replace
from evtx.lexicon.schema import PeopleEntry
from evtx.model import Mention
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.morphology import Analysis
from evtx.text.segment import COMPLEMENTIZERS, SUBORDINATORS
from evtx.text.words import word_class

_ONE_OF = word_class("annotate.casualties_amounts.one_of")
_SEVERAL = word_class("annotate.casualties_amounts.several")
_SOME = frozenset({"بعض"})
_NUMBER = frozenset({"عدد", "عددا"})
_REST = frozenset({"غيرهم", "سواهم", "غيرهن"})
STANDING_FOR_PEOPLE = _ONE_OF | _SEVERAL | _SOME | _NUMBER | _REST | frozenset(OTHERS)
"""Words that tell an amount of people without a noun for people or a number."""
_CUE_REACH = 10  # tokens from people back to a word for what happened to them
_MOST = 100_000_000  # people of one figure; what is more is a name read as a number (بليون)
_ONE = frozenset({"واحد", "واحده", "واحدا"})
_BEHIND_ITS_NOUN = frozenset({"عده", "عديده"})
MADE_UP = word_class("annotate.casualties_amounts.made_up")
THEIRS = frozenset({"ه", "ها", "هم", "هما", "هن"})  # endings that say whose people they are
_RANKS = ("صفوف", "كوادر")  # 11 من صفوفها، خمسة من صفوف الجيش
_CIRCLES = frozenset({"الاوساط", "اوساط"})  # عشرات من الأوساط السلفية
_TWO_BODIES = frozenset({"جثتي", "جثتا"})
_THINGS = frozenset({"منها", "بينها"})  # take up things as well as people
_CASES = {"اصابه": "جريح", "اصابات": "جريح", "وفاه": "قتيل", "وفيات": "قتيل"}  # 47 إصابة: for those whose they are
_CASE_OF = frozenset({"حاله", "حالات"})
_ADVERBIAL = word_class("annotate.casualties_amounts.adverbial")
_MEASURES = word_class("annotate.casualties_amounts.measures")


def read_unit(scene: Scene, at: int, loose: bool = True) -> Unit | None:
    """The unit that starts at a token. `loose`: also numbers and words that mean people only where people are due."""
    if at in scene.blocked or scene.is_part(at) is not None or scene.bare(at) in _ADVERBIAL:
        return None
    number = scene.numbers.get(at)
    if number is not None and scene.text(at) in _ONE and scene.is_noun(at - 1):
        return None  # من عائلة واحدة | من قبل مسلحين
    if number is not None:
        unit = _counted(scene, at, number, loose)
    elif scene.bare(at) in _ONE_OF:
        unit = _one_of(scene, at)
    elif scene.bare(at) in _SOME:
        found = scene.noun_at(at + 1)
        hurt = found is not None and bool(found[0].figure) and any(a.det for a in found[1])
        unit = Unit(at, found[2], found[2], 2, None, noun=found[0], subset=hurt) if found else None
    else:
        unit = _by_noun(scene, at) or (_by_word(scene, at) if loose else None)
    return with_modifiers(scene, unit) if unit is not None else None


def read_group(scene: Scene, at: int, limit: int, part: bool = False) -> tuple[Unit, ...]:
    """The units that start at a token and go on with و, all with the same figure of their own; `part`: of a total."""
    first = read_unit(scene, at)
    if first is None:
        return ()
    units = [first]
    while units[-1].last < limit:
        following = _joined(scene, first.first, units[-1].last, limit, part)
        if following is None or following.figure != first.figure or following.subset:
            break
        if len(units) == 1 and _same_man(scene, first, following):
            units[-1] = replace(first, last=following.last, core=following.core)
            continue
        if shares_number(scene, units[-1], following):
            units[-1] = with_shared(units[-1], following)
        else:
            units.append(following)
    return tuple(units)


def _same_man(scene: Scene, one: Unit, two: Unit) -> bool:
    """إمام وخطيب مسجد كذا: two offices of one man, where the second alone says of what he has them."""
    if one.noun is None or two.noun is None or {one.noun.id, two.noun.id} - _OFFICES or one.number or two.number:
        return False
    singular = (one.min, one.max) == (two.min, two.max) == (1, 1)
    beside = one.last - one.first == 1 and two.first == one.last and not one.definite
    of_what = two.last - two.first > 1 or any(
        a.cat == "N" and not (a.conj or a.prep) for a in analyses_at(scene, two.last)
    )
    return singular and beside and of_what


def _joined(scene: Scene, opening: int, at: int, limit: int, part: bool) -> Unit | None:
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
    if unit is None or (unit.min is None and unit.max is None):
        return None
    if unit.noun is None and not unit.number and not unit.other and scene.nationality(start) is None:
        return None
    reading = scene.readings[unit.last] if unit.last < limit and not (part and unit.noun) else None
    if reading is not None and reading.finite and scene.cue_verb(unit.last) and _alone(unit, reading.analysis.number):
        # "قُتل 12 و55 أصيبوا": the subject of the next verb; not in "إن حارسين و55 عاملا أصيبوا"
        return None if _cue_before(scene, opening) else unit
    return unit


def _cue_before(scene: Scene, at: int) -> bool:
    """Whether a word before people says what happened to them, no stop or new clause between."""
    for before in range(at - 1, max(-1, at - _CUE_REACH), -1):
        if scene.text(before) in STOPS or scene.text(before) in COMPLEMENTIZERS:
            return False
        phrase = scene.phrases.get(before)
        if (phrase is not None and phrase[1].how == "figure") or scene.cue_verb(before) or scene.cue_noun(before):
            return True
    return False


def _alone(unit: Unit, number: str) -> bool:
    """Whether a dual or plural verb can be said of the unit alone, not of those before it too (جندي ومدني قضيا)."""
    return number in ("p", "d") and unit.max != 1


# ------------------------------------------------------------ kinds of units


def _counted(scene: Scene, at: int, number: Mention, loose: bool) -> Unit | None:
    """A number with its noun, with من and a group, or alone."""
    value = number.value
    if (value.min or 0) > _MOST:
        return None
    low, high = (None if v is None else int(v) for v in (value.min, value.max))
    after = scene.skip_quotes(number.last)
    topic = next((f for t in range(at + 1, number.last) if (f := scene.noun_at(t)) is not None and f[0].figure), None)
    if topic is not None:  # تجاوز عدد القتلى الخمسين
        counted = scene.noun_at(after)
        last = counted[2] if counted is not None and not counted[0].figure else number.last
        return Unit(at, last, last, low, high, value.approximate, topic[0], topic[0].category, number=True)
    part = scene.is_part(after)
    if part is not None and not scene.begins_part(after, part):
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
    after += scene.text(after) in _CASE_OF and scene.text(after + 1) in _CASES
    if scene.text(after) in _CASES:
        hurt = scene.lexicon.people_nouns.get(_CASES[scene.text(after)])
        return Unit(at, after + 1, after + 1, low, high, value.approximate, hurt, "unknown", number=True)
    if scene.bare(after) in _REST or (scene.bare(after) in OTHERS and scene.text(after) != "و"):
        return Unit(at, after + 1, after + 1, low, high, value.approximate, number=True)
    article = value.kind == "vague" and scene.text(after).startswith("ال")  # مئات الفلسطينيين
    nisba = NISBA.fullmatch(scene.text(after).removeprefix("ال" if article else ""))
    origin = (scene.is_adjective(after) or article) and nisba
    if origin or (scene.bare(after) == scene.text(after) and scene.nationality(after, article) is not None):
        return Unit(at, after + 1, after + 1, low, high, value.approximate, number=True)
    if part is None and "من" in (scene.text(after), scene.text(number.last - 1)):
        return _counted_of(scene, at, number, after + (scene.text(after) == "من"))
    actor = scene.actors.get(after)
    if actor is not None and actor.value.how != "adjective" and value.kind == "vague":
        return Unit(at, actor.last, actor.last, low, high, value.approximate, number=True, holders=(actor,))
    if not loose or not _ends_phrase(scene, after) or scene.bare(at) in _ONE:
        return None
    if scene.text(at) in _BEHIND_ITS_NOUN and _of_things(scene, at - 1):
        return None  # أصابت أهدافا عدة
    if value.kind == "vague" and scene.text(after).startswith("ال") and after not in scene.dated:
        return None  # مئات الكيلوغرامات
    return Unit(at, number.last, number.last, low, high, value.approximate, number=True)


def _counted_of(scene: Scene, at: int, number: Mention, after: int) -> Unit | None:
    """خمسة من عناصرها، 22 من داعش، عدد من المدنيين: what stands after من says who they are."""
    value = number.value
    low, high = (None if v is None else int(v) for v in (value.min, value.max))
    after = scene.skip_quotes(after)
    if after >= len(scene.document.tokens) or scene.is_part(after) is not None or after in scene.blocked:
        return None
    if scene.text(after) in _MEASURES and after not in scene.actors:  # ثلاثة من حزب الله
        return None
    if scene.text(after).startswith(_RANKS):
        return Unit(at, after + 1, after + 1, low, high, value.approximate, category="combatant", number=True)
    if scene.text(after) in _CIRCLES or _those_who(scene, after):
        return Unit(at, after + 1, after + 1, low, high, value.approximate, number=True)
    found = scene.noun_at(after)
    if found is not None:
        noun, analyses, last = found
        subset = bool(noun.figure) and value.kind != "vague" and any(a.det for a in analyses)
        return Unit(at, last, last, low, high, value.approximate, noun, noun.category, number=True, subset=subset)
    actor = scene.actors.get(after)
    if actor is not None:
        return Unit(at, actor.last, actor.last, low, high, value.approximate, number=True, holders=(actor,))
    if value.kind == "vague" and scene.nationality(after, article=True) is None:
        return None
    item_like = any(a.cat in ("N", "VN") and not a.det for a in scene.document.analyses[after])
    if item_like or not scene.document.tokens[after].word:
        return None
    return Unit(at, after + 1, after + 1, low, high, value.approximate, number=True)


def _those_who(scene: Scene, at: int) -> bool:
    """عشرات من المنتمين إلى التيار: a participle in the sound plural that says who people are."""
    definite = scene.text(at).startswith("ال") and scene.text(at).endswith("ين")
    return (
        definite
        and scene.noun_at(at) is None
        and any(a.cat in ("AP", "PP") and a.det and a.number == "p" for a in analyses_at(scene, at))
    )


def _one_of(scene: Scene, at: int) -> Unit | None:
    """أحد عناصر الأمن، أحد الهنود: one person."""
    start = scene.skip_quotes(at + 1)
    found = scene.noun_at(start)
    if found is None:
        many = scene.nationality(start, article=True)
        return Unit(at, start + 1, start + 1, 1, 1) if many is not None and many != (1, 1) else None
    return Unit(at, found[2], found[2], 1, 1, noun=found[0], category=found[0].category, subset=bool(found[0].figure))


def _by_noun(scene: Scene, at: int) -> Unit | None:
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


_OFFICES = frozenset({"cleric", "commander"})
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


def _by_word(scene: Scene, at: int) -> Unit | None:
    """Words that stand for people: آخرون، كثيرون، سادساً, a nationality (فلسطينيين)."""
    word = scene.bare(at)
    joined = scene.text(at) != word
    if word in OTHERS and (joined or not _of_things(scene, at - 1)):
        low, high = OTHERS[word]
        return Unit(at, at + 1, at + 1, low, high, joined=joined)
    if word in _REST and not joined:
        return Unit(at, at + 1, at + 1, 2, None)  # وجُرح غيرهم
    if word in _NUMBER and scene.bare(at + 1) == "اخر":
        return Unit(at, at + 2, at + 2, 3, None, number=True, joined=joined, other=True)  # وأصاب عدداً آخر
    if word in _SEVERAL:
        return Unit(at, at + 1, at + 1, 3, None, number=True, joined=joined)
    ordinal = scene.ordinals.get(at)
    if ordinal is not None and not word.startswith("ال") and not word[:1].isdigit() and not _of_noun(scene, ordinal):
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


def _of_noun(scene: Scene, ordinal: Mention) -> bool:
    """ثاني موقع: whether an ordinal stands before the noun whose place in a row it tells."""
    reading = scene.readings[ordinal.last] if ordinal.last < len(scene.readings) else None
    if reading is None or not reading.nominal or ordinal.last in scene.dated:
        return False
    analysis = reading.analysis
    return analysis.cat == "N" and not (analysis.det or analysis.prep or analysis.conj)


def _of_things(scene: Scene, at: int) -> bool:
    """غارة أخرى: whether the word before is a noun for no people, which "other" belongs to."""
    reading = scene.readings[at] if at >= 0 else None
    if reading is None or not reading.nominal or scene.cue_noun(at) is not None or at in scene.numbers:
        return False
    return reading.analysis.cat in ("N", "VN") and scene.noun_at(at) is None and scene.nationality(at) is None


def _ends_phrase(scene: Scene, at: int) -> bool:
    """Whether a number before this token can stand for people: nothing that it counts follows."""
    if at >= len(scene.document.tokens):
        return True
    word = scene.text(at)
    if at in scene.dated:
        return True
    by_weapon = at in scene.weapons and word.startswith("ب")  # ثلاثة بالرصاص
    if (at in scene.blocked and not by_weapon) or scene.bare(at) in _MEASURES or word in "%٪/":
        return False
    reading = scene.readings[at]
    joined = word.startswith("و") and (reading is None or bool(reading.analysis.conj))  # not: خمس وحدات
    if not scene.document.tokens[at].word or joined or scene.finite(at):
        return True
    opens = word in PREPOSITIONS or word in SUBORDINATORS or word in COUNT_WORDS  # يرتفع إلى 57 عدد القتلى
    if opens or any(a.prep for a in analyses_at(scene, at)):
        return True
    analyses = [a for a in analyses_at(scene, at) if not a.conj]
    if any(a.cat in ("N", "VN") and not a.det and not a.prep for a in analyses):
        return word in ("امس", "اليوم", "صباح", "مساء", "فجر", "ليل", "ظهر")
    return True
