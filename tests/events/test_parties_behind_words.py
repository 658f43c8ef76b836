"""Parties behind other words: who announced it, whose man he was, whose occupation, what a nation's things are."""

from __future__ import annotations

import pytest

from tests.events.parties_told import check_parties

# name -> day, text, and for each type of event told the actors of the last one
CASES: dict[str, tuple[str, str, dict[str, str]]] = {
    "who announces that rebels fell": (
        "2024-06-15",
        "أعلن الجيش النيجيري مقتل 15 من عناصر بوكو حرام في غارة جوية على معسكر قرب باما.",
        {"airstrike": "nigeria_army:initiator boko_haram:target"},
    ),
    "an army that announces a toll of its own": (
        "2024-06-15",
        "أعلن الجيش اللبناني مقتل جنديين في غارة على مركز في الناقورة.",
        {"airstrike": "israel:initiator lebanon_army:target"},
    ),
    "whose man he is said to be": (
        "2021-05-10",
        "أطلق مسلحون مجهولون النار على سامر الخطيب، وهو عنصر في «الفرقة الرابعة»، فأصيب في بلدة اليادودة.",
        {"armed_attack": "unknown_gunmen:initiator fourth_division:target"},
    ),
    "an officer of no side told": (
        "2021-05-10",
        "قُتل العميد حسن مرهج بعبوة ناسفة في ريف درعا.",
        {"bombing": "syria_regime:target"},
    ),
    "a former fighter": (
        "2021-05-10",
        "قُتل محمود البردان القيادي السابق في الجيش الحر برصاص مجهولين في طفس.",
        {"assassination": "unknown_gunmen:initiator civilians:target"},
    ),
    "who rides in what is blown up": (
        "2022-03-03",
        "انفجرت عبوة بسيارة تقل عنصرين من قسد على طريق الخرافي.",
        {"bombing": "sdf:target"},
    ),
    "a subject over an aside": (
        "2022-03-03",
        "قالت شبكة محلية إن قسد، بإسناد من مروحيات التحالف الدولي، داهمت منازل في بلدة الشحيل.",
        {"raid": "sdf:initiator coalition:supporter"},
    ),
    "whose occupation it is": (
        "2022-06-05",
        "قصف جيش الاحتلال التركي قرى ناحية زركان.\n\nوشن الاحتلال أمس أكثر من هجوم على قرية عبوش.",
        {"armed_attack": "turkey:initiator"},
    ),
    "an occupation of no nation told": (
        "2024-06-15",
        "شن الاحتلال ليلة أمس غارات على حي الزيتون في مدينة غزة.",
        {"airstrike": "israel:initiator"},
    ),
    "a vehicle is no preposition": (
        "2024-06-15",
        "انفجر لغم بآلية تابعة لقوات النظام قرب السخنة.",
        {"bombing": "syria_regime:target"},
    ),
    "what is hit behind the weapon": (
        "2024-06-15",
        "استهدف حزب الله بصاروخ موجه آلية إسرائيلية في موقع المالكية.",
        {"shelling": "hezbollah:initiator israel:target"},
    ),
    "a ship's nation": (
        "2024-06-15",
        "أعلن الحرس الثوري استهداف سفينة إسرائيلية بطائرة مسيرة قرب الهند.",
        {"airstrike": "iran:initiator israel:target"},
    ),
    "a drone that hits": (
        "2024-06-15",
        "استهداف مسيّرة إسرائيلية لسيارة في قضاء صور.",
        {"airstrike": "israel:initiator"},
    ),
    "an owner of two things joined": (
        "2024-06-15",
        "قصفت مسيّرات الجيش السوداني مواقع ومقار للدعم السريع في نيالا.",
        {"airstrike": "sudan_army:initiator rsf:target"},
    ),
    "fire both ways": (
        "2024-06-15",
        "قصف متبادل بين الجيش السوداني والدعم السريع في الأبيض.",
        {"shelling": "sudan_army:participant rsf:participant"},
    ),
    "a terrorist act is nobody's": (
        "2024-06-15",
        "سقط ثلاثة مدنيين في تفجير إرهابي بمدينة عفرين.",
        {"bombing": "civilians:target"},
    ),
    "gunmen in a fight": (
        "2024-06-15",
        "اندلعت اشتباكات بين الجيش الليبي ومسلحين في سبها.",
        {"armed_clash": "libya_lna:participant unknown_gunmen:participant"},
    ),
    "each accuses the other": (
        "2024-06-15",
        "تبادل الجيش السوداني وقوات الدعم السريع الاتهامات بالمسؤولية عن هجوم بمسيرة استهدف قافلة قرب مليط أمس.",
        {"airstrike": "sudan_army:accused rsf:accused"},
    ),
    "led into an ambush": (
        "2024-06-15",
        "أوقع مقاتلون من حزب الله قوة إسرائيلية في كمين قرب بلدة مارون الراس.",
        {"armed_attack": "hezbollah:initiator israel:target"},
    ),
    "a doer over a time": (
        "2024-06-15",
        "قُتل عنصران من الشرطة في كمين نصبه مساء الاثنين مسلحون من تنظيم داعش في قضاء الطارمية.",
        {"armed_attack": "isis:initiator iraq_police:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_parties_behind_words(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)
