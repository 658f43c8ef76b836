"""Furniture goes, the report stays: layouts as small texts, with what is left of them and why the rest went."""

from __future__ import annotations

import pytest

from evtx.ingest.boilerplate import Cleaned, clean
from evtx.ingest.outlets import bare, load_outlets
from evtx.text.normalize import fold_text

OUTLETS = load_outlets()
TITLE = "مقتل ثلاثة جنود في هجوم على ثكنة"
ONE = "قُتل ثلاثة جنود وأصيب اثنان آخران فجر الاثنين في هجوم بطائرة مسيّرة على ثكنة قرب المدينة، بحسب مصدر عسكري."
TWO = "وأضاف المصدر أن الهجوم وقع عند الساعة الرابعة وأن النيران التهمت مستودعاً للوقود."
THREE = "ولم تعلن أي جهة مسؤوليتها عن الهجوم حتى الآن."


def cleaned(text: str, title: str | None = None) -> Cleaned:
    template = OUTLETS.by_layout(bare(fold_text(line)) for line in text.split("\n"))
    return clean(text, title, template, OUTLETS)


LAYOUTS = {
    "font size bar and contributors": (
        f"{TITLE}\n\n12 مارس 2022\nالثكنة بعد الهجوم من دون ذكر المصور\n+ الخط -\n\n{ONE}\n\n{TWO}\n\nالمساهمون",
        {"dateline", "caption", "share_bar", "contributors"},
    ),
    "section, photo file, place and desk": (
        f"icon\nالتغطية الحية\n\n{TITLE}\n\n2022.03.12 | 16:02 دمشق\n\nphoto.jpg\n"
        f"66\nصورة أرشيفية - إنترنت\n الحسكة ـ خاص\n+A\nحجم الخط\n-A\n\n{ONE}\n"
        f"{TWO}",
        {"section", "dateline", "caption", "counter", "agency", "share_bar"},
    ),
    "headline again, comments and most read": (
        f"{TITLE}\n\n{TITLE}\n{ONE}\n\n{TWO}\n\nالتعليقات (3)\n\n    قارئ: "
        "رحم الله الشهداء وشفى الجرحى، والحرب لا تترك أحداً.\n\n    الأكثر "
        "قراءة",
        {"repeated_title", "comments"},
    ),
    "section, summary and a disclaimer": (
        f"الدول العربية\n\n{TITLE}\n\n12.03.2022 - محدث : 12.03.2022\n{TITLE}\n"
        f"\nCity\n\nأعزاز/ الأناضول\n\n{ONE}\n{TWO}\n\n"
        "الأخبار المنشورة على الصفحة الرسمية لوكالة الأناضول، هي اختصار "
        "لجزء من الأخبار.\nالمواضيع ذات الصلة\nBu haberi paylaşın",
        {"section", "dateline", "repeated_title", "not_arabic", "agency", "footer"},
    ),
    "mastheads, clock and house name": (
        "رئيس مجلس الإدارة\n\nفلان بن فلان\n\nرئيس التحرير\n\nعلان بن علان\n"
        f"\n{TITLE}\n\n12-3-2022 | 12:38\n\nانفجار\n\nدار الهلال\n\n{ONE}\n"
        f"\n{TWO}",
        {"masthead", "dateline", "section", "agency"},
    ),
    "ticker of other headlines": (
        "أحدث الأخبار\n  • 12:24 . قرار جديد بشأن الأسعار... المزيد\n  • "
        f"12:21 . لقاء بين رئيسين... المزيد\n\n{TITLE}\n\nتاريخ الخبر: 12-03-2022\n"
        f"\n{ONE}\n\n{TWO}",
        {"section", "related", "dateline"},
    ),
    "author, agency, follow us": (
        f"{TITLE}\n\nكتبت :إيمان أمين\n{ONE}\n{TWO}\nالمصدر: أ.ف.ب.\nتابعونا على فيسبوك",
        {"agency", "footer"},
    ),
    "view counter, site name, tags": (
        f"{TITLE}\n\n{ONE}\n{TWO}\n\n12/03/2022\nعدد المشاهدات: 6741\nwww.example.org\n"
        "#سوريا #هجوم\n\nإقرأ أيضا أخبار ذات صلة\nافتتاح معرض للزهور",
        {"dateline", "counter", "not_arabic", "tags", "related"},
    ),
    "teasers of other days": (
        f"{TITLE}\n\nدمشق-سانا\n\n{ONE}\n\n{TWO}\n\nانظر ايضاً\n\nلقاء وزاري "
        "لبحث التعاون\n\nدمشق-سانا بحث وزير الاقتصاد مع نظيره سبل التعاون "
        "في مجالات عدة ...\n\nافتتاح معرض الزهور",
        {"agency", "related"},
    ),
    "another story with a date of its own": (
        f"{TITLE}\n12 مارس 2022\n\n{ONE}\n\n{TWO}\n\nأمطار غزيرة تغمر شوارع "
        "العاصمة\n12 مارس 2022\n\nهطلت أمطار غزيرة على العاصمة منذ الصباح "
        "وأغرقت شوارع عدة وعطلت السير.",
        {"dateline", "other_story"},
    ),
    "relative time": (f"{TITLE}\nعربي\nمنذ أسبوع\nمشاركة\n{ONE}\n{TWO}", {"section", "relative_date", "share_bar"}),
    "row of headlines": (
        "خبر أول عن الاقتصاد    خبر ثان عن الرياضة    خبر ثالث عن الطقس "
        "   خبر رابع عن الفن    خبر خامس عن الصحة    خبر سادس عن العلوم"
        "    خبر سابع عن السفر    خبر ثامن عن السيارات    خبر تاسع عن الزراعة "
        f"   خبر عاشر عن التعليم\n\n{TITLE}\n\n{ONE}\n\n{TWO}",
        {"other_stories"},
    ),
    "a link back to the page": (f"{TITLE}\n\n{ONE}\n\n{TWO}\nرابط الخبر بصحيفة الديار: {TITLE}", {"related"}),
    "links between paragraphs": (
        f"{TITLE}\n\n{ONE}\n\nاقرأ أيضاً\nماذا نعرف عن المسيّرات الجديدة؟\nكيف تغيرت خريطة السيطرة\n\n{TWO}",
        {"related"},
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_only_title_and_report_are_left(name: str) -> None:
    text, reasons = LAYOUTS[name]
    found = cleaned(text)
    assert (found.title, found.body.split()) == (TITLE, f"{ONE} {TWO}".split())
    assert {block.reason for block in found.removed} == reasons


DATES = [
    ("the line under the title", f"{TITLE}\n2022.03.12 | 16:02 دمشق\n{ONE}\n{TWO}", "2022-03-12", "16:02"),
    ("the line at the end", f"{TITLE}\n{ONE}\n{TWO}\n12/03/2022", "2022-03-12", None),
    (
        "publication before update",
        f"{TITLE}\nآخر تحديث: 13 مارس 2022\nنشر في: 12 مارس 2022\n{ONE}\n{TWO}",
        "2022-03-12",
        None,
    ),
    (
        "dateline before the day of the page",
        f"الجمعة 1 أبريل 2022\n{TITLE}\nأم درمان، 12 مارس 2022 - {ONE}\n{TWO}",
        "2022-03-12",
        None,
    ),
    ("the printed prefix", f"date 2022-03-12 {TITLE}\n\n{ONE}\n{TWO}", "2022-03-12", None),
    (
        "the day that the text names",
        f"{TITLE}\n\nقُتل جنود، اليوم السبت 12 مارس/آذار 2022م، في هجوم على ثكنة.\n{TWO}",
        "2022-03-12",
        None,
    ),
    ("no date", f"{TITLE}\nمنذ ساعتين\n{ONE}\n{TWO}", None, None),
]


@pytest.mark.parametrize(("name", "text", "day", "clock"), DATES, ids=[case[0] for case in DATES])
def test_which_date_counts(name: str, text: str, day: str | None, clock: str | None) -> None:
    found = cleaned(text)
    assert (found.title, found.date, found.time) == (TITLE, day, clock)


KEPT = {
    "headings inside the report": f"{TITLE}\n\n{ONE}\n\nمساعٍ للتهدئة\n\n{TWO}",
    "lists": f"{TITLE}\n\n{ONE}\nضحايا الهجوم:\n- سامر علاء (22 عاماً)، جندي.\n- أحمد نبيل (23 عاماً)، سائق.\n{TWO}",
    "the days of a chronicle": f"{TITLE}\n\n{ONE}\n\n3 يناير 2022\n\n{TWO}\n\n5 فبراير 2022\n\n{THREE}",
    "a sentence broken by a blank line": f"{TITLE}\n\n{ONE}\n\nوللتصدي لأي هجمات متوقعة \n\nمن التنظيم من "
    f"جهة أخرى. \n\n{TWO}",
}


@pytest.mark.parametrize("name", KEPT)
def test_what_belongs_to_the_report_stays_to_the_letter(name: str) -> None:
    found = cleaned(KEPT[name])
    assert f"{found.title}\n\n{found.body}" == KEPT[name]
    assert found.removed == ()


def test_a_single_line_without_title_comes_back_as_it_is() -> None:
    for line in (ONE, f"date 2022-03-12 {ONE}", f"شفق نيوز/ {ONE}", "التعليقات"):
        assert cleaned(line) == Cleaned(None, line, (), None, None, None, None, None)


def test_a_paragraph_is_no_title() -> None:
    found = cleaned(f"{ONE}\n{TWO}")
    assert (found.title, found.body) == (None, f"{ONE}\n{TWO}")


def test_a_text_of_furniture_alone_is_not_emptied() -> None:
    assert cleaned("فيسبوك\nتويتر").body == "فيسبوك\nتويتر"


def test_dateline_and_names_are_told() -> None:
    found = cleaned(f"{TITLE}\n\nكتب: سامي علي\n\nغزة - معا - {ONE}\n\n{TWO}")
    assert (found.place, found.agency, found.author) == ("غزة", "معا", "سامي علي")
    assert found.body.startswith(ONE)
