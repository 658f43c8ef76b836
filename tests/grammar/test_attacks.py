"""Who attacks whom with what, where, in every clause frame: sides, verbs, things hit and places of a cross product."""

from __future__ import annotations

from itertools import count

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article

# Verbs by agreement: masculine, feminine, masculine plural; perfect, then present.
VERBS = {
    "هاجم": "هاجم هاجمت هاجموا يهاجم تهاجم يهاجمون",
    "استهدف": "استهدف استهدفت استهدفوا يستهدف تستهدف يستهدفون",
    "قصف": "قصف قصفت قصفوا يقصف تقصف يقصفون",
    "أطلق": "أطلق أطلقت أطلقوا يطلق تطلق يطلقون",
    "شن": "شن شنت شنوا يشن تشن يشنون",
    "نفذ": "نفذ نفذت نفذوا ينفذ تنفذ ينفذون",
    "رشق": "رشق رشقت رشقوا يرشق ترشق يرشقون",
    "أمطر": "أمطر أمطرت أمطروا يمطر تمطر يمطرون",
    "ألقى": "ألقى ألقت ألقوا يلقي تلقي يلقون",
    "رمى": "رمى رمت رموا يرمي ترمي يرمون",
    "نصب": "نصب نصبت نصبوا ينصب تنصب ينصبون",
    "وجه": "وجه وجهت وجهوا يوجه توجه يوجهون",
    "أغار": "أغار أغارت أغاروا يغير تغير يغيرون",
}
# Who, as subject and behind إن; agreement (m, f, p); where; as whom.
MEN = [
    ("مسلحون مجهولون", "مسلحين مجهولين", "p", "مدينة مقديشو", "unknown_gunmen"),
    ("رجل مسلح", "رجلا مسلحا", "m", "مدينة مرسيليا", "unknown_gunmen"),
    ("جماعة نصرة الإسلام والمسلمين", "جماعة نصرة الإسلام والمسلمين", "f", "مدينة غاو", "jnim"),
    ("مقاتلو طالبان", "مقاتلي طالبان", "p", "مدينة قندوز", "taliban"),
    ("تنظيم داعش", "تنظيم داعش", "m", "مدينة كركوك", "isis"),
    ("جيش تحرير بلوشستان", "جيش تحرير بلوشستان", "m", "مدينة كويتا", "bla"),
    ("حركة 23 مارس", "حركة 23 مارس", "f", "مدينة غوما", "m23"),
]
ARMIES = [
    ("قوات الدعم السريع", "قوات الدعم السريع", "f", "مدينة الفاشر", "rsf"),
    ("الجيش الكمبودي", "الجيش الكمبودي", "m", "مدينة سورين", "cambodia_army"),
    ("الحوثيون", "الحوثيين", "p", "مدينة مأرب", "houthis"),
    ("القوات الأوكرانية", "القوات الأوكرانية", "f", "مدينة دونيتسك", "ukraine_army"),
    ("جيش ميانمار", "جيش ميانمار", "m", "مدينة لاشيو", "myanmar_army"),
]
AIRCRAFT = [
    ("الطيران الحربي الروسي", "الطيران الحربي الروسي", "m", "مدينة إدلب", "russia"),
    ("طائرة مسيرة تركية", "طائرة مسيرة تركية", "f", "مدينة كيدال", "turkey"),
    ("مروحيات إثيوبية", "مروحيات إثيوبية", "f", "مدينة غوندر", "ethiopia_army"),
    ("سلاح الجو الهندي", "سلاح الجو الهندي", "m", "مدينة جامو", "india_army"),
]
# What is hit, as an object and behind a preposition.
HIT = [
    ("ثكنة عسكرية", "ثكنة عسكرية"), ("مركزا للشرطة", "مركز للشرطة"), ("قرية نائية", "قرية نائية"), ("سجنا", "سجن"),
    ("منجم ذهب", "منجم ذهب"), ("محطة كهرباء", "محطة كهرباء"), ("مكتب منظمة إغاثية", "مكتب منظمة إغاثية"),
    ("حافلة ركاب", "حافلة ركاب"), ("كنيسة", "كنيسة"), ("قافلة مساعدات", "قافلة مساعدات"), ("مطارا", "مطار"),
]  # fmt: skip
# Type, subtype, whose: verb and what follows it (a: accusative, g: behind a preposition).
ACTS = [
    ("armed_attack", None, MEN, "هاجم", "{a}"),
    ("armed_attack", "gunfire", MEN, "أطلق", "الرصاص على {g}"),
    ("armed_attack", None, MEN, "شن", "هجوما مسلحا على {g}"),
    ("armed_attack", "ambush", MEN, "نصب", "كمينا استهدف {a}"),
    ("armed_attack", "grenade", MEN, "رمى", "قنبلة على {g}"),
    ("armed_attack", None, MEN, "أغار", "على {g}"),
    ("armed_attack", "gunfire", MEN, "استهدف", "{a} بالأسلحة الرشاشة"),
    ("shelling", "mortar", ARMIES, "هاجم", "{a} بقذائف الهاون"),
    ("shelling", "rocket", ARMIES, "أطلق", "خمسة صواريخ باتجاه {g}"),
    ("shelling", "rocket", ARMIES, "رشق", "{a} بالصواريخ"),
    ("shelling", "artillery", ARMIES, "قصف", "{a} بالمدفعية"),
    ("shelling", None, ARMIES, "استهدف", "{a} بدبابة"),
    ("shelling", None, ARMIES, "ألقى", "قذائف على {g}"),
    ("shelling", "rocket", ARMIES, "وجه", "ضربة صاروخية إلى {g}"),
    ("airstrike", None, AIRCRAFT, "استهدف", "{a}"),
    ("airstrike", None, AIRCRAFT, "شن", "سلسلة غارات على {g}"),
    ("airstrike", None, AIRCRAFT, "نفذ", "غارة جوية على {g}"),
    ("airstrike", None, AIRCRAFT, "أمطر", "{a} بالقنابل"),
    ("airstrike", None, AIRCRAFT, "أغار", "على {g}"),
]
# The sentence: V perfect before its subject, W perfect behind it, P present; N and G who, O what follows the verb.
FRAMES = {
    "verb first": "{V} {N} {O} في {place} أمس الجمعة.",
    "place before what is hit": "{V} {N} قرب {place} {O} ليل الأربعاء.",
    "day between commas": "{V} {N}، الليلة الماضية، {O} في {place}.",
    "place first": "وفي {place}، {V} {N} {O} مساء الخميس.",
    "told by somebody": "قال مصدر محلي إن {G} {W} {O} في {place} صباح اليوم.",
    "headline": "{N} {P} {O} في {place}\n\nوقع الحادث أمس الجمعة.",
    "when": "شهدت المنطقة توترا أمس حيث {V} {N} {O} شمالي {place}.",
}


