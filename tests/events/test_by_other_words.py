"""Attacks, fights and killings that no attack's noun or verb tells: fire that flies, arms that speak, blades, ropes."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import extract_article
from tests.events.parties_told import check_parties, engine

# text -> the parties of the act that it tells
TOLD: dict[str, dict[str, str]] = {
    # fire that is poured, flies and finds somebody
    "صبّ جنود الاحتلال نيران بنادقهم على صيادين قبالة شاطئ السودانية شمال غزة.": {
        "armed_attack": "israel:initiator civilians:target"
    },
    "انطلقت نيران من قمة جبل على رتل للجيش الباكستاني في تيراه فأصيب خمسة جنود.": {
        "armed_attack": "pakistan_army:target"
    },
    "تساقط الرصاص على سوق الخضار في مدينة طويلة وأصيبت بائعتان.": {"armed_attack": "civilians:target"},
    "صرع قناصة الدعم السريع سبعة مدنيين في حي الفتيحاب بأم درمان.": {"armed_attack": "rsf:initiator civilians:target"},
    "حصدت بنادق المسلحين أرواح تسعة قرويين في بلدة بانكاس وسط مالي.": {
        "armed_attack": "unknown_gunmen:initiator civilians:target"
    },
    "أردى عناصر من الباسيج شاباً بطلقة في الرأس في مهاباد.": {"armed_attack": "iran:initiator civilians:target"},
    "قضى أربعة جنود نيجريين على أيدي مسلحين قرب تيلابيري.": {
        "armed_attack": "niger_army:target unknown_gunmen:initiator"
    },
    "سقط رتل للجيش المالي في شرك نصبه له مسلحون قرب موبتي.": {
        "armed_attack": "mali_army:target unknown_gunmen:initiator"
    },
    "شهدت بارديرا هجوماً لنحو أربعين من مقاتلي حركة الشباب على ثكنة للجيش الصومالي.": {
        "armed_attack": "al_shabaab:initiator somalia_government:target"
    },
    "صدت قوات الجيش اليمني زحفاً للحوثيين في جبهة الكسارة.": {
        "armed_attack": "houthis:initiator yemen_government:target"
    },
    "استباحة قرية على يد الجنجويد غرب كتم ومقتل ثلاثين": {"armed_attack": "rsf:initiator civilians:target"},
    "وخز شاب شرطيين إسرائيليين بآلة حادة عند باب العامود.": {"armed_attack": "unknown_gunmen:initiator israel:target"},
    # sides that meet, arms that speak
    "تواجه مقاتلو القسام وجنود الاحتلال من مسافة صفر في حي الشجاعية.": {
        "armed_clash": "hamas:participant israel:participant"
    },
    "لم تصمت البنادق في محور الخوي بين الجيش السوداني والدعم السريع منذ يومين.": {
        "armed_clash": "sudan_army:participant rsf:participant"
    },
    "تلاحم بالسلاح الأبيض بين جنود صينيين وهنود على الحدود في غالوان": {
        "armed_clash": "china:participant india_army:participant"
    },
    # one man who was chosen
    "أجهز ملثمان على شيخ عشيرة في ناحية أبو صيدا بأسلحة كاتمة.": {
        "assassination": "unknown_gunmen:initiator tribes:target"
    },
    "أزهق مسلحون روح عمدة قرية في ولاية كاتسينا.": {"assassination": "unknown_gunmen:initiator officials:target"},
    "لقي قيادي سابق حتفه غيلة في مدينة طفس.": {"assassination": "civilians:target"},
    # put to death
    "أقام الحوثيون حد القتل على ثلاثة رجال في ميدان التحرير.": {"execution": "houthis:initiator civilians:target"},
    "أعدمت السلطات العراقية سبعة مدانين بالإرهاب في سجن الحوت.": {
        "execution": "iraq_government:initiator prisoners:target"
    },
    "صلب داعش ثلاثة شبان في دوار النعيم بالرقة.": {"execution": "isis:initiator civilians:target"},
}

# The same words in a figure of speech, at a game, a feast or a hunt.
SILENT = [
    "صبّ المدرب جام غضبه ونيران نقده على الحكم بعد المباراة.",
    "تطاير الشرر من محول كهرباء وامتدت النيران إلى سوق في الموصل.",
    "انطلقت نيران الفرح في سماء المدينة ابتهاجاً بفوز المنتخب.",
    "حصد اللاعب جوائز كثيرة بأسلحته الفنية في دبي.",
    "زحف الجراد على حقول القمح في مأرب.",
    "اكتسح الحزب الانتخابات في إسطنبول.",
    "احتكم الطرفان إلى القضاء لحل النزاع في عدن.",
    "دوى أزيز الرصاص في حفل زفاف بصنعاء.",
    "أخطأ القائد التقدير في إدلب.",
    "نفذت البلدية حكم الإزالة بحق أبنية مخالفة في غزة.",
    "ساق الراعي قطيعه إلى الذبح قبل عيد الأضحى في البادية.",
    "سفك الدماء محرم في شريعتنا، قال مفتي لبنان.",
    "هوى النجار بفأسه على قطعة خشب في ورشة بصيدا.",
    "فتح الصياد نيران بندقيته على سرب من البط في أهوار ميسان.",
    "عاث الفساد في مؤسسات الدولة وقتل أحلام الشباب في بغداد.",
    "انتقد معماريون إعدام مبان قديمة في وسط دمشق.",
    "قال الكاتب إن الغلاء يغتال الحقيقة كل يوم في بيروت.",
]


@pytest.mark.parametrize("text", TOLD)
def test_told_by_other_words(text: str) -> None:
    check_parties(f"أنباء\n\n{text}", "2020-06-17", TOLD[text])


@pytest.mark.parametrize("text", SILENT)
def test_no_act(text: str) -> None:
    assert not [
        e
        for e in extract_article(Article(id="t", text=f"أنباء\n\n{text}", published="2020-06-17"), engine())
        if e.type in ("armed_attack", "armed_clash", "assassination", "execution", "killing") and e.confidence >= 0.5
    ]
