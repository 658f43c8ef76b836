"""Who acts with the doer, backs him or escorts him, and what between commas parts him from his act."""

import pytest

from tests.events.parties_told import check_parties

CASES = {
    "with him": (
        "2024-05-02",
        "نفذت قوات التحالف الدولي، ومعها قوات سوريا الديمقراطية، مداهمة في بلدة ذيبان أمس.",
        {"raid": "coalition:initiator sdf:initiator"},
    ),
    "with him in an ambush": (
        "2023-03-02",
        "كمنت قوة من الجيش الصومالي ومعها مقاتلون من العشائر لعناصر من حركة الشباب قرب بلدة بولوبردي.",
        {"armed_attack": "somalia_government:initiator tribes:initiator al_shabaab:target"},
    ),
    "goods that a ship has with it": (
        "2023-03-02",
        "اعترض الحرس الثوري سفينة ومعها شحنة من الوقود المهرب في الخليج.",
        {"seizure": "iran:initiator"},
    ),
    "escorts of those who leave": (
        "2025-04-10",
        "انسحب رتل لقسد من حي الأشرفية في حلب برفقة سيارات للأمن العام السوري.",
        {"withdrawal": "sdf:initiator syria_government:supporter"},
    ),
    "aircraft that escort those who arrive": (
        "2021-04-10",
        "وصلت تعزيزات للجيش السوري إلى تل رفعت ورافقتها مروحيات روسية.",
        {"deployment": "syria_regime:initiator russia:supporter"},
    ),
    "support in the midst of a fight": (
        "2020-04-10",
        "تجدد القتال بين القوات الحكومية والحوثيين في مأرب وسط إسناد من طائرات التحالف العربي.",
        {"armed_clash": "yemen_government:participant houthis:participant arab_coalition:supporter"},
    ),
    "support between the two sides": (
        "2020-04-10",
        "دارت معارك بين القوات الحكومية، تسندها طائرات التحالف العربي، والحوثيين في جبهة الجوبة بمأرب.",
        {"armed_clash": "yemen_government:participant houthis:participant arab_coalition:supporter"},
    ),
    "a counted time between a verb and its object": (
        "2025-01-10",
        "وأضاف الناشط أن جنود الاحتلال احتجزوا، قبل يومين، أربعة رعاة قرب قرية كودنة في القنيطرة.",
        {"arrest": "israel:initiator civilians:target"},
    ),
    "the day before yesterday between a verb and its object": (
        "2025-01-10",
        "وذكر المصدر أن عناصر الشرطة اعتقلوا، أول من أمس، 12 متظاهرا في السليمانية.",
        {"arrest": "iraq_police:initiator protesters:target"},
    ),
    "a verb that begins with the letter of a conjunction": (
        "2025-01-10",
        "أعلن الجيش اللبناني أن مسلحين فجروا عبوة ناسفة بدورية في عرسال.",
        {"bombing": "unknown_gunmen:initiator"},
    ),
    "a verbal noun with its doer and whom it was done to": (
        "2025-01-10",
        "وجاء ذلك عقب قتل الجيش الإسرائيلي ثلاثة شبان في بلدة قباطية.",
        {"armed_attack": "israel:initiator civilians:target"},
    ),
    "a time between doer and object that looks like a verb": (
        "2025-01-10",
        "هدمت جرافات الاحتلال ظهرا منزلا من طابقين في بلدة العيسوية بالقدس المحتلة.",
        {"property_destruction": "israel:initiator civilians:target"},
    ),
    "security as a force": (
        "2011-06-10",
        "قُتل ثلاثة متظاهرين برصاص الأمن في درعا.",
        {"armed_attack": "syria_regime:initiator protesters:target"},
    ),
    "security forces of Iraq": (
        "2020-01-10",
        "أغلقت القوات الأمنية العراقية طرقاً إلى المنطقة الخضراء في بغداد.",
        {"blockade": "security_forces:initiator"},
    ),
    "gunmen who give themselves up": (
        "2018-07-10",
        "سلم 30 مسلحا أنفسهم إلى الجيش السوري في بلدة داعل بدرعا.",
        {"surrender": "militants:initiator syria_regime:target"},
    ),
    "an attack like the one before": (
        "2024-07-10",
        "كمن مقاتلو القاعدة لدورية في شبوة وقتلوا جنديين. وقبل أسبوع قُتل جندي في هجوم مشابه بمحافظة أبين.",
        {"armed_attack": "al_qaeda:initiator yemen_government:target"},
    ),
    "with whom, behind a time": (
        "2024-01-10",
        "قالت كتائب القسام إنها نفذت فجر اليوم مع سرايا القدس قصفا صاروخيا على عسقلان.",
        {"shelling": "hamas:initiator islamic_jihad:initiator israel:target"},
    ),
    "whose statement says that he did it": (
        "2024-01-10",
        "وأعقب ذلك بيان لحزب الله قال فيه إنه قصف بالصواريخ ثكنة للجيش الإسرائيلي في زرعيت.",
        {"shelling": "hezbollah:initiator israel:target"},
    ),
    "some of its fighters": (
        "2024-01-10",
        "أعلن تنظيم داعش أن مقاتلين منه هاجموا ثكنة للجيش في النيجر.",
        {"armed_attack": "isis:initiator niger_army:target"},
    ),
    "who tells that others are behind an attack": (
        "2024-01-10",
        "ضربت مسيرات سد مروي أمس. وقال الجيش السوداني إن قوات الدعم السريع تقف وراء الهجوم.",
        {"airstrike": "rsf:suspected"},
    ),
    "who tells that others killed in an attack": (
        "2024-01-10",
        "قال الجيش الصومالي إن حركة الشباب قتلت خمسة مدنيين في هجوم على قرية في هيران.",
        {"armed_attack": "al_shabaab:initiator civilians:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_who_stands_beside(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)
