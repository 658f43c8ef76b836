"""Parties that another verb, another clause or the losses of an act tell."""

import pytest

from tests.events.parties_told import check_parties

CASES = {
    "who took the place fought for it, behind an aside": (
        "2024-02-10",
        "سقطت مدينة سنجة، الأحد، في قبضة قوات الدعم السريع بعد معارك مع الجيش السوداني.",
        {"territory": "rsf:initiator sudan_army:target", "armed_clash": "rsf:participant sudan_army:participant"},
    ),
    "the other side of a fight in whose course it was taken, behind a comma": (
        "2018-03-04",
        "أعلن المرصد أن قوات النظام سيطرت على بلدة مسرابا، بعد قتال ضار مع جيش الإسلام.",
        {"armed_clash": "syria_regime:participant jaysh_al_islam:participant"},
    ),
    "who left the place that another takes, told of the same place": (
        "2024-02-10",
        "استعاد الجيش السوداني بلدة الدندر عقب مواجهات ضارية مع قوات الدعم السريع.",
        {"territory": "sudan_army:initiator rsf:target"},
    ),
    "sides by those who fell": (
        "2022-01-20",
        "وأسفرت المعارك قرب حيس عن مقتل تسعة من الحوثيين، مقابل أربعة قتلى من القوات الحكومية.",
        {"armed_clash": "houthis:participant yemen_government:participant"},
    ),
    "who beats an attack off": (
        "2023-05-06",
        "شن تنظيم داعش هجوما على قرية في جلولاء، لكن مقاتلي الحشد الشعبي تصدوا لهم.",
        {"armed_attack": "isis:initiator pmf:target"},
    ),
    "who beats it off in the next sentence": (
        "2023-05-06",
        "هاجمت حركة الشباب بلدة ورشيخ. وقال مسؤول إن الجيش الصومالي أفشل الهجوم.",
        {"armed_attack": "al_shabaab:initiator somalia_government:target"},
    ),
    "nobody who beats off another attack": (
        "2023-05-06",
        "هاجمت حركة الشباب بلدة ورشيخ. ثم هاجم مسلحون مركزا في لوق، وصد الجيش الصومالي الهجوم.",
        {"armed_attack": "unknown_gunmen:initiator somalia_government:target"},
    ),
    "who lost people was hit": (
        "2023-05-06",
        "خسرت قوات النظام تسعة عناصر حين باغت تنظيم داعش مواقع في بادية الرصافة.",
        {"armed_attack": "isis:initiator syria_regime:target"},
    ),
    "the army's post that nobody owns": (
        "2023-05-06",
        "هاجم مسلحون ثكنة في ميناكا، وانفجر لغم بعربة عسكرية في منطقة سيغو بمالي.",
        {"bombing": "mali_army:target"},
    ),
    "no army's where others hold the ground": (
        "2022-05-06",
        "انفجرت عبوة ناسفة بسيارة عسكرية في بلدة الشحيل شرقي دير الزور.",
        {"bombing": ""},
    ),
    "soldiers of no side": (
        "2023-05-06",
        "مقتل 11 عسكريا في هجوم على حافلة قرب غاو في مالي.",
        {"armed_attack": "mali_army:target"},
    ),
    "who made safe what others found": (
        "2020-05-06",
        "عثر رعاة على عبوة ناسفة قرب نوى في درعا، ثم فككتها وحدة الهندسة.",
        {"explosive_found": "syria_regime:participant"},
    ),
    "who planted what was made safe": (
        "2023-05-06",
        "عالجت فرق الهندسة خمس عبوات ناسفة زرعها عناصر تنظيم داعش قرب جلولاء.",
        {"explosive_found": "iraq_army:participant isis:initiator"},
    ),
    "who stuck a charge to a car": (
        "2013-05-06",
        "جُرح شرطي بعبوة ناسفة لصقها مجهولون أسفل سيارته في بنغازي.",
        {"bombing": "unknown_gunmen:initiator police:target"},
    ),
    "who hid it in a cart": (
        "2013-05-06",
        "قضى جندي عراقي بعبوة خبأها مسلحون في عربة وسط الفلوجة.",
        {"bombing": "unknown_gunmen:initiator iraq_army:target"},
    ),
    "parties that are hashtags": (
        "2019-05-06",
        "قصفت قوات #قسد مواقع #الجيش_الوطني في مدينة أعزاز.",
        {"shelling": "sdf:initiator sna:target"},
    ),
    "gunmen have no singular adjective": (
        "2019-05-06",
        "استهدف ملثمون مدرعة للجيش المصري جنوب مدينة رفح.",
        {"armed_attack": "unknown_gunmen:initiator egypt_army:target"},
    ),
    "a farmer, not farms": (
        "2019-05-06",
        "أصيب مزارع برصاص قوات الاحتلال شرق خان يونس.",
        {"armed_attack": "israel:initiator civilians:target"},
    ),
    "an officer is no seizure": (
        "2019-05-06",
        "رمى مجهولون قنبلة على منزل ضابط في درعا.",
        {"armed_attack": "unknown_gunmen:initiator syria_regime:target"},
    ),
    "who left a mine behind": (
        "2023-05-06",
        "قُتل راع بانفجار لغم من مخلفات تنظيم داعش في بادية تدمر.",
        {"explosion": "isis:initiator civilians:target"},
    ),
    "what a war left is nobody's": (
        "2023-05-06",
        "قُتل راع بانفجار لغم من مخلفات الحرب في بادية تدمر.",
        {"explosion": "civilians:target"},
    ),
    "who signed": (
        "2018-12-20",
        "غادرت الدفعة الأولى بموجب اتفاق أبرمته الحكومة اليمنية والحوثيون في ستوكهولم.",
        {"agreement": "yemen_government:participant houthis:participant"},
    ),
    "whose rockets are shot down by one who strikes too": (
        "2024-05-06",
        "قصفت كتائب القسام مدينة عسقلان برشقة صاروخية. وشن الجيش الإسرائيلي غارة على بيت لاهيا. "
        "وقال جيش الاحتلال إنه اعترض صاروخين.",
        {"interception": "israel:initiator hamas:target"},
    ),
    "two who accuse each other of the act told": (
        "2023-06-01",
        "سقطت قذائف على سوق في الأبيض فقتلت 17. وتبادل الجيش السوداني والدعم السريع الاتهامات بإطلاقها.",
        {"shelling": "sudan_army:accused rsf:accused civilians:target"},
    ),
    "fighters who are told to be somebody's": (
        "2019-08-06",
        "هاجم تنظيم داعش بلدة السخنة. وقال المرصد إن قوات النظام والمسلحين الموالين لها استعادوا البلدة.",
        {"territory": "syria_regime:initiator"},
    ),
    "demonstrators by the verb": (
        "2023-05-06",
        "تظاهر عشرات من أهالي الزاوية أمام مقر الحكومة.",
        {"protest": "protesters:initiator"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_party_told_elsewhere(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)
