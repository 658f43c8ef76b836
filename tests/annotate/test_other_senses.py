"""Verbs and nouns of acts that name, describe or judge: no event is told by them."""

from __future__ import annotations

import pytest

from evtx.model import ASSERTED, Article
from evtx.pipeline import default_engine, extract_article

SENSES = {
    "what is demanded beside the end of an act": [
        ("withdrawal", "طالب القرار الحوثيين بوقف العنف وسحب قواتهم من صنعاء."),
        ("withdrawal", "حث المبعوث الطرفين على وقف النار وسحب السلاح الثقيل من مرزق."),
        ("deployment", "دعا المجلس إلى وقف القتال ونشر جنود في سرت."),
    ],
    "no verb where it stands": [
        ("displacement", "ظهرت السيدة الأولى أثناء رحلتها لزيارة مركز أطفال المهاجرين في تكساس."),
        ("raid", "وقال زعيم الحركة إن حزبه الأحق بين الميليشيات بقيادة شرطة طرابلس."),
        ("assassination", "وحضر الحفل اللواء أحمد وصفي ومساعد قائد القوات في القاهرة."),
    ],
    "what something is called": [
        ("airstrike", "قتل الجيش عشرات المحتجين قرب بلدة تلمسة، خلال ما أطلق عليه مسيرة الكرامة."),
        ("release", "ونقلوا السبايا، وهو لفظ يطلقه التنظيم على الأسيرات، إلى مدينة الرقة."),
        ("release", "وأطلقت الشرطة على العملية اسم فجر الأسرى في مدينة كيدال."),
    ],
    "what somebody calls an act": [
        ("execution", 'قتل جنود شاباً في مدينة أريحا. ووصفت السلطة الحادثة بأنها "إعدام بدم بارد" وطالبت بتحقيق.'),
        ("armed_attack", "وقال الوزير واصفاً ما حدث بأنه هجوم إرهابي في مدينة كيدال."),
        ("armed_attack", "قال قائد الجيش السوداني إن ما جرى في نيالا يعد هجوماً على الدولة."),
        ("airstrike", "استقالت وزيرة الداخلية في لندن، ما شكّل ضربة لحكومة بريطانيا."),
    ],
    "a place that is called by an act": [
        ("arrest", "وزار وفد أممي مركز احتجاز المهاجرين في طرابلس أمس."),
        ("assassination", "وتجمع المئات في مكان اغتيال القيادي وسط مدينة غزة."),
        ("blockade", "بدأ مقاتلون مغادرة بلدة مضايا في منطقة الزبداني المحاصرة مع أسرهم."),
        ("protest", "بدأ مقاتلون مغادرة بلدة مضايا في منطقة الزبداني المحاصرة مع أسرهم."),
    ],
    "a set phrase": [
        ("aid", "وعبرت منظمة اليونيسف الأممية لرعاية الأطفال في حلب عن عميق أسفها لما أصاب النازحين."),
        ("deployment", "ونقل موقع إخباري عن شهادات جنود في تيغراي أن الطريق مقطوع."),
        ("withdrawal", "وانسحبت بريطانيا في مارس من الاتفاق، ولوّحت قواتها بالعودة إلى البصرة."),
        ("withdrawal", "وبعد انسحاب فرنسا الأحادي من معاهدة السلاح استدعت موسكو السفير."),
        ("territory", "طردت روسيا الأحد ثلاثة دبلوماسيين بولنديين من موسكو."),
        ("territory", "أعادت الإمارات سفيرها إلى طهران، وأكدت أن الجزر تحت سيادتها."),
        ("territory", "تقدم النائب السوداني السابق عن دائرة الخرطوم بطعن أمام المحكمة."),
        ("armed_attack", "وطعن المرشح المهزوم في كاراكاس في نتائج الانتخابات."),
        ("blockade", "قطعت لجنة الجيش الليبي أشواطاً مهمة على طريق توحيد القوات في سرت."),
        ("protest", "تجمع أجهزة الأمن التركية معلومات عن معارضين أمام مقر الحزب في برلين."),
        ("displacement", "أخلّت ميليشيا في الحديدة بالوضع القائم، وشكا السكان من ذلك."),
    ],
    "what a unit is there for": [
        ("raid", "كان القتيل يخدم في سرية المداهمة التابعة لشرطة مدينة حمص."),
        ("raid", "وانضم الشاب إلى كتيبة الاقتحام في الجيش بمدينة الأبيض."),
    ],
    "who somebody is": [
        ("armed_clash", "وتدعم واشنطن قوات تضم مقاتلين عربا وأكرادا يحاربون تنظيم داعش في دير الزور."),
    ],
    "a word that is another one": [
        ("assassination", "وذكر الجيش أن إصابة الجندي وصفت بالطفيفة، وأن مستوطنة أصيبت قرب نابلس."),
        ("meeting", "وأظهر مجلس الأمن فشله الذريع والتام في حماية شعب سوريا."),
    ],
    "a verb about a feminine noun": [
        ("territory", "وأشاد القائد بالقوات التي تقدم المساعدات إلى سكان مدينة مأرب."),
        ("armed_clash", "قالت الميليشيا التي تقاتل دعماً لدمشق إنها وصلت إلى حمص."),
    ],
}
TOLD = [
    ("blockade", "حاصرت القوات البلدة، وقال سكان إن المحاصرين بلا طعام."),
    ("assassination", "أعلنت الشرطة اغتيال قيادي في حركة حماس وسط مدينة غزة."),
    ("airstrike", "أطلق الحوثيون طائرات مسيّرة مفخخة على مدينة المخا."),
    ("armed_attack", "أطلق عليه مسلحون النار في مدينة تعز وأصابوه."),
    ("release", "أطلقت قسد 120 معتقلاً من أبناء الرقة بوساطة عشائرية."),
    ("armed_attack", "وصف الوزير العملية بأنها ناجحة بعد هجوم للجيش على بلدة كيدال."),
    ("territory", "دخل السكان البلدة التي تقدم إليها الجيش السوداني أمس قرب الخرطوم."),
]


def types(text: str) -> set[str]:
    """The types of what the text tells as done."""
    article = Article(id="a", text=text, published="2024-06-15")
    return {e.type for e in extract_article(article, default_engine()) if e.status in ASSERTED}


@pytest.mark.parametrize(("event_type", "text"), [case for cases in SENSES.values() for case in cases])
def test_borrowed(event_type: str, text: str) -> None:
    assert event_type not in types(text)


@pytest.mark.parametrize(("event_type", "text"), TOLD)
def test_told(event_type: str, text: str) -> None:
    assert event_type in types(text)
