"""What conditions ask of the grammar around a trigger: sentences, and the types that their triggers may tell."""

from __future__ import annotations

import pytest

from evtx.examples import read_example
from evtx.model import ASSERTED
from evtx.pipeline import default_engine

CASES = [
    # what a ب governs, through an amount too
    ("with", "دفع الجيش بعشرات المدرعات إلى أطراف بلدة القحطانية.", "deployment", True),
    ("with", "دفعت الحرب مئات الشبان إلى الهجرة من القحطانية.", "deployment", False),
    ("with", "أطاحت مفارز الأمن بأربعة مطلوبين في قضاء بلد.", "arrest", True),
    # a noun without article that heads its sentence
    ("heading", "دوريات روسية جديدة شمالي الدرباسية", "patrol", True),
    ("heading", "هدنة في مدينة نالوت بعد يومين من القتال", "agreement", True),
    ("heading", "تحدث الأهالي عن الهدنة في مدينة نالوت.", "agreement", False),
    # a name in quotes
    ("quoted", 'أطلق الجيش الكيني عملية "الرمح الذهبي" في غابة بوني.', "raid", True),
    ("quoted", "أطلق الجيش الكيني طائرة في غابة بوني.", "raid", False),
    # a headline puts the subject before its verb
    ("headline", "وفد فرنسي يزور عين العرب", "meeting", True),
    ("headline", "سياح فرنسيون يزورون عين العرب", "meeting", False),
    # an insertion ends no clause, nor does a noun with the letters of a verb
    ("clause", "بسطت قوات حكومة الوفاق، صباح الأحد، سيطرتها على مدينة صرمان.", "territory", True),
    ("families", "عاد المقاتلون وأسرهم إلى مدينة صرمان.", "abduction", False),
]


@pytest.mark.parametrize(("what", "text", "event_type", "told"), CASES)
def test_condition(what: str, text: str, event_type: str, told: bool) -> None:
    found = {event.type for event in read_example(text, default_engine()) if event.status in ASSERTED}
    assert (event_type in found) is told, f"{what}: {found}"
