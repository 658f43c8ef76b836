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
    "قتلت القوات الإسرائيلية 45 فلسطينيا منذ بدأت الاحتجاجات في 30 مارس على حدود غزة.": {
        "protest": "protesters:initiator",
        "armed_attack": "israel:initiator civilians:target",
    },
    # what somebody is not
    "قتل أكثر من مئة شخص، معظمهم غير مسلحين، بنيران إسرائيلية في غزة.": {
        "armed_attack": "israel:initiator civilians:target"
    },
    # whose what is hit is
    "أغارت طائرات إسرائيلية على مواقع إيرانية يتم تشغيلها من قبل فيلق القدس قرب دمشق.": {
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
}


@pytest.mark.parametrize("text", CASES)
def test_roles_by_the_phrase(text: str) -> None:
    check_parties(text, "2018-06-16", CASES[text])
