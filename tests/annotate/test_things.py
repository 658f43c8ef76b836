"""What is a thing where its word could be an adjective or a march; what rules ask of a relative clause."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import Analysed, analyse, default_engine


def analysed(text: str) -> Analysed:
    return analyse(Article(id="t", text=text, published="2024-06-15"), default_engine())


def items(text: str) -> list[str]:
    return [m.value.id for m in analysed(text).annotated.mentions if m.kind == "item"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تم إسقاط مسيّرتين قرب الحدود.", ["drone"]),
        ("أعلنت الوزارة اعتراض مسيرات فوق البحر.", ["drone"]),
        ("جرى استهداف مدرعة للجيش في رفح.", ["armoured_vehicle"]),
        ("أنهكت البلاد حرب مدمرة طويلة.", []),
        ("مرت سيارة عسكرية في الشارع.", ["military_vehicle"]),
        ("وقع انفجار في شارع النفق قرب دوار الدبابة.", []),
        ("وقع انفجار في النفق.", ["tunnel"]),
        ("اعتقلوا محاميا ومدافعا عن حقوق الإنسان ومدافعين عن البيئة.", []),
        ("أطلق مسلح وابلا من الرصاص.", ["bullets"]),
        ("نهبوا إبلا وأغناما.", ["livestock", "livestock"]),
        ("نصبوا ثلاثة مدافع على التلة.", ["artillery"]),
    ],
)
def test_a_noun_after_a_verbal_noun_is_no_adjective(text: str, expected: list[str]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    ("text", "drone"),
    [
        ("أصيب شبان خلال قمع الاحتلال مسيرة في بيت دجن.", False),
        ("شارك المئات في تنظيم مسيرة في رام الله.", False),
        ("أصيب ثلاثة بالرصاص خلال مسيرة في رام الله.", False),
        ("خرج الجيش بعد سقوط مسيّرة في رام الله.", True),
        ("أعلن الجيش إسقاط مسيرة فوق أربيل.", True),
        ("أصيب عشرات منذ انطلاق المسيرات قرب الحدود.", False),
        ("رفعت الشرطة التأهب تحسباً لمسيرات كبيرة في نابلس.", False),
        ("أوقعت مسيّرات أضراراً كبيرة في الميناء.", True),
    ],
)
def test_a_march_is_no_drone(text: str, drone: bool) -> None:
    assert ("drone" in items(text)) is drone


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "قال الضابط إن العبوة الناسفة التي كانت مزروعة على الطريق انفجرت لحظة مرور الرتل.",
            "bombing.verb.infajara_ied",
        ),
        ("أتت النيران التي أضرمها مستوطنون على محاصيل القرية.", "property_destruction.verb.adramaha"),
    ],
)
def test_a_relative_clause_has_what_it_takes_up(text: str, rule: str) -> None:
    assert rule in [t.rule.id for t in analysed(text).annotated.triggers]


def test_a_relative_clause_lends_nothing_to_other_frames() -> None:
    """What moved only tells whose forces they are."""
    told = [t.rule.type for t in analysed("قال مصدر إن القوات التي تحركت من الأبيض غنمت سبع عربات.").annotated.triggers]
    assert "deployment" not in told


def test_marches_of_an_account() -> None:
    """An account of marches without a drone for certain has none; one with drones keeps them beside a march."""
    assert "drone" not in items("انطلقت مسيرات العودة شرق غزة. وجُرح في هذه المسيرات نحو ألف فلسطيني.")
    assert "drone" in items("انطلقت مسيرات العودة شرق غزة. وأطلقت طائرة مسيّرة النار على الخيام، ثم عادت المسيرات.")
