"""What a convoy or a ship consists of belongs to the act that moves or takes it, wherever the list stands."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

CASES = {
    "behind a verb in the sentence": (
        "دخل رتل عسكري يضم ست شاحنات وأربع عربات مدرعة إلى القاعدة الأميركية في الشدادي مساء أمس.",
        "deployment",
        {"convoy", "truck", "armoured_vehicle"},
    ),
    "in the next sentence": (
        "دفعت القوات الروسية برتل عسكري إلى بلدة عين عيسى بريف الرقة. وتألف الرتل من نحو 15 مدرعة وثلاث شاحنات.",
        "deployment",
        {"convoy", "armoured_vehicle", "truck"},
    ),
    "what a ship carries": (
        "صادرت البحرية اليمنية سفينة قرب المخا على متنها صواريخ وذخائر.",
        "seizure",
        {"missile", "rocket", "ammunition"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_held(name):
    text, event_type, expected = CASES[name]
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    (event,) = [e for e in events if e.type == event_type]
    assert len({i.id for i in event.items} & expected) >= min(2, len(expected)), event.items


def test_of_another_act():
    text = "دفعت القوات الروسية برتل عسكري إلى عين عيسى. وفي سياق منفصل، ضمت السوق عشرات السيارات القديمة."
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    assert {i.id for e in events for i in e.items} <= {"convoy"}
