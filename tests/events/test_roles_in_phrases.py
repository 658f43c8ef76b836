"""Roles that the phrase around an act's word decides: whose fire it was, and whose place or thing was hit."""

from __future__ import annotations

import pytest

from tests.events.parties_told import check_parties

# a sentence, and for each type of event told the actors of the last one; all told on one day
CASES: dict[str, dict[str, str]] = {
    "أصيب مزارع برصاص قناص إسرائيلي شرق مدينة رفح.": {"armed_attack": "civilians:target israel:initiator"},
    "قتل شاب برصاص قناصة إسرائيليين قرب خان يونس.": {"armed_attack": "civilians:target israel:initiator"},
    "أعلنت إسرائيل قصف أهداف إيرانية في سوريا.": {"shelling": "iran:target israel:initiator"},
    "أعلن الجيش الأمريكي قصف مواقع حوثية في صعدة.": {"airstrike": "houthis:target usa:initiator"},
    "واصل الطيران قصف المواقع الإيرانية في سوريا.": {"airstrike": "iran:target"},
    "بدأ قصف إيراني على مواقع في أربيل.": {"shelling": "iran:initiator"},
    "تواصل قصف مدفعية إسرائيلية على بلدة عيتا الشعب.": {"shelling": "israel:initiator"},
    "أعلنت دمشق قصف القوات التركية بلدة تل رفعت.": {"shelling": "turkey:initiator"},
    "أعلنت طهران استهداف منشآت إيرانية قرب نطنز.": {"armed_attack": "iran:target"},
    "قصفت مقاتلات روسية وسورية بلدة الحارة.": {"airstrike": "russia:initiator syria_regime:initiator"},
    # who gathers, and who hurts those who do
    "استمرت الاحتجاجات الفلسطينية في غزة يوم الجمعة.": {"protest": "protesters:initiator"},
    "شاركت حشود من الفلسطينيين في مسيرات على حدود قطاع غزة.": {"protest": "protesters:initiator"},
    "نظمت حركة حماس مسيرة في غزة.": {"protest": "hamas:initiator"},
    "قتلت القوات العراقية 40 شخصا منذ بدأت المظاهرات في مطلع أكتوبر في البصرة.": {
        "protest": "protesters:initiator",
        "armed_attack": "iraq_army:initiator civilians:target",
    },
    # what somebody is not
    "قتل أكثر من مئة شخص، معظمهم غير مسلحين، بنيران إسرائيلية في غزة.": {
        "armed_attack": "israel:initiator civilians:target"
    },
    # whose what is hit is
    "أغارت طائرات إسرائيلية على مواقع إيرانية يديرها ضباط من فيلق القدس قرب دمشق.": {
        "airstrike": "israel:initiator iran:target"
    },
    "استهدفت سيارة تقل مدنيين من قبل مسلحين مجهولين في درعا.": {
        "armed_attack": "unknown_gunmen:initiator civilians:target"
    },
    "ضربت طائرة إسرائيلية بنى تحتية تعود إلى حركة حماس شمال قطاع غزة.": {"airstrike": "israel:initiator hamas:target"},
    # who announces what others agree on
    "أعلنت الأمم المتحدة هدنة بين الجيش اليمني والحوثيين في الحديدة.": {
        "agreement": "yemen_government:participant houthis:participant"
    },
    "أعلن الجيش السوري وقفا لإطلاق النار مع الفصائل المعارضة في درعا.": {
        "agreement": "syria_regime:participant opposition_factions:participant"
    },
    # whose police they are
    "أطلق شرطيون إسرائيليون النار على شاب حاول طعن شرطي في القدس.": {
        "armed_attack": "israel:initiator civilians:target"
    },
    "اعتقلت الشرطة ثلاثة شبان في حي سلوان بالقدس.": {"arrest": "israel:initiator civilians:target"},
    "اعتقلت الشرطة ثلاثة شبان في مدينة نابلس.": {"arrest": "palestinian_authority:initiator civilians:target"},
    # all who did it, and none who only stand near
    "دمرت ضربات صاروخية شنتها بريطانيا وفرنسا والولايات المتحدة مركزا للأبحاث في دمشق.": {
        "shelling": "usa:initiator uk:initiator france:initiator syria_regime:target"
    },
    "هاجم لواء التوحيد، أحد فصائل المعارضة، وجبهة النصرة حاجزا في حلب.": {
        "armed_attack": "liwa_al_tawhid:initiator hts:initiator"
    },
    "نشرت روسيا طائرات في حميميم بالتزامن مع وصول سفن أمريكية إلى المتوسط.": {"deployment": "russia:initiator"},
    "قتل ثلاثة مستوطنين في هجوم بالرصاص قرب رام الله، وتقول إسرائيل إن دعوات الثأر تقف وراء الهجوم.": {
        "armed_attack": "settlers:target"
    },
    "بدأ إجلاء المقاتلين والمدنيين إلى إدلب بموجب اتفاق أبرمته موسكو مع فصائل المعارضة.": {
        "agreement": "russia:participant opposition_factions:participant"
    },
    "ردت إسرائيل على ذلك بقصف عدة مواقع تابعة للجيش السوري قرب دمشق.": {
        "shelling": "israel:initiator syria_regime:target"
    },
    # a subject behind the place, with a number or an office beside it
    "وتحاصر بلدة هجين، منذ نهاية العام الماضي، قوات سوريا الديمقراطية.": {"blockade": "sdf:initiator"},
    "واجهت إسرائيل انتقادات بعد الاحتجاجات، حيث قتلت قواتها 30 فلسطينيا في غزة.": {
        "armed_attack": "israel:initiator civilians:target"
    },
    "أفاد المرصد بمقتل اثنين من أبرز قادة تنظيم داعش بغارة جوية شرق سوريا.": {"airstrike": "isis:target"},
    "كانت طائرات إسرائيلية قد قصفت مركزا للأبحاث في مصياف الشهر الماضي.": {"airstrike": "israel:initiator"},
    # who is known by his nation alone
    "طعن فلسطيني مستوطنا قرب مدينة نابلس.": {"armed_attack": "palestinian_individual:initiator settlers:target"},
    "دهس سائق حافلة فلسطيني أربعة جنود إسرائيليين قرب رام الله.": {
        "armed_attack": "palestinian_individual:initiator israel:target"
    },
    # whose men gunmen are, behind any preposition of the agent
    "خُطف خمسة صيادين على يد ملثمين من جماعة أبو سياف قبالة جزيرة هولو.": {
        "abduction": "abu_sayyaf:initiator civilians:target"
    },
    "قُتل أربعة رعاة بنيران مسلحين ينتمون إلى حركة الشباب في بلدة أفمدو.": {
        "armed_attack": "al_shabaab:initiator civilians:target"
    },
    "هاجم ملثمون يتبعون تنظيم داعش حاجزا للجيش العراقي قرب حمرين.": {"armed_attack": "isis:initiator iraq_army:target"},
    "هاجم مقاتلون محسوبون على جبهة تحرير تيغراي قافلة للجيش الإثيوبي قرب ميكيلي.": {
        "armed_attack": "tplf:initiator ethiopia_army:target"
    },
    "قُتل سبعة حطابين على يد مسلحين يشتبه بأنهم من بوكو حرام قرب مدينة باما.": {
        "armed_attack": "unknown_gunmen:initiator civilians:target boko_haram:suspected"
    },
    # who did it is told by the deed alone
    "اغتيل ضابط متقاعد في بنغازي مساء الخميس، ولاذ الجناة بالفرار.": {
        "assassination": "libya_lna:target unknown_gunmen:initiator"
    },
    "خُطف تاجر ذهب في بغداد صباح الجمعة. وطالب الخاطفون ذويه بفدية.": {
        "abduction": "civilians:target unknown_gunmen:initiator"
    },
    "قُتل خمسة جنود في غارة إسرائيلية على بلدة النبطية. ولم يعرف من كان المهاجم في حادث آخر.": {
        "airstrike": "israel:initiator lebanon_army:target"
    },
    # a unit that no list knows acts for the body that it is told to be of
    "قُتل قائد في كتيبة الشهيد باسل التابعة للفيلق الخامس برصاص مجهولين قرب مدينة نوى.": {
        "assassination": "fifth_corps:target unknown_gunmen:initiator"
    },
    "نهب عناصر من الدفاع الوطني أثاث المنازل في بلدة زاكية.": {
        "property_destruction": "national_defence:initiator civilians:target"
    },
    "قصف نسور الجو المصريون معسكرات لداعش قرب مدينة درنة.": {"airstrike": "egypt_army:initiator isis:target"},
    # bodies of order by their own names
    "اعتقل البحث الجنائي خمسة أشخاص في مدينة الزاوية مساء الأحد.": {"arrest": "police:initiator"},
    # who has an id of his own is told by it alone
    "اغتال ملثمون مختار قرية النعيمة شرقي درعا.": {"assassination": "unknown_gunmen:initiator officials:target"},
    "استشهد خمسة من رجال الشرطة في هجوم على مدينة كركوك.": {"armed_attack": "iraq_police:target"},
    "أطلق فلسطينيون ثلاثين صاروخا عبر الحدود من قطاع غزة.": {"shelling": "palestinian_factions:initiator"},
    "أعلنت السلطات الإسرائيلية فرض عقوبات على عائلة رجل فلسطيني قالت إنه شن هجوما قتل فيه جنديين قرب جنين.": {
        "armed_attack": "israel:target"
    },
    "ارتكبت إسرائيل مجزرة راح ضحيتها 40 فلسطينيا في رفح.": {"killing": "israel:initiator civilians:target"},
    # whose deed it was, by a clause about what it is called or done with
    "قتل خمسة جنود في عملية نفذها عناصر داعش قرب مدينة الرطبة.": {"armed_attack": "iraq_army:target isis:initiator"},
    "قتل خمسة جنود في عملية شنها عناصر داعش قرب مدينة الرطبة.": {"armed_attack": "iraq_army:target isis:initiator"},
    "قتل شرطي في حادثة نفذها رجل في مدينة العريش.": {"armed_attack": "police:target unknown_gunmen:initiator"},
    "قتل جنديان بعبوة غرسها عناصر داعش على طريق العريش.": {"bombing": "egypt_army:target isis:initiator"},
    "قتل جنديان بعبوة ربطها عناصر داعش بجسر قرب العريش.": {"bombing": "egypt_army:target isis:initiator"},
    "وقع رتل للجيش التشادي في كمين أعده مقاتلو بوكو حرام قرب بحيرة تشاد.": {
        "armed_attack": "chad_army:target boko_haram:initiator"
    },
    "أسقطت مروحية روسية بصاروخ أطلقه مقاتلو فاغنر قرب فورونيج.": {"interception": "russia:target wagner:initiator"},
    "أسقط الجيش العراقي صاروخا أطلقه تنظيم داعش على الموصل.": {"interception": "iraq_army:initiator isis:target"},
    # men of whom nothing is told but what they did to others
    "خطف شابان طفلا من أمام منزله في البصرة.": {"abduction": "unknown_gunmen:initiator civilians:target"},
    "أصيب شاب برصاص قناص في مدينة درعا.": {"armed_attack": "civilians:target unknown_gunmen:initiator"},
    # whom a state puts to death its courts have sentenced; others kill people
    "نفذت السلطات الإيرانية حكم الإعدام شنقا في ثلاثة رجال في كرج.": {"execution": "iran:initiator prisoners:target"},
    "أعدم تنظيم داعش رجلين في بلدة مسكنة.": {"execution": "isis:initiator civilians:target"},
    # the same man is no civilian as well
    "اعتدى مجهولون بالضرب على مصور صحفي في نواكشوط.": {
        "physical_assault": "unknown_gunmen:initiator journalists:target"
    },
    "تعثر اتفاق إجلاء أعلنته روسيا بين قوات النظام وجيش الإسلام في مدينة دوما.": {
        "agreement": "syria_regime:participant jaysh_al_islam:participant"
    },
}


@pytest.mark.parametrize("text", CASES)
def test_roles_by_the_phrase(text: str) -> None:
    check_parties(text, "2018-06-16", CASES[text])
