"""Fighters who leave with their families are moved; those who leave alone withdraw."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.model import ASSERTED, Article
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)

# a text, and the types and parties of what it tells; published on Wednesday 2020-06-17
CASES = (
    ("نقلت حافلات عشرات المسلحين وعوائلهم من درعا البلد إلى الشمال السوري الثلاثاء.",
     ["displacement civilians:initiator militants:initiator"]),
    ("خرجت دفعة من مقاتلي المعارضة وعائلاتهم من مدينة دوما أمس على متن حافلات إلى جرابلس.",
     ["displacement civilians:initiator opposition_factions:initiator"]),
    ("استكمل أمس إجلاء المقاتلين مع أفراد أسرهم من بلدة الزبداني.",
     ["displacement civilians:initiator militants:initiator"]),
    # told again with the fighters alone
    ("خرج أمس 400 من المقاتلين وعائلاتهم من مدينة دوما باتجاه إدلب. وأكد مصدر انسحاب المقاتلين من المدينة.",
     ["displacement civilians:initiator militants:initiator"]),
    ("خرجت أمس دفعة من المقاتلين وعائلاتهم من حي الوعر. وكان 300 مقاتل انسحبوا من الحي في كانون الأول 2015.",
     ["displacement civilians:initiator militants:initiator", "withdrawal militants:initiator"]),
    ("وصل إلى معبر باب الهوى 50 مقاتلا مع أسرهم قادمين من الغوطة أمس.",
     ["displacement civilians:initiator"]),
    # no families of theirs
    ("وصل جنود أمريكيون مع عائلاتهم إلى قاعدة إنجرليك أمس.", ["deployment usa:initiator"]),
    ("انسحب مقاتلو قسد من منبج أمس وزار المحافظ عائلات القتلى وذويهم في الرقة.",
     ["meeting civilians:target officials:initiator", "withdrawal sdf:initiator"]),
    ("انسحب المقاتلون من تلة الحمر أمس بعد اشتباكات.", ["withdrawal militants:initiator"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CASES, ids=[c[0] for c in CASES])
def test_who_leaves_with_whom(text: str, told: list[str]) -> None:
    events = extract_article(Article(id="t", text=text, published="2020-06-17"), engine())
    found = [e for e in events if e.status in ASSERTED and e.confidence >= 0.5]
    assert sorted(" ".join([e.type, *sorted(f"{a.id}:{a.role}" for a in e.actors)]) for e in found) == told
