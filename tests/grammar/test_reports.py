"""Whole short reports whose events are known by construction: one event an act, however often it is told again."""

from __future__ import annotations

import pytest

from evtx.model import Event
from tests.grammar.test_places import events

ACTS = {  # type, headline, lead: on Wednesday 2019-05-08
    "bombing": (
        "انفجار لغم يقتل ستة جنود قرب مدينة غاو",
        "قتل ستة جنود أمس الثلاثاء في انفجار عبوة ناسفة استهدفت دوريتهم قرب مدينة غاو، بحسب ما أفاد مصدر أمني.",
    ),
    "armed_attack": (
        "هجوم دام قرب مدينة غاو يخلف ستة قتلى",
        "قتل مسلحون مجهولون ستة قرويين في هجوم شنوه أمس الثلاثاء قرب مدينة غاو، حسبما قال مسؤول محلي.",
    ),
    "abduction": (
        "خطف ستة عمال قرب مدينة غاو", "خطف مسلحون أمس الثلاثاء ستة عمال قرب مدينة غاو، بحسب ما أعلنت الشرطة.",
    ),
    "assassination": (
        "مسلحون يغتالون ضابطا قرب مدينة غاو", "اغتال مسلحون مجهولون أمس الثلاثاء ضابطا في الجيش المالي قرب مدينة غاو.",
    ),
    "armed_clash": (
        "اشتباكات عنيفة بين الجيش ومسلحين قرب مدينة غاو",
        "اندلعت أمس الثلاثاء اشتباكات عنيفة بين الجيش المالي ومسلحين قرب مدينة غاو أسفرت عن مقتل ستة مسلحين.",
    ),
    "airstrike": (
        "غارة جوية تقتل ستة مسلحين قرب مدينة غاو",
        "قصفت طائرة تابعة للجيش المالي أمس الثلاثاء مخبأ لمسلحين قرب مدينة غاو فقتلت ستة منهم.",
    ),
    "shelling": (
        "قصف مدفعي قرب مدينة غاو",
        "قصفت مدفعية الجيش المالي أمس الثلاثاء مواقع للمسلحين قرب مدينة غاو ما أدى إلى مقتل ستة مسلحين.",
    ),
    "protest": (
        "مئات المحتجين يتظاهرون في مدينة غاو",
        "تظاهر مئات الأشخاص أمس الثلاثاء في مدينة غاو احتجاجا على تدهور الأوضاع الأمنية.",
    ),
}  # fmt: skip
AGAIN = [
    ("bombing", "وأغلقت قوات الأمن المنطقة المحيطة بمكان التفجير."),
    ("bombing", "ووقع الانفجار الثلاثاء عندما مرت شاحنة الجنود قرب جسر."),
    ("armed_attack", "وأكد زعيم محلي أن المهاجمين ذبحوا بعض الضحايا."),
    ("armed_attack", "وفر مئات السكان خشية تجدد الهجوم.\n\nوروى شاهد أن المسلحين أعدموا رجالا أمام منازلهم."),
    ("abduction", "وقد اقتيد الرهائن إلى غابة مجاورة."),
    ("abduction", "وأفاد مصدر بأن المسلحين نصبوا حاجزا وأنزلوا العمال من الحافلة تحت تهديد السلاح."),
    ("assassination", "وأفاد شهود بأن المهاجمين ترصدوا له أمام منزله."),
    ("assassination", "وقال مصدر أمني إن مسلحين يستقلان دراجة نارية أطلقا النار على الضابط أمام منزله ولاذا بالفرار."),
    ("armed_clash", "واندلع القتال بعدما هاجم المسلحون حاجزا للجيش."),
    ("armed_clash", "وأضاف أن المعارك اندلعت إثر محاولة المسلحين التسلل إلى مواقع الجيش."),
    ("armed_clash", "وقال سكان إنهم سمعوا دوي قذائف وإطلاق نار كثيف."),
    ("airstrike", "واستهدف القصف سيارات.\n\nوأوضح المتحدث باسم الجيش أن المقاتلات أغارت على الموقع ثلاث مرات."),
    ("protest", "وهتف المحتجون بشعارات مناهضة للسلطات.\n\nوانتهى التحرك مساء.\n\nوشارك في المسيرة طلاب وعمال."),
]
ANOTHER = [  # with a place or a day of its own it is another act
    ("armed_attack", "وفي بيدوا، أكد زعيم محلي أن المهاجمين ذبحوا أربعة رعاة.", 2),
    ("shelling", "وفي مدينة تمبكتو طال القصف منازل المدنيين ما أدى إلى مقتل سبعة أشخاص.", 2),
    ("shelling", "وفي قرية دوغوفري بإقليم موبتي، أسفر القصف عن مقتل سبعة مدنيين.", 2),
    ("shelling", "وفي بيان له، قال الجيش إن القصف أسفر عن مقتل سبعة مسلحين.", 1),
    ("armed_clash", "وقرب بلدة تيساليت تجددت المواجهات بين الجانبين وقتل ثلاثة جنود.", 2),
    ("armed_clash", "وامتدت المعارك إلى مواقع في مدينة تمبكتو حيث قتل ثلاثة جنود.", 2),
    ("armed_clash", "وخلفت المعارك ستة قتلى في صفوف المسلحين.", 1),
    ("protest", "وكان المئات قد تظاهروا يوم الجمعة في مدينة تمبكتو للسبب نفسه.", 2),
]


