"""Publication dates in lines, metadata, addresses and file names."""

from __future__ import annotations

import pytest

from evtx.ingest.dateline import date_from_name, date_from_url, date_line, parse_date, printed_date, running_date
from evtx.ingest.outlets import load_outlets
from evtx.text.normalize import fold_text

WORDS = load_outlets().words

LINES = [
    ("17 يونيو 2021", "2021-06-17", None),
    ("2021.06.26 | 14:30 دمشق", "2021-06-26", "14:30"),
    ("تاريخ النشر: 30.01.2020 | 14:53 دمشق", "2020-01-30", "14:53"),
    ("19.11.2019 - محدث : 20.11.2019", "2019-11-19", None),
    ("آخر تحديث: 2012/10/12 الساعة 15:31 (مكة المكرمة) الموافق 1433/11/27 هـ", "2012-10-12", "15:31"),
    ("الأحد, 14 سبتمبر 2025 09:47 PM", "2025-09-14", "21:47"),
    ("07-سبتمبر-2023", "2023-09-07", None),
    ("calendar_month10/11/2018 07:42 am", "2018-11-10", "07:42"),
    ("2020-04-28T18:40:56+00:00", "2020-04-28", "18:40"),
    ("الإثنين ١٧ كانون الثاني ٢٠٢٢ - 16:46", "2022-01-17", "16:46"),
    ("السبت 11/06/2022 - 02:57 بتوقيت نيويورك", "2022-06-11", "02:57"),
    ("كتب في 18 يناير، 2022 - 8:42 مساءً", "2022-01-18", "20:42"),
    ("• منذ سنتين - Sunday 07 November 2021", "2021-11-07", None),
    ("12 آب (أغسطس) 2024", "2024-08-12", None),
    ("7 أيلول/سبتمبر 2023", "2023-09-07", None),
    ("Oct 27, 2019", "2019-10-27", None),
    ("3 جويلية 2019", "2019-07-03", None),
    ("22 نوفمبر 2024 21:15 20 جمادى أول 1446", "2024-11-22", "21:15"),
    ("تاريخ الخبر: 12-13-2022", "2022-12-13", None),  # no thirteenth month: the other way round
]


@pytest.mark.parametrize(("line", "day", "clock"), LINES)
def test_date_lines_tell_day_and_clock(line: str, day: str, clock: str | None) -> None:
    found = date_line(fold_text(line).lower(), WORDS)
    assert found is not None
    assert (found.date, found.time, found.rest) == (day, clock, "")


def test_a_line_with_other_words_keeps_them_as_rest() -> None:
    found = date_line(fold_text("اشتباكات 7 أكتوبر 2023"), WORDS)
    assert found is not None
    assert found.rest == "اشتباكات"


def test_an_update_is_marked_unless_the_publication_stands_before_it() -> None:
    lines = ["آخر تحديث: 3 مايو 2021", "تاريخ النشر: 2 مايو 2021 - آخر تحديث: 3 مايو 2021"]
    found = [date_line(fold_text(line), WORDS) for line in lines]
    assert [f and (f.date, f.updated) for f in found] == [("2021-05-03", True), ("2021-05-02", False)]


@pytest.mark.parametrize(
    "line", ["31.02.2024", "منذ ساعتين", "الخميس 20 تموز", "18/5/13908", "1433/11/27", "العام 2024"]
)
def test_no_full_gregorian_date_is_no_date(line: str) -> None:
    assert date_line(fold_text(line), WORDS) is None


METADATA = [
    ("2025-08-01", ("2025-08-01", None)),
    ("2025-08-01T22:30:00Z", ("2025-08-01", "22:30")),
    ("2025-08-01T00:00:00+03:00", ("2025-08-01", None)),
    ("Fri, 05 Dec 2025 10:20:00 +0300", ("2025-12-05", "10:20")),
    ("1700000000", ("2023-11-14", "22:13")),
    ("1700000000000", ("2023-11-14", "22:13")),
    ("20240612", ("2024-06-12", None)),
    ("12/06/2024 02:05 م", ("2024-06-12", "14:05")),
    ("٥ ديسمبر ٢٠٢٥", ("2025-12-05", None)),
    ("yesterday", None),
    ("2024", None),
    ("", None),
]


@pytest.mark.parametrize(("value", "wanted"), METADATA)
def test_metadata_dates(value: str, wanted: tuple[str, str | None] | None) -> None:
    assert parse_date(value) == wanted


URLS = [
    ("https://a.example/2025/02/03/x", "2025-02-03"),
    ("https://a.example/world/arab/2021-09-06-1.4241664?ot=x", "2021-09-06"),
    ("https://a.example/20171117/x-1027610677.html", "2017-11-17"),
    ("https://a.example/news/2024/4/6/x", "2024-04-06"),
    ("https://a.example/news206360.html", None),
    ("https://a.example/x/90432624", None),
    ("https://a.example/?p=20241399", None),
]


@pytest.mark.parametrize(("url", "day"), URLS)
def test_dates_in_addresses(url: str, day: str | None) -> None:
    assert date_from_url(url) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2021-06-17-raqqa.txt", "2021-06-17"),
        ("raqqa_20210617.html", "2021-06-17"),
        ("17-06-2021.txt", "2021-06-17"),
        ("h005.txt", None),
    ],
)
def test_dates_in_file_names(name: str, day: str | None) -> None:
    assert date_from_name(name) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("سقط جنود، اليوم الأربعاء 21 فبراير/شباط 2024م، بعبوات", "2024-02-21"),
        ("قال في تصريح اليوم (26 تشرين الاول 2021) إن", "2021-10-26"),
        ("أصيب جنود اليوم الأربعاء في معارك بدأت في 21 فبراير 2024", None),
        ("اليوم، الاثنين 3 من شباط", None),
    ],
)
def test_the_text_may_name_its_own_day(text: str, day: str | None) -> None:
    assert running_date(fold_text(text).lower()) == day


def test_the_date_that_a_collector_prints_before_a_text() -> None:
    assert printed_date(" date 2025-11-14 أصيب جنديان") == ("2025-11-14", 17)
    assert printed_date("date 2025-13-14 أصيب") is None
    assert printed_date("date 6850-08-28 أصيب") is None
    assert printed_date("أصيب جنديان") is None
