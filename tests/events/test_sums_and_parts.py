"""What folds into an act told before, and what sums up acts that are told one by one."""

from __future__ import annotations

import pytest

from evtx.model import ASSERTED, Article, Event
from evtx.pipeline import default_engine, extract_article

# Text, type, and how many events of that type it tells.
COUNTS = {
    "a lead that sums up two attacks": (
        "مقتل سبعة في هجومين بكينيا\n\nقُتل سبعة أشخاص في هجومين منفصلين بكينيا أمس.\n\n"
        "ففي مدينة غاريسا، انفجرت عبوة ناسفة بسيارة وقتلت خمسة شرطيين.\n\n"
        "وفي بلدة مانديرا، قُتل مدنيان بانفجار لغم أرضي.", "armed_attack", 0,
    ),
    "a lead whose toll is that of the places after it": (
        "صعّدت قوات النظام قصفها لريف إدلب اليوم، فقُتل ثلاثة مدنيين.\n\n"
        "وسقطت قذائف على بلدة تفتناز فقُتل رجل.\n\nواستهدفت راجمات النظام بلدة بنش فقُتل مدنيان.", "shelling", 2,
    ),
    "a toll that is split up behind it": (
        "قتل تسعة مدنيين في قصف أصاب فرنا ومنزلا غربي السودان، بحسب لجنة أطباء.\n\n"
        "وقالت اللجنة إن أربعة مدنيين قتلوا في قصف طال فرنا في مدينة الأبيض.\n\n"
        "وفي بارا قتل خمسة مدنيين بقصف مدفعي طال منزلا.", "shelling", 2,
    ),
    "gunfire in a raid": (
        "اقتحمت قوات الاحتلال مدينة طوباس فجر اليوم واعتقلت شابين.\n\n"
        "وأطلق الجنود الرصاص الحي وأصابوا شاباً.", "armed_attack", 0,
    ),
    "a house surrounded in a raid": (
        "اقتحمت قوات الاحتلال مدينة طوباس فجر اليوم.\n\nوحاصرت القوات منزلاً واعتقلت شابين منه.",
        "blockade", 0,
    ),
    "a cordon round the scene": (
        "انفجرت عبوة ناسفة بسيارة في سوق الكاظمية وقتلت رجلين.\n\nوطوقت قوات الأمن مكان الانفجار.", "blockade", 0,
    ),
    "attackers who leave": (
        "هاجم مسلحون مجهولون حاجزاً للجيش قرب تدمر وقتلوا جنديين. وقال مصدر إن المسلحين انسحبوا إلى جهة مجهولة.",
        "withdrawal", 0,
    ),
    "talks during a visit": (
        "زار وفد فرنسي أمس مدينة أربيل والتقى رئيس الإقليم.\n\nوبحث الجانبان أوضاع مخيم الهول.", "meeting", 1,
    ),
    "the one strike at a spot within": (
        "قُتل رجل بغارة إسرائيلية قرب النبطية اليوم.\n\nوقالت الوزارة إن الغارة على طريق الخردلي خلفت قتيلاً.",
        "airstrike", 1,
    ),
    "a blast likened to a mine": (
        "قُتل راعٍ بانفجار لغم أرضي قرب السخنة.\n\nوقبل يومين قُتل طفلان بانفجار مماثل قرب تدمر.", "bombing", 2,
    ),
}  # fmt: skip
KILLED = {
    "a toll behind a clause about the act": (
        "انفجرت قنبلة أمس في حافلة في كراتشي. وقالت الشرطة إن عدد قتلى التفجير الذي استهدف الحافلة ارتفع إلى 13 شخصاً.",
        (13, 13),
    ),
    "losses of both sides": ("أسفرت معارك لحج بين الجيش والحوثيين عن مقتل 11 حوثياً مقابل أربعة جنود.", (15, 15)),
    "the dead who were found": ("عثر مزارعون على خمسة رعاة مقتولين قرب السخنة.", (5, 5)),
    "a death that was the reason": (
        "اندلعت اشتباكات بين فصيلين في صبراتة على خلفية مقتل شاب، وأسفرت الاشتباكات عن أربعة قتلى.", (4, 4),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "wanted"), COUNTS.values(), ids=COUNTS)
def test_how_many(text: str, kind: str, wanted: int) -> None:
    assert len([e for e in _told(text) if e.type == kind]) == wanted


@pytest.mark.parametrize(("text", "wanted"), KILLED.values(), ids=KILLED)
def test_killed(text: str, wanted: tuple[int, int]) -> None:
    told = [e.casualties["killed"] for e in _told(text) if "killed" in e.casualties]
    assert wanted in [(f.min, f.max) for f in told]


def test_a_day_s_count_is_no_strike() -> None:
    text = "أحصت لجان التنسيق 61 قتيلاً سقطوا أمس في عموم سوريا.\n\nوقصف الطيران أمس سوق بلدة أريحا وقتل ثلاثة مدنيين."
    told = {e.type: (e.casualties["killed"].min, e.place.name if e.place else None) for e in _told(text)}
    assert told["killing"] == (61, "سوريا")
    assert told["airstrike"][0] == 3


def _told(text: str) -> list[Event]:
    """The asserted events that would be published; a first line before a blank one is the headline."""
    title = text.split("\n\n", 1)[0] if text.count("\n\n") > 1 else None
    article = Article(id="t", text=text, title=title, published="2024-06-15")
    return [e for e in extract_article(article, default_engine()) if e.status in ASSERTED and e.confidence >= 0.4]
