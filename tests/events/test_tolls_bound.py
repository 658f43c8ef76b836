"""Which act a toll belongs to, and what its words come to: several sentences, sides, sources and denials."""

from __future__ import annotations

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article

# Text, and what its events tell: k killed, w wounded, d detained, a abducted, m missing, as least-greatest.
TOLLS = {
    "a number before the word for number": (
        "وبهذا يرتفع إلى 44 عدد من قتلوا بنيران الحرس منذ بدء الحصار على نيالا.", "k44-44",
    ),
    "the dead since a mission came": (
        "قُتل جنديان في كمين قرب كيدال، ليصل عدد قتلى البعثة إلى 29 منذ انتشارها.", "k2-2",
    ),
    "the dead in all since it began": (
        "قُتل 13 قرويا في قصف على كاودا، مما رفع حصيلة القتلى المدنيين منذ بدء الحملة إلى 41.", "k13-13 | k41-41",
    ),
    "a strike of one day and all of them": (
        "قصف الجيش بلدة الجنينة أمس فأصيب ستة عمال. وأدى القصف الجوي على الإقليم إلى مقتل 700 قروي منذ انطلاق العملية.",
        "k700-700 | w6-6",
    ),
    "what the war cost is no act's": (
        "قصف الجيش بلدة كادوقلي أمس فقتل ستة عمال. وتقول المنظمة إن النزاع أودى بحياة نحو 40 ألف شخص.", "k6-6",
    ),
    "and who fled it": (
        "اندلع قتال بين الجيش والحركة في كادوقلي الجمعة. وأجبرت الحرب أكثر من مليون شخص على النزوح.", "",
    ),
    "a quarrel of one day has its own": (
        "اندلع نزاع بين قبيلتين في الضعين أمس، وأسفر النزاع عن مقتل ستة رعاة.", "k6-6",
    ),
    "the toll that rises is the act's": ("قُتل جنديان في كمين قرب غاو، ليرتفع عدد القتلى إلى أربعة.", "k2-4"),
    "a number of those who do it": ("خطف أربعة مسلحين طبيبا في سيناء.", "a1-1"),
    "and of both": ("خطف أربعة مسلحين ثلاثة مهندسين في سيناء.", "a3-3"),
    "the definite number of those who do it": ("قتل المسلحون الثلاثة شرطيا في سيناء.", "k1-1"),
    "a masked gunman and whom he shot": ("قتل مسلح ملثم فتاتين في سيناء.", "k2-2"),
    "foreign soldiers and whom they take": ("اعتقل خمسة جنود إسرائيليين شابا من مخيم جنين.", "d1-1"),
    "barrels, and what they did": ("قصف الطيران المروحي بالبراميل المتفجرة سرمين أمس، مخلفا تسعة قتلى.", "k9-9"),
    "the attacker comes on top": ("هاجم رجل ثكنة في إربد وقتل أربعة حراس قبل أن يُقتل بأيدي الشرطة.", "k5-5"),
    "and where he was felled": ("قتل مسلح خمسة مصلين في هجوم على كنيس في إزمير قبل أن ترديه الشرطة قتيلا.", "k6-6"),
    "two attackers": ("هاجم ثلاثة مسلحين ثكنة في سيغو وقتلوا حارسين اثنين قبل أن يلقوا مصرعهم.", "k4-"),
    "some of them badly hurt": (
        "جُرح 70 طالبا في تفجير بمدينة مزار. وقال مدير المستشفى إن 15 جريحا ما زالوا في حالة حرجة.", "w70-70",
    ),
    "in intensive care": ("أصيب 40 عاملا برصاص الدرك في تعز، بينما يرقد 9 مصابين في العناية المركزة.", "w40-40"),
    "executed in public": ("نفذت الحركة الإعدام رميا بالرصاص في ستة رجال في ساحة بمدينة البيضاء.", "k6-6"),
    "nobody hurt in a ruin": ("نسف مسلحون بيت شيخ في خولان. وسوي البيت بالأرض دون أن يصاب أحد.", "k0-0 w0-0"),
    "nothing known": ("تعرضت أطراف حيان لقصف مدفعي دون أنباء عن إصابات حتى المساء.", ""),
    "nothing said": ("سقطت قذائف هاون جنوب حيان، دون التطرق إلى وقوع إصابات.", ""),
    "a dual by its signs": ("أوقفت دورية من الجيش سوريَّين قرب عرسال.", "d2-2"),
    "a dual by its verb": ("أوقفت الشرطة سوريين يشكلان عصابة قرب عرسال.", "d2-2"),
    "a plural by its verb": ("أوقفت الشرطة سوريين يشكلون عصابة قرب عرسال.", "d2-"),
    "a long subject": (
        "لقي سبعة من حراس القافلة التجارية وخمسة من سائقي الصهاريج المرافقة لها مصرعهم في هجوم لداعش قرب الشدادي.",
        "k12-12",
    ),
    "two single subjects": ("شرطي ومدني قتلا السبت في انفجار عبوة ناسفة في هرات.", "k2-2"),
    "what a side lost, and the other": (
        "خسرت الكتيبة في معارك الاثنين قرب ككلة تسعة جنود، مقابل أربعة قتلى من المهاجمين.", "k13-13",
    ),
    "whom others killed": (
        "وذكر أن ستة من خاطفي القافلة تسللوا إلى المعسكر، غير أن جنود الحراسة قتلوهم.", "k6-6",
    ),
    "one number for two nouns": ("اعتقلت الشرطة في حملة دهم 33 طالبا وعاملا من أحياء السليمانية.", "d33-33"),
    "a nominative noun is added": ("قُتل 14 مزارعا وجندي في تفجير سيارة مفخخة في بعقوبة.", "k15-15"),
    "a pair of topics": ("ذكر المشفى أن القتلى 19 والجرحى 44 جراء الغارة على سرمدا.", "k19-19 w44-44"),
    "wounds are no act": ("أصيب خمسة عمال في قصف على زنجان، وجروح اثنين منهم بالغة.", "w5-5"),
    "a clause set apart": ("وقُتل في تلك الغارة، وهي الأولى منذ أسابيع، أكثر من 60 شخصا في الحسينية.", "k61-"),
    "captives beside the dead": ("وخلفت المعارك حول تلة القلعة قتلى وجرحى وأسرى من الفصيل.", "d2- k2- w2-"),
    "among the missing": ("قُتل بحاران واعتبر ثلاثة آخرون في عداد المفقودين إثر هجوم على زورق في عدن.", "k2-2 m3-3"),
    "a denial as a noun": ("سقطت قذيفة على مدرسة في القنيطرة، وأكد المختار عدم تسجيل أي إصابات.", "k0-0 w0-0"),
    "neither dead nor hurt": ("انفجرت قنبلة في سوق الفلوجة، وقالت الشرطة إنه لا قتلى ولا جرحى.", "k0-0 w0-0"),
    "led to": ("انهار نفق قصفته المدفعية في الشجاعية ما أدى لمقتل عاملين اثنين وإصابة ثالث.", "k2-2 w1-1"),
    "a victim behind the doers": ("خطف عناصر من الفصيل المحامي نزار الأتاسي من حي الوعر.", "a1-1"),
    "a name and his men": ("أدت غارة على بلدة حولا إلى استشهاد جواد واثنين من مساعديه.", "k3-3"),
    "his death": ("وكان الشيخ المعروف بأبي ليث لقي مصرعه بعدما أطلق مجهولون النار عليه في نوى.", "k1-1"),
    "one of the two and the other": (
        "أطلقت الدورية النار على مهربين اثنين قرب الرطبة فقتل أحدهما وأوقف الآخر.", "d1-1 k1-1",
    ),
    "more than a number of words": ("تجاوز عدد قتلى الحوثيين الثلاثين في معارك شرق الحزم.", "k31-"),
    "at least two": ("قُتل حارسان على الأقل في هجوم على مصرف في غوما.", "k2-"),
    "an act that came before another": (
        "اندلع القتال في الحي الخميس عقب مقتل ضابط في كمين، وبلغت حصيلته إلى الآن 14 قتيلا.", "k1-1 | k14-14",
    ),
    "denied of the rockets, told of who stopped them": (
        "أطلقت الفصائل رشقة صواريخ على سديروت.\n\nوقال الجيش إنه اعترض أربعة صواريخ من دون وقوع إصابات.",
        "k0-0 w0-0",
    ),
    "a drone stopped elsewhere": (
        "قُتل جنديان بقصف مدفعي على تل رفعت.\n\nوفي كركوك، أُسقطت مسيّرة مفخخة قرب المصفى دون إصابات.",
        "k0-0 w0-0 | k2-2",
    ),
    "a toll behind a finding": (
        "انفجر لغم بحافلة عمال في الضمير فقُتل ثمانية عمال.\n\nوفكك خبراء لغما آخر.\n\n"
        "وكانت الإذاعة ذكرت أن عدد القتلى سبعة.", "k7-8",
    ),
    "a hospital that counts": (
        "انفجرت شاحنة مفخخة في سوق لاهور فقُتل 50 شخصا.\n\nوقال شاهد إن الشاحنة توقفت قرب المدخل.\n\n"
        "في المقابل، أعلن المستشفى أنه استقبل 38 جثة.", "k38-50",
    ),
    "prisoners of a battle": ("سيطرت الفصائل على تل الحارة بعد معارك وأسرت تسعة جنود.", "d9-9"),
    "two groups before their verb": ("وقال المدير إن ثلاثة حراس وأربعة عمال أصيبوا في الانفجار في عدن.", "w7-7"),
    "a number with a verb of its own": ("أسفر الانفجار في عدن عن مقتل ثلاثة وأربعة أصيبوا بحروق.", "k3-3 w4-4"),
    "one of the wounded and what hit her": (
        "استقبل المشفى ستة جرحى، بينهم فتاة أصابتها شظية، إثر قصف على مدينة إدلب.", "w6-6",
    ),
    "a toll of an attack in another town": (
        "تبنت طالبان الهجوم على مركز للشرطة في غزني، وقد سقط فيه تسعة قتلى.\n\nوفي قندوز انفجرت سيارة ملغومة في سوق "
        "وجُرح بائع، وهاجم مسلحون مركزاً آخر.", "k9-9 | w1-1",
    ),
    "nobody was hurt, not by the act before": (
        "قالت الكتائب إنها قصفت صباح اليوم بلدة سديروت، رداً على غارة أصابت عاملين في رفح.\n\n"
        "وأحصت الشرطة ثمانية صواريخ لم تخلف سوى أضرار مادية.", "k0-0 w0-0 | w2-2",
    ),
    "no loss in lives": ("ذكر الجيش أن مسيّرتين هاجمتا مطار بلد من غير أن توقعا خسائر في الأرواح.", "k0-0 w0-0"),
    "no word of losses": (
        "سقط صاروخان على مطار أربيل، وقال المحافظ إن المعلومات الأولية لا تشير إلى وقوع خسائر بشرية.", "k0-0 w0-0",
    ),
    "a shell that hit nobody": ("أطلقت دبابة قذيفة باتجاه الدورية قرب كفركلا لم تصب أحداً.", "k0-0 w0-0"),
    "one of them died": ("أصيب ثلاثة حراس بإطلاق نار في عدن، وتوفي أحدهم لاحقاً.", "k1-1 w2-2"),
    "the death of one of them": (
        "أصيب ثلاثة حراس بإطلاق نار في عدن، ثم أعلن المشفى وفاة أحدهم.", "k1-1 w2-2",
    ),
    "both of them died": ("أصيب شرطيان في هجوم بالموصل ثم فارقا الحياة.", "k2-2"),
    "he died of it": ("أصيب شاب برصاص قناص في تعز وتوفي متأثراً بجراحه.", "k1-1"),
    "he and his sons": ("قُتل سائق هو واثنان من أولاده بانفجار لغم قرب دوما.", "k3-3"),
    "a man, a clause about him, and his wife": (
        "اغتال مسلحون المحامي سامر العلي، وهو عضو في النقابة، وزوجته أمام منزلهما في إدلب.", "k2-2",
    ),
    "their dead": ("قالت الحركة إن قتلاها أربعة في الهجوم على القاعدة قرب كيسمايو.", "k4-4"),
    "he got away with wounds": ("تعرض ضابط لإطلاق نار في درعا ونجا بجروح طفيفة.", "w1-1"),
    "men of a party": ("قُتل ثلاثة من حزب الله بقصف على صور.", "k3-3"),
    "a word of origin behind a side": ("قتلت قوات الاحتلال فلسطينيا تتهمه بالطعن قرب نابلس.", "k1-1"),
    "a fight that cost one": ("اندلعت اشتباكات في صبراتة أودت بأحد السكان.", "k1-1"),
    "women taken up": ("وعادت 12 طالبة إلى أهلها بعد أن خطفهن مسلحون في زامفارا الشهر الماضي.", "a12-12"),
    "a driver led away": ("أنزل مسلحون سائق الشاحنة واقتادوه إلى جهة مجهولة قرب العريش.", "a1-1"),
    "passengers led away": ("أوقفت الدورية حافلة تقل ستة عمال قرب الرفيد واقتادتهم إلى داخل الجولان.", "d6-6"),
    "his abduction": ("عثر الأهالي على جثة رجل قرب رفح بعد يومين من اختطافه على يد مسلحين.", "a1-1 | k1-1"),
    "others wounded": (
        "فجّر انتحاري سيارته قرب معسكر في عدن، فقُتل سبعة جنود على أقل تقدير وأصيب غيرهم.", "k7- w2-",
    ),
    "also wounded": ("قصفت مسيّرة سيارة في حولا فجُرح سائقها، كما أصيب عابران.", "w3-3"),
    "a first toll of a sentence without an act": (
        "أوقع التفجير في السوق بحمص قتلى.\n\nوأورد التلفزيون حصيلة أولية من سبعة قتلى.", "k7-",
    ),
    "attackers who fell, and guards": (
        "صدت القوات العراقية هجوماً قرب الرطبة وقتلت خمسة من المهاجمين، كما سقط جنديان من حرس الحدود.", "k7-7",
    ),
    "both sides in two sentences": (
        "اشتبكت الشرطة مع مسلحين في كركوك، وقُتل شرطيان. وأضاف المصدر أن أربعة من المسلحين قُتلوا.", "k6-6",
    ),
    "two of those who attacked": (
        "هاجم مسلحون حاجزاً في الموصل وقتلوا ثلاثة جنود. وقال مصدر إن المهاجمين كانوا ستة وإن اثنين منهم قُتلا.",
        "k5-5",
    ),
    "those whom the army killed, and its own": (
        "اشتبك الجيش اليمني مع الحوثيين شرق صرواح، وقتل الجيش 15 منهم، فيما خسرت القوات الحكومية ستة جنود.", "k21-21",
    ),
    "a toll and how each of them died": (
        "أوقع تفجير في سوق البصرة تسعة قتلى.\n\nوقالت الشرطة إن أربعة أشخاص قُتلوا عند المدخل وخمسة آخرين داخل السوق.",
        "k9-9",
    ),
    "one of the dead": (
        "قُتل أربعة مدنيين بغارة على بلدة عيتا.\n\nوذكر الدفاع المدني أن الغارة أصابت منزلاً فقُتلت امرأة.", "k4-4",
    ),
    "the first toll": (
        "قُتل ثمانية وأصيب تسعة في اشتباكات عشائرية في ذي قار.\n\nوأشار مدير الصحة إلى أن الحصيلة أولية.", "k8- w9-",
    ),
    "a wounded man dies": ("ارتفعت حصيلة الغارة على بلدة برعشيت إلى خمسة شهداء بعد وفاة جريح.", "k5-5"),
    "sides in two sentences": (
        "اندلعت اشتباكات بين الجيش السوداني والدعم السريع في أم روابة.\n\nوقال مصدر إن 15 من جنود الجيش قُتلوا.\n\n"
        "وأضاف أن 30 من عناصر الدعم السريع قُتلوا في الاشتباكات.", "k45-45",
    ),
    "kills in the course of a sweep": (
        "قال الجيش إن قواته قضت الأحد على أربعة مسلحين خلال عملية تمشيط قرب تمبكتو.", "k4-4",
    ),
    "the same dead as an army and residents count them": (
        "أعلن الجيش أنه قتل عشرة مسلحين في غارة على قرية في ولاية زمفارا أمس. وقال سكان إن الغارة قتلت ستة مدنيين.",
        "k6-10",
    ),
    "the same dead, whom a ministry and villagers tell of": (
        "قالت وزارة الدفاع إن سبعة مسلحين قتلوا بقصف على مدينة بنجكور أمس. وقال قرويون إن القصف قتل خمسة أطفال.",
        "k5-7",
    ),
    "attackers and those attacked, of two sources": (
        "قتل أربعة مهاجمين في هجوم على فندق في مقديشو أمس بحسب الشرطة. وقال مدير المستشفى إن تسعة مدنيين قتلوا.",
        "k13-13",
    ),
}  # fmt: skip
THINGS = {
    "snipers": ("أصاب قناص من الفصيل عاملا في حي جوبر بعدما أطلق النار عليه.", {"sniper": "used"}),
    "a vehicle of the army": (
        "انفجر لغم بعجلة للشرطة قرب الطارمية.", {"landmine": "used", "military_vehicle": "targeted"},
    ),
    "a stop for buses": ("قُتل ثلاثة برصاص مسلح عند موقف الحافلات في العفولة.", {"small_arms": "used"}),
    "where a stabbing was": ("طعن رجل جنديا في متجر وسط حيفا.", {}),
    "near what is not hit": ("سقط صاروخ باليستي على مقربة من مستشفى في مأرب.", {"missile": "used"}),
    "what a chemical attack is done with": ("تعرضت البلدة لهجوم كيماوي قُتل فيه عشرة.", {"chemical_agent": "used"}),
}  # fmt: skip


