"""Words that seem to name a doer or a target and name none: those hurt, those who tell, what an act is like."""

import pytest

from tests.events.parties_told import check_parties

DAY = "2024-06-15"
CASES = {
    "a swift operation kidnaps nobody": (
        "نفذت قوات الجيش العراقي أمس عملية أمنية خاطفة في مدينة الرمادي.",
        {"raid": "iraq_army:initiator"},
    ),
    "swift blows": (
        "شن التحالف العربي أمس ضربات خاطفة على مواقع في صعدة.",
        {"airstrike": "arab_coalition:initiator"},
    ),
    "kidnappers who are killed": (
        "قتل جنود عراقيون أمس خاطفا في مدينة كركوك.",
        {"armed_attack": "iraq_army:initiator militants:target"},
    ),
    "a suspected attack": (
        "قتل عشرة أشخاص أمس في الهجوم المشتبه بوقوعه في مدينة منبج.",
        {"armed_attack": "civilians:target"},
    ),
    "a suspected attack with the phrase": (
        "استهدف هجوم مشتبه به بغاز الكلور بلدة سراقب أمس.",
        {"chemical_attack": ""},
    ),
    "a suspect who is arrested": (
        "اعتقلت الشرطة التركية أمس المشتبه به في مدينة إزمير.",
        {"arrest": "turkey:initiator militants:target"},
    ),
    "those whom an attack kills": (
        "قتل هجوم بغاز السارين على بلدة خان شيخون ثمانين شخصا أمس.",
        {"chemical_attack": "civilians:target"},
    ),
    "those whom strikes kill": (
        "قتلت ضربات جوية عشرات الأشخاص في مدينة بنش أمس.",
        {"airstrike": "civilians:target"},
    ),
    "those told before that they were killed": (
        "قال أطباء إن القصف الجوي على مدينة الأبيض هدأ أمس، لكن تسعة أشخاص قتلوا جراءه.",
        {"airstrike": "civilians:target"},
    ),
    "persons who do kill": (
        "قال شهود إن ثلاثة أشخاص قتلوا شرطيا في بغداد أمس.",
        {"armed_attack": "unknown_gunmen:initiator iraq_police:target"},
    ),
    "under whose car it was planted": (
        "قتل رجل أمن في انفجار عبوة ناسفة زرعت أسفل سيارة دورية أمنية في مدينة الكرك أمس.",
        {"bombing": "security_forces:target"},
    ),
    "who planted it": (
        "انفجرت عبوة زرعها مجهولون أمام مقر للجيش العراقي في كركوك أمس.",
        {"bombing": "unknown_gunmen:initiator iraq_army:target"},
    ),
    "who tells of those who flee": (
        "أعلنت تركيا أمس نزوح آلاف المدنيين من إدلب.",
        {"displacement": "civilians:initiator"},
    ),
    "who tells of those whom it moves": (
        "أعلنت ألمانيا أمس ترحيل عشرات اللاجئين من مدينة ميونخ.",
        {"displacement": "germany:initiator civilians:target"},
    ),
    "who was named before an operation that made people flee": (
        "جاء إعلان الرئيس التركي بعد عملية عسكرية تسببت بفرار تسعين ألف شخص من عفرين أمس.",
        {"displacement": "civilians:initiator"},
    ),
    "who tells how another was struck": (
        "قال متحدث باسم وزارة الدفاع الأفغانية إن نور الله استهدف بغارة في ولاية كونار أمس.",
        {"airstrike": ""},
    ),
    "whose country it is": (
        "أعلن الجيش التركي أن طائراته شنت غارات على قرى في عفرين أمس.",
        {"airstrike": "turkey:initiator"},
    ),
    "who fired what was shot down": (
        "تم أمس اعتراض وإسقاط صاروخ أطلقته ميليشيا الحوثي على مدينة جازان.",
        {"interception": "houthis:target"},
    ),
    "who shot it down": (
        "جاء ذلك بعد اعتراض الدفاعات الجوية السعودية صاروخا أطلقه الحوثيون باتجاه جازان أمس.",
        {"interception": "saudi_arabia:initiator houthis:target"},
    ),
    "who breaks up a sit-in": (
        "قامت قوات الأمن السودانية أمس بفض اعتصام في مدينة عطبرة.",
        {"protest": "protesters:initiator security_forces:participant"},
    ),
    "policemen who strike": (
        "أضرب أفراد الشرطة التونسية أمس في مدينة صفاقس.",
        {"protest": "police:initiator"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_no_doer(name: str) -> None:
    text, expected = CASES[name]
    check_parties(text, DAY, expected)
