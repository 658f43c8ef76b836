"""The English note: what it says of a record, by its fields."""

from __future__ import annotations

import pytest

import evtx

TOLD = {
    "what was hit, and by what": (
        "استهدف مسلحون بعبوة ناسفة سيارتين عسكريتين للجيش العراقي في الطارمية أمس، ما أدى إلى مقتل جندي وإصابة ثلاثة.",
        ("IED attack", "Hit or aimed at: 2 military vehicles.", "1 killed, 3 wounded."),
        ("Used",),
    ),
    "what was taken": (
        "ضبطت الشرطة العراقية في الموصل أمس خمس بنادق وألف رصاصة.",
        ("Seized: ", "5 small arms", "ammunition"),
        (),
    ),
    "who claims it, without Arabic": (
        'تبنى تنظيم "داعش" تفجير سيارة مفخخة في كركوك أمس قتل فيه أربعة من الشرطة.',
        ("Claimed by isis.",),
        ("داعش",),
    ),
    "the dead first": (
        "أصيب سبعة مدنيين وقتل اثنان بقصف مدفعي على بلدة سرمين أمس.",
        ("2 killed, 7 wounded.",),
        (),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said", "unsaid"), TOLD.values(), ids=TOLD.keys())
def test_note(text: str, said: tuple[str, ...], unsaid: tuple[str, ...]) -> None:
    note = evtx.extract(f"أخبار الأمس\n\n{text}", published="2019-05-05")[0].notes_en
    assert [words for words in said if words not in note] == [], note
    assert [words for words in unsaid if words in note.split("Source")[0]] == [], note


@pytest.mark.parametrize(
    "text",
    [
        'أعلن تنظيم «داعش» مسؤوليته عن هجوم بصواريخ «غراد» على نقطة للجيش قرب مدينة "تدمر" أمس.',
        'تبنت جماعة "نصرة الإسلام والمسلمين" هجوما بقذائف "آر بي جي" على ثكنة في موبتي أمس.',
    ],
)
def test_names_have_both_of_their_marks(text: str) -> None:
    events = evtx.extract(f"أخبار الأمس\n\n{text}", published="2019-05-05")
    names = [x.name for e in events for x in (*e.items, *e.claimed_by, *e.actors, *e.sources)]
    assert len(names) > 2
    assert [n for n in names if n.count('"') % 2 or n.count("«") != n.count("»")] == []


def test_a_name_keeps_its_own_first_letter() -> None:
    event = evtx.extract("أخبار الأمس\n\nقصف الجيش أمس فندقا ومدرسة في بلدة سرمين.", published="2019-05-05")[0]
    assert {"فندقا", "مدرسة"} <= {item.name for item in event.items}
