"""Acts whose verb has no subject, or one that takes up fighters of the sentence before."""

import pytest

from evtx.model import Article
from evtx.pipeline import extract_article
from tests.events.parties_told import check_parties, engine

CASES = {
    "men of whom the verb behind them says more": (
        "2021-08-08",
        "طوقت الشرطة الباكستانية مبنى بعد دخول مسلحين هاجموا حاجزا قرب بيشاور أمس.",
        {"armed_attack": "unknown_gunmen:initiator"},
    ),
    "men whom a force killed for what they did": (
        "2021-08-08",
        "قتلت القوات العراقية مسلحين هاجموا نقطة تفتيش قرب بعقوبة أمس.",
        {"armed_attack": "unknown_gunmen:initiator"},
    ),
    "whose the thing is that was struck": (
        "2021-08-08",
        "قتل خمسة في غارة استهدفت اجتماعا لحركة الشباب في كيسمايو أمس.",
        {"airstrike": "al_shabaab:target"},
    ),
    "they": (
        "2021-08-08",
        "شن مقاتلو طالبان هجوما على مدينة غزنة أمس. وسيطروا على ثلاث قرى.",
        {"armed_attack": "taliban:initiator", "territory": "taliban:initiator"},
    ),
    "a definite noun for the group": (
        "2021-08-08",
        "شن مقاتلو طالبان هجوما على مدينة غزنة أمس. وسيطرت الحركة على ثلاث قرى قربها.",
        {"armed_attack": "taliban:initiator", "territory": "taliban:initiator"},
    ),
    "those who attacked": (
        "2021-08-08",
        "شن مقاتلو طالبان هجوما على مدينة غزنة أمس. وسيطر المهاجمون على ثلاث قرى.",
        {"armed_attack": "taliban:initiator", "territory": "taliban:initiator"},
    ),
    "she, of a group, in a threat": (
        "2021-03-20",
        "هاجم الحوثيون جبهة الكسارة أمس. وتوعدت بمزيد من الهجمات على مأرب.",
        {"armed_attack": "houthis:initiator", "threat": "houthis:initiator"},
    ),
    "a verb that carries its noun": (
        "2024-06-15",
        "قصفت قوات الدعم السريع مدينة الفاشر بالمدفعية أمس. ثم شنت هجوما بريا على مخيم زمزم.",
        {"shelling": "rsf:initiator", "armed_attack": "rsf:initiator"},
    ),
    "men who plant mines": (
        "2021-03-20",
        "قصف الحوثيون مدينة تعز أمس. وزرعوا ألغاما في مديرية المخا.",
        {"shelling": "houthis:initiator", "bombing": "houthis:initiator"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_subject_told_before(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)


def test_a_definite_noun_takes_up_nobody_where_nobody_was_named() -> None:
    article = Article(id="t", text="سيطرت الحركة على ثلاث قرى قرب غزنة أمس.", published="2021-08-08")
    assert [event.actors for event in extract_article(article, engine())] == [()]
