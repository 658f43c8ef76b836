"""How the figures of one event are merged (totals, parts, sides, sources, headlines), and which act they go to."""

from __future__ import annotations

import pytest

from evtx.events.figures.event_figures import FigureTold, merge_figures
from evtx.model import Article, CasualtyValue, Event, FigureBySource, FigureOf, Mention
from evtx.pipeline import default_engine, extract_article

Bounds = tuple[int | None, int | None]


def told(
    at: int,
    low: int | None,
    high: int | None,
    sentence: int = 0,
    *,
    how: str = "verb",
    figure: str = "killed",
    headline: bool = False,
    holder: str | None = None,
    source: str | None = None,
    approximate: bool = False,
    wide: bool = False,
    side: str | None = None,
) -> FigureTold:
    """A figure at a token."""
    part = how in ("part", "known", "unit")
    value = CasualtyValue(figure, low, high, approximate, "unknown", (), part)
    mention = Mention("casualty", at, at + 1, at, at + 1, value, f"casualty.{how}.{figure}")
    return FigureTold(mention, sentence, headline, holder, source, wide, side=side)


MERGED: dict[str, tuple[list[FigureTold], Bounds]] = {
    "one": ([told(1, 5, 5)], (5, 5)),
    "a part is not added": ([told(1, 10, 10), told(5, 2, 2, how="part")], (10, 10)),
    "an exact figure wins over a bare plural": ([told(1, 2, None), told(30, 7, 7, 1)], (7, 7)),
    "an exact figure wins over a lower bound": ([told(1, 35, 35), told(30, 31, None, 1)], (35, 35)),
    "a higher bound opens an exact figure": ([told(1, 32, 32), told(30, 36, None, 1)], (32, None)),
    "the highest of two bounds": ([told(1, 20, None), told(30, 51, None, 1)], (51, None)),
    "rivals are a span": ([told(1, 28, 28), told(30, 32, 32, 1)], (28, 32)),
    "a range and a figure": ([told(1, 5, 8), told(30, 6, 6, 1)], (5, 8)),
    "no one of one side, some of the other": ([told(1, 0, 0), told(30, 3, 3, 1)], (3, 3)),
    "no one": ([told(1, 0, 0, how="zero")], (0, 0)),
    "at most": ([told(1, None, 14)], (None, 14)),
    "a figure goes on after and": ([told(1, 3, 3), told(9, 2, 2, how="more")], (5, 5)),
    "sides of one sentence": ([told(1, 3, 3, holder="a"), told(6, 4, 4, holder="b")], (7, 7)),
    "one side told twice": ([told(1, 3, 3, holder="a"), told(6, 4, 4, holder="a")], (3, 4)),
    "sides far apart": ([told(1, 3, 3, holder="a"), told(60, 4, 4, holder="b")], (3, 4)),
    "sides of two sentences": ([told(1, 3, 3, holder="a"), told(6, 4, 4, 1, holder="b")], (7, 7)),
    "sides and a figure of nobody's": (
        [told(1, 3, 3, holder="a"), told(6, 4, 4, 1, holder="b"), told(60, 9, 9, 2)], (3, 9),
    ),
    "soldiers of no army told": ([told(1, 3, 3, holder="army"), told(6, 4, 4, 1, holder="b")], (3, 4)),
    "the noun said twice": ([told(1, 2, None, how="noun"), told(5, 2, None, how="noun")], (4, None)),
    "others in the same sentence": ([told(1, 3, 3), told(9, 5, 5, how="other")], (8, 8)),
    "one more by another source": ([told(1, 3, 3), told(30, 1, 1, 1, how="other")], (3, 4)),
    "others told again": ([told(1, 3, 3, how="other"), told(30, 3, 3, 1, how="other")], (3, 3)),
    "a topic restates": ([told(1, 3, 3, holder="a"), told(6, 4, 4, how="topic", holder="b")], (3, 4)),
    "a known person among more": ([told(1, 13, 13), told(30, 1, 1, 1, how="known")], (13, 13)),
    "a known person alone": ([told(1, 1, 1, how="known")], (1, 1)),
    "a known person and others uncounted": (
        [told(1, 1, 1, how="known"), told(9, 2, None, how="known")], (2, None),
    ),
    "a part alone is a least number": ([told(1, 11, 11, how="part")], (11, None)),
    "a headline gives way": ([told(1, 40, 40, headline=True), told(30, 42, 42, 1)], (42, 42)),
    "a headline gives way to a bound only if less exact": (
        [told(1, 40, 40, headline=True), told(30, 20, None, 1)], (40, 40),
    ),
    "several places together give way to one": ([told(1, 9, 9, wide=True), told(30, 3, 3, 1)], (3, 3)),
    "several places together alone": ([told(1, 9, 9, wide=True), told(30, 2, None, 1, wide=True)], (9, 9)),
    "those who attack and those attacked": (
        [told(1, 3, 3, side="attackers"), told(40, 2, 2, side="attacked")], (5, 5),
    ),
    "those who attack and those attacked, two sentences": (
        [told(1, 6, 6, side="attacked"), told(60, 2, None, 1, side="attackers")], (8, None),
    ),
    "both sides and a figure of nobody's": (
        [told(1, 6, 6, side="attacked"), told(60, 2, 2, 1, side="attackers"), told(90, 7, 7, 2)], (2, 7),
    ),
    "a total broken down": ([told(1, 7, 7), told(30, 3, 3, 1), told(36, 4, 4, 1)], (7, 7)),
    "a total broken down in two sentences": ([told(1, 9, 9), told(30, 3, 3, 1), told(50, 6, 6, 2)], (9, 9)),
    "one person of a total": ([told(1, 4, 4), told(30, 1, 1, 1)], (4, 4)),
    "one person of the other side": (
        [told(1, 4, 4, side="attacked"), told(30, 1, 1, 1, side="attackers")], (5, 5),
    ),
    "a headline alone": ([told(1, 40, 40, headline=True)], (40, 40)),
}  # fmt: skip


