"""Persons of every kind killed, taken, freed and found dead: a cross product of persons and clauses, one event each."""

from __future__ import annotations

import re
from functools import cache

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


def events_of(text: str) -> list[Event]:
    found = extract_article(Article(id="t", text=text, published="2019-05-06"), engine())
    return [e for e in found if e.status in ("occurred", "ongoing")]


def nominative(person: str) -> str:
    """حلاق* is an indefinite noun that takes -an; {ان|ين} a dual or plural."""
    return re.sub(r"\{(.*?)\|.*?\}", r"\1", person).replace("*", "")


def accusative(person: str) -> str:
    return re.sub(r"\{.*?\|(.*?)\}", r"\1", person).replace("*", "ا")


def genitive(person: str) -> str:
    return re.sub(r"\{.*?\|(.*?)\}", r"\1", person).replace("*", "")


def ids(event: Event, role: str) -> set[str]:
    return {a.id for a in event.actors if a.role == role}


ONE = [
    "مذيع*", "مراسل*", "روائي*", "عازف عود", "رسام كاريكاتير", "محاسب*", "حلاق*", "خياط*", "جزار*", "نادل*",
    "ناطور*", "قبطان*", "سمسار*", "بقال*", "صاحب مطعم", "صاحب ورشة", "مدير شركة", "مدير مستشفى", "رئيس نقابة",
    "وكيل نيابة", "مفتش*", "أسقف*", "حاخام*", "واعظ*", "ساحر*", "إمام مسجد", "مؤذن*", "غلام*", "متسول*", "مزارع*",
    "نحال*", "صيدلاني*", "جاسوس*", "قرصان*", "مسؤول* محلي*", "مسؤول* حكومي*",
]  # fmt: skip
CLAUSES = [
    ("اعتقلت قوات الأمن {a} في مدينة كركوك صباح أمس.", "arrest", "detained", accusative),
    ("ألقت قوات الأمن القبض على {a} في مدينة كركوك صباح أمس.", "arrest", "detained", genitive),
    ("خطف مسلحون مجهولون {a} في مدينة كركوك صباح أمس.", "abduction", "abducted", accusative),
    ("أعدم مسلحو داعش {a} في مدينة كركوك صباح أمس.", "execution", "killed", accusative),
]


@pytest.mark.parametrize(("clause", "kind", "figure", "case"), CLAUSES, ids=[c[1] + c[2] + c[0][:5] for c in CLAUSES])
@pytest.mark.parametrize("person", ONE)
def test_one_person_of_any_trade(person: str, clause: str, kind: str, figure: str, case: object) -> None:
    assert callable(case)
    event, *others = events_of(clause.format(a=case(person)))
    assert (event.type, others) == (kind, [])
    assert (event.casualties[figure].min, event.casualties[figure].max) == (1, 1)
    assert len(ids(event, "initiator")) == 1
    assert event.place is not None and event.place.name == "كركوك"


# Words that no list of ours has, and adverbs elsewhere: behind the subject of such a verb they are persons.
@pytest.mark.parametrize(
    "person",
    ["حدادا", "مخرجا سينمائيا", "ممثلا", "مدربا", "محققا", "مديرا", "رئيسا سابقا", "مفكرا", "سياسيا", "عسكريا"],
)
def test_one_person_whom_no_list_has(person: str) -> None:
    (event,) = events_of(f"اعتقلت الشرطة العراقية {person} في مدينة كركوك صباح أمس.")
    assert (event.type, ids(event, "initiator")) == ("arrest", {"iraq_police"})
    assert (event.casualties["detained"].min, event.casualties["detained"].max) == (1, 1)


def test_in_front_of_a_mosque_is_no_imam() -> None:
    (event,) = events_of("انفجرت عبوة ناسفة أمام مسجد في مدينة كركوك.")
    assert (event.type, event.casualties, ids(event, "target")) == ("bombing", {}, set())


def test_two_offices_of_one_man() -> None:
    (event,) = events_of("اغتال مجهولون إمام وخطيب جامع التوبة في مدينة عدن.")
    assert (event.casualties["killed"].min, event.casualties["killed"].max) == (1, 1)


def test_farms_are_no_farmer() -> None:
    (event,) = events_of("أحرق مستوطنون مزارع قرب نابلس.")
    assert event.type == "property_destruction" and not event.casualties


def test_a_man_of_a_people_behind_plural_subjects() -> None:
    (event,) = events_of("خطف مسلحون مجهولون كرديا في مدينة كركوك.")
    assert (event.casualties["abducted"].min, ids(event, "initiator")) == (1, {"unknown_gunmen"})


