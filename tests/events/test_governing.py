"""Who did what a sentence tells by its things: the doer of the verb beside a charge, a saw, smuggled goods."""

import pytest

from tests.events.parties_told import check_parties

CASES = {
    "who takes goods out of a hold": (
        "2023-01-10",
        "أخرج خفر السواحل اليمني من قارب شراعي قبالة نشطون رزم حشيش كانت معدة للتهريب.",
        {"seizure": "yemen_government:initiator"},
    ),
    "whose saws they are": (
        "2023-01-10",
        "قصّ مستوطنون بالمناشير أشجار زيتون في دير شرف.",
        {"property_destruction": "settlers:initiator civilians:target"},
    ),
    "who puts a charge out": (
        "2023-01-10",
        "أخمد خبراء الشرطة الكينية عبوة كانت في صندوق بمدينة غاريسا.",
        {"explosive_found": "police:participant"},
    ),
    "a verb without a doer leaves him out": (
        "2023-01-10",
        "ظهرت ألغام على شاطئ ميدي فرفعتها فرق نزع الألغام.",
        {"explosive_found": ""},
    ),
    "who lays a charge, not who falls before it is told": (
        "2023-01-10",
        "قضى أربعة جنود نيجريين بفخ متفجر نُصب لهم قرب ديفا.",
        {"bombing": "niger_army:target"},
    ),
}


@pytest.mark.parametrize(("day", "text", "expected"), CASES.values(), ids=CASES)
def test_governing(day: str, text: str, expected: dict[str, str]) -> None:
    check_parties(text, day, expected)