def events(text: str) -> list[Event]:
    article = Article(
        id="t", text=text, title=None, outlet=None, published="2024-06-15", published_time=None,
        published_from="option", dateline_place=None, author=None, agency=None, reports_on=None, url=None,
        path="t.txt", language="ar", text_sha256="0",
    )  # fmt: skip
    return [e for e in extract_article(article, default_engine()) if e.status in ("occurred", "ongoing")]


def built() -> list[tuple[str, str, str | None, str, str]]:
    """Every act in every frame, its subject and object the next ones of their lists."""
    turn = count()
    cases = []
    for kind, subtype, who, verb, rest in ACTS:
        for frame in FRAMES.values():
            n = next(turn)
            name, after_that, agreement, place, side = who[n % len(who)]
            accusative, genitive = HIT[n % len(HIT)]
            forms = VERBS[verb].split()
            at = "mfp".index(agreement)
            text = frame.format(
                V=forms[1 if agreement == "f" else 0], W=forms[at], P=forms[3 + at], N=name, G=after_that,
                O=rest.format(a=accusative, g=genitive), place=place,
            )  # fmt: skip
            cases.append((text, kind, subtype, side, place.split()[1]))
    return cases


@pytest.mark.parametrize(("text", "kind", "subtype", "side", "place"), built())
def test_one_attack(text: str, kind: str, subtype: str | None, side: str, place: str) -> None:
    found = events(text)
    assert [e.type for e in found] == [kind]
    event = found[0]
    assert {a.id for a in event.actors if a.role == "initiator"} == {side}
    assert event.place is not None and event.place.name == place
    if subtype is not None:
        assert event.subtype == subtype


