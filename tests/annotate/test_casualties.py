"""Tables of sentences and the figures that they tell: totals as killed=3, parts as "part killed"."""

from __future__ import annotations

import pytest

from evtx.model import Article, CasualtyValue
from evtx.pipeline import analyse, default_engine

Expected = dict[str, tuple[int | None, int | None]]

# Verbs, active and passive, with the people after them.
AFTER_VERBS: dict[str, Expected] = {
    "قُتل سبعة أشخاص في القرية.": {"killed": (7, 7)},
    "قتل سبعة أشخاص في القرية.": {"killed": (7, 7)},
    "وقُتل شخص أمام منزله.": {"killed": (1, 1)},
    "قُتلت امرأة وأصيب طفلان.": {"killed": (1, 1), "wounded": (2, 2)},
    "أصيب ثلاثة عمال بجروح.": {"wounded": (3, 3)},
    "أُصيب عدد من الجنود بجروح طفيفة.": {"wounded": (3, None)},
    "جُرح العشرات في السوق.": {"wounded": (20, None)},
    "استشهد أربعة شبان برصاص الجنود.": {"killed": (4, 4)},
    "توفي طفلان متأثرين بجراحهما.": {"killed": (2, 2)},
    "قضى خمسة مدنيين تحت الأنقاض.": {"killed": (5, 5)},
    "أعدم التنظيم ستة من أبناء البلدة.": {"killed": (6, 6)},
    "اعتقلت القوات تسعة شبان.": {"detained": (9, 9)},
    "أوقفت الشرطة 12 شخصاً على ذمة التحقيق.": {"detained": (12, 12)},
    "احتجز المسلحون أربعة موظفين.": {"detained": (4, 4)},
    "اختطف مجهولون طبيبين اثنين.": {"abducted": (2, 2)},
    "خطف مسلحون ثلاثة سائقين على الطريق.": {"abducted": (3, 3)},
    "أسر المقاتلون جنديين.": {"detained": (2, 2)},
    "فُقد ستة صيادين قبالة الساحل.": {"missing": (6, 6)},
    "قتل الطيران عشرة مدنيين في البلدة.": {"killed": (10, 10)},
    "قتلت الغارة ثمانية عمال وأصابت خمسة عشر آخرين.": {"killed": (8, 8), "wounded": (15, 15)},
    "قتل مسلحون مجهولون مزارعَين اثنين.": {"killed": (2, 2)},
    "قتل مسلحون مجهولون مدنياً قرب بيته.": {"killed": (1, 1)},
    "وقتل في الغارة ستة عمال.": {"killed": (6, 6)},
    "قُتل على إثرها كثيرون.": {"killed": (3, None)},
    "فقتلوا أربعة من حراسها وجرحوا خامساً.": {"killed": (4, 4), "wounded": (1, 1)},
    "وأصيب 26 السبت في التدافع.": {"wounded": (26, 26)},
    "اعتقلت الشرطة، مساء أمس الجمعة، 14 عاملاً.": {"detained": (14, 14)},
    "أصيب عدد من الفلسطينيين بالاختناق.": {"wounded": (3, None)},
    "احتجزت هيئة تحرير الشام إعلامياً.": {"detained": (1, 1)},
    "توفي رجل متأثراً بإصابته.": {"killed": (1, 1)},
    "قُتل أحد الحراس وجُرح ثلاثة آخرون.": {"killed": (1, 1), "wounded": (3, 3)},
    "قُتل مدني وجُرح آخرون.": {"killed": (1, 1), "wounded": (2, None)},
    "قُتل جندي وأصيب آخر.": {"killed": (1, 1), "wounded": (1, 1)},
    "أصيب مدنيون بجروح.": {"wounded": (2, None)},
    "أصيب عنصران من الشرطة.": {"wounded": (2, 2)},
    "قُتلت عائلة بأكملها.": {"killed": (2, None)},
}
# Verbs with their people before them.
BEFORE_VERBS: dict[str, Expected] = {
    "وقال المصدر إن 18 مدنياً قُتلوا.": {"killed": (18, 18)},
    "وأضاف أن 18 مدنياً قُتلوا و40 أصيبوا.": {"killed": (18, 18), "wounded": (40, 40)},
    "وأفاد بأن خمس نساء أخريات أصبن بحروق.": {"wounded": (5, 5)},
    "وأكد أن ثلاثة من عناصر الحاجز قُتلوا بالرصاص.": {"killed": (3, 3)},
    "وقال إن نحو 30 شخصاً، بينهم أطفال، أصيبوا بحالات اختناق.": {
        "wounded": (30, 30), "part wounded": (2, None),
    },
    "وذكر أن عاملين اثنين اختُطفا على الطريق.": {"abducted": (2, 2)},
    "وذكر أن شخصاً قُتل وأصيب ثمانية آخرون.": {"killed": (1, 1), "wounded": (8, 8)},
    "وأوضح أن جنوداً جُرحوا في الكمين.": {"wounded": (2, None)},
    "وأكد أن ضابطاً وجنديين آخرين يتبعون للفرقة الرابعة وُجدوا مقتولين.": {
        "killed": (3, 3), "unit killed": (1, 1), "unit killed 2": (2, 2),
    },
    "وأضاف أن شخصين اثنين قُتلا وأصيب خمسة آخرون.": {"killed": (2, 2), "wounded": (5, 5)},
    "وقال إن تسعة مدنيين بينهم سيدتان وثلاثة أطفال قُتلوا.": {
        "killed": (9, 9), "part killed": (2, 2), "part killed 2": (3, 3),
    },
    "سقط أربعة جنود أسرى.": {"detained": (4, 4)},
    "عدد من العمال قُتلوا وأصيبوا في الانفجار.": {"killed": (3, None), "wounded": (3, None)},
}  # fmt: skip
# Verbal nouns.
MASDARS: dict[str, Expected] = {
    "أسفر القصف عن مقتل أربعة مدنيين.": {"killed": (4, 4)},
    "أدى الانفجار إلى مقتل شخص وإصابة اثنين.": {"killed": (1, 1), "wounded": (2, 2)},
    "ما أدى لمقتل ثلاثة عناصر وجرح سبعة.": {"killed": (3, 3), "wounded": (7, 7)},
    "أعلنت الشرطة اعتقال خمسة مشتبه بهم.": {"detained": (5, 5)},
    "أعلن عن إلقاء القبض على ستة أشخاص.": {"detained": (6, 6)},
    "تسبب بوفاة امرأة وإصابة زوجها.": {"killed": (1, 1), "wounded": (1, 1)},
    "بعد اختطاف مهندسين اثنين في الحقل.": {"abducted": (2, 2)},
    "وفقدان عشرة بحارة.": {"missing": (10, 10)},
    "أعلن الإفراج عن أربعين معتقلاً.": {"released": (40, 40)},
    "جرى إطلاق سراح 12 أسيراً.": {"released": (12, 12)},
    "مع نزوح ثلاثة آلاف شخص.": {"displaced": (3000, 3000)},
    "تم تحييد تسعة مسلحين.": {"killed": (9, 9)},
    "أسفرت المداهمة عن اعتقال رجل وابنه.": {"detained": (2, 2)},
    "اغتيال ضابط في المدينة.": {"killed": (1, 1)},
    "مقتل قائد الكتيبة بعبوة ناسفة.": {"part killed": (1, 1)},
    "نجا من محاولة اغتيال ضابط في المدينة.": {},
    "صدر حكم بإعدام ثلاثة متهمين.": {},
}
# Nouns that are figures themselves, and topics with their number.
NOUNS: dict[str, Expected] = {
    "أوقع القصف ستة قتلى و19 جريحاً.": {"killed": (6, 6), "wounded": (19, 19)},
    "خلّف الانفجار قتيلين وأربعة جرحى.": {"killed": (2, 2), "wounded": (4, 4)},
    "سقط قتيل وجريحان.": {"killed": (1, 1), "wounded": (2, 2)},
    "سقط قتلى وجرحى من الطرفين.": {"killed": (2, None), "wounded": (2, None)},
    "سقوط شهيد وثلاثة مصابين.": {"killed": (1, 1), "wounded": (3, 3)},
    "أوقع الهجوم تسعة قتلى مدنيين.": {"killed": (9, 9)},
    "انتُشلت خمس جثث من تحت الركام.": {"killed": (5, 5)},
    "سقط ثلاثة جنود قتلى.": {"killed": (3, 3)},
    "عُثر على جثث تسعة أشخاص في البئر.": {"killed": (9, 9)},
    "عُثر على جثة شاب قرب النهر.": {"killed": (1, 1)},
    "زار ضريح الرئيس الشهيد.": {},
    "أوقع الانفجار إصابات بين المارة.": {"wounded": (2, None)},
    "وقعت ثلاث إصابات.": {"wounded": (3, 3)},
    "بلغ عدد القتلى 27.": {"killed": (27, 27)},
    "ارتفع عدد القتلى إلى 27 شخصاً.": {"killed": (27, 27)},
    "ارتفعت حصيلة القتلى إلى 31.": {"killed": (31, 31)},
    "عدد الجرحى تجاوز 60.": {"wounded": (61, None)},
    "وصل عدد المصابين إلى أكثر من مئة.": {"wounded": (101, None)},
    "وقال إن الجرحى تسعة.": {"wounded": (9, 9)},
    "وقال إن القتلى ثلاثة جنود ومدني واحد.": {"killed": (4, 4), "unit killed": (3, 3), "unit killed 2": (1, 1)},
    "والحصيلة غير النهائية ثمانية قتلى وما يزيد على 20 جريحاً.": {"killed": (8, 8), "wounded": (21, None)},
    "أسفر عن سبعة قتلى وجرحى مدنيين.": {},
    "تحدث عن خمسة ضحايا وعدد من الجرحى.": {"killed": (5, 5), "wounded": (3, None)},
}
# Phrases.
PHRASES: dict[str, Expected] = {
    "أودى الانفجار بحياة 13 شخصاً.": {"killed": (13, 13)},
    "أودت الغارات بحياة أكثر من خمسين مدنياً.": {"killed": (51, None)},
    "لقي ستة جنود مصرعهم في الكمين.": {"killed": (6, 6)},
    "لقي شخص حتفه متأثراً بجراحه.": {"killed": (1, 1)},
    "لقي ثلاثة رجال على الأقل حتفهم.": {"killed": (3, None)},
    "هجوم راح ضحيته ثمانية مصلين.": {"killed": (8, 8)},
    "غارة راحت ضحيتها أسرة من ستة أفراد.": {"killed": (6, 6)},
    "فقد أربعة عمال حياتهم تحت الأنقاض.": {"killed": (4, 4)},
    "فارق طفل الحياة في المشفى.": {"killed": (1, 1)},
    "حصد القصف أرواح عشرين شخصاً.": {"killed": (20, 20)},
    "ألقت قوى الأمن القبض على أربعة مطلوبين.": {"detained": (4, 4)},
    "أطلقت الفصائل سراح 15 أسيراً.": {"released": (15, 15)},
    "أفرجت السلطات عن عشرين سجيناً.": {"released": (20, 20)},
    "قضت القوة على سبعة مسلحين.": {"killed": (7, 7)},
    "عُثر على شابين مقتولين في البستان.": {"killed": (2, 2)},
    "وقع ثلاثة جنود في الأسر.": {"detained": (3, 3)},
    "أطاحت الشرطة بخمسة مطلوبين.": {"detained": (5, 5)},
    "وُضع أربعة موظفين رهن الاحتجاز.": {"detained": (4, 4)},
    "حملة اعتقالات طالت 17 شاباً.": {"detained": (17, 17)},
    "نال أربعة أسرى حريتهم.": {"released": (4, 4)},
    "ألقى عشرة مقاتلين سلاحهم.": {"surrendered": (10, 10)},
    "خرج مئات السكان في مظاهرة.": {"crowd": (200, None)},
    "احتج عشرات العمال أمام البلدية.": {"crowd": (20, None)},
    "سلّم خمسة مقاتلين أنفسهم.": {"surrendered": (5, 5)},
    "تظاهر مئات الأشخاص في الساحة.": {"crowd": (200, None)},
}
# Nobody, and nothing known.
ZEROS: dict[str, Expected] = {
    "سقطت القذيفة دون إصابات.": {"killed": (0, 0), "wounded": (0, 0)},
    "انفجرت العبوة دون وقوع إصابات.": {"killed": (0, 0), "wounded": (0, 0)},
    "انفجرت العبوة من دون تسجيل أي إصابات.": {"killed": (0, 0), "wounded": (0, 0)},
    "واقتصرت الأضرار على الماديات دون خسائر بشرية.": {"killed": (0, 0), "wounded": (0, 0)},
    "ولم تُسجّل إصابات.": {"killed": (0, 0), "wounded": (0, 0)},
    "ولم تقع أي خسائر بشرية.": {"killed": (0, 0), "wounded": (0, 0)},
    "ولم يصب أحد بأذى.": {"killed": (0, 0), "wounded": (0, 0)},
    "دون أن يسفر ذلك عن وقوع إصابات.": {"killed": (0, 0), "wounded": (0, 0)},
    "ولم ترد أنباء عن وقوع إصابات.": {},
    "دون معرفة حجم الخسائر البشرية.": {},
    "دون ورود معلومات عن ضحايا.": {},
    "ولم تُعرف حصيلة القتلى.": {},
}
# Two figures that share one number are not split.
SHARED: dict[str, Expected] = {
    "أوقع الهجوم 30 قتيلاً وجريحاً.": {},
    "سقط سبعة جنود بين قتيل وجريح.": {},
    "سقط ستة جنود وثلاثة مدنيين بين قتيل وجريح.": {},
    "أدى إلى مقتل وإصابة عشرة عناصر.": {},
    "سقط عشرات القتلى والجرحى.": {"killed": (2, None), "wounded": (2, None)},
    "مقتل وإصابة العشرات.": {"killed": (2, None), "wounded": (2, None)},
    "قُتل وجُرح فيها مئات المدنيين.": {"killed": (2, None), "wounded": (2, None)},
    "سقط عدد من القتلى والجرحى.": {"killed": (3, None), "wounded": (3, None)},
    "موقعة العديد من القتلى والجرحى.": {"killed": (3, None), "wounded": (3, None)},
}
# Bounds, ranges and words for amounts.
AMOUNTS: dict[str, Expected] = {
    "قُتل نحو 15 شخصاً.": {"killed": (15, 15)},
    "قُتل ما لا يقل عن 15 شخصاً.": {"killed": (15, None)},
    "قُتل 15 شخصاً على الأقل.": {"killed": (15, None)},
    "مقتل أكثر من عشرين مقاتلاً.": {"killed": (21, None)},
    "مقتل بين خمسة وثمانية جنود.": {"killed": (5, 8)},
    "أصيب بضعة أشخاص.": {"wounded": (3, None)},
    "أصيب العديد من المدنيين.": {"wounded": (3, None)},
    "قُتل أحد عشر جندياً.": {"killed": (11, 11)},
    "قُتل رجل واحد.": {"killed": (1, 1)},
    "قُتل مدنيان اثنان.": {"killed": (2, 2)},
    "قُتل 32شخصاً.": {"killed": (32, 32)},
    "قُتل الجنود الثلاثة.": {"killed": (3, 3)},
    "إصابة العشرات بحالات اختناق.": {"wounded": (20, None)},
    "وجُرح 55 في المعارك.": {"wounded": (55, 55)},
    "وأصاب الانفجار 74 آخرين.": {"wounded": (74, 74)},
    "قُتل ثمانية سوريين وعراقي واحد.": {"killed": (9, 9)},
    "استشهد فلسطينيان برصاص الجنود.": {"killed": (2, 2)},
    "إصابة ثلاثة فلسطينيين.": {"wounded": (3, 3)},
    "مقتل جنديين أيرلنديين ومدنيين لبنانيين اثنين.": {"killed": (4, 4), "unit killed": (2, 2), "unit killed 2": (2, 2)},
    "اختطف مسلحون قبل الظهر مهندساً.": {"abducted": (1, 1)},
    "صادرت الشرطة مئات الكيلوغرامات بعد خطف الشحنة.": {},
    "خطفت المجموعة ثلاث طائرات في آن واحد.": {},
}
# Sums of people of one figure.
SUMS: dict[str, Expected] = {
    "قُتل أربعة جنود ومدني واحد.": {"killed": (5, 5), "unit killed": (4, 4), "unit killed 2": (1, 1)},
    "مقتل امرأة وطفلها.": {"killed": (2, 2), "unit killed": (1, 1), "unit killed 2": (1, 1)},
    "اعتقلت رجلاً وزوجته وأطفالهما الأربعة.": {
        "detained": (6, 6), "unit detained": (1, 1), "unit detained 2": (1, 1), "unit detained 3": (4, 4),
    },
    "مقتل 14 امرأة ورجل واحد.": {"killed": (15, 15), "unit killed": (14, 14), "unit killed 2": (1, 1)},
    "مقتل ثلاثة من عناصر الجيش وخمسة من مقاتلي التنظيم.": {
        "killed": (8, 8), "unit killed": (3, 3), "unit killed 2": (5, 5),
    },
    "مقتل ستة عمال بينهم طفل في الرستن وأربعة عمال في تلبيسة.": {
        "killed": (6, 6), "part killed": (1, 1), "more killed": (4, 4),
    },
    "إصابة شاب بالرصاص وآخرين بالاختناق.": {"wounded": (1, 1), "more wounded": (2, None)},
    "مقتل ثلاثة في الرستن واثنين في تلبيسة.": {"killed": (3, 3), "more killed": (2, 2)},
}  # fmt: skip
# Parts of a total.
PARTS: dict[str, Expected] = {
    "قُتل عشرة أشخاص بينهم طفلان.": {"killed": (10, 10), "part killed": (2, 2)},
    "مقتل 22 شخصاً، من بينهم خمسة أطفال وامرأتان.": {
        "killed": (22, 22), "part killed": (5, 5), "part killed 2": (2, 2),
    },
    "أوقع 40 قتيلاً بينهم 11 طفلاً.": {"killed": (40, 40), "part killed": (11, 11)},
    "قُتل 15 شخصاً، 12 منهم نساء.": {"killed": (15, 15), "part killed": (12, 12)},
    "وأضاف أن بين القتلى ستة أطفال.": {"part killed": (6, 6)},
    "قُتل ثمانية أشخاص وأصيب 20، بينهم أربعة بحالة حرجة.": {
        "killed": (8, 8), "wounded": (20, 20), "part wounded": (4, 4),
    },
    "مقتل شخصين بينهما طفل وإصابة ثلاثة.": {"killed": (2, 2), "part killed": (1, 1), "wounded": (3, 3)},
    "وقال إن اثنين من القتلى عُرفا.": {"part killed": (2, 2)},
    "واعتُقل الشابان قرب الحاجز.": {"part detained": (2, 2)},
}  # fmt: skip
# Numbers that are no figures.
NOTHING: dict[str, Expected] = {
    "أصابت القذائف ثلاثة منازل.": {},
    "أصابت الصواريخ خمس سيارات.": {},
    "قُتل الشاب (19 عاماً) قرب بيته.": {"part killed": (1, 1)},
    "مقتل طفل عمره ثماني سنوات.": {"killed": (1, 1)},
    "استهدف اللواء 19 بقذائف من عيار 120 ملم.": {},
    "على بعد 12 كيلومتراً من المدينة.": {},
    "تبرع بمبلغ 500 دولار لأسر القتلى.": {},
    "نُقل الجرحى إلى ثلاثة مستشفيات.": {},
    "شيّع الأهالي القتلى أمس.": {},
    "يسكن المدينة 40 ألف نسمة.": {},
    "وصل 300 جندي إلى القاعدة.": {},
    "قتل المسلحون الحراس.": {},
    "تضامن مع عائلات الضحايا.": {},
    "عالج المستشفى الجرحى.": {},
    "استهدف الطيران نازحين قرب البلدة.": {},
}
TABLES: dict[str, dict[str, Expected]] = {
    "after": AFTER_VERBS, "before": BEFORE_VERBS, "masdar": MASDARS, "noun": NOUNS, "phrase": PHRASES, "zero": ZEROS,
    "shared": SHARED, "amount": AMOUNTS, "sum": SUMS, "part": PARTS, "nothing": NOTHING,
}  # fmt: skip
CASES = [
    pytest.param(text, expected, id=f"{name}-{number}")
    for name, table in TABLES.items()
    for number, (text, expected) in enumerate(table.items())
]


def _article(text: str) -> Article:
    return Article(
        id="t", text=text, title=None, outlet=None, published="2024-06-15", published_time=None, published_from=None,
        dateline_place=None, author=None, agency=None, reports_on=None, url=None, path="t", language="ar",
        text_sha256="",
    )  # fmt: skip


def figures_of(text: str) -> Expected:
    """All figures of a text: totals by figure, parts and units with their word before it, numbered when repeated."""
    found: Expected = {}
    for mention in analyse(_article(text), default_engine()).annotated.mentions:
        if mention.kind != "casualty":
            continue
        value: CasualtyValue = mention.value
        how = mention.rule.split(".")[1]
        word = how if how in ("unit", "more") else "part" if value.part else ""
        name = f"{word} {value.figure}".strip()
        key = name if name not in found else next(f"{name} {n}" for n in range(2, 9) if f"{name} {n}" not in found)
        found[key] = (value.min, value.max)
    return found


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_figures_of_a_sentence(text: str, expected: Expected) -> None:
    assert figures_of(text) == expected
