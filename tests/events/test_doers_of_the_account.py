"""Parties that an act leaves out and the account around it tells."""

import pytest

from tests.events.parties_told import check_parties

CASES = {
    "who goes on to arrest, over soldiers of nobody": (
        "2024-06-15",
        "نفذ جيش الاحتلال أمس حملة اعتقالات في محافظة الخليل. وفي بلدة دورا اعتقل الجنود شابين بعد دهم منزليهما. "
        "واعتُقل شاب ثالث في بيت كاحل.",
        {"arrest": "civilians:target israel:initiator"},
    ),
    "poison, which those who answer it did not use": (
        "2018-04-20",
        "تعرضت دوما لهجوم كيميائي في السابع من أبريل. وشنت أميركا ضربة صاروخية على قاعدة الشعيرات رداً على ذلك.",
        {"chemical_attack": "", "shelling": "usa:initiator syria_regime:target"},
    ),
    "poison among the shells on a town": (
        "2017-03-26",
        "قصفت قوات النظام السوري بلدة اللطامنة أمس بالمدفعية. وقال أطباء إن غاز الكلور استخدم في قصف اللطامنة.",
        {"chemical_attack": "syria_regime:initiator"},
    ),
    "a rocket out of another country": (
        "2015-08-09",
        "قصفت الطائرات الإسرائيلية موقعاً لحماس وسط غزة. وسبق ذلك بساعات إطلاق صاروخ من غزة على كيسوفيم.",
        {"airstrike": "israel:initiator hamas:target", "shelling": "israel:target"},
    ),
    "who goes on to tear down": (
        "2024-06-15",
        "هدم مستوطنون أمس خيمتين في بلدة دورا. وهُدمت حظيرة في بيت كاحل بجرافة.",
        {"property_destruction": "settlers:initiator"},
    ),
    "whose drone is shot down": (
        "2024-06-15",
        "قصفت قوات الدعم السريع أحياء في الأبيض بالمدفعية صباح أمس. وأسقطت دفاعات الجيش السوداني مسيّرة فوق المدينة.",
        {"interception": "sudan_army:initiator rsf:target"},
    ),
    "nobody's drone, where nobody fires": (
        "2024-06-15",
        "أسقطت دفاعات الجيش السوداني مسيّرة فوق مدينة الأبيض أمس.",
        {"interception": "sudan_army:initiator"},
    ),
    "who leaves what another takes": (
        "2021-08-08",
        "سيطرت حركة طالبان أمس على مركز ولاية بغلان، فيما انسحبت القوات الحكومية الأفغانية من ثكناتها هناك.",
        {"territory": "taliban:initiator afghanistan_government:target"},
    ),
    "a shell that falls while only aircraft strike": (
        "2018-06-18",
        "قصفت مقاتلات التحالف العربي أمس مواقع الحوثيين جنوب مدينة تعز. "
        "وسقطت قذيفة هاون مساء أمس على حي الدحي وقتلت طفلين.",
        {"airstrike": "arab_coalition:initiator houthis:target", "shelling": "civilians:target"},
    ),
    "a strike of months before": (
        "2022-11-20",
        "استهدفت مسيّرة تركية اليوم سيارة لقسد في بلدة الدرباسية. وفي 12 آب الماضي أصابت مسيّرة شاحنة قرب عامودا.",
        {"airstrike": ""},
    ),
    "who lost men did not strike them": (
        "2023-07-10",
        "قصفت قوات الدعم السريع مواقع الجيش السوداني في بحري بالمدفعية. "
        "وسقطت قذائف على معسكر وقتلت ثلاثة من عناصر الدعم السريع.",
        {"shelling": "rsf:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_party_of_the_account(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)
