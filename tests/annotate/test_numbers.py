"""Tables of number expressions and what they are worth: bare numbers, amounts with bounds, and what is no number."""

from __future__ import annotations

import json
import random

import pytest

from evtx.annotate.numbers.__main__ import print_spans
from evtx.annotate.numbers.mentions import find_amounts, find_numbers
from evtx.text.normalize import fold

# One number that fills the text: words -> value, kind.
CARDINALS: dict[str, float] = {
    # units in both genders, cases and spellings
    "واحد": 1, "واحدة": 1, "واحداً": 1, "اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنتين": 2, "إثنان": 2,
    "ثلاثة": 3, "ثلاث": 3, "أربعة": 4, "أربع": 4, "اربعه": 4, "أربعةٌ": 4, "خمسة": 5, "خمس": 5, "خمساً": 5,
    "ستة": 6, "ست": 6, "سبعة": 7, "سبع": 7, "ثمانية": 8, "ثماني": 8, "ثمانٍ": 8, "ثمان": 8, "تسعة": 9, "تسع": 9,
    "عشرة": 10, "عشر": 10, "صفر": 0,
    # teens, with the usual disagreements
    "أحد عشر": 11, "إحدى عشرة": 11, "احدى عشر": 11, "اثنا عشر": 12, "اثني عشر": 12, "اثنتا عشرة": 12,
    "اثنتي عشرة": 12, "ثلاثة عشر": 13, "ثلاث عشرة": 13, "أربع عشرة": 14, "خمسة عشر": 15, "خمسه عشره": 15,
    "ست عشرة": 16, "سبع عشرة": 17, "ثماني عشرة": 18, "ثمانية عشر": 18, "تسع عشرة": 19,
    # spoken teens and tens
    "حدعش": 11, "اتناشر": 12, "تلطعش": 13, "أربعطعشر": 14, "خمسطاشر": 15, "سطعش": 16, "سبعتعش": 17,
    "تمنطعش": 18, "تسعتاشر": 19, "تلاتين": 30, "تمانين": 80, "تلاتة وتلاتين": 33, "ربعمية": 400,
    # tens and compounds, conjunction attached or apart
    "عشرون": 20, "ثلاثين": 30, "أربعون": 40, "خمسين": 50, "ستون": 60, "سبعين": 70, "ثمانون": 80, "تسعين": 90,
    "خمسة وعشرون": 25, "خمس و عشرين": 25, "واحدة وعشرون": 21, "إحدى وثلاثين": 31, "اثنتان وأربعون": 42,
    "أربعون واثنان": 42,
    # hundreds
    "مئة": 100, "مائة": 100, "مية": 100, "مئتان": 200, "مائتين": 200, "مئتي": 200, "ثلاثمئة": 300,
    "ثلاثمائة": 300, "ثلاث مئة": 300, "ثلاث مائة": 300, "أربعة مئة": 400, "خمسمائة": 500, "ستمئة": 600,
    "سبع مئات": 700, "ثمانمئة": 800, "ثماني مئة": 800, "تسعمئة": 900, "مئة وواحد": 101, "مئة وأحد عشر": 111,
    "مائة وخمسة": 105, "مئة وخمسون": 150, "مئتين وستة وثلاثين": 236, "خمسمئة وثلاث عشرة": 513,
    "تسع مئة و سبعة و سبعون": 977, "مئة واحد وعشرون": 121,
    # thousands and up
    "ألف": 1000, "ألفان": 2000, "ألفين": 2000, "ألفي": 2000, "ثلاثة آلاف": 3000, "عشرة آلاف": 10_000,
    "أحد عشر ألفاً": 11_000, "خمسة وعشرون ألفاً": 25_000, "مئة ألف": 100_000, "مئتا ألف": 200_000,
    "ثلاثمئة وخمسين ألفا": 350_000, "ألف وخمسمئة": 1500, "ألف وأحد عشر": 1011, "ألفين وثلاثة عشر": 2013,
    "ستة آلاف ومئتان وأربعة": 6204, "سبعة عشر ألفاً ومئتان وواحد وأربعون": 17_241, "مليون": 10**6,
    "مليونان": 2 * 10**6, "ثلاثة ملايين": 3 * 10**6, "مليون وألف": 1_001_000, "مليونان وثلاثمئة ألف": 2_300_000,
    "مليار": 10**9, "ملياران": 2 * 10**9, "بليون": 10**9, "تسعة مليارات ومئة مليون": 9_100_000_000,
    "تريليون": 10**12, "ألف مليون": 10**9, "أربعة ملايين وخمسة آلاف وستة": 4_005_006,
    # parts of a scale
    "نصف مليون": 500_000, "ربع مليون": 250_000, "مليون ونصف": 1_500_000, "مليون ونصف المليون": 1_500_000,
    "ثلاثة ملايين ونصف مليون": 3_500_000, "ثلاثة أرباع مليون": 750_000, "خمسة ونصف مليون": 5_500_000,
    "ثلاثة آلاف وربع": 3250, "مليون إلا ربعاً": 750_000,
    # numerals
    "7": 7, "٢٥": 25, "۱۲": 12, "1,250": 1250, "١٬٢٥٠": 1250, "١،٢٥٠": 1250, "1.250": 1250,
    "12.500.000": 12_500_000, "50 000": 50_000, "1 250 000": 1_250_000, "3.5": 3.5, "2,75": 2.75, "٠٫٢٥": 0.25,
    "1,250.75": 1250.75, "-40": -40, ".5": 0.5, "15 ألفاً": 15_000, "3 ملايين": 3 * 10**6,
    "2.5 مليون": 2_500_000, "1,5 مليار": 1_500_000_000, "8.2 مليون": 8_200_000, "3.125 مليون": 3_125_000,
    "5 آلاف و300": 5300, "ألف و200": 1200, "سالب سبعة": -7,
    # a spoken decimal point
    "ثلاثة فاصلة خمسة": 3.5, "اثنان فاصلة صفر خمسة": 2.05, "سبعة فاصلة خمسة مليون": 7_500_000,
    "ستة فاصلة ثلاثة من مئة": 6.03,
}  # fmt: skip
ORDINALS: dict[str, float] = {
    "الأول": 1, "أولى": 1, "الثانية": 2, "ثانٍ": 2, "ثالثة": 3, "الثالث": 3, "رابعاً": 4, "الخامسة": 5,
    "سادس": 6, "السابعة": 7, "ثامن": 8, "التاسعة": 9, "العاشر": 10, "الحادي عشر": 11, "الحادية عشرة": 11,
    "الثاني عشر": 12, "الثانية عشر": 12, "الثالث عشر": 13, "التاسعة عشرة": 19, "العشرون": 20,
    "الحادي والعشرون": 21, "الثانية والثلاثين": 32, "التاسع و التسعون": 99, "الواحد والعشرين": 21, "المئة": 100,
    "المئة والخامس": 105, "الثلاثمئة": 300, "الخمسة آلاف": 5000, "المليون": 10**6, "الثالث بعد المئة": 103,
    "الأربعون بعد الألف": 1040,
}  # fmt: skip
FRACTIONS: dict[str, float] = {
    "نصف": 1 / 2, "ثلث": 1 / 3, "ربع": 1 / 4, "سدس": 1 / 6, "ثلثان": 2 / 3, "ثلثي": 2 / 3, "ثلاثة أرباع": 3 / 4,
    "أربعة أخماس": 4 / 5, "سبعة أعشار": 7 / 10, "ثلاثة وربع": 3.25, "عشرة ونصف": 10.5,
    "خمسة وثلاثة أرباع": 5.75, "3/4": 0.75, "2 1/2": 2.5, "½": 0.5, "واحد على سبعة": 1 / 7,
    "ثلاثة من عشرة": 0.3, "جزء من خمسين": 0.02, "ثلاثة بالألف": 0.003, "مئة وستون وخمسين": 160.4,
}  # fmt: skip
PERCENTS: dict[str, float] = {
    "12%": 12, "١٢٪": 12, "12 %": 12, "%12": 12, "2.5%": 2.5, "12.345%": 12.345, "12 بالمئة": 12,
    "12 بالمائة": 12, "12 في المئة": 12, "ستون في المائة": 60, "خمسة وسبعين بالمية": 75, "نسبة 35": 35,
    "بالمئة 35": 35,
}  # fmt: skip
SINGLE = [
    (text, value, kind)
    for kind, table in {"cardinal": CARDINALS, "ordinal": ORDINALS, "fraction": FRACTIONS, "percent": PERCENTS}.items()
    for text, value in table.items()
]

