"""Figures that a negation, an exception, a side or a hundred makes: a sentence in, its figures out."""

from __future__ import annotations

import pytest

from tests.annotate.test_casualties import Expected, figures_of

NOBODY: Expected = {"killed": (0, 0), "wounded": (0, 0)}
# Nobody hurt, however long the subject; what is excepted from a denial there was; one man unhurt is no figure.
DENIED: dict[str, Expected] = {
    "ولم يتسبب الانفجار الذي سُمع في أحياء عدة بوقوع إصابات.": NOBODY,
    "انفجرت العبوة من غير أن تسبب إصابات.": NOBODY,
    "ولم ينجم عن القصف أي خسائر في الأرواح.": NOBODY,
    "ولم تسبب القذائف إلا أضراراً طفيفة.": NOBODY,
    "ولم يسفر القصف سوى عن إصابات طفيفة.": {"wounded": (2, None)},
    "استهدفوا سيارة المحافظ الذي لم يصب بأذى.": {},
    "ولم يُصب أحد بجروح.": NOBODY,
    "وأكد أن قذيفتين سقطتا قرب المعسكر.": {},
    "أصابت الطائرات أهدافاً عسكرية شمال المدينة.": {},
    "ما أسفر عن إصابات بين المارة.": {"wounded": (2, None)},
}
# Some of a side behind the verb, crews, lives that an act costs, those who got away hurt.
TOLD: dict[str, Expected] = {
    "اشتبك الجنود مع مسلحين وقتل منهم خمسة.": {"killed": (5, 5)},
    "انفجر لغم بالدورية فقضى منهم اثنان.": {"killed": (2, 2)},
    "خطف قراصنة سفينة على متنها طاقم من 19 فرداً.": {"abducted": (19, 19)},
    "كلّف الهجوم على المعسكر حياة 14 جندياً.": {"killed": (14, 14)},
    "كلّف هجوم على المعسكر ثلاثة جنود حياتهم.": {"killed": (3, 3)},
    "راح خمسة مدنيين ضحية القصف.": {"killed": (5, 5)},
    "سقط قرويون ضحايا لتلك المواجهات.": {},
    "تعرض ضابط لهجوم وخرج منه بجروح طفيفة.": {"wounded": (1, 1)},
    "ارتفع عدد قتلى القصف إلى 20 من بينهم ثمانية أطفال.": {"killed": (20, 20), "part killed": (8, 8)},
    "قُتل عشرة من بينهم ضابط.": {"killed": (10, 10), "part killed": (1, 1)},
    "كان في الحافلة عشرة أشخاص قُتل ثلاثة منهم.": {"killed": (3, 3)},
    "غادر زهاء عشرة آلاف مدني البلدة هرباً من القصف.": {"displaced": (10000, 10000)},
    "اضطر ألفا شخص إلى مغادرة منازلهم.": {"displaced": (2000, 2000)},
}


@pytest.mark.parametrize(("text", "expected"), [*DENIED.items(), *TOLD.items()])
def test_figures(text: str, expected: Expected) -> None:
    assert figures_of(text) == expected