FORCES = [
    ("عناصر من الفرقة الرابعة", "fourth_division", "حمص"),
    ("جنود الاحتلال", "israel", "نابلس"),
    ("مفرزة للجيش الجزائري", "algeria_army", "تمنراست"),
    ("الشرطة العسكرية التابعة للجيش الوطني", "sna", "عفرين"),
    ("الأسايش", "asayish", "الحسكة"),
]


@pytest.mark.parametrize("person", ["ضابطين اثنين", "أحد أبناء البلدة", "طالبة", "ثلاثة مدونين", "تاجرا"])
@pytest.mark.parametrize(("force", "actor", "town"), FORCES)
def test_a_verbal_noun_with_its_doer_and_whom_it_takes(force: str, actor: str, town: str, person: str) -> None:
    (event,) = events_of(f"أفادت مصادر محلية باعتقال {force} {person} قرب مدينة {town} صباح اليوم.")
    count = {"ضابطين اثنين": 2, "ثلاثة مدونين": 3}.get(person, 1)
    assert (event.type, ids(event, "initiator")) == ("arrest", {actor})
    assert (event.casualties["detained"].min, event.casualties["detained"].max) == (count, count)


def test_who_is_led_away_after_his_arrest_is_taken_once() -> None:
    (event,) = events_of("اعتقلت الشرطة التركية صيدليا واقتادته إلى جهة مجهولة في مدينة مرسين قبل يومين.")
    assert (event.type, event.casualties["detained"].max) == ("arrest", 1)


def test_the_agent_of_a_passive_arrest() -> None:
    (event,) = events_of("ألقي القبض على الشاب يوسف إبراهيم من قبل الشرطة التركية في مدينة مرسين.")
    assert ids(event, "initiator") == {"turkey"}


@pytest.mark.parametrize("clause", ["اعتقلت الشرطة العراقية شيخ قبيلة", "اعتقل شيخ قبيلة"])
def test_a_sheikh_who_is_taken_takes_nobody(clause: str) -> None:
    (event,) = events_of(f"{clause} في كركوك أمس.")
    assert event.type == "arrest" and "tribes" not in ids(event, "initiator")


def test_a_force_of_an_army_with_a_name_of_several_words() -> None:
    (event,) = events_of("اعتقلت قوة من الجيش الوطني السوري شابا في بلدة سرمدا.")
    assert ids(event, "initiator") == {"sna"}


UNDERGONE = [
    ("تعرض شخصان للخطف على يد عصابة مسلحة في كركوك أمس.", "abduction", "abducted", 2, "unknown_gunmen"),
    ("تعرض طيار لعملية اختطاف في مدينة تيخوانا صباح اليوم.", "abduction", "abducted", 1, ""),
    ("تعرضت ناشطة للاعتقال في مدينة نابلس أمس.", "arrest", "detained", 1, ""),
    (
        "جرى اختطاف أربعة من أفراد عائلة واحدة من قبل مسلحين في بلدة الشحيل.",
        "abduction",
        "abducted",
        4,
        "unknown_gunmen",
    ),
    ("قام مسلحون يستقلون سيارة صباح اليوم باختطاف امرأة في بغداد.", "abduction", "abducted", 1, "unknown_gunmen"),
    ("أقدم مسلحون يستقلون سيارة على خطف خمسة تجار في أم درمان أمس.", "abduction", "abducted", 5, "unknown_gunmen"),
    ("اغتيل ضابط على يد مسلحي جماعة بوكو حرام في كانو أمس.", "assassination", "killed", 1, "boko_haram"),
    ("اغتيل أمين عام حزب معارض في الخرطوم أمس.", "assassination", "killed", 1, ""),
    ("استهدف مسلحون إحدى الناشطات بالرصاص في بورنو ما أدى إلى مقتلها.", "armed_attack", "killed", 1, "unknown_gunmen"),
]


@pytest.mark.parametrize(("text", "kind", "figure", "count", "doer"), UNDERGONE, ids=[u[0][:40] for u in UNDERGONE])
def test_acts_that_are_undergone(text: str, kind: str, figure: str, count: int, doer: str) -> None:
    (event,) = events_of(text)
    assert (event.type, ids(event, "initiator")) == (kind, {doer} - {""})
    assert (event.casualties[figure].min, event.casualties[figure].max) == (count, count)


def test_a_band_of_nobodys_that_is_hit() -> None:
    (event,) = events_of("استهدفت غارة مجموعة مسلحة في ريف درعا.")
    assert ids(event, "target") == {"militants"} and not ids(event, "initiator")


