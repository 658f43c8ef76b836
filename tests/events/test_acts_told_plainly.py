"""Acts in the plain words of agencies: who is told by nationality and number alone, by whom through "that he"."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import extract_article
from tests.events.parties_told import check_act, engine

CASES = [
    ("أصيب فلسطيني بالرصاص في رفح.", "armed_attack", {"wounded": 1}),
    ("أصيب 30 يمنيا بالرصاص في تعز.", "armed_attack", {"wounded": 30}),
    ("قالت مصادر طبية إن نحو 300 فلسطيني أصيبوا بالرصاص الحي في رفح.", "armed_attack", {"wounded": 300}),
    ("قالت مصادر إن أكثر من 40 شخصا أصيبوا بالرصاص في تعز.", "armed_attack", {"wounded": 41}),
    ("قال الجيش اللبناني إنه شن ضربات دقيقة على جرود عرسال.", "airstrike", {}),
    ("ورد الجيش التركي ليل الأربعاء مستهدفا مواقع كردية في تل رفعت.", "armed_attack", {}),
    ("قام الطيران العراقي بدك مقر قيادة لداعش قرب القائم.", "airstrike", {}),
    ("وفر آلاف السوريين هربا من المعارك في ريف درعا.", "displacement", {}),
]


@pytest.mark.parametrize(("text", "kind", "figures"), CASES)
def test_an_act_is_told(text: str, kind: str, figures: dict[str, int]) -> None:
    check_act(text, kind, figures)


@pytest.mark.parametrize("text", ["بدأ في 2018 سوري الجنسية عمله في بيروت.", "بدأ قصف تركي عنيف على عفرين."])
def test_a_word_of_origin_is_an_adjective(text: str) -> None:
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), engine())
    assert all(actor.id != "civilians" for event in events for actor in event.actors)
