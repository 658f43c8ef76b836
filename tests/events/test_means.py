"""Things of an act that another clause or sentence tells, and the ids under which they are listed."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

CASES = {
    "with what": (
        "هاجم مسلحون بلدة تيسيت أمس وقتلوا تسعة جنود. وقال الجيش إن المهاجمين استعملوا المدفعية وطائرات مسيرة.",
        "armed_attack", {"artillery", "drone"}, set(),
    ),
    "what was damaged": (
        "قصفت المدفعية مخيم ذنة مساء الاثنين. وقال مصدر محلي إن عدداً من السيارات احترق.", "shelling", {"car"}, set(),
    ),
    "with what it was backed from the air": (
        "حقق الجيش العراقي، بإسناد من طائرات التحالف الدولي، تقدما في تلعفر أمس.",
        "territory", {"aircraft:used"}, {"aircraft:seized"},
    ),
    "and from guns": (
        "سيطر الجيش اليمني بدعم مدفعي وجوي على جبل هيلان غرب مأرب أمس.",
        "territory", {"artillery:used"}, {"artillery:seized"},
    ),
    "what was taken": (
        "سيطر مقاتلو الفصائل على حاجز غرب سراقب بعد ساعات من القتال، وغنموا دبابة وذخائر.",
        "territory", {"tank", "ammunition"}, set(),
    ),
    "nothing from another subject": (
        "هاجم مسلحون بلدة تيسيت أمس. وفي سياق منفصل، استخدم المزارعون شاحنات لنقل القمح.",
        "armed_attack", set(), {"truck"},
    ),
    "what shot something down": (
        "أسقط مسلحون مروحية روسية بصاروخ قرب مدينة إدلب.", "interception", {"helicopter", "missile:used"}, {"rocket"},
    ),
    "a rocket that is shot down": (
        "اعترضت القبة الحديدية صاروخاً أطلق من غزة.", "interception", {"rocket:destroyed"}, {"missile"},
    ),
    "a plane that carries people": (
        "أصابت قذائف طائرة ركاب في مطار معيتيقة بطرابلس.", "shelling", {"aircraft:targeted"}, {"civil_aircraft"},
    ),
    "a plane that carries loads": (
        "استهدفت غارة طائرة شحن في مطار نيالا.", "airstrike", {"aircraft:targeted"}, {"warplane:targeted"},
    ),
    "vehicles joined by and": (
        "استهدفت مسيرة تركية حافلة ودراجة نارية قرب عين عيسى.", "airstrike", {"bus:targeted", "motorcycle:targeted"},
        {"motorcycle:used"},
    ),
    "by whose armour a road is closed": (
        "سدت مدرعات الجيش السوداني الجسور المؤدية إلى أم درمان.", "blockade", {"armoured_vehicle:used"}, set(),
    ),
    "a house by its other word": (
        "أحرق مسلحون دار مختار القرية في ديالى.", "property_destruction", {"house"}, set(),
    ),
    "a ship is a boat": ("هاجم الحوثيون سفينة شحن قبالة المخا بصاروخ.", "shelling", {"boat"}, {"ship"}),
    "shells are not listed": ("سقطت قذائف هاون على حي في عدن.", "shelling", {"mortar"}, {"shell"}),
    "those that stop a missile are who does it": (
        "اعترضت الدفاعات الجوية السعودية صاروخاً باليستياً فوق الرياض.", "interception", {"missile"}, {"air_defence"},
    ),
    "a convoy that moves is its vehicles": (
        "دخل رتل عسكري يضم 12 شاحنة إلى قاعدة الشدادي.", "deployment", {"truck"}, {"convoy"},
    ),
    "what was destroyed": (
        "نفذ الطيران الأردني ضربات في ريف السويداء، ودمر منزلاً.", "airstrike", {"house:destroyed"}, {"house:targeted"},
    ),
    "sites of a side": (
        "أغارت طائرات على موقعين تابعين لحركة حماس قرب رفح.", "airstrike", {"military_position:targeted"}, set(),
    ),
    "sites that are counted": (
        "شن الطيران غارات على مواقع كثيرة تعود للحركة قرب غزة.", "airstrike",
        {"military_position:targeted"}, set(),
    ),
    "points that are fired at": (
        "أطلق قناص النار على نقطة مشتركة للجيش والشرطة في ديالى.", "armed_attack",
        {"military_position:targeted"}, set(),
    ),
    "old stones are no position": ("قصفت الطائرات مواقع أثرية في تدمر.", "airstrike", set(), {"military_position"}),
    "spots in a town": ("قصفت المدفعية مواقع في بلدة سرمين.", "shelling", set(), {"military_position"}),
    "from a site": ("قصف الجيش بلدة سرمين من موقع قريب.", "shelling", set(), {"military_position"}),
    "what came before ground was taken": (
        "استعاد الجيش بلدة سرمين بعد حملة من القصف المدفعي.", "territory", set(), {"artillery"},
    ),
    "what was answered": (
        "قصفت الطائرات أهدافاً في رفح رداً على إطلاق صواريخ.", "airstrike", {"warplane:used"}, {"missile", "rocket"},
    ),
    "what killed before it is told": (
        "قتل ثلاثة مدنيين بعد قصف مدفعي على بلدة سرمين.", "shelling", {"artillery:used"}, set(),
    ),
    "live rounds are fired": (
        "أصيب 15 شاباً بالذخيرة الحية في نابلس.", "armed_attack", {"small_arms:used"}, {"ammunition"},
    ),
    "live rounds of a drill": (
        "أجرى الجيش اللبناني تدريبات بالذخيرة الحية قرب صيدا.", "training", set(), {"ammunition", "small_arms"},
    ),
    "what somebody is head of": (
        "هاجم شاب مديرة مدرسة في اللد وأصابها بجروح.", "armed_attack", set(), {"school"},
    ),
    "what was feared": (
        "انسحب المقاتلون من قاعدة الطبقة خشية الطيران.", "withdrawal", set(), {"warplane", "aircraft"},
    ),
    "arms taken in a raid": (
        "ضبطت الشرطة 40 بندقية وألفي طلقة خلال مداهمة مستودع في حي المزة.", "raid",
        {"small_arms:seized", "ammunition:seized", "depot:targeted"}, {"small_arms:used"},
    ),
    "what is found in a raid": (
        "داهمت الشرطة شقة في الدار البيضاء وعثرت فيها على أحزمة ناسفة.", "raid",
        {"house:targeted", "suicide_vest:found"}, set(),
    ),
    "what is shot down is destroyed": (
        "أسقطت الدفاعات الجوية 17 طائرة مسيرة فوق الحديدة.", "interception", {"drone:destroyed"}, {"drone:used"},
    ),
    "a building near by is no target": (
        "ألقى مجهولون قنبلة يدوية قرب جسر الرشيد في حلب.", "armed_attack", {"grenade:used"}, {"bridge", "house"},
    ),
    "a house before which a man was murdered": (
        "اغتال مسلحون ضابطاً أمام منزله في مدينة عدن.", "assassination", set(), {"house"},
    ),
    "marks of shots on a body": (
        "عثر الأهالي على جثة شاب عليها آثار طلقات نارية قرب الرقة.", "killing", set(), {"small_arms"},
    ),
    "vehicles that carry who attacks": (
        "هاجم مسلحون على متن دراجات نارية قرية في منطقة تيلابيري.", "armed_attack", {"motorcycle:used"}, set(),
    ),
    "a car that gunmen ride in": (
        "أطلق مسلحون يستقلون سيارة النار على شرطي في مدينة بعقوبة.", "armed_attack", {"car:used"}, {"car:targeted"},
    ),
    "what a force that raids consists of": (
        "توغلت قوة إسرائيلية قوامها ست آليات عسكرية في قرية كودنة وفتشت منازل.", "raid",
        {"military_vehicle:used", "house:targeted"}, set(),
    ),
    "what a pronoun destroys": (
        "استهدفت غارة منزلاً في بلدة الخيام ما أدى إلى تدميره.", "airstrike", {"house:destroyed"}, set(),
    ),
    "a mob that burns": (
        "أضرم محتجون النار في مقر حزب الدعوة بمدينة البصرة.", "riot", {"headquarters:destroyed"}, set(),
    ),
    "planes that look on where they fly over": (
        "حلقت طائرات استطلاع فوق بلدات الجنوب طوال الليل.", "overflight", {"aircraft:deployed"}, {"drone"},
    ),
    "gas at a raid": (
        "اقتحمت قوات الاحتلال مخيم العين وأطلقت قنابل الغاز المسيل للدموع.", "raid", {"tear_gas:used"}, set(),
    ),
    "a car that is blown up is the bomb": (
        "فجر انتحاري سيارته صباح اليوم في حاجز للشرطة في بغداد.", "bombing", {"car_bomb:used"}, {"car"},
    ),
    "a car in which a bomb goes off": (
        "انفجرت عبوة ناسفة بسيارة ضابط في عدن.", "bombing", {"ied:used", "car:targeted"}, {"car_bomb"},
    ),
    "a vehicle said again": (
        "أضرم مستوطنون النار في مركبة فلسطينية في حوارة، واحترقت السيارة بالكامل.", "property_destruction",
        {"car:destroyed"}, {"vehicle"},
    ),
    "a vehicle that passes": (
        "قتل جنديان بانفجار لغم أثناء مرور عربتهما قرب الخوخة.", "bombing",
        {"landmine:used", "military_vehicle:targeted"}, {"vehicle"},
    ),
    "the office of those who tell": (
        "قصفت مدفعية النظام بلدة سرمين أمس، بحسب بيان لمكتبها الإعلامي.", "shelling", {"artillery:used"},
        {"media_office"},
    ),
    "the hospital of him who tells": (
        "أصيب رجل برصاص قناص في حي الزهور، بحسب مصدر في مستشفى المدينة.", "armed_attack", {"sniper:used"}, {"hospital"},
    ),
    "the base from which is fired": (
        "قصفت المدفعية المتمركزة في معسكر الشرقية بلدة كفرنبل.", "shelling", {"artillery:used"}, {"base"},
    ),
    "what a base is for": (
        "شنت طائرة مسيرة غارة على معسكر الدفاع الجوي في مصراتة.", "airstrike", {"base:targeted", "drone:used"},
        {"air_defence"},
    ),
    "what a region is rich in": (
        "هاجم مسلحون بلدة الرملة الغنية بالنفط وقتلوا شرطيا.", "armed_attack", set(), {"oil"},
    ),
    "the carts of a patrol": (
        "سيرت القوات الروسية دورية من خمس عربات في ريف الدرباسية.", "patrol",
        {"military_vehicle:deployed"}, {"vehicle"},
    ),
    "an airport that is fired at": (
        "أطلق مسلحون ثلاثة صواريخ على مطار البصرة الدولي.", "shelling", {"airport:targeted", "rocket:used"}, set(),
    ),
    "an airport that changes hands": (
        "بسطت القوات الحكومية سيطرتها على مطار الكفرة.", "territory", set(), {"airport"},
    ),
    "what an aid convoy carries": (
        "وصلت قافلة إغاثة من عشر شاحنات محملة بالأدوية إلى مدينة الفاشر.", "aid",
        {"aid_goods:used", "truck:used"}, {"medicine"},
    ),
    "a group that is called the base": (
        "هاجمت خلية من تنظيم القاعدة نقطة للشرطة في مأرب، واعتقل قائد ذراع القاعدة بعد الهجوم.", "armed_attack",
        set(), {"base"},
    ),
    "what a cache holds": (
        "أعلن الحشد الشعبي العثور على كدس للعتاد يضم 70 قنبرة هاون و15 صاروخاً في صحراء الأنبار.", "explosive_found",
        {"depot:found", "mortar:found", "rocket:found"}, set(),
    ),
    "with what a house is pulled down": (
        "هدمت جرافات الاحتلال منزلين في مسافر يطا.", "property_destruction",
        {"bulldozer:used", "house:destroyed"}, set(),
    ),
    "a convoy that is struck is listed": ("هاجم مسلحون قافلة عسكرية قرب غاو.", "armed_attack", {"convoy"}, set()),
}  # fmt: skip


COUNTS = {
    "some out of all": ("أعلن الجيش الأوكراني إسقاط 46 من أصل 60 مسيّرة فوق كييف.", "drone", (46, 46)),
    "a dual": ("هدمت جرافات الاحتلال منزلين في مسافر يطا.", "house", (2, 2)),
    "an accusative": ("فككت الفرق الهندسية عبوتين وحزاماً ناسفاً في الموصل.", "suicide_vest", (1, 1)),
    "no single thing": ("قصفت المدفعية بلدة سرمين.", "artillery", None),
    "a quantity": ("صادر الجيش 12 قنطاراً من الحشيش قرب تلمسان.", "drugs", None),
}


@pytest.mark.parametrize("name", COUNTS)
def test_counts(name):
    text, item, expected = COUNTS[name]
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    (count,) = {(i.count.min, i.count.max) if i.count else None for e in events for i in e.items if i.id == item}
    assert count == expected


@pytest.mark.parametrize("name", CASES)
def test_things(name):
    text, event_type, told, never = CASES[name]
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    event = next(e for e in events if e.type == event_type)
    ids = {i.id for i in event.items} | {f"{i.id}:{i.use}" for i in event.items}
    assert told <= ids, ids
    assert not never & ids
