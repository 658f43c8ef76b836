"""Figures of reports whose right answer is known by construction: people by class, words for outcomes, accounts."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

Bounds = tuple[int | None, int | None]
Figures = dict[str, Bounds]
KINDS = ("killed", "wounded", "detained", "abducted", "missing")


def figures_of(text: str) -> list[Figures]:
    """The figures of each event of a text that happened, where it has any."""
    article = Article(
        id="t", text=text, title=None, outlet=None, published="2019-05-06", published_time=None,
        published_from="option", dateline_place=None, author=None, agency=None, reports_on=None, url=None,
        path="t.txt", language="ar", text_sha256="0",
    )  # fmt: skip
    events = [e for e in extract_article(article, default_engine()) if e.status in ("occurred", "ongoing")]
    told = [{k: (f.min, f.max) for k, f in e.casualties.items() if k in KINDS} for e in events]
    return [t for t in told if t]


# People by what they do, believe or come from: singular, the same in the accusative, dual, plural after a number.
PEOPLE = {
    "cook": ("طباخ", "طباخا", "طباخين", "طباخين"),
    "barber": ("حلاق", "حلاقا", "حلاقين", "حلاقين"),
    "investor": ("مستثمر", "مستثمرا", "مستثمرين", "مستثمرين"),
    "fan": ("مشجع", "مشجعا", "مشجعين", "مشجعين"),
    "customer": ("زبون", "زبونا", "زبونين", "زبائن"),
    "patient": ("مريض", "مريضا", "مريضين", "مرضى"),
    "robber": ("لص", "لصا", "لصين", "لصوص"),
    "official": ("مسؤول", "مسؤولا", "مسؤولين", "مسؤولين"),
    "warder": ("سجان", "سجانا", "سجانين", "سجانين"),
    "Muslim": ("مسلم", "مسلما", "مسلمين", "مسلمين"),
    "Kurd": ("كردي", "كرديا", "كرديين", "أكراد"),
    "Turk": ("تركي", "تركيا", "تركيين", "أتراك"),
    "Hindu": ("هندوسي", "هندوسيا", "هندوسيين", "هندوسيين"),
    "bedouin": ("بدوي", "بدويا", "بدويين", "بدو"),
}
FORMS = {
    "seven": ("g", "أسفر هجوم بقذائف الهاون على حي في مدينة دونيتسك عن مقتل سبعة {}.", "killed", (7, 7)),
    "dozen": ("a", "قتل 12 {} في انفجار سيارة مفخخة في مدينة كركوك أمس.", "killed", (12, 12)),
    "forty": ("a", "أصيب أربعون {} بجروح جراء غارة جوية على مدينة صعدة أمس.", "wounded", (40, 40)),
    "at least": ("g", "لقي ما لا يقل عن تسعة {} مصرعهم في هجوم مسلح على قرية قرب غاو.", "killed", (9, None)),
    "several": ("ال", "اعتقلت قوات الأمن عددا من {} خلال مداهمة في مدينة طرابلس أمس.", "detained", (3, None)),
    "one of": ("ال", "خطف مسلحون أحد {} في ولاية زمفارا شمالي نيجيريا أمس.", "abducted", (1, 1)),
}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("form", FORMS)
def test_people(who: str, form: str) -> None:
    _, accusative, _, plural = PEOPLE[who]
    case, text, kind, bounds = FORMS[form]
    word = accusative if case == "a" else f"ال{plural}" if case == "ال" else plural
    assert figures_of(text.format(word)) == [{kind: bounds}]


ACTS = {
    "bombing": "انفجار سيارة مفخخة في مدينة كركوك",
    "air strike": "غارة جوية على مدينة تعز",
    "attack": "هجوم مسلح على قرية قرب مدينة غاو",
}
OUTCOMES: dict[str, Figures] = {
    # Relatives, and people told by name
    "قتلت أم وأطفالها الثلاثة في {} أمس.": {"killed": (4, 4)},
    "مقتل أم وأربعة من أبنائها في {} أمس": {"killed": (5, 5)},
    "قتل أب وطفلته في {} أمس.": {"killed": (2, 2)},
    "قتل رجل وجدته واثنان من جيرانه في {} أمس.": {"killed": (4, 4)},
    "قتل كل من سامر الحسن وعلي المحمد وخالد العيسى في {} أمس.": {"killed": (3, 3)},
    # Some of those told before are no more
    "قتل شخصان أحدهما طفل في {} أمس.": {"killed": (2, 2)},
    "أصيبت امرأتان إحداهما حامل في {} أمس.": {"wounded": (2, 2)},
    "قتل سبعة أشخاص، جلهم من النساء، في {} أمس.": {"killed": (7, 7)},
    "أصيب سبعة عمال وبترت ساق أحدهم في {} أمس.": {"wounded": (7, 7)},
    # The number behind the people, and tolls that rose
    "قتل جميع ركاب الحافلة وعددهم 12 في {} أمس.": {"killed": (12, 12)},
    "أصيب العمال البالغ عددهم تسعة في {} أمس.": {"wounded": (9, 9)},
    "ارتفع عدد قتلى {} من خمسة إلى 19.": {"killed": (19, 19)},
    "ارتفعت حصيلة {} إلى 22 قتيلا بعد انتشال خمس جثث من تحت الأنقاض.": {"killed": (22, 22)},
    # The missing
    "قتل أربعة أشخاص في {} أمس، ولا يزال 12 شخصا في عداد المفقودين.": {"killed": (4, 4), "missing": (12, 12)},
    "قتل أربعة أشخاص في {} أمس، ولا يزال سبعة عمال مفقودين.": {"killed": (4, 4), "missing": (7, 7)},
    # What looks like a verb behind a number
    "مقتل 40 طالبا وإصابة 23 آخرين في {} أمس": {"killed": (40, 40), "wounded": (23, 23)},
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("told", OUTCOMES)
def test_outcomes(told: str, act: str) -> None:
    assert figures_of(told.format(ACTS[act])) == [OUTCOMES[told]]


# Whole accounts, each with the figures of its events.
ACCOUNTS: dict[str, list[Figures]] = {
    # Two hurt one by one, and one told again by a pronoun or a noun
    "أطلق مجهولان النار على شرطيين في مدينة درعا أمس، ما أدى إلى مقتل أحدهما وإصابة الآخر.": [
        {"killed": (1, 1), "wounded": (1, 1)}
    ],
    "تعرض شرطيان لإطلاق نار في مدينة غاو أمس، فقتل أحدهما على الفور وأصيب الثاني بجروح خطيرة.": [
        {"killed": (1, 1), "wounded": (1, 1)}
    ],
    "استشهد الشاب سالم الحسن أمس برصاص قوات الاحتلال في مدينة نابلس.\n\nوقال طبيب إن الشاب أصيب برصاصة في الصدر.": [
        {"killed": (1, 1)}
    ],
    "طعن شاب ستة أشخاص في مدينة حيفا أمس، قبل أن تقتله الشرطة.": [{"killed": (1, 1), "wounded": (6, 6)}],
    # More beside those told before
    "أسفر هجوم مسلح في مدينة غاو أمس عن مقتل شرطي وإصابة ستة آخرين، إضافة إلى إصابة خمسة مدنيين.": [
        {"killed": (1, 1), "wounded": (11, 11)}
    ],
    "قتل القيادي في الحركة سالم الحسن أمس في غارة جوية على مدينة سرت.\n\nوقتل معه ثلاثة من مرافقيه.": [
        {"killed": (4, 4)}
    ],
    # Who holds whom
    "أوقف مسلحون حافلة قرب مدينة غاو أمس وخطفوا ثمانية من ركابها.": [{"abducted": (8, 8)}],
    "أعلنت الوزارة تفكيك خلية إرهابية مكونة من سبعة أشخاص في مدينة طرابلس أمس واعتقال جميع أفرادها.": [
        {"detained": (7, 7)}
    ],
    # Gunfire in a raid
    "أصيب شابان برصاص قوات الاحتلال خلال اقتحام مخيم بلاطة شرقي نابلس أمس.": [{"wounded": (2, 2)}],
    "استشهد شاب برصاص الاحتلال واعتقل ستة آخرون خلال اقتحام مدينة جنين أمس.": [{"killed": (1, 1), "detained": (6, 6)}],
    # One verb, two acts
    "قتل ستة أشخاص في قصف مدفعي على مدينة سراقب وأربعة في انفجار لغم في مدينة الباب أمس.": [
        {"killed": (6, 6)},
        {"killed": (4, 4)},
    ],
    "قتل شاب في قصف مدفعي على مدينة سراقب وامرأة في انفجار لغم في مدينة الباب أمس.": [
        {"killed": (1, 1)},
        {"killed": (1, 1)},
    ],
    "أصيب ستة أشخاص بقصف مدفعي على مدينة سراقب وطفلان بانفجار لغم في مدينة الباب أمس.": [
        {"wounded": (6, 6)},
        {"wounded": (2, 2)},
    ],
    # A total of several acts; two claims of one fight, each of both sides
    "قتل 26 شخصا أمس، 17 منهم في هجوم على معسكر في مدينة عدن، وتسعة آخرون في غارة جوية على مدينة ذمار.": [
        {"killed": (17, 17)},
        {"killed": (9, 9)},
    ],
    "قتل ثلاثة جنود وستة عناصر قبليين في اشتباكات في مدينة سيئون أمس.\n\nوقال مسؤول إن الاشتباكات أسفرت عن مقتل "
    "ثلاثة من المسلحين وجنديين.": [{"killed": (5, 9)}],
    # Who rides, whom gunmen murder, whom a raid is only meant for
    "اغتال مسلحون مجهولون يستقلون دراجة نارية العقيد أحمد المرفدي وابنه ياسر في مدينة عدن أمس.": [{"killed": (2, 2)}],
    "تحاصر قوات الأمن قرية قرب مدينة زنجبار لاعتقال المتهم حيث اندلعت اشتباكات مع أهلها أدت إلى مقتل جندي.": [
        {"killed": (1, 1)}
    ],
    "قتل ثلاثة أشخاص وجرح مثلهم في غارة جوية على مدينة صيدا أمس، ما أدى أيضا إلى إصابة أربعة جنود.": [
        {"killed": (3, 3), "wounded": (7, 7)}
    ],
    "قتل 16 من قوات النظام ومسلحين موالين لها في هجوم لتنظيم داعش قرب مدينة تدمر أمس.": [{"killed": (16, 16)}],
    "قال متحدث باسم المستشفى إنهم استقبلوا أكثر من 100 جريح ومصاب بعد انفجار سيارة مفخخة في مدينة بيشاور أمس.": [
        {"wounded": (101, None)}
    ],
    # One of the wounded dies on another day
    "قتل شخصان وأصيب 12 آخرون أمس في انفجار عبوة ناسفة في مدينة الفاشر.\n\nوتوفي أحد الجرحى اليوم متأثرا بجراحه.": [
        {"killed": (2, 2), "wounded": (12, 12)}
    ],
}


# How people were hurt or lost, and what their numbers are parts of; each in two settings.
SETTINGS = ("خلال اقتحام قوات الاحتلال مخيم بلاطة أمس", "في قصف مدفعي على مدينة تعز أمس")
TOLD: dict[str, Figures] = {
    "أصيب 20 مواطنا، بينهم 3 بشظايا و17 بالاختناق، {}.": {"wounded": (20, 20)},
    "إصابة 12 مواطنا، ثلاثة بالرصاص الحي وخمسة بالرصاص المطاطي وأربعة بالغاز، {}.": {"wounded": (12, 12)},
    "قتل تسعة أشخاص، خمسة جنود وأربعة مدنيين، {}.": {"killed": (9, 9)},
    "أصيب طفل برصاصة في الرأس وشاب بشظايا في البطن {}.": {"wounded": (2, 2)},
    "أصيبت سيدة بشظايا ونجلها بحروق {}.": {"wounded": (2, 2)},
    "أصيب ثلاثة مواطنين بالرصاص المطاطي، فيما أصيب العشرات بالاختناق {}.": {"wounded": (23, None)},
    "أدى ذلك إلى إصابة ثلاثة شبان بالرصاص وإصابة العشرات بالاختناق {}.": {"wounded": (23, None)},
    "أعلن الجيش مقتل خمسة من صفوفه {}.": {"killed": (5, 5)},
    "قتل 11 من صفوف الجيش وأصيب عشرة آخرون {}.": {"killed": (11, 11), "wounded": (10, 10)},
    "أعلن الجيش فقدان ثلاثة من جنوده {}.": {"missing": (3, 3)},
    "قتل أربعة أشخاص وفقد أثر تسعة مدنيين {}.": {"killed": (4, 4), "missing": (9, 9)},
    "أفاد مصدر بأن 31 جنديا على الأقل، قتلوا {}.": {"killed": (31, None)},
    "تجاوز عدد القتلى الخمسين {}.": {"killed": (51, None)},
    "قدر عدد القتلى بنحو 50 {}.": {"killed": (50, 50)},
    "قتل 14 شخصا أو أكثر {}.": {"killed": (14, None)},
}


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("told", TOLD)
def test_ways(told: str, setting: str) -> None:
    assert figures_of(told.format(setting)) == [TOLD[told]]


@pytest.mark.parametrize("text", ACCOUNTS)
def test_accounts(text: str) -> None:
    assert figures_of(text) == ACCOUNTS[text]
