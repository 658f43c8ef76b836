"""What a definite noun or a retelling says of an act: an event of its own or none."""

from __future__ import annotations

import pytest

from evtx.events.record import ranked
from evtx.events.traits import traits_of
from evtx.model import Article
from evtx.pipeline import analyse, default_engine

CASES = {
    "subject of a verb that hit": ("وعملية التفجير التي وقعت في الصباح، استهدفت مزاراً في سامراء.", "bombing", 1),
    "subject of a verb that was done": ("قال شهود إن الهجوم بالقنبلة نفذ ضد عناصر من العشائر.", "bombing", 1),
    "placed by another act": ("وكان الهجوم جاء بعد أقل من أسبوع على الهدنة.", "armed_attack", 0),
    "a point of time": ("ومنذ اغتيال رئيس الوزراء تعيش البلاد أزمة سياسية.", "assassination", 0),
    "an anniversary": ("أحيت العائلات الذكرى العاشرة لتفجيرات مدريد التي وقعت عام 2004.", "bombing", 0),
    "years that passed": ("أصدر الحزب بياناً لمناسبة مرور عشرين عاماً على خطف ثلاثة من أعضائه.", "abduction", 0),
    "a book": ("ألف الضابط كتاباً عن خطف الطائرات في السبعينات.", "abduction", 0),
    "a film": ("عرض المهرجان فيلماً وثائقياً عن اغتيال رئيس الحزب عام 1980.", "assassination", 0),
    "shelling that ends": ("أعلن رئيس الأركان عن وقف القصف المدفعي.", "shelling", 0),
    "shelling that ends, beside another act": (
        "أعلن رئيس الأركان وقف القصف المدفعي على غزة بعد مقتل عشرين مدنياً في غارة.",
        "shelling",
        0,
    ),
    "a quarrel of words": ("شن النائب هجوماً عنيفاً على وزير المالية خلال جلسة في بغداد.", "armed_attack", 0),
    "an attack by men with arms": ("شن المسلحون هجوماً عنيفاً على موكب وزير المالية في بغداد.", "armed_attack", 1),
    "what a threat names": ("هدد زعيم الحوثيين بقصف السفن في البحر الأحمر.", "shelling", 0),
    "a story of old": ("يروي الفيلم قصة حصار مدينة لينينغراد.", "blockade", 0),
    "undergone": ("أبلغ السجين محاميه أنه تعرض للضرب والإهانة في سجن أبو سليم.", "physical_assault", 1),
    "still going on": ("لا تزال المعارك محتدمة بين القوات الروسية والأوكرانية في باخموت.", "armed_clash", 1),
    "the definite subject of what goes on": (
        "القتال لا يزال مستمراً بين الجيش ومسلحين داخل القاعدة في مقديشو.",
        "armed_clash",
        1,
    ),
    "how long it took": ("وأضاف أن الاشتباكات مع الشرطة دامت ساعتين قرب مدرسة في كويتا.", "armed_clash", 1),
    "a feminine that still fights": ("وقال الجيش إن وحداته ما زالت تقاتل المتمردين في ضواحي غاو.", "armed_clash", 1),
    "captives let out, not families": ("خرج مئات الأسرى من سجون صنعاء.", "release", 1),
    "crimes of which somebody is charged": ("أوقف الجيش مطلوباً بجرائم سلب وخطف وإطلاق نار في بعلبك.", "abduction", 0),
    "a committee": ("اجتمعت لجنة الإضراب في رام الله.", "protest", 0),
    "by whose fire he was assassinated": ("اغتيل القاضي برصاص مسلحين في عدن.", "armed_attack", 0),
    "an accident of traffic": ("لقي أربعة أشخاص حتفهم وأصيب ستة إثر تدهور حافلة على طريق معان.", "killing", 0),
    "a boat that sank": ("غرق زورق صيد قبالة سواحل طرطوس فجر اليوم. وقُتل أربعة من ركابه وفُقد ثلاثة.", "killing", 0),
    "a building that fell": ("انهارت عمارة من ست طبقات في أسيوط أمس. وأدى ذلك إلى مقتل تسعة من سكانها.", "killing", 0),
    "a helicopter that fell": ("سقطت مروحية للجيش في معان الثلاثاء وقُتل طياراها. وتحدث مصدر عن عطل فني.", "killing", 0),
    "an attack after a decision": (
        "هاجم مسلحون مقر الحزب في كركوك أمس بعد قرار الحكومة إغلاق المعبر.",
        "armed_attack",
        1,
    ),
    "an attack on a decision": ("هاجم الرئيس قرار المحكمة أمس في واشنطن.", "armed_attack", 0),
    "a flood": ("قُتل عشرة أشخاص وجرح عشرون بسبب السيول في ولاية كسلا أمس.", "killing", 0),
    "a storm": ("قُتل 12 شخصاً وأصيب ثلاثون إثر عواصف رملية في ولاية راجستان أمس.", "killing", 0),
    "a craft that came down": ("سقطت طائرة تقل ستة ركاب في نهر بنيويورك أمس ما أدى إلى مقتل اثنين.", "killing", 0),
    "people lost at sea": ("لقي 26 مهاجراً حتفهم قبالة السواحل التونسية هذا الشهر.", "killing", 0),
    "migrants shot": ("قُتل ثلاثة مهاجرين برصاص مسلحين على قارب قبالة زوارة أمس.", "armed_attack", 1),
    "a hurricane": ("سقط قتيل بسبب الإعصار الذي ضرب سواحل فلوريدا الأميركية أمس.", "armed_attack", 0),
    "a fire of nobody's": ("اندلع حريق في مخيم للنازحين قرب عرسال ليل السبت وقُتل ثلاثة أطفال.", "killing", 0),
    "a spark": ("انفجرت محطة وقود في حلبا أمس وقتل سبعة. وقال مصدر إن خزانها انفجر بسبب احتكاك.", "explosion", 0),
    "a shell that blew up in a drill": (
        "قُتل ثلاثة جنود بانفجار قذيفة خلال تدريب بالذخيرة الحية في الجلفة أمس.",
        "explosion",
        0,
    ),
    "a driver who lost control": (
        "دهست شاحنة عسكرية طفلاً في كابول أمس فقتلته. وقالت الشرطة إن السائق فقد السيطرة عليها.",
        "armed_attack",
        0,
    ),
    "a fire of war": ("اندلع حريق في مستودع بالحديدة أمس إثر قصف مدفعي للحوثيين وقُتل عامل.", "shelling", 1),
    "a building that fell to a strike": ("انهار مبنى في خان يونس أمس جراء غارة إسرائيلية وقُتل خمسة.", "airstrike", 1),
    "a mine under a bus": ("قُتل ستة أشخاص بانفجار لغم بحافلة ركاب على طريق الرستن أمس.", "bombing", 1),
    "a left-over shell": ("انفجرت قذيفة من مخلفات الحرب في الموصل وقتلت طفلين.", "explosion", 1),
    "a settler at the wheel": ("دهس مستوطن بسيارته طفلاً قرب بيت لحم أمس وأصابه بجروح.", "armed_attack", 1),
    "the dead of a shot, where a house fell too": (
        "انهار سقف منزل في بنش بعد المطر. وقُتل شاب برصاص مجهولين في بنش أمس.",
        "armed_attack",
        1,
    ),
    "a coup": ("قُتل أربعة جنود في انقلاب عسكري في بوركينا فاسو.", "killing", 1),
    "the launch of what was intercepted": ("اعترضت إسرائيل صاروخاً أطلقه الحوثيون من اليمن.", "shelling", 0),
}


@pytest.mark.parametrize(("text", "event_type", "number"), CASES.values(), ids=CASES)
def test_told_or_mentioned(text: str, event_type: str, number: int) -> None:
    article = Article(id="case", text=text, published="2024-06-15")
    events = analyse(article, default_engine()).events
    assert sum(e.type == event_type for e in events) == number, [e.type for e in events]


def test_traits_name_the_words_beside_and_the_days() -> None:
    text = "وقال شهود إن مسلحين هاجموا أمس مركزاً للشرطة في كركوك عام 2007."
    analysed = analyse(Article(id="case", text=text), default_engine())
    traits = traits_of(analysed.annotated, ranked(analysed.assembled.groups[0]))
    assert {"left:مسلح", "right:امس", "when:yesterday", "when:year"} <= set(traits), traits
    assert "when:none" not in traits
