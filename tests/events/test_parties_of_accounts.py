"""Parties that a sentence leaves to its surroundings: backers, those taken up, those described later."""

from __future__ import annotations

import pytest

from tests.events.parties_told import check_parties

# name -> text, and for each type of event told the actors of the last one
CASES: dict[str, tuple[str, dict[str, str]]] = {
    # who backs an act
    "between a verb and its act": (
        "نفذت وحدات من الجيش العراقي بإسناد من قوات التحالف الدولي، فجر الأحد، عملية تمشيط جنوب كركوك.",
        {"raid": "iraq_army:initiator coalition:supporter"},
    ),
    "in front of its verb": (
        "بمساندة طيران التحالف العربي، سيطرت قوات الجيش اليمني على جبل هيلان غربي مأرب.",
        {"territory": "yemen_government:initiator arab_coalition:supporter"},
    ),
    "a force just named that is backed": (
        "هاجمت القوات الصومالية، مدعومة بجنود إثيوبيين، معسكرا لحركة الشباب في إقليم هيران.",
        {"armed_attack": "somalia_government:initiator ethiopia_army:supporter al_shabaab:target"},
    ),
    "a standing fact of a force": (
        "هاجمت فصائل مدعومة من تركيا نقطة لقسد قرب عين عيسى.",
        {"armed_attack": "sna:initiator sdf:target"},
    ),
    "an escort of what is hit": (
        "نصب مجهولون كمينا لقافلة ترافقها قوة من الجيش البوركيني قرب جيبو.",
        {"armed_attack": "unknown_gunmen:initiator burkina_faso_army:target"},
    ),
    # whose thing it is
    "a verb of belonging": (
        "عثرت الشرطة العراقية على مخبأ للعتاد يعود لتنظيم داعش في صحراء الأنبار.",
        {"explosive_found": "iraq_police:participant isis:initiator"},
    ),
    "who holds the building": (
        "قصفت مقاتلات أميركية مبنى يتحصن فيه مسلحو حركة الشباب في مدينة جلب.",
        {"airstrike": "usa:initiator al_shabaab:target"},
    ),
    "whom a raid looks for": (
        "نفذت هيئة تحرير الشام حملة مداهمات في مدينة سلقين بحثا عن عناصر من داعش.",
        {"raid": "hts:initiator isis:target"},
    ),
    "whose prison it was": (
        "توفي معتقل تحت التعذيب في سجون قسد بمدينة الحسكة.",
        {"killing": "civilians:target sdf:initiator"},
    ),
    "a company is no state": (
        "أحرق عناصر من حزب العمال الكردستاني آليات لشركة تركية في دهوك.",
        {"property_destruction": "pkk:initiator"},
    ),
    # what stands between
    "what is believed of gunmen": (
        "اختطف مسلحون يعتقد أنهم ينتمون إلى جماعة بوكو حرام عشرين مزارعا في ولاية بورنو.",
        {"abduction": "unknown_gunmen:initiator civilians:target boko_haram:suspected"},
    ),
    "a pronoun before the object": (
        "قصفت القوات الحكومية عقب ذلك مواقع الحوثيين في مقبنة بقذائف الهاون.",
        {"shelling": "yemen_government:initiator houthis:target"},
    ),
    "nationalities of one body": (
        "تبادل الجيشان الهندي والباكستاني إطلاق النار في كشمير.",
        {"armed_clash": "india_army:participant pakistan_army:participant"},
    ),
    "whom an ultimatum is for": (
        "أعلن الجيش السوداني المنطقة مغلقة، وأمهل الدعم السريع حتى الجمعة ملوحا بالقوة.",
        {"threat": "sudan_army:initiator rsf:target"},
    ),
    # told in another sentence
    "aircraft that go on": (
        "شنت مقاتلات التحالف العربي غارات على مواقع للحوثيين في صعدة.\n\nوفي حجة، دمر الطيران ظهر الجمعة جسر عبس.",
        {"airstrike": "arab_coalition:initiator"},
    ),
    "the force that a clause goes on about": (
        "هاجم تنظيم داعش نقطة لقوات سوريا الديمقراطية في بادية دير الزور.\n\n"
        "وقتل في الهجوم عنصران من القوات، التي ردت بقصف المنطقة بقذائف الهاون.",
        {"shelling": "sdf:initiator isis:target"},
    ),
    "attackers and with them": (
        "فجر عناصر من تنظيم القاعدة منزل قائد في الحزام الأمني بمديرية المحفد.\n\n"
        "وقالت قوات الحزام إنها لاحقت المهاجمين واشتبكت معهم في منطقة جبلية.",
        {"armed_clash": "stc:participant al_qaeda:participant"},
    ),
    "and that she": (
        "اختطف مسلحون أربعة طلاب في ولاية زامفارا.\n\n"
        "وأوضحت الشرطة أن الخاطفين طلبوا فدية، وأنها تبادلت معهم إطلاق النار في غابة مجاورة.",
        {"armed_clash": "police:participant unknown_gunmen:participant"},
    ),
    "a later mention of the act": (
        "هاجمت قوات الدعم السريع مدينة سنجة في ولاية سنار.\n\n"
        "وأفاد شهود بأن الجيش تصدى للهجوم وأجبر المهاجمين على التراجع إلى جبل موية.",
        {"armed_attack": "rsf:initiator sudan_army:target"},
    ),
    "whose man the victim was": (
        "اغتال مسلحون الشيخ سالم الحسن قرب منزله في طفس.\n\nوكان الحسن قياديا في الجيش الحر.",
        {"assassination": "unknown_gunmen:initiator free_army:target"},
    ),
    "whose man he was once": (
        "اغتال مسلحون الشيخ سالم الحسن قرب منزله في طفس.\n\nوكان الحسن قياديا سابقا في الجيش الحر.",
        {"assassination": "unknown_gunmen:initiator civilians:target"},
    ),
    "whose the building was": (
        "استهدفت غارتان إسرائيليتان فجر اليوم مبنى في الضاحية الجنوبية لبيروت.\n\n"
        "وذكرت وسائل إعلام أن المبنى يضم مكاتب تابعة لحزب الله.",
        {"airstrike": "israel:initiator hezbollah:target"},
    ),
    "a verb that goes on in the feminine": (
        "احتجزت السلطات التونسية قارب صيد قبالة سواحل صفاقس.\n\nوأفرجت عن طاقمه المكون من ثمانية صيادين بعد يومين.",
        {"release": "tunisia:initiator civilians:target"},
    ),
    # bare forces of which one of two sides is meant
    "forces that answer are those attacked": (
        "هاجم الجيش السوداني مواقع قوات الدعم السريع في بلدة العيلفون أمس. وردت القوات بقصف مدفعي.",
        {"shelling": "rsf:initiator sudan_army:target"},
    ),
    "forces that attacked": (
        "تصدى الجيش اليمني لهجوم الحوثيين في نهم أمس. وانسحبت القوات المهاجمة بعد ساعات.",
        {"withdrawal": "houthis:initiator"},
    ),
    "men of the side that acted": (
        "اقتحمت القوات التركية قرية حيلانة قرب عفرين أمس بعد انسحاب وحدات الحماية. ونهبت العناصر منازل المدنيين.",
        {"property_destruction": "turkey:initiator civilians:target"},
    ),
    "a president has no forces here": (
        "أعلن الرئيس الأمريكي دعمه. وقالت مصادر إن القوات قصفت قرية التوانة أمس.",
        {"shelling": ""},
    ),
    "a group that calls itself the army": (
        "اشتبكت قوات سوريا الديمقراطية مع الجيش الوطني شمالي منبج أمس. وقصف الجيش قرى في المنطقة.",
        {"shelling": "sna:initiator"},
    ),
    "a civil defence that tells of a strike": (
        "وقال الدفاع المدني إن الطيران استهدف سوقا شعبيا في كفر تخاريم فقتل 11 مدنيا.",
        {"airstrike": "civilians:target"},
    ),
    # who did it, by the gender of a verb before those who are counted
    "forces that killed fourteen men": (
        "قال الجيش الصومالي إن قواته الخاصة نفذت عملية في بلدة جلب أمس وقتلت 14 مسلحا.",
        {"armed_attack": "somalia_government:initiator militants:target"},
    ),
    # who protests
    "who took part in a march": (
        "شهدت مدينة السويداء أمس مظاهرة شارك فيها العشرات من الأهالي.",
        {"protest": "civilians:initiator"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_parties_of_accounts(name: str) -> None:
    text, expected = CASES[name]
    check_parties(text, "2024-06-15", expected)
