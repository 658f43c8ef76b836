"""Folded text in, the numbers found in it out: phrases of the grammar, judged by the words around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from evtx.annotate.numbers.grammar import Phrase, read_phrase
from evtx.annotate.numbers.parts import Part, find_parts, last_word
from evtx.annotate.numbers.words import ORDINAL_MONTHS
from evtx.text.words import word_class


class Found(NamedTuple):
    """A number or vague amount at its place, before bounds are read, with what its closing scale word multiplies."""

    start: int
    end: int
    low: float | None
    high: float | None
    kind: str
    rule: str
    scale: float = 1
    coefficient: float = 0


_PERCENT_AFTER = re.compile(r"\s?%|\s++(?:ب|في )ال(?:ميه|مايه)\b")
_MILLE_AFTER = re.compile(r"\s++(?:ب|في )الالف\b")
_PERCENT_BEFORE = re.compile(r"(?:^|[^\d%\s]\s?)(%\s?)$")
_SHARE_BEFORE = re.compile(r"\b[وفبلك]{0,2}(?:ال)?(نسبه (?:ال)?)$")
_MINUS_WORD = re.compile(r"\b(?:سالب|ناقص) $")
_ARTICLE_BEFORE = re.compile(r"\b[وفبك]?(?:ال|لل) ?$")
_ONE_OF_THEM = re.compile(
    r" (?:ال[\u0621-\u06d3]{3,}|(?!من|بين|في|عن|علي|ل|ب)[\u0621-\u06d3]{4,}(?:ها|هم)\b|"
    r"(?:عناصر|افراد|قاده|قيادات|اعضاء|ابناء|جنود|ضباط|رجال|سكان|اهالي|شيوخ|وجهاء|مقاتلي|مسلحي|قياديي|حراس)\b)"
)
_WORD_BEFORE = re.compile(r"[\w\"')%] $")
_MINUS_SIGN = re.compile(r"(?:^|[\s(\"'])-$")
_BETWEEN_BEFORE = re.compile(r"\b[وف]?(?:ما )?بين $")
_PART_OF = re.compile(r"\b(?:ال)?جزء من $")
_DAY_BEFORE_YESTERDAY = re.compile(r" (?:من )?امس\b")
# A definite plural before a definite number: "the fifty dead", not "the fiftieth".
_PLURAL = re.compile(
    r"ال\w+(?:ات|ين|ون)|ال(?:قتلي|جرحي|اسري|اشخاص|عناصر|جنود|اطفال|ضحايا|رهاين|شهداء|ضباط|مدن|دول|قري)"
)
_DEFINITE_NOUN = re.compile(r" ال(?!\w+(?:ات|ين|ون)\b)[\u0621-\u06d3]{2,}")
_FUNCTION_WORD = re.compile(
    r" (?:في|من|علي|الي|عن|مع|بعد|قبل|حتي|منذ|خلال|داخل|قرب|اثر|جراء|فقط|[وب][\u0621-\u06d3]*|\")(?![\u0621-\u06d3])"
)
_NOUN_NEXT = re.compile(r" (?!و)[\u0621-\u06d3]{2,}")
_FRACTION_HOMOGRAPHS = word_class("annotate.number_scan.fraction_homographs")


def scan(text: str, news: bool) -> list[Found]:
    """Numbers of a folded text in order. `news`: as a report reads (no signs or ratios), with vague amounts."""
    parts = find_parts(text)
    found: list[Found] = []
    at = 0
    while at < len(parts):
        hit: Found | None
        if _is_percent_word(text, parts[at]):
            last, hit = _reversed_percent(parts, at)
        else:
            phrase = _read(text, parts, at, news)
            if phrase is not None:
                last, hit = phrase.last, _judge(text, parts, at, phrase, news)
            else:
                last, hit = _vague(text, parts, at) if news else (at + 1, None)
        at = last
        if hit is not None:
            found.append(hit)
            while at < len(parts) and parts[at].outer < hit.end:
                at += 1
    return found


def _read(text: str, parts: list[Part], at: int, news: bool) -> Phrase | None:
    """The phrase at parts[at]; after "between", one that hides both sides ("بين خمسة وعشرين") gives the first alone."""
    phrase = read_phrase(parts, at, len(parts), news)
    if phrase is None or phrase.last == at + 1 or not _BETWEEN_BEFORE.search(_before(text, parts[at].outer)):
        return phrase
    if phrase.last < len(parts) and parts[phrase.last].gap in ("و", "الي", "-"):
        return phrase
    for middle in range(at + 1, phrase.last):
        if parts[middle].gap != "و":
            continue
        left = read_phrase(parts, at, middle, news)
        right = read_phrase(parts, middle, phrase.last, news)
        if left and right and left.last == middle and right.last == phrase.last and left.value < right.value:
            return left
    return phrase


def _before(text: str, at: int, size: int = 24) -> str:
    return text[max(0, at - size) : at]


# ---------------------------------------------------------------- one number in its place


def _judge(text: str, parts: list[Part], first: int, phrase: Phrase, news: bool) -> Found | None:
    """The number with its kind, sign and percent sign, or None where the words around say that it is none."""
    part = parts[first]
    start, end, value, kind = part.start, parts[phrase.last - 1].end, phrase.value, phrase.kind
    rule = "digits" if part.word.kind == "digits" and phrase.last == first + 1 else "words"
    if phrase.last == first + 1:
        if _is_other_word(text, parts, first, news):
            return None
        form = text[start:end]
        if form == "الثمن":
            return None  # the price
        if form in _FRACTION_HOMOGRAPHS:
            if _DEFINITE_NOUN.match(text, end) and (form != "ثمن" or not news):
                value, kind = 1 / {"خمس": 5, "سبع": 7, "ثمن": 8, "تسع": 9, "عشر": 10}[form], "fraction"
            elif form == "ثمن":
                return None  # price
        if part.word.form == "accusative" and part.word.kind == "scale" and _noun_follows(text, end):
            value *= 2  # the dual before its noun: "ألفا قتيل"
    counts = value <= 10 or kind != "cardinal" or part.word.kind == "digits" or not part.word.definite
    if not counts and not _PLURAL.fullmatch(last_word(text, part.outer)):
        kind, rule = "ordinal", "definite"
    if abs(value - round(value)) <= 1e-12 * abs(value):
        value = round(value)  # 8.2 million is whole
    hit = Found(start, end, value, value, kind, f"{kind}.{rule}", phrase.scale, phrase.coefficient)
    if part.word.kind == "digits" and _ARTICLE_BEFORE.search(_before(text, start, 6)):
        hit = hit._replace(rule=f"{kind}.definite_digits")
    if rule == "definite":
        return hit
    if not news and value > 1 and (part_of := _PART_OF.search(_before(text, part.outer))):
        return hit._replace(
            start=part.outer - len(part_of[0]),
            low=1 / value,
            high=1 / value,
            kind="fraction",
            rule="fraction.part_of",
        )
    return _with_percent(text, parts[first], _with_sign(text, part, hit, news))


def _is_other_word(text: str, parts: list[Part], at: int, news: bool) -> bool:
    """Whether a single number word is a homograph here: Monday, a month's name, the day before yesterday, a second."""
    part = parts[at]
    word, last = part.word, last_word(text, part.outer)
    match word.kind:
        case "unit":
            if word.value == 0:
                return (
                    word.definite or last == "شهر" or (news and part.gap == "" and parts[at - 1].word.kind == "digits")
                )
            if word.value == 1:
                return (word.definite and last == "عبد") or _is_one_of(text, part)
            return word.form == "weekday" and (word.definite or last == "يوم")
        case "ordinal":
            if word.definite and (last.removeprefix("و") in ORDINAL_MONTHS or (word.value == 1 and last == "امس")):
                return True
            if word.value == 1 and _DAY_BEFORE_YESTERDAY.match(text, part.end):
                return True
            return word.value == 2 and part.gap == "" and at > 0 and text[part.start : part.end] == "ثانيه"
        case "hundreds" if text[part.start : part.end] in ("ميتا", "ميتين", "ميتان"):
            return bool(last) and _is_dead(text, part, last)
        case "digits" if news and word.form == "ratio":
            return True
    return word.kind == "fraction" and news and word.form == "ratio"


