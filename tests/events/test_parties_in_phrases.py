"""Parties that the build of a phrase tells: counted things of somebody's, men and whose they are, nations joined."""

from __future__ import annotations

import pytest

from tests.events.parties_told import check_parties

# a sentence, and for each type of event told the actors of the last one; all told on one day
CASES: dict[str, dict[str, str]] = {
    # whose a thing is, over a count of its parts, a participle, what it is called
    "أغارت مروحيات كينية على قافلة من خمس شاحنات لحركة الشباب جنوب كيسمايو.": {
        "airstrike": "kenya_army:initiator al_shabaab:target"
    },
    "ضربت مقاتلات إسرائيلية هدفا تابعا لحركة حماس شمال القطاع.": {"airstrike": "israel:initiator hamas:target"},
    'قصف الجيش الإسرائيلي موقع "المشتل" لحركة حماس شرق غزة.': {"shelling": "israel:initiator hamas:target"},
    # over a word for many, and guns that fire
    "وصلت شاحنات عدة للجيش التركي إلى إدلب.": {"deployment": "turkey:initiator"},
    "قصفت زوارق عدة للبحرية الإسرائيلية ميناء غزة.": {"shelling": "israel:initiator"},
    "قُتل طفل في حيس بقصف لمدفعية الحوثيين.": {"shelling": "houthis:initiator civilians:target"},
    "قُتلت امرأة بقصف لراجمات النظام على سرمين.": {"shelling": "syria_regime:initiator civilians:target"},
    # whose land begins behind a crossing
    "دخل رتل للتحالف من معبر الوليد مع إقليم كردستان ووصل إلى قاعدة قسرك.": {"deployment": "coalition:initiator"},
    "اشتبكت قسد في معبر سيمالكا مع البيشمركة.": {"armed_clash": "sdf:participant peshmerga:participant"},
    # men whom a side that tells calls its own, and those who are no longer anybody's
    "قال الجيش البريطاني إن جنديين من قواته قُتلا بانفجار عبوة في هلمند.": {"bombing": "uk:target"},
    "أفاد الجيش التركي بأن ثلاثة من جنوده قُتلوا في قصف على إدلب.": {"shelling": "turkey:target"},
    "اغتال مسلحون ضابطا سابقا في الجيش العراقي في الموصل.": {
        "assassination": "unknown_gunmen:initiator civilians:target"
    },
    # men or police and the name behind them
    "قتل ثلاثة من جنود البعثة الأممية في هجوم مسلح غربي دارفور.": {"armed_attack": "un:target"},
    "اعتقلت شرطة حماس ثلاثة شبان في رفح.": {"arrest": "hamas:initiator civilians:target"},
    "استهدف مسلح الشرطة في بغداد وقتل شرطيين.": {"armed_attack": "unknown_gunmen:initiator iraq_police:target"},
    "هددت تركيا بمهاجمة القوات الأمريكية في منبج.": {"threat": "turkey:initiator usa:target"},
    # what a side is called behind its name is no other side
    "مقتل عشرات من مسلحي تنظيم داعش الإرهابي بغارة للتحالف الدولي غرب الرمادي.": {
        "airstrike": "coalition:initiator isis:target"
    },
    "هاجمت حركة الشباب الإرهابية معسكرا للجيش الصومالي في بلدة بولو مرير.": {
        "armed_attack": "al_shabaab:initiator somalia_government:target"
    },
    "قصف الجيش المصري أوكار الإرهابيين في رفح.": {"shelling": "egypt_army:initiator militants:target"},
    # forces that no nationality told before names
    "نشر عدد من الصحف الفرنسية أخبارا بأن القوات الشعبية سيطرت على مدينة لودر.": {"territory": ""},
    # nations joined, each its own
    "شنت قوات بريطانية وفرنسية وأميركية ضربات على الحديدة.": {
        "airstrike": "usa:initiator uk:initiator france:initiator"
    },
    "قصفت طائرات فرنسية وتشادية ونيجرية معسكرا لبوكو حرام.": {
        "airstrike": "france:initiator chad_army:initiator niger_army:initiator boko_haram:target"
    },
    # militias of a country
    "هاجمت ميليشيا إثيوبية قوة للجيش السوداني في الفشقة.": {
        "armed_attack": "ethiopian_militias:initiator sudan_army:target"
    },
    "اشتبكت قوات الجيش السوداني مع الميليشيات الإثيوبية في الفشقة.": {
        "armed_clash": "sudan_army:participant ethiopian_militias:participant"
    },
    "قتلت الميليشيات الإيرانية شابا في البوكمال.": {"armed_attack": "iran_militias:initiator civilians:target"},
    # sides joined on the other hand, and those of a fight that a deal ends
    "اندلعت اشتباكات بين حركة الشباب من جهة، والجيش الصومالي وقوات أميصوم من جهة أخرى في أفجوي.": {
        "armed_clash": "al_shabaab:participant somalia_government:participant amisom:participant"
    },
    'وقع اتفاق نهائي لوقف القتال بين حركة حماس وتنظيم "جند الشام" في مخيم عين الحلوة.': {
        "agreement": "hamas:participant jund_al_sham_lebanon:participant"
    },
    # the other side of talks behind the name of the first
    "انتهت مباحثات وزير الخارجية الروسي، سيرغي لافروف، مع نظيره التركي في أنقرة أمس.": {
        "meeting": "russia:participant turkey:participant"
    },
    "انتهى أمس اجتماع وزير الخارجية الروسي، الذي التقى المحتجين، مع الصحفيين في أنقرة.": {
        "meeting": "russia:participant"
    },
    "أعلنت قطر إبرام اتفاق لوقف النار بين حماس وإسرائيل.": {"agreement": "hamas:participant israel:participant"},
    "توصلت روسيا مع فصيلي أحرار الشام وفيلق الرحمن إلى اتفاقين.": {
        "agreement": "russia:participant ahrar_al_sham:participant faylaq_al_rahman:participant"
    },
    # a force and a part of it, told as two
    "اندلعت اشتباكات بين قوات النظام وقوات الدفاع الوطني من جهة وهيئة تحرير الشام من جهة أخرى غرب حلب.": {
        "armed_clash": "syria_regime:participant national_defence:participant hts:participant"
    },
    "قتل ثلاثة من قوات الدفاع الوطني التابعة لقوات النظام في كمين لتنظيم داعش قرب السخنة.": {
        "armed_attack": "isis:initiator national_defence:target"
    },
    # what the taken are charged with
    "أوقف الجيش سبعة مواطنين في وادي خالد لتورطهم بتهريب محروقات.": {
        "arrest": "lebanon_army:initiator smugglers:target"
    },
    "اعتقلت الشرطة رجلين بتهمة القتل في عمان.": {"arrest": "police:initiator civilians:target"},
    # a definite number is said of its noun, and what says more of the people told is no second party
    "قتل الجنود الثلاثة في كمين في مأرب.": {"armed_attack": "yemen_government:target"},
    "قتل الضباط الأربعة في هجوم مسلح في سيناء.": {"armed_attack": "egypt_army:target"},
    "قتل الجنود ثلاثة مدنيين في سيناء.": {"armed_attack": "egypt_army:initiator civilians:target"},
    "قتل عشرة مسلحين بينهم ثلاثة قياديين في سيناء.": {"killing": "militants:target"},
    "قتل ستة مسلحين، معظمهم أجانب، في سيناء.": {"killing": "militants:target"},
    # a masculine plural is not said of a feminine body
    "طوقت القوات المتظاهرين في البصرة.": {"blockade": "protesters:target"},
    "اعتقلت القوات المتهمين في البصرة.": {"arrest": "militants:target"},
    # who did it stands before what he did
    "سبق لإسرائيل أن قصفت مواقع لحزب الله قرب القصير.": {"shelling": "israel:initiator hezbollah:target"},
    "قالت إسرائيل إن طائرة إيرانية مسيرة أسقطتها في فبراير كانت مسلحة.": {
        "interception": "israel:initiator iran:target"
    },
    "قالت القوات الأوكرانية إن مسيرة روسية استهدفتها قرب خيرسون.": {
        "airstrike": "russia:initiator ukraine_army:target"
    },
    # who is put to death stands behind "in"
    "نفذت جماعة الحوثي الإعدام شنقا في تسعة رجال من الحديدة.": {"execution": "houthis:initiator civilians:target"},
    # whom a force hits at a protest
    "قتل 42 فلسطينيا برصاص الجيش الإسرائيلي خلال مظاهرات على حدود غزة.": {
        "armed_attack": "israel:initiator protesters:target"
    },
    "قتل صحفي برصاص قوات الأمن أثناء تظاهرات في الخرطوم.": {
        "armed_attack": "security_forces:initiator journalists:target"
    },
    "قتل ثلاثة متظاهرين في احتجاجات بالناصرية برصاص قوات مكافحة الشغب.": {
        "armed_attack": "iraq_police:initiator protesters:target",
        "protest": "protesters:initiator",
    },
    # a country that is struck from abroad
    "شنت فرنسا وبريطانيا ضربات على سوريا ليل الخميس.": {
        "airstrike": "france:initiator uk:initiator syria_regime:target"
    },
    "أطلقت من غزة صواريخ على جنوب إسرائيل.": {"shelling": "israel:target"},
    "سقطت قذائف على حي المزة في دمشق.": {"shelling": ""},
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=[*CASES])
def test_who_did_what_to_whom_by_the_build_of_the_phrase(text: str, expected: dict[str, str]) -> None:
    check_parties(text, "2024-06-15", expected)
