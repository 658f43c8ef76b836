"""Things of an act that another clause or sentence tells, and the ids under which they are listed."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

CASES = {
    "with what": (
        "هاجم مسلحون بلدة تيسيت أمس وقتلوا تسعة جنود. وقال الجيش إن المهاجمين استعملوا المدفعية وطائرات مسيرة.",
        "armed_attack", {"artillery", "drone"}, set(),
    ),
    "what was damaged": (
        "قصفت المدفعية مخيم ذنة مساء الاثنين. وقال مصدر محلي إن عدداً من السيارات احترق.", "shelling", {"car"}, set(),
    ),
    "what was taken": (
        "سيطر مقاتلو الفصائل على حاجز غرب سراقب بعد ساعات من القتال، وغنموا دبابة وذخائر.",
        "territory", {"tank", "ammunition"}, set(),
    ),
    "nothing from another subject": (
        "هاجم مسلحون بلدة تيسيت أمس. وفي سياق منفصل، استخدم المزارعون شاحنات لنقل القمح.",
        "armed_attack", set(), {"truck"},
    ),
    "a ship is a boat": ("هاجم الحوثيون سفينة شحن قبالة المخا بصاروخ.", "shelling", {"boat"}, {"ship"}),
    "shells are not listed": ("سقطت قذائف هاون على حي في عدن.", "shelling", {"mortar"}, {"shell"}),
    "those that stop a missile are who does it": (
        "اعترضت الدفاعات الجوية السعودية صاروخاً باليستياً فوق الرياض.", "interception", {"missile"}, {"air_defence"},
    ),
    "a convoy that moves is its vehicles": (
        "دخل رتل عسكري يضم 12 شاحنة إلى قاعدة الشدادي.", "deployment", {"truck"}, {"convoy"},
    ),
    "a convoy that is struck is listed": ("هاجم مسلحون قافلة عسكرية قرب غاو.", "armed_attack", {"convoy"}, set()),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_things(name):
    text, event_type, told, never = CASES[name]
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    event = next(e for e in events if e.type == event_type)
    ids = {i.id for i in event.items}
    assert told <= ids, ids
    assert not never & ids
