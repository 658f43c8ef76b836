"""Where phrases end and who is carried over: whose act it is, and on whom."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

CASES = {
    "a country after a group is no part of its name": (
        "أمهلت حركة الشباب كينيا أسبوعاً لسحب قواتها.", "threat", {("al_shabaab", "initiator"), ("kenya", "target")},
    ),
    "to whom a man of somebody gives himself up": (
        "استسلم مقاتل حوثي للجيش اليمني قرب صرواح.", "surrender",
        {("houthis", "initiator"), ("yemen_government", "target")},
    ),
    "a verbal noun that a verb of doing carries": (
        "تمكنت قسد من انتزاع تلة قرب الشدادي من داعش.", "territory", {("sdf", "initiator"), ("isis", "target")},
    ),
    "the subject between a verb of phase and what goes on": (
        "ما تزال قوات النظام تحاصر بلدة طفس.", "blockade", {("syria_regime", "initiator")},
    ),
    "an object with tanwin after a name": (
        "هدمت قوات الاحتلال الإسرائيلي عريشاً وخيمة في يطا.", "property_destruction",
        {("israel", "initiator"), ("civilians", "target")},
    ),
    "both sides of an exchange": (
        "جرت عملية تبادل أسرى بين حماس وإسرائيل في رفح.", "release",
        {("hamas", "participant"), ("israel", "participant")},
    ),
    "who hears the aircraft does not fly it": (
        "رصد الجيش الأردني طائرة إيرانية تحلق فوق إربد.", "overflight", {("iran", "initiator")},
    ),
    "whom a visitor met he visited": (
        "زار قائد القوات الأميركية بلدة الشدادي والتقى شيوخ العشائر.", "meeting",
        {("usa", "initiator"), ("tribes", "target")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_parties(name: str) -> None:
    text, event_type, expected = CASES[name]
    article = Article(id="t", text=text, published="2024-06-15", path="t")
    events = [e for e in extract_article(article, default_engine()) if e.type == event_type]
    assert len(events) == 1
    assert {(a.id, a.role) for a in events[0].actors} == expected