def _is_one_of(text: str, part: Part) -> bool:
    """Whether folded "واحد" is "and one of": a definite noun follows, or it opens a line or clause with its noun."""
    if text[part.start : part.end] != "واحد":
        return False
    if _ONE_OF_THEM.match(text, part.end):
        return True
    opens = not _WORD_BEFORE.search(_before(text, part.start, 3))
    return opens and _noun_follows(text, part.end)


def _is_dead(text: str, part: Part, last: str) -> bool:
    """Folded "two hundred" and "dead" are one word; the dead agree with a dual, or end their clause."""
    if _noun_follows(text, part.end):
        return False
    return part.word.form == "construct" or (len(last) > 4 and last.endswith(("ين", "ان")))


def _noun_follows(text: str, end: int) -> bool:
    return bool(_NOUN_NEXT.match(text, end)) and not _FUNCTION_WORD.match(text, end)


def _with_sign(text: str, part: Part, hit: Found, news: bool) -> Found:
    """The number made negative by a minus sign or word; reports have none."""
    if news or hit.low is None:
        return hit
    minus = _MINUS_WORD.search(_before(text, part.outer))
    start = part.outer - len(minus[0]) if minus else hit.start
    if (
        not minus
        and part.gap != "-"
        and part.word.kind in ("digits", "fraction")
        and _MINUS_SIGN.search(_before(text, start, 3))
    ):
        start = part.outer - 1
    if start == hit.start:
        return hit
    return hit._replace(start=start, low=-hit.low, high=-hit.low)


