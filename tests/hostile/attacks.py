"""A regular expression goes in; the strings on which it would run longest come out, made from its own parts.

A matcher that backtracks loses its way in repeats: what a repeat takes is given to it again and again, behind what must
stand before it, and at the end comes something that fits nowhere.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from re import _constants as constants  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]

_REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)
_LONG = 4  # times from which a repeat is worth pumping
_CATEGORIES = {
    constants.CATEGORY_DIGIT: "7", constants.CATEGORY_NOT_DIGIT: "a", constants.CATEGORY_SPACE: " ",
    constants.CATEGORY_NOT_SPACE: "a", constants.CATEGORY_WORD: "a", constants.CATEGORY_NOT_WORD: " ",
}  # fmt: skip
_ENDS = ("\x01", "!", "\n", "")
_PLAIN = (*' aا7،-()<>"\n.:/*_', "7 ", "ا ", ", ", "a\n", "ا.", "7:")

Attack = Callable[[int], str]


def attacks(pattern: re.Pattern[Any]) -> list[Attack]:
    """Functions from a length to a string of about that length."""
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    tree = parser.parse(pattern.pattern, flags)
    found = [*_pumps(tree, ""), *(("", sample) for sample in _samples(tree, 6)), *(("", plain) for plain in _PLAIN)]
    pumps = dict.fromkeys(found)
    return [_attack(before, pump, end) for before, pump in pumps if pump for end in _ENDS]


def _attack(before: str, pump: str, end: str) -> Attack:
    return lambda length: before + pump * max(1, length // len(pump)) + end


def _pumps(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """Each repeat of a tree: what must stand before it, and what it takes."""
    for operation, argument in tree:
        if operation in _REPEATS:
            _, high, inner = argument
            if high >= _LONG:
                for sample in _samples(inner, 4):
                    yield before, sample
                    yield "", sample
            yield from _pumps(inner, before)
        elif operation is constants.SUBPATTERN:
            yield from _pumps(argument[-1], before)
        elif operation is constants.BRANCH:
            for branch in argument[1]:
                yield from _pumps(branch, before)
        elif operation in (constants.ASSERT, constants.ASSERT_NOT):
            yield from _pumps(argument[1], before)
        elif operation is constants.ATOMIC_GROUP:
            yield from _pumps(argument, before)
        before += next(_samples([(operation, argument)], 1), "")


def _samples(tree: Any, count: int) -> Iterator[str]:
    """A few strings that a tree takes."""
    found = [""]
    for operation, argument in tree:
        pieces = list(_pieces(operation, argument, count))[:count] or [""]
        found = [a + b for a in found[:count] for b in pieces][:count]
    yield from dict.fromkeys(found)


def _pieces(operation: Any, argument: Any, count: int) -> Iterator[str]:
    if operation is constants.LITERAL:
        yield chr(argument)
    elif operation is constants.NOT_LITERAL:
        yield "b" if argument == ord("a") else "a"
    elif operation is constants.ANY:
        yield "a"
    elif operation is constants.IN:
        yield from _of_class(argument)
    elif operation is constants.BRANCH:
        for branch in argument[1]:
            yield from _samples(branch, 1)
    elif operation is constants.SUBPATTERN:
        yield from _samples(argument[-1], count)
    elif operation is constants.ATOMIC_GROUP:
        yield from _samples(argument, count)
    elif operation in _REPEATS:
        low, _, inner = argument
        for sample in _samples(inner, count):
            yield sample * max(low, 1)
        if not low:
            yield ""


def _of_class(members: Any) -> Iterator[str]:
    negated = bool(members) and members[0][0] is constants.NEGATE
    if negated:
        taken = re.compile("[" + "".join(_escaped(m) for m in members[1:]) + "]")
        yield from [c for c in "a ا7.,<(\n" if not taken.match(c)][:3]
        return
    for kind, value in members:
        if kind is constants.LITERAL:
            yield chr(value)
        elif kind is constants.RANGE:
            yield chr(value[0])
        elif kind is constants.CATEGORY:
            yield _CATEGORIES.get(value, "a")


def _escaped(member: Any) -> str:
    kind, value = member
    if kind is constants.LITERAL:
        return re.escape(chr(value))
    if kind is constants.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(min(value[1], sys.maxunicode)))}"
    names = {"CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
             "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W"}  # fmt: skip
    return names[str(value)]
