"""Charges that go off, are found or made safe, and property destroyed: words crossed with the frames of clauses."""

from __future__ import annotations

from itertools import product

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article


def events(text: str) -> list[Event]:
    found = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    return [x for x in found if x.status in ("occurred", "ongoing") and x.confidence >= 0.5]


# Charge, whether its verb is feminine, id, subtype.
CHARGES = [
    ("لغم أرضي", False, "landmine", "landmine"),
    ("عبوة ناسفة", True, "ied", "ied"),
    ("سيارة مفخخة", True, "car_bomb", "car_bomb"),
    ("حقيبة مفخخة", True, "ied", "ied"),
]
# What was hit, whose it was, its id.
STRUCK = [
    ("مدرعة للجيش المصري", "egypt_army", "armoured_vehicle"),
    ("قافلة عسكرية أميركية", "usa", "convoy"),
]
BLASTS = [
    "{انفجر} {c} لدى مرور {t}",
    "{انفجر} {c} أثناء مرور {t}",
    "{انفجر} {c} بينما كانت {t} تمر",
    "{انفجر} {c} {مستهدف} {t}",
    "{استهدف} {c} {t}",
    "{دمر} {c} {t}",
    "{أصاب} {c} {t}",
    "تم استهداف {t} ب{c}",
    "احترقت {t} بفعل انفجار {c}",
    "تعرضت {t} لانفجار {c}",
    "وقع تفجير ب{c} استهدف {t}",
    "انفجار {c} طال {t}",
    "{انفلق} {c} ب{t}",
    "{ثار} {c} ب{t}",
    "{أطاح} {c} ب{t}",
    "{غدر} {c} ب{t}",
]


def told(frame: str, charge: str, feminine: bool, struck: str) -> str:
    for verb in ("انفجر", "استهدف", "دمر", "أصاب", "انفلق", "ثار", "أطاح", "غدر"):
        frame = frame.replace(f"{{{verb}}}", verb + "ت" * feminine)
    frame = frame.replace("{مستهدف}", "مستهدفة" if feminine else "مستهدفا")
    return frame.replace("{c}", charge).replace("{t}", struck) + " قرب مدينة غاو أمس."


@pytest.mark.parametrize(("frame", "charge", "struck"), [*product(BLASTS, CHARGES, STRUCK)])
def test_a_charge_goes_off(frame: str, charge: tuple[str, bool, str, str], struck: tuple[str, str, str | None]) -> None:
    (only,) = events(told(frame, charge[0], charge[1], struck[0]))
    uses = {i.id: i.use for i in only.items}
    assert (only.type, only.subtype, only.place.name) == ("bombing", charge[3], "غاو")  # type: ignore[union-attr]
    assert uses.pop(charge[2]) == "used"
    assert set(uses) == ({struck[2]} if struck[2] else set())
    assert [(a.id, a.role) for a in only.actors] == [(struck[1], "target")]


# Who finds, whether his verb is feminine, his id; what is found after a verb and after a preposition, its id and count.
FINDERS = [("وحدة من الجيش التركي", True, "turkey"), ("الدفاع المدني", False, "civil_defence")]
FOUND = [
    ("عبوة ناسفة", "عبوة ناسفة", "ied", 1),
    ("ثلاثة ألغام", "ثلاثة ألغام", "landmine", 3),
    ("صاروخا غير منفجر", "صاروخ غير منفجر", "unexploded_ordnance", 1),
    ("سيارتين مفخختين", "سيارتين مفخختين", "car_bomb", 2),
]
FINDS = [
    "{عثر} {s} على {g}",
    "{اكتشف} {s} {a}",
    "{تمكن} {s} من العثور على {g}",
    "{كشف} {s} عن {g}",
    "{فكك} {s} {a}",
    "{فكك} {s} {a} زرعها مجهولون",
    "{أبطل} {s} مفعول {g}",
    "{دمر} {s} {a}",
    "{فجر} {s} {a} تحت السيطرة",
    "{تخلص} {s} من {g}",
    "{استخرج} {s} {a}",
    "{نفذ} {s} عملية تفكيك {g}",
]


@pytest.mark.parametrize(("frame", "finder", "found"), [*product(FINDS, FINDERS, FOUND)])
def test_a_charge_is_found(frame: str, finder: tuple[str, bool, str], found: tuple[str, str, str, int]) -> None:
    verb = frame[1 : frame.index("}")]
    text = frame.replace(f"{{{verb}}}", verb + "ت" * finder[1]).replace("{s}", finder[0])
    (only,) = events(text.replace("{a}", found[0]).replace("{g}", found[1]) + " قرب مدينة بعقوبة أمس.")
    assert (only.type, only.place.name) == ("explosive_found", "بعقوبة")  # type: ignore[union-attr]
    assert [(i.id, i.use, i.count.min) for i in only.items if i.count] == [(found[2], "found", found[3])]
    assert (finder[2], "participant") in [(a.id, a.role) for a in only.actors]


