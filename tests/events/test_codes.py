"""The codes that no table gives alone: a protest that force was used on, whether words, means or the toll say so."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from evtx.events.codes import INTERVENTION
from evtx.events.described import codes_of_event
from evtx.model import Article, Codes, Event
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)
PEACEFUL = ("Protests", "Peaceful protest")


def protest(text: str) -> Event:
    found = extract_article(Article(id="t", text=text, published="2023-05-05"), engine())
    (event,) = (e for e in found if e.type == "protest")
    return event


CASES = {
    "dispersed": ("فرقت الشرطة محتجين تظاهروا اليوم في مدينة الناصرية.", INTERVENTION),
    "dispersed, told by a pronoun": ("تظاهر مئات الطلاب في الناصرية اليوم قبل أن تفرقهم قوات الأمن.", INTERVENTION),
    "tear gas": ("تظاهر مئات العمال في الناصرية اليوم وأطلقت الشرطة قنابل الغاز المسيل للدموع.", INTERVENTION),
    "water cannon": ("واجهت الشرطة بخراطيم المياه مظاهرة خرجت في نيروبي أمس.", INTERVENTION),
    "hurt": ("خرجت مظاهرة في سرمين أمس أصيب خلالها ثلاثة محتجين.", INTERVENTION),
    "left alone": ("خرجت مظاهرة في سرمين أمس للمطالبة بالخبز.", PEACEFUL),
    "watched": ("خرجت مظاهرة في الناصرية أمس وسط انتشار لقوات الأمن.", PEACEFUL),
    "a word of the family elsewhere": ("تظاهر مزارعون في سرمين أمس. وفرق الطقس السيئ المصطافين.", PEACEFUL),
}


@pytest.mark.parametrize("name", CASES)
def test_force_used_on_a_protest(name):
    text, code = CASES[name]
    assert protest(text).codes.acled == code


def test_codes_made_again_keep_it_and_an_incident_takes_it_from_its_members():
    met = protest(CASES["dispersed, told by a pronoun"][0])
    calm = replace(met, codes=Codes(PEACEFUL, ("PROTEST",)))
    assert codes_of_event(met).acled == INTERVENTION
    assert codes_of_event(calm).acled == PEACEFUL
    assert codes_of_event(calm, (calm, met)).acled == INTERVENTION
