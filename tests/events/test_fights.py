"""Fights, moves and those in them: who is a side, what is part of a raid, and what counts."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import extract_article
from tests.events.parties_told import check_parties, engine

PARTIES: dict[str, tuple[str, dict[str, str]]] = {
    "who closes a crossing on account of a fight": (
        "أغلقت السلطات الجزائرية معبر الدبداب إثر اشتباكات في الجانب الليبي.",
        {"blockade": "algeria:initiator", "armed_clash": ""},
    ),
    "who tells of the surrender of others": (
        "أعلن الجيش الكونغولي استسلام 14 مقاتلاً من حركة 23 مارس في مدينة غوما.",
        {"surrender": "m23:initiator"},
    ),
    "counted men of a verbal noun": (
        "أعلن الجيش العراقي اعتقال نحو عشرين مقاتلاً من داعش في قضاء سنجار.",
        {"arrest": "iraq_army:initiator isis:target"},
    ),
    "men told by their work and their arms": (
        "هاجم رعاة مسلحون قرية في ولاية بلاتو النيجيرية.",
        {"armed_attack": "unknown_gunmen:initiator"},
    ),
    "what lies on a border": (
        "دخل رتل للتحالف الدولي من معبر الوليد الحدودي مع إقليم كردستان العراق إلى مدينة الحسكة.",
        {"deployment": "coalition:initiator"},
    ),
    "attackers of whom no more is told": (
        "أعلنت الوزارة أن مهاجمين رشقوا بقنابل المولوتوف دورية للجيش التونسي في مدينة سليانة.",
        {"armed_attack": "unknown_gunmen:initiator tunisia_army:target"},
    ),
    "whose last stronghold it was": (
        "أعلنت الحكومة الصومالية استعادة بلدة موقوكوري آخر معاقل حركة الشباب في الإقليم.",
        {"territory": "somalia_government:initiator al_shabaab:target"},
    ),
}

# text -> the types told
TYPES: dict[str, set[str]] = {
    "دخلت قوة إسرائيلية قرية رويحينة وداهمت منازل ونصبت حاجزاً على مدخلها.": {"raid"},
    "دخلت قوات الجيش السوداني مدينة الدندر وبسطت سيطرتها عليها.": {"territory"},
    "وقعت اشتباكات بين الجيش الأردني ومهربين قرب الرمثا، أسفرت عن مقتل مهربين اثنين وضبط كميات من المخدرات.": {
        "armed_clash"
    },
    "أغلق الجيش الإسرائيلي طرق بلدة حوارة ونصب حواجز عند مداخلها.": {"blockade"},
}

KILLED: dict[str, int] = {
    "أعلنت القسام أن مقاتليها قضوا على أربعة جنود في مخيم البريج.": 4,
    "أجهز مقاتلو القسام على جنديين اثنين في مخيم البريج.": 2,
    "قضى خمسة مدنيين على الأقل بقصف للحوثيين على مدينة مأرب.": 5,
    "قتلت القوات الأوكرانية جندياً روسياً في باخموت.": 1,
    "قتل حرس الحدود التركي شاباً سورياً قرب بلدة دركوش.": 1,
}


@pytest.mark.parametrize("name", PARTIES)
def test_parties_of_fights(name: str) -> None:
    text, expected = PARTIES[name]
    check_parties(text, "2024-06-15", expected)


@pytest.mark.parametrize("text", TYPES)
def test_what_is_part_of_another_act(text: str) -> None:
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), engine())
    assert {e.type for e in events if e.status in ("occurred", "ongoing")} == TYPES[text]


@pytest.mark.parametrize("text", KILLED)
def test_whom_an_act_killed(text: str) -> None:
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), engine())
    assert [e.casualties["killed"].min for e in events if "killed" in e.casualties] == [KILLED[text]]