# Sentences with their numbers as (surface in folded text, value).
IN_TEXT: dict[str, list[tuple[str, float]]] = {
    "أوقف الجنود 32شخصا عند الحاجز": [("32", 32)],
    "عادت الدورية الـ13 إلى الثكنة": [("13", 13)],
    "ضُرب الموقع ب50 قذيفة و13 صاروخاً": [("50", 50), ("13", 13)],
    "أُعطي لـ15 أسرة": [("15", 15)],
    "عاد ثلاثة رجال وأربع نساء": [("ثلاثه", 3), ("اربع", 4)],
    "عاد خمسة، وعشرون ينتظرون": [("خمسه", 5), ("عشرون", 20)],
    "بقي عشرة وخمسة رحلوا": [("عشره", 10), ("خمسه", 5)],
    "أصيب طفل واحد وامرأتان اثنتان": [("واحد", 1), ("اثنتان", 2)],
    "مدني واحد وأحد عشر جندياً": [("واحد", 1), ("احد عشر", 11)],
    "دفع مليونا دولار": [("مليونا", 2 * 10**6)],
    "دفع مليوناً فقط": [("مليونا", 10**6)],
    "دفع مليوناً.": [("مليونا", 10**6)],
    "وصل ألفا نازح ومئتا جريح": [("الفا", 2000), ("ميتا", 200)],
    "قُسمت بين عشرين وثلاثين عائلة": [("عشرين", 20), ("ثلاثين", 30)],
    "يتراوح بين خمسة وعشرين شخصاً": [("خمسه", 5), ("عشرين", 20)],
    "يتراوح بين خمسة وعشرين وثلاثين شخصاً": [("خمسه وعشرين", 25), ("ثلاثين", 30)],
    "خرج النزلاء الخمسة عشر": [("الخمسه عشر", 15)],
    "في الصفحات 3،5،7": [("3", 3), ("5", 5), ("7", 7)],
    "أكل خمس الرغيف": [("خمس", 0.2)],
    "زار خمس المحافظات كلها": [("خمس", 5)],
    "حرارة دون -5 ليلاً": [("-5", -5)],
    "انتظر 30 ثانية": [("30", 30)],
    "من بيت عبد الواحد": [],
    "زرع كمية كبيرة وكميات أخرى": [],
    "عقدوه يوم الاثنين وعادوا الاثنين": [],
    "سافروا ليل الأحد": [],
    "ثلاث غرف يوم الأحد عشرة منها": [("ثلاث", 3), ("عشره", 10)],
    "عُثر عليه ميتاً في بيته": [],
    "وُجد العاملان ميتين.": [],
    "وأحد الحراس غادر": [],
    "جاء أحد السكان وإحدى الجارات": [],
    "رحل أول من أمس وأول أمس": [],
    "في تشرين الثاني وكانون الأول": [],
    "لست هنا بعده": [],
    "زاد الثمن كثيراً": [],
    "نص القرار واضح": [],
    "التقى به أمس الأول": [],
    "يوم 28/04/2020 أو 2020.04.28 عند 02:30": [],
    "طائرة F-16 وبندقية M4": [],
}

