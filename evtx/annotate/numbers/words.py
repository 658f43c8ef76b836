"""The closed vocabulary of Arabic numbers: out comes LEXICON, every folded surface form with its meaning."""

from __future__ import annotations

from typing import NamedTuple

from evtx.text.words import word_class


class Word(NamedTuple):
    """What one word or numeral means. `lead` counts the letters of its proclitics, which are no part of the number.

    Kinds: unit (0-9), one and two (the forms of 1 and 2 that need a ten), ten, teen, tens, hundred, hundreds
    (200-900 in one word), scale (thousand and up), ordinal, eleventh (its first word), half (the spoken word),
    fraction, parts (the plural of a fraction), vague (tens of), several, digits.
    """

    kind: str
    value: float
    form: str = ""  # singular | dual | plural | accusative | construct | dialect | weekday
    definite: bool = False
    conj: bool = False
    lead: int = 0
    other: float | None = None  # a second reading: the decimal 1.5 of "1.500", the fraction 2/5 of "خمسين"


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# What may stand before a number word without a space.
# Not "like" (ك): it makes other words of them ("كمية", quantity).
_PROCLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل")

_UNITS: dict[int, str] = {
    1: "واحد واحده",
    2: "اثنان اثنتان اثنتين ثنتان ثنتين اتنان اتنين تنتين ثنين",
    3: "ثلاث ثلاثه تلات تلاته تلت",
    4: "اربع اربعه",
    5: "خمس خمسه",
    6: "ست سته",
    7: "سبع سبعه",
    8: "ثمان ثماني ثمانيه تمان تماني تمانيه تمنيه ثمنيه تمنه",
    9: "تسع تسعه",
}
_ORDINALS: dict[int, str] = {
    1: "اول اولي",
    2: "ثاني ثانيه ثان تاني تانيه",
    3: "ثالث ثالثه تالت تالته",
    4: "رابع رابعه",
    5: "خامس خامسه",
    6: "سادس سادسه",
    7: "سابع سابعه",
    8: "ثامن ثامنه تامن تامنه",
    9: "تاسع تاسعه",
    10: "عاشر عاشره",
}
_TENS: dict[int, str] = {
    20: "عشر",
    30: "ثلاث تلات",
    40: "اربع",
    50: "خمس",
    60: "ست",
    70: "سبع",
    80: "ثمان تمان تمن",
    90: "تسع",
}
# Oblique tens that can also be read as the dual of a fraction (two fifths, ...).
_DUAL_FRACTIONS = {50: 2 / 5, 70: 2 / 7, 90: 2 / 9}

# Spoken teens are one word: stem, a linking t, and a worn-down "ten".
_TEEN_STEMS: dict[int, str] = {
    11: "احد حد احدي",
    12: "اثن اثنا اثني اثنتا اطن اتن",
    13: "ثلاث ثلث ثلت تلات تلت تلث تلط ثلط",
    14: "اربع",
    15: "خمس",
    16: "ست سط",
    17: "سبع",
    18: "ثمن ثمان ثماني تمن تمان",
    19: "تسع",
}
_TEEN_LINKS = ("", "ت", "ط", "ه")
_TEEN_ENDS = ("عش", "عشر", "عشره", "اشر", "اعش", "اعشر")

_HUNDRED_STEMS: dict[int, str] = {
    300: "ثلاث ثلث ثلت تلات تلت",
    400: "اربع ربع",
    500: "خمس",
    600: "ست",
    700: "سبع",
    800: "ثمان ثماني ثمن تمان تماني تمن",
    900: "تسع",
}
_HUNDRED = ("ميه", "مايه")

