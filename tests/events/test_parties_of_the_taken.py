"""Who is taken, let go or looked for, whose police it is, and who did what nobody is named for."""

from __future__ import annotations

import pytest

from evtx.lexicon.who import Setting, at_home
from tests.events.parties_told import check_parties, engine

# name -> day of publication, text, and for each type of event told the actors of the last one
CASES: dict[str, tuple[str, str, dict[str, str]]] = {
    # of whose people those taken are said to be
    "whom they are accused to belong to": (
        "2022-05-02",
        "اعتقلت قسد ثلاثة شبان في بلدة الكسرة تتهمهم بالانتماء إلى تنظيم داعش.",
        {"arrest": "sdf:initiator isis:target"},
    ),
    "whom they are thought to support": (
        "2022-05-02",
        "أوقف الجيش الجزائري رجلا في باتنة للاشتباه في دعمه جماعات إرهابية.",
        {"arrest": "algeria_army:initiator militants:target"},
    ),
    "whom they are said to have served as informers": (
        "2022-05-02",
        "أعدمت حركة الشباب رجلين في بلدة سابلالي بتهمة التجسس لصالح الحكومة الصومالية.",
        {"execution": "al_shabaab:initiator civilians:target"},
    ),
    "a man who once was held": (
        "2022-05-02",
        "اعتقلت قوات الاحتلال الإسرائيلي الأسير المحرر سامر جبر من بلدة سلواد.",
        {"arrest": "israel:initiator civilians:target"},
    ),
    "men of a tribe": (
        "2022-05-02",
        "احتجزت دورية للمخابرات الجوية أربعة شبان من عشائر اللجاة قرب مدينة الحراك.",
        {"arrest": "syria_regime:initiator civilians:target"},
    ),
    "who is let go again": (
        "2022-05-02",
        "خطف مسلحون مجهولون مزارعا قرب مدينة نوى ثم أفرجوا عنه بعد دفع فدية.",
        {"release": "unknown_gunmen:initiator civilians:target"},
    ),
    "into whose hands somebody fell": (
        "2022-05-02",
        "سقط مهربان ليبيان بيد الحرس الحدودي التونسي قرب مدينة بن قردان.",
        {"arrest": "tunisia_army:initiator smugglers:target"},
    ),
    "who fell into the hands of rebels": (
        "2022-05-02",
        "وقع ثلاثة مهندسين صينيين في قبضة متمردين قرب بلدة بوني.",
        {"abduction": "militants:initiator civilians:target"},
    ),
    "who was made to come along": (
        "2022-05-02",
        "أجبر ملثمون صيدليا على مرافقتهم من متجره في مدينة الشطرة.",
        {"abduction": "unknown_gunmen:initiator civilians:target"},
    ),
    "who reads as the doer of the headline": (
        "2022-05-02",
        "عملية أمنية تعيد أربعة مخطوفين إلى مدينة الزاوية.",
        {"release": "civilians:target"},
    ),
    "a child that had been kidnapped": (
        "2022-05-02",
        "رُدّت طفلة مختطفة إلى ذويها في مدينة صبراتة.",
        {"release": "civilians:target"},
    ),
    "whose leg was broken": (
        "2022-05-02",
        "كسر ملثمون ساق محام أمام مكتبه في مدينة صور.",
        {"physical_assault": "unknown_gunmen:initiator civilians:target"},
    ),
    "whom settlers gave a beating": (
        "2022-05-02",
        "أوسع مستوطنون من البؤرة ضربا ثلاثة رعاة قرب قرية المغير.",
        {"physical_assault": "settlers:initiator civilians:target"},
    ),
    "whose men fell, how is not told": (
        "2022-05-02",
        "خسرت حركة طالبان تسعة من مقاتليها في ولاية هلمند.",
        {"killing": "taliban:target"},
    ),
    "whose doors were broken in": (
        "2022-05-02",
        "خلع جنود الاحتلال أبواب سبعة بيوت في قرية بيت ريما.",
        {"raid": "israel:initiator"},
    ),
    # who is looked for
    "those who did it": (
        "2022-05-02",
        "هاجم عناصر من داعش قرية في قضاء داقوق، وبدأت القوات الأمنية عملية تمشيط بحثا عن المنفذين.",
        {"raid": "security_forces:initiator isis:target"},
    ),
    # who did it
    "men of whom nothing is told": (
        "2022-05-02",
        "اغتال شخصان يستقلان دراجة نارية عنصرا من قسد في بلدة أبو خشب.",
        {"assassination": "unknown_gunmen:initiator sdf:target"},
    ),
    "some of those that were sent": (
        "2024-05-02",
        "هاجمت قوات الدعم السريع مدينة سنجة بسرب من المسيرات، وأسقطت المضادات الأرضية للجيش أربعا منها.",
        {"interception": "sudan_army:initiator rsf:target"},
    ),
    "two forces on patrol": (
        "2022-05-02",
        "سيّرت الشرطة العسكرية الروسية والقوات التركية دورية في ريف عامودا.",
        {"patrol": "russia:participant turkey:participant"},
    ),
    # who was hit
    "whose building it was": (
        "2015-05-02",
        "انتزعت كتائب المعارضة أبنية عدة تتمركز فيها قوات النظام بحي الخالدية بحلب.",
        {"territory": "opposition_factions:initiator syria_regime:target"},
    ),
    "a clause before what was undergone": (
        "2024-05-02",
        "تعرضت قاعدة حرير التي تضم قوات أميركية لهجوم بطائرتين مسيرتين.",
        {"airstrike": "usa:target"},
    ),
    "whose ground was lost in an attack": (
        "2022-05-02",
        "شن المجلس الانتقالي الجنوبي هجوما على القوات الحكومية في شبوة وسيطر على بلدة نصاب.",
        {"territory": "stc:initiator yemen_government:target"},
    ),
    # whose police it is
    "police of a country that has no entry of its own": (
        "2022-05-02",
        "اعتقلت الشرطة الكينية ثلاثة شبان في مدينة لامو.",
        {"arrest": "police:initiator civilians:target"},
    ),
    "police of a town that Turkey held": (
        "2021-05-02",
        "انفجرت دراجة مفخخة أمام مقر للشرطة في مدينة الباب.",
        {"bombing": "police:target"},
    ),
    "police of a town that the regime held": (
        "2021-05-02",
        "انفجرت دراجة مفخخة أمام مقر للشرطة في مدينة حماة.",
        {"bombing": "syria_regime:target"},
    ),
    "the army of the only country that its parties are of": (
        "2023-12-01",
        "قُتل 20 من قوات الدعم السريع في غارة للطيران الحربي على معسكر كافوري.",
        {"airstrike": "sudan_army:initiator rsf:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_parties_of_the_taken(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)


@pytest.mark.parametrize(
    ("day", "spot", "actor"),
    [
        ("2021-03-02", (36.37, 37.52), "police"),  # Al-Bab
        ("2016-03-02", (36.37, 37.52), "syria_regime"),  # before it changed hands
        ("2021-03-02", (36.20, 37.16), "syria_regime"),  # Aleppo
        ("2025-03-02", (36.37, 37.52), "syria_government"),
        ("2021-03-02", None, "syria_regime"),
    ],
)
def test_whose_police_in_an_area(day: str, spot: tuple[float, float] | None, actor: str) -> None:
    setting = Setting(day, "SY", "Aleppo", spot)
    assert at_home("police", setting, engine().lexicon.homes) == actor
