"""Days behind "since": when what goes on began, and what only says how long nothing like it was."""

from __future__ import annotations

import pytest

from tests.events.days_told import days_told

# published on Saturday 2024-06-15: the text, the type of an act in it, its first and last day
CASES = {
    "since then": (
        "هدمت قوات الاحتلال 40 منزلاً في مخيم طولكرم منذ بدء العملية قبل عشرة أيام.",
        "property_destruction", "2024-06-05", "2024-06-15",
    ),
    "taken on that day, and held since": (
        "احتجزت استخبارات الدعم السريع سبعة متطوعين في نيالا منذ الأحد.", "arrest", "2024-06-09", "2024-06-09",
    ),
    "since, and a day behind a comma": (
        "وهذا ثاني هجوم في المدينة منذ مطلع العام، إذ انفجرت قبل عشرة أيام عبوة بسيارة شرطة.",
        "bombing", "2024-06-05", "2024-06-05",
    ),
    "daily since a month": (
        "وتدور منذ نيسان الماضي معارك يومية بين الجيش والمتمردين في الفاشر.", "armed_clash", "2024-04-01", "2024-06-15",
    ),
    "since something began": (
        "فمنذ أن بدأ الحصار على المدينة قبل شهرين قتل 40 مدنياً في الفاشر.", "killing", "2024-04-15", "2024-06-15",
    ),
    "daily since this morning": (
        "ومنذ ساعات الفجر تتعرض قرية الأسدية لقصف مدفعي.", "shelling", "2024-06-15", "2024-06-15",
    ),
    "since it was announced": (
        "يأتي القصف بعد يومين من إعلان قوات العمالقة استعادة مدينة بيحان.",
        "territory", "2024-06-13", "2024-06-13",
    ),
    "since a day that has a name": (
        "يتجمع آلاف المتظاهرين قرب السياج منذ يوم الأرض في 30 أيار.", "protest", "2024-05-30", "2024-06-15",
    ),
    "since what was on that day": (
        "وقعت انفجارات في قندوز هي الأولى منذ انسحاب القوات الأجنبية في نيسان الماضي.",
        "withdrawal", "2024-04-01", "2024-04-30",
    ),
    "the greatest since another act": (
        "هاجم التنظيم البوكمال الجمعة في هجوم هو الأكبر على المدينة منذ أن فقد سيطرته عليها في نوفمبر 2017.",
        "armed_attack", "2024-06-14", "2024-06-14",
    ),
    "a long way behind since": (
        "قتل عشرون بنيران الجيش منذ بدء الاحتجاجات عند السياج شرق غزة في 30 آذار الماضي.",
        "protest", "2024-03-30", "2024-06-15",
    ),
    "ground that has been held since yesterday": (
        "تسيطر حركة طالبان على بلدة سنجين منذ أمس.", "territory", "2024-06-14", "2024-06-15",
    ),
    "the greatest since a thing was done": (
        "قال إن هجوم الجمعة أعنف هجوم للتنظيم في البوكمال منذ استعادة قوات النظام لها في نوفمبر الماضي.",
        "armed_attack", "2024-06-14", "2024-06-14",
    ),
    "since a beginning, its day behind a comma": (
        "قتل سبعون مدنياً برصاص الشرطة منذ بدء الاحتجاجات في المدينة، في 3 أيار الماضي.",
        "armed_attack", "2024-05-03", "2024-06-15",
    ),
    "the day behind a comma, of an act since a war": (
        "وفي أعنف قصف منذ حرب الصيف، قصف الجيش الخميس قرية سرمين وقتل خمسة مدنيين.",
        "shelling", "2024-06-13", "2024-06-13",
    ),
    "since that date": (
        "بدأت الاحتجاجات في 3 أيار، ومنذ ذلك التاريخ قتل 33 شخصاً وأصيب 200 برصاص الشرطة في أم درمان.",
        "armed_attack", "2024-05-03", "2024-06-15",
    ),
    "since then, in one word, of the sentence before": (
        "شن الجيش هجوماً على الفاشر في 5 أيار. واستعادت قواته قرى كثيرة مذاك.",
        "territory", "2024-05-05", "2024-06-15",
    ),
    "a day of its own behind since then": (
        "تدهورت العلاقات عام 2015، ومنذ ذلك الحين وقع الطرفان في أنقرة أمس اتفاق هدنة.",
        "agreement", "2024-06-14", "2024-06-14",
    ),
    "a count since the beginning of the year is not of its first day": (
        "اعتقلت الشرطة في أنقرة نحو 8 آلاف شخص منذ بداية العام الجاري.", "arrest", "2024-01-01", "2024-06-15",
    ),
    "a toll since a beginning of which the day is told elsewhere": (
        "أصيب شاب الخميس في مظاهرة في أم درمان. ومنذ اندلاع الاحتجاجات، قتل 45 شخصاً برصاص الشرطة. "
        "وبدأت الاحتجاجات في 3 أيار.",
        "armed_attack", "2024-05-03", "2024-06-15",
    ),
    "a toll since a beginning, told in a relative clause": (
        "وقتل نحو 123 شخصاً في أم درمان برصاص الشرطة منذ بدء حملة الاحتجاجات التي انطلقت في 3 أيار.",
        "armed_attack", "2024-05-03", "2024-06-15",
    ),
    "a toll since a beginning that nobody dates": (
        "أصيب شاب الخميس في مظاهرة في أم درمان. وقتل 141 شخصاً على الأقل برصاص الشرطة منذ بدء المظاهرات.",
        "armed_attack", None, None,
    ),
    "the greatest toll since a beginning": (
        "قتل 40 مدنياً في غارة على إدلب الخميس، في أكبر حصيلة منذ بدء الحملة.",
        "airstrike", "2024-06-13", "2024-06-13",
    ),
    "a town that was calm since a beginning": (
        "وقتل 14 شخصاً الخميس في هجوم على السويداء التي بقيت منذ اندلاع النزاع هادئة.",
        "armed_attack", "2024-06-13", "2024-06-13",
    ),
    "so a word for time opens a sentence": (
        "فقبل ثلاثة أيام، قتل خمسة جنود في هجوم لداعش على حاجز في هجين.", "armed_attack", "2024-06-12", "2024-06-12",
    ),
    "a year told behind a second verb of the same doer": (
        "هاجمت القوات الروسية بلدة غوري واحتلتها عام 2008.", "armed_attack", "2008-01-01", "2008-12-31",
    ),
    "but not behind what somebody else did to it": (
        "هاجمت القوات الروسية بلدة غوري التي احتلها المتمردون عام 2008.", "armed_attack", "2024-06-15", "2024-06-15",
    ),
    "the day of a meeting that was held on it": (
        "اتخذ الرئيس الأميركي قراره بعد اجتماع عقده الخميس مع وزير الدفاع التركي في واشنطن.",
        "meeting", "2024-06-13", "2024-06-13",
    ),
    "the day of those who cry out is not that of the cause": (
        "تظاهر المئات في حيفا الجمعة احتجاجا على مقتل شاب برصاص الشرطة الاثنين في الناصرة.",
        "armed_attack", "2024-06-10", "2024-06-10",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_day(name):
    text, event_type, start, end = CASES[name]
    assert days_told(text, event_type) == [(start, end)]
