"""Who was meant by an act, and who only stood by: civilians beside a post, prisoners, crowds, states."""

import pytest

from tests.events.parties_told import check_parties

CASES = {
    "rockets over a border mean the state, whoever was hurt": (
        "2020-06-17",
        "أطلقت مجموعة مسلحة ثلاثة صواريخ من القطاع على مدينة عسقلان وأصيب فيها إسرائيليان.",
        {"shelling": "militants:initiator israel:target"},
    ),
    "a missile over a border with a nameless toll": (
        "2020-06-17",
        "أطلق الحوثيون صاروخا على مدينة جازان السعودية فأصيب شخصان.",
        {"shelling": "houthis:initiator saudi_arabia:target"},
    ),
    "civilians who are told to be so": (
        "2020-06-17",
        "أصيب خمسة مدنيين بصواريخ أطلقها الحوثيون على مدينة نجران.",
        {"shelling": "houthis:initiator civilians:target"},
    ),
    "who is known by his nation alone beside a post": (
        "2020-06-17",
        "قصفت مدفعية إسرائيلية نقطة رصد لحركة حماس شرق رفح فقتل فلسطينيان.",
        {"shelling": "israel:initiator hamas:target"},
    ),
    "a driver of those who were aimed at": (
        "2020-06-17",
        "فجر مسلحون عبوة برتل للجيش العراقي قرب سامراء فقتل جنديان وجرح سائقهما.",
        {"bombing": "unknown_gunmen:initiator iraq_army:target"},
    ),
    "who is exchanged": (
        "2020-06-17",
        "بدأت اليوم عملية تبادل أسرى بين الحكومة اليمنية والحوثيين شملت أربعين مدنيا من كل طرف.",
        {"release": "yemen_government:participant houthis:participant"},
    ),
    "prisoners who are beaten": (
        "2020-06-17",
        "ضرب حراس السجن معتقلين في سجن أبو غريب ضربا مبرحا.",
        {"physical_assault": "security_forces:initiator prisoners:target"},
    ),
    "prisoners whose prison is hit": (
        "2020-06-17",
        "أصابت غارة للتحالف سجنا في ذمار فقتل ستون سجينا.",
        {"airstrike": "arab_coalition:initiator prisoners:target"},
    ),
    "the crowd at which it was fired": (
        "2020-06-17",
        "أصابت رصاصات الجنود ثلاثة شبان كانوا بين الحشود حين أطلقوها على المحتجين في بيت لاهيا.",
        {"armed_attack": "israel:initiator protesters:target"},
    ),
    "a court's sentence": (
        "2020-06-17",
        "نُفذ أمس حكم الإعدام شنقا في رجل أدين بقتل جاره في سجن الناصرية.",
        {"execution": "prisoners:target"},
    ),
    "a movement's court is no state's": (
        "2020-06-17",
        "أعدم تنظيم داعش ثلاثة شبان في الرقة بعد أن أدانتهم محكمة تابعة له بالتجسس.",
        {"execution": "isis:initiator civilians:target"},
    ),
    "a convoy beside the charge": (
        "2020-06-17",
        "فجر انتحاري سيارته قرب قافلة تابعة للأمم المتحدة في هرات فقتل ثلاثة أشخاص.",
        {"bombing": "un:target"},
    ),
    "a post to which a bomber comes near": (
        "2020-06-17",
        "فجر انتحاري حزامه لدى اقترابه من نقطة تفتيش للجيش الأفغاني في قندهار فقتل أربعة أشخاص.",
        {"bombing": "afghanistan_government:target"},
    ),
    "the head of an office of the state": (
        "2020-06-17",
        "خطف مسلحون رئيس مجلس محافظة في مالي قرب موبتي.",
        {"abduction": "unknown_gunmen:initiator officials:target"},
    ),
    "a grenade amid a patrol": (
        "2020-06-17",
        "ألقى رجل قنبلة يدوية وسط دورية للشرطة العراقية في كركوك وفر.",
        {"armed_attack": "unknown_gunmen:initiator iraq_police:target"},
    ),
    "of whom the killed are thought to be": (
        "2020-06-17",
        "قتلت طائرة مسيرة خمسة أشخاص يعتقد أنهم من حركة الشباب جنوب كسمايو.",
        {"airstrike": "al_shabaab:target"},
    ),
    "with whom the arrested have ties": (
        "2020-06-17",
        "أوقفت الشرطة التركية ثلاثة أشخاص على صلة بتنظيم داعش في أضنة.",
        {"arrest": "turkey:initiator isis:target"},
    ),
    "farms, no farmer": (
        "2020-06-17",
        "بدأت عناصر الفرقة الرابعة تفتيش مزارع شرقي بلدة اليادودة.",
        {"raid": "fourth_division:initiator"},
    ),
    "a farmer": (
        "2020-06-17",
        "قتل مزارع برصاص مسلحين شرقي بلدة اليادودة.",
        {"armed_attack": "unknown_gunmen:initiator civilians:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_meant(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)
