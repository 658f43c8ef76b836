"""Things by noun and by the words behind them: what each is, wherever adjectives, طراز or marks stand between."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import analyse, default_engine, extract_article

FRAMES = ("ضبطت الشرطة {} في الموقع أمس.", "كان المهاجمون يحملون معهم {} .", "تم تدمير {} في العملية.")

THINGS = {
    "rocket": "صواريخ كاتيوشا|صاروخ من نوع غراد|صواريخ القسام|"
    "صاروخ 107 ملم|صليات صاروخية|قذائف صاروخية من نوع غراد|راجمات",
    "missile": "صاروخ كورنيت|صواريخ من طراز «جافلين»|صاروخ هيلفاير|"
    "صواريخ ستينغر|صاروخ فاتح 110|صواريخ محمولة على الكتف|"
    "صاروخ إيراني من طراز خيبر شكن|صواريخ كي إتش-101|صاروخ فرط صوتي|مقذوفات باليستية|صواريخ أميركية مضادة للدروع",
    "drone": "طائرة أميركية مسيرة|طائرة إم كيو-9|طائرة MQ-9|مسيرات «شاهد 136»|"
    "طائرات مهاجر 6|كواد كابتر|طائرة تركية من دون طيار|"
    "طائرة غير مأهولة|طائرات مذخرة|محلّقة|طائرة من طراز هيرمس 900|طائرة إسرائيلية انتحارية",
    "helicopter": "طائرة بلاك هوك|مروحية مي-17|طائرات أميركية من طراز شينوك|طوافات|كا-52",
    "warplane": "طائرات F-16|مقاتلات إف 35|قاذفات بي-52|"
    "طائرة روسية من طراز سوخوي 25|سو-24|طائرات سوبر توكانو|طائرة أنتونوف",
    "small_arms": "رشاش كلاشنكوف|سلاح كلاشينكوف|أسلحة أوتوماتيكية|أسلحة آلية|بواريد|بنادق M16|كلاشن|طبنجة|سلاح صيد",
    "machine_gun": "رشاش|رشاشين|بي كي سي|سلاح PKC|سلاح دوشكا|مدفع عيار 23|مدفع 14.5 ملم|رشاش بيكا|أحاديات",
    "rpg": "قذائف ر ب ج|قذيفة بازوكا|قاذفات قذائف|قاذف B7|قذيفة بي 7|قذائف من طراز تاندوم",
    "mortar": "قذائف من عيار 82|قنابل هاون|قذيفة عيار 120 ملم|مورتر",
    "artillery": "قذائف عيار 155|قنابل مدفعية|دانات|قذيفة دبابة",
    "tank": "دبابة تي-72|آلية من طراز تي 55|دبابات ليوبارد|دبابة T-72",
    "armoured_vehicle": "عربات بي إم بي|عربة BMP|سيارة همر|عربات سترايكر|شاحنة مدرعة|عربة قتال مشاة|حاملة جنود|همفي",
    "military_vehicle": "عربات قتالية|سيارة جيب عسكرية|جيبات عسكرية|تاتشرات|عربة نقل جنود|شاحنة كبيرة عسكرية",
    "pickup": "سيارة تويوتا هايلوكس|سيارات لاند كروزر|عربة بيضاء من نوع هايلكس",
    "truck": "لوري|كميونات|سيارة شحن|عربة نقل|صهريج",
    "car_bomb": "شاحنة صغيرة مفخخة|عجلة مفخخة|مدرعة مفخخة|"
    "صهريج وقود مفخخ|سيارة مملوءة بالمتفجرات|"
    "حافلة صغيرة ملغومة|توك توك مفخخ|سيارة بيضاء معبأة بالمتفجرات",
    "motorcycle": "دراجة نارية محملة بالمتفجرات|دراجة ملغمة|دراجة نارية مفخخة",
    "naval_mine": "لغم بحري|ألغام بحرية",
    "police_station": "مخفر|مخافر|مركز للشرطة|مركز الدرك|مفوضية الشرطة",
    "cafe": "مقهى|مقاهي",
    "crops": "غرسات زيتون|محاصيل القمح|حقول الشعير|مزروعات",
    "antiquities": "قطع أثرية|لوحة فسيفساء|تماثيل أثرية",
    "night_vision_device": "مناظير ليلية|ناظور حراري|أجهزة رؤية ليلية",
    "body_armour": "سترات واقية|دروع واقية",
    "transformer": "محولة كهرباء|محولات كهربائية",
    "power_line": "أعمدة الكهرباء|أبراج نقل الطاقة|خطوط نقل الكهرباء",
    "workshop": "ورشة حدادة|ورش لتصليح السيارات|مخرطة",
    "ied": "قنابل تقليدية|جهاز متفجر|حقيبة مفخخة|طرد ناسف|"
    "رسائل مفخخة|حشوات ناسفة|قنبلة على جانب الطريق|حمار مفخخ|شرك خداعي",
    "suicide_vest": "سترة ملغومة|حزام مفخخ|صدرية ناسفة|أحزمة انتحارية|سترة متفجرات",
    "unexploded_ordnance": "قذيفة لم تنفجر|مقذوفات غير منفلقة|"
    "قنبلة من الحرب العالمية الثانية|أجسام مشبوهة|قذيفة هاون غير منفجرة",
    "explosives": "أصابع ديناميت|مادة C4|بارود|عجينة متفجرة|كبسولات تفجير|مواد ناسفة",
    "knife": "فأس|بلطات|مناجل|مطواة|شفرة حادة",
    "boat": "مركب صيد|لنش|يخت|فلوكة|ناقلة نفط",
    "drugs": "ماريجوانا|حشيشة|أقراص مخدرة|مؤثرات عقلية|مادة الكريستال|قنب هندي",
    "oil": "ديزل|سولار|مشتقات نفطية|غاز منزلي",
    "livestock": "أبقار|خراف|قطيع من الأبقار|ماعز",
}


def ids(text: str) -> list[str]:
    found = analyse(Article(id="t", text=text, published="2024-06-15"), default_engine())
    return [m.value.listed_as or m.value.id for m in found.annotated.mentions if m.kind == "item"]


@pytest.mark.parametrize("item", THINGS)
def test_what_a_thing_is(item: str) -> None:
    for phrase in THINGS[item].split("|"):
        assert {frame: ids(frame.format(phrase)) for frame in FRAMES} == {frame: [item] for frame in FRAMES}, phrase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سقط وابل من القذائف على الحي.", ["shell"]),
        ("أطلقت صواريخ على القدس.", ["rocket"]),
        ("نقلوا أسلحة إلى المخيم.", ["weapons"]),
        ("سقط صاروخ، وتاو كان في المدينة.", ["rocket"]),
        ("وصلت سيارة قرب طريق إم 4 الدولي.", ["car"]),
        ("سقطت طائرة، وشاهد عيان صورها.", ["aircraft"]),
        ("ضبطت الشرطة رشاش بي كي سي وثلاث بنادق.", ["machine_gun", "small_arms"]),
        ("كانت الألغام من مخلفات الحرب.", ["landmine", "unexploded_ordnance"]),
    ],
)
def test_words_that_say_nothing_of_the_thing(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


# A thing in the singular, its accusative, dual and plural, whether it is feminine, its id.
COUNTED = [
    ("بندقية", "بندقية", "بندقيتين", "بنادق", True, "small_arms"),
    ("رشاش", "رشاشا", "رشاشين", "رشاشات", False, "machine_gun"),
    ("قذيفة هاون", "قذيفة هاون", "قذيفتي هاون", "قذائف هاون", True, "mortar"),
    ("آلية عسكرية", "آلية عسكرية", "آليتين عسكريتين", "آليات عسكرية", True, "military_vehicle"),
]
COUNTS = {
    "{a}": (1, 1),
    "{d}": (2, 2),
    "{خمس} {p}": (5, 5),
    "{ثماني} {p}": (8, 8),
    "{خمس} وعشرين {a}": (25, 25),
    "عشرين {a}": (20, 20),
    "مئة {s}": (100, 100),
    "1200 {s}": (1200, 1200),
    "عدة {p}": (3, None),
    "عشرات {p}": (20, None),
    "أكثر من 15 {a}": (16, None),
    "ما لا يقل عن 15 {a}": (15, None),
    "نحو 30 {a}": (30, 30),
    "{p}": (None, None),
}


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("thing", COUNTED)
def test_how_many(thing: tuple[str, str, str, str, bool, str], count: str) -> None:
    one, accusative, two, many, feminine, item = thing
    words = count.replace("{خمس}", "خمس" if feminine else "خمسة").replace("{ثماني}", "ثماني" if feminine else "ثمانية")
    for mark, form in (("{s}", one), ("{a}", accusative), ("{d}", two), ("{p}", many)):
        words = words.replace(mark, form)
    text = f"صادر الجيش اللبناني {words} في بلدة عرسال أمس."
    (only,) = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    told = [(i.id, i.use, i.count.min if i.count else None, i.count.max if i.count else None) for i in only.items]
    assert told == [(item, "seized", *COUNTS[count])]


# Acts, and words by which a building only says where they were.
ACTS = [
    "أطلق مسلحون النار على تاجر {} في مدينة كركوك أمس.",
    "سقطت ثلاث قذائف هاون {} في مدينة تعز أمس.",
    "انفجرت عبوة ناسفة {} في مدينة الباب أمس.",
    "خطف مسلحون مهندسا {} في مدينة سبها أمس.",
]
LANDMARKS = [
    "قرب {}",
    "على مقربة من {}",
    "على بعد كيلومترين من {}",
    "غير بعيد عن {}",
    "خلف {}",
    "بمحاذاة {}",
    "على الطريق المؤدي إلى {}",
    "بين {} والمدينة",
    "وراء {}",
]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("landmark", LANDMARKS)
def test_a_landmark_is_not_hit(act: str, landmark: str) -> None:
    for building in ("مدرسة ابتدائية", "مركز شرطة", "جسر قديم"):
        text = act.format(landmark.format(building))
        found = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
        assert found
        assert [i.id for x in found for i in x.items if i.kind == "building"] == [], text


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("فجّر انتحاري سيارة مفخخة قرب مقر للشرطة في مدينة بيجي أمس.", "headquarters"),
        ("انفجرت عبوة ناسفة أمام مدرسة ابتدائية في مدينة الباب أمس.", "school"),
        ("استهدفت قذيفة هاون مسجداً في مدينة تعز أمس.", "mosque"),
        ("هاجم مسلحون مركز شرطة في مدينة كركوك أمس.", "police_station"),
    ],
)
def test_what_was_meant_is_hit(text: str, item: str) -> None:
    found = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    assert item in [i.id for x in found for i in x.items]
