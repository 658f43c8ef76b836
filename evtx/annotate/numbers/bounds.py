"""Numbers found in a folded text in, amounts with bounds out: "about", "more than", "at least", "between"."""

from __future__ import annotations

import re
from typing import NamedTuple

from evtx.annotate.numbers.parts import last_word
from evtx.annotate.numbers.scan import Found


class Amount(NamedTuple):
    """A number with its bounds as told: `low`/`high` (None: open) and whether each side includes its figure."""

    start: int
    end: int
    low: float | None
    high: float | None
    kind: str
    rule: str
    approximate: bool = False
    low_included: bool = True
    high_included: bool = True


_EFFECTS = ("least", "most", "over", "under", "about", "equal")
_COUNT = r"(?: (?:عدد|حصيل|مجموع)\w*(?: و?ال\w+){0,3})?"  # "exceeded [the number of the dead] 34"
_ADDED = rf"(?:يزيد|تزيد|يزيدون|زاد|زادت|ينيف|تنيف|يربو|تربو){_COUNT} (?:عن|علي)"
_PASSED = (
    r"(?:يفوق|تفوق|فاق|فاقت|(?:ي|ت)?تجاوز(?:ت|وا|ون)?|متجاوزا|متجاوزه|يتخطي|تتخطي|تخطي|تخطت|يتعدي|تتعدي|تعدي|تعدت)"
    + _COUNT
)
_MORE, _LESS = r"(?:اكثر|ازيد|اكبر|اعلي)", r"(?:اقل|اصغر|ادني|اخفض)"
_SAME = r"(?:[يت]ساوي|مساو\w*)"
_ABOUT = (
    r"نحو|حوالي|قرابه|زهاء|تقريبا|(?:ي|ت)قارب|(?:ي|ت)قرب من|(?:ي|ت)ناهز|ناهز|ناهزت|قارب|قاربت|في حدود|حدود|"
    rf"(?:ي|ت)?قدر(?:ون|ت|وا)?{_COUNT} ب|مقدر\w*{_COUNT} ب"
)
# What may stand before a number: effect and words, also written as one with ما and لا (مالايقل عن).
# The longest match that ends at the number counts.
_BEFORE_NEWS = {
    "least": rf"(?:لا|لم|لن) ?(?:يقل|تقل|يقلون){_COUNT} عن|(?:لا|ليس|ليسوا) {_LESS} من|علي الاقل|حد ادني",
    "most": rf"(?:لا|لم|لن) ?(?:{_ADDED}|{_PASSED})|(?:لا|ليس|ليسوا) {_MORE} من|ما [يت]صل الي|علي الاكثر|حد اقصي",
    "over": rf"{_ADDED}|{_PASSED}|{_MORE} من",
    "under": rf"{_LESS} من|(?:يقل|تقل){_COUNT} عن|ما دون",
    "about": _ABOUT,
}
_BEFORE_ALL = {
    "least": rf"{_MORE} (?:من )?او {_SAME}(?: من| ل)?|{_SAME} او {_MORE} من|[>≥] ?=|≥|{_BEFORE_NEWS['least']}",
    "most": rf"{_LESS} (?:من )?او {_SAME}(?: من| ل)?|{_SAME} او {_LESS} من|< ?=|≤|{_BEFORE_NEWS['most']}",
    "over": _BEFORE_NEWS["over"] + "|فوق|>",
    "under": _BEFORE_NEWS["under"] + "|تحت|<",
    "about": _ABOUT,
    "equal": rf"{_SAME}|=",
}


def _before_pattern(table: dict[str, str]) -> re.Pattern[str]:
    effects = "|".join(f"(?P<{effect}>{words})" for effect, words in table.items())
    edge = r"^|(?<=[^\w])|(?=[<>=≤≥])|(?<=\b[وفبلك])|(?<=\bول)|(?<=\bوب)"
    return re.compile(rf"(?:{edge})(?P<all>(?:(?:ما|مما|بما) ?)?(?:{effects}))\s*[بل]?(?:ال ?)?$")