# Amounts as a report tells them: (surface in folded text, min, max, approximate).
Amount = tuple[str, float | None, float | None, bool]
AMOUNTS: dict[str, list[Amount]] = {
    # about
    "وصل نحو 15 عاملاً": [("نحو 15", 15, 15, True)],
    "وصل حوالي عشرين عاملاً": [("حوالي عشرين", 20, 20, True)],
    "وصل حوالى مئة": [("حوالي ميه", 100, 100, True)],
    "قرابة ثلاثة آلاف": [("قرابه ثلاثه الاف", 3000, 3000, True)],
    "زهاء 40 خيمة": [("زهاء 40", 40, 40, True)],
    "ما يقارب الـ50 خيمة": [("ما يقارب ال50", 50, 50, True)],
    "ما يقرب من ستين": [("ما يقرب من ستين", 60, 60, True)],
    "يقدر عددهم بنحو 300": [("يقدر عددهم بنحو 300", 300, 300, True)],
    "يناهز 70 خيمة": [("يناهز 70", 70, 70, True)],
    "100 خيمة تقريباً": [("100", 100, 100, True)],
    "100 تقريباً": [("100 تقريبا", 100, 100, True)],
    "ونحو 900 في الجنوب": [("نحو 900", 900, 900, True)],
    # more than: the next whole number, open
    "أكثر من 15 خيمة": [("اكثر من 15", 16, None, False)],
    "أكثر من عشرة": [("اكثر من عشره", 11, None, False)],
    "وأكثر من مئة ألف": [("اكثر من ميه الف", 100_001, None, False)],
    "أزيد من 20": [("ازيد من 20", 21, None, False)],
    "ما يزيد على 50 خيمة": [("ما يزيد علي 50", 51, None, False)],
    "ما يزيد عن خمسين": [("ما يزيد عن خمسين", 51, None, False)],
    "يفوق 15": [("يفوق 15", 16, None, False)],
    "بما يفوق الثلاثة مليارات": [("بما يفوق الثلاثه مليارات", 3_000_000_001, None, False)],
    "عدد الخيام تجاوز 34": [("تجاوز 34", 35, None, False)],
    "تجاوزت الـ 34": [("تجاوزت ال 34", 35, None, False)],
    "تجاوز عدد العائدين الـ34 عائداً": [("تجاوز عدد العايدين ال34", 35, None, False)],
    "زاد عددهم على 300": [("زاد عددهم علي 300", 301, None, False)],
    "أكثر من نحو 20": [("اكثر من نحو 20", 21, None, True)],
    "أكثر من 15 خيمة على الأقل": [("اكثر من 15", 16, None, False)],
    "أكثر من 2.5 متر": [("اكثر من 2.5", 2.5, None, False)],
    "أكثر من 20% منها": [("اكثر من 20%", 20, None, False)],
    # at least
    "على الأقل 15 خيمة": [("علي الاقل 15", 15, None, False)],
    "15 على الأقل": [("15 علي الاقل", 15, None, False)],
    "قتلوا (10) على الأقل": [("10) علي الاقل", 10, None, False)],
    "اعتقلت القوات فجر اليوم تسعة مواطنين": [("تسعه", 9, 9, False)],
    "وصل اليوم 5 شبان": [("5", 5, 5, False)],
    "ما لا يقل عن 15": [("ما لا يقل عن 15", 15, None, False)],
    # written as one word, and figures between strokes
    "مالايقل عن 15": [("مالايقل عن 15", 15, None, False)],
    "ومالا يقل عن 15": [("مالا يقل عن 15", 15, None, False)],
    "مايزيد على 15 خيمة": [("مايزيد علي 15", 16, None, False)],
    "بمايقارب 15 خيمة": [("بمايقارب 15", 15, 15, True)],
    "مالايتجاوز 15 خيمة": [("مالايتجاوز 15", None, 15, False)],
    "نصبوا /15/ خيمة": [("/15/", 15, 15, False)],
    "أكثر من /15/ خيمة": [("اكثر من /15/", 16, None, False)],
    "سنة /1998/": [],
    "لا تقل عن عشر خيام": [("لا تقل عن عشر", 10, None, False)],
    "ما لا يقل عدده عن 15": [("ما لا يقل عدده عن 15", 15, None, False)],
    "ليس أقل من 15": [("ليس اقل من 15", 15, None, False)],
    "15 خيمة على الأقل": [("15", 15, None, False)],
    "خمسة من أبناء البلدة على الأقل": [("خمسه", 5, None, False)],
    "10 رجال و13 امرأة على الأقل": [("10", 10, 10, False), ("13", 13, None, False)],
    "5 رجال بينهم مسن على الأقل": [("5", 5, 5, False)],
    "15 كحد أدنى": [("15 كحد ادني", 15, None, False)],
    "15 أو أكثر": [("15 او اكثر", 15, None, False)],
    "ما لا يقل عن نحو 40": [("ما لا يقل عن نحو 40", 40, None, True)],
    "عشرون ونيف": [("عشرون ونيف", 20, None, False)],
    "غرق 15 بحاراً في حصيلة أولية.\nونجا 4 بحارة": [("15", 15, None, False), ("4", 4, 4, False)],
    # less than, at most
    "أقل من 15": [("اقل من 15", None, 14, False)],
    "يقل عن 15": [("يقل عن 15", None, 14, False)],
    "ما دون 18": [("ما دون 18", None, 17, False)],
    "لا يزيد على 20": [("لا يزيد علي 20", None, 20, False)],
    "لا يتجاوز عددهم 100": [("لا يتجاوز عددهم 100", None, 100, False)],
    "لم تتجاوز 30": [("لم تتجاوز 30", None, 30, False)],
    "ما يصل إلى 900": [("ما يصل الي 900", None, 900, False)],
    "20 على الأكثر": [("20 علي الاكثر", None, 20, False)],
    "20 خيمة كحد أقصى": [("20", None, 20, False)],
    # ranges
    "بين 3 و5 خيام": [("بين 3 و5", 3, 5, False)],
    "ما بين 20 و 30 خيمة": [("ما بين 20 و 30", 20, 30, False)],
    "بين خمسة وعشرة": [("بين خمسه وعشره", 5, 10, False)],
    "بين مئتين وثلاثمئة": [("بين ميتين وثلاثميه", 200, 300, False)],
    "بين 10 و15 ألف نازح": [("بين 10 و15 الف", 10_000, 15_000, False)],
    "بين نصف مليون ومليون": [("بين نصف مليون ومليون", 500_000, 10**6, False)],
    "من 3 إلى 5 خيام": [("من 3 الي 5", 3, 5, False)],
    "من 3 إلى 5 ملايين": [("من 3 الي 5 ملايين", 3 * 10**6, 5 * 10**6, False)],
    "3-5 خيام": [("3-5", 3, 5, False)],
    "3 إلى 5 خيام": [("3 الي 5", 3, 5, False)],
    "أربع أو خمس خيام": [("اربع او خمس", 4, 5, False)],
    "نحو 3 إلى 5 خيام": [("نحو 3 الي 5", 3, 5, True)],
    "أكثر من 100 وأقل من 300": [("اكثر من 100 واقل من 300", 101, 299, False)],
    "ارتفع العدد من 5 إلى 15": [("5", 5, 5, False), ("15", 15, 15, False)],
    # vague amounts
    "عشرات الخيام": [("عشرات", 20, None, False)],
    "احترقت العشرات": [("العشرات", 20, None, False)],
    "مئات الخيام": [("ميات", 200, None, False)],
    "آلاف الخيام": [("الاف", 2000, None, False)],
    "ملايين الأشجار": [("ملايين", 2 * 10**6, None, False)],
    "عشرات الآلاف من الأشجار": [("عشرات الالاف", 20_000, None, False)],
    "مئات آلاف الأشجار": [("ميات الاف", 200_000, None, False)],
    "عدد من الخيام": [("عدد من", 3, None, False)],
    "عدد كبير من الخيام": [("عدد كبير من", 3, None, False)],
    "رأى عدداً منهم": [("عددا منهم", 3, None, False)],
    "العديد من الخيام": [("العديد", 3, None, False)],
    "بضعة رجال وبضع نساء": [("بضعه", 3, None, False), ("بضع", 3, None, False)],
    "بضع مئات": [("بضع ميات", 300, None, False)],
    "عدة آلاف": [("عده الاف", 3000, None, False)],
    "خيام عدة": [("عده", 3, None, False)],
    "بضعة عشر رجلاً": [("بضعه عشر", 13, 19, False)],
    "عدد منازل القرية": [],
    "العدد من 15": [("15", 15, 15, False)],
    # what stands beside
    "10 رجال و27 امرأة": [("10", 10, 10, False), ("27", 27, 27, False)],
    "سبعة عشر رجلاً، 5 منهم مسنون": [("سبعه عشر", 17, 17, False), ("5", 5, 5, False)],
    "بلغ العدد\n15 خيمة": [("15", 15, 15, False)],
    "نحو\n15 خيمة": [("15", 15, 15, False)],
    # no amounts: dates, times, addresses, names
    "في 15 آذار 2011": [],
    "في 15 من آذار/مارس 2011": [],
    "الخامس عشر من شباط": [],
    "يومي 3 و4 أيار": [],
    "ليلة 14-15 شباط": [],
    "منذ عام 2018 وحتى 2020": [],
    "بين عامي 2011 و2013": [],
    "منذ 2017": [],
    "أيلول/سبتمبر 2023": [],
    "عام 1433 هـ": [],
    "الساعة 11 صباحاً": [],
    "غادروا يوم 5": [],
    "عند الساعة الثانية عشرة": [],
    "عند 10:30 من يوم 28/04/2020": [],
    "2020-04-28T18:40:56+00:00": [],
    "هاتف 0933123456": [],
    "طائرة إف-16 وأخرى سو 24 قرب الطريق أم 4": [],
    "الخميس20 تموز": [],
    "شهر صفر": [],
    "جزء 3/4": [],
    # a year's word makes a year, a counted noun an amount
    "وصل 2500 عامل": [("2500", 2500, 2500, False)],
    "في 2000 بيت": [("2000", 2000, 2000, False)],
}