def told(act: str, *more: str) -> tuple[Event, ...]:
    title, lead = ACTS[act]
    return tuple(e for e in events("\n\n".join((lead, *more)), title, "2019-05-08") if e.confidence >= 0.5)


@pytest.mark.parametrize(("act", "more"), AGAIN)
def test_it_is_one_act(act: str, more: str) -> None:
    found = told(act, more)
    assert [e.type for e in found] == [act]
    assert found[0].date is not None and found[0].date.start == "2019-05-07"
    assert found[0].place is not None and found[0].place.name == "غاو"


@pytest.mark.parametrize(("act", "more", "number"), ANOTHER)
def test_another_act(act: str, more: str, number: int) -> None:
    assert len(told(act, more)) == number


SEVERAL = {  # accounts of several acts: type, place and day of each
    "two strikes of one day with a toll each": (
        "قصفت طائرة إسرائيلية الثلاثاء منزلا في خان يونس ما أدى إلى استشهاد أربعة "
        "فلسطينيين. كما قصفت طائرة مسيرة سيارة في المدينة فاستشهد اثنان.",
        ["airstrike خان يونس 7", "airstrike خان يونس 7"],
    ),
    "other gunmen": (
        "اغتال مسلحون الثلاثاء ضابطا في مدينة عدن. واغتال مسلحون آخرون مساء اليوم نفسه إمام مسجد في المدينة.",
        ["assassination عدن 7", "assassination عدن 7"],
    ),
    "a strike, a march and a road that is closed": (
        "عم إضراب شامل الثلاثاء مدينة الخليل. وخرجت مسيرة في شوارع المدينة. وقطع محتجون الطريق العام.",
        ["protest الخليل 7", "protest الخليل 7", "protest الخليل 7"],
    ),
    "a crowd that is known closes the road": (
        "تظاهر مئات السكان أمس في مدينة الخليل. وأغلق المتظاهرون الطريق الرئيسي بالإطارات.", ["protest الخليل 7"],
    ),
    "a sum in the paragraph of its parts": (
        "قتل عشرة من قوات الأمن في هجمات متفرقة بأفغانستان أمس الثلاثاء. ففي ولاية هلمند، قتل أربعة من الشرطة في "
        "هجوم على نقطة تفتيش. وفي ولاية قندوز، قتل ستة جنود بانفجار لغم.",
        ["armed_attack هلمند 7", "bombing قندوز 7"],
    ),
    "the day of a list": (
        "فيما يلي أبرز التطورات الأمنية في العراق الثلاثاء:\n- بغداد: قتل شرطيان بانفجار عبوة ناسفة في حي الدورة.\n"
        "- الموصل: قتل مسلحون شيخ عشيرة وسط المدينة.",
        ["bombing الدورة 7", "assassination الموصل 7"],
    ),
    "the day told after": (
        "أعلن الجيش الفرنسي الثلاثاء مقتل قيادي في تنظيم القاعدة خلال هجوم قرب تيساليت.\n\n"
        "وأوضح البيان أن العملية نفذت فجر الأحد.",
        ["armed_attack تيساليت 5"],
    ),
    "what was fired at it from another country": (
        "قالت السلطات السعودية إن مقذوفا أطلقته جماعة الحوثي من داخل الأراضي اليمنية سقط في قرية بمحافظة صامطة مساء "
        "الاثنين، مما أدى إلى إصابة مواطنين اثنين.",
        ["shelling صامطة 6"],
    ),
    "the day to which it goes back": (
        "أصيب جنديان بانفجار عبوة ناسفة قرب دوريتهما في مرجعيون.\n\nويعود الحادث إلى الاثنين، وفق بيان صدر الأربعاء.",
        ["bombing مرجعيون 6"],
    ),
    "the day of the blast": (
        "قال مسؤول محلي اليوم إن ثلاثة مدنيين قتلوا بانفجار لغم قرب تيساليت.\n\nووقع الانفجار الأحد.",
        ["bombing تيساليت 5"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), list(SEVERAL.values()), ids=list(SEVERAL))
def test_accounts_of_several_acts(text: str, expected: list[str]) -> None:
    found = [e for e in events(text, "أخبار متفرقة", "2019-05-08") if e.confidence >= 0.5]
    days = {e.id: int(((e.date.start if e.date is not None else "") or "0")[-2:]) for e in found}
    assert sorted(f"{e.type} {e.place.name if e.place else ''} {days[e.id]}" for e in found) == sorted(expected)
