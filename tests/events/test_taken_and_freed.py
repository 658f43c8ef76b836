"""People taken, freed and hurt in unusual words: the act, and how many it was done to though no word counts them."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import extract_article
from tests.events.parties_told import check_act, engine

CASES = [
    ("لفظت سواقي الري شرق مدينة الديوانية مساء الأربعاء جثتي رجلين.", "killing", {"killed": 2}),
    ("مات معلم تحت لسع السياط في سجن تابع للحوثيين بمدينة ذمار.", "killing", {"killed": 1}),
    ("حفرة قرب مدينة الحويجة ضمت رفات عشرين جندياً، بحسب الطب العدلي.", "killing", {"killed": 20}),
    ("ألفت دورية حارسين مضرجين بدمائهما عند بوابة مدرسة في مدينة قندوز.", "killing", {"killed": 2}),
    ("أدخل ملثمون طالبة جامعية عنوة إلى سيارة سوداء في مدينة الحلة.", "abduction", {"abducted": 1}),
    ("دفع مسلحون ثلاثة مهندسين إلى داخل سيارة دفع رباعي في مدينة مصراتة.", "abduction", {"abducted": 3}),
    ("غيبت دهاليز الأمن السياسي في صنعاء صحافياً منذ الثلاثاء.", "abduction", {"abducted": 1}),
    ("انسحب المتمردون من بلدة كوكاوا ومعهم عشرون امرأة.", "abduction", {"abducted": 20}),
    ("راح صاحب المحل وراء الشمس في مدينة السويداء.", "abduction", {}),
]


@pytest.mark.parametrize(("text", "kind", "figures"), CASES)
def test_an_act_is_told(text: str, kind: str, figures: dict[str, int]) -> None:
    check_act(text, kind, figures)


SILENT = [
    "دفع مسلحون سيارة معطلة إلى مرآب في مدينة مصراتة.",
    "غاب القمر وراء الشمس فوق مدينة السويداء.",
    "غادر السفراء المدينة ومعهم ثلاثة صحفيين في مصراتة.",
    "تضم مقبرة رومانية قرب مدينة الحويجة رفات عشرين محارباً.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_one_is_taken_or_killed(text: str) -> None:
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), engine())
    assert not [event for event in events if event.type in ("abduction", "killing")]