# Who, how his verb ends before and behind him, his id.
WRECKERS = [("مستوطنون", "", "وا", "settlers"), ("قوات الدعم السريع", "ت", "ت", "rsf")]
WRECKED = [
    ("منزلا", "منزل", "house"),
    ("حظائر الماشية", "حظائر الماشية", "barn"),
    ("محال تجارية", "محال تجارية", "shop"),
]
WRECKING = [
    "أحرق{v} {s} {a}",
    "أضرم{v} {s} النار في {g}",
    "نهب{v} {s} {a}",
    "خرب{v} {s} {a}",
    "قام{v} {s} بهدم {g}",
    "أقدم{v} {s} على نهب {g}",
    "كان{v} {s} قد أحرق{b} {a}",
    "تجريف {g} على يد {s}",
    "واصل{v} {s} هدم {g}",
    "هشّم{v} {s} {a}",
    "سحق{v} {s} {a}",
    "أشعل{v} {s} اللهيب في {g}",
]


@pytest.mark.parametrize(("frame", "doer", "thing"), [*product(WRECKING, WRECKERS, WRECKED)])
def test_property_is_destroyed(frame: str, doer: tuple[str, str, str, str], thing: tuple[str, str, str]) -> None:
    text = frame.replace("{v}", doer[1]).replace("{b}", doer[2]).replace("{s}", doer[0])
    (only,) = events(text.replace("{a}", thing[0]).replace("{g}", thing[1]) + " في بلدة حوارة أمس.")
    assert (only.type, only.place.name) == ("property_destruction", "حوارة")  # type: ignore[union-attr]
    assert [i.id for i in only.items] == [thing[2]]
    assert (doer[3], "initiator") in [(a.id, a.role) for a in only.actors]


# What is done to things alone: those who stand behind the verb did it, whether the thing is known or not.
TAKERS = [("عناصر من الدفاع الوطني", "national_defence"), ("مسلحو الدعم السريع", "rsf"), ("مستوطنون", "settlers")]
TAKEN = [
    ("سرق {s} أسلاك الكهرباء", "property_destruction"),
    ("نهب {s} أثاث البيوت", "property_destruction"),
    ("خرب {s} لوحات الطاقة", "property_destruction"),
    ("صادر {s} كميات من القمح", "seizure"),
]


@pytest.mark.parametrize(("told_by", "taker"), [*product(TAKEN, TAKERS)])
def test_who_stands_behind_a_verb_of_taking_did_it(told_by: tuple[str, str], taker: tuple[str, str]) -> None:
    (only,) = events(told_by[0].replace("{s}", taker[0]) + " في مدينة الفاشر أمس.")
    assert only.type == told_by[1]
    assert (taker[1], "initiator") in [(a.id, a.role) for a in only.actors]


# How a shipment comes into a force's hands.
@pytest.mark.parametrize(
    "text",
    [
        "أحبطت الجمارك الأردنية تمرير {g} عبر معبر جابر",
        "حرّزت الجمارك الأردنية {g} في معبر جابر",
        "وضع الأمن الأردني يده على {g} في معبر جابر",
        "وقعت {g} مهربة في قبضة الجيش الأردني عند معبر جابر",
        "صارت {g} مهربة في حوزة الجيش الأردني عند معبر جابر",
        "ألقى الجيش الأردني القبض على {g} عند معبر جابر",
    ],
)
@pytest.mark.parametrize("goods", ["شحنة أسلحة", "شحنة مخدرات", "كمية ذخائر"])
def test_goods_are_seized(text: str, goods: str) -> None:
    (only,) = events(text.replace("{g}", goods) + " أمس.")
    assert (only.type, only.place.name) == ("seizure", "معبر جابر")  # type: ignore[union-attr]


# Said of a device, a store or a fire in a figure of speech, a game or a trade.
@pytest.mark.parametrize(
    "text",
    [
        "مشت الوزيرة فوق حقل ألغام في مفاوضات الموازنة في بيروت.",
        "ضغط المستثمرون على زر البيع في بورصة القاهرة.",
        "غنم الفريق ثلاث نقاط أمام ضيفه في الدوحة.",
        "احترق مخزن للأدوية في الجيزة دون إصابات.",
        "ثار جدل حول العبوات البلاستيكية في عمان.",
        "مسحت الجرافات الثلوج عن منازل في عرسال.",
        "حوّلت الوزارة المدرسة إلى مركز صحي في الكسرة.",
        "صارت الشحنة في حوزة التاجر بعد دفع الرسوم في ميناء جدة.",
    ],
)
def test_nothing_blew_up_or_was_taken(text: str) -> None:
    assert not [e.type for e in events(text)]
