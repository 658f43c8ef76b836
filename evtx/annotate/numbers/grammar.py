"""The parts of a text in, the numbers that they spell out: a small grammar of units, tens, hundreds and scales."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from evtx.annotate.numbers.parts import Part


class Phrase(NamedTuple):
    """A number read from parts [first, last): its value, kind, and the scale word that closes it (1: none)."""

    last: int
    value: float
    kind: str
    scale: float = 1
    coefficient: float = 0  # what the closing scale word multiplies (0: it stands alone)


def read_phrase(parts: Sequence[Part], first: int, last: int, news: bool) -> Phrase | None:
    """The longest number that begins at parts[first], using parts before `last`; None if none begins there.

    `news` leaves out what running reports never mean by it ("three of ten" is no fraction there).
    """
    parts = parts[:last] if last < len(parts) else parts
    phrase = _sum(parts, first)
    if phrase is None:
        end, value = _fraction(parts, first)
        return Phrase(end, value, "fraction") if value else None
    phrase = _with_fraction(parts, first, phrase, news)
    phrase = _after_ordinal(parts, first, phrase)
    phrase = _with_point(parts, phrase)
    return phrase if news else _as_ratio(parts, phrase)


def _gap(parts: Sequence[Part], at: int) -> str | None:
    return parts[at].gap if at < len(parts) else None


def _kind(parts: Sequence[Part], at: int) -> str:
    return parts[at].word.kind if at < len(parts) else ""


def _next_to(parts: Sequence[Part], at: int, *kinds: str) -> bool:
    """Whether parts[at] follows with nothing between, is of one of the kinds, and has no proclitic."""
    return at < len(parts) and parts[at].gap == "" and parts[at].word.kind in kinds and not parts[at].word.lead


def _sum(parts: Sequence[Part], first: int) -> Phrase | None:
    """Terms joined by "and", each of a smaller scale than the one before: three million and 200 thousand and five."""
    total = _term(parts, first)
    if total is None:
        return None
    while total.scale > 1 and _gap(parts, total.last) in ("و", ""):
        at = total.last
        if _gap(parts, at) == "" and _kind(parts, at) not in ("hundred", "hundreds"):
            break
        term = _term(parts, at)
        if term is None or term.value >= total.scale:
            break
        kind = "ordinal" if "ordinal" in (total.kind, term.kind) else "cardinal"
        value = total.value + term.value
        total = Phrase(term.last, value, kind, term.scale, term.coefficient)
    return total


def _term(parts: Sequence[Part], at: int) -> Phrase | None:
    """A group below a thousand with its scale words, a scale word alone, or a part of one ("quarter of a million")."""
    word = parts[at].word
    end, share = (at + 1, 0.5) if word.kind == "half" else _fraction(parts, at)
    if share and _next_to(parts, end, "hundred", "scale"):
        base = parts[end].word
        if base.form in ("singular", "accusative"):
            return Phrase(end + 1, share * base.value, "cardinal", base.value, share)
    if word.kind == "scale":
        if word.form == "plural":
            return None
        phrase = Phrase(at + 1, word.value * (2 if word.form == "dual" else 1), "cardinal", word.value)
    else:
        group = _group(parts, at)
        if group is None:
            return None
        phrase = group
    while _next_to(parts, phrase.last, "scale"):
        scale = parts[phrase.last].word
        if scale.form == "dual" or scale.value <= phrase.scale or scale.definite:
            break
        coefficient = phrase.value
        if phrase.last == at + 1 and word.kind == "digits" and word.other is not None:
            coefficient = word.other  # "3.125 million" has a decimal point
        phrase = Phrase(phrase.last + 1, coefficient * scale.value, phrase.kind, scale.value, coefficient)
    return phrase


def _group(parts: Sequence[Part], first: int) -> Phrase | None:
    """A number below a thousand in words, or one numeral."""
    word = parts[first].word
    if word.kind == "digits":
        if 2 <= word.value <= 9 and _next_to(parts, first + 1, "hundred"):
            return Phrase(first + 2, word.value * 100, "cardinal")
        return Phrase(first + 1, word.value, "cardinal")
    hundreds: float = 0
    tens: float = 0
    units: float = 0
    has_units = has_tens = has_hundreds = False
    kind, at = "cardinal", first
    while at < len(parts):
        joined = at > first and parts[at].gap == "و"
        if at > first and not joined and not (_gap(parts, at) == "" and has_hundreds and not (has_units or has_tens)):
            break
        word = parts[at].word
        size, value = _small(parts, at)
        if size and value >= 100:
            if has_hundreds or has_tens or has_units:
                break
            hundreds, has_hundreds = value, True
        elif size and value >= 10 and word.kind != "tens" and not (has_tens or has_units):
            tens, has_tens, has_units = value, True, True
        elif size and word.kind == "tens" and not has_tens:
            tens, has_tens = value, True
        elif size and value < 10 and not has_units and (not has_tens or _ends_here(parts, at + size)):
            units, has_units = value, True
        else:
            break
        kind = "ordinal" if word.kind in ("ordinal", "eleventh") else kind
        at += size
    return Phrase(at, hundreds + tens + units, kind) if at > first else None


def _ends_here(parts: Sequence[Part], at: int) -> bool:
    """Whether a unit before parts[at] closes the number (no tens, hundred or scale goes with it)."""
    if at >= len(parts):
        return True
    if parts[at].gap == "" and parts[at].word.kind in ("ten", "hundred", "scale", "parts"):
        return False
    return not (parts[at].gap == "و" and parts[at].word.kind == "tens")


def _small(parts: Sequence[Part], at: int) -> tuple[int, float]:
    """How many parts from `at` make one addend below a thousand, and its value; (0, 0) if none does."""
    word = parts[at].word
    beside_ten = _next_to(parts, at + 1, "ten") and not parts[at + 1].word.definite
    match word.kind:
        case "unit" if beside_ten and 1 <= word.value <= 9 and not (word.definite and word.form == "weekday"):
            return 2, 10 + word.value
        case "unit" if 2 < word.value < 10 and _next_to(parts, at + 1, "hundred"):
            return 2, 100 * word.value
        case "unit" if word.value == 0 and _next_to(parts, at + 1, "unit", "tens"):
            return 0, 0
        case "unit" if not _next_to(parts, at + 1, "parts"):
            return 1, word.value
        case "one" | "two" | "eleventh" if beside_ten:
            return 2, 10 + word.value
        case "one" | "eleventh" if _gap(parts, at + 1) == "و" and _kind(parts, at + 1) == "tens":
            return 1, word.value
        case "ordinal" if beside_ten and word.value < 10:
            return 2, 10 + word.value
        case "ten" if not _next_to(parts, at + 1, "parts"):
            return 1, word.value
        case "ordinal" | "teen" | "tens":
            return 1, word.value
        case "hundreds" if word.form == "dialect":
            return (1, 200) if _gap(parts, at + 1) in ("", "و") else (0, 0)
        case "hundreds":
            return 1, word.value
        case "hundred" if word.form == "singular":
            return 1, 100
    return 0, 0


def _fraction(parts: Sequence[Part], at: int, phrase: Phrase | None = None) -> tuple[int, float]:
    """A fraction in words from parts[at] ("ثلث", "ثلاثة أرباع"): where it ends and its value; (at, 0) if none."""
    if at >= len(parts):
        return at, 0
    word = parts[at].word
    if word.kind == "fraction":
        return at + 1, word.value
    if word.kind in ("unit", "ten", "digits") and _next_to(parts, at + 1, "parts"):
        return at + 2, word.value * parts[at + 1].word.value
    # "وخمسين" is two fifths only where the tens are taken already
    if (
        phrase is not None
        and word.kind == "tens"
        and word.other
        and 100 < phrase.value < 1000
        and phrase.value % 100 >= 20
    ):
        return at + 1, word.other
    return at, 0


def _with_fraction(parts: Sequence[Part], first: int, phrase: Phrase, news: bool) -> Phrase:
    """A number and a fraction: five and a half; but a million and a half is 1.5 million."""
    at = phrase.last
    mixed = _kind(parts, first) == "digits" and _gap(parts, at) == "" and parts[at].word.form == "ratio"
    gap = _gap(parts, at)
    if (gap not in ("و", "الا") and not mixed) or phrase.kind == "ordinal":
        return phrase
    end, value = _fraction(parts, at, None if news else phrase)
    if _kind(parts, at) == "half" and (phrase.scale >= 1000 or not news):
        end, value = at + 1, 0.5
    if not value or (parts[at].word.definite and phrase.scale < 1000):
        return phrase
    value = -value if gap == "الا" else value
    if phrase.scale >= 1000:
        return Phrase(end, phrase.value + value * phrase.scale, "cardinal", phrase.scale)
    if _next_to(parts, end, "scale") and parts[end].word.form == "singular":  # "five and a half million"
        scale = parts[end].word.value
        return Phrase(end + 1, (phrase.value + value) * scale, "cardinal", scale, phrase.value + value)
    return Phrase(end, phrase.value + value, "fraction")


def _after_ordinal(parts: Sequence[Part], first: int, phrase: Phrase) -> Phrase:
    """ "The twenty-first after the hundred" is the 121st."""
    at = phrase.last
    if _gap(parts, at) != "بعد" or not parts[at].word.definite:
        return phrase
    if phrase.kind != "ordinal" and not parts[first].word.definite:
        return phrase
    base = _sum(parts, at)
    if base is None or base.value < 100:
        return phrase
    return Phrase(base.last, phrase.value + base.value, "ordinal")


def _with_point(parts: Sequence[Part], phrase: Phrase) -> Phrase:
    """A spoken decimal point: "ثلاثة فاصلة أربعة", also of a scale ("... مليون") or a power of ten ("... من مئة")."""
    at = phrase.last
    if phrase.kind != "cardinal" or _gap(parts, at) not in ("فاصله", "فاصل"):
        return phrase
    zeros = 0
    while (
        _kind(parts, at + 1) and parts[at].word.kind == "unit" and not parts[at].word.value and parts[at + 1].gap == ""
    ):
        zeros, at = zeros + 1, at + 1
    decimals = _sum(parts, at)
    if decimals is None:
        return phrase
    if _gap(parts, decimals.last) == "من":
        below = _sum(parts, decimals.last)
        if below is not None and _power_of_ten(below.value):
            return Phrase(below.last, phrase.value + decimals.value / below.value, "cardinal")
    whole = decimals.coefficient * decimals.scale
    closes = decimals.scale >= 1000 and decimals.value == whole > 0
    scale = decimals.scale if closes else 1
    digits = "0" * zeros + f"{int(decimals.coefficient if closes else decimals.value)}"
    return Phrase(decimals.last, float(f"{int(phrase.value)}.{digits}") * scale, "cardinal", scale)


def _as_ratio(parts: Sequence[Part], phrase: Phrase) -> Phrase:
    """ "One over twenty", "one part of three", "eleven of a thousand"."""
    gap = _gap(parts, phrase.last)
    if phrase.kind != "cardinal" or gap not in ("علي", "من", "جزء من"):
        return phrase
    below = _sum(parts, phrase.last)
    if below is None or not below.value or (gap == "من" and below.value <= phrase.value):
        return phrase
    return Phrase(below.last, phrase.value / below.value, "fraction")


def _power_of_ten(value: float) -> bool:
    return value >= 10 and set(f"{value:.0f}"[1:]) == {"0"} and f"{value:.0f}"[0] == "1"