# An act's noun with its agreement (m, f), and in a sentence without its doer or with him; B behind a preposition.
NOUNS = [
    ("armed_attack", None, MEN, "هجوم مسلح", "هجوم مسلح", "m"),
    ("armed_attack", "gunfire", MEN, "هجوم بالأسلحة الرشاشة", "هجوم بالأسلحة الرشاشة", "m"),
    ("armed_attack", None, MEN, "اعتداء", "اعتداء", "m"),
    ("shelling", "artillery", ARMIES, "قصف مدفعي", "قصف مدفعي", "m"),
    ("shelling", "mortar", ARMIES, "قصف بقذائف الهاون", "قصف بقذائف الهاون", "m"),
    ("shelling", "rocket", ARMIES, "ضربة صاروخية", "ضربة صاروخية", "f"),
    ("airstrike", None, AIRCRAFT, "غارتان", "غارتين", "f"),
    ("airstrike", None, AIRCRAFT, "قصف جوي", "قصف جوي", "m"),
]
BUILDINGS = ["مسجد", "مركز صحي", "محطة مياه", "مبنى حكومي", "مستشفى", "فندق", "جسر"]
NOUN_FRAMES = {
    "it struck": "استهدف{t} {A} {hit} في {place} مساء الخميس، بحسب مصدر محلي.",
    "struck with it": "تم استهداف {hit} قرب {place} ب{B} أمس الجمعة.",
    "struck with it by whom": "استُهدف {hit} شمالي {place} صباح اليوم ب{B} من قبل {G}.",
    "launched by whom": "قتل أربعة أشخاص في {B} شن{h} {N} على {hit} في {place} ليل الأربعاء.",
    "whose it was": "{A} ل{G} على {hit} في {place}\n\nوقع الحادث أمس الجمعة.",
}


def told_by_nouns() -> list[tuple[str, str, str | None, str, str]]:
    """Every noun of an act in every frame; no side where the frame names none."""
    turn = count()
    cases = []
    for kind, subtype, who, named, governed, agreement in NOUNS:
        for frame, form in NOUN_FRAMES.items():
            n = next(turn)
            name, after_that, doer, place, side = who[n % len(who)]
            text = form.format(
                t="ت" if agreement == "f" else "", A=named, B=governed, N=name, G=after_that, place=place,
                hit=BUILDINGS[n % len(BUILDINGS)],
                h=("ت" if doer == "f" else "") + ("ها" if agreement == "f" else "ه"),
            ).replace("لال", "لل")  # fmt: skip
            known = frame in ("struck with it by whom", "launched by whom", "whose it was")
            cases.append((text, kind, subtype, side if known else "", place.split()[1]))
    return cases


@pytest.mark.parametrize(("text", "kind", "subtype", "side", "place"), told_by_nouns())
def test_one_act_told_by_its_noun(text: str, kind: str, subtype: str | None, side: str, place: str) -> None:
    found = events(text)
    assert [e.type for e in found] == [kind]
    assert {a.id for a in found[0].actors if a.role == "initiator"} == ({side} if side else set())
    assert found[0].place is not None and found[0].place.name == place
    if subtype is not None:
        assert found[0].subtype == subtype


DOWNED = [
    "أسقط{t} {N} طائرة مسيرة {where}.",
    "اعترض{t} {N} صاروخا باليستيا {where}.",
    "تصد{y} {N}، الليلة الماضية، لثلاث مسيرات {where}.",
    "صد{t} {N} هجوما بطائرة مسيرة {where}.",
    "أحبط{t} {N} هجوما بسرب من المسيرات {where}.",
    "تمكن{t} {N} من إسقاط طائرة استطلاع {where}.",
    "وكان{t} {N} قد أسقط{t} صاروخين {where}.",
    "استهدف{t} {N} مروحية عسكرية بصاروخ أرض جو {where}.",
]
AIR_DEFENCE = [
    ("جماعة الحوثي", "ت", "f", "مدينة مأرب", "houthis"),
    ("الجيش السوداني", "", "m", "مدينة مروي", "sudan_army"),
    ("الدفاعات الجوية الأوكرانية", "ت", "f", "مدينة خيرسون", "ukraine_army"),
    ("القوات السعودية", "ت", "f", "مدينة نجران", "saudi_arabia"),
]


@pytest.mark.parametrize("told", DOWNED)
@pytest.mark.parametrize(("name", "ending", "agreement", "place", "side"), AIR_DEFENCE)
def test_one_interception(told: str, name: str, ending: str, agreement: str, place: str, side: str) -> None:
    text = told.format(t=ending, y="ت" if agreement == "f" else "ى", N=name, where=f"في سماء {place} أمس الجمعة")
    found = events(text)
    assert [e.type for e in found] == ["interception"]
    assert {a.id for a in found[0].actors if a.role == "initiator"} == {side}


NOT_SO = {
    "a tongue is no side": ("هاجم انفصاليون ناطقون بالإنجليزية ثكنة في مدينة بامندا أمس.", "armed_attack", "uk"),
    "what is hit does not strike": ("استهدف قصف عنيف السفارة الأميركية في مدينة بيروت أمس.", "shelling", "usa"),
}


@pytest.mark.parametrize(("text", "kind", "nobody"), NOT_SO.values(), ids=NOT_SO)
def test_who_did_not(text: str, kind: str, nobody: str) -> None:
    (event,) = events(text)
    assert event.type == kind
    assert (nobody, "initiator") not in {(a.id, a.role) for a in event.actors}