def _with_percent(text: str, part: Part, hit: Found) -> Found:
    if hit.kind == "ordinal" or hit.low is None:
        return hit
    after = _PERCENT_AFTER.match(text, hit.end)
    if after:
        value = hit.low
        if part.word.kind == "digits" and part.word.other is not None and value == part.word.value:
            value = part.word.other  # "12.345%" has a decimal point
        return hit._replace(end=after.end(), low=value, high=value, kind="percent", rule="percent.after")
    mille = _MILLE_AFTER.match(text, hit.end)
    if mille:
        return hit._replace(
            end=mille.end(), low=hit.low / 1000, high=hit.low / 1000, kind="fraction", rule="fraction.mille"
        )
    before, mark = _before(text, hit.start), None
    if "%" in before[-2:]:
        mark = _PERCENT_BEFORE.search(before)
    elif part.word.kind == "digits" and "نسبه" in before:
        mark = _SHARE_BEFORE.search(before)
    if not mark:
        return hit
    return hit._replace(start=hit.start - len(mark[1]), kind="percent", rule="percent.before")


def _is_percent_word(text: str, part: Part) -> bool:
    return part.word.kind == "hundred" and part.word.definite and text[part.outer : part.start] == "ب"


def _reversed_percent(parts: list[Part], at: int) -> tuple[int, Found | None]:
    """ "بالمائة 210": the word before its numeral; alone it is no number."""
    if at + 1 < len(parts) and parts[at + 1].gap == "" and parts[at + 1].word.kind == "digits":
        value = parts[at + 1].word.value
        return at + 2, Found(parts[at].outer, parts[at + 1].end, value, value, "percent", "percent.reversed")
    return at + 1, None


# ---------------------------------------------------------------- vague amounts

_OF = re.compile(r"ا?(?: (?:كبير|كبيرا|اخر|محدود|قليل|اضافي|متزايد|غير \w+|لا باس به)){0,2} من(?:هم|ها|هن|ه|ا)?\b")
_SEVERAL = 3  # the codebook's least for "a number of", "several", "a few"
_PLURAL_LEAST = 2  # tens, hundreds, thousands are at least two of them


def _vague(text: str, parts: list[Part], at: int) -> tuple[int, Found | None]:
    """An amount without a number ("عشرات الآلاف", "عدد من", "بضع مئات") from parts[at], and the part after it."""
    part = parts[at]
    if part.word.kind == "several":
        return _several(text, parts, at)
    if part.word.kind != "vague" and part.word.form != "plural":
        return at + 1, None
    least, last = _PLURAL_LEAST * part.word.value, at + 1
    if last < len(parts) and parts[last].gap == "" and _is_greater_scale(part, parts[last]):
        least, last = least * parts[last].word.value, last + 1
    return last, Found(part.start, parts[last - 1].end, least, None, "vague", "vague.plural")


def _is_greater_scale(part: Part, scale: Part) -> bool:
    return scale.word.kind == "scale" and scale.word.value > part.word.value and not scale.word.lead


def _several(text: str, parts: list[Part], at: int) -> tuple[int, Found | None]:
    part = parts[at]
    end = part.end
    if part.word.form == "noun":
        of = _OF.match(text, end)
        if not of:
            return at + 1, None
        return at + 1, Found(part.start, of.end(), _SEVERAL, None, "vague", "vague.several")
    after = parts[at + 1] if at + 1 < len(parts) else None
    if after is not None and after.gap == "" and (after.word.form == "plural" or after.word.kind == "vague"):
        least, last = _SEVERAL * after.word.value, at + 2
        if last < len(parts) and parts[last].gap == "" and _is_greater_scale(after, parts[last]):
            least, last = least * parts[last].word.value, last + 1
        return last, Found(part.start, parts[last - 1].end, least, None, "vague", "vague.several")
    if after is not None and (after.gap, after.word.kind) in (("", "ten"), ("و", "tens")):
        base = after.word.value
        return at + 2, Found(part.start, after.end, base + _SEVERAL, base + 9, "vague", "vague.odd")
    return at + 1, Found(part.start, end, _SEVERAL, None, "vague", "vague.several")
