"""What of the rest of an article counts for the confidence of an event."""

from __future__ import annotations

from evtx.model import Article
from evtx.pipeline import analyse, default_engine


def _traits(text: str) -> list[tuple[str, ...]]:
    told = analyse(Article(id="t", text=text, published="2024-06-15"), default_engine()).assembled.traits
    return [tuple(t for t in traits if t.startswith("beside.")) for traits in told]


def test_a_sentence_by_itself_has_nothing_beside_it():
    assert _traits("أغارت طائرات على سوق في بلدة حاس أمس، فقُتل مدني.") == [("beside.nothing",)]


def test_strikes_of_one_day_and_an_older_one():
    first, second, older = _traits(
        "أغارت طائرات أمس على سوق في بلدة حاس، فقُتل مدني.\n\n"
        "وفي بلدة كفرومة، أغارت الطائرات أمس على مدرسة، فأصيب معلمان.\n\n"
        "ولم يصدر تعليق عن الجهات الرسمية حتى الآن.\n\n"
        "وكانت طائرات قد أغارت في 2 أيار على مخبز في بلدة معرشورين، فقُتل ثلاثة."
    )
    assert first == ("beside.day.type",)
    assert second == ("beside.told_before.type", "beside.day.type")
    assert older == ("beside.told_before.type", "beside.older")


def test_what_answers_an_act_is_not_that_act_again():
    first, answer = _traits(
        "قصفت قوات النظام بالمدفعية بلدة الأتارب غربي حلب ظهر اليوم، وردت هيئة تحرير الشام باستهداف مواقع لقوات النظام"
        " بقذائف الهاون.\n\nولم يصدر تعليق عن الجهات الرسمية حتى الآن.\n\nوالبلدة قريبة من الطريق الدولي."
    )
    assert "beside.day.type" not in (*first, *answer)