# Scale words: stem of singular and dual, then plurals.
_SCALES: tuple[tuple[int, str, str], ...] = (
    (10**3, "الف", "الاف الوف الافا تلاف تالاف"),
    (10**6, "مليون", "ملايين"),
    (10**9, "مليار", "مليارات"),
    (10**9, "بليون", "بلايين بليونات"),
    (10**12, "تريليون", "تريليونات"),
    (10**12, "ترليون", "ترليونات"),
    (10**15, "كوادريليون", "كوادريليونات"),
    (10**15, "كوادرليون", "كوادرليونات"),
    (10**18, "كوينتليون", "كوينتليونات"),
    (10**18, "كوينتيليون", "كوينتيليونات"),
    (10**21, "سكستليون", "سكستليونات"),
    (10**21, "سكستيليون", "سكستيليونات"),
)

# Fractions: denominator, singular, duals, plurals.
_FRACTIONS: tuple[tuple[int, str, str, str], ...] = (
    (2, "نصف", "", "انصاف"),
    (3, "ثلث", "ثلثان ثلثين ثلثا ثلثي", "اثلاث"),
    (4, "ربع", "ربعان ربعين", "ارباع"),
    (5, "خمس", "خمسان", "اخماس"),
    (6, "سدس", "سدسان سدسين", "اسداس"),
    (7, "سبع", "سبعان", "اسباع"),
    (8, "ثمن", "ثمنان ثمنين", "اثمان"),
    (9, "تسع", "تسعان", "اتساع"),
    (10, "عشر", "عشران", "اعشار"),
)
# Forms that another, much more frequent word shares: "I am not", "after it", "the gear", "the number".
_HOMOGRAPHS = frozenset(
    _split("لست ولست فلست بعده وبعده فبعده العده والعده بالعده للعده العدد والعدد بالعدد للعدد فالعدد")
)


def _unit_words() -> list[tuple[str, Word]]:
    rows = [(form, Word("unit", n)) for n, forms in _UNITS.items() for form in forms.split()]
    accusatives = {"واحد": 1, "ثلاث": 3, "اربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثماني": 8, "تسع": 9}
    rows += [(form + "ا", Word("unit", n, "accusative")) for form, n in accusatives.items()]
    rows.append(("اثنين", Word("unit", 2, "weekday")))  # with the article it is Monday
    rows += [(form, Word("one", 1)) for form in ("احد", "احدي", "احدا")]
    rows += [(form, Word("two", 2, "construct")) for form in ("اثنا", "اثني", "اثنتا", "اثنتي", "اتنا", "ثنتا", "ثنتي")]
    rows += [("عشره", Word("ten", 10)), ("عشر", Word("ten", 10)), ("عشرا", Word("ten", 10, "accusative"))]
    rows.append(("صفر", Word("unit", 0)))
    return rows


def _teen_words() -> list[tuple[str, Word]]:
    return [
        (stem + link + end, Word("teen", n))
        for n, stems in _TEEN_STEMS.items()
        for stem in stems.split()
        for link in _TEEN_LINKS
        for end in _TEEN_ENDS
    ]


def _tens_and_hundreds() -> list[tuple[str, Word]]:
    rows = [
        (stem + end, Word("tens", n, other=_DUAL_FRACTIONS.get(n) if end == "ين" else None))
        for n, stems in _TENS.items()
        for stem in stems.split()
        for end in ("ون", "ين")
    ]
    rows += [(form, Word("hundred", 100, "singular")) for form in _HUNDRED]
    rows += [(form, Word("hundred", 100, "plural")) for form in ("ميات", "مايات")]
    rows += [("م" + mid + end, Word("hundreds", 200)) for mid in ("يت", "ايت") for end in ("ان", "ين", "ي")]
    rows += [("مايتا", Word("hundreds", 200)), ("ميتا", Word("hundreds", 200, "construct"))]
    rows.append(("متين", Word("hundreds", 200, "dialect")))
    rows += [
        (stem + form, Word("hundreds", n))
        for n, stems in _HUNDRED_STEMS.items()
        for stem in stems.split()
        for form in _HUNDRED
    ]
    return rows


def _scale_words() -> list[tuple[str, Word]]:
    rows = []
    for value, stem, plurals in _SCALES:
        rows.append((stem, Word("scale", value, "singular")))
        rows.append((stem + "ا", Word("scale", value, "accusative")))
        rows += [(stem + end, Word("scale", value, "dual")) for end in ("ان", "ين", "ي")]
        rows += [(form, Word("scale", value, "plural")) for form in plurals.split()]
    return rows


