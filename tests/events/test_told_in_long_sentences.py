"""Acts in long sentences: as a state that lasts, with the doer far behind the verb, as the object of a telling verb."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import extract_article
from tests.events.parties_told import check_parties, engine

# text -> the parties of the act that it tells
TOLD: dict[str, dict[str, str]] = {
    # participles that tell an act as its passive does
    "خمسة من أعضاء النقابة محتجزون لدى الأمن السوداني منذ الخميس في الخرطوم.": {"arrest": "security_forces:initiator"},
    "الصحفي أحمد سالم معتقل لدى جماعة الحوثي في صنعاء منذ أمس.": {"arrest": "houthis:initiator journalists:target"},
    "ثلاثة مهندسين هنود مخطوفون منذ الأحد في ولاية بغلان الأفغانية.": {"abduction": "civilians:target"},
    "ستة طلاب موقوفون منذ أمس في مركز شرطة سيدي بلعباس.": {"arrest": "civilians:target"},
    "أكدت الخارجية أن مواطنين اثنين محتجزان لدى السلطات الإيرانية في بندر عباس منذ أسبوع.": {
        "arrest": "civilians:target iran:initiator"
    },
    "لم ينقض نهار أمس إلا وعشرة صحفيين معتقلون لدى الأمن في إسطنبول.": {"arrest": "journalists:target"},
    # the doer behind a time and an aside
    "ودعت مدينة الخالص أمس أربعة من أبنائها قتلهم الأحد، وهم في طريقهم إلى الحقول، مسلحون مجهولون.": {
        "armed_attack": "unknown_gunmen:initiator civilians:target"
    },
    "سائق من كركوك خطفه أمس ملثمون على طريق الحويجة.": {"abduction": "unknown_gunmen:initiator civilians:target"},
    "تعالج عيادة في كسلا أربع نساء اغتصبهن ليل الثلاثاء، على حد قول طبيبة، جنود في قرية حدودية.": {
        "physical_assault": "sudan_army:initiator civilians:target"
    },
    # verbal nouns with their doer, a time and whom it was done to
    "وثق المرصد اعتقال قسد أمس سبعة شبان في بلدة الشحيل.": {"arrest": "sdf:initiator civilians:target"},
    "رحبت المنظمة بإفراج حركة طالبان عن صحفيين اثنين في قندهار أمس.": {
        "release": "taliban:initiator journalists:target"
    },
    "سجل المركز خطف مسلحين مجهولين مساء الأحد طبيباً وزوجته في بنغازي.": {
        "abduction": "unknown_gunmen:initiator civilians:target"
    },
    # the clause goes on behind an aside
    "اعتقلت الشرطة، بعد أن فتشت شقته، طالباً في مدينة صفاقس أمس.": {"raid": "police:initiator civilians:target"},
    "دهم عناصر من جهاز المخابرات، كانوا في سيارتين بلا لوحات، منزل محام في حي المنصور ليل أمس واقتادوه.": {
        "raid": "iraq_army:initiator civilians:target"
    },
    "أحرق ليل الثلاثاء، بعدما أنزلوا ركابها منها، مسلحون من حركة الشباب ثلاث حافلات قرب ماندرا.": {
        "property_destruction": "al_shabaab:initiator civilians:target"
    },
    "نهب جنود، بعد أن طردوا الحراس، مخزن برنامج الأغذية العالمي في الجنينة أول أمس.": {
        "property_destruction": "sudan_army:initiator un:target"
    },
    "دمرت، مستخدمة جرافتين، سلطات الاحتلال الإسرائيلي أمس منزلين في بلدة العيسوية.": {
        "property_destruction": "israel:initiator civilians:target"
    },
    "قوة من الفرقة الثامنة، كانت قد وصلت إلى أطراف البلدة قبل يومين، اعتقلت أمس في أبو غريب سبعة مطلوبين.": {
        "arrest": "iraq_army:initiator"
    },
    "شن الطيران الحربي، الذي لم يغادر الأجواء منذ الفجر، خمس غارات على مدينة سراقب اليوم.": {
        "airstrike": "syria_regime:initiator"
    },
    "أفرجت السلطات الإيرانية، بعد وساطة عمانية استمرت أشهراً، عن باحث فرنسي أمس.": {
        "release": "iran:initiator civilians:target"
    },
    "دفنت مدينة غزني اليوم تسعة من طلابها قتلهم أمس، وهم خارجون من الدرس، انتحاري.": {"bombing": "civilians:target"},
    # what hit somebody behind him
    "أصابت آلية للجيش المصري عبوة ناسفة قرب الشيخ زويد أمس وأدت إلى مقتل جندي.": {"bombing": "egypt_army:target"},
    # on whom an act came, by the pronoun of a preposition
    "ما إن فتح التاجر باب محله في مقديشو صباح أمس حتى أطلق عليه مسلحان النار.": {
        "armed_attack": "unknown_gunmen:initiator civilians:target"
    },
    "قال شهود إن الحافلة التي كانت تقل طلاباً انفجرت بها عبوة عند مفرق الدجيل أمس.": {"bombing": "civilians:target"},
    # by whose hands, before the verb
    "على يد عناصر من قسد لقي راع مصرعه أمس قرب الشحيل.": {"killing": "sdf:initiator civilians:target"},
    # in and out again with people in their hands
    "انسحبت القوات الإسرائيلية من مخيم بلاطة صباح اليوم ومعها ستة معتقلين.": {
        "raid": "israel:initiator civilians:target"
    },
}
# text -> a type of which it tells no act
SILENT = {
    "أفرجت حركة طالبان عن ثلاثة معتقلين لدى فصائلها في قندوز أمس.": "arrest",
    "بدأ ثلاثة معتقلين لدى الأمن المصري منذ أمس إضراباً عن الطعام.": "arrest",
    "الركاب محتجزون في المطار منذ مساء أمس بسبب العاصفة في باريس.": "arrest",
    "دعت المنظمة إلى إطلاق صحفيين محتجزين لدى الحوثيين في صنعاء منذ أربع سنوات.": "arrest",
    "غادر سبعة وعشرون تلميذاً الليلة الماضية وخرجوا من المدرسة ومعهم معلموهم.": "abduction",
}


@pytest.mark.parametrize("text", TOLD)
def test_parties_of_acts_told_in_long_sentences(text: str) -> None:
    check_parties(f"أنباء\n\n{text}", "2020-06-17", TOLD[text])


@pytest.mark.parametrize("text", SILENT)
def test_no_act_of_the_type(text: str) -> None:
    found = extract_article(Article(id="t", text=f"أنباء\n\n{text}", published="2020-06-17"), engine())
    assert not [e for e in found if e.type == SILENT[text] and e.confidence >= 0.5]