TAKEN_AND_FREED = [
    ("نفذت الشرطة الباكستانية حكم الإعدام في ثلاثة مدانين في كويتا أمس.", "execution", "killed", 3),
    ("نفذ مسلحو حركة الشباب حكم الإعدام بحق حارس مدرسة في كيسمايو أمس.", "execution", "killed", 1),
    ("وثق مرصد حقوقي إعدام السلطات الإيرانية خمسة من وجهاء القبيلة في زاهدان أمس.", "execution", "killed", 5),
    ("أعدم أحد شيوخ القبائل شنقا في مدينة زاهدان أمس.", "execution", "killed", 1),
    ("أفرج جنود الاحتلال عن خمسة صيادين في خان يونس أمس.", "release", "released", 5),
    ("أطلقت الشرطة العسكرية التابعة للجيش الوطني سراح أربعة طلاب في عفرين أمس.", "release", "released", 4),
    ("حررت الشرطة الكينية طالبا جامعيا من قبضة خاطفين في نيروبي أمس.", "release", "released", 1),
    ("تمكنت قوات حفتر من تحرير طالبة كانت مختطفة شرق بنغازي مساء السبت.", "release", "released", 1),
    ("أفرجت السلطات المصرية عن مواطنة ضمن صفقة تبادل أسرى في أسيوط أمس.", "release", "released", 1),
    ("ألقت الشرطة العراقية القبض على المدعو خالد محمود الأنصاري في الموصل أمس.", "arrest", "detained", 1),
    ("قامت فرق مكافحة الإرهاب التركية باعتقال ثلاثة طلاب في إسطنبول أمس.", "arrest", "detained", 3),
    ("عثر راعي أغنام على جثة حلاق في مدينة الفاشر أمس.", "killing", "killed", 1),
    ("انتشل الأهالي جثث ثلاث نساء من نهر في مدينة الموصل أمس.", "killing", "killed", 3),
    ("أطلق مجهولون النار على سيارة تقل مزارعين اثنين في كركوك أمس ما أسفر عن مقتلهما.", "armed_attack", "killed", 2),
]


@pytest.mark.parametrize(("text", "kind", "figure", "count"), TAKEN_AND_FREED, ids=[t[0][:40] for t in TAKEN_AND_FREED])
def test_the_taken_the_freed_and_the_dead(text: str, kind: str, figure: str, count: int) -> None:
    (event,) = events_of(text)
    assert event.type == kind
    assert (event.casualties[figure].min, event.casualties[figure].max) == (count, count)


def test_towns_that_are_freed_are_ground() -> None:
    assert [e.type for e in events_of("تمكنت قوات حفتر من تحرير بلدة قرب بنغازي مساء السبت.")] != ["release"]


ROBBERIES = [
    ("سطا مسلحون على مصرف في مدينة سبها أمس واستولوا على مبلغ مالي كبير ولاذوا بالفرار.", "property_destruction"),
    ("تعرض محل صرافة لعملية سطو مسلح في مدينة سبها أمس.", "property_destruction"),
    ("قتل مسلحون مجهولون تاجرا في مدينة سبها أمس واستولوا على سيارته ولاذوا بالفرار.", "armed_attack"),
    ("خطف مسلحون تاجرا في مدينة سبها أمس واستولوا على سيارته.", "abduction"),
    ("استولى مسلحون على سيارة تابعة لمنظمة إنسانية في سبها أمس ولاذوا بالفرار.", "seizure"),
    ("ضبطت الشرطة الليبية صهاريج وقود مهرب في سبها أمس.", "seizure"),
    ("عثرت الشرطة الليبية على مليون حبة كبتاغون في سبها أمس وصادرتها.", "seizure"),
    ("نفذت دورية من الجيش حملة دهم وتفتيش في سبها أمس.", "raid"),
]


@pytest.mark.parametrize(("text", "kind"), ROBBERIES, ids=[r[0][:40] for r in ROBBERIES])
def test_what_robbers_and_police_take_is_one_event(text: str, kind: str) -> None:
    assert [e.type for e in events_of(text)] == [kind]


def test_who_is_taken_in_a_march_has_marched() -> None:
    arrest, *marches = events_of("احتجزت قوات المجلس الانتقالي فتى خلال مشاركته في مظاهرة في صنعاء.")
    assert (arrest.type, ids(arrest, "initiator")) == ("arrest", {"stc"})
    assert all("stc" not in ids(march, "initiator") for march in marches)


def test_a_patrol_that_takes_somebody_in_a_headline() -> None:
    assert [e.type for e in events_of("دورية تابعة لقسد تلقي القبض على راهب من أمام منزله في بلدة سرمدا")] == ["arrest"]
