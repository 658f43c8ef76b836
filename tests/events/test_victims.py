"""Named victims: a name is recorded only where the act is done to its bearer, with age and side where they are told."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


def victims(text: str) -> list[tuple[str, int | None, str | None]]:
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), engine())
    return [(v.name, v.age, v.affiliation) for e in events for v in e.victims]


NAMED = {
    "a child with his age": (
        "قتل الطفل أحمد محمد العلي (12 عاماً) بانفجار لغم في ريف حماة.",
        [("أحمد محمد العلي", 12, None)],
    ),
    "an age that is no number": (
        "قتل الطفل أحمد محمد العلي (² عاماً) بانفجار لغم في ريف حماة.",
        [("أحمد محمد العلي", None, None)],
    ),
    "an age beyond all numbers": (
        f"قتل الطفل أحمد محمد العلي ({'9' * 5000} عاماً) بانفجار لغم في ريف حماة.",
        [("أحمد محمد العلي", None, None)],
    ),
    "a young man": (
        "استشهد الشاب محمود ياسين العمور برصاص قوات الاحتلال في مخيم جنين.",
        [("محمود ياسين العمور", None, None)],
    ),
    "age in words": (
        "قتلت السيدة مريم خضر البالغة من العمر 60 عاماً بقصف على بلدة الأتارب.",
        [("مريم خضر", 60, None)],
    ),
    "a leader of a movement": (
        "اغتيل سالم الخالدي، القيادي في حركة حماس، بعبوة ناسفة في صيدا.",
        [("سالم الخالدي", None, "حركة حماس")],
    ),
    "a name that looks like a preposition": (
        "استشهد علي حسن خضر إثر غارة إسرائيلية على بلدة عيتا الشعب.",
        [("علي حسن خضر", None, None)],
    ),
    "a family name nobody knows": (
        "مقتل رامي الأطرش برصاص مجهولين في شهبا.",
        [("رامي الأطرش", None, None)],
    ),
}


@pytest.mark.parametrize("name", NAMED)
def test_named(name):
    text, expected = NAMED[name]
    assert victims(text) == expected


def test_a_list():
    text = "قتل ثلاثة مدنيين بقصف على بلدة سرمين، وهم: خالد الحسين ومحمد إبراهيم وسمير عبد الله."
    assert {name for name, _, _ in victims(text)} == {"خالد الحسين", "محمد إبراهيم", "سمير عبد الله"}


NOBODY = {
    "at least": "قتل ثلاثة مدنيين على الأقل بقصف على بلدة سرمين.",
    "a street": "قتل ثلاثة مدنيين بانفجار سيارة مفخخة في شارع محمد علي بمدينة الباب.",
    "a hospital": "قصفت طائرات حربية مشفى الطبيب محمد وسيم في عندان فقتلت ممرضا.",
    "who says so": "قتل ثلاثة مدنيين بقصف على بلدة سرمين، وقال الناشط محمد الخالد إن القصف استمر ساعة.",
    "who did it": "اعتقلت قوات الأمن ثلاثة أشخاص في حمص، بحسب العقيد أحمد الصالح.",
    "a place named after somebody": "قتل شخصان برصاص مجهولين في بلدة أبو الظهور.",
    "common words": "أدى القصف إلى مقتل جنود وإصابة آخرين بجروح في بلدة سرمين.",
}


@pytest.mark.parametrize("name", NOBODY)
def test_nobody(name):
    assert victims(NOBODY[name]) == []
