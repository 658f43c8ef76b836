"""Organisations that nobody listed, by the form of their names, and the common nouns that look like them."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.annotate.actors.mentions import annotate_actor_names
from evtx.annotate.actors.unlisted_groups import annotate_unlisted_groups
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.schema import ActorEntry
from evtx.text.segment import segment

lexicon = cache(default_lexicon)


def found(text: str) -> list[ActorEntry]:
    document = segment(text, lexicon().morphology)
    _, entries = annotate_unlisted_groups(document, annotate_actor_names(document, lexicon()), lexicon())
    return list(entries.values())


# text -> id, English name, kind, country
NAMED = {
    'هاجم لواء "صقور الوادي" موقعا للجيش السوري.': (
        "suqur_al_wadi_brigade", "Suqur al-Wadi Brigade", "armed_group", "",
    ),
    'تبنت جماعة مسلحة تطلق على نفسها "أسود الجبل" الهجوم على قوات الأمن.': (
        "usud_al_jabal_group", "Usud al-Jabal Group", "armed_group", "",
    ),
    "أعلن متمردون أوغنديون سيطرتهم على بلدة قرب الحدود.": ("ugandan_rebels", "Ugandan rebels", "armed_group", "UG"),
}  # fmt: skip


@pytest.mark.parametrize("text", NAMED)
def test_named(text):
    (entry,) = found(text)
    assert (entry.id, entry.name_en, entry.kind, entry.country) == NAMED[text]


def test_name_without_its_frame():
    (entry,) = found('تبنت جماعة مسلحة تطلق على نفسها "أسود الجبل" الهجوم على قوات الأمن.')
    assert entry.name == "أسود الجبل"


def test_same_id_in_every_article():
    one = found('هاجم لواء "صقور الوادي" موقعا للجيش السوري.')
    other = found('وقال بيان للواء "صقور الوادي" إن الهجوم مستمر.')
    assert [e.id for e in one] == [e.id for e in other]


COMMON = [
    "توقفت حركة المرور على الطريق الدولي.",
    "انتقل الجنود إلى جبهة القتال شرق المدينة.",
    "أعلنت الوزارة تنظيم الفعالية في العاصمة.",
    "هاجمت جماعة من السكان مبنى البلدية.",
    "وصلت كتيبة الدبابات إلى الحدود.",
    "قال لواء متقاعد إن المعركة طويلة.",
    'وصف الوزير المهاجمين بأنهم جماعة "إرهابية".',
    "قاتلوا تحت لواء الجيش في شمال البلاد.",
    "أعلن حزب الله استهداف موقع عسكري.",
]


@pytest.mark.parametrize("text", COMMON)
def test_common_nouns(text):
    assert found(text) == []