_BEFORE = {True: _before_pattern(_BEFORE_NEWS), False: _before_pattern(_BEFORE_ALL)}
_BEFORE_SIZE = 64
# The words that can end such a bound: a quick look before the long pattern is tried.
_CLOSER = re.compile(
    r"[وفبل]{0,2}(?:من|عن|علي|الي|ب|الاقل|الاكثر|ادني|اقصي|دون|حدود|نحو|حوالي|قرابه|زهاء|تقريبا|يساوي|"
    r"\w{0,4}(?:قارب|ناهز)\w?|\w{0,6}(?:فوق|فاق|جاوز|تخط|تعد)\w*)"
)
_COUNTED = re.compile("عدد|حصيل|مجموع")
_AFTER = re.compile(
    r"\)?\s++(?:(?P<least>(?:علي |ب)الاقل|(?:علي |ك)اقل تقدير|[بك]حد ادني|او اكثر(?! من)|او يزيد|[فو]ما فوق|فاكثر|ونيف)"
    r"|(?P<most>علي الاكثر|علي ابعد تقدير|[بك]حد اقصي|او اقل(?! من)|[فو]ما دون|فاقل)|(?P<about>تقريبا))\b"
)
_AFTER_ALL = re.compile(
    rf"\s++او (?:(?P<same>{_SAME})(?!\s*[\d])|(?P<least>{_MORE}(?: من)?)(?!\s*\w)|(?P<most>{_LESS}(?: من)?)(?!\s*\w))"
)
# "at least" may come after the noun that is counted, in the same clause
_LATER = re.compile(
    r"(?: (?!و?(?:بين|من)ه)[\u0621-\u06d3\"]+){1,4}? "
    r"(?:(?P<least>علي الاقل|[بك]حد ادني|علي اقل تقدير|او اكثر(?! من)|او يزيد|فاكثر|ونيف)"
    r"|(?P<most>علي الاكثر|[بك]حد اقصي)|(?P<about>تقريبا))\b"
)
_PRELIMINARY = re.compile(
    r"\b(?:(?:(?:في|وفق|بحسب|حسب) |ب)(?:ال)?حصيله (?:ال)?(?:اوليه|مبديي?ه|موقته)"
    r"|[وف]?الحصيله (?:الاوليه|المبديي?ه|الموقته))\b"
)
_SENTENCE_END = re.compile(r"[!؟\n]|\.(?!\d)")

_MEASURES = ("cardinal", "fraction", "percent")
_BETWEEN = re.compile(r"\b[وفبلك]?(?P<all>(?:ما )?بين )(?:ال)?$")
_FROM = re.compile(r"\b[وف]?(?P<all>من )(?:ال)?$")
_BETWEEN_LINK = re.compile(r"\s*+(?:\bو|الي|حتي|-)\s*+(?:ال)?")
_TO_LINK = re.compile(r"\s*+و?(?:الي|حتي)\s*+(?:ال)?|-")
_LOOSE_LINK = re.compile(r"\s*+[-~]\s*+|\s++او\s++")
# Possessive: a report with a thousand blank lines after a figure must not cost a million steps.
_AND_LINK = re.compile(r"\s*+،?\s*+(?:و|او)\s*+")
# After these "from 5 to 15" is a change, and 15 is the figure.
_CHANGE = re.compile(r"(?:رتفع|رتفاع|نخفض|نخفاض|تراجع|رفع|خفض|زاد|زياده|تقلص|نتقل|تحول|صعد|هبط)\w*[^.\n]{0,45}$")


def bound(text: str, found: list[Found], news: bool) -> list[Amount]:
    """Amounts of a text in order: ranges first, then the words of bounds before and after each number."""
    whole = _preliminary_spans(text) if news else []
    amounts: list[Amount] = []
    at = 0
    while at < len(found):
        pair = _pair(text, found[at], found[at + 1], news) if at + 1 < len(found) else None
        if pair is not None:
            amounts.append(_before_range(text, pair, amounts, news))
            at += 2
            continue
        floor = amounts[-1].end if amounts else 0
        ceiling = found[at + 1].start if at + 1 < len(found) else len(text)
        amount = _bounded(text, found[at], floor, ceiling, news)
        if amounts and (merged := _merge(text, amounts[-1], amount)):
            amounts[-1] = merged
        else:
            amounts.append(amount)
        at += 1
    return [_open_if_preliminary(amount, whole) for amount in amounts]


# ---------------------------------------------------------------- ranges


def _pair(text: str, left: Found, right: Found, news: bool) -> Amount | None:
    """Two numbers that are the ends of one range: "between 3 and 5", "from 3 to 5", "3-5", "four or five"."""
    if left.kind not in _MEASURES or right.kind not in _MEASURES or right.start - left.end > 12:
        return None
    if left.low is None or right.low is None:
        return None
    low = left.low
    if left.scale == 1 and right.coefficient > low:
        low *= right.scale  # "between 10 and 15 thousand"
    gap, before = text[left.end : right.start], text[max(0, left.start - 60) : left.start]
    if "\n" in gap or low >= right.low:
        return None
    kind = "percent" if right.kind == "percent" else "range"
    start, rule = left.start, ""
    if (between := _BETWEEN.search(before)) and _BETWEEN_LINK.fullmatch(gap):
        start, rule = left.start - len(before) + between.start("all"), "range.between"
    elif (since := _FROM.search(before)) and _TO_LINK.fullmatch(gap) and not _CHANGE.search(before):
        start, rule = left.start - len(before) + since.start("all"), "range.from_to"
    elif _TO_LINK.fullmatch(gap) and not _CHANGE.search(before):
        rule = "range.to"
    elif _LOOSE_LINK.fullmatch(gap) and (
        not news or "او" in gap or (left.rule, right.rule) == ("cardinal.digits",) * 2
    ):
        rule = "range.or" if "او" in gap else "range.to"
    return Amount(start, right.end, low, right.low, kind, rule) if rule else None


