"""Acts told in unusual words: by the thing that harmed, by who came with guns, from the side of those who were hit."""

from __future__ import annotations

import pytest

from evtx.model import ASSERTED, Article, Event
from evtx.pipeline import default_engine, extract_article

TOLD: dict[str, tuple[str, dict[str, str]]] = {
    # what harmed, by a verb of no list
    "قصّت قذيفة دبابة شجرة البيت في بلدة كفرعويد فجر الخميس، ومات تحتها راعيان.": ("shelling", {}),
    "كانت رصاصتان من بندقية على سطح قريب كافيتين ليموت حارس المدرسة في مدينة تعز مساء السبت.": ("armed_attack", {}),
    # who came, and the dead a sentence later
    "طرق ملثمون باب منزل في قرية الشحيل ليل الجمعة. وبعد دقائق كان صاحبه قد فارق الحياة.": (
        "armed_attack",
        {"unknown_gunmen": "initiator"},
    ),
    "دخل مسلحون من بوكو حرام قرية قرب ديفا ليل الخميس. وعند الفجر كان عشرة قرويين قد قُتلوا.": (
        "armed_attack",
        {"boko_haram": "initiator"},
    ),
    # taken up behind a preposition
    "الجنود الذين فتح عليهم مسلحون النار عند حاجز بلدة الشيخ زويد فجر الثلاثاء عائدون من إجازاتهم.": (
        "armed_attack",
        {"unknown_gunmen": "initiator", "egypt_army": "target"},
    ),
    "القافلة التي أطلق عليها مقاتلو طالبان صواريخ قرب غزني أمس كانت تحمل وقوداً.": (
        "shelling",
        {"taliban": "initiator"},
    ),
    # no sooner ... than
    "ما إن توقفت السيارة حتى فتح عليها مسلحون النار وقتلوا شرطيين في بلدة الحويجة.": (
        "armed_attack",
        {"unknown_gunmen": "initiator"},
    ),
    # the beginning of another act
    "أخذ الجنود يطلقون النار على المتظاهرين في ساحة التحرير ببغداد ظهر الجمعة.": (
        "armed_attack",
        {"protesters": "target"},
    ),
    "راحت الطائرات الروسية تقصف أحياء مدينة دوما صباح السبت.": ("airstrike", {"russia": "initiator"}),
    # by whose hand
    "استشهد شاب بأيدي جنود الاحتلال عند مدخل بلدة بيتا صباح السبت.": ("armed_attack", {"israel": "initiator"}),
    # each against the other
    "أمضى مقاتلو الحر وعناصر الدفاع الوطني ليل السبت في خان طومان وكل منهما يرمي الآخر بالرصاص.": ("armed_clash", {}),
    # guns of a side, a day and a place
    "أوجعت مدفعية الجيش السوداني أحياء الخرطوم بحري بعشرات القذائف صباح أمس.": (
        "shelling",
        {"sudan_army": "initiator"},
    ),
    "بصواريخ غراد ردت قوات الدعم السريع أمس على مقتل قائدها، مستهدفة معسكر جورين.": ("shelling", {"rsf": "initiator"}),
    # no sides but families
    "قُتل شخصان في عراك بالأسلحة الرشاشة بين عائلتين في حي البساتين بعدن مساء السبت.": (
        "armed_clash",
        {"civilians": "participant"},
    ),
    "قُتل جنديان تركيان خلال تصديهما لمجموعة من حزب العمال قرب جوكورجا أمس.": (
        "armed_clash",
        {"turkey": "participant", "pkk": "participant"},
    ),
    # who did not come through was fired all the same
    "لم تتمكن ثلاثة صواريخ أُطلقت من غزة من الوصول إلى سديروت ظهر الاثنين.": ("shelling", {}),
    # a crowd of people, and who it was that did it
    "فتحت قوات الأمن النار على حشد من المحتجين في نواكشوط صباح الثلاثاء.": ("armed_attack", {"protesters": "target"}),
    "مسلحون يستقلون سيارتين هم الذين هاجموا المخفر في بلدة الرشاد صباح الأحد.": (
        "armed_attack",
        {"unknown_gunmen": "initiator"},
    ),
    "دفنت قرية الخوين أمس راعيين قُتلا بقذيفة على أطرافها.": ("shelling", {}),
    # what is left of what flew
    "تناثر في سماء مدينة عسقلان فجر الخميس حطام مسيرة أدركتها القبة الحديدية.": ("interception", {}),
}
SILENT = {
    "ولم يُعرف بعد هل سقط أي صاروخ على سديروت.": {"shelling"},
    "دفع ثلاثة إخوة حياتهم ثمن توقفهم بسيارتهم عند حاجز قرب حمص أمس.": {"abduction", "arrest", "deployment"},
    "نام سكان مدينة سديروت في الملاجئ ليل أمس الخميس.": {"protest"},
    "قصفت كلمة الوزير الثلاثاء أحلام الخبازين في بيروت بصواريخ من العيار الثقيل.": {"shelling"},
    "رسمت ست طائرات من سرب للعروض علم البلاد في سماء دبي عصر الأربعاء.": {"overflight"},
    "قضى الجنود الإسرائيليون ليلة أمس قرب بطارية صواريخ في الجليل.": {"shelling"},
    "أوقفت سيارة محملة بالخشب قرب بيت خبير في شهريار صباح الجمعة.": {"arrest"},
    "جلس القيادي في الجبهة خلف مقود سيارته في سوسة صباح الأربعاء.": {"meeting"},
    "شارك النساء المقاتلات من وحدات حماية المرأة في دفن ثلاث رفيقات قتلن في كوباني أمس.": {"airstrike"},
    "أخذ الوزير يشرح للصحافيين خطة الإعمار في مدينة حمص.": {"arrest", "territory", "abduction"},
    "الصاروخ الذي أطلقه الحوثيون على مدينة مأرب ليل السبت قتل أربعة مدنيين.": {"release"},
    "مات خبير في صواريخ الفضاء بعد مرض في مدينة تعز.": {"shelling"},
    "التقطت طائرة مسيرة صوراً لجثث قرب قاعدة غوسي.": {"airstrike"},
    "تحطمت طائرة ركاب فوق مدينة كاتماندو ومات أربعون من ركابها.": {"airstrike", "interception", "overflight"},
    "عُثر على جثة رجل عليها آثار طلقات نارية في بلدة عدوان.": {"armed_attack"},
    "وصل مسلحون إلى مدينة عدن للمشاركة في عرض عسكري.": {"armed_attack"},
    "استمر القتال ما بين الطرفين حتى فتح الطريق إلى بلدة حيان.": {"territory"},
}


def _events(text: str) -> list[Event]:
    article = Article(id="a", text="أخبار\n\n" + text, published="2024-06-15")
    return [e for e in extract_article(article, default_engine()) if e.status in ASSERTED]


@pytest.mark.parametrize("text", TOLD)
def test_told(text: str) -> None:
    kind, roles = TOLD[text]
    events = [e for e in _events(text) if e.type == kind]
    assert events
    assert roles.items() <= {a.id: a.role for e in events for a in e.actors}.items()


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert not {e.type for e in _events(text)} & SILENT[text]
