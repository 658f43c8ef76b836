"""Blame, claims and sources on events: texts with what their violent event must say of who did, claims and tells it."""

from __future__ import annotations

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article


def _events(text: str) -> list[Event]:
    article = Article(
        id="t", text=text, title=None, outlet=None, published="2024-06-15", published_time=None, published_from=None,
        dateline_place=None, author=None, agency=None, reports_on=None, url=None, path="t", language="ar",
        text_sha256="",
    )  # fmt: skip
    return list(extract_article(article, default_engine()))


def _blame(event: Event) -> list[str]:
    return [
        f"{a.id}:{a.role}" + (f" by {a.by}" if a.by else "") for a in event.actors if a.role in ("suspected", "accused")
    ]


# text -> blame on its first event
BLAMED: dict[str, list[str]] = {
    "انفجرت عبوة ناسفة بدورية للشرطة العراقية في كركوك، ويُعتقد أن تنظيم داعش زرعها.": ["isis:suspected"],
    "قتل مسلحون مجهولون، يرجح أنهم من تنظيم داعش، راعيين في بادية الرصافة.": ["isis:suspected"],
    "انفجرت سيارة مفخخة في سوق بمدينة عفرين. ونُسب التفجير إلى وحدات حماية الشعب.": ["ypg:suspected"],
    "اغتال مسلحون ضابطاً في مدينة عدن. وتتجه أصابع الاتهام إلى تنظيم القاعدة.": ["al_qaeda:suspected"],
    "قُصف سوق في مدينة الفاشر أمس. واتهم الجيش السوداني قوات الدعم السريع بقصف السوق.": ["rsf:accused by sudan_army"],
    "قُتل ستة أشخاص في هجوم بمدينة مايدوغوري. ويحمل الهجوم بصمات بوكو حرام.": ["boko_haram:suspected"],
    "قُتل ستة جنود في تفجير بمدينة طرابلس. وقال مسؤول إن العملية تحمل بصمات تنظيم داعش.": ["isis:suspected"],
    # who lays the blame, and by which words
    "قتل تاجر بالرصاص في سوق البصرة. وتشتبه الشرطة في تنظيم داعش.": ["isis:suspected"],
    "انفجر لغم بحافلة قرب مايدوغوري وقتل ستة ركاب. ورجحت الشرطة تورط بوكو حرام.": ["boko_haram:suspected"],
    "انفجر لغم بحافلة قرب مايدوغوري وقتل ستة ركاب. وتحوم الشبهات حول بوكو حرام.": ["boko_haram:suspected"],
    "انفجر لغم بحافلة قرب مايدوغوري وقتل ستة ركاب. وألصق الناطق باسم الجيش التهمة ببوكو حرام.": [
        "boko_haram:suspected"
    ],
    "انفجر لغم بحافلة قرب مايدوغوري وقتل ستة ركاب. وأنحى الرئيس باللائمة على بوكو حرام.": ["boko_haram:suspected"],
    "انفجر لغم بحافلة قرب مايدوغوري وقتل ستة ركاب. ووجه الجيش ضربة إلى بوكو حرام.": [],
    "وألقت الحكومة اليمنية باللوم على الحوثيين في الهجوم على ميناء عدن أمس الذي أوقع ثلاثة قتلى.": [
        "houthis:accused by yemen_government"
    ],
    "وحملت بغداد طهران مسؤولية القصف على أربيل فجر اليوم وقتل ثلاثة.": ["iran:accused by iraq_government"],
    "قتل سبعة مصلين في الهجوم على كنيسة في مانيلا أمس. وأرجع المحققون الهجوم إلى جماعة أبو سياف.": [
        "abu_sayyaf:suspected"
    ],
    "قتل ستة في تفجير وسط أنقرة أمس. وقال الوالي إن حزب العمال الكردستاني مسؤول عن التفجير.": ["pkk:suspected"],
    "قتل ستة في تفجير وسط أنقرة أمس. وقال عضو في حزب العمال الكردستاني مسؤول عن الملف القانوني إن الحزب يدينه.": [],
    "هاجم مسلحون حاجزاً للشرطة في كركوك، ولم تتهم الشرطة أحداً.": [],
}

