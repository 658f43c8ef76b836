"""One number for two nouns joined by و: a counted unit and the one after it in, whether its number counts both out.

"36 امرأة وطفلاً" are 36 people and "سبعة جنود وضباط" seven: a noun with no number of its own and in the form that
a number wants (accusative singular after eleven and more, plural after three to ten) is counted by the number before.
"""

from __future__ import annotations

from evtx.annotate.casualties.modifiers import Unit
from evtx.annotate.casualties.scene import Scene
from evtx.frozen import replace

_SINGULAR_FROM = 11  # the noun after such numbers is an accusative singular
_PLURAL_FROM = 3
_NOMINATIVE = "ون"


def shares_number(scene: Scene, unit: Unit, following: Unit) -> bool:
    """Whether the number of a unit counts the people of the next one too."""
    if not (unit.number and (unit.noun is not None or unit.holders) and unit.min) or unit.last != unit.core:
        return False
    if following.number or following.noun is None or following.other or following.definite:
        return False
    if _is_counted_of(scene, unit) and (following.min, following.max, following.figure) == (2, None, unit.figure):
        return not scene.text(following.first).endswith(_NOMINATIVE)  # 16 من قوات النظام ومسلحين موالين
    if following.last - following.first > 1 or following.figure != unit.figure:
        return False
    analyses = scene.document.analyses[following.first]
    if any(a.det or a.pron for a in analyses if a.cat == "N"):
        return False
    word = scene.text(following.first)
    if unit.min >= _SINGULAR_FROM:
        like = word.endswith("ا") == scene.text(unit.core - 1).endswith("ا")  # 30 امرأة وطفلا، 100 جريح ومصاب
        return (following.min, following.max) == (1, 1) and (word.endswith("ا") or like)
    bare_plural = (following.min, following.max) == (2, None) and not word.endswith(_NOMINATIVE)
    return unit.min >= _PLURAL_FROM and unit.max == unit.min and bare_plural


def with_shared(unit: Unit, following: Unit) -> Unit:
    """The unit with the people of the next one, counted by one number."""
    category = unit.category if unit.category == following.category else "unknown"
    return replace(unit, core=following.core, last=following.last, category=category)


def _is_counted_of(scene: Scene, unit: Unit) -> bool:
    """Whether a number stands before the noun after من, whose form it leaves alone (خمسة من عناصر الشرطة)."""
    return any(scene.text(t) == "من" for t in range(unit.first + 1, unit.core))