def _ordinal_words() -> list[tuple[str, Word]]:
    rows = []
    for n, forms in _ORDINALS.items():
        rows += [(form, Word("ordinal", n)) for form in forms.split()]
        stem = forms.split()[0]
        if n > 1:
            rows.append((stem + "ا", Word("ordinal", n, "accusative")))
    rows += [(form, Word("eleventh", 1)) for form in ("حادي", "حاديه")]
    return rows


def _fraction_words() -> list[tuple[str, Word]]:
    rows = [("نص", Word("half", 0.5))]
    for n, singular, duals, plurals in _FRACTIONS:
        if singular not in ("خمس", "سبع", "تسع", "عشر"):  # those are numbers first
            rows.append((singular, Word("fraction", 1 / n)))
        if n in (2, 4):
            rows.append((singular + "ا", Word("fraction", 1 / n, "accusative")))
        rows += [(form, Word("fraction", 2 / n, "dual")) for form in duals.split()]
        rows += [(form, Word("parts", 1 / n)) for form in plurals.split()]
    return rows


def _vague_words() -> list[tuple[str, Word]]:
    rows = [("عشرات", Word("vague", 10))]
    rows += [(form, Word("several", 3, "noun")) for form in ("عدد", "عددا", "كثير", "كثيرا")]
    rows += [(form, Word("several", 3)) for form in ("عديد", "عديده", "عده", "بضع", "بضعه")]
    return rows


def _lexicon() -> dict[str, Word]:
    common = (
        _vague_words() + _fraction_words() + _ordinal_words() + _scale_words() + _tens_and_hundreds() + _unit_words()
    )
    words: dict[str, Word] = {}
    every = [*_teen_words(), *common]
    for proclitic in reversed(_PROCLITICS):  # a word without proclitic wins over one with
        conj, lead = proclitic[:1] in ("و", "ف"), len(proclitic)
        article = proclitic + ("ل" if proclitic[-1:] == "ل" else "ال")
        for stem, (kind, value, form, _, _, _, other) in every if proclitic in ("", "و") else common:
            words[proclitic + stem] = Word(kind, value, form, False, conj, lead, other)
            construct = kind in ("hundreds", "scale") and stem.endswith("ي")  # takes no article
            if form != "accusative" and not construct:
                words[article + stem] = Word(kind, value, form, True, conj, lead, other)
    for form in _HOMOGRAPHS:
        words.pop(form, None)
    return words


LEXICON: dict[str, Word] = _lexicon()

# Nouns that a number follows as a name, not as a count.
LABELS = frozenset(
    _split(
        "لواء اللواء فرقه الفرقه فوج الفوج كتيبه الكتيبه سريه السريه ماده الماده رقم الرقم قرار القرار "
        "عيار قناه القناه بند البند فقره الفقره صفحه الصفحه الجيل نموذج طراز"
    )
)
# Latin letters spelt in Arabic and makers' marks: a numeral after one names a type or a road ("F 16", "M 4").
DESIGNATORS = frozenset(_split("ام اف تي سي دي اس ار جي كي كيو اكس بي سو ميغ مي وي يو ايه"))
MONTHS = _split(
    "كانون تشرين شباط اذار نيسان ايار حزيران تموز اب ايلول يناير فبراير مارس ابريل مايو يونيو يونيه يوليو يوليه "
    "اغسطس سبتمبر اكتوبر نوفمبر ديسمبر جانفي فيفري افريل ماي جوان جويليه اوت غشت شتنبر نونبر دجنبر "
    "محرم صفر رجب شعبان رمضان شوال"
)
ORDINAL_MONTHS = word_class("annotate.number_words.ordinal_months")
# What stands before Sunday and Monday, so that these are no "one" and "two".
WEEKDAY_NEIGHBOURS = frozenset(_split("السبت الاحد اليوم الليله الصباح المساء الفجر الظهر"))
