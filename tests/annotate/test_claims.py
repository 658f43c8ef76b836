"""Who claims, denies or is blamed: a table of sentences with the claims found in them."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import analyse, default_engine

# text -> "how actor" of each claim
CLAIMS: dict[str, list[str]] = {
    "تبنى تنظيم داعش الهجوم على حاجز الشرطة في الرطبة.": ["claimed تنظيم داعش"],
    "وتبنت حركة طالبان التفجير الذي هز كابول.": ["claimed حركة طالبان"],
    "وقع تفجير في مقديشو تبنته حركة الشباب.": ["claimed حركة الشباب"],
    "وأعلنت حركة الشباب مسؤوليتها عن الهجوم.": ["claimed حركة الشباب"],
    "أعلن تنظيم القاعدة رسمياً مسؤوليته عن اغتيال الضابط.": ["claimed تنظيم القاعدة"],
    "وكان تنظيم داعش قد أعلن مسؤوليته عن تفجير السوق.": ["claimed تنظيم داعش"],
    "اعترفت حركة طالبان بمسؤوليتها عن خطف المهندسين.": ["claimed حركة طالبان"],
    "قالت حركة حماس إنها مسؤولة عن عملية إطلاق النار.": ["claimed حركة حماس"],
    "هاجم تنظيم داعش القرية، ثم تبنى التنظيم الهجوم.": ["claimed تنظيم داعش"],
    'تبنت ما تعرف بـ"المقاومة الإسلامية في العراق" هجوماً بطائرة مسيرة.': ["claimed المقاومة الإسلامية في العراق"],
    "أعلن حزب الله استهداف موقع عسكري في الجليل.": ["claimed حزب الله"],
    "وأعلنت كتائب القسام أنها فجرت عبوة بدورية في جنين.": ["claimed كتائب القسام"],
    # states announce, they do not claim
    "أعلنت تركيا أنها قصفت مواقع في الشمال.": [],
    "أعلن الجيش الأردني استهداف مهربين على الحدود.": [],
    # nobody claims
    "ولم تتبن أي جهة الهجوم حتى الآن.": [],
    "ولم يتبن أحد التفجير بعد.": [],
    "ولم تعلن أي جهة مسؤوليتها عن الاغتيال.": [],
    "وقع الانفجار دون تبني أي جهة للعملية.": [],
    "لم تتبن حركة طالبان التفجير.": [],
    # adopting is not claiming
    "تبنى حزب الله موقفاً جديداً من الحكومة.": [],
    "تبنت حركة حماس مبادرة للتهدئة.": [],
    # denials
    "نفت حركة طالبان مسؤوليتها عن تفجير المسجد.": ["denied حركة طالبان"],
    "ونفى حزب الله ضلوعه في عملية الخطف.": ["denied حزب الله"],
    "نفت قسد أي علاقة لها بالقصف على منبج.": ["denied قسد"],
    "ونفى الحوثيون وقوفهم وراء الهجوم على السفينة، ونفت إيران تورطها.": ["denied إيران"],
    "وأكدت حركة حماس أن لا علاقة لها بإطلاق الصواريخ.": ["denied حركة حماس"],
    "نفى تنظيم القاعدة أن يكون وراء الهجوم.": ["denied تنظيم القاعدة"],
    # blame without an accuser
    "ونُسب الهجوم إلى تنظيم القاعدة.": ["suspected تنظيم القاعدة"],
    "وعزا مسؤول محلي التفجير إلى حركة الشباب.": ["suspected حركة الشباب"],
    "وتقف قسد وراء تفجير السيارة في عفرين.": ["suspected قسد"],
    "وتتجه أصابع الاتهام إلى تنظيم داعش.": ["suspected تنظيم داعش"],
    "وسط ترجيحات بوقوف حركة الشباب وراء الاغتيال.": ["suspected حركة الشباب"],
    "عزا الخبير ارتفاع الأسعار إلى نقص الوقود.": [],
}


@pytest.mark.parametrize(("text", "expected"), CLAIMS.items(), ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_claims_of_a_sentence(text: str, expected: list[str]) -> None:
    article = Article(
        id="t", text=text, title=None, outlet=None, published="2024-06-15", published_time=None, published_from=None,
        dateline_place=None, author=None, agency=None, reports_on=None, url=None, path="t", language="ar",
        text_sha256="",
    )  # fmt: skip
    known = analyse(article, default_engine()).annotated
    found = [m for m in known.mentions if m.kind == "claim"]
    names = [known.document.cut(m.value.actor.first, m.value.actor.last) for m in found]
    assert [f"{m.value.how} {name}" for m, name in zip(found, names, strict=True)] == expected