@pytest.mark.parametrize("name", MERGED)
def test_merged_bounds(name: str) -> None:
    given, expected = MERGED[name]
    figure = merge_figures(given)["killed"]
    assert (figure.min, figure.max) == expected


def test_order_of_mentions_changes_nothing() -> None:
    for given, _ in MERGED.values():
        assert merge_figures(given) == merge_figures(given[::-1])


def test_figures_are_kept_apart_by_kind() -> None:
    merged = merge_figures([told(1, 3, 3), told(5, 7, 7, figure="wounded")])
    assert {kind: (f.min, f.max) for kind, f in merged.items()} == {"killed": (3, 3), "wounded": (7, 7)}


def test_sources_that_differ_are_named() -> None:
    merged = merge_figures([told(1, 5, 5, source="أ"), told(30, 22, 22, 1, source="ب")])
    assert merged["killed"].by_source == (FigureBySource("أ", 5, 5), FigureBySource("ب", 22, 22))


def test_sources_that_agree_are_not_listed() -> None:
    merged = merge_figures([told(1, 5, 5, source="أ"), told(30, 5, 5, 1, source="ب")])
    assert merged["killed"].by_source == ()


def test_whose_people_they_are() -> None:
    merged = merge_figures(
        [told(1, 5, 5), told(2, 3, 3, how="unit", holder="army"), told(4, 2, 2, how="unit", holder="police")]
    )
    assert merged["killed"].of == (FigureOf("army", "unknown", 3, 3), FigureOf("police", "unknown", 2, 2))


def test_about_is_approximate() -> None:
    assert merge_figures([told(1, 15, 15, approximate=True)])["killed"].approximate


