"""How many acts an account tells: what a headline, a source or a definite noun tells again, and what is another act."""

from __future__ import annotations

from collections import Counter

import pytest

from evtx.config import MIN_CONFIDENCE
from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

# what is tested: text, headline first; how many events of a type that happened
CASES = {
    "attackers who were shot": (
        "هجوم في غاو\n\nهاجم مسلحون معسكراً للجيش المالي قرب غاو الثلاثاء وقتلوا ستة جنود.\n\n"
        "وقُتل عشرة من المهاجمين بنيران الجنود.", {"armed_attack": 1},
    ),
    "an attacker who was caught": (
        "طعن في ليون\n\nطعن رجل ثلاثة مارة في مدينة ليون السبت.\n\nوقال قائد الشرطة إنه تم إلقاء القبض على الفاعل.",
        {"armed_attack": 1, "arrest": 0},
    ),
    "men held as suspects": (
        "تفجير في عدن\n\nانفجرت عبوة بسيارة ضابط في عدن الجمعة فقُتل. واعتقلت الشرطة ثلاثة مشتبه بهم في الحادث.",
        {"bombing": 1, "arrest": 1},
    ),
    "arms that gunmen had on them": (
        "اشتباك في ديالى\n\nقُتل أربعة مسلحين في اشتباك مع الجيش في ديالى الجمعة. وعُثر بحوزتهم على بنادق وأحزمة ناسفة.",
        {"armed_clash": 1, "explosive_found": 0},
    ),
    "a village stormed to lead women away": (
        "خطف في زامفارا\n\nاقتحم مسلحون قرية في زامفارا الجمعة واقتادوا عشرين امرأة.",
        {"abduction": 1, "armed_attack": 0},
    ),
    "the noise of what the sentence tells next": (
        "انفجارات في خاركيف\n\nهزت انفجارات عنيفة خاركيف ليلاً، وقالت البلدية إن روسيا أطلقت عليها صواريخ "
        "في هجوم واسع، فقُتل أربعة أشخاص.", {"shelling": 1, "explosion": 0, "armed_attack": 0},
    ),
    "a noise here and a strike there": (
        "انفجارات في دمشق\n\nدوت انفجارات في دمشق، فيما قصفت طائرات روسية بلدة سرمين.",
        {"explosion": 1, "airstrike": 1},
    ),
    "a strike of which somebody spoke a day before": (
        "غارة في مأرب\n\nقال متحدث عسكري أمس الجمعة إن غارة أميركية قتلت قيادياً في تنظيم القاعدة في اليمن.\n\n"
        "وأوضح أن الغارة وقعت في الخامس من يونيو في محافظة مأرب.", {"airstrike": 1},
    ),
    "men taken, which is called an attack": (
        "خطف جنود\n\nخطف مسلحون ستة جنود قرب مدينة زاهدان. وتبنت جماعة جيش العدل الهجوم.\n\n"
        "وقالت وكالة فارس إن الجنود خُطفوا فجر الثلاثاء قرب زاهدان.", {"abduction": 1, "armed_attack": 0},
    ),
    "a raid in which a fight broke out": (
        "مقتل مسلحين في القامشلي\n\nاندلعت اشتباكات في حي الأشرفية بحلب عندما داهمت قوات الأمن منزلاً لأحد المطلوبين "
        "وقتلت ثلاثة مسلحين.", {"raid": 1, "armed_clash": 0},
    ),
    "bodies found and a blast of days before": (
        "العثور على شرطيين\n\nعُثر الأربعاء على شرطيين مقتولين في بلدة جيلان بينار. وكانت مدينة أورفة قد شهدت "
        "تفجيراً انتحارياً يوم الاثنين أسفر عن مقتل ثلاثين شخصاً.", {"killing": 1, "bombing": 1},
    ),
    "what the police foil": (
        "إحباط هجوم\n\nقالت وزارة الداخلية التونسية إنها أحبطت هجوماً في القصرين واعتقلت أربعة مشتبه بهم.",
        {"arrest": 1, "armed_attack": 0},
    ),
    "what an army foils": (
        "إحباط هجوم\n\nأحبط الجيش الصومالي هجوماً لحركة الشباب على قاعدة في بلدة أوطيغلي.", {"armed_attack": 1},
    ),
    "where the shelling just told fell": (
        "قصف على ريف منبج\n\nقصفت المدفعية التركية مساء السبت مواقع في ريف منبج.\n\n"
        "وقال قيادي محلي إن القصف طال أطراف بلدة العريمة.", {"shelling": 1},
    ),
    "explosions of many cars that were blown up": (
        "تفجير سيارات\n\nفجّر مجهولون خمس سيارات في مدينة غزة بعبوات ناسفة أمس.\n\n"
        "وأضاف شهود أن التفجيرات وقعت في حي الشيخ رضوان.", {"bombing": 1},
    ),
    "what a clause behind a comma tells of the strike": (
        "قتلى في سوق\n\nقصفت الطائرات سوقاً في معرة النعمان أمس.\n\n"
        "وارتفع عدد قتلى القصف، الذي استهدف السوق، إلى 20 شخصاً.", {"airstrike": 1, "armed_attack": 0},
    ),
    "where it spread to at another hour": (
        "قصف على ريف منبج\n\nقصفت المدفعية التركية مساء السبت قرية عون الدادات.\n\n"
        "وعند منتصف الليل طال القصف بلدة العريمة وجُرح فيها راعٍ.", {"shelling": 2},
    ),
    "where the fight just told went on": (
        "قتال في ضواحي مقديشو\n\nاندلع قتال بين ميليشيات متنافسة صباح السبت في مقديشو.\n\n"
        "وذكر ضابط في الشرطة أن الاشتباكات دارت في أفجوي وتوقفت ظهراً.", {"armed_clash": 1},
    ),
    "villages named by a source": (
        "قصف على تل رفعت\n\nجددت القوات التركية السبت قصفها على محيط بلدة تل رفعت شمال حلب.\n\n"
        "وأفاد سكان أن عشر قذائف سقطت على قريتي مرعناز والمالكية دون إصابات.", {"shelling": 1},
    ),
    "another village that a source adds": (
        "غارة على جنوب لبنان\n\nقُتل رجل بغارة السبت على قضاء صور.\n\nوقالت بلدية قانا إن الغارة أصابت دراجة.\n\n"
        "وأضافت أن مسيّرة إسرائيلية ألقت قنبلة على بلدة عيترون.", {"airstrike": 2},
    ),
    "a headline with another word for the doer": (
        "المقاومة تقصف موقع المالكية\n\nقصف حزب الله صباح السبت موقع المالكية بالصواريخ.", {"shelling": 1},
    ),
    "a strike and a road that was cut": (
        "إضراب في الرقة\n\nعم إضراب عام أسواق الرقة السبت احتجاجاً على الضرائب.\n\n"
        "وقطع محتجون الطريق المؤدي إلى دوار النعيم بالحجارة.", {"protest": 2},
    ),
    "a strike told twice": (
        "إضراب في الرقة\n\nعم إضراب عام أسواق الرقة السبت احتجاجاً على الضرائب.\n\n"
        "وشمل الإضراب المدارس والأفران.", {"protest": 1},
    ),
    "the strike that somebody begins": (
        "احتجاجات في الجنوب\n\nأغلق محتجون السبت ميناء خور الزبير، بينما بدأ عمال النفط إضراباً في البصرة.",
        {"protest": 2},
    ),
    "what followed an attack": (
        "هجوم في غاو\n\nقُتل أربعة جنود الجمعة بانفجار لغم قرب غاو.\n\n"
        "وأعقبه هجوم مسلح على نقطة تفتيش أصيب فيه جنديان.", {"bombing": 1, "armed_attack": 1},
    ),
    "a march after a march": (
        "مسيرات في تونس\n\nخرجت السبت مظاهرة للمعلمين في شارع بورقيبة بتونس، وتلتها تظاهرة للأطباء أمام البرلمان.",
        {"protest": 2},
    ),
    "a blast heard all over the town": (
        "ضربة على الحديدة\n\nضربت طائرة مسيرة السبت ميناء الحديدة.\n\nودوى انفجار سمعه الأهالي في أحياء المدينة.",
        {"airstrike": 1, "explosion": 0},
    ),
    "its sound in quarters of the town": (
        "غارة على المزة\n\nشنت مقاتلات إسرائيلية السبت غارة على مطار المزة وسُمعت أصوات انفجارات في حي المالكي.",
        {"airstrike": 1, "explosion": 0},
    ),
    "a blast heard at another village": (
        "ضربة قرب القائم\n\nضربت طائرة مسيرة السبت شاحنة قرب القائم.\n\n"
        "وقبلها بساعة سُمع انفجار في قرية الرمانة لم تُعرف أسبابه.", {"airstrike": 1, "explosion": 1},
    ),
    "what raiders took besides": (
        "حملة في الخالدية\n\nداهمت الشرطة السبت منازل في حي الخالدية ببغداد وأوقفت خمسة مطلوبين.\n\n"
        "كما صادرت بنادق ومخدرات.", {"raid": 1, "seizure": 0},
    ),
    "another arrest somewhere else": (
        "حملة في الخالدية\n\nداهمت الشرطة السبت منازل في حي الخالدية ببغداد وأوقفت خمسة مطلوبين.\n\n"
        "كما أوقفت شرطة البصرة مهرباً في الزبير.", {"raid": 1, "arrest": 1},
    ),
    "another word on the dead": (
        "كمين في تيلابيري\n\nنصب مسلحون السبت كميناً لقافلة للجيش قرب تيلابيري في النيجر.\n\n"
        "ولم تصدر حصيلة رسمية، فيما أحصت مصادر محلية مقتل سبعة جنود.", {"armed_attack": 1, "killing": 0},
    ),
    "shot dead, with the manner told": (
        "قتيل في البصيرة\n\nقتل مسلحون مجهولون المختار سالم العلي رمياً بالرصاص في بلدة البصيرة السبت.",
        {"assassination": 1, "armed_attack": 0},
    ),
    "murdered in an ambush": (
        "مقتل عقيد\n\nاغتيل عقيد في الأمن مع اثنين من مرافقيه السبت في كمين بحي الزيتون في عين الحلوة.",
        {"assassination": 1, "armed_attack": 0},
    ),
    "the patrol's own helicopters": (
        "دورية في تل حميس\n\nسيّر الجيش الأمريكي السبت دورية في بلدة تل حميس ضمت ست مدرعات.\n\n"
        "وحلّقت مروحيتان أمريكيتان فوق البلدة حتى عودتها.", {"patrol": 1, "overflight": 0},
    ),
    "somebody else's aircraft": (
        "دورية في الناقورة\n\nسيّرت قوات الأمم المتحدة السبت دورية في بلدة الناقورة، وحلق طيران إسرائيلي في الأجواء.",
        {"patrol": 1, "overflight": 1},
    ),
    "what the car hit, by a pronoun": (
        "انفجار في الموصل\n\nانفجرت سيارة مفخخة الجمعة في حي الزهور بالموصل.\n\n"
        "وقال ضابط إنها استهدفت مقراً للشرطة.", {"bombing": 1, "armed_attack": 0},
    ),
    "what the tellers themselves hit": (
        "انفجار في البوكمال\n\nانفجرت عبوة ناسفة الجمعة في سوق البوكمال.\n\n"
        "وقالت قوات التحالف إنها استهدفت معسكراً للميليشيات في الميادين.", {"bombing": 1, "armed_attack": 1},
    ),
    "whom those put down who took a town": (
        "الجيش يستعيد داماساك\n\nاستعاد الجيش النيجيري بلدة داماساك السبت، وقضى على 30 من مسلحي بوكو حرام.",
        {"territory": 1, "armed_attack": 0},
    ),
    "whom a strike put down": (
        "غارات في حمرين\n\nضربت مقاتلات عراقية الجمعة أوكاراً لتنظيم داعش في حمرين، وقضت على أربعة مسلحين.",
        {"airstrike": 1, "armed_attack": 0},
    ),
    "soldiers who shoot back after an attack": (
        "هجوم في كركوك\n\nأطلق مسلحون مجهولون النار السبت على حاجز في الرياض جنوب كركوك فأصيب شرطي.\n\n"
        "وأطلقت الشرطة النار بكثافة على البساتين المجاورة فأصابت راعيين.", {"armed_attack": 2},
    ),
    "a wounded man of the only act": (
        "تفجير في الكرادة\n\nفجر انتحاري نفسه الجمعة وسط الكرادة ببغداد فقتل أربعة وجرح ستة.\n\n"
        "وقال صاحب متجر إنه رأى الدخان.\n\nووصلت سيارات الإطفاء متأخرة.\n\n"
        "وذكر طبيب أن بين القتلى بائع صحف أصابته شظايا في الرأس.", {"bombing": 1, "killing": 0, "armed_attack": 0},
    ),
    "the toll of the attack, told with how it was made": (
        "هجوم في الميادين\n\nقُتل ثلاثة جنود وأصيب خمسة بهجوم انتحاري على رتل للجيش في ريف الميادين الجمعة.\n\n"
        "وأرسلت وحدات الإسعاف سيارات إلى المكان.\n\n"
        "وبحسب شهود، فجر المهاجم حزاماً ناسفاً داخل سيارة ما أسفر عن مقتل ثلاثة جنود وإصابة خمسة.", {"bombing": 1},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_how_many(text: str, wanted: dict[str, int]) -> None:
    article = Article(id="t", text=text, title=text.split("\n", 1)[0], published="2024-06-15")
    told = Counter(
        event.type
        for event in extract_article(article, default_engine())
        if event.status in ("occurred", "ongoing") and event.confidence >= MIN_CONFIDENCE
    )
    assert {kind: told[kind] for kind in wanted} == wanted
