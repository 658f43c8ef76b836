"""Number words of dates: items of single number words go in, items with cardinal and ordinal values come out."""

from __future__ import annotations

from typing import Any

from evtx.annotate.dates.grammar import Item
from evtx.text.normalize import fold_text

_UNITS = {
    1: "واحد واحدة", 2: "اثنان اثنتين اثنتان", 3: "ثلاث ثلاثة تلات تلاتة", 4: "أربع أربعة", 5: "خمس خمسة",
    6: "ست ستة", 7: "سبع سبعة", 8: "ثمان ثماني ثمانية تمن تمانية", 9: "تسع تسعة", 10: "عشر عشرة",
    11: "إحدى احدا", 12: "اثنا اثني اثنتا اثنتي",
}  # fmt: skip
_TENS = {
    20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين", 50: "خمسون خمسين", 60: "ستون ستين",
    70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين",
}  # fmt: skip
_LARGE = {100: "مئة مائة مية ميه", 200: "مئتان مئتين مائتين مائتان", 1000: "ألف آلاف", 2000: "ألفين ألفان"}
_STEMS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
_ORDINALS = {
    1: "أول أولى حادي حادية", 2: "ثاني", 3: "ثالث ثالثة", 4: "رابع رابعة", 5: "خامس خامسة", 6: "سادس سادسة",
    7: "سابع سابعة", 8: "ثامن ثامنة", 9: "تاسع تاسعة", 10: "عاشر عاشرة",
}  # fmt: skip
_TEEN = frozenset(map(fold_text, ("عشر", "عشرة")))

# Weekday names without article that are numbers before عشر or a tens word (أحد عشر, اثنين وعشرين).
_TWO_SENSES = {"احد": 1.0, "اثنين": 2.0}


def _words() -> dict[str, tuple[str, Any]]:
    words: dict[str, tuple[str, Any]] = {}

    def add(kind: str, value: float, forms: str) -> None:
        for form in forms.split():
            words.setdefault(fold_text(form), (kind, float(value)))

    for table in (_UNITS, _TENS, _LARGE):
        for value, forms in table.items():
            add("NUM", value, forms)
    for digit, stem in _STEMS.items():
        add("NUM", digit * 100, " ".join(stem + tail for tail in ("مئة", "مائة", "مية", "ميه")))
    add("NUM", 800, "ثمانيمائة ثمانيمئة")
    for value, forms in _ORDINALS.items():
        add("NTH", value, forms)
        add("ORD", value, " ".join("ال" + form for form in forms.split()))
    add("ORD", 2, "الثانية")
    for value, forms in _TENS.items():
        add("ORD", value, " ".join("ال" + form for form in forms.split()))
    for value, forms in _UNITS.items():
        # الاثنين is the weekday, and no hour beyond twelve has a word of its own
        if value != 2:
            add("THE_NUM", value, " ".join("ال" + form for form in forms.split()))
    return words


NUMERAL_WORDS = _words()


def merge_numerals(items: list[Item]) -> list[Item]:
    """Join number words into one item each: واحد وعشرين (21), الحادي والعشرين (21st), ألفين وأربعة عشر (2014)."""
    merged: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        if item.kind in ("ORD", "THE_NUM"):
            made, index = _ordinal(items, index)
        elif item.kind == "NUM" and not item.text.isdigit():
            made, index = _cardinal(items, index)
        elif item.kind == "NUMBER_OF" and index + 1 < len(items) and items[index + 1].kind == "NUM":
            made, index = _span(item, items[index + 1], "NUM", items[index + 1].value), index + 2
        elif item.text in _TWO_SENSES and _is_number(items, index):
            items[index] = Item("NUM", item.start, item.end, _TWO_SENSES[item.text], item.text)
            made, index = _cardinal(items, index)
        else:
            made, index = item, index + 1
        merged.append(made)
    return merged


def _is_number(items: list[Item], index: int) -> bool:
    following = [item.text for item in items[index + 1 : index + 3]]
    return bool(following) and (
        following[0] in _TEEN
        or (len(following) == 2 and following[0] == "و" and items[index + 2].value in range(20, 91))
    )


def _span(first: Item, last: Item, kind: str, value: Any, text: str = "") -> Item:
    return Item(kind, first.start, last.end, value, text)


def _ordinal(items: list[Item], index: int) -> tuple[Item, int]:
    """الثاني عشر, الحادي والعشرين; the gender of a bare ordinal is kept in its text."""
    first = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if following and following.text in _TEEN and first.value < 10:
        return _span(first, following, first.kind, first.value + 10, first.text), index + 2
    if (
        index + 2 < len(items)
        and following
        and following.kind == "AND"
        and items[index + 2].kind == "ORD"
        and items[index + 2].value >= 20
        and first.value < 10
    ):
        # الساعات الأربع والعشرين: a feminine count, where الرابع والعشرين is a day
        counts = first.kind == "THE_NUM" and first.value > 2 and not first.text.endswith("ه")
        kind = "THE_NUM" if counts else "ORD"
        return _span(first, items[index + 2], kind, first.value + items[index + 2].value, first.text), index + 3
    return first, index + 1


def _cardinal(items: list[Item], index: int) -> tuple[Item, int]:
    """The longest cardinal from `index` on; its value is the sum of groups of falling size."""
    first = last = items[index]
    total, group, index = 0.0, first.value, index + 1
    parts = [first.value]
    while index < len(items):
        joined = items[index].kind == "AND"
        at = index + 1 if joined else index
        if at >= len(items) or items[at].kind != "NUM" or items[at].text.isdigit():
            break
        value = items[at].value
        if not joined and value == 10 and group in range(1, 13):
            group += 10 if group < 10 else 0
        elif not joined and value in (100, 1000) and 1 < group < value:
            group *= value
        elif joined and group in range(1, 10) and 20 <= value <= 90:
            group += value
        elif joined and _magnitude(group) > value:
            total, group = total + group, value
        else:
            break
        parts.append(value)
        last, index = items[at], at + 1
    value = total + group
    text = first.text if first is last else "+".join(str(int(part)) for part in parts)
    return _span(first, last, "NUM", value, text), index


def _magnitude(value: float) -> float:
    """The place of the last digit that is not zero: 1000 for 2000, 100 for 300, 10 for 20."""
    for place in (1000, 100, 10):
        if value >= place and value % place == 0:
            return place
    return 1
