"""Who does what to whom, over the cross product of doers, acts, insertions and objects of well-formed sentences."""

from __future__ import annotations

from itertools import product

import pytest

from evtx.model import ASSERTED, Article
from evtx.pipeline import default_engine, extract_article


def parties(text: str, published: str = "2019-05-06") -> set[tuple[str, str]]:
    """Ids and roles of the actors of all events that a text tells."""
    article = Article(
        id="t", text=text, title=None, outlet=None, published=published, published_time=None,
        published_from="option", dateline_place=None, author=None, agency=None, reports_on=None,
        url=None, path="t.txt", language="ar", text_sha256="0",
    )  # fmt: skip
    events = [e for e in extract_article(article, default_engine()) if e.status in ASSERTED]
    return {(a.id, a.role) for e in events for a in e.actors}


# One man, or a band of nobody's, as the subject right behind its verb: never the object of a passive.
DOERS = {
    "مسلح": "unknown_gunmen", "مسلح مجهول": "unknown_gunmen", "رجل مسلح": "unknown_gunmen",
    "شاب ملثم": "unknown_gunmen", "شخصان مجهولان": "unknown_gunmen",
    "تنظيم متطرف": "militants", "مسلحون متشددون": "militants",
    "جنود": "pakistan_army", "دورية عسكرية": "pakistan_army", "قراصنة": "pirates", "رعاة": "civilians",
}  # fmt: skip
DEEDS = {
    "هاجم": "منزلا", "خطف": "مزارعا", "أحرق": "سيارة", "نهب": "متاجر", "قتل": "مزارعا", "نصب": "كمينا لقافلة تجار",
}  # fmt: skip
FEMININE = {"دورية عسكرية"}
NOT_SO = {("قراصنة", "نصب"), ("رعاة", "نصب"), ("قراصنة", "قتل"), ("قراصنة", "خطف"), ("قراصنة", "هاجم"), ("رعاة", "نهب")}


@pytest.mark.parametrize(("doer", "verb"), [p for p in product(DOERS, DEEDS) if p not in NOT_SO])
def test_who_acts(doer: str, verb: str) -> None:
    """خطف رجل مسلح مزارعا، أحرق رعاة سيارة: the indefinite subject of an active verb."""
    ending = "ت" if doer in FEMININE else ""
    told = parties(f"{verb}{ending} {doer} {DEEDS[verb]} في مدينة كويتا أمس.")
    assert (DOERS[doer], "initiator") in told


# Who is believed to have done it stands beside the doers, whatever stands behind.
BELIEFS = [
    "يعتقد أنهم من {}", "يشتبه في أنهم من {}", "يشتبه بأنهم من {}", "يرجح أنهم من {}", "يظن أنهم من {}",
    "يشتبه بانتمائهم إلى {}", "يعتقد أنهم ينتمون إلى {}",
]  # fmt: skip
BELIEVED = {"تنظيم داعش": "isis", "حركة الشباب": "al_shabaab", "حزب العمال الكردستاني": "pkk"}
BY_GUNMEN = [
    "هاجم مسلحون {} قرية في محافظة كركوك أمس.", "خطف مسلحون {} ثلاثة مدنيين في محافظة كركوك أمس.",
    "قتل مسلحون {} شرطيين اثنين في محافظة كركوك أمس.", "وأحرق مسلحون {} منازل في محافظة كركوك أمس.",
]  # fmt: skip


@pytest.mark.parametrize(("belief", "group", "act"), list(product(BELIEFS, BELIEVED, BY_GUNMEN)))
def test_who_is_suspected(belief: str, group: str, act: str) -> None:
    """Gunmen believed to be of a group: they did it, the group is suspected, and is never the target."""
    told = parties(act.format(belief.format(group)))
    assert (BELIEVED[group], "suspected") in told
    assert (BELIEVED[group], "target") not in told


# What is hit stands behind the weapon, which no genitive goes on with.
WEAPONS = [
    "بقذائف الهاون", "بالصواريخ", "بالمدفعية الثقيلة", "بعدد من القذائف", "بثلاث قذائف هاون", "برشقة صاروخية",
    "بالأسلحة المتوسطة والثقيلة",
]  # fmt: skip
HIT = {
    "القوات التركية": "turkey", "الجيش العراقي": "iraq_army", "نقطة للحشد الشعبي": "pmf", "السفارة الأمريكية": "usa",
    "مواقع للجيش العراقي": "iraq_army", "قوات البيشمركة": "peshmerga",
}  # fmt: skip


@pytest.mark.parametrize(("verb", "weapon", "hit"), list(product(["قصف", "استهدف"], WEAPONS, HIT)))
def test_what_is_hit_behind_the_weapon(verb: str, weapon: str, hit: str) -> None:
    told = parties(f"{verb} تنظيم داعش {weapon} {hit} في محافظة كركوك أمس.")
    assert {("isis", "initiator"), (HIT[hit], "target")} <= told


