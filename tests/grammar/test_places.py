"""Where an act was, in all frames: names that no list has, with a class word, a preposition or an area beside them."""

from __future__ import annotations

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article
from evtx.text.normalize import fold_text

ACTS = {
    "verb": "قصفت طائرات حربية مواقع للمسلحين {} صباح اليوم.",
    "passive": "قُتل أربعة أشخاص بانفجار عبوة ناسفة {} أمس الأحد.",
    "noun": "اندلعت اشتباكات عنيفة بين الجيش ومسلحين {} يوم السبت.",
    "fronted": "و{}، هاجم مسلحون دورية للشرطة، ما أدى إلى مقتل شرطي.",
    "told": "وقال مصدر أمني إن مسلحين هاجموا نقطة تفتيش {} وقتلوا ثلاثة من أفرادها.",
}
UNKNOWN = ["دوغوفري", "كلبدي", "فيرغامو", "بيرتولو", "إيغدانا", "لوغوماني"]
FRAMES = [
    "في قرية {} بولاية بورنو",
    "في حي {} بمدينة غاو",
    "في مخيم {} للنازحين",
    "في دائرة {} بولاية غاو",
    "في قرية تدعى {} بولاية غاو",
    "في بلدة يقال لها {}",
    "في منطقة يطلق عليها اسم {} بولاية غاو",
    "قرب معبر {} الحدودي",
    "قرب {}",
    "على الطريق المؤدي إلى بلدة {}",
]
# What no such frame makes of words that are no name.
NO_NAMES = {
    "هاجم مسلحون دائرة الهجرة في بغداد وقتلوا شرطيا أمس.": "بغداد",
    "انفجرت قنبلة في حي عمومي بمدينة بغداد أمس وقتل شرطي.": "بغداد",
    "فر المدنيون من منطقة المعارك الدائرة بين الجيش ومسلحين في سوات أمس.": "سوات",
    "قال الوزير بلينستون في بغداد إن جنديا قتل في هجوم بالقائم أمس.": "القائم",
    "قطع محتجون الطريق المؤدي إلى بغداد قرب بلدة اللطيفية أمس.": "اللطيفية",
    "قصف الجيش بلدة معبر في محافظة ذمار أمس.": "معبر",
}
NAMES = {
    "قصفت الطائرات مواقع في بلدة فالوجانا أمس.": "فالوجانا",
    "مقتل ستة جنود باشتباكات بكونشي شمالي غاو صباح اليوم.": "كونشي",
    "قتل مسلحون أربعة أشخاص بدوغوري بولاية غاو صباح اليوم.": "دوغوري",
    "هاجم مسلحون قرب معبر سبين بولدك دورية للشرطة أمس.": "معبر سبين بولدك",
    "انفجرت سيارة مفخخة في مطار حامد كرزاي الدولي أمس وقتل 13 جنديا.": "مطار حامد كرزاي",
    "أطلقت سفينة روسية النار على سفينة شحن في البحر الأسود أمس.": "البحر الأسود",
    "قتل جنديان في منطقة وزيرستان الشمالية أمس.": "وزيرستان الشمالية",
    "هاجم مسلحون قافلة على طريق فرعي يؤدي إلى مدينة غاو أمس.": "غاو",
    "قتل خمسة في هجوم في إنديماكان أمس.": "إنديماكان",
}


def events(text: str, title: str | None = None, published: str = "2019-05-06") -> tuple[Event, ...]:
    article = Article(
        id="t", text=f"{title}\n\n{text}" if title else text, title=title, outlet=None, published=published,
        published_time=None, published_from="option", dateline_place=None, author=None, agency=None, reports_on=None,
        url=None, path="t.txt", language="ar", text_sha256="0",
    )  # fmt: skip
    told = extract_article(article, default_engine())
    return tuple(e for e in told if e.status in ("occurred", "ongoing"))


def places(text: str) -> set[str]:
    return {fold_text(e.place.name if e.place else "") for e in events(text)}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("act", list(ACTS))
def test_a_name_that_no_list_has(act: str, frame: str) -> None:
    name = UNKNOWN[(FRAMES.index(frame) + list(ACTS).index(act)) % len(UNKNOWN)]
    found = places(ACTS[act].format(frame.format(name)))
    assert any(place == fold_text(name) or place.endswith(" " + fold_text(name)) for place in found), found


@pytest.mark.parametrize(("text", "name"), [*NAMES.items(), *NO_NAMES.items()])
def test_a_name_or_none(text: str, name: str) -> None:
    assert fold_text(name) in places(text)


@pytest.mark.parametrize("act", ["غارة جوية على", "قصفا صاروخيا على", "هجمات عنيفة على", "السيطرة على"])
@pytest.mark.parametrize("name", ["تدمر", "الباب", "الميادين", "كيبيرا", "نيانزالي"])
def test_on_a_place_behind_an_act_upon_it(act: str, name: str) -> None:
    """غارة على الباب: behind an attack "on" stands before a place, whether its name is a common word or in no list."""
    text = f"شنت القوات صباح اليوم {act} {name} وقتلت خمسة مسلحين."
    found = events(text)
    assert found and {fold_text(e.place.name) for e in found if e.place} == {fold_text(name)}


@pytest.mark.parametrize(
    "text", ["شن مسلحون هجوما على الشرطة أمس وقتلوا ثلاثة.", "شن مسلحون هجوما على السوق أمس وقتلوا ثلاثة."]
)
def test_on_people_and_things_is_no_place(text: str) -> None:
    assert not any(e.place and e.place.name in ("الشرطة",) for e in events(text))
