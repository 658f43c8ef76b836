"""Verbs and nouns of acts that name, describe or judge: no event is told by them."""

from __future__ import annotations

import pytest

from evtx.model import ASSERTED, Article
from evtx.pipeline import default_engine, extract_article

SENSES = {
    "what something is called": [
        ("airstrike", "قتل الجيش عشرات المحتجين قرب بلدة تلمسة، خلال ما أطلق عليه مسيرة الكرامة."),
        ("release", "ونقلوا السبايا، وهو لفظ يطلقه التنظيم على الأسيرات، إلى مدينة الرقة."),
        ("release", "وأطلقت الشرطة على العملية اسم فجر الأسرى في مدينة كيدال."),
    ],
    "what somebody calls an act": [
        ("execution", 'قتل جنود شاباً في مدينة أريحا. ووصفت السلطة الحادثة بأنها "إعدام بدم بارد" وطالبت بتحقيق.'),
        ("armed_attack", "وقال الوزير واصفاً ما حدث بأنه هجوم إرهابي في مدينة كيدال."),
    ],
    "a place that is called by an act": [
        ("assassination", "وتجمع المئات في مكان اغتيال القيادي وسط مدينة غزة."),
        ("blockade", "بدأ مقاتلون مغادرة بلدة مضايا في منطقة الزبداني المحاصرة مع أسرهم."),
        ("protest", "بدأ مقاتلون مغادرة بلدة مضايا في منطقة الزبداني المحاصرة مع أسرهم."),
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
