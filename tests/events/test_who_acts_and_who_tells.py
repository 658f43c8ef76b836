"""Who does an act and who only tells of it, and whose object is the one phrase behind a verb."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


def told(text: str) -> set[tuple[str, str]]:
    events = extract_article(Article(id="t", text=text, published="2018-07-20"), engine())
    assert events, "no event"
    return {(a.id, a.role) for e in events for a in e.actors}


TELLERS = {
    "of a rocket's fall": ("أعلن الجيش الإسرائيلي سقوط صاروخ في سديروت.", ("israel", "initiator")),
    "of shells out of a strip": ("أعلن الجيش الإسرائيلي سقوط قذيفتي هاون من غزة على أشكول.", ("israel", "initiator")),
    "of an attack that happened": ("أعلنت الشرطة وقوع هجوم مسلح في المدينة.", ("police", "initiator")),
    "of an attack in which the attacker died": (
        "أعلنت الشرطة الكندية أن حادث إطلاق النار في تورونتو أسفر عن مقتل شخصين، من بينهما المهاجم، وإصابة خمسة.",
        ("police", "initiator"),
    ),
    "of an arrest abroad": (
        "قالت المتحدثة باسم الخارجية ماريا زاخاروفا إن الأمر مدبر. واعتقلت الطالبة الأحد في الولايات المتحدة.",
        ("russia", "initiator"),
    ),
}


@pytest.mark.parametrize("name", TELLERS)
def test_who_tells_did_not_do_it(name: str) -> None:
    text, party = TELLERS[name]
    assert party not in told(text)


DOERS = {
    "at home, in the words of its state": (
        "أعلنت إسرائيل أنها ستفتح المعبر. وقال متحدث باسم الجيش الإسرائيلي إنه تم إسقاط طائرة مسيرة فوق الجولان.",
        ("israel", "initiator"),
    ),
    "of his own announced blow": ("أعلن الجيش مقتل 20 من عناصر داعش في هجوم.", ("army", "initiator")),
    "whose rocket fell": ("أعلن الجيش اللبناني سقوط صواريخ إسرائيلية في الجنوب.", ("israel", "initiator")),
    "before his title's object": (
        "وأمهل الرئيس الأميركي دونالد ترامب الكونغرس والدول الأوروبية حتى 12 مايو لإصلاح الاتفاق.",
        ("usa", "initiator"),
    ),
    "of the verb before": ("رفض المطلوب الاستسلام وهاجم رجال الأمن بسكين.", ("security_forces", "target")),
    "behind the verb, with an object": (
        "انفجرت سيارة أمام المقر وهاجم مسلحون الحراس.",
        ("unknown_gunmen", "initiator"),
    ),
}


@pytest.mark.parametrize("name", DOERS)
def test_who_did_it_and_to_whom(name: str) -> None:
    text, party = DOERS[name]
    assert party in told(text)
