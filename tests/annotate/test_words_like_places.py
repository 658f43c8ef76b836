"""Words that are called like places: common nouns, persons, continents, states that stand behind somebody."""

from __future__ import annotations

import pytest

from tests.events.test_where import place_of, read

# the text, the type of an act in it, the name of its place
CASES = {
    "a village of the country that the text speaks of": (
        "قصفت طائرات سورية قرية الصور، ثم اشتبك الطرفان في الصور.", "armed_clash", "الصور",
    ),
    "a city abroad that is host": ("أجرى الموفد الأميركي محادثات مع وفد سوداني في جدة الجمعة.", "meeting", "جدة"),
    "his speech": ("وفي حديثه إلى الصحفيين في بغداد قال إن داعش هاجم حاجزاً وقتل جنديين.", "armed_attack", "بغداد"),
    "a town with the same letters": ("قتل ثلاثة جنود في هجوم لداعش في حديثة غربي الأنبار.", "armed_attack", "حديثة"),
    "the town of that name": ("هاجم مسلحون من داعش أمس حاجزاً للجيش العراقي في بلد.", "armed_attack", "بلد"),
    "an adjective of the city": (
        "قصف الجيش الإسرائيلي المدينة المطلة على البحر وقتل اثنين في قطاع غزة.", "shelling", "قطاع غزة",
    ),
    "a coast that goes on with the compass": (
        "قصفت طائرات التحالف مواقع الحوثيين في مناطق الساحل الغربي في اليمن.", "airstrike", "الساحل الغربي",
    ),
    "the coast of Syria": ("هاجم مسلحون حاجزاً للأمن السوري في مناطق الساحل.", "armed_attack", "مناطق الساحل"),
    "the bank of a river behind a comma": (
        "شن تنظيم داعش هجمات على قرى في الضفة الغربية، لنهر الفرات، شرقي سوريا.", "armed_attack", "نهر الفرات",
    ),
    "an unknown town": ("وقع الهجوم على مولوغويا شرق مالي الجمعة وقتل خمسة جنود.", "armed_attack", "مولوغويا"),
    "an unknown town near a hill": ("وقع هجوم تركي قرب كيبيرا شمال مالي الجمعة.", "armed_attack", "كيبيرا"),
}  # fmt: skip

NOWHERE = {
    "a person who was attacked": (
        "قالت الشرطة إن الجاسوس السابق سكريفال نقل إلى المستشفى. ووقع الهجوم على سكريفال قبل يومين.", "armed_attack",
    ),
    "no village of a country that nobody speaks of": (
        "هاجم مسلحون حافلة المنتخب البرازيلي بعد فوزه بكأس القارة.", "armed_attack",
    ),
    "another country": ("التقى رئيس الوزراء العراقي وفداً إيرانياً في بلد آخر الثلاثاء.", "meeting"),
    "an envoy of rank": ("التقى الرئيس مبعوثاً كورياً. ووصل وفد كوري شمالي رفيع الثلاثاء.", "meeting"),
    "who backs those who were killed": ("قتل 32 مسلحاً من ميليشيات الحوثي الموالية لإيران.", "killing"),
    "who backs them, the second of two": ("قتل خمسة من القوات المدعومة من روسيا وإيران أمس.", "killing"),
    "for whom they are said to have spied": ("أعدمت إيران أربعة رجال أدينوا بالتجسس لإسرائيل.", "execution"),
    "whose men they are": ("قتل 12 عنصراً من ميليشيا تابعة لإيران أمس.", "killing"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_place(name: str) -> None:
    text, event_type, place = CASES[name]
    assert place_of(text, event_type) == place


@pytest.mark.parametrize("name", NOWHERE)
def test_nowhere(name: str) -> None:
    text, event_type = NOWHERE[name]
    assert place_of(text, event_type) is None


def test_a_continent_is_in_no_country() -> None:
    found = read("نفذت جماعات متطرفة هجمات في أوروبا قتل فيها عشرون شخصاً. وقالت موسكو إنها تتابع.")
    assert [(e.place.name, e.place.country) for e in found if e.place] == [("أوروبا", None)]
