"""Who does it where the verb is one of blaming, managing, going on or condemning, or an adjective says whose it is."""

from __future__ import annotations

import pytest

from evtx.events.annotated import main_country
from evtx.model import Article
from evtx.pipeline import analyse
from tests.events.parties_told import check_parties, engine

CASES = {
    # who managed to do it stands between that verb and "to"
    "استطاعت قوات الجيش السوداني أن تتقدم إلى أحياء جديدة في بحري أمس.": {"territory": "sudan_army:initiator"},
    "استطاع الجيش الصومالي أن يستعيد بلدة أدن يبال من حركة الشباب أمس.": {
        "territory": "somalia_government:initiator al_shabaab:target"
    },
    "تمكنت قوات سوريا الديمقراطية أن تحرر قرية الباغوز من تنظيم داعش.": {"territory": "sdf:initiator isis:target"},
    # a verb of phase that "and" joins goes on with who acted before
    "استكملت القوات الحكومية اليمنية تحرير جبل مراد، وأصبحت تحاصر الحوثيين في مركز مديرية الجوبة.": {
        "territory": "yemen_government:initiator",
        "blockade": "yemen_government:initiator houthis:target",
    },
    "انسحب الجيش السوداني من البلدة أمس وباتت تحاصرها قوات الدعم السريع في بابنوسة.": {
        "withdrawal": "sudan_army:initiator",
        "blockade": "rsf:initiator",
    },
    # the accused: a bare country before that of which it is accused
    "واتهمت الولايات المتحدة إيران بتزويد الحوثيين بالصواريخ في بيان أمس.": {"accusation": "usa:initiator iran:target"},
    "واتهم وزير الخارجية الأميركي مايك بومبيو روسيا بالفشل في ضمان الهدنة في ليبيا أمس.": {
        "accusation": "usa:initiator russia:target"
    },
    "حمّل المندوب البريطاني أمس روسيا مسؤولية عرقلة المفتشين في إدلب.": {"accusation": "uk:initiator russia:target"},
    # whose fire it is by an adjective; but no party by that of an office
    "قُتل ما لا يقل عن 20 مدنيا في غارات جوية ومدفعية حكومية على دوما بسوريا.": {
        "airstrike": "syria_regime:initiator civilians:target"
    },
    "هاجم متمردو طالبان قافلة حكومية في قندوز أمس.": {"armed_attack": "taliban:initiator"},
    # attackers who fell in their own attack did it, unless others told killed them
    "قتل ثلاثة مهاجمين من حركة الشباب في هجوم على فندق في مقديشو أمس.": {"armed_attack": "al_shabaab:initiator"},
    "قتل أربعة مهاجمين من طالبان وشرطيان في الهجوم على مركز للشرطة في قندهار أمس.": {
        "armed_attack": "taliban:initiator afghanistan_government:target"
    },
    "قتل ثلاثة مهاجمين من حركة الشباب في غارة أمريكية قرب جلب أمس.": {"airstrike": "usa:initiator al_shabaab:target"},
    # a unit that its number names
    "سيطر اللواء 117 مشاة على تبة في قانية بمحافظة البيضاء اليمنية أمس.": {"territory": "yemen_government:initiator"},
    "هاجم مقاتلو داعش مقر الفوج 41 في مطار دير الزور أمس.": {"armed_attack": "isis:initiator syria_regime:target"},
    # civilians blow nobody up
    "قُتل 13 شخصا في هجمات انتحارية على فنادق في مقديشو أمس نفذتها عائلتان.": {"bombing": "civilians:target"},
    # who condemns an act does none of it
    "أدان رئيس الوزراء الكيني ريلا أودينغا الهجوم الذي قتل فيه ثلاثة مدنيين في غاريسا أمس.": {
        "armed_attack": "civilians:target"
    },
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=[*CASES])
def test_who_did_it(text: str, expected: dict[str, str]) -> None:
    check_parties(text, "2019-06-15", expected)


def test_the_headline_says_of_what_country_the_account_is() -> None:
    text = "تشاد.. معارك في ولايتين\n\nزار وفد المتمردين مدينة كوستي في السودان في مارس. ووقعت الحكومة اتفاقا في تشاد."
    article = Article(id="t", text=text, title="تشاد.. معارك في ولايتين", published="2019-06-15")
    assert main_country(analyse(article, engine()).annotated) == "TD"
