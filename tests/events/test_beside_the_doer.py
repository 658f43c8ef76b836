"""Who acts with the doer, backs him or escorts him, and what between commas parts him from his act."""

import pytest

from tests.events.parties_told import check_parties

CASES = {
    "with him": (
        "2024-05-02",
        "نفذت قوات التحالف الدولي، ومعها قوات سوريا الديمقراطية، مداهمة في بلدة ذيبان أمس.",
        {"raid": "coalition:initiator sdf:initiator"},
    ),
    "with him in an ambush": (
        "2023-03-02",
        "كمنت قوة من الجيش الصومالي ومعها مقاتلون من العشائر لعناصر من حركة الشباب قرب بلدة بولوبردي.",
        {"armed_attack": "somalia_government:initiator tribes:initiator al_shabaab:target"},
    ),
    "goods that a ship has with it": (
        "2023-03-02",
        "اعترض الحرس الثوري سفينة ومعها شحنة من الوقود المهرب في الخليج.",
        {"seizure": "iran:initiator"},
    ),
    "escorts of those who leave": (
        "2025-04-10",
        "انسحب رتل لقسد من حي الأشرفية في حلب برفقة سيارات للأمن العام السوري.",
        {"withdrawal": "sdf:initiator syria_government:supporter"},
    ),
    "aircraft that escort those who arrive": (
        "2021-04-10",
        "وصلت تعزيزات للجيش السوري إلى تل رفعت ورافقتها مروحيات روسية.",
        {"deployment": "syria_regime:initiator russia:supporter"},
    ),
    "support in the midst of a fight": (
        "2020-04-10",
        "تجدد القتال بين القوات الحكومية والحوثيين في مأرب وسط إسناد من مقاتلات التحالف العربي.",
        {"armed_clash": "yemen_government:participant houthis:participant arab_coalition:supporter"},
    ),
    "support between the two sides": (
        "2020-04-10",
        "دارت معارك بين القوات الحكومية، تسندها طائرات التحالف العربي، والحوثيين في جبهة الجوبة بمأرب.",
        {"armed_clash": "yemen_government:participant houthis:participant arab_coalition:supporter"},
    ),
    "a counted time between a verb and its object": (
        "2025-01-10",
        "وأضاف الناشط أن جنود الاحتلال احتجزوا، قبل يومين، أربعة رعاة قرب قرية كودنة في القنيطرة.",
        {"arrest": "israel:initiator civilians:target"},
    ),
    "the day before yesterday between a verb and its object": (
        "2025-01-10",
        "وذكر المصدر أن عناصر الشرطة اعتقلوا، أول من أمس، 12 متظاهرا في السليمانية.",
        {"arrest": "iraq_police:initiator protesters:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_who_stands_beside(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)
