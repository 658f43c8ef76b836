"""Acts of one article that answer each other, follow upon each other or belong to one operation."""

from __future__ import annotations

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article

CASES = {
    "an answer with the sides reversed": (
        "قصفت قوات النظام بالمدفعية بلدة الأتارب غربي حلب ظهر اليوم، وردت هيئة تحرير الشام باستهداف مواقع لقوات النظام"
        " بقذائف الهاون.",
        [("shelling", "reply", "shelling")],
    ),
    "a charge and then gunfire": (
        "انفجر لغم برتل للجيش اليمني شمال مأرب، ثم أطلق مسلحون النار على الجنود.",
        [("bombing", "coupled", "armed_attack"), ("armed_attack", "coupled", "bombing")],
    ),
    "an air strike in an operation": (
        "شن الجيش السوداني هجوماً على مواقع المتمردين في بلدة كاس بدارفور. وقصف طيران الجيش البلدة خلال العملية.",
        [("armed_attack", "same_operation", "airstrike"), ("airstrike", "same_operation", "armed_attack")],
    ),
    "two acts of two sides without a word of answer": (
        "قصفت قوات النظام بلدة الأتارب غربي حلب. واستهدفت هيئة تحرير الشام مواقع قوات النظام في قرية ميزناز.",
        [],
    ),
    "an answer to words": (
        "قصفت قوات النظام بلدة الأتارب غربي حلب. ورداً على سؤال قال المتحدث إن الهدنة قائمة.",
        [],
    ),
}


def read(text: str) -> tuple[Event, ...]:
    return extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())


@pytest.mark.parametrize("name", CASES)
def test_related(name):
    text, expected = CASES[name]
    events = read(text)
    types = {event.id: event.type for event in events}
    assert len(events) >= 1
    assert [(e.type, r.how, types[r.id]) for e in events for r in e.related] == expected
