"""Amounts of people: a token in, the counted people that start there out, with their least and greatest number.

A unit is a number with its noun (15 شخصاً، خمسة من عناصرها), a counted noun (مدني، طفلان، جنود) or a number
that stands for people (وجُرح 55). Units joined by و make a group. Amounts follow the codebook, section 4.
"""

from __future__ import annotations

from evtx.annotate.casualties.counted import ONE, counted
from evtx.annotate.casualties.modifiers import OTHERS, Unit, analyses_at, with_modifiers
from evtx.annotate.casualties.scene import STOPS, Scene
from evtx.annotate.casualties.shared import shares_number, with_shared
from evtx.annotate.casualties.uncounted import NUMBER, REST, SEVERAL, by_noun, by_word, one_of
from evtx.frozen import replace
from evtx.text.segment import COMPLEMENTIZERS
from evtx.text.words import word_class

_ONE_OF = word_class("annotate.casualties_amounts.one_of")
_SOME = frozenset({"بعض"})
STANDING_FOR_PEOPLE = _ONE_OF | SEVERAL | _SOME | NUMBER | REST | frozenset(OTHERS)
"""Words that tell an amount of people without a noun for people or a number."""
_CUE_REACH = 10  # tokens from people back to a word for what happened to them
_ADVERBIAL = word_class("annotate.casualties_amounts.adverbial")


def read_unit(scene: Scene, at: int, loose: bool = True) -> Unit | None:
    """The unit that starts at a token. `loose`: also numbers and words that mean people only where people are due."""
    if at in scene.blocked or scene.is_part(at) is not None or scene.bare(at) in _ADVERBIAL:
        return None
    number = scene.numbers.get(at)
    if number is not None and scene.text(at) in ONE and scene.is_noun(at - 1):
        return None  # من عائلة واحدة | من قبل مسلحين
    if number is not None:
        unit = counted(scene, at, number, loose)
    elif scene.bare(at) in _ONE_OF:
        unit = one_of(scene, at)
    elif scene.bare(at) in _SOME:
        found = scene.noun_at(at + 1)
        hurt = found is not None and bool(found[0].figure) and any(a.det for a in found[1])
        unit = Unit(at, found[2], found[2], 2, None, noun=found[0], subset=hurt) if found else None
    else:
        unit = by_noun(scene, at) or (by_word(scene, at) if loose else None)
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


_OFFICES = frozenset({"cleric", "commander"})