# Texts and the figures of their events: type -> figures.
TEXTS: dict[str, tuple[str, str, dict[str, Bounds]]] = {
    "a toll goes to its cause": (
        "انفجرت عبوة ناسفة بسيارة عسكرية قرب مدينة الرقة، ما أدى إلى مقتل جنديين وإصابة أربعة.",
        "bombing", {"killed": (2, 2), "wounded": (4, 4)},
    ),
    "a verb of its own": (
        "قصفت قوات النظام بالمدفعية بلدة سرمين، فقُتل ثلاثة مدنيين وجُرح تسعة آخرون.",
        "shelling", {"killed": (3, 3), "wounded": (9, 9)},
    ),
    "nobody hurt": (
        "هاجم مسلحون مجهولون حاجزاً لقسد في بلدة الشحيل دون وقوع إصابات.",
        "armed_attack", {"killed": (0, 0), "wounded": (0, 0)},
    ),
    "who fell among those just told are all who fell": (
        "اشتبك حرس الحدود مع مهربين قرب الطريبيل أمس، فأوقع بينهم تسعة قتلى.", "armed_clash", {"killed": (9, 9)},
    ),
    "deaths that are counted": (
        "هاجم مسلحون قرية في شرق بوركينا فاسو أمس، وسجلت السلطات 14 حالة وفاة و20 إصابة.",
        "armed_attack", {"killed": (14, 14), "wounded": (20, 20)},
    ),
    "what an attack cost": (
        "هاجم مسلحون ثكنة قرب مدينة غاو أمس، وكلف الهجوم الجيش ستة من جنوده.", "armed_attack", {"killed": (6, 6)},
    ),
    "those who paid with their lives": (
        "هاجم مسلحون ثكنة قرب مدينة غاو أمس، ودفع سبعة حراس حياتهم ثمنا لذلك.", "armed_attack", {"killed": (7, 7)},
    ),
    "a first toll told as a sentence of its own": (
        "قصفت قوات النظام مدينة أريحا أمس، والحصيلة الأولية ستة قتلى وأربعة جرحى.",
        "shelling", {"killed": (6, None), "wounded": (4, None)},
    ),
    "those who are hanged": ("شنقت السلطات الإيرانية ثمانية سجناء في كرج أمس.", "execution", {"killed": (8, 8)}),
    "a sentence without an act": (
        "شن الطيران الروسي غارات على مدينة أريحا صباح الجمعة.\n"
        "والحصيلة غير النهائية ثمانية قتلى وما يزيد على 20 جريحاً.",
        "airstrike", {"killed": (8, 8), "wounded": (21, None)},
    ),
    "those who were counted before are those of that act": (
        "قتل أربعة مدنيين في غارة على بلدة سرمين. وقصفت المدفعية بلدة النيرب. والقتلى الأربعة من عائلة واحدة.",
        "shelling", {},
    ),
    "some of the wounded are badly hurt": (
        "أصيب 672 شخصاً برصاص الجيش قرب غزة. وأشارت الوزارة إلى أن 120 إصابة خطيرة لم تغادر المستشفيات.",
        "armed_attack", {"wounded": (672, 672)},
    ),
    "the wounded for whom a toll may rise": (
        "قتل تسعة مدنيين في غارة جوية على بلدة هجين. وقال طبيب إن عدد القتلى مرشح للارتفاع نظراً لإصابة العشرات.",
        "airstrike", {"killed": (9, 9), "wounded": (20, None)},
    ),
    "people taken in a raid": (
        "نفذت قوات التحالف عملية إنزال جوي في بلدة الصور واعتقلت رجلاً وزوجته.",
        "raid", {"detained": (2, 2)},
    ),
}  # fmt: skip


def _events(text: str) -> tuple[Event, ...]:
    article = Article(
        id="t", text=text, title=None, outlet=None, published="2024-06-15", published_time=None, published_from=None,
        dateline_place=None, author=None, agency=None, reports_on=None, url=None, path="t", language="ar",
        text_sha256="",
    )  # fmt: skip
    return extract_article(article, default_engine())


@pytest.mark.parametrize("name", TEXTS)
def test_figures_of_an_event(name: str) -> None:
    text, kind, expected = TEXTS[name]
    events = [e for e in _events(text) if e.type == kind]
    assert [{k: (f.min, f.max) for k, f in e.casualties.items()} for e in events] == [expected]


def test_each_clash_keeps_its_toll() -> None:
    events = _events(
        "قصفت قوات النظام بالمدفعية بلدة سرمين فقُتل مدنيان اثنان.\n"
        "وفي سياق منفصل، انفجرت عبوة ناسفة في مدينة الباب أمس، ما أدى إلى إصابة خمسة مدنيين."
    )
    figures = {e.type: {k: (f.min, f.max) for k, f in e.casualties.items()} for e in events}
    assert figures == {"shelling": {"killed": (2, 2)}, "bombing": {"wounded": (5, 5)}}
