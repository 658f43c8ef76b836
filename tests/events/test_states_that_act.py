"""States told by their name or their arms: who strikes, who is accused, whose airfield is hit, whose men they are."""

import pytest

from tests.events.parties_told import check_parties

CASES = {
    "the strikes of a state": (
        "2024-06-15",
        "أدان المجلس أمس غارات إسرائيل على بلدة الخيام.",
        {"airstrike": "israel:initiator"},
    ),
    "what a state shells": (
        "2020-02-15",
        "أدان المجلس أمس قصف روسيا مدينة سراقب.",
        {"shelling": "russia:initiator"},
    ),
    "attacks in a country at the hands of others": (
        "2014-06-15",
        "وقعت هجمات العراق على أيدي مسلحين أمس.",
        {"armed_attack": "unknown_gunmen:initiator"},
    ),
    "who had accused": (
        "2018-07-20",
        "كانت دمشق قد اتهمت إسرائيل في الثامن من تموز بقصف بلدة الكسوة.",
        {"shelling": "israel:accused"},
    ),
    "who had captured": (
        "2018-03-30",
        "كانت تركيا قد احتلت أمس مدينة جنديرس.",
        {"territory": "turkey:initiator"},
    ),
    "a capital that had seen an attack": (
        "2018-03-30",
        "كانت كابول قد شهدت أمس تفجيرا انتحاريا.",
        {"bombing": ""},
    ),
    "whom accusations are directed at": (
        "2018-07-20",
        "رفض المتحدث الاتهامات التي وجهتها سوريا وروسيا لإسرائيل بقصف بلدة الكسوة أمس.",
        {"shelling": "israel:accused"},
    ),
    "whose rockets are fired": (
        "2018-05-12",
        "أطلقت صواريخ إيرانية أمس على مواقع إسرائيلية في الجولان.",
        {"shelling": "iran:initiator israel:target"},
    ),
    "whose rockets strike": (
        "2018-05-12",
        "أعلنت دمشق تصديها لصواريخ إسرائيلية استهدفت بلدات عدة أمس.",
        {"shelling": "israel:initiator"},
    ),
    "who made the rockets": (
        "2018-05-12",
        "أطلق الحوثيون صواريخ إيرانية الصنع أمس على الرياض.",
        {"shelling": "houthis:initiator saudi_arabia:target"},
    ),
    "whose airfield": (
        "2018-04-10",
        "قصفت طائرات إسرائيلية أمس مطار التيفور العسكري.",
        {"airstrike": "israel:initiator syria_regime:target"},
    ),
    "its own airfield, lost to others": (
        "2018-01-10",
        "قصف الجيش السوري أمس مطار أبو الضهور العسكري.",
        {"shelling": "syria_regime:initiator"},
    ),
    "men of a body whose name goes on": (
        "2018-03-18",
        "سيطرت وحدات من الجيش السوري الحر أمس على مدينة جنديرس.",
        {"territory": "free_army:initiator"},
    ),
    "men of an army": (
        "2018-03-18",
        "سيطرت وحدات من الجيش السوري أمس على مدينة حرستا.",
        {"territory": "syria_regime:initiator"},
    ),
    "a joint force of another country": (
        "2018-08-12",
        "نفذت القوة الأمنية المشتركة مداهمة في مدينة السلط الأردنية أمس.",
        {"raid": "security_forces:initiator"},
    ),
    "whose site is struck by nobody's aircraft": (
        "2018-03-24",
        "نفذت طائرة مجهولة غارة على موقع لقياديين في تنظيم القاعدة في مدينة أوباري أمس.",
        {"airstrike": "al_qaeda:target"},
    ),
    "whose is what and joins": (
        "2018-06-15",
        "استهدفت الغارات أمس مواقع وآليات للحوثيين في مدينة زبيد.",
        {"airstrike": "houthis:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_state_that_acts(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)
