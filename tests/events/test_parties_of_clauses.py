"""Whose act it is in long sentences: asked of others, condemned, gone on beside another, told in a clause."""

from __future__ import annotations

import pytest

from tests.events.parties_told import check_parties

DAY = "2020-06-17"

# name -> text, actors by type of the last event of it
CASES: dict[str, tuple[str, dict[str, str]]] = {
    "air strikes at the same time make nobody a side of the fight": (
        "دارت اشتباكات في الصومال بين الجيش وحركة الشباب. "
        "وترافقت المواجهات مع شن مقاتلات أميركية غارات على مواقع الحركة.",
        {
            "armed_clash": "somalia_government:participant al_shabaab:participant",
            "airstrike": "usa:initiator al_shabaab:target",
        },
    ),
    "a name in the oblique is no subject": (
        "قال المتحدث إن قوات الجيش الوطني سيطرت على العلم، وهاجمت الحوثيين في مدينة لودر.",
        {"armed_attack": "yemen_government:initiator houthis:target"},
    ),
    "who condemns a closure did not close": (
        "استنكرت حماس إغلاق معبر بيت حانون ووصفته بأنه جريمة جديدة.",
        {"blockade": ""},
    ),
    "of whose people a number fell": (
        "أفادت مصادر عسكرية بسقوط قتلى وجرحى كثيرين من مسلحي داعش، في غارات للتحالف الدولي قرب الرقة.",
        {"airstrike": "coalition:initiator isis:target"},
    ),
    "a title behind a name": (
        "أفادت تقارير بمقتل الملا منصور، قائد حركة طالبان، في غارة أميركية في ولاية كونار.",
        {"airstrike": "usa:initiator taliban:target"},
    ),
    "who goes at the end of a visit": (
        "غادر المبعوث الأممي إلى ليبيا، غسان سلامة، العاصمة طرابلس، بعد زيارة استغرقت يومين التقى خلالها مسؤولين.",
        {"meeting": "un:initiator officials:target"},
    ),
    "whom the visitor meets": (
        "أنهى المبعوث الأمريكي زيارة إلى القامشلي التقى فيها قيادات من قوات سوريا الديمقراطية.",
        {"meeting": "usa:initiator sdf:target"},
    ),
    "who is attacked on a visit does not make it by being attacked": (
        "هاجم مسلحون موكب وزير الداخلية الليبي خلال زيارة إلى مدينة سبها.",
        {"armed_attack": "unknown_gunmen:initiator libya_gna:target"},
    ),
    "men told of by a clause with no opener": (
        "خاضت القوات العراقية قتالا مع متشددين شنوا هجوما على حقل علاس.",
        {"armed_attack": "militants:initiator"},
    ),
    "a band told of by a clause with no opener": (
        "شن الطيران غارات على خلية اغتالت ضابطا في بيجي.",
        {"assassination": "militants:initiator iraq_army:target"},
    ),
    "from whom a town is to be freed": (
        "أطلق الجيش الليبي عملية عسكرية لتحرير مدينة درنة من ميليشيا أنصار الشريعة المدعومة من قطر.",
        {"armed_attack": "ansar_al_sharia_libya:target libya_lna:initiator"},
    ),
    "from where gunmen come": (
        "شن مسلحون من حركة الشباب هجوما على ثكنة في كيسمايو.",
        {"armed_attack": "al_shabaab:initiator"},
    ),
    "what is undergone": (
        "تتم محاصرة الحوثيين في مديرية الرضمة.",
        {"blockade": "houthis:target"},
    ),
    "who is backed by his own": (
        "تصدت قوات الجيش الوطني، مسنودة بالمقاومة الشعبية، لهجوم هو الأعنف لميليشيات الحوثي في جبهة مريس.",
        {"armed_attack": "houthis:initiator yemen_government:target"},
    ),
    "whom others urge": (
        "حض الاتحاد الأوروبي تركيا على ضبط النفس في هجماتها الجوية على مقاتلي حزب العمال الكردستاني.",
        {"airstrike": "turkey:initiator pkk:target"},
    ),
    "fire and answer by another verb": (
        "وقصفت مقاتلات تركية تجمعات لقوات سوريا الديمقراطية قرب تل رفعت، "
        "فيما شن مقاتلو قسد قصفا مدفعيا على مواقع الجيش الوطني في محيط اعزاز.",
        {"airstrike": "turkey:initiator sdf:target", "shelling": "sdf:initiator sna:target"},
    ),
    "an attack, and what the one attacked does meanwhile": (
        "وفي هجوم استهدف ثكنة، قتل جنديان تركيان، في وقت واصلت أنقرة قصفها لقواعد حزب العمال الكردستاني في جبال متين.",
        {"armed_attack": "turkey:target"},
    ),
    "a government of its day, beside the name of those who govern now": (
        "أعلنت الحكومة الأفغانية وقفا لإطلاق النار. وذكر متحدث أن القوات ملتزمة بالاتفاق مع حركة طالبان الأفغانية.",
        {"agreement": "afghanistan_government:participant"},
    ),
    "an official by his origin, and the country that he accuses": (
        "اتهم مسؤول يمني إيران بتهريب صواريخ إلى صعدة.",
        {"accusation": "yemen_government:initiator iran:target"},
    ),
    "a feminine verb and a man behind it, who is its object": (
        "تنفذ ألمانيا عملية جريئة عندما خطفت الزعيم الإيطالي من منفاه في إيطاليا.",
        {"abduction": "germany:initiator italy:target"},
    ),
    "the agent of the last of several acts": (
        "اشتباكات ترافقت مع قصف جوي على حي الراشدين وقصف لقوات النظام "
        "واستهداف تمركزات لقوات النظام من قبل مقاتلي الفصائل في حلب.",
        {"shelling": "syria_regime:initiator"},
    ),
    "units that have no name but a number": (
        "وأفادت مصادر بأن مقاتلي اللواء الخامس أحرزوا تقدما في معاركها ضد الحوثيين شرقي تعز.",
        {"territory": "yemen_government:initiator houthis:target"},
    ),
    "what is hit by the strikes just told": (
        "استهدفت الغارات تجمعات للحوثيين في الشريط الحدودي قبالة مدينة جازان السعودية.",
        {"airstrike": "houthis:target"},
    ),
    "a country that is struck far from where the account was": (
        "قال قائد الأركان إن موسكو تدرس تزويد دول أخرى بأنظمة صاروخية. "
        "ونفذت قوات أميركية وبريطانية ضربات جوية ضد سوريا فجر السبت.",
        {"airstrike": "usa:initiator uk:initiator syria_regime:target"},
    ),
    "militias by their backer are those of the land": (
        "قالت مصادر إن الميليشيات الإيرانية نهبت المقرات الحكومية في الحديدة.",
        {"property_destruction": "houthis:initiator"},
    ),
    "a post for searches is searched by nobody": (
        "تعرضت نقطة تفتيش أمنية قرب مدينة القصيم لإطلاق نار أسفر عن مقتل جنديين.",
        {"armed_attack": "saudi_arabia:target"},
    ),
    "others are captured, no families killed": (
        "أسفر الهجوم عن مقتل عشرة جنود وأسر آخرين في نهم باليمن.",
        {"armed_attack": "yemen_government:target"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_whose_act_it_is(text: str, expected: dict[str, str]) -> None:
    check_parties(text, DAY, expected)
