"""Which shootings are assassinations: of men whom the text names or tells by their office, by gunmen of no state."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

CASES = {
    "a name behind the preposition, over a relative clause and a day": (
        "أطلق ملثمان يستقلان دراجة نارية النار صباح الأحد على سليم الحريري، فأردياه أمام متجره في نوى.",
        "assassination",
    ),
    "shot and wounded": (
        "فتح مسلحون النار على خالد الزوبعي في قضاء أبو غريب، فنقل جريحاً إلى المستشفى.", "assassination",
    ),
    "a man of office without a name": (
        "قتل قاض متقاعد برصاص مسلحين مجهولين أمام منزله في مدينة سبها.", "assassination",
    ),
    "an officer": ("أطلق مجهولون الرصاص على ضابط في الاستخبارات قرب منزله في عدن.", "assassination"),
    "a member of a force": ("أطلق مسلحون الرصاص على عنصر من قسد في بلدة ذيبان فقتلوه.", "armed_attack"),
    "a patrol, whose officer fell": ("أطلق مجهولون النار على دورية في تعز فقتلوا ضابطاً وجرحوا اثنين.", "armed_attack"),
    "by soldiers": ("استشهد الشاب رائد دويكات برصاص جنود الاحتلال في بيتا جنوب نابلس.", "armed_attack"),
    "by robbers": ("قتل سامي الكيلاني برصاص مسلحين سلبوا سيارته على طريق داعل.", "armed_attack"),
    "by a sniper": ("قتل الصحفي فهد المقطري برصاص قناص في حي الضبوعة بتعز.", "armed_attack"),
    "at his own door, by nobody who is told": ("قُتل قاض بالرصاص أمام منزله في مدينة كويتا.", "assassination"),
    "in the street, by nobody who is told": ("قُتل حداد بالرصاص في سوق مدينة كويتا.", "armed_attack"),
    "by men who are told as riders and no more": (
        "أطلق راكبا دراجة نارية النار على القيادي رائد الحمصي لدى خروجه من بيته في جاسم.", "assassination",
    ),
    "a bomb that a man of office escapes": (
        "نجا قائد شرطة لحج حين انفجرت سيارة مفخخة لحظة مرور موكبه في مدينة الحوطة.", "assassination",
    ),
    "many": ("أطلق مسلحون النار على سالم وليد ورفاقه في الزاوية فقتلوا خمسة.", "armed_attack"),
    "fire that a commander comes under, from nobody told": (
        "تعرض قائد فصيل محلي لإطلاق نار عند مدخل مدينة إزرع فأصيب في ساقه.", "assassination",
    ),
    "fire that a patrol comes under": ("تعرضت دورية للجيش لإطلاق نار عند مدخل مدينة إزرع.", "armed_attack"),
    "a soldier, by riders of a motorcycle": ("قتل جندي في لحج برصاص مسلحين يستقلان دراجة نارية.", "assassination"),
    "a policeman whom two on a motorcycle kill": ("قتل مسلحان على دراجة نارية شرطياً في كويتا.", "assassination"),
    "a village, by riders of motorcycles": ("هاجم مسلحون على دراجات نارية قرية قرب كايا وقتلوا تسعة.", "armed_attack"),
    "the convoy of a governor": ("تعرض موكب محافظ عدن لإطلاق نار من مسلحين.", "assassination"),
    "the convoy of an army": ("تعرض موكب للجيش لإطلاق نار من مسلحين في مأرب.", "armed_attack"),
    "fallen dead": ("سقط الناشط عمر البكر قتيلاً برصاص مسلحين مجهولين في الزبير.", "assassination"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_type_of_a_shooting(text: str, wanted: str) -> None:
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    assert [event.type for event in events] == [wanted]
