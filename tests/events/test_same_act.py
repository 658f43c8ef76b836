"""What tells an act again, in part or in other words, and what had been before, came later or was somewhere else."""

from __future__ import annotations

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article

# what is tested: text, headline first; how many events of a type that happened
COUNTS = {
    "the car of the blast, taken up over an aside": (
        "تفجير في الكوت\n\nهز انفجار سيارة مفخخة اليوم السبت سوقاً في مدينة الكوت فقُتل تسعة أشخاص.\n\n"
        "وذكر ضابط أن السيارة، وهي بيضاء اللون، انفجرت في حي الخليج.", {"bombing": 1, "explosion": 0},
    ),
    "how the attack of the lead was made": (
        "حصيلة هجوم شبوة\n\nارتفع إلى عشرة قتلى عدد ضحايا الاعتداء الذي استهدف أمس الجمعة معسكراً في مدينة عتق.\n\n"
        "وروى حارس أن انتحارياً اقتحم بسيارته المفخخة بوابة المعسكر.", {"bombing": 1, "armed_attack": 0},
    ),
    "two blasts told one by one": (
        "هجوم في غاو\n\nقُتل خمسة جنود اليوم بتفجيرين انتحاريين أعقبهما اقتحام مسلح لثكنة في مدينة غاو.\n\n"
        "وقال عمدة المدينة إن انتحارياً فجر سيارة مفخخة عند البوابة، وإن آخر فجر دراجة ملغومة.", {"bombing": 1},
    ),
    "a blast that came after the attack": (
        "هجمات في بانو\n\nقُتل ستة شرطيين أمس الجمعة في هجمات شنها مسلحون في منطقة بانو.\n\n"
        "وقال مسؤول إن المسلحين هاجموا نقطة تفتيش في بانو، وإن عبوة انفجرت بعد ذلك في قافلة للشرطة.", {"bombing": 1},
    ),
    "what had been before": (
        "حرق منزلين\n\nأحرق مسلحون من تنظيم داعش منزلين في قرية البو حسان.\n\n"
        "وسبق أن تعرضت القرية لهجمات التنظيم، ما دفع عائلات إلى الرحيل.", {"property_destruction": 1},
    ),
    "people and arms taken with the town": (
        "سقوط بلدة\n\nسيطر مسلحو حركة الشباب أمس الجمعة على بلدة عيل بور واستولوا على مدرعات وقتلوا 20 جندياً.",
        {"territory": 1, "seizure": 0, "armed_attack": 0},
    ),
    "a plain word, then the means": (
        "قصف على حماة\n\nاستهدف الجيش الإسرائيلي أمس الجمعة مواقع لحزب الله في ريف حمص.\n\n"
        "وقال الجيش الإسرائيلي إنه شن ثلاث غارات جوية على مخازن في ريف حمص.", {"airstrike": 1, "armed_attack": 0},
    ),
    "a plain word with another toll": (
        "قتلى في الجنوب\n\nقصف الجيش الإسرائيلي أمس الجمعة بلدة الخيام فقُتل ثلاثة أشخاص.\n\n"
        "وقُتل سبعة آخرون حين شن الجيش الإسرائيلي غارة جوية على بلدة بنت جبيل.", {"airstrike": 1, "shelling": 1},
    ),
    "the town in the land that goes by the name of another": (
        "قتلى بقصف على غزة\n\nقُتل أمس الجمعة رجلان في قصف مدفعي إسرائيلي على غزة.\n\n"
        "وذكر مسعفون أن الرجلين قُتلا في القصف الذي أصاب حياً شرق رفح.", {"shelling": 1},
    ),
    "guns and mortars at once": (
        "جُرح خمسة حراس بهجوم بالبنادق وقذائف الهاون على معسكر في هجين.",
        {"armed_attack": 1, "shelling": 0},
    ),
}  # fmt: skip
TYPES = [
    ("قُتل عشرة أشخاص بقصف إسرائيلي على صنعاء الخميس الماضي.", "airstrike"),
    ("قُتل ثلاثة مدنيين بقصف إسرائيلي على بلدة عيترون.", "shelling"),
]
PARTIES = [
    ("بعد أن أخرجت مقاتلي القاعدة من جعار، أعلنت القوات الحكومية حظر تجول.", "territory", "al_qaeda", "target"),
    ("نفذت قوات من الجيش والشرطة حملة دهم في قرى ميسان.", "raid", "iraq_army", "initiator"),
    ("نفذت قوات من الجيش والشرطة حملة دهم في قرى ميسان.", "raid", "iraq_police", "initiator"),
    ("قصفت المدفعية مواقع حوثية في مأرب.", "shelling", "houthis", "target"),
    ("استهدف حزب الله موقعاً إسرائيلياً في المنارة.", "armed_attack", "israel", "target"),
    ("سقطت بلدة رداع في قبضة مسلحي الحوثي بعد معارك مع رجال القبائل.", "territory", "tribes", "target"),
]


def _events(text: str) -> list[Event]:
    title = text.split("\n", 1)[0] if "\n" in text else None
    article = Article(id="t", text=text, title=title, published="2024-06-15")
    return [e for e in extract_article(article, default_engine()) if e.status in ("occurred", "ongoing")]


@pytest.mark.parametrize("case", COUNTS)
def test_acts_are_told_once(case: str) -> None:
    text, wanted = COUNTS[case]
    found = [e.type for e in _events(text)]
    assert {t: found.count(t) for t in wanted} == wanted, found


@pytest.mark.parametrize(("text", "wanted"), TYPES)
def test_strikes_beyond_the_guns_are_from_the_air(text: str, wanted: str) -> None:
    assert [e.type for e in _events(text)] == [wanted]


@pytest.mark.parametrize(("text", "event_type", "actor", "role"), PARTIES)
def test_parties(text: str, event_type: str, actor: str, role: str) -> None:
    told = [(a.id, a.role) for e in _events(text) if e.type == event_type for a in e.actors]
    assert (actor, role) in told


def test_points_before_the_lead_are_headlines() -> None:
    text = (
        "هجوم في عتق\n\ndate 2024-06-15 - مسلحون يضربون المجمع الحكومي في عتق بسيارة مفخخة. - مقتل أربعة جنود.\n\n"
        "قُتل أربعة جنود اليوم السبت في هجوم بسيارة مفخخة على المجمع الحكومي في عتق."
    )
    assert [e.type for e in _events(text)] == ["bombing"]
