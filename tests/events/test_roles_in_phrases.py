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
}


@pytest.mark.parametrize("text", CASES)
def test_roles_by_the_phrase(text: str) -> None:
    check_parties(text, "2018-06-16", CASES[text])
