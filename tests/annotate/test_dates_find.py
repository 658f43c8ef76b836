"""The finder on single expressions, written Wednesday 2021-09-01 at 10:38: type and ISO value of each."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evtx.annotate.dates.__main__ import main
from evtx.annotate.dates.mentions import find_dates
from evtx.annotate.dates.values import TimeValue
from evtx.annotate.dates.words import vocabulary
from evtx.text.normalize import fold

REF, CLOCK = date(2021, 9, 1), "10:38"

DATES = [
    ("15 آب 2020", "2020-08-15"),
    ("الخامس عشر من آب 2020", "2020-08-15"),
    ("الحادي والثلاثين من تموز", "2021-07-31"),
    ("آب 15، 2020", "2020-08-15"),
    ("15/آب/2020", "2020-08-15"),
    ("15-8-2020", "2020-08-15"),
    ("2020.8.15", "2020-08-15"),
    ("٢٠٢٠/٠٨/١٥", "2020-08-15"),
    ("5/8/2021", "2021-08-05"),
    ("8/25/2021", "2021-08-25"),
    ("15 آب الماضي", "2021-08-15"),
    ("1 أيلول الماضي", "2020-09-01"),
    ("12/8/2021", "2021-08-12"),
    ("8/12/2021", "2021-08-12"),  # 8 December is still to come: the other order
    ("15/8/20", "2020-08-15"),
    ("20/8/15", "2015-08-20"),
    ("15/8", "2021-08-15"),
    ("31/12", "2020-12-31"),
    ("أول أيلول", "2021-09-01"),
    ("الأربعاء 25/8", "2021-08-25"),
    ("الجمعة 20", "2021-08-20"),
    ("أول جمعة من شهر آذار 2020", "2020-03-06"),
    ("آخر جمعة من آذار 2020", "2020-03-27"),
    ("ثالث أحد في شهر 5 السنة الماضية", "2020-05-17"),
    ("آخر يوم من الشهر الماضي", "2021-08-31"),
    ("الأربعاء الماضي", "2021-08-25"),
    ("الأربعاء", "2021-09-01"),
    ("الأربعاء القادم", "2021-09-08"),
    ("الاثنين قبل الماضي", "2021-08-23"),
    ("الاثنين بعد القادم", "2021-09-13"),
    ("آخر خميس", None),
    ("آخر الخميس", "2021-08-26"),
    ("هذا الخميس", "2021-09-02"),
    ("الخميس من الأسبوع الماضي", "2021-08-26"),
    ("الخميس بعد أسبوعين", "2021-09-16"),
    ("أول امبارح", "2021-08-30"),
    ("بعد بكرة", "2021-09-03"),
    ("قبل خمسة أيام", "2021-08-27"),
    ("بعد عشرين يوما", "2021-09-21"),
    ("قبل شهر و3 أيام", "2021-07-29"),
    ("منذ أسبوعين", "2021-08-18"),
    ("في غضون أسبوع من الآن", "2021-09-08"),
    ("يوم 20", "2021-08-20"),
]
RANGES = [
    ("شباط 2020", "2020-02-01..2020-02-29"),
    ("شهر 2 عام 2020", "2020-02-01..2020-02-29"),
    ("2/2020", "2020-02-01..2020-02-29"),
    ("تشرين الثاني", "2020-11-01..2020-11-30"),
    ("تشرين الثاني القادم", "2021-11-01..2021-11-30"),
    ("تموز الماضي", "2021-07-01..2021-07-31"),
    ("تموز قبل الماضي", "2020-07-01..2020-07-31"),
    ("عام 1445 هجري", "2023-07-19..2024-07-06"),
    ("رمضان 1442", "2021-04-13..2021-05-12"),
    ("العام قبل الماضي", "2019-01-01..2019-12-31"),
    ("السنة بعد القادمة", "2023-01-01..2023-12-31"),
    ("الأسبوع الماضي", "2021-08-21..2021-08-27"),
    ("هذا الأسبوع", "2021-08-28..2021-09-03"),
    ("أول أسبوع من أيار 2021", "2021-05-01..2021-05-07"),
    ("الربع الثاني من 2019", "2019-04-01..2019-06-30"),
    ("النصف الأول من عام 2019", "2019-01-01..2019-06-30"),
    ("الربع الماضي", "2021-04-01..2021-06-30"),
    ("الأشهر الأخيرة من عام 2016", "2016-10-01..2016-12-31"),
    ("الأشهر الثلاثة الأخيرة من 2017", "2017-10-01..2017-12-31"),
    ("الأشهر الأولى من العام الماضي", "2020-01-01..2020-03-31"),
    ("الأسبوعين الأخيرين من عام 2017", "2017-12-18..2017-12-31"),
    ("الأيام الأخيرة من نوفمبر 2018", "2018-11-24..2018-11-30"),
    ("آخر 5 أيام", "2021-08-27..2021-09-01"),
    ("السنوات الثلاث القادمة", "2021-09-02..2024-09-01"),
    ("التسعينيات", "1990-01-01..1999-12-31"),
    ("العقد الماضي", "2010-01-01..2019-12-31"),
    ("القرن الماضي", "1900-01-01..1999-12-31"),
    ("الشتاء الماضي", "2020-12-01..2021-02-28"),
    ("صيف 2019", "2019-06-01..2019-08-31"),
    ("من 2012 إلى 2014", "2012-01-01..2014-12-31"),
    ("2012-2014", "2012-01-01..2014-12-31"),
    ("بين 5 و9 آب", "2021-08-05..2021-08-09"),
    ("من 25 تموز حتى 3 آب 2020", "2020-07-25..2020-08-03"),
    ("بقية الأسبوع", "2021-09-01..2021-09-03"),
]
CLOCKS = [
    ("الساعة 3:45 عصرا", "15:45"),
    ("الثالثة والنصف فجرا", "03:30"),
    ("السادسة إلا خمس دقائق مساء", "17:55"),
    ("الساعة الثانية عشرة ليلا", "00:00"),
    ("الساعة 12 ظهرا", "12:00"),
    ("الساعة خمسة وعشرين دقيقة", "05:20"),
    ("23:05", "23:05"),
    ("8 مساء", "20:00"),
    ("من 8 إلى 10 مساء", "20:00..22:00"),
    ("بين السابعة والثامنة صباحا", "07:00..08:00"),
    ("الساعة 9 صباحا حتى 2 ظهرا", "09:00..14:00"),
    ("منتصف الليل", "00:00"),
]
MOMENTS = [
    ("أمس الساعة 9 مساء", "2021-08-31T21:00"),
    ("الساعة الخامسة من فجر الجمعة", "2021-08-27T05:00"),
    ("15 آب 2020، 18:30", "2020-08-15T18:30"),
    ("2020-08-15T18:30:20+03:00", "2020-08-15T18:30:20"),
    ("قبل ثلاث ساعات", "2021-09-01T07:38"),
    ("بعد ربع ساعة", "2021-09-01T10:53"),
    ("الآن", "2021-09-01T10:38"),
    ("منذ 20 ثانية", "2021-09-01T10:37:40"),
]
LENGTHS = [
    ("ثلاثة أسابيع", "P3W"),
    ("سنة وشهران", "P1Y2M"),
    ("يوم ونصف", "P1.5D"),
    ("شهر واحد", "P1M"),
    ("ساعتان إلا ربع", "PT1.75H"),
    ("ألف وخمسمئة يوم", "P1500D"),
    ("لمدة 72 ساعة", "PT72H"),
    ("12.5 دقيقة", "PT12.5M"),
    ("عشرين سنة", "P20Y"),
]
NOTHING = [
    "الأشهر الأخيرة من الحرب",
    "ثلاثون",
    "أحد",
    "باب",
    "السبتت",
    "لا أحد",
    "31 شباط",
    "45/13/2020",
    "ثاني الحاضرين",
]


NUMBERS = ["5", "12", "31", "2021", "1445", "22-4", "3/5", "14/2/2010", "9/2021", "15:25", "25:61", "1.5", "99/99/9999"]
WORDS = sorted(vocabulary().words) + NUMBERS


def found(text: str) -> list[TimeValue]:
    return [span.value for span in find_dates(fold(text).text, REF, CLOCK)]


def check(text: str, type_: str, want: str | None) -> None:
    values = found(text)
    got = [value.start if value.end is None else f"{value.start}..{value.end}" for value in values]
    assert got == ([want] if want else [])
    assert {value.type for value in values} <= {type_}


@pytest.mark.parametrize(("text", "want"), DATES)
def test_day(text: str, want: str | None) -> None:
    check(text, "date", want)


@pytest.mark.parametrize(("text", "want"), RANGES)
def test_range(text: str, want: str) -> None:
    check(text, "daterange", want)


@pytest.mark.parametrize(("text", "want"), CLOCKS)
def test_clock_time(text: str, want: str) -> None:
    check(text, "time", want)


@pytest.mark.parametrize(("text", "want"), MOMENTS)
def test_moment(text: str, want: str) -> None:
    check(text, "datetime", want)


@pytest.mark.parametrize(("text", "want"), LENGTHS)
def test_length(text: str, want: str) -> None:
    assert [(value.type, value.iso) for value in found(text)] == [("duration", want)]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert found(text) == []


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.booleans())
def test_any_row_of_words_gives_spans_in_order(text: str, dated: bool) -> None:
    spans = find_dates(text, REF if dated else None)
    offsets = [offset for span in spans for offset in (span.start, span.end)]
    assert offsets == sorted(offsets)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_a_weekday_settles_the_order_of_numbers() -> None:
    assert [value.start for value in found("الاثنين 2/8/2021")] == ["2021-08-02"]
    assert [value.start for value in found("الأحد 7/3/2021")] == ["2021-03-07"]


def test_spans_cut_the_text_as_given() -> None:
    text = "قُصِفت القريةُ ليلَ الأربعـاء، وفي الـ5 من آبْ أيضاً."
    case = {"id": "a", "text": text, "ref": "2021-09-01T10:38:00"}
    target = io.StringIO()
    main(io.StringIO(json.dumps(case, ensure_ascii=False) + "\n\n"), target)
    (row,) = map(json.loads, target.getvalue().splitlines())
    assert row["id"] == "a"
    assert [text[span["start"] : span["end"]] for span in row["spans"]] == ["ليلَ الأربعـاء", "الـ5 من آب"]
    assert row["spans"][0]["value"] == {"type": "date", "start": "2021-09-01", "pod": "NI"}


def test_rule_ids_are_stable_names() -> None:
    spans = find_dates(fold("أمس، والخميس الماضي، و5 أيار 2020").text, REF)
    assert [span.rule for span in spans] == ["date.relative.day", "date.weekday.relative", "date.absolute.dm"]
