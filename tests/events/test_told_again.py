"""Acts that a later sentence tells again, and others that it adds: how many events of a type an account makes."""

from __future__ import annotations

from collections import Counter

import pytest

from evtx.config import MIN_CONFIDENCE
from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

# what is tested: text, headline first; how many events of a type that happened
CASES = {
    "gas, and then the attack": (
        "غاز سام في كفرزيتا\n\nتعرضت بلدة كفرزيتا فجر السبت لهجوم بغاز الكلور، وفق مسعفين.\n\n"
        "وأصيب أربعون شخصاً بالاختناق في هجوم كفرزيتا، بينهم أطفال.", {"chemical_attack": 1, "armed_attack": 0},
    ),
    "shells that brought gas": (
        "اختناقات في داريا\n\nأصيب ثلاثون شخصاً بالاختناق السبت في هجوم بغاز السارين على داريا.\n\n"
        "وقال طبيب إن القصف وقع قبيل الفجر وإن الحالات نقلت إلى مشفى ميداني.", {"chemical_attack": 1, "shelling": 0},
    ),
    "others who were hurt by the same shots": (
        "رصاص في الخليل\n\nقُتل ثلاثة فلسطينيين الجمعة برصاص الجنود في الخليل.\n\n"
        "وقُتل الجمعة ثلاثة شبان وجُرح عشرات آخرون برصاص الجيش في الخليل.", {"armed_attack": 1},
    ),
    "rockets in one village, barrels round it": (
        "قتلى في طفس\n\nقُتل أربعة مدنيين السبت بقصف لقوات النظام السوري بصواريخ أرض أرض على بلدة طفس.\n\n"
        "وأشار مكتب إغاثة إلى تعرض محيط البلدة لقصف بالبراميل المتفجرة من المروحيات.", {"shelling": 1, "airstrike": 1},
    ),
    "one act, whereas another was elsewhere": (
        "قصف في القطاع\n\nقصفت المدفعية الإسرائيلية السبت أراضي زراعية شرق رفح، في حين شن الطيران الحربي غارة على "
        "موقع شمال بيت لاهيا.", {"shelling": 1, "airstrike": 1},
    ),
    "what is new twice": (
        "قصف جديد على زملكا\n\nتعرضت بلدة زملكا السبت لقصف جوي جديد، بحسب مسعفين.\n\n"
        "وقال المرصد إن غارات جديدة طالت زملكا السبت.", {"airstrike": 1},
    ),
    "what is new after what was told": (
        "قصف على زملكا\n\nقصفت طائرات بلدة زملكا السبت.\n\nوقال المرصد إن غارات جديدة طالت زملكا.", {"airstrike": 2},
    ),
    "strikes that were counted": (
        "غارات للتحالف\n\nنفذ التحالف السبت 14 غارة جوية على مواقع داعش في ديالى.\n\n"
        "وأوضح أن الغارات في ديالى دمرت عربتين ونفقاً.", {"airstrike": 1},
    ),
    "some of them": (
        "هجمات الحوثيين\n\nشن الحوثيون السبت ستة هجمات على مأرب، بينها أربعة هجمات بالصواريخ على حريب.",
        {"armed_attack": 1, "shelling": 0},
    ),
    "a ship that is told of twice": (
        "سفينة قبالة غزة\n\nاحتجز الجيش الإسرائيلي السبت سفينة إغاثة قبالة غزة.\n\n"
        "وقال متحدث إن الجيش الإسرائيلي احتجز السبت سفينة قبالة قطاع غزة على متنها عشرون ناشطاً.", {"seizure": 1},
    ),
    "the siege and since when": (
        "حصار تعز\n\nتفرض جماعة الحوثي حصاراً على مدينة تعز.\n\n"
        "ويشكو السكان من غلاء الدواء.\n\nوتفرض الجماعة حصاراً خانقاً على تعز منذ سبع سنوات.", {"blockade": 1},
    ),
    "the drone that was shot down": (
        "إسقاط مسيرة\n\nقال الجيش الإسرائيلي إن مسيرة أسقطها قبل شهرين كانت محملة بالمتفجرات.\n\n"
        "وكشف أن مروحية تمكنت من إسقاط الطائرة قرب بيسان.", {"interception": 1},
    ),
    "what is done under a pact and when that was": (
        "إجلاء من الغوطة\n\nبدأ الجمعة خروج مقاتلين من حرستا بموجب اتفاق أبرموه مع روسيا.\n\n"
        "والاتفاق الذي أعلن الأربعاء يقضي بتسليم السلاح الثقيل.", {"agreement": 1},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_acts_are_told_again(case: str) -> None:
    text, wanted = CASES[case]
    article = Article(id="t", text=text, title=text.split("\n", 1)[0], published="2024-06-15")
    found = Counter(
        e.type
        for e in extract_article(article, default_engine())
        if e.status in ("occurred", "ongoing") and e.confidence >= MIN_CONFIDENCE
    )
    assert {t: found[t] for t in wanted} == wanted, found


# Him who died is not who killed him, whatever adjective he goes by.
DEAD = [
    ("مقتل فلسطيني بالرصاص قرب طوباس", {"civilians": "target"}),
    ("مقتل عراقي بانفجار عبوة في ديالى", {"civilians": "target"}),
    ("إصابة سوري برصاص قوات قسد في الشحيل", {"civilians": "target", "sdf": "initiator"}),
]


@pytest.mark.parametrize(("title", "wanted"), DEAD)
def test_the_dead_killed_nobody(title: str, wanted: dict[str, str]) -> None:
    article = Article(id="t", text=f"{title}\n\n{title} مساء السبت.", title=title, published="2024-06-15")
    (event,) = extract_article(article, default_engine())
    assert {a.id: a.role for a in event.actors} == wanted
