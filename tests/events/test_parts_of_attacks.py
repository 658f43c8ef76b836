"""People taken, put to death or surrounded in an attack are part of it; those taken elsewhere are not."""

from __future__ import annotations

import pytest

from evtx.model import ASSERTED, Article
from evtx.pipeline import default_engine, extract_article


def types_in(text: str) -> list[str]:
    article = Article(id="t", text=text, published="2024-06-15")
    return [e.type for e in extract_article(article, default_engine()) if e.status in ASSERTED]


@pytest.mark.parametrize(
    "text",
    [
        "هاجم مسلحون نقطة تفتيش في مديرية غورماتش واقتادوا أربعة من الشرطة إلى جهة مجهولة.",
        "أغار مسلحون على بلدة زرمي وقتلوا خمسة أشخاص وخطفوا عشرات النساء.",
        "اقتحم مسلحون قرية كجورو بولاية كادونا. وأضاف المتحدث أن المسلحين خطفوا 30 طالبا من مدرسة القرية.",
        "باغت مسلحون ليل الأحد مخفرا قرب كيدال، فذبحوا شرطيين واقتادوا معهم ثلاثة آخرين.",
        "طوقت قوة إسرائيلية منزلا في جنين ثم فتحت النار على شبان فقتلت اثنين.",
    ],
)
def test_one_attack(text: str) -> None:
    assert types_in(text) == ["armed_attack"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "هاجم مسلحون مزرعة قرب المقدادية وقتلوا صاحبها، وخطف مسلحون آخرون طبيبا في بعقوبة.",
            ["armed_attack", "abduction"],
        ),
        ("قُتل شرطي بهجوم في كركوك. وفي الحويجة، خطف مسلحون مختار قرية.", ["armed_attack", "abduction"]),
        ("حيدت القوات التركية أربعة مسلحين خلال عملية أمنية في ماردين.", ["raid"]),
        ("عثرت قوة في صحراء الرطبة على كدس للعتاد يضم سبع عبوات ناسفة، وتم تفجيره موقعيا.", ["explosive_found"]),
        ("أحرق محتجون الإطارات في صفاقس، صباح الأحد، وقطعوا طريق المطار.", ["protest"]),
        ("هز انفجار سيارة مفخخة حي الزعفرانية في بغداد. وانفجرت السيارة لدى مرور دورية للشرطة.", ["bombing"]),
        ("قُتل ثلاثة بانفجار عبوة في بعقوبة. وانفجرت سيارة مفخخة في الخالص.", ["bombing", "bombing"]),
    ],
)
def test_what_else_belongs_together(text: str, kinds: list[str]) -> None:
    assert types_in(text) == kinds


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("وجاءت الخطوة تنفيذا لاتفاق وقعه الجانبان في مسقط قبل أسبوعين.", "occurred"),
        ("وكان الطرفان وقعا في 20 مايو هدنة مدتها سبعة أيام خُرقت مرارا.", "occurred"),
    ],
)
def test_pacts_that_were_made(text: str, status: str) -> None:
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    assert [(e.type, e.status) for e in events] == [("agreement", status)]


def test_whose_the_stormed_building_is() -> None:
    text = "اقتحام مقر لحركة الشباب في كسمايو."
    (event,) = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    assert [(a.id, a.role) for a in event.actors] == [("al_shabaab", "target")]
