"""Acts of one kind told one after another: one event or several."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

CASES = {
    "markets of two towns": (
        "أغار الطيران الحربي على سوق الهال في معرة النعمان، فقتل عشرة مدنيين. "
        "وضرب الطيران سوق الهال في سراقب، فقتل مدني واحد.",
        "airstrike", 2,
    ),
    "tolls of two places": (
        "استهدفت غارة سيارة في حي الزيتون فقتل شخصان. وأغارت طائرات على شارع النصر فقتل ثلاثة أشخاص.", "airstrike", 2,
    ),
    "told again with its toll": (
        "هاجم مسلحون مركزاً للشرطة في الرمادي. وأسفر الهجوم عن مقتل ثلاثة من عناصر الشرطة.", "armed_attack", 1,
    ),
    "assassinations of these months": (
        "أطلق مسلحون النار على شرطي في المنصورة بعدن. وتزايدت الاغتيالات في المدينة منذ مطلع العام.", "armed_attack", 1,
    ),
    "others who were hurt": (
        "اندلعت مواجهات بين فصيلين في الزاوية. وأسفرت المواجهات عن مقتل أربعة مسلحين، وإصابة سبعة آخرين.", "killing", 0,
    ),
    "the same fire on another town, with a toll there": (
        "قصفت قوات النظام بلدة تفتناز بالمدفعية فقُتل رجل. وفي أريحا طال القصف سوقاً للخضار فقضت فتاة.", "shelling", 2,
    ),
    "what a speaker elsewhere says of it": (
        "هاجم مسلحون نقطة للجيش في عدن وقتلوا جندياً. وفي صنعاء أعلن متحدث أن الهجوم أودى بحياة ثلاثة جنود.",
        "armed_attack", 1,
    ),
    "another day with another toll": (
        "قالت الشرطة، اليوم السبت، إن ثلاثة شرطيين قُتلوا وأصيب سبعة في مواجهة مع مسلحين قرب المقدادية. "
        "وأمس الجمعة خسرت الشرطة اثنين وجُرح أربعة من أفرادها حين هاجم المسلحون نقطة في ديالى.", "armed_attack", 1,
    ),
    "what had been two nights before": (
        "استهدف مجهولون بقذيفة صاروخية، ليل الخميس، سيارة للجيش في حي السلام ببنغازي فقُتل جندي. "
        "وكان شرطيان قد أصيبا بجروح ليل الأربعاء في هجوم على دوريتهما.", "armed_attack", 2,
    ),
    "a village off the town in the headline": (
        "انفجار سيارة مفخخة شمال شرق بعقوبة\n\n"
        "انفجرت سيارة مفخخة يقودها انتحاري في ناحية السعدية، ما أدى إلى مقتل ثلاثة جنود.", "bombing", 1,
    ),
    "a village on the other side of it": (
        "انفجرت سيارة مفخخة جنوب غرب بعقوبة، ما أدى إلى مقتل ثلاثة جنود. "
        "وانفجرت سيارة مفخخة في ناحية السعدية، ما أدى إلى إصابة خمسة.", "bombing", 2,
    ),
    "arms and men taken in the fight": (
        "هاجمت فصائل المعارضة حاجزاً لقوات النظام في خان طومان وقتلت تسعة جنود. "
        "وأسرت الفصائل ستة من جنود النظام، واستولت الفصائل على دبابتين.", "armed_attack", 1,
    ),
    "arms that police find are no booty": (
        "هاجم مسلحون نقطة للجيش في عرسال وقتلوا جندياً. وضبطت الشرطة شحنة أسلحة في مرفأ طرابلس.", "seizure", 1,
    ),
    "gunfire in a raid": (
        "ارتقى شهيدان برصاص قوات الاحتلال الإسرائيلي فجر اليوم، خلال اقتحامها مخيم بلاطة.", "armed_attack", 0,
    ),
    "gunfire and a raid elsewhere": (
        "أطلقت قوات الأمن الرصاص على متظاهرين في التضامن بدمشق، ونفذت قوات الأمن حملة دهم في القدم.", "armed_attack", 1,
    ),
    "a body found besides": (
        "اغتال مسلحون ضابطاً في حي الزهور بالموصل، كما عثر الأهالي على جثة سائق قرب المدينة.", "killing", 1,
    ),
    "two blasts told one by one": (
        "تبنى تنظيم داعش التفجيرين اللذين وقعا أمس في ساحة الطيران وسط بغداد. "
        "وقال التنظيم إن عنصراً فجّر حزاماً ناسفاً في الساحة، ثم فجّر آخر نفسه.", "bombing", 1,
    ),
    "what a verb repeats as its noun": (
        "نزح أهالي قريتي جنان وجرينة العاصي، الليلة الماضية، نزوحاً جماعياً نحو ريف حمص الشمالي.", "displacement", 1,
    ),
    "a strike that takes up a missile": (
        "سقط صاروخ باليستي أطلقه الحوثيون على محطة وقود في مأرب. وقال شهود إن الضربة أصابت سيارتين.", "airstrike", 0,
    ),
    "a death of wounds elsewhere": (
        "انفجرت عبوة ناسفة بسيارة عسكرية في بلدة البصيرة وأصيب جنديان. "
        "وفارق أحد الجنديين الحياة متأثراً بإصابته في مشفى حقل العمر.", "killing", 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_how_many(name):
    text, event_type, expected = CASES[name]
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    assert len([e for e in events if e.type == event_type]) == expected, [(e.type, e.evidence.text) for e in events]


def test_gunmen_who_storm_a_house_attack_it():
    text = "اقتحم مسلحون مجهولون منزل موظف في المحمودية وأطلقوا عليه النار فأردوه قتيلاً."
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    assert [e.type for e in events] == ["armed_attack"]


def test_what_is_said_has_its_own_subject():
    text = 'وقال المصدر الذي فضل عدم الكشف عن اسمه: "اقتحم مسلحون مجهولون منزل موظف في المحمودية".'
    (event,) = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    assert ("unknown_gunmen", "initiator") in {(a.id, a.role) for a in event.actors}


def test_who_goes_on_agrees_with_the_verb():
    text = "قالت حركة الشباب إنها قتلت 13 جندياً واستولت على ثلاث سيارات عسكرية في بلدة عيل بور."
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    doers = {a.id for e in events for a in e.actors if a.role == "initiator"}
    assert doers == {"al_shabaab"}


def test_a_fight_that_there_was_not_is_denied():
    text = "انسحب الحوثيون من مديرية القفر دون قتال."
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    assert {e.type: e.status for e in events} == {"withdrawal": "occurred", "armed_clash": "denied"}
