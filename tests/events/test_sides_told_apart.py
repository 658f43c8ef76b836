"""Sides that stand apart from the act: in the phrase of a weapon, behind a verb of managing, in a clause about it."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


def events_of(text: str) -> list[Event]:
    return extract_article(Article(id="t", text=text, published="2024-06-15"), engine())


# name -> text, type of the event, its actors
CASES = {
    "whose mine it was": (
        "قتلت امرأة بلغم حوثي في مديرية التحيتا.",
        "bombing",
        {"houthis:initiator", "civilians:target"},
    ),
    "whose fire it was": (
        "استشهد فتى برصاص إسرائيلي في مخيم الفوار.",
        "armed_attack",
        {"israel:initiator", "civilians:target"},
    ),
    "whose drone it was": (
        "قتل شخصان في غارة بمسيّرة تركية على بلدة تل تمر.",
        "airstrike",
        {"turkey:initiator", "civilians:target"},
    ),
    "the maker of a weapon is nobody's side": (
        "أصيب مدني بصاروخ روسي الصنع قرب كركوك.",
        "",
        {"civilians:target"},
    ),
    "who says that we did it": (
        "الجيش الإسرائيلي: قصفنا مقراً لحزب الله في بلدة الخيام.",
        "shelling",
        {"israel:initiator", "hezbollah:target"},
    ),
    "demonstrators who clash with the police": (
        "قام متظاهرون بالاحتجاج في نابولي واصطدموا مع رجال الشرطة.",
        "riot",
        {"protesters:participant", "police:participant"},
    ),
    "demonstrators who storm a building": (
        "اقتحم شبان محتجون مقر الشرطة في نابولي.",
        "riot",
        {"protesters:initiator", "police:target"},
    ),
    "who rules a town arrests there": (
        "احتجزت قوات الدعم السريع عشرين طبيباً في نيالا.",
        "arrest",
        {"rsf:initiator", "civilians:target"},
    ),
    "whom settlers drive out": (
        "تهجير عشرين عائلة بدوية من تجمع عين العوجا على يد مستوطنين.",
        "displacement",
        {"settlers:initiator", "civilians:target"},
    ),
    "a host behind the town of the talks": (
        "التقى المبعوث الأممي في الرياض رئيس مجلس القيادة الرئاسي اليمني.",
        "meeting",
        {"un:participant", "yemen_government:participant"},
    ),
    "an unknown end is nobody": (
        "مصير مجهول لطبيب خطفه ملثمون من عيادته في حمص.",
        "abduction",
        {"unknown_gunmen:initiator", "civilians:target"},
    ),
    "hit by the blast that a clause is about": (
        "أعلنت السلطات أن تفجيراً انتحارياً استهدف قافلة للجيش الصومالي في مقديشو.",
        "",
        {"somalia_government:target"},
    ),
    "who managed to do it": (
        "تمكنت القوات الحكومية من إسقاط طائرة مسيّرة حوثية في جبهة الكسارة.",
        "interception",
        {"yemen_government:initiator", "houthis:target"},
    ),
    "the clause about a known act": (
        "أسفر الهجوم الذي شنه داعش على نقطة للجيش العراقي في كركوك عن مقتل جندي.",
        "armed_attack",
        {"isis:initiator", "iraq_army:target"},
    ),
    "the clause about a fight": (
        "الاشتباكات التي جرت ليلاً بين الجيش السوداني والدعم السريع في بارا خلفت ثلاثة قتلى.",
        "armed_clash",
        {"sudan_army:participant", "rsf:participant"},
    ),
    "the act is the subject of its verb": (
        "أدى قصف بالهاون طال مواقع الجيش اليمني في نهم إلى مقتل جندي.",
        "shelling",
        {"yemen_government:target"},
    ),
    "an object that nobody lists": (
        "استهدفت مدفعية الجيش السوداني تجمعات للدعم السريع في الخرطوم بحري.",
        "shelling",
        {"sudan_army:initiator", "rsf:target"},
    ),
    "what somebody calls his target": (
        "استهدف الحرس الثوري الإيراني بصواريخ باليستية ما قال إنها مقرات للموساد في أربيل.",
        "shelling",
        {"iran:initiator"},
    ),
    "a number of others after a name": (
        "قتلت طائرات التحالف عشرة من مسلحي داعش قرب مخمور.",
        "airstrike",
        {"coalition:initiator", "isis:target"},
    ),
    "the second half of a headline": (
        "طهران تحتجز ناقلة بريطانية في هرمز وواشنطن تسقط مسيّرة إيرانية",
        "interception",
        {"usa:initiator", "iran:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_sides(name: str) -> None:
    text, event_type, expected = CASES[name]
    found = [e for e in events_of(text) if not event_type or e.type == event_type]
    assert [{f"{a.id}:{a.role}" for a in e.actors} for e in found] == [expected]


# Words of war that tell no act: anniversaries, what acts left behind, opponents that nobody fights.
NO_EVENTS = (
    "أحيت مدينة حلبجة الذكرى السنوية للقصف الكيماوي.",
    "جمع الأهالي مخلفات القصف من حقول بلدة كفرنبل.",
    "تخوض الحكومة العراقية معركة كبيرة ضد الفساد الإداري.",
    "مصرع أربعة متسلقين في انهيار ثلجي بجبال الألب.",
)


@pytest.mark.parametrize("text", NO_EVENTS)
def test_words_of_war_without_an_act(text: str) -> None:
    assert [e.type for e in events_of(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "انفجرت عبوة لاصقة بسيارة قيادي في قسد في محاولة لاغتياله بمدينة منبج.",
        "أطلق مجهولون النار على مختار بلدة نمر في محاولة لاغتياله ما أدى إلى إصابته.",
        "اغتالته إسرائيل بغارة جوية استهدفت سيارته في صور.",
    ],
)
def test_what_is_called_an_assassination_is_one_event(text: str) -> None:
    assert [e.type for e in events_of(text)] == ["assassination"]
