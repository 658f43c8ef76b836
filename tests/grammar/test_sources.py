"""Who says so, over the cross product of tellers, names and ways of telling of well-formed sentences."""

from __future__ import annotations

from itertools import product

import pytest

from evtx.model import ASSERTED, Article, Event
from evtx.pipeline import default_engine, extract_article


def events(text: str, published: str = "2015-05-06") -> list[Event]:
    """The asserted events of a text."""
    article = Article(
        id="t", text=text, title=None, outlet=None, published=published, published_time=None,
        published_from="option", dateline_place=None, author=None, agency=None, reports_on=None,
        url=None, path="t.txt", language="ar", text_sha256="0",
    )  # fmt: skip
    return [e for e in extract_article(article, default_engine()) if e.status in ASSERTED]


def sources(text: str) -> set[tuple[str, str]]:
    """Names and kinds of the sources of all events that a text tells."""
    return {(s.name, s.kind) for e in events(text) for s in e.sources}


TITLES = {
    "السائق": "local", "الطالب": "local", "إمام المسجد": "local", "السكرتير الصحفي للبنتاغون": "official",
    "قاضي التحقيق": "official", "المتحدث باسم الحكومة": "official", "قائد الشرطة": "military",
    "الناشطة": "activist", "مدير المرصد": "monitor", "المصور": "media",
}  # fmt: skip
NAMES = ["أليكسي بتروف", "ساني عثمان", "كارلوس راميريز"]
TELLINGS = [
    "قال {} إن مسلحين هاجموا قرية في ولاية بورنو أمس.",
    "هاجم مسلحون قرية في ولاية بورنو أمس، بحسب {}.",
    "هاجم مسلحون قرية في ولاية بورنو أمس.\n\nوأوضح {} أن الهجوم أسفر عن مقتل ثلاثة مدنيين.",
]


@pytest.mark.parametrize(("title", "name", "telling"), list(product(TITLES, NAMES, TELLINGS)))
def test_a_name_after_its_title(title: str, name: str, telling: str) -> None:
    """قال قائد الشرطة أليكسي بتروف: the man's whole name, the kind by his title."""
    assert (name, TITLES[title]) in sources(telling.format(f"{title} {name}"))


UNNAMED = ["طلب عدم ذكر اسمه", "رفض الكشف عن هويته", "فضل عدم نشر اسمه", "اشترط عدم الإفصاح عن هويته"]


@pytest.mark.parametrize(("teller", "unnamed"), list(product(["مسؤول أمني", "مصدر", "ضابط في الشرطة"], UNNAMED)))
def test_who_will_not_be_named(teller: str, unnamed: str) -> None:
    """Who asks not to be named denies nothing, and whom he counts is not his name."""
    text = f"أفاد {teller} {unnamed} بمقتل ثلاثة مدنيين في هجوم شنه مسلحون على قرية في ولاية بورنو أمس."
    assert [e.type for e in events(text)] == ["armed_attack"]
    assert {name for name, _ in sources(text)} == {teller}


@pytest.mark.parametrize(
    "text",
    [
        "شددت قوات النظام حصارها على بلدة مضايا أمس.",
        "شدد الثوار هجماتهم على مطار منغ العسكري أمس.",
        "نقل الجيش جرحاه إلى المستشفى بعد هجوم في ديالى أمس.",
        "كشف الجيش العراقي مخبأ أسلحة في محافظة ديالى أمس.",
        "جددت قوات النظام قصفها المدفعي على ريف إدلب أمس.",
        "أصيب ضابط في الفرقة الرابعة فنقل إلى المشفى بعد انفجار عبوة في درعا أمس.",
    ],
)
def test_deeds_that_are_no_words(text: str) -> None:
    assert sources(text) == set()


@pytest.mark.parametrize(
    ("teller", "kind"),
    [
        ("عضو في البرلمان", "official"), ("شيخ القبيلة", "local"), ("سائق حافلة نجا من الهجوم", "witness"),
        ("حساب على تويتر", "social"),
    ],
)  # fmt: skip
def test_tellers_that_are_described(teller: str, kind: str) -> None:
    told = sources(f"قال {teller} إن مسلحين هاجموا قرية في ولاية بورنو أمس.")
    assert {k for _, k in told} == {kind}


ASIDES = [
    "بحسب {}", "على حد قول {}", "على حد تعبير {}", "على لسان {}", "على ذمة {}", "باعتراف {}", "بتأكيد {}",
    "استنادا إلى {}", "وفق حصيلة قدمها {}", "وفق ما كتبه {}", "بحسب تصريح أدلى به {}", "هكذا قال {}",
    "هذا ما أعلنه {}", "وهو ما أكده {}", "كما روى {}", "حسب اتهام وجهه {}", "وفق بلاغ صادر عن {}",
]  # fmt: skip
PEOPLE = {
    "مصدر طبي": "official", "تاجر أقمشة": "witness", "سائق شاحنة": "witness", "أحد الجيران": "witness",
    "ضابط في الحامية": "military", "محقق محلي": "official", "مواطن": "witness", "مصدر في الجمارك": "official",
}  # fmt: skip


@pytest.mark.parametrize(("teller", "aside"), list(product(PEOPLE, ASIDES)))
def test_who_stands_behind_an_aside(teller: str, aside: str) -> None:
    """على حد قول تاجر: every way to say by whom a thing is told, with everybody who can tell it."""
    text = f"هاجم مسلحون قرية في ولاية بورنو أمس وقتلوا ثلاثة رجال، {aside.format(teller)}."
    assert {kind for _, kind in sources(text)} == {PEOPLE[teller]}


@pytest.mark.parametrize(
    "aside",
    ["وهو ما نفاه ضابط في الحامية", "بحسب خطة وضعتها القيادة", "بناء على أوامر القاضي", "على حد سواء"],
)
def test_asides_that_tell_nothing(aside: str) -> None:
    """Plans and orders have authors, not tellers; who denies a thing does not tell it."""
    assert sources(f"هاجم مسلحون قرية في ولاية بورنو أمس وقتلوا ثلاثة رجال، {aside}.") == set()


@pytest.mark.parametrize("verb", ["قال", "روى", "ذكر", "كرر", "أقسم", "أخطر", "حكى"])
@pytest.mark.parametrize("teller", ["خباز", "مسن", "راكب", "أحد العائدين", "أحد أقاربه"])
def test_anybody_can_tell_with_that(verb: str, teller: str) -> None:
    """روى خباز أن: people where nothing but a subject can stand."""
    text = f"{verb} {teller} أن مسلحين هاجموا قرية في ولاية بورنو أمس وقتلوا ثلاثة رجال."
    assert {kind for _, kind in sources(text)} == {"witness"}
