"""Decades: which of them date an act, and which are somebody's age. Published Monday 2018-08-13."""

from __future__ import annotations

import pytest

from evtx.annotate.dates.mentions import annotate_dates
from evtx.text.normalize import fold

DATED = [
    ("احتل الجيش البلدة في تسعينيات القرن الماضي", "1990-01-01", "1999-12-31"),
    ("احتل الجيش البلدة في ثمانينات القرن المنصرم", "1980-01-01", "1989-12-31"),
    ("اغتيل الوزير في السبعينيات من القرن الماضي", "1970-01-01", "1979-12-31"),
    ("اندلع القتال أوائل تسعينات القرن الماضي", "1990-01-01", "1993-12-31"),
    ("خطف مسلحون السياح في منتصف الثمانينات", "1984-01-01", "1986-12-31"),
    ("انسحبت القوات أواخر الثمانينيات", "1987-01-01", "1989-12-31"),
    ("قصفت الطائرات القرى خلال الستينيات", "1960-01-01", "1969-12-31"),
    ("دمرت البلدة مطلع أربعينيات القرن الماضي", "1940-01-01", "1943-12-31"),
]
UNDATED = [
    "قتل رجل في الستينيات من عمره",
    "قتل رجل في أواخر السبعينيات من العمر",
    "أصيب شاب في أوائل العشرينات",
    "أصيبت امرأة في الثمانينات",
]


def spans(text: str) -> list[tuple[str | None, str | None, str]]:
    values = [hit.value for hit in annotate_dates(fold(text).text, "2018-08-13")]
    return [(value.start, value.end, value.precision) for value in values]


@pytest.mark.parametrize(("text", "start", "end"), DATED)
def test_decades_date_acts(text: str, start: str, end: str) -> None:
    assert spans(text) == [(start, end, "year")]


@pytest.mark.parametrize("text", UNDATED)
def test_ages_do_not(text: str) -> None:
    assert spans(text) == []


def test_since_a_decade() -> None:
    assert spans("تقاتل الجماعة منذ سبعينيات القرن الماضي") == [("1970-01-01", "2018-08-13", "days")]
