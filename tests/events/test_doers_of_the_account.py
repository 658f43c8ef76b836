"""Parties that an act leaves out and the account around it tells."""

import pytest

from tests.events.parties_told import check_parties

CASES = {
    "whose drone is shot down": (
        "2024-06-15",
        "قصفت قوات الدعم السريع أحياء في الأبيض بالمدفعية صباح أمس. وأسقطت دفاعات الجيش السوداني مسيّرة فوق المدينة.",
        {"interception": "sudan_army:initiator rsf:target"},
    ),
    "nobody's drone, where nobody fires": (
        "2024-06-15",
        "أسقطت دفاعات الجيش السوداني مسيّرة فوق مدينة الأبيض أمس.",
        {"interception": "sudan_army:initiator"},
    ),
    "who leaves what another takes": (
        "2021-08-08",
        "سيطرت حركة طالبان أمس على مركز ولاية بغلان، فيما انسحبت القوات الحكومية الأفغانية من ثكناتها هناك.",
        {"territory": "taliban:initiator afghanistan_government:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_party_of_the_account(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)
