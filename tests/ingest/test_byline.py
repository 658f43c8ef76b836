"""Byline lines, datelines before the lead, and whom an article retells."""

from __future__ import annotations

import pytest

from evtx.ingest.byline import byline, lead_dateline, reports_on
from evtx.ingest.outlets import load_outlets

WORDS = load_outlets().words

# line, place, agency, author
LINES = [
    ("إسطنبول - متابعات", "إسطنبول", None, None),
    (" الحسكة ـ خاص", "الحسكة", None, None),
    ("دمشق - صفا", "دمشق", "صفا", None),
    ("أعزاز/ الأناضول", "أعزاز", "الأناضول", None),
    ("دير الزور- نورث برس", "دير الزور", "نورث برس", None),
    ("الخرطوم: السوداني", "الخرطوم", "السوداني", None),
    ("شفق نيوز- طرابلس", "طرابلس", "شفق نيوز", None),
    ("المصدر / القاهرة:غربة نيوز", "القاهرة", "غربة نيوز", None),
    ("كدر أحمد: المصدر", None, "المصدر", "كدر أحمد"),
    ("تلفزيون سوريا ـ متابعات", None, "تلفزيون سوريا", None),
    ("المصدر: أ.ف.ب.", None, "أ ف ب", None),
    ("المصدر: خالد أبو الخير", None, None, "خالد أبو الخير"),
    ("كتبت :إيمان أمين", None, None, "إيمان أمين"),
    ("دمشق _ المغرب اليوم", "دمشق", "العرب اليوم", None),
    ("يمن مونيتور/ قسم الأخبار", None, "يمن مونيتور", None),
    ("أنباء المدينة -", None, "أنباء المدينة", None),
    ("رويترز", None, "رويترز", None),
]


@pytest.mark.parametrize(("line", "place", "agency", "author"), LINES)
def test_byline_lines(line: str, place: str | None, agency: str | None, author: str | None) -> None:
    found = byline(line, WORDS)
    assert found is not None
    assert (found.place, found.agency, found.author) == (place, agency, author)


@pytest.mark.parametrize(
    "line",
    [
        "اشتباكات عنيفة في محيط البلدة",
        "مساعٍ للتهدئة",
        "قوات الأمن: خسائر في صفوف المهاجمين بعد ليلة من القصف",
        "سوريا: تصعيد جديد",
        "168 قتيلا في الإقليم",
    ],
)
def test_headings_are_no_bylines(line: str) -> None:
    assert byline(line, WORDS) is None


# paragraph, what is left of it, place, agency, date
LEADS = [
    ("شفق نيوز/ أسفر انفجار", "أسفر انفجار", None, "شفق نيوز", None),
    ("الحياة برس - سقط قتلى", "سقط قتلى", None, "الحياة برس", None),
    ("غزة- معا- أصيب شابان", "أصيب شابان", "غزة", "معا", None),
    ("رام الله - صدى نيوز - نفت الوزارة", "نفت الوزارة", "رام الله", "صدى نيوز", None),
    ("دمشق (رويترز) - قال شهود", "قال شهود", "دمشق", "رويترز", None),
    ("دمشق — سبوتنيك. قال مصدر", "قال مصدر", "دمشق", "سبوتنيك", None),
    ("دمشق – ا ف ب قالت شاهدة", "قالت شاهدة", "دمشق", "أ ف ب", None),
    ("لندن- «القدس العربي»: قُتل", "قُتل", "لندن", "القدس العربي", None),
    ("واشنطن - (د ب أ): قالت", "قالت", "واشنطن", "د ب أ", None),
    ("بيروت: قُتل صحافي", "قُتل صحافي", "بيروت", None, None),
    ("بعقوبة (العراق) - اعلن ضابط", "اعلن ضابط", "بعقوبة (العراق)", None, None),
    ("أم درمان، 2 أبريل 2025 – ارتفع عدد", "ارتفع عدد", "أم درمان", None, "2025-04-02"),
    (" الأبيض، الدبة، 9 أبريل 2025 قُتل جنود", "قُتل جنود", "الأبيض، الدبة", None, "2025-04-09"),
    ("دمشق 20 يناير 2024 (شينخوا) قُتل جنود", "قُتل جنود", "دمشق", "شينخوا", "2024-01-20"),
    ("محافظة حلب- المرصد السوري لحقوق الإنسان:: رصد", "رصد", "محافظة حلب", "المرصد السوري لحقوق الإنسان", None),
]


@pytest.mark.parametrize(("text", "left", "place", "agency", "day"), LEADS)
def test_datelines_before_the_lead(
    text: str, left: str, place: str | None, agency: str | None, day: str | None
) -> None:
    found = lead_dateline(text, WORDS)
    assert found is not None
    assert (text[found.cut :], found.place, found.agency, found.date) == (left, place, agency, day)


@pytest.mark.parametrize(
    "text",
    [
        "رويترز: مقتل جنديين",  # an attribution
        "قالت وزارة الدفاع - في بيان - إن",
        "في دمشق، 9 أبريل 2025 قُتل",
        "أعلن الجيش السوداني: مقتل خمسة",
        "بغداد - أربيل: الطريق مقطوع",
        "- مواجهات عنيفة - كل طرف يتهم الآخر",
        "انفجرت عبوة ناسفة في سوق البلدة",
    ],
)
def test_sentences_keep_their_beginning(text: str) -> None:
    assert lead_dateline(text, WORDS) is None


def test_an_outlet_may_sign_with_a_colon() -> None:
    found = lead_dateline("شفق نيوز: أسفر انفجار", WORDS, own=frozenset({"شفق نيوز"}))
    assert found is not None
    assert found.cut == len("شفق نيوز: ")


@pytest.mark.parametrize(
    ("text", "lead", "name"),
    [
        ('قالت القناة نقلاً عن وكالة "سانا" إن', "", "سانا"),
        ("نقلاً عن صحيفة هآرتس، أن", "", "هآرتس"),
        ("نقلا عن رويترز أن", "", "رويترز"),
        ("نقلا عن مصدر أمني", "", None),
        ("نقلا عن مراسلها في المدينة", "", None),
        ("", "ذكرت وكالة رويترز أن القتال وصل إلى المدينة", "رويترز"),
        ("", "ذكرت مصادر طبية أن عدد القتلى ارتفع", None),
    ],
)
def test_whom_an_article_retells(text: str, lead: str, name: str | None) -> None:
    assert reports_on(text, lead, WORDS) == name
