"""What in a sentence counts for or against an event: traits of the sentence and its rules, and whose weights count."""

from __future__ import annotations

import pytest

from evtx.events.score import weights_for
from evtx.frozen import replace
from evtx.model import Article
from evtx.pipeline import analyse, default_engine


def _traits(text: str) -> set[str]:
    told = analyse(Article(id="t", text=text, published="2024-06-15"), default_engine()).assembled.traits
    return {trait for traits in told for trait in traits}


@pytest.mark.parametrize(
    ("trait", "text"),
    [
        ("sentence.entry", "3 آذار 2008: مقتل أربعة جنود في انفجار عبوة ناسفة قرب الرمادي."),
        ("sentence.entry", "* 14 شباط 2005: اغتيال وزير سابق بسيارة مفخخة في بيروت."),
        ("sentence.entry", "- 17: انفجار سيارة مفخخة في سوق بمدينة الحلة يقتل ثلاثين شخصاً."),
        ("sentence.self", "كنا في الدار عندما قصفت الطائرات بيت الجيران في بلدة حاس."),
        ("sentence.self", "قصفت الطائرات المخيم ونحن نائمون في الخيام."),
        ("sentence.future", "قصف الجيش البلدة أمس وسيعقد المجلس جلسة غداً."),
        # a clause about something known that only says which one is meant
        ("clause.relative", "تقع البلدة التي سيطر عليها الجيش العام الماضي على الطريق الدولي."),
        ("clause.relative", "عاد مئات النازحين إلى البلدة التي حررها الجيش."),
        ("clause.relative", "بحث الوفدان أمس ملف القرية التي قصفتها الطائرات."),
        ("rule:airstrike.verb.qasafa", "قصفت الطائرات سوقاً في بلدة حاس."),
    ],
)
def test_what_a_sentence_tells_of_itself(trait: str, text: str):
    assert trait in _traits(text)


@pytest.mark.parametrize(
    ("trait", "text"),
    [
        ("sentence.entry", "وقال المتحدث: قُتل أربعة جنود في انفجار عبوة ناسفة قرب الرمادي يوم 3 آذار."),
        ("sentence.self", "قصفت الطائرات بلدة حاس وأصابت بيتين."),
        ("sentence.future", "قصف الجيش البلدة أمس وعقد المجلس جلسة."),
        # a clause about something known that tells its own day, of the week before the report
        ("clause.relative", "طالبت النقابة بإطلاق المصور الذي أوقفته الشرطة مساء أمس في مدينة عدن."),
        ("clause.relative", "يقع المشفى الذي قصفته الطائرات الأربعاء في أطراف بلدة حاس."),
        ("before:تي", "زار المحافظ القرية التي هاجمها مسلحون فجر اليوم قرب كركوك."),
    ],
)
def test_what_it_does_not(trait: str, text: str):
    assert trait not in _traits(text)


def test_a_sentence_by_itself_has_weights_of_its_own_where_there_are_any():
    lexicon = default_engine().lexicon
    both = replace(lexicon, weights={"base": 1.0}, short_weights={"base": -1.0})
    assert weights_for(("base", "beside.nothing"), both) == {"base": -1.0}
    assert weights_for(("base",), both) == {"base": 1.0}
    assert weights_for(("base", "beside.nothing"), replace(both, short_weights={})) == {"base": 1.0}
