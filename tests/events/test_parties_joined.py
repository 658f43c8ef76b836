"""Parties beside those that stand where a party is looked for: joined, backing, visited, fallen in their own attack."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


def told(text: str) -> set[tuple[str, str]]:
    events = extract_article(Article(id="t", text=text, published="2018-07-20"), engine())
    assert events, "no event"
    return {(a.id, a.role) for e in events for a in e.actors}


PARTIES = {
    "another of a third nation": (
        "قصفت طائرات أميركية وسفن حربية بريطانية وأخرى فرنسية مواقع في حمص.",
        {("usa", "initiator"), ("uk", "initiator"), ("france", "initiator")},
    ),
    "of two nations by adjectives": (
        "قتل خمسة مدنيين جراء غارات جوية سورية روسية على دوما.",
        {("syria_regime", "initiator"), ("russia", "initiator")},
    ),
    "states that back an act": (
        "واستعادت القوات الحكومية السورية، وبدعم حاسم من روسيا وإيران، بلدات قرب دمشق.",
        {("russia", "supporter"), ("iran", "supporter")},
    ),
    "the second side over a place": (
        "تم التوصل إلى تهدئة بين حركة حماس في غزة وإسرائيل.",
        {("hamas", "participant"), ("israel", "participant")},
    ),
    "attackers who fell": (
        "قتل خمسة من عناصر داعش خلال هجوم على نقطة تفتيش للشرطة في كركوك.",
        {("isis", "initiator"), ("iraq_police", "target")},
    ),
    "the host of a visit to a country": (
        "زار الرئيس الفرنسي إيمانويل ماكرون الهند الاثنين.",
        {("france", "initiator"), ("india", "target")},
    ),
    "the host in a capital": (
        "وصل وزير الخارجية الإيراني إلى موسكو الاثنين.",
        {("iran", "initiator"), ("russia", "target")},
    ),
}


@pytest.mark.parametrize("name", PARTIES)
def test_they_are_told(name: str) -> None:
    text, parties = PARTIES[name]
    assert parties <= told(text)


OTHERS = {
    "who fell to a state's attack": ("قتل خمسة من عناصر داعش في هجوم للجيش العراقي في كركوك.", ("isis", "initiator")),
    "allies who fell": ("قتل خمسة من الحشد الشعبي في هجوم على موقع للجيش العراقي في كركوك.", ("pmf", "initiator")),
    "a host where the country is divided": ("وصل مبعوث الأمم المتحدة إلى طرابلس الاثنين.", ("libya_gna", "target")),
    "his own men": ("زار الرئيس التركي قواته في سوريا الاثنين.", ("syria_regime", "target")),
}


@pytest.mark.parametrize("name", OTHERS)
def test_they_are_not(name: str) -> None:
    text, party = OTHERS[name]
    assert party not in told(text)


BEHIND = {
    "whom a fight cost men": (
        "وتخوض القوات الحكومية معارك في الجبهة الغربية بتعز، مكبدة الميليشيات الحوثية خسائر كبيرة.",
        ("houthis", "participant"),
    ),
    "whose camp was hit": (
        "شنت مقاتلات التحالف العربي غارات على صنعاء، مستهدفة معسكرا للحوثيين.",
        ("houthis", "target"),
    ),
    "whom gunfire was to disperse": (
        "أطلقت القوات الإسرائيلية الذخيرة الحية لتفريق المتظاهرين قرب الحدود.",
        ("protesters", "target"),
    ),
    "the men hit by a shell": (
        "أوردت وسائل إعلام تركية أن جنديين أصيبا جراء قذيفة هاون استهدفت مركزا للجيش في هاتاي.",
        ("turkey", "target"),
    ),
    "the state of an envoy": ("عقد اجتماع بين طالبان ومبعوث أمريكا إلى أفغانستان في الدوحة.", ("usa", "participant")),
}


@pytest.mark.parametrize("name", BEHIND)
def test_the_other_side_is_told_beside(name: str) -> None:
    text, party = BEHIND[name]
    assert party in told(text)


INNOCENT = {
    "the men hit by a shell": (
        "أوردت وسائل إعلام تركية أن جنديين أصيبا جراء قذيفة هاون استهدفت مركزا للجيش في هاتاي.",
        ("turkey", "initiator"),
    ),
    "whose pocket is besieged": (
        "وقتل مدنيون في هذا الجيب للمعارضة السورية الذي يحاصر فيه نحو 393 ألف نسمة.",
        ("opposition_factions", "initiator"),
    ),
}


@pytest.mark.parametrize("name", INNOCENT)
def test_who_suffers_it_did_not_do_it(name: str) -> None:
    text, party = INNOCENT[name]
    assert party not in told(text)


def test_who_strikes_in_answer_did_not_do_what_he_answers() -> None:
    text = (
        "قصف الجيش البريطاني مواقع في دوما بسوريا. "
        "وجاءت الضربات ردا على هجمات بالأسلحة الكيماوية ضد المدنيين في دوما بسوريا."
    )
    events = extract_article(Article(id="t", text=text, published="2018-07-20"), engine())
    assert not any(a.id == "uk" for e in events if e.type == "chemical_attack" for a in e.actors)
