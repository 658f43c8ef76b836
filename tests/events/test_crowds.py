"""A fight of a crowd with a force is a riot; that of two armed sides stays a clash."""

from __future__ import annotations

import pytest

from evtx.model import ASSERTED, Article
from evtx.pipeline import default_engine, extract_article

CASES = [
    ("riot", "تظاهر آلاف الفلسطينيين شرق غزة. وأسفرت المواجهات مع الجيش الإسرائيلي عن مقتل ثلاثة وإصابة خمسين آخرين."),
    ("riot", "أحرق شبان إطارات ورشقوا الجنود بالحجارة. وقتل فتى خلال مواجهات مع جيش الاحتلال في قرية بورين."),
    ("riot", "وقتل شاب خلال مواجهات عنيفة اندلعت شرق غزة، حيث تجمع المتظاهرون."),
    ("armed_clash", "اندلعت مواجهات بين فصائل المعارضة والجيش السوري في بلدة بصرى. وكانت مظاهرات خرجت أمس في درعا."),
    ("riot", "خرج المحتجون إلى الشارع. واندلعت مناوشات بينهم وبين الشرطة التي أطلقت الغاز في تونس."),
    ("armed_clash", "خرجت مظاهرات في طرابلس. وتجددت المواجهات بين الجيش الوطني الليبي وحكومة الوفاق جنوب العاصمة."),
    ("armed_clash", "قتل ثلاثة جنود في مواجهات مع مسلحين شمال مدينة كيدال."),
]


@pytest.mark.parametrize(("expected", "text"), CASES)
def test_who_fights(expected: str, text: str) -> None:
    events = extract_article(Article(id="a", text=text, published="2024-06-15"), default_engine())
    fights = {e.type for e in events if e.type in ("riot", "armed_clash") and e.status in ASSERTED}
    assert fights == {expected}