# What stands between subject and object: times, places, manners, adverbs.
BETWEEN = [
    "، فجر اليوم،", "، في بلدة الحويجة،", "، مستخدمين أسلحة رشاشة،", " مجددا", " بشكل مفاجئ", " في منطقة الحويجة",
]  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "between", "hit"),
    list(product(["مسلحون", "مسلحو داعش"], BETWEEN, ["القوات التركية", "نقطة للحشد الشعبي", "دورية للشرطة الاتحادية"])),
)
def test_what_is_hit_behind_an_insertion(subject: str, between: str, hit: str) -> None:
    told = parties(f"هاجم {subject}{between} {hit} في محافظة كركوك.")
    doer = {"مسلحون": "unknown_gunmen", "مسلحو داعش": "isis"}[subject]
    target = {"القوات التركية": "turkey", "نقطة للحشد الشعبي": "pmf", "دورية للشرطة الاتحادية": "iraq_police"}[hit]
    assert {(doer, "initiator"), (target, "target")} <= told


# Who backs an act, by name or by a nationality.
SUPPORT = [
    "بدعم جوي {}", "تحت غطاء جوي {}", "بإسناد {}", "بغطاء جوي {}", "وسط غطاء جوي {} كثيف",
]  # fmt: skip
BACKERS = {"روسي": "russia", "أمريكي": "usa", "تركي": "turkey", "فرنسي": "france"}


@pytest.mark.parametrize(("phrase", "nation"), list(product(SUPPORT, BACKERS)))
def test_who_backs_it_by_nationality(phrase: str, nation: str) -> None:
    told = parties(f"سيطرت قوات سوريا الديمقراطية {phrase.format(nation)} على بلدة هجين أمس.", "2021-05-06")
    assert {("sdf", "initiator"), (BACKERS[nation], "supporter")} <= told


@pytest.mark.parametrize(
    "phrase", ["بمساعدة {}", "تحت غطاء جوي من {}", "بتغطية من {}", "وسط إسناد من {}", "بمعاونة {}", "تحت حماية {}"]
)
def test_who_backs_it_by_name(phrase: str) -> None:
    told = parties(
        f"داهمت قوات سوريا الديمقراطية {phrase.format('قوات التحالف الدولي')} منزلا في الشحيل أمس.", "2021-05-06"
    )
    assert {("sdf", "initiator"), ("coalition", "supporter")} <= told


def test_whose_aircraft_is_not_told() -> None:
    """A bare air force backs for the force that acts, whose it may be."""
    told = parties("دهمت قوات التحالف الدولي منزلا في الشحيل تحت غطاء من الطيران المروحي أمس.", "2021-05-06")
    assert not any(role == "supporter" for _, role in told)


@pytest.mark.parametrize(
    "text",
    [
        "هاجمت جماعة أنصار الله نقطة عسكرية في محافظة مأرب أمس.",  # no crowd of supporters
        "هاجم جيش الأسد نقطة عسكرية في ريف إدلب أمس.",  # no lion
    ],
)
def test_words_inside_names(text: str) -> None:
    told = parties(text, "2017-05-06")
    assert told & {("houthis", "initiator"), ("syria_regime", "initiator")}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("هاجم مسلحون قافلة عسكرية في محافظة ديالى أمس.", "iraq_army"),
        ("هاجم مسلحون حاجزا أمنيا في محافظة ديالى أمس.", "security_forces"),
        ("هاجم مسلحون نقطة تفتيش أمنية في محافظة ديالى أمس.", "security_forces"),
        ("هاجم مسلحون كنيسة في محافظة ديالى أمس.", "civilians"),
        ("خطف تنظيم داعش أكرادا في محافظة ديالى أمس.", "civilians"),
        ("هاجم مسلحون مسيحيين في محافظة ديالى أمس.", "civilians"),
        ("هاجم مسلحون ناشطا إعلاميا في محافظة ديالى أمس.", "journalists"),
        ("قتل موظفان في الأمم المتحدة برصاص مسلحين في محافظة ديالى أمس.", "un"),
    ],
)
def test_who_is_hit(text: str, target: str) -> None:
    assert {i for i, role in parties(text) if role == "target"} == {target}


@pytest.mark.parametrize("beside", ["{} و{}", "كل من {} و{}", "{} من جهة و{} من جهة أخرى"])
def test_both_sides(beside: str) -> None:
    told = parties(
        f"اندلعت اشتباكات بين {beside.format('الجيش السوداني', 'قوات الدعم السريع')} في الفاشر أمس.", "2024-06-16"
    )
    assert told == {("sudan_army", "participant"), ("rsf", "participant")}
