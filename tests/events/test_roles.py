"""Who did what to whom: the paradigms in which Arabic names a party, each in a text of our own."""

from __future__ import annotations

import pytest

from tests.events.parties_told import check_parties

# name -> day, text, and for each type of event told the actors of the last one
CASES: dict[str, tuple[str, str, dict[str, str]]] = {
    # joined acts of the same two sides
    "clashes and an exchange of fire": (
        "2023-09-02",
        "دارت اشتباكات وتبادل لإطلاق النار بين الجيش السوداني والدعم السريع في أم درمان.",
        {"armed_clash": "sudan_army:participant rsf:participant"},
    ),
    "clashes and shelling": (
        "2022-09-02",
        "اندلعت مواجهات مسلحة وقصف بالهاون بين قسد والجيش الوطني السوري على محور تل تمر.",
        {"armed_clash": "sdf:participant sna:participant"},
    ),
    "a man of standing with his aides": (
        "2020-01-02",
        "اعتقلت الشرطة العراقية رئيس البلدية سامر الأحمد وثلاثة من مساعديه في كركوك.",
        {"arrest": "iraq_police:initiator officials:target"},
    ),
    "somebody's men": (
        "2020-01-02",
        "قُتل أربعة من عناصرها في كمين قرب جبلة.",
        {"armed_attack": ""},
    ),
    "a base behind the drones": (
        "2024-01-02",
        "استهدفت المقاومة الإسلامية في العراق بمسيّرتين قاعدة التنف.",
        {"airstrike": "iraqi_resistance:initiator"},
    ),
    "a city behind the missiles": (
        "2024-01-02",
        "قصفت القوات الروسية بصواريخ مدينة خاركيف.",
        {"shelling": "russia:initiator ukraine:target"},
    ),
    "militants of a group by number": (
        "2020-01-02",
        "أعلنت الوزارة تحييد خمسة إرهابيين من تنظيم داعش في ريف تدمر.",
        {"armed_attack": "isis:target"},
    ),
    "aircraft that came back": (
        "2023-09-02",
        "عادت مسيّرة تركية لتضرب شاحنة على طريق الدرباسية.",
        {"airstrike": "turkey:initiator"},
    ),
    # whose man or thing was hit
    "one of a body's branch": (
        "2023-05-02",
        "حاول مجهولون اغتيال عنصر في جهاز استخبارات قسد بمدينة الطبقة.",
        {"assassination": "unknown_gunmen:initiator sdf:target"},
    ),
    "an officer of a force by the letter ba": (
        "2022-03-01",
        "قتل ضابط بالقوات المسلحة التركية بانفجار لغم قرب مدينة إعزاز.",
        {"bombing": "turkey:target"},
    ),
    "bodies of her men": (
        "2013-07-04",
        "عثرت الشرطة العراقية على جثث أربعة من أفرادها قرب الفلوجة.",
        {"killing": "iraq_police:target"},
    ),
    "a convoy that passes by": (
        "2007-03-05",
        "انفجرت سيارة مفخخة لدى مرور رتل أميركي في الرمادي، فقتل ثلاثة مدنيين.",
        {"bombing": "usa:target civilians:target"},
    ),
    "a peacekeeper": (
        "2021-03-05",
        "أصيب جندي من قوات اليونيفيل بإطلاق نار على دوريته قرب صور.",
        {"armed_attack": "un:target"},
    ),
    "a column of an army": (
        "2021-03-05",
        "نصب مقاتلو حركة الشباب كمينا لرتل من الجيش الصومالي قرب أفغوي.",
        {"armed_attack": "al_shabaab:initiator somalia_government:target"},
    ),
    "a bus of the guard": (
        "2018-05-05",
        "فتح مسلحون النار على حافلة للحرس الثوري في مدينة زاهدان.",
        {"armed_attack": "unknown_gunmen:initiator iran:target"},
    ),
    "a commander after a state without the article": (
        "2021-05-05",
        "اغتالت إسرائيل القيادي في سرايا القدس حسام الهندي بغارة على شقته في غزة.",
        {"assassination": "israel:initiator islamic_jihad:target"},
    ),
    "aircraft behind their make": (
        "2021-05-05",
        "شنت مقاتلات من طراز سوخوي تابعة لسلاح الجو العراقي غارتين على مخبأ لداعش في تلال حمرين.",
        {"airstrike": "iraq_army:initiator isis:target"},
    ),
    "counted adherents": (
        "2021-05-05",
        "مصرع 15 حوثيا بغارات للتحالف العربي في مديرية صرواح.",
        {"airstrike": "arab_coalition:initiator houthis:target"},
    ),
    "a nationality in the accusative": (
        "2020-03-05",
        "قتل 12 جنديا تركيا في غارة شنتها قوات النظام السوري على نقطة قرب سراقب.",
        {"airstrike": "syria_regime:initiator turkey:target"},
    ),
    "settlements": (
        "2021-05-05",
        "توعدت كتائب القسام بقصف المستوطنات إذا استمر القصف.",
        {"threat": "hamas:initiator israel:target"},
    ),
    "a state hit from abroad": (
        "2022-05-05",
        "أطلق الحوثيون صاروخا على مدينة أبها جنوب السعودية.",
        {"shelling": "houthis:initiator saudi_arabia:target"},
    ),
    # ground taken and who held it
    "it had been in their hands": (
        "2023-11-25",
        "سيطرت قوات الدعم السريع على نيالا التي كانت بيد الجيش السوداني.",
        {"territory": "rsf:initiator sudan_army:target"},
    ),
    "the last stronghold": (
        "2017-08-25",
        "أعلن الجيش العراقي سيطرته على قضاء تلعفر، آخر معاقل داعش غرب الموصل.",
        {"territory": "iraq_army:initiator isis:target"},
    ),
    "they had left it": (
        "2012-08-25",
        "انتزع الجيش الصومالي بلدة مركة بعد أن انسحب منها مقاتلو حركة الشباب.",
        {"territory": "somalia_government:initiator al_shabaab:target"},
    ),
    # answers, repulses, two sides
    "an answer is aimed at who did the act": (
        "2024-05-05",
        "هاجم جيش العشائر نقاطا لقسد في بلدة هجين، لترد الأخيرة بقصف مدفعي.",
        {"shelling": "sdf:initiator tribal_army:target"},
    ),
    "who kills an attacker did not attack": (
        "2024-05-05",
        "صدت القوات الصومالية هجوما لحركة الشباب في جوهر وقتلت عشرة من المهاجمين.",
        {"armed_attack": "al_shabaab:initiator somalia_government:target"},
    ),
    "an announced repulse": (
        "2016-05-05",
        "أعلن الجيش الليبي إحباط هجوم لتنظيم داعش على بوابة عسكرية قرب سرت.",
        {"armed_attack": "isis:initiator libya_lna:target"},
    ),
    "on the one hand": (
        "2024-05-05",
        "تجددت الاشتباكات بين الجيش السوداني والحركة الشعبية من جهة وقوات الدعم السريع من جهة أخرى شرق الفاشر.",
        {"armed_clash": "sudan_army:participant splm_n:participant rsf:participant"},
    ),
    "one side told, the other did the act before": (
        "2023-05-05",
        "اقتحمت قوة إسرائيلية مدينة طوباس، واندلع اشتباك مسلح مع مقاومين فلسطينيين.",
        {"armed_clash": "israel:participant palestinian_factions:participant"},
    ),
    "the sides of a truce": (
        "2014-05-05",
        "توصلت الأطراف المتقاتلة إلى هدنة في سبها بعد اشتباكات بين التبو وأولاد سليمان.",
        {"agreement": "libya_toubou:participant awlad_suleiman:participant"},
    ),
    # verbs that lend their subject
    "he managed to": (
        "2024-05-05",
        "تمكن مقاتلو كتائب القسام من تفجير عبوة ناسفة بدبابة إسرائيلية شرق جباليا.",
        {"bombing": "hamas:initiator israel:target"},
    ),
    "the carrying verb as a noun": (
        "2023-05-05",
        "تزامن ذلك مع قيام قوات الاحتلال باقتحام بلدة قباطية جنوب جنين.",
        {"raid": "israel:initiator"},
    ),
    "launching told by a noun": (
        "2015-05-05",
        "جاء ذلك بعد شن طائرات التحالف العربي غارات على معسكر للحوثيين في عمران.",
        {"airstrike": "arab_coalition:initiator houthis:target"},
    ),
    "a verb that goes on over things": (
        "2024-05-05",
        "دفع الجيش اللبناني بآليات إلى محيط المخيم، وأغلق مجددا الطريق الدولي قرب صيدا.",
        {"blockade": "lebanon_army:initiator"},
    ),
    "an object in the accusative": (
        "2024-05-05",
        "وصلت قوات الدعم السريع إلى القاعدة في مروي وأسرت جنودا مصريين.",
        {"abduction": "rsf:initiator egypt_army:target"},
    ),
    "whom the minister met": (
        "2024-05-05",
        "وصل وزير الخارجية الإيراني إلى بغداد والتقى نظيره العراقي.",
        {"meeting": "iran:initiator iraq_government:target"},
    ),
    "those taken by them": (
        "2022-05-05",
        "أفرجت حركة الشباب عن ثلاثة صيادين كانت احتجزتهم الشهر الماضي قرب هرر دير.",
        {"release": "al_shabaab:initiator civilians:target", "abduction": "al_shabaab:initiator civilians:target"},
    ),
    "after taking them": (
        "2021-05-05",
        "أعدم تنظيم داعش أربعة رعاة في بادية السخنة بعد اختطافهم.",
        {"abduction": "isis:initiator civilians:target"},
    ),
    # charges, arms and who is suspected
    "who planted it": (
        "2022-05-05",
        "أصيب جنديان تركيان بانفجار عبوة ناسفة زرعها مجهولون على طريق الباب.",
        {"bombing": "unknown_gunmen:initiator turkey:target"},
    ),
    "arms announced by their owner": (
        "2024-05-05",
        "أعلن الجيش الأميركي أن سفينة حربية أسقطت مسيّرة حوثية في خليج عدن.",
        {"interception": "usa:initiator houthis:target"},
    ),
    "drones by their nationality": (
        "2023-05-05",
        "أعلنت وزارة الدفاع الروسية إسقاط أربع مسيرات أوكرانية فوق بيلغورود.",
        {"interception": "russia:initiator ukraine:target"},
    ),
    "lorries thought to be theirs": (
        "2023-05-05",
        "استهدفت غارة جوية شاحنات قرب البوكمال يعتقد أنها تعود لميليشيات إيرانية.",
        {"airstrike": "iran_militias:target"},
    ),
    "a band outside the law": (
        "2025-09-05",
        "قال مصدر أمني إن مجموعات وصفها بالخارجة عن القانون قصفت بالهاون قرية المنصورة في ريف السويداء.",
        {"shelling": "militants:initiator"},
    ),
    "so-called gangs": (
        "2025-09-05",
        "ذكر الأمن الداخلي أن من سماهم العصابات المتمردة هاجموا حاجزا له غربي السويداء.",
        {"armed_attack": "militants:initiator"},
    ),
    # relief
    "who is let bring aid": (
        "2024-05-05",
        "سمح الجيش للهلال الأحمر السوداني بإدخال قافلة مساعدات إلى كادقلي.",
        {"aid": "red_crescent:initiator"},
    ),
    # places are no parties
    "a place beside the dead": (
        "2022-05-05",
        "قتل جنديان بانفجار لغم قرب الشدادي.",
        {"bombing": "syria_regime:target"},
    ),
    # a unit takes the id of its actor
    "a unit": (
        "2022-05-05",
        "هاجم مجهولون حاجزا للواء الثامن في بلدة صيدا شرق درعا.",
        {"armed_attack": "unknown_gunmen:initiator fifth_corps:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_roles(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)
