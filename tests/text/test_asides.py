"""Asides: what stands between commas inside a clause, by the words that it begins with and those that follow it."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.lexicon.load import default_lexicon
from evtx.text.segment import segment

lexicon = cache(default_lexicon)

# sentence -> the aside in it, without its comma; "" for none
CASES = {
    "اعتقلت الشرطة، بعد أن طاردته ساعتين، رجلا مسلحا في صفاقس.": "بعد ان طاردته ساعتين",
    "سيطر مقاتلو الحركة، الذين وصلوا ليلا، على مركز المديرية.": "الذين وصلوا ليلا",
    "أصاب صاروخ، أطلق من جهة البحر، مخزنا للوقود.": "اطلق من جهه البحر",
    "دمرت، مستخدمة جرافتين، سلطات الاحتلال منزلين.": "مستخدمه جرافتين",
    "خطفت أمس، وهي في طريقها إلى المدرسة، معلمة في زاريا.": "وهي في طريقها الي المدرسه",
    "قوة من اللواء، كانت قد وصلت قبل يومين، اعتقلت ثلاثة رجال.": "كانت قد وصلت قبل يومين",
    # the clause is at its end, or another one begins
    "قتل جندي، بعد أن هاجم مسلحون النقطة، وأصيب اثنان.": "",
    "قصفت الطائرات البلدة، التي يسيطر عليها التنظيم، مستهدفة مقرين.": "",
    "عقب التفجير، ألقت الشرطة القبض على كثيرين، أحدهم يدعى عمر.": "",
    "ومنذ عامين، يشهد اليمن حربا بين طرفين، تصاعدت في الصيف.": "",
    "شدد الرئيس على ذلك، خلال لقائه الوزير، مشيرا إلى الاتفاق.": "",
}


@pytest.mark.parametrize("sentence", CASES)
def test_aside(sentence: str) -> None:
    document = segment(sentence, lexicon().morphology)
    found = [" ".join(t.text for t in document.tokens[a : b - 1]) for s in document.sentences for a, b in s.asides]
    assert found == [CASES[sentence]] * bool(CASES[sentence])