# text -> claimed_by and denied_by of the first event
CLAIMED: dict[str, tuple[list[str], list[str]]] = {
    "استهدف هجوم انتحاري مقراً للشرطة في مقديشو أمس. وأعلنت حركة الشباب مسؤوليتها.": (["al_shabaab"], []),
    "قتل خمسة جنود في هجوم على ثكنة قرب بيشاور. وتبنت حركة طالبان الهجوم.": (["ttp"], []),
    "انفجرت سيارة مفخخة في سوق بمدينة عفرين أمس. ونفت قسد ضلوعها في التفجير.": ([], ["sdf"]),
    "انفجرت عبوة في كابول وقتلت جنديين. ولم تتبن أي جهة التفجير.": ([], []),
    "انفجرت عبوة في كابول وقتلت جنديين.\nوقتل مدني برصاص مجهولين في المدينة.\nوأعلن تنظيم داعش مسؤوليته عن العملية.": (
        ["isis"], [],
    ),
}  # fmt: skip

# text -> names of the sources of the first event
TOLD: dict[str, list[str]] = {
    "برر المتحدث نظرته بالقول إن مسلحين هاجموا حاجزاً في كركوك أمس وقتلوا جنديين.": ["المتحدث"],
    "اختتم الوزير حديثه بالقول إن مسلحين هاجموا حاجزاً في كركوك أمس وقتلوا جنديين.": ["الوزير"],
    "انفجرت عبوة ناسفة في سوق بمدينة عفرين أمس. وقالت مصادر طبية إن الحصيلة بلغت سبعة قتلى.": ["مصادر طبية"],
    "قتل شرطي بانفجار عبوة ناسفة في كركوك، بحسب مصدر أمني.": ["مصدر أمني"],
    "هاجم مسلحون حاجزاً للشرطة في كركوك. وتشهد المدينة هدوءاً.": [],
    "قال مصدر أمني إن مسلحين هاجموا حاجزاً للشرطة في كركوك. وأدانت بعثة الأمم المتحدة الهجوم.": ["مصدر أمني"],
    "قصفت المدفعية بلدة سرمين. وأدانت منظمة العفو الدولية القصف على البلدة.": ["منظمة العفو الدولية"],
    "أعلنت وزارة الصحة اللبنانية مقتل شخص في غارة إسرائيلية على صور. وقالت الوزارة إن ثلاثة جرحوا في الغارة.": [
        "وزارة الصحة اللبنانية"
    ],
    "نقلت وكالة رويترز عن مصدر أمني أن مسلحين هاجموا حاجزاً للشرطة في كركوك.": ["رويترز", "مصدر أمني"],
}


@pytest.mark.parametrize(("text", "expected"), BLAMED.items(), ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_who_is_blamed(text: str, expected: list[str]) -> None:
    assert _blame(_events(text)[0]) == expected


@pytest.mark.parametrize(("text", "expected"), CLAIMED.items(), ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_who_claims_and_denies(text: str, expected: tuple[list[str], list[str]]) -> None:
    event = _events(text)[0]
    assert ([c.id for c in event.claimed_by], [c.id for c in event.denied_by]) == expected


@pytest.mark.parametrize(("text", "expected"), TOLD.items(), ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_who_tells(text: str, expected: list[str]) -> None:
    assert [s.name for s in _events(text)[0].sources] == expected


def test_an_accusation_of_an_act_that_is_told_is_no_event_of_its_own() -> None:
    events = _events("قُصف سوق في مدينة الفاشر أمس. واتهم الجيش السوداني قوات الدعم السريع بقصف السوق.")
    assert [e.type for e in events] == ["shelling"]


def test_a_claim_belongs_to_its_own_account() -> None:
    events = _events(
        "قصفت المدفعية بلدة سرمين أمس.\nوفي سياق منفصل، انفجرت سيارة مفخخة في كابول.\nوأعلن تنظيم داعش مسؤوليته."
    )
    assert {e.type: [c.id for c in e.claimed_by] for e in events} == {"shelling": [], "bombing": ["isis"]}