KINDS = {
    "اللواء 19": "ordinal",
    "القرار 2254": "ordinal",
    "واللواء \"104\"": "ordinal",
    "اليوم الثالث": "ordinal",
    "العائدون الأربعين": "cardinal",
    "الذكرى الأربعين": "ordinal",
    "أكثر من المئة": "cardinal",
    "نصف البلدة": "fraction",
    "بين 5 و10 بالمئة": "percent",
    "بين 5 و10": "range",
    "عشرات الخيام": "vague",
    "15 خيمة": "cardinal",
}  # fmt: skip


@pytest.mark.parametrize(("text", "value", "kind"), SINGLE, ids=[row[0] for row in SINGLE])
def test_a_number_fills_the_text(text: str, value: float, kind: str) -> None:
    folded = fold(text).text
    hits = find_numbers(folded)
    assert [(folded[hit.start : hit.end], hit.value.kind) for hit in hits] == [(folded, kind)]
    assert hits[0].value.min == hits[0].value.max == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize(("text", "wanted"), IN_TEXT.items(), ids=list(IN_TEXT))
def test_numbers_in_a_sentence(text: str, wanted: list[tuple[str, float]]) -> None:
    folded = fold(text).text
    assert [(folded[hit.start : hit.end], hit.value.min) for hit in find_numbers(folded)] == wanted


