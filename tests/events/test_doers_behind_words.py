"""Who does it where the doer stands behind the act's noun or its object, over an aside, or in a pronoun."""

from __future__ import annotations

import pytest

from tests.events.parties_told import check_parties

CASES = {
    # who manages it, whatever the letters of the verb can be
    "نفذ الجيش العراقي عملية التفاف، وتمكن من طرد داعش من قرية الإمام أمس.": {
        "territory": "iraq_army:initiator isis:target"
    },
    "نجحت القوات العراقية، أمس، في تحرير مدينة راوة من داعش.": {"territory": "iraq_army:initiator isis:target"},
    # two verbal nouns have one doer; but deaths have none in their genitive
    "أفاد مصدر بخطف وقتل مسلحين ثلاثة شبان في كركوك أمس.": {"abduction": "unknown_gunmen:initiator civilians:target"},
    "أعلن المصدر مقتل وإصابة جنود أتراك في عفرين أمس.": {"killing": "turkey:target"},
    # behind the doer of a verbal noun stands with لـ what he does it to
    "أشاد الوزير بتحرير القوات العراقية لعدة قرى في الحويجة أمس.": {"territory": "iraq_army:initiator"},
    "جاء ذلك مع تنفيذ القوات العراقية لعمليات تمشيط في الطارمية أمس.": {"raid": "iraq_army:initiator"},
    # a verb, its definite object, then who did it
    "نفذت الهجوم حركة الشباب في مقديشو أمس.": {"armed_attack": "al_shabaab:initiator"},
    "شن الغارات طيران التحالف العربي على الحديدة أمس.": {"airstrike": "arab_coalition:initiator"},
    # who makes others do it does not do it
    "قال الوزير إن إيران مكنت الحوثيين من إطلاق صواريخ على الرياض أمس.": {
        "shelling": "houthis:initiator saudi_arabia:target"
    },
    "ساعدت القوات الأمريكية قسد في تحرير هجين أمس.": {"territory": "sdf:initiator usa:supporter"},
    "أفادت مصادر بأن الحوثيين كثفوا من إرسال التعزيزات إلى الحديدة أمس.": {"deployment": "houthis:initiator"},
    "نفذت روسيا غارات على إدلب أمس بطلب من إيران.": {"airstrike": "russia:initiator"},
    # whose aircraft are the means of a strike, by each of their nations
    "قتل ثلاثة في قصف بطائرات روسية وسورية على درعا أمس.": {
        "airstrike": "russia:initiator syria_regime:initiator civilians:target"
    },
    # over an aside, and by a participle
    "وكانت القوات العراقية، بإسناد من التحالف الدولي، أعلنت الثلاثاء استعادة السيطرة على مطار الموصل.": {
        "territory": "iraq_army:initiator coalition:supporter"
    },
    "عززت قوات النظام وجودها جنوبي العاصمة منفذة عمليات قصف متقطعة على اليرموك أمس.": {
        "shelling": "syria_regime:initiator"
    },
    # whom a pronoun takes up
    "تحاصر القوات العراقية مقاتلي داعش في راوة، وتخوض معهم معارك ضارية منذ السبت.": {
        "armed_clash": "iraq_army:participant isis:participant"
    },
    "تعرفت قوات الأمن على المهاجم، لكنه فجر نفسه أمام جامعة كابول أمس.": {"bombing": "unknown_gunmen:initiator"},
    # what is done to attackers is no part of who attacked whom
    "أطلق مسلح النار على دورية للشرطة في باريس أمس، وتمكنت الشرطة من قتل المنفذ لاحقا.": {
        "armed_attack": "unknown_gunmen:initiator police:target"
    },
    "أطلقت الشرطة النار على مسلح في باريس أمس.": {"armed_attack": "police:initiator militants:target"},
    # the second half of a headline is no phrase of its first verb
    "دهس في تورونتو.. الشرطة تحتجز المشتبه به\n\nقتل عشرة أشخاص دهسا في تورونتو أمس.": {
        "armed_attack": "civilians:target",
        "arrest": "police:initiator militants:target",
    },
    "تصدى الجيش السوداني لهجوم الدعم السريع في سنجة أمس وأجبر المهاجمين على التراجع.": {
        "armed_attack": "rsf:initiator sudan_army:target"
    },
    # whose vehicle blew up; but a car bomb is its owner's means
    "انفجرت سيارة للشرطة في الفلوجة أمس.": {"bombing": "iraq_police:target"},
    "انفجرت سيارة مفخخة لداعش في الفلوجة أمس.": {"bombing": "isis:initiator"},
    # those who bring aid together
    "دخلت قافلة مشتركة بين الأمم المتحدة والهلال الأحمر إلى دوما أمس وسلمت مساعدات.": {
        "aid": "un:initiator red_crescent:initiator civilians:target"
    },
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=[*CASES])
def test_who_did_it(text: str, expected: dict[str, str]) -> None:
    check_parties(text, "2018-06-15", expected)