def _told(text: str) -> tuple[Event, ...]:
    article = Article(
        id="t", text=f"خبر\n\n{text}", title="خبر", outlet=None, published="2024-06-15", published_time=None,
        published_from=None, dateline_place=None, author=None, agency=None, reports_on=None, url=None, path="t",
        language="ar", text_sha256="",
    )  # fmt: skip
    return tuple(extract_article(article, default_engine()))


def _tolls(event: Event) -> str:
    figures = sorted(event.casualties.items())
    return " ".join(f"{kind[0]}{f.min}-{'' if f.max is None else f.max}" for kind, f in figures)


@pytest.mark.parametrize(("text", "wanted"), TOLLS.values(), ids=TOLLS)
def test_tolls(text: str, wanted: str) -> None:
    assert " | ".join(sorted(t for e in _told(text) if (t := _tolls(e)))) == wanted


@pytest.mark.parametrize(("text", "wanted"), THINGS.values(), ids=THINGS)
def test_things(text: str, wanted: dict[str, str]) -> None:
    assert {i.id: i.use for e in _told(text) for i in e.items} == wanted


def test_who_tells_the_toll_tells_the_act() -> None:
    events = _told("قُتل أربعة في انفجار سيارة مفخخة في بنغازي.\n\nوذكر شهود أن القتلى تسعة.")
    assert [(e.casualties["killed"].min, e.casualties["killed"].max) for e in events] == [(4, 9)]
    assert {s.kind for e in events for s in e.sources} == {"witness"}


def test_a_joint_toll_is_that_of_the_first_act() -> None:
    text = (
        "أوقع هجوم على قاعدة عسكرية قرب غاو أمس 18 قتيلاً.\n\nوقال ضابط إن سيارة مفخخة انفجرت عند مدخل القاعدة أولاً."
        "\n\nوأضاف أن مسلحين هاجموا القاعدة بعد ذلك من جهتين وأطلقوا قذائف عليها."
    )
    article = Article(id="t", text=text, title=text.split("\n")[0], published="2024-06-15")
    told = extract_article(article, default_engine())
    killed = {e.type: e.casualties["killed"].min if "killed" in e.casualties else None for e in told}
    assert (killed["bombing"], killed["armed_attack"]) == (18, None)
