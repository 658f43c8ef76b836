"""Places of a sentence that are not its act's, and those that are though another stands nearer."""

from __future__ import annotations

import pytest

from tests.events.test_where import place_of, read

CASES = {
    "the mosque whose imam he was": (
        "اغتال مسلحون مجهولون الشيخ سالم باهارون إمام جامع الفتح في منزله بمدينة القطن.", "assassination", "القطن",
    ),
    "the hospital that he led": ("اغتيل مدير مستشفى الجمهورية أمس في حي كريتر بعدن.", "assassination", "كريتر"),
    "in front of the mosque": ("تجمع محتجون أمام جامع الفتح في مدينة القطن.", "protest", "جامع الفتح"),
    "where people fled": ("نزحت عشرات العائلات من قرية السطاطية نحو مدينة الحسكة.", "displacement", "السطاطية"),
    "where those who fled came to": ("وصل عشرات النازحين من الفاشر إلى بلدة طويلة.", "displacement", "طويلة"),
    "where a convoy goes on to": (
        "دخل رتل عسكري من معبر كفرلوسين واتجه إلى نقاط في جبل الزاوية.", "deployment", "جبل الزاوية",
    ),
    "not the town by way of which": (
        "وصلت إلى مدينة السويداء أمس، عبر بصرى الشام، قافلة من 20 شاحنة تحمل أدوية.", "aid", "السويداء",
    ),
    "the quarter after the town that is calm": (
        "عاد الهدوء إلى طرابلس بعد اشتباكات بين فصيلين في حي الفرناج.", "armed_clash", "الفرناج",
    ),
    "the street of the town that saw it": ("شهدت مدينة تعز مظاهرة في شارع جمال.", "protest", "شارع جمال"),
    "the towns named of an area": (
        "قصفت قوات النظام بلدات في ريف حماة الشمالي، بينها كفرزيتا واللطامنة.", "shelling", "كفرزيتا",
    ),
    "what a sentence is about": ("أما سرمين فأصابتها صواريخ أطلقتها مقاتلات روسية.", "airstrike", "سرمين"),
    "a base upon which an act is, not a town of that name": (
        "أسفر الهجوم على القاعدة في مقديشو عن ثلاثة قتلى.", "armed_attack", "مقديشو",
    ),
    "a post of soldiers": ("استهدف حزب الله موقع بركة ريشا بصواريخ موجهة.", "shelling", "موقع بركة ريشا"),
    "the quarter that was shelled, not where the gunners stand": (
        "أصابت قذائف حي حلب الجديدة، وقال مصدر إن مسلحين ينتشرون في كفر حمرة أطلقوها.", "shelling", "حلب الجديدة",
    ),
    "not another act's place": (
        "دان الوزير أعمال العنف منذ مجزرة قانا، بعد اغتيال ضابط في صيدا أمس.", "assassination", "صيدا",
    ),
    "whose people took to the street": ("أهالي سلقين يقطعون الطريق احتجاجا على الغلاء.", "protest", "سلقين"),
    "the dead came to the hospital": (
        "قتل ستة في انفجار داخل منزل في بلدة الزوايدة. ووصلت جثث القتلى بعد الانفجار إلى مستشفى شهداء الأقصى.",
        "explosion", "الزوايدة",
    ),
    "an occupied land is a place": (
        "نشر الجيش الإسرائيلي منظومات دفاع في الجولان المحتل.", "deployment", "الجولان المحتل",
    ),
    "where they withdrew to": (
        "هاجم مسلحون حاجزا في بلدة الدجيل ثم انسحبوا نحو سامراء.", "armed_attack", "الدجيل",
    ),
    "who sponsors is no ground": (
        "توصلت الفصائل برعاية قطر إلى اتفاق هدنة مع الجيش.", "agreement", None,
    ),
    "who does it with them is no ground": (
        "وثق المركز ارتكاب قوات النظام وروسيا مجازر بحق المدنيين في ريف حلب هذا الشهر.", "killing", "حلب",
    ),
    "what took place at the same time elsewhere": (
        "شهدت حدود قطاع غزة مواجهات، وقتل فيها عشرون بنيران الجيش بالتزامن مع افتتاح السفارة في القدس.",
        "armed_attack", "قطاع غزة",
    ),
    "the hurt who came to the hospital, told at length": (
        "قتل خمسة في انفجار بلدة الزوايدة. ووصل خمسة قتلى وثلاث إصابات بجروح مختلفة جراء الانفجار إلى مستشفى ناصر.",
        "explosion", "الزوايدة",
    ),
    "where they had left before": (
        "كثف التنظيم هجماته في بلدة السخنة منذ أن غادر مقاتلوه معاقلهم قرب دمشق.", "armed_attack", "السخنة",
    ),
    "of a country and an area the area": (
        "قتل متظاهران بالرصاص على الحدود الفاصلة بين إسرائيل وقطاع غزة.", "armed_attack", "قطاع غزة",
    ),
    "who helps is no ground": (
        "نزح مئات المدنيين من بلدات استعادها الجيش السوداني بمساعدة مصر وإريتريا.", "displacement", None,
    ),
    "what a protest is about is elsewhere": (
        "قتل متظاهر في رفح. وخرج مئات في مسيرات احتجاجا على افتتاح قنصلية في القدس.", "protest", "رفح",
    ),
    "the town from which they are driven": (
        "بدأت القوات عملية لطرد مسلحي داعش من بلدة هجين والقرى التي حولها شرق الفرات.", "territory", "هجين",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "place"), CASES.values(), ids=CASES)
def test_place(text: str, event_type: str, place: str) -> None:
    assert place_of(text, event_type) == place


def test_the_hospital_of_the_hurt_is_no_place() -> None:
    text = "فتح مهربون النار على حرس الحدود ونقل ثلاثة جرحى إلى مستشفى الملك طلال العسكري."
    assert {e.place for e in read(text)} == {None}


def test_where_somebody_came_from_is_no_place() -> None:
    assert place_of("أوقف حرس الحدود شخصين حاولا التسلل من سوريا.", "arrest") is None


def test_an_act_of_another_month_leaves_the_account_where_it_is() -> None:
    text = (
        "انفجرت عبوة في مدينة الباب صباح اليوم.\n\nوفي الثاني من نيسان الماضي قتل شرطي بهجوم في جرابلس.\n\n"
        "واعتقلت الشرطة ثلاثة مشتبها بهم."
    )
    assert place_of(text, "arrest") == "الباب"


def test_hundreds_of_acts_have_no_one_place() -> None:
    text = "هاجم مستوطنون قرية برقة.\n\nووثقت الهيئة 766 اعتداء نفذها مستوطنون خلال شهر نيسان الماضي."
    assert [e.place for e in read(text) if e.date and e.date.precision == "month"] == [None]


def test_the_village_of_the_target_is_told_below() -> None:
    text = (
        "قتل تسعة مدنيين عندما هاجم مسلحون بسيارتين مفخختين ثكنة عسكرية شمال غربي باكستان.\n\n"
        "وقال مسؤول إن رجلين اندفعا بسيارتين نحو مدخل ثكنة ميرانشاه."
    )
    assert place_of(text, "bombing") == "ثكنة ميرانشاه"