def _before_range(text: str, amount: Amount, amounts: list[Amount], news: bool) -> Amount:
    """A range keeps its ends; only "about" before it is read."""
    floor = amounts[-1].end if amounts else 0
    before = _words_before(text, floor, amount.start, news)
    if before is None or not before["about"]:
        return amount
    return amount._replace(start=_start(before, amount.start), approximate=True)


def _merge(text: str, left: Amount, right: Amount) -> Amount | None:
    """ "More than 100 and less than 300" is one range."""
    gap = text[left.end : right.start]
    if "bound" not in left.rule or "bound" not in right.rule or not _AND_LINK.fullmatch(gap):
        return None
    if left.high is None and right.low is None:
        low, high = left, right
    elif left.low is None and right.high is None:
        low, high = right, left
    else:
        return None
    if low.low is None or high.high is None or low.low >= high.high:
        return None
    return Amount(
        left.start, right.end, low.low, high.high, "range", "range.bounds",
        left.approximate or right.approximate, low.low_included, high.high_included,
    )  # fmt: skip


# ---------------------------------------------------------------- bounds


def _start(before: re.Match[str], end: int) -> int:
    return end - len(before.string) + before.start("all")


def _words_before(text: str, floor: int, at: int, news: bool) -> re.Match[str] | None:
    """The bound that ends at `at`, not reaching back beyond `floor` nor over a line's end."""
    window = text[max(floor, at - _BEFORE_SIZE) : at].rpartition("\n")[2]
    if news and not _CLOSER.fullmatch(last_word(window, len(window))) and not _COUNTED.search(window):
        return None
    return _BEFORE[news].search(window)


def _bounded(text: str, hit: Found, floor: int, ceiling: int, news: bool) -> Amount:
    """One number with the bounds that the words before it (after `floor`) and after it (before `ceiling`) give it."""
    amount = Amount(hit.start, hit.end, hit.low, hit.high, hit.kind, hit.rule)
    if hit.kind == "ordinal" and not hit.rule.endswith("definite"):
        return amount
    for _ in range(2):  # "at least about 20"
        before = _words_before(text, floor, amount.start, news)
        if before is None:
            break
        effect = next(name for name in _EFFECTS if before.groupdict().get(name))
        amount = _apply(amount, effect)._replace(start=_start(before, amount.start))
    after = _AFTER.match(text, amount.end) or (None if news else _AFTER_ALL.match(text, amount.end))
    if after is not None:
        effect = next(name for name, words in after.groupdict().items() if words)
        return _apply(amount, effect)._replace(end=after.end())
    later = _LATER.match(text, amount.end, ceiling)
    return _apply(amount, str(later.lastgroup)) if later else amount


def _apply(amount: Amount, effect: str) -> Amount:
    """The amount under one more bound word."""
    kind = "cardinal" if amount.kind == "ordinal" else amount.kind  # "more than the hundred" counts
    match effect:
        case "about":
            return amount._replace(kind=kind, approximate=True, rule=f"{kind}.about")
        case "equal":
            return amount._replace(kind=kind, rule=f"{kind}.equal")
        case "same":
            return amount._replace(low_included=True, high_included=True)
        case "least" | "over":
            included = effect == "least" and amount.low_included
            return amount._replace(kind=kind, high=None, rule=f"{kind}.bound_{effect}", low_included=included)
    high = amount.high if amount.high is not None else amount.low
    rule = f"{kind}.bound_{effect}"
    return amount._replace(kind=kind, low=None, high=high, rule=rule, high_included=effect == "most")


def _preliminary_spans(text: str) -> list[tuple[int, int]]:
    """The sentences that call their toll preliminary."""
    spans: list[tuple[int, int]] = []
    if "حصيله" not in text:
        return spans
    for match in _PRELIMINARY.finditer(text):
        ends = [end.end() for end in _SENTENCE_END.finditer(text, max(0, match.start() - 400), match.start())]
        after = _SENTENCE_END.search(text, match.end())
        spans.append((ends[-1] if ends else max(0, match.start() - 400), after.start() if after else len(text)))
    return spans


def _open_if_preliminary(amount: Amount, spans: list[tuple[int, int]]) -> Amount:
    """A plain figure in such a sentence is a least one."""
    if amount.kind != "cardinal" or amount.high is None or amount.low != amount.high or amount.approximate:
        return amount
    if not any(start <= amount.start < end for start, end in spans):
        return amount
    return amount._replace(high=None, rule="cardinal.preliminary")
