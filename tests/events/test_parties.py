"""Who took part in an event and how: those whom a text names only by a pronoun, a noun, a man or not at all."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


def events_of(text: str, day: str, event_type: str) -> list[Event]:
    found = extract_article(Article(id="t", text=text, published=day), engine())
    return [e for e in found if e.type == event_type]


def actors_of(event: Event) -> set[str]:
    return {f"{a.id}:{a.role}" for a in event.actors}


# name -> day, text, type of the event, its actors
CASES = {
    "the movement and both sides": (
        "2024-06-15",
        "اندلعت مواجهات بين حركة الشباب والجيش الصومالي قرب بلدة جنالي. وقصف الجانبان مواقع بعضهما بالمدفعية.",
        "shelling",
        {"al_shabaab:initiator", "somalia_government:initiator"},
    ),
    "both sides, one of them a bare government": (
        "2019-06-15",
        "اشتبك الحوثيون مع القوات الحكومية في مديرية حيس. وتبادل الطرفان القصف المدفعي مساء أمس.",
        "shelling",
        {"houthis:participant", "yemen_government:participant"},
    ),
    "the gunmen are those told before": (
        "2024-06-15",
        "هاجم مسلحون من جماعة بوكو حرام قرية قرب مدينة مايدوغوري. وخطف المسلحون عشرة من سكانها قبل انسحابهم.",
        "armed_attack",
        {"boko_haram:initiator", "civilians:target"},
    ),
    "the captors": (
        "2024-06-15",
        "خطفت حركة الشباب أربعة عمال في محيط بيدوا، وأفرج الخاطفون عن أحدهم بعد يومين.",
        "release",
        {"al_shabaab:initiator", "civilians:target"},
    ),
    "his forces": (
        "2024-06-15",
        "أكدت وزارة الدفاع الباكستانية أن قواتها قصفت مواقع لمسلحين في وزيرستان.",
        "shelling",
        {"pakistan_army:initiator", "militants:target"},
    ),
    "her fighters are those hurt": (
        "2024-06-15",
        "قالت قوات سوريا الديمقراطية إن ثلاثة من مقاتليها قتلوا في هجوم شنه تنظيم الدولة على حاجز قرب الشدادي.",
        "armed_attack",
        {"isis:initiator", "sdf:target"},
    ),
    "its fighters, by gender not those of the nearest name": (
        "2024-06-15",
        "هاجم الجيش الصومالي معقلا لحركة الشباب قرب كسمايو وقتل عشرة من مقاتليها.",
        "armed_attack",
        {"somalia_government:initiator", "al_shabaab:target"},
    ),
    "a pronoun on the verb": (
        "2024-06-15",
        "أربعة عمال خطفتهم جماعة مسلحة قرب تدمر.",
        "abduction",
        {"militants:initiator", "civilians:target"},
    ),
    "whose missiles were shot down": (
        "2024-06-15",
        "أسقط الجيش الأميركي ثلاثة صواريخ أطلقها الحوثيون باتجاه سفينة تجارية في البحر الأحمر.",
        "interception",
        {"usa:initiator", "houthis:target"},
    ),
    "who took part": (
        "2024-06-15",
        "نفذت عملية تمشيط شاركت فيها وحدات من الجيش العراقي والحشد الشعبي في صحراء الأنبار.",
        "raid",
        {"iraq_army:initiator", "pmf:initiator"},
    ),
    "a title after the name": (
        "2024-06-15",
        "اغتيل سالم الخالدي، القيادي في حركة حماس، بعبوة ناسفة في صيدا.",
        "assassination",
        {"hamas:target"},
    ),
    "the other side of a fight is the subject": (
        "2024-06-15",
        "سيطر الجيش السوداني على بلدة كاس بعد اشتباكات مع قوات الدعم السريع.",
        "armed_clash",
        {"sudan_army:participant", "rsf:participant"},
    ),
    "and who lost the town that was fought for": (
        "2024-06-15",
        "سيطر الجيش السوداني على بلدة كاس بعد اشتباكات مع قوات الدعم السريع.",
        "territory",
        {"sudan_army:initiator", "rsf:target"},
    ),
    "people of whom nothing is told": (
        "2024-06-15",
        "ألقت الشرطة العراقية القبض على ثلاثة أشخاص في كركوك.",
        "arrest",
        {"iraq_police:initiator"},
    ),
    "who flees": ("2024-06-15", "نزحت عشرات العوائل من بلدة كاس.", "displacement", {"civilians:initiator"}),
    "a crowd told by its act": (
        "2019-11-24",
        "أطلقت الشرطة العراقية النار على تظاهرة في الناصرية.",
        "armed_attack",
        {"iraq_police:initiator", "protesters:target"},
    ),
    "who guards the doers": (
        "2024-06-15",
        "اقتحم عشرات المستوطنين باحات المسجد الأقصى بحراسة مشددة من الجيش الإسرائيلي.",
        "raid",
        {"settlers:initiator", "israel:supporter"},
    ),
    "into whose hands a town fell": (
        "2024-06-15",
        "سقطت بلدة كاس في يد قوات الدعم السريع.",
        "territory",
        {"rsf:initiator"},
    ),
    "an exchange has two sides": (
        "2024-06-15",
        "جرى تبادل أسرى بين الحوثيين والحكومة اليمنية في تعز.",
        "release",
        {"houthis:participant", "yemen_government:participant"},
    ),
    "a later verb with the act as its object": (
        "2024-06-15",
        "شهدت مدينة درعا عملية اغتيال أودت بحياة شرطي، نفذها مسلحون مجهولون.",
        "assassination",
        {"unknown_gunmen:initiator", "syria_regime:target"},
    ),
    "between was and had the doer": (
        "2024-06-15",
        "عثرت الشرطة العراقية في كركوك على جثتي عاملين كان مسلحون قد خطفوهما يوم الخميس.",
        "abduction",
        {"unknown_gunmen:initiator", "civilians:target"},
    ),
    "a force beside which a charge went off": (
        "2024-06-15",
        "انفجرت عبوة ناسفة قرب دورية للجيش العراقي في كركوك.",
        "bombing",
        {"iraq_army:target"},
    ),
    "an office holder by his last name": (
        "2024-06-15",
        "حذر قائد القوات الروسية سيرغي كيسيل من التصعيد في شمال البلاد. ثم عقد كيسيل اجتماعاً مع وفد من قسد.",
        "meeting",
        {"russia:participant", "sdf:participant"},
    ),
    "a feminine after an imperfect": (
        "2024-06-15",
        "تواصل قوات الدعم السريع حصار مدينة الفاشر.",
        "blockade",
        {"rsf:initiator"},
    ),
    "residents of a besieged town": (
        "2024-06-15",
        "تواصل قوات الدعم السريع حصار المدنيين في مدينة الفاشر.",
        "blockade",
        {"rsf:initiator", "civilians:target"},
    ),
    "the police open fire": (
        "2010-09-15",
        "فتحت الشرطة الهندية النار على محتجين في سريناغار فقتل أربعة منهم.",
        "armed_attack",
        {"police:initiator", "protesters:target"},
    ),
    "soldiers and whom they killed": (
        "2008-03-01",
        "وقتل جنود امرأة عند حاجز شمال بغداد.",
        "armed_attack",
        {"iraq_army:initiator", "civilians:target"},
    ),
    "the police of no country that is told": (
        "2021-03-01",
        "اشتبك متظاهرون مع الشرطة في الشوارع ليلاً.",
        "riot",
        {"police:participant", "protesters:participant"},
    ),
    "a post of somebody": (
        "2020-02-15",
        "قصف الطيران الحربي نقطة لهيئة تحرير الشام في معرة مصرين.",
        "airstrike",
        {"syria_regime:initiator", "hts:target"},
    ),
    "two nationalities": (
        "2012-03-01",
        "اشتبكت القوات الأفغانية والباكستانية قرب معبر تورخم.",
        "armed_clash",
        {"afghanistan_government:participant", "pakistan_army:participant"},
    ),
    "the same after the change of power": (
        "2024-03-01",
        "اشتبكت القوات الأفغانية والباكستانية قرب معبر تورخم.",
        "armed_clash",
        {"taliban:participant", "pakistan_army:participant"},
    ),
    "a capital that acts": (
        "2022-04-10",
        "قصفت موسكو مدينة خاركيف بالصواريخ فجر اليوم.",
        "shelling",
        {"russia:initiator", "ukraine:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_parties(name):
    day, text, event_type, expected = CASES[name]
    events = events_of(text, day, event_type)
    assert len(events) == 1
    assert actors_of(events[0]) == expected


# Civilians are aimed at where nobody else is: name -> text, type, whether they are a target.
CIVILIANS = {
    "their homes": ("أحرق مسلحون مجهولون خمسة منازل في قرية ذيبان.", "property_destruction", True),
    "a curfew aims at nobody": ("فرضت الشرطة حظر تجول في مدينة كاوبوي النيجيرية.", "blockade", False),
    "they are let go": ("أفرجت حركة الشباب عن عشرة أشخاص في مدينة بيدوا.", "release", True),
    "they are helped": ("وزع الهلال الأحمر سلالا غذائية في بلدة تل رفعت.", "aid", True),
    "they are hurt by shells": ("قصفت المدفعية التركية قرية أم جلود فقتل ثلاثة أشخاص.", "shelling", True),
    "soldiers are hurt": ("قصفت المدفعية التركية قرية أم جلود فقتل ثلاثة جنود سوريين.", "shelling", False),
    "fighters are let go": ("أفرجت حركة الشباب عن عشرة جنود صوماليين في مدينة بيدوا.", "release", False),
    "nobody is hurt by a fight": ("اشتبك الجيش السوداني مع قوات الدعم السريع في الفاشر.", "armed_clash", False),
}


@pytest.mark.parametrize("name", CIVILIANS)
def test_civilians(name):
    text, event_type, expected = CIVILIANS[name]
    events = events_of(text, "2024-06-15", event_type)
    assert len(events) == 1
    assert ("civilians:target" in actors_of(events[0])) == expected


# Doers that the account gives: name -> text, type, actors of the last such event.
ACCOUNTS = {
    "a verb that goes on": (
        "دهم الجيش اللبناني منزلا في بلدة عرسال. وفي اليوم نفسه اعتقل خمسة أشخاص في بلدة اللبوة.",
        "arrest",
        "lebanon_army:initiator",
    ),
    "whose air strikes": (
        "شن الطيران الروسي غارات على ريف إدلب. واستهدفت غارة جوية مزرعة قرب بلدة حزانو.",
        "airstrike",
        "russia:initiator",
    ),
    "two air forces, so nobody's": (
        "شن الطيران الروسي غارات على سراقب. وشن الطيران التركي غارات على عين عيسى. واستهدفت غارة جوية مزرعة في تدمر.",
        "airstrike",
        None,
    ),
}


@pytest.mark.parametrize("name", ACCOUNTS)
def test_doers_of_the_account(name):
    text, event_type, expected = ACCOUNTS[name]
    events = events_of(text, "2020-02-15", event_type)
    assert events
    doers = {a for a in actors_of(events[-1]) if a.endswith(":initiator")}
    assert doers == ({expected} if expected else set())
