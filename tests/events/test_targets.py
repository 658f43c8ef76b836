"""Whom an act was done to, and who took part, by what the text says of the hurt, the freed and the ground."""

import pytest

from tests.events.parties_told import check_parties

CASES = {
    "the hurt are thought to be a side's": (
        "2019-05-01",
        "أسفرت غارة أميركية قرب جلب عن مقتل خمسة يعتقد أنهم أعضاء في حركة الشباب.",
        {"airstrike": "usa:initiator al_shabaab:target"},
    ),
    "the hurt are said to be a side's by those who hit them": (
        "2024-05-01",
        "أغارت مسيرة إسرائيلية على دراجة نارية في كفركلا، فقتل رجل قال الجيش الإسرائيلي إنه عنصر في حزب الله.",
        {"airstrike": "israel:initiator hezbollah:target"},
    ),
    "a side's leader, as is thought": (
        "2022-05-01",
        "قتل التحالف الدولي بغارة جوية رجلا يشتبه في أنه قيادي في تنظيم داعش.",
        {"airstrike": "coalition:initiator isis:target"},
    ),
    "what others say of the hurt, who were no side's": (
        "2019-05-01",
        "أسفر القصف عن مقتل أربعة رجال قال الأهالي إنهم كانوا يعملون في حقل قرب كيسمايو.",
        {"shelling": "civilians:target"},
    ),
    "whose men the killers are thought to be": (
        "2019-05-01",
        "قُتل مزارعان في ديالى برصاص مسلحين يعتقد أنهم من تنظيم داعش.",
        {"armed_attack": "unknown_gunmen:initiator isis:suspected civilians:target"},
    ),
    "an exchange told by those who come back": (
        "2025-12-01",
        "أعلنت قسد أنها تسلمت عشرة من مقاتليها في صفقة تبادل مع الحكومة السورية قرب الحسكة.",
        {"release": "sdf:participant syria_government:participant"},
    ),
    "an exchange told by whose people are freed on either side": (
        "2022-05-01",
        "أُفرج في تعز عن ثلاثين من عناصر الجيش اليمني مقابل عشرين من أسرى الحوثيين بوساطة عُمان.",
        {"release": "yemen_government:participant houthis:participant"},
    ),
    "freed for money": (
        "2022-05-01",
        "أفرجت حركة الشباب عن ثلاثة صيادين مقابل فدية دفعتها الحكومة الصومالية.",
        {"release": "al_shabaab:initiator civilians:target"},
    ),
    "one of a nation, told by that alone": (
        "2021-05-01",
        "قتلت القوات الإسرائيلية فلسطينيا قرب بلدة يعبد.",
        {"armed_attack": "israel:initiator civilians:target"},
    ),
    "whom soldiers wound": (
        "2021-05-01",
        "أصاب جنود الاحتلال راعيا بالرصاص في بلدة الظاهرية.",
        {"armed_attack": "israel:initiator civilians:target"},
    ),
    "a place behind the subject with no word for its class": (
        "2021-05-01",
        "قصفت كتائب القسام عسقلان برشقة صاروخية.",
        {"shelling": "hamas:initiator israel:target"},
    ),
    "whose what was shot down is, behind a verb that carries the act": (
        "2021-05-01",
        "تمكنت قوات الدعم السريع من إسقاط طائرة حربية تابعة للجيش السوداني.",
        {"interception": "rsf:initiator sudan_army:target"},
    ),
    "who sent what was shot down": (
        "2021-05-01",
        "اعترضت الدفاعات السعودية مسيرة مفخخة بعث بها الحوثيون نحو خميس مشيط.",
        {"interception": "saudi_arabia:initiator houthis:target"},
    ),
    "who is thought to hide in what is hit": (
        "2019-05-01",
        "قصفت طائرات التحالف الدولي كهوفا في جبل قره جوغ يعتقد أن مسلحي داعش يتحصنون فيها.",
        {"airstrike": "coalition:initiator isis:target"},
    ),
    "who is said elsewhere to be in the place": (
        "2019-05-01",
        "قصفت المدفعية قرية في ريف إدلب، وقال ناشطون إن الجيش التركي ينتشر فيها.",
        {"shelling": ""},
    ),
    "whom an act of a day told between commas hit": (
        "2025-09-01",
        "أغارت مسيرات إسرائيلية، في 26 آب، على موقع للجيش السوري قرب الكسوة.",
        {"airstrike": "israel:initiator syria_government:target"},
    ),
    "youths and the patrol that they throw stones at": (
        "2021-05-01",
        "رشق شبان دورية إسرائيلية بالحجارة في قرية تقوع.",
        {"riot": "civilians:initiator israel:target"},
    ),
    "a definite thing behind an indefinite adjective": (
        "2021-05-01",
        "أحرق متظاهرون غاضبون القنصلية الإيرانية في كربلاء.",
        {"riot": "protesters:initiator iran:target"},
    ),
    "whose office is set on fire": (
        "2021-05-01",
        "أضرم محتجون النار في مقر الحزب الديمقراطي الكردستاني في السليمانية.",
        {"riot": "protesters:initiator kdp:target"},
    ),
    "whom a visitor comes to meet": (
        "2021-05-01",
        "وصل المبعوث الأممي إلى صنعاء للقاء قادة جماعة الحوثي.",
        {"meeting": "un:initiator houthis:target"},
    ),
    "with whom a delegation of a state comes to talk": (
        "2021-05-01",
        "وصل وفد مصري إلى غزة لبحث تثبيت الهدنة مع قيادة حركة حماس.",
        {"meeting": "egypt_government:initiator hamas:target"},
    ),
    "a crowd amid which a charge goes off": (
        "2021-05-01",
        "فجر انتحاري نفسه بين متسوقين في مدينة الحلة.",
        {"bombing": "civilians:target"},
    ),
    "to whom soldiers with the article surrender": (
        "2021-07-01",
        "استسلم عشرات الجنود الأفغان لحركة طالبان في ولاية تخار.",
        {"surrender": "afghanistan_government:initiator taliban:target"},
    ),
    "a civilian who attacks an armed man": (
        "2021-05-01",
        "طعنت فتاة شرطيا إسرائيليا في القدس.",
        {"armed_attack": "civilians:initiator israel:target"},
    ),
    "civilians who were killed and attacked nobody": (
        "2021-05-01",
        "قتل مدنيون وجنود في هجوم شمال مالي.",
        {"armed_attack": "civilians:target mali_army:target"},
    ),
    "two of them, who are no state's": (
        "2021-05-01",
        "أطلق حرس الحدود التركي النار على لاجئين سوريين قرب حارم فقتل اثنين منهم.",
        {"armed_attack": "turkey:initiator civilians:target"},
    ),
    "two of them, who are their army's": (
        "2021-05-01",
        "هاجم مسلحون جنودا ماليين قرب منكا وقتلوا اثنين منهم.",
        {"armed_attack": "unknown_gunmen:initiator mali_army:target"},
    ),
    "whose protest was broken up": (
        "2021-05-01",
        "فرقت قوات الأمن مظاهرة لمعلمين في السليمانية.",
        {"protest": "protesters:initiator"},
    ),
    "beside whose post it fell": (
        "2021-05-01",
        "سقطت قذائف قرب نقطة للجيش التركي في سرمين.",
        {"shelling": "turkey:target"},
    ),
    "a border beside which it fell": (
        "2021-05-01",
        "سقطت قذائف قرب الحدود التركية في ريف إدلب.",
        {"shelling": ""},
    ),
    "a state whose plants others than its own attack": (
        "2022-05-01",
        "هاجم الحوثيون منشآت نفطية في جدة.",
        {"armed_attack": "houthis:initiator saudi_arabia:target"},
    ),
    "armour that one side alone has": (
        "2024-05-01",
        "أعطب مقاتلو القسام ناقلة جند شرق مدينة رفح.",
        {"armed_attack": "hamas:initiator israel:target"},
    ),
    "armour that is a state's too": (
        "2024-05-01",
        "هاجم مسلحون دبابة قرب مدينة طرابلس في شمال لبنان.",
        {"armed_attack": "unknown_gunmen:initiator"},
    ),
    "who fought once": (
        "2021-05-01",
        "قتل ملثمان مقاتلا سابقا في الجيش الحر في مدينة طفس.",
        {"armed_attack": "unknown_gunmen:initiator civilians:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_who_took_part(name: str) -> None:
    check_parties(CASES[name][1], CASES[name][0], CASES[name][2])
