"""What headline, lead and the sentences after them tell of one act, and what opens another one."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

CASES = {
    "a sentence that opens with another town": (
        "اقتحم جنود الاحتلال الإسرائيلي بلدات في الضفة الغربية واعتقلوا تسعة فلسطينيين.\n\n"
        "وفي سلفيت، اقتحم الجنود منزلين واعتقلوا شابين.", "raid", 2,
    ),
    "a sentence that sets the scene anew": (
        "أغلق محتجون غاضبون طريق مطار النجف صباح اليوم احتجاجاً على البطالة.\n\n"
        "وفي غرب المحافظة، أغلق متظاهرون طريق الكوفة بالإطارات.", "protest", 2,
    ),
    "a headline with the town of the lead's village": (
        "قصف مدفعي يقتل شخصين في إدلب\n\n"
        "قُتل شخصان أمس بقصف مدفعي لقوات النظام على بلدة البارة.\n\nوقال الدفاع المدني إن القصف أصاب منازل.",
        "shelling", 1,
    ),
    "assassinations that the headline counts": (
        "اغتيالات جديدة في السويداء\n\n"
        "أطلق مجهولون النار على الشاب سامر الحلبي في بلدة عتيل، فقُتل على الفور.\n\n"
        "كما أطلق مجهولون النار على الشاب وائل نصر في مدينة شهبا، فأصيب بجروح.", "assassination", 2,
    ),
    "a shooting that no headline calls so": (
        "مقتل شاب في السويداء\n\nأطلق مجهولون النار على شاب في بلدة عتيل، فقُتل على الفور.",
        "assassination", 0,
    ),
    "who fell in acts told without a day": (
        "تتعرض بلدة مارع لقصف مدفعي متكرر من مواقع قسد، قُتل فيه مدنيون، خاصة بعد أن سيطر الجيش الوطني عليها.",
        "shelling", 0,
    ),
    "the noise of the strike": (
        "قصفت طائرة مسيرة مستودعاً في حي الرمال بمدينة كسلا مساء الاثنين، وسُمع دوي انفجار قوي.", "explosion", 0,
    ),
    "what this is says of the blast": (
        "انفجرت عبوة ناسفة بحافلة في كويتا اليوم، ما أدى إلى مقتل شرطيين. وهو ثالث انفجار تشهده المدينة.",
        "explosion", 0,
    ),
    "the clause about the shells": (
        "أصيب طفلان بسقوط قذيفتين أطلقهما مسلحون على حي الأشرفية في حلب.", "armed_attack", 0,
    ),
    "a man taken in a landing": (
        "نفذ التحالف الدولي إنزالاً جوياً في قرية الطكيحي وأسر قيادياً في تنظيم داعش.", "abduction", 0,
    ),
    "goods and smugglers of one seizure": (
        "ضبطت الشرطة 40 كيلوغراماً من الحشيش في ميناء بنزرت وأوقفت مهربين اثنين.", "arrest", 0,
    ),
    "another arrest besides": (
        "أوقفت الشرطة مهربين اثنين في بنزرت، وصادرت سيارة. كما ضبطت الجمارك 20 كيلوغراماً من الكوكايين في قابس.",
        "seizure", 1,
    ),
    "men who leave at the end of their raid": (
        "توغلت قوة إسرائيلية في قرية صيدا الجولان وفتشت منزلاً ثم انسحبت بعد ساعة.", "withdrawal", 0,
    ),
    "a count of deaths since days ago": (
        "أطلقت الشرطة النار على محتجين في الخرطوم مساء الخميس، فقتلت شاباً. "
        "وقالت لجنة الأطباء إن 11 متظاهراً قُتلوا في الخرطوم منذ السبت الماضي.", "killing", 1,
    ),
    "an answer is an act of its own": (
        "هاجم مسلحون حاجزاً للجيش في بلدة القاع، ورد الجيش على مصادر النيران.", "armed_attack", 2,
    ),
    "what an officer spells out after the lead": (
        "سقط سبعة قتلى أمس في هجوم على سوق وسط مقديشو.\n\n"
        "وقال ضابط في الشرطة إن انتحارياً فجّر نفسه بين الباعة.", "bombing", 1,
    ),
    "an ambush told after the clash of the lead": (
        "اشتبك متمردون مع قوات موالية للحكومة في شمال دارفور أمس.\n\n"
        "وقال متحدث إن الجيش نصب كميناً للمتمردين قرب أم برو.", "armed_clash", 1,
    ),
    "shells that one condemns": (
        "قصفت مدفعية الحوثيين حي الموظفين في مدينة تعز أمس، ما أدى إلى مقتل ثلاثة مدنيين.\n\n"
        "وأدان مركز حقوقي قصف الأحياء السكنية في المدينة.", "shelling", 1,
    ),
    "rockets fired from here that fall there": (
        "أُطلقت ثلاثة صواريخ من جنوب لبنان مساء الأحد. وقال الجيش الإسرائيلي إن الصواريخ سقطت في كريات شمونة.",
        "shelling", 1,
    ),
    "a war told with its toll after a day's fight": (
        "دارت اشتباكات عنيفة الأربعاء بين الجيش والدعم السريع في مدينة بارا.\n\n"
        "وأودت الحرب الدائرة منذ نيسان 2023 بحياة عشرات الآلاف.", "armed_clash", 2,
    ),
    "two hours later at the same place": (
        "استهدف طيران مسير سيارة في قرية ميس الجبل صباح الجمعة، فاستشهد شخص.\n\n"
        "وبعد ساعتين، استهدف الطيران المسير دراجة نارية في القرية، ما أدى إلى إصابة شاب.", "airstrike", 2,
    ),
    "what the fight came after": (
        "اندلعت اشتباكات بين فصيلين في مدينة صبراتة فجر الأحد، وأغلقت المدارس.\n\n"
        "وجاءت الاشتباكات بعد يومين من مقتل قائد ميداني في صرمان.", "armed_clash", 1,
    ),
    "what was struck besides": (
        "أغارت طائرات على مخيم للنازحين في الفاشر. وقالت لجان محلية إن الطيران قصف مستشفى المدينة كذلك فقتل عشرة.",
        "airstrike", 2,
    ),
    "what settlers set on fire": (
        "هاجم مستوطنون قرية المغير شرق رام الله فجر السبت، وأحرقوا أربع مركبات.", "property_destruction", 1,
    ),
    "a man beaten and trees uprooted": (
        "اعتدى مستوطنون بالضرب على مزارع في قرية قريوت، وأحرقوا حقلاً من الزيتون.", "physical_assault", 1,
    ),
    "the blast by which a murder was tried": (
        "نجا مدير جمارك ميناء المخا من محاولة اغتيال إثر انفجار عبوة لدى مرور سيارته. وأدى الانفجار إلى مقتل حارسه.",
        "bombing", 0,
    ),
    "the charge by which a man was murdered": (
        "اغتيل ضابط في الشرطة العراقية بعبوة لاصقة زُرعت في سيارته في مدينة بعقوبة.", "bombing", 0,
    ),
    "by what somebody replied": (
        "أصيب جندي تركي بصاروخ موجه سقط على قاعدة قرب بلدة كلجبرين. وقالت وزارة الدفاع التركية إنها ردت بقصف مدفعي.",
        "shelling", 2,
    ),
    "the shots at a man who was murdered": (
        "اغتال مجهولون القاضي سامي العزي في حي كريتر بعدن. وقال شاهد إن المسلحين أطلقوا عليه النار وفروا.",
        "armed_attack", 0,
    ),
    "whom a strike hit": (
        "قُتل شخصان بغارة على سيارة في بلدة ياطر. وقال الجيش الإسرائيلي إنه قضى على قيادي في حزب الله.",
        "armed_attack", 0,
    ),
    "the strike in which men were put down": (
        "أعلنت وزارة الدفاع التركية تحييد أربعة من عناصر حزب العمال الكردستاني في غارة على جبل قره.", "armed_attack", 0,
    ),
    "a headline of one who died of torture": (
        "وفاة شاب تحت التعذيب في سجن\n\nتوفي الشاب سعد العمر تحت التعذيب في سجن للحوثيين بمدينة ذمار.", "killing", 1,
    ),
    "bodies found, and shots that nobody is known for": (
        "العثور على جثتي رجلين قتلا برصاص مجهولين\n\nعثر الأهالي على جثتي رجلين قرب بلدة الغارية صباح السبت.",
        "armed_attack", 0,
    ),
    "missiles of an air raid": (
        "نفذ العدو الإسرائيلي عدواناً جوياً برشقات من الصواريخ على محيط مدينة القصير.", "shelling", 0,
    ),
    "what somebody is charged with": (
        "أعدم تنظيم داعش رجلين في مدينة هيت بتهمة المشاركة في اغتيال قائد محلي.", "assassination", 0,
    ),
    "men whom rebels lead away": (
        "قالت منظمة محلية إن مقاتلين من جماعة بوكو حرام اقتادوا سبعة رجال من قرية قرب ديفا.", "abduction", 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_acts_of_an_account(case: str) -> None:
    text, event_type, count = CASES[case]
    title = text.split("\n", 1)[0] if "\n\n" in text and len(text.split("\n\n")[0]) < 40 else None
    events = extract_article(Article(id="t", text=text, title=title, published="2024-06-15"), default_engine())
    told = [e.type for e in events if e.status in ("occurred", "ongoing")]
    assert told.count(event_type) == count, told
