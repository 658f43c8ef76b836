"""People told by their nationality alone, behind the noun of what is done to them: its target, no state its doer."""

from __future__ import annotations

import pytest

from tests.events.parties_told import check_parties

CASES = {
    "arrested": ("اعتقال أردنيين في دمشق أمس.", {"arrest": "civilians:target"}),
    "arrested, by somebody": (
        "أعلن مصدر أمني اعتقال السلطات سوريين في إسطنبول.",
        {"arrest": "turkey:initiator civilians:target"},
    ),
    "counted": (
        "أعلنت الشرطة اللبنانية اعتقال خمسة سوريين في زحلة.",
        {"arrest": "lebanon_isf:initiator civilians:target"},
    ),
    "abducted": (
        "اختطاف صينيين في مدينة كانو أمس على يد مسلحين.",
        {"abduction": "civilians:target unknown_gunmen:initiator"},
    ),
    "put to death": ("إعدام عراقيين في الرقة أمس على يد داعش.", {"execution": "civilians:target isis:initiator"}),
    "stabbed": ("طعن إسرائيليين في القدس أمس.", {"armed_attack": "civilians:target"}),
    "an act of a state": (
        "قصف إسرائيلي على بلدة حولا أمس يقتل مدنيين.",
        {"shelling": "israel:initiator civilians:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_nationals(name: str) -> None:
    text, expected = CASES[name]
    check_parties("آخر الأخبار\n\n" + text, "2024-06-15", expected)
