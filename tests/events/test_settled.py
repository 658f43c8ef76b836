"""What the days of a sentence make of an act's status: sentences of our own."""

from __future__ import annotations

import pytest

from evtx.api import extract


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("قصفت الطائرات قرية كفر عويد عدة مرات فجر اليوم السبت.", "airstrike", "occurred"),
        ("ونادراً ما يشتبك جنود دمشق مع قوات سوريا الديمقراطية.", "armed_clash", "habitual"),
        ("وتنتشر قوات سوريا الديمقراطية في مدينة الرقة حالياً.", "deployment", "habitual"),
    ],
)
def test_status_settled(text: str, kind: str, status: str) -> None:
    found = extract(text, published="2024-06-15", status="all")
    assert [e.status for e in found if e.type == kind] == [status]