@pytest.mark.parametrize(("text", "wanted"), AMOUNTS.items(), ids=list(AMOUNTS))
def test_amounts_with_bounds(text: str, wanted: list[Amount]) -> None:
    folded = fold(text).text
    hits = find_amounts(folded)
    assert [(folded[h.start : h.end], h.value.min, h.value.max, h.value.approximate) for h in hits] == wanted


@pytest.mark.parametrize(("text", "kind"), KINDS.items(), ids=list(KINDS))
def test_kind_of_an_amount(text: str, kind: str) -> None:
    assert [hit.value.kind for hit in find_amounts(fold(text).text)] == [kind]


# ---------------------------------------------------------------- every number up to a billion, spelt in each manner

UNITS = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
HUNDREDS = ("", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")


def spell_group(number: int, oblique: bool, hundred: str, apart: bool) -> list[str]:
    """A number below a thousand as a list of words to be joined by "and"."""
    words = []
    hundreds, rest = divmod(number, 100)
    if hundreds == 1:
        words.append(hundred)
    elif hundreds == 2:
        words.append(hundred[:-1] + ("تين" if oblique else "تان"))
    elif hundreds:
        words.append(HUNDREDS[hundreds] + (" " if apart else "") + hundred)
    tens, units = divmod(rest, 10)
    if rest == 10:
        words.append("عشرة")
    elif tens == 1:
        words.append({1: "أحد", 2: "اثني" if oblique else "اثنا"}.get(units, UNITS[units]) + " عشر")
    else:
        if units:
            words.append("اثنين" if units == 2 and oblique else UNITS[units])
        if tens:
            words.append(TENS[tens] + ("ين" if oblique else "ون"))
    return words


def spell(number: int, oblique: bool, hundred: str, apart: bool) -> str:
    """A number below a billion in words."""
    words: list[str] = []
    for scale, one, two, many in ((10**6, "مليون", "مليون", "ملايين"), (1000, "ألف", "ألف", "آلاف")):
        count, number = divmod(number, scale)
        if count == 1:
            words.append(one)
        elif count == 2:
            words.append(two + ("ين" if oblique else "ان"))
        elif count:
            group = spell_group(count, oblique, hundred, apart)
            group[-1] += " " + (many if count <= 10 else one)
            words += group
    words += spell_group(number, oblique, hundred, apart)
    return (" و " if apart else " و").join(words)


@pytest.mark.parametrize("oblique", [False, True])
@pytest.mark.parametrize("hundred", ["مئة", "مائة"])
@pytest.mark.parametrize("apart", [False, True])
def test_numbers_spelt_out(oblique: bool, hundred: str, apart: bool) -> None:
    draw = random.Random(7)
    numbers = [*range(1, 1000), *(draw.randrange(1, 10 ** draw.randint(4, 9)) for _ in range(1500))]
    wrong = []
    for number in numbers:
        text = fold("وصل " + spell(number, oblique, hundred, apart) + " من العمال").text
        hits = find_numbers(text)
        if [hit.value.min for hit in hits] != [number]:
            wrong.append((number, text, [hit.value.min for hit in hits]))
    assert wrong == []


# ---------------------------------------------------------------- properties


@pytest.mark.parametrize("text", [*IN_TEXT, *AMOUNTS])
def test_hits_are_in_order_and_apart(text: str) -> None:
    folded = fold(text).text
    for hits in (find_numbers(folded), find_amounts(folded)):
        ends = [0, *(hit.end for hit in hits)]
        assert all(end <= hit.start < hit.end <= len(folded) for end, hit in zip(ends, hits, strict=False))


@pytest.mark.parametrize(
    "text", ["", " ", "،", "9" * 5000, "1/0", "0/0", "1,,2", "...", "و" * 50, "ألف " * 200, "5-" * 100]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    folded = fold(text).text
    for hit in [*find_numbers(folded), *find_amounts(folded)]:
        assert 0 <= hit.start < hit.end <= len(folded)


def test_entry_prints_spans_of_the_original_text(capsys: pytest.CaptureFixture[str]) -> None:
    text = "وصل أكثرُ من خمسةٍ وعشرينَ عاملاً"
    print_spans([json.dumps({"id": "a", "text": text}), "\n", json.dumps({"id": "b", "text": "لا شيء"})])
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    spans = {span["kind"]: span for span in first["spans"]}
    assert text[spans["cardinal"]["start"] : spans["cardinal"]["end"]] == "خمسةٍ وعشرين"
    assert spans["cardinal"]["value"] == 25
    assert text[spans["range"]["start"] : spans["range"]["end"]] == "أكثرُ من خمسةٍ وعشرين"
    assert spans["range"]["value"] == {"min": 25, "max": None}
    assert second == {"id": "b", "spans": []}
