"""The day of an act: which of a sentence's dates is its own, and days counted from another act's."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

# published on Saturday 2024-06-15
CASES = {
    "the day of the claim is not that of the blast": (
        "تبنت الجماعة أمس الجمعة التفجير الذي وقع ليل الأربعاء في مقديشو.", "bombing", "2024-06-12", "2024-06-12",
    ),
    "who says so says it today": (
        "سقط ثلاثة قتلى في تبادل لإطلاق النار عند معبر طورخم مساء الخميس، وفق ما أعلن مسؤولون اليوم.",
        "armed_clash", "2024-06-13", "2024-06-13",
    ),
    "the day of the dateline is not the act's": (
        "الجزائر 15 يونيو 2024 / قالت وزارة الدفاع إن الجيش اعتقل أمس مهربين في تمنراست.",
        "arrest", "2024-06-14", "2024-06-14",
    ),
    "the day after the act before": (
        "هاجم مسلحون مركزاً للشرطة في بنغازي يوم الاثنين. وفي اليوم التالي انفجرت سيارة مفخخة أمام المحكمة.",
        "bombing", "2024-06-11", "2024-06-11",
    ),
    "the same day": (
        "هاجم مسلحون مركزاً للشرطة في بنغازي يوم الاثنين. وفي اليوم ذاته انفجرت سيارة مفخخة أمام المحكمة.",
        "bombing", "2024-06-10", "2024-06-10",
    ),
    "since then": (
        "هدمت قوات الاحتلال 40 منزلاً في مخيم طولكرم منذ بدء العملية قبل عشرة أيام.",
        "property_destruction", "2024-06-05", "2024-06-15",
    ),
    "another subject does not inherit the day": (
        "قصفت المدفعية حي الزهراء يوم الاثنين. وفي سياق متصل، اعتقلت الشرطة رجلين في طرابلس.",
        "arrest", "2024-06-15", "2024-06-15",
    ),
    "what had happened before does not lend its day": (
        "وكان مسلحون قد هاجموا حاجزاً في سرت يوم الاثنين. واعتقلت الشرطة رجلين في طرابلس.",
        "arrest", "2024-06-15", "2024-06-15",
    ),
    "the day after this act's": (
        "اغتال مسلحون أمس الجمعة ضابطاً في عدن، غداة هجوم انتحاري نجا منه قائد الشرطة.",
        "bombing", "2024-06-13", "2024-06-13",
    ),
    "so many days from this act": (
        "حررت الشرطة التلاميذ يوم الخميس بعد يومين من خطفهم في زامفارا.", "abduction", "2024-06-11", "2024-06-11",
    ),
    "the opening tells the day of the account": (
        "أعادت السلطات أمس الجمعة فتح أبواب السوق أمام الزبائن. وهاجم مسلحون مركزاً للشرطة في سوات.",
        "armed_attack", "2024-06-14", "2024-06-14",
    ),
    "not the day on which somebody spoke": (
        "قال ناطق باسم الوزارة أمس الجمعة إن الأوضاع هادئة. وهاجم مسلحون مركزاً للشرطة في سوات.",
        "armed_attack", "2024-06-15", "2024-06-15",
    ),
    "what was before the account does not run on": (
        "هاجم مسلحون مركزاً للشرطة في غاو أمس. وعلقت البعثة رحلاتها بعد أن اعتقلت السلطات في 3 يونيو جنوداً في باماكو. "
        "وقصفت طائرة معسكراً في كيدال.", "airstrike", "2024-06-14", "2024-06-14",
    ),
    "a threat is as old as the report": (
        "هاجم مسلحون مركزاً للشرطة في غاو في 3 يونيو. وهددت الجماعة بشن هجمات جديدة على باماكو.",
        "threat", "2024-06-15", "2024-06-15",
    ),
    "the day of a clause of its own": (
        "في مدينة آن، التي يسيطر عليها المتمردون منذ ديسمبر الماضي، أصابت غارة جوية مدرسة.",
        "airstrike", "2024-06-15", "2024-06-15",
    ),
    "the day on which it was reported, rather than the account's": (
        "هاجم مسلحون مركزاً للشرطة في غاو يوم الثلاثاء. وأعلن الجيش الخميس أن طائراته قصفت معسكراً قرب كيدال.",
        "airstrike", "2024-06-13", "2024-06-13",
    ),
    "a pluperfect without قد": (
        "هاجم مسلحون مركزاً للشرطة في غاو أمس. وكانت وكالة الأنباء أفادت، الأربعاء، بأن طائرة قصفت معسكراً قرب كيدال.",
        "airstrike", "2024-06-12", "2024-06-12",
    ),
    "what goes before the account does not run on, without قد": (
        "وكان مسلحون هاجموا حاجزاً في سرت يوم الاثنين. واعتقلت الشرطة رجلين في طرابلس.",
        "arrest", "2024-06-15", "2024-06-15",
    ),
    "a threat after an act of yesterday": (
        "هاجم مسلحون مركزاً للشرطة في غاو أمس. وهددت الجماعة بشن هجمات جديدة على باماكو.",
        "threat", "2024-06-15", "2024-06-15",
    ),
    "what is measured by a day": (
        "قصفت طائرة حربية سوق الهال في معرة النعمان وقتلت عشرة مدنيين، في مجزرة هي الأكبر منذ أكثر من شهر.",
        "airstrike", "2024-06-15", "2024-06-15",
    ),
    "how long a calm lasted": (
        "قصفت مدفعية الحوثيين أمس بلدة حيس بعد هدوء دام نحو أسبوعين.", "shelling", "2024-06-14", "2024-06-14",
    ),
    "a tally over months": (
        "أسقطت الدفاعات الجوية خلال الأشهر الستة الماضية عشرين صاروخاً فوق نجران.",
        "interception", "2023-12-15", "2024-06-15",
    ),
    "a day to come": (
        "نزح 160 مدنياً من أم برو نتيجة القتال أمس، وقالت البعثة إنها سترسل دورية يوم الاثنين.",
        "displacement", "2024-06-14", "2024-06-14",
    ),
    "what went on meanwhile": (
        "قتل ضابط برصاص مجهولين في بلدة نمر بينما كان عائداً إلى منزله مساء الخميس.",
        "armed_attack", "2024-06-13", "2024-06-13",
    ),
    "the relative clause of a noun": (
        "اعتقلت الشرطة مساء أمس خمسة رجال على خلفية تفجير كويتا الذي وقع في أيار الماضي.",
        "bombing", "2024-05-01", "2024-05-31",
    ),
    "the next day counts from a background act": (
        "انفجرت سيارة مفخخة في بنغازي أمس.\nوفي 6 آذار الماضي قصفت طائرة مطار درنة. وفي اليوم التالي أطلق مسلحون "
        "14 صاروخاً على قاعدة في سرت.", "shelling", "2024-03-07", "2024-03-07",
    ),
    "so many days before": (
        "انفجرت سيارة مفخخة صباح اليوم في التواهي، بعد ثلاثة أيام من اغتيال ضابط في مديرية الشيخ عثمان.",
        "assassination", "2024-06-12", "2024-06-12",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_day(name):
    text, event_type, start, end = CASES[name]
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    dates = [(e.date.start, e.date.end) for e in events if e.type == event_type and e.date]
    assert dates == [(start, end)], [(e.type, e.date and e.date.start) for e in events]
