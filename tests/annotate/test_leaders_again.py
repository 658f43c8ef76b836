"""Leaders told again by a short name, which is theirs only in an account that names them in full."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


def met(text: str) -> set[str]:
    events = extract_article(Article(id="t", text=text, published="2018-07-20"), engine())
    return {a.id for e in events if e.type in ("meeting", "agreement") for a in e.actors}


NAMED = "قال الزعيم الكوري الشمالي كيم جونغ أون إنه يريد السلام. "
AGAIN = {
    "by a word that is listed for him": (NAMED + "والتقى ترامب وكيم في سنغافورة يوم الثلاثاء.", {"usa", "north_korea"}),
    "in the headline": ("ترامب يلتقي كيم في سنغافورة\n\n" + NAMED, {"usa", "north_korea"}),
    "by the last word of his name": (
        "قال وزير الدفاع الأميركي آشتون كارتر إن التحالف يتقدم. وفي العام 2016 التقى كارتر نظيره التركي في أنقرة.",
        {"usa", "turkey"},
    ),
    "both of two": (
        "وصل رئيس الوزراء الإثيوبي آبي أحمد السبت إلى أسمرة للقاء الرئيس إسياس أفورقي. ووقع أبي وإسياس اتفاقا للسلام.",
        {"ethiopia", "eritrea"},
    ),
}


@pytest.mark.parametrize("name", AGAIN)
def test_he_is_the_leader_named(name: str) -> None:
    text, parties = AGAIN[name]
    assert parties <= met(text)


OTHERS = {
    "the word within another man's name": (
        "قال الرئيس الفلسطيني محمود عباس إنه يرفض الخطة. وأصيب الشاب محمد عباس برصاص الجيش الإسرائيلي.",
        "palestinian_authority",
    ),
    "the word with a preposition": (
        "قال علي عبد الله صالح إنه باق. وتدور في المدينة مواجهات تميل لصالح الحوثيين.",
        "yemen_government",
    ),
    "no account that names him": ("التقى كيم سكان القرية يوم الثلاثاء.", "north_korea"),
    "a place of that name": (
        "قال زعيم التيار مقتدى الصدر إنه يدعم الحكومة. وانفجرت سيارة ملغومة في مدينة الصدر شرقي بغداد.",
        "sadrist_movement",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_it_is_no_leader(name: str) -> None:
    text, party = OTHERS[name]
    events = extract_article(Article(id="t", text=text, published="2018-07-20"), engine())
    assert party not in {a.id for e in events for a in e.actors}
