"""Names that several groups share, and forces that a spokesman has: what the article says decides."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


def parties(text: str, event_type: str) -> set[tuple[str, str]]:
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), engine())
    found = [e for e in events if e.type == event_type]
    assert found, f"no {event_type}"
    return {(a.id, a.role) for e in found for a in e.actors}


SHARED = {
    "the resistance of an article on Lebanon": (
        "استهدفت المقاومة ثكنة برانيت بالصواريخ. وقال حزب الله إن مقاتليه أصابوا الثكنة إصابة مباشرة.",
        ("hezbollah", "initiator"),
    ),
    "the coalition that Saudi Arabia leads": (
        "قصف التحالف العربي مواقع في صعدة. وشنت مقاتلات التحالف غارة على مدينة حجة.",
        ("arab_coalition", "initiator"),
    ),
}


@pytest.mark.parametrize("name", SHARED)
def test_the_one_named_in_full_is_meant(name: str) -> None:
    text, party = SHARED[name]
    types = ("shelling", "airstrike")
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), engine())
    doers = {(a.id, a.role) for e in events if e.type in types for a in e.actors if a.role == "initiator"}
    assert doers == {party}


def test_a_spokesman_speaks_for_his_side_s_forces() -> None:
    text = (
        "أعلن المتحدث باسم القوات المسلحة العميد يحيى سريع أن الدفاعات الجوية تمكنت من إسقاط طائرة تجسسية "
        "تابعة لسلاح الجو السعودي في أجواء مأرب."
    )
    assert parties(text, "interception") == {("houthis", "initiator"), ("saudi_arabia", "target")}


def test_own_forces_storm_for_the_side_named_before() -> None:
    text = "سقط شهيد برصاص الاحتلال الإسرائيلي بعد أن اقتحمت قواته مخيم بلاطة."
    assert ("israel", "initiator") in parties(text, "raid")
