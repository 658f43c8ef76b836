"""Acts of one kind told one after another: one event or several."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

CASES = {
    "markets of two towns": (
        "أغار الطيران الحربي على سوق الهال في معرة النعمان، فقتل عشرة مدنيين. "
        "وضرب الطيران سوق الهال في سراقب، فقتل مدني واحد.",
        "airstrike", 2,
    ),
    "tolls of two places": (
        "استهدفت غارة سيارة في حي الزيتون فقتل شخصان. وأغارت طائرات على شارع النصر فقتل ثلاثة أشخاص.", "airstrike", 2,
    ),
    "told again with its toll": (
        "هاجم مسلحون مركزاً للشرطة في الرمادي. وأسفر الهجوم عن مقتل ثلاثة من عناصر الشرطة.", "armed_attack", 1,
    ),
    "assassinations of these months": (
        "أطلق مسلحون النار على عقيد في المنصورة بعدن. وتزايدت الاغتيالات في المدينة منذ مطلع العام.", "armed_attack", 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_how_many(name):
    text, event_type, expected = CASES[name]
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    assert len([e for e in events if e.type == event_type]) == expected, [(e.type, e.evidence.text) for e in events]
